"""What an article is about: its region, its scene and the states that it names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.local_scene import LocalScene, find_local_scene
from geodata.place import Mention, Place, PlaceKind, ToponymUse
from geodata.spans import is_of_theatre

WIDE_KM = 250.0
"""An area that reaches further is no place of an event where the article is about a smaller one within it."""

SCENE_SHARE = 0.5
"""Of the literal mentions of settlements the share that makes one the article's scene."""

LEAD_CHARACTERS = 400
"""A settlement named only once is the scene only if the article opens with it."""

ABOUT_SHARE = 0.6
"""The share of its places, peoples and datelines in one state from which an article is about that state."""

SMALL = 100_000
"""Inhabitants below which a place abroad may be the namesake of one that the gazetteer lacks."""

_ADMINISTRATIVE = (" Province", " District")
"""Divisions of a state; what a conflict is about is a region with a name of its own."""

_REGION_KINDS = frozenset({PlaceKind.REGION, PlaceKind.BORDER, PlaceKind.ROAD})


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """What an article is about: its region (or border), its settlement and its state; None where there is none.

    The settlement is the one that the article keeps naming as the scene, and not one named in passing. `states`
    has a mention of each state named, and not only by its people, by its ISO code. `local` is the town of local
    news. `about` is the state that most of the places named lie in, `spoken_of` the ISO codes of those that more
    than one name speaks for. `in_theatre` tells that a place of the theatre is named: its news may be of either
    side of a border, and a state is no place there.
    """

    region: Mention | None
    settlement: Mention | None
    country: Mention | None
    states: Mapping[str, Mention]
    in_theatre: bool = False
    local: LocalScene | None = None
    about: Mention | None = None
    spoken_of: frozenset[str] = frozenset()
    filed_in: Mention | None = None

    @property
    def home(self) -> Mention | None:
        """The state that the article is about, else the one that it was filed in."""
        return self.about or self.filed_in


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
    named = [m for m in first.values() if m.toponym.use is not ToponymUse.DEMONYM]
    states = {m.place.country: m for m in named if m.place is not None and m.place.kind is PlaceKind.COUNTRY}
    in_theatre = any(m.place is not None and is_of_theatre(m.place) for m in mentions)
    about = None if in_theatre else _state_of(mentions)
    return Focus(
        region=best["region"],
        settlement=scene,
        country=best["country"],
        states=states,
        in_theatre=in_theatre,
        local=_at_home(find_local_scene(text, mentions), about),
        about=about,
        spoken_of=_spoken_of(mentions),
        filed_in=None if in_theatre else _filed_in(mentions),
    )


def _state_of(mentions: Sequence[Mention]) -> Mention | None:
    """A mention of the state that most places named lie in, None where there is none or it is never named."""
    lands = Counter(m.place.country for m in mentions if m.place is not None and m.place.country)
    if not lands:
        return None
    land, times = lands.most_common(1)[0]
    if times < ABOUT_SHARE * lands.total():
        return None
    named = (m for m in mentions if m.place is not None and m.place.kind is PlaceKind.COUNTRY)
    return next((m for m in named if m.place is not None and m.place.country == land), None)


def _filed_in(mentions: Sequence[Mention]) -> Mention | None:
    """A mention of the state of the dateline or of its people, None where the text never speaks of it."""
    placed = [(m, m.place) for m in mentions if m.place is not None]
    land = next((place.country for m, place in placed if m.toponym.use is ToponymUse.DATELINE), None)
    named = (m for m, place in placed if place.kind is PlaceKind.COUNTRY and place.country == land)
    return next((m for m in named if m.toponym.use is not ToponymUse.DATELINE), None)


def _at_home(local: LocalScene | None, about: Mention | None) -> LocalScene | None:
    """The scene of local news, None where the article was filed in one state and is about another."""
    town = local.mention.place if local is not None else None
    state = about.place if about is not None else None
    return None if town is not None and state is not None and town.country != state.country else local


def _spoken_of(mentions: Sequence[Mention]) -> frozenset[str]:
    """The states that are named themselves, or by their people, or by two places in them or a large one."""
    places: dict[str, set[str]] = {}
    named: set[str] = set()
    for mention in mentions:
        place = mention.place
        if place is None or not place.country:
            continue
        places.setdefault(place.country, set()).add(place.place_id)
        if place.kind is PlaceKind.COUNTRY or (place.population or 0) >= SMALL:
            named.add(place.country)
    return frozenset(named | {land for land, ids in places.items() if len(ids) > 1})


def is_namesake_abroad(place: Place, focus: Focus) -> bool:
    """Whether a small place can only bear the name of one at home: nothing else named speaks of its state."""
    home = focus.home.place if focus.home is not None else None
    if home is None or place.kind is not PlaceKind.SETTLEMENT or (place.population or 0) >= SMALL:
        return False
    return place.country != home.country and place.country not in focus.spoken_of


def _level(place: Place) -> str | None:
    if place.kind is PlaceKind.COUNTRY:
        return "country"
    if place.kind is PlaceKind.SETTLEMENT:
        return "settlement"
    if place.kind in _REGION_KINDS and place.place_id.startswith("dl:") and place.radius_km <= WIDE_KM:
        return None if place.name.endswith(_ADMINISTRATIVE) else "region"
    return None
