"""GeoJSON as RFC 7946 wants it, with its note inside."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.export_geojson import Bounds


@pytest.fixture(scope="module")
def collection(sample):
    def read(exported, note=sample.note):
        return json.loads(sample.written("geojson", exported, note))

    return read


def test_longitude_comes_first_and_null_stands_where_there_is_no_place(sample, collection):
    unplaced = replace(sample.incident, place=None)
    placed, without = collection([*sample.rows(), *sample.rows(unplaced)])["features"]
    assert placed["type"] == "Feature"
    assert placed["geometry"] == {"type": "Point", "coordinates": [46.7528, 39.8177]}
    assert placed["id"] == "i1"
    assert placed["properties"]["event_date"] == "2020-10-11"
    assert "latitude" not in placed["properties"]
    assert without["geometry"] is None


def test_what_is_not_known_is_null_and_never_zero(sample, collection):
    (feature,) = collection(sample.rows(sample.bare))["features"]
    assert feature["geometry"] is None
    known = {name: value for name, value in feature["properties"].items() if value is not None}
    assert (known.pop("articles"), known.pop("reports")) == (0, 0)
    assert 0 not in [value for value in known.values() if not isinstance(value, bool)]
    assert "" not in known.values()


def test_nothing_is_still_a_collection_with_its_note(sample, collection):
    empty = collection([])
    assert (empty["type"], empty["features"]) == ("FeatureCollection", [])
    assert "bbox" not in empty
    assert empty["dateline"]["data_version"] == sample.note.data_version


def test_the_box_holds_every_point_and_no_more(sample, collection):
    points = [(39.8, 46.7), (-12.5, 47.25), (0.0, -3.0)]
    exported = [
        row
        for lat, lon in points
        for row in sample.rows(replace(sample.incident, place=replace(sample.place, lat=lat, lon=lon)))
    ]
    told = collection([*exported, *sample.rows(sample.bare)])
    assert told["bbox"] == [-3.0, -12.5, 47.25, 39.8]
    assert "crs" not in told


@given(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), min_size=1))
def test_a_box_grows_to_hold_what_it_is_given(points):
    (lat, lon), *others = points
    bounds = Bounds(west=lon, south=lat, east=lon, north=lat)
    for lat, lon in others:
        bounds = bounds.with_point(lat, lon)
    lats, lons = zip(*points, strict=True)
    assert bounds.in_order() == [min(lons), min(lats), max(lons), max(lats)]


def test_the_note_says_version_day_selection_citation_and_licences(sample, collection):
    note = collection(sample.rows())["dateline"]
    assert note["taken_on"] == "2021-03-04"
    assert note["selection"] == "battles near Ganja"
    assert "taken on 4 March 2021" in note["citation"]
    assert "Nothing here comes from ACLED or UCDP" in " ".join(note["licences"])
    assert "GeoNames, CC BY 4.0" in " ".join(note["licences"])


def test_hostile_words_come_back_as_they_were(hostile, sample, collection):
    told = collection(sample.rows_of_words(hostile), sample.note_of_words(hostile))
    (feature,) = told["features"]
    kept = hostile.replace("\0", "").replace("\ud800", "\ufffd").replace("\udfff", "\ufffd")
    for name in ("source_title", "source", "source_url", "admin1", "merged_because", "claimed_by", "accused"):
        assert feature["properties"][name] == kept
    assert " ".join(told["dateline"]["selection"].split()) == " ".join(kept.split())
