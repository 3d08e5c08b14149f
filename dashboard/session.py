"""What one reader has chosen in one window: kept for the session, and said by the page's address."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import streamlit as st

from corpus.dots import Facet
from dashboard.language import language_of
from dashboard.selection import Selection, from_query, to_query

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.language import Language
    from dashboard.library import Library
    from dashboard.map_layer import MapAnswer
    from dashboard.opened import Opened

# A full run of the script has a number of its own; the widgets of the filters bear it, so that "all again" makes
# them anew.
_CHOICE: Final = "choice"
_FRESH: Final = "fresh"
_TURN: Final = "turn"
_VERSION: Final = "version"
_STALE: Final = "stale"


def begin(opened: Opened) -> None:
    """On the first run of a session the address says what is chosen; what the store does not have is left out."""
    if _CHOICE in st.session_state:
        return
    told = from_query({name: st.query_params.get_all(name) for name in st.query_params})
    library, known = opened.library, _known(opened, told)
    st.session_state[_CHOICE] = known
    st.session_state[_FRESH] = 0
    st.session_state[_TURN] = 0
    st.session_state[_VERSION] = library.version
    st.session_state[_STALE] = told.version not in {"", library.version} or known != told


def notices(library: Library, language: Language) -> list[str]:
    """What the reader should know of the data: that a link was made for others, that they have just changed."""
    told = []
    if st.session_state[_VERSION] != library.version:
        st.session_state[_VERSION] = library.version
        turn_map()
        told.append(
            language.say("The store has changed since this page was opened. The page shows what it holds now.")
        )
    if st.session_state[_STALE]:
        told.append(
            language.say("This link was made for other data than the store holds now; what it shows may differ.")
        )
    return told


def knows(version: str) -> None:
    """Takes note that the reader changed the data himself: it is no news to him that they are others now."""
    if st.session_state[_VERSION] != version:
        st.session_state[_VERSION] = version
        turn_map()


def choice() -> Selection:
    """What is chosen now."""
    chosen: Selection = st.session_state[_CHOICE]
    return chosen


def language() -> Language:
    """The language of the page."""
    return language_of(choice().language if _CHOICE in st.session_state else _asked_language())


def choose(library: Library, chosen: Selection) -> None:
    """Takes a choice over, into the session and the address."""
    st.session_state[_CHOICE] = replace(chosen, version=library.version)
    say_address({})


def say_address(extra: Mapping[str, str]) -> None:
    """Puts the choice into the page's address, with what the page adds to it; nothing where it stands there."""
    query: dict[str, str | list[str]] = {**to_query(choice()), **{k: v for k, v in extra.items() if v}}
    held = {name: st.query_params.get_all(name) for name in st.query_params}
    if held != {name: told if isinstance(told, list) else [told] for name, told in query.items()}:
        st.query_params.from_dict(query)


def turn() -> int:
    """Counts how often the page, and not the reader on the map, said which days and place are shown."""
    number: int = st.session_state[_TURN]
    return number


def turn_map() -> None:
    """Lets the map take over days and place from the page."""
    st.session_state[_TURN] += 1


def is_news(answer: MapAnswer, key: str) -> bool:
    """Whether a map of that key says this for the first time: what it said last comes again with every run."""
    said = (answer.born, answer.count)
    if st.session_state.get(f"said-{key}") == said:
        return False
    st.session_state[f"said-{key}"] = said
    return True


def fresh() -> int:
    """Counts how often the filters were reset: widgets that bear it in their keys begin anew."""
    number: int = st.session_state[_FRESH]
    return number


def reset(library: Library) -> None:
    """Everything again, in the same language and with the names in the same order."""
    st.session_state[_FRESH] += 1
    turn_map()
    choose(library, Selection(language=choice().language, names_first=choice().names_first))


def _known(opened: Opened, told: Selection) -> Selection:
    """The choice without the place, the sources and the people that the store has nothing of, and without an order
    of names that this map does not have.
    """
    library = opened.library
    facets = library.timeline.dots.facets
    filters = replace(
        told.filters,
        sources=told.filters.sources & set(facets[Facet.SOURCE].values),
        claimants=told.filters.claimants & set(facets[Facet.CLAIMANT].values),
        accused=told.filters.accused & set(facets[Facet.ACCUSED].values),
    )
    place = told.place if library.timeline.place_of(told.place) else ""
    first = told.names_first if told.names_first in opened.names.languages else ""
    return replace(told, filters=filters, place=place, names_first=first)


def _asked_language() -> str:
    return st.query_params.get("lang", "en")
