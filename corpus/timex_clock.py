"""Times of the day: "Monday night", "the morning of September 27", "2 a.m. on Oct. 11", "noon", "overnight".

A clock time keeps the day that the paper prints with it: "1 a.m. Moscow time on Oct. 11" is 11 October, although
it is still 10 October elsewhere; nothing is converted between zones.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial

from corpus.calendar_names import MONTHS
from corpus.records import DateBasis, TimexType
from corpus.timex_calendar import days_between, one_day, shift
from corpus.timex_figures import at_figures
from corpus.timex_frame import Found, Frame, Reading
from corpus.timex_months import at_bare_ordinal, at_linked_day, at_month
from corpus.timex_relative import at_day_word, read_offset
from corpus.timex_tokens import Tokens
from corpus.timex_weekdays import at_weekday
from corpus.timex_words import DAY_NAMES, HEDGES, PARTS, TIME_ZONES, Unit, words

_Read = Callable[[Frame], Reading | None]
_CLOCK = re.compile(r"([01]?\d|2[0-4])(?:([:.])([0-5]\d)(?::[0-5]\d)?)?(am|pm|hrs|hr|h)?")
_AFTER_HOURS = words("am pm a p o in")
"""What the figures of an hour alone stand before: "5 a.m.", "5 o'clock", "5 in the morning"."""

_DAY_WORDS = words("today yesterday tomorrow")
_NOON = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
_SHORTEST_DAY = len("XXXX-WXX-1")
_OPENERS = words("he she it they we i you the a an in on at but and this that these there one some")
"""Words that, with a capital letter after "p.m.", open another sentence."""

_HOUR_AND_MINUTE = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
_ZONE_WORDS = 3
"""How many words may name a zone before "time": "Eastern Standard Time"."""

_BRACKET_TOKENS = 8
"""How long brackets with the time elsewhere may be: "(10:30 p.m. GMT)"."""


def day_at(tokens: Tokens, i: int) -> Found | None:
    """The day that an expression beginning at token `i` names; None if none begins there."""
    text = tokens.words
    if text[i] in DAY_NAMES:
        found = at_weekday(tokens, i)
    elif text[i] in _DAY_WORDS:
        found = at_day_word(tokens, i)
    elif text[i] == "the" and (ordinal := at_bare_ordinal(tokens, i + 1)):
        found = ordinal
    else:
        month = next((at for at in range(i, i + 4) if text[at] in MONTHS), None)
        found = at_linked_day(tokens, i) if month is not None else at_figures(tokens, i)
        if found is None and month is not None:
            found = at_month(tokens, month)
    return found if found and found.first in {i, i - 1} else None


def with_part(found: Found, tokens: Tokens) -> Found:
    """The day found together with "morning", "afternoon", "evening" or "night" right behind it."""
    word = tokens.words[found.last]
    part = PARTS.get(word)
    if part is None or word in {"dawn", "dusk"}:
        return found
    often = word.endswith("s") and (
        tokens.words[found.first - 1] in {"on", "most"} or tokens.begins_sentence(found.first)
    )
    if often and tokens.words[found.last - 1] in DAY_NAMES and found.deictic:
        repeated = Reading(TimexType.SET, f"XXXX-WXX-{DAY_NAMES[tokens.words[found.last - 1]] + 1}T{part}")
        return found._replace(last=found.last + 1, read=lambda _frame: repeated)
    return found._replace(last=found.last + 1, read=partial(read_part, day=found.read, part=part))


def read_part(frame: Frame, *, day: _Read, part: str, to_morning: bool = False) -> Reading | None:
    """A part of the day that `day` reads; with `to_morning` it runs into the next day. None where that is no day.

    "Friday night" is Friday: what a paper means to be after midnight it calls Saturday's early hours, or says
    "overnight".
    """
    reading = day(frame)
    if reading is None or reading.type is TimexType.SET:
        return reading
    if len(reading.value) < _SHORTEST_DAY or "REF" in reading.value:
        return None
    days = reading.days
    if days is not None and to_morning:
        days = days_between(days.first, max(days.last, shift(days.first, 1) or days.last))
    return Reading(type=TimexType.TIME, value=f"{reading.value}T{part}", days=days, basis=reading.basis)


def at_part(tokens: Tokens, i: int) -> Found | None:
    """Words like "the morning of Sept. 27", "this morning", "that night", "last night" around token `i`."""
    text = tokens.words
    part, before = PARTS[text[i]], text[i - 1]
    at = i + 2 if text[i + 1] == "hours" else i + 1
    if text[at] == "of" or (text[at] == "from" and part == "NI"):
        found = day_at(tokens, at + 1)
        if found:
            read = partial(read_part, day=found.read, part=part, to_morning=text[at] == "from")
            return found._replace(first=_start(text, i), read=read)
    if before in {"last", "this"}:
        first = i - 2 if text[i - 2] in {"late", "early", "earlier", "later"} else i - 1
        today = partial(read_offset, unit=Unit.DAY, count=0 if before == "this" else -1)
        return Found(first=first, last=i + 1, read=partial(read_part, day=today, part=part), deictic=True)
    if before in {"that", "same", "next", "following", "previous"}:
        first = i - 2 if text[i - 2] in {"the", "that"} else i - 1
        count = {"next": 1, "following": 1, "previous": -1}.get(before, 0)
        then = partial(read_offset, unit=Unit.DAY, count=count, from_context=True)
        return Found(first=first, last=i + 1, read=partial(read_part, day=then, part=part))
    if before == "the" and text[i + 1] in {"before", "after"} and text[i + 2] in {".", ",", "", ";"}:
        then = partial(read_offset, unit=Unit.DAY, count=-1 if text[i + 1] == "before" else 1, from_context=True)
        return Found(first=i - 1, last=i + 2, read=partial(read_part, day=then, part=part))
    return _bare_part(tokens, i, part)


def _start(text: list[str], i: int) -> int:
    """The first token of "early in the morning", "the early morning" and so on, before "of"."""
    if text[i - 2 : i] == ["in", "the"] and text[i - 3] in {"early", "late", "later"}:
        return i - 3
    first = i - 1 if text[i - 1] in {"early", "late"} else i
    return first - 1 if text[first - 1] == "the" else first


def _bare_part(tokens: Tokens, i: int, part: str) -> Found | None:
    """Words like "in the morning", "mid-afternoon yesterday": the day said, the passage's or that of writing."""
    text = tokens.words
    read = partial(_read_bare_part, part=part)
    if text[i - 1] == "mid" or text[i - 2 : i] == ["mid", "-"]:
        first = i - 1 if text[i - 1] == "mid" else i - 2
        found = day_at(tokens, i + 1)
        if found and found.first == i + 1:
            return found._replace(first=first, read=partial(read_part, day=found.read, part=part))
        return Found(first=first, last=i + 1, read=read)
    if text[i - 1] == "the" and text[i - 2] in {"in", "during"} and text[i + 1] != "of":
        return Found(first=i - 1, last=i + 1, read=read)
    return None


def _read_bare_part(frame: Frame, *, part: str) -> Reading | None:
    count = int(frame.night and part in {"MO", "AF"})
    if part == "NI" and frame.day is None and frame.tense() <= 0:
        count = -1  # what news tells of "the night" is over
    then = partial(read_offset, unit=Unit.DAY, count=count, from_context=frame.day is not None)
    return read_part(frame, day=then, part=part, to_morning=part == "NI")


def at_overnight(tokens: Tokens, i: int) -> Found:
    """Words like "overnight" at token `i`: the night of the day beside it, or that before the day of writing."""
    text = tokens.words
    word = Found(first=i, last=i + 1, read=_read_last_night, deictic=True)
    if text[i - 1] in DAY_NAMES:
        of_context = partial(read_offset, unit=Unit.DAY, count=0, from_context=True)
        return word._replace(read=partial(_read_overnight, day=of_context))
    ends_there = text[i + 1] in {"into", "to"}
    day = day_at(tokens, i + 2 if ends_there or text[i + 1] in {"on", "from"} else i + 1)
    if day is None:
        return word
    read = partial(_day_before, day=day.read) if ends_there else day.read
    return word._replace(read=partial(_read_overnight, day=read))


def _read_overnight(frame: Frame, *, day: _Read) -> Reading | None:
    return read_part(frame, day=day, part="NI", to_morning=True)


def _read_last_night(frame: Frame) -> Reading | None:
    return _read_overnight(frame, day=partial(read_offset, unit=Unit.DAY, count=-1))


def _day_before(frame: Frame, *, day: _Read) -> Reading | None:
    reading = day(frame)
    before = shift(reading.days.first, -1) if reading and reading.days else None
    return reading._replace(value=before.isoformat(), days=one_day(before)) if reading and before else reading


def at_tonight(_tokens: Tokens, i: int) -> Found:
    """Words like "tonight" at token `i`."""
    today = partial(read_offset, unit=Unit.DAY, count=0)
    return Found(first=i, last=i + 1, read=partial(read_part, day=today, part="NI"), deictic=True)


def at_hours(tokens: Tokens, i: int) -> Found | None:
    """Words like "the early hours of Friday" around "hours" at token `i`."""
    text = tokens.words
    if text[i + 1] != "of" or text[i - 1] not in {"early", "small", "first", "late", "final", "last"}:
        return None
    found = day_at(tokens, i + 2)
    if found is None:
        return None
    found = with_part(found, tokens)
    part = "NI" if text[i - 1] in {"late", "final", "last"} else "MO"
    day = (
        found.read.keywords["day"]
        if isinstance(found.read, partial) and found.read.func is read_part
        else found.read
    )
    first = i - 2 if text[i - 2] == "the" else i - 1
    return found._replace(first=first, read=partial(read_part, day=day, part=part))


# ---------------------------------------------------------------- clock times


def at_clock(tokens: Tokens, i: int) -> Found | None:
    """Words like "8:00", "2 a.m.", "7:15 p.m. EST Nov. 9" at token `i`; None where they are no time of day."""
    text = tokens.words
    if text[i].isdecimal() and text[i + 1] not in _AFTER_HOURS:
        return None
    match = _CLOCK.fullmatch(text[i])
    if match is None:
        return None
    half, end = _half_of_day(text, i + 1, match[4] or "")
    hour = int(match[1])
    if (half and not 1 <= hour <= 12) or (not half and match[2] != ":" and match[4] is None):
        return None
    if half in {"am", "pm"}:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return _timed(tokens, i, end, f"{hour:02d}:{match[3] or '00'}")


def _half_of_day(text: list[str], i: int, glued: str) -> tuple[str, int]:
    """("am", "pm", "clock" or "", next token) after the figures of a clock time."""
    if glued in {"am", "pm"}:
        return glued, i
    if text[i] in {"am", "pm"}:
        return text[i], i + 1
    if text[i] in {"a", "p"} and text[i + 1 : i + 3] == [".", "m"]:
        return f"{text[i]}m", i + 4 if text[i + 3] == "." else i + 3
    if text[i] == "o" and text[i + 2] == "clock":
        return "clock", i + 3
    if text[i : i + 2] == ["in", "the"] and text[i + 2] in {"morning", "afternoon", "evening"}:
        return ("am" if text[i + 2] == "morning" else "pm"), i + 3
    return "", i


def at_four_figures(tokens: Tokens, i: int) -> Found | None:
    """Words like "0530 GMT", "2115 local time", "at 0530 hours" at token `i`; None where they are no time."""
    text, match = tokens.words, _HOUR_AND_MINUTE.fullmatch(tokens.words[i])
    if text[i + 1] in {"hours", "hrs"}:
        told = text[i - 1] in {"at", "by", "until", "from", "since"}
    else:
        told = text[i + 1 : i + 3] == ["local", "time"] or _zone_end(tokens, i + 1) > i + 1
    if match is None or not told:
        return None
    return _timed(tokens, i, i + 1, f"{match[1]}:{match[2]}")


def at_noon(tokens: Tokens, i: int) -> Found | None:
    """Words like "noon", "midday" and "midnight" at token `i`, with the day behind; "High Noon" is a film."""
    if tokens.words[i - 1] == "high":
        return None
    return _timed(tokens, i, i + 1, _NOON[tokens.words[i]])


def _timed(tokens: Tokens, i: int, end: int, clock: str) -> Found:
    text = tokens.words
    first = i - 1 if text[i - 1] in HEDGES and text[i - 2] != "at" else i
    zone = _zone_end(tokens, end)
    found = day_at(tokens, zone + 1 if text[zone] == "," else zone)
    if found and found.first >= zone:
        return found._replace(first=first, read=partial(_read_clock, clock=clock, day=found.read))
    behind = _past_brackets(text, zone)
    found = day_at(tokens, behind) if behind > zone else None
    day = found.read if found and found.first >= behind else _day_on(tokens, behind)
    return Found(first=first, last=zone, read=partial(_read_clock, clock=clock, day=day))


def _zone_end(tokens: Tokens, i: int) -> int:
    """The token after "GMT", "Moscow time", "Eastern Standard Time" at token `i`; `i` without one."""
    text = tokens.words
    if text[i] in TIME_ZONES:
        return i + 1
    for at in range(i, i + _ZONE_WORDS):
        if text[at] == "time" and at > i:
            return at + 1
        if not text[at].isalpha() or not tokens.is_capitalised(at) or tokens.capitals:
            return i
    return i + _ZONE_WORDS + 1 if text[i + _ZONE_WORDS] == "time" else i


def _past_brackets(text: list[str], i: int) -> int:
    """The token after the brackets that open at token `i`; `i` where none open."""
    if text[i] != "(" or ")" not in text[i : i + _BRACKET_TOKENS]:
        return i
    return text.index(")", i) + 1


def _day_on(tokens: Tokens, i: int) -> _Read | None:
    """What reads the day after "on" within four words of token `i`; None if there is none."""
    if tokens.words[i - 1] == "." and tokens.words[i] in _OPENERS and tokens.is_capitalised(i):
        return None
    for at in range(i, i + 5):
        if tokens.words[at] == "on":
            found = day_at(tokens, at + 1)
            return found.read if found else None
        if tokens.words[at] in {".", ";"}:
            break
    return None


def _read_clock(frame: Frame, *, clock: str, day: _Read | None) -> Reading:
    known, basis = _day_of(frame, day)
    if day is None and known and basis is DateBasis.PUBLICATION and clock == "24:00" and frame.tense() < 0:
        eve = shift(known, -1) or known  # the midnight that has passed ended the day before
        return Reading(TimexType.TIME, f"{eve}T{clock}", days_between(eve, known), basis)
    if day is None and known and frame.night and clock < "12":
        known = shift(known, 1)
    if day is None and known and frame.night and clock == "24:00":
        return Reading(TimexType.TIME, f"{known}T{clock}", days_between(known, shift(known, 1) or known), basis)
    value = known.isoformat() if known else "XXXX-XX-XX"
    return Reading(type=TimexType.TIME, value=f"{value}T{clock}", days=one_day(known), basis=basis)


def _day_of(frame: Frame, day: _Read | None) -> tuple[date | None, DateBasis]:
    reading = day(frame) if day else None
    if reading is not None:
        return (reading.days.first if reading.days else None), reading.basis
    return (frame.day, DateBasis.CONTEXT) if frame.day is not None else frame.here
