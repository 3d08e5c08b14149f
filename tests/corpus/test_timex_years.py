"""Years, decades and centuries in figures and words, and the figures that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.timex import find_times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began early in 1988.", ["early in 1988 = DATE 1988 1988-01-01..1988-04-30 explicit"]),
        ("It began later in 1988.", ["later in 1988 = DATE 1988 1988-01-01..1988-12-31 explicit"]),
        ("It began in mid-1988.", ["mid-1988 = DATE 1988 1988-05-01..1988-08-31 explicit"]),
        ("The rest of 1988 was dry.", ["The rest of 1988 = DATE 1988 1988-01-01..1988-12-31 explicit"]),
        ("By the close of 1988 it was dry.", ["the close of 1988 = DATE 1988 1988-09-01..1988-12-31 explicit"]),
        ("The outset of 1988 was dry.", ["The outset of 1988 = DATE 1988 1988-01-01..1988-04-30 explicit"]),
        (
            "In the latter half of 1990 it rained.",
            ["the latter half of 1990 = DATE 1990-H2 1990-07-01..1990-12-31 explicit"],
        ),
    ],
)
def test_a_stage_takes_its_part_of_the_year(times, text, expected):
    assert times(text, None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In the second week of May 1990 it rained.",
            ["the second week of May 1990 = DATE 1990-05 1990-05-08..1990-05-14 explicit"],
        ),
        (
            "In the last weekend of May 1990 it rained.",
            ["the last weekend of May 1990 = DATE 1990-05 1990-05-25..1990-05-31 explicit"],
        ),
    ],
)
def test_a_part_of_a_month_with_its_year_keeps_to_its_days(times, text, expected):
    assert times(text, None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began late in the 1980s.", ["late in the 1980s = DATE 198 1985-01-01..1989-12-31 explicit"]),
        (
            "It began at the start of the 1980s.",
            ["the start of the 1980s = DATE 198 1980-01-01..1984-12-31 explicit"],
        ),
        (
            "It began in the middle of the 1980s.",
            ["the middle of the 1980s = DATE 198 1983-01-01..1986-12-31 explicit"],
        ),
        (
            "It began in the first half of the 1980s.",
            ["the first half of the 1980s = DATE 198 1980-01-01..1984-12-31 explicit"],
        ),
        (
            "It began in the second half of the 1980s.",
            ["the second half of the 1980s = DATE 198 1985-01-01..1989-12-31 explicit"],
        ),
        (
            "It began in the first years of the 1990s.",
            ["the first years of the 1990s = DATE 199 1990-01-01..1994-12-31 explicit"],
        ),
        (
            "In the last years of the 1960s it rained.",
            ["the last years of the 1960s = DATE 196 1965-01-01..1969-12-31 explicit"],
        ),
    ],
)
def test_a_stage_takes_its_part_of_the_decade(times, text, expected):
    assert times(text, None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 1920s were loud.", ["The 1920s = DATE 192 1920-01-01..1929-12-31 explicit"]),
        ("It began in the '80s.", ["the '80s = DATE 198 1980-01-01..1989-12-31 explicit"]),
        ("It began in the mid-eighties.", ["the mid-eighties = DATE 198 1983-01-01..1986-12-31 explicit"]),
        ("It began in the nineties.", ["the nineties = DATE 199 1990-01-01..1999-12-31 explicit"]),
    ],
)
def test_decades_are_written_in_four_figures_in_two_and_in_words(times, text, expected):
    assert times(text, None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It fell in the early 20th century.",
            ["the early 20th century = DATE 19 1900-01-01..1933-12-31 explicit"],
        ),
        (
            "It fell in the late nineteenth century.",
            ["the late nineteenth century = DATE 18 1867-01-01..1899-12-31 explicit"],
        ),
        ("It fell in the mid-18th century.", ["the mid-18th century = DATE 17 1734-01-01..1766-12-31 explicit"]),
        (
            "It began in the first half of the 20th century.",
            ["the first half of the 20th century = DATE 19 1900-01-01..1949-12-31 explicit"],
        ),
        (
            "It began in the second half of the 20th century.",
            ["the second half of the 20th century = DATE 19 1950-01-01..1999-12-31 explicit"],
        ),
        ("It was a 20th-century house.", ["20th-century = DATE 19 1900-01-01..1999-12-31 explicit"]),
    ],
)
def test_a_stage_takes_its_part_of_the_century(times, text, expected):
    assert times(text, None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began in the year 1988.", ["the year 1988 = DATE 1988 1988-01-01..1988-12-31 explicit"]),
        (
            "It began in the year two thousand.",
            ["the year two thousand = DATE 2000 2000-01-01..2000-12-31 explicit"],
        ),
        ("It began in nineteen fourteen.", ["nineteen fourteen = DATE 1914 1914-01-01..1914-12-31 explicit"]),
        (
            "It began in eighteen twenty-eight.",
            ["eighteen twenty-eight = DATE 1828 1828-01-01..1828-12-31 explicit"],
        ),
        ("It began in nineteen forty-five.", ["nineteen forty-five = DATE 1945 1945-01-01..1945-12-31 explicit"]),
        ("It rained in fiscal 1989.", ["fiscal 1989 = DATE 1989 1989-01-01..1989-12-31 explicit"]),
        ("The 1988 period was dry.", ["The 1988 period = DATE 1988 1988-01-01..1988-12-31 explicit"]),
    ],
)
def test_years_are_written_out_as_they_are_said(times, text, expected):
    assert times(text, None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell in 490 B.C. to them.", ["490 B.C. = DATE BC0490 none unresolved"]),
        ("It fell in 66 BCE.", ["66 BCE = DATE BC0066 none unresolved"]),
        ("It fell in the fifth century BC.", ["the fifth century BC = DATE BC04 none unresolved"]),
        ("It fell in the 5th century B.C. and later.", ["the 5th century B.C. = DATE BC04 none unresolved"]),
    ],
)
def test_years_before_christ_have_a_value_and_no_days(times, text, expected):
    assert times(text, None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It rained in 1990-91.",
            ["1990 = DATE 1990 1990-01-01..1990-12-31 explicit", "91 = DATE 1991 1991-01-01..1991-12-31 explicit"],
        ),
        (
            "It rained (1988-1994).",
            [
                "1988 = DATE 1988 1988-01-01..1988-12-31 explicit",
                "1994 = DATE 1994 1994-01-01..1994-12-31 explicit",
            ],
        ),
        (
            "The 1988-1994 war was long.",
            [
                "1988 = DATE 1988 1988-01-01..1988-12-31 explicit",
                "1994 = DATE 1994 1994-01-01..1994-12-31 explicit",
            ],
        ),
        (
            "It rained between 1990 and 1995.",
            [
                "1990 = DATE 1990 1990-01-01..1990-12-31 explicit",
                "1995 = DATE 1995 1995-01-01..1995-12-31 explicit",
            ],
        ),
        ("It rained in 1990-89.", ["1990 = DATE 1990 1990-01-01..1990-12-31 explicit"]),
    ],
)
def test_both_ends_of_a_span_of_years_are_found(times, text, expected):
    assert times(text, None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It stood in 1700.", ["1700 = DATE 1700 1700-01-01..1700-12-31 explicit"]),
        ("It stood in 2100 and in 2101.", ["2100 = DATE 2100 2100-01-01..2100-12-31 explicit"]),
        ("It fell in 79 AD.", ["79 AD = DATE 0079 0079-01-01..0079-12-31 explicit"]),
        (
            "The 1650: a year.",
            ["1650 = DATE 1650 1650-01-01..1650-12-31 explicit", "a year = DURATION P1Y none unresolved"],
        ),
    ],
)
def test_years_from_far_away_need_a_word_that_leads_to_them(times, text, expected):
    assert times(text, None) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They sold 1990 shares.",
        "They fired 2000 rounds.",
        "They walked 1990 km.",
        "They took route 1990 and flight 2001.",
        "It cost $1990 or € 2001.",
        "It was room 2001.",
        "About 2000 came and some 1950 left.",
        "The M1974 gun fired.",
        "The A2020 road and the M4 road were shut.",
        "Resolution 1992 passed, and so did article 2020.",
        "The Boeing 1990 flew.",
        "1650 men came.",
        "The population was 1850.",
        "The 1925s were loud.",
        "The AK-47s were old.",
        "The S-300 and 9K37 were sold.",
        "Highway 1999 was shut.",
        "It stood in 1399.",
        "Nineties music played.",
        "They counted 1994 people and 2001 houses.",
    ],
)
def test_counts_prices_roads_guns_and_numbers_of_things_are_no_years(times, text):
    assert times(text) == []


@given(st.integers(1900, 2035))
def test_a_modern_year_stands_alone_and_covers_itself(year):
    (found,) = find_times(f"The {year} census was long.", None)
    assert found.value == f"{year}"
    assert (found.days.first.isoformat(), found.days.last.isoformat()) == (f"{year}-01-01", f"{year}-12-31")


@given(st.integers(140, 209), st.sampled_from(["early", "mid", "late"]))
def test_a_stage_of_a_decade_lies_in_the_decade(decade, stage):
    whole, part = find_times(f"It fell in the {decade}0s. It rose in the {stage} {decade}0s.", None)
    assert whole.days.first <= part.days.first < part.days.last <= whole.days.last
    assert part.days.days < whole.days.days
    assert part.value == whole.value == f"{decade}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The league (499-493 BC) failed.", ["499 BC0499", "493 BC BC0493"]),
        ("It lasted from 477 to 450 BC.", ["477 BC0477", "450 BC BC0450"]),
        ("It lasted the rest of 496 and 495 BC.", ["the rest of 496 BC0496", "495 BC BC0495"]),
        ("It lasted all through the 470s BC.", ["the 470s BC BC047"]),
        ("Some 450 to 499 BC coins were found.", ["499 BC BC0499"]),
    ],
)
def test_the_first_year_and_the_decade_of_a_span_before_christ(text, expected):
    assert [f"{time.text} {time.value}" for time in find_times(text, None)] == expected
