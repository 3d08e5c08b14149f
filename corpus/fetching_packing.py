"""Answers as they are packed for the way (Content-Encoding), unpacked piece by piece and no further than asked."""

from __future__ import annotations

import zlib
from typing import Final, Protocol

from corpus.fetching_failures import NoAnswerError
from corpus.refusals import Refusal

ACCEPTED: Final = "gzip, deflate"
"""What is asked for: both can be unpacked up to a limit and then left."""

_MOST_MEMBERS: Final = 100
"""A file that gzip packed may have several; thousands are made to cost time."""
_GZIP_WINDOW: Final = 16 + zlib.MAX_WBITS
_GZIP_MARK: Final = b"\x1f\x8b"


class Unpacker(Protocol):
    """What takes a packed answer piece by piece."""

    def unpack(self, piece: bytes, most: int) -> bytes:
        """What a piece stands for; once more than `most` bytes would come of it, at least `most` of them."""

    @property
    def is_whole(self) -> bool:
        """Whether the end was seen, where packing marks one."""


def unpacker_of(coding: str) -> Unpacker:
    """What unpacks an answer with that Content-Encoding; NoAnswerError where nothing does."""
    coding = coding.strip().lower()
    if coding in {"", "identity"}:
        return _Unpacked()
    if coding in {"gzip", "x-gzip"}:
        return _Gzip()
    if coding == "deflate":
        return _Deflate()
    raise NoAnswerError(Refusal.BAD_ANSWER, "its answer is packed in a way that was not asked for")


class _Unpacked:
    """What is not packed at all."""

    is_whole = True

    def unpack(self, piece: bytes, most: int) -> bytes:  # noqa: ARG002  it is no more than what was sent
        return piece


class _Gzip:
    """RFC 1952: one member or several."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(_GZIP_WINDOW)
        self._members = 1

    @property
    def is_whole(self) -> bool:
        return self._zlib.eof

    def unpack(self, piece: bytes, most: int) -> bytes:
        body = bytearray()
        while piece and len(body) < most:
            if self._zlib.eof:
                if not piece.startswith(_GZIP_MARK):
                    break  # what stands behind the end is litter
                self._begin_member()
            body += _inflated(self._zlib, piece, most - len(body))
            piece = self._zlib.unused_data or self._zlib.unconsumed_tail
        return bytes(body)

    def _begin_member(self) -> None:
        self._members += 1
        if self._members > _MOST_MEMBERS:
            raise NoAnswerError(Refusal.BAD_ANSWER, "its answer is packed in very many parts")
        self._zlib = zlib.decompressobj(_GZIP_WINDOW)


class _Deflate:
    """With zlib's header as the standard wants it (RFC 1950), or without as some servers have it (RFC 1951)."""

    def __init__(self) -> None:
        self._start = b""
        self._zlib = zlib.decompressobj()

    @property
    def is_whole(self) -> bool:
        return self._zlib.eof

    def unpack(self, piece: bytes, most: int) -> bytes:
        if len(self._start) < 2:
            piece = self._start = self._start + piece
            if len(piece) < 2:
                return b""
            if not _has_header(piece):
                self._zlib = zlib.decompressobj(-zlib.MAX_WBITS)
        return b"" if self._zlib.eof else _inflated(self._zlib, piece, most)


def _has_header(start: bytes) -> bool:
    return start[0] & 0x0F == zlib.DEFLATED and (start[0] << 8 | start[1]) % 31 == 0


def _inflated(stream: zlib._Decompress, piece: bytes, most: int) -> bytes:
    try:
        return stream.decompress(piece, most)
    except zlib.error as error:
        raise NoAnswerError(Refusal.BAD_ANSWER, "its answer is packed in a broken way") from error
