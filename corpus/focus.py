"""What an article is about: its region, its scene and the states that it names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.local_scene import LocalScene, find_local_scene
from geodata.place import Mention, Place, PlaceKind, ToponymUse

WIDE_KM = 250.0
"""An area that reaches further is no place of an event where the article is about a smaller one within it."""

SCENE_SHARE = 0.5
"""Of the literal mentions of settlements the share that makes one the article's scene."""

LEAD_CHARACTERS = 400
"""A settlement named only once is the scene only if the article opens with it."""

_ADMINISTRATIVE = (" Province", " District")
"""Divisions of a state; what a conflict is about is a region with a name of its own."""

_REGION_KINDS = frozenset({PlaceKind.REGION, PlaceKind.BORDER, PlaceKind.ROAD})


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """What an article is about: its region (or border), its settlement and its state; None where there is none.

    The settlement is the one that the article keeps naming as the scene, and not one named in passing. `states`
    has a mention of each state named, by its ISO code. `local` is the town of local news.
    """

    region: Mention | None
    settlement: Mention | None
    country: Mention | None
    states: Mapping[str, Mention]
    local: LocalScene | None = None


def focus_of(mentions: Sequence[Mention], text: str = "") -> Focus:
    """What the mentions of an article are mostly about, datelines left aside, and its town if it is local news."""
    counted: dict[str, Counter[str]] = {"region": Counter(), "settlement": Counter(), "country": Counter()}
    first: dict[str, Mention] = {}
    for mention in mentions:
        place, use = mention.place, mention.toponym.use
        if place is None or use is ToponymUse.DATELINE or place.radius_km > WIDE_KM * 8:
            continue
        level = _level(place)
        if level is None or (level == "settlement" and use is not ToponymUse.LITERAL):
            continue
        counted[level][place.place_id] += 1
        if place.place_id not in first or first[place.place_id].toponym.use is not ToponymUse.LITERAL:
            first[place.place_id] = mention
    best = {level: first[c.most_common(1)[0][0]] if c else None for level, c in counted.items()}
    scene = best["settlement"]
    if scene is not None and scene.place is not None:
        total = sum(counted["settlement"].values())
        share = counted["settlement"][scene.place.place_id] / total
        if share < SCENE_SHARE or (total == 1 and scene.toponym.start > LEAD_CHARACTERS):
            scene = None
    states = {
        m.place.country: m for m in first.values() if m.place is not None and m.place.kind is PlaceKind.COUNTRY
    }
    return Focus(
        region=best["region"],
        settlement=scene,
        country=best["country"],
        states=states,
        local=find_local_scene(text, mentions),
    )


def _level(place: Place) -> str | None:
    if place.kind is PlaceKind.COUNTRY:
        return "country"
    if place.kind is PlaceKind.SETTLEMENT:
        return "settlement"
    if place.kind in _REGION_KINDS and place.place_id.startswith("dl:") and place.radius_km <= WIDE_KM:
        return None if place.name.endswith(_ADMINISTRATIVE) else "region"
    return None
