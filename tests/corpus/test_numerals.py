from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.numerals import CARDINALS, find_numerals, number_of

_UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"]
_UNITS += ["twelve"]
_UNITS += [f"{stem}teen" for stem in ("thir", "four", "fif", "six", "seven", "eigh", "nine")]
_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(number):
    if number < 20:
        return _UNITS[number]
    if number < 100:
        tens, unit = divmod(number, 10)
        return _TENS[tens] + (f"-{_UNITS[unit]}" if unit else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{_UNITS[hundreds]} hundred" + (f" and {spelled(rest)}" if rest else "")
    thousands, rest = divmod(number, 1000)
    return f"{spelled(thousands)} thousand" + (f" {spelled(rest)}" if rest else "")


def counts(text):
    return [(each.text, each.count.low, each.count.high) for each in find_numerals(text)]


BOUNDS = [
    ("at least 13", 13, None),
    ("no fewer than six", 6, None),
    ("not less than 7", 7, None),
    ("more than 50", 50, None),
    ("over 2,000", 2000, None),
    ("well over 100", 100, None),
    ("upwards of 40", 40, None),
    ("in excess of 300", 300, None),
    ("20 or more", 20, None),
    ("50+", 50, None),
    ("200-plus", 200, None),
    ("up to 30", 1, 30),
    ("as many as twelve", 1, 12),
    ("no more than 3", 0, 3),
    ("at most two", 0, 2),
    ("fewer than 10", 0, 9),
    ("about 40", 40, 40),
    ("around forty", 40, 40),
    ("some 120", 120, 120),
    ("nearly 90", 90, 90),
    ("almost a hundred", 100, 100),
    ("an estimated 1,500", 1500, 1500),
    ("a total of 18", 18, 18),
    ("between 20 and 30", 20, 30),
    ("20-30", 20, 30),
    ("20–30", 20, 30),
    ("two or three", 2, 3),
    ("five to seven", 5, 7),
    ("from 7 to 10", 7, 10),
    ("a dozen", 12, 12),
    ("half a dozen", 6, 6),
    ("two dozen", 24, 24),
    ("more than a dozen", 12, None),
    ("a couple", 2, 2),
    ("both", 2, 2),
    ("a handful", 2, None),
    ("several", 3, None),
    ("dozens", 24, None),
    ("scores", 40, None),
    ("hundreds", 200, None),
    ("several hundred", 200, None),
    ("a few dozen", 24, None),
    ("thousands", 2000, None),
    ("tens of thousands", 20000, None),
    ("hundreds of thousands", 200000, None),
]


@pytest.mark.parametrize(("text", "low", "high"), BOUNDS)
def test_the_words_around_a_number_set_its_bounds_as_written(text, low, high):
    assert counts(f"They counted {text} people there.") == [(text, low, high)]


NUMBERS = [
    ("two", 2),
    ("twenty-three", 23),
    ("twenty three", 23),
    ("one hundred", 100),
    ("a hundred", 100),
    ("two hundred and six", 206),
    ("two thousand three hundred and five", 2305),
    ("1,049", 1049),
    ("88 780", 88780),
    ("1.049", 1049),
    ("3’500", 3500),
    ("1.5 million", 1500000),
    ("2 thousand", 2000),
    ("apple", None),
    ("2.75", None),
]


@pytest.mark.parametrize(("words", "number"), NUMBERS)
def test_digits_and_words_say_the_same_number(words, number):
    assert number_of(words) == number


NO_COUNTS = [
    "on 10/04 at 8:30",
    "it cost $500",
    "a 3-year-old",
    "a 7.62mm round",
    "62% of them",
    "page #14",
    "nothing at all",
]


@pytest.mark.parametrize("text", NO_COUNTS)
def test_dates_times_money_and_parts_of_words_are_no_counts(text):
    assert counts(text) == []


def test_several_numbers_come_in_order_where_they_stand():
    text = "Twelve were hit, of whom at least four died."
    found = find_numerals(text)
    assert [text[each.start : each.end] for each in found] == ["Twelve", "at least four"]


def test_capitals_change_nothing():
    assert counts("AT LEAST TWENTY-FIVE") == [("AT LEAST TWENTY-FIVE", 25, None)]


def test_a_range_that_falls_is_no_count():
    assert counts("30-20 people") == []


@given(st.integers(min_value=1, max_value=999_999))
def test_every_number_reads_the_same_in_words_and_digits(number):
    assert number_of(spelled(number)) == number
    assert number_of(f"{number:,}") == number


@given(st.integers(min_value=1, max_value=99_999), st.sampled_from(["at least", "more than", "about", "up to"]))
def test_a_bounded_number_is_found_whole(number, bound):
    text = f"{bound} {number:,}"
    assert [each.text for each in find_numerals(f"There were {text} of them.")] == [text]


@given(st.text(max_size=300))
def test_any_text_gives_ranges_inside_it_that_do_not_overlap(text):
    end = 0
    for each in find_numerals(text):
        assert end <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == each.text
        end = each.end


@pytest.mark.parametrize(
    "part", ["two ", "1,234", "a ", "one-", "1", "between 1 and ", "hundred and ", " ", "dozens of "]
)
def test_hostile_lines_take_no_longer_than_others(part):
    line = part * (100_000 // len(part))
    start = time.process_time()
    find_numerals(line)
    assert time.process_time() - start < 3


def test_cardinals_are_the_single_words_from_one_to_ninety():
    assert {word: number_of(word) for word in CARDINALS} == CARDINALS
    assert (min(CARDINALS.values()), max(CARDINALS.values()), len(CARDINALS)) == (1, 90, 27)


def test_two_numbers_joined_by_and_are_two_and_not_their_sum():
    assert [each.text for each in find_numerals("one and two")] == ["one", "two"]
    assert [each.count.low for each in find_numerals("one hundred and two")] == [102]
