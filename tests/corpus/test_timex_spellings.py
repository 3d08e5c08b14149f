"""Dates in every order and spelling that papers, wires and machine translations print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.timex import find_times


@pytest.mark.parametrize(
    "words",
    [
        "Feb.27",
        "Feb. 27",
        "February 27",
        "February the 27th",
        "27 February",
        "27 Feb.",
        "27-Feb",
        "the 27th of February",
        "27th of February",
        "27-th of February",
        "27-th February",
        "the 27 February",
        "27\u00a0February",
        "27\u202fFebruary",
        "February\u00a027",
    ],
)
def test_a_day_and_its_month_in_any_order_take_the_year_of_the_publication(times, words):
    assert times(f"It rained on {words} in town.") == [f"{words} = DATE 2021-02-27 2021-02-27 publication"]


@pytest.mark.parametrize(
    "words",
    [
        "Feb. 27, 2020",
        "27 February 2020",
        "27 February, 2020",
        "27 February of 2020",
        "February 27th of 2020",
        "the 27th of February, 2020",
        "27-Feb-2020",
        "27-Feb-20",
        "27/Feb/2020",
        "2020-02-27",
        "2020/02/27",
        "27.02.2020",
        "27. 2. 2020",
        "27-02-2020",
        "27/02/2020",
        "02/27/2020",
        "27.02.20",
        "27\u202fFebruary\u202f2020",
        "27\u2011Feb\u20112020",
    ],
)
def test_a_date_with_its_year_is_explicit_in_any_spelling(times, words):
    assert times(f"It rained on {words} in town.", None) == [f"{words} = DATE 2020-02-27 2020-02-27 explicit"]


@pytest.mark.parametrize("words", ["27 of February", "February, 27"])
def test_a_translation_may_put_of_or_a_comma_between_day_and_month(times, words):
    assert times(f"It rained on {words} in town.") == [f"{words} = DATE 2021-02-27 2021-02-27 publication"]


@pytest.mark.parametrize(
    "text",
    [
        "It took 27 of February's cargo.",
        "In February, 27 farms closed.",
    ],
)
def test_a_number_beside_a_month_may_be_no_day(times, text):
    assert times(text) == ["February = DATE 2021-02 2021-02-01..2021-02-28 publication"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("27-28 February", ["27 27..28", "28 February 28"]),
        ("27\u201128 February", ["27 27..28", "28 February 28"]),
        ("27–28 February", ["27 27..28", "28 February 28"]),
        ("27 — 28 February", ["27 27..28", "28 February 28"]),
        ("27 to 28 February", ["27 27..28", "28 February 28"]),
        ("27/28 February", ["27/28 February 27..28"]),
        ("February 27-28", ["February 27 27..28", "28 28"]),
        ("Feb. 27–28", ["Feb. 27 27..28", "28 28"]),
        ("February 27 and 28", ["February 27 27", "28 28"]),
        ("27 and 28 February", ["27 27", "28 February 28"]),
        ("February 26, 27 and 28", ["February 26 26", "27 27", "28 28"]),
        ("February 26, 27, and 28", ["February 26 26", "27 27", "28 28"]),
        ("26, 27 and 28 February", ["26 26", "27 27", "28 February 28"]),
    ],
)
def test_spans_and_lists_of_days_share_their_month(times, words, found):
    lines = []
    for each in found:
        name, days = each.rsplit(" ", 1)
        bounds = [f"2021-02-{day}" for day in days.split("..")]
        lines.append(f"{name} = DATE {bounds[0]} {'..'.join(bounds)} publication")
    assert times(f"It rained {words}.") == lines


@pytest.mark.parametrize("dash", [" - ", "-", "–", " – ", " — ", "\u2011", " to "])
def test_a_span_across_months_has_two_ends(times, dash):
    assert times(f"It rained from Feb. 27{dash}Mar. 10.") == [
        "Feb. 27 = DATE 2021-02-27 2021-02-27 publication",
        "Mar. 10 = DATE 2021-03-10 2021-03-10 publication",
    ]


@pytest.mark.parametrize("words", ["26, 27 and 28 February 2019", "February 26, 27, and 28, 2019"])
def test_the_year_of_a_list_is_that_of_all_its_days(words):
    assert [time.value for time in find_times(f"It rained on {words}.", None)] == [
        "2019-02-26",
        "2019-02-27",
        "2019-02-28",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "On February 26, 27 farms closed.",
        "On February 26, 27 and 35 farms closed in turn.",
        "Ward 5, and 25 to 26 February, 4 lanes.",
        "Rain fell on February 26, and 27-year-old pipes burst.",
        "Rain fell on February 26, and 27 pipes burst.",
    ],
)
def test_a_number_after_a_comma_is_a_day_only_where_the_list_goes_on(times, text):
    assert not [line for line in times(text) if line.startswith(("27", "35", "5"))]


@pytest.mark.parametrize(
    "words",
    [
        "2020-02-27T14:30",
        "2020-02-27T14:30:00Z",
        "2020-02-27T14:30:00.000Z",
        "2020-02-27T14:30+03:00",
        "2020-02-27T14:30:00-0500",
        "2020-02-27 14:30",
    ],
)
def test_an_iso_date_with_a_time_is_one_expression_of_the_day_written(times, words):
    assert times(f"Logged {words} by hand.", None) == [f"{words} = TIME 2020-02-27T14:30 2020-02-27 explicit"]


@pytest.mark.parametrize(
    "text",
    [
        "Call 555-2020.",
        "Call 010-123-2020.",
        "Call +49 30 2020.",
        "Read section 10.10.10 first.",
        "They run version 12.10.20 here.",
        "It ended 31/12 there.",
    ],
)
def test_telephone_numbers_sections_and_versions_are_no_dates(times, text):
    assert times(text) == []


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("PORTO, Feb. 27 (Wire) - It rained.", "explicit"),
        ("PORTO - Feb. 27 - It rained.", "explicit"),
        ("PORTO (Feb. 27) - It rained.", "explicit"),
        ("It rained on Saturday (February 27).", "publication"),
        ("February 27–28.", "publication"),
        ("27–28 February.", "publication"),
        ("Rain, Jan. 27–Feb. 3.", "publication"),
    ],
)
def test_only_a_dateline_is_explicit_without_a_year(times, text, basis):
    assert {line.rsplit(" ", 1)[1] for line in times(text)} == {basis}


@pytest.mark.parametrize(
    "text",
    [
        "They recalled Bloody Sunday and Black January.",
        "The Good Friday Agreement held.",
        "The Sunday Times and the Daily Post wrote so.",
        "She told USA Today so.",
        "They watched High Noon.",
        "Order No. 2020 and decree 1999-1 stand.",
        "Some 2000-2500 soldiers and 1500–2000 militiamen came.",
    ],
)
def test_names_orders_and_counts_that_look_like_dates_are_none(times, text):
    assert times(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Sunday World Service said so.", ["Sunday = DATE 2021-06-13 2021-06-13 publication"]),
        ("Daily trips go on.", ["Daily = SET P1D none unresolved"]),
        ("It rained in January 1990.", ["January 1990 = DATE 1990-01 1990-01-01..1990-01-31 explicit"]),
        (
            "The 1990-1994 war ended.",
            [
                "1990 = DATE 1990 1990-01-01..1990-12-31 explicit",
                "1994 = DATE 1994 1994-01-01..1994-12-31 explicit",
            ],
        ),
        ("It rains in Russia today.", ["today = DATE 2021-06-15 2021-06-15 publication"]),
    ],
)
def test_the_same_words_are_dates_elsewhere(times, text, expected):
    assert times(text) == expected


def test_a_dateline_dates_a_text_by_the_year_that_stands_elsewhere_in_it(times):
    text = "PORTO, June 9 (Wire) - It rained on Monday. It last did on June 4, 2018, and on May 3, 2021."
    assert times(text, None) == [
        "June 9 = DATE 2021-06-09 2021-06-09 explicit",
        "Monday = DATE 2021-06-07 2021-06-07 context",
        "June 4, 2018 = DATE 2018-06-04 2018-06-04 explicit",
        "May 3, 2021 = DATE 2021-05-03 2021-05-03 explicit",
    ]


def test_a_dateline_without_a_year_anywhere_dates_nothing(times):
    assert times("PORTO, June 9 (Wire) - It rained on Monday.", None) == [
        "June 9 = DATE XXXX-06-09 none unresolved",
        "Monday = DATE XXXX-WXX-1 none unresolved",
    ]


_DAY_FORMS = [
    "{d} {m} {y}",
    "{m} {d}, {y}",
    "{d}-{m}-{y}",
    "{d}th of {m} {y}",
    "{d}\u00a0{m}\u202f{y}",
    "{d} {m}, {y}",
]


@given(st.dates(), st.sampled_from(_DAY_FORMS))
def test_a_full_date_in_any_of_these_forms_is_that_day(day, form):
    if not 1400 <= day.year <= 2100:
        day = day.replace(year=1400 + day.year % 700, day=min(day.day, 28))
    words = form.format(d=day.day, m=f"{day:%B}", y=day.year)
    if "th " in words and day.day in {1, 2, 3, 21, 22, 23, 31}:
        words = words.replace("th ", {1: "st ", 2: "nd ", 3: "rd "}[day.day % 10])
    (found,) = find_times(f"It rained on {words} in town.", None)
    assert (found.text, found.days and found.days.first, found.days and found.days.last) == (words, day, day)
