"""Uses and places of names in lists, chains and pairs: what is told of one holds for those that it stands with."""

import re

import pytest

from geodata.place import Toponym, ToponymUse
from geodata.resolve import LEAST_SCORE, resolve, weighed_groups
from geodata.surroundings import surroundings_of
from geodata.toponyms import find_toponyms

MARK = re.compile(r"\[([^\]]+)\]")


def uses(text, world):
    return [(toponym.text, toponym.use.value) for toponym in find_toponyms(text, world)]


@pytest.mark.parametrize(
    ("sentence", "use"),
    [
        ("Lamps went out in Ganja, Barda and Terter.", "literal"),
        ("Lamps went out in Ganja as well as Barda and Terter.", "literal"),
        ("Grain reached both Ganja and Barda and Terter.", "literal"),
        ("The envoys of Armenia, Turkey and Iran met.", "metonym"),
        ("Armenia, Turkey and Iran denied the report.", "metonym"),
        ("The Baku-Tbilisi-Kars railway was closed.", "other"),
    ],
)
def test_the_names_of_a_list_are_used_alike(sentence, use, world):
    found = uses(sentence, world)
    assert len(found) >= 2
    assert {each for _, each in found} == {use}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In Ganja, Armenia said, lamps went out.", ["literal", "metonym"]),
        ("In Ganja. Armenia said lamps went out.", ["literal", "metonym"]),
        ("Armenia's Goris was dark.", ["literal", "literal"]),
        ("Karabakh Armenians sang.", ["demonym", "demonym"]),
        ("Yerevan, Armenian drivers said, was dark.", ["literal", "demonym"]),
    ],
)
def test_a_clause_a_possessive_or_a_people_parts_a_list(sentence, expected, world):
    assert [use for _, use in uses(sentence, world)] == expected


def answers(text, world):
    return resolve(text, find_toponyms(text, world), world)


def test_mentions_of_one_spelling_are_weighed_once_and_answered_alike(world):
    text = "Cambridge slept. In Cambridge nobody spoke. GANJA slept, and Ganja too."
    toponyms = find_toponyms(text, world)
    groups = weighed_groups(toponyms, surroundings_of(text, toponyms), world)
    assert sorted(position for group in groups for position in group.positions) == list(range(len(toponyms)))
    assert sorted(len(group.positions) for group in groups) == [2, 2]
    by_name = {}
    for mention in answers(text, world):
        by_name.setdefault(mention.toponym.text.casefold(), set()).add(mention.place.place_id)
    assert all(len(places) == 1 for places in by_name.values())


def test_a_demonym_and_a_name_spelt_alike_are_weighed_apart(world):
    name, people = (
        Toponym(start=start, end=start + 7, text="Georgia", use=use, candidates=tuple(world.candidates("Georgia")))
        for start, use in ((0, ToponymUse.LITERAL), (10, ToponymUse.DEMONYM))
    )
    assert len(weighed_groups([name, people], surroundings_of("Georgia - Georgia", [name, people]), world)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Springfield was dark.",
        "Lamps went out in Ganja, Barda and Terter.",
        "They drove from Paris, Texas, to Athens, Georgia.",
        "The village of Aghdam and the Lachin corridor were dark.",
    ],
)
def test_every_answer_is_the_best_of_its_readings_and_says_why(text, world):
    for mention in answers(text, world):
        assert mention.place.place_id == mention.readings[0].place_id
        assert mention.score == mention.readings[0].score >= LEAST_SCORE
        assert mention.readings[0].reason.startswith(mention.place.kind.value)
        assert len({reading.place_id for reading in mention.readings}) == len(mention.readings)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("They drove to Paris, Texas.", "fits the places beside it"),
        ("Shells fell near Stepanakert and on Mingecheviir.", "spelt alike in another transliteration"),
    ],
)
def test_what_the_context_or_the_spelling_did_is_among_the_reasons(text, reason, world):
    assert any(reason in mention.readings[0].reason for mention in answers(text, world))


def test_a_name_that_twelve_places_bear_as_well_as_each_other_is_left_open(world):
    alike = (world.candidates("San Antonio")[-1],) * 12
    toponym = Toponym(start=0, end=11, text="San Antonio", use=ToponymUse.LITERAL, candidates=alike)
    (mention,) = resolve("San Antonio was dark.", [toponym], world)
    assert mention.place is None
    assert "12 places bear this name" in mention.unresolved
    assert 0 < mention.score < LEAST_SCORE
