"""Calendar units and tokens: ranges of days that fit together, positions that fit the text."""

import sys
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.timex_calendar import (
    century_range,
    day_of,
    days_between,
    decade_range,
    month_range,
    months_later,
    quarter_of,
    quarter_range,
    season_range,
    shift,
    week_range,
    week_value,
    year_range,
    year_value,
)
from corpus.timex_lengths import amount_before, hedged, length_value
from corpus.timex_tokens import tokens_of
from corpus.timex_words import Unit

YEARS = st.integers(1, 9999)


@given(YEARS)
def test_the_months_of_a_year_follow_each_other_without_a_gap(year):
    months = [month_range(year, month) for month in range(1, 13)]
    assert (months[0].first, months[-1].last) == (year_range(year).first, year_range(year).last)
    for one, two in pairwise(months):
        assert one.last + timedelta(days=1) == two.first


@given(YEARS, st.integers(1, 12))
def test_the_stages_of_a_month_and_its_halves_fill_it(year, month):
    whole = month_range(year, month).days
    assert sum(month_range(year, month, part).days for part in ("early", "mid", "late")) == whole
    assert sum(month_range(year, month, part).days for part in ("H1", "H2")) == whole


@given(YEARS)
def test_the_stages_and_halves_and_quarters_of_a_year_fill_it(year):
    whole = year_range(year).days
    assert sum(year_range(year, part).days for part in ("early", "mid", "late")) == whole
    assert sum(year_range(year, part).days for part in ("H1", "H2")) == whole
    assert sum(quarter_range(year, number).days for number in range(1, 5)) == whole


@given(st.dates(date(1, 1, 10), date(9999, 12, 20)))
def test_a_day_lies_in_its_week_and_quarter(day):
    week = week_range(day)
    assert week.first <= day <= week.last
    assert (week.first.weekday(), week.days) == (0, 7)
    assert week_value(day) == week_value(week.first)
    quarter = quarter_range(day.year, quarter_of(day))
    assert quarter.first <= day <= quarter.last


@given(YEARS, st.integers(1, 12), st.integers(-600, 600))
def test_months_counted_on_and_back_come_home(year, month, count):
    assert months_later(*months_later(year, month, count), -count) == (year, month)


def test_what_the_calendar_does_not_have_is_none():
    assert day_of(2021, 2, 29) is None
    assert day_of(0, 1, 1) is None
    assert day_of(2021, 13, 1) is None
    assert shift(date.max, 1) is None
    assert month_range(10000, 1) is None
    assert decade_range(1000) is None
    assert days_between(date(2021, 1, 2), date(2021, 1, 1)) is None


def test_stages_of_decades_and_centuries():
    assert decade_range(199, "early").last == date(1994, 12, 31)
    assert decade_range(198, "late").first == date(1985, 1, 1)
    assert century_range(19).first == date(1900, 1, 1)
    assert season_range(2020, "WI").last == date(2021, 2, 28)


def test_years_before_christ_are_written_so():
    assert (year_value(-480), year_value(79)) == ("BC0480", "0079")


@pytest.mark.parametrize(
    ("unit", "count", "value"),
    [
        (Unit.WEEK, 2, "P2W"),
        (Unit.HOUR, 5, "PT5H"),
        (Unit.HOUR, 48, "P2D"),
        (Unit.DECADE, 3, "P30Y"),
        (Unit.MONTH, None, "PXM"),
        (Unit.MINUTE, None, "PTXM"),
    ],
)
def test_lengths_are_written_as_timex_writes_them(unit, count, value):
    assert length_value(unit, count) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("44 days", 44),
        ("2,000 days", 2000),
        ("twenty-one days", 21),
        ("a hundred days", 100),
        ("two hundred days", 200),
        ("a couple of days", 2),
        ("several days", None),
    ],
)
def test_numbers_before_a_unit(text, value):
    words = tokens_of(text).words
    amount = amount_before(words, words.index("days"))
    assert (amount.first, amount.value) == (0, value)


def test_hedges_belong_to_the_number():
    words = tokens_of("no more than ten days").words
    assert hedged(words, 3) == (0, True)


def test_small_letters_keep_their_places():
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    assert len(every.replace("\u0130", "I").lower()) == len(every)


@given(st.text(max_size=80))
def test_tokens_stand_where_they_say(text):
    tokens = tokens_of(text)
    position = 0
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        assert position <= start < end <= len(text)
        position = end
