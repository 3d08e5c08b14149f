"""Which place each place name of a text means, or none and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log10
from typing import TYPE_CHECKING, TypeVar

from geodata.names import fold
from geodata.place import AREAS, Candidate, MatchQuality, Mention, Place, PlaceKind, Reading, Toponym, ToponymUse
from geodata.surroundings import Surroundings, surroundings_of

if TYPE_CHECKING:
    from geodata.gazetteer import Gazetteer

_Key = TypeVar("_Key", bound=Hashable)
_THEATRE = "dl:"
_ROUNDS = 2
_CELL_DEGREES = 1.5
_MOST_READINGS = 5
_LARGEST_WITHOUT_CONTEXT = 3

# Log-odds that a reading gains or loses, set on the development halves of LGL, TR-News and GeoWebNews and on
# our own gold of the theatre (tests/geodata/theatre_gold.py); run both again when one changes.
PER_DECADE_OF_POPULATION = 1.3
KIND_PRIOR = {
    PlaceKind.COUNTRY: 12.0,
    PlaceKind.CONTINENT: 11.0,
    PlaceKind.REGION: 8.0,
    PlaceKind.DISTRICT: 4.0,
    PlaceKind.RIVER: 4.5,
    PlaceKind.LAKE: 4.5,
    PlaceKind.MOUNTAIN: 4.0,
    PlaceKind.ROAD: 3.0,
    PlaceKind.BORDER: 3.0,
    PlaceKind.SITE: 3.0,
}
OWN_NAME = 1.5
TRANSLITERATED = -3.0
SAME_COUNTRY = 4.0
SAME_DIVISION = 3.0
NEAR_BY = 2.5
NESTED = 9.0
NESTED_COUNTRY = 5.0
KIND_SAID = 6.0
KIND_OTHER = -3.0
SIZE_OTHER = -2.0
THEATRE_TEXT = 5.0
LEAST_SCORE = 0.2
"""Below this the best reading is not taken: five readings as good as each other would have it."""


@dataclass(slots=True, kw_only=True)
class _Group:
    """The mentions of one spelling with one word for its kind: they mean one place."""

    positions: list[int]
    candidates: tuple[Candidate, ...]
    base: list[float]
    scores: list[float] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)
    weight: float = 1.0


@dataclass(slots=True)
class _Votes:
    """Where the text's places lie: how much of it each country, division and cell of the map has."""

    countries: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    divisions: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    cells: defaultdict[tuple[int, int], float] = field(default_factory=lambda: defaultdict(float))
    theatre: float = 0.0
    total: float = 0.0


def resolve(text: str, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """A mention for each toponym, in order: its place, or None and the reason."""
    beside = surroundings_of(text, toponyms)
    groups = _group(toponyms, beside)
    for group in groups:
        _share(group, group.base)
    for _ in range(_ROUNDS):
        votes = _count(groups)
        chosen = _chosen(groups, len(toponyms))
        for group in groups:
            _share(group, _scores(group, votes, beside, chosen))
    mentions: list[Mention | None] = [None] * len(toponyms)
    for group in groups:
        readings = _readings(group, gazetteer)
        for position in group.positions:
            mentions[position] = _mention(toponyms[position], group, readings)
    return tuple(mention for mention in mentions if mention is not None)


# ---------------------------------------------------------------- readings without context


def _group(toponyms: Sequence[Toponym], beside: Sequence[Surroundings]) -> list[_Group]:
    groups: dict[tuple[str, str, bool], _Group] = {}
    for position, (toponym, near) in enumerate(zip(toponyms, beside, strict=True)):
        is_demonym = toponym.use is ToponymUse.DEMONYM
        key = (fold(toponym.text), ",".join(sorted(near.kinds)), is_demonym)
        group = groups.get(key)
        if group is None:
            base = [_base_score(candidate, toponym, near) for candidate in toponym.candidates]
            groups[key] = _Group(
                positions=[position], candidates=toponym.candidates, base=base, weight=0.6 if is_demonym else 1.0,
            )  # fmt: skip
        else:
            group.positions.append(position)
    return list(groups.values())


def _base_score(candidate: Candidate, toponym: Toponym, near: Surroundings) -> float:
    place = candidate.place
    score = KIND_PRIOR.get(place.kind, 0.0)
    if place.kind is PlaceKind.SETTLEMENT:
        score = PER_DECADE_OF_POPULATION * log10((place.population or 0) + 100)
    if candidate.quality is MatchQuality.TRANSLITERATED:
        score += TRANSLITERATED
    elif candidate.matched_name == place.name or fold(place.name) == fold(toponym.text):
        score += OWN_NAME
    if near.kinds:
        score += KIND_SAID if place.kind in near.kinds else KIND_OTHER
        score += _size_score(place, near.kind_word)
    return score


def _size_score(place: Place, word: str) -> float:
    population = place.population or 0
    if word in {"village", "villages", "hamlet"} and population > 20_000:
        return SIZE_OTHER
    return SIZE_OTHER if word in {"city", "cities"} and population < 5_000 else 0.0


def _share(group: _Group, scores: list[float]) -> None:
    """Sets the group's scores and what share of belief each reading has."""
    group.scores = scores
    top = max(scores, default=0.0)
    odds = [exp(score - top) for score in scores]
    total = sum(odds) or 1.0
    group.shares = [odd / total for odd in odds]


# ---------------------------------------------------------------- readings in their context


def _cell(place: Place) -> tuple[int, int]:
    return int((place.lat + 90) // _CELL_DEGREES), int((place.lon + 180) // _CELL_DEGREES)


def _count(groups: Iterable[_Group]) -> _Votes:
    votes = _Votes()
    for group in groups:
        for candidate, share in _leading(group):
            place = candidate.place
            weight = share * group.weight * (1 + min(len(group.positions), 4) / 4)
            votes.total += weight
            votes.countries[place.country] += weight
            for area in (place.place_id, *place.within):
                votes.divisions[area] += weight
            if place.place_id.startswith(_THEATRE) or "dl:" in place.source:
                votes.theatre += weight
            if place.kind not in (PlaceKind.COUNTRY, PlaceKind.CONTINENT):
                row, column = _cell(place)
                for i in (row - 1, row, row + 1):
                    for j in (column - 1, column, column + 1):
                        votes.cells[i, j] += weight
    return votes


def _leading(group: _Group) -> list[tuple[Candidate, float]]:
    """The readings that have a real share of belief."""
    return [(c, share) for c, share in zip(group.candidates, group.shares, strict=True) if share > 0.2]


def _chosen(groups: Iterable[_Group], count: int) -> list[_Group | None]:
    """The group of each position."""
    found: list[_Group | None] = [None] * count
    for group in groups:
        for position in group.positions:
            found[position] = group
    return found


def _scores(
    group: _Group, votes: _Votes, beside: Sequence[Surroundings], groups: Sequence[_Group | None],
) -> list[float]:  # fmt: skip
    if len(group.candidates) < 2:
        return group.base
    nested = {
        id(other): other
        for position in group.positions
        for i in beside[position].nested
        if (other := groups[i]) is not None and other is not group
    }
    own = _count([group])
    total = max(votes.total - own.total, 1e-6)
    context = min(1.0, total)
    scores: list[float] = []
    for candidate, base in zip(group.candidates, group.base, strict=True):
        place = candidate.place
        score = base
        if place.country:
            score += SAME_COUNTRY * context * _less(votes.countries, own.countries, place.country) / total
        if place.within:
            score += SAME_DIVISION * min(1.0, _less(votes.divisions, own.divisions, place.within[0]))
        if place.kind not in (PlaceKind.COUNTRY, PlaceKind.CONTINENT):
            cell = _cell(place)
            if cell in votes.cells:
                score += NEAR_BY * min(1.0, _less(votes.cells, own.cells, cell))
        if place.place_id.startswith(_THEATRE):
            score += THEATRE_TEXT * min(1.0, (votes.theatre - own.theatre) / total)
        for other in nested.values():
            score += _nested_score(place, other)
        scores.append(score)
    return scores


def _less(votes: Mapping[_Key, float], own: Mapping[_Key, float], key: _Key) -> float:
    """The votes for a key without the group's own."""
    return max(0.0, votes.get(key, 0.0) - own.get(key, 0.0))


def _nested_score(place: Place, other: _Group) -> float:
    """What a reading gains from a name beside it: its likeliest reading that holds it, or lies in it."""
    best = 0.0
    for candidate, share in zip(other.candidates, other.shares, strict=True):
        neighbour = candidate.place
        if neighbour.place_id == place.place_id:
            gain = NESTED_COUNTRY
        elif neighbour.kind is PlaceKind.COUNTRY and neighbour.place_id in place.within:
            gain = NESTED_COUNTRY
        elif neighbour.kind in AREAS and neighbour.place_id in place.within:
            gain = NESTED
        elif place.kind in AREAS and place.place_id in neighbour.within:
            gain = NESTED
        else:
            continue
        best = max(best, gain * (0.5 + 0.5 * share))
    return best


# ---------------------------------------------------------------- the answer


def _readings(group: _Group, gazetteer: Gazetteer) -> tuple[Reading, ...]:
    del gazetteer
    order = sorted(range(len(group.shares)), key=lambda i: -group.shares[i])[:_MOST_READINGS]
    return tuple(
        Reading(
            place_id=group.candidates[i].place.place_id,
            label=group.candidates[i].place.label,
            score=round(group.shares[i], 3),
            reason=_reason(group, i),
        )
        for i in order
    )


def _reason(group: _Group, i: int) -> str:
    candidate = group.candidates[i]
    place = candidate.place
    parts = [place.kind.value]
    if place.kind is PlaceKind.SETTLEMENT and place.population:
        parts.append(f"{place.population:,} inhabitants")
    if candidate.quality is MatchQuality.TRANSLITERATED:
        parts.append("spelt alike")
    gained = group.scores[i] - group.base[i]
    if gained > 1:
        parts.append("fits the text's other places")
    return ", ".join(parts)


def _mention(toponym: Toponym, group: _Group, readings: tuple[Reading, ...]) -> Mention:
    if not readings:
        return Mention(toponym=toponym, place=None, unresolved="the gazetteer has no place of this name")
    best = readings[0]
    if best.score < LEAST_SCORE:
        return Mention(
            toponym=toponym, place=None, score=best.score, readings=readings,
            unresolved=f"{len(group.candidates)} places bear this name and the text does not tell which",
        )  # fmt: skip
    place = next(c.place for c in group.candidates if c.place.place_id == best.place_id)
    return Mention(toponym=toponym, place=place, score=best.score, readings=readings)
