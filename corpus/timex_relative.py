"""Days counted from another day: weekdays, "yesterday", "last week", "two years ago", "the following day"."""

from __future__ import annotations

from datetime import date
from functools import partial

from corpus.records import DateBasis, DayRange, TimexType
from corpus.timex_calendar import (
    day_of,
    days_between,
    decade_range,
    month_range,
    months_later,
    one_day,
    quarter_of,
    quarter_range,
    season_range,
    shift,
    week_range,
    week_value,
    year_range,
)
from corpus.timex_dates import at_month, stage_before, year_at
from corpus.timex_frame import Found, Frame, Reading
from corpus.timex_tokens import Tokens
from corpus.timex_words import MONTHS, SEASONS, WEEKDAYS, Unit

_UNKNOWN = {
    Unit.DAY: "XXXX-XX-XX", Unit.WEEK: "XXXX-WXX", Unit.MONTH: "XXXX-XX", Unit.QUARTER: "XXXX-QX",
    Unit.YEAR: "XXXX", Unit.DECADE: "XXX", Unit.CENTURY: "XX",
}  # fmt: skip
_DAYS_IN_WEEK = 7


def _date(value: str, days: DayRange | None, basis: DateBasis) -> Reading:
    return Reading(
        type=TimexType.DATE, value=value, days=days, basis=basis if days is not None else DateBasis.UNRESOLVED
    )


# ---------------------------------------------------------------- weekdays


def at_weekday(tokens: Tokens, i: int) -> Found | None:
    """The weekday at token `i`, with the date behind it and "last" or "next" before it."""
    words = tokens.words
    weekday = WEEKDAYS[words[i]]
    if not words[i].removesuffix("s").endswith("day"):
        return _short_weekday(tokens, i)
    if not tokens.is_capitalised(i) and words[i - 1] not in {"on", "last", "next", "since", "until"}:
        return None
    dated = _date_behind(tokens, i)
    if dated:
        return dated
    end = i + 1
    first = i
    which = words[i - 1]
    if which in {"last", "next", "this", "coming", "past", "previous", "following"}:
        first = i - 2 if words[i - 2] in {"this", "the"} else i - 1
    elif which in {"every", "each"} or words[i].endswith("days"):
        first = i - 1 if which in {"every", "each"} else i
        reading = Reading(type=TimexType.SET, value=f"XXXX-WXX-{weekday + 1}")
        return Found(first=first, last=end, read=lambda _frame: reading)
    else:
        which = ""
        first = _with_stage(words, i)
    if words[end : end + 2] == ["last", "week"] or words[end : end + 2] == ["next", "week"]:
        which, end = words[end] + " week", end + 2
    return Found(first=first, last=end, read=partial(read_weekday, weekday=weekday, which=which), deictic=True)


def _with_stage(words: list[str], i: int) -> int:
    return i - 1 if words[i - 1] in {"early", "late", "earlier"} else i


def _short_weekday(tokens: Tokens, i: int) -> Found | None:
    if not tokens.is_capitalised(i):
        return None
    dated = _date_behind(tokens, i)
    if dated is None and tokens.words[i + 1] == "." and tokens.words[i - 1] == "on":
        return Found(
            first=i,
            last=i + 1,
            read=partial(read_weekday, weekday=WEEKDAYS[tokens.words[i]], which=""),
            deictic=True,
        )
    return dated


def _date_behind(tokens: Tokens, i: int) -> Found | None:
    """ "Friday, Oct. 2" and "Friday 2 October 2020" as one expression."""
    words = tokens.words
    for at in range(i + 1, i + 6):
        if words[at] in MONTHS:
            found = at_month(tokens, at)
            between = [w for w in words[i + 1 : found.first] if w not in {",", ".", "the"}] if found else [""]
            return (
                Found(first=i, last=found.last, read=found.read, year=found.year, full=found.full)
                if (found and not between and not words[at - 1].isalpha() | (found.last == at + 1))
                else None
            )
        if words[at].isalpha() and words[at] not in {"the", "of"}:
            return None
    return None


def read_weekday(frame: Frame, *, weekday: int, which: str) -> Reading:
    """The weekday up to the day of writing, that day included, or the one to come where words or tense say so."""
    here, basis = frame.here
    if here is None:
        return _date(f"XXXX-WXX-{weekday + 1}", None, basis)
    back = (here.weekday() - weekday) % _DAYS_IN_WEEK
    if which in {"last week", "next week"}:
        offset = (-7 if which == "last week" else 7) - here.weekday() + weekday
    elif which in {"last", "past", "previous"}:
        offset = -(back or 7)
    elif which in {"next", "coming", "following"}:
        offset = _DAYS_IN_WEEK - back
    elif which == "this" or frame.tense() > 0:
        offset = (weekday - here.weekday()) % _DAYS_IN_WEEK
    else:
        offset = -back
    day = shift(here, offset)
    return _date(day.isoformat() if day else "", one_day(day), basis)


# ---------------------------------------------------------------- today and its neighbours


_OFFSETS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def at_day_word(tokens: Tokens, i: int) -> Found:
    """ "today", "yesterday", "tomorrow" at token `i`, "the day before yesterday" as well."""
    words = tokens.words
    offset, first = _OFFSETS[words[i]], i
    if words[i - 2 : i] == ["day", "before"] and offset < 0 or words[i - 2 : i] == ["day", "after"] and offset > 0:
        first, offset = (i - 3 if words[i - 3] == "the" else i - 2), 2 * offset
    elif words[i - 1] in {"late", "early", "earlier", "later"}:
        first = i - 1
    return Found(first=first, last=i + 1, read=partial(read_offset, unit=Unit.DAY, count=offset), deictic=True)


def read_offset(frame: Frame, *, unit: Unit, count: int, from_context: bool = False, part: str = "") -> Reading:
    """The unit of the calendar so many units after the day of writing, or after the passage's last day."""
    here, basis = frame.here
    if from_context:
        here, basis = _context(frame, unit)
    if here is None:
        return _date(_UNKNOWN.get(unit, ""), None, DateBasis.UNRESOLVED)
    return _unit_of(here, unit, count, part, basis)


def _context(frame: Frame, unit: Unit) -> tuple[date | None, DateBasis]:
    """The passage's last day, or the first day of its last month or year where that is all the unit needs."""
    if unit in {Unit.YEAR, Unit.DECADE} and frame.year is not None and frame.year > 0:
        return date(frame.year, 7, 1), DateBasis.CONTEXT
    if unit is Unit.MONTH and frame.month is not None:
        return day_of(*frame.month, 15), DateBasis.CONTEXT
    if frame.day is not None:
        return frame.day, DateBasis.CONTEXT
    return None, DateBasis.UNRESOLVED


def _unit_of(here: date, unit: Unit, count: int, part: str, basis: DateBasis) -> Reading:
    if unit in {Unit.DAY, Unit.HOUR, Unit.MINUTE, Unit.SECOND}:
        day = shift(here, count if unit is Unit.DAY else 0)
        return _date(day.isoformat() if day else "", one_day(day), basis)
    if unit is Unit.WEEK:
        day = shift(here, _DAYS_IN_WEEK * count)
        return _date(week_value(day) if day else "", week_range(day) if day else None, basis)
    if unit is Unit.MONTH:
        year, month = months_later(here.year, here.month, count)
        return _date(f"{year:04d}-{month:02d}", month_range(year, month, part), basis)
    if unit is Unit.QUARTER:
        year, month = months_later(here.year, 3 * quarter_of(here), 3 * count)
        return _date(f"{year:04d}-Q{(month + 2) // 3}", quarter_range(year, (month + 2) // 3), basis)
    if unit is Unit.YEAR:
        return _date(f"{here.year + count:04d}", year_range(here.year + count, part), basis)
    decade = here.year // 10 + count * (10 if unit is Unit.CENTURY else 1)
    return _date(
        f"{decade:03d}" if unit is Unit.DECADE else f"{decade // 10:02d}", decade_range(decade, part), basis
    )


def read_ago(frame: Frame, *, unit: Unit, count: int, rough: bool) -> Reading:
    """ "two weeks ago": the unit of the calendar that lies so far back; a week ago to the day is a day."""
    here, basis = frame.here
    if here is not None and unit is Unit.WEEK and count == 1 and not rough:
        day = shift(here, -_DAYS_IN_WEEK)
        return _date(week_value(day) if day else "", one_day(day), basis)
    if unit is Unit.YEAR and count == 1 and frame.quarter is not None:
        year, quarter = frame.quarter[0] - 1, frame.quarter[1]
        return _date(f"{year:04d}-Q{quarter}", quarter_range(year, quarter), DateBasis.CONTEXT)
    return read_offset(frame, unit=unit, count=-count)


def read_away(frame: Frame, *, unit: Unit, count: int) -> Reading:
    """ "three days later", "a year earlier": counted from what the passage spoke of last."""
    if unit is Unit.YEAR and count == -1 and frame.quarter is not None:
        year, quarter = frame.quarter[0] - 1, frame.quarter[1]
        return _date(f"{year:04d}-Q{quarter}", quarter_range(year, quarter), DateBasis.CONTEXT)
    if frame.day is None and frame.year is None and frame.month is None and count < 0:
        return read_offset(frame, unit=unit, count=count)
    return read_offset(frame, unit=unit, count=count, from_context=True)


# ---------------------------------------------------------------- weekends and seasons


def at_weekend(tokens: Tokens, i: int) -> Found:
    """ "last weekend", "the weekend", "this weekend" around token `i`."""
    before = tokens.words[i - 1]
    first = i - 1 if before in {"last", "next", "this", "past", "the", "that", "coming", "previous"} else i
    if tokens.words[first - 1] in {"the", "this"} and first < i:
        first -= 1
    return Found(first=first, last=i + 1, read=partial(read_weekend, which=before), deictic=True)


def read_weekend(frame: Frame, *, which: str) -> Reading:
    """The last weekend that was over by the day of writing, or the coming one where words or tense say so."""
    here, basis = frame.here
    if here is None:
        return _date("XXXX-WXX-WE", None, basis)
    to_saturday = (5 - here.weekday()) % _DAYS_IN_WEEK
    inside = here.weekday() >= 5
    if which in {"next", "coming"}:
        offset = to_saturday
    elif inside and which not in {"last", "past", "previous"}:
        offset = 5 - here.weekday()
    elif which == "this" and frame.tense() >= 0 or which not in {"last", "past", "previous"} and frame.tense() > 0:
        offset = to_saturday
    else:
        offset = -2 - here.weekday()
    saturday = shift(here, offset)
    days = days_between(saturday, shift(saturday, 1)) if saturday else None
    return _date(f"{week_value(saturday)}-WE" if saturday else "", days, basis)


def at_season(tokens: Tokens, i: int) -> Found | None:
    """ "the summer of 2014", "last winter", "summer 1998" around token `i`."""
    words = tokens.words
    season, before = SEASONS[words[i]], words[i - 1]
    at = i + 2 if words[i + 1] == "of" else i + 1
    year = year_at(tokens, at)
    first, _ = stage_before(tokens, i)
    if first == i and before in {
        "the",
        "last",
        "next",
        "this",
        "that",
        "past",
        "previous",
        "following",
        "each",
        "every",
    }:
        first = i - 1
    if words[i - 1] == "-" and words[i - 2] == "mid":
        before = words[first]
    if year:
        read = partial(_read_season, season=season, year=year[0], which="")
        return Found(first=first, last=year[1], read=read, year=year[0])
    if is_year_before(words, i):
        return Found(
            first=i - 1, last=i + 1, read=partial(_read_season, season=season, year=int(before), which=""),
            year=int(before),
        )  # fmt: skip
    if words[i] in {"fall", "spring"} and first == i and before != "in":
        return None
    if first == i and before not in {"in", "by", "during", "since", "until", "of", "over", "through"}:
        return None
    return Found(first=first, last=i + 1, read=partial(_read_season, season=season, year=None, which=before))


def is_year_before(words: list[str], i: int) -> bool:
    """True where four figures of a year stand before token `i`."""
    return len(words[i - 1]) == 4 and words[i - 1].isdecimal() and words[i - 1][0] in "12"


def _read_season(frame: Frame, *, season: str, year: int | None, which: str) -> Reading | None:
    if year is not None:
        days = season_range(year, season)
        value = f"{year:04d}-{season}" if year > 0 else f"BC{-year:04d}-{season}"
        return _date(value, days, DateBasis.EXPLICIT)
    if which in {"each", "every"}:
        return Reading(type=TimexType.SET, value=f"XXXX-{season}")
    if frame.narrative and frame.year is not None and frame.year > 0:
        return _date(f"{frame.year:04d}-{season}", season_range(frame.year, season), DateBasis.CONTEXT)
    here, basis = frame.here
    if here is None or frame.narrative:
        return _date(f"XXXX-{season}", None, DateBasis.UNRESOLVED)
    began = season_range(here.year, season)
    number = here.year
    if began is not None and (which == "next") and began.first <= here:
        number += 1
    elif began is not None and began.first > here and which not in {"this", "next"} and frame.tense() <= 0:
        number -= 1
    elif began is not None and which == "last" and began.last >= here:
        number -= 1
    return _date(f"{number:04d}-{season}", season_range(number, season), basis)
