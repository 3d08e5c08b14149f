"""Times of the day: "Monday night", "the morning of September 27", "2 a.m. on Oct. 11", "noon", "overnight"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import partial

from corpus.records import DateBasis, TimexType
from corpus.timex_calendar import days_between, one_day, shift
from corpus.timex_dates import at_figures, at_month
from corpus.timex_frame import Found, Frame, Reading
from corpus.timex_relative import at_day_word, at_weekday, read_offset
from corpus.timex_tokens import Tokens
from corpus.timex_words import HEDGES, MONTHS, PARTS, TIME_ZONES, WEEKDAYS, Unit

_CLOCK = re.compile(r"([01]?\d|2[0-4])(?:[:.]([0-5]\d)(?::[0-5]\d)?)?(am|pm|hrs|hr|h)?")
_DAY_WORDS = {"today", "yesterday", "tomorrow"}
_NOON = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}


def day_at(tokens: Tokens, i: int) -> Found | None:
    """The day that an expression beginning at token `i` names; None if none begins there."""
    words = tokens.words
    found = None
    if words[i] in WEEKDAYS:
        found = at_weekday(tokens, i)
    elif words[i] in _DAY_WORDS:
        found = at_day_word(tokens, i)
    else:
        for at in range(i, i + 4):
            if words[at] in MONTHS:
                found = at_month(tokens, at)
                break
        else:
            found = at_figures(tokens, i) if words[i][:1].isdigit() else None
    return found if found and found.first in {i, i - 1} else None


def with_part(found: Found, tokens: Tokens) -> Found:
    """The day found together with "morning", "afternoon", "evening" or "night" right behind it."""
    part = PARTS.get(tokens.words[found.last])
    if part is None:
        return found
    return replace(found, last=found.last + 1, read=partial(read_part, day=found.read, part=part))


def read_part(frame: Frame, *, day: object, part: str) -> Reading | None:
    """A part of the day that `day` reads; a night is that day and the next."""
    reading = day(frame) if callable(day) else None
    if not isinstance(reading, Reading):
        return None
    if reading.type is TimexType.SET or len(reading.value) < len("XXXX-WXX-1"):
        return reading if reading.type is TimexType.SET else None
    days = reading.days
    if days is not None and part == "NI":
        days = days_between(days.first, max(days.last, shift(days.first, 1) or days.last))
    return Reading(type=TimexType.TIME, value=f"{reading.value}T{part}", days=days, basis=reading.basis)


def at_part(tokens: Tokens, i: int) -> Found | None:
    """ "the morning of Sept. 27", "this morning", "that night", "last night" around token `i`."""
    words = tokens.words
    part = PARTS[words[i]]
    before = words[i - 1]
    at = i + 2 if words[i + 1] == "hours" else i + 1
    if words[at] in {"of", "on"}:
        found = day_at(tokens, at + 1)
        if found and words[at] == "of":
            return replace(found, first=_start(words, i), read=partial(read_part, day=found.read, part=part))
    day = {"last": -1, "this": 0}.get(before)
    if day is not None:
        first = i - 2 if words[i - 2] in {"late", "early", "earlier", "later"} else i - 1
        today = partial(read_offset, unit=Unit.DAY, count=day)
        return Found(first=first, last=i + 1, read=partial(read_part, day=today, part=part), deictic=True)
    if before in {"that", "same", "next", "following", "previous"}:
        first = i - 2 if words[i - 2] in {"the", "that"} else i - 1
        count = {"next": 1, "following": 1, "previous": -1}.get(before, 0)
        then = partial(read_offset, unit=Unit.DAY, count=count, from_context=True)
        return Found(first=first, last=i + 1, read=partial(read_part, day=then, part=part))
    if before == "the" and words[i - 2] in {"in", "during"} and words[at] not in {"of"}:
        return Found(first=i - 1, last=i + 1, read=partial(_read_bare_part, part=part))
    return None


def _start(words: list[str], i: int) -> int:
    first = i
    if words[first - 2 : first] == ["in", "the"] and words[first - 3] in {"early", "late", "later"}:
        return first - 3
    if words[first - 1] in {"early", "late"}:
        first -= 1
    return first - 1 if words[first - 1] == "the" else first


def _read_bare_part(frame: Frame, *, part: str) -> Reading | None:
    """ "in the morning": of the passage's day, or of the day of writing."""
    then = partial(read_offset, unit=Unit.DAY, count=0, from_context=frame.day is not None)
    return read_part(frame, day=then, part=part)


def at_overnight(_tokens: Tokens, i: int) -> Found:
    """ "overnight" at token `i`."""
    night = partial(read_offset, unit=Unit.DAY, count=-1)
    return Found(first=i, last=i + 1, read=partial(read_part, day=night, part="NI"), deictic=True)


def at_tonight(_tokens: Tokens, i: int) -> Found:
    """ "tonight" at token `i`."""
    today = partial(read_offset, unit=Unit.DAY, count=0)
    return Found(first=i, last=i + 1, read=partial(read_part, day=today, part="NI"), deictic=True)


# ---------------------------------------------------------------- clock times


def at_clock(tokens: Tokens, i: int) -> Found | None:
    """ "8:00", "2 a.m.", "7:15 p.m. EST Nov. 9" at token `i`; None where the figures are no time of day."""
    words = tokens.words
    match = _CLOCK.fullmatch(words[i])
    if match is None:
        return None
    half, end = _half_of_day(words, i + 1, match[3] or "")
    minutes = match[2]
    if not half and (minutes is None or words[i][match.start(2) - 1] == "."):
        return None
    hour = int(match[1])
    if half and not 1 <= hour <= 12:
        return None
    if half in {"am", "pm"}:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return _timed(tokens, i, end, f"{hour:02d}:{minutes or '00'}")


def _half_of_day(words: list[str], i: int, glued: str) -> tuple[str, int]:
    """("am" or "pm" or "", next token) after the figures of a clock time."""
    if glued in {"am", "pm"}:
        return glued, i
    if words[i] in {"am", "pm"}:
        return words[i], i + 1
    if words[i] in {"a", "p"} and words[i + 1 : i + 3] == [".", "m"]:
        return f"{words[i]}m", i + 4 if words[i + 3] == "." else i + 3
    if words[i : i + 2] in (["o", "'"], ["o", "’"]) and words[i + 2] == "clock":
        return "clock", i + 3
    if words[i : i + 3] == ["in", "the", "morning"]:
        return "am", i + 3
    if words[i : i + 3] in (["in", "the", "afternoon"], ["in", "the", "evening"]):
        return "pm", i + 3
    return "", i


def at_noon(tokens: Tokens, i: int) -> Found:
    """ "noon", "midday" and "midnight" at token `i`, with the day behind."""
    return _timed(tokens, i, i + 1, _NOON[tokens.words[i]])


def _timed(tokens: Tokens, i: int, end: int, clock: str) -> Found:
    words = tokens.words
    first = i - 1 if words[i - 1] in HEDGES and words[i - 2] != "at" else i
    zone = end + 1 if words[end] in TIME_ZONES else end
    at = zone + 1 if words[zone] == "," else zone
    found = day_at(tokens, at)
    if found and found.first == at:
        return replace(found, first=first, read=partial(_read_clock, clock=clock, day=found.read))
    return Found(first=first, last=zone, read=partial(_read_clock, clock=clock, day=_day_on(tokens, zone)))


def _day_on(tokens: Tokens, i: int) -> object:
    """What reads the day after "on" within four words of token `i`; None if there is none."""
    for at in range(i, i + 5):
        if tokens.words[at] in {".", ";"} and at > i:
            break
        if tokens.words[at] == "on":
            found = day_at(tokens, at + 1)
            return found.read if found else None
    return None


def _read_clock(frame: Frame, *, clock: str, day: object) -> Reading:
    known, basis = _day_of(frame, day)
    value = known.isoformat() if known else "XXXX-XX-XX"
    return Reading(type=TimexType.TIME, value=f"{value}T{clock}", days=one_day(known), basis=basis)


def _day_of(frame: Frame, day: object) -> tuple[date | None, DateBasis]:
    if callable(day):
        reading = day(frame)
        if isinstance(reading, Reading):
            return (reading.days.first if reading.days else None), reading.basis
    if frame.day is not None:
        return frame.day, DateBasis.CONTEXT
    return frame.here
