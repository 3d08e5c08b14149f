"""A place of the gazetteer, its names, and a place name where it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from geodata.light_records import light

if TYPE_CHECKING:
    from datetime import date


class PlaceKind(StrEnum):
    """What sort of place; areas have an extent and are never an exact point."""

    COUNTRY = "country"
    REGION = "region"  # first-order division, historic or disputed region
    DISTRICT = "district"
    SETTLEMENT = "settlement"
    RIVER = "river"
    LAKE = "lake"
    MOUNTAIN = "mountain"
    ROAD = "road"  # roads, corridors, bridges
    BORDER = "border"
    SITE = "site"  # a station, an airfield, a church, a reservoir's dam
    CONTINENT = "continent"


AREAS = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.DISTRICT, PlaceKind.CONTINENT})


GEOCODED = "geocoder:"
"""What the ids of places begin with that come from no gazetteer."""


class PlaceName(NamedTuple):
    """One of a place's names: `lang` is a BCP 47 tag or "", the days bound when it held (None is open)."""

    text: str
    lang: str = ""
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An entry of the gazetteer.

    `place_id` is the source's prefix and number or slug ("gn:586523", "dl:ganja", "iso:AZ"). `lat` and `lon`
    are WGS 84 degrees of its middle. `radius_km` is how far from there it may reach (precision of a dot).
    `country` is the ISO 3166 code of the state that international law gives it to ("" where none), `within`
    the place ids of the areas that it lies in, nearest first. `second_name` is the other side's name of a
    disputed place, "" where there is only one. `population` None is unknown. `source` names where the entry
    comes from.
    """

    place_id: str
    name: str
    second_name: str = ""
    lat: float
    lon: float
    kind: PlaceKind
    country: str = ""
    country_name: str = ""
    admin1: str = ""
    population: int | None = None
    radius_km: float = 5.0
    within: tuple[str, ...] = ()
    names: tuple[PlaceName, ...] = ()
    source: str = ""

    def __post_init__(self) -> None:
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ValueError(f"{self.place_id}: {self.lat}, {self.lon} is no point on Earth")

    @property
    def label(self) -> str:
        """Both names of a disputed place, or its only name."""
        return f"{self.name} / {self.second_name}" if self.second_name else self.name

    @property
    def is_area(self) -> bool:
        """True where it has an extent and no single point stands for it."""
        return self.kind in AREAS


class MatchQuality(StrEnum):
    """How near a spelling came to a name of the gazetteer; best first."""

    EXACT = "exact"  # the same letters, diacritics and case apart
    TRANSLITERATED = "transliterated"  # the same after habits of transliteration are evened out


@light
@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a spelling may mean, and how its name matched."""

    place: Place
    quality: MatchQuality
    matched_name: str
    lang: str = ""


class ToponymUse(StrEnum):
    """How a place name is used where it stands."""

    LITERAL = "literal"
    METONYM = "metonym"  # "Baku accused": the name stands for who governs or speaks there
    DATELINE = "dateline"
    DEMONYM = "demonym"  # "Armenian forces"
    OTHER = "other"  # part of another name: "Kabul University"


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place name where it stands in a text: characters [start, end).

    `said_kind` is what the text calls a place that the gazetteer lacks; such a name has no candidates.
    """

    start: int
    end: int
    text: str
    use: ToponymUse
    candidates: tuple[Candidate, ...] = ()
    said_kind: PlaceKind | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"{self.start}..{self.end} is no range of characters")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One place that was weighed for a toponym, its score in 0..1, and why in a few words."""

    place_id: str
    label: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A toponym with the place it was resolved to, or None and why not.

    `score` is in 0..1, `readings` lists what was weighed, best first (at most five).
    """

    toponym: Toponym
    place: Place | None
    score: float = 0.0
    unresolved: str = ""
    readings: tuple[Reading, ...] = ()

    def __post_init__(self) -> None:
        if (self.place is None) != bool(self.unresolved):
            raise ValueError("a mention has a place or a reason why not, never both")
