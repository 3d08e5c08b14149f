"""The commands that fill a store and show it: ingest, reread, demo, serve."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import click

from dashboard.cli_geocode import geocoding
from dashboard.cli_options import (
    ACTORS,
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
    from corpus.ingestion import Account
    from corpus.records import Article, Rejected
    from geodata.gazetteer import Gazetteer
    from geodata.geocode import Geocoder

# ruff: noqa: PLC0415  commands import what they need when they run

_SHOWN_REFUSALS = 50


@click.command(
    epilog=example(
        "dateline ingest articles/ more.jsonl",
        'dateline ingest page.html --published 2020-10-18 --source "The Paper"',
    )
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--published", type=Day(), help="The day on which all of them were published.")
@click.option("--source", default="", help="The outlet that published all of them.")
@click.option("--workers", type=click.IntRange(1, 256), help="Processes that parse pages; one a core if not told.")
@STORE
@GAZETTEER
@ACTORS
@geocoding
@click.pass_obj
def ingest(
    tools: Tools,
    *,
    paths: tuple[str, ...],
    published: date | None,
    source: str,
    workers: int | None,
    store_path: Path | None,
    gazetteer_folder: Path | None,
    actors_table: Path | None,
    geocoder: Geocoder | None,
) -> None:
    """Reads articles into the store.

    Text, Markdown, HTML, JSON Lines, JSON and CSV are read, single files or whole folders.
    PATH "-" is JSON Lines on standard input. What cannot be read is told of with its reason and counted; the
    rest goes on, and the exit code is then 1. Reading a file twice changes nothing.
    """
    from corpus.intake import Told
    from corpus.readers import read_paths
    from corpus.workers import Workers

    told = Told(published=published, source=source, today=datetime.now(UTC).date())
    path = store_or_default(store_path)
    with Workers(told, workers) as processes:
        things = processes.read(read_paths(paths, sys.stdin.buffer))
        account = _ingest(tools, things, path, gazetteer_folder, geocoder, actors_table=actors_table)
    click.echo(f"Store: {path}")
    end(SOME_REJECTED if account.rejected else 0)


@click.command(epilog=example("dateline gazetteer build --overlay my_conflict.csv", "dateline reread"))
@STORE
@GAZETTEER
@ACTORS
@geocoding
@click.pass_obj
def reread(
    tools: Tools,
    *,
    store_path: Path | None,
    gazetteer_folder: Path | None,
    actors_table: Path | None,
    geocoder: Geocoder | None,
) -> None:
    """Reads the store's articles again.

    Every article that is in the store is read with the program and the gazetteer of today, as is wanted after
    either has changed; no file is needed. Interrupted, it may be run again.
    """
    from corpus.ingestion import Account, merge_anew, read_anew
    from corpus.store import Store
    from corpus.store_writer import sole_writer
    from dashboard.library import prepare

    gazetteer = open_gazetteer(gazetteer_folder)
    account, path = Account(), store_or_default(store_path)
    with Store.open(path, read_only=False) as store, sole_writer(path):
        store.note_sources(_sources(gazetteer, geocoder))
        _watch(read_anew(store, tools.reader(gazetteer, geocoder, actors_table), account))
        incidents = merge_anew(store)
        prepare(store)
    _tell(account, incidents)
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
@click.option("--read-only", is_flag=True, help="Nobody can add articles on the page.")
@click.pass_obj
def serve(
    tools: Tools, store_path: Path | None, port: int, host: str, *, demonstration: bool, read_only: bool
) -> None:
    """Opens the dashboard on a store.

    It prints its address; Ctrl-C ends it. Whoever can reach the address can add articles to the store, unless it
    is opened read only or is the demonstration's.
    """
    from corpus.store import Store
    from dashboard.serving import run_dashboard

    path = store_path or (_demonstration_store() if demonstration else store_or_default(None))
    if demonstration and not path.is_file():
        _make_demonstration(tools, path, None)
    Store.open(path).close()
    run_dashboard(path, host, port, read_only=read_only or demonstration)


# ---------------------------------------------------------------- ingestion


def _ingest(
    tools: Tools,
    things: Iterable[Article | Rejected],
    path: Path,
    gazetteer_folder: Path | None,
    geocoder: Geocoder | None = None,
    *,
    actors_table: Path | None = None,
) -> Account:
    """Reads things into the store at `path`, puts what is new into incidents, and tells what became of all."""
    from corpus.ingestion import Account, ingest, merge_new
    from corpus.store import Store
    from corpus.store_writer import sole_writer
    from dashboard.library import prepare

    gazetteer = open_gazetteer(gazetteer_folder)
    account = Account()
    with Store.create(path) as store, sole_writer(path):
        store.note_sources(_sources(gazetteer, geocoder))
        _watch(ingest(things, store, tools.reader(gazetteer, geocoder, actors_table), account, _now))
        incidents = merge_new(store)
        prepare(store)
    _tell(account, incidents)
    return account


def _sources(gazetteer: Gazetteer, geocoder: Geocoder | None) -> tuple[str, ...]:
    """Where the places come from: those of the gazetteer, and the geocoder that may give more."""
    return gazetteer.sources if geocoder is None else (*gazetteer.sources, geocoder.source)


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
    parts += [f"{account.replaced} read again"] if account.replaced else []
    days = [f"{account.undated} of them without a day"] if account.undated else []
    days += [f"{account.disputed} with signs that disagree on the day"] if account.disputed else []
    told = f" ({', '.join(days)})" if days else ""
    click.echo(f"Articles read: {read}: {', '.join(parts)}{told}")
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
    for stale in (*_files_of(path)[1:], *_files_of(beside)):
        stale.unlink(missing_ok=True)
    click.echo(f"Store: {path}")


def _files_of(path: Path) -> list[Path]:
    """A store's file and those that SQLite keeps beside it."""
    return [path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-writer"))]


def _dispatches() -> Iterator[Article | Rejected]:
    from importlib.resources import files

    from corpus.intake import Told, take_in
    from corpus.reading_json import read_json_lines
    from corpus.records import Rejected

    with files("corpus").joinpath("demonstration", "dispatches.jsonl").open("rb") as lines:
        for found in read_json_lines(cast("BinaryIO", lines), "demonstration", ""):
            yield found if isinstance(found, Rejected) else take_in(found, Told())
