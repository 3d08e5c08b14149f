"""Days that only stamp a page or a message date nothing."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.stamps import without_stamps
from corpus.timex import find_times

STAMPS = [
    # text, what is left of its times
    ("Posted: Monday, June 14, 2021 4:09 AM Updated: Monday, June 14, 2021\n\nIt rained on Friday.", ["Friday"]),
    ("Shells fell @example — Teo Marl (@teo) June 14, 2021", []),
    ("Updated: Friday", []),
    ("It rained. (Published Monday, June 14, 2021) Shells fell on Friday.", ["Friday"]),
    ("It was updated on Friday.", ["Friday"]),
    ("Shells fell on Friday.", ["Friday"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "left"), STAMPS)
def test_a_stamp_is_no_time_of_an_event(text, left) -> None:
    times = find_times(text, date(2021, 6, 15), "")
    assert [time.text for time in without_stamps(text, times)] == left


def test_an_event_below_a_stamp_is_not_dated_by_it(read) -> None:
    (report,) = read("Posted: Tuesday, October 13, 2020\n\nShells killed two people in Barda.")
    assert (report.days.first, report.days.last) == (date(2020, 10, 14), date(2020, 10, 15))
