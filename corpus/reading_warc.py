"""Web archives (WARC) to the pages in them, each with its address and the day on which it was fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO, UnsupportedOperation
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol, TypedDict
from urllib.parse import unquote, urlsplit

from corpus.documents import HTML_KINDS, JSON_KINDS, WHOLE_KINDS, Document, kind_of
from corpus.raw_article import LARGEST_ARTICLE_BYTES
from corpus.records import Rejected
from corpus.refusals import Refusal, megabytes, refuse, shown
from corpus.unpacking import (
    CUT_OFF,
    Allowance,
    ArchiveFault,
    Unpacked,
    broken,
    buffered,
    gunzipping,
    inflating,
    inflating_zlib,
    some_of,
)

if TYPE_CHECKING:
    from fastwarc.warc import HeaderMap, WarcRecord

PAGE_KINDS: Final = WHOLE_KINDS - JSON_KINDS
"""What is a page; JSON among a site's answers feeds its scripts."""

_BEGINNING: Final = re.compile(rb"WARC/\d\.\d{1,3}\r?\n")
_OK: Final = 200
_PASSED_OVER_NAMES: Final = frozenset({"robots.txt", "ads.txt", "security.txt", "humans.txt", "llms.txt"})
_LONGEST_ADDRESS: Final = 300
_CHUNK_HEAD: Final = re.compile(rb"[0-9a-fA-F]{1,8}[ \t]*(?:;[^\r\n]{0,500})?\r?\n")
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([\w\-]{1,40})", re.IGNORECASE)
_PIECE_BYTES: Final = 1_000_000
_ZLIB_HEADS: Final = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")


def is_warc(start: bytes) -> bool:
    """Whether a web archive begins like this."""
    return _BEGINNING.match(start) is not None


def read_warc(stream: BinaryIO, origin: str, allowance: Allowance) -> Iterator[Document | Rejected]:
    """The pages that were fetched whole, one at a time; other records are passed over.

    Raises ArchiveFault where the rest cannot be read.
    """
    # Imported here: who reads no web archives need not wait for it.
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415  see above

    wanted = WarcRecordType.response | WarcRecordType.resource
    try:
        for record in ArchiveIterator(_Forwards(stream), parse_http=False, stream_detect=False):
            allowance.enter()
            if record.headers.get("Content-Length") is None:
                raise broken(CUT_OFF)
            if record.record_type & wanted:
                yield from _page(record, origin, allowance)
            _check_whole(record)
    except OSError as error:
        if error.errno is not None:
            raise
        raise broken(f"a record is damaged ({shown(str(error)[:100])})") from error


class _Forwards:
    """A stream as fastwarc reads it: it asks where it stands, and gets what there is before a fault."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._position = 0

    def read(self, size: int = _PIECE_BYTES) -> bytes:
        data = some_of(self._stream, size)
        self._position += len(data)
        return data

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, _whence: int = 0) -> int:
        if offset not in {0, self._position}:
            raise UnsupportedOperation("a web archive is read forwards")
        return self._position

    def close(self) -> None:
        """Nothing: who opened the stream closes it."""


def _check_whole(record: WarcRecord) -> None:
    """Passes over what is left of a record; raises ArchiveFault where it is not as long as it says."""
    record.consume()
    if record.reader is None or record.reader.tell() < record.content_length:
        where = _address(record)
        raise broken(f"it ends in the middle of a record{f' ({where})' if where else ''}")


def _page(record: WarcRecord, origin: str, allowance: Allowance) -> Iterator[Document | Rejected]:
    """The page of a record, why it is not read, or nothing where it is none."""
    where = f"{origin}:{_address(record) or shown(record.record_id or '')}"
    try:
        said = _said_of(record)
    except OSError as error:
        yield refuse(where, Refusal.BROKEN, f"its HTTP head cannot be read ({shown(str(error)[:100])})")
        return
    if said is None:
        return
    if record.content_length > LARGEST_ARTICLE_BYTES:
        size = megabytes(record.content_length)
        yield refuse(where, Refusal.TOO_LARGE, f"it is {size}; a page may be {megabytes(LARGEST_ARTICLE_BYTES)}")
        return
    body = _up_to(record.reader, record.content_length)
    if len(body) < record.content_length:
        return  # the record is cut off, as whoever goes on finds
    try:
        content = _plain(body, record.http_headers, allowance)
    except ArchiveFault as fault:
        yield refuse(where, fault.code, fault.reason)
        return
    # What a server said nothing of is a page where it begins as one, whatever its address ends in.
    if said["media_type"] or kind_of("", content) in HTML_KINDS:
        yield Document(content=content, origin=where, **said)


class _Said(TypedDict):
    """What a record's heads say of its page."""

    name: str
    media_type: str
    charset: str
    url: str
    fetched: date | None


def _said_of(record: WarcRecord) -> _Said | None:
    """What is said of the page, None where it is none; raises OSError where the server's head is damaged."""
    from fastwarc.warc import WarcRecordType  # noqa: PLC0415  see read_warc

    if record.record_type == WarcRecordType.response:
        record.parse_http()
        heads = record.http_headers
        if heads is None or heads.status_code != _OK:
            return None
        media_type = heads.get("Content-Type") or ""
    else:
        media_type = record.headers.get("Content-Type") or ""
    media_type, _, parameters = media_type.partition(";")
    url = _target(record)
    name = _name(url)
    if (media_type.strip() and not _is_page(media_type.strip())) or name.casefold() in _PASSED_OVER_NAMES:
        return None
    charset = _CHARSET.search(parameters)
    day = record.record_date
    return _Said(
        name=name,
        media_type=media_type.strip(),
        charset=charset[1] if charset else "",
        url=url,
        fetched=day.date() if day else None,
    )


def _is_page(media_type: str) -> bool:
    kind = Document(content=b"", origin="", media_type=media_type).kind
    return bool(kind) and kind in PAGE_KINDS


def _target(record: WarcRecord) -> str:
    """The address that was asked, "" where none is told; some programs put it in angle brackets."""
    return (record.headers.get("WARC-Target-URI") or "").strip().removeprefix("<").removesuffix(">")


def _address(record: WarcRecord) -> str:
    """The address as it may stand in a log, not too long."""
    url = shown(_target(record))
    return url if len(url) <= _LONGEST_ADDRESS else f"{url[:_LONGEST_ADDRESS]}…"


def _name(url: str) -> str:
    try:
        path = urlsplit(url).path
    except ValueError:
        return ""
    return shown(unquote(path).rpartition("/")[2])


# ---------------------------------------------------------------- how HTTP packed it


def _plain(body: bytes, heads: HeaderMap | None, allowance: Allowance) -> bytes:
    """The page's own bytes; raises ArchiveFault where they are damaged or too many.

    Many archives keep a page plain under heads that tell how the server packed it: such is taken as it lies.
    """
    if heads is None:
        return body
    if "chunked" in (heads.get("Transfer-Encoding") or "").casefold() and _CHUNK_HEAD.match(body):
        body = _unchunked(body)
    for coding in reversed((heads.get("Content-Encoding") or "").casefold().split(",")):
        body = _uncoded(body, coding.strip(), allowance)
    return body


def _unchunked(body: bytes) -> bytes:
    from fastwarc.stream_io import ChunkedReader  # noqa: PLC0415  see read_warc

    try:
        return _up_to(ChunkedReader(BytesIO(body)), len(body))
    except OSError as error:
        raise broken("the pieces that the server sent it in are damaged") from error


def _uncoded(body: bytes, coding: str, allowance: Allowance) -> bytes:
    if coding in {"gzip", "x-gzip"} and body.startswith(b"\x1f\x8b"):
        return _whole(buffered(Unpacked(BytesIO(body), gunzipping, allowance)))
    if coding == "deflate" and body:
        begin = inflating_zlib if body.startswith(_ZLIB_HEADS) else inflating
        return _whole_or_plain(body, buffered(Unpacked(BytesIO(body), begin, allowance, many=False)))
    if coding == "br" and body:
        from fastwarc.stream_io import BrotliReader  # noqa: PLC0415  see read_warc

        return _counted(_whole_or_plain(body, BrotliReader(BytesIO(body))), allowance)
    if coding == "zstd" and body.startswith(b"\x28\xb5\x2f\xfd"):
        from fastwarc.stream_io import ZstdReader  # noqa: PLC0415  see read_warc

        return _counted(_whole(ZstdReader(BytesIO(body))), allowance)
    return body


def _whole_or_plain(body: bytes, stream: _Readable) -> bytes:
    """What the stream gives; `body` itself where it is not packed at all, as its beginning cannot tell."""
    try:
        return _whole(stream)
    except ArchiveFault as fault:
        if fault.code is not Refusal.BROKEN:
            raise
        return body


def _counted(content: bytes, allowance: Allowance) -> bytes:
    allowance.unpack(len(content))
    return content


def _whole(stream: _Readable) -> bytes:
    try:
        content = _up_to(stream, LARGEST_ARTICLE_BYTES + 1)
    except OSError as error:
        raise broken("its packed bytes are damaged") from error
    if len(content) > LARGEST_ARTICLE_BYTES:
        reason = f"it unpacks to more than {megabytes(LARGEST_ARTICLE_BYTES)}, the most that a page may be"
        raise ArchiveFault(Refusal.TOO_LARGE, reason)
    return content


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


def _up_to(stream: _Readable, size: int) -> bytes:
    """The next bytes, `size` of them where there are so many."""
    pieces = []
    while size and (piece := stream.read(min(size, _PIECE_BYTES))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)
