"""Time expressions as a reader of news reads them: words, TIMEX3 value, days."""

import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.records import DateBasis, TimexType
from corpus.timex import CROWD, CROWDED_CHARACTERS, find_times

WEDNESDAY = date(2022, 9, 14)
SUNDAY = date(2020, 10, 18)
LATE = date(2020, 11, 20)


def only(text, published, country=""):
    """The single time expression of a text."""
    (found,) = find_times(text, published, country)
    return found


def days(time):
    if time.days is None:
        return None
    first, last = time.days.first.isoformat(), time.days.last.isoformat()
    return first if first == last else f"{first}..{last}"


@pytest.mark.parametrize(
    ("text", "words", "value", "expected"),
    [
        ("The camp burned on 29 October 2020.", "29 October 2020", "2020-10-29", "2020-10-29"),
        ("The camp burned on October 29, 2020.", "October 29, 2020", "2020-10-29", "2020-10-29"),
        ("The camp burned on Oct.29, 2020.", "Oct.29, 2020", "2020-10-29", "2020-10-29"),
        ("The camp burned on the 29th of October 2020.", "the 29th of October 2020", "2020-10-29", "2020-10-29"),
        ("The camp burned on Thursday, Oct. 29, 2020.", "Thursday, Oct. 29, 2020", "2020-10-29", "2020-10-29"),
        ("The camp burned on 29.10.2020.", "29.10.2020", "2020-10-29", "2020-10-29"),
        ("The camp burned on 2020-10-29.", "2020-10-29", "2020-10-29", "2020-10-29"),
        ("THE CAMP BURNED ON 29 OCTOBER 1990.", "29 OCTOBER 1990", "1990-10-29", "1990-10-29"),
        ("SAN TOMAS, 3 JAN 90 -- THE CAMP BURNED.", "3 JAN 90", "1990-01-03", "1990-01-03"),
        ("It began in October 2020.", "October 2020", "2020-10", "2020-10-01..2020-10-31"),
        ("It began in early October 2020.", "early October 2020", "2020-10", "2020-10-01..2020-10-10"),
        (
            "It began in the early days of October 2020.",
            "the early days of October 2020",
            "2020-10",
            "2020-10-01..2020-10-10",
        ),
        ("It ended by the end of 1957.", "the end of 1957", "1957", "1957-09-01..1957-12-31"),
        ("The 1994 ceasefire held.", "1994", "1994", "1994-01-01..1994-12-31"),
        ("It began in the late 1980s.", "the late 1980s", "198", "1985-01-01..1989-12-31"),
        ("It began in the early 1990s.", "the early 1990s", "199", "1990-01-01..1994-12-31"),
        ("It began in the summer of 2014.", "the summer of 2014", "2014-SU", "2014-06-01..2014-08-31"),
        ("It dates from the 19th century.", "the 19th century", "18", "1800-01-01..1899-12-31"),
        ("It fell in 480 BC.", "480 BC", "BC0480", None),
        ("It fell in nineteen ninety-one.", "nineteen ninety-one", "1991", "1991-01-01..1991-12-31"),
        (
            "It fell in the second half of 2016.",
            "the second half of 2016",
            "2016-H2",
            "2016-07-01..2016-12-31",
        ),
    ],
)
def test_a_date_with_its_year_needs_no_publication(text, words, value, expected):
    found = only(text, None)
    assert (found.text, found.value, days(found)) == (words, value, expected)
    assert found.basis is (DateBasis.EXPLICIT if expected else DateBasis.UNRESOLVED)


@pytest.mark.parametrize(
    ("text", "published", "words", "value", "expected"),
    [
        (
            "The sides clashed on Monday night.",
            WEDNESDAY,
            "Monday night",
            "2022-09-12TNI",
            "2022-09-12",
        ),
        ("He spoke on Wednesday.", WEDNESDAY, "Wednesday", "2022-09-14", "2022-09-14"),
        ("He spoke on Thursday.", WEDNESDAY, "Thursday", "2022-09-08", "2022-09-08"),
        ("They will meet on Friday.", WEDNESDAY, "Friday", "2022-09-16", "2022-09-16"),
        ("They are to meet there on Friday.", WEDNESDAY, "Friday", "2022-09-16", "2022-09-16"),
        ("The term runs until Friday.", WEDNESDAY, "Friday", "2022-09-16", "2022-09-16"),
        ("The shelling lasted until Friday.", WEDNESDAY, "Friday", "2022-09-09", "2022-09-09"),
        ("They stood before a judge on Friday and will return.", WEDNESDAY, "Friday", "2022-09-09", "2022-09-09"),
        ("A would-be robber fled on Friday.", WEDNESDAY, "Friday", "2022-09-09", "2022-09-09"),
        ("They had agreed to a truce on Friday.", WEDNESDAY, "Friday", "2022-09-09", "2022-09-09"),
        ("He said on Friday that they will meet.", WEDNESDAY, "Friday", "2022-09-09", "2022-09-09"),
        ("Talks follow next Friday.", WEDNESDAY, "next Friday", "2022-09-16", "2022-09-16"),
        ("It fell on Monday last week.", WEDNESDAY, "Monday last week", "2022-09-05", "2022-09-05"),
        ("It was hit early on Saturday morning.", SUNDAY, "Saturday morning", "2020-10-17TMO", "2020-10-17"),
        ("Shells fell overnight.", SUNDAY, "overnight", "2020-10-17TNI", "2020-10-17..2020-10-18"),
        ("Shells fell last night.", SUNDAY, "last night", "2020-10-17TNI", "2020-10-17"),
        ("A truce began last Saturday.", SUNDAY, "last Saturday", "2020-10-17", "2020-10-17"),
        ("A truce broke last Sunday.", SUNDAY, "last Sunday", "2020-10-11", "2020-10-11"),
        ("A truce broke last weekend.", SUNDAY, "last weekend", "2020-W41-WE", "2020-10-10..2020-10-11"),
        (
            "A truce broke last weekend.",
            SUNDAY + timedelta(days=1),
            "last weekend",
            "2020-W42-WE",
            "2020-10-17..2020-10-18",
        ),
        ("It was announced a week ago.", SUNDAY, "a week ago", "2020-W41", "2020-10-11"),
        ("It was announced last week.", SUNDAY, "last week", "2020-W41", "2020-10-05..2020-10-11"),
        ("It grew in recent days.", SUNDAY, "recent days", "PAST_REF", "2020-10-12..2020-10-18"),
        ("For almost a week they have fought.", SUNDAY, "almost a week", "P1W", "2020-10-11..2020-10-18"),
        ("It grew in the past 24 hours.", SUNDAY, "the past 24 hours", "P1D", "2020-10-17..2020-10-18"),
        ("It has grown since July.", SUNDAY, "July", "2020-07", "2020-07-01..2020-07-31"),
        ("It grew in November.", SUNDAY, "November", "2019-11", "2019-11-01..2019-11-30"),
        ("It will end in November.", SUNDAY, "November", "2020-11", "2020-11-01..2020-11-30"),
        ("It began on September 27.", SUNDAY, "September 27", "2020-09-27", "2020-09-27"),
        ("It began on September 27.", date(2021, 9, 20), "September 27", "2020-09-27", "2020-09-27"),
        ("The sides meet on November 3.", SUNDAY, "November 3", "2020-11-03", "2020-11-03"),
        ("It began on the morning of Sept. 27.", SUNDAY, "the morning of Sept. 27", "2020-09-27TMO", "2020-09-27"),
        (
            "Shells fell in the early hours of Sunday.",
            SUNDAY,
            "the early hours of Sunday",
            "2020-10-18TMO",
            "2020-10-18",
        ),
        ("It was brokered two years ago.", WEDNESDAY, "two years ago", "2020", "2020-01-01..2020-12-31"),
        (
            "It was nearly three decades ago.",
            WEDNESDAY,
            "nearly three decades ago",
            "199",
            "1990-01-01..1999-12-31",
        ),
        ("It fell three days ago.", SUNDAY, "three days ago", "2020-10-15", "2020-10-15"),
        ("It fell the day before yesterday.", SUNDAY, "the day before yesterday", "2020-10-16", "2020-10-16"),
        ("It fell earlier this month.", SUNDAY, "earlier this month", "2020-10", "2020-10-01..2020-10-31"),
        ("It fell last October.", SUNDAY, "last October", "2019-10", "2019-10-01..2019-10-31"),
        ("It fell in the third quarter.", SUNDAY, "the third quarter", "2020-Q3", "2020-07-01..2020-09-30"),
    ],
)
def test_what_is_counted_from_publication(text, published, words, value, expected):
    found = only(text, published)
    assert (found.text, found.value, days(found)) == (words, value, expected)
    assert found.basis is DateBasis.PUBLICATION


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It fell on Tuesday.", "XXXX-WXX-2"),
        ("It fell on Monday night.", "XXXX-WXX-1TNI"),
        ("It fell yesterday.", "XXXX-XX-XX"),
        ("It fell last weekend.", "XXXX-WXX-WE"),
        ("It fell two years ago.", "XXXX"),
        ("It began on September 27.", "XXXX-09-27"),
        ("It began the following day.", "XXXX-XX-XX"),
        ("It grew in recent days.", "PAST_REF"),
    ],
)
def test_nothing_relative_has_days_where_nobody_knows_the_publication(text, value):
    found = only(text, None)
    assert (found.value, found.days, found.basis) == (value, None, DateBasis.UNRESOLVED)


def test_a_passage_counts_on_from_the_day_it_named_last():
    text = (
        "On 27 September 2020 it began. Two days later it spread. That night it rose. The following day it ended."
    )
    assert [(t.text, days(t), t.basis) for t in find_times(text, None)] == [
        ("27 September 2020", "2020-09-27", DateBasis.EXPLICIT),
        ("Two days later", "2020-09-29", DateBasis.CONTEXT),
        ("That night", "2020-09-29", DateBasis.CONTEXT),
        ("The following day", "2020-09-30", DateBasis.CONTEXT),
    ]


def test_a_full_date_lends_its_year_to_the_next():
    text = "It began on September 27, 2020. On November 10 the sides signed."
    assert [days(t) for t in find_times(text, date(2023, 5, 1))] == ["2020-09-27", "2020-11-10"]
    assert [days(t) for t in find_times(text, None)] == ["2020-09-27", "2020-11-10"]


def test_a_span_with_one_year_gives_it_to_both_ends():
    found = find_times("From September 27 to November 10, 2020 nobody slept.", date(2023, 5, 1))
    assert [t.value for t in found] == ["2020-09-27", "2020-11-10"]


def test_the_early_days_of_which_are_those_of_the_month_named():
    found = find_times("The siege filled October 2020, in the early days of which two towns were hit.", LATE)
    assert [days(t) for t in found] == ["2020-10-01..2020-10-31", "2020-10-01..2020-10-10"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on the night of 12-13 July", ["2020-07-12..2020-07-13", "2020-07-13"]),
        ("from 27 September to 10 November", ["2020-09-27", "2020-11-10"]),
        ("between October 1 and 5", ["2020-10-01", "2020-10-05"]),
        ("on April 24-25", ["2020-04-24..2020-04-25", "2020-04-25"]),
        ("in 1990-91", ["1990-01-01..1990-12-31", "1991-01-01..1991-12-31"]),
    ],
)
def test_both_ends_of_a_span_are_found(text, expected):
    assert [days(t) for t in find_times(f"They fought {text}.", LATE)] == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It struck at 2 a.m. local time on Oct. 11.", "2020-10-11T02:00"),
        ("The truce holds from 8:00 on October 26.", "2020-10-26T08:00"),
        ("It struck at 7:15 p.m. Sunday.", "2020-10-18T19:15"),
        ("It struck at noon Friday.", "2020-10-16T12:00"),
    ],
)
def test_a_clock_time_takes_the_day_beside_it(text, value):
    first = find_times(text, SUNDAY)[0]
    assert (first.type, first.value) == (TimexType.TIME, value)


@pytest.mark.parametrize(
    ("country", "expected"), [("US", "2020-10-11"), ("GB", "2020-11-10"), ("", "2020-11-10"), ("us", "2020-10-11")]
)
def test_the_country_tells_the_month_from_the_day(country, expected):
    assert days(only("It fell on 10/11/2020.", LATE, country)) == expected


def test_a_date_that_fits_one_order_only_is_read_in_that_order():
    assert days(only("It fell on 10/29/2020.", LATE, "GB")) == "2020-10-29"
    assert days(only("It fell on 29/10/2020.", LATE, "US")) == "2020-10-29"


@pytest.mark.parametrize(
    "text",
    [
        "A 12-year-old girl and a man aged 56 were hurt.",
        "Two boys, 11 years old, were hurt.",
        "They counted 19 civilians, 2,000 people and 1994 people more.",
        "The 122 mm gun fired 2000 rounds.",
        "The team won 3:2 and later 21-15.",
        "The army may march on the town.",
        "The death of 5 may be tied to it.",
        "A second rocket fell and the sun sat low.",
        "April Jones spoke of the fall of the town.",
        "It cost $1990 and resolution 1992 said so.",
    ],
)
def test_ages_scores_amounts_and_verbs_are_no_dates(text):
    assert find_times(text, LATE) == ()


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("the 44-day war", TimexType.DURATION, "P44D"),
        ("after several months", TimexType.DURATION, "PXM"),
        ("within two weeks", TimexType.DURATION, "P2W"),
        ("they meet weekly", TimexType.SET, "P1W"),
        ("they meet twice a year", TimexType.SET, "P1Y"),
        ("they meet every Monday", TimexType.SET, "XXXX-WXX-1"),
        ("they know now", TimexType.DATE, "PRESENT_REF"),
        ("as they did in the past.", TimexType.DATE, "PAST_REF"),
    ],
)
def test_lengths_repetitions_and_vague_times_have_values(text, kind, value):
    found = only(text, LATE)
    assert (found.type, found.value) == (kind, value)


def test_a_dateline_is_explicit_and_dates_a_text_that_nobody_dated():
    text = "BAKU, Azerbaijan, Oct. 29, 2020\n\nThe post was hit on Tuesday."
    dateline, tuesday = find_times(text, None)
    assert (days(dateline), dateline.basis) == ("2020-10-29", DateBasis.EXPLICIT)
    assert (days(tuesday), tuesday.basis) == ("2020-10-27", DateBasis.CONTEXT)
    short = find_times("BAKU, Azerbaijan, Oct.29\n\nNothing else.", LATE)[0]
    assert (days(short), short.basis) == ("2020-10-29", DateBasis.EXPLICIT)


def test_a_narrative_keeps_the_year_it_has_come_to():
    years = " ".join(f"In March {year} nothing happened." for year in range(1960, 1970))
    filler = "Nobody knew why, and nobody asked. " * 10
    tale = f"On 7 May 1975 the town fell. {filler} On 7 June they left. {filler} It rained in July."
    found = find_times(f"{years} {tale}", LATE)
    assert [days(t) for t in found[-3:]] == ["1975-05-07", "1975-06-07", "1975-07-01..1975-07-31"]


def test_the_morning_after_a_night_is_the_next_day():
    found = find_times(
        "The sides clashed on Monday night. In the morning all was calm. At 9:00 they met.", WEDNESDAY
    )
    assert [days(t) for t in found] == ["2022-09-12", "2022-09-13", "2022-09-13"]


def test_the_weekday_of_a_date_decides_its_year():
    assert days(only("He wrote on Monday, Oct. 26 of it.", date(1998, 10, 25))) == "1998-10-26"


# ---------------------------------------------------------------- properties

_DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2035, 12, 31))
_FORMS = ["{d.day} {m} {d.year}", "{m} {d.day}, {d.year}", "{d.day} {a}. {d.year}", "{d:%Y-%m-%d}", "{d:%d.%m.%Y}"]
_PIECES = """the of last next this Monday Sunday, May October 12 2020 1994 3 a.m. morning night week two years ago
later day days . , - few İ early end fall quarter third year-ago 24 hours since on BC '90s 1990s century
weekend"""
_WORDS = st.sampled_from([*_PIECES.split(), "\n\n"])


@given(_DAYS, st.sampled_from(_FORMS), st.one_of(st.none(), _DAYS))
def test_a_full_date_comes_back_as_itself(day, form, published):
    written = form.format(d=day, m=day.strftime("%B"), a=day.strftime("%b")).replace("May.", "May")
    (found,) = find_times(f"They left on {written} in the rain.", published)
    assert (found.text.rstrip(","), days(found)) == (written, day.isoformat())


@given(_DAYS, st.integers(0, 6))
def test_a_bare_weekday_in_the_past_is_one_of_the_last_seven_days(published, weekday):
    name = (date(2024, 1, 1) + timedelta(days=weekday)).strftime("%A")
    found = only(f"It happened on {name}.", published)
    assert found.days.first.weekday() == weekday
    assert 0 <= (published - found.days.first).days <= 6


@given(st.lists(_WORDS, max_size=30).map(" ".join), st.one_of(st.none(), _DAYS))
def test_expressions_are_in_order_and_quote_the_text(text, published):
    position = 0
    for found in find_times(text, published):
        assert position <= found.start < found.end
        assert text[found.start : found.end] == found.text
        assert (found.days is None) == (found.basis is DateBasis.UNRESOLVED)
        position = found.end


@given(st.text(max_size=60), st.one_of(st.none(), st.dates()))
def test_no_text_and_no_day_breaks_the_reader(text, published):
    find_times(text, published)
    find_times(f"{text} two centuries ago, next week, 9999 and last winter {text}", published)


def calls(text):
    """How many calls of functions it takes to read a text: work counted without a clock."""
    count = 0

    def note(_frame, _event, _argument):
        nonlocal count
        count += 1

    sys.setprofile(note)
    try:
        find_times(text, LATE)
    finally:
        sys.setprofile(None)
    return count


_HOSTILE = (
    "Monday |1|1-|1,|1.|. |the |two |the end of |- |of the |12-13 |May |'|last last |a year ago |early |nineteen |"
    "September 27 |on |İ|will |\n|\n |1:|1/1/|two days later |October 2020 and May 3 |the quarter a year ago |(“|"
    "now |Oct.|July |2020 |1980s |'80s|5h|1 |3 - |3, |noon |10:30 |overnight on |aug 5 |May-|Oct. 29, 2020 |"
    "the day before the day before |Monday to |from May to |1 B.C. |said |to be |(|\u0301|ə |2020-10-29 |1st of "
)
_MOST_CALLS = 20
"""Calls and returns a character; where each is a token, cutting the text takes 12 alone."""


@pytest.mark.parametrize("hostile", _HOSTILE.split("|"))
def test_work_grows_with_length_and_no_faster(hostile):
    assert calls(hostile * 800) <= 2.2 * calls(hostile * 400) + 100


@pytest.mark.parametrize("hostile", _HOSTILE.split("|"))
def test_a_character_costs_little_whatever_the_line(hostile):
    text = hostile * (60_000 // len(hostile))
    assert calls(text) <= _MOST_CALLS * len(text)


@pytest.mark.parametrize("hostile", ["Monday ", "now ", "5h", "'80s", "Oct.", "2020 "])
def test_a_text_that_is_nothing_but_times_is_read_up_to_a_bound(hostile):
    text = hostile * 40_000
    found = find_times(text, LATE)
    assert len(found) - 1 == CROWD + found[-1].start // CROWDED_CHARACTERS
    assert found[-1].start > len(text) - 2 * CROWDED_CHARACTERS


@pytest.mark.parametrize(
    "line", ["At dawn on 2 November 2020 all was quiet.\n", "2020-10-29: two convoys passed.\n"]
)
def test_a_long_chronicle_is_read_to_its_end(line):
    assert len(find_times(line * 4 * CROWD, LATE)) == 4 * CROWD


def test_a_list_of_days_alone_is_read_whole():
    assert len(find_times("2020-10-29\n" * CROWD, LATE)) == CROWD
