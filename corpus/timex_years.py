"""Years, decades and centuries, and the stages of them: "1994", "490 BC", "the late 1980s", "the end of 1957"."""

from __future__ import annotations

from functools import partial

from corpus.numerals import CARDINALS
from corpus.records import DateBasis
from corpus.timex_calendar import century_range, decade_range, year_range, year_value
from corpus.timex_frame import Found, Frame, Reading, dated
from corpus.timex_tokens import Tokens
from corpus.timex_words import DECADES, ORDINALS, PLURALS, QUANTITIES, UNITS, words

DASHES = frozenset({"-", "–", "—"})
_TO_ANOTHER = DASHES | {"to", "and", "or"}

_FIRST_YEAR, _LAST_YEAR = 1400, 2100
_MODERN = range(1900, 2036)
_PIVOT = 50
"""Two figures below this are of this century."""

_BEFORE_YEARS = words(
    "in since by until till before after from of during to through between early late mid around circa ca and the "
    "fiscal year summer winter spring autumn fall christmas for post pre or ( - – — / ,"
)
_BEFORE_NUMBERS = words(
    "$ £ € # no nos number flight about some nearly almost over than least approximately resolution article route "
    "highway boeing most up exactly only page room"
)
_STAGES = {
    "early": "early", "beginning": "early", "start": "early", "outset": "early", "mid": "mid", "middle": "mid",
    "late": "late", "end": "late", "close": "late", "rest": "", "later": "", "earlier": "",
}  # fmt: skip
_HALVES = {"first": "H1", "second": "H2", "last": "H2", "latter": "H2"}
_WEEKS = {"first": "week 1", "second": "week 2", "third": "week 3", "last": "last week", "final": "last week"}
_DAYS_OF = {
    "early": "early",
    "first": "early",
    "opening": "early",
    "last": "late",
    "final": "late",
    "late": "late",
}


def stage_before(tokens: Tokens, i: int) -> tuple[int, str]:
    """(first token, part) of "early", "the end of", "late in the" and so on before token `i`; (i, "") if none.

    The part is "early", "mid", "late", "H1", "H2", "week 1" or "" where the words do not narrow the time down.
    """
    text = tokens.words
    j = i - 2 if text[i - 1] in DASHES else i - 1
    if text[j] in {"early", "late", "mid"} or (j == i - 1 and text[j] in {"earlier", "later"}):
        return _with_article(text, j), _STAGES[text[j]]
    j = i - 2 if text[i - 1] == "the" else i - 1
    named, before = text[j - 1], text[j - 2]
    if text[j] == "of" and named in {"days", "weeks", "part", "months", "years"} and before in _DAYS_OF:
        return _with_article(text, j - 2), _DAYS_OF[before]
    if text[j] == "of" and named in {"week", "weekend"} and before in _WEEKS:
        return _with_article(text, j - 2), _WEEKS[before]
    if text[j] == "of" and named == "half" and before in _HALVES:
        return _with_article(text, j - 2), _HALVES[before]
    if (
        text[j] == "of" or (text[j] == "in" and named in {"early", "late", "later", "earlier"})
    ) and named in _STAGES:
        return _with_article(text, j - 1), _STAGES[named]
    return i, ""


def _with_article(text: list[str], i: int) -> int:
    return i - 1 if text[i - 1] in {"the", "very"} else i


def is_year(word: str) -> bool:
    """True for four figures that may be a year."""
    return len(word) == 4 and word.isdecimal() and _FIRST_YEAR <= int(word) <= _LAST_YEAR


def year_at(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """(year, next token) where a year stands at token `i`: "1998", "'98", "490 BC", "nineteen ninety-eight"."""
    text = tokens.words
    era = era_at(text, i + 1)
    if era and text[i].isdecimal() and len(text[i]) <= 4:
        return era[0] * int(text[i]), era[1]
    if is_year(text[i]):
        return int(text[i]), i + 1
    if text[i] in {"'", "’"} and len(text[i + 1]) == 2 and text[i + 1].isdecimal():
        return full_year(int(text[i + 1])), i + 2
    if text[i] in {"eighteen", "nineteen"} and CARDINALS.get(text[i + 1], 0) >= 10:
        return _spelt_year(text, i)
    return (2000, i + 2) if text[i : i + 2] == ["two", "thousand"] and text[i - 1] == "year" else None


def era_at(text: list[str], i: int) -> tuple[int, int] | None:
    """(-1 or 1, next token) where "BC", "B.C." or "AD" stands at token `i`."""
    if text[i] in {"bc", "bce"}:
        return -1, i + 1
    if text[i] == "b" and text[i + 1 : i + 3] == [".", "c"]:
        return -1, i + 4 if text[i + 3] == "." else i + 3
    return (1, i + 1) if text[i] == "ad" else None


def _spelt_year(text: list[str], i: int) -> tuple[int, int]:
    tens = CARDINALS[text[i + 1]]
    year, end = 100 * CARDINALS[text[i]] + tens, i + 2
    ones = end + 1 if text[end] == "-" else end
    if tens >= 20 and CARDINALS.get(text[ones], 10) < 10:
        return year + CARDINALS[text[ones]], ones + 1
    return year, end


def full_year(short: int) -> int:
    """The year that two figures mean."""
    return 2000 + short if short < _PIVOT else 1900 + short


def at_year(tokens: Tokens, i: int) -> Found | None:
    """The year at token `i`, unless the figures count something."""
    text = tokens.words
    known = year_at(tokens, i)
    if known is None or not _is_dated(tokens, i, known) or _before_quarter(text, known[1]):
        return None
    year, end = known
    first, part = stage_before(tokens, i)
    if first == i and text[i - 1] == "fiscal":
        first = i - 1
    if first == i and text[i - 2 : i] == ["fiscal", "year"]:
        first = i - 2
    if first == i and text[i - 2 : i] == ["the", "year"]:
        first = i - 2
    if text[end] == "period" and text[i - 1] == "the":
        first, end = i - 1, end + 1
    return Found(first=first, last=end, read=partial(read_year, year=year, part=part), year=year)


def at_fiscal_year(tokens: Tokens, i: int) -> Found | None:
    """Words like "FY2013", "FY 2013" at token `i`."""
    word = tokens.words[i + 1]
    if not is_year(word):
        return None
    return Found(first=i, last=i + 2, read=partial(read_year, year=int(word), part=""), year=int(word))


def at_first_year_bc(tokens: Tokens, i: int) -> Found | None:
    """Words like "499" of "499-493 BC", "499 to 493 BC" at token `i`."""
    text = tokens.words
    if text[i + 1] not in _TO_ANOTHER or not (text[i] + text[i + 2]).isdecimal():
        return None
    era = era_at(text, i + 3)
    if era is None or era[0] > 0 or len(text[i]) > 4 or int(text[i]) <= int(text[i + 2]):
        return None
    first, part = stage_before(tokens, i)
    return Found(
        first=first, last=i + 1, read=partial(read_year, year=-int(text[i]), part=part), year=-int(text[i])
    )


def _is_dated(tokens: Tokens, i: int, known: tuple[int, int]) -> bool:
    text = tokens.words
    if known[0] < 0 or known[1] > i + 1:
        return True
    before, after = text[i - 1], text[known[1]]
    if _is_number(tokens, i) or _begins_count(tokens, known[1]):
        return False
    if before in _BEFORE_NUMBERS or after in QUANTITIES or after in PLURALS or after == "block":
        return False
    if after == "-" and text[i + 2] in UNITS:
        return False
    return int(text[i]) in _MODERN or before in _BEFORE_YEARS or after in {")", "-", "–", ":"}


def _is_number(tokens: Tokens, i: int) -> bool:
    """True for the gun M1974, the end of a telephone number and Order No. 1990, which are no years."""
    text = tokens.words
    before, second = text[i - 1], text[i - 2]
    glued = before.isalpha() and before not in _BEFORE_YEARS and tokens.touches(i - 1)
    dialled = (before.isdecimal() and not is_year(before)) or (
        before in DASHES and tokens.touches(i - 1) and second.isdecimal() and not is_year(second)
    )
    return glued or dialled or (before == "." and second in {"no", "nos"})


def _begins_count(tokens: Tokens, i: int) -> bool:
    """True where the dash at token `i` leads on to a count or a number: "2000-2500 men", "1999-1"."""
    text = tokens.words
    if text[i] not in DASHES or not text[i + 1].isdecimal() or not (tokens.touches(i - 1) and tokens.touches(i)):
        return False
    return len(text[i + 1]) not in {2, 4} or text[i + 2] in QUANTITIES


def _before_quarter(text: list[str], i: int) -> bool:
    """True where "quarter" or a season follows, which takes the year for its own."""
    return text[i] in {"quarter", "spring", "summer", "autumn", "winter"} or (
        text[i] in ORDINALS and "quarter" in text[i + 1 : i + 3]
    )


def at_second_year(tokens: Tokens, i: int) -> Found | None:
    """Words like "91" of "1990-91" at token `i`."""
    text = tokens.words
    if (
        text[i - 1] not in DASHES
        or not is_year(text[i - 2])
        or not tokens.touches(i - 2)
        or not tokens.touches(i - 1)
    ):
        return None
    year = int(text[i - 2]) // 100 * 100 + int(text[i])
    if year <= int(text[i - 2]):
        return None
    return Found(first=i, last=i + 1, read=partial(read_year, year=year, part=""), year=year)


def read_year(_frame: Frame, *, year: int, part: str) -> Reading:
    """The year or the part of it."""
    value = f"{year_value(year)}-{part}" if part in {"H1", "H2"} else year_value(year)
    return dated(value, year_range(year, part), DateBasis.EXPLICIT)


def at_decade(tokens: Tokens, i: int) -> Found | None:
    """Words like "1980s", "the '90s", "the nineties" at token `i`."""
    text = tokens.words
    word, first, era = text[i], i, era_at(text, i + 1)
    if era and era[0] < 0 and word[-2:] == "0s" and word[:-1].isdecimal():
        return _decade_bc(tokens, i, int(word[:-2]), era[1])
    if word in DECADES:
        if text[i - 1] not in {"the", "early", "late", "mid", "-"}:
            return None
        decade = 190 + DECADES[word]
    elif len(word) == 5 and word[:4].isdecimal() and word[3] == "0":
        decade = int(word[:3])
    elif len(word) == 3 and text[i - 1] in {"'", "’", "`"} and word[0] != "0":
        decade, first = 190 + int(word[0]), i - 1
    else:
        return None
    first, part = stage_before(tokens, first)
    if text[first - 1] == "the":
        first -= 1
    reading = dated(f"{decade:03d}", decade_range(decade, part), DateBasis.EXPLICIT)
    return Found(first=first, last=i + 1, read=lambda _frame: reading, year=10 * decade)


def _decade_bc(tokens: Tokens, i: int, decade: int, end: int) -> Found:
    first, _ = stage_before(tokens, i)
    if tokens.words[first - 1] == "the":
        first -= 1
    reading = dated(f"BC{decade:03d}", None, DateBasis.UNRESOLVED)
    return Found(first=first, last=end, read=lambda _frame: reading, year=-10 * decade)


def at_century(tokens: Tokens, i: int) -> Found | None:
    """Words like "the 20th century", "the fifth century BC" around "century" at token `i`."""
    text = tokens.words
    at = i - 2 if text[i - 1] == "-" else i - 1
    number = ORDINALS.get(text[at])
    if number is None:
        return None
    era = era_at(text, i + 1)
    first, part = stage_before(tokens, at)
    if text[first - 1] == "the":
        first -= 1
    if era and era[0] < 0:
        reading = dated(f"BC{number - 1:02d}", None, DateBasis.UNRESOLVED)
    else:
        reading = dated(f"{number - 1:02d}", century_range(number - 1, part), DateBasis.EXPLICIT)
    return Found(first=first, last=era[1] if era else i + 1, read=lambda _frame: reading)
