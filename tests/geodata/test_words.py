"""Words: their ranges, sentence beginnings, and where capitals tell nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.words import read_words


@given(st.text(max_size=200))
def test_every_word_is_the_text_at_its_range_and_all_lists_are_as_long(text):
    words = read_words(text)
    assert all(text[start:end] == raw for raw, start, end in zip(words.raw, words.starts, words.ends, strict=True))
    assert words.starts == sorted(words.starts)
    sizes = {len(words), len(words.keys), len(words.capital), len(words.opens), len(words.flat), len(words.joined)}
    assert len(sizes) == 1
    assert len(words.gaps) == len(words) + 1


@pytest.mark.parametrize(
    ("text", "raw", "possessive"),
    [
        ("Baku's claim", ["Baku", "claim"], [True, False]),
        ("Baku’s claim", ["Baku", "claim"], [True, False]),
        ("N'Djamena fell", ["N'Djamena", "fell"], [False, False]),
        ("Nagorno-Karabakh", ["Nagorno", "Karabakh"], [False, False]),
    ],
)
def test_a_possessive_ending_belongs_to_no_word(text, raw, possessive):
    words = read_words(text)
    assert (words.raw, words.possessive) == (raw, possessive)


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("It rained. Baku slept.", ["It", "Baku"]),
        ("Gen. Petrov and St. Paul", ["Gen"]),
        ("The U.S. army left", ["The"]),
        ("First line\nSecond line", ["First", "Second"]),
        ("Who? Nobody! Then silence", ["Who", "Nobody", "Then"]),
    ],
)
def test_sentences_open_after_their_marks_and_not_after_abbreviations(text, opening):
    words = read_words(text)
    assert [word for word, opens in zip(words.raw, words.opens, strict=True) if opens] == opening


@pytest.mark.parametrize(
    ("text", "flat"),
    [
        ("ROCKETS FELL ON THE TOWN BEFORE DAWN", True),
        ("rockets fell on ganja before dawn", True),
        ("Rockets Fall Before Dawn Over Ganja Suburbs", True),
        ("Rockets fell on Ganja before dawn", False),
    ],
)
def test_capitals_tell_nothing_where_all_words_have_them_or_none(text, flat):
    assert set(read_words(text).flat) == {flat}


def test_a_line_broken_at_a_width_does_not_end_a_sentence():
    lines = [
        "The convoy that had waited for two days at the bridge near",
        "Lachin moved on in the evening, and the drivers told that the",
        "road was open again as far as the next village, where they",
        "wanted to sleep.",
    ]
    words = read_words("\n".join(lines))
    assert not words.opens[words.raw.index("Lachin")]
    assert words.joined[words.raw.index("near")]


def test_georgian_letters_count_as_capitals_since_nobody_writes_them_so():
    assert read_words("კელბაჯარი").capital == [True]
