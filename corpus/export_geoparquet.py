"""Incidents as GeoParquet 1.1, for programs that read columns."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, Final

from corpus.export_columns import OWN_COLUMNS, ColumnType, told_values
from corpus.export_geojson import Bounds, grown, point_of
from corpus.export_note import ExportNote, note_members
from corpus.export_rows import ExportRow

if TYPE_CHECKING:
    import pyarrow as pa

# ruff: noqa: PLC0415  pyarrow takes a third of a second to import, and a table as CSV does not need it

ROWS_A_GROUP: Final = 10_000
"""So many rows are in memory at once."""

_GEOMETRY, _BOX = "geometry", "bbox"
_CORNERS: Final = ("xmin", "ymin", "xmax", "ymax")


def write_geoparquet(rows: Iterable[ExportRow], out: BinaryIO, note: ExportNote) -> None:
    """Writes Dateline's own columns, the point as WKB in OGC:CRS84 and its box; what is not told is null."""
    from pyarrow import parquet

    schema = _schema()
    bounds: Bounds | None = None
    # Without Arrow's copy of the schema all readers look for the metadata in the same place, the file's own.
    with parquet.ParquetWriter(out, schema, compression="zstd", store_schema=False) as writer:
        for group in _groups(rows):
            for row in group:
                bounds = grown(bounds, row)
            writer.write_table(_table(group, schema))
        writer.add_key_value_metadata(
            {
                "geo": json.dumps(_geo(bounds)),
                "dateline": json.dumps(note_members(note), ensure_ascii=False),
            }
        )


def _groups(rows: Iterable[ExportRow]) -> Iterator[list[ExportRow]]:
    left = iter(rows)
    while group := list(islice(left, ROWS_A_GROUP)):
        yield group


def _schema() -> pa.Schema:
    import pyarrow as pa

    types = {
        ColumnType.TEXT: pa.string(),
        ColumnType.WHOLE: pa.int32(),
        ColumnType.NUMBER: pa.float64(),
        ColumnType.DAY: pa.date32(),
        ColumnType.TRUTH: pa.bool_(),
    }
    box = pa.struct([pa.field(corner, pa.float64(), nullable=False) for corner in _CORNERS])
    own = [pa.field(column.name, types[column.type]) for column in OWN_COLUMNS]
    return pa.schema([*own, pa.field(_GEOMETRY, pa.binary()), pa.field(_BOX, box)])


def _table(rows: list[ExportRow], schema: pa.Schema) -> pa.Table:
    import pyarrow as pa

    return pa.Table.from_pylist([_record(row) for row in rows], schema=schema)


def _record(row: ExportRow) -> Mapping[str, object]:
    point = point_of(row)
    if point is None:
        return {**told_values(row), _GEOMETRY: None, _BOX: None}
    well_known_bytes = struct.pack("<BIdd", 1, 1, *point)
    return {**told_values(row), _GEOMETRY: well_known_bytes, _BOX: dict(zip(_CORNERS, point * 2, strict=True))}


def _geo(bounds: Bounds | None) -> dict[str, object]:
    """What GeoParquet wants to be told of the geometry; no "crs" means longitude and latitude on WGS 84."""
    column: dict[str, object] = {
        "encoding": "WKB",
        "geometry_types": ["Point"] if bounds else [],
        "covering": {_BOX: {corner: [_BOX, corner] for corner in _CORNERS}},
    }
    if bounds:
        column["bbox"] = bounds.in_order()
    return {"version": "1.1.0", "primary_column": _GEOMETRY, "columns": {_GEOMETRY: column}}
