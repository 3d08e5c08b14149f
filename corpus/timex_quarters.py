"""Quarters of a year: "the third quarter of 1989", "third-quarter", "this year's first quarter"."""

from __future__ import annotations

from functools import partial

from corpus.records import DateBasis, TimexType
from corpus.timex_calendar import quarter_range
from corpus.timex_frame import Found, Frame, Reading, dated
from corpus.timex_relative import read_offset
from corpus.timex_tokens import Tokens
from corpus.timex_words import ORDINALS, Unit
from corpus.timex_years import is_year, read_year, year_at

_QUARTERS = 4
_POINTERS = {"last": -1, "next": 1, "this": 0, "current": 0, "previous": -1, "coming": 1}
_YEARS = {"last": -1, "this": 0, "next": 1}


def at_quarter(tokens: Tokens, i: int) -> Found | None:
    """The quarter around the word "quarter" at token `i`; None for a fourth of something."""
    text = tokens.words
    at = i - 2 if text[i - 1] in {"-", "fiscal"} else i - 1
    number = ORDINALS.get(text[at])
    if number is None or number > _QUARTERS:
        return _unnumbered(text, i)
    first = at - 1 if text[at - 1] == "fiscal" else at
    if is_year(text[first - 1]):
        year = int(text[first - 1])
        first = first - 2 if text[first - 2] == "the" else first - 1
        return Found(first=first, last=i + 1, read=partial(_read_quarter, number=number, year=year), year=year)
    if text[first - 3 : first] == ["year", "'", "s"] and text[first - 4] in _YEARS:
        years = _YEARS[text[first - 4]]
        return Found(
            first=first - 4, last=i + 1, read=partial(_read_quarter, number=number, year=None, years=years)
        )
    if text[first - 1] == "the" and text[i - 1] != "-":
        first -= 1
    year_behind = year_at(tokens, i + 2 if text[i + 1] == "of" else i + 1)
    if year_behind:
        read = partial(_read_quarter, number=number, year=year_behind[0])
        return Found(first=first, last=year_behind[1], read=read, year=year_behind[0])
    return Found(first=first, last=i + 1, read=partial(_read_quarter, number=number, year=None), deictic=True)


def at_short_quarter(tokens: Tokens, i: int) -> Found | None:
    """Words like "Q3 2019", "H1 of 2019" at token `i`; None without a year, for much else is called so."""
    text = tokens.words
    number = int(text[i + 1]) if tokens.touches(i) and text[i + 1] in {"1", "2", "3", "4"} else 0
    year = year_at(tokens, i + 3 if text[i + 2] == "of" else i + 2)
    if not number or year is None or (text[i] == "h" and number > 2):
        return None
    if text[i] == "q":
        read = partial(_read_quarter, number=number, year=year[0])
    else:
        read = partial(read_year, year=year[0], part=f"H{number}")
    return Found(first=i, last=year[1], read=read, year=year[0])


def _unnumbered(text: list[str], i: int) -> Found | None:
    """Words like "last quarter", "the latest quarter", "the quarter", "the 1988 quarter"."""
    before = text[i - 1]
    first = i - 2 if text[i - 2] == "the" else i - 1
    if before in {"every", "each"}:
        reading = Reading(type=TimexType.SET, value="P1Q")
        return Found(first=i - 1, last=i + 1, read=lambda _frame: reading)
    if before in _POINTERS:
        read = partial(read_offset, unit=Unit.QUARTER, count=_POINTERS[before])
        return Found(first=first, last=i + 1, read=read, deictic=True)
    if is_year(before):
        return Found(first=first, last=i + 1, read=partial(_read_latest, year=int(before)), year=int(before))
    if before in {"latest", "recent", "the", "that"}:
        first = i - 1 if before in {"the", "that"} else first
        return Found(first=first, last=i + 1, read=partial(_read_latest, year=None), deictic=True)
    return None


def _read_quarter(frame: Frame, *, number: int, year: int | None, years: int | None = None) -> Reading:
    basis = DateBasis.EXPLICIT
    if year is None:
        here, basis = frame.here
        if here is None:
            return dated(f"XXXX-Q{number}", None, basis)
        year = here.year + (years or 0)
        days = quarter_range(year, number)
        if years is None and days and days.first > here and frame.tense() <= 0:
            year -= 1
    return dated(f"{year:04d}-Q{number}", quarter_range(year, number), basis)


def _read_latest(frame: Frame, *, year: int | None) -> Reading:
    """The quarter that the passage spoke of, or else the last whole one; of another year where one is given."""
    if frame.quarter is None:
        if year is not None:
            return dated(f"{year:04d}-QX", None, DateBasis.UNRESOLVED)
        return read_offset(frame, unit=Unit.QUARTER, count=-1)
    known = year if year is not None else frame.quarter[0]
    return dated(f"{known:04d}-Q{frame.quarter[1]}", quarter_range(known, frame.quarter[1]), DateBasis.CONTEXT)
