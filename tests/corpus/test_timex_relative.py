"""Days counted from the day of writing: yesterday, the weekend, and what they are in texts that nobody dated."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.timex import find_times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained today.", ["today = DATE 2021-06-15 2021-06-15 publication"]),
        ("It rained late yesterday.", ["late yesterday = DATE 2021-06-14 2021-06-14 publication"]),
        ("It rains tomorrow.", ["tomorrow = DATE 2021-06-16 2021-06-16 publication"]),
        ("It rains the day after tomorrow.", ["the day after tomorrow = DATE 2021-06-17 2021-06-17 publication"]),
        ("It rained day before yesterday.", ["day before yesterday = DATE 2021-06-13 2021-06-13 publication"]),
    ],
)
def test_the_days_beside_the_day_of_writing_have_words(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained last weekend.", ["last weekend = DATE 2021-W23-WE 2021-06-12..2021-06-13 publication"]),
        ("It rains next weekend.", ["next weekend = DATE 2021-W24-WE 2021-06-19..2021-06-20 publication"]),
        (
            "It rains this coming weekend.",
            ["this coming weekend = DATE 2021-W24-WE 2021-06-19..2021-06-20 publication"],
        ),
        (
            "It rained the previous weekend.",
            ["the previous weekend = DATE 2021-W23-WE 2021-06-12..2021-06-13 publication"],
        ),
        ("It rained that weekend.", ["that weekend = DATE 2021-W23-WE 2021-06-12..2021-06-13 publication"]),
        (
            "It rained this past weekend.",
            ["this past weekend = DATE 2021-W23-WE 2021-06-12..2021-06-13 publication"],
        ),
    ],
)
def test_weekends_are_counted_from_the_middle_of_the_week(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        (
            "It rains this weekend.",
            "2021-06-19",
            ["this weekend = DATE 2021-W24-WE 2021-06-19..2021-06-20 publication"],
        ),
        (
            "It rained last weekend.",
            "2021-06-20",
            ["last weekend = DATE 2021-W23-WE 2021-06-12..2021-06-13 publication"],
        ),
        (
            "It rains next weekend.",
            "2021-06-20",
            ["next weekend = DATE 2021-W25-WE 2021-06-26..2021-06-27 publication"],
        ),
        (
            "It rains next weekend.",
            "2021-06-19",
            ["next weekend = DATE 2021-W25-WE 2021-06-26..2021-06-27 publication"],
        ),
        (
            "It rained at the weekend.",
            "2021-06-18",
            ["the weekend = DATE 2021-W23-WE 2021-06-12..2021-06-13 publication"],
        ),
        (
            "It will rain at the weekend.",
            "2021-06-18",
            ["the weekend = DATE 2021-W24-WE 2021-06-19..2021-06-20 publication"],
        ),
        (
            "It rained this weekend.",
            "2021-06-18",
            ["this weekend = DATE 2021-W23-WE 2021-06-12..2021-06-13 publication"],
        ),
    ],
)
def test_weekends_are_counted_from_within_and_right_before_the_weekend(times, text, day, expected):
    assert times(text, date.fromisoformat(day)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "BAKU, June 3, 2021 - It rained today.",
            ["June 3, 2021 = DATE 2021-06-03 2021-06-03 explicit", "today = DATE 2021-06-03 2021-06-03 context"],
        ),
        (
            "BAKU, 3 June 2021 -- They talked yesterday. They will leave on Friday.",
            [
                "3 June 2021 = DATE 2021-06-03 2021-06-03 explicit",
                "yesterday = DATE 2021-06-02 2021-06-02 context",
                "Friday = DATE 2021-06-04 2021-06-04 context",
            ],
        ),
    ],
)
def test_a_dateline_stands_in_for_a_publication_that_nobody_told(times, text, expected):
    assert times(text, None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "BAKU -- They talked yesterday. It was 3 June 2021.",
            ["yesterday = DATE XXXX-XX-XX none unresolved", "3 June 2021 = DATE 2021-06-03 2021-06-03 explicit"],
        ),
        ("It rained this weekend.", ["this weekend = DATE XXXX-WXX-WE none unresolved"]),
        ("They left a decade ago.", ["a decade ago = DATE XXX none unresolved"]),
    ],
)
def test_a_date_that_is_no_dateline_does_not(times, text, expected):
    assert times(text, None) == expected


@given(st.dates(date(1700, 1, 3), date(2100, 12, 29)))
def test_the_words_for_days_count_from_any_day_of_writing(day):
    text = "It fell the day before yesterday, yesterday and today; it ends tomorrow and the day after tomorrow."
    found = find_times(text, day)
    assert [(time.days.first - day).days for time in found] == [-2, -1, 0, 1, 2]


@given(st.dates(date(1700, 1, 20), date(2100, 12, 10)), st.sampled_from(["last", "next", "this", "the", "coming"]))
def test_a_weekend_is_a_saturday_and_a_sunday_near_the_day_of_writing(day, which):
    (found,) = find_times(f"It rained on {which} weekend.", day)
    assert (found.days.first.weekday(), found.days.days) == (5, 2)
    assert abs(found.days.first - day) <= timedelta(days=8)


@given(st.dates(date(1700, 1, 1), date(2100, 12, 31)))
def test_last_and_next_week_touch_the_week_of_writing(day):
    last, this, following = find_times("It fell last week, it falls this week, it ends next week.", day)
    assert last.days.last + timedelta(days=1) == this.days.first
    assert this.days.last + timedelta(days=1) == following.days.first
    assert this.days.first <= day <= this.days.last
