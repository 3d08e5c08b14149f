"""Files and folders to the documents and articles in them; what is not read is named."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from corpus.documents import JSON_KINDS, KINDS, LINES_KINDS, TABLE_KINDS, Document, kind_of
from corpus.encoding import binary_kind
from corpus.raw_article import LARGEST_ARTICLE_BYTES, RawArticle
from corpus.raw_event import RawEvent
from corpus.reading_json import read_json_lines
from corpus.records import Rejected
from corpus.refusals import Refusal, megabytes, refuse, shown

STANDARD_INPUT = "-"

LARGEST_DOCUMENT_BYTES = 200_000_000
"""A JSON document is read whole; what is larger should come as JSON Lines, which are read line by line."""

_SNIFFED_BYTES = 8_192


Found = Document | RawArticle | RawEvent | Rejected
"""What a file holds: a document that is yet to be read, an article or a coded event of a stream, or why none."""


def read_paths(paths: Iterable[str], stdin: BinaryIO) -> Iterator[Found]:
    """What files and folders hold, in order, folders with all that is in them; "-" is JSON Lines on `stdin`."""
    for path in paths:
        if path == STANDARD_INPUT:
            yield from read_json_lines(stdin, "standard input", "")
            continue
        for file in files_of(Path(path)):
            yield from [file] if isinstance(file, Rejected) else read_file(file)


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


def read_file(path: Path) -> Iterator[Found]:
    """What one file holds, or why it holds nothing."""
    origin = shown(str(path))
    try:
        with opened(path) as handle:
            yield from _read_open(handle, path.name, origin)
    except OSError as error:
        yield unreadable(origin, error)


def opened(path: Path) -> BinaryIO:
    """The file, open; raises OSError, also for a pipe or a device, which could hold us for ever."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(0, "it is no ordinary file", str(path))
    return path.open("rb")


def unreadable(origin: str, error: OSError) -> Rejected:
    """That a file or folder cannot be read, as the system puts it."""
    return refuse(origin, Refusal.UNREADABLE, f"it cannot be read: {(error.strerror or str(error)).lower()}")


def _read_open(handle: BinaryIO, name: str, origin: str) -> Iterator[Found]:
    size = os.fstat(handle.fileno()).st_size
    start = handle.read(_SNIFFED_BYTES)
    handle.seek(0)
    kind = kind_of(name, start)
    if fault := _fault(start, size, kind, origin):
        yield fault
    elif kind in LINES_KINDS:
        yield from read_json_lines(handle, origin, name)
    elif kind in TABLE_KINDS:
        yield from _table(handle, origin, name)
    else:
        yield Document(content=handle.read(_largest(kind) + 1), origin=origin, name=name)


def _fault(start: bytes, size: int, kind: str, origin: str) -> Rejected | None:
    """Why a file of that beginning, size and kind is not to be read."""
    if not size:
        return refuse(origin, Refusal.EMPTY, "the file is empty")
    if kind not in LINES_KINDS | TABLE_KINDS and size > (largest := _largest(kind)):
        reason = f"it is {megabytes(size)}; this kind of file may be {megabytes(largest)} at most"
        return refuse(origin, Refusal.TOO_LARGE, reason)
    if not start.startswith((b"\xff\xfe", b"\xfe\xff")) and (what := binary_kind(start)):
        return refuse(origin, Refusal.BINARY, f"it is {what}, not text")
    if kind not in KINDS:
        return refuse(origin, Refusal.KIND, f"files ending in {shown(kind)} are not read")
    return None


def _largest(kind: str) -> int:
    return LARGEST_DOCUMENT_BYTES if kind in JSON_KINDS else LARGEST_ARTICLE_BYTES


def _table(handle: BinaryIO, origin: str, name: str) -> Iterator[RawArticle | RawEvent | Rejected]:
    from corpus.reading_tables import read_table  # noqa: PLC0415  the filters start faster without it

    return read_table(handle, origin, name)
