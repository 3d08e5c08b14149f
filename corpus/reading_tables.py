"""Tables (CSV, TSV) to the articles in their rows, or to the events that somebody coded in them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO

from corpus.encoding import encoding_of
from corpus.raw_article import FIELD_NAMES, LARGEST_ARTICLE_BYTES, RawArticle, plain_name
from corpus.raw_event import RawEvent, coder_of
from corpus.reading_json import article_in, bounded_lines, listed
from corpus.records import CodedBy, Rejected
from corpus.refusals import Refusal, megabytes, refuse

_SAMPLE_BYTES = 65_536
_DELIMITERS = ",;\t|"


class _Lines:
    """The decoded lines of a table, which keeps count of them and of those that could not be handed on."""

    def __init__(self, handle: BinaryIO, encoding: str) -> None:
        self.number = 0
        self.fault = ""
        self.code = Refusal.TOO_LARGE
        self._lines = _joined(handle, encoding)

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.number += 1
            if isinstance(line, int):
                self._note(Refusal.TOO_LARGE, f"the line is {megabytes(line)}; an article may be 10 MB")
                yield "\n"
                continue
            yield line if isinstance(line, str) else self._replaced(line)

    def take_fault(self) -> Rejected | None:
        """What was wrong since the last time this was asked, without its origin."""
        fault, self.fault = self.fault, ""
        return refuse("", self.code, fault) if fault else None

    def _replaced(self, line: bytes) -> str:
        self._note(Refusal.ENCODING, "some of its bytes are in another encoding than the file's others")
        return line.decode("ascii", "replace")

    def _note(self, code: Refusal, fault: str) -> None:
        self.code, self.fault = code, fault


def _joined(handle: BinaryIO, encoding: str) -> Iterator[str | bytes | int]:
    """Lines of text, as bytes where they are none, as sizes where they are too long.

    In UTF-16 and UTF-32 the whole file is read at once, since a line feed is not one byte there.
    """
    if encoding.startswith(("utf-16", "utf_16", "utf-32", "utf_32")):
        content = handle.read(LARGEST_ARTICLE_BYTES)
        yield from content.decode(encoding, "replace").splitlines(keepends=True)
        return
    for line in bounded_lines(handle):
        try:
            yield line if isinstance(line, int) else line.decode(encoding)
        except UnicodeDecodeError:
            yield line


InRow = RawArticle | RawEvent | Rejected
"""What a row holds: an article, an event of ACLED's or UCDP's own tables, or why there is neither."""


def read_table(handle: BinaryIO, origin: str, file_name: str) -> Iterator[InRow]:
    """What a table's rows hold; a faulty row is refused by the number of its last line."""
    sample = handle.read(_SAMPLE_BYTES)
    handle.seek(0)
    encoding = encoding_of(sample)
    if not encoding:
        yield refuse(origin, Refusal.ENCODING, "its bytes make no text in any encoding known; save it as UTF-8")
        return
    lines = _Lines(handle, encoding)
    delimiter = _delimiter(sample.decode(encoding, "replace"), file_name)
    csv.field_size_limit(LARGEST_ARTICLE_BYTES)
    yield from _rows(lines, delimiter, origin, file_name)


def _rows(lines: _Lines, delimiter: str, origin: str, file_name: str) -> Iterator[InRow]:
    header: list[str] | None = None
    coder: CodedBy | None = None
    for row in _read(lines, delimiter):
        where = f"{origin}:{lines.number}"
        fault = lines.take_fault()
        if isinstance(row, str):
            yield refuse(where, Refusal.BAD_TABLE, row)
        elif fault:
            yield refuse(where, Refusal(fault.code), fault.reason)
        elif not any(cell.strip() for cell in row):
            continue
        elif header is None:
            header = [plain_name(name) for name in row]
            coder = coder_of(header)
            if coder is None and not set(header) & set(FIELD_NAMES["text"]):
                yield _no_text_column(row, origin)
                return
        else:
            cells = _cells(header, row, where)
            if isinstance(cells, Rejected):
                yield cells
            elif coder is None:
                yield article_in(cells, where, file_name)
            else:
                yield RawEvent(coder=coder, cells=cells, origin=where, file_name=file_name)


def _read(lines: _Lines, delimiter: str) -> Iterator[list[str] | str]:
    """The rows, and for each that cannot be read why not; after such a one it starts afresh."""
    source = iter(lines)
    reader = csv.reader(source, delimiter=delimiter)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield f"the row cannot be read ({error}); is a quotation mark left open?"
            reader = csv.reader(source, delimiter=delimiter)
        else:
            yield row


def _cells(header: list[str], row: list[str], origin: str) -> dict[str, str] | Rejected:
    """The row's cells by column; a row shorter than the header lacks its last, a longer one is refused."""
    if len(row) > len(header):
        reason = (
            f"the row has {len(row)} cells, the header {len(header)}; are cells with commas in quotation marks?"
        )
        return refuse(origin, Refusal.BAD_TABLE, reason)
    filled: dict[str, str] = {}
    for name, cell in zip(header, row, strict=False):
        filled.setdefault(name, cell)
    for name in header[len(row) :]:
        filled.setdefault(name, "")
    return filled


def _delimiter(sample: str, file_name: str) -> str:
    """What parts the cells: the mark that the header holds most of."""
    if file_name.lower().endswith(".tsv"):
        return "\t"
    header = sample.lstrip("\ufeff\r\n").split("\n", 1)[0]
    return max(_DELIMITERS, key=header.count)


def _no_text_column(header: list[str], origin: str) -> Rejected:
    columns = listed([name.strip().strip("\ufeff") for name in header])
    wanted = ", ".join(FIELD_NAMES["text"][:4])
    reason = f"no column holds the text (looked for {wanted} and the like); its columns are {columns}"
    return refuse(origin, Refusal.NO_TEXT, reason)
