"""The lines of GeoNames' table of places, checked, and the numbers that they bear."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple

from geodata.geonames_kinds import Sort, sort_of

FIELDS = 19
"""Columns of the table of places."""

MOST_NUMBER = 200_000_000
"""No place has a larger number; GeoNames has reached about thirteen million."""

_CODE = re.compile(r"[^\s|]{0,20}")
_CODES_OF = {"ADM2": 2, "ADM3": 3, "ADM4": 4}


class Feature(NamedTuple):
    """What a line says of a place, as text; `codes` are the country's and those of the divisions it lies in."""

    number: int
    name: str
    ascii_name: str
    others: str
    lat: float
    lon: float
    feature_class: str
    code: str
    codes: tuple[str, ...]
    population: int | None

    @property
    def sort(self) -> Sort | None:
        """The sort of place that it is."""
        return sort_of(self.feature_class, self.code, self.population)

    @property
    def own_code(self) -> str:
        """The code of the division that the place itself is ("AM.08.12"), "" where it is no lower one."""
        levels = _CODES_OF.get(self.code, 0) if self.feature_class == "A" else 0
        return ".".join(self.codes[: levels + 1]) if levels and all(self.codes[: levels + 1]) else ""


def feature_of(row: list[str]) -> Feature:
    """The place of a line; ValueError says in a few words what is wrong with it."""
    if len(row) < FIELDS:
        raise ValueError(f"has {len(row)} fields in place of {FIELDS}")
    number, lat, lon = number_of(row[0]), _degrees(row[4], 90), _degrees(row[5], 180)
    if not row[1].strip() or not row[1].isprintable():
        raise ValueError("has no name")
    if row[14] and not row[14].isdecimal():
        raise ValueError(f"has the population {row[14][:20]!r}")
    codes = (row[8], row[10], row[11], row[12], row[13])
    if not all(_CODE.fullmatch(code) for code in codes) or len(codes[0]) not in {0, 2}:
        raise ValueError("has a code that is none")
    return Feature(
        number=number,
        name=row[1].strip(),
        ascii_name=row[2].strip(),
        others=row[3],
        lat=lat,
        lon=lon,
        feature_class=row[6],
        code=row[7],
        codes=codes,
        population=int(row[14] or 0) or None,  # GeoNames writes 0 where it does not know
    )


def number_of(text: str) -> int:
    """A place's number; ValueError where it is none."""
    if not (text.isascii() and text.isdecimal() and len(text) < 10 and 0 < int(text) <= MOST_NUMBER):
        raise ValueError(f"has the number {text[:20]!r}")
    return int(text)


def _degrees(text: str, most: int) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not -most <= value <= most:
        raise ValueError(f"has the coordinate {text[:20]!r}")
    return value


class Numbers:
    """A set of places' numbers, a bit for each; asked with ids ("gn:616052")."""

    def __init__(self) -> None:
        self._bits = bytearray()

    def add(self, number: int) -> None:
        """Adds a number."""
        at = number >> 3
        if at >= len(self._bits):
            self._bits.extend(bytes(at + 1 - len(self._bits) + len(self._bits) // 4))
        self._bits[at] |= 1 << (number & 7)

    def has(self, number: int) -> bool:
        """True where the number was added."""
        at = number >> 3
        return at < len(self._bits) and bool(self._bits[at] >> (number & 7) & 1)

    def __contains__(self, place_id: object) -> bool:
        prefix, _, digits = str(place_id).partition("gn:")
        return not prefix and digits.isdecimal() and self.has(int(digits))


class KnownIds:
    """Ids of places that any of several collections knows."""

    def __init__(self, *collections: Container[str]) -> None:
        self._collections = collections

    def __contains__(self, place_id: object) -> bool:
        return any(place_id in collection for collection in self._collections)
