"""What dates are counted from: tense, the year that the passage lends, datelines, and orders of day and month."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.records import DateBasis
from corpus.timex import find_times

FIRST = "first second third fourth fifth sixth seventh eighth ninth tenth"
TEENS = "eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
TWENTIES = [f"twenty-{word}" for word in FIRST.split()[:9]]
WORDS = [*f"{FIRST} {TEENS} twentieth".split(), *TWENTIES, "thirtieth", "thirty-first"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They plan to meet on Friday.", ["Friday = DATE 2021-06-18 2021-06-18 publication"]),
        ("They are ready to leave on Friday.", ["Friday = DATE 2021-06-18 2021-06-18 publication"]),
        ("They would be there on Friday.", ["Friday = DATE 2021-06-18 2021-06-18 publication"]),
        ("They should be paid on Friday.", ["Friday = DATE 2021-06-18 2021-06-18 publication"]),
        ("It could come as soon as Friday.", ["Friday = DATE 2021-06-18 2021-06-18 publication"]),
        ("It could come as early as Friday.", ["Friday = DATE 2021-06-18 2021-06-18 publication"]),
        ("The pass opens Friday.", ["Friday = DATE 2021-06-18 2021-06-18 publication"]),
        ("The vote takes place Friday.", ["Friday = DATE 2021-06-18 2021-06-18 publication"]),
        ("The rule goes into effect Friday.", ["Friday = DATE 2021-06-18 2021-06-18 publication"]),
        ("The results, due Friday, matter.", ["Friday = DATE 2021-06-18 2021-06-18 publication"]),
        ("It is to be signed on Friday.", ["Friday = DATE 2021-06-18 2021-06-18 publication"]),
        ("The talks are to be on Friday.", ["Friday = DATE 2021-06-18 2021-06-18 publication"]),
        ("On Friday, they will talk.", ["Friday = DATE 2021-06-18 2021-06-18 publication"]),
        ("Friday's talks will be held here.", ["Friday = DATE 2021-06-18 2021-06-18 publication"]),
    ],
)
def test_verbs_right_beside_a_weekday_send_it_ahead(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Friday's talks were held here.", ["Friday = DATE 2021-06-11 2021-06-11 publication"]),
        ("He was there on Friday.", ["Friday = DATE 2021-06-11 2021-06-11 publication"]),
        ("The talks had been on Friday.", ["Friday = DATE 2021-06-11 2021-06-11 publication"]),
        ("On Friday they talked; he will leave.", ["Friday = DATE 2021-06-11 2021-06-11 publication"]),
        ("He says that they came Friday.", ["Friday = DATE 2021-06-11 2021-06-11 publication"]),
        ("A would-be thief came on Friday.", ["Friday = DATE 2021-06-11 2021-06-11 publication"]),
        ("He said on Friday that all will leave.", ["Friday = DATE 2021-06-11 2021-06-11 publication"]),
    ],
)
def test_verbs_in_the_past_hold_it_back_even_where_others_look_ahead(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It will begin on 1 July.", ["1 July = DATE 2021-07-01 2021-07-01 publication"]),
        ("It began on 1 July.", ["1 July = DATE 2020-07-01 2020-07-01 publication"]),
        ("It began on 20 December.", ["20 December = DATE 2020-12-20 2020-12-20 publication"]),
        ("It will begin on 20 January.", ["20 January = DATE 2022-01-20 2022-01-20 publication"]),
        ("They hope to begin by 1 July.", ["1 July = DATE 2021-07-01 2021-07-01 publication"]),
        ("The vote is set for 20 June.", ["20 June = DATE 2021-06-20 2021-06-20 publication"]),
        ("It was postponed until 1 July.", ["1 July = DATE 2021-07-01 2021-07-01 publication"]),
        ("The lull lasted until 1 July.", ["1 July = DATE 2021-07-01 2021-07-01 publication"]),
        ("In May it rained.", ["May = DATE 2021-05 2021-05-01..2021-05-31 publication"]),
        ("In June it rained.", ["June = DATE 2021-06 2021-06-01..2021-06-30 publication"]),
        ("In July it rained.", ["July = DATE 2020-07 2020-07-01..2020-07-31 publication"]),
        ("In July it will rain.", ["July = DATE 2021-07 2021-07-01..2021-07-31 publication"]),
        ("In January it will rain.", ["January = DATE 2022-01 2022-01-01..2022-01-31 publication"]),
    ],
)
def test_a_date_without_a_year_takes_the_one_that_the_tense_allows(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("In December it rained.", "2021-01-05", ["December = DATE 2020-12 2020-12-01..2020-12-31 publication"]),
        ("On 28 December it rained.", "2021-01-05", ["28 December = DATE 2020-12-28 2020-12-28 publication"]),
        ("On 3 January it will rain.", "2020-12-28", ["3 January = DATE 2021-01-03 2021-01-03 publication"]),
        ("On 3 January it rained.", "2020-12-28", ["3 January = DATE 2020-01-03 2020-01-03 publication"]),
    ],
)
def test_around_new_year_the_nearest_day_counts(times, text, day, expected):
    assert times(text, date.fromisoformat(day)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 3 May 2019 it froze. On 5 June it rained.",
            ["3 May 2019 = DATE 2019-05-03 2019-05-03 explicit", "5 June = DATE 2019-06-05 2019-06-05 context"],
        ),
        (
            "It rained from 3 May to 5 June 2019.",
            ["3 May = DATE 2019-05-03 2019-05-03 context", "5 June 2019 = DATE 2019-06-05 2019-06-05 explicit"],
        ),
        (
            "It rained on 3 May and on 5 June 2019.",
            ["3 May = DATE 2019-05-03 2019-05-03 context", "5 June 2019 = DATE 2019-06-05 2019-06-05 explicit"],
        ),
    ],
)
def test_a_full_date_lends_its_year_to_the_days_around_it(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 3 May 2019 it froze. On 5 April it rained.",
            [
                "3 May 2019 = DATE 2019-05-03 2019-05-03 explicit",
                "5 April = DATE 2021-04-05 2021-04-05 publication",
            ],
        ),
        (
            "On 3 May 2019 it froze. They will leave on 5 July.",
            [
                "3 May 2019 = DATE 2019-05-03 2019-05-03 explicit",
                "5 July = DATE 2021-07-05 2021-07-05 publication",
            ],
        ),
        (
            "It rained on 3 May. On 5 June 2019 it froze.",
            [
                "3 May = DATE 2021-05-03 2021-05-03 publication",
                "5 June 2019 = DATE 2019-06-05 2019-06-05 explicit",
            ],
        ),
    ],
)
def test_it_lends_none_to_an_earlier_month_to_a_plan_or_over_a_full_stop(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It rained on 3 May. Snow lay. On 5 June 2019 it froze.",
            ["3 May = DATE 2019-05-03 2019-05-03 context", "5 June 2019 = DATE 2019-06-05 2019-06-05 explicit"],
        ),
        (
            "It was 2 May 2012. It rained on 8 May. Snow lay long. On 5 June 2019 it froze.",
            [
                "2 May 2012 = DATE 2012-05-02 2012-05-02 explicit",
                "8 May = DATE 2012-05-08 2012-05-08 context",
                "5 June 2019 = DATE 2019-06-05 2019-06-05 explicit",
            ],
        ),
    ],
)
def test_where_nobody_knows_the_publication_the_nearest_full_date_lends_its_year(times, text, expected):
    assert times(text, None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "BAKU, 3 June\n\nThey talked on Friday.",
            ["3 June = DATE 2021-06-03 2021-06-03 explicit", "Friday = DATE 2021-06-11 2021-06-11 publication"],
        ),
        ("BAKU (3 June) They talked.", ["3 June = DATE 2021-06-03 2021-06-03 explicit"]),
        ("BAKU, June 3 -- They talked.", ["June 3 = DATE 2021-06-03 2021-06-03 explicit"]),
    ],
)
def test_a_dateline_without_a_year_is_explicit(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained last May.", ["last May = DATE 2021-05 2021-05-01..2021-05-31 publication"]),
        ("It rained last June.", ["last June = DATE 2020-06 2020-06-01..2020-06-30 publication"]),
        ("It rained last July.", ["last July = DATE 2020-07 2020-07-01..2020-07-31 publication"]),
        ("It will rain next May.", ["next May = DATE 2022-05 2022-05-01..2022-05-31 publication"]),
        ("It will rain next June.", ["next June = DATE 2022-06 2022-06-01..2022-06-30 publication"]),
        ("It will rain next July.", ["next July = DATE 2021-07 2021-07-01..2021-07-31 publication"]),
        ("It rained this May.", ["this May = DATE 2021-05 2021-05-01..2021-05-31 publication"]),
        ("It rained on June 3 last year.", ["June 3 last year = DATE 2020-06-03 2020-06-03 publication"]),
        ("It rained on June 3 of this year.", ["June 3 of this year = DATE 2021-06-03 2021-06-03 publication"]),
        ("It will rain in June next year.", ["June next year = DATE 2022-06 2022-06-01..2022-06-30 publication"]),
        ("It rains every May.", ["every May = SET XXXX-05 none unresolved"]),
    ],
)
def test_words_move_a_month_or_a_day_by_a_year(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained on the 3rd.", ["the 3rd = DATE 2021-06-03 2021-06-03 publication"]),
        ("It rained on the 20th.", ["the 20th = DATE 2021-05-20 2021-05-20 publication"]),
        ("It will rain on the 20th.", ["the 20th = DATE 2021-06-20 2021-06-20 publication"]),
        (
            "In May it rained on the 20th.",
            [
                "May = DATE 2021-05 2021-05-01..2021-05-31 publication",
                "the 20th = DATE 2021-05-20 2021-05-20 context",
            ],
        ),
    ],
)
def test_an_ordinal_alone_is_a_day_of_the_month_spoken_of(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained on 30 February 2020.", ["30 February 2020 = DATE 2020-02-30 none unresolved"]),
        ("It rained on 29 February 2020.", ["29 February 2020 = DATE 2020-02-29 2020-02-29 explicit"]),
    ],
)
def test_days_that_no_calendar_has_are_days_of_nothing(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained on the 20th.", ["the 20th = DATE XXXX-XX-20 none unresolved"]),
        ("It rained on 3 May.", ["3 May = DATE XXXX-05-03 none unresolved"]),
        ("In July it rained.", ["July = DATE XXXX-07 none unresolved"]),
    ],
)
def test_without_a_publication_a_day_keeps_its_number_only(times, text, expected):
    assert times(text, None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They left this June.", ["this June = DATE XXXX-06 none unresolved"]),
        ("They left last June.", ["last June = DATE XXXX-06 none unresolved"]),
    ],
)
def test_a_month_pointed_at_from_nowhere_keeps_its_number_only(times, text, expected):
    assert times(text, None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It rained on June 3 to 5.",
            [
                "June 3 = DATE 2021-06-03 2021-06-03..2021-06-05 publication",
                "5 = DATE 2021-06-05 2021-06-05 publication",
            ],
        ),
        (
            "It rained from 28 May to 2 June.",
            ["28 May = DATE 2021-05-28 2021-05-28 publication", "2 June = DATE 2021-06-02 2021-06-02 publication"],
        ),
        ("It brought June 3 to 5 people.", ["June 3 = DATE 2021-06-03 2021-06-03 publication"]),
    ],
)
def test_spans_give_both_their_ends(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        (
            "They will meet on Wednesday, June 3.",
            "2019-06-15",
            ["Wednesday, June 3 = DATE 2020-06-03 2020-06-03 publication"],
        ),
        (
            "They met on Monday, June 3, and left.",
            "2021-06-15",
            ["Monday, June 3 = DATE 2021-06-03 2021-06-03 publication"],
        ),
    ],
)
def test_the_weekday_of_a_date_settles_its_year_where_one_of_three_fits(times, text, day, expected):
    assert times(text, date.fromisoformat(day)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell on June 3,2021.", ["June 3,2021 = DATE 2021-06-03 2021-06-03 explicit"]),
        ("It fell on June 3rd,2021.", ["June 3rd,2021 = DATE 2021-06-03 2021-06-03 explicit"]),
        ("He came on the thirtieth of May.", ["the thirtieth of May = DATE 2021-05-30 2021-05-30 publication"]),
        (
            "He came on the twenty-second of May.",
            ["the twenty-second of May = DATE 2021-05-22 2021-05-22 publication"],
        ),
        (
            "He came on the thirty-first of May.",
            ["the thirty-first of May = DATE 2021-05-31 2021-05-31 publication"],
        ),
        ("On 3 Jan. it rained.", ["3 Jan. = DATE 2021-01-03 2021-01-03 publication"]),
    ],
)
def test_days_are_written_glued_in_words_and_shortened(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the early days of which it rained.", ["the early days = DATE PAST_REF none unresolved"]),
    ],
)
def test_the_early_days_of_which_have_no_month_where_none_was_named(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It fell on 2020-02-30.",
        "It fell on 31/31/2021.",
        "It fell on 1/2/1650.",
        "It fell on 3.4.21.",
        "It rained on the 20th floor.",
        "It rained on the 45th.",
        "They took 12-15 prisoners.",
        "They won 3-2 and lost 1-0.",
        "The 102nd regiment and the 3rd battalion left.",
        "The second man came third.",
        "It cost 1.5 to 2 million.",
        "He died at 45.",
        "They were 12, 14 and 16.",
        "Shells of 122 mm and 5.45 fell.",
        "They may come, and march they will.",
        "They met Jan in the hall and saw Dec on screen.",
    ],
)
def test_figures_that_no_calendar_has_and_counts_beside_months_are_no_days(times, text):
    assert times(text) == []


def ways(day):
    """One day as ten writers put it."""
    month, ordinal = f"{day:%B}", f"{day.day}{'th' if 10 < day.day < 14 else suffix(day.day)}"
    weekday = f"{day:%A}"
    return [
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{month} {ordinal}, {day.year}",
        f"the {ordinal} of {month} {day.year}",
        f"the {WORDS[day.day - 1]} of {month} {day.year}",
        f"{weekday}, {month} {day.day}, {day.year}",
        f"{weekday} {day.day} {month} {day.year}",
        f"{day:%Y-%m-%d}",
        f"{day:%Y/%m/%d}",
        f"{day.day}.{day.month}.{day.year}",
    ]


def suffix(number):
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


ANY_DAY = st.dates(date(1700, 1, 1), date(2100, 12, 31))


@given(ANY_DAY, st.one_of(st.none(), ANY_DAY), st.sampled_from(["", "US", "GB"]))
def test_a_day_written_in_ten_ways_is_that_day(day, published, country):
    for written in ways(day):
        (found,) = find_times(f"All left on {written} in the rain.", published, country)
        assert (found.text, found.value, found.basis) == (written, day.isoformat(), DateBasis.EXPLICIT)
        assert found.days.first == found.days.last == day


@given(ANY_DAY, st.sampled_from(["US", "GB"]))
def test_strokes_follow_the_order_of_the_country(day, country):
    form = "%m/%d/%Y" if country == "US" else "%d/%m/%Y"
    (found,) = find_times(f"All left on {day.strftime(form)} in the rain.", None, country)
    assert found.days.first == day


@given(ANY_DAY)
def test_a_day_and_month_in_the_past_lie_within_a_year_before_publication(day):
    then = day - timedelta(days=200)
    (found,) = find_times(f"All of them left on {min(then.day, 28)} {then:%B} in the rain.", day)
    assert day - timedelta(days=366) <= found.days.first <= day


@given(st.lists(ANY_DAY, min_size=1, max_size=6))
def test_days_in_one_text_are_read_in_order_and_apart(days):
    text = " ".join(f"On {ways(day)[i % 10]} they wrote." for i, day in enumerate(days))
    found = find_times(text, None)
    assert [time.days.first for time in found] == days
    assert all(one.end < two.start for one, two in pairwise(found))


PIECES = """on in the of at last next this early late half first third May June Friday weekend night morning 9:00
2 a.m. 12-13 1990-91 2019 '80s 1980s century quarter year week days ago later before overnight into from to until
p.m. noon Christmas New Year's Day winter fall 3/4/2021 2021-06-03 20th thirtieth BC two several . , ; - ( ) “ İ"""


@given(
    st.lists(st.sampled_from([*PIECES.split(), "\n\n"]), max_size=40),
    st.sampled_from([" ", "", "\n"]),
    st.one_of(st.none(), ANY_DAY),
    st.sampled_from(["", "US"]),
)
def test_whatever_the_words_spans_are_in_order_and_apart_and_typed(words, gap, published, country):
    text = gap.join(words)
    end = 0
    for found in find_times(text, published, country):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert found.type != "SET" or found.days is None
        assert ("T" in found.value.removeprefix("P").removesuffix("REF")) or found.type != "TIME"
        end = found.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Kern will succeed Ada B. Lovelace on Friday.", ["Friday = DATE 2021-06-18 2021-06-18 publication"]),
        (
            "Kern will speak at 5 p.m. He fell ill on Friday.",
            [
                "5 p.m. = TIME 2021-06-15T17:00 2021-06-15 publication",
                "Friday = DATE 2021-06-11 2021-06-11 publication",
            ],
        ),
        ("Until Friday, they had not met.", ["Friday = DATE 2021-06-11 2021-06-11 publication"]),
        ("Until Friday, they will not meet.", ["Friday = DATE 2021-06-18 2021-06-18 publication"]),
        ("They do not plan to dismiss Kern on Friday.", ["Friday = DATE 2021-06-18 2021-06-18 publication"]),
        ("They are supposed to answer on Friday.", ["Friday = DATE 2021-06-18 2021-06-18 publication"]),
        ("He was supposed to come home Friday.", ["Friday = DATE 2021-06-11 2021-06-11 publication"]),
    ],
)
def test_the_tense_is_that_of_the_whole_clause_and_of_no_other(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A crew led by August Kern came.", False),
        ("It was done by April this way.", True),
        ("By August Portugal had won.", True),
    ],
)
def test_a_doer_named_like_a_month_is_none(text, found):
    assert bool(find_times(text, date(2021, 6, 15))) is found
