"""Dates in figures only: 2020-10-29, 29.10.2020, 10/29/2020, 2020-10-29T14:30Z."""

from __future__ import annotations

import re
from functools import partial

from corpus.records import DateBasis, TimexType
from corpus.timex_calendar import day_of, one_day
from corpus.timex_frame import Found, Frame, Reading, dated
from corpus.timex_tokens import BREAK, Tokens
from corpus.timex_words import words
from corpus.timex_years import full_year

_ISO = re.compile(r"(\d{4})[-/.](\d\d?)[-/.](\d\d?)t?")
_ORDERED = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})")
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:[.,]\d+)?)?z?")
_ZONE = re.compile(r"\d\d:?\d\d")
_BEFORE_SHORT_YEARS = words("on dated since until till from to by of for (") | {"", BREAK}
"""What stands before 29.10.20 where it is a date and no number of a section or a version."""

_MONTH_FIRST = frozenset({"US", "USA", "UNITED STATES", "PH", "FM", "PW", "MH"})
_FIRST_YEAR, _LAST_YEAR = 1700, 2100


def at_figures(tokens: Tokens, i: int) -> Found | None:
    """A date in figures at token `i`: ISO, or day and month in the order of the article's country."""
    iso = _ISO.fullmatch(tokens.words[i])
    if iso:
        return _iso(tokens, i, int(iso[1]), int(iso[2]), int(iso[3]))
    ordered = _ORDERED.fullmatch(tokens.words[i])
    if ordered is None or (ordered[2] != "/" and len(ordered[4]) == 2 and not _is_short(tokens, i)):
        return None
    year = int(ordered[4]) if len(ordered[4]) == 4 else full_year(int(ordered[4]))
    read = partial(
        _read_ordered, one=int(ordered[1]), two=int(ordered[3]), year=year, day_before_month=ordered[2] == "."
    )
    possible = day_of(year, int(ordered[1]), int(ordered[3])) or day_of(year, int(ordered[3]), int(ordered[1]))
    if possible is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    return Found(first=i, last=i + 1, read=read, year=year, month=possible.month)


def at_spaced_figures(tokens: Tokens, i: int) -> Found | None:
    """Words like "29. 10. 2020" at token `i`."""
    text = tokens.words
    dotted = text[i + 1] == text[i + 3] == "." and tokens.touches(i) and tokens.touches(i + 2)
    if not dotted or not (text[i] + text[i + 2] + text[i + 4]).isdecimal() or len(text[i + 4]) != 4:
        return None
    then = day_of(int(text[i + 4]), int(text[i + 2]), int(text[i]))
    if then is None or not _FIRST_YEAR <= then.year <= _LAST_YEAR:
        return None
    reading = dated(then.isoformat(), one_day(then), DateBasis.EXPLICIT)
    return Found(first=i, last=i + 5, read=lambda _frame: reading, year=then.year, month=then.month)


def _is_short(tokens: Tokens, i: int) -> bool:
    return len(tokens.words[i]) == len("29.10.20") and tokens.words[i - 1] in _BEFORE_SHORT_YEARS


def _iso(tokens: Tokens, i: int, year: int, month: int, day: int) -> Found | None:
    """A date in ISO order, with the time of day behind it; the day is the one written, whatever the zone."""
    text = tokens.words
    then = day_of(year, month, day)
    if then is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    clock = _CLOCK.fullmatch(text[i + 1])
    if clock is None or (text[i][-1] == "t" and not tokens.touches(i)):
        reading = dated(then.isoformat(), one_day(then), DateBasis.EXPLICIT)
        return Found(first=i, last=i + 1, read=lambda _frame: reading, year=year, month=month)
    zoned = text[i + 2] in {"+", "-"} and tokens.touches(i + 1) and _ZONE.fullmatch(text[i + 3])
    timed = Reading(TimexType.TIME, f"{then}T{clock[1]}:{clock[2]}", one_day(then), DateBasis.EXPLICIT)
    return Found(first=i, last=i + 4 if zoned else i + 2, read=lambda _frame: timed, year=year, month=month)


def _read_ordered(frame: Frame, *, one: int, two: int, year: int, day_before_month: bool) -> Reading:
    """Month first where the country writes so, day first elsewhere and between points, else the other order."""
    month_first, day_first = day_of(year, one, two), day_of(year, two, one)
    as_there = frame.country in _MONTH_FIRST and not day_before_month
    day = (month_first or day_first) if as_there else (day_first or month_first)
    return dated(day.isoformat() if day else "", one_day(day), DateBasis.EXPLICIT)
