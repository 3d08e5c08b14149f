"""The store's file: opened safely, checked for being ours, and brought up to date by numbered migrations."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import QueuePool

from corpus.errors import StoreBrokenError, StoreBusyError, StoreError, StoreMissingError, StoreVersionError

APPLICATION_ID = 0x444C4E45
"""What SQLite's header says of a store of ours ("DLNE")."""

_BUSY_S = 30.0
_SCRIPT_NAME_DIGITS = 4
_MIGRATION_TABLE = """
CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, done_utc TEXT NOT NULL)
"""


def migrations() -> list[tuple[int, str, str]]:
    """Number, name and SQL of every migration, in order."""
    scripts = [entry for entry in files("corpus").joinpath("migrations").iterdir() if entry.name.endswith(".sql")]
    return sorted(
        (int(script.name[:_SCRIPT_NAME_DIGITS]), script.name.removesuffix(".sql"), script.read_text("utf-8"))
        for script in scripts
    )


def open_engine(path: Path, *, read_only: bool) -> Engine:
    """An engine on the store at `path`, up to date; raises the StoreErrors."""
    if not path.is_file():
        raise StoreMissingError(
            f"There is no store at {path}. Make one with 'dateline ingest PATH… --store {path}', "
            f"or see the demonstration with 'dateline demo --store {path}'."
        )
    with said_plainly(path):
        if _version(path) < migrations()[-1][0]:
            create_store(path)
    return _engine(path, read_only=read_only)


def create_store(path: Path) -> Engine:
    """An engine on the store at `path`, made where there was none, and up to date; raises the StoreErrors."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"The folder {path.parent} cannot be made: {error.strerror}.") from error
    with said_plainly(path):
        if path.exists() and path.stat().st_size:
            _version(path)
        engine = _engine(path, read_only=False)
        _migrate(engine)
    return engine


@contextmanager
def said_plainly(path: Path) -> Iterator[None]:
    """Within it, the database's own errors become StoreErrors that say what to do."""
    try:
        yield
    except (OperationalError, sqlite3.OperationalError) as error:
        raise _of_operation(error, path) from error
    except (DatabaseError, sqlite3.DatabaseError) as error:
        reason = str(getattr(error, "orig", error))
        raise StoreBrokenError(
            f"The store {path} is damaged or is no store of Dateline's ({reason}). Move it away and ingest again."
        ) from error


def _of_operation(error: Exception, path: Path) -> StoreError:
    reason = str(getattr(error, "orig", error))
    if "locked" in reason:
        return StoreBusyError(f"Another program is writing to the store {path}; try again when it is done.")
    if "no such" in reason or "malformed" in reason:
        return StoreBrokenError(f"The store {path} is damaged ({reason}). Move it away and ingest again.")
    return StoreError(f"The store {path} cannot be used: {reason}.")


def _engine(path: Path, *, read_only: bool) -> Engine:
    # Not by an address of SQLAlchemy's, which would take marks in a file's name for its own.
    address = f"{path.resolve().as_uri()}?mode={'ro' if read_only else 'rwc'}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=_BUSY_S, check_same_thread=False)

    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "connect", _prepare_reading if read_only else _prepare)
    event.listen(engine, "begin", _begin_reading if read_only else _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where we say so, those around tables too
    for setting in ("journal_mode = WAL", "foreign_keys = ON", "synchronous = FULL"):
        connection.execute(f"PRAGMA {setting}").close()


def _prepare_reading(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA query_only = ON").close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_reading(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _version(path: Path) -> int:
    """The number of the store's last migration; raises StoreBrokenError and StoreVersionError."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    finally:
        connection.close()
    if not (application or version or tables):
        return 0  # whoever made it was interrupted, or the disk was full, before there was anything in it
    if application != APPLICATION_ID:
        raise StoreBrokenError(f"{path} is no store of Dateline's; name another file with --store.")
    if version > (ours := migrations()[-1][0]):
        raise StoreVersionError(
            f"The store {path} was written by a newer Dateline (its version {version}, ours {ours}). "
            "Update Dateline, or ingest into another file with --store."
        )
    return int(version)


def _migrate(engine: Engine) -> None:
    """Every migration that the store lacks, each in one transaction with the record of it."""
    for number, name, script in migrations():
        with engine.begin() as connection:
            done = connection.execute(text("PRAGMA user_version")).scalar_one()
            if done < number:
                _run(connection, number, name, script)


def _run(connection: Connection, number: int, name: str, script: str) -> None:
    connection.exec_driver_sql(_MIGRATION_TABLE)
    for statement in statements(script):
        connection.exec_driver_sql(statement)
    connection.execute(
        text("INSERT INTO migration VALUES (:number, :name, datetime('now'))"), {"number": number, "name": name}
    )
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {number}")


def statements(script: str) -> Iterator[str]:
    """The single statements of an SQL script; triggers with their inner semicolons stay whole."""
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""
