"""What stands beside a name: the word for its kind, and the names that it is written as one with."""

import re

import pytest

from geodata.place import PlaceKind, Toponym, ToponymUse
from geodata.surroundings import surroundings_of

MARK = re.compile(r"\[([^\]]+)\]")


def beside(marked, world):
    """What stands beside each name in brackets."""
    text, toponyms, taken = MARK.sub(r"\1", marked), [], 0
    for mark in MARK.finditer(marked):
        start = mark.start() - taken
        end = start + len(mark[1])
        taken += 2
        toponyms.append(
            Toponym(
                start=start,
                end=end,
                text=mark[1],
                use=ToponymUse.LITERAL,
                candidates=tuple(world.candidates(mark[1])),
            )
        )
    return surroundings_of(text, toponyms)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Fog lay on the [Terter] district.", ["district"]),
        ("Fog lay on the district of [Terter].", ["district"]),
        ("Fog lay on the village called [Terter].", ["village"]),
        ("Fog lay on Lake [Sevan].", ["lake"]),
        ("Fog lay on Mount [Ararat].", ["mount"]),
        ("Fog lay on the [Kura] river.", ["river"]),
        ("Fog lay on the [Terter] District.", ["district"]),
        ("Fog lay on [Terter].", [""]),
        ("Fog lay on the district. [Terter] was dry.", [""]),
        ("Fog lay on [Baku] State University.", [""]),
        ("Fog lay on a [Florida] city.", [""]),
        ("Fog lay on the [Terter] and [Barda] districts.", ["districts", "districts"]),
        ("Fog lay on the [Terter], [Barda] and [Fuzuli] districts.", ["districts"] * 3),
        ("Fog lay on [Terter] and the [Barda] district.", ["", "district"]),
        ("Fog lay on the villages of [Terter] and [Barda].", ["villages", "villages"]),
        ("Fog lay on the village of [Terter] and [Barda].", ["village", ""]),
        ("Fog lay on the cities of [Terter], [Barda] and [Fuzuli].", ["cities"] * 3),
    ],
)
def test_the_word_for_a_kind_belongs_to_its_name_and_in_the_plural_to_the_list(sentence, words, world):
    assert [each.kind_word for each in beside(sentence, world)] == words


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("district", {PlaceKind.DISTRICT}),
        ("province", {PlaceKind.REGION, PlaceKind.DISTRICT}),
        ("village", {PlaceKind.SETTLEMENT}),
        ("reservoir", {PlaceKind.LAKE}),
        ("highway", {PlaceKind.ROAD}),
        ("monastery", {PlaceKind.SITE}),
        ("ridge", {PlaceKind.MOUNTAIN}),
        ("bakery", set()),
    ],
)
def test_each_word_allows_its_kinds_of_place(word, kinds, world):
    (near,) = beside(f"Fog lay on the [Terter] {word}.", world)
    assert near.kinds == kinds


@pytest.mark.parametrize(
    ("word", "small"), [("village", True), ("hamlet", True), ("city", False), ("town", False)]
)
def test_a_village_is_said_to_be_small_and_a_town_is_not(word, small, world):
    (near,) = beside(f"Fog lay on the {word} of [Terter].", world)
    assert near.is_village is small


@pytest.mark.parametrize(
    "sentence",
    [
        "Fog lay on [Goris], [Armenia].",
        "Fog lay on [Goris] in [Armenia].",
        "Fog lay on [Goris] in southern [Armenia].",
        "Fog lay on [Armenia]'s [Goris].",
        "Fog lay on [Armenia]’s southern [Goris].",
        "Fog lay on [Goris] ([Armenia]).",
        "Fog lay on the [Goris] district of [Armenia].",
        "Fog lay on [Armenia]'s town of [Goris].",
        "Fog lay on [Goris] near [Armenia].",
    ],
)
def test_names_written_as_one_are_each_others_neighbours(sentence, world):
    assert [each.nested for each in beside(sentence, world)] == [(1,), (0,)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Fog lay on [Goris] and on [Armenia].",
        "Fog lay on [Goris]. [Armenia] was dry.",
        "Fog lay on [Goris],\n[Armenia] was dry.",
        "Fog lay on [Goris] while elsewhere [Armenia] was dry.",
        "Fog left [Goris] for [Armenia].",
    ],
)
def test_names_that_only_follow_each_other_are_no_neighbours(sentence, world):
    assert [each.nested for each in beside(sentence, world)] == [(), ()]


@pytest.mark.parametrize(
    ("sentence", "areas"),
    [
        ("Fog lay on the villages of [Talish] and [Gapanli] in [Terter district].", [2, 2, None]),
        ("Fog lay on [Gapanli] village of [Terter].", [1, None]),
        ("Fog lay on [Terter]'s [Gapanli] village.", [None, 0]),
        ("Fog lay on the villages of [Talish], [Gapanli] and [Seysulan].", [None, None, None]),
        ("Fog lay on the village of [Gapanli], near [Terter district].", [None, None]),
        ("Fog lay on [Gapanli] in [Terter district].", [None, None]),
    ],
)
def test_a_settlement_lies_in_the_district_that_is_named_with_it(sentence, areas, world):
    assert [near.area for near in beside(sentence, world)] == areas


def test_in_a_chain_the_middle_one_has_two_neighbours(world):
    chain = beside("Fog lay on [Goris], [Syunik], [Armenia].", world)
    assert [each.nested for each in chain] == [(1,), (0, 2), (1,)]


def test_nothing_is_beside_nothing():
    assert surroundings_of("Fog lay everywhere.", []) == []
