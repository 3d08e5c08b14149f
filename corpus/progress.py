"""How far reading is, in bytes of the files that were named: their sizes are known before they are read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from corpus.named_files import STANDARD_INPUT, files_of


class Progress:
    """How far the readers are; `total` bytes are to be read, None where that is not known beforehand."""

    def __init__(self, total: int | None = None) -> None:
        self.total = total
        self._passed = 0
        self._handle: BinaryIO | None = None

    @property
    def done(self) -> int:
        """The bytes that are read; of a compressed file those on the disk, not those that it unpacks to."""
        with suppress(OSError, ValueError):  # what reads the file may have closed it
            return self._passed + (self._handle.tell() if self._handle else 0)
        return self._passed

    @contextmanager
    def following(self, handle: BinaryIO) -> Iterator[None]:
        """Within it, the position in this file counts; after it, the whole file does."""
        size = os.fstat(handle.fileno()).st_size
        self._handle = handle
        try:
            yield
        finally:
            self._handle = None
            self._passed += size


def bytes_of(paths: Iterable[str]) -> int | None:
    """How many bytes are in files and folders; None where standard input is among them, which has no size."""
    total = 0
    for path in paths:
        if path == STANDARD_INPUT:
            return None
        total += sum(_size(file) for file in files_of(Path(path)) if isinstance(file, Path))
    return total


def _size(file: Path) -> int:
    """What readers will have read once they are past the file; 0 for what they refuse to open."""
    try:
        status = file.stat()
    except OSError:
        return 0
    return status.st_size if stat.S_ISREG(status.st_mode) else 0
