from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.numerals import find_numerals, number_of

PUT_AT = [
    ("The mayor puts the wounded at 55.", ["injured 55"]),
    ("The agency put the missing at nine and the displaced at 4,500.", ["displaced 4500", "missing 9"]),
    ("Officials put fatalities at 14.", ["killed 14"]),
    ("Putting the injured at 12, the mayor left.", ["injured 12"]),
    ("The mayor puts the cost at 55.", []),
    ("The mayor puts the dead in 14 vehicles.", []),
    ("He put the dead at 14 kilometres from there.", []),
    ("He put the dead to rest; the fair opens at 9.", []),
]


@pytest.mark.parametrize(("text", "expected"), PUT_AT)
def test_who_puts_the_dead_at_a_figure_gives_their_number(told, text, expected):
    assert told(text) == expected


NUMBERING = [
    ("Its dead numbered 14.", ["killed 14"]),
    ("The wounded already number 230.", ["injured 230"]),
    ("The missing thus numbered nine.", ["missing 9"]),
    ("Its guns numbered 14.", []),
    ("The dead were numbered in order.", []),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERING)
def test_the_dead_who_number_so_many_are_so_many(told, text, expected):
    assert told(text) == expected


BROUGHT_TO = [
    ("That brings to 26 the number of wounded.", ["injured 26"]),
    ("It raised to 12 the toll.", ["killed 12"]),
    ("Two burials pushed to 40 the death toll.", ["killed 40"]),
    ("That brings to 26 the number of villages.", []),
    ("That brings to 26 villages the right to vote.", []),
    ("It brings people to 26 the high street.", []),
]


@pytest.mark.parametrize(("text", "expected"), BROUGHT_TO)
def test_a_figure_may_stand_before_the_toll_that_it_makes(told, text, expected):
    assert told(text) == expected


CLIMBING = [
    ("At the border counts rose from 400 to 2,300 refugees.", ["displaced 2300"]),
    ("As families fled, the figure stood at 5,600 people.", ["displaced 5600"]),
    ("As families fled, the figure has grown from 300 to 900.", ["displaced 900"]),
    ("As families fled, the figure stood at 5,600 dollars.", []),
    ("As families fled, the figure stood at 56.", []),
    ("The figure stood at 5,600 people.", []),
    ("As families fled, figures printed 5,600 people.", []),
    ("Exodus: total reached 14 people.", []),
]


@pytest.mark.parametrize(("text", "expected"), CLIMBING)
def test_counts_that_climb_where_people_cross_are_of_the_displaced(told, text, expected):
    assert told(text) == expected


BOUNDED = [
    ("No fewer than eight guards were killed.", ["killed 8+"]),
    ("Not more than five guards were hurt.", ["injured 0-5"]),
    ("As many as 90 guards were captured.", ["detained 1-90"]),
    ("Fewer than ten guards were wounded.", ["injured 0-9"]),
    ("Between 40 and 50 guards were wounded.", ["injured 40-50"]),
    ("Six or seven guards were wounded.", ["injured 6-7"]),
    ("From six to eight guards were wounded.", ["injured 6-8"]),
    ("Nearly 200 guards were wounded.", ["injured 200"]),
    ("A couple of guards were wounded.", ["injured 2"]),
    ("A dozen guards were wounded.", ["injured 12"]),
    ("Half a dozen guards were wounded.", ["injured 6"]),
    ("Scores of guards were wounded.", ["injured 40+"]),
    ("Hundreds of guards were wounded.", ["injured 200+"]),
    ("Tens of thousands of villagers were displaced.", ["displaced 20000+"]),
    ("A few guards were wounded.", ["injured 2+"]),
    ("A handful of guards were wounded.", ["injured 2+"]),
    ("Twenty-one guards were wounded.", ["injured 21"]),
    ("1.2 million people were displaced.", ["displaced 1200000"]),
    ("12 thousand people were displaced.", ["displaced 12000"]),
    ("Zero guards were wounded.", ["injured 0"]),
    ("0 guards were wounded.", ["injured 0"]),
]


@pytest.mark.parametrize(("text", "expected"), BOUNDED)
def test_the_words_around_a_number_bound_the_count(told, text, expected):
    assert told(text) == expected


NOT_PEOPLE = [
    "The 155 mm shell killed the line to 9 towns.",
    "A 70-year-old bridge was hit.",
    "It was hit at 14:30 by rockets.",
    "On 12 May the depot was hit.",
    "In 1994 the war killed trade.",
    "Killed trade fell by 40 percent.",
    "The wounded pride of 30 clubs was noted.",
    "Room 12 was hit.",
    "Highway 4 was struck.",
    "Some $500 was seized.",
    "Soldiers captured 14 villages and 3 heights.",
    "Police seized 40 kg of powder.",
    "Sappers destroyed nine mines, and two tanks were captured.",
    "The raid killed 60 sheep and 12 horses.",
    "The column was hit 20 kilometres from the border.",
    "Four drones were lost and two vehicles were hit.",
    "Unit 5 was captured.",
    "Nine buildings were damaged in the deadly fire.",
    "The prisoners got 15 years each.",
    "The deadly storm lasted for three days.",
    "Shells killed power in 1,200 houses.",
]


@pytest.mark.parametrize("text", NOT_PEOPLE)
def test_calibres_hours_years_percentages_and_goods_are_no_people(told, text):
    assert told(text) == []


NUMBERS_IN_WORDS = [
    ("Nine Hundred and Ninety-Nine", 999),
    ("forty  two", 42),
    ("half a dozen", 6),
    ("three dozen", 36),
    ("two score", 40),
    ("a million", 1_000_000),
    ("2.5 thousand", 2500),
    ("3 dozen", 36),
    ("12,345,678", 12_345_678),
    ("two guards", None),
    ("2.5", None),
]


@pytest.mark.parametrize(("words", "number"), NUMBERS_IN_WORDS)
def test_words_with_scales_and_decimals_with_scales_are_whole_numbers(words, number):
    assert number_of(words) == number


RISING = [
    ("The toll has climbed up to 30.", (30, 30)),
    ("It was pushed up to 30.", (30, 30)),
    ("They hold up to 30.", (1, 30)),
    ("They hold up to zero.", (0, 0)),
    ("They hold under 30.", (0, 29)),
    ("They hold roughly 30 to 40.", (30, 40)),
    ("They hold hundreds of thousands.", (200_000, None)),
    ("They hold a pair of guards.", (2, 2)),
]


@pytest.mark.parametrize(("text", "bounds"), RISING)
def test_up_to_is_a_ceiling_but_not_after_a_verb_that_rises(text, bounds):
    (numeral,) = find_numerals(text)
    assert (numeral.count.low, numeral.count.high) == bounds
    assert text[numeral.start : numeral.end] == numeral.text


FLOORS = ["at least {}", "more than {}", "over {}", "{} or more", "no fewer than {}"]


@given(st.integers(min_value=3, max_value=1_000), st.sampled_from(FLOORS))
def test_a_floor_leaves_the_count_open_above_and_is_kept_in_words(casualties_in, number, bound):
    words = bound.format(number)
    (each,) = casualties_in(f"On the ridge {words} soldiers were killed.")
    assert (each.count.low, each.count.high, each.words) == (number, None, words)


@given(st.integers(min_value=2, max_value=400), st.integers(min_value=1, max_value=400))
def test_a_range_keeps_both_its_ends(casualties_in, low, more):
    (each,) = casualties_in(f"On the ridge between {low} and {low + more} soldiers were wounded.")
    assert (each.count.low, each.count.high) == (low, low + more)


@given(st.integers(min_value=21, max_value=9_000), st.integers(min_value=1, max_value=9_000))
def test_of_a_figure_that_has_climbed_only_the_later_is_counted(told, first, more):
    text = f"As families fled, counts climbed from {first:,} to {first + more:,} people."
    assert told(text) == [f"displaced {first + more}"]
