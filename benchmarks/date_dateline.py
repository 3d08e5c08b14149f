"""Dateline as one of the tools of date_tools.py, apart from the peers, whose interpreter lacks it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from date_tools import Dated, FoundTime

from corpus.timex import find_times


def find(dated: Dated) -> Iterator[FoundTime]:
    """The time expressions of a text, counted from its day of publication."""
    for time in find_times(dated.text, date.fromisoformat(dated.published)):
        yield FoundTime(time.start, time.end, time.value)
