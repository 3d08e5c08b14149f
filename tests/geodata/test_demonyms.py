"""Demonyms, abbreviations and capitals stand for places that the gazetteer has."""

import csv
from importlib.resources import files

import pytest

from geodata.demonyms import abbreviations, capitals, demonyms


@pytest.mark.parametrize(
    ("word", "place", "country"),
    [
        ("armenian", "Armenia", "AM"),
        ("armenians", "Armenia", "AM"),
        ("azeri", "Azerbaijan", "AZ"),
        ("azerbaijani", "Azerbaijan", "AZ"),
        ("swiss", "Switzerland", "CH"),
        ("south korean", "South Korea", "KR"),
        ("georgian", "Georgia", "GE"),
        ("abkhaz", "Abkhazia", "GE"),
        ("muscovites", "Moscow", "RU"),
        ("europeans", "Europe", ""),
    ],
)
def test_a_demonym_stands_for_its_country_region_or_town(word, place, country):
    stand_in = demonyms()[word]
    assert (stand_in.name, stand_in.country) == (place, country)


@pytest.mark.parametrize("word", ["chineses", "britishs", "swisss", "armenia"])
def test_no_plural_is_made_where_there_is_none(word):
    assert word not in demonyms()


def test_nearly_every_demonym_and_abbreviation_finds_its_place(world):
    forms = {form: place for group in abbreviations().values() for form, place in group}
    missing = {word for word, place in {**demonyms(), **forms}.items() if not place.candidates(world)}
    assert missing == set()


def test_a_country_demonym_gives_the_country_and_nothing_else(world):
    (georgia,) = demonyms()["georgian"].candidates(world)
    assert georgia.place.place_id == "iso:GE"


def test_every_member_state_has_a_demonym():
    rows = csv.DictReader((files("geodata") / "data" / "demonyms.csv").read_text(encoding="utf-8").splitlines())
    countries = {row["country"] for row in rows if row["kind"] == "country" and row["demonyms"]}
    assert len(countries) >= 190


@pytest.mark.parametrize("name", ["baku", "yerevan", "moscow", "stepanakert", "khankendi", "washington"])
def test_seats_of_governments_are_known_recognised_or_not(name):
    assert name in capitals()


def test_an_ordinary_town_is_no_seat_of_a_government():
    assert "ganja" not in capitals()
