"""Where an article comes from, as far as its page tells: its outlet's town, or words of American police.

Both only help to choose among places of one name; neither is where anything happened.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.headline import outlet_of
from corpus.small_letters import has_any
from geodata.place import Place, PlaceKind
from geodata.resolve import resolve
from geodata.toponyms import find_toponyms

if TYPE_CHECKING:
    from geodata.gazetteer import Gazetteer

_TOWN_AND_STATE = re.compile(r"[A-Z][\w.’' -]*, ?[A-Z][\w. ]+")
_AMERICAN = (
    "Sheriff's Office", "Sheriff’s Office", "Sheriff's Dep", "Sheriff’s Dep", "Crime Stoppers",
    "911 call", "9-1-1 call", "call 911", "called 911", "called 9-1-1", "calls to 911", "dialed 911",
    "00 block of", "00-block of",
    "M EST", "M EDT", "M CST", "M CDT", "M MST", "M MDT", "M PST", "M PDT",
    "m. EST", "m. EDT", "m. CST", "m. CDT", "m. MST", "m. MDT", "m. PST", "m. PDT",
)  # fmt: skip
"""Sheriffs' offices, the number for emergencies, blocks of streets and clocks there."""
_TELEPHONE = re.compile(r"-(?<=\d{3}[-. ]\d{3}-)\d{4}\b")


def home_of(text: str, title: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The town and state in the outlet's name at the end of a title, else America where its police are told of."""
    outlet = outlet_of(title)
    if _TOWN_AND_STATE.search(outlet):
        mentions = resolve(outlet, find_toponyms(outlet, gazetteer), gazetteer)
        places = tuple(m.place for m in mentions if m.place is not None)
        if any(place.kind is PlaceKind.REGION for place in places):
            return places
    told = has_any(text, _AMERICAN) or _TELEPHONE.search(text)
    return _america(gazetteer) if told else ()


@lru_cache(maxsize=4)
def _america(gazetteer: Gazetteer) -> tuple[Place, ...]:
    found = (candidate.place for candidate in gazetteer.candidates("United States"))
    return tuple(place for place in found if place.kind is PlaceKind.COUNTRY)[:1]
