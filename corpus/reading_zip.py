"""ZIP archives to their members; nothing is written to disk, and damaged ones give what is left of them."""

from __future__ import annotations

import stat
import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Final, Self, cast

from corpus.refusals import Refusal, megabytes
from corpus.unpacking import (
    CUT_OFF,
    Allowance,
    ArchiveFault,
    Checked,
    Decompressor,
    Member,
    Part,
    Unpacked,
    broken,
    buffered,
    bunzipping,
    inflating,
)

LARGEST_DIRECTORY_BYTES: Final = 32_000_000
"""Of a ZIP's table of contents, which is read whole: some 250,000 members with usual names."""

_LOCAL_HEAD: Final = struct.Struct("<4s5H3L2H")
_LOCAL_MARK: Final = b"PK\x03\x04"
_DIRECTORY_MARKS: Final = (b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06")
_ENCRYPTED: Final = 0x1
_SIZES_FOLLOW: Final = 0x8
_UTF8: Final = 0x800
_ZIP64_SIZES: Final = 0x0001
_UNKNOWN: Final = 0xFFFFFFFF
_LONGEST_TRAILER_BYTES: Final = 24
_UNPACKERS: Final[Mapping[int, Callable[[], Decompressor] | None]] = {
    zipfile.ZIP_STORED: None,
    zipfile.ZIP_DEFLATED: inflating,
    zipfile.ZIP_BZIP2: bunzipping,
}
_OTHER_WAYS: Final = {1: "shrink", 6: "implode", 9: "deflate64", 14: "LZMA", 93: "zstd", 95: "xz", 98: "PPMd"}
_ENCRYPTED_WAY: Final = 99
_BROKEN_DIRECTORY = (
    zipfile.BadZipFile,
    NotImplementedError,
    ValueError,
    EOFError,
    OverflowError,
    struct.error,
)


def zip_members(handle: BinaryIO, allowance: Allowance) -> Iterator[Member]:
    """The members of the archive, in its table's order, or as they lie in it where the table is damaged.

    Raises ArchiveFault where nothing more of it can be read.
    """
    try:
        directory = zipfile.ZipFile(cast("BinaryIO", _SmallReads(handle))).infolist()
    except _BROKEN_DIRECTORY as error:
        yield from _without_directory(handle, allowance, str(error))
        return
    overlapping = _overlapping(directory)
    for info in directory:
        if not info.filename.endswith("/"):
            yield _listed_member(handle, info, allowance, is_overlapping=id(info) in overlapping)


class _SmallReads:
    """An archive as zipfile may read it: its table of contents is refused where it would fill memory."""

    def __init__(self, handle: BinaryIO) -> None:
        self._handle = handle
        self.seek = handle.seek
        self.tell = handle.tell

    def seekable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if size > LARGEST_DIRECTORY_BYTES:
            most = megabytes(LARGEST_DIRECTORY_BYTES)
            raise ArchiveFault(Refusal.TOO_LARGE, f"its table of contents may be {most} at most; bring it as tar")
        return self._handle.read(LARGEST_DIRECTORY_BYTES if size < 0 else size)


def _overlapping(directory: list[zipfile.ZipInfo]) -> set[int]:
    """Which members lie over the beginning of another, by id(): honest archives have none, bombs live by them."""
    placed = sorted(directory, key=lambda info: info.header_offset)
    ends = (info.header_offset + _LOCAL_HEAD.size + info.compress_size for info in placed)
    return {
        id(info) for info, end, after in zip(placed, ends, placed[1:], strict=False) if end > after.header_offset
    }


def _listed_member(
    handle: BinaryIO, info: zipfile.ZipInfo, allowance: Allowance, *, is_overlapping: bool
) -> Member:
    if is_overlapping:
        return Member(name=info.filename, fault=broken("it lies over another member, as in a bomb"))
    try:
        head = _Head.at(handle, info.header_offset)
    except ArchiveFault as damage:
        return Member(name=info.filename, fault=damage)
    if fault := _fault(info.flag_bits | head.flags, info.compress_type, info.external_attr >> 16):
        return Member(name=info.filename, fault=fault)
    raw = _unpacked(handle, info.compress_type, info.compress_size, allowance)
    return Member(name=info.filename, stream=buffered(Checked(raw, info.file_size, info.CRC)), size=info.file_size)


def _fault(flags: int, method: int, mode: int = 0) -> ArchiveFault | None:
    """Why a member of that sort is not read."""
    if flags & _ENCRYPTED or method == _ENCRYPTED_WAY:
        return ArchiveFault(Refusal.UNREADABLE, "it is encrypted")
    if stat.S_ISLNK(mode):
        return ArchiveFault(Refusal.KIND, "it is a link; links in archives are not followed")
    if method not in _UNPACKERS:
        name = _OTHER_WAYS.get(method, f"number {method}")
        return ArchiveFault(Refusal.KIND, f"it is packed in a way that is not read ({name})")
    return None


def _unpacked(handle: BinaryIO, method: int, size: int, allowance: Allowance) -> Part | Unpacked:
    """What the next `size` bytes unpack to."""
    part = Part(handle, size)
    unpacker = _UNPACKERS[method]
    return part if unpacker is None else Unpacked(cast("BinaryIO", part), unpacker, allowance, many=False)


# ---------------------------------------------------------------- without a table of contents


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """What stands before each member; the sizes are None where they only follow it."""

    name: str
    flags: int
    method: int
    crc: int | None
    packed_size: int | None
    size: int | None

    @classmethod
    def at(cls, handle: BinaryIO, position: int) -> Self:
        """The head that stands there, the handle then at the member's packed bytes; raises ArchiveFault."""
        if position < 0:
            raise broken("the archive is damaged where it should begin")
        handle.seek(position)
        head = handle.read(_LOCAL_HEAD.size)
        if len(head) < _LOCAL_HEAD.size:
            raise broken(CUT_OFF)
        mark, _, flags, method, _, _, crc, packed, size, name_size, more = _LOCAL_HEAD.unpack(head)
        if mark != _LOCAL_MARK:
            raise broken("the archive is damaged where it should begin")
        name = handle.read(name_size).decode("utf-8" if flags & _UTF8 else "cp437", "replace")
        extra = handle.read(more)
        if _UNKNOWN in {packed, size}:
            size, packed = _zip64_sizes(extra) or (size, packed)
        known = not (flags & _SIZES_FOLLOW and not packed)
        return cls(
            name=name,
            flags=flags,
            method=method,
            crc=crc if known else None,
            packed_size=packed if known else None,
            size=size if known else None,
        )


def _zip64_sizes(extra: bytes) -> tuple[int, int] | None:
    """The sizes that a member of more than 4 GB has in its extra fields, unpacked and packed."""
    while len(extra) >= 4:
        kind, length = struct.unpack("<2H", extra[:4])
        if kind == _ZIP64_SIZES and length >= 16 and len(extra) >= 20:
            size, packed = struct.unpack("<2Q", extra[4:20])
            return size, packed
        extra = extra[4 + length :]
    return None


def _without_directory(handle: BinaryIO, allowance: Allowance, why: str) -> Iterator[Member]:
    """The members as they lie in the archive; raises ArchiveFault where the next is not whole, or at the end."""
    position = 0
    while handle.seek(position) is not None and handle.read(4) == _LOCAL_MARK:
        head = _Head.at(handle, position)
        start = handle.tell()
        if fault := _fault(head.flags, head.method):
            yield Member(name=head.name, fault=fault)
            position = _after(handle, start + _known(head.packed_size))
            continue
        if head.packed_size is None and _UNPACKERS[head.method] is None:
            break  # nothing says where it ends
        size = head.packed_size if head.packed_size is not None else _rest(handle, start)
        raw = _unpacked(handle, head.method, size, allowance)
        checked = Checked(raw, head.size, head.crc)
        if not head.name.endswith("/"):
            yield Member(name=head.name, stream=buffered(checked), size=head.size)
        while checked.read(1 << 16):
            pass
        used = head.packed_size if head.packed_size is not None else cast("Unpacked", raw).consumed_bytes
        position = _after(handle, start + used)
    raise broken(f"its table of contents is missing or damaged ({why}); the file may have been cut off")


def _known(size: int | None) -> int:
    if size is None:
        raise broken("what follows a member of unknown size cannot be found")
    return size


def _rest(handle: BinaryIO, start: int) -> int:
    end = handle.seek(0, 2)
    handle.seek(start)
    return end - start


def _after(handle: BinaryIO, end: int) -> int:
    """Where the next member or the table of contents begins: there, or after sizes that follow the member."""
    handle.seek(end)
    trailer = handle.read(_LONGEST_TRAILER_BYTES + 4)
    found = [trailer.find(mark) for mark in (_LOCAL_MARK, *_DIRECTORY_MARKS)]
    return end + min((place for place in found if place >= 0), default=0)
