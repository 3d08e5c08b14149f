"""Overlays: what a table's line becomes, and every fault told at once."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.errors import OverlayError
from geodata.gazetteer_build import default_overlay
from geodata.overlay import COLUMNS, read_overlay
from geodata.place import PlaceKind, PlaceName

GANJA = {"place_id": "dl:ganja", "name": "Ganja", "lat": "40.68", "lon": "46.36", "country": "AZ"}


def test_a_line_becomes_a_place(write_overlay):
    path = write_overlay(
        {
            "place_id": "dl:shusha",
            "same_as": "gn:147105|gn:7",
            "name": "Shusha",
            "second_name": "Shushi",
            "lat": "39.76",
            "lon": "46.75",
            "country": "AZ",
            "admin1": "Shusha",
            "population": "5000",
            "radius_km": "2.5",
            "within": "dl:shusha-district|iso:AZ",
            "names": "az:Şuşa|hy-Latn:Shushi|:Choucha",
        }
    )
    (entry,) = read_overlay(path)
    assert entry.same_as == ("gn:147105", "gn:7")
    assert entry.line == 2
    place = entry.place
    assert (place.kind, place.population, place.radius_km) == (PlaceKind.SETTLEMENT, 5000, 2.5)
    assert place.label == "Shusha / Shushi"
    assert place.within == ("dl:shusha-district", "iso:AZ")
    assert [(name.lang, name.text) for name in place.names] == [
        ("", "Shusha"),
        ("az", "Şuşa"),
        ("hy-Latn", "Shushi"),
        ("", "Choucha"),
    ]


@pytest.mark.parametrize(
    ("names", "read"),
    [
        ("az:Ağdərə", PlaceName(text="Ağdərə", lang="az")),
        (
            "hy:Մարտակերտ@1923-07-07..2023-09-20",
            PlaceName(text="Մարտակերտ", lang="hy", first_day=date(1923, 7, 7), last_day=date(2023, 9, 20)),
        ),
        ("ru:Кировабад@..1989-12-30", PlaceName(text="Кировабад", lang="ru", last_day=date(1989, 12, 30))),
        ("az:Şirvan@2008-04-25..", PlaceName(text="Şirvan", lang="az", first_day=date(2008, 4, 25))),
        ("en:Camp: North", PlaceName(text="Camp: North", lang="en")),
    ],
)
def test_a_name_may_have_days(write_overlay, names, read):
    (entry,) = read_overlay(write_overlay({**GANJA, "names": names}))
    assert entry.place.names[-1] == read


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("place_id", "ganja", "no id"),
        ("place_id", "", "no id"),
        ("same_as", "586523", "no id"),
        ("name", "", "is empty"),
        ("name", "—", "is empty"),
        ("kind", "town", "none of country, region"),
        ("lat", "91", "not between"),
        ("lat", "", "no number"),
        ("lat", "nan", "not between"),
        ("lon", "-181", "not between"),
        ("lon", "40,5", "no number"),
        ("country", "AZE", "two capitals"),
        ("population", "-5", "no whole number"),
        ("population", "1,000", "no whole number"),
        ("radius_km", "0", "no distance"),
        ("radius_km", "inf", "no distance"),
        ("radius_km", "wide", "no number"),
        ("within", "Azerbaijan", "no id"),
        ("names", "Gəncə", "lang:name"),
        ("names", "azerbaijani:Gəncə", "no BCP 47 tag"),
        ("names", "az:", "has no name"),
        ("names", "az:Gəncə@2020-13-01..", "no day"),
        ("names", "az:Gəncə@2021-01-01..2020-01-01", "ends before it begins"),
        ("source", "", "is empty"),
    ],
)
def test_a_faulty_field_is_told_with_its_line_and_column(write_overlay, column, value, told):
    path = write_overlay(GANJA, {**GANJA, "place_id": "dl:other", column: value})
    with pytest.raises(OverlayError, match=rf"line 3: {column}: .*{told}"):
        read_overlay(path)


def test_all_faults_are_told_at_once(write_overlay):
    path = write_overlay(
        {**GANJA, "lat": "x", "country": "az"},
        {**GANJA, "kind": "hill"},
        {**GANJA, "place_id": "dl:b", "lon": "999"},
    )
    with pytest.raises(OverlayError) as told:
        read_overlay(path)
    lines = str(told.value).splitlines()
    assert lines[0] == f"{path}: 5 faults"
    assert [line.strip().split(": ")[:2] for line in lines[1:]] == [
        ["line 2", "country"],
        ["line 2", "lat"],
        ["line 3", "kind"],
        ["line 3", "place_id"],
        ["line 4", "lon"],
    ]


def test_an_id_that_stands_twice_is_a_fault(write_overlay):
    with pytest.raises(OverlayError, match="line 3: place_id: 'dl:ganja' stands in line 2 already"):
        read_overlay(write_overlay(GANJA, GANJA))


def test_lying_within_a_place_that_nobody_knows_is_a_fault(write_overlay):
    path = write_overlay({**GANJA, "within": "dl:nowhere|iso:AZ"})
    assert read_overlay(path)
    with pytest.raises(OverlayError, match="line 2: within: there is no place 'dl:nowhere'"):
        read_overlay(path, {"iso:AZ"})


def test_places_of_the_same_file_may_hold_each_other(write_overlay):
    path = write_overlay({**GANJA, "within": "dl:valley"}, {**GANJA, "place_id": "dl:valley"})
    assert len(read_overlay(path, set())) == 2


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "line 1: the header lacks 'place_id'"),
        (b"place_id;name\n", "line 1: the header lacks"),
        (",".join([*COLUMNS, "colour"]).encode() + b"\n", "the unknown 'colour'"),
        (",".join([*COLUMNS, "name"]).encode() + b"\n", "has twice 'name'"),
        (b"place_id,name\ndl:\xff\xfe,x\n", "line 2: is not UTF-8"),
        (",".join(COLUMNS).encode() + b"\ndl:a,,A\n", "line 2: line: has not 14 fields"),
        (",".join(COLUMNS).encode() + b'\n"dl:a\n', "is no CSV"),
    ],
)
def test_a_file_that_is_no_overlay_says_so(tmp_path, content, told):
    path = tmp_path / "broken.csv"
    path.write_bytes(content)
    with pytest.raises(OverlayError, match=told):
        read_overlay(path)


def test_a_missing_file_says_so(tmp_path):
    with pytest.raises(OverlayError, match=r"nowhere\.csv: cannot be read"):
        read_overlay(tmp_path / "nowhere.csv")


def test_lines_are_counted_as_an_editor_counts_them(write_overlay):
    path = write_overlay({**GANJA, "source": "two\nlines"}, {**GANJA, "place_id": "dl:b", "lat": "x"})
    path.write_text(path.read_text(encoding="utf-8").replace("dl:b", "\ndl:b"), encoding="utf-8")
    with pytest.raises(OverlayError, match="line 5: lat"):
        read_overlay(path)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_words(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(",".join(COLUMNS).encode() + b"\n" + content)
    with suppress(OverlayError):
        assert all(entry.place.place_id for entry in read_overlay(path))


@pytest.mark.skipif(not default_overlay().is_file(), reason="the overlay of the South Caucasus is not there")
def test_the_overlay_that_we_ship_has_no_fault():
    assert read_overlay(default_overlay())
