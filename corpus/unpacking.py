"""Streams out of archives: unpacked as they are read, within limits, with a reason where they end too early."""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol, cast

from corpus.refusals import Refusal, megabytes

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MOST_RATIO: Final = 250
"""What a stream may unpack to, in bytes for each packed byte: pages of one site packed together come to 100."""
FREE_BYTES: Final = 50_000_000
"""So much a stream may unpack to whatever its ratio."""
FREE_BYTES_OF_ALL: Final = 200_000_000
"""So much may be unpacked out of one file, archives in archives included, whatever its size."""
FREE_MEMBERS: Final = 20_000
MEMBER_BYTES: Final = 20
"""Each member, those of archives in archives too, must account for so much of the file's size; some are free.

The same holds for lines that are refused.
"""
FREE_ARCHIVES: Final = 1_000
ARCHIVE_BYTES: Final = 200
"""The same of archives in archives."""
LARGEST_SPOOLED_BYTES: Final = 2_000_000_000
"""Of an archive in an archive that can only be read where it can be read to and fro (ZIP)."""

_KEPT_IN_MEMORY_BYTES = 4_000_000
_KEPT_HEAD_BYTES = 256 * 1024
_CHUNK_BYTES = 16 * 1024
_COPIED_BYTES = 256 * 1024
_MOST_XZ_MEMORY_BYTES = 160_000_000

CUT_OFF: Final = "it ends too early; the file may have been cut off"


class ArchiveFault(Exception):  # noqa: N818  it is told, not raised at people
    """That a stream cannot be read on, and why; what it gave before is sound."""

    def __init__(self, code: Refusal, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class AllowanceSpentError(Exception):
    """That a file with all that is in it has been unpacked to as much as it may be; ends the reading of it."""


def broken(reason: str) -> ArchiveFault:
    """That an archive is damaged."""
    return ArchiveFault(Refusal.BROKEN, reason)


@dataclass(slots=True, kw_only=True)
class Allowance:
    """What one file may still unpack to, with all archives in archives in it; `packed_bytes` is its own size."""

    packed_bytes: int
    unpacked_bytes: int = field(default=0, init=False)
    members: int = field(default=0, init=False)
    archives: int = field(default=0, init=False)
    refused: int = field(default=0, init=False)

    def unpack(self, size: int) -> None:
        """Counts bytes that were unpacked; raises AllowanceSpentError where they are too many."""
        self.unpacked_bytes += size
        most = max(FREE_BYTES_OF_ALL, MOST_RATIO * self.packed_bytes)
        if self.unpacked_bytes > most:
            raise AllowanceSpentError(f"all that is in it unpacks to more than {megabytes(most)}")

    def enter(self) -> None:
        """Counts a member; raises AllowanceSpentError where they are too many."""
        self.members += 1
        self._hold(self.members, FREE_MEMBERS, MEMBER_BYTES, "members")

    def open_archive(self) -> None:
        """Counts an archive; raises AllowanceSpentError where they are too many."""
        self.archives += 1
        self._hold(self.archives, FREE_ARCHIVES, ARCHIVE_BYTES, "archives")

    def refuse(self) -> None:
        """Counts a line that was refused: a small file may unpack to millions of them."""
        self.refused += 1
        self._hold(self.refused, FREE_MEMBERS, MEMBER_BYTES, "faulty lines")

    def _hold(self, number: int, free: int, bytes_of_one: int, what: str) -> None:
        most = max(free, self.packed_bytes // bytes_of_one)
        if number > most:
            raise AllowanceSpentError(f"for its size too many {what} are in it (more than {most:,})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One thing in an archive, to be read before the next is asked for.

    `name` is as the archive has it, a path that nobody vouches for; `size` in bytes as the archive says. Where it
    is not to be read `stream` is None and `fault` says why.
    """

    name: str
    stream: BinaryIO | None = None
    size: int | None = None
    fault: ArchiveFault | None = None


# ---------------------------------------------------------------- what unpacks


class Decompressor(Protocol):
    """What bz2 and lzma offer."""

    @property
    def eof(self) -> bool: ...  # noqa: D102  as there
    @property
    def needs_input(self) -> bool: ...  # noqa: D102
    @property
    def unused_data(self) -> bytes: ...  # noqa: D102
    def decompress(self, data: bytes, max_length: int) -> bytes: ...  # noqa: D102


class _Inflating:
    """zlib's decompressor with the manners of those of bz2 and lzma."""

    def __init__(self, window_bits: int) -> None:
        self._zlib = zlib.decompressobj(window_bits)

    @property
    def eof(self) -> bool:
        return self._zlib.eof

    @property
    def needs_input(self) -> bool:
        return not self._zlib.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._zlib.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._zlib.decompress(self._zlib.unconsumed_tail + data, max_length)


def gunzipping() -> Decompressor:
    """For gzip."""
    return _Inflating(zlib.MAX_WBITS + 16)


def inflating() -> Decompressor:
    """For what ZIP calls deflated, without any head."""
    return _Inflating(-zlib.MAX_WBITS)


def inflating_zlib() -> Decompressor:
    """For what HTTP calls deflate."""
    return _Inflating(zlib.MAX_WBITS)


def bunzipping() -> Decompressor:
    """For bzip2."""
    return bz2.BZ2Decompressor()


def unxzing() -> Decompressor:
    """For xz, with as much memory as `xz -9` asks for and somewhat more."""
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MOST_XZ_MEMORY_BYTES)


class Unpacked(io.RawIOBase):
    """What a packed stream holds, read forwards.

    Raises ArchiveFault where the stream is damaged, cut off or a bomb, again at each later read.
    """

    def __init__(
        self, source: BinaryIO, begin: Callable[[], Decompressor], allowance: Allowance, *, many: bool = True
    ) -> None:
        """`many`: whether further packed streams may follow the first, as they do in gzip, bzip2 and xz."""
        super().__init__()
        self._source = source
        self._begin = begin
        self._allowance = allowance
        self._many = many
        self._packed: Decompressor | None = None
        self._waiting = b""
        self._fed = 0
        self._made = 0
        self._fault: ArchiveFault | None = None

    def readable(self) -> bool:
        """True."""
        return True

    @property
    def consumed_bytes(self) -> int:
        """How much of the source was used up, once the end has been reached."""
        return self._fed - len(self._waiting)

    def readinto(self, buffer: WriteableBuffer) -> int:
        """As RawIOBase has it."""
        view = memoryview(buffer).cast("B")
        if self._fault is not None:
            raise self._fault
        try:
            data = self._next(len(view))
        except (zlib.error, lzma.LZMAError, EOFError, ValueError) as error:
            self._fault = broken(f"its packed bytes are damaged ({error})")
            raise self._fault from error
        except OSError as error:
            # bz2 calls damaged bytes an OSError without a number; the system's have one.
            if error.errno is not None:
                raise
            self._fault = broken(f"its packed bytes are damaged ({error})")
            raise self._fault from error
        except ArchiveFault as fault:
            self._fault = fault
            raise
        view[: len(data)] = data
        return len(data)

    def _next(self, most: int) -> bytes:
        while True:
            if (self._packed is None or self._packed.eof) and not self._begin_another():
                return b""
            packed = cast("Decompressor", self._packed)
            data, at_end = b"", False
            if packed.needs_input:
                data = self._take()
                at_end = not data
            made = packed.decompress(data, most)
            if packed.eof:
                self._waiting = packed.unused_data
            if made:
                self._count(len(made))
                return made
            if at_end and not packed.eof:
                raise broken(CUT_OFF)

    def _begin_another(self) -> bool:
        """Whether another packed stream begins here; zeros between streams are padding."""
        if self._packed is None:
            self._waiting = self._take()
            if not self._waiting:
                raise broken(CUT_OFF)
        elif not (self._many and self._pass_over_padding()):
            return False
        self._packed = self._begin()
        return True

    def _pass_over_padding(self) -> bool:
        """Whether anything but zeros follows, which then waits to be unpacked."""
        while data := self._take():
            self._waiting = data.lstrip(b"\0")
            if self._waiting:
                return True
        return False

    def _take(self) -> bytes:
        """The next packed bytes, b"" at the end of the source."""
        if self._waiting:
            data, self._waiting = self._waiting, b""
            return data
        data = some_of(self._source, _CHUNK_BYTES)
        self._fed += len(data)
        return data

    def _count(self, size: int) -> None:
        self._made += size
        self._allowance.unpack(size)
        if self._made > max(FREE_BYTES, MOST_RATIO * self._fed):
            raise ArchiveFault(Refusal.TOO_LARGE, f"it unpacks to more than {MOST_RATIO} times its size")


# ---------------------------------------------------------------- pieces of streams


def some_of(source: BinaryIO, size: int) -> bytes:
    """The next bytes, at most `size`, as many as there are at once; b"" at the end.

    A read that waits for all of them would lose those that stand before a fault.
    """
    read_once: Callable[[int], bytes] = getattr(source, "read1", source.read)
    return read_once(size)


class Part(io.RawIOBase):
    """The next `size` bytes of a stream, read forwards; raises ArchiveFault where they are not all there."""

    def __init__(self, source: BinaryIO, size: int) -> None:
        super().__init__()
        self._source = source
        self.left_bytes = size

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """As RawIOBase has it."""
        view = memoryview(buffer).cast("B")
        wanted = min(len(view), self.left_bytes)
        data = some_of(self._source, wanted)
        if wanted and not data:
            raise broken(CUT_OFF)
        self.left_bytes -= len(data)
        view[: len(data)] = data
        return len(data)

    def drain(self) -> None:
        """Passes over what is left."""
        while self.left_bytes:
            self.read(_COPIED_BYTES)


class Checked(io.RawIOBase):
    """A stream that must come to a size and a CRC-32; raises ArchiveFault at its end where it does not."""

    def __init__(self, source: io.RawIOBase, size: int | None, crc: int | None) -> None:
        super().__init__()
        self._source = source
        self._size, self._crc = size, crc
        self.size_bytes = 0
        self.crc = 0

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """As RawIOBase has it."""
        view = memoryview(buffer).cast("B")
        number = self._source.readinto(view) or 0
        self.size_bytes += number
        self.crc = zlib.crc32(view[:number], self.crc)
        if self._size is not None and self.size_bytes > self._size:
            raise broken("it is longer than the archive says")
        if not number and len(view):
            self._check()
        return number

    def _check(self) -> None:
        if self._size is not None and self.size_bytes < self._size:
            raise broken("it is shorter than the archive says")
        if self._crc is not None and self.crc != self._crc:
            raise broken("its checksum does not match")


class _Restartable(io.RawIOBase):
    """A stream that may be read from its beginning again as long as little of it was read."""

    def __init__(self, source: io.RawIOBase) -> None:
        super().__init__()
        self._source = source
        self._head = bytearray()
        self._position = 0
        self._is_past_head = False

    def readable(self) -> bool:
        """True."""
        return True

    def seekable(self) -> bool:
        """True, though only to the beginning."""
        return True

    def tell(self) -> int:
        """The position."""
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """To the beginning, or nowhere."""
        if (offset, whence) in {(0, io.SEEK_CUR), (self._position, io.SEEK_SET)}:
            return self._position
        if offset or whence != io.SEEK_SET or self._is_past_head:
            raise io.UnsupportedOperation("a stream out of an archive is read forwards")
        self._position = 0
        return 0

    def readinto(self, buffer: WriteableBuffer) -> int:
        """As RawIOBase has it."""
        view = memoryview(buffer).cast("B")
        if self._position < len(self._head):
            data = self._head[self._position : self._position + len(view)]
            view[: len(data)] = data
            self._position += len(data)
            return len(data)
        number = self._source.readinto(view) or 0
        self._position += number
        if not self._is_past_head:
            self._is_past_head = self._position > _KEPT_HEAD_BYTES
            self._head = bytearray() if self._is_past_head else self._head + view[:number]
        return number


def buffered(source: io.RawIOBase) -> BinaryIO:
    """The stream, to be read by lines or whole, and from its beginning again while little of it was read."""
    return io.BufferedReader(_Restartable(source), _CHUNK_BYTES * 4)


@contextmanager
def spooled(source: BinaryIO) -> Iterator[BinaryIO]:
    """All of a stream where it can be read to and fro: in memory, or in a temporary file without a name.

    Raises ArchiveFault where it is too large or finds no room.
    """
    with SpooledTemporaryFile(max_size=_KEPT_IN_MEMORY_BYTES) as spool:
        size = 0
        while data := source.read(_COPIED_BYTES):
            size += len(data)
            if size > LARGEST_SPOOLED_BYTES:
                most = megabytes(LARGEST_SPOOLED_BYTES)
                raise ArchiveFault(Refusal.TOO_LARGE, f"an archive in an archive may be {most} at most")
            try:
                spool.write(data)
            except OSError as error:
                reason = f"there is no room to unpack it: {(error.strerror or str(error)).lower()}"
                raise ArchiveFault(Refusal.UNREADABLE, reason) from error
        spool.seek(0)
        yield cast("BinaryIO", spool)
