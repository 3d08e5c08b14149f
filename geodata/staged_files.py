"""Files that are there whole or not at all: written beside their place, and renamed at the end."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from secrets import token_hex
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def is_ordinary(path: Path) -> bool:
    """Whether a file there is or would be an ordinary one, and no device or pipe."""
    return not path.exists() or path.is_file()


@contextmanager
def staged(path: Path) -> Iterator[BinaryIO]:
    """A file to write; it takes its place when the block has ended well, and else leaves what was there.

    A device or a pipe is written to as it stands. Raises OSError.
    """
    if not is_ordinary(path):
        with path.open("wb") as out:
            yield out
        return
    place = path.resolve()  # a link goes on pointing where it pointed
    beside = place.with_name(f".dateline-{token_hex(8)}.part")
    try:
        with beside.open("xb") as out:
            yield out
        if place.exists():
            shutil.copymode(place, beside)
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)
