"""Days, weeks, months, quarters and seasons: their TIMEX3 values and the ranges of days that they cover."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

from corpus.records import DayRange

_SEASON_FIRST_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MONTHS_IN_YEAR = 12
_REMEMBERED = 4096
"""So many ranges of each kind are kept: a text names the same days over and over."""


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= _MONTHS_IN_YEAR):
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def shift(day: date, days: int) -> date | None:
    """The day so many days later (earlier if negative), or None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def months_later(year: int, month: int, months: int) -> tuple[int, int]:
    """(year, month) so many months later."""
    count = year * _MONTHS_IN_YEAR + month - 1 + months
    return count // _MONTHS_IN_YEAR, count % _MONTHS_IN_YEAR + 1


def days_between(first: date | None, last: date | None) -> DayRange | None:
    """The closed range, or None where a bound is missing or they are the wrong way round."""
    if first is None or last is None or last < first:
        return None
    return DayRange(first=first, last=last)


@lru_cache(_REMEMBERED)
def one_day(day: date | None) -> DayRange | None:
    """The range of this day alone."""
    return days_between(day, day)


@lru_cache(_REMEMBERED)
def month_range(year: int, month: int, part: str = "") -> DayRange | None:
    """The month, or its early (1st to 10th), mid (11th to 20th) or late part, a half or a week of it."""
    first = day_of(year, month, 1)
    if first is None:
        return None
    last = monthrange(year, month)[1]
    parts = {"early": (1, 10), "mid": (11, 20), "late": (21, last), "H1": (1, 15), "H2": (16, last)}
    parts |= {"week 1": (1, 7), "week 2": (8, 14), "week 3": (15, 21), "last week": (last - 6, last)}
    begin, end = parts.get(part, (1, last))
    return days_between(first.replace(day=begin), first.replace(day=end))


def months_range(year: int, month: int, count: int) -> DayRange | None:
    """`count` whole months from this one on."""
    first, last = month_range(year, month), month_range(*months_later(year, month, count - 1))
    return days_between(first.first, last.last) if first and last else None


@lru_cache(_REMEMBERED)
def year_range(year: int, part: str = "") -> DayRange | None:
    """The year, its early, mid or late four months, or its first ("H1") or second half ("H2")."""
    if part in {"H1", "H2"}:
        return months_range(year, 1 if part == "H1" else 7, 6)
    if part in {"early", "mid", "late"}:
        return months_range(year, {"early": 1, "mid": 5, "late": 9}[part], 4)
    return months_range(year, 1, _MONTHS_IN_YEAR)


@lru_cache(_REMEMBERED)
def decade_range(decade: int, part: str = "") -> DayRange | None:
    """The decade (198 for the 1980s), its first five, middle four or last five years."""
    begin, end = {"early": (0, 4), "H1": (0, 4), "mid": (3, 6), "H2": (5, 9), "late": (5, 9)}.get(part, (0, 9))
    return days_between(day_of(10 * decade + begin, 1, 1), day_of(10 * decade + end, 12, 31))


@lru_cache(_REMEMBERED)
def century_range(century: int, part: str = "") -> DayRange | None:
    """The century's hundred years (19 for 1900 to 1999), or its early, mid or late third, or a half of it."""
    parts = {"early": (0, 33), "mid": (34, 66), "late": (67, 99), "H1": (0, 49), "H2": (50, 99)}
    begin, end = parts.get(part, (0, 99))
    return days_between(day_of(100 * century + begin, 1, 1), day_of(100 * century + end, 12, 31))


@lru_cache(_REMEMBERED)
def season_range(year: int, season: str) -> DayRange | None:
    """Three months of the northern hemisphere; a winter begins in the December of its year."""
    return months_range(year, _SEASON_FIRST_MONTH[season], 3)


@lru_cache(_REMEMBERED)
def quarter_range(year: int, quarter: int) -> DayRange | None:
    """The three months of a quarter of the calendar year."""
    return months_range(year, 3 * quarter - 2, 3)


def week_range(day: date) -> DayRange | None:
    """Monday to Sunday of the week that holds the day."""
    monday = shift(day, -day.weekday())
    return days_between(monday, shift(monday, 6)) if monday else None


@lru_cache(_REMEMBERED)
def week_value(day: date) -> str:
    """The TIMEX3 value of its ISO week: 2020-W41."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def year_value(year: int) -> str:
    """Four digits; years before Christ are negative here and BC0480 in TIMEX3."""
    return f"BC{-year:04d}" if year < 0 else f"{year:04d}"


def quarter_of(day: date) -> int:
    """1 to 4."""
    return (day.month + 2) // 3
