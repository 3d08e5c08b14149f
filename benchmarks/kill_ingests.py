"""Kills an ingest with SIGKILL at random moments: nothing said to be stored is lost, nothing is there twice.

Run it with `python benchmarks/kill_ingests.py [KILLS] [ARTICLES]` (200 and 400 if not told). After each kill the
store is looked through: sound by SQLite's own checks, with all that any run before said was stored, each once,
and no process of the killed one left. Where a run gets to its end, the store holds what one without kills does,
and the next begins a new store.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from ingest_reported import ALL_DONE
from made_folder import SEED, make_folder

KILLS = 200
ARTICLES = 400
CHILD = Path(__file__).with_name("ingest_reported.py")
LEFT_BEHIND_S = 10.0
COMPARED: Mapping[str, str] = {
    "articles": "SELECT article_id, published, text FROM article ORDER BY article_id",
    "reports": "SELECT report_id, record FROM report ORDER BY report_id",
    "incidents": "SELECT group_concat(report_id) FROM (SELECT incident_id, report_id FROM incident_report "
    "ORDER BY report_id) GROUP BY incident_id ORDER BY min(report_id)",
    "rejected": "SELECT origin, code FROM rejected ORDER BY origin",
}
"""What two stores of the same articles have in common, whenever and in how many runs they were made."""


@dataclass(slots=True)
class Outcome:
    """What the kills did: how many came before the end, and every fault that was found after one."""

    kills: int = 0
    finished: int = 0
    faults: list[str] = field(default_factory=list)


def run_and_kill(kills: int, articles: int, working: Path, seed: int = SEED) -> Outcome:
    """Ingests of one folder, each killed at a random moment or run to its end; what was found after each."""
    folder, whole = working / "articles", working / "whole.sqlite"
    make_folder(folder, articles)
    began = time.monotonic()
    subprocess.run(_command(whole, folder), check=True, stdout=subprocess.DEVNULL, env=_environment())
    longest_s = time.monotonic() - began
    expected = contents(whole)
    outcome, random = Outcome(), Random(seed)
    store, reported, number = working / "store-0.sqlite", set[str](), 0
    while outcome.kills < kills:
        told, ended = one_run(store, folder, random.uniform(0.0, longest_s * 1.1))
        reported |= told
        outcome.faults += [f"run {number}: {fault}" for fault in faults_of(store, reported)]
        number += 1
        if ended:
            outcome.finished += 1
            outcome.faults += [
                f"run {number}: {table} differ"
                for table, rows in contents(store).items()
                if rows != expected[table]
            ]
            store, reported = working / f"store-{number}.sqlite", set()
        else:
            outcome.kills += 1
    return outcome


def _command(store: Path, folder: Path) -> list[str]:
    return [sys.executable, str(CHILD), str(store), str(folder)]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(CHILD.parents[1]), os.environ.get("PYTHONPATH", "")])}


def one_run(store: Path, folder: Path, after_s: float) -> tuple[set[str], bool]:
    """What a run said was stored before it was killed, and whether it got to its end instead."""
    process = subprocess.Popen(
        _command(store, folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=_environment(),
        start_new_session=True,
    )
    try:
        told, _ = process.communicate(timeout=after_s)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        told, _ = process.communicate()
    lines = told.splitlines()
    ended = bool(lines) and lines[-1] == ALL_DONE
    if _left_behind(process.pid):
        raise SystemExit(f"processes of {process.pid} are still there {LEFT_BEHIND_S:g} s after it was killed")
    return set(lines) - {ALL_DONE}, ended


def _left_behind(session: int) -> bool:
    """Whether any process of a session is there after LEFT_BEHIND_S; a session is what one run began."""
    until_s = time.monotonic() + LEFT_BEHIND_S
    while time.monotonic() < until_s:
        try:
            os.killpg(session, 0)
        except (ProcessLookupError, PermissionError):
            return False
        time.sleep(0.05)
    return True


def faults_of(path: Path, reported: set[str]) -> list[str]:
    """What is wrong with a store that was said to hold what came from `reported`."""
    if not path.exists():
        return [f"{len(reported)} stored and no store"] if reported else []
    with closing(sqlite3.connect(path)) as connection:
        sound = connection.execute("PRAGMA integrity_check").fetchall()
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'rejected'").fetchone():
            return ["no tables, but something stored"] if reported else []
        origins = [row[0] for row in connection.execute("SELECT origin FROM article")]
        refused = {row[0] for row in connection.execute("SELECT origin FROM rejected")}
    lost = reported - set(origins) - refused
    return [
        *([f"integrity: {sound}"] if sound != [("ok",)] else []),
        *([f"foreign keys: {broken[:3]}"] if broken else []),
        *([f"{len(lost)} lost, such as {min(lost)}"] if lost else []),
        *([f"{len(origins) - len(set(origins))} twice"] if len(origins) != len(set(origins)) else []),
    ]


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """What a store holds, table by table, without what the time or the number of runs would change."""
    with closing(sqlite3.connect(path)) as connection:
        return {table: connection.execute(query).fetchall() for table, query in COMPARED.items()}


def main() -> None:
    """Prints what became of the kills; ends with 1 where a fault was found."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    articles = int(sys.argv[2]) if len(sys.argv) > 2 else ARTICLES
    with tempfile.TemporaryDirectory() as working:
        outcome = run_and_kill(kills, articles, Path(working))
    print(f"{outcome.kills} kills, {outcome.finished} runs that got to their end, {len(outcome.faults)} faults")
    for fault in outcome.faults:
        print(fault)
    sys.exit(1 if outcome.faults else 0)


if __name__ == "__main__":
    main()
