"""Days that stand as headings over what happened on them."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.headings import find_headings
from corpus.sentences import split_sentences
from corpus.timex import find_times

PUBLISHED = date(2020, 10, 15)


def day_of(reports):
    """The days of the first dot as month and day."""
    return next(f"{r.days.first:%m-%d}" for r in reports if r.place and r.days)


HEADINGS = [
    ("8 October\n\nShells fell on Barda.", "10-08"),
    ("Thursday, 8 October 2020\n\nShells fell on Barda. Two people died.", "10-08"),
    ("The war, day by day: 8 October\n\nShells fell on Barda.", "10-08"),
    ("7 October\n\nTalks failed.\n\n8 October\n\nShells fell on Barda.", "10-08"),
    ("8 October\n\nShells fell on Barda on 9 October.", "10-09"),
]


@pytest.mark.parametrize(("text", "day"), HEADINGS)
def test_what_stands_under_a_day_happened_on_it(read, text, day) -> None:
    assert day_of(read(text, PUBLISHED)) == day


ENDED = [
    "8 October\n\nShells fell on Terter.\n\nCasualties\n\nRockets hit Barda.",
    "8 October\n\nShells fell on Terter.\n\n3. CONCLUSION\n\nRockets hit Barda.",
    "8 October\n\nShells fell on Terter.\n\n9–12 October\n\nRockets hit Barda.",
]


@pytest.mark.parametrize("text", ENDED)
def test_a_heading_of_more_days_or_of_another_section_ends_the_day(text) -> None:
    sentences = split_sentences(text)
    times = [[t for t in find_times(text, PUBLISHED) if s.start <= t.start < s.end] for s in sentences]
    heads = find_headings(text, sentences, times, PUBLISHED)
    assert (heads[1].text, heads[-1]) == ("8 October", None)


def test_a_heading_may_name_two_days_in_a_row(read) -> None:
    (report,) = read("3. Barda, October 6 and 7\n\nShells fell on Barda.", PUBLISHED)
    assert (report.days.first, report.days.last) == (date(2020, 10, 6), date(2020, 10, 7))


def test_today_below_a_heading_is_its_day(read) -> None:
    reports = read(
        "Friday, October 9\n\n17:45 Shells fell on Goranboy this afternoon.\n\n"
        "Thursday, October 8\n\n21:00 Shells fell on Terter today.\n\n12:00 Shells fell on Barda overnight.",
        date(2020, 10, 9),
    )
    days = {r.place.name: (r.days.first.day, r.days.last.day) for r in reports}
    assert days == {"Goranboy": (9, 9), "Terter": (8, 8), "Barda": (7, 8)}


NO_HEADINGS = [
    "15 October 2020\n\nShells fell on Barda.",  # stamps the page
    "8 to 14 October\n\nShells fell on Barda.",
    "The ministers met on 8 October.\n\nShells fell on Barda.",
    "What the foreign ministers of the three states had agreed on by 8 October\n\nShells fell on Barda.",
    "8 October Shells fell on Barda. Two people died.",
]


@pytest.mark.parametrize("text", NO_HEADINGS)
def test_stamps_spans_and_sentences_head_nothing(text) -> None:
    sentences = split_sentences(text)
    times = [[t for t in find_times(text, PUBLISHED) if s.start <= t.start < s.end] for s in sentences]
    assert find_headings(text, sentences, times, PUBLISHED) == [None] * len(sentences)
