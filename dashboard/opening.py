"""The store opened once for everybody who looks: its library by data version, and the names of its places."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from corpus.store import Store
from dashboard.library import Library, read_library
from dashboard.map_layer import declare_files
from dashboard.map_words import map_words
from dashboard.place_names import PlaceNames
from dashboard.published import publish, published_folder
from geodata.errors import DatelineError
from geodata.gazetteer import Gazetteer
from geodata.home import default_gazetteer
from geodata.place import MatchQuality

if TYPE_CHECKING:
    from dashboard.language import Language
    from dashboard.timeline import ContentId

MOST_NAMESAKES: Final = 3
"""So many places of one name lend their other names to a search for words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A store as the pages use it; `stamp` changes when its file or its data does. `gazetteer` may be missing."""

    library: Library
    names: PlaceNames
    gazetteer: Gazetteer | None
    stamp: tuple[int, str]


def open_library(path: Path, language: Language) -> Opened:
    """The store at `path`, read where its data are new; raises StoreErrors."""
    inode = _inode(path)
    version = _store(str(path), inode).data_version()
    with st.spinner(language.say("Reading the store"), show_time=True):
        return _read(str(path), inode, version)


def is_current(opened: Opened) -> bool:
    """Whether the store still holds what was read."""
    store = opened.library.store
    return (_inode(store.path), store.data_version()) == opened.stamp


def words_id(opened: Opened, language: Language) -> ContentId:
    """The file that gives the map its words in a language, the names of its places among them."""
    return _words_id(opened, language, opened.stamp, language.code)


@st.cache_resource(max_entries=64, show_spinner=False)
def _words_id(_opened: Opened, _language: Language, stamp: tuple[int, str], code: str) -> ContentId:
    del stamp, code  # the keys: other data or another language are other words
    library = _opened.library
    words = map_words(library.timeline.spots, _opened.names, _language)
    return publish(library.folder, words, "json")


@st.cache_resource(max_entries=4, show_spinner=False)
def _store(path: str, inode: int) -> Store:
    del inode  # a file that was replaced is another store
    return Store.open(Path(path), read_only=True)


@st.cache_resource(max_entries=4, show_spinner=False)
def _read(path: str, inode: int, version: str) -> Opened:
    folder = published_folder()
    declare_files(folder)
    gazetteer = _gazetteer()

    def spellings(word: str) -> tuple[str, ...]:
        return _spellings(gazetteer, word)

    library = read_library(_store(path, inode), folder, spellings)
    names = PlaceNames(gazetteer, library.timeline.dots.places)
    return Opened(library=library, names=names, gazetteer=gazetteer, stamp=(inode, version))


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


def _inode(path: Path) -> int:
    try:
        return path.stat().st_ino
    except OSError:
        return 0
