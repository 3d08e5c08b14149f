"""The filters at the side of the page: what is looked at, whatever its place and days."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np
import streamlit as st

from corpus.dots import STATUSES, Facet
from dashboard import session
from dashboard.article_words import language_name
from dashboard.coded_words import ORIGIN_WORDS
from dashboard.language import LANGUAGE_NAMES, LANGUAGES, message
from dashboard.selection import (
    KIND_WORDS,
    LONGEST_WORDS,
    MOST_KILLED,
    MOST_VALUES,
    Filters,
)
from dashboard.timeline import EVENT_TYPES, Origin, Precision
from dashboard.wording import STATUS_WORDS, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.records import EventType, Status
    from dashboard.language import Language
    from dashboard.library import Library
    from dashboard.opened import Opened

Member = TypeVar("Member")

PLACE_PRECISIONS: Final = {
    Precision.EXACT: message("the point itself"),
    Precision.TOWN: message("the town"),
    Precision.DISTRICT: message("a district, or near the place"),
    Precision.REGION: message("a region or country"),
}
TIME_PRECISIONS: Final = {
    1: message("the day"),
    2: message("within a week"),
    3: message("a month or worse"),
}
FACET_WORDS: Final = {
    Facet.SOURCE: message("Sources"),
    Facet.CLAIMANT: message("Who says so"),
    Facet.ACCUSED: message("Accused"),
}
_LANGUAGE: Final = "language"
_NAMES: Final = "names"

MOST_OPTIONS: Final = 500
"""So many sources, claimants or accused are offered in a list, the most frequent; more would slow the page."""


def choose_language(opened: Opened) -> None:
    """The language of the page and the order of two names, at the head of the side."""
    library, language = opened.library, session.language()
    with st.sidebar:
        st.selectbox(
            language.say("Language"),
            LANGUAGES,
            index=LANGUAGES.index(session.choice().language),
            format_func=lambda each: LANGUAGE_NAMES[each],
            key=_LANGUAGE,
            on_change=_language_chosen,
            args=(library,),
        )
        if opened.names.languages:
            _choose_names(opened, language)


def _choose_names(opened: Opened, language: Language) -> None:
    orders = ("", *opened.names.languages)
    st.selectbox(
        language.say("Order of two names"),
        orders,
        index=orders.index(session.choice().names_first) if session.choice().names_first in orders else 0,
        format_func=lambda code: (
            language.say("{language} name first", language=language_name(code, language))
            if code
            else language.say("As the gazetteer has them")
        ),
        key=_NAMES,
        on_change=_names_chosen,
        args=(opened.library,),
    )


def _language_chosen(library: Library) -> None:
    session.choose(library, replace(session.choice(), language=st.session_state[_LANGUAGE]))


def _names_chosen(library: Library) -> None:
    session.choose(library, replace(session.choice(), names_first=st.session_state[_NAMES]))


def choose_filters(library: Library, language: Language) -> None:
    """The filters, with how many dots each kind and status has under the others."""
    filters = session.choice().filters
    counts = library.by_kind(filters)
    with st.sidebar:
        st.header(language.say("What to show"), anchor=False)
        st.subheader(language.say("Kinds of event"), anchor=False)
        for kind in EVENT_TYPES:
            number = sum(counts[kind, status] for status in filters.statuses)
            _box(library, language.say(str(kind)), number, language, kind in filters.kinds, _kind_key(kind))
        st.subheader(language.say("Statuses"), anchor=False)
        for status in STATUSES:
            number = sum(counts[kind, status] for kind in EVENT_TYPES)
            words = language.say(STATUS_WORDS[status])
            _box(library, words, number, language, status in filters.statuses, _status_key(status))
        _choose_origins(library, filters, language)
        _choose_words(library, filters, language)
        _choose_people(library, filters, language)
        _choose_certainty(library, filters, language)
        st.button(
            language.say("Show all again"),
            on_click=session.reset,
            args=(library,),
            disabled=filters == Filters(),
            width="stretch",
        )


# ---------------------------------------------------------------- what the fields hold


def _key(name: str) -> str:
    return f"{name}-{session.fresh()}"


def _kind_key(kind: EventType) -> str:
    return _key(f"kind-{KIND_WORDS[kind]}")


def _status_key(status: Status) -> str:
    return _key(f"status-{status}")


def _origin_key(origin: Origin) -> str:
    return _key(f"origin-{origin.name.lower()}")


def _changed(library: Library) -> None:
    """Takes over what the fields hold, before the page is drawn with it."""
    chosen = session.choice()
    session.choose(library, replace(chosen, filters=_filters_of_fields(chosen.filters)))


def _filters_of_fields(before: Filters) -> Filters:
    """The filters that the fields hold; a field that is not on the page leaves its part as it was."""
    state = st.session_state
    confidence = state.get(_key("confidence"), before.least_confidence)
    killed = state.get(_key("killed"), before.least_killed)
    return Filters(
        kinds=frozenset(kind for kind in EVENT_TYPES if state.get(_kind_key(kind), kind in before.kinds)),
        statuses=frozenset(each for each in STATUSES if state.get(_status_key(each), each in before.statuses)),
        sources=frozenset(state.get(_key(Facet.SOURCE), before.sources)),
        claimants=frozenset(state.get(_key(Facet.CLAIMANT), before.claimants)),
        accused=frozenset(state.get(_key(Facet.ACCUSED), before.accused)),
        precisions=frozenset(state.get(_key("where"), before.precisions)),
        day_precisions=frozenset(state.get(_key("when"), before.day_precisions)),
        origins=frozenset(each for each in Origin if state.get(_origin_key(each), each in before.origins)),
        least_confidence=int(confidence),
        least_killed=None if killed is None else int(killed),
        words=" ".join(str(state.get(_key("words"), before.words)).split()),
    )


# ---------------------------------------------------------------- the fields


def _box(library: Library, words: str, number: int, language: Language, chosen: bool, key: str) -> None:  # noqa: FBT001, PLR0917  a box is ticked or not
    label = f"{words[:1].upper()}{words[1:]} ({language.number(number)})"
    st.checkbox(label, value=chosen, key=key, on_change=_changed, args=(library,))


def _choose_origins(library: Library, filters: Filters, language: Language) -> None:
    """Articles, and those who coded events; no field where all was read from articles."""
    numbers = library.numbers_by_origin(filters)
    if not numbers.keys() - {Origin.ARTICLES}:
        return
    st.subheader(language.say("Where it comes from"), anchor=False)
    for origin, number in numbers.items():
        words = language.say(ORIGIN_WORDS[origin])
        _box(library, words, number, language, origin in filters.origins, _origin_key(origin))


def _choose_words(library: Library, filters: Filters, language: Language) -> None:
    st.text_input(
        language.say("Words in the articles"),
        value=filters.words,
        max_chars=LONGEST_WORDS,
        help=language.say(
            "Only what an article with all these words tells of. A place is found by any of its names."
        ),
        key=_key("words"),
        on_change=_changed,
        args=(library,),
    )


def _choose_people(library: Library, filters: Filters, language: Language) -> None:
    """Sources, claimants and accused."""
    with st.expander(language.say("Sources and speakers"), key="people", on_change="rerun") as people:
        if people.open:
            _facet_box(library, Facet.SOURCE, filters.sources, language)
            _facet_box(library, Facet.CLAIMANT, filters.claimants, language)
            _facet_box(library, Facet.ACCUSED, filters.accused, language)


def _facet_box(library: Library, facet: Facet, chosen: frozenset[str], language: Language) -> None:
    index = library.timeline.dots.facets[facet]
    totals = np.bincount(index.codes, minlength=len(index.values)).tolist()
    counts = dict(zip(index.values[:MOST_OPTIONS], totals, strict=False))
    options = [*counts, *sorted(chosen - set(counts))]
    st.multiselect(
        language.say(FACET_WORDS[facet]),
        options,
        default=[value for value in options if value in chosen],
        format_func=lambda value: f"{shortened(value)} ({language.number(counts.get(value, 0))})",
        placeholder=language.say("everybody"),
        max_selections=MOST_VALUES,
        key=_key(facet),
        on_change=_changed,
        args=(library,),
    )


def _choose_certainty(library: Library, filters: Filters, language: Language) -> None:
    """Precision of place and day, confidence and deaths."""
    with st.expander(language.say("Precision and casualties"), key="certainty", on_change="rerun") as certainty:
        if not certainty.open:
            return
        where = {each: language.say(words) for each, words in PLACE_PRECISIONS.items()}
        _several(library, language.say("Place known to be in"), where, filters.precisions, "where")
        when = {each: language.say(words) for each, words in TIME_PRECISIONS.items()}
        _several(library, language.say("Day known to"), when, filters.day_precisions, "when")
        st.slider(
            language.say("Confidence at least, in per cent"),
            0,
            100,
            value=filters.least_confidence,
            step=5,
            key=_key("confidence"),
            on_change=_changed,
            args=(library,),
        )
        st.number_input(
            language.say("Killed at least (empty: also without a figure)"),
            min_value=0,
            max_value=MOST_KILLED,
            value=filters.least_killed,
            step=1,
            key=_key("killed"),
            on_change=_changed,
            args=(library,),
        )


def _several(
    library: Library, label: str, words: Mapping[Member, str], chosen: frozenset[Member], name: str
) -> None:
    st.multiselect(
        label,
        list(words),
        default=[each for each in words if each in chosen],
        format_func=lambda each: words[each],
        key=_key(name),
        on_change=_changed,
        args=(library,),
    )
