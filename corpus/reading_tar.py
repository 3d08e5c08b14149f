"""Tar archives to their members, read forwards and in constant memory; links are not followed.

The standard library's reader keeps every member's head, reads heads of any length whole, and looped for ever over
some before Python 3.11.14; its `TarInfo.frombuf` reads one head, and that is all that is taken from it.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from typing import BinaryIO, Final

from corpus.refusals import Refusal
from corpus.unpacking import CUT_OFF, ArchiveFault, Member, Part, broken, buffered

BLOCK_BYTES: Final = tarfile.BLOCKSIZE
_LARGEST_HEAD_BYTES: Final = 1_000_000
_PATH: Final = "path"
_SIZE: Final = "size"
_HOLES: Final = "GNU.sparse"
_MORE_OF_MAP_IN_HEAD: Final = 482
_MORE_OF_MAP: Final = 504
_WITHOUT_BYTES: Final = {
    tarfile.SYMTYPE,
    tarfile.LNKTYPE,
    tarfile.CHRTYPE,
    tarfile.BLKTYPE,
    tarfile.FIFOTYPE,
}
_PAX_RECORD: Final = re.compile(rb"(\d{1,9}) ([^=\n]{1,200})=")
_FAULTS: Final = {
    tarfile.SYMTYPE: "it is a link; links in archives are not followed",
    tarfile.LNKTYPE: "it is a link; links in archives are not followed",
    tarfile.CHRTYPE: "it is a device and no file",
    tarfile.BLKTYPE: "it is a device and no file",
    tarfile.FIFOTYPE: "it is a pipe and no file",
    tarfile.GNUTYPE_SPARSE: "it is a file with holes; such are not read",
}


def is_tar(start: bytes) -> bool:
    """Whether a tar archive begins like this: with a head whose checksum holds."""
    try:
        tarfile.TarInfo.frombuf(start[:BLOCK_BYTES], "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError):
        return False
    return True


def tar_members(stream: BinaryIO) -> Iterator[Member]:
    """The members of the archive in their order; raises ArchiveFault where the rest of it cannot be read."""
    named: dict[str, str] = {}
    while (head := _head(stream)) is not None:
        info, block = head
        if info.size < 0:
            raise broken("it names a size below zero")
        if info.type in {tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE}:
            named |= _pax_records(_body(stream, info.size))
        elif info.type == tarfile.GNUTYPE_LONGNAME:
            named[_PATH] = _text(_body(stream, info.size).split(b"\0", 1)[0])
        elif info.type in {tarfile.XGLTYPE, tarfile.GNUTYPE_LONGLINK}:
            _pass_over(stream, info.size)
        else:
            if info.type == tarfile.GNUTYPE_SPARSE:
                _pass_over_map(stream, block)
            yield from _member(stream, info, named)
            named = {}


def _member(stream: BinaryIO, info: tarfile.TarInfo, named: dict[str, str]) -> Iterator[Member]:
    """The member, and then its bytes passed over; nothing for a folder."""
    if info.type == tarfile.DIRTYPE:
        return
    name, size = named.get(_PATH, info.name), _size(named.get(_SIZE), info.size)
    kind = tarfile.GNUTYPE_SPARSE if _HOLES in named else info.type
    if kind in {tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.CONTTYPE}:
        part = Part(stream, size)
        yield Member(name=name, stream=buffered(part), size=size)
        part.drain()
        _pass_over(stream, -size % BLOCK_BYTES)
        return
    yield Member(name=name, fault=ArchiveFault(Refusal.KIND, _FAULTS.get(kind, "it is no ordinary file")))
    if kind not in _WITHOUT_BYTES:
        _pass_over(stream, size + -size % BLOCK_BYTES)


def _head(stream: BinaryIO) -> tuple[tarfile.TarInfo, bytes] | None:
    """The next head and its block, None at the archive's end mark; raises ArchiveFault where there is neither."""
    block = _exactly(stream, BLOCK_BYTES)
    if not block.strip(b"\0"):
        return None
    try:
        return tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape"), block
    except (tarfile.HeaderError, ValueError) as error:
        raise broken(f"what should be the head of a member is none ({error})") from error


def _body(stream: BinaryIO, size: int) -> bytes:
    """What a head of many blocks says."""
    if size > _LARGEST_HEAD_BYTES:
        raise broken("the head of a member is too long")
    return _exactly(stream, size + -size % BLOCK_BYTES)[:size]


def _pax_records(body: bytes) -> dict[str, str]:
    """What an extended head says of name, size and holes, as far as it is well formed."""
    records, place = {}, 0
    while match := _PAX_RECORD.match(body, place):
        end = place + int(match[1])
        if end <= match.end():
            break
        key = _text(match[2])
        if key in {_PATH, _SIZE} or key.startswith(_HOLES):
            records[key if key in {_PATH, _SIZE} else _HOLES] = _text(body[match.end() : end - 1])
        place = end
    return records


def _size(told: str | None, size: int) -> int:
    if told is None:
        return size
    if not (told.isascii() and told.isdecimal() and len(told) < 19):
        raise broken("it names a size that is no number")
    return int(told)


def _pass_over_map(stream: BinaryIO, block: bytes) -> None:
    """Passes over the blocks that say where the holes are; whether one follows stands in the block before."""
    more = block[_MORE_OF_MAP_IN_HEAD]
    while more:
        more = _exactly(stream, BLOCK_BYTES)[_MORE_OF_MAP]


def _pass_over(stream: BinaryIO, size: int) -> None:
    Part(stream, size).drain()


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise broken(CUT_OFF)
    return data


def _text(words: bytes) -> str:
    return words.decode("utf-8", "surrogateescape")
