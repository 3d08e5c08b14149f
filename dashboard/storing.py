"""What is handed in, on its way into the store in a thread of its own: who looks elsewhere loses nothing."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from typing import TYPE_CHECKING, Final

from corpus.ingestion import Account, conclude, ingest
from corpus.store import Store
from corpus.store_writer import sole_writer
from dashboard.coded_tables import NO_TABLES, CodedTables
from dashboard.library import prepare
from dashboard.uploads import coded_events

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from corpus.ingestion import Reader
    from corpus.records import Article, CodedBy, Rejected

GIVEN: Final = "added on the page"
"""What the account of a run says was named to be read."""

PATIENCE_S: Final = 4.0
"""How long somebody waits for another who is writing before the page says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What became of all that was to be stored, and how many incidents the store has since.

    `coders` are those whose events were among it.
    """

    account: Account
    incidents: int
    coders: tuple[CodedBy, ...] = ()


class Storing:
    """The same way into the store as `dateline ingest` takes, begun when it is made.

    `done` counts the things that are done with, `number` is how many there are.
    """

    def __init__(
        self,
        path: Path,
        things: Sequence[Article | Rejected],
        reader: Reader,
        sources: tuple[str, ...],
        tables: CodedTables = NO_TABLES,
    ) -> None:
        self.number = len(things) + tables.number
        self.done = 0
        self.things = things
        self._tables = tables
        thread = ThreadPoolExecutor(1, thread_name_prefix="storing")
        self._future: Future[Stored] = thread.submit(self._store, path, reader, sources)
        thread.shutdown(wait=False)

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self._future.done()

    def result(self) -> Stored:
        """What became of it, waited for; raises StoreBusyError where somebody else is writing, and StoreErrors."""
        return self._future.result()

    def _store(self, path: Path, reader: Reader, sources: tuple[str, ...]) -> Stored:
        account = Account()
        with sole_writer(path, PATIENCE_S), Store.open(path, read_only=False) as store:
            store.note_sources(sources)
            things = chain(self.things, coded_events(self._tables))
            for _ in ingest(things, store, reader, account, _now, given=(GIVEN,)):
                self.done += 1
            incidents = conclude(store, account, _now)
            prepare(store)
        return Stored(account=account, incidents=incidents, coders=tuple(self._tables.numbers))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
