"""What speaks for and against each place that a name may mean, weighed as log-odds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import cos, exp, log10, radians
from operator import add
from typing import NamedTuple

from geodata.demonyms import capitals
from geodata.names import fold
from geodata.place import AREAS, Candidate, MatchQuality, Place, PlaceKind, Toponym, ToponymUse
from geodata.spans import is_of_theatre
from geodata.surroundings import VILLAGES, Surroundings

_CELL_DEGREES = 1.5
_CLOSE_DEGREES = 0.4
_UNMEASURED = frozenset({PlaceKind.COUNTRY, PlaceKind.CONTINENT})
_REAL_SHARE = 0.2
_OWN_LANGUAGES = frozenset({"", "en"})
_SMALL_CITY = 5_000
_MOSTLY_TOWN = 2.5
_SMALL_CAPITAL = 50_000
_LARGE_VILLAGE = 20_000
_HARDLY_NAMED = 0.25
"""The share of a text's places below which it does not speak of their country."""


# Log-odds, set on the development halves of LGL, TR-News and GeoWebNews and on our own gold of the theatre
# (tests/geodata/theatre_gold.txt); measure both again when one changes.
PER_DECADE_OF_POPULATION = 1.2
PRIOR = {
    PlaceKind.SETTLEMENT: 0.0,
    PlaceKind.COUNTRY: 2.2,
    PlaceKind.CONTINENT: 14.0,
    PlaceKind.REGION: 0.8,
    PlaceKind.DISTRICT: -4.0,
    PlaceKind.RIVER: 4.5,
    PlaceKind.LAKE: 4.5,
    PlaceKind.MOUNTAIN: 4.0,
    PlaceKind.ROAD: 3.0,
    PlaceKind.BORDER: 3.0,
    PlaceKind.SITE: 3.0,
}
UNKNOWN_POPULATION = {
    PlaceKind.REGION: 6.0,
    PlaceKind.DISTRICT: 6.2,
    PlaceKind.COUNTRY: 5.0,
    PlaceKind.SETTLEMENT: 2.0,
}
"""The decades of population that a place of unknown population counts as; none for other kinds."""
OWN_NAME = 2.0
IN_OVERLAY = 2.0
OTHER_LANGUAGE = -4.0
CAPITAL = 2.8
TRANSLITERATED = -3.0
SAME_COUNTRY = 3.0
SAME_DIVISION = 2.2
NEAR_BY = 1.3
NESTED = 8.0
NESTED_COUNTRY = 4.0
WRITTEN_CLOSE = 2.0
PER_CLOSENESS = 4.0
KIND_SAID = 6.0
KIND_OTHER = -3.0
SIZE_OTHER = -2.0
SAME_NAME_AREA = -0.8
CITY_AREA = -3.0
THEATRE_TEXT = 5.0
DATELINE_TOWN = 3.0
SMALL_ABROAD = -4.0

HOME_WEIGHT = 0.6
"""What where a text comes from weighs against a name in it."""


class Location(NamedTuple):
    """Where a place lies, as far as the text's other places can speak for it.

    `cell` is that of a coarse grid, None for countries and continents, `division` the area that most speaks for
    it (its own, for a region), `areas` all that it is or lies in. `abroad` is what it loses in a text of the
    theatre that names nothing else of its country.
    """

    country: str
    areas: tuple[str, ...]
    division: str
    cell: tuple[int, int] | None
    is_of_theatre: bool
    abroad: float = 0.0


def location_of(place: Place) -> Location:
    """Where the place lies."""
    is_measured = place.kind not in _UNMEASURED
    cell = int((place.lat + 90) // _CELL_DEGREES), int((place.lon + 180) // _CELL_DEGREES)
    return Location(
        country=place.country,
        areas=(place.place_id, *place.within),
        division=place.place_id if place.kind is PlaceKind.REGION else next(iter(place.within), ""),
        cell=cell if is_measured else None,
        is_of_theatre=is_of_theatre(place),
    )


@dataclass(slots=True, kw_only=True)
class Group:
    """The mentions of one spelling with one word for its kind: they mean one place.

    `positions` are theirs among the text's toponyms, `base` the weights of the candidates without context,
    `locations` where they lie,
    `scores` with it, `shares` what part of belief each has.
    """

    positions: list[int]
    candidates: tuple[Candidate, ...]
    base: Sequence[float]
    locations: Sequence[Location]
    weight: float = 1.0
    scores: Sequence[float] = ()
    shares: Sequence[float] = ()

    def share(self, scores: Sequence[float]) -> None:
        """Sets the scores, and the shares of belief that follow."""
        self.scores = scores
        top = max(scores, default=0.0)
        odds = [exp(score - top) for score in scores]
        total = sum(odds) or 1.0
        self.shares = [odd / total for odd in odds]


def base_score(candidate: Candidate, toponym: Toponym, near: Surroundings) -> float:
    """What a reading weighs by itself and by the words beside the name."""
    place = candidate.place
    score = PRIOR[place.kind] + PER_DECADE_OF_POPULATION * _decades(place)
    if candidate.quality is MatchQuality.TRANSLITERATED:
        score += TRANSLITERATED
    elif is_of_theatre(place):
        score += IN_OVERLAY + (OWN_NAME if candidate.lang else 0.0)
    elif candidate.matched_name == place.name or fold(place.name) == fold(toponym.text):
        score += OWN_NAME
    elif candidate.lang not in _OWN_LANGUAGES:
        score += OTHER_LANGUAGE
    if (place.population or 0) > _SMALL_CAPITAL and place.kind is PlaceKind.SETTLEMENT:
        score += CAPITAL if place.country in capitals().get(fold(toponym.text), ()) else 0.0
    if toponym.use is ToponymUse.DATELINE and place.kind is PlaceKind.SETTLEMENT:
        score += DATELINE_TOWN
    if near.kinds:
        score += KIND_SAID if place.kind in near.kinds else KIND_OTHER
        score += _size_score(place, near.kind_word)
    return score


def base_scores(candidates: Sequence[Candidate], toponym: Toponym, near: Surroundings) -> list[float]:
    """What each reading weighs by itself; a region that shares its name with a town in it loses some to it."""
    scores = [base_score(candidate, toponym, near) for candidate in candidates]
    if near.kinds:
        return scores
    people_of_town: dict[str, int] = {}
    for candidate in candidates:
        if candidate.place.kind is PlaceKind.SETTLEMENT:
            for area in candidate.place.within[:2]:
                people_of_town.setdefault(area, candidate.place.population or 0)
    for i, candidate in enumerate(candidates):
        if candidate.place.kind is PlaceKind.REGION and candidate.place.place_id in people_of_town:
            scores[i] += _same_name_score(candidate, toponym, people_of_town[candidate.place.place_id])
    return scores


class _Same:
    """Stands for one tuple of candidates, compared by identity: their places are dear to hash."""

    __slots__ = ("candidates",)

    def __init__(self, candidates: tuple[Candidate, ...]) -> None:
        self.candidates = candidates

    def __hash__(self) -> int:
        return id(self.candidates)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.candidates is other.candidates


def weighed_alone(
    candidates: tuple[Candidate, ...], toponym: Toponym, near: Surroundings
) -> tuple[tuple[float, ...], tuple[Location, ...]]:
    """What each reading weighs without the text's other places, and where it lies; known from before for most."""
    return _weighed_alone(_Same(candidates), toponym.text, toponym.use, near.kinds, near.kind_word)


@lru_cache(maxsize=8192)
def _weighed_alone(
    same: _Same, text: str, use: ToponymUse, kinds: frozenset[PlaceKind], kind_word: str
) -> tuple[tuple[float, ...], tuple[Location, ...]]:
    toponym = Toponym(start=0, end=len(text), text=text, use=use)
    scores = base_scores(same.candidates, toponym, Surroundings(kinds=kinds, kind_word=kind_word))
    towns = {c.place.within[:1] for c in same.candidates if c.place.kind is PlaceKind.SETTLEMENT}
    locations = (
        location_of(c.place)._replace(abroad=_loss_abroad(c.place, has_town=(c.place.place_id,) in towns))
        for c in same.candidates
    )
    return tuple(scores), tuple(locations)


def _loss_abroad(place: Place, *, has_town: bool) -> float:
    """What a place loses where nothing speaks for its country: a small one, and a region beside its own town."""
    if is_of_theatre(place) or place.kind is PlaceKind.COUNTRY:
        return 0.0
    small = place.kind is PlaceKind.SETTLEMENT and (place.population or 0) < _SMALL_CAPITAL
    return SMALL_ABROAD if small or (place.kind is PlaceKind.REGION and has_town) else 0.0


def _same_name_score(area: Candidate, toponym: Toponym, people_of_town: int) -> float:
    """What a region loses to its town: more where it is little more than the town, or has a longer own name."""
    is_mostly_town = (area.place.population or 0) < _MOSTLY_TOWN * people_of_town
    is_own_name = fold(area.place.name) == fold(toponym.text)
    return SAME_NAME_AREA if is_own_name and not is_mostly_town else CITY_AREA


def _decades(place: Place) -> float:
    if place.population:
        return log10(place.population + 100)
    return UNKNOWN_POPULATION.get(place.kind, 0.0)


def _size_score(place: Place, word: str) -> float:
    population = place.population or 0
    if word in VILLAGES and population > _LARGE_VILLAGE:
        return SIZE_OTHER
    return SIZE_OTHER if word in {"city", "cities"} and population < _SMALL_CITY else 0.0


# ---------------------------------------------------------------- the text's other places


@dataclass(slots=True)
class Votes:
    """Where the text's places lie: how much of it each country, area and cell of the map has."""

    countries: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    areas: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    cells: defaultdict[tuple[int, int], float] = field(default_factory=lambda: defaultdict(float))
    theatre: float = 0.0
    total: float = 0.0


def count_votes(groups: Iterable[Group], home: Iterable[Place] = ()) -> Votes:
    """The votes of the likely readings of `groups`, and of where the text comes from."""
    votes = Votes()
    for place in home:
        _add_votes(votes, location_of(place), HOME_WEIGHT)
    for group in groups:
        weight = group.weight * (1 + min(len(group.positions), 4) / 4)
        for location, share in zip(group.locations, group.shares, strict=True):
            if share > _REAL_SHARE:
                _add_votes(votes, location, share * weight)
    return votes


def _add_votes(votes: Votes, location: Location, weight: float) -> None:
    votes.total += weight
    votes.countries[location.country] += weight
    for area in location.areas:
        votes.areas[area] += weight
    if location.is_of_theatre:
        votes.theatre += weight
    if location.cell is not None:
        row, column = location.cell
        for i in (row - 1, row, row + 1):
            for j in (column - 1, column, column + 1):
                votes.cells[i, j] += weight


def context_scores(group: Group, votes: Votes, nested: Sequence[Group]) -> Sequence[float]:
    """The weights of a group's readings with the text's other places and with the names written as one with it."""
    own = count_votes([group])
    total = votes.total - own.total
    scores = group.base
    if total > 0:
        context = 1.0 / max(1.0, total)
        gains = (_score_in_text(location, votes, own, context) for location in group.locations)
        scores = [*map(add, scores, gains)]
    for other in nested:
        gains = (_nested_score(candidate.place, other) for candidate in group.candidates)
        scores = [*map(add, scores, gains)]
    return scores


def _score_in_text(location: Location, votes: Votes, own: Votes, context: float) -> float:
    country, _, division, cell, is_theatre, abroad = location
    of_country = context * (votes.countries.get(country, 0.0) - own.countries.get(country, 0.0))
    score = SAME_COUNTRY * of_country
    if abroad and of_country < _HARDLY_NAMED:
        score += abroad * context * votes.theatre
    if cell is not None:
        near = votes.cells.get(cell, 0.0)
        if near:
            score += NEAR_BY * min(1.0, near - own.cells.get(cell, 0.0))
        same = votes.areas.get(division, 0.0)
        if same:
            score += SAME_DIVISION * min(1.0, same - own.areas.get(division, 0.0))
    if is_theatre:
        score += THEATRE_TEXT * context * (votes.theatre - own.theatre)
    return score


def _closeness(one: Place, other: Place) -> float:
    """1 where both have one point, falling to 0 at the distance from which they are not close."""
    north = abs(one.lat - other.lat)
    if north >= _CLOSE_DEGREES:
        return 0.0
    east = abs(one.lon - other.lon) * cos(radians(one.lat))
    return max(0.0, 1.0 - max(north, east) / _CLOSE_DEGREES)


def fit(place: Place, neighbour: Place) -> float:
    """What two places gain from being written as one: one holds the other, or they are close; 0 if neither."""
    if neighbour.place_id == place.place_id:
        return NESTED_COUNTRY
    if (neighbour.kind in AREAS and neighbour.place_id in place.within) or (
        place.kind in AREAS and place.place_id in neighbour.within
    ):
        return NESTED_COUNTRY if PlaceKind.COUNTRY in {neighbour.kind, place.kind} else NESTED
    if place.kind in _UNMEASURED or neighbour.kind in _UNMEASURED:
        return 0.0
    closeness = _closeness(place, neighbour)
    return closeness and WRITTEN_CLOSE + PER_CLOSENESS * closeness


def _nested_score(place: Place, other: Group) -> float:
    """What a reading gains from a name beside it: its likeliest reading that holds it, or lies in it."""
    readings = zip(other.candidates, other.shares, strict=True)
    return max((fit(place, reading.place) * (0.5 + 0.5 * share) for reading, share in readings), default=0.0)
