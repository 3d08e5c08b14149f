"""Columns for the map that moves through time: what each incident needs to be drawn, sorted by day."""

from __future__ import annotations

import hashlib
import json
import struct
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final, NewType

import numpy as np

from corpus.records import EventType, Status, event_type_of
from dashboard.wording import place_words
from geodata.place import AREAS, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from corpus.records import DayRange, Incident, ReportPlace, Toll

ContentId = NewType("ContentId", str)
"""The first 32 hexadecimal digits of a content's SHA-256: an id, never text that somebody wrote."""

EVENT_TYPES: Final = tuple(EventType)
STATUSES: Final = tuple(Status)

UNKNOWN: Final = -1
"""Stands in a column of people for a number that nobody gave, and for a range that is open above."""

MAGIC: Final = b"DLT1"
LONGEST_SPAN_DAYS: Final = 0xFFFF
EXACT_RADIUS_KM: Final = 1.0
"""A place that reaches no farther than this from its point is drawn as a point."""


class Precision(IntEnum):
    """How exactly a dot is known, as the map's symbols show it; the least is the most exact."""

    EXACT = 0
    TOWN = 1
    DISTRICT = 2
    REGION = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place at one precision: what one symbol of the map stands for."""

    place: ReportPlace
    precision: Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Everything the map draws. Row i of `payload`'s columns is `incidents[i]`; days count from `first_day`.

    `columns` are the same columns as in the payload. `spot_by_place` gives the most exact spot of each place.
    `first_day` and `last_day` are None exactly when there is nothing to draw. `payload` is the file that the
    browser fetches (see docs/map.md), `content_id` its name.
    """

    incidents: tuple[Incident, ...]
    spots: tuple[Spot, ...]
    columns: Mapping[str, NDArray[np.integer[Any]]]
    spot_by_place: Mapping[str, int]
    first_day: date | None
    last_day: date | None
    payload: bytes
    content_id: ContentId

    def day_number(self, day: date) -> int:
        """Days from the first day to this one, cut to the days there are."""
        if self.first_day is None or self.last_day is None:
            return 0
        return min(max((day - self.first_day).days, 0), (self.last_day - self.first_day).days)

    def day_of(self, number: int) -> date:
        """The day so many days after the first, cut to the days there are; ValueError where there are none."""
        if self.first_day is None or self.last_day is None:
            raise ValueError("a timeline without incidents has no days")
        return self.first_day + timedelta(days=min(max(number, 0), (self.last_day - self.first_day).days))

    def spot_of(self, place_id: str) -> int | None:
        """The number of the most exact spot of a place, None where the map has none."""
        return self.spot_by_place.get(place_id)

    def name_of(self, place_id: str) -> str:
        """What a place is called here, its id where the map does not have it."""
        number = self.spot_of(place_id)
        return place_id if number is None else place_words(self.spots[number].place)


def precision_of(place: ReportPlace) -> Precision:
    """How exactly a report's place is known: an area is never more exact than a district."""
    if place.geo_precision >= 3 or place.kind in {PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.CONTINENT}:
        return Precision.REGION
    if place.geo_precision == 2 or place.kind in AREAS:
        return Precision.DISTRICT
    return Precision.EXACT if place.radius_km <= EXACT_RADIUS_KM else Precision.TOWN


def time_precision_of(days: DayRange) -> int:
    """ACLED's time_precision: 1 the day, 2 within a week, 3 within a month or worse."""
    if days.days == 1:
        return 1
    return 2 if days.days <= 7 else 3


def build_timeline(incidents: Iterable[Incident]) -> Timeline:
    """The timeline of those incidents that have both a place and a day, by first day and then by id."""
    drawn = sorted(
        (
            (each.days.first, each.incident_id, each.days, each.place, each)
            for each in incidents
            if each.days and each.place
        ),
        key=lambda row: row[:2],
    )
    rows = tuple((incident, days, place) for _, _, days, place, incident in drawn)
    numbers: dict[tuple[str, Precision], int] = {}
    spots: list[Spot] = []
    spot_of_row = []
    for _, _, place in rows:
        precision = precision_of(place)
        number = numbers.setdefault((place.place_id, precision), len(spots))
        if number == len(spots):
            spots.append(Spot(place=place, precision=precision))
        spot_of_row.append(number)
    first = rows[0][1].first if rows else None
    last = max((days.last for _, days, _ in rows), default=None)
    columns = _columns(rows, spot_of_row, first)
    payload = _payload(columns, spots, first, last)
    by_place = sorted(range(len(spots)), key=lambda number: -spots[number].precision)
    return Timeline(
        incidents=tuple(incident for incident, _, _ in rows),
        spots=tuple(spots),
        columns=columns,
        spot_by_place={spots[number].place.place_id: number for number in by_place},
        first_day=first,
        last_day=last,
        payload=payload,
        content_id=content_id_of(payload),
    )


def content_id_of(content: bytes) -> ContentId:
    """The id that names a content."""
    return ContentId(hashlib.sha256(content).hexdigest()[:32])


_Rows = tuple[tuple["Incident", "DayRange", "ReportPlace"], ...]


def _payload(
    columns: Mapping[str, NDArray[np.integer[Any]]], spots: Sequence[Spot], first: date | None, last: date | None
) -> bytes:
    """MAGIC, the header's length (uint32), the header (JSON), then little-endian columns, each on 4 bytes."""
    offset = 0
    numbers = {place_id: number for number, place_id in enumerate({spot.place.place_id: None for spot in spots})}
    layout = []
    blocks = []
    for name, column in columns.items():
        block = column.tobytes()
        block += b"\0" * (-len(block) % 4)
        layout.append([name, column.dtype.str, offset])
        offset += len(block)
        blocks.append(block)
    header = json.dumps(
        {
            "rows": len(columns["day"]),
            "first_day": first.isoformat() if first else None,
            "days": (last - first).days + 1 if first and last else 0,
            "types": [str(each) for each in EVENT_TYPES],
            "statuses": [str(each) for each in STATUSES],
            "columns": layout,
            "spots": [_spot(spot, numbers) for spot in spots],
        },
        ensure_ascii=True,
        separators=(",", ":"),
    ).encode("ascii")
    header += b" " * (-(len(MAGIC) + 4 + len(header)) % 4)
    return b"".join([MAGIC, struct.pack("<I", len(header)), header, *blocks])


def _spot(spot: Spot, numbers: Mapping[str, int]) -> dict[str, object]:
    """A spot for the browser; its `place` is a number that all spots of that place share."""
    place = spot.place
    return {
        "name": place_words(place),
        "place": numbers[place.place_id],
        "lat": round(place.lat, 5),
        "lon": round(place.lon, 5),
        "precision": int(spot.precision),
        "radius_km": round(place.radius_km, 2),
    }


def _columns(
    rows: _Rows, spot_of_row: Sequence[int], first: date | None
) -> Mapping[str, NDArray[np.integer[Any]]]:
    type_number = {kind: number for number, kind in enumerate(EVENT_TYPES)}
    status_number = {status: number for number, status in enumerate(STATUSES)}
    tolls = [_toll(incident.killed) for incident, _, _ in rows]
    start = first.toordinal() if first else 0
    return {
        "day": np.array([days.first.toordinal() - start for _, days, _ in rows], "<i4"),
        "span": np.array([min((d.last - d.first).days, LONGEST_SPAN_DAYS) for _, d, _ in rows], "<u2"),
        "spot": np.array(spot_of_row, "<u4"),
        "type": np.array([type_number[event_type_of(incident.sub_event)] for incident, _, _ in rows], "<u1"),
        "status": np.array([status_number[incident.status] for incident, _, _ in rows], "<u1"),
        "low": np.array([low for low, _, _ in tolls], "<i4"),
        "best": np.array([best for _, best, _ in tolls], "<i4"),
        "high": np.array([high for _, _, high in tolls], "<i4"),
        "confidence": np.array([round(incident.confidence * 100) for incident, _, _ in rows], "<u1"),
    }


def _toll(toll: Toll | None) -> tuple[int, int, int]:
    if toll is None:
        return UNKNOWN, UNKNOWN, UNKNOWN
    return toll.low, toll.best, UNKNOWN if toll.high is None else toll.high
