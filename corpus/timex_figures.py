"""Dates in figures only: 2020-10-29, 29.10.2020, 10/29/2020, 2020-10-29T14:30Z."""

from __future__ import annotations

import re
from functools import partial

from corpus.calendar_names import MONTH_FIRST
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

_MONTHS = 12
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
    """Day and month in the order of the article; points are always day first, and so are strokes without one.

    Where nothing tells the order and the day would lie after the publication, it is the other way round.
    """
    month_first, day_first = day_of(year, one, two), day_of(year, two, one)
    day = day_first or month_first
    if month_first and day_first and not day_before_month:
        by_publication = frame.published is not None and month_first <= frame.published < day_first
        other = by_publication if frame.month_first is None else frame.month_first
        day = month_first if other else day_first
    return dated(day.isoformat() if day else "", one_day(day), DateBasis.EXPLICIT)


def is_month_first(tokens: Tokens, country: str) -> bool | None:
    """Whether the month comes before the day in an article's figures: as its country writes them.

    Where that is not known, as most of the text's figures do that may be read one way only; None if it has none.
    """
    if country:
        return country in MONTH_FIRST
    if "/" not in tokens.text:
        return None
    seen = [found for word in tokens.words if "/" in word and (found := _ORDERED.fullmatch(word))]
    votes = [int(each[1]) <= _MONTHS for each in seen if (int(each[1]) > _MONTHS) != (int(each[3]) > _MONTHS)]
    return 2 * sum(votes) > len(votes) if votes else None
