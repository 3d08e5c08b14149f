"""Lengths of time: their numbers, their TIMEX3 values and, where they reach up to now, their days."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.numerals import CARDINALS
from corpus.records import TimexType
from corpus.timex_calendar import days_between, shift
from corpus.timex_frame import Frame, Reading
from corpus.timex_words import HEDGES, VAGUE, Unit

CLOCK_UNITS = frozenset({Unit.SECOND, Unit.MINUTE, Unit.HOUR})
_DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 30, Unit.QUARTER: 91, Unit.YEAR: 365, Unit.DECADE: 3652,
         Unit.CENTURY: 36524}  # fmt: skip
_HALVES = {Unit.YEAR: "6M", Unit.HOUR: "30M", Unit.MINUTE: "30S"}
_SMALLER = {Unit.CENTURY: (Unit.YEAR, 100), Unit.DECADE: (Unit.YEAR, 10), Unit.YEAR: (Unit.MONTH, 12),
            Unit.QUARTER: (Unit.MONTH, 3), Unit.MONTH: (Unit.DAY, 30), Unit.WEEK: (Unit.DAY, 7)}  # fmt: skip
_HYPHENED = ["-", "and", "-", "a", "-"]
"""What stands before the "half" of "two-and-a-half-year"."""

_TENTHS = re.compile(r"\d{1,3}\.\d")
_HOURS_IN_DAY = 24
_PERFECT_TOKENS = 12
"""How far from "for a week" the "has" or "have" may stand that makes it reach up to now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number before a unit: its first token and its value, None where it is vague ("several").

    Halves and tenths are kept: "two and a half" is 2.5.
    """

    first: int
    value: float | None


def amount_before(text: list[str], i: int) -> Amount | None:
    """The number that ends before token `i`: figures, words, "a few", "2 1/2", "two and a half"; not "a" alone."""
    j = i - 1
    if text[j] in {"half", "1/2", "½"}:
        return _half_before(text, i)
    if text[j] == "of" and text[j - 1] in VAGUE:
        j -= 1
    word = text[j]
    if word[:1].isdecimal():
        return _in_figures(word.replace(",", ""), j)
    if word in VAGUE:
        first = j - 1 if text[j - 1] == "a" else j
        return Amount(first=first, value={"couple": 2, "dozen": 12}.get(word))
    if word in {"hundred", "thousand"}:
        factor = CARDINALS.get(text[j - 1], 1) if text[j - 1] != "a" else 1
        first = j - 1 if text[j - 1] == "a" or text[j - 1] in CARDINALS else j
        return Amount(first=first, value=factor * (100 if word == "hundred" else 1000))
    return _spelt(text, j) if word in CARDINALS else None


def _in_figures(figures: str, j: int) -> Amount | None:
    if _TENTHS.fullmatch(figures):
        return Amount(first=j, value=float(figures))
    return Amount(first=j, value=int(figures[:9])) if figures.isdecimal() else None


def _half_before(text: list[str], i: int) -> Amount | None:
    """What "two and a half", "2 1/2", "1/2" before token `i` come to, and the "half" of "half-hour"."""
    j = i - 1
    if text[j] != "half":
        return _and_half(amount_before(text, j)) or Amount(first=j, value=0.5)
    if text[j - 5 : j] == _HYPHENED:
        return _and_half(amount_before(text, j - 5))
    if text[j - 2 : j] == ["and", "a"]:
        return _and_half(amount_before(text, j - 2))
    return Amount(first=j, value=0.5) if text[i] == "-" else None


def _and_half(whole: Amount | None) -> Amount | None:
    if whole is None or whole.value is None:
        return None
    return Amount(first=whole.first, value=whole.value + 0.5)


def _spelt(text: list[str], j: int) -> Amount:
    value = CARDINALS[text[j]]
    tens = j - 2 if text[j - 1] == "-" else j - 1
    if value < 10 and CARDINALS.get(text[tens], 0) >= 20:
        return Amount(first=tens, value=CARDINALS[text[tens]] + value)
    return Amount(first=j, value=value)


def hedged(text: list[str], first: int) -> tuple[int, bool]:
    """(first token, True) with "nearly", "more than", "at least" before it; (first, False) without."""
    one, two = text[first - 1], text[first - 2]
    if one in HEDGES or (one == "over" and text[first] in {"a", "an"}):
        return first - 1, True
    if one in {"than", "least", "most"} and two in {"more", "less", "at", "fewer"}:
        return (first - 3 if text[first - 3] == "no" else first - 2), True
    return (first - 2, True) if (two, one) == ("up", "to") else (first, False)


def length_value(unit: Unit, count: float | None) -> str:
    """The TIMEX3 value of a duration: P2W, PXM where the number is vague; 48 hours are P2D, two decades P20Y.

    Half a year or an hour is told in the next smaller unit: P2Y6M, PT30M.
    """
    if count and count % 1 == 0.5 and unit in _HALVES:
        whole = length_value(unit, int(count)) if count > 1 else "PT" if unit in CLOCK_UNITS else "P"
        return whole + _HALVES[unit]
    if count and unit is Unit.HOUR and count % _HOURS_IN_DAY == 0:
        unit, count = Unit.DAY, count // _HOURS_IN_DAY
    if count is not None and unit in {Unit.DECADE, Unit.CENTURY}:
        unit, count = Unit.YEAR, count * (10 if unit is Unit.DECADE else 100)
    number = "X" if count is None else f"{count:.12g}"
    return f"PT{number}{unit.value[1]}" if unit in CLOCK_UNITS else f"P{number}{unit.value}"


def length_in_days(unit: Unit, count: float) -> int:
    """About how many days; hours count up, minutes as none."""
    if unit is Unit.HOUR:
        return max(1, int(count // _HOURS_IN_DAY))
    return int(count * _DAYS.get(unit, 0))


def in_whole_units(unit: Unit, count: float) -> tuple[Unit, int]:
    """The length in this unit, or in the next smaller one where it has a fraction: 2.5 years are 30 months."""
    if count % 1 == 0 or unit not in _SMALLER:
        return unit, int(count)
    smaller, factor = _SMALLER[unit]
    return smaller, int(count * factor)


def read_length(frame: Frame, *, unit: Unit, count: float | None) -> Reading:
    """A duration; where the present perfect says that it lasts until now ("has gone on for a week"), its days."""
    reading = Reading(type=TimexType.DURATION, value=length_value(unit, count))
    if count is None or frame.narrative or not _reaches_now(frame):
        return reading
    return read_period(frame, unit=unit, count=count, which="last")


def _reaches_now(frame: Frame) -> bool:
    text, at = frame.tokens.words, frame.first
    nearby = text[max(0, at - _PERFECT_TOKENS) : at + _PERFECT_TOKENS]
    return text[at - 1] == "for" and not {"has", "have"}.isdisjoint(nearby)


def read_period(frame: Frame, *, unit: Unit, count: float | None, which: str) -> Reading:
    """A duration like "the past two months", which reaches up to the day of writing, or begins there."""
    here, basis = frame.here
    value = length_value(unit, count)
    if here is None or count is None or which not in {"last", "past", "next", "coming"}:
        return Reading(type=TimexType.DURATION, value=value)
    ahead = which in {"next", "coming"}
    far = shift(here, length_in_days(unit, count) * (1 if ahead else -1))
    days = days_between(here, far) if ahead else days_between(far, here)
    if days is None:
        return Reading(type=TimexType.DURATION, value=value)
    return Reading(type=TimexType.DURATION, value=value, days=days, basis=basis)
