"""Heads of paragraphs: which names in them are datelines, read with nothing but the text and where names stand."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geodata.datelines import find_datelines
from geodata.spans import find_spans
from geodata.toponyms import judged_spans
from geodata.words import read_words

MONTHS = ["Jan.", "February", "mar", "April", "May", "June", "July", "Aug.", "Sept.", "October", "Nov", "Dec."]


def headed(text, world):
    spans = judged_spans(read_words(text), world)
    return [text[spans[i].start : spans[i].end] for i in sorted(find_datelines(text, spans))]


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("BAKU, Oct. 5 - ", ["BAKU"]),
        ("BAKU, 5 Oct - ", ["BAKU"]),
        ("BAKU, Oct. 5, 2020 -- ", ["BAKU"]),
        ("BAKU (Wire) — ", ["BAKU"]),
        ("BAKU /Wire/ — ", ["BAKU"]),
        ("BAKU [Wire] — ", ["BAKU"]),
        ("BAKU — ", ["BAKU"]),
        ("Baku - ", ["Baku"]),
        ("Baku/05.10.20/Wire: ", ["Baku"]),
        ("(Baku, 5 October) - ", ["Baku"]),
        ("GORIS, Armenia (Wire) - ", ["GORIS", "Armenia"]),
        ("GORIS/YEREVAN (Wire) - ", ["GORIS", "YEREVAN"]),
        ("GORIS (Armenia), June 3 - ", ["GORIS", "Armenia"]),
        ("(Wire) BAKU, Oct. 5 - ", ["BAKU"]),
        ("BAKU was busy - ", []),
        ("BAKU-based ", []),
        ("BAKU, they said - ", []),
        ("BAKU 5 - ", []),
    ],
)
def test_a_head_with_a_day_an_agency_or_a_dash_is_a_dateline(head, names, world):
    assert headed(f"{head}Nobody came to the meeting.", world) == names


@pytest.mark.parametrize(("paragraphs", "is_dateline"), [(0, True), (2, True), (3, False), (6, False)])
def test_a_name_with_a_bare_dash_is_a_dateline_only_near_the_texts_beginning(paragraphs, is_dateline, world):
    lead = "Nobody came to it.\n\n" * paragraphs
    assert bool(headed(f"{lead}Ganja - Nobody came to the meeting.", world)) is is_dateline


@pytest.mark.parametrize("paragraphs", [0, 3, 9])
def test_a_name_in_capitals_or_with_its_day_is_a_dateline_in_any_paragraph(paragraphs, world):
    lead = "Nobody came to it.\n\n" * paragraphs
    assert headed(f"{lead}GANJA - Nobody came to the meeting.", world) == ["GANJA"]
    assert headed(f"{lead}Ganja, 4 October - Nobody came to the meeting.", world) == ["Ganja"]


def test_a_name_within_a_line_is_no_dateline_though_a_day_and_a_dash_follow(world):
    assert headed("They came to Ganja, Oct. 5 - and left again.", world) == []


def test_each_paragraph_may_have_a_dateline_of_its_own(world):
    text = "BAKU, Oct. 5 - Nobody came.\n\nYEREVAN, Oct. 6 - Everybody came."
    assert headed(text, world) == ["BAKU", "YEREVAN"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    said=st.builds(
        lambda day, month, day_first: f"{day} {month}" if day_first else f"{month} {day}",
        st.integers(1, 31),
        st.sampled_from(MONTHS),
        st.booleans(),
    ),
    year=st.sampled_from(["", ", 2020", " 2023", ", 20"]),
    agency=st.sampled_from(["", " (Wire)", " /Wire/"]),
    dash=st.sampled_from([" - ", " -- ", " — ", ": ", "\n"]),
)
def test_every_way_of_writing_the_day_makes_a_dateline(said, year, agency, dash, world):
    assert headed(f"YEREVAN, {said}{year}{agency}{dash}Nobody came.", world) == ["YEREVAN"]


@pytest.mark.parametrize("unit", ["(", "/", "[", " ", ",", "Oct. ", "-", "BAKU, "])
def test_hostile_heads_end_in_time(unit, world):
    text = "BAKU, " + unit * (60_000 // len(unit))
    assert find_datelines(text, find_spans(read_words(text), world)) >= frozenset()


def test_no_names_are_no_datelines():
    assert find_datelines("Nothing - was named.\n\n", []) == frozenset()
    assert find_datelines("", []) == frozenset()
