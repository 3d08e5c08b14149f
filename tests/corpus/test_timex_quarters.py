"""Quarters of a year: numbered, pointed at, taken from the passage; and quarters of a town."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.timex import find_times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sales fell in the third quarter.",
            ["the third quarter = DATE 2020-Q3 2020-07-01..2020-09-30 publication"],
        ),
        (
            "Sales will fall in the third quarter.",
            ["the third quarter = DATE 2021-Q3 2021-07-01..2021-09-30 publication"],
        ),
        (
            "Sales fell in the second quarter.",
            ["the second quarter = DATE 2021-Q2 2021-04-01..2021-06-30 publication"],
        ),
        ("Sales were third-quarter sales.", ["third-quarter = DATE 2020-Q3 2020-07-01..2020-09-30 publication"]),
        (
            "Sales fell in the fiscal second quarter.",
            ["the fiscal second quarter = DATE 2021-Q2 2021-04-01..2021-06-30 publication"],
        ),
        (
            "Sales fell in the second fiscal quarter.",
            ["the second fiscal quarter = DATE 2021-Q2 2021-04-01..2021-06-30 publication"],
        ),
    ],
)
def test_a_numbered_quarter_has_begun_by_the_day_of_writing_unless_the_tense_looks_ahead(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sales fell in the third quarter of 2019.",
            ["the third quarter of 2019 = DATE 2019-Q3 2019-07-01..2019-09-30 explicit"],
        ),
        (
            "Sales fell in the 2019 third quarter.",
            ["the 2019 third quarter = DATE 2019-Q3 2019-07-01..2019-09-30 explicit"],
        ),
        (
            "Sales fell in fourth quarter 2019.",
            ["fourth quarter 2019 = DATE 2019-Q4 2019-10-01..2019-12-31 explicit"],
        ),
    ],
)
def test_a_quarter_with_its_year_is_explicit(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sales fell in this year's first quarter.",
            ["this year's first quarter = DATE 2021-Q1 2021-01-01..2021-03-31 publication"],
        ),
        (
            "Sales fell in last year's fourth quarter.",
            ["last year's fourth quarter = DATE 2020-Q4 2020-10-01..2020-12-31 publication"],
        ),
        (
            "Sales will fall in next year's second quarter.",
            ["next year's second quarter = DATE 2022-Q2 2022-04-01..2022-06-30 publication"],
        ),
    ],
)
def test_the_year_of_a_quarter_can_be_last_this_or_next_year(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales fell last quarter.", ["last quarter = DATE 2021-Q1 2021-01-01..2021-03-31 publication"]),
        ("Sales will fall next quarter.", ["next quarter = DATE 2021-Q3 2021-07-01..2021-09-30 publication"]),
        ("Sales fell this quarter.", ["this quarter = DATE 2021-Q2 2021-04-01..2021-06-30 publication"]),
        (
            "Sales fell the previous quarter.",
            ["the previous quarter = DATE 2021-Q1 2021-01-01..2021-03-31 publication"],
        ),
        (
            "Sales fell in the latest quarter.",
            ["the latest quarter = DATE 2021-Q1 2021-01-01..2021-03-31 publication"],
        ),
        ("Sales fell in the quarter.", ["the quarter = DATE 2021-Q1 2021-01-01..2021-03-31 publication"]),
    ],
)
def test_pointers_count_quarters_from_the_day_of_writing(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In the third quarter of 2019 it fell. It rose from the quarter a year ago.",
            [
                "the third quarter of 2019 = DATE 2019-Q3 2019-07-01..2019-09-30 explicit",
                "the quarter = DATE 2019-Q3 2019-07-01..2019-09-30 context",
                "a year ago = DATE 2018-Q3 2018-07-01..2018-09-30 context",
            ],
        ),
        (
            "In the third quarter of 2019 it fell. In the 2018 quarter it rose.",
            [
                "the third quarter of 2019 = DATE 2019-Q3 2019-07-01..2019-09-30 explicit",
                "the 2018 quarter = DATE 2018-Q3 2018-07-01..2018-09-30 context",
            ],
        ),
        (
            "Sales fell in the third quarter. They were higher a year earlier.",
            [
                "the third quarter = DATE 2020-Q3 2020-07-01..2020-09-30 publication",
                "a year earlier = DATE 2019-Q3 2019-07-01..2019-09-30 context",
            ],
        ),
        ("Sales fell in the 2018 quarter.", ["the 2018 quarter = DATE 2018-QX none unresolved"]),
    ],
)
def test_a_passage_lends_its_quarter_to_the_quarter_of_another_year(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        (
            "Sales fell last quarter.",
            "2021-01-10",
            ["last quarter = DATE 2020-Q4 2020-10-01..2020-12-31 publication"],
        ),
        (
            "Sales fell in the fourth quarter.",
            "2021-01-10",
            ["the fourth quarter = DATE 2020-Q4 2020-10-01..2020-12-31 publication"],
        ),
        (
            "Sales will fall next quarter.",
            "2021-12-31",
            ["next quarter = DATE 2022-Q1 2022-01-01..2022-03-31 publication"],
        ),
    ],
)
def test_in_january_the_last_quarter_is_that_of_the_year_before(times, text, day, expected):
    assert times(text, date.fromisoformat(day)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales fell in the third quarter.", ["the third quarter = DATE XXXX-Q3 none unresolved"]),
        ("Sales fell in the quarter.", ["the quarter = DATE XXXX-QX none unresolved"]),
    ],
)
def test_without_a_publication_a_quarter_keeps_its_number_only(times, text, expected):
    assert times(text, None) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A quarter of them left.",
        "The old quarter burned.",
        "The fifth quarter burned.",
    ],
)
def test_parts_of_a_whole_and_of_a_town_are_no_quarters_of_a_year(times, text):
    assert times(text) == []


@given(st.dates(date(1700, 1, 1), date(2100, 12, 31)))
def test_last_this_and_next_quarter_follow_each_other(day):
    last, this, following = find_times("It fell last quarter, falls this quarter and ends next quarter.", day)
    assert last.days.last.toordinal() + 1 == this.days.first.toordinal()
    assert this.days.last.toordinal() + 1 == following.days.first.toordinal()
    assert this.days.first <= day <= this.days.last


@given(st.integers(1700, 2100), st.integers(1, 4))
def test_a_quarter_is_the_same_before_and_behind_its_year(year, number):
    name = ["first", "second", "third", "fourth"][number - 1]
    before, behind = find_times(
        f"It fell in the {name} quarter of {year}. It was the {year} {name} quarter.", None
    )
    assert before.days == behind.days
    assert before.value == behind.value == f"{year}-Q{number}"
    assert (before.days.first.month + 2) // 3 == (before.days.last.month + 2) // 3 == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales fell in Q3 2019.", ["Q3 2019 = DATE 2019-Q3 2019-07-01..2019-09-30 explicit"]),
        ("Sales fell in Q3 of 2019.", ["Q3 of 2019 = DATE 2019-Q3 2019-07-01..2019-09-30 explicit"]),
        ("Sales fell in H1 2019.", ["H1 2019 = DATE 2019-H1 2019-01-01..2019-06-30 explicit"]),
        ("Sales fell in FY2019.", ["FY2019 = DATE 2019 2019-01-01..2019-12-31 explicit"]),
        ("Sales fell in FY 2019.", ["FY 2019 = DATE 2019 2019-01-01..2019-12-31 explicit"]),
        ("Sales fell in fiscal year 2019.", ["fiscal year 2019 = DATE 2019 2019-01-01..2019-12-31 explicit"]),
        ("They drove a Q3 along road H1.", []),
        ("They drove an H3 2019.", []),
    ],
)
def test_quarters_halves_and_fiscal_years_in_short(times, text, expected):
    assert times(text) == expected
