"""The part of the day that words name, and when two of them have nothing in common."""

from __future__ import annotations

import pytest

from corpus.hours import are_apart, hours_of

TOLD = [
    ("Monday morning", 4, 11),
    ("in the afternoon", 12, 17),
    ("around 7 a.m. on Monday", 5, 9),
    ("3 p.m.", 13, 17),
    ("14:30", 12, 16),
]


@pytest.mark.parametrize(("words", "first", "last"), TOLD)
def test_words_for_a_part_of_the_day_mean_its_hours(words, first, last):
    assert hours_of(words) == set(range(first, last + 1))


@pytest.mark.parametrize("words", ["5 October 2020", "Monday", "last week", "2020-10-05", "nightingale"])
def test_words_that_name_a_day_alone_mean_no_hours(words):
    assert hours_of(words) == set()


def test_midnight_and_noon_by_the_clock():
    assert 0 in hours_of("12 a.m.")
    assert 12 in hours_of("12 p.m.")


APART = [
    ("Monday morning", "Monday afternoon", True),
    ("7 a.m.", "3 p.m.", True),
    ("Monday night", "the afternoon", True),
    ("overnight", "3 a.m.", False),
    ("9 a.m.", "the morning", False),
    ("7:50 a.m.", "8:05 a.m.", False),
    ("Monday", "Monday afternoon", False),
]


@pytest.mark.parametrize(("one", "other", "apart"), APART)
def test_parts_of_the_day_are_apart_where_no_hour_is_in_both(one, other, apart):
    assert are_apart(one, other) is apart
    assert are_apart(other, one) is apart
