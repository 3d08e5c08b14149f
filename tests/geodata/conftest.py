"""A small gazetteer of an invented valley."""

import csv
import io

import pytest

from geodata.gazetteer import Gazetteer
from geodata.gazetteer_merge import Atlas, Tier
from geodata.gazetteer_write import write_gazetteer
from geodata.overlay import COLUMNS, read_overlay
from geodata.place import Place, PlaceKind, PlaceName

_ROW = {"kind": "settlement", "radius_km": "3", "source": "invented"}


@pytest.fixture
def write_overlay(tmp_path):
    """Writes rows (dicts; what they leave out is usual) as an overlay and gives its path."""

    def write(*rows, name="overlay.csv"):
        text = io.StringIO()
        writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows({**_ROW, **row} for row in rows)
        path = tmp_path / name
        path.write_text(text.getvalue(), encoding="utf-8")
        return path

    return write


def settlement(place_id, name, lat, lon, *more_names, population=None, country="AZ"):
    return Place(
        place_id=place_id,
        name=name,
        lat=lat,
        lon=lon,
        kind=PlaceKind.SETTLEMENT,
        country=country,
        population=population,
        within=(f"iso:{country}",),
        names=tuple(PlaceName(text=text) for text in (name, *more_names)),
        source="GeoNames",
    )


@pytest.fixture
def atlas():
    """Two countries and a few settlements, as if from GeoNames."""
    atlas = Atlas()
    for iso, name, lat, lon in (("AZ", "Azerbaijan", 40.3, 47.7), ("AM", "Armenia", 40.2, 45.0)):
        country = Place(
            place_id=f"iso:{iso}",
            name=name,
            lat=lat,
            lon=lon,
            kind=PlaceKind.COUNTRY,
            country=iso,
            names=(PlaceName(text=name, lang="en"),),
        )
        atlas.add(country, Tier.WORLD)
    for place in (
        settlement("gn:1", "Ganja", 40.68, 46.36, "Gəncə", "Kirovabad", population=330_000),
        settlement("gn:2", "Barda", 40.38, 47.13, "Bərdə", population=41_000),
        settlement("gn:3", "Barda", 41.5, 48.0, population=500),
        settlement("gn:4", "New Barda Springs", 41.0, 48.5),
        settlement("gn:5", "Goris", 39.51, 46.34, "Գորիս", population=20_000, country="AM"),
    ):
        atlas.add(place, Tier.OTHER)
    return atlas


@pytest.fixture
def write_atlas():
    """Writes an atlas as the gazetteer of a folder."""

    def write(folder, atlas):
        write_gazetteer(folder, atlas, digest="01", sources=["invented"])

    return write


@pytest.fixture
def valley(atlas, write_overlay, tmp_path):
    """The gazetteer of that atlas with an overlay laid over it."""
    overlay = write_overlay(
        {
            "place_id": "dl:ganja",
            "same_as": "gn:1",
            "name": "Ganja",
            "second_name": "Gandzak",
            "lat": "40.6826",
            "lon": "46.3606",
            "country": "AZ",
            "within": "iso:AZ",
            "names": "az:Gəncə|hy:Գանձակ|ru:Кировабад@1935-01-01..1989-12-30",
        },
        {
            "place_id": "dl:upper-valley",
            "name": "Upper Valley",
            "kind": "region",
            "lat": "40",
            "lon": "46.5",
            "radius_km": "60",
        },
        {
            "place_id": "dl:tartar",
            "name": "Tartar",
            "lat": "40.345",
            "lon": "46.93",
            "country": "AZ",
            "within": "dl:upper-valley|iso:AZ",
            "names": "az:Tərtər|en:Terter",
        },
    )
    atlas.lay_over(read_overlay(overlay), Tier.THEATRE)
    write_gazetteer(tmp_path / "gazetteer", atlas, digest="0123", sources=["invented"])
    gazetteer = Gazetteer.open(tmp_path / "gazetteer")
    yield gazetteer
    gazetteer.close()
