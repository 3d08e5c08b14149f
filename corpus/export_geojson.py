"""Incidents as GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self, TextIO

from corpus.export_columns import told_values
from corpus.export_note import ExportNote, note_members
from corpus.export_rows import ExportRow

DIGITS = 5
"""Digits after the point of a coordinate, which are about a metre: no article is more exact."""

_OF_THE_POINT = ("latitude", "longitude")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The least box of longitudes and latitudes that holds some points."""

    west: float
    south: float
    east: float
    north: float

    def with_point(self, lat: float, lon: float) -> Self:
        """The box grown until it holds the point too."""
        return type(self)(
            west=min(self.west, lon),
            south=min(self.south, lat),
            east=max(self.east, lon),
            north=max(self.north, lat),
        )

    def in_order(self) -> list[float]:
        """West, south, east, north, as GeoJSON and GeoParquet want it."""
        return [self.west, self.south, self.east, self.north]


def write_features(rows: Iterable[ExportRow], out: TextIO, note: ExportNote) -> None:
    """Writes a FeatureCollection; rows without a place have null for geometry, and the box comes at the end."""
    bounds: Bounds | None = None
    out.write(f'{{"type": "FeatureCollection",\n"dateline": {_json(note_members(note))},\n"features": [')
    for number, row in enumerate(rows):
        out.write(",\n" if number else "\n")
        out.write(_json(_feature(row)))
        bounds = grown(bounds, row)
    box = f',\n"bbox": {_json(bounds.in_order())}' if bounds else ""
    out.write(f"\n]{box}}}\n")


def grown(bounds: Bounds | None, row: ExportRow) -> Bounds | None:
    """The box that holds the row's point too; as it was for a row without a place."""
    point = point_of(row)
    if point is None:
        return bounds
    lon, lat = point
    start = bounds or Bounds(west=lon, south=lat, east=lon, north=lat)
    return start.with_point(lat, lon)


def point_of(row: ExportRow) -> tuple[float, float] | None:
    """Longitude and latitude, rounded: the only place where longitude comes first."""
    if row.latitude is None or row.longitude is None:
        return None
    return round(row.longitude, DIGITS), round(row.latitude, DIGITS)


def _feature(row: ExportRow) -> dict[str, object]:
    point = point_of(row)
    values = told_values(row)
    return {
        "type": "Feature",
        "id": values["event_id_dateline"],
        "geometry": {"type": "Point", "coordinates": list(point)} if point else None,
        "properties": {name: value for name, value in values.items() if name not in _OF_THE_POINT},
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, default=str)
