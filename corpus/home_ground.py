"""Where an article comes from, as far as its page tells: its outlet's town, or words of American police.

Both only help to choose among places of one name; neither is where anything happened.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.headline import outlet_of
from geodata.place import Place, PlaceKind
from geodata.resolve import resolve
from geodata.toponyms import find_toponyms

if TYPE_CHECKING:
    from geodata.gazetteer import Gazetteer

_TOWN_AND_STATE = re.compile(r"[A-Z][\w.’' -]*, ?[A-Z][\w. ]+")
_AMERICAN = re.compile(
    r"Sheriff[’']s? (?:Office|Department|Deput)|Crime Stoppers|911 call|9-1-1 call"
    r"|(?:call|dial)(?:s|ed|er)? (?:to )?9-?1-?1\b|\d00[ -]block of\b|M\.? [ECMP][DS]T\b"
    r"|\b\d{3}\)?[-. ]\d{3}[-.]\d{4}\b"
)
"""Sheriffs' offices, the number for emergencies, blocks of streets, clocks and telephone numbers there."""


def home_of(text: str, title: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The town and state in the outlet's name at the end of a title, else America where its police are told of."""
    outlet = outlet_of(title)
    if _TOWN_AND_STATE.search(outlet):
        mentions = resolve(outlet, find_toponyms(outlet, gazetteer), gazetteer)
        places = tuple(m.place for m in mentions if m.place is not None)
        if any(place.kind is PlaceKind.REGION for place in places):
            return places
    return _america(gazetteer) if _AMERICAN.search(text) else ()


@lru_cache(maxsize=4)
def _america(gazetteer: Gazetteer) -> tuple[Place, ...]:
    found = (candidate.place for candidate in gazetteer.candidates("United States"))
    return tuple(place for place in found if place.kind is PlaceKind.COUNTRY)[:1]
