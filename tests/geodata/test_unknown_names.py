"""Names that a text calls a place and that the gazetteer lacks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.toponyms import find_toponyms
from geodata.unknown_names import MOST_NAMES, find_unknown_names
from geodata.words import read_words


def unknown(text, gazetteer):
    found = [toponym for toponym in find_toponyms(text, gazetteer) if toponym.said_kind]
    assert all(text[toponym.start : toponym.end] == toponym.text for toponym in found)
    return [(toponym.text, toponym.said_kind.value) for toponym in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells fell on the village of Qorvanlıdere on Monday.", ["Qorvanlıdere"]),
        (
            "The villages of Brelkovich, Xortavand and Mirzagalash burnt.",
            ["Brelkovich", "Xortavand", "Mirzagalash"],
        ),
        ("A shell fell near Zorbulak village.", ["Zorbulak"]),
        ("The town of Xhyrvan's mosque was hit.", ["Xhyrvan"]),
        ("A rocket hit the town of Meis al-Zhabal.", ["Meis al-Zhabal"]),
        ("They shelled a village called Deir-ez-Zhoq.", ["Deir-ez-Zhoq"]),
        ("They left the village of Zorbulak. Zorbulak was empty; Zorbulaks were not.", ["Zorbulak", "Zorbulak"]),
    ],
)
def test_a_name_in_a_clear_frame_is_found(valley, text, names):
    assert [name for name, _ in unknown(text, valley)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A shell fell in the village of Yeni Goranboy. Yeni Goranboy was empty.", "Yeni Goranboy"),
        ("A shell fell in Yeni Karvandzor village.", "Yeni Karvandzor"),
        ("They left the villages of Verin Zorbulak and Talish.", "Verin Zorbulak"),
    ],
)
def test_a_longer_name_wins_over_the_known_name_that_it_begins_with(world, text, name):
    found = find_toponyms(text, world)
    assert {t.text for t in found if name.split()[0] in t.text} == {name}
    assert all(t.said_kind for t in found if t.text == name)


@pytest.mark.parametrize("text", ["the village of Talish Monday", "the village of Talish Askeran region"])
def test_what_follows_a_village_of_the_theatre_is_no_part_of_its_name(world, text):
    assert find_toponyms(text, world)[0].text == "Talish"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("the village of Xhyrvan", "settlement"),
        ("in Xhyrvan district", "district"),
        ("the river of Xhyrvan", "river"),
    ],
)
def test_its_kind_is_what_the_text_calls_it(valley, name, kind):
    assert unknown(f"They met {name}.", valley) == [("Xhyrvan", kind)]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Zhorb River", "river"),
        ("Upper Zhorb District", "district"),
        ("Lake Zhorb", "lake"),
        ("Mount Zhorb", "mountain"),
    ],
)
def test_a_kind_with_a_capital_is_part_of_the_name(valley, name, kind):
    assert unknown(f"They met by the {name} at noon.", valley) == [(name, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on Zorbulak.",
        "The village of the Monday market.",
        "The village of President Zelkovich was quiet.",
        "It is the city of light.",
        "In the Zhurdish village they waited.",  # with an article it may be an adjective
        "The village of XHYRVAN was hit.",
        "The town of Ganja was hit.",
        "The town of Barda was hit.",
        "The village of New Barda Springs was hit.",
        "The village of Home and the town of Life.",
        "The Zhorb River Bank was robbed.",
        "They rode along the Long River.",
        "THEY RODE ALONG THE ZHORB RIVER.",
        "He liked Zhorb Village.",
    ],
)
def test_what_may_be_no_name_or_is_in_the_gazetteer_is_left_alone(valley, text):
    assert unknown(text, valley) == []


def test_an_article_that_is_a_list_gives_only_so_many(valley):
    text = ". ".join(f"The village of Zorb{a}{b}k" for a in "aeiou" for b in "bcdfgh")
    assert len(unknown(text, valley)) == MOST_NAMES


@given(st.text(alphabet="AaZz of'-,.’village nd", max_size=300))
def test_no_text_breaks_it_and_no_two_overlap(text):
    class Empty:
        def candidates(self, _):
            return ()

    found = find_unknown_names(read_words(text), (), Empty())
    ends = [0, *(toponym.end for toponym in found)]
    assert all(end <= toponym.start for end, toponym in zip(ends, found, strict=False))


@pytest.mark.parametrize(
    "text", ["in " * 30_000, "in " + "A" * 100_000, "village of " + "Aa " * 30_000, "near " + "A-" * 50_000]
)
def test_a_hostile_line_ends(valley, text):
    assert len({toponym.text for toponym in find_unknown_names(read_words(text), (), valley)}) <= 1
