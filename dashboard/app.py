"""The page: the map that moves through time, what the reader chose, and the reports behind every dot."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from corpus.records import EventType, Status
from corpus.store import Store
from dashboard.library import Library, read_library
from dashboard.map_layer import NO_DAY, NO_SPOT, MapChoice, declare_folders, show_map
from dashboard.panel import show_place, show_rejected, show_table, show_without_dot
from dashboard.published import published_folder
from dashboard.selection import KIND_WORDS, Selection, bits, from_query, to_query, with_days
from dashboard.timeline import EVENT_TYPES, STATUSES
from dashboard.wording import STATUS_WORDS, plural
from geodata.boundaries import POLICY
from geodata.errors import DatelineError
from geodata.home import default_store

if TYPE_CHECKING:
    from corpus.records import Report
    from dashboard.map_layer import MapAnswer

# The environment variable that names the store that the page shows. (No string stands alone in this file:
# Streamlit would show it on the page.)
STORE_VARIABLE: Final = "DATELINE_STORE"

STYLE: Final = Path(__file__).with_name("assets") / "page.css"

DEMONSTRATION: Final = (
    "This is a demonstration. Its dispatches were written for Dateline from published facts; "
    "they are not journalism and must not be quoted. Bring your own articles with: dateline ingest PATH…"
)

EMPTY: Final = (
    "There is nothing in the store yet that has both a place and a day. Read articles into it with "
    "dateline ingest PATH… and load this page again; what could not be read or placed stands in the tabs below."
)


CHANGED: Final = "The store has changed since this page was opened. The page shows what it holds now."


def main() -> None:
    """Draws the page for the store that DATELINE_STORE names, or the usual one."""
    st.set_page_config(page_title="Dateline", page_icon="🗺️", layout="wide")
    st.html(STYLE)
    st.title("Dateline", anchor=False)
    path = Path(os.environ.get(STORE_VARIABLE) or default_store())
    try:
        library = _library(str(path), _inode(path))
    except DatelineError as error:
        st.error("The map cannot be shown.")
        st.text(str(error))
        return
    # In a block of its own: a line more or less in front of the map would load the map's frame again.
    with st.container():
        if not library.timeline.incidents:
            st.info(EMPTY)
        if library.demonstration:
            st.info(DEMONSTRATION)
        _begin(library)
    _filters(library)
    _map_and_reports(library, _inode(path))


# ---------------------------------------------------------------- the store


def _library(path: str, inode: int) -> Library:
    store = _store(path, inode)
    return _read(path, inode, store.data_version())


@st.cache_resource(max_entries=4, show_spinner=False)
def _store(path: str, inode: int) -> Store:
    del inode  # a file that was replaced is another store
    return Store.open(Path(path), read_only=True)


@st.cache_resource(max_entries=4, show_spinner="Reading the store")
def _read(path: str, inode: int, version: str) -> Library:
    del version  # the key: other data is another library
    folder = published_folder()
    declare_folders(folder)
    return read_library(_store(path, inode), folder)


@st.cache_resource(max_entries=32, show_spinner=False)
def _without_dots(
    _library: Library, version: str, kinds: frozenset[EventType], statuses: frozenset[Status]
) -> tuple[tuple[Report, ...], tuple[Report, ...]]:
    """The reports without a day and those without a place, kept for a version of the data and its filters."""
    del version  # a key, as the library itself is none
    selection = Selection(kinds=kinds, statuses=statuses)
    return _library.undated(selection), _library.unplaced(selection)


def _inode(path: Path) -> int:
    try:
        return path.stat().st_ino
    except OSError:
        return 0


# ---------------------------------------------------------------- what the reader chose


def _begin(library: Library) -> None:
    """On the first run of a session the address says what is chosen; a link to other data is told to be so."""
    if "choice" not in st.session_state:
        st.session_state.choice = from_query(st.query_params.to_dict())
        st.session_state.turn = 0
        st.session_state.seen = (0.0, 0)
        st.session_state.columns = library.columns
        st.session_state.stale = _choice().version not in {"", library.version}
        st.session_state.version = library.version
    if st.session_state.version != library.version:
        st.session_state.version = library.version
        st.info(CHANGED)
    if st.session_state.columns != library.columns:
        st.session_state.columns = library.columns
        st.session_state.turn += 1
    if st.session_state.stale:
        st.warning("This link was made for other data than the store holds now; what it shows may differ.")


def _choice() -> Selection:
    choice: Selection = st.session_state.choice
    return choice


def _choose(library: Library, choice: Selection) -> None:
    st.session_state.choice = replace(choice, version=library.version)
    st.query_params.from_dict(to_query(_choice()))


def _filters(library: Library) -> None:
    choice = _choice()
    with st.sidebar:
        st.header("What to show", anchor=False)
        st.subheader("Kinds of event", anchor=False)
        kinds = frozenset(kind for kind in EVENT_TYPES if _kind_box(library, choice, kind))
        st.subheader("Statuses", anchor=False)
        statuses = frozenset(status for status in STATUSES if _status_box(library, choice, status))
    if (kinds, statuses) != (choice.kinds, choice.statuses):
        _choose(library, replace(choice, kinds=kinds, statuses=statuses))


def _kind_box(library: Library, choice: Selection, kind: EventType) -> bool:
    number = sum(library.by_kind.get((kind, status), 0) for status in choice.statuses)
    return st.checkbox(f"{kind} ({number:,})", value=kind in choice.kinds, key=f"kind-{KIND_WORDS[kind]}")


def _status_box(library: Library, choice: Selection, status: Status) -> bool:
    number = sum(library.by_kind.get((kind, status), 0) for kind in EVENT_TYPES)
    label = f"{STATUS_WORDS[status].capitalize()} ({number:,})"
    return st.checkbox(label, value=status in choice.statuses, key=f"status-{status}")


# ---------------------------------------------------------------- the map and its reports


@st.fragment
def _map_and_reports(library: Library, inode: int) -> None:
    """The map, the panel and the table: a click on the map runs only this again, unless the store has changed."""
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _take(library, show_map(_map_choice(library)))
    try:
        if (_inode(library.store.path), library.store.data_version()) != (inode, library.version):
            st.rerun()
        with right:
            _panel(library, _choice())
        _tabs(library, _choice())
    except DatelineError as error:
        st.error("The reports cannot be read just now.")
        st.text(str(error))


def _tabs(library: Library, choice: Selection) -> None:
    undated, unplaced = _without_dots(library, library.version, choice.kinds, choice.statuses)
    table, without_day, without_place, not_read, about = st.tabs(
        [
            "Table",
            f"Without a day ({len(undated)})",
            f"Without a place ({len(unplaced)})",
            "Not read",
            "About this map",
        ]
    )
    with table:
        show_table(library, choice)
    with without_day:
        show_without_dot(library, undated, "a day")
    with without_place:
        show_without_dot(library, unplaced, "a place")
    with not_read:
        show_rejected(library.store.rejected())
    with about:
        _about(library)


def _map_choice(library: Library) -> MapChoice:
    """The choice as numbers for the map; its days count only when the turn changes."""
    choice, timeline = _choice(), library.timeline
    given = choice.first or choice.last
    first = timeline.day_number(choice.first) if choice.first else 0
    last = timeline.day_number(choice.last or timeline.last_day) if timeline.last_day else 0
    spot = timeline.spot_of(choice.place) if choice.place else None
    return MapChoice(
        columns=library.columns,
        basemap=library.basemap,
        kinds=bits(choice.kinds, EVENT_TYPES),
        statuses=bits(choice.statuses, STATUSES),
        first=first if given else NO_DAY,
        last=last if given else NO_DAY,
        mode=int(choice.window),
        spot=NO_SPOT if spot is None else spot,
        turn=st.session_state.turn,
    )


def _take(library: Library, answer: MapAnswer | None) -> None:
    """Takes over what the reader did on the map, once."""
    if answer is None or (answer.born, answer.count) == st.session_state.seen:
        return
    st.session_state.seen = (answer.born, answer.count)
    timeline = library.timeline
    if answer.columns != library.columns or timeline.first_day is None:
        return
    known = answer.spot is not None and answer.spot < len(timeline.spots)
    place = timeline.spots[answer.spot].place.place_id if known and answer.spot is not None else ""
    first, last = timeline.day_of(answer.first), timeline.day_of(answer.last)
    _choose(library, replace(with_days(_choice(), first, last, window=answer.window), place=place))


def _panel(library: Library, choice: Selection) -> None:
    rows = library.rows(choice)
    counts = library.places(rows)
    names = {name: library.timeline.name_of(name) for name in {*counts, choice.place} - {""}}
    options = ["", *sorted(names, key=lambda name: names[name].casefold())]
    st.session_state.place_box = choice.place
    st.selectbox(
        "Place",
        options,
        format_func=lambda name: (
            f"{names[name]} ({counts.get(name, 0)})" if name else "Choose a place, or click one"
        ),
        key="place_box",
        on_change=_place_chosen,
        args=(library,),
    )
    if choice.place:
        show_place(library, choice, names[choice.place])
    else:
        st.text(
            f"{plural(len(rows), 'incident')} in {plural(len(counts), 'place')}. A place's reports appear here."
        )


def _place_chosen(library: Library) -> None:
    st.session_state.turn += 1
    _choose(library, replace(_choice(), place=st.session_state.place_box))


def _about(library: Library) -> None:
    counts = library.store.counts()
    st.text(
        f"{plural(counts.articles, 'article')}, {plural(counts.reports, 'report')}, "
        f"{plural(counts.incidents, 'incident')}; "
        f"{plural(counts.undated_articles, 'article')} without a day of publication. "
        f"Data version {library.version}."
    )
    st.text(POLICY)
    st.text(
        "Basemap: Natural Earth (public domain). Town labels: GeoNames (CC BY 4.0). Map: Leaflet (BSD-2-Clause)."
    )


if __name__ == "__main__":
    main()
