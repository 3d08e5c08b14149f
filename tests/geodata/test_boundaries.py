"""The basemap: valid, small, complete, and it says where it comes from."""

from __future__ import annotations

import json

import pytest
from shapely.geometry import Point, shape

from geodata.boundaries import LAYERS, POLICY, BasemapError, basemap, town_labels


@pytest.fixture(scope="module")
def collection():
    return json.loads(basemap())


def geometries(collection, layer):
    return [shape(each["geometry"]) for each in collection["features"] if each["properties"]["layer"] == layer]


def test_every_layer_is_there_and_every_geometry_is_valid(collection):
    assert {each["properties"]["layer"] for each in collection["features"]} == set(LAYERS)
    for layer in LAYERS:
        assert all(each.is_valid and not each.is_empty for each in geometries(collection, layer))


def test_it_is_small_enough_to_load_at_once():
    assert len(basemap()) < 150_000


def test_it_names_its_sources_and_licences(collection):
    assert "Natural Earth" in collection["source"]
    assert "public domain" in collection["licence"]
    assert "GeoNames" in collection["licence"]


@pytest.mark.parametrize(
    ("name", "lat", "lon", "on_land"),
    [
        ("Ganja", 40.68, 46.36, True),
        ("Yerevan", 40.18, 44.51, True),
        ("Stepanakert / Khankendi", 39.82, 46.75, True),
        ("Moscow", 55.75, 37.62, True),
        ("the Caspian", 41.0, 51.0, False),
        ("the Black Sea", 43.0, 38.0, False),
        ("the Atlantic", 30.0, -40.0, False),
    ],
)
def test_land_is_land_and_sea_is_sea(collection, name, lat, lon, on_land):
    assert any(each.contains(Point(lon, lat)) for each in geometries(collection, "land")) is on_land, name


def test_lake_sevan_is_a_lake(collection):
    assert any(each.contains(Point(45.3, 40.4)) for each in geometries(collection, "lake"))


def test_no_border_runs_twice_and_the_disputed_lines_of_the_theatre_are_there(collection):
    disputed = geometries(collection, "disputed")
    for lat, lon in ((40.2, 47.07), (42.6, 41.9), (42.1, 44.2)):
        assert any(each.distance(Point(lon, lat)) < 0.2 for each in disputed)


def test_disputed_places_have_both_their_names(collection):
    labels = {
        each["properties"]["name"] for each in collection["features"] if each["properties"]["layer"] == "label"
    }
    assert {"Stepanakert / Khankendi", "Shusha / Shushi", "Kalbajar / Karvachar"} <= labels


def test_labels_stand_on_land_once(collection):
    labels = [each for each in collection["features"] if each["properties"]["layer"] == "label"]
    names = [each["properties"]["name"] for each in labels]
    assert len(names) == len(set(names))
    land = geometries(collection, "land")
    assert all(any(each.distance(shape(label["geometry"])) < 0.05 for each in land) for label in labels)


def test_the_policy_says_what_dashed_means():
    assert "dashed: disputed" in POLICY
    assert issubclass(BasemapError, Exception)


def test_labels_name_places_as_the_panel_does(collection, world):
    """Both names of a place stand in one order everywhere: the gazetteer's."""
    labels = [
        each["properties"]["name"] for each in collection["features"] if each["properties"]["layer"] == "label"
    ]
    for name, _, second in (each.partition(" / ") for each in labels):
        named = {(each.place.name, each.place.second_name) for each in world.candidates(name)}
        assert not second or (name, second) in named, name


def test_the_towns_labels_are_those_of_the_basemap_with_both_names():
    labels = {each.name: (each.lat, each.lon) for each in town_labels()}
    assert labels["Stepanakert / Khankendi"] == (39.816, 46.752)
    assert all(35 < lat < 45 and 38 < lon < 55 for lat, lon in labels.values())
