"""GeoNames' own files, found by their names and read line by line: as text or inside a ZIP, which stays packed."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import IO

from geodata.errors import GazetteerError

MOST_UNPACKED = 8 * 2**30
"""No file may unpack to more bytes than this; GeoNames' largest has about a fifth of it."""

MOST_LINE = 2**20
"""No line may have more bytes than this."""

_FAULTS_SHOWN = 5
_FAULTS_BORNE = 20  # more of them, and more than a tenth of the lines, mean that the file is something else
_ONE_IN = 10


class Table(StrEnum):
    """Which of GeoNames' tables a file holds."""

    FEATURES = "features"
    NAMES = "names"
    HIERARCHY = "hierarchy"
    DIVISIONS = "admin1"
    DISTRICTS = "admin2"
    COUNTRIES = "countries"


_TABLES = (
    (Table.NAMES, re.compile(r"alternateNames(V2)?")),
    (Table.HIERARCHY, re.compile(r"hierarchy")),
    (Table.DIVISIONS, re.compile(r"admin1CodesASCII")),
    (Table.DISTRICTS, re.compile(r"admin2Codes")),
    (Table.COUNTRIES, re.compile(r"countryInfo")),
    (Table.FEATURES, re.compile(r"[A-Z]{2}|allCountries|cities\d+|no-country|null")),
)
_NAMES_FOLDER = "alternatenames"  # on the server it has the names by country, in files called like the dumps


@dataclass(frozen=True, slots=True)
class GeonamesFile:
    """One of GeoNames' files and the table that it holds."""

    path: Path
    table: Table

    def day(self) -> date:
        """The day that the file is of: for a ZIP what it says of its content, else when it was written last."""
        if self.path.suffix == ".zip":
            with _told(self.path), zipfile.ZipFile(self.path) as archive:
                return date(*_member(self.path, archive).date_time[:3])
        return datetime.fromtimestamp(self.path.stat().st_mtime, UTC).date()


def find_files(paths: Sequence[Path]) -> tuple[GeonamesFile, ...]:
    """GeoNames' files among files and folders, in a fixed order; whatever else a folder has is left alone.

    Where a table is there both packed and not, the latter is read. GazetteerError tells of a file that has no
    name of GeoNames', and where there is no table of places at all.
    """
    found: dict[Path, GeonamesFile] = {}
    for path in paths:
        if path.is_dir():
            inside = [file for file in map(_known, sorted(path.iterdir())) if file]
        elif known := _known(path):
            inside = [known]
        else:
            raise GazetteerError(
                f"{path}: is no file of GeoNames by its name (AM.zip, allCountries.zip, cities500.zip,"
                " alternateNamesV2.zip, hierarchy.zip, admin1CodesASCII.txt, admin2Codes.txt, countryInfo.txt)"
            )
        for file in inside:
            found.setdefault(file.path.with_suffix(""), file)
    if paths and not any(file.table is Table.FEATURES for file in found.values()):
        raise GazetteerError(
            f"{paths[0]}: there is no table of places (AM.zip, allCountries.zip or cities500.zip)"
        )
    return tuple(found.values())


def _known(path: Path) -> GeonamesFile | None:
    if path.suffix not in {".zip", ".txt"} or not path.is_file():
        return None
    table = next((table for table, pattern in _TABLES if pattern.fullmatch(path.stem)), None)
    if table is Table.FEATURES and path.absolute().parent.name == _NAMES_FOLDER:
        table = Table.NAMES
    return GeonamesFile(path, table) if table else None


@dataclass(slots=True)
class Reading:
    """A file being read: its lines field by field, and which of them were faulty."""

    file: GeonamesFile
    lines: int = 0
    faulty: int = 0
    _first: list[str] = field(default_factory=list)

    def rows(self) -> Iterator[list[str]]:
        """The fields of each line that is neither empty nor a remark; GazetteerError where the file is damaged."""
        with _told(self.file.path), _opened(self.file.path) as stream:
            for number, line in enumerate(_lines(stream, self.file.path), 1):
                self.lines = number
                try:
                    text = line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
                except UnicodeDecodeError:
                    self.fault("is not UTF-8")
                    continue
                if text and not text.startswith("#"):
                    yield text.split("\t")
        if self.faulty > max(_FAULTS_BORNE, self.lines / _ONE_IN):
            raise GazetteerError(f"{self.told()}: it is not what its name says")

    def fault(self, what: str) -> None:
        """Counts the line that came last as faulty."""
        self.faulty += 1
        if len(self._first) < _FAULTS_SHOWN:
            self._first.append(f"line {self.lines} {what}")

    def told(self) -> str:
        """One line on what was faulty, "" where nothing was."""
        if not self.faulty:
            return ""
        more = "; …" if self.faulty > len(self._first) else ""
        return f"{self.file.path}: {self.faulty} of {self.lines} lines faulty ({'; '.join(self._first)}{more})"


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turns what can be wrong with a file into one line."""
    try:
        yield
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise GazetteerError(f"{path}: cannot be read ({error})") from error


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive, archive.open(_member(path, archive)) as stream:
            yield stream
    else:
        with path.open("rb") as stream:
            yield stream


def _member(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The table in a ZIP, beside which there may be a readme or a list of languages."""
    try:
        member = archive.getinfo(f"{path.stem}.txt")
    except KeyError:
        raise zipfile.BadZipFile(f"there is no {path.stem}.txt in it") from None
    if member.file_size > MOST_UNPACKED:
        raise zipfile.BadZipFile(_TOO_LARGE)
    return member


_TOO_LARGE = f"it unpacks to more than {MOST_UNPACKED // 2**30} GiB"


def _lines(stream: IO[bytes], path: Path) -> Iterator[bytes]:
    """The lines of a file; a ZIP's own word on its size is not relied on."""
    left = MOST_UNPACKED
    while line := stream.readline(MOST_LINE):
        left -= len(line)
        if left < 0:
            raise GazetteerError(f"{path}: {_TOO_LARGE}")
        if len(line) == MOST_LINE:
            raise GazetteerError(f"{path}: a line of it is longer than {MOST_LINE // 2**20} MiB")
        yield line
