"""Dates in figures only: 2020-10-29, 29.10.2020, 10/29/2020."""

from __future__ import annotations

import re
from functools import partial

from corpus.records import DateBasis
from corpus.timex_calendar import day_of, one_day
from corpus.timex_frame import Found, Frame, Reading, dated
from corpus.timex_tokens import Tokens
from corpus.timex_years import full_year

_ISO = re.compile(r"(\d{4})[-/.](\d\d?)[-/.](\d\d?)t?")
_ORDERED = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})")
_MONTH_FIRST = frozenset({"US", "USA", "UNITED STATES", "PH", "FM", "PW", "MH"})
_FIRST_YEAR, _LAST_YEAR = 1700, 2100


def at_figures(tokens: Tokens, i: int) -> Found | None:
    """A date in figures at token `i`: ISO, or day and month in the order of the article's country."""
    iso = _ISO.fullmatch(tokens.words[i])
    if iso:
        return _iso(i, int(iso[1]), int(iso[2]), int(iso[3]))
    ordered = _ORDERED.fullmatch(tokens.words[i])
    if ordered is None or (ordered[2] != "/" and len(ordered[4]) == 2):
        return None
    year = int(ordered[4]) if len(ordered[4]) == 4 else full_year(int(ordered[4]))
    read = partial(
        _read_ordered, one=int(ordered[1]), two=int(ordered[3]), year=year, day_before_month=ordered[2] == "."
    )
    possible = day_of(year, int(ordered[1]), int(ordered[3])) or day_of(year, int(ordered[3]), int(ordered[1]))
    if possible is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    return Found(first=i, last=i + 1, read=read, year=year, month=possible.month)


def _iso(i: int, year: int, month: int, day: int) -> Found | None:
    then = day_of(year, month, day)
    if then is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    reading = dated(then.isoformat(), one_day(then), DateBasis.EXPLICIT)
    return Found(first=i, last=i + 1, read=lambda _frame: reading, year=year, month=month)


def _read_ordered(frame: Frame, *, one: int, two: int, year: int, day_before_month: bool) -> Reading:
    """Month first where the country writes so, day first elsewhere and between points, else the other order."""
    month_first, day_first = day_of(year, one, two), day_of(year, two, one)
    as_there = frame.country in _MONTH_FIRST and not day_before_month
    day = (month_first or day_first) if as_there else (day_first or month_first)
    return dated(day.isoformat() if day else "", one_day(day), DateBasis.EXPLICIT)
