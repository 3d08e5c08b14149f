"""Incidents in the columns of UCDP's event dataset (GED), for programs that read those; not UCDP's data."""

from __future__ import annotations

from typing import Final

from corpus.export_columns import Column, ColumnType, Value
from corpus.export_rows import ExportRow, what_happened

_LONGEST_OF_PRECISION: Final = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
"""UCDP's date_prec for ranges of up to so many days; a longer range has none."""

_AREA_PRECISION: Final = {"country": 6, "region": 4, "district": 3}
_LINES: Final = frozenset({"river", "lake", "mountain", "road", "border"})
_POINT_PRECISION: Final = {1: 1, 2: 2, 3: 5}
_WITHOUT_PRECISION: Final = "continent"

_CELLS_A_DEGREE, _CELLS_A_ROW = 2, 720
"""PRIO-GRID's: cells of half a degree, counted from 90 S 180 W eastwards, then northwards, from 1."""


def date_precision(row: ExportRow) -> int | None:
    """UCDP's date_prec (1 the day .. 5 up to a year), None where the days are unknown or more than a year."""
    if row.event_date is None or row.event_date_last is None:
        return None
    days = (row.event_date_last - row.event_date).days + 1
    return next((precision for longest, precision in _LONGEST_OF_PRECISION if days <= longest), None)


def place_precision(row: ExportRow) -> int | None:
    """UCDP's where_prec (1 the point .. 6 the country), None without a place; 7, the high seas, is never told."""
    if row.geo_precision is None or row.place_kind == _WITHOUT_PRECISION:
        return None
    if row.place_kind in _LINES:
        return 5
    return _AREA_PRECISION.get(row.place_kind) or _POINT_PRECISION.get(row.geo_precision)


def _nothing(_: ExportRow) -> Value:
    return None


def _year(row: ExportRow) -> Value:
    return row.event_date.year if row.event_date else None


def _point(row: ExportRow) -> Value:
    """The point as well-known text, longitude first."""
    if row.latitude is None or row.longitude is None:
        return None
    return f"POINT ({row.longitude} {row.latitude})"


def _grid_cell(row: ExportRow) -> Value:
    if row.latitude is None or row.longitude is None:
        return None
    northwards = min(int((row.latitude + 90) * _CELLS_A_DEGREE), 180 * _CELLS_A_DEGREE - 1)
    eastwards = min(int((row.longitude + 180) * _CELLS_A_DEGREE), _CELLS_A_ROW - 1)
    return northwards * _CELLS_A_ROW + eastwards + 1


def _around(row: ExportRow) -> Value:
    return f"up to {row.radius_km:g} km from the point" if row.radius_km is not None else None


_TEXT, _WHOLE, _NUMBER, _DAY = ColumnType.TEXT, ColumnType.WHOLE, ColumnType.NUMBER, ColumnType.DAY
_CODED = "empty: UCDP's own coding"
_NO_SIDES = "empty: Dateline does not decide who fought whom"
_NOT_DIVIDED = "empty: Dateline does not divide the dead by side; empty is unknown, where UCDP writes 0"

UCDP_COLUMNS: Final = tuple(
    Column(name=name, type=kind, about=about, value=value)
    for name, kind, about, value in (
        (
            "id",
            _TEXT,
            "Dateline's id of the incident; no number, and none of UCDP's",
            lambda r: r.event_id_dateline,
        ),
        ("relid", _TEXT, _CODED, _nothing),
        ("year", _WHOLE, "the year of date_start", _year),
        ("active_year", _WHOLE, _CODED, _nothing),
        (
            "code_status",
            _TEXT,
            "status and kind of event, as in happened: Armed clash; UCDP says here how far its coding is checked",
            lambda r: f"{r.status}: {what_happened(r)}" + (f"; coded by {r.coded_by}" if r.coded_by else ""),
        ),
        ("type_of_violence", _WHOLE, _CODED, _nothing),
        ("conflict_dset_id", _WHOLE, _CODED, _nothing),
        ("conflict_new_id", _WHOLE, _CODED, _nothing),
        ("conflict_name", _TEXT, _CODED, _nothing),
        ("dyad_dset_id", _WHOLE, _CODED, _nothing),
        ("dyad_new_id", _WHOLE, _CODED, _nothing),
        ("dyad_name", _TEXT, _NO_SIDES, _nothing),
        ("side_a_dset_id", _WHOLE, _CODED, _nothing),
        ("side_a_new_id", _WHOLE, _CODED, _nothing),
        ("side_a", _TEXT, _NO_SIDES, _nothing),
        ("side_b_dset_id", _WHOLE, _CODED, _nothing),
        ("side_b_new_id", _WHOLE, _CODED, _nothing),
        ("side_b", _TEXT, _NO_SIDES, _nothing),
        (
            "number_of_sources",
            _WHOLE,
            "how many independent texts tell of it: copies count once",
            lambda r: r.articles if r.texts is None else r.texts,
        ),
        ("source_article", _TEXT, "the articles' addresses, parted by a space", lambda r: r.source_url),
        ("source_office", _TEXT, "the outlets, parted by ;", lambda r: r.source),
        ("source_date", _TEXT, "the articles' days of publication, parted by ;", lambda r: r.source_date),
        ("source_headline", _TEXT, "the articles' titles, parted by ;", lambda r: r.source_title),
        ("source_original", _TEXT, "who says so, as the articles write it, parted by ;", lambda r: r.claimed_by),
        (
            "where_prec",
            _WHOLE,
            "1 the place itself, 2 near it, 3 a district, 4 a region, 5 a line or a vague area, 6 a country",
            place_precision,
        ),
        ("where_coordinates", _TEXT, "the place; both names of a disputed one, parted by /", lambda r: r.location),
        ("where_description", _TEXT, "how far from the point it may have been", _around),
        ("adm_1", _TEXT, "first-order division, where the gazetteer has it", lambda r: r.admin1),
        ("adm_2", _TEXT, "empty: not in the gazetteer", _nothing),
        ("latitude", _NUMBER, "degrees north, WGS 84", lambda r: r.latitude),
        ("longitude", _NUMBER, "degrees east, WGS 84", lambda r: r.longitude),
        ("geom_wkt", _TEXT, "the point as well-known text, longitude first", _point),
        ("priogrid_gid", _WHOLE, "the PRIO-GRID cell of the point, counted from its coordinates", _grid_cell),
        ("country", _TEXT, "the state that international law gives the place to", lambda r: r.country_name),
        ("country_id", _WHOLE, "empty: Gleditsch and Ward's number is not known here", _nothing),
        ("region", _TEXT, "empty: UCDP's regions are its own", _nothing),
        ("event_clarity", _WHOLE, _CODED, _nothing),
        (
            "date_prec",
            _WHOLE,
            "1 the day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year; empty is longer or unknown",
            date_precision,
        ),
        ("date_start", _DAY, "the first day", lambda r: r.event_date),
        ("date_end", _DAY, "the last day", lambda r: r.event_date_last),
        ("deaths_a", _WHOLE, _NOT_DIVIDED, _nothing),
        ("deaths_b", _WHOLE, _NOT_DIVIDED, _nothing),
        ("deaths_civilians", _WHOLE, _NOT_DIVIDED, _nothing),
        ("deaths_unknown", _WHOLE, _NOT_DIVIDED, _nothing),
        ("best", _WHOLE, "killed, by Dateline's rule for claims; empty is unknown", lambda r: r.fatalities_best),
        ("high", _WHOLE, "killed, the highest claim; empty is open or unknown", lambda r: r.fatalities_high),
        ("low", _WHOLE, "killed, the lowest claim; empty is unknown", lambda r: r.fatalities_low),
        ("gwnoa", _WHOLE, _NO_SIDES, _nothing),
        ("gwnob", _WHOLE, _NO_SIDES, _nothing),
    )
)
"""The columns of UCDP GED in its order, as they have been since version 18.1."""
