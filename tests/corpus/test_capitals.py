"""Texts in capitals throughout, told from others and read in small letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.capitals import are_capitals, lowered, plain

TEXTS = [
    ("SHELLS FELL ON A MARKET, THE MAYOR SAID.", True),
    ("SHELLS FELL ON A MARKET NEAR THE OLD HARBOUR OF THE TOWN YESTERDAY (am).", True),
    ("SHELLS FELL ON A MARKET\n\nThe mayor said so.", False),
    ("Shells fell on a market.", False),
    ("BARDA, 5 October - Shells fell.", False),
    ("НА ГОРОД УПАЛИ СНАРЯДЫ", False),
    ("12 000", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_a_text_is_in_capitals_where_next_to_no_letter_is_small(text, expected) -> None:
    assert are_capitals(text) is expected


def test_a_text_in_capitals_is_read_in_small_letters_and_on_one_line() -> None:
    assert plain("SHELLS FELL\nON A MARKET.") == "shells fell on a market."
    assert plain("Shells fell\non a market.") == "Shells fell\non a market."


@given(st.text(max_size=80))
def test_every_character_stays_where_it_stood(text) -> None:
    assert len(lowered(text)) == len(plain(text)) == len(text)
