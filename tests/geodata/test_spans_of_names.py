"""Stretches spelt like places: how long each is, what it is spelt like, and what is known of it."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geodata.names import fold
from geodata.place import Place, PlaceKind
from geodata.spans import LONGEST_NAME_WORDS, find_spans, is_of_theatre
from geodata.words import read_words

PIECES = [
    *("Baku", "Ganja", "Nagorno-Karabakh", "New York", "the Lachin corridor", "Armenians", "South Korean", "U.S."),
    *(
        "Ky.",
        "TOLD US",
        "Gəncə",
        "Степанакерт",
        "in",
        "and",
        "’s",
        ",",
        ".",
        "\n",
        "—",
        "(",
        "St. Petersburg",
        "7",
    ),
]


def found(text, world):
    return [(text[span.start : span.end], span.kind.value) for span in find_spans(read_words(text), world)]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("They wrote of New York again.", [("New York", "name")]),
        ("They wrote of York again.", [("York", "name")]),
        ("The Lachin corridor was closed.", [("Lachin corridor", "name")]),
        ("The Lachin district was closed.", [("Lachin district", "name")]),
        ("Sichuan province was dry.", [("Sichuan", "name")]),
        ("They came to The Hague by rail.", [("The Hague", "name")]),
        ("An Armenian wrote it.", [("Armenian", "demonym")]),
        ("Two South Koreans wrote it.", [("South Koreans", "demonym")]),
        ("The U.S. wrote it.", [("U.S.", "abbreviation")]),
        ("A barn in Louisville, Ky., burned.", [("Louisville", "name"), ("Ky.", "abbreviation")]),
        ("They wrote of nobody at all.", []),
        ("Calm held along the line of contact.", [("line of contact", "name")]),
        ("Calm held along the contact line.", [("contact line", "name")]),
        ("It is a line of work.", []),
        ("A road of stones, a line of trees.", []),
    ],
)
def test_a_stretch_is_the_longest_that_is_one_name(text, spans, world):
    assert found(text, world) == spans


@pytest.mark.parametrize("stop", [". ", ", ", "\n\n", "; ", ": ", " (", "! ", "/"])
def test_a_name_never_runs_over_a_stop(stop, world):
    assert ("New York", "name") in found("They named New York then.", world)
    spans = found(f"They named New{stop}York then.", world)
    assert ("York", "name") in spans
    assert not any(stop in text for text, _ in spans)


def test_a_possessive_parts_two_names(world):
    assert [text for text, _ in found("They saw Armenia's Goris at last.", world)] == ["Armenia", "Goris"]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [("He went to Gary, Ind., by car.", True), ("Ind. was all it said.", False)],
)
def test_an_abbreviation_that_is_a_word_too_needs_a_place_before_it(text, is_found, world):
    assert (("Ind.", "abbreviation") in found(text, world)) is is_found


def test_a_headline_in_capitals_makes_no_country_of_a_pronoun(world):
    assert ("US", "abbreviation") not in found("NOBODY HAD YET TOLD US ABOUT SUCH THINGS", world)
    assert ("US", "abbreviation") in found("Nobody had yet told the US about such things.", world)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=14), joint=st.sampled_from([" ", "  ", "", " - "]))
def test_spans_stand_in_order_within_the_text_and_never_overlap(pieces, joint, world):
    text = joint.join(pieces)
    words = read_words(text)
    spans = find_spans(words, world)
    assert all(0 <= span.first <= span.last < len(words) for span in spans)
    assert all(span.start == words.starts[span.first] and span.end >= words.ends[span.last] for span in spans)
    for left, right in pairwise(spans):
        assert left.last < right.first
        assert left.end <= right.start


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(pieces=st.lists(st.sampled_from([each for each in PIECES if each != "\n"]), min_size=1, max_size=8))
def test_what_stands_before_in_a_paragraph_of_its_own_moves_spans_and_changes_none(pieces, world):
    text = " ".join(pieces)
    lead = "It had been very quiet all night long.\n\n"
    alone = find_spans(read_words(f"{text} was then named by the Editor."), world)
    after = find_spans(read_words(f"{lead}{text} was then named by the Editor."), world)
    moved = [(span.start + len(lead), span.end + len(lead), span.kind) for span in alone]
    assert moved == [(span.start, span.end, span.kind) for span in after if span.start >= len(lead)]


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("Reading", "common word"),
        ("Charlotte", "given name"),
        ("March", "common word"),
        ("New York", "several words"),
        ("Yerevan", "capital of a country"),
        ("Goris", "theatre"),
        ("Ufa", "short"),
    ],
)
def test_a_spelling_that_could_be_something_else_is_marked(text, feature, world):
    (span,) = find_spans(read_words(f"They spoke of {text} then."), world)
    assert any(each.startswith(feature) for each in span.facts.features)


@pytest.mark.parametrize(
    ("name", "acts"), [("Armenia", True), ("Yerevan", True), ("Syunik", True), ("Ganja", False), ("Kura", False)]
)
def test_countries_regions_and_capitals_may_act(name, acts, world):
    (span,) = find_spans(read_words(f"They spoke of {name} then."), world)
    assert span.facts.is_actor is acts


@pytest.mark.parametrize("name", ["Ganja", "GANJA", "Gəncə", "Гянджа"])
def test_a_key_is_the_folded_words(name, world):
    (span,) = find_spans(read_words(f"They spoke of {name} then."), world)
    assert span.key == fold(name)
    assert "dl:ganja" in {candidate.place.place_id for candidate in span.facts.candidates}


@pytest.mark.parametrize(
    ("place_id", "kind", "country", "is_there"),
    [
        ("dl:somewhere", PlaceKind.SETTLEMENT, "AZ", True),
        ("dl:somewhere", PlaceKind.LAKE, "", True),
        ("dl:somewhere", PlaceKind.CONTINENT, "", False),
        ("dl:somewhere", PlaceKind.REGION, "", False),
        ("gn:1", PlaceKind.SETTLEMENT, "AZ", False),
    ],
)
def test_the_theatre_is_what_our_overlay_places_in_a_country_or_at_a_point(place_id, kind, country, is_there):
    place = Place(place_id=place_id, name="Somewhere", lat=40.0, lon=46.0, kind=kind, country=country)
    assert is_of_theatre(place) is is_there


class Watched(list):
    """A list that notes how far it is searched."""

    def index(self, value, start=0, stop=None):
        end = len(self) if stop is None else min(stop, len(self))
        found = super().index(value, start, end) if value in self[start:end] else None
        searched.append((end if found is None else found) - start)
        if found is None:
            raise ValueError(value)
        return found


searched = []


def test_a_line_that_never_ends_is_searched_no_further_than_a_name_is_long(world):
    words = read_words("in town " * 500)
    words = replace(words, joined=Watched(words.joined))
    searched.clear()
    find_spans(words, world)
    assert len(searched) > 100
    assert max(searched) <= LONGEST_NAME_WORDS
