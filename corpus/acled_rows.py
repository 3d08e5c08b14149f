"""A row of ACLED's export, of its older columns or its newer ones."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from corpus.coded_rows import (
    CodedPlace,
    CodedRow,
    ImpossibleRowError,
    code_of,
    day_of_cell,
    line_of,
    number_of,
    point_of,
    words_of,
)
from corpus.records import (
    OWN_SUB_EVENTS,
    Actor,
    ActorRole,
    CodedBy,
    Coding,
    DayRange,
    SubEventType,
    Toll,
)
from corpus.refusals import shown
from geodata.place import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Mapping

PRECISIONS: Final = (1, 2, 3)

RADIUS_KM: Final = {1: 2.0, 2: 15.0, 3: 75.0}
"""How far from the point it may have been, by geo_precision: ACLED says a town, a small area and a larger region,
and no distances. These are ours, as wide as such places commonly are."""

_KIND_OF_PLACE: Final = {1: PlaceKind.SETTLEMENT, 2: PlaceKind.DISTRICT, 3: PlaceKind.REGION}
_HALF_A_WEEK: Final = timedelta(days=3)
_EVENT_ID: Final = re.compile(r"[A-Z]{2,5}\d{1,10}|\d{1,10}[A-Z]{2,5}")
_LATEST_TIMESTAMP: Final = 10_000_000_000

_SUB_EVENTS: Final = {kind.value.casefold(): kind for kind in SubEventType if kind not in OWN_SUB_EVENTS} | {
    "excessive force against protestors": SubEventType.EXCESSIVE_FORCE  # as older exports spell it
}


def read_acled(cells: Mapping[str, str]) -> CodedRow:
    """The event of a row; raises ImpossibleRowError."""
    time_precision = code_of(cells, "time_precision", PRECISIONS)
    return CodedRow(
        coding=_coding(cells),
        sub_event=_sub_event(line_of(cells, "sub_event_type")),
        place=_place(cells),
        days=days_around(day_of_cell(cells, "event_date"), time_precision),
        time_precision=time_precision,
        killed=_killed(cells),
        actors=tuple(_actors(cells)),
        words=words_of(cells, "notes"),
        source=line_of(cells, "source"),
    )


def days_around(day: date, time_precision: int) -> DayRange:
    """The days that a row means: its own, the week around it, or its month."""
    if time_precision == 1:
        return DayRange(first=day, last=day)
    if time_precision == 2:
        return DayRange(first=day - _HALF_A_WEEK, last=day + _HALF_A_WEEK)
    return DayRange(first=day.replace(day=1), last=day.replace(day=monthrange(day.year, day.month)[1]))


def _coding(cells: Mapping[str, str]) -> Coding:
    event_id = cells["event_id_cnty"].strip()
    if not _EVENT_ID.fullmatch(event_id):
        raise ImpossibleRowError(f'its event_id_cnty is "{shown(event_id[:40])}", which is no id of ACLED\'s')
    edition = number_of(cells, "timestamp", _LATEST_TIMESTAMP) or 0
    return Coding(by=CodedBy.ACLED, event_id=event_id, edition=edition)


def _sub_event(words: str) -> SubEventType:
    kind = _SUB_EVENTS.get(words.casefold())
    if kind is None:
        raise ImpossibleRowError(f'its sub_event_type is "{shown(words[:60])}", which is none of ACLED\'s')
    return kind


def _place(cells: Mapping[str, str]) -> CodedPlace:
    lat, lon = point_of(cells)
    precision = code_of(cells, "geo_precision", PRECISIONS)
    admin1 = line_of(cells, "admin1")
    country = line_of(cells, "country")
    return CodedPlace(
        name=line_of(cells, "location") or admin1 or country or f"{lat:.3f}, {lon:.3f}",
        lat=lat,
        lon=lon,
        kind=_KIND_OF_PLACE[precision],
        geo_precision=precision,
        radius_km=RADIUS_KM[precision],
        country_name=country,
        country_number=number_of(cells, "iso"),
        admin1=admin1,
    )


def _killed(cells: Mapping[str, str]) -> Toll | None:
    """ACLED writes 0 where nobody reports a death, told to have been none or not told at all: no number for us."""
    killed = number_of(cells, "fatalities")
    return Toll(low=killed, best=killed, high=killed) if killed else None


def _actors(cells: Mapping[str, str]) -> list[Actor]:
    """Both actors as taking part: ACLED's codebook says that their order tells nobody's part."""
    told = (line_of(cells, name) for name in ("actor1", "actor2"))
    return [Actor(role=ActorRole.PARTICIPANT, words=words) for words in told if words]
