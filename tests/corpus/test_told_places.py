"""Where an article says further down that its news happened."""

from __future__ import annotations

import pytest

TOLD = (
    "The ministry of Armenia said that one soldier was killed on Monday. Azerbaijan said that two of its men died."
)

BELOW = [
    # what is said further down, whether it says where
    ("The clash took place near Sotk.", True),
    ("It happened at noon in Sotk.", True),
    ("The exchange of fire broke out at dusk outside the village of Sotk.", True),
    ("The talks took place in Sotk.", False),
    ("The clash took place on Monday, a day after the mayor of Sotk had left.", False),
    ("The clash took place near Sotk. The blast happened in Goris.", False),
]


@pytest.mark.parametrize(("below", "is_told"), BELOW)
def test_what_no_sentence_placed_is_where_the_article_says_it_happened(read, below, is_told) -> None:
    (report,) = [r for r in read(f"{TOLD}\n\nThe mayors of Goris and Sisian spoke. {below}") if r.start == 0]
    assert (report.place is not None and report.place.name == "Sotk") is is_told


def test_an_article_of_two_places_says_it_of_one_of_them(read) -> None:
    text = "Shells fell on Goris on Monday. One soldier was killed. The clash took place near Sotk."
    assert [r.place.name for r in read(text) if r.place and "further down" in r.place_because] == []
