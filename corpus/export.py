"""Taking away: the formats that incidents are written in, and the package of a file with what describes it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import BinaryIO, Final, TextIO

from corpus.export_acled import ACLED_COLUMNS
from corpus.export_columns import OWN_COLUMNS, Column, write_table
from corpus.export_geojson import write_features
from corpus.export_geoparquet import write_geoparquet
from corpus.export_kml import write_kml
from corpus.export_note import TITLE, WHAT_IT_IS, ExportNote, citation, licences, note_members, readme
from corpus.export_rows import ExportRow, export_rows, rows_with_evidence
from corpus.export_text import one_line
from corpus.export_ucdp import UCDP_COLUMNS

__all__ = [
    "DATA_PACKAGE",
    "FORMATS",
    "ExportNote",
    "ExportRow",
    "Format",
    "Writer",
    "citation",
    "datapackage",
    "datapackage_text",
    "export_rows",
    "file_name",
    "licences",
    "rows_with_evidence",
    "write_bundle",
]

Writer = Callable[[Iterable[ExportRow], BinaryIO, ExportNote], None]
"""Writes rows to a binary file, which it leaves open."""

DATA_PACKAGE: Final = "datapackage.json"
README: Final = "README.txt"
EARLIEST_IN_A_ZIP: Final = date(1980, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A way to write incidents: how its files end, what they are on the web, their columns, and the writer.

    `is_text` says that a terminal can show it.
    """

    name: str
    ending: str
    media_type: str
    write: Writer
    columns: tuple[Column, ...] = OWN_COLUMNS
    is_text: bool = True


def file_name(form: Format, note: ExportNote) -> str:
    """What to call a file of that format: "dateline-0123456789abcdef.csv"."""
    version = "".join(letter for letter in note.data_version if letter.isascii() and letter.isalnum())
    return f"dateline-{version}.{form.ending}"


def datapackage(form: Format, path: str, note: ExportNote) -> dict[str, object]:
    """The description of an exported file (Frictionless Data Package): columns, version, origin, licences."""
    fields = [{"name": each.name, "type": each.type.value, "description": each.about} for each in form.columns]
    resource: dict[str, object] = {
        "name": "incidents",
        "path": path,
        "format": form.ending.rpartition(".")[2],
        "mediatype": form.media_type,
        "encoding": "utf-8",
        "schema": {"fields": fields, "missingValues": [""]},
    }
    return {
        "name": "dateline-export",
        "title": TITLE,
        "version": one_line(note.data_version),
        "description": WHAT_IT_IS,
        "dateline": note_members(note),
        "notes": list(licences(note)),
        "sources": [{"title": one_line(source)} for source in note.sources],
        "resources": [resource],
    }


def datapackage_text(form: Format, path: str, note: ExportNote) -> str:
    """The description of an exported file, as it is written beside it."""
    return json.dumps(datapackage(form, path, note), ensure_ascii=False, indent=2) + "\n"


def write_bundle(form: Format, rows: Iterable[ExportRow], out: BinaryIO, note: ExportNote) -> None:
    """Writes a ZIP with the file, what describes it to programs and what describes it to people."""
    name = file_name(form, note)
    counted = _Counted(rows)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        # How long the file will be is not known yet, so it may be longer than the first ZIPs could hold.
        with bundle.open(_entry(name, note), "w", force_zip64=True) as entry:
            form.write(counted, entry, note)  # type: ignore[arg-type]  # as binary a file as any
        bundle.writestr(_entry(DATA_PACKAGE, note), datapackage_text(form, name, note))
        bundle.writestr(_entry(README, note), readme(note, name, counted.count))


class _Counted:
    """Rows on their way through, counted."""

    def __init__(self, rows: Iterable[ExportRow]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[ExportRow]:
        for row in self._rows:
            self.count += 1
            yield row


def _entry(name: str, note: ExportNote) -> zipfile.ZipInfo:
    """An entry of the day of the export, so that the same export gives the same bytes."""
    day = max(note.day, EARLIEST_IN_A_ZIP)
    entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


# ---------------------------------------------------------------- formats


@contextmanager
def _as_text(out: BinaryIO) -> Iterator[TextIO]:
    """The binary file as one for text, left open and flushed at the end."""
    words = io.TextIOWrapper(out, encoding="utf-8", newline="")
    try:
        yield words
        words.flush()
    finally:
        words.detach()


def _table_of(columns: tuple[Column, ...]) -> Writer:
    def write(rows: Iterable[ExportRow], out: BinaryIO, _: ExportNote) -> None:
        with _as_text(out) as words:
            write_table(columns, rows, words)

    return write


def _texts(writer: Callable[[Iterable[ExportRow], TextIO, ExportNote], None]) -> Writer:
    def write(rows: Iterable[ExportRow], out: BinaryIO, note: ExportNote) -> None:
        with _as_text(out) as words:
            writer(rows, words, note)

    return write


_ALL: Final = (
    Format(name="csv", ending="csv", media_type="text/csv", write=_table_of(OWN_COLUMNS)),
    Format(name="geojson", ending="geojson", media_type="application/geo+json", write=_texts(write_features)),
    Format(
        name="geoparquet",
        ending="parquet",
        media_type="application/vnd.apache.parquet",
        write=write_geoparquet,
        is_text=False,
    ),
    Format(name="kml", ending="kml", media_type="application/vnd.google-earth.kml+xml", write=_texts(write_kml)),
    Format(
        name="acled",
        ending="acled-columns.csv",
        media_type="text/csv",
        write=_table_of(ACLED_COLUMNS),
        columns=ACLED_COLUMNS,
    ),
    Format(
        name="ucdp",
        ending="ucdp-columns.csv",
        media_type="text/csv",
        write=_table_of(UCDP_COLUMNS),
        columns=UCDP_COLUMNS,
    ),
)

FORMATS: Final[Mapping[str, Format]] = MappingProxyType({form.name: form for form in _ALL})
"""The formats by the word that asks for them; each row of a selection is in each of them."""
