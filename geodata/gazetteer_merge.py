"""Lays overlays over the world's places: what replaces what, what lies in what, and which comes first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from math import ceil, cos, floor, radians

from geodata.geometry import distance_km
from geodata.names import name_keys, transliteration_key
from geodata.overlay import OverlayEntry
from geodata.place import Place, PlaceKind, PlaceName

SAME_SETTLEMENT_KM = 5.0
"""An entry replaces a settlement (or other point) of the same name that is no farther away than this."""

SAME_AREA_KM = 30.0
"""The same for districts and regions, whose middles are rougher; where it is larger, the entry's radius counts."""

_AREA_SHARE = 5
"""A division counts as if this many times fewer lived there: who writes of Aleppo means the city first."""

_KINDS_OF_AREA = frozenset(
    {
        *("autonomous", "city", "county", "district", "governorate", "marz", "oblast", "of", "prefecture"),
        *("province", "raion", "rayon", "rayonu", "region", "republic", "state", "the"),
    }
)
"""Words that say what sort of area it is, which two tables seldom agree on."""

_KM_PER_DEGREE = 111.2
_COUNTRIES = "iso:"


class Tier(IntEnum):
    """Groups of places by importance: all of one come before all of the next."""

    WORLD = 0  # countries, continents and well-known regions
    THEATRE = 1  # what overlays add
    OTHER = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A place and the group that it comes in."""

    place: Place
    tier: Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """An id that is no entry any more: which entry stands for it, and why in a few words."""

    old_id: str
    new_id: str
    why: str


class Atlas:
    """Places being gathered, each id once."""

    def __init__(self) -> None:
        self._places: dict[str, Ranked] = {}
        self._cells: defaultdict[tuple[int, int], dict[str, None]] = defaultdict(dict)
        self._replacements: dict[str, Replacement] = {}

    def __contains__(self, place_id: str) -> bool:
        return place_id in self._places

    def __getitem__(self, place_id: str) -> Place:
        return self._places[place_id].place

    def stood_for(self, place_id: str) -> bool:
        """True where an entry was noted to stand for that id."""
        return place_id in self._replacements

    def add(self, place: Place, tier: Tier) -> None:
        """Adds a place; a place with the same id is replaced."""
        if place.place_id in self._places:
            self._remove(place.place_id)
        self._places[place.place_id] = Ranked(place=place, tier=tier)
        self._cells[_cell(place)][place.place_id] = None

    def ids(self) -> frozenset[str]:
        """The ids of all places, those that were replaced included."""
        return frozenset(self._places) | frozenset(self._replacements)

    def sources(self, tier: Tier) -> tuple[str, ...]:
        """What the places of a group name as their sources, each once, by the alphabet."""
        named = {ranked.place.source for ranked in self._places.values() if ranked.tier is tier}
        return tuple(sorted({part.strip() for source in named for part in source.split(";")} - {""}))

    def lay_over(self, entries: Sequence[OverlayEntry], tier: Tier) -> None:
        """Adds an overlay's entries, each in place of what it says to be the same as, or else of its namesakes.

        A settlement takes over the names of what it replaces, but none that another entry has for its own.
        """
        owners = _owners(entries)
        for entry in entries:
            place = entry.place
            replaced = self._same_as(entry) or (self._namesakes(place) if tier is Tier.THEATRE else [])
            for old, why in replaced:
                place = _with_what_it_lacks(place, old, owners)
                self._remove(old.place_id)
                self.note(old.place_id, place.place_id, why)
            for old_id in entry.same_as:
                self.note(old_id, place.place_id, "the overlay says that they are the same")
            self.add(place, tier)

    def ranked(self) -> list[Ranked]:
        """All places, the most important first, with the ids that they lie within and country names settled."""
        settled = (replace(ranked, place=self.settle(ranked.place)) for ranked in self._places.values())
        return sorted(settled, key=importance)

    def replacements(self) -> Iterator[Replacement]:
        """What was replaced, by id; what stands for it is an entry that there is."""
        for old_id, noted in sorted(self._replacements.items()):
            if old_id not in self._places:
                yield replace(noted, new_id=self._current(noted.new_id))

    def _remove(self, place_id: str) -> None:
        removed = self._places.pop(place_id)
        del self._cells[_cell(removed.place)][place_id]

    def note(self, old_id: str, new_id: str, why: str) -> None:
        """Notes that an entry stands for an id, unless another was noted before."""
        if old_id != new_id:
            self._replacements.setdefault(old_id, Replacement(old_id=old_id, new_id=new_id, why=why))

    def _same_as(self, entry: OverlayEntry) -> list[tuple[Place, str]]:
        why = "the overlay says that they are the same"
        return [(self._places[old_id].place, why) for old_id in entry.same_as if old_id in self._places]

    def _namesakes(self, place: Place) -> list[tuple[Place, str]]:
        """The world's places of the same kind and country that share a name and are near enough, nearest first.

        Of settlements only the nearest: one overlay's village is one village.
        """
        most_km = _most_km(place)
        keys = _keys(place)
        found = [
            (far_km, other.place_id, other)
            for far_km, other in self._near(place, most_km)
            if self._places[other.place_id].tier is not Tier.THEATRE
            and _alike(place, other)
            and not keys.isdisjoint(_keys(other))
        ]
        found.sort(key=lambda near: near[:2])
        kept = found if place.is_area else found[:1]
        return [(other, f"same name and kind, {far_km:.1f} km apart") for far_km, _, other in kept]

    def _near(self, place: Place, most_km: float) -> Iterator[tuple[float, Place]]:
        for cell in _cells_around(place, most_km):
            for place_id in self._cells.get(cell, ()):
                other = self._places[place_id].place
                far_km = distance_km(place.lat, place.lon, other.lat, other.lon)
                if far_km <= most_km:
                    yield far_km, other

    def _current(self, place_id: str) -> str:
        seen = {place_id}
        while place_id not in self._places and place_id in self._replacements:
            place_id = self._replacements[place_id].new_id
            if place_id in seen:
                break
            seen.add(place_id)
        return place_id

    def _all_within(self, place: Place) -> tuple[str, ...]:
        """The areas that a place lies in, and those that these lie in, up to the country, which stands last."""
        found = dict.fromkeys(self._current(area) for area in place.within)
        for area in tuple(found):
            ranked = self._places.get(area)
            if ranked and ranked.place.kind is not PlaceKind.COUNTRY:
                found |= dict.fromkeys(self._current(further) for further in ranked.place.within)
        return tuple(sorted(found, key=lambda area: area.startswith(_COUNTRIES)))

    def settle(self, place: Place) -> Place:
        """The place with the ids that it lies within brought up to date, and the names of country and division."""
        within = self._all_within(place)
        country = self._places.get(f"iso:{place.country}")
        admin1 = place.admin1
        if within != place.within and place.within[0].startswith("adm:") and within[0] in self._places:
            area = self._places[within[0]].place
            admin1 = area.admin1 or area.name
        name = country.place.name if country else place.country_name
        if (within, name, admin1) == (place.within, place.country_name, place.admin1):
            return place
        return replace(place, within=within, country_name=name, admin1=admin1)


class Claims:
    """What overlays may replace: asked of each place of the world, so that no others need be kept in memory."""

    def __init__(self, overlays: Iterable[Sequence[OverlayEntry]]) -> None:
        self._ids: set[str] = set()
        self._claims: defaultdict[tuple[int, int], list[tuple[Place, set[str]]]] = defaultdict(list)
        for entry in (entry for entries in overlays for entry in entries):
            self._ids |= {entry.place.place_id, *entry.same_as}
            claim = entry.place, _keys(entry.place)
            for cell in _cells_around(entry.place, _most_km(entry.place)):
                self._claims[cell].append(claim)

    def may_replace(self, place: Place) -> bool:
        """True where an overlay names the place's id or has a namesake of its kind and country near it."""
        if place.place_id in self._ids:
            return True
        claims = [claim for claim in self._claims.get(_cell(place), ()) if _alike(claim[0], place)]
        if not claims:
            return False
        keys = _keys(place)
        return any(
            not own.isdisjoint(keys) and distance_km(other.lat, other.lon, place.lat, place.lon) <= _most_km(other)
            for other, own in claims
        )


def _most_km(place: Place) -> float:
    """How far a namesake of an overlay's entry may be to be taken for the same."""
    return max(SAME_AREA_KM, place.radius_km) if place.is_area else SAME_SETTLEMENT_KM


def _cells_around(place: Place, most_km: float) -> Iterator[tuple[int, int]]:
    rows = ceil(most_km / _KM_PER_DEGREE)
    widest = _KM_PER_DEGREE * max(0.02, cos(radians(min(89.0, abs(place.lat) + rows))))
    columns = min(180, ceil(most_km / widest))
    at_row, at_column = _cell(place)
    around = range(at_column - columns, at_column + columns + 1)
    wrapped = sorted({(column + 180) % 360 - 180 for column in around})
    for row in range(at_row - rows, at_row + rows + 1):
        yield from ((row, column) for column in wrapped)


def _cell(place: Place) -> tuple[int, int]:
    return floor(place.lat), (floor(place.lon) + 180) % 360 - 180


def _keys(place: Place) -> set[str]:
    """What two entries for one place have in common: for areas the bare name, in any transliteration."""
    keys = {key for name in place.names for key in name_keys(name.text)}
    if place.is_area:
        bare = (" ".join(word for word in key.split() if word not in _KINDS_OF_AREA) for key in keys)
        keys = {transliteration_key(name) or name for name in bare if name}
    return keys


def _owners(entries: Iterable[OverlayEntry]) -> Mapping[str, frozenset[str]]:
    """For each key the ids of the entries that have such a name of their own."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for name in entry.place.names:
            for key in name_keys(name.text):
                owners[key].add(entry.place.place_id)
    return {key: frozenset(ids) for key, ids in owners.items()}


def _alike(one: Place, other: Place) -> bool:
    countries = {one.country, other.country} - {""}
    small_areas = {PlaceKind.REGION, PlaceKind.DISTRICT}
    return (one.kind == other.kind or {one.kind, other.kind} == small_areas) and len(countries) < 2


def _with_what_it_lacks(place: Place, old: Place, owners: Mapping[str, frozenset[str]]) -> Place:
    """The place with the population and, where it is no area, the names that only the replaced entry knows.

    Whether "Barda" alone may mean the district is for the overlay to say: an area takes no names over.
    """
    known = {name.text for name in place.names}
    of_others = (name for name in old.names if name.text not in known and not _is_owned(name, place, owners))
    population = old.population if place.population is None else place.population
    return replace(place, names=place.names + (() if place.is_area else tuple(of_others)), population=population)


def _is_owned(name: PlaceName, place: Place, owners: Mapping[str, frozenset[str]]) -> bool:
    """True where other entries have that name, and the place itself has not."""
    ids = frozenset().union(*(owners.get(key, frozenset()) for key in name_keys(name.text)))
    return bool(ids) and place.place_id not in ids


def importance(ranked: Ranked) -> tuple[int, int, str]:
    """What places are sorted by: the group, then the number of people, then the id."""
    place = ranked.place
    people = (place.population or 0) // (_AREA_SHARE if ranked.tier is not Tier.WORLD and place.is_area else 1)
    return ranked.tier, -people, place.place_id
