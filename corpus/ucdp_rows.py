"""A row of UCDP's event dataset (GED) or of its candidate events."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from corpus.coded_rows import (
    CodedPlace,
    CodedRow,
    ImpossibleRowError,
    code_of,
    day_of_cell,
    days_between,
    line_of,
    number_of,
    point_of,
    toll_between,
    words_of,
)
from corpus.records import Actor, ActorRole, CodedBy, CodedKind, Coding, SubEventType, Toll
from corpus.refusals import shown
from geodata.place import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Mapping

_KINDS: Final = {
    1: (CodedKind.STATE_BASED, SubEventType.ARMED_CLASH),
    2: (CodedKind.NON_STATE, SubEventType.ARMED_CLASH),
    3: (CodedKind.ONE_SIDED, SubEventType.ATTACK),
}
"""UCDP tells by whom against whom, not how: the sub-event type only says where the map and its filters put it."""

_PLACES: Final = {
    1: (PlaceKind.SETTLEMENT, 1, 2.0),
    2: (PlaceKind.DISTRICT, 2, 25.0),  # UCDP: within about 25 km of a known point
    3: (PlaceKind.DISTRICT, 2, 25.0),
    4: (PlaceKind.REGION, 3, 75.0),
    5: (PlaceKind.REGION, 3, 75.0),  # a line or a vague area
    6: (PlaceKind.COUNTRY, 3, 250.0),
    7: (PlaceKind.REGION, 3, 250.0),  # international waters or airspace
}
"""Kind, geo_precision and radius in km by where_prec; but for that of 2, the distances are ours."""

_TIME_PRECISIONS: Final = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}
_ID: Final = re.compile(r"\d{1,9}")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_VERSION: Final = re.compile(r"v?(\d{2})[._](\d{1,2})(?:[._](\d{1,2}))?(?!\d)", re.IGNORECASE)


def read_ucdp(cells: Mapping[str, str], file_name: str) -> CodedRow:
    """The event of a row; `file_name` tells the version of the dataset. Raises ImpossibleRowError."""
    kind, sub_event = _KINDS[code_of(cells, "type_of_violence", _KINDS)]
    headline = words_of(cells, "source_headline")
    return CodedRow(
        coding=Coding(by=CodedBy.UCDP, event_id=_id(cells), edition=version_in(file_name), kind=kind),
        sub_event=sub_event,
        place=_place(cells),
        days=days_between(day_of_cell(cells, "date_start"), day_of_cell(cells, "date_end")),
        time_precision=_TIME_PRECISIONS[code_of(cells, "date_prec", _TIME_PRECISIONS)],
        killed=_killed(cells),
        actors=tuple(_actors(cells, one_sided=kind is CodedKind.ONE_SIDED)),
        words=headline or words_of(cells, "source_article"),
        source=line_of(cells, "source_office") or line_of(cells, "source_original"),
        published=_published(cells),
    )


def version_in(file_name: str) -> int:
    """The dataset's version as a number that grows, 0 where the name does not tell it.

    "GEDEvent_v24_1.csv" is later than "GEDEvent_v23_0_12.csv", the candidates of the year before.
    """
    found = _VERSION.search(file_name)
    if found is None:
        return 0
    year, release, month = (int(part or 0) for part in found.groups())
    return (year * 100 + release) * 100 + month


def _id(cells: Mapping[str, str]) -> str:
    event_id = cells["id"].strip().removesuffix(".0")
    if not _ID.fullmatch(event_id):
        raise ImpossibleRowError(f'its id is "{shown(event_id[:40])}", which is no id of UCDP\'s')
    return event_id


def _place(cells: Mapping[str, str]) -> CodedPlace:
    lat, lon = point_of(cells)
    kind, precision, radius_km = _PLACES[code_of(cells, "where_prec", _PLACES)]
    admin1, country = line_of(cells, "adm_1"), line_of(cells, "country")
    return CodedPlace(
        name=line_of(cells, "where_coordinates") or admin1 or country or f"{lat:.3f}, {lon:.3f}",
        lat=lat,
        lon=lon,
        kind=kind,
        geo_precision=precision,
        radius_km=radius_km,
        country_name=country,
        admin1=admin1,
    )


def _killed(cells: Mapping[str, str]) -> Toll | None:
    """UCDP's estimates; an event of which all three are 0 has no number, since UCDP takes none without a death."""
    low, best, high = (number_of(cells, name) or 0 for name in ("low", "best", "high"))
    return toll_between(low, best, high) if high or best or low else None


def _actors(cells: Mapping[str, str], *, one_sided: bool) -> list[Actor]:
    """Both sides; in one-sided violence the first by definition used force against the second, civilians."""
    roles = (ActorRole.ATTACKER, ActorRole.TARGET) if one_sided else (ActorRole.PARTICIPANT,) * 2
    told = ((role, line_of(cells, name)) for role, name in zip(roles, ("side_a", "side_b"), strict=True))
    return [Actor(role=role, words=words) for role, words in told if words]


def _published(cells: Mapping[str, str]) -> date | None:
    """The earliest day of its sources."""
    days = []
    for told in _DAY.findall(cells.get("source_date", "")[:1000]):
        try:
            days.append(date.fromisoformat(told))
        except ValueError:
            continue
    return min(days, default=None)
