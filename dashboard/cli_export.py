"""The command that takes away what a store holds: export."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

import click

from dashboard.cli_options import STORE, Day, example, open_gazetteer, say, store_or_default

if TYPE_CHECKING:
    from corpus.export import ExportRow
    from corpus.store import Selection, Store

# ruff: noqa: PLC0415  commands import what they need when they run

Value = TypeVar("Value")

_EXPORT_CHUNK = 500


@click.command(
    epilog=example(
        "dateline export --from 2020-09-27 --to 2020-11-10 -o war.csv",
        'dateline export --format geojson --place Ganja --kind "Explosions/Remote violence"',
    )
)
@STORE
@click.option(
    "--format",
    "form",
    default="csv",
    show_default=True,
    type=click.Choice(["csv", "geojson"]),
    help="A table with ACLED-style columns, or features for a map.",
)
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write, with a datapackage.json beside it; without it, standard output.",
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
    form: str,
    output: Path | None,
    kinds: tuple[str, ...],
    statuses: tuple[str, ...],
    places: tuple[str, ...],
    **days: date | None,
) -> None:
    """Writes incidents as CSV or GeoJSON.

    What the selection holds, a row an incident, with sources, claims and the sentence that says so.
    """
    from corpus.store import Store

    with Store.open(store_or_default(store_path)) as store:
        selection = _selection(store, kinds, statuses, places, (days["first"], days["last"]))
        rows = _rows(store, selection)
        if output is None:
            _write(form, rows, sys.stdout, store)
        else:
            _write_file(form, rows, output, store)


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


def _rows(store: Store, selection: Selection) -> Iterator[ExportRow]:
    """The rows of the selection; sentences are fetched for some hundred incidents at a time."""
    from corpus.export import export_rows

    incidents = store.incidents(selection=selection)
    for start in range(0, len(incidents), _EXPORT_CHUNK):
        chunk = incidents[start : start + _EXPORT_CHUNK]
        reports = store.reports([key for incident in chunk for key in incident.report_ids])
        articles = store.articles([key for incident in chunk for key in incident.article_ids])
        yield from export_rows(chunk, {report.report_id: report for report in reports}, articles)


def _write(form: str, rows: Iterable[ExportRow], out: TextIO, store: Store) -> None:
    from corpus.export import write_csv, write_geojson

    if form == "csv":
        write_csv(rows, out)
    else:
        write_geojson(rows, out, store.data_version())


def _write_file(form: str, rows: Iterable[ExportRow], path: Path, store: Store) -> None:
    """The file, and beside it what it holds and where that comes from."""
    from corpus.export import datapackage

    media_type = "text/csv" if form == "csv" else "application/geo+json"
    described = datapackage(path.name, media_type, store.data_version(), store.gazetteer_sources())
    try:
        with path.open("w", encoding="utf-8", newline="") as out:
            _write(form, rows, out, store)
        package = path.with_name("datapackage.json")
        package.write_text(json.dumps(described, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise click.FileError(str(path), error.strerror) from error
    say(f"Written: {path} and {package}")
