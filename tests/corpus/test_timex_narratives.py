"""Narratives: texts that dwell on years long past count from the day that they have come to."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.records import DateBasis
from corpus.timex import NARRATIVE_DATES, NARRATIVE_YEARS, find_times

LATE = date(2021, 6, 15)
PAST = " ".join(f"In April {year} a bridge was built." for year in range(1901, 1908))
"""Seven months with their years, all long past: enough to make a narrative of what follows."""


def last(text, published=LATE):
    """The last expression of a text: its words, value, days and basis."""
    time = find_times(text, published)[-1]
    days = (time.days.first.isoformat(), time.days.last.isoformat()) if time.days else None
    return time.text, time.value, days, time.basis


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("On 3 May 1910 it froze. On 9 June it thawed.", "9 June", "1910-06-09"),
        ("On 3 May 1910 it froze. On Friday it thawed.", "Friday", "1910-04-29"),
        ("On 3 May 1910 it froze. The next day it thawed.", "The next day", "1910-05-04"),
        ("On 3 May 1910 it froze. Two weeks later it thawed.", "Two weeks later", "1910-W20"),
        ("On 3 May 1910 it froze. In the summer it thawed.", "the summer", "1910-SU"),
        ("On 3 May 1910 it froze. At 9:00 it thawed.", "9:00", "1910-05-03T09:00"),
        ("In December 1910 it froze. In March it thawed.", "March", "1911-03"),
        ("On 20 December 1910 it froze. On 4 January it thawed.", "4 January", "1911-01-04"),
        ("On 20 May 1910 it froze. In March it had thawed.", "March", "1910-03"),
        ("In 1910 it froze. In March it thawed.", "March", "1910-03"),
        ("On 3 May 1910 it froze. By the end of the year it thawed.", "the end of the year", "1910"),
    ],
)
def test_a_narrative_counts_from_the_day_it_has_come_to(text, words, value):
    found_words, found_value, days, basis = last(f"{PAST} {text}")
    assert (found_words, found_value, basis) == (words, value, DateBasis.CONTEXT)
    assert days is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 3 May 2019 it froze. On Friday it thawed.", ("Friday", "2021-06-11", ("2021-06-11", "2021-06-11"))),
        (
            "On 3 May 2019 it froze. In the spring it thawed.",
            ("the spring", "2021-SP", ("2021-03-01", "2021-05-31")),
        ),
        ("On 3 May 2019 it froze. Today it thawed.", ("Today", "2021-06-15", ("2021-06-15", "2021-06-15"))),
    ],
)
def test_one_old_date_makes_no_narrative_of_news(text, expected):
    assert last(text) == (*expected, DateBasis.PUBLICATION)


def test_today_in_a_narrative_is_nobody_knows_which_day():
    assert last(f"{PAST} Today it stands.") == ("Today", "PRESENT_REF", None, DateBasis.UNRESOLVED)


def test_recent_days_in_a_narrative_reach_back_from_nowhere():
    assert last(f"{PAST} It grew in recent weeks.") == ("recent weeks", "PXW", None, DateBasis.UNRESOLVED)


def test_a_length_in_a_narrative_does_not_reach_up_to_the_publication():
    assert last(f"{PAST} It has stood for two weeks.") == ("two weeks", "P2W", None, DateBasis.UNRESOLVED)


def tale(dates, yesterdays=0, late=0):
    """Old dates, words for yesterday, dates of the year of publication, and a Friday."""
    told = [f"In April {1901 + i} a bridge was built." for i in range(dates)]
    told += ["It rained yesterday."] * yesterdays + ["In April 2021 it stood."] * late
    return " ".join([*told, "On 3 May 1910 it froze. On Friday it thawed."])


@pytest.mark.parametrize(
    ("text", "is_narrative"),
    [
        (tale(NARRATIVE_DATES - 1), True),
        (tale(NARRATIVE_DATES - 2), False),
        (tale(NARRATIVE_DATES + 1, yesterdays=1), True),
        (tale(NARRATIVE_DATES + 1, yesterdays=6), False),
        (tale(NARRATIVE_DATES + 1, late=1), False),
        (tale(2 * NARRATIVE_DATES, late=1), True),
    ],
)
def test_how_many_dates_make_a_narrative_and_what_unmakes_it(text, is_narrative):
    assert (last(text)[3] is DateBasis.CONTEXT) == is_narrative


def test_many_years_without_months_make_a_narrative_as_well():
    few = " ".join(f"It stood in {1880 + i}." for i in range(NARRATIVE_YEARS - 5))
    many = " ".join(f"It stood in {1880 + i}." for i in range(NARRATIVE_YEARS))
    end = "On 3 May 1910 it froze. In the summer it thawed."
    assert last(f"{few} {end}")[1] == "2021-SU"
    assert last(f"{many} {end}")[1] == "1910-SU"


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("In 480 BC they fought. The following year they made peace.", "The following year", "BC0479"),
        ("In 480 BC they fought. The previous year they had peace.", "The previous year", "BC0481"),
    ],
)
def test_years_before_christ_count_on_without_days(text, words, value):
    assert last(text) == (words, value, None, DateBasis.UNRESOLVED)


@given(st.integers(1800, 1990), st.integers(1, 12), st.integers(1, 12))
def test_months_that_follow_in_a_narrative_stay_in_its_year_or_move_to_the_next(year, one, two):
    names = [f"{date(2000, month, 1):%B}" for month in (one, two)]
    found = find_times(f"{PAST} In {names[0]} {year} it froze. In {names[1]} it thawed.", LATE)
    assert found[-1].days.first.month == two
    assert found[-1].days.first.year - year == (1 if one - two > 8 else 0)


@given(st.integers(1800, 1990), st.dates(date(1993, 1, 1), date(2035, 1, 1)))
def test_a_narrative_is_the_same_whenever_it_is_published(year, published):
    text = f"{PAST} On 3 May {year} it froze. The next day it thawed. On 9 June it rained."
    assert find_times(text, published) == find_times(text, LATE)


def test_former_is_a_time_in_a_narrative_and_none_in_news():
    assert "PAST_REF" in {time.value for time in find_times(PAST + " The former king fled.", LATE)}
    assert find_times("The former king fled.", LATE) == ()
