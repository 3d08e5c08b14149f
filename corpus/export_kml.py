"""Incidents as KML 2.2, for globes; every text stays text, and nothing is a link or an image."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Final, TextIO

from corpus.export_columns import OWN_COLUMNS, ColumnType, Value, told_values
from corpus.export_geojson import point_of
from corpus.export_note import TITLE, ExportNote, note_lines, note_members
from corpus.export_rows import ExportRow, what_happened
from corpus.export_text import day_words, sound_for_xml

_SIMPLE_TYPES: Final = {
    ColumnType.TEXT: "string",
    ColumnType.WHOLE: "int",
    ColumnType.NUMBER: "double",
    ColumnType.DAY: "string",
    ColumnType.TRUTH: "bool",
}

# Viewers take a description for HTML, so its text is escaped twice; other fields are text, and a balloon of
# our own keeps viewers from making HTML of them. Without a snippet the list of places shows none of it.
_STYLE: Final = '<Style id="as-text"><BalloonStyle><text>$[description]</text></BalloonStyle></Style>'
_STYLED: Final = "<styleUrl>#as-text</styleUrl>"


def write_kml(rows: Iterable[ExportRow], out: TextIO, note: ExportNote) -> None:
    """Writes a Document with a Placemark for each row: its days, its columns, and its point where it has one."""
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n')
    out.write(_about(note))
    out.writelines(_placemark(row) for row in rows)
    out.write("</Document>\n</kml>\n")


def _about(note: ExportNote) -> str:
    columns = "".join(
        f'<SimpleField name="{column.name}" type="{_SIMPLE_TYPES[column.type]}"/>' for column in OWN_COLUMNS
    )
    told = "".join(
        f'<Data name="{name}">{_element("value", value)}</Data>'
        for name, value in note_members(note).items()
        if isinstance(value, str)
    )
    return (
        f"{_element('name', TITLE)}<Snippet/>{_description(note_lines(note))}{_STYLED}\n{_STYLE}\n"
        f"<ExtendedData>{told}</ExtendedData>\n"
        f'<Schema name="incident" id="columns">{columns}</Schema>\n'
    )


def _placemark(row: ExportRow) -> str:
    values = told_values(row)
    point = point_of(row)
    where = f"<Point><coordinates>{point[0]},{point[1]}</coordinates></Point>" if point else ""
    return (
        f"<Placemark>{_element('name', _name(row))}<Snippet/>{_description(_told(row))}{_time(row)}"
        f"{_STYLED}{_data(values)}{where}</Placemark>\n"
    )


def _name(row: ExportRow) -> str:
    return f"{row.location or 'No place'}: {what_happened(row)}"


def _told(row: ExportRow) -> Iterator[str]:
    """What a reader wants to know first, a line each."""
    yield f"{what_happened(row)} ({row.status}). {_days(row)}."
    yield f"Killed: {_figure(row.fatalities_low, row.fatalities_best, row.fatalities_high)}."
    yield f"Injured: {_figure(row.injured_low, row.injured_best, row.injured_high)}."
    if row.claims:
        yield f"Claims: {row.claims}"
    if row.notes:
        yield row.notes
    yield from filter(None, (row.source, row.source_url))


def _days(row: ExportRow) -> str:
    if row.event_date is None or row.event_date_last is None:
        return "Day unknown"
    first, last = day_words(row.event_date), day_words(row.event_date_last)
    return first if first == last else f"{first} to {last}"


def _figure(low: int | None, best: int | None, high: int | None) -> str:
    if low is None:
        return "unknown"
    return f"{best} ({low} or more)" if high is None else f"{best}" if low == high else f"{best} ({low} to {high})"


def _time(row: ExportRow) -> str:
    if row.event_date is None or row.event_date_last is None:
        return ""
    return f"<TimeSpan><begin>{row.event_date}</begin><end>{row.event_date_last}</end></TimeSpan>"


def _data(values: dict[str, Value]) -> str:
    told = "".join(
        f'<SimpleData name="{name}">{_xml(_written(value))}</SimpleData>'
        for name, value in values.items()
        if value is not None
    )
    return f'<ExtendedData><SchemaData schemaUrl="#columns">{told}</SchemaData></ExtendedData>'


def _written(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _description(lines: Iterable[str]) -> str:
    """Lines as HTML in XML: what is markup in them is shown as it is written."""
    return _element("description", "<br>".join(escape(sound_for_xml(line)) for line in lines))


def _element(name: str, text: object) -> str:
    return f"<{name}>{_xml(str(text))}</{name}>"


def _xml(text: str) -> str:
    # A carriage return that is not written as a reference would come back as a line feed.
    return escape(sound_for_xml(text), quote=False).replace("\r", "&#13;")
