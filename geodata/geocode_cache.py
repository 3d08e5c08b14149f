"""What geocoders answered, kept on disk: no name is asked for twice while its answer is young enough."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from threading import Lock
from time import time

from geodata.errors import GeocoderError
from geodata.geocode_answers import Answer

VERSION = 1
"""Of the table and of what is kept in it; answers of another version are asked for again."""

_DAY_S = 86_400
_BUSY_S = 10.0
_LONGEST_QUEUE = 60
"""Turns that may lie ahead; one further away was taken by a clock that has been set back since."""

_TABLES = """
CREATE TABLE IF NOT EXISTS answer (
    version INTEGER NOT NULL, service TEXT NOT NULL, options TEXT NOT NULL, name TEXT NOT NULL,
    country TEXT NOT NULL, answers TEXT NOT NULL, asked_utc_s INTEGER NOT NULL,
    PRIMARY KEY (version, service, options, name, country)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS turn (
    service TEXT NOT NULL, options TEXT NOT NULL, next_utc_s REAL NOT NULL, PRIMARY KEY (service, options)
) WITHOUT ROWID;
"""


class GeocodeCache:
    """Answers of one service with one set of options, in a file that others may share.

    `options` must hold no secret. What is older than `keep_days` counts as never asked; 0 keeps nothing, and
    then no file is made.
    """

    def __init__(self, path: Path, *, service: str, options: str, keep_days: float) -> None:
        """GeocoderError where the file cannot be used, with what to do."""
        self._key = (VERSION, service, options)
        self._keep_s = keep_days * _DAY_S
        self._lock = Lock()
        self._file = _opened(path) if keep_days > 0 else None

    def get(self, name: str, country: str) -> tuple[Answer, ...] | None:
        """What was answered, () where the service knew no place, None where it is to be asked."""
        if self._file is None:
            return None
        with self._lock:
            row = self._file.execute(
                "SELECT answers FROM answer WHERE version = ? AND service = ? AND options = ? AND name = ?"
                " AND country = ? AND asked_utc_s > ?",
                (*self._key, name, country, time() - self._keep_s),
            ).fetchone()
        return None if row is None else _read(row[0])

    def put(self, name: str, country: str, answers: Sequence[Answer]) -> None:
        """Keeps an answer, also that there is none."""
        if self._file is None:
            return
        told = json.dumps([asdict(answer) for answer in answers])
        with self._lock, self._file:
            self._file.execute(
                "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?, ?)",
                (*self._key, name, country, told, int(time())),
            )

    def turn_s(self, interval_s: float) -> float:
        """How many seconds to wait for one's turn at the service, which is then taken; 0.0 where nothing is kept.

        Runs that share the file so keep the interval among them.
        """
        if self._file is None:
            return 0.0
        with self._lock, self._file:
            self._file.execute("BEGIN IMMEDIATE")
            row = self._file.execute(
                "SELECT next_utc_s FROM turn WHERE service = ? AND options = ?", self._key[1:]
            ).fetchone()
            now = time()
            mine = row[0] if row is not None and now < row[0] <= now + _LONGEST_QUEUE * interval_s else now
            self._file.execute("INSERT OR REPLACE INTO turn VALUES (?, ?, ?)", (*self._key[1:], mine + interval_s))
        return float(mine - now)

    def close(self) -> None:
        """Closes its file."""
        if self._file is not None:
            self._file.close()


def _opened(path: Path) -> sqlite3.Connection:
    file = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = sqlite3.connect(path, timeout=_BUSY_S, check_same_thread=False)
        file.execute("PRAGMA journal_mode = WAL")
        file.execute("PRAGMA synchronous = NORMAL")  # what a power cut takes is asked for again
        with file:
            file.executescript(_TABLES)
            file.execute("SELECT asked_utc_s FROM answer LIMIT 1")
    except (OSError, sqlite3.Error) as error:
        if file is not None:
            file.close()
        raise GeocoderError(
            f"{path}: what geocoders answered cannot be kept there ({error}). "
            "Remove the file, or keep nothing with --geocode-keep 0."
        ) from error
    return file


def _read(told: str) -> tuple[Answer, ...] | None:
    """The answers of a row, None where the row is damaged and the service is to be asked again."""
    try:
        return tuple(Answer(**one) for one in json.loads(told))
    except (TypeError, ValueError):
        return None
