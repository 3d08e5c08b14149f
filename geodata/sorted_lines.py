"""Lines put in order on disk: gathered in any order, read back sorted, with little of them in memory at a time."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

MOST_BYTES = 64 * 2**20
"""About how much memory the lines may take that wait to be sorted."""

_OVERHEAD = 41  # bytes that Python needs for a line besides its own
_READ_AT_ONCE = 2**20


class SortedLines:
    """Lines in the order of their bytes, equal ones beside each other; may be read again and again.

    The files lie in `folder`, which is the caller's to remove, and their names begin with `name`.
    """

    def __init__(self, folder: Path, name: str, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._name = name
        self._most_bytes = most_bytes
        self._waiting: list[bytes] = []
        self._bytes = 0
        self._runs: list[Path] = []
        self._made = 0

    def add(self, line: str) -> None:
        """Adds a line, which has no line feed in it; UnicodeEncodeError where it is no text."""
        self._waiting.append(line.encode() + b"\n")
        self._bytes += len(self._waiting[-1]) + _OVERHEAD
        if self._bytes > self._most_bytes:
            self._put_away()

    def __iter__(self) -> Iterator[str]:
        if not self._runs:
            self._waiting.sort()
            yield from (line[:-1].decode() for line in self._waiting)
            return
        self._put_away()
        if len(self._runs) > 1:
            self._merge()
        with self._runs[0].open("rb", buffering=_READ_AT_ONCE) as run:
            for line in run:
                yield line[:-1].decode()

    def clear(self) -> None:
        """Forgets all lines and removes their files."""
        self._waiting, self._bytes = [], 0
        for run in self._runs:
            run.unlink()
        self._runs = []

    def _put_away(self) -> None:
        if self._waiting:
            self._waiting.sort()
            with self._new_run().open("wb") as run:
                run.writelines(self._waiting)
        self._waiting, self._bytes = [], 0

    def _merge(self) -> None:
        runs = list(self._runs)
        with ExitStack() as opened:
            files = [opened.enter_context(run.open("rb", buffering=_READ_AT_ONCE)) for run in runs]
            merged = self._new_run()
            opened.enter_context(merged.open("wb", buffering=_READ_AT_ONCE)).writelines(heapq.merge(*files))
        for run in runs:
            run.unlink()
        self._runs = [merged]

    def _new_run(self) -> Path:
        path = self._folder / f"{self._name}-{self._made}.lines"
        self._made += 1
        self._runs.append(path)
        return path
