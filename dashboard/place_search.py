"""Going to a place by any of its names, in any script; those without reports are shown where they lie."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import session
from dashboard.selection import LONGEST_WORDS, View

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.language import Language
    from dashboard.opened import Opened

MOST_OPTIONS: Final = 200
"""So many places are offered in the list, those with the most incidents; the search finds every one."""

FOUND_ZOOM: Final = 8.0

_SEARCH: Final = "place_search"
_BOX: Final = "place_box"
_NOTE: Final = "place_note"


def choose_place(opened: Opened, language: Language) -> None:
    """A field to find a place, and the list of those that the map shows."""
    choice = session.choice()
    library = opened.library
    counts = library.places(library.rows(choice))
    st.text_input(
        language.say("Find a place by any of its names"),
        key=_SEARCH,
        max_chars=LONGEST_WORDS,
        on_change=_search,
        args=(opened, dict(counts), language),
    )
    if note := st.session_state.pop(_NOTE, ""):
        st.text(note)
    named = {each: name_of(opened, each, language) for each, _ in counts.most_common(MOST_OPTIONS)}
    if choice.place:
        named[choice.place] = name_of(opened, choice.place, language)
    st.session_state[_BOX] = choice.place
    st.selectbox(
        language.say("Place"),
        ["", *sorted(named, key=lambda each: named[each].casefold())],
        format_func=lambda each: (
            f"{named[each]} ({language.number(counts.get(each, 0))})"
            if each
            else language.say("Choose a place, or click one")
        ),
        key=_BOX,
        on_change=_chosen,
        args=(opened,),
    )


def name_of(opened: Opened, place_id: str, language: Language) -> str:
    """What a place is called in a language, its id where the map does not have it."""
    place = opened.library.timeline.place_of(place_id)
    return place_id if place is None else opened.names.in_language(place, language)


def _chosen(opened: Opened) -> None:
    _go_to(opened, st.session_state[_BOX])


def _go_to(opened: Opened, place_id: str) -> None:
    session.turn_map()
    session.choose(opened.library, replace(session.choice(), place=place_id, view=None))


def _search(opened: Opened, counts: Mapping[str, int], language: Language) -> None:
    """Goes to the place that fits best, with the most incidents of several; else to where the gazetteer has it."""
    words = st.session_state[_SEARCH].strip()
    if not words:
        return
    places = opened.library.timeline.spot_by_place
    in_order = sorted(places, key=lambda each: -counts.get(each, 0))
    if found := opened.names.matching(words, in_order):
        others = [name_of(opened, each, language) for each in found[1:4]]
        st.session_state[_NOTE] = language.say("Also: {names}.", names="; ".join(others)) if others else ""
        _go_to(opened, found[0])
        return
    known = opened.gazetteer.candidates(words) if opened.gazetteer else ()
    if not known:
        st.session_state[_NOTE] = language.say("No place of that name is known here: {name}", name=words)
        return
    place = known[0].place
    st.session_state[_NOTE] = language.say(
        "Nothing is reported at {name} in this store; the map shows where it lies.",
        name=opened.names.in_language(place, language),
    )
    view = View(lat=place.lat, lon=place.lon, zoom=FOUND_ZOOM)
    session.turn_map()
    session.choose(opened.library, replace(session.choice(), place="", view=view))
