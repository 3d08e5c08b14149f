"""The commands that fill a store and show it: ingest, reread, demo, serve."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import click

from dashboard.cli_account import AccountFile, tell_account, tell_reread
from dashboard.cli_geocode import geocoding
from dashboard.cli_network import Asked, Network, is_address, networking, refuse_lists
from dashboard.cli_options import (
    ACTORS,
    GAZETTEER,
    SOME_REJECTED,
    STORE,
    Column,
    Day,
    Tools,
    end,
    example,
    open_gazetteer,
    store_or_default,
)
from dashboard.cli_progress import watch
from geodata.errors import DatelineError

if TYPE_CHECKING:
    from corpus.ingestion import Account
    from corpus.progress import Progress
    from corpus.records import Thing
    from geodata.gazetteer import Gazetteer
    from geodata.geocode import Geocoder

# ruff: noqa: PLC0415  commands import what they need when they run


@click.command(
    epilog=example(
        "dateline ingest articles/ more.jsonl",
        'dateline ingest page.html --published 2020-10-18 --source "The Paper"',
        "dateline ingest table.csv --column text=story --column published=day_printed",
        "dateline ingest https://paper.example/feed.xml --addresses addresses.txt",
        'dateline ingest --gdelt "Terter shelling" --from 2020-09-27 --to 2020-10-10',
    )
)
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@click.option("--published", type=Day(), help="The day on which all of them were published.")
@click.option("--source", default="", help="The outlet that published all of them.")
@click.option(
    "--column",
    "columns",
    type=Column(),
    multiple=True,
    help="Which column of tables, or field of JSON, holds text, title, published, source or url. Repeatable.",
)
@click.option("--workers", type=click.IntRange(1, 256), help="Processes that parse pages; one a core if not told.")
@click.option(
    "--account",
    "account_file",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the account as JSON Lines: what was not read, each with its reason and text, then all figures.",
)
@networking
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
    columns: tuple[tuple[str, str], ...],
    workers: int | None,
    asked: Asked,
    store_path: Path | None,
    gazetteer_folder: Path | None,
    actors_table: Path | None,
    geocoder: Geocoder | None,
    account_file: Path | None,
) -> None:
    """Reads articles into the store.

    Text, Markdown, HTML, PDF, DOCX, EML, MHTML, JSON Lines, JSON, CSV, TSV and Parquet are read, single files,
    whole folders and archives of them (ZIP, tar, gzip, bzip2, xz, WARC). Which column of a table is taken for what
    is told on standard error. A CSV with the columns of ACLED's export or of UCDP's events gives its events,
    marked as theirs. PATH "-" is JSON Lines on standard input.

    A PATH that begins with http:// or https:// is fetched: a page is read, and of a feed or a sitemap all
    that it names. Each host's robots.txt is heeded. An address is fetched once: run the same line again to
    go on after an interruption, or to try again what could not be had.

    What cannot be read is told of with its reason and counted; the rest goes on. Reading a file twice changes
    nothing. Articles in languages that are not read are kept, marked and counted by language.

    Exit codes: 0; 1 where something was rejected (an article in another language is not); 2 for misuse;
    130 where it was interrupted: the same command then goes on.
    """
    from corpus.intake import Told
    from corpus.progress import Progress, bytes_of
    from corpus.readers import read_paths
    from corpus.refusals import shown
    from corpus.workers import Workers

    if len(dict(columns)) < len(columns):
        raise click.UsageError("--column names a column twice for one field.")
    if not paths and asked.is_nothing:
        raise click.UsageError("Name a PATH or an address, or use --addresses, --all-of or --gdelt.")
    told = Told(published=published, source=source, today=datetime.now(UTC).date(), columns=dict(columns))
    path = store_or_default(store_path)
    files, addresses = ([one for one in paths if is_address(one) is wanted] for wanted in (False, True))
    refuse_lists(files)
    with Workers(told, workers) as processes, Network(asked, path) as network:
        progress = Progress(None if addresses or not asked.is_nothing else bytes_of(files))
        found = read_paths(files, sys.stdin.buffer, told.columns, progress)
        if addresses or not asked.is_nothing:
            found = chain(found, network.documents(addresses))
        account = fill_store(
            tools,
            processes.read(found),
            path,
            gazetteer_folder,
            geocoder,
            actors_table=actors_table,
            given=tuple(map(shown, (*paths, *asked.named))),
            progress=progress,
            account_file=account_file,
            note=network.note,
        )
        if network.known:
            click.echo(f"Not fetched again: {network.known}: they are in the store or were refused for good")
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
        deque(watch(read_anew(store, tools.reader(gazetteer, geocoder, actors_table), account)), maxlen=0)
        incidents = merge_anew(store)
        prepare(store)
    tell_reread(account, incidents)
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


def fill_store(
    tools: Tools,
    things: Iterable[Thing],
    path: Path,
    gazetteer_folder: Path | None,
    geocoder: Geocoder | None = None,
    *,
    actors_table: Path | None = None,
    given: tuple[str, ...] = (),
    progress: Progress | None = None,
    account_file: Path | None = None,
    note: Callable[[Iterable[Thing]], Iterable[Thing]] = iter,
    tell: bool = True,
) -> Account:
    """Reads things into the store at `path`, puts what is new into incidents, and tells what became of all.

    `note` is handed each thing when it is in the store, and hands it on; without `tell` nothing is told at the
    end.
    """
    from corpus.ingestion import Account, conclude, ingest
    from corpus.records import Rejected
    from corpus.store import Store
    from corpus.store_writer import sole_writer
    from dashboard.library import prepare

    gazetteer = open_gazetteer(gazetteer_folder)
    reader = tools.reader(gazetteer, geocoder, actors_table)
    account, incidents = Account(), None
    with (
        AccountFile(account_file, given=given, store=path) as told,
        Store.create(path) as store,
        sole_writer(path),
    ):
        store.note_sources(_sources(gazetteer, geocoder))
        try:
            for thing in watch(note(ingest(things, store, reader, account, _now, given=given)), progress):
                if isinstance(thing, Rejected):
                    told.note(thing)
            incidents = conclude(store, account, _now)
        finally:  # interrupted or out of room: what is stored is stored, and is told of
            told.end(account, incidents)
            if tell:
                tell_account(account, incidents)
        prepare(store)
    return account


def _sources(gazetteer: Gazetteer, geocoder: Geocoder | None) -> tuple[str, ...]:
    """Where the places come from: those of the gazetteer, and the geocoder that may give more."""
    return gazetteer.sources if geocoder is None else (*gazetteer.sources, geocoder.source)


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
    account = fill_store(tools, _dispatches(), beside, gazetteer_folder)
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


def _dispatches() -> Iterator[Thing]:
    from importlib.resources import files

    from corpus.intake import Told, take_in
    from corpus.reading_json import read_json_lines
    from corpus.records import Noted, Rejected

    with files("corpus").joinpath("demonstration", "dispatches.jsonl").open("rb") as lines:
        for found in read_json_lines(cast("BinaryIO", lines), "demonstration", ""):
            if not isinstance(found, Noted):
                yield found if isinstance(found, Rejected) else take_in(found, Told())
