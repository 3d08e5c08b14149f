"""A store as the pages and the exports use it: its library, and the names of its places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.library import Library, read_library
from dashboard.place_names import PlaceNames
from dashboard.published import published_folder
from geodata.errors import DatelineError
from geodata.gazetteer import Gazetteer
from geodata.home import default_gazetteer
from geodata.place import MatchQuality

if TYPE_CHECKING:
    from corpus.store import Store

MOST_NAMESAKES: Final = 3
"""So many places of one name lend their other names to a search for words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A store as the pages use it; `stamp` changes when its file or its data does. `gazetteer` may be missing."""

    library: Library
    names: PlaceNames
    gazetteer: Gazetteer | None
    stamp: tuple[int, str]


def read_opened(store: Store, stamp: tuple[int, str]) -> Opened:
    """Reads what a store holds; raises StoreErrors."""
    gazetteer = _gazetteer()

    def spellings(word: str) -> tuple[str, ...]:
        return _spellings(gazetteer, word)

    library = read_library(store, published_folder(), spellings)
    names = PlaceNames(gazetteer, library.timeline.dots.places)
    return Opened(library=library, names=names, gazetteer=gazetteer, stamp=stamp)


def _gazetteer() -> Gazetteer | None:
    """The gazetteer, None where none can be opened: the map then knows the names that the store has."""
    try:
        return Gazetteer.open(default_gazetteer())
    except DatelineError:
        return None


def _spellings(gazetteer: Gazetteer | None, word: str) -> tuple[str, ...]:
    """A word, and where it names places the other names of these."""
    if gazetteer is None:
        return (word,)
    exact = [each.place for each in gazetteer.candidates(word) if each.quality is MatchQuality.EXACT]
    names = (name.text for place in exact[:MOST_NAMESAKES] for name in place.names)
    return tuple(dict.fromkeys([word, *names]))
