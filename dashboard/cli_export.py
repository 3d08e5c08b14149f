"""The command that takes away what a store holds: export."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, TypeVar

import click

from dashboard.cli_options import STORE, Day, example, open_gazetteer, say, store_or_default
from dashboard.cli_standalone import html_writer
from geodata.staged_files import is_ordinary, staged

if TYPE_CHECKING:
    from corpus.export import ExportNote, ExportRow, Format, Writer
    from corpus.export_rows import Evidence
    from corpus.records import Incident
    from corpus.store import Selection, Store

# ruff: noqa: PLC0415  commands import what they need when they run

Value = TypeVar("Value")

FORM_NAMES: Final = ("csv", "geojson", "geoparquet", "kml", "acled", "ucdp")
"""The formats of a table that may be asked for: those of the corpus."""

HTML: Final = "html"
"""The map in one file, which is no table."""

LANGUAGE_CODES: Final = ("en", "hy", "az", "ru")
"""The languages of the page, as a test makes sure; to import them would be to wait for them."""


@click.command(
    epilog=example(
        "dateline export --from 2020-09-27 --to 2020-11-10 -o war.csv",
        'dateline export --format geojson --place Ganja --kind "Explosions/Remote violence"',
        "dateline export --format kml --bundle -o war.zip",
        "dateline export --format html --language hy -o map.html",
    )
)
@STORE
@click.option(
    "--format",
    "form_name",
    default="csv",
    show_default=True,
    type=click.Choice((*FORM_NAMES, HTML)),
    help="A table, features for a map, columns for analysis, a globe's file, ACLED's or UCDP's columns, or a map.",
)
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write, with a datapackage.json beside it; without it, standard output.",
)
@click.option("--bundle", is_flag=True, help="A ZIP with the file, its datapackage.json and a README.txt.")
@click.option(
    "--language",
    "language_code",
    default="en",
    show_default=True,
    type=click.Choice(LANGUAGE_CODES),
    help="The language of an HTML file.",
)
@click.option("--kind", "kinds", multiple=True, help="Only this event or sub-event type; may be repeated.")
@click.option(
    "--status",
    "statuses",
    multiple=True,
    default=["happened"],
    show_default=True,
    help="Only this status; may be repeated; 'all' for all.",
)
@click.option("--from", "first", type=Day(), help="Only what may have happened on this day or later.")
@click.option("--to", "last", type=Day(), help="Only what may have happened on this day or earlier.")
@click.option("--place", "places", multiple=True, help="Only at this place, by any of its names; may be repeated.")
def export(
    *,
    store_path: Path | None,
    form_name: str,
    output: Path | None,
    bundle: bool,
    language_code: str,
    kinds: tuple[str, ...],
    statuses: tuple[str, ...],
    places: tuple[str, ...],
    **days: date | None,
) -> None:
    """Writes incidents as CSV, GeoJSON, GeoParquet, KML, in ACLED's or UCDP's columns, or a map in one HTML file.

    What the selection holds, a row an incident, with sources, claims and the sentence that says so; see
    docs/exports.md for each format. Only rows that say so in coded_by come from ACLED or UCDP.
    """
    from corpus.export import ExportNote
    from corpus.store import Store

    _refuse(form_name, output, bundle=bundle)
    with Store.open(store_or_default(store_path)) as store:
        selection = _selection(store, kinds, statuses, places, (days["first"], days["last"]))
        note = ExportNote(
            data_version=store.data_version(),
            day=datetime.now(UTC).date(),
            selection_words=_selection_words(selection, places),
            sources=store.gazetteer_sources(),
            coders=tuple(store.coded()),
        )
        if form_name == HTML:
            write, package = html_writer(store, selection, language_code, note), ""
        else:
            rows = selected_rows(store, selection, note.data_version)
            write, package = _table(form_name, rows, note, output, bundle=bundle)
        if output is None:
            write(sys.stdout.buffer)
        else:
            _write_files(write, output, package)


def _refuse(form_name: str, output: Path | None, *, bundle: bool) -> None:
    """Fails where the options do not fit each other, or what they ask for does not fit a terminal."""
    from corpus.export import FORMATS

    if form_name == HTML and bundle:
        raise click.UsageError("An HTML file says itself what it is: leave out --bundle.")
    for_terminal = form_name != HTML and FORMATS[form_name].is_text and not bundle
    if output is None and not for_terminal and sys.stdout.isatty():
        raise click.UsageError("This is not for a terminal to show: name a file with --output FILE.")


def _table(
    form_name: str, rows: Iterable[ExportRow], note: ExportNote, output: Path | None, *, bundle: bool
) -> tuple[Callable[[BinaryIO], None], str]:
    """What writes the rows, and the description that is to lie beside the file."""
    from corpus.export import FORMATS, datapackage_text

    form = FORMATS[form_name]
    write = _writer(form, bundle=bundle)
    package = datapackage_text(form, output.name, note) if output and not bundle else ""
    return lambda out: write(rows, out, note), package


def _writer(form: Format, *, bundle: bool) -> Writer:
    """What writes the format, by itself or in its ZIP."""
    from corpus.export import write_bundle

    return partial(write_bundle, form) if bundle else form.write


def _selection(
    store: Store,
    kinds: tuple[str, ...],
    statuses: tuple[str, ...],
    places: tuple[str, ...],
    days: tuple[date | None, date | None],
) -> Selection:
    from corpus.records import EventType, Status, SubEventType
    from corpus.store import Selection

    known_kinds = {kind.value.casefold(): kind for kind in (*EventType, *SubEventType)}
    known_statuses = {status.value: status for status in Status}
    wanted = () if "all" in statuses else statuses
    return Selection(
        first=days[0],
        last=days[1],
        kinds=frozenset(_one_of(known_kinds, kind.casefold(), "--kind") for kind in kinds),
        statuses=frozenset(_one_of(known_statuses, status, "--status") for status in wanted),
        place_ids=frozenset(place_id for name in places for place_id in _place_ids(store, name)),
    )


def _one_of(known: dict[str, Value], word: str, option: str) -> Value:
    if word not in known:
        raise click.BadParameter(f"{word!r} is none of: {'; '.join(known)}", param_hint=option)
    return known[word]


def _place_ids(store: Store, name: str) -> frozenset[str]:
    """The ids of the places of the store that have that name there, or else in the gazetteer."""
    from geodata.names import fold

    places = store.places()
    ids = frozenset(place_id for place_id, names in places if fold(name) in map(fold, names))
    if not ids:
        candidates = open_gazetteer(None).candidates(name)
        ids = frozenset(candidate.place.place_id for candidate in candidates) & dict(places).keys()
    if not ids:
        raise click.BadParameter(f"nothing in the store is told of {name!r}", param_hint="--place")
    return ids


def _selection_words(selection: Selection, places: Sequence[str]) -> str:
    """The selection as the export says it: "from 2020-09-27; kinds: Battles; statuses: happened"."""
    parts = {
        "from": selection.first.isoformat() if selection.first else "",
        "to": selection.last.isoformat() if selection.last else "",
        "kinds:": ", ".join(sorted(selection.kinds)),
        "statuses:": ", ".join(sorted(selection.statuses)) or "all",
        "places:": ", ".join(places),
    }
    return "; ".join(f"{name} {words}" for name, words in parts.items() if words)


def selected_rows(store: Store, selection: Selection, version: str) -> Iterator[ExportRow]:
    """The rows of the selection; raises StoreError where the store was changed before the last one."""
    from corpus.errors import StoreError
    from corpus.export import rows_with_evidence

    def evidence(incidents: Sequence[Incident]) -> Evidence:
        reports = store.reports([key for incident in incidents for key in incident.report_ids])
        articles = store.articles([key for incident in incidents for key in incident.article_ids])
        return {report.report_id: report for report in reports}, articles

    yield from rows_with_evidence(store.incidents(selection=selection), evidence)
    if store.data_version() != version:
        raise StoreError("The store was changed while it was being exported; run the export again.")


def _write_files(write: Callable[[BinaryIO], None], path: Path, package: str) -> None:
    """The file, and beside it what it holds and where that comes from, unless something goes wrong."""
    from corpus.export import DATA_PACKAGE

    beside = path.with_name(DATA_PACKAGE) if package and is_ordinary(path) else None
    try:
        with ExitStack() as files:
            if beside:
                files.enter_context(staged(beside)).write(package.encode())
            write(files.enter_context(staged(path)))
    except OSError as error:
        raise click.FileError(str(path), error.strerror) from error
    say(f"Written: {path} and {beside}" if beside else f"Written: {path}")
