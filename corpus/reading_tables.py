"""Tables (CSV, TSV) to the articles in their rows, or to the events that somebody coded in them."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import BinaryIO

from corpus.columns import ColumnFault, ColumnMap, Told, map_columns, sampled
from corpus.encoding import encoding_of
from corpus.raw_article import LARGEST_ARTICLE_BYTES, RawArticle, plain_name
from corpus.raw_event import RawEvent, coder_of
from corpus.reading_json import NOTHING_TOLD, article_in, bounded_lines
from corpus.records import CodedBy, Noted, Rejected
from corpus.refusals import EXCERPT, Refusal, megabytes, refuse

_SAMPLE_BYTES = 65_536
_CHUNK_BYTES = 262_144
_DELIMITERS = ",;\t|"
_KEPT_CELLS = 50


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
    """Lines of text, as bytes where they are none, as sizes where they are too long."""
    if encoding.startswith(("utf-16", "utf_16", "utf-32", "utf_32")):
        yield from _wide(handle, encoding)
        return
    for line in bounded_lines(handle):
        try:
            yield line if isinstance(line, int) else line.decode(encoding)
        except UnicodeDecodeError:
            yield line


InRow = RawArticle | RawEvent | Rejected
"""What a row holds: an article, an event of ACLED's or UCDP's own tables, or why there is neither."""


def _wide(handle: BinaryIO, encoding: str) -> Iterator[str | int]:
    """Lines of UTF-16 and UTF-32, in which a line feed is not one byte."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    rest, dropped = "", 0
    while chunk := handle.read(_CHUNK_BYTES):
        *lines, rest = (rest + decoder.decode(chunk)).split("\n")
        for line in lines:
            yield dropped + len(line) if dropped else line + "\n"
            dropped = 0
        if len(rest) + dropped > LARGEST_ARTICLE_BYTES:
            rest, dropped = "", dropped + len(rest)
    if rest or dropped:
        yield dropped + len(rest) if dropped else rest


@dataclass(frozen=True, slots=True)
class _Row:
    """A row's cells and where it stands."""

    origin: str
    cells: list[str]


def read_table(
    handle: BinaryIO, origin: str, file_name: str, told: Told = NOTHING_TOLD
) -> Iterator[InRow | Noted]:
    """What a table's rows hold; a faulty row is refused by the number of its last line.

    Before the first is noted which column was taken for what, or whose coded events they are.
    """
    sample = handle.read(_SAMPLE_BYTES)
    handle.seek(0)
    encoding = encoding_of(sample)
    if not encoding:
        yield refuse(
            origin, Refusal.ENCODING, "its bytes make no text in any encoding known; save it as UTF-8", sample
        )
        return
    lines = _Lines(handle, encoding)
    delimiter = _delimiter(sample.decode(encoding, "replace"), file_name)
    csv.field_size_limit(LARGEST_ARTICLE_BYTES)
    yield from _articles(_rows(lines, delimiter, origin), origin, file_name, told)


def _articles(rows: Iterator[_Row | Rejected], origin: str, file_name: str, told: Told) -> Iterator[InRow | Noted]:
    header: _Row | None = None
    for row in rows:
        if isinstance(row, _Row):
            header = row
            break
        yield row
    if header is None:
        return
    names = [plain_name(name) for name in header.cells]
    if not told and (coder := coder_of(names)):
        yield Noted(origin=origin, words=f"read as coded events of {coder}, by its columns")
        for row in rows:
            yield row if isinstance(row, Rejected) else _event_of_row(names, row, file_name, coder)
        return
    first, rows = sampled(rows, _size)
    sample = [_named(names, row) for row in first if isinstance(row, _Row) and len(row.cells) <= len(names)]
    mapped = map_columns(header.cells, sample, told)
    if isinstance(mapped, ColumnFault):
        code = Refusal.BAD_TABLE if mapped.missing else Refusal.NO_TEXT
        yield refuse(origin, code, mapped.reason, _cells(header.cells))
        return
    yield Noted(origin=origin, words=mapped.words)
    for row in rows:
        yield row if isinstance(row, Rejected) else _of_row(names, row, file_name, mapped)


def _rows(lines: _Lines, delimiter: str, origin: str) -> Iterator[_Row | Rejected]:
    """The rows that are not blank, and what is wrong with others."""
    for row in _read(lines, delimiter):
        where = f"{origin}:{lines.number}"
        fault = lines.take_fault()
        if isinstance(row, str):
            yield refuse(where, Refusal.BAD_TABLE, row)
        elif fault:
            yield refuse(where, Refusal(fault.code), fault.reason, _cells(row))
        elif any(cell.strip() for cell in row):
            yield _Row(where, row)


def _size(row: _Row | Rejected) -> int:
    return sum(map(len, row.cells)) if isinstance(row, _Row) else 0


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


def _of_row(names: list[str], row: _Row, file_name: str, mapped: ColumnMap) -> RawArticle | Rejected:
    """The row's article."""
    if fault := _too_long(names, row):
        return fault
    return article_in(_named(names, row), row.origin, file_name, mapped.names)


def _event_of_row(names: list[str], row: _Row, file_name: str, coder: CodedBy) -> RawEvent | Rejected:
    """The row's coded event."""
    if fault := _too_long(names, row):
        return fault
    return RawEvent(coder=coder, cells=_named(names, row), origin=row.origin, file_name=file_name)


def _too_long(names: list[str], row: _Row) -> Rejected | None:
    """That a row is longer than the header; one that is shorter lacks its last fields."""
    if len(row.cells) > len(names):
        reason = (
            f"the row has {len(row.cells)} cells, the header {len(names)}; "
            "are cells with commas in quotation marks?"
        )
        return refuse(row.origin, Refusal.BAD_TABLE, reason, _cells(row.cells))
    return None


def _named(names: list[str], row: _Row) -> dict[str, str]:
    """The row's cells by name, of columns of one name the first."""
    filled: dict[str, str] = {}
    for name, cell in zip_longest(names, row.cells, fillvalue=""):
        filled.setdefault(name, cell)
    return filled


def _cells(row: list[str]) -> str:
    """The row's cells that are not empty, a line each, as what was not read is shown."""
    return "\n".join(cell[:EXCERPT] for cell in row[:_KEPT_CELLS] if cell.strip())


def _delimiter(sample: str, file_name: str) -> str:
    """What parts the cells: the mark that the header holds most of."""
    if file_name.lower().endswith(".tsv"):
        return "\t"
    header = sample.lstrip("\ufeff\r\n").split("\n", 1)[0]
    return max(_DELIMITERS, key=header.count)
