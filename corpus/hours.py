"""The part of the day that words name: what tells two strikes on one town on one day apart."""

from __future__ import annotations

import re

_DAY = 24
_NOON = 12
_CLOCKS_DIFFER = 2  # hours by which two tellings of one thing may differ


def _from_to(first: int, last: int) -> frozenset[int]:
    return frozenset(hour % _DAY for hour in range(first, last))


_NIGHT = _from_to(18, 30)
_PARTS = {
    "dawn": _from_to(3, 8),
    "morning": _from_to(4, 12),
    "midday": _from_to(10, 14),
    "noon": _from_to(10, 14),
    "afternoon": _from_to(12, 18),
    "evening": _from_to(17, 24),
    "overnight": _NIGHT,
    "tonight": _NIGHT,
    "night": _NIGHT,
}

_TOLD = re.compile(
    rf"\b(?:(?P<part>{'|'.join(_PARTS)})\b"
    r"|(?P<hour>\d{1,2})(?:[:.]\d\d)? ?(?P<half>[ap])\.? ?m\b|(?P<clock>[01]\d|2[0-3])[:.][0-5]\d)",
    re.IGNORECASE,
)


def hours_of(words: str) -> frozenset[int]:
    """The hours of the day, 0 to 23, that the words for a time may mean; none where they name no part of it."""
    told = _TOLD.search(words)
    if told is None:
        return frozenset()
    if told["part"]:
        return _PARTS[told["part"].casefold()]
    hour = int(told["clock"] or told["hour"])
    if told["half"]:
        hour = hour % _NOON + (_NOON if told["half"] in "pP" else 0)
    return _from_to(hour - _CLOCKS_DIFFER, hour + _CLOCKS_DIFFER + 1)


def are_apart(one: str, other: str) -> bool:
    """Whether the words for two times name parts of the day that have no hour in common."""
    first, second = hours_of(one), hours_of(other)
    return bool(first) and bool(second) and first.isdisjoint(second)
