"""Dates that say their month or year: "29 October", "Oct.29, 2020", "10/29/2020", "the late 1980s"."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

from corpus.records import DateBasis, DayRange, TimexType
from corpus.timex_calendar import (
    century_range,
    day_of,
    days_between,
    decade_range,
    month_range,
    one_day,
    year_range,
    year_value,
)
from corpus.timex_frame import Found, Frame, Reading
from corpus.timex_tokens import Tokens
from corpus.timex_words import AMBIGUOUS_MONTHS, CARDINALS, DECADES, MONTHS, ORDINALS, PLURALS, UNITS

_ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)t?")
_ORDERED = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})")
_MONTH_FIRST = {"US", "PH", "FM", "PW"}
_NUMBER_AND_YEAR = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?,(\d{4})")
_FIRST_YEAR, _LAST_YEAR = 1400, 2100
_MODERN = range(1900, 2036)
_DASHES = {"-", "–", "—"}
_RANGE_WORDS = {"to", "and", "through", "until"} | _DASHES

_BEFORE_YEARS = frozenset(
    "in since by until till before after from of during to through between early late mid around circa ca and "
    "the fiscal year summer winter spring autumn fall christmas for post pre or ( - – — /".split()
)
_BEFORE_NUMBERS = frozenset(
    "$ £ € # no nos number flight about some nearly almost over than least approximately resolution article route "
    "highway boeing most up exactly only page room".split()
)
_AFTER_NUMBERS = frozenset(
    "people civilians soldiers troops men women children persons refugees houses homes dead wounded killed injured "
    "others villages tanks dollars km kilometers kilometres meters metres miles feet ft tons tonnes hectares acres "
    "square percent % points mm cm m kg pounds rubles roubles euros million billion thousand prisoners fighters "
    "servicemen casualties deaths bodies families residents inhabitants troops' rounds shells rockets mb hp ° "
    "degrees barrels shares workers cases officers militants militiamen".split()
) | PLURALS.keys()  # fmt: skip

_STAGES = {
    "early": "early", "late": "late", "mid": "mid", "beginning": "early", "start": "early", "middle": "mid",
    "end": "late", "close": "late", "rest": "", "later": "", "earlier": "", "outset": "early", "midst": "",
}  # fmt: skip


# ---------------------------------------------------------------- parts shared by several forms


def stage_before(tokens: Tokens, i: int) -> tuple[int, str]:
    """(first token, part) of "early", "the end of", "late in the" and the like before token `i`; (i, "") if none."""
    words = tokens.words
    j = i - 1
    if words[j] in _DASHES and words[j - 1] == "mid":
        return _with_article(words, j - 1), "mid"
    if words[j] in {"early", "late", "mid", "earlier", "later"}:
        return _with_article(words, j), _STAGES[words[j]]
    if words[j] == "the":
        j -= 1
    if words[j] in {"of", "in"}:
        named = words[j - 1]
        if named in {"days", "weeks", "part", "months", "years"} and words[j - 2] in {
            "early",
            "first",
            "late",
            "last",
        }:
            part = "early" if words[j - 2] in {"early", "first"} else "late"
            return _with_article(words, j - 2), part
        if named in _STAGES and (words[j] == "of" or named in {"early", "late", "later", "earlier"}):
            return _with_article(words, j - 1), _STAGES[named]
    return i, ""


def _with_article(words: list[str], i: int) -> int:
    return i - 1 if words[i - 1] in {"the", "very"} else i


def is_year(word: str) -> bool:
    """True for four figures that may be a year."""
    return len(word) == 4 and word.isdecimal() and _FIRST_YEAR <= int(word) <= _LAST_YEAR


def year_at(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """(year, next token) where a year stands at token `i`: "1998", "'98", "490 BC", "nineteen ninety-eight"."""
    words = tokens.words
    era = _era_at(words, i + 1)
    if era and words[i].isdecimal() and len(words[i]) <= 4:
        return era[0] * int(words[i]), era[1]
    if is_year(words[i]):
        return int(words[i]), i + 1
    if words[i] in {"'", "’"} and len(words[i + 1]) == 2 and words[i + 1].isdecimal():
        return _full_year(int(words[i + 1])), i + 2
    if words[i] in {"eighteen", "nineteen"} and CARDINALS.get(words[i + 1], 0) >= 10:
        return _spelt_year(words, i)
    return None


def _era_at(words: list[str], i: int) -> tuple[int, int] | None:
    if words[i] in {"bc", "bce"}:
        return -1, i + 1
    if words[i] == "b" and words[i + 1 : i + 3] == [".", "c"]:
        return -1, i + 4 if words[i + 3] == "." else i + 3
    return (1, i + 1) if words[i] == "ad" else None


def _spelt_year(words: list[str], i: int) -> tuple[int, int]:
    tens = CARDINALS[words[i + 1]]
    year, end = 100 * CARDINALS[words[i]] + tens, i + 2
    ones = end + 1 if words[end] == "-" else end
    if tens >= 20 and CARDINALS.get(words[ones], 10) < 10:
        return year + CARDINALS[words[ones]], ones + 1
    return year, end


def _full_year(short: int) -> int:
    return 2000 + short if short < 50 else 1900 + short


def _day_number(word: str) -> int | None:
    if word.isdecimal():
        return int(word) if len(word) <= 2 and 1 <= int(word) <= 31 else None
    day = ORDINALS.get(word)
    return day if day is not None and day <= 31 else None


# ---------------------------------------------------------------- months


def at_month(tokens: Tokens, i: int) -> Found | None:
    """The date around the name of a month at token `i`."""
    words = tokens.words
    month = MONTHS[words[i]]
    end = i + 1
    if words[end] == "." and len(words[i]) <= 4 and words[i] != "may":
        end += 1
    left = _days_left(words, i)
    if left:
        first, day, last_day = left
        return _dated(tokens, first, end, month, day, last_day)
    right = _days_right(words, end)
    if right:
        end, day, last_day, year = right
        if year:
            found = partial(read_day, year=year, month=month, day=day, last_day=last_day)
            return Found(first=i, last=end, read=found, year=year, full=True)
        return _dated(tokens, i, end, month, day, last_day)
    return _month_alone(tokens, i, end, month)


def _days_left(words: list[str], i: int) -> tuple[int, int, int | None] | None:
    """(first token, day, last day) of "29", "the 27th of", "12-13", "12 and 13" before a month."""
    j = i - 1
    of = words[j] == "of"
    if of or words[j] == "-":
        j -= 1
    day = _day_number(words[j])
    if day is None or (of and words[j].isdecimal()):
        return None
    last_day = None
    before = _day_number(words[j - 2]) if words[j - 1] in _RANGE_WORDS else None
    if before is not None and before < day:
        j, day, last_day = j - 2, before, day
    if words[j - 1] == "the":
        j -= 1
    return j, day, last_day


def _days_right(words: list[str], i: int) -> tuple[int, int, int | None, int | None] | None:
    """(next token, day, last day, year) of "29", "27th", "12-13", "29,2020" after a month."""
    glued = _NUMBER_AND_YEAR.fullmatch(words[i])
    if glued:
        return i + 1, int(glued[1]), None, int(glued[2])
    at = i + 1 if words[i] == "the" and words[i + 1] in ORDINALS else i
    day = _day_number(words[at])
    if day is None or (words[at] in ORDINALS and not words[at][0].isdigit() and words[at] == "second"):
        return None
    if words[at + 1] in {"%", "percent", "people"} or (words[at + 1] in _AFTER_NUMBERS and words[at + 1] != "m"):
        return None
    last_day = _day_number(words[at + 2]) if words[at + 1] in _RANGE_WORDS else None
    if last_day is not None and last_day > day and _closes_range(words, at + 3):
        return at + 3, day, last_day, None
    return at + 1, day, None, None


def _closes_range(words: list[str], i: int) -> bool:
    return words[i] not in MONTHS and words[i] not in _AFTER_NUMBERS and words[i] not in {":", "-", "a", "p"}


def _dated(tokens: Tokens, first: int, end: int, month: int, day: int, last_day: int | None) -> Found:
    words = tokens.words
    comma = end + 1 if words[end] == "," else end
    year = year_at(tokens, comma)
    if year and not (comma > end and words[year[1]] in _AFTER_NUMBERS):
        read = partial(read_day, year=year[0], month=month, day=day, last_day=last_day)
        return Found(first=first, last=year[1], read=read, year=year[0], full=True)
    shift, end = relative_year_at(words, end)
    read = partial(read_day, year=None, month=month, day=day, last_day=last_day, years=shift)
    return Found(first=first, last=end, read=read)


def relative_year_at(words: list[str], i: int) -> tuple[int | None, int]:
    """(years from now, next token) of "last year", "of this year" after a date; (None, i) if there is none."""
    at = i + 1 if words[i] in {"of", ","} else i
    if words[at + 1] == "year" and words[at] in {"last", "this", "next"}:
        return {"last": -1, "this": 0, "next": 1}[words[at]], at + 2
    return None, i


def _month_alone(tokens: Tokens, i: int, end: int, month: int) -> Found | None:
    words = tokens.words
    comma = end + 1 if words[end] == "," else end
    if comma == end and words[end] == "of" and is_year(words[end + 1]):
        comma = end + 1
    year = year_at(tokens, comma)
    if words[i] in {"sun", "sat", "mon"} or (year is None and not _means_month(tokens, i)):
        return None
    last_month = MONTHS.get(words[end + 1]) if words[end] in _DASHES and year is None else None
    first, part = stage_before(tokens, i)
    if year:
        read = partial(read_month, year=year[0], month=month, part=part)
        return Found(first=first, last=year[1], read=read, year=year[0], full=True)
    shift, after = relative_year_at(words, end)
    if shift is None and first == i and words[i - 1] in {"last", "next", "this", "past"}:
        return Found(
            first=i - 1, last=end, read=partial(read_month_near, month=month, which=words[i - 1]), deictic=True
        )
    del last_month
    if words[i - 1] in {"each", "every"}:
        return Found(first=i - 1, last=end, read=partial(_read_set, value=f"XXXX-{month:02d}"))
    end = i + 1 if after == end and words[end] != "." else after
    return Found(first=first, last=end, read=partial(read_month, year=None, month=month, part=part, years=shift))


_BEFORE_MONTHS = frozenset(
    "in since by until till before after from of during to through between early late mid last next this past "
    "and around every each beginning end - –".split()
)


def _means_month(tokens: Tokens, i: int) -> bool:
    """True where a month's name without day and year is a month, not a verb or a first name."""
    word = tokens.words[i]
    if not tokens.is_capitalised(i) or (len(word) == 3 and word != "may" and tokens.words[i + 1] != "."):
        return False
    if word not in AMBIGUOUS_MONTHS:
        return True
    before = tokens.words[i - 1]
    if before not in _BEFORE_MONTHS:
        return word in {"august"} and before not in {"", "."}
    return not (word == "may" and tokens.capitals and before in {"and", "this", "-", "–"})


def read_day(
    frame: Frame, *, year: int | None, month: int, day: int, last_day: int | None, years: int | None = None
) -> Reading:
    """The day or days of a month, with the year of the words, of the publication or of the passage."""
    basis = DateBasis.EXPLICIT
    if year is None:
        known = _year_from(frame, month, day, years)
        if known is None:
            return Reading(type=TimexType.DATE, value=f"XXXX-{month:02d}-{day:02d}")
        year, basis = known
    days = days_between(day_of(year, month, day), day_of(year, month, last_day or day))
    value = f"{year_value(year)}-{month:02d}-{day:02d}"
    return Reading(type=TimexType.DATE, value=value, days=days, basis=basis if days else DateBasis.UNRESOLVED)


def _year_from(frame: Frame, month: int, day: int | None, years: int | None) -> tuple[int, DateBasis] | None:
    if years is None:
        return frame.year_of(month, day)
    here, basis = frame.here
    return (here.year + years, basis) if here else None


def read_month(frame: Frame, *, year: int | None, month: int, part: str, years: int | None = None) -> Reading:
    """The month, or a part of it, with its year."""
    basis = DateBasis.EXPLICIT
    if year is None:
        known = _year_from(frame, month, None, years)
        if known is None:
            return Reading(type=TimexType.DATE, value=f"XXXX-{month:02d}")
        year, basis = known
    days = month_range(year, month, part)
    value = f"{year_value(year)}-{month:02d}"
    return Reading(type=TimexType.DATE, value=value, days=days, basis=basis if days else DateBasis.UNRESOLVED)


def read_month_near(frame: Frame, *, month: int, which: str) -> Reading:
    """ "last October", "next May", "this June", counted from the day of writing."""
    here, basis = frame.here
    if here is None:
        return Reading(type=TimexType.DATE, value=f"XXXX-{month:02d}")
    year = here.year
    if which in {"last", "past"}:
        year -= month >= here.month
    elif which == "next":
        year += month <= here.month
    return Reading(
        type=TimexType.DATE, value=f"{year:04d}-{month:02d}", days=month_range(year, month), basis=basis
    )


def _read_set(_frame: Frame, *, value: str) -> Reading:
    return Reading(type=TimexType.SET, value=value)


# ---------------------------------------------------------------- years, decades, centuries


def at_year(tokens: Tokens, i: int) -> Found | None:
    """The year at token `i`, unless the figures count something."""
    words = tokens.words
    known = year_at(tokens, i)
    if known is None or not _is_dated(tokens, i, known):
        return None
    year, end = known
    first, part = stage_before(tokens, i)
    if first == i and words[i - 1] in {"fiscal"}:
        first = i - 1
    if first == i and words[i - 2 : i] == ["the", "year"]:
        first = i - 2
    last_year = None
    if (
        words[end] in _DASHES
        and tokens.touches(end - 1)
        and len(words[end + 1]) == 2
        and words[end + 1].isdecimal()
    ):
        last_year, end = year - year % 100 + int(words[end + 1]), end + 2
    read = partial(read_year, year=year, last_year=last_year, part=part)
    return Found(first=first, last=end, read=read, year=year)


def _is_dated(tokens: Tokens, i: int, known: tuple[int, int]) -> bool:
    words = tokens.words
    if known[0] < 0 or known[1] > i + 1:
        return True
    before, after = words[i - 1], words[known[1]]
    if before in _BEFORE_NUMBERS or after in _AFTER_NUMBERS or (after == "-" and words[i + 2] in UNITS):
        return False
    return int(words[i]) in _MODERN or before in _BEFORE_YEARS or after in {")", "-", "–", ":"} or before == ","


def read_year(_frame: Frame, *, year: int, last_year: int | None, part: str) -> Reading:
    """The year or years, or a part of the year."""
    days = year_range(year, part)
    if last_year is not None and days is not None:
        until = year_range(last_year)
        days = days_between(days.first, until.last if until else None) or days
    basis = DateBasis.EXPLICIT if days else DateBasis.UNRESOLVED
    return Reading(type=TimexType.DATE, value=year_value(year), days=days, basis=basis)


def at_decade(tokens: Tokens, i: int) -> Found | None:
    """ "1980s", "the '90s", "the nineties" at token `i`."""
    words = tokens.words
    word, first = words[i], i
    if word in DECADES:
        if words[i - 1] not in {"the", "early", "late", "mid", "-"}:
            return None
        decade = 190 + DECADES[word]
    elif len(word) == 5 and word[:4].isdecimal():
        decade = int(word[:3])
    elif len(word) == 3 and words[i - 1] in {"'", "’", "`"} and word[0] != "0":
        decade, first = 190 + int(word[0]), i - 1
    else:
        return None
    first, part = stage_before(tokens, first)
    if words[first - 1] == "the":
        first -= 1
    value_range = decade_range(decade, part)
    reading = Reading(type=TimexType.DATE, value=f"{decade:03d}", days=value_range, basis=DateBasis.EXPLICIT)
    return Found(first=first, last=i + 1, read=lambda _frame: reading, year=10 * decade)


def at_century(tokens: Tokens, i: int) -> Found | None:
    """ "the 20th century", "the fifth century BC" around "century" at token `i`."""
    words = tokens.words
    at = i - 2 if words[i - 1] == "-" else i - 1
    number = ORDINALS.get(words[at])
    if number is None:
        return None
    era = _era_at(words, i + 1)
    first, part = stage_before(tokens, at)
    if words[first - 1] == "the":
        first -= 1
    if era and era[0] < 0:
        reading = Reading(type=TimexType.DATE, value=f"BC{number - 1:02d}")
        return Found(first=first, last=era[1], read=lambda _frame: reading)
    days = century_range(number - 1, part)
    reading = Reading(
        type=TimexType.DATE,
        value=f"{number - 1:02d}",
        days=days,
        basis=DateBasis.EXPLICIT if days else DateBasis.UNRESOLVED,
    )
    return Found(first=first, last=era[1] if era else i + 1, read=lambda _frame: reading)


# ---------------------------------------------------------------- figures only


def at_figures(tokens: Tokens, i: int) -> Found | None:
    """A date in figures at token `i`: ISO, or day and month in the order of the article's country."""
    iso = _ISO.fullmatch(tokens.words[i])
    if iso:
        day = day_of(int(iso[1]), int(iso[2]), int(iso[3]))
        return _figured(i, day)
    ordered = _ORDERED.fullmatch(tokens.words[i])
    if ordered is None or (ordered[2] == "." and len(ordered[4]) == 2):
        return None
    return Found(
        first=i,
        last=i + 1,
        read=partial(_read_ordered, one=int(ordered[1]), two=int(ordered[3]), year=_four_figures(ordered[4])),
        year=_four_figures(ordered[4]),
        full=True,
    )


def _four_figures(year: str) -> int:
    return int(year) if len(year) == 4 else _full_year(int(year))


def _figured(i: int, day: date | None) -> Found | None:
    if day is None:
        return None
    reading = Reading(type=TimexType.DATE, value=day.isoformat(), days=one_day(day), basis=DateBasis.EXPLICIT)
    return Found(first=i, last=i + 1, read=lambda _frame: reading, year=day.year, full=True)


def _read_ordered(frame: Frame, *, one: int, two: int, year: int) -> Reading | None:
    """Day and month: month first where the country writes so, the other order where that is no date."""
    month_first, day_first = day_of(year, one, two), day_of(year, two, one)
    day = (month_first or day_first) if frame.country in _MONTH_FIRST else (day_first or month_first)
    if day is None:
        return None
    return Reading(
        type=TimexType.DATE, value=day.isoformat(), days=DayRange(first=day, last=day), basis=DateBasis.EXPLICIT
    )
