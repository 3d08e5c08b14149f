"""The store's incidents as columns, by narrow queries that open none of their records but one a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd
from sqlalchemy import Connection, TextClause, text

from corpus.dots import STATUSES, SUB_EVENTS, UNKNOWN, Dots, Facet, FacetIndex
from corpus.records import Incident, ReportPlace
from corpus.searched_words import phrase
from corpus.store_rows import incident_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Julian days begin at noon; Python counts days from 1 January of the year 1.
_ORDINAL: Final = "CAST(julianday({}) - 1721424.5 AS INTEGER)"
_PART: Final = "char(31)"
_DRAWN: Final = "FROM incident WHERE place_id IS NOT NULL AND first_day IS NOT NULL"
_PLACE: Final = (
    f"place_id || {_PART} || place_kind || {_PART} || geo_precision || {_PART} || radius_km"  # one precision of it
)
_COLUMNS: Final = text(
    f"SELECT incident_id, {_ORDINAL.format('first_day')}, {_ORDINAL.format('last_day')}, sub_event, status, "
    f"{_PLACE}, coalesce(killed_low, {UNKNOWN}), coalesce(killed_best, {UNKNOWN}), "
    f"coalesce(killed_high, {UNKNOWN}), CAST(round(100 * confidence) AS INTEGER) {_DRAWN}"
)
_NAMES: Final = ("first", "last", "sub_event", "status", "place", "low", "best", "high", "confidence")
_SMALL: Final = {"sub_event": np.uint8, "status": np.uint8, "confidence": np.uint8}
_PLACES: Final = text(f"SELECT {_PLACE}, record, min(incident_id) {_DRAWN} GROUP BY 1")
_CLAIMS: Final = text(
    "SELECT incident_id, source, claimed_by, accused FROM claim "
    "UNION ALL SELECT incident_id, source, '', '' FROM coded_event"
)


def read_dots(connection: Connection) -> Dots:
    """The dots of the store, within one transaction of the caller's."""
    table = _frame(connection, _COLUMNS, ("id", *_NAMES))
    table = table.sort_values(["first", "id"], kind="stable", ignore_index=True)
    codes, keys = pd.factorize(table["place"])
    table["place"] = codes
    table["sub_event"] = table["sub_event"].map({kind.value: i for i, kind in enumerate(SUB_EVENTS)})
    table["status"] = table["status"].map({status.value: i for i, status in enumerate(STATUSES)})
    places = {key: record for key, record, _ in connection.execute(_PLACES)}
    return Dots(
        incident_ids=table["id"].to_numpy().astype("S") if len(table) else np.zeros(0, "S1"),
        places=tuple(_place_of(places[key]) for key in keys),
        columns={name: table[name].to_numpy().astype(_SMALL.get(name, np.int32)) for name in _NAMES},
        facets=_facets(connection, table["id"]),
    )


def _frame(connection: Connection, query: TextClause, names: Sequence[str]) -> pd.DataFrame:
    """The rows of a query, column by column: pandas takes rows of SQLAlchemy's ten times more slowly."""
    columns = list(zip(*connection.execute(query), strict=True)) or [()] * len(names)
    return pd.DataFrame(dict(zip(names, map(list, columns), strict=True)))


def _place_of(record: str) -> ReportPlace:
    """The place of an incident's record, without what else was weighed."""
    incident: Incident = incident_of(record, (), ())
    if incident.place is None:
        raise ValueError("an incident that stands at a place has one")
    return incident.place


def _facets(connection: Connection, ids: pd.Series[str]) -> Mapping[Facet, FacetIndex]:
    claims = _frame(connection, _CLAIMS, ("id", Facet.SOURCE, Facet.CLAIMANT, Facet.ACCUSED))
    rows = pd.Index(ids).get_indexer(pd.Index(claims["id"]))
    return {facet: _index(claims[facet].to_numpy(), rows) for facet in Facet}


def _index(words: NDArray[Any], rows: NDArray[np.intp]) -> FacetIndex:
    """The index of one facet; what is not drawn and what nobody is named for is left out."""
    told = (rows >= 0) & (words != "")
    codes, values = pd.factorize(words[told])
    pairs = np.unique(np.stack([codes, rows[told]], axis=1), axis=0) if told.any() else np.zeros((0, 2), int)
    counts = np.bincount(pairs[:, 0], minlength=len(values))
    order = np.lexsort((np.asarray(values, str), -counts)) if len(values) else np.zeros(0, int)
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order))
    return FacetIndex(
        values=tuple(str(values[i]) for i in order), codes=rank[pairs[:, 0]], rows=pairs[:, 1].astype(np.int32)
    )


def ids_of_words(connection: Connection, groups: Sequence[Sequence[str]]) -> list[str]:
    """The ids of incidents of an article or a coded row that holds, of each group, one of the spellings."""
    asked = " AND ".join(f"({' OR '.join(map(phrase, group))})" for group in groups if group)
    if not asked:
        return []
    query = text(
        "SELECT DISTINCT incident_id FROM incident_report JOIN report USING (report_id) "
        "JOIN article USING (article_id) JOIN article_search ON article_search.rowid = article_number "
        "WHERE article_search MATCH :words UNION "
        "SELECT incident_id FROM coded_event JOIN coded_search ON coded_search.rowid = event_number "
        "WHERE coded_search MATCH :words"
    )
    return [row.incident_id for row in connection.execute(query, {"words": asked})]
