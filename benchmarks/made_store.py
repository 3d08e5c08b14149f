"""A store of as many invented incidents as wanted, written fast, to measure the page with.

Run it with `python benchmarks/made_store.py --incidents 100000 --places 2000 OUT.sqlite`. The same numbers give
the same store. Nothing in it is news: places, papers and events are invented (see made_events.py).
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Final, TypeVar

from made_events import made_events, made_places
from made_rows import MadeRows

from corpus.store import Store
from corpus.store_rows import Row
from corpus.store_writing import ARTICLES_DIGEST, INCIDENTS_DIGEST

Item = TypeVar("Item")

SEED: Final = 20201004
_CHUNK: Final = 10_000
_DIGESTS_END: Final = 1 << 128
_FAST: Final = ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF", "cache_size = -400000")
"""No other program knows the file yet, and half a store is thrown away: nothing needs to be saved on the way."""


def make_store(path: Path, incidents: int, places: int, seed: int = SEED) -> None:
    """Writes a store where there is none yet."""
    Store.create(path).close()
    rows = MadeRows(list(made_events(incidents, places, seed)), made_places(places, seed))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for setting in _FAST:
            connection.execute(f"PRAGMA {setting}").close()
        connection.execute("BEGIN")
        with _without_indexes(connection):
            _fill(connection, rows)
        connection.execute("INSERT INTO article_search (article_search) VALUES ('rebuild')")
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL").close()


def main() -> int:
    """0, once the store is written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--places", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("out", type=Path)
    told = parser.parse_args()
    if told.out.exists():
        parser.error(f"{told.out} is there already")
    began = time.perf_counter()
    make_store(told.out, told.incidents, told.places, told.seed)
    size_mb = told.out.stat().st_size / 1e6
    print(f"{told.incidents:,} incidents in {told.out}: {size_mb:,.0f} MB, {time.perf_counter() - began:.1f} s")
    return 0


@contextmanager
def _without_indexes(connection: sqlite3.Connection) -> Iterator[None]:
    """Within it the tables have no indexes and triggers, which cost more row by row than all at once."""
    query = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
    held = connection.execute(query).fetchall()
    for kind, name, _ in held:
        connection.execute(f'DROP {kind} "{name}"')
    yield
    for _, _, script in held:
        connection.execute(script)


def _fill(connection: sqlite3.Connection, rows: MadeRows) -> None:
    total = 0
    for articles in _chunks(rows.articles()):
        _insert(connection, "article", [each.article for each in articles])
        _insert(connection, "report", [row for each in articles for row in each.reports])
        total += sum(each.digest for each in articles)
    _set_meta(connection, ARTICLES_DIGEST, total)
    total = 0
    for incidents in _chunks(rows.incidents()):
        _insert(connection, "incident", [each.incident for each in incidents])
        _insert(connection, "incident_report", [row for each in incidents for row in each.links])
        _insert(connection, "claim", [row for each in incidents for row in each.claims])
        total += sum(each.digest for each in incidents)
    _set_meta(connection, INCIDENTS_DIGEST, total)


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    source = iter(items)
    while chunk := list(islice(source, _CHUNK)):
        yield chunk


def _insert(connection: sqlite3.Connection, table: str, rows: list[Row]) -> None:
    names = list(rows[0])
    places = ", ".join("?" * len(names))
    values: list[tuple[Any, ...]] = [tuple(row.values()) for row in rows]
    connection.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})", values)  # noqa: S608  ours


def _set_meta(connection: sqlite3.Connection, key: str, digest: int) -> None:
    connection.execute("INSERT INTO meta VALUES (?, ?)", (key, f"{digest % _DIGESTS_END:032x}"))


if __name__ == "__main__":
    sys.exit(main())
