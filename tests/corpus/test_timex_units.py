"""Expressions built on a unit of time: pointed, counted, repeated, vague and compound."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.timex import find_times
from corpus.timex_words import PLURALS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It changed last month.", ["last month = DATE 2021-05 2021-05-01..2021-05-31 publication"]),
        ("It changed last quarter.", ["last quarter = DATE 2021-Q1 2021-01-01..2021-03-31 publication"]),
        ("It changed last decade.", ["last decade = DATE 201 2010-01-01..2019-12-31 publication"]),
        ("It changed this year.", ["this year = DATE 2021 2021-01-01..2021-12-31 publication"]),
        ("It will change next year.", ["next year = DATE 2022 2022-01-01..2022-12-31 publication"]),
        ("It will change next month.", ["next month = DATE 2021-07 2021-07-01..2021-07-31 publication"]),
        ("It grew this fiscal year.", ["this fiscal year = DATE 2021 2021-01-01..2021-12-31 publication"]),
        (
            "It changed in the current quarter.",
            ["the current quarter = DATE 2021-Q2 2021-04-01..2021-06-30 publication"],
        ),
        ("It changed in the current year.", ["the current year = DATE 2021 2021-01-01..2021-12-31 publication"]),
    ],
)
def test_last_this_and_next_count_whole_units_of_the_calendar_from_the_day_of_writing(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It changed earlier this year.", ["earlier this year = DATE 2021 2021-01-01..2021-12-31 publication"]),
        ("It changed early this month.", ["early this month = DATE 2021-06 2021-06-01..2021-06-10 publication"]),
        ("It changed late last year.", ["late last year = DATE 2020 2020-09-01..2020-12-31 publication"]),
        (
            "It changed in the first half of last year.",
            ["the first half of last year = DATE 2020-H1 2020-01-01..2020-06-30 publication"],
        ),
        (
            "It changed in the second half of this month.",
            ["the second half of this month = DATE 2021-06 2021-06-16..2021-06-30 publication"],
        ),
        (
            "It changed at the end of last month.",
            ["the end of last month = DATE 2021-05 2021-05-21..2021-05-31 publication"],
        ),
        (
            "It changed at the end of the year.",
            ["the end of the year = DATE 2021 2021-09-01..2021-12-31 publication"],
        ),
        (
            "It changed at the beginning of the month.",
            ["the beginning of the month = DATE 2021-06 2021-06-01..2021-06-10 publication"],
        ),
    ],
)
def test_a_stage_narrows_a_unit_down(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It grew over the past year.", ["the past year = DURATION P1Y 2020-06-15..2021-06-15 publication"]),
        (
            "It will grow over the coming week.",
            ["the coming week = DURATION P1W 2021-06-15..2021-06-22 publication"],
        ),
        (
            "It will last the next three months.",
            ["the next three months = DURATION P3M 2021-06-15..2021-09-13 publication"],
        ),
        ("It lasted the first two days.", ["the first two days = DURATION P2D none unresolved"]),
        ("It lasted the past few weeks.", ["the past few weeks = DURATION PXW none unresolved"]),
    ],
)
def test_the_past_and_the_coming_unit_reach_up_to_the_day_of_writing(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 3 May 2021 it froze. This day stays in mind.",
            ["3 May 2021 = DATE 2021-05-03 2021-05-03 explicit", "This day = DATE 2021-05-03 2021-05-03 context"],
        ),
        (
            "On 3 May 2021 it froze. The previous week it rained.",
            [
                "3 May 2021 = DATE 2021-05-03 2021-05-03 explicit",
                "The previous week = DATE 2021-W17 2021-04-26..2021-05-02 context",
            ],
        ),
        (
            "On 3 May 2021 it froze. The same month it rained.",
            [
                "3 May 2021 = DATE 2021-05-03 2021-05-03 explicit",
                "The same month = DATE 2021-05 2021-05-01..2021-05-31 context",
            ],
        ),
        (
            "On 3 May 2021 it froze. The preceding year it rained.",
            [
                "3 May 2021 = DATE 2021-05-03 2021-05-03 explicit",
                "The preceding year = DATE 2020 2020-01-01..2020-12-31 context",
            ],
        ),
        (
            "On 3 May 2021 it froze. In the subsequent month it rained.",
            [
                "3 May 2021 = DATE 2021-05-03 2021-05-03 explicit",
                "the subsequent month = DATE 2021-06 2021-06-01..2021-06-30 context",
            ],
        ),
        (
            "On 3 May 2021 it froze. The next day it rained.",
            [
                "3 May 2021 = DATE 2021-05-03 2021-05-03 explicit",
                "The next day = DATE 2021-05-04 2021-05-04 context",
            ],
        ),
        (
            "On 3 May 2021 it froze. That week it rained.",
            [
                "3 May 2021 = DATE 2021-05-03 2021-05-03 explicit",
                "That week = DATE 2021-W18 2021-05-03..2021-05-09 context",
            ],
        ),
        (
            "On 3 May 2021 it froze. The year before, it rained.",
            [
                "3 May 2021 = DATE 2021-05-03 2021-05-03 explicit",
                "The year before = DATE 2020 2020-01-01..2020-12-31 context",
            ],
        ),
        (
            "On 3 May 2021 it froze. It rained the week after.",
            [
                "3 May 2021 = DATE 2021-05-03 2021-05-03 explicit",
                "the week after = DATE 2021-W19 2021-05-10..2021-05-16 context",
            ],
        ),
        (
            "On 3 May 2021 it froze. Two months later it rained.",
            [
                "3 May 2021 = DATE 2021-05-03 2021-05-03 explicit",
                "Two months later = DATE 2021-07 2021-07-01..2021-07-31 context",
            ],
        ),
        (
            "On 3 May 2021 it froze. Ten years later it rained.",
            [
                "3 May 2021 = DATE 2021-05-03 2021-05-03 explicit",
                "Ten years later = DATE 2031 2031-01-01..2031-12-31 context",
            ],
        ),
        (
            "On 3 May 2021 it froze. Three hours later it rained.",
            ["3 May 2021 = DATE 2021-05-03 2021-05-03 explicit", "Three hours = DURATION PT3H none unresolved"],
        ),
    ],
)
def test_a_passage_lends_its_own_day_to_the_units_that_follow_it(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It happened the day before.", ["the day before = DATE 2021-06-14 2021-06-14 publication"]),
        ("They came two days earlier.", ["two days earlier = DATE 2021-06-13 2021-06-13 publication"]),
        ("They came two days before.", ["two days before = DATE 2021-06-13 2021-06-13 publication"]),
        (
            "They came two months earlier.",
            ["two months earlier = DATE 2021-04 2021-04-01..2021-04-30 publication"],
        ),
    ],
)
def test_what_lies_before_and_no_passage_tells_of_is_counted_from_the_day_of_writing(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They left a week ago.", ["a week ago = DATE 2021-W23 2021-06-08 publication"]),
        ("They left about a week ago.", ["about a week ago = DATE 2021-W23 2021-06-07..2021-06-13 publication"]),
        ("They left a month ago.", ["a month ago = DATE 2021-05 2021-05-01..2021-05-31 publication"]),
        ("They left one year ago.", ["one year ago = DATE 2020 2020-01-01..2020-12-31 publication"]),
        ("They left a decade ago.", ["a decade ago = DATE 201 2010-01-01..2019-12-31 publication"]),
        ("They left two centuries ago.", ["two centuries ago = DATE 18 1800-01-01..1899-12-31 publication"]),
        ("They left two quarters ago.", ["two quarters ago = DATE 2020-Q4 2020-10-01..2020-12-31 publication"]),
        ("They left five hours ago.", ["five hours ago = DATE 2021-06-15 2021-06-15 publication"]),
        ("They left ten minutes ago.", ["ten minutes ago = DATE 2021-06-15 2021-06-15 publication"]),
        ("They left three days or so ago.", ["three days or so ago = DATE 2021-06-12 2021-06-12 publication"]),
        (
            "It rose from the year-earlier period.",
            ["the year-earlier period = DATE 2020 2020-01-01..2020-12-31 publication"],
        ),
    ],
)
def test_ago_leads_to_the_unit_that_lies_so_far_back(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They left several years ago.", ["several years ago = DATE PAST_REF none unresolved"]),
        ("They left years ago.", ["years ago = DATE PAST_REF none unresolved"]),
        ("They came weeks later.", ["weeks later = DATE FUTURE_REF none unresolved"]),
        ("They came months earlier.", ["months earlier = DATE PAST_REF none unresolved"]),
        ("They came several days later.", ["several days later = DATE FUTURE_REF none unresolved"]),
        ("They came several days earlier.", ["several days earlier = DATE PAST_REF none unresolved"]),
        ("These days it rains.", ["These days = DATE PRESENT_REF none unresolved"]),
        ("They remember it to this day.", ["this day = DATE PRESENT_REF none unresolved"]),
    ],
)
def test_vague_amounts_ago_and_later_are_only_past_or_future(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained in recent days.", ["recent days = DATE PAST_REF 2021-06-09..2021-06-15 publication"]),
        ("It rained in recent weeks.", ["recent weeks = DURATION PXW 2021-05-18..2021-06-15 publication"]),
        ("It rained in recent months.", ["recent months = DURATION PXM 2021-03-15..2021-06-15 publication"]),
        ("It rained in recent years.", ["recent years = DATE PAST_REF none unresolved"]),
        ("It rained in recent hours.", ["recent hours = DATE PAST_REF none unresolved"]),
    ],
)
def test_recent_days_weeks_and_months_reach_back_a_fixed_way_and_longer_units_do_not(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They train every day.", ["every day = SET P1D none unresolved"]),
        ("They earn ten dollars per hour.", ["per hour = SET PT1H none unresolved"]),
        ("They train once a week.", ["a week = SET P1W none unresolved"]),
        ("They train three times a month.", ["a month = SET P1M none unresolved"]),
        (
            "They train two days a week.",
            ["two days = DURATION P2D none unresolved", "a week = SET P1W none unresolved"],
        ),
        ("They train each year.", ["each year = SET P1Y none unresolved"]),
        (
            "It is a daily, biweekly or hourly run.",
            [
                "daily = SET P1D none unresolved",
                "biweekly = SET P2W none unresolved",
                "hourly = SET PT1H none unresolved",
            ],
        ),
    ],
)
def test_what_comes_again_is_a_set(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was a five-day march.", ["five-day = DURATION P5D none unresolved"]),
        ("It was a two-hour march.", ["two-hour = DURATION PT2H none unresolved"]),
        ("It was a twenty-one-day march.", ["twenty-one-day = DURATION P21D none unresolved"]),
        (
            "In the year ended 31 December it grew.",
            ["the year = DURATION P1Y none unresolved", "31 December = DATE 2020-12-31 2020-12-31 publication"],
        ),
        ("They came two days before the vote.", ["two days = DURATION P2D none unresolved"]),
    ],
)
def test_a_unit_joined_to_its_number_is_a_duration(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It happened in the last year of the war.",
        "It happened in the last hour.",
        "It happened the day before the vote.",
        "The year when it rained is gone.",
        "It took a second.",
        "They gave some quarters to the poor.",
        "It was a five-year-old horse.",
        "Ten-year-olds ran home.",
        "He is ten years old.",
        "He was a man of 45 years of age.",
        "It is a year-end sale.",
    ],
)
def test_units_that_name_no_time_of_their_own_are_left_alone(times, text):
    assert times(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They asked the current mayor.", ["current = DATE PRESENT_REF none unresolved"]),
        ("They asked for recent news.", ["recent = DATE PAST_REF none unresolved"]),
        ("It began in the near future.", ["the near future = DATE FUTURE_REF none unresolved"]),
        ("It will begin in the future.", ["the future = DATE FUTURE_REF none unresolved"]),
        ("It began in the distant past.", ["the distant past = DATE PAST_REF none unresolved"]),
        ("It rains right now.", ["right now = DATE PRESENT_REF none unresolved"]),
        (
            "It rains currently and rained recently.",
            ["currently = DATE PRESENT_REF none unresolved", "recently = DATE PAST_REF none unresolved"],
        ),
        ("It was formerly dry.", ["formerly = DATE PAST_REF none unresolved"]),
    ],
)
def test_words_for_now_then_and_some_day_have_values_and_no_days(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It changed last month.", ["last month = DATE XXXX-XX none unresolved"]),
        ("It changed last week.", ["last week = DATE XXXX-WXX none unresolved"]),
        ("It grew over the past year.", ["the past year = DURATION P1Y none unresolved"]),
        ("They left two decades ago.", ["two decades ago = DATE XXX none unresolved"]),
        ("It rained in recent weeks.", ["recent weeks = DURATION PXW none unresolved"]),
    ],
)
def test_without_a_publication_only_the_value_of_a_pointed_unit_stays(times, text, expected):
    assert times(text, None) == expected


@given(st.integers(2, 999), st.sampled_from(sorted(PLURALS)))
def test_any_number_of_units_is_one_duration_that_holds_its_number(count, unit):
    (found,) = find_times(f"It took {count} {unit} in all.", None)
    assert (found.text, found.type, found.days) == (f"{count} {unit}", "DURATION", None)
    assert found.value.startswith("P")


@given(st.dates(date(1700, 1, 1), date(2098, 12, 31)), st.integers(2, 400))
def test_days_ago_and_days_later_are_counted_one_by_one(day, count):
    (ago,) = find_times(f"They left {count} days ago.", day)
    assert (day - ago.days.first).days == count
    _, later = find_times(f"It fell on {day.isoformat()}. It ended {count} days later.", None)
    assert (later.days.first - day).days == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They met in the week of June 7.",
            ["the week of June 7 = DATE 2021-W23 2021-06-07..2021-06-13 publication"],
        ),
        (
            "They met in the week ending June 9.",
            ["the week ending June 9 = DATE 2021-W23 2021-06-03..2021-06-09 publication"],
        ),
        (
            "They met in the last week of May.",
            ["the last week of May = DATE 2021-05 2021-05-25..2021-05-31 publication"],
        ),
    ],
)
def test_a_week_may_be_named_by_one_of_its_days(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Work ends by year-end.", ["year-end = DATE 2021-12-31 2021-12-31 publication"]),
        ("Work has gone on since year-end.", ["year-end = DATE 2020-12-31 2020-12-31 publication"]),
        ("Work ends by year end.", ["year end = DATE 2021 2021-09-01..2021-12-31 publication"]),
        ("Work ends by the year's end.", ["the year's end = DATE 2021 2021-09-01..2021-12-31 publication"]),
        ("They drew up the year-end books.", []),
    ],
)
def test_the_end_of_the_year_in_two_words(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the past it has flooded.", ["the past = DATE PAST_REF none unresolved"]),
        ("They said in the past that it floods.", ["the past = DATE PAST_REF none unresolved"]),
        ("It is written in the past tense.", []),
    ],
)
def test_the_past_stands_alone_where_a_clause_goes_on_behind_it(times, text, expected):
    assert times(text) == expected


def test_later_in_the_day_is_the_day_of_the_passage(times):
    assert times("It rained on June 3. Later in the day it cleared.") == [
        "June 3 = DATE 2021-06-03 2021-06-03 publication",
        "Later in the day = DATE 2021-06-03 2021-06-03 context",
    ]
    assert times("Later in the day it will clear.") == [
        "Later in the day = DATE 2021-06-15 2021-06-15 publication"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It costs $2 million a year in rent.",
        "It costs 20 percent a month.",
        "They sell 700 seats a week.",
        "They run four trains a day.",
        "It earned 90,000 a month.",
    ],
)
def test_a_price_or_a_rate_says_nothing_of_how_long(times, text):
    assert times(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met 20 farmers a week ago.", ["a week ago = DATE 2021-W23 2021-06-08 publication"]),
        ("It rained 20 times a year.", ["a year = SET P1Y none unresolved"]),
        ("They were paid every quarter.", ["every quarter = SET P1Q none unresolved"]),
        ("It took the farmers a year.", ["a year = DURATION P1Y none unresolved"]),
    ],
)
def test_what_stands_before_a_unit_tells_a_rate_from_a_length(times, text, expected):
    assert times(text) == expected
