"""Spellings that no list has: taken where the text names the theatre and nothing else explains them."""

import pytest

from geodata.near_spellings import SHORTEST, with_near_spellings
from geodata.spans import find_spans
from geodata.words import read_words

LEAD = "Shells fell near Stepanakert and on "


def near(text, world):
    words = read_words(text)
    spans = find_spans(words, world)
    taken = with_near_spellings(words, spans, world)
    assert [span for span in taken if span in spans] == spans
    return {text[span.start : span.end]: span for span in taken if span not in spans}


@pytest.mark.parametrize(
    ("spelt", "place_id"),
    [
        ("Mingecheviir", "dl:mingachevir"),
        ("Hadroot", "dl:hadrut"),
        ("Agdderre", "dl:martakert"),
    ],
)
def test_a_habit_of_transliteration_more_is_still_the_place(spelt, place_id, world):
    found = near(f"{LEAD}{spelt} at dawn.", world)
    assert place_id in {candidate.place.place_id for candidate in found[spelt].facts.candidates}


def test_without_the_theatre_in_the_text_nothing_is_added(world):
    assert near("Rain fell near Chicago and on Mingecheviir at dawn.", world) == {}


@pytest.mark.parametrize("word", ["Sunday", "General", "Armenian", "Anna", "House", "mingecheviir", "Shu"])
def test_words_with_a_meaning_of_their_own_are_left_alone(word, world):
    assert near(f"{LEAD}{word} at dawn.", world) == {}


def test_what_is_added_keeps_the_order_and_overlaps_nothing(world):
    text = f"{LEAD}Mingecheviir, Goris and Hadroot, then Baku at dawn."
    words = read_words(text)
    spans = with_near_spellings(words, find_spans(words, world), world)
    assert [text[span.start : span.end] for span in spans] == [
        *("Stepanakert", "Mingecheviir", "Goris", "Hadroot", "Baku"),
    ]
    assert all(len(words.keys[span.first]) >= SHORTEST or " " in span.key for span in spans if span.key != "baku")


def test_a_headline_in_capitals_gives_no_near_spellings(world):
    assert near(f"{LEAD}nobody.\n\nTODAYS SHELLING MINGECHEVIIR STREETS EMPTY", world) == {}
