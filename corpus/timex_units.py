"""Expressions built on a unit of time: "last week", "two years ago", "44-day", "twice a year", "recent days"."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from corpus.calendar_names import MONTHS
from corpus.numerals import CARDINALS
from corpus.records import TimexType
from corpus.timex_calendar import days_between, month_range, one_day, shift, week_range, week_value
from corpus.timex_frame import Found, Frame, Reading, dated
from corpus.timex_lengths import (
    CLOCK_UNITS,
    Amount,
    amount_before,
    hedged,
    in_whole_units,
    length_value,
    read_length,
    read_period,
)
from corpus.timex_months import at_month, read_day
from corpus.timex_quarters import at_quarter
from corpus.timex_relative import read_ago, read_away, read_offset
from corpus.timex_tokens import Tokens
from corpus.timex_weekdays import at_holiday
from corpus.timex_words import PLURALS, UNITS, Unit, words
from corpus.timex_years import at_century, stage_before, year_at

_NO_RATE = words("ago later earlier after before from into - of")
_LARGE = words("hundred thousand million billion trillion percent %")
_TAILS = words("old olds ago earlier end long")
_BEFORE_YEAR_END = words("by at before since until from through near around towards to of")
_FILLERS = words("more full straight consecutive trading additional whole long bloody further successive calendar")
_POINTERS = {"last": -1, "next": 1, "this": 0, "current": 0, "coming": 1, "past": -1}
_CONTEXT_POINTERS = {
    "following": 1,
    "same": 0,
    "previous": -1,
    "that": 0,
    "preceding": -1,
    "next": 1,
    "subsequent": 1,
}
_PERIODS = words("last past next coming previous first final latest")
_AFTER_THE = words("of when that which he she it they before after in")


def at_unit(tokens: Tokens, i: int) -> Found | None:
    """What the singular unit at token `i` belongs to."""
    text = tokens.words
    unit = UNITS[text[i]]
    if unit is Unit.QUARTER:
        return at_quarter(tokens, i)
    if unit is Unit.CENTURY:
        return at_century(tokens, i) or _counted(tokens, i, unit) or _half_century(tokens, i)
    if unit is Unit.YEAR and (year_at(tokens, i + 1) or text[i - 1] == "new"):
        return at_holiday(tokens, i) if text[i - 1] == "new" else None
    if unit in {Unit.WEEK, Unit.SECOND} and text[i + 1] == "of" and text[i + 2] in MONTHS:
        return _week_of(tokens, i, unit)  # the month's reader takes "the last week of September" whole
    if text[i - 1] == "-" or (text[i + 1] == "-" and text[i + 2] in _TAILS):
        return _compound(tokens, i, unit)
    own = _week_of(tokens, i, unit) or _year_end(text, i, unit)
    return (
        own
        or _pointed(tokens, i, unit)
        or _rate(text, i, unit)
        or _counted(tokens, i, unit)
        or _single(tokens, i, unit)
    )


def _half_century(tokens: Tokens, i: int) -> Found | None:
    text = tokens.words
    if text[i - 2 : i] == ["half", "-"]:
        return _compound(tokens, i, Unit.CENTURY)
    return _single(tokens, i, Unit.CENTURY) if text[i - 2 : i] == ["half", "a"] else None


def _week_of(tokens: Tokens, i: int, unit: Unit) -> Found | None:
    """Words like "the week of October 5", "the week ending Oct. 10" around "week" at token `i`."""
    text = tokens.words
    if unit is not Unit.WEEK or text[i + 1] not in {"of", "ending"}:
        return None
    month = next((at for at in range(i + 2, i + 6) if text[at] in MONTHS), None)
    day = at_month(tokens, month) if month is not None else None
    if day is None or day.first != i + 2 or not isinstance(day.read, partial) or day.read.func is not read_day:
        return None
    read = partial(_read_week, day=day.read, ending=text[i + 1] == "ending")
    return day._replace(first=i - 1 if text[i - 1] == "the" else i, read=read)


def _read_week(frame: Frame, *, day: Callable[[Frame], Reading | None], ending: bool) -> Reading | None:
    """The week that holds the day, Monday to Sunday, or the seven days that end with it."""
    reading = day(frame)
    if reading is None or reading.days is None:
        return reading
    known = reading.days.first
    days = days_between(shift(known, -6), known) if ending else week_range(known)
    return reading._replace(value=week_value(known), days=days)


# ---------------------------------------------------------------- "last", "this", "the following"


def _pointed(tokens: Tokens, i: int, unit: Unit) -> Found | None:
    """Words like "last week", "earlier this year", "the following day", "the same day"."""
    text = tokens.words
    at = i - 2 if text[i - 1] in {"fiscal", "calendar", "whole", "very", "entire", "full"} else i - 1
    which = text[at]
    article = text[at - 1] in {"the", "this", "that", "these"}
    of_something = text[at - 1 : at + 1] == ["the", "last"] and text[i + 1] == "of"  # "the last week of the war"
    if of_something or unit in CLOCK_UNITS or (which not in _POINTERS and which not in _CONTEXT_POINTERS):
        return None
    first = at - 1 if article else at
    if which in {"past", "coming"} and article:
        return Found(first=first, last=i + 1, read=partial(read_period, unit=unit, count=1, which=which))
    if which in _CONTEXT_POINTERS and (which != "next" or article):
        read = partial(read_offset, unit=unit, count=_CONTEXT_POINTERS[which], from_context=True)
        return _staged(tokens, first, i, read, deictic=_CONTEXT_POINTERS[which] < 0)
    if which in {"this", "next"} and unit is Unit.DAY:
        return _this_day(text, i, first) if which == "this" else _next_day(i, first)
    if text[i + 1 : i + 3] == ["'", "s"] and ("quarter" in text[i + 3 : i + 6] or text[i + 4] == "-"):
        return None
    return _staged(tokens, first, i, partial(read_offset, unit=unit, count=_POINTERS[which]), deictic=True)


def _next_day(i: int, first: int) -> Found:
    """Words like "next day", which stand for "the next day" in telegrams and chronologies."""
    return Found(first=first, last=i + 1, read=_read_next_day)


def _read_next_day(frame: Frame) -> Reading:
    """The day after the one that the passage spoke of, or where it spoke of none after that of writing."""
    return read_offset(frame, unit=Unit.DAY, count=1, from_context=frame.day is not None)


def _this_day(text: list[str], i: int, first: int) -> Found:
    """Words like "this day" is the passage's; "to this day" is now."""
    if text[first - 1] == "to":
        return Found(first=first, last=i + 1, read=partial(_read_reference, value="PRESENT_REF"))
    return Found(first=first, last=i + 1, read=partial(read_offset, unit=Unit.DAY, count=0, from_context=True))


def _staged(tokens: Tokens, first: int, i: int, read: partial[Reading], *, deictic: bool) -> Found:
    staged, part = stage_before(tokens, first)
    return Found(first=staged, last=i + 1, read=partial(read, part=part) if part else read, deictic=deictic)


def _single(tokens: Tokens, i: int, unit: Unit) -> Found | None:
    """Words like "a week ago", "a month", "the day before", "the end of the year"; nothing for a bare unit."""
    text = tokens.words
    before, after = text[i - 1], text[i + 1]
    if before in {"a", "an"} and _is_price(text, i):
        return None
    if before in {"a", "an", "one"} and (unit is not Unit.SECOND or before == "one"):
        half = text[i - 2] == "half"
        return _measured(text, i, unit, Amount(first=i - 1 - half, value=0.5 if half else 1))
    if before != "the" and not (before == "fiscal" and text[i - 2] == "the"):
        return None
    if (
        after in {"before", "after"}
        and unit in {Unit.DAY, Unit.YEAR, Unit.WEEK}
        and text[i + 2] in {".", ",", "", ";"}
    ):
        return Found(
            first=i - 1, last=i + 2, read=partial(read_away, unit=unit, count=-1 if after == "before" else 1)
        )
    return _the_unit(tokens, i, unit)


def _is_price(text: list[str], i: int) -> bool:
    """True for "$2 million a year", "700 seats a week": a price or a rate, not how long something lasted."""
    rated, counted = text[i - 2], text[i - 3]
    if text[i + 1] in _NO_RATE:
        return False
    number = rated[:1].isdecimal() or rated in _LARGE
    return number or (rated.endswith("s") and (counted[:1].isdecimal() or counted in CARDINALS))


def _the_unit(tokens: Tokens, i: int, unit: Unit) -> Found | None:
    """Words like "the year", "the end of the month": the one of the day of writing, or of the narrative.

    "Later in the day" is the day that the passage spoke of.
    """
    text = tokens.words
    first = i - 2 if text[i - 1] == "fiscal" else i - 1
    if unit is Unit.YEAR and text[i + 1] in {"ended", "ending"}:
        return Found(first=first, last=i + 1, read=partial(read_length, unit=unit, count=1))
    staged, part = stage_before(tokens, i)
    if staged == i and (unit not in {Unit.YEAR, Unit.WEEK, Unit.MONTH} or text[i + 1] in _AFTER_THE):
        return None
    if staged < i and unit in CLOCK_UNITS | {Unit.DECADE}:
        return None
    return Found(
        first=min(first, staged), last=i + 1, read=partial(_read_the_unit, unit=unit, part=part), deictic=True
    )


def _read_the_unit(frame: Frame, *, unit: Unit, part: str) -> Reading:
    from_context = frame.narrative or (unit is Unit.DAY and frame.day is not None)
    return read_offset(frame, unit=unit, count=0, from_context=from_context, part=part)


def _rate(text: list[str], i: int, unit: Unit) -> Found | None:
    """Words like "every day", "per month", "twice a year", "ten flights a week"."""
    before, rated = text[i - 1], text[i - 2]
    often = before in {"every", "each", "per"}
    if before in {"a", "an"} and text[i + 1] not in _NO_RATE:
        often = rated in {"twice", "once", "times"} or (rated in PLURALS and PLURALS[rated] is not unit)
    if not often:
        return None
    reading = Reading(type=TimexType.SET, value=length_value(unit, 1))
    return Found(first=i - 1, last=i + 1, read=lambda _frame: reading)


# ---------------------------------------------------------------- numbers of units


def at_units(tokens: Tokens, i: int) -> Found | None:
    """What the plural unit at token `i` belongs to."""
    return _counted(tokens, i, PLURALS[tokens.words[i]]) or _bare(tokens, i, PLURALS[tokens.words[i]])


def _counted(tokens: Tokens, i: int, unit: Unit) -> Found | None:
    text = tokens.words
    amount = amount_before(text, i - 1 if text[i - 1] in _FILLERS else i)
    if amount and text[i + 1] == "period":
        return _with_period(text, i, unit, amount)
    if (
        amount is None
        or (text[i] == "second" and text[i - 1] != "one")
        or (text[i - 1] == "some" and unit is Unit.QUARTER)
    ):
        return None
    before = text[amount.first - 1]
    if before not in _PERIODS:
        return _measured(text, i, unit, amount)
    first = amount.first - 1
    if text[first - 1] in {"the", "these", "this"}:
        first -= 1
    read = partial(read_period, unit=unit, count=amount.value, which=before)
    return Found(first=hedged(text, first)[0], last=i + 1, read=read)


def _measured(text: list[str], i: int, unit: Unit, amount: Amount) -> Found | None:
    """A length of time and what follows it: "ago", "later", "earlier", "old", or nothing."""
    after = text[i + 1]
    if after == "old" or text[i + 1 : i + 3] in (["-", "old"], ["-", "olds"], ["of", "age"]):
        return None
    first, rough = hedged(text, amount.first)
    or_so = text[i + 1 : i + 3] == ["or", "so"]
    end, count = i + 3 if or_so else i + 1, amount.value
    if text[end : end + 3] == ["and", "a", "half"] and count == 1:
        end, count = end + 3, 1.5
    away = _away(text, end, unit, count, rough=rough or or_so)
    if away:
        return away._replace(first=first)
    if text[first - 1] == "the" and first == amount.first:
        first -= 1
    return Found(first=first, last=end, read=partial(read_length, unit=unit, count=count))


def _away(text: list[str], end: int, unit: Unit, length: float | None, *, rough: bool) -> Found | None:
    """Words like "ago", "later", "before" at token `end`, after a length of time."""
    after = text[end]
    unit, count = (unit, None) if length is None else in_whole_units(unit, length)
    if after == "ago":
        past = partial(_read_reference, value="PAST_REF")
        read = past if count is None else partial(read_ago, unit=unit, count=count, rough=rough)
        return Found(first=end, last=end + 1, read=read, deictic=True)
    ends = text[end + 1] in {".", ",", "", ";"}
    if unit in CLOCK_UNITS or not (after in {"later", "earlier"} or (after in {"before", "after"} and ends)):
        return None
    back = after in {"earlier", "before"}
    if count is None:
        return Found(
            first=end, last=end + 1, read=partial(_read_reference, value="PAST_REF" if back else "FUTURE_REF")
        )
    read = partial(read_away, unit=unit, count=-count if back else count)
    return Found(first=end, last=end + 1, read=read, deictic=back)


def _read_reference(_frame: Frame, *, value: str) -> Reading:
    return Reading(type=TimexType.DATE, value=value)


# ---------------------------------------------------------------- units without a number

_BARE_BEFORE = words("for in after within of over during many by") | frozenset({",", "."})
_RECENT = {Unit.DAY: (6, "PAST_REF"), Unit.WEEK: (28, "PXW"), Unit.MONTH: (92, "PXM")}
_AWAY = {"ago": "PAST_REF", "earlier": "PAST_REF", "later": "FUTURE_REF"}
_STARTS = {"early": "early", "first": "early", "opening": "early", "last": "late", "final": "late"}


def _bare(tokens: Tokens, i: int, unit: Unit) -> Found | None:
    """Words like "recent days", "weeks", "years ago", "these days", "the early days of which"."""
    text = tokens.words
    before, after = text[i - 1], text[i + 1]
    first, last = (i - 2 if text[i - 2] == "the" else i - 1), i + 1
    if text[i + 1 : i + 3] == ["-", "long"]:
        return Found(first=i, last=i + 3, read=partial(read_length, unit=unit, count=None))
    if before == "these" and unit is Unit.DAY:
        read = partial(_read_reference, value="PRESENT_REF")
    elif before == "recent":
        read = partial(_read_recent, unit=unit)
    elif before in {"coming", "future"}:
        read = partial(read_length, unit=unit, count=None)
    elif before in _STARTS and after == "of" and text[i + 2] in {"which", "that"} and text[i - 2] == "the":
        read = partial(_read_part_of_month, part=_STARTS[before])
    elif after in _AWAY:
        first, last, read = i, i + 2, partial(_read_reference, value=_AWAY[after])
    elif before in _BARE_BEFORE and after != "-" and (before not in {",", "."} or after == "of"):
        first, read = i, partial(read_length, unit=unit, count=None)
    else:
        return None
    return Found(first=first, last=last, read=read)


def _read_recent(frame: Frame, *, unit: Unit) -> Reading:
    """What "in recent days" means: the last six days and the day of writing; four weeks, three months likewise."""
    here, basis = frame.here
    back, value = _RECENT.get(unit, (0, "PAST_REF"))
    kind = TimexType.DURATION if value.startswith("PX") else TimexType.DATE
    if here is None or not back or frame.narrative:
        return Reading(type=kind, value=value)
    return Reading(type=kind, value=value, days=days_between(shift(here, -back), here), basis=basis)


def _read_part_of_month(frame: Frame, *, part: str) -> Reading:
    """What is meant by "in the early days of which": of the month that was just named."""
    if frame.month is None:
        return _read_reference(frame, value="PAST_REF")
    year, month = frame.month
    here = read_offset(frame, unit=Unit.MONTH, count=0, from_context=True)
    return dated(f"{year:04d}-{month:02d}", month_range(year, month, part), here.basis)


def _compound(tokens: Tokens, i: int, unit: Unit) -> Found | None:
    """Words like "44-day", "two-year", "the year-earlier period"; ages ("12-year-old") are none."""
    text = tokens.words
    tail = text[i + 2] if text[i + 1] == "-" else ""
    if tail in {"old", "olds"}:
        return None
    if text[i - 1] != "-":
        return _before_hyphen(text, i, unit, tail)
    amount = amount_before(text, i - 1)
    if amount is None or text[i + 1] == "period":
        return _with_period(text, i, unit, amount) if amount else None
    last = i + 3 if tail == "long" else i + 1
    return Found(first=amount.first, last=last, read=partial(read_length, unit=unit, count=amount.value))


def _before_hyphen(text: list[str], i: int, unit: Unit, tail: str) -> Found | None:
    """Words like "day-long", "year-ago", "year-end"."""
    if tail == "long":
        return Found(first=i, last=i + 3, read=partial(read_length, unit=unit, count=1))
    if unit is Unit.YEAR and tail in {"ago", "earlier"}:
        return _year_ago(text, i)
    return _year_end(text, i, unit)


def _with_period(text: list[str], i: int, unit: Unit, amount: Amount) -> Found:
    """Words like "a three-week period", "the two year period"."""
    first = amount.first - 1 if text[amount.first - 1] in {"a", "an", "the", "this", "that"} else amount.first
    return Found(first=first, last=i + 2, read=partial(read_length, unit=unit, count=amount.value))


def _year_end(text: list[str], i: int, unit: Unit) -> Found | None:
    """Words like "by year-end", "at year end", "by the year's end"; None before what is done then."""
    first = i - 1 if text[i - 1] == "the" else i
    ends = "end" in {text[i + 1], text[i + 2 if text[i + 1] == "-" else i + 3]}
    joined = text[i + 1] in {"end", "-", "'", "’"}
    if unit is not Unit.YEAR or not (ends and joined) or text[first - 1] not in _BEFORE_YEAR_END:
        return None
    last = text.index("end", i) + 1
    years = -1 if text[first - 1] == "since" else 0
    return Found(first=first, last=last, read=partial(_read_year_end, years=years, hyphen=text[i + 1] == "-"))


def _read_year_end(frame: Frame, *, years: int, hyphen: bool) -> Reading:
    """The last months of the year; the accountants' "year-end" is the last day of it."""
    reading = read_offset(frame, unit=Unit.YEAR, count=years, from_context=frame.narrative, part="late")
    if not hyphen or reading.days is None:
        return reading
    last = reading.days.last
    return reading._replace(value=last.isoformat(), days=one_day(last))


def _year_ago(text: list[str], i: int) -> Found:
    """Words like "year-ago", "the year-earlier period", "the year-ago third quarter"."""
    first = i - 1 if text[i - 1] == "the" else i
    end = i + 3
    if "quarter" in text[end : end + 3] or text[end] == "period":
        end = end + 1 if text[end] == "period" else text.index("quarter", end) + 1
    else:
        first = i
    return Found(first=first, last=end, read=partial(read_ago, unit=Unit.YEAR, count=1, rough=False))
