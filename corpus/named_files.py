"""The files that a person names: folders with all that is in them, opened only where that holds nobody up."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from corpus.records import Rejected
from corpus.refusals import Refusal, refuse, shown

STANDARD_INPUT = "-"


def files_of(path: Path) -> Iterator[Path | Rejected]:
    """The files that a path stands for, by name; hidden ones only where they are named themselves."""
    if not path.is_dir():
        yield path
        return
    refused: list[OSError] = []
    for folder, folders, names in os.walk(path, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(folder) / name
    for error in refused:
        yield unreadable(shown(str(error.filename)), error)


def opened(path: Path) -> BinaryIO:
    """The file, open; raises OSError, also for a pipe or a device, which could hold us for ever."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(0, "it is no ordinary file", str(path))
    return path.open("rb")


def unreadable(origin: str, error: OSError) -> Rejected:
    """That a file or folder cannot be read, as the system puts it."""
    return refuse(origin, Refusal.UNREADABLE, f"it cannot be read: {(error.strerror or str(error)).lower()}")
