"""Months and the days of them: "29 October", "Oct.29, 2020", "the 27th of May", "12-13 July", "early March"."""

from __future__ import annotations

import re
from functools import partial
from typing import NamedTuple

from corpus.calendar_names import MONTHS
from corpus.records import DateBasis, TimexType
from corpus.timex_calendar import day_of, days_between, month_range, year_value
from corpus.timex_frame import Found, Frame, Reading, dated, is_past
from corpus.timex_tokens import Tokens
from corpus.timex_words import AMBIGUOUS_MONTHS, ORDINALS, PARTS, PEOPLE, words
from corpus.timex_years import DASHES, full_year, is_year, stage_before, year_at

_NUMBER_AND_YEAR = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?,(\d{4})")
_RANGE_WORDS = words("to and or through until &") | DASHES
_SEPARATORS = _RANGE_WORDS | {","}
_SPANS = words("to through until") | DASHES
_TIES = DASHES | {"/"}
_CLOSES = DASHES | {"[", ")", "]", "/", ""}
_LAST_DAY = 31
_LISTED_DAYS = 7
"""How many days a list may hold: "September 26, 27 and 28"."""

_DAY_NUMBERS = {word: day for word, day in ORDINALS.items() if day <= _LAST_DAY} | {
    form: day for day in range(1, _LAST_DAY + 1) for form in (str(day), f"{day:02d}")
}
_TENS = {"twenty": 20, "thirty": 30}
_SUFFIXES = words("st nd rd th")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})")
_BEFORE_DAY_OF = words("on the since until till from dated")
"""Words after which "27 of September", as translations have it, is a day and no part of the month's."""

_BEFORE_MONTHS = words(
    "in since by until till before after from of during to through between early late mid last next this past and "
    "around every each beginning end - – / a"
)
_AFTER_ORDINAL = words(
    "and but when as in at after before to with by it he she they we the a an its his her their there that"
)
"""Words that may follow "on the 27th" where no noun does."""

_VERBS_AFTER_MAY = words("be have not also never still")
_SHORTENED = words("jan feb mar apr jun jul aug sept sep oct nov dec")
_NAMES = words("april june august")
"""Months that are first names as well, but hardly ever a verb."""


def day_number(word: str) -> int | None:
    """1..31 for "29", "29th" and "first"; None for other words."""
    return _DAY_NUMBERS.get(word)


def at_month(tokens: Tokens, i: int) -> Found | None:
    """The date around the name of a month at token `i`."""
    text = tokens.words
    end = i + 1
    if text[i] in {"may", "march"} and (not tokens.is_capitalised(i) or text[end] in _VERBS_AFTER_MAY):
        return None
    if text[end] == "." and text[i] in _SHORTENED:
        end += 1
    left = _day_left(tokens, i)
    if left:
        return _with_year(tokens, left, end, MONTHS[text[i]])
    glued = _NUMBER_AND_YEAR.fullmatch(text[end])
    if glued:
        month, year = MONTHS[text[i]], int(glued[2])
        read = partial(read_day, year=year, month=month, day=int(glued[1]))
        return Found(first=i, last=end + 1, read=read, year=year, month=month)
    at = end + 1 if text[end] == "the" and text[end + 1] in ORDINALS else end
    if text[end] == "," and text[i - 1] == "on":
        at = end + 1
    day = day_number(text[at])
    if day is not None and text[at] != "second" and text[at + 1] not in PEOPLE:
        return _with_year(tokens, _Day(first=i, day=day), at + 1, MONTHS[text[i]])
    return _month_alone(tokens, i, end)


class _Day(NamedTuple):
    """The first token of a date, its day, and the last day of "27/28 September"."""

    first: int
    day: int
    last_day: int | None = None


def _day_left(tokens: Tokens, i: int) -> _Day | None:
    """The day of "29", "29th", "27-th", "the 27th of", "the twenty-seventh of", "27/28" before a month."""
    text, j = tokens.words, i - 1
    of = text[j] == "of"
    if of or (text[j] in {"-", "/"} and tokens.touches(j - 1) and tokens.touches(j) and not _ends_date(text, j)):
        j -= 1
    if text[j] in _SUFFIXES and text[j - 1] == "-":
        return _Day(first=_with_article(text, j - 2), day=int(text[j - 2])) if day_number(text[j - 2]) else None
    slashed = _SLASHED.fullmatch(text[j])
    if slashed and day_number(slashed[1]) and int(slashed[1]) < (day_number(slashed[2]) or 0):
        return _Day(first=_with_article(text, j), day=int(slashed[1]), last_day=int(slashed[2]))
    day = day_number(text[j])
    if day is None or (of and text[j].isdecimal() and text[j - 1] not in _BEFORE_DAY_OF):
        return None
    tens = _TENS.get(text[j - 2], 0) if text[j - 1] == "-" and text[j].isalpha() else 0
    if tens and tens + day <= _LAST_DAY:
        day, j = tens + day, j - 2
    return _Day(first=_with_article(text, j), day=day)


def _with_article(text: list[str], i: int) -> int:
    return i - 1 if text[i - 1] == "the" else i


def _ends_date(text: list[str], i: int) -> bool:
    """True where the day before the dash at token `i` has its own month before it: "Sept. 27-Nov. 10"."""
    return text[i - 3 if text[i - 2] == "." else i - 2] in MONTHS


def _with_year(tokens: Tokens, on: _Day, end: int, month: int) -> Found:
    """A day and month with the year behind it, or without one."""
    text, last_day = tokens.words, on.last_day
    tied = text[end] in _TIES and tokens.touches(end - 1) and tokens.touches(end)
    joined = text[end] == "," or (text[end] == "of" and is_year(text[end + 1]))
    comma = end + 1 if joined or (tied and is_year(text[end + 1])) else end
    year = year_at(tokens, comma) or _short_year(text, end)
    if tied and text[end - 2] == text[end] and len(text[end + 1]) == 2 and text[end + 1].isdecimal():
        year = full_year(int(text[end + 1])), end + 2  # 29-Oct-20
    elif last_day is None:
        last_day = _last_day(text, end, on.day)
    if year:
        read = partial(read_day, year=year[0], month=month, day=on.day, last_day=last_day)
        return Found(first=on.first, last=year[1], read=read, year=year[0], month=month)
    shift, end = relative_year_at(text, end)
    read = partial(read_day, year=None, month=month, day=on.day, years=shift, last_day=last_day)
    return Found(first=on.first, last=end, read=read)


def _short_year(text: list[str], i: int) -> tuple[int, int] | None:
    """The "90" of a wire's "3 JAN 90 --"."""
    if len(text[i]) != 2 or not text[i].isdecimal() or text[i - 1] not in MONTHS or text[i + 1] in PEOPLE:
        return None
    closed = text[i + 1] in _CLOSES
    return (full_year(int(text[i])), i + 1) if closed or int(text[i]) > _LAST_DAY else None


def _last_day(text: list[str], i: int, first: int) -> int | None:
    """The day that a span from day `first` on runs to: "-13", "to 22"; not after "and", which adds a day."""
    day = day_number(text[i + 1]) if text[i] in _SPANS else None
    return day if day and day > first and text[i + 2] not in MONTHS and text[i + 2] not in PEOPLE else None


def relative_year_at(text: list[str], i: int) -> tuple[int | None, int]:
    """(years from now, next token) of "last year", "of this year" after a date; (None, i) if there is none."""
    at = i + 1 if text[i] in {"of", ","} else i
    if text[at + 1] == "year" and text[at] in {"last", "this", "next"}:
        return {"last": -1, "this": 0, "next": 1}[text[at]], at + 2
    return None, i


def _month_alone(tokens: Tokens, i: int, end: int) -> Found | None:
    """A month without a day: "October 2020", "last October", "early March", "every May"."""
    text = tokens.words
    month, before = MONTHS[text[i]], text[i - 1]
    at = end + 1 if text[end] in {",", "of"} else end
    year = year_at(tokens, at)
    if year is None and not _means_month(tokens, i):
        return None
    first, part = stage_before(tokens, i)
    if year:
        read = partial(read_month, year=year[0], month=month, part=part)
        return Found(first=first, last=year[1], read=read, year=year[0], month=month)
    shift, end = relative_year_at(text, end)
    if shift is None and first == i and before in {"last", "next", "this", "past"}:
        read = partial(_read_month_near, month=month, which=before)
        return Found(first=i - 1, last=end, read=read, deictic=True)
    if before in {"each", "every"}:
        reading = Reading(type=TimexType.SET, value=f"XXXX-{month:02d}")
        return Found(first=i - 1, last=end, read=lambda _frame: reading)
    return Found(first=first, last=end, read=partial(read_month, year=None, month=month, part=part, years=shift))


def _means_month(tokens: Tokens, i: int) -> bool:
    """True where a month's name without day and year is a month, not a verb or a first name."""
    word, before, after = tokens.words[i], tokens.words[i - 1], tokens.words[i + 1]
    if not tokens.is_capitalised(i) or (len(word) == 3 and word != "may" and after != "."):
        return False
    if before == "black" and tokens.is_capitalised(i - 1):
        return False  # "Black January" is a name
    if before == "by" and word in _NAMES and is_past(tokens.words[i - 2]) and after.isalpha():
        return not tokens.is_capitalised(i + 1)  # "led by August Kern"
    if word not in AMBIGUOUS_MONTHS or before in _BEFORE_MONTHS:
        return not (word == "may" and tokens.capitals and before not in {"in", "since", "last", "of", "during"})
    return (
        word in _NAMES and not tokens.begins_sentence(i) and not (after.isalpha() and tokens.is_capitalised(i + 1))
    )


# ---------------------------------------------------------------- the other day of a span


def at_linked_day(tokens: Tokens, i: int) -> Found | None:
    """Words like "12" of "12-13 July", "13" of "July 12-13", "25" of "April 24 and 25" at token `i`."""
    text = tokens.words
    day = day_number(text[i])
    if day is None:
        return None
    ahead = _month_ahead(text, i, day) if text[i + 1] in _SEPARATORS else None
    if ahead:
        last = day_number(text[i + 2]) if text[i + 1] in _SPANS else None
        return _before_month(tokens, i, ahead, day, last)
    behind = _month_behind(text, i, day) if text[i - 1] in _SEPARATORS else None
    aged = text[i + 1] == "-" and text[i + 2].isalpha()  # "on May 3, and 20-year-old Kern"
    if behind is not None and not aged and text[i + 1] not in PEOPLE:
        return _with_year(tokens, _Day(first=i, day=day), i + 1, MONTHS[text[behind]])
    return None


def _month_ahead(text: list[str], i: int, day: int) -> int | None:
    """The token of the month that a list or span of days from token `i` on ends with, None if there is none."""
    at, spans, listed = _next_day(text, i, day), text[i + 1] in _SPANS, 0
    while at is not None and listed < _LISTED_DAYS:
        listed += 1
        of = text[at + 1] == "of"
        if text[at + 2 if of else at + 1] in MONTHS:
            not_a_day = of and text[at].isdecimal() and text[i - 1] not in _BEFORE_DAY_OF
            return None if not_a_day or text[at - 1] == "," else at + 1 + of
        if spans or text[at + 1] in _SPANS:
            return None
        at = _next_day(text, at, day_number(text[at]) or 0)
    return None


def _month_behind(text: list[str], i: int, day: int) -> int | None:
    """The token of the month that a list or span of days up to token `i` began with, None if there is none.

    A comma alone before the day counts where the list goes on: not in "On May 3, 5 towns fell".
    """
    at, later = i, day
    for _ in range(_LISTED_DAYS):
        if text[at - 1] not in _SEPARATORS:
            return None
        at -= 3 if text[at - 2] == "," else 2
        before = _DAY_NUMBERS.get(text[at])
        if before is None or before >= later:
            return None
        later = before
        month = at - 2 if text[at - 1] == "." else at - 1
        if text[month] in MONTHS:
            two_only = text[i - 2] == "," and at == i - 3
            return month if not two_only and (text[i - 1] != "," or _goes_on(text, i, day)) else None
    return None


def _next_day(text: list[str], i: int, day: int) -> int | None:
    """The token of the next, later day in a list or span: "28" after "27" in "27, 28 and 29"."""
    if text[i + 1] not in _SEPARATORS:
        return None
    at = i + 3 if text[i + 1] == "," and text[i + 2] == "and" else i + 2
    later = _DAY_NUMBERS.get(text[at])
    return at if later is not None and later > day else None


def _goes_on(text: list[str], i: int, day: int) -> bool:
    """True where the list of days at token `i` goes on to its "and"."""
    at = _next_day(text, i, day)
    for _ in range(_LISTED_DAYS):
        if at is None or text[at - 1] != ",":
            return at is not None and text[i + 1] not in _SPANS
        at = _next_day(text, at, day_number(text[at]) or 0)
    return False


def _before_month(tokens: Tokens, i: int, at: int, day: int, last_day: int | None) -> Found:
    behind = at_month(tokens, at)
    year = behind.year if behind else None
    read = partial(read_day, year=year, month=MONTHS[tokens.words[at]], day=day, last_day=last_day)
    return Found(first=i, last=i + 1, read=read)


def at_bare_ordinal(tokens: Tokens, i: int) -> Found | None:
    """Words like "the 27th" at token `i`, where it is a day of the month that the text speaks of."""
    text = tokens.words
    day = ORDINALS.get(text[i])
    led = text[i - 2] in {"on", "by", "until", "since"} or (text[i - 2] == "of" and text[i - 3] in PARTS)
    if day is None or day > _LAST_DAY or text[i - 1] != "the" or not led:
        return None
    after = text[i + 1]
    if after.isalpha() and after not in _AFTER_ORDINAL:
        return None
    return Found(first=i - 1, last=i + 1, read=partial(_read_ordinal, day=day))


def _read_ordinal(frame: Frame, *, day: int) -> Reading:
    here, basis = frame.here
    if frame.month is not None:
        year, month, basis = *frame.month, DateBasis.CONTEXT
    elif here is not None:
        ahead = day > here.day and frame.tense() <= 0
        year, month = (
            (here.year - (here.month == 1), (here.month - 2) % 12 + 1) if ahead else (here.year, here.month)
        )
    else:
        return dated(f"XXXX-XX-{day:02d}", None, basis)
    then = day_of(year, month, day)
    return dated(then.isoformat() if then else f"XXXX-XX-{day:02d}", days_between(then, then), basis)


# ---------------------------------------------------------------- meanings


def read_day(
    frame: Frame,
    *,
    year: int | None,
    month: int,
    day: int,
    last_day: int | None = None,
    years: int | None = None,
    weekday: int | None = None,
) -> Reading:
    """The day, or the days up to `last_day`, with the year of the words, of the publication or of the passage.

    `years` counts from the year of writing ("last year"); `weekday` picks the year where none is given.
    """
    basis = DateBasis.EXPLICIT
    if year is None:
        known = _year_from(frame, month, day, years)
        if known is None:
            return dated(f"XXXX-{month:02d}-{day:02d}", None, basis)
        year, basis = known
        if weekday is not None:
            year = _year_with_weekday(year, month, day, weekday)
        if frame.in_dateline():
            basis = DateBasis.EXPLICIT
    then = day_of(year, month, day)
    days = days_between(then, day_of(year, month, last_day or day))
    return dated(f"{year_value(year)}-{month:02d}-{day:02d}", days, basis)


def _year_with_weekday(year: int, month: int, day: int, weekday: int) -> int:
    for near in (year, year - 1, year + 1):
        then = day_of(near, month, day)
        if then is not None and then.weekday() == weekday:
            return near
    return year


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
            return dated(f"XXXX-{month:02d}", None, basis)
        year, basis = known
    return dated(f"{year_value(year)}-{month:02d}", month_range(year, month, part), basis)


def _read_month_near(frame: Frame, *, month: int, which: str) -> Reading:
    """What is meant by "last October", "next May", "this June", counted from the day of writing."""
    here, basis = frame.here
    if here is None:
        return dated(f"XXXX-{month:02d}", None, basis)
    year = here.year
    if which in {"last", "past"}:
        year -= month >= here.month
    elif which == "next":
        year += month <= here.month
    return dated(f"{year:04d}-{month:02d}", month_range(year, month), basis)
