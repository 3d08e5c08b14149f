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

from corpus.dots import STATUSES, SUB_EVENTS
from corpus.records import CodedBy, EventType, event_type_of
from geodata.place import AREAS, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from corpus.dots import Dots
    from corpus.records import ReportPlace

ContentId = NewType("ContentId", str)
"""The first 32 hexadecimal digits of a content's SHA-256: an id, never text that somebody wrote."""

EVENT_TYPES: Final = tuple(EventType)
MAGIC: Final = b"DLT1"
LONGEST_SPAN_DAYS: Final = 0xFFFF
EXACT_RADIUS_KM: Final = 1.0
"""A place that reaches no farther than this from its point is drawn as a point."""

_TYPE_OF_SUB_EVENT: Final = np.array([EVENT_TYPES.index(event_type_of(each)) for each in SUB_EVENTS], np.uint8)
_SIZES: Final = (np.dtype("u1"), np.dtype("i1"), np.dtype("<u2"), np.dtype("<i2"), np.dtype("<i4"))


class Precision(IntEnum):
    """How exactly a dot is known, as the map's symbols show it; the least is the most exact."""

    EXACT = 0
    TOWN = 1
    DISTRICT = 2
    REGION = 3


class Origin(IntEnum):
    """Where what a dot shows comes from; the numbers are those that the browser knows."""

    ARTICLES = 0
    ACLED = 1
    UCDP = 2


CODERS: Final = {Origin.ACLED: CodedBy.ACLED, Origin.UCDP: CodedBy.UCDP}
ORIGIN_OF: Final[Mapping[CodedBy | None, Origin]] = {
    None: Origin.ARTICLES,
    **{coder: origin for origin, coder in CODERS.items()},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place at one precision: what one symbol of the map stands for. All of it is of one origin."""

    place: ReportPlace
    precision: Precision

    @property
    def origin(self) -> Origin:
        """Where all that lies at it comes from."""
        return ORIGIN_OF[self.place.coded_by]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Everything the map draws. Row i of every column is row i of `dots`; days count from `first_day`.

    `columns` are day, span (days after the first), spot, type (a number into EVENT_TYPES), status, low, best,
    high and confidence, the same as in `payload`, the file that the browser fetches (see docs/map.md), whose
    name is `content_id`. `origins` are the Origin of each spot. `spot_by_place` gives the most exact spot of each
    place. `first_day` and `last_day` are None exactly when there is nothing to draw.
    """

    dots: Dots
    spots: tuple[Spot, ...]
    origins: NDArray[np.uint8]
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

    def place_id_of(self, spot: int | None) -> str:
        """The id of the place of a spot, "" where there is no such spot."""
        return "" if spot is None or spot >= len(self.spots) else self.spots[spot].place.place_id

    def place_of(self, place_id: str) -> ReportPlace | None:
        """The place as a report has it, None where the map has none."""
        number = self.spot_of(place_id)
        return None if number is None else self.spots[number].place


def precision_of(place: ReportPlace) -> Precision:
    """How exactly a report's place is known: an area is never more exact than a district."""
    if place.geo_precision >= 3 or place.kind in {PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.CONTINENT}:
        return Precision.REGION
    if place.geo_precision == 2 or place.kind in AREAS:
        return Precision.DISTRICT
    return Precision.EXACT if place.radius_km <= EXACT_RADIUS_KM else Precision.TOWN


def build_timeline(dots: Dots) -> Timeline:
    """The timeline of a store's dots."""
    spots, spot_of_place = _spots(dots.places)
    first, last = _extent(dots)
    columns = _columns(dots, spot_of_place, first)
    payload = _payload(columns, spots, first, last)
    exact_last = sorted(range(len(spots)), key=lambda number: -spots[number].precision)
    return Timeline(
        dots=dots,
        spots=spots,
        origins=np.array([spot.origin for spot in spots], np.uint8),
        columns=columns,
        spot_by_place={spots[number].place.place_id: number for number in exact_last},
        first_day=first,
        last_day=last,
        payload=payload,
        content_id=content_id_of(payload),
    )


def content_id_of(content: bytes) -> ContentId:
    """The id that names a content."""
    return ContentId(hashlib.sha256(content).hexdigest()[:32])


def _spots(places: Sequence[ReportPlace]) -> tuple[tuple[Spot, ...], NDArray[np.int32]]:
    """The spots, and for each place of the dots the number of its spot."""
    numbers: dict[tuple[str, Precision], int] = {}
    spots: list[Spot] = []
    spot_of_place = np.zeros(len(places), np.int32)
    for index, place in enumerate(places):
        precision = precision_of(place)
        number = numbers.setdefault((place.place_id, precision), len(spots))
        if number == len(spots):
            spots.append(Spot(place=place, precision=precision))
        spot_of_place[index] = number
    return tuple(spots), spot_of_place


def _extent(dots: Dots) -> tuple[date, date] | tuple[None, None]:
    if not len(dots):
        return None, None
    first, last = int(dots.columns["first"].min()), int(dots.columns["last"].max())
    return date.fromordinal(first), date.fromordinal(last)


def _columns(
    dots: Dots, spot_of_place: NDArray[np.int32], first: date | None
) -> Mapping[str, NDArray[np.integer[Any]]]:
    told = dots.columns
    columns: dict[str, NDArray[np.integer[Any]]] = {
        "day": told["first"] - (first.toordinal() if first else 0),
        "span": np.minimum(told["last"] - told["first"], LONGEST_SPAN_DAYS),
        "spot": spot_of_place[told["place"]],
        "type": _TYPE_OF_SUB_EVENT[told["sub_event"]],
        **{name: told[name] for name in ("status", "low", "best", "high", "confidence")},
    }
    return {name: _smallest(column) for name, column in columns.items()}


def _smallest(column: NDArray[np.integer[Any]]) -> NDArray[np.integer[Any]]:
    """The column in the smallest integers that hold it: what a browser fetches counts."""
    low, high = (int(column.min()), int(column.max())) if len(column) else (0, 0)
    fits = (size for size in _SIZES if np.iinfo(size).min <= low and high <= np.iinfo(size).max)
    return column.astype(next(fits))


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
        separators=(",", ":"),
    ).encode("ascii")
    header += b" " * (-(len(MAGIC) + 4 + len(header)) % 4)
    return b"".join([MAGIC, struct.pack("<I", len(header)), header, *blocks])


def _spot(spot: Spot, numbers: Mapping[str, int]) -> dict[str, object]:
    """A spot for the browser; its `place` is a number that all spots of that place share, its name comes apart.

    Its `origin` is left out where that is articles.
    """
    place = spot.place
    told: dict[str, object] = {
        "place": numbers[place.place_id],
        "lat": round(place.lat, 5),
        "lon": round(place.lon, 5),
        "precision": int(spot.precision),
        "radius_km": round(place.radius_km, 2),
    }
    return told | {"origin": int(spot.origin)} if spot.origin else told
