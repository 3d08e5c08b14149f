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


def scenes_of(reports):
    """Where each dot lies, with how many were killed there."""
    return sorted((r.place.name, r.killed.low if r.killed else None) for r in reports if r.place and r.days)


SURVEYS = [
    # numbered, with days
    (
        (
            "1. Martuni, October 1\n\nShells landed around the town hall. Four people died.\n\n"
            "2. Terter, October 10\n\nA shell killed a man while he was mending his roof."
        ),
        [("Martuni", 4), ("Terter", 1)],
    ),
    # names alone
    (
        (
            "Hadrut\nOn October 6 rockets hit the main street. Two people died.\n\n"
            "Martuni district\nOn October 1 a shell killed a driver."
        ),
        [("Hadrut", 2), ("Martuni Province", 1)],
    ),
    # both names of a town, and what was hit
    (
        (
            "Barda, the market, October 5\n\nA rocket killed three people.\n\n"
            "Shushi (Shusha), October 8\n\nA shell killed two in this town near the line of contact."
        ),
        [("Barda", 3), ("Shusha", 2)],
    ),
    # a sentence's own place wins
    (
        "Barda, October 5\n\nA rocket killed three people in Ganja.\n\nTerter, October 8\n\nA shell killed a man.",
        [("Ganja", 3), ("Terter", 1)],
    ),
]


@pytest.mark.parametrize(("text", "scenes"), SURVEYS)
def test_in_a_survey_what_stands_under_a_place_happened_there(read, text, scenes) -> None:
    assert scenes_of(read(text, date(2020, 11, 1))) == scenes


NO_SURVEYS = [
    "Barda, October 5\n\nSoldiers fought near Hadrut.\n\nA shell killed a man.",  # one line is a dateline
    "Rockets hit Barda and Terter, October 5\n\nTalks.\n\nWhat the people of Ganja say\n\nA shell killed a man.",
]


@pytest.mark.parametrize("text", NO_SURVEYS)
def test_one_line_with_a_town_and_a_headline_place_nothing(read, text) -> None:
    assert all("stands under" not in r.place_because for r in read(text, PUBLISHED))
