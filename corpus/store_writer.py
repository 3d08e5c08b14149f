"""One writer at a time: who fills a store keeps others from filling it until its incidents are made."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from corpus.store_opening import said_plainly

LOCK_ENDING = "-writer"
"""What the name of the file ends in that stands beside a store, as SQLite's own "-wal" does; it is empty."""

PATIENCE_S = 30.0


@contextmanager
def sole_writer(path: Path, patience_s: float = PATIENCE_S) -> Iterator[None]:
    """Within it, nobody else is within it for the same store; raises StoreBusyError where that takes too long.

    A transaction keeps others out for itself only; articles and the incidents that they tell of are put in by
    several. The store's folder has to be there. The system opens the lock where a process ends, however it ends.
    """
    lock = path.resolve().with_name(path.name + LOCK_ENDING)
    with said_plainly(path):
        held = sqlite3.connect(lock, timeout=patience_s, isolation_level=None)
    with closing(held):
        with said_plainly(path):
            held.execute("BEGIN EXCLUSIVE").close()
        yield
