"""Expressions built on a unit of time: "last week", "two years ago", "the third quarter", "44-day", "twice a year"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from corpus.records import DateBasis, TimexType
from corpus.timex_calendar import days_between, month_range, one_day, quarter_range, shift, week_range, year_range
from corpus.timex_dates import at_century, stage_before, year_at
from corpus.timex_frame import Found, Frame, Reading
from corpus.timex_relative import read_ago, read_away, read_offset
from corpus.timex_tokens import Tokens
from corpus.timex_words import CARDINALS, HEDGES, ORDINALS, PLURALS, UNITS, VAGUE, Unit

_CLOCK_UNITS = {Unit.SECOND, Unit.MINUTE, Unit.HOUR}
_FILLERS = {"more", "full", "straight", "consecutive", "trading", "additional", "whole", "long", "bloody", "further",
            "successive", "other", "calendar"}  # fmt: skip
_RATES = {"twice", "once", "times", "per"}
_MONEY_RATE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number before a unit: its first token, its value, None where it is vague ("several")."""

    first: int
    value: int | None
    rough: bool = False


def amount_before(words: list[str], i: int) -> Amount | None:
    """The number that ends before token `i`: figures, words, "a", "a few", "a couple of"."""
    j = i - 1
    word = words[j]
    if word == "of" and words[j - 1] in VAGUE:
        j, word = j - 1, words[j - 1]
    if word.replace(",", "").isdecimal():
        return Amount(first=j, value=int(word.replace(",", "")[:9]))
    if word in VAGUE:
        j = j - 1 if words[j - 1] in {"a", "the"} and word in {"few", "couple", "dozen", "number"} else j
        return Amount(first=j, value={"couple": 2, "dozen": 12}.get(word))
    if word in CARDINALS:
        return _spelt(words, j)
    if word in {"hundred", "thousand"}:
        factor = 100 if word == "hundred" else 1000
        if words[j - 1] in CARDINALS:
            return Amount(first=j - 1, value=CARDINALS[words[j - 1]] * factor)
        return Amount(first=j - 1, value=factor) if words[j - 1] == "a" else None
    return None


def _spelt(words: list[str], j: int) -> Amount:
    value = CARDINALS[words[j]]
    tens = j - 2 if words[j - 1] == "-" else j - 1
    if value < 10 and words[tens] in CARDINALS and CARDINALS[words[tens]] >= 20 and words[j] not in {"a"}:
        return Amount(first=tens, value=CARDINALS[words[tens]] + value)
    return Amount(first=j, value=value)


def hedged(words: list[str], first: int) -> tuple[int, bool]:
    """(first token, True) with "nearly", "more than", "at least" before it; (first, False) without."""
    if words[first - 1] in HEDGES:
        return first - 1, True
    if words[first - 1] in {"than", "least", "most", "to"} and words[first - 2] in {
        "more",
        "less",
        "at",
        "fewer",
        "up",
    }:
        start = first - 3 if words[first - 3] == "no" else first - 2
        return start, True
    return first, False


# ---------------------------------------------------------------- one unit


def at_unit(tokens: Tokens, i: int) -> Found | None:
    """What the singular unit at token `i` belongs to."""
    words = tokens.words
    unit = UNITS[words[i]]
    if unit is Unit.QUARTER:
        return _quarter(tokens, i)
    if unit is Unit.CENTURY:
        return at_century(tokens, i) or _counted(tokens, i, unit)
    if words[i - 1] == "-" or (words[i + 1] == "-" and words[i + 2] in {"old", "ago", "earlier", "end", "long"}):
        return _compound(tokens, i, unit)
    return (
        _pointed(tokens, i, unit)
        or _rate(words, i, unit)
        or _counted(tokens, i, unit)
        or _after_one(words, i, unit)
    )


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


def _pointed(tokens: Tokens, i: int, unit: Unit) -> Found | None:
    """ "last week", "earlier this year", "the following day", "the same day"."""
    words = tokens.words
    at = i - 2 if words[i - 1] in {"fiscal", "calendar", "whole", "very", "entire"} else i - 1
    which = words[at]
    if which == "same" and words[at - 1] == "that":
        at -= 1
    article = words[at - 1] in {"the", "this"}
    from_context = which in _CONTEXT_POINTERS and (which != "next" or article)
    if which not in _POINTERS and not from_context:
        return None
    if unit in _CLOCK_UNITS:
        return None
    if which in {"past", "last", "coming"} and article and words[i + 1] not in {"'"}:
        return (
            _period(tokens, i, unit, Amount(first=at, value=1), which)
            if which != "last"
            else _point(tokens, at - 1, i, partial(read_offset, unit=unit, count=-1), deictic=True)
        )
    count = _CONTEXT_POINTERS[which] if from_context else _POINTERS[which]
    first = at - 1 if article else at
    read = partial(read_offset, unit=unit, count=count, from_context=from_context)
    return _point(tokens, first, i, read, deictic=not from_context)


def _point(tokens: Tokens, first: int, i: int, read: partial[Reading], *, deictic: bool) -> Found:
    staged, part = stage_before(tokens, first)
    if part:
        read = partial(read.func, **read.keywords, part=part) if read.func is read_offset else read
    return Found(first=staged, last=i + 1, read=read, deictic=deictic)


def _rate(words: list[str], i: int, unit: Unit) -> Found | None:
    """ "every day", "per month", "twice a year"."""
    before = words[i - 1]
    if before in {"every", "each", "per"}:
        reading = Reading(type=TimexType.SET, value=length_value(unit, 1))
        return Found(first=i - 1, last=i + 1, read=lambda _frame: reading)
    if before in {"a", "an"} and words[i - 2] in _RATES:
        reading = Reading(type=TimexType.SET, value=length_value(unit, 1))
        return Found(first=i - 1, last=i + 1, read=lambda _frame: reading)
    return None


def _after_one(words: list[str], i: int, unit: Unit) -> Found | None:
    """ "a week ago", "a year earlier", "the day before", "a month"; nothing for a bare unit."""
    before = words[i - 1]
    if before in {"a", "an", "one"}:
        return _measured(words, i, unit, Amount(first=i - 1, value=1))
    if before == "the" and words[i + 1] in {"before", "after"} and unit in {Unit.DAY, Unit.YEAR, Unit.WEEK}:
        if words[i + 2] in {"the", "a", "an", "his", "her", "their", "its", "he", "she", "they", "it"}:
            return None
        count = -1 if words[i + 1] == "before" else 1
        return Found(first=i - 1, last=i + 2, read=partial(read_away, unit=unit, count=count))
    return None


# ---------------------------------------------------------------- numbers of units


def at_units(tokens: Tokens, i: int) -> Found | None:
    """What the plural unit at token `i` belongs to."""
    words = tokens.words
    unit = PLURALS[words[i]]
    return _counted(tokens, i, unit) or _bare(tokens, i, unit)


def _counted(tokens: Tokens, i: int, unit: Unit) -> Found | None:
    words = tokens.words
    at = i - 1 if words[i - 1] in _FILLERS else i
    amount = amount_before(words, at)
    if amount is None:
        return None
    before = words[amount.first - 1]
    if before in {"last", "past", "next", "coming", "previous", "first", "final"}:
        return _period(tokens, i, unit, amount, before)
    return _measured(words, i, unit, amount)


def _measured(words: list[str], i: int, unit: Unit, amount: Amount) -> Found | None:
    """A length of time and what follows it: "ago", "later", "earlier", "old", or nothing."""
    after = words[i + 1]
    if after == "old" or words[i + 1 : i + 3] in (["-", "old"], ["of", "age"]):
        return None
    first, rough = hedged(words, amount.first)
    if after == "ago":
        return Found(first=first, last=i + 2, read=_ago(unit, amount.value, rough=rough), deictic=True)
    if words[i + 1 : i + 4] == ["or", "so", "ago"]:
        return Found(first=first, last=i + 4, read=_ago(unit, amount.value, rough=True), deictic=True)
    if after in {"later", "earlier", "afterwards", "afterward"} and unit not in _CLOCK_UNITS:
        count = amount.value if amount.value is None or after != "earlier" else -amount.value
        return Found(first=first, last=i + 2, read=_away(unit, count))
    if after in {"before", "after"} and words[i + 2] in {".", ",", "", ";"} and unit not in _CLOCK_UNITS:
        count = amount.value if amount.value is None or after != "before" else -amount.value
        return Found(first=first, last=i + 2, read=_away(unit, count))
    last = i + 3 if words[i + 1 : i + 3] == ["or", "so"] else i + 1
    value = length_value(unit, amount.value)
    return Found(first=first, last=last, read=partial(read_length, value=value, unit=unit, count=amount.value))


def _ago(unit: Unit, count: int | None, *, rough: bool) -> partial[Reading]:
    if count is None:
        return partial(_read_reference, value="PAST_REF")
    return partial(read_ago, unit=unit, count=count, rough=rough)


def _away(unit: Unit, count: int | None) -> partial[Reading]:
    if count is None:
        return partial(_read_reference, value="FUTURE_REF" if unit is Unit.YEAR else "XXXX-XX-XX")
    return partial(read_away, unit=unit, count=count)


def _read_reference(_frame: Frame, *, value: str) -> Reading:
    return Reading(type=TimexType.DATE, value=value)


def read_length(frame: Frame, *, value: str, unit: Unit, count: int | None) -> Reading:
    """A duration; where the present perfect says that it lasts until now ("has gone on for a week"), its days."""
    words, at = frame.tokens.words, frame.first
    here, basis = frame.here
    if (
        here is None
        or count is None
        or words[at - 1] != "for"
        or not {"has", "have"} & set(words[max(0, at - 12) : at + 12])
    ):
        return Reading(type=TimexType.DURATION, value=value)
    days = days_between(shift(here, -_rough_days(unit, count)), here)
    return Reading(type=TimexType.DURATION, value=value, days=days, basis=basis)


def _rough_days(unit: Unit, count: int) -> int:
    length = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 30, Unit.QUARTER: 91, Unit.YEAR: 365, Unit.DECADE: 3652,
              Unit.CENTURY: 36524}.get(unit)  # fmt: skip
    return count * length if length else max(1, count // 24) if unit is Unit.HOUR else 0


def _period(tokens: Tokens, i: int, unit: Unit, amount: Amount, which: str) -> Found:
    """ "the past two months", "the next three days": a length that ends or begins at the day of writing."""
    words = tokens.words
    first = amount.first if words[amount.first] == which else amount.first - 1
    if words[first - 1] in {"the", "these", "this"}:
        first -= 1
    first, _ = hedged(words, first)
    read = partial(read_period, value=length_value(unit, amount.value), unit=unit, count=amount.value, which=which)
    return Found(first=first, last=i + 1, read=read)


def read_period(frame: Frame, *, value: str, unit: Unit, count: int | None, which: str) -> Reading:
    """A duration that reaches up to the day of writing or begins there."""
    here, basis = frame.here
    if here is None or count is None or which not in {"last", "past", "next", "coming"}:
        return Reading(type=TimexType.DURATION, value=value)
    far = shift(here, (1 if which in {"next", "coming"} else -1) * _rough_days(unit, count))
    days = days_between(min(here, far), max(here, far)) if far else None
    return Reading(type=TimexType.DURATION, value=value, days=days, basis=basis if days else DateBasis.UNRESOLVED)


_BARE_BEFORE = {"for", "in", "after", "within", "recent", "of", "over", "during", "coming", "past", "many", "by"}


def _bare(tokens: Tokens, i: int, unit: Unit) -> Found | None:
    """ "recent days", "weeks", "years ago", "months later", "these days"."""
    words = tokens.words
    before, after = words[i - 1], words[i + 1]
    if before == "these" and unit is Unit.DAY:
        return Found(first=i - 1, last=i + 1, read=partial(_read_reference, value="PRESENT_REF"))
    if before == "recent":
        first = i - 2 if words[i - 2] == "the" else i - 1
        return Found(first=first, last=i + 1, read=partial(read_recent, unit=unit))
    if before in {"coming", "future"}:
        first = i - 2 if words[i - 2] == "the" else i - 1
        return Found(first=first, last=i + 1, read=partial(_read_reference, value="FUTURE_REF"))
    if after in {"ago", "earlier", "before"}:
        return Found(first=i, last=i + 2, read=partial(_read_reference, value="PAST_REF"))
    if before in _BARE_BEFORE and after not in {"-"}:
        value = length_value(unit, None)
        return Found(first=i, last=i + 1, read=partial(read_length, value=value, unit=unit, count=None))
    return None


_RECENT_DAYS = {Unit.DAY: 6, Unit.WEEK: 28, Unit.MONTH: 92}


def read_recent(frame: Frame, *, unit: Unit) -> Reading:
    """ "in recent days": the six days before the day of writing and that day; four weeks, three months likewise."""
    here, basis = frame.here
    if here is None or unit not in _RECENT_DAYS:
        return Reading(type=TimexType.DATE, value="PAST_REF")
    days = days_between(shift(here, -_RECENT_DAYS[unit]), here)
    return Reading(type=TimexType.DATE, value="PAST_REF", days=days, basis=basis)


def length_value(unit: Unit, count: int | None) -> str:
    """The TIMEX3 value of a duration: P2W, PT24H as P1D, PXM where the number is vague."""
    if count is not None and unit is Unit.HOUR and count and count % 24 == 0:
        unit, count = Unit.DAY, count // 24
    if count is not None and unit is Unit.DECADE:
        unit, count = Unit.YEAR, 10 * count
    if count is not None and unit is Unit.CENTURY:
        unit, count = Unit.YEAR, 100 * count
    number = "X" if count is None else str(count)
    return f"PT{number}{unit.value[1]}" if unit in _CLOCK_UNITS else f"P{number}{unit.value}"


def _compound(tokens: Tokens, i: int, unit: Unit) -> Found | None:
    """ "44-day", "two-year", "year-end", "year-earlier"; ages ("12-year-old") are none."""
    words = tokens.words
    tail = words[i + 2] if words[i + 1] == "-" else ""
    if tail == "old":
        return None
    if words[i - 1] != "-":
        if unit is Unit.YEAR and tail in {"ago", "earlier"}:
            return Found(first=i, last=i + 3, read=partial(read_ago, unit=unit, count=1, rough=False))
        return _after_one(words, i, unit) or _counted(tokens, i, unit)
    amount = amount_before(words, i - 1)
    if amount is None:
        return None
    value = length_value(unit, amount.value)
    return Found(first=amount.first, last=i + 1, read=partial(read_length, value=value, unit=unit, count=None))


# ---------------------------------------------------------------- quarters


def _quarter(tokens: Tokens, i: int) -> Found | None:
    """ "the third quarter of 1989", "third-quarter", "last quarter", "the latest quarter"."""
    words = tokens.words
    at = i - 2 if words[i - 1] in {"-", "fiscal"} else i - 1
    number = ORDINALS.get(words[at])
    if number is None or number > 4:
        return _pointed(tokens, i, Unit.QUARTER) or _this_quarter(words, i)
    first = at
    if words[first - 1] == "fiscal":
        first -= 1
    if words[first - 1] == "the":
        first -= 1
    following = i + 2 if words[i + 1] == "of" else i + 1
    year = year_at(tokens, following)
    if year:
        return Found(
            first=first, last=year[1], read=partial(_read_quarter, number=number, year=year[0]), year=year[0]
        )
    return Found(first=first, last=i + 1, read=partial(_read_quarter, number=number, year=None), deictic=True)


def _this_quarter(words: list[str], i: int) -> Found | None:
    if words[i - 1] in {"latest", "recent"} or words[i - 1] == "the":
        first = i - 2 if words[i - 2] == "the" and words[i - 1] != "the" else i - 1
        return Found(first=first, last=i + 1, read=_read_latest_quarter, deictic=True)
    return None


def _read_quarter(frame: Frame, *, number: int, year: int | None) -> Reading:
    basis = DateBasis.EXPLICIT
    if year is None:
        here, basis = frame.here
        if here is None:
            return Reading(type=TimexType.DATE, value=f"XXXX-Q{number}")
        year = here.year
        days = quarter_range(year, number)
        if days and days.first > here and frame.tense() <= 0:
            year -= 1
    days = quarter_range(year, number)
    return Reading(type=TimexType.DATE, value=f"{year:04d}-Q{number}", days=days, basis=basis)


def _read_latest_quarter(frame: Frame) -> Reading:
    if frame.quarter is None:
        return read_offset(frame, unit=Unit.QUARTER, count=-1)
    year, number = frame.quarter
    return Reading(
        type=TimexType.DATE,
        value=f"{year:04d}-Q{number}",
        days=quarter_range(year, number),
        basis=DateBasis.CONTEXT,
    )


_ = (month_range, one_day, week_range, year_range)
