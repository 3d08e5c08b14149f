"""The store opened once for everybody who looks, and read again when its file or its data change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from corpus.store import Store
from dashboard.map_layer import declare_files
from dashboard.map_words import map_words
from dashboard.opened import Opened, read_opened
from dashboard.published import publish, published_folder

if TYPE_CHECKING:
    from dashboard.language import Language
    from dashboard.timeline import ContentId


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
    """The file that gives the map its words in a language, the names of its places among them in their order."""
    return _words_id(opened, language, opened.stamp, language.code, opened.names.first)


@st.cache_resource(max_entries=64, show_spinner=False)
def _words_id(_opened: Opened, _language: Language, stamp: tuple[int, str], code: str, first: str) -> ContentId:
    del stamp, code, first  # the keys: other data, another language or another order of names are other words
    library = _opened.library
    words = map_words(library.timeline.spots, _opened.names, _language)
    return publish(library.folder, words, "json")


@st.cache_resource(max_entries=4, show_spinner=False)
def _store(path: str, inode: int) -> Store:
    del inode  # a file that was replaced is another store
    return Store.open(Path(path), read_only=True)


@st.cache_resource(max_entries=4, show_spinner=False)
def _read(path: str, inode: int, version: str) -> Opened:
    declare_files(published_folder())
    return read_opened(_store(path, inode), (inode, version))


def _inode(path: Path) -> int:
    try:
        return path.stat().st_ino
    except OSError:
        return 0
