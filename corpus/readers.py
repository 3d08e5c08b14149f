"""Files and folders to the documents and articles in them; what is not read is named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from corpus.archives import (
    ARCHIVE_ENDINGS,
    MOST_DEPTH,
    PACKERS,
    Archive,
    archive_of,
    is_hidden,
    last_part,
    shown_name,
    unpacked_name,
)
from corpus.columns import Told
from corpus.documents import (
    ADVICE,
    BINARY_KINDS,
    KINDS,
    LINES_KINDS,
    PARQUET_KINDS,
    STREAM_KINDS,
    TABLE_KINDS,
    Document,
    kind_of,
    largest_bytes,
)
from corpus.encoding import binary_kind
from corpus.named_files import STANDARD_INPUT, files_of, opened, unreadable
from corpus.raw_article import RawArticle
from corpus.raw_event import RawEvent
from corpus.reading_json import NOTHING_TOLD, read_json_lines
from corpus.reading_tar import tar_members
from corpus.reading_warc import read_warc
from corpus.reading_zip import zip_members
from corpus.records import Noted, Rejected
from corpus.refusals import Refusal, megabytes, refuse, shown
from corpus.unpacking import (
    Allowance,
    AllowanceSpentError,
    ArchiveFault,
    Member,
    Unpacked,
    broken,
    buffered,
    some_of,
    spooled,
)

if TYPE_CHECKING:
    from corpus.progress import Progress

_SNIFFED_BYTES = 8_192

Found = Document | RawArticle | RawEvent | Rejected | Noted
"""What a file holds: a document yet to be read, a stream's article, coded event or note, or why there is none."""


def read_paths(
    paths: Iterable[str],
    stdin: BinaryIO,
    columns: Told = NOTHING_TOLD,
    progress: Progress | None = None,
) -> Iterator[Found]:
    """What files and folders hold, in order, folders with all that is in them; "-" is JSON Lines on `stdin`.

    `columns` are what a person says of tables and JSON Lines (see corpus.columns); `progress` follows how far
    this is.
    """
    for path in paths:
        if path == STANDARD_INPUT:
            yield from read_json_lines(stdin, "standard input", "", columns)
            continue
        for file in files_of(Path(path)):
            yield from [file] if isinstance(file, Rejected) else read_file(file, columns, progress)


def read_file(path: Path, columns: Told = NOTHING_TOLD, progress: Progress | None = None) -> Iterator[Found]:
    """What one file holds, or why it holds nothing."""
    origin = shown(str(path))
    try:
        with opened(path) as handle, progress.following(handle) if progress else nullcontext():
            yield from read_open(handle, path.name, origin, columns, path)
    except OSError as error:
        yield unreadable(origin, error)


def read_open(
    handle: BinaryIO, name: str, origin: str, columns: Told = NOTHING_TOLD, path: Path | None = None
) -> Iterator[Found]:
    """What an open file holds, read from its beginning to and fro; archives with all that is in them.

    `name` is the last part of its path; with the `path` itself it may be read from another process. Raises
    OSError where the file itself cannot be read.
    """
    size = handle.seek(0, os.SEEK_END)
    handle.seek(0)
    allowance = Allowance(packed_bytes=size)
    try:
        yield from _read(
            _Opened(
                handle=handle,
                name=name,
                origin=origin,
                size=size,
                allowance=allowance,
                columns=columns,
                path=path,
            )
        )
    except ArchiveFault as fault:
        yield refuse(origin, fault.code, fault.reason)
    except AllowanceSpentError as spent:
        yield refuse(origin, Refusal.TOO_LARGE, f"{spent}; the rest of it is not read")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """Something to read from its beginning: a file, or what lies in an archive.

    `size` is None where it is not known, `depth` how many archives it lies in; then it is read forwards and has
    no `path`.
    """

    handle: BinaryIO
    name: str
    origin: str
    size: int | None
    allowance: Allowance
    columns: Told
    path: Path | None
    depth: int = 0

    def inside(self, handle: BinaryIO, name: str, origin: str, size: int | None) -> _Opened:
        """Something that lies in it."""
        return replace(self, handle=handle, name=name, origin=origin, size=size, path=None, depth=self.depth + 1)


def _read(opened: _Opened) -> Iterator[Found]:
    """What it holds; raises ArchiveFault where it cannot be read on, AllowanceSpentError where it must not."""
    start = _start_of(opened.handle)
    kind = kind_of(opened.name, start)
    if archive := archive_of(start, kind):
        yield from _read_archive(opened, archive)
    elif fault := _fault(start, opened.size, kind, opened.origin):
        yield fault
    elif kind in LINES_KINDS:
        yield from _counted(opened, read_json_lines(opened.handle, opened.origin, opened.name, opened.columns))
    elif kind in TABLE_KINDS:
        yield from _counted(opened, _table(opened))
    elif kind in PARQUET_KINDS and opened.path:
        yield from _parquet(opened.path, opened.origin, opened.columns)
    else:
        yield _whole(opened, kind)


def _start_of(handle: BinaryIO) -> bytes:
    """Its first bytes, those before a fault too; it then stands at its beginning again."""
    start = b""
    try:
        while len(start) < _SNIFFED_BYTES and (more := some_of(handle, _SNIFFED_BYTES - len(start))):
            start += more
    except ArchiveFault:
        if not start:
            raise
    handle.seek(0)
    return start


def _counted(opened: _Opened, found: Iterator[Found]) -> Iterator[Found]:
    """What is found; where it lies in an archive, what is refused of it is counted."""
    for one in found:
        if opened.depth and isinstance(one, Rejected):
            opened.allowance.refuse()
        yield one


def _whole(opened: _Opened, kind: str) -> Document | Rejected:
    largest = largest_bytes(kind)
    content = opened.handle.read(largest + 1)
    if len(content) <= largest:
        return Document(content=content, origin=opened.origin, name=opened.name)
    reason = f"it is larger than {megabytes(largest)}, the most that this kind of file may be"
    return refuse(opened.origin, Refusal.TOO_LARGE, reason)


def _fault(start: bytes, size: int | None, kind: str, origin: str) -> Rejected | None:
    """Why a file of that beginning, size and kind is not to be read."""
    if not start:
        return refuse(origin, Refusal.EMPTY, "the file is empty")
    if advice := ADVICE.get(kind):
        return refuse(origin, Refusal.KIND, advice)
    if size and kind not in STREAM_KINDS and size > (largest := largest_bytes(kind)):
        reason = f"it is {megabytes(size)}; this kind of file may be {megabytes(largest)} at most"
        return refuse(origin, Refusal.TOO_LARGE, reason)
    return _fault_of_kind(start, kind, origin)


def _fault_of_kind(start: bytes, kind: str, origin: str) -> Rejected | None:
    """Why a file that begins like this is none of its kind, or of a kind that is not read."""
    if kind in ARCHIVE_ENDINGS:
        return refuse(origin, Refusal.BROKEN, f"it does not begin as an archive ending in {shown(kind)} does")
    is_let_through = kind in BINARY_KINDS or start.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not is_let_through and (what := binary_kind(start)):
        return refuse(origin, Refusal.BINARY, f"it is {what}, not text")
    if kind not in KINDS:
        return refuse(origin, Refusal.KIND, f"files ending in {shown(kind)} are not read")
    return None


# ---------------------------------------------------------------- archives


def _read_archive(opened: _Opened, archive: Archive) -> Iterator[Found]:
    if opened.depth >= MOST_DEPTH:
        reason = f"it lies in {MOST_DEPTH} archives, one in the other; no more are opened"
        yield refuse(opened.origin, Refusal.TOO_LARGE, reason)
        return
    opened.allowance.open_archive()
    if archive in PACKERS:
        inside = buffered(Unpacked(opened.handle, PACKERS[archive], opened.allowance))
        yield from _read(opened.inside(inside, unpacked_name(opened.name), opened.origin, None))
    elif archive is Archive.WARC:
        yield from _with_rest(opened, read_warc(opened.handle, opened.origin, opened.allowance))
    elif archive is Archive.TAR:
        yield from _with_rest(opened, _members(opened, tar_members(opened.handle)))
    else:
        with spooled(opened.handle) if opened.depth else nullcontext(opened.handle) as handle:
            yield from _with_rest(opened, _members(opened, zip_members(handle, opened.allowance)))


def _with_rest(opened: _Opened, found: Iterator[Found]) -> Iterator[Found]:
    """What is found, and at last that the rest of the archive cannot be read, where that is so."""
    try:
        yield from found
    except ArchiveFault as fault:
        yield refuse(opened.origin, fault.code, f"the rest of it is not read: {fault.reason}")


def _members(opened: _Opened, members: Iterator[Member]) -> Iterator[Found]:
    """What the members of an archive hold, hidden ones passed over."""
    for member in members:
        opened.allowance.enter()
        if is_hidden(member.name):
            continue
        origin = f"{opened.origin}/{shown_name(member.name)}"
        if member.stream is None:
            fault = member.fault or broken("it cannot be read")
            yield refuse(origin, fault.code, fault.reason)
            continue
        name = shown(last_part(member.name))
        try:
            yield from _read(opened.inside(member.stream, name, origin, member.size))
        except ArchiveFault as fault:
            yield refuse(origin, fault.code, fault.reason)


def _table(opened: _Opened) -> Iterator[Found]:
    from corpus.reading_tables import read_table  # noqa: PLC0415  the filters start faster without it

    return read_table(opened.handle, opened.origin, opened.name, opened.columns)


def _parquet(path: Path, origin: str, columns: Told) -> Iterator[Found]:
    from corpus.reading_apart import read_apart  # noqa: PLC0415  see _table
    from corpus.reading_parquet import read_parquet  # noqa: PLC0415  see _table

    return read_apart(partial(read_parquet, path.resolve(), origin, path.name, dict(columns)), origin)
