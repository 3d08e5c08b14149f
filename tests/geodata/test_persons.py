"""Which words of a text are people's names: no place may be seen in them. All people here are invented."""

import pytest

from geodata.persons import find_persons
from geodata.spans import find_spans
from geodata.words import read_words


def people(text, world):
    words = read_words(text)
    persons = find_persons(words, find_spans(words, world))
    return [words.raw[i] for i in sorted(persons.words)], persons.surnames


@pytest.mark.parametrize(
    ("text", "inside", "surnames"),
    [
        ("Then Anna Paris came.", ["Anna", "Paris"], {"paris"}),
        ("Then Anna Vera Paris came.", ["Anna", "Vera", "Paris"], {"paris"}),
        ("Then Mr. Lincoln came.", ["Mr", "Lincoln"], {"lincoln"}),
        ("Then Colonel General Paris came.", ["Colonel", "General", "Paris"], {"paris"}),
        ("Then J. Lincoln came.", ["J", "Lincoln"], {"lincoln"}),
        ("Then Anna Testwell Paris came.", ["Anna", "Testwell", "Paris"], {"testwell", "paris"}),
        ("Then Anna van der Paris came.", ["Anna", "van", "der", "Paris"], {"paris"}),
        ("Then Hunan Testyan came.", ["Hunan", "Testyan"], {"testyan"}),
        ("Then Robert Paris Jr. came.", ["Robert", "Paris", "Jr"], {"paris"}),
    ],
)
def test_a_given_name_a_title_an_initial_or_a_surnames_ending_begins_a_persons_name(text, inside, surnames, world):
    assert people(text, world) == (inside, surnames)


@pytest.mark.parametrize(
    "text",
    [
        "Then rain fell on Paris.",
        "Then Jackson Square filled with people.",
        "Then Charlotte Airport closed.",
        "Then Anna's Paris came out.",
        "Then a general came to Paris.",
        "Then Anna, Paris and Rome were named.",
        "Then the President Monday came.",
        "Then the Armenian Testyans' house stood.",
        "Then New York Armenians came.",
    ],
)
def test_sites_days_and_names_apart_are_no_people(text, world):
    assert people(text, world) == ([], frozenset())


def test_no_person_is_longer_than_a_persons_name_may_be(world):
    inside, _ = people("Then Anna Aa Bb Cc Dd Ee Ff Gg came.", world)
    assert inside == ["Anna", "Aa", "Bb", "Cc", "Dd"]


def test_a_stop_ends_a_persons_name(world):
    assert people("Then came Anna Paris. Rome slept.", world)[0] == ["Anna", "Paris"]


@pytest.mark.parametrize("text", ["", "Anna", "Mr.", "J.", "Anna van", "General Colonel", "A. B. C. D."])
def test_a_text_that_breaks_off_within_a_name_is_read(text, world):
    inside, surnames = people(text, world)
    assert len(surnames) <= len(inside)
