"""The columns of a table: name, type, meaning, and how a row gives the value."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import Final, TextIO

from corpus.export_rows import ExportRow
from corpus.export_text import cell, sound

Value = str | int | float | bool | date | None
"""What a column may hold; None is unknown, which is never zero."""


class ColumnType(StrEnum):
    """Types of columns, as a data package's table schema names them."""

    TEXT = "string"
    WHOLE = "integer"
    NUMBER = "number"
    DAY = "date"
    TRUTH = "boolean"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of an exported table; `about` says in a line what it means and where it comes from."""

    name: str
    type: ColumnType
    about: str
    value: Callable[[ExportRow], Value]


_TYPES: Final = {
    "str": ColumnType.TEXT,
    "int": ColumnType.WHOLE,
    "float": ColumnType.NUMBER,
    "date": ColumnType.DAY,
    "bool": ColumnType.TRUTH,
}

OWN_COLUMNS: Final = tuple(
    Column(
        name=one.name,
        type=_TYPES[str(one.type).split(" ")[0]],
        about=str(one.metadata["about"]),
        value=attrgetter(one.name),
    )
    for one in fields(ExportRow)
)
"""Dateline's own table: a column for each field of a row."""


def write_table(columns: Sequence[Column], rows: Iterable[ExportRow], out: TextIO) -> None:
    """Writes the rows as CSV (RFC 4180) with a header; no cell can become a formula."""
    writer = csv.writer(out)
    writer.writerow([column.name for column in columns])
    values = [column.value for column in columns]
    for row in rows:
        writer.writerow([cell(value(row)) for value in values])


def told_values(row: ExportRow) -> dict[str, Value]:
    """The values of Dateline's own columns by name, sound; None where nothing is told."""
    return {column.name: _told(column.value(row)) for column in OWN_COLUMNS}


def _told(value: Value) -> Value:
    return (sound(value) or None) if isinstance(value, str) else value
