"""A resolved mention as the place of a report."""

from __future__ import annotations

import re

from corpus.records import ReportPlace
from geodata.place import Mention, Place, PlaceKind

_NEAR = re.compile(
    r"\b(?:near|outside|around|close to|direction of|not far from|vicinity of|km from|kilomet\w+ from)\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)


_NEAR_ENDS = ("near", "outside", "around", "to", "of", "from", "the")
"""What must stand before a place for _NEAR to match."""


def report_place(mention: Mention, text: str) -> ReportPlace:
    """The place of a resolved mention as a report keeps it, with ACLED's geo_precision."""
    place, toponym = mention.place, mention.toponym
    if place is None:
        raise ValueError("only a resolved mention gives a place")
    before = text[max(0, toponym.start - 30) : toponym.start]
    near = before.rstrip().lower().endswith(_NEAR_ENDS) and _NEAR.search(before) is not None
    return ReportPlace(
        place_id=place.place_id,
        name=place.name,
        second_name=place.second_name,
        as_written=" ".join(toponym.text.split()),
        start=toponym.start,
        end=toponym.end,
        lat=place.lat,
        lon=place.lon,
        country=place.country,
        country_name=place.country_name,
        admin1=place.admin1,
        kind=place.kind.value,
        radius_km=place.radius_km,
        geo_precision=_geo_precision(place, near=near),
        score=mention.score,
        within=place.within,
        readings=mention.readings,
    )


def _geo_precision(place: Place, *, near: bool) -> int:
    if place.kind in (PlaceKind.COUNTRY, PlaceKind.CONTINENT, PlaceKind.REGION, PlaceKind.BORDER):
        return 3
    exact = place.kind in (PlaceKind.SETTLEMENT, PlaceKind.SITE) and not near
    return 1 if exact else 2
