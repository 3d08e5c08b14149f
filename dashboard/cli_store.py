"""The commands about the store: fill it, show it, take it away."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO, TypeVar, cast

import click

from dashboard.cli_options import (
    GAZETTEER,
    SOME_REJECTED,
    STORE,
    Day,
    Tools,
    end,
    example,
    open_gazetteer,
    say,
    store_or_default,
)
from geodata.errors import DatelineError

if TYPE_CHECKING:
    from corpus.export import ExportRow
    from corpus.ingestion import Account
    from corpus.records import Article, Rejected
    from corpus.store import Selection, Store

# ruff: noqa: PLC0415  commands import what they need when they run

Value = TypeVar("Value")

_SHOWN_REFUSALS = 50
_EXPORT_CHUNK = 500


@click.command(
    epilog=example(
        "dateline ingest articles/ more.jsonl",
        'dateline ingest page.html --published 2020-10-18 --source "The Paper"',
    )
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--published", type=Day(), help="The day on which all of them were published.")
@click.option("--source", default="", help="The outlet that published all of them.")
@STORE
@GAZETTEER
@click.pass_obj
def ingest(
    tools: Tools,
    *,
    paths: tuple[str, ...],
    published: date | None,
    source: str,
    store_path: Path | None,
    gazetteer_folder: Path | None,
) -> None:
    """Reads articles into the store.

    Text, Markdown, HTML, JSON Lines, JSON and CSV are read, single files or whole folders.
    PATH "-" is JSON Lines on standard input. What cannot be read is told of with its reason and counted; the
    rest goes on, and the exit code is then 1. Reading a file twice changes nothing.
    """
    from corpus.intake import Told, read_articles

    told = Told(published=published, source=source, today=datetime.now(UTC).date())
    things = read_articles(paths, told, sys.stdin.buffer)
    path = store_or_default(store_path)
    account = _ingest(tools, things, path, gazetteer_folder)
    click.echo(f"Store: {path}")
    end(SOME_REJECTED if account.rejected else 0)


@click.command(
    epilog=example("dateline demo --store demonstration.sqlite", "dateline serve --store demonstration.sqlite")
)
@STORE
@GAZETTEER
@click.pass_obj
def demo(tools: Tools, store_path: Path | None, gazetteer_folder: Path | None) -> None:
    """Makes the store of the demonstration.

    It holds short dispatches that were written for it from published facts.
    A store that is there is replaced once the new one is whole.
    """
    _make_demonstration(tools, store_path or _demonstration_store(), gazetteer_folder)


@click.command(epilog=example("dateline serve --store articles.sqlite --port 8600", "dateline serve --demo"))
@STORE
@click.option("--port", default=8501, show_default=True, type=click.IntRange(1, 65_535), help="Where to listen.")
@click.option("--host", default="localhost", show_default=True, help="The address to listen on.")
@click.option("--demo", "demonstration", is_flag=True, help="Show the demonstration; it is made if need be.")
@click.pass_obj
def serve(tools: Tools, store_path: Path | None, port: int, host: str, *, demonstration: bool) -> None:
    """Opens the dashboard on a store.

    It prints its address; Ctrl-C ends it.
    """
    from corpus.store import Store
    from dashboard.serving import run_dashboard

    path = store_path or (_demonstration_store() if demonstration else store_or_default(None))
    if demonstration and not path.is_file():
        _make_demonstration(tools, path, None)
    Store.open(path).close()
    run_dashboard(path, host, port)


# ---------------------------------------------------------------- export


@click.command(
    epilog=example(
        "dateline export --from 2020-09-27 --to 2020-11-10 -o war.csv",
        'dateline export --format geojson --place Ganja --kind "Explosions/Remote violence"',
    )
)
@STORE
@click.option("--format", "form", default="csv", show_default=True, type=click.Choice(["csv", "geojson"]))
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
@click.option(
    "--place", "places", multiple=True, help="Only at this place, as the store calls it; may be repeated."
)
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
    """The ids of the places that the store knows by that name, in whatever spelling."""
    from geodata.names import fold

    ids = frozenset(place_id for place_id, names in store.places() if fold(name) in map(fold, names))
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


# ---------------------------------------------------------------- ingestion


def _ingest(
    tools: Tools, things: Iterable[Article | Rejected], path: Path, gazetteer_folder: Path | None
) -> Account:
    """Reads things into the store at `path`, merges its incidents anew, and tells what became of all."""
    from corpus.ingestion import Account, ingest, merge_anew
    from corpus.store import Store

    gazetteer = open_gazetteer(gazetteer_folder)
    account = Account()
    with Store.create(path) as store:
        store.note_sources(gazetteer.sources)
        _watch(ingest(things, store, tools.reader(gazetteer), account, _now))
        incidents = merge_anew(store)
    _tell(account, incidents)
    return account


def _watch(done: Iterable[Article | Rejected]) -> None:
    """Takes what is done with as it comes: a bar where somebody sees it, and a line for what was refused."""
    from tqdm import tqdm

    from corpus.records import Rejected

    refused = 0
    with tqdm(done, desc="Reading", unit=" articles", file=sys.stderr, disable=None) as bar:
        for thing in bar:
            refused += isinstance(thing, Rejected)
            if isinstance(thing, Rejected) and refused <= _SHOWN_REFUSALS:
                bar.write(f"{thing.origin}: {thing.reason}", file=sys.stderr)
    if refused > _SHOWN_REFUSALS:
        say(f"… and {refused - _SHOWN_REFUSALS} more; the dashboard lists all of them.")


def _tell(account: Account, incidents: int) -> None:
    read = account.new + account.known + account.replaced
    parts = [f"{account.new} new", f"{account.known} known before"]
    parts += [f"{account.replaced} read again, now with a day"] if account.replaced else []
    undated = f" ({account.undated} of them without a day)" if account.undated else ""
    click.echo(f"Articles read: {read}: {', '.join(parts)}{undated}")
    if account.rejected:
        counted = ", ".join(f"{code} {number}" for code, number in account.refused.most_common())
        click.echo(f"Rejected: {account.rejected}: {counted}")
    click.echo(f"Incidents in the store: {incidents}")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


# ---------------------------------------------------------------- the demonstration


def _demonstration_store() -> Path:
    from geodata.home import data_home

    return data_home() / "demonstration.sqlite"


def _make_demonstration(tools: Tools, path: Path, gazetteer_folder: Path | None) -> None:
    """Makes the demonstration's store beside its place and renames it, so that nobody sees half of it."""
    beside = path.with_name(f".{path.name}.new")
    for stale in _files_of(beside):
        stale.unlink(missing_ok=True)
    account = _ingest(tools, _dispatches(), beside, gazetteer_folder)
    if account.rejected:
        raise DatelineError("The demonstration corpus could not be read whole; is the installation damaged?")
    beside.replace(path)
    # A log that a running dashboard left belongs to the store that was there before.
    for stale in _files_of(path)[1:]:
        stale.unlink(missing_ok=True)
    click.echo(f"Store: {path}")


def _files_of(path: Path) -> list[Path]:
    """A store's file and those that SQLite keeps beside it."""
    return [path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm"))]


def _dispatches() -> Iterator[Article | Rejected]:
    from importlib.resources import files

    from corpus.intake import Told, take_in
    from corpus.reading_json import read_json_lines
    from corpus.records import Rejected

    with files("corpus").joinpath("demonstration", "dispatches.jsonl").open("rb") as lines:
        for found in read_json_lines(cast("BinaryIO", lines), "demonstration", ""):
            yield found if isinstance(found, Rejected) else take_in(found, Told())
