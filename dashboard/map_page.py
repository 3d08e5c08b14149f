"""The map that moves through time, and beside and below it the reports behind what it shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import session
from dashboard.choosing import choose_filters
from dashboard.map_choice import MapFiles, map_choice
from dashboard.map_layer import MAP_KEY, show_map
from dashboard.opening import is_current, words_id
from dashboard.panel import show_panel, show_table
from dashboard.place_search import choose_place
from dashboard.selection import Layer, Mode, View
from dashboard.taking_away import offer_files

if TYPE_CHECKING:
    from dashboard.language import Language
    from dashboard.library import Library
    from dashboard.map_choice import MapChoice
    from dashboard.map_layer import MapAnswer
    from dashboard.opened import Opened
    from dashboard.selection import Selection
    from dashboard.timeline import Timeline

_SHOWN: Final = "shown"


def show_map_page(opened: Opened, language: Language) -> None:
    """The page that opens first."""
    library = opened.library
    st.title("Dateline", anchor=False)
    with st.container():
        if not len(library):
            st.info(
                language.say(
                    "There is nothing in the store yet that has both a place and a day. Read articles into it "
                    "with dateline ingest PATH… and load this page again; what could not be read or placed stands "
                    "on the page of what was left out."
                )
            )
        if library.demonstration:
            st.info(
                language.say(
                    "This is a demonstration. Its dispatches were written for Dateline from published facts; they "
                    "are not journalism and must not be quoted. Bring your own articles with: "
                    "dateline ingest PATH…"
                )
            )
    session.say_address({})
    _map_and_reports(opened, language)
    # The filters come after the map, which is so drawn first; what they say is taken over before a page is drawn.
    choose_filters(library, language)


@st.fragment
def _map_and_reports(opened: Opened, language: Language) -> None:
    """The map, the panel and the table: what the reader does on the map runs only this again, unless the store
    has changed.
    """
    library = opened.library
    _note_shown(library.timeline)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        take_answer(library, show_map(choice_for_map(opened, language, session.choice(), turn=session.turn())))
    if not is_current(opened):
        st.rerun()
    with right:
        choose_place(opened, language)
        show_panel(opened, session.choice(), language)
    table, files = st.tabs([language.say("Table"), language.say("Take away")], key="below", on_change="rerun")
    with table:
        if table.open:
            show_table(opened, session.choice(), language)
    with files:
        if files.open:
            offer_files(opened, session.choice(), language)


def _note_shown(timeline: Timeline) -> None:
    """Keeps what the map shows, and what it showed before: a click may come while the store changes."""
    shown = st.session_state.get(_SHOWN, ())
    if shown and shown[-1].content_id == timeline.content_id:
        return
    if shown:
        session.turn_map()
    st.session_state[_SHOWN] = (*shown, timeline)[-2:]


def choice_for_map(opened: Opened, language: Language, choice: Selection, *, turn: int) -> MapChoice:
    """A choice as numbers for the map; its days, place and view count only when the turn changes."""
    library = opened.library
    files = MapFiles(
        columns=library.columns,
        basemap=library.basemap,
        words=words_id(opened, language),
        version=library.version,
        filter=library.filter_file(choice.filters) or "",
    )
    return map_choice(library.timeline, files, choice, turn=turn)


def take_answer(library: Library, answer: MapAnswer | None) -> None:
    """Takes over what the reader did on the map, once."""
    if answer is None or not session.is_news(answer, MAP_KEY):
        return
    shown = (each for each in st.session_state.get(_SHOWN, ()) if each.content_id == answer.columns)
    timeline = next(shown, None)
    if timeline is None or timeline.first_day is None:
        return
    place = timeline.place_id_of(answer.spot)
    if timeline.content_id != library.columns:
        session.turn_map()  # the map has its new columns with what was chosen on the old ones
    chosen = replace(
        session.choice(),
        first=timeline.day_of(answer.first),
        last=timeline.day_of(max(answer.first, answer.last)),
        mode=Mode(answer.mode),
        layer=Layer(answer.layer),
        view=View(lat=answer.lat, lon=answer.lon, zoom=answer.zoom),
        place=place if library.timeline.place_of(place) else "",
    )
    session.choose(library, chosen)
