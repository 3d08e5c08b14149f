"""Lengths of time in sentences: numbers, hedges, vague amounts, and lengths that reach up to now."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.timex import find_times
from corpus.timex_lengths import length_in_days, length_value
from corpus.timex_words import Unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It lasted 48 hours.", ["48 hours = DURATION P2D none unresolved"]),
        ("It lasted 36 hours.", ["36 hours = DURATION PT36H none unresolved"]),
        ("It lasted twenty-five minutes.", ["twenty-five minutes = DURATION PT25M none unresolved"]),
        ("It lasted three quarters.", ["three quarters = DURATION P3Q none unresolved"]),
        ("It lasted two decades.", ["two decades = DURATION P20Y none unresolved"]),
        ("It lasted a hundred years.", ["a hundred years = DURATION P100Y none unresolved"]),
        ("It lasted 1,200 days.", ["1,200 days = DURATION P1200D none unresolved"]),
        ("It lasted a dozen years.", ["a dozen years = DURATION P12Y none unresolved"]),
        ("It took one second.", ["one second = DURATION PT1S none unresolved"]),
        ("It took one minute.", ["one minute = DURATION PT1M none unresolved"]),
    ],
)
def test_numbers_in_words_and_figures_are_lengths(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It lasted two weeks or so.", ["two weeks or so = DURATION P2W none unresolved"]),
        ("It lasted more than two weeks.", ["more than two weeks = DURATION P2W none unresolved"]),
        ("It lasted up to ten days.", ["up to ten days = DURATION P10D none unresolved"]),
        ("It lasted at least three full days.", ["at least three full days = DURATION P3D none unresolved"]),
        ("It lasted no more than six hours.", ["no more than six hours = DURATION PT6H none unresolved"]),
        ("It lasted over a year.", ["over a year = DURATION P1Y none unresolved"]),
        ("It lasted just over an hour.", ["over an hour = DURATION PT1H none unresolved"]),
    ],
)
def test_words_before_and_behind_the_number_belong_to_it(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It lasted dozens of years.", ["dozens of years = DURATION PXY none unresolved"]),
        ("It rained for days.", ["days = DURATION PXD none unresolved"]),
        ("It rained for many years.", ["many years = DURATION PXY none unresolved"]),
        ("It took several hours.", ["several hours = DURATION PTXH none unresolved"]),
        ("It will rain in coming days.", ["coming days = DURATION PXD none unresolved"]),
        ("After centuries, it stopped.", ["centuries = DURATION PXC none unresolved"]),
    ],
)
def test_vague_amounts_have_a_unit_and_no_number(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They have fought for two weeks.", ["two weeks = DURATION P2W 2021-06-01..2021-06-15 publication"]),
        ("For three years it has rained.", ["three years = DURATION P3Y 2018-06-16..2021-06-15 publication"]),
    ],
)
def test_the_present_perfect_lets_a_length_reach_up_to_the_day_of_writing(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They had fought for two weeks.", ["two weeks = DURATION P2W none unresolved"]),
        ("They have waited for several months.", ["several months = DURATION PXM none unresolved"]),
        ("They have five days left.", ["five days = DURATION P5D none unresolved"]),
    ],
)
def test_other_tenses_and_other_words_before_it_do_not(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They have fought for two weeks.", ["two weeks = DURATION P2W none unresolved"]),
    ],
)
def test_nor_does_it_where_nobody_knows_the_day_of_writing(times, text, expected):
    assert times(text, None) == expected


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two and a half years", "P2Y6M"),
        ("2 1/2 years", "P2Y6M"),
        ("2½ years", "P2Y6M"),
        ("2.5 years", "P2Y6M"),
        ("a year and a half", "P1Y6M"),
        ("half a year", "P6M"),
        ("an hour and a half", "PT1H30M"),
        ("half an hour", "PT30M"),
        ("5 1/2 minutes", "PT5M30S"),
        ("six and a half weeks", "P6.5W"),
        ("3.2 hours", "PT3.2H"),
        ("half a century", "P50Y"),
    ],
)
def test_halves_and_tenths_belong_to_the_length(times, words, value):
    assert times(f"It rained {words}.") == [f"{words} = DURATION {value} none unresolved"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("half-hour", "PT30M"),
        ("two-and-a-half-year", "P2Y6M"),
        ("half-century", "P50Y"),
        ("day-long", "P1D"),
        ("three-day-long", "P3D"),
        ("decades-long", "PXE"),
        ("weeklong", "P1W"),
        ("yearlong", "P1Y"),
    ],
)
def test_lengths_before_a_noun_take_half_and_long_with_them(times, words, value):
    assert times(f"The {words} siege ended.") == [f"{words} = DURATION {value} none unresolved"]


@pytest.mark.parametrize(
    ("words", "value"),
    [("a three-week period", "P3W"), ("the two year period", "P2Y"), ("an 18-month period", "P18M")],
)
def test_a_period_takes_its_length_and_article_with_it(times, words, value):
    assert times(f"They met over {words}.") == [f"{words} = DURATION {value} none unresolved"]


@pytest.mark.parametrize(
    ("words", "value", "days"),
    [
        ("two and a half years ago", "2018-12", "2018-12-01..2018-12-31"),
        ("a year and a half ago", "2019-12", "2019-12-01..2019-12-31"),
        ("a week and a half ago", "2021-06-05", "2021-06-05"),
        ("half a century ago", "1971", "1971-01-01..1971-12-31"),
    ],
)
def test_half_a_unit_ago_is_counted_in_the_next_smaller_one(times, words, value, days):
    assert times(f"It burned {words}.") == [f"{words} = DATE {value} {days} publication"]


@pytest.mark.parametrize(
    "text",
    [
        "It rained 3.512 hours.",
        "They gave some quarters to the poor.",
        "The boy was eleven years old.",
    ],
)
def test_broken_numbers_ages_and_parts_of_a_town_are_no_lengths(times, text):
    assert times(text) == []


@pytest.mark.parametrize(
    ("unit", "count", "days"),
    [
        (Unit.MINUTE, 90, 0),
        (Unit.HOUR, 5, 1),
        (Unit.HOUR, 48, 2),
        (Unit.WEEK, 3, 21),
        (Unit.MONTH, 2, 60),
        (Unit.YEAR, 2, 730),
        (Unit.DECADE, 1, 3652),
    ],
)
def test_lengths_come_to_about_so_many_days(unit, count, days):
    assert length_in_days(unit, count) == days


@given(st.sampled_from(list(Unit)), st.integers(1, 10**6))
def test_a_day_of_hours_and_ten_years_are_written_in_the_longer_unit(unit, count):
    assert length_value(Unit.HOUR, 24 * count) == length_value(Unit.DAY, count)
    assert length_value(Unit.DECADE, 10 * count) == length_value(Unit.CENTURY, count)
    assert length_value(unit, None).replace("X", "") in {"PTS", "PTM", "PTH", *(f"P{c}" for c in "DWMQYEC")}


@given(st.dates(date(1700, 1, 1), date(2098, 12, 31)), st.integers(1, 400))
def test_past_and_coming_days_meet_at_the_day_of_writing(day, count):
    past, coming = find_times(f"It fell in the past {count} days and ends in the next {count} days.", day)
    assert past.days.last == coming.days.first == day
    assert past.days.days == coming.days.days == count + 1
    assert day - past.days.first == timedelta(days=count)


@given(st.integers(21, 99).filter(lambda count: count % 10))
def test_numbers_joined_by_a_hyphen_are_one_number(count):
    tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"][count // 10 - 2]
    ones = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"][count % 10 - 1]
    (found,) = find_times(f"{tens}-{ones} days passed.", None)
    assert (found.start, found.value) == (0, f"P{count}D")
