"""Rows in the columns of ACLED's and UCDP's tables; every one is invented."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from corpus.coded_events import coded_event
from corpus.raw_event import RawEvent
from corpus.records import CodedBy, CodedEvent, Rejected

if TYPE_CHECKING:
    from collections.abc import Mapping

ACLED: Final = {
    "event_id_cnty": "AZE123",
    "event_date": "04 October 2020",
    "year": "2020",
    "time_precision": "1",
    "disorder_type": "Political violence",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Shelling/artillery/missile attack",
    "actor1": "Forces of One Side",
    "actor2": "Forces of the Other Side",
    "iso": "31",
    "country": "Azerbaijan",
    "admin1": "Tartar",
    "location": "Terter",
    "latitude": "40.345",
    "longitude": "46.930",
    "geo_precision": "1",
    "source": "Paper A; Paper B",
    "notes": "On 4 October 2020, shells fell on Terter. Two people were killed.",
    "fatalities": "2",
    "timestamp": "1700000000",
}
UCDP: Final = {
    "id": "412345",
    "year": "2020",
    "type_of_violence": "1",
    "side_a": "Government of One Side",
    "side_b": "Government of the Other Side",
    "source_office": "Agency A",
    "source_date": "2020-10-06;2020-10-05",
    "source_headline": "Shells fall on Barda",
    "source_article": "Agency A, 2020-10-05",
    "where_prec": "1",
    "where_coordinates": "Barda town",
    "adm_1": "Barda",
    "latitude": "40.374",
    "longitude": "47.127",
    "country": "Azerbaijan",
    "date_prec": "2",
    "date_start": "2020-10-04 00:00:00.000",
    "date_end": "2020-10-05 00:00:00.000",
    "best": "4",
    "high": "9",
    "low": "2",
}
ROWS: Final = {CodedBy.ACLED: ACLED, CodedBy.UCDP: UCDP}


def read_row(
    coder: CodedBy, cells: Mapping[str, str], origin: str = "table.csv:2", file_name: str = "table.csv"
) -> CodedEvent | Rejected:
    """What becomes of the coder's row with these cells in the place of its own."""
    return coded_event(RawEvent(coder=coder, cells=ROWS[coder] | cells, origin=origin, file_name=file_name))


def coded(coder: CodedBy, cells: Mapping[str, str] | None = None, origin: str = "table.csv:2") -> CodedEvent:
    """The event of the coder's row with these cells in the place of its own."""
    found = read_row(coder, cells or {}, origin)
    if isinstance(found, Rejected):
        raise TypeError(found.reason)
    return found


def table_of(*rows: Mapping[str, str], delimiter: str = ",") -> bytes:
    """The rows as a CSV with their columns."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()
