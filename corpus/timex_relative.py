"""Days counted from another day: "yesterday", "last week", "two years ago", "the following day"."""

from __future__ import annotations

from datetime import date
from functools import partial

from corpus.calendar_names import MONTHS
from corpus.records import DateBasis
from corpus.timex_calendar import (
    century_range,
    day_of,
    days_between,
    decade_range,
    month_range,
    months_later,
    one_day,
    quarter_of,
    quarter_range,
    shift,
    week_range,
    week_value,
    year_range,
    year_value,
)
from corpus.timex_frame import Found, Frame, Reading, dated
from corpus.timex_tokens import Tokens
from corpus.timex_words import Unit

DAYS_IN_WEEK = 7
_UNKNOWN = {
    Unit.DAY: "XXXX-XX-XX", Unit.WEEK: "XXXX-WXX", Unit.MONTH: "XXXX-XX", Unit.QUARTER: "XXXX-QX",
    Unit.YEAR: "XXXX", Unit.DECADE: "XXX", Unit.CENTURY: "XX",
}  # fmt: skip
_STATIONS = frozenset({"usa", "voa", "russia", "india"})
"""What stands before "Today" where both are the name of a paper or a station."""

_OFFSETS = {"today": 0, "yesterday": -1, "tomorrow": 1}


def at_day_word(tokens: Tokens, i: int) -> Found | None:
    """Words like "today", "yesterday", "tomorrow" at token `i`, "the day before yesterday" as well."""
    text = tokens.words
    offset, first = _OFFSETS[text[i]], i
    if text[i - 2 : i] == ["day", "before" if offset < 0 else "after"] and offset:
        first, offset = (i - 3 if text[i - 3] == "the" else i - 2), 2 * offset
    elif text[i - 1] in {"late", "early"}:
        first = i - 1
    elif text[i - 1] in _STATIONS and tokens.is_capitalised(i):
        return None
    read = _read_today if text[i] == "today" else partial(read_offset, unit=Unit.DAY, count=offset)
    return Found(first=first, last=i + 1, read=read, deictic=True)


def _read_today(frame: Frame) -> Reading:
    """The day of writing; in a narrative "today" is nobody knows whose day."""
    if frame.narrative:
        return dated("PRESENT_REF", None, DateBasis.UNRESOLVED)
    return read_offset(frame, unit=Unit.DAY, count=0)


def read_offset(frame: Frame, *, unit: Unit, count: int, from_context: bool = False, part: str = "") -> Reading:
    """The unit of the calendar so many units after the day of writing, or after the passage's last day."""
    here, basis = frame.here
    if from_context:
        if unit is Unit.YEAR and frame.year is not None and frame.year < 0:
            return dated(year_value(frame.year + count), None, DateBasis.UNRESOLVED)
        here, basis = _context(frame, unit)
    if here is None:
        return dated(_UNKNOWN.get(unit, ""), None, DateBasis.UNRESOLVED)
    return _unit_of(here, unit, count, part, basis)


def _context(frame: Frame, unit: Unit) -> tuple[date | None, DateBasis]:
    """The passage's last day, or a day of its last month or year where that is all the unit needs."""
    known = frame.day
    if unit in {Unit.YEAR, Unit.DECADE} and frame.year is not None:
        known = day_of(frame.year, 7, 1)
    if unit is Unit.MONTH and frame.month is not None:
        known = day_of(*frame.month, 15)
    return known, DateBasis.CONTEXT if known else DateBasis.UNRESOLVED


def _unit_of(here: date, unit: Unit, count: int, part: str, basis: DateBasis) -> Reading:
    if unit is Unit.WEEK:
        day = shift(here, DAYS_IN_WEEK * count)
        return dated(week_value(day) if day else "", week_range(day) if day else None, basis)
    if unit is Unit.MONTH:
        year, month = months_later(here.year, here.month, count)
        return dated(f"{year:04d}-{month:02d}", month_range(year, month, part), basis)
    if unit is Unit.QUARTER:
        year, month = months_later(here.year, 3 * quarter_of(here), 3 * count)
        return dated(f"{year:04d}-Q{(month + 2) // 3}", quarter_range(year, (month + 2) // 3), basis)
    if unit is Unit.YEAR:
        value = f"{here.year + count:04d}"
        return dated(
            f"{value}-{part}" if part in {"H1", "H2"} else value, year_range(here.year + count, part), basis
        )
    if unit in {Unit.DECADE, Unit.CENTURY}:
        decade, century = here.year // 10 + count, here.year // 100 + count
        if unit is Unit.DECADE:
            value, days = f"{decade:03d}", decade_range(decade, part)
        else:
            value, days = f"{century:02d}", century_range(century, part)
        return dated(value, days, basis)
    day = shift(here, count if unit is Unit.DAY else 0)
    return dated(day.isoformat() if day else "", one_day(day), basis)


def read_ago(frame: Frame, *, unit: Unit, count: int, rough: bool) -> Reading:
    """What "two weeks ago" means: the unit of the calendar that lies so far back; "a week ago" is that day."""
    here, basis = frame.here
    if here is not None and unit is Unit.WEEK and count == 1 and not rough:
        day = shift(here, -DAYS_IN_WEEK)
        return dated(week_value(day) if day else "", one_day(day), basis)
    if unit is Unit.YEAR and count == 1 and frame.quarter is not None:
        return _quarter_before(frame.quarter)
    return read_offset(frame, unit=unit, count=-count)


def read_away(frame: Frame, *, unit: Unit, count: int) -> Reading:
    """What is meant by "three days later", "a year earlier": counted from what the passage spoke of last."""
    if unit is Unit.YEAR and count == -1 and frame.quarter is not None:
        return _quarter_before(frame.quarter)
    if count < 0 and _context(frame, unit)[0] is None:
        return read_offset(frame, unit=unit, count=count)
    return read_offset(frame, unit=unit, count=count, from_context=True)


def _quarter_before(quarter: tuple[int, int]) -> Reading:
    """The same quarter of the year before: business pages count so."""
    year, number = quarter[0] - 1, quarter[1]
    return dated(f"{year:04d}-Q{number}", quarter_range(year, number), DateBasis.CONTEXT)


# ---------------------------------------------------------------- weekends


def at_weekend(tokens: Tokens, i: int) -> Found | None:
    """Words like "last weekend", "the weekend", "this weekend" around token `i`; None before "of October"."""
    text = tokens.words
    if text[i + 1] == "of" and not MONTHS.keys().isdisjoint(text[i + 2 : i + 5]):
        return None
    which = text[i - 1]
    first = i - 1 if which in {"last", "next", "this", "past", "the", "that", "coming", "previous"} else i
    if first < i and which != "the" and text[first - 1] in {"the", "this"}:
        first -= 1
    return Found(first=first, last=i + 1, read=partial(read_weekend, which=which), deictic=True)


def read_weekend(frame: Frame, *, which: str) -> Reading:
    """The last weekend that was over by the day of writing, or the coming one where words or tense say so."""
    here, basis = frame.here
    if here is None:
        return dated("XXXX-WXX-WE", None, basis)
    saturday = shift(here, _to_saturday(here, which, frame.tense()))
    days = days_between(saturday, shift(saturday, 1)) if saturday else None
    return dated(f"{week_value(saturday)}-WE" if saturday else "", days, basis)


def _to_saturday(here: date, which: str, tense: int) -> int:
    """Days from here to the Saturday of the weekend meant."""
    ahead = (5 - here.weekday()) % DAYS_IN_WEEK
    if which in {"last", "past", "previous"}:
        return -2 - here.weekday()
    if which in {"next", "coming"}:
        return ahead or DAYS_IN_WEEK
    if here.weekday() >= 5:
        return 5 - here.weekday()
    return ahead if tense > 0 or (which == "this" and tense == 0) else -2 - here.weekday()
