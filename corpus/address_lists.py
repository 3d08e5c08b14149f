"""Files that name addresses: plain lists, tables with a column of addresses, saved feeds, GDELT's exports."""

from __future__ import annotations

import csv
import zipfile
import zlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final, cast

from corpus.gdelt import Export, day_of_stamp, export_of
from corpus.listed import LONGEST_ADDRESS, Listed, Listing, address_of, no_address
from corpus.listings import LARGEST_LISTING_BYTES, beginning, is_listing, read_listing
from corpus.named_files import opened, unreadable
from corpus.parser_process import ParserProcess
from corpus.process_limits import Limits
from corpus.raw_article import FIELD_NAMES, plain_name
from corpus.reading_json import bounded_lines
from corpus.records import Rejected
from corpus.refusals import Refusal, refuse, shown

_LONGEST_LINE: Final = 2_000_000
"""A row of GDELT's knowledge graph on a long article is 100 kB."""
_SNIFFED_BYTES: Final = 4_096
_DELIMITERS: Final = ",;\t|"
_COMMENT: Final = "#"


def read_address_list(path: Path, limits: Limits | None = None) -> Iterator[Listed | Rejected]:
    """The addresses that a file names, in order, and what in it is none.

    A saved feed or sitemap is read in a process of its own, within the limits.
    """
    origin = shown(str(path))
    try:
        with opened(path) as handle:
            yield from _of_file(handle, origin, limits)
    except OSError as error:
        yield unreadable(origin, error)


def read_addresses(handle: BinaryIO, origin: str) -> Iterator[Listed | Rejected]:
    """The addresses that an open list names, whatever of the kinds it is; it is read line by line."""
    lines = _lines(handle, origin)
    first = next((line for line in lines if isinstance(line, Rejected) or _says_something(line.words)), None)
    if first is None:
        return
    whole = chain([first], lines)
    if isinstance(first, Rejected):
        yield from _of_lines(whole)
    elif export := export_of(first.words.split("\t")):
        yield from _of_export(whole, export)
    elif column := _address_column(first.words):
        yield from _of_table(lines, *column)
    else:
        yield from _of_lines(whole)


def _of_file(handle: BinaryIO, origin: str, limits: Limits | None) -> Iterator[Listed | Rejected]:
    start = handle.read(_SNIFFED_BYTES)
    handle.seek(0)
    if start.startswith(b"PK\x03\x04"):
        yield from _of_archive(handle, origin)
    elif is_listing(start):
        yield from _of_listing(handle.read(LARGEST_LISTING_BYTES + 1), origin, limits)
    else:
        yield from read_addresses(handle, origin)


def _of_listing(content: bytes, origin: str, limits: Limits | None) -> Iterator[Listed | Rejected]:
    """What a saved feed or sitemap names; of a sitemap's index the sitemaps, which are fetched like pages."""
    process = ParserProcess(read_listing, limits)
    try:
        found = process.read(origin, beginning(content), content, "")
    finally:
        process.end()
    if not isinstance(found, Listing):
        yield refuse(origin, Refusal(found.code), found.reason, found.text)
        return
    yield from found.pages
    yield from (Listed(address=one) for one in found.lists)
    yield from (refuse(f"{origin}{one.origin}", Refusal(one.code), one.reason) for one in found.rejected)


# ---------------------------------------------------------------- archives


_BROKEN: Final = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError)
"""What zipfile raises over archives that are broken, packed in a way it does not know, or locked."""


def _of_archive(handle: BinaryIO, origin: str) -> Iterator[Listed | Rejected]:
    """What the files of a ZIP archive name; they are unpacked as they are read, and never to a disk."""
    try:
        with zipfile.ZipFile(handle) as archive:
            for member in archive.infolist():
                if not member.is_dir():
                    with archive.open(member) as content:
                        yield from read_addresses(cast("BinaryIO", content), f"{origin}/{shown(member.filename)}")
    except _BROKEN as error:
        yield refuse(origin, Refusal.UNREADABLE, f"the archive cannot be read: {shown(str(error))}")


# ---------------------------------------------------------------- lines


class _Line:
    """A line of a list, without its end, and where it stands."""

    __slots__ = ("origin", "words")

    def __init__(self, origin: str, words: str) -> None:
        self.origin = origin
        self.words = words


def _lines(handle: BinaryIO, origin: str) -> Iterator[_Line | Rejected]:
    for number, line in enumerate(bounded_lines(handle, _LONGEST_LINE), start=1):
        where = f"{origin}:{number}"
        if isinstance(line, int):
            yield refuse(where, Refusal.TOO_LARGE, "the line is too long for one of a list of addresses")
        else:
            yield _Line(where, line.decode("utf-8-sig", "replace").rstrip("\r\n"))


def _says_something(words: str) -> bool:
    return bool(words.strip()) and not words.lstrip().startswith(_COMMENT)


def _of_lines(lines: Iterator[_Line | Rejected]) -> Iterator[Listed | Rejected]:
    """The address that each line is; what follows it after a blank or a tab is a comment."""
    for line in lines:
        if isinstance(line, Rejected):
            yield line
        elif _says_something(line.words):
            yield _listed(line, line.words.split(maxsplit=1)[0], "")


def _of_export(lines: Iterator[_Line | Rejected], export: Export) -> Iterator[Listed | Rejected]:
    for line in lines:
        if isinstance(line, Rejected):
            yield line
            continue
        row = line.words.split("\t")
        if not export.fits(row):
            yield refuse(line.origin, Refusal.BAD_TABLE, f"it is no row of GDELT's {export.name}")
        elif export.is_of_web(row):
            yield _listed(line, row[export.address_column], day_of_stamp(row[export.day_column]))


def _listed(line: _Line, words: str, published: str) -> Listed | Rejected:
    address = address_of(words[: 2 * LONGEST_ADDRESS])
    return Listed(address=address, published=published) if address else no_address(line.origin, words)


# ---------------------------------------------------------------- tables


def _address_column(header: str) -> tuple[str, list[str]] | None:
    """What parts the cells of a table and its columns' names, None where none of them is known for addresses."""
    delimiter = max(_DELIMITERS, key=header.count)
    try:
        names = [plain_name(name) for name in next(csv.reader([header], delimiter=delimiter), [])]
    except csv.Error:
        return None
    return (delimiter, names) if set(names) & set(FIELD_NAMES["url"]) else None


def _of_table(lines: Iterator[_Line | Rejected], delimiter: str, names: list[str]) -> Iterator[Listed | Rejected]:
    """The addresses of a table's rows with the days that stand beside them; told by the last line of each row."""
    address, day = _column(names, FIELD_NAMES["url"]), _column(names, FIELD_NAMES["published"])
    rows = _Rows(lines, delimiter)
    for row in rows:
        yield from rows.take_faults()
        if row and any(cell.strip() for cell in row):
            yield _listed(_Line(rows.origin, ""), _cell(row, address), _cell(row, day))
    yield from rows.take_faults()


class _Rows:
    """The rows of a table, which keeps where it is and what could not be read."""

    def __init__(self, lines: Iterator[_Line | Rejected], delimiter: str) -> None:
        self.origin = ""
        self._faults: list[Rejected] = []
        self._source = self._words(lines)
        self._delimiter = delimiter

    def __iter__(self) -> Iterator[list[str]]:
        reader = csv.reader(self._source, delimiter=self._delimiter)
        while True:
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                reason = f"the row cannot be read ({error}); is a quotation mark left open?"
                self._faults.append(refuse(self.origin, Refusal.BAD_TABLE, reason))
                reader = csv.reader(self._source, delimiter=self._delimiter)
            else:
                yield row

    def take_faults(self) -> list[Rejected]:
        """What could not be read since this was last asked."""
        faults, self._faults = self._faults, []
        return faults

    def _words(self, lines: Iterator[_Line | Rejected]) -> Iterator[str]:
        for line in lines:
            if isinstance(line, Rejected):
                self._faults.append(line)
            else:
                self.origin = line.origin
                yield f"{line.words}\n"


def _column(names: list[str], known: tuple[str, ...]) -> int:
    """The number of the first column that is known by one of the names, -1 where there is none."""
    return next((names.index(name) for name in known if name in names), -1)


def _cell(row: list[str], column: int) -> str:
    return row[column] if 0 <= column < len(row) else ""
