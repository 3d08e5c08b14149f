"""Which place each place name of a text means, or none and why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from geodata.demonyms import abbreviations
from geodata.geometry import distance_km
from geodata.names import fold
from geodata.place import Candidate, MatchQuality, Mention, Place, PlaceKind, Reading, Toponym, ToponymUse
from geodata.surroundings import Surroundings, surroundings_of
from geodata.weighing import Group, context_scores, count_votes, fit, weighed_alone

if TYPE_CHECKING:
    from geodata.gazetteer import Gazetteer

ROUNDS = 2
"""How often the readings are weighed again by what the others came to mean; more changes nothing measurable."""

LEAST_SCORE = 0.1
"""Below this share of belief the best reading is not taken: ten readings as good as each other would have it."""

OUTSIDE_FACTOR = 1.6
"""Districts are no circles: how far beyond the radius of a circle as large a village of one may lie …"""

OUTSIDE_KM = 5.0
"""… and by how much more, for points that are not exact."""

WIDEST_DISTRICT_KM = 120.0
"""What is wider tells nothing of where a village is."""

_TOWN_KM = 28.0
"""How far the district of a town reaches that is named by the town alone: "in Gapanli village of Terter"."""

_AREA_KINDS = frozenset({PlaceKind.DISTRICT, PlaceKind.REGION, PlaceKind.SETTLEMENT})
_MOST_READINGS = 5
_DEMONYM_WEIGHT = 0.6


TOWN_PEOPLE = 10_000
"""Inhabitants of a town that a list with another district's villages may name too."""

_COUNTY = re.compile(r" co$")


@lru_cache(maxsize=1)
def _short_states() -> frozenset[str]:
    """The abbreviations that stand behind the name of a town: "Ill.", "AZ"."""
    return frozenset(printed for forms in abbreviations().values() for printed, _ in forms)


def resolve(
    text: str, toponyms: Sequence[Toponym], gazetteer: Gazetteer, home: Sequence[Place] = ()
) -> tuple[Mention, ...]:
    """A mention for each toponym, in order: its place, or None and the reason.

    `home` is where the text comes from; it speaks for what lies near it as a place named in the text does.
    """
    beside = surroundings_of(text, toponyms)
    found: list[Mention | None] = [None] * len(toponyms)
    for group in weighed_groups(toponyms, beside, gazetteer, home):
        readings = _readings(group)
        for position in group.positions:
            found[position] = _mention(toponyms[position], group, readings)
    mentions = [mention for mention in found if mention is not None]
    return tuple(
        mention if near.area is None else _in_its_district(mention, mentions[near.area].place)
        for mention, near in zip(mentions, beside, strict=True)
    )


def weighed_groups(
    toponyms: Sequence[Toponym],
    beside: Sequence[Surroundings],
    gazetteer: Gazetteer,
    home: Sequence[Place] = (),
) -> list[Group]:
    """The toponyms by what they are held to mean in common, each group with the shares of its readings."""
    groups = _group(toponyms, beside, gazetteer)
    nested = _nested_groups(groups, beside)
    for group in groups:
        group.share(group.base)
    for _ in range(ROUNDS):
        votes = count_votes(groups, home)
        for group, others in zip(groups, nested, strict=True):
            if len(group.candidates) > 1:
                group.share(context_scores(group, votes, others))
    return groups


def _group(toponyms: Sequence[Toponym], beside: Sequence[Surroundings], gazetteer: Gazetteer) -> list[Group]:
    groups: dict[tuple[str, str, frozenset[PlaceKind], bool, bool], Group] = {}
    names = [_COUNTY.sub(" county", fold(toponym.text)) for toponym in toponyms]
    states = _states_said(toponyms, names)
    holders = _holders(toponyms, beside, names)
    for position, (toponym, near) in enumerate(zip(toponyms, beside, strict=True)):
        is_demonym = toponym.use is ToponymUse.DEMONYM
        key = (names[position], holders[position], near.kinds, near.is_village, is_demonym)
        group = groups.get(key)
        if group is None:
            candidates = toponym.candidates if is_demonym else _with_kind(toponym, near, gazetteer)
            if state := states.get(names[position]):
                candidates = tuple(c for c in candidates if state in c.place.within)
            base, locations = weighed_alone(candidates, toponym, near)
            groups[key] = Group(
                positions=[position],
                candidates=candidates,
                base=base,
                locations=locations,
                weight=_DEMONYM_WEIGHT if is_demonym else 1.0,
            )
        else:
            group.positions.append(position)
    return list(groups.values())


def _states_said(toponyms: Sequence[Toponym], names: Sequence[str]) -> dict[str, str]:
    """The division that a text puts behind a name wherever it does, by name: "FELTON, Minn." is in no other.

    Said are abbreviations and what stands in one dateline; a list ("Kabul, Kandahar") says nothing of the kind.
    """
    said: dict[str, set[str]] = {}
    for name, (town, area) in zip(names, pairwise(toponyms), strict=False):
        filed = ToponymUse.DATELINE is town.use is area.use
        if area.start - town.end == len(", ") and (filed or area.text in _short_states()):
            state = area.candidates[0].place if area.candidates else None
            if state is not None and state.kind is PlaceKind.REGION:
                said.setdefault(name, set()).add(state.place_id)
    return {name: next(iter(areas)) for name, areas in said.items() if len(areas) == 1}


def _holders(toponyms: Sequence[Toponym], beside: Sequence[Surroundings], names: Sequence[str]) -> list[str]:
    """For each toponym the area that it is said to lie in, where its name is said to lie in several, else "".

    Paris, Texas, and Paris, France, may stand in one text. A mention without any means what its name meant last.
    """
    times = Counter(names)
    said = [
        _holder(toponyms, position, beside[position].nested, names) if times[name] > 1 else ""
        for position, name in enumerate(names)
    ]
    several: dict[str, set[str]] = {}
    for name, holder in zip(names, said, strict=True):
        if holder:
            several.setdefault(name, set()).add(holder)
    last: dict[str, str] = {}
    holders: list[str] = []
    for name, holder in zip(names, said, strict=True):
        if len(several.get(name, ())) > 1:
            pairs = zip(names, said, strict=True)
            last[name] = holder or last.get(name) or next(area for other, area in pairs if other == name and area)
        holders.append(last.get(name, ""))
    return holders


def _holder(toponyms: Sequence[Toponym], position: int, nested: Sequence[int], names: Sequence[str]) -> str:
    own = toponyms[position].candidates
    for other in nested:
        beside = toponyms[other].candidates[:_MOST_READINGS]
        if names[other] != names[position] and any(fit(c.place, o.place) for c in own for o in beside):
            return names[other]
    return ""


def _with_kind(toponym: Toponym, near: Surroundings, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """A name's readings and those of the name with its kind: Terter district in "Terter and Barda districts"."""
    if not near.kinds or any(candidate.place.kind in near.kinds for candidate in toponym.candidates):
        return toponym.candidates
    named = gazetteer.candidates(f"{toponym.text} {near.kind_word.removesuffix('s')}")
    return (*toponym.candidates, *(candidate for candidate in named if candidate.place.kind in near.kinds))


def _nested_groups(groups: Sequence[Group], beside: Sequence[Surroundings]) -> list[list[Group]]:
    """For each group the groups of the names that it is written as one with."""
    group_of = {position: group for group in groups for position in group.positions}
    found: list[list[Group]] = []
    for group in groups:
        others = {id(group_of[i]): group_of[i] for position in group.positions for i in beside[position].nested}
        others.pop(id(group), None)
        found.append(list(others.values()))
    return found


# ---------------------------------------------------------------- the answer


def _readings(group: Group) -> tuple[Reading, ...]:
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


def _reason(group: Group, i: int) -> str:
    candidate = group.candidates[i]
    place = candidate.place
    people = place.population or 0 if place.kind is PlaceKind.SETTLEMENT else 0
    told = _told_of_a_place(place.kind, people, candidate.quality)
    return f"{told}, fits the places beside it" if group.scores[i] - group.base[i] > 1 else told


@lru_cache(maxsize=8192)
def _told_of_a_place(kind: PlaceKind, people: int, quality: MatchQuality) -> str:
    parts = [kind.value]
    if people:
        parts.append(f"{people:,} inhabitants")
    if quality is MatchQuality.TRANSLITERATED:
        parts.append("spelt alike in another transliteration")
    return ", ".join(parts)


def _mention(toponym: Toponym, group: Group, readings: tuple[Reading, ...]) -> Mention:
    if not readings:
        return Mention(toponym=toponym, place=None, unresolved="the gazetteer has no place of this name")
    best = readings[0]
    if best.score < LEAST_SCORE:
        why = f"{len(group.candidates)} places bear this name and the text does not tell which"
        return Mention(toponym=toponym, place=None, score=best.score, readings=readings, unresolved=why)
    place = next(c.place for c in group.candidates if c.place.place_id == best.place_id)
    return Mention(toponym=toponym, place=place, score=best.score, readings=readings)


def _in_its_district(mention: Mention, district: Place | None) -> Mention:
    """The mention in the district that it is said to lie in; unresolved where only namesakes are known."""
    place = mention.place
    if place is None or district is None or district.kind not in _AREA_KINDS or _may_lie_in(place, district):
        return mention
    there = [c for c in mention.toponym.candidates if _may_lie_in(c.place, district)]
    if len(there) == 1:
        return replace(mention, place=there[0].place)
    if place.country == district.country and (place.population or 0) >= TOWN_PEOPLE:
        return mention  # "Barda and Horadiz in the Fuzuli district"
    why = f"the gazetteer has no place of this name in {district.name}"
    return Mention(toponym=mention.toponym, place=None, readings=mention.readings, unresolved=why)


def _may_lie_in(place: Place, district: Place) -> bool:
    if district.place_id in place.within or district.radius_km > WIDEST_DISTRICT_KM:
        return True
    radius = _TOWN_KM if district.kind is PlaceKind.SETTLEMENT else district.radius_km
    km = distance_km(place.lat, place.lon, district.lat, district.lon)
    return km <= OUTSIDE_FACTOR * radius + OUTSIDE_KM
