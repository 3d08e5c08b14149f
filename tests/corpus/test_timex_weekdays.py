"""Weekdays with their dates and pointers, seasons and holidays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.timex import find_times

NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They came on Tuesday.", ["Tuesday = DATE 2021-06-15 2021-06-15 publication"]),
        ("They came early Monday.", ["early Monday = DATE 2021-06-14 2021-06-14 publication"]),
        ("They came late on Friday.", ["Friday = DATE 2021-06-11 2021-06-11 publication"]),
        ("They came on monday.", ["monday = DATE 2021-06-14 2021-06-14 publication"]),
        ("They came Thurs. at last.", ["Thurs = DATE 2021-06-10 2021-06-10 publication"]),
        ("They will come on Wednesday.", ["Wednesday = DATE 2021-06-16 2021-06-16 publication"]),
    ],
)
def test_a_bare_weekday_is_the_day_of_writing_or_one_before_it_unless_the_words_look_ahead(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They came this Tuesday.", ["this Tuesday = DATE 2021-06-15 2021-06-15 publication"]),
        ("They will come this Monday.", ["this Monday = DATE 2021-06-21 2021-06-21 publication"]),
        ("They came last Tuesday.", ["last Tuesday = DATE 2021-06-08 2021-06-08 publication"]),
        ("They come next Tuesday.", ["next Tuesday = DATE 2021-06-22 2021-06-22 publication"]),
        ("They come this coming Friday.", ["this coming Friday = DATE 2021-06-18 2021-06-18 publication"]),
        ("They came this past Friday.", ["this past Friday = DATE 2021-06-11 2021-06-11 publication"]),
        ("They came on Monday of this week.", ["Monday of this week = DATE 2021-06-14 2021-06-14 publication"]),
        ("They come on Sunday of this week.", ["Sunday of this week = DATE 2021-06-20 2021-06-20 publication"]),
        ("They come Friday of next week.", ["Friday of next week = DATE 2021-06-25 2021-06-25 publication"]),
        ("They came the following Friday.", ["the following Friday = DATE 2021-06-18 2021-06-18 publication"]),
    ],
)
def test_pointers_tell_which_weekday_is_meant(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 3 May 2021 it froze. The following Friday it rained.",
            [
                "3 May 2021 = DATE 2021-05-03 2021-05-03 explicit",
                "The following Friday = DATE 2021-05-07 2021-05-07 context",
            ],
        ),
        (
            "On 3 May 2021 it froze. The previous Friday it rained.",
            [
                "3 May 2021 = DATE 2021-05-03 2021-05-03 explicit",
                "The previous Friday = DATE 2021-04-30 2021-04-30 context",
            ],
        ),
    ],
)
def test_a_passage_lends_its_day_to_the_following_and_the_previous_weekday(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They came on Friday, the 11th of June.",
            ["Friday, the 11th of June = DATE 2021-06-11 2021-06-11 publication"],
        ),
        ("They came on Friday 11 June 2021.", ["Friday 11 June 2021 = DATE 2021-06-11 2021-06-11 explicit"]),
        ("They came on Fri., June 11, 2021.", ["Fri., June 11, 2021 = DATE 2021-06-11 2021-06-11 explicit"]),
        (
            "On Friday rain fell on June 3.",
            ["Friday = DATE 2021-06-11 2021-06-11 publication", "June 3 = DATE 2021-06-03 2021-06-03 publication"],
        ),
    ],
)
def test_a_weekday_and_its_date_are_one_expression_unless_brackets_part_them(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They came on Mondays.", ["Mondays = SET XXXX-WXX-1 none unresolved"]),
        ("They come each Friday.", ["each Friday = SET XXXX-WXX-5 none unresolved"]),
        ("They come every Sunday.", ["every Sunday = SET XXXX-WXX-7 none unresolved"]),
    ],
)
def test_weekdays_that_come_again_are_sets(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They like monday.",
        "They met Sun and sea.",
        "They met the sun on the hill.",
    ],
)
def test_small_letters_and_shortened_names_without_a_point_are_no_weekdays(times, text):
    assert times(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They came in the summer of 2014.",
            ["the summer of 2014 = DATE 2014-SU 2014-06-01..2014-08-31 explicit"],
        ),
        ("They came in summer 2014.", ["summer 2014 = DATE 2014-SU 2014-06-01..2014-08-31 explicit"]),
        ("They came in the 2014 summer.", ["2014 summer = DATE 2014-SU 2014-06-01..2014-08-31 explicit"]),
        ("They came in the fall of 1989.", ["the fall of 1989 = DATE 1989-FA 1989-09-01..1989-11-30 explicit"]),
        ("They came in the spring of '91.", ["the spring of '91 = DATE 1991-SP 1991-03-01..1991-05-31 explicit"]),
    ],
)
def test_a_season_with_its_year_is_explicit(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They came in the summer.", ["the summer = DATE 2021-SU 2021-06-01..2021-08-31 publication"]),
        ("They came last summer.", ["last summer = DATE 2020-SU 2020-06-01..2020-08-31 publication"]),
        ("They came last spring.", ["last spring = DATE 2021-SP 2021-03-01..2021-05-31 publication"]),
        ("They come next summer.", ["next summer = DATE 2022-SU 2022-06-01..2022-08-31 publication"]),
        ("They come next winter.", ["next winter = DATE 2021-WI 2021-12-01..2022-02-28 publication"]),
        ("They came this spring.", ["this spring = DATE 2021-SP 2021-03-01..2021-05-31 publication"]),
        ("They came in winter.", ["winter = DATE 2020-WI 2020-12-01..2021-02-28 publication"]),
        ("They came in the autumn.", ["the autumn = DATE 2020-FA 2020-09-01..2020-11-30 publication"]),
        ("They will come in the autumn.", ["the autumn = DATE 2021-FA 2021-09-01..2021-11-30 publication"]),
        ("They came in the fall.", ["the fall = DATE 2020-FA 2020-09-01..2020-11-30 publication"]),
        (
            "They came at the end of summer.",
            ["the end of summer = DATE 2021-SU 2021-06-01..2021-08-31 publication"],
        ),
        ("They come every summer.", ["every summer = SET XXXX-SU none unresolved"]),
        ("They come each winter.", ["each winter = SET XXXX-WI none unresolved"]),
        ("They spent the winter here.", ["the winter = DATE 2020-WI 2020-12-01..2021-02-28 publication"]),
    ],
)
def test_a_season_without_a_year_is_the_last_one_unless_words_or_tense_look_ahead(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They saw the fall of the wall.",
        "They feared a fall.",
        "They drank spring water.",
        "Summer was dry.",
    ],
)
def test_a_fall_a_spring_and_a_summer_that_nobody_dates_are_no_seasons(times, text):
    assert times(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They came on Christmas Eve.", ["Christmas Eve = DATE 2020-12-24 2020-12-24 publication"]),
        ("They came at Christmas.", ["Christmas = DATE 2020-12-25 2020-12-25 publication"]),
        ("They will come at Christmas.", ["Christmas = DATE 2021-12-25 2021-12-25 publication"]),
        ("They came on New Year's Eve.", ["New Year's Eve = DATE 2020-12-31 2020-12-31 publication"]),
        ("They came on New Year's Day.", ["New Year's Day = DATE 2021-01-01 2021-01-01 publication"]),
        ("They came on Boxing Day.", ["Boxing Day = DATE 2020-12-26 2020-12-26 publication"]),
        ("They came at Halloween.", ["Halloween = DATE 2020-10-31 2020-10-31 publication"]),
        ("They came on Thanksgiving Day.", ["Thanksgiving Day = DATE 2020-11-26 2020-11-26 publication"]),
    ],
)
def test_holidays_are_days_of_the_last_or_the_coming_year(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They came on Christmas Day 1991.", ["Christmas Day 1991 = DATE 1991-12-25 1991-12-25 explicit"]),
        ("They came at Christmas, 1963.", ["Christmas, 1963 = DATE 1963-12-25 1963-12-25 explicit"]),
        ("They came on New Year’s Day 2015.", ["New Year’s Day 2015 = DATE 2015-01-01 2015-01-01 explicit"]),
        ("They came on Thanksgiving 1995.", ["Thanksgiving 1995 = DATE 1995-11-23 1995-11-23 explicit"]),
    ],
)
def test_holidays_with_their_year_are_explicit(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They came to the Boxing Hall.",
        "They sang at the Christmas Market.",
        "They put a christmas tree up.",
        "They wish a happy new year.",
    ],
)
def test_names_and_wishes_that_hold_a_holiday_are_no_days(times, text):
    assert times(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They came next Tuesday.", ["next Tuesday = DATE XXXX-WXX-2 none unresolved"]),
        ("They came in the summer.", ["the summer = DATE XXXX-SU none unresolved"]),
        ("They came last summer.", ["last summer = DATE XXXX-SU none unresolved"]),
        ("They came at Christmas.", ["Christmas = DATE XXXX-12-25 none unresolved"]),
        ("They came at Thanksgiving.", ["Thanksgiving = DATE XXXX-11-XX none unresolved"]),
    ],
)
def test_without_a_publication_weekdays_seasons_and_holidays_keep_their_values_only(times, text, expected):
    assert times(text, None) == expected


@given(st.dates(date(1700, 1, 1), date(2100, 12, 31)), st.integers(0, 6))
def test_last_and_next_weekday_lie_on_either_side_of_the_day_of_writing(day, weekday):
    last, following = find_times(f"It fell last {NAMES[weekday]}. It ends next {NAMES[weekday]}.", day)
    assert day - timedelta(days=7) <= last.days.first < day < following.days.first <= day + timedelta(days=7)
    assert last.days.first.weekday() == following.days.first.weekday() == weekday


@given(st.integers(1700, 2100))
def test_thanksgiving_is_a_thursday_from_the_22nd_to_the_28th(year):
    (found,) = find_times(f"They ate on Thanksgiving {year}.", None)
    assert found.days.first.weekday() == 3
    assert 22 <= found.days.first.day <= 28
