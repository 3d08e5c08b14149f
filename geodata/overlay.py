"""Overlays: tables (CSV) of a theatre's own places, read and checked with all their faults told at once."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from geodata.errors import OverlayError
from geodata.names import fold
from geodata.place import Place, PlaceKind, PlaceName

COLUMNS = (
    "place_id",
    "same_as",
    "name",
    "second_name",
    "kind",
    "lat",
    "lon",
    "country",
    "admin1",
    "population",
    "radius_km",
    "within",
    "names",
    "source",
)
"""The columns of an overlay, in the order in which we write them; a file may have them in any order."""

_MOST_FAULTS_TOLD = 100
_ID = re.compile(r"[a-z][a-z0-9]*:[^\s|]+")
_COUNTRY = re.compile(r"[A-Z]{2}")
_LANG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_DAYS = re.compile(r"@([0-9-]*)\.\.([0-9-]*)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlayEntry:
    """A place that an overlay adds; `same_as` are the ids of entries that it replaces, `line` is its line."""

    place: Place
    same_as: tuple[str, ...] = ()
    line: int = 0


def read_overlay(path: Path, known: Container[str] | None = None) -> tuple[OverlayEntry, ...]:
    """The entries of an overlay's file, in its order.

    With `known`, the ids of places outside the file, it is a fault to lie within a place that nobody knows.
    OverlayError tells every fault of the file, each with its line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise OverlayError(f"{path}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise OverlayError(f"{path}, line {line}: is not UTF-8; save the table as CSV in UTF-8") from error
    faults: list[str] = []
    entries = tuple(_read(text, faults))
    if known is not None:
        faults += _unknown_ids(entries, known)
    if faults:
        raise OverlayError(_told(faults, path))
    return entries


def _unknown_ids(entries: Sequence[OverlayEntry], known: Container[str]) -> Iterator[str]:
    own = {entry.place.place_id for entry in entries}
    for entry in entries:
        for place_id in entry.place.within:
            if place_id not in own and place_id not in known:
                yield f"line {entry.line}: within: there is no place {place_id!r}"


def _told(faults: Sequence[str], path: Path) -> str:
    told = [f"  {fault}" for fault in faults[:_MOST_FAULTS_TOLD]]
    if len(faults) > len(told):
        told.append(f"  and {len(faults) - len(told)} more")
    count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
    return "\n".join([f"{path}: {count}", *told])


def _read(text: str, faults: list[str]) -> Iterator[OverlayEntry]:
    reader = csv.DictReader(io.StringIO(text), strict=True)
    if not _header_is_sound(reader.fieldnames or (), faults):
        return
    seen: dict[str, int] = {}
    try:
        for row in reader:
            first = reader.line_num - sum(text.count("\n") for text in row.values() if isinstance(text, str))
            fields = _Row(row, first, faults)
            entry = fields.entry()
            place_id = fields.text("place_id")
            if place_id in seen:
                fields.fault("place_id", f"{place_id!r} stands in line {seen[place_id]} already")
            seen.setdefault(place_id, first)
            if entry:
                yield entry
    except csv.Error as error:
        faults.append(f"line {reader.line_num}: is no CSV ({error})")


def _header_is_sound(header: Iterable[str], faults: list[str]) -> bool:
    present = list(header)
    missing = [column for column in COLUMNS if column not in present]
    unknown = [column for column in present if column not in COLUMNS]
    twice = sorted({column for column in present if present.count(column) > 1})
    for what, columns in (("lacks", missing), ("has the unknown", unknown), ("has twice", twice)):
        if columns:
            faults.append(f"line 1: the header {what} {', '.join(map(repr, columns))}")
    return not faults


class _Row:
    """One line being read: a field that cannot be read is noted among the faults and stands as None."""

    def __init__(self, row: dict[str, str], line: int, faults: list[str]) -> None:
        self._row = row
        self._line = line
        self._faults = faults
        self._sound = True

    def fault(self, column: str, what: str) -> None:
        """Notes a fault of a column."""
        self._sound = False
        self._faults.append(f"line {self._line}: {column}: {what}")

    def text(self, column: str) -> str:
        """What stands in a column, "" where the line is too short for it."""
        return (self._row.get(column) or "").strip()

    def entry(self) -> OverlayEntry | None:
        """The line's entry, None where a fault was found."""
        if None in self._row or None in self._row.values():
            self.fault("line", f"has not {len(COLUMNS)} fields")
        place_id, same_as, within = self._place_id(), self._ids("same_as"), self._ids("within")
        kind, country = self._kind(), self._country()
        lat, lon = self._degrees("lat", 90), self._degrees("lon", 180)
        population, radius = self._population(), self._radius()
        name, names = self._name(), self._names()
        if not self.text("source"):
            self.fault("source", "is empty: say where the entry comes from")
        if not self._sound or kind is None or lat is None or lon is None:
            return None
        second = self.text("second_name")
        place = Place(
            place_id=place_id,
            name=name,
            second_name=second,
            lat=lat,
            lon=lon,
            kind=kind,
            country=country,
            admin1=self.text("admin1"),
            population=population,
            radius_km=radius,
            within=within,
            names=_with_main_names(names, name, second),
            source=self.text("source"),
        )
        return OverlayEntry(place=place, same_as=same_as, line=self._line)

    def _place_id(self) -> str:
        place_id = self.text("place_id")
        if not _ID.fullmatch(place_id):
            self.fault("place_id", f"{place_id!r} is no id such as 'dl:ganja'")
        return place_id

    def _ids(self, column: str) -> tuple[str, ...]:
        ids = tuple(part.strip() for part in self.text(column).split("|") if part.strip())
        for place_id in ids:
            if not _ID.fullmatch(place_id):
                self.fault(column, f"{place_id!r} is no id such as 'gn:586523'")
        return ids

    def _kind(self) -> PlaceKind | None:
        try:
            return PlaceKind(self.text("kind"))
        except ValueError:
            self.fault("kind", f"{self.text('kind')!r} is none of {', '.join(PlaceKind)}")
            return None

    def _country(self) -> str:
        country = self.text("country")
        if country and not _COUNTRY.fullmatch(country):
            self.fault("country", f"{country!r} is no code of two capitals")
        return country

    def _degrees(self, column: str, most: int) -> float | None:
        value = self._number(column)
        if value is not None and not -most <= value <= most:
            self.fault(column, f"{self.text(column)} is not between -{most} and {most}")
            return None
        return value

    def _number(self, column: str) -> float | None:
        try:
            return float(self.text(column))
        except ValueError:
            self.fault(column, f"{self.text(column)!r} is no number")
            return None

    def _population(self) -> int | None:
        text = self.text("population")
        if not text:
            return None
        if not text.isdecimal():
            self.fault("population", f"{text!r} is no whole number")
            return None
        return int(text)

    def _radius(self) -> float:
        radius = self._number("radius_km")
        if radius is None or not 0 < radius < 20_100:
            if radius is not None:
                self.fault("radius_km", f"{radius:g} is no distance on Earth")
            return 1.0
        return radius

    def _name(self) -> str:
        name = self.text("name")
        if not fold(name):
            self.fault("name", "is empty")
        return name

    def _names(self) -> tuple[PlaceName, ...]:
        parts = (part.strip() for part in self.text("names").split("|"))
        return tuple(name for name in (self._one_name(part) for part in parts if part) if name)

    def _one_name(self, part: str) -> PlaceName | None:
        lang, colon, rest = part.partition(":")
        if not colon:
            self.fault("names", f"{part!r} is not of the form lang:name (lang may be empty)")
            return None
        if lang and not _LANG.fullmatch(lang):
            self.fault("names", f"{lang!r} is no BCP 47 tag such as 'az' or 'hy-Latn'")
            return None
        days = _DAYS.search(rest)
        first = last = None
        if days:
            rest, first, last = rest[: days.start()], self._day(days[1]), self._day(days[2])
            if first and last and last < first:
                self.fault("names", f"{part!r} ends before it begins")
        if not fold(rest):
            self.fault("names", f"{part!r} has no name")
            return None
        return PlaceName(text=rest.strip(), lang=lang, first_day=first, last_day=last)

    def _day(self, text: str) -> date | None:
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.fault("names", f"{text!r} is no day such as '2020-09-27'")
            return None


def _with_main_names(names: tuple[PlaceName, ...], *main: str) -> tuple[PlaceName, ...]:
    """The names with the main ones among them, those that were missing first."""
    known = {name.text for name in names}
    missing = tuple(PlaceName(text=text) for text in main if text and text not in known)
    return missing + names
