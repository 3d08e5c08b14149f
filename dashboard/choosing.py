"""The filters at the side of the page: what is looked at, whatever its place and days."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np
import streamlit as st

from corpus.dots import STATUSES, Facet
from dashboard import session
from dashboard.language import LANGUAGE_NAMES, LANGUAGES, message
from dashboard.selection import (
    DAY_PRECISIONS,
    KIND_WORDS,
    LONGEST_WORDS,
    MOST_KILLED,
    MOST_VALUES,
    Filters,
)
from dashboard.timeline import EVENT_TYPES, Precision
from dashboard.wording import STATUS_WORDS, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.records import EventType, Status
    from dashboard.language import Language
    from dashboard.library import Library

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
MOST_OPTIONS: Final = 500
"""So many sources, claimants or accused are offered in a list, the most frequent; more would slow the page down."""


def choose_language() -> None:
    """The language of the page, at the head of the side."""
    chosen = session.choice()
    with st.sidebar:
        code = st.selectbox(
            session.language().say("Language"),
            LANGUAGES,
            index=LANGUAGES.index(chosen.language),
            format_func=lambda each: LANGUAGE_NAMES[each],
            key="language",
        )
    if code != chosen.language:
        st.session_state["choice"] = replace(chosen, language=code)
        st.rerun()


def choose_filters(library: Library, language: Language) -> None:
    """The filters, with how many dots each kind and status has under the others."""
    chosen = session.choice()
    before = chosen.filters
    counts = library.by_kind(before)
    with st.sidebar:
        st.header(language.say("What to show"), anchor=False)
        st.subheader(language.say("Kinds of event"), anchor=False)
        kinds = frozenset(kind for kind in EVENT_TYPES if _kind_box(counts, before, kind, language))
        st.subheader(language.say("Statuses"), anchor=False)
        statuses = frozenset(status for status in STATUSES if _status_box(counts, before, status, language))
        after = replace(before, kinds=kinds, statuses=statuses)
        after = _choose_words(after, language)
        after = _choose_people(library, after, language)
        after = _choose_certainty(after, language)
        st.button(
            language.say("Show all again"),
            on_click=session.reset,
            args=(library,),
            disabled=after == Filters(),
            width="stretch",
        )
    if after != before:
        session.choose(library, replace(chosen, filters=after))
        st.rerun()


def _key(name: str) -> str:
    return f"{name}-{session.fresh()}"


def _kind_box(
    counts: Mapping[tuple[EventType, Status], int], filters: Filters, kind: EventType, language: Language
) -> bool:
    number = sum(counts[kind, status] for status in filters.statuses)
    label = f"{language.say(str(kind))} ({language.number(number)})"
    return st.checkbox(label, value=kind in filters.kinds, key=_key(f"kind-{KIND_WORDS[kind]}"))


def _status_box(
    counts: Mapping[tuple[EventType, Status], int], filters: Filters, status: Status, language: Language
) -> bool:
    number = sum(counts[kind, status] for kind in EVENT_TYPES)
    words = language.say(STATUS_WORDS[status])
    label = f"{words[:1].upper()}{words[1:]} ({language.number(number)})"
    return st.checkbox(label, value=status in filters.statuses, key=_key(f"status-{status}"))


def _choose_words(filters: Filters, language: Language) -> Filters:
    words = st.text_input(
        language.say("Words in the articles"),
        value=filters.words,
        max_chars=LONGEST_WORDS,
        help=language.say(
            "Only what an article with all these words tells of. A place is found by any of its names."
        ),
        key=_key("words"),
    )
    return replace(filters, words=" ".join(words.split()))


def _choose_people(library: Library, filters: Filters, language: Language) -> Filters:
    """Sources, claimants and accused."""
    with st.expander(language.say("Sources and speakers")):
        return replace(
            filters,
            sources=_facet_box(library, Facet.SOURCE, filters.sources, language),
            claimants=_facet_box(library, Facet.CLAIMANT, filters.claimants, language),
            accused=_facet_box(library, Facet.ACCUSED, filters.accused, language),
        )


def _facet_box(library: Library, facet: Facet, chosen: frozenset[str], language: Language) -> frozenset[str]:
    index = library.timeline.dots.facets[facet]
    counts = dict(zip(index.values[:MOST_OPTIONS], _totals(library, facet), strict=False))
    options = [*counts, *sorted(chosen - set(counts))]
    picked = st.multiselect(
        language.say(FACET_WORDS[facet]),
        options,
        default=[value for value in options if value in chosen],
        format_func=lambda value: f"{shortened(value)} ({language.number(counts.get(value, 0))})",
        placeholder=language.say("everybody"),
        max_selections=MOST_VALUES,
        key=_key(f"facet-{facet}"),
    )
    return frozenset(picked)


def _totals(library: Library, facet: Facet) -> Sequence[int]:
    counts: list[int] = np.bincount(library.timeline.dots.facets[facet].codes).tolist()
    return counts


def _choose_certainty(filters: Filters, language: Language) -> Filters:
    with st.expander(language.say("Precision and casualties")):
        precisions = _several(language.say("Place known to be in"), PLACE_PRECISIONS, filters.precisions, language)
        days = _several(language.say("Day known to"), TIME_PRECISIONS, filters.day_precisions, language)
        confidence = st.slider(
            language.say("Confidence at least, in per cent"),
            0,
            100,
            value=filters.least_confidence,
            step=5,
            key=_key("confidence"),
        )
        killed = st.number_input(
            language.say("Killed at least (empty: also without a figure)"),
            min_value=0,
            max_value=MOST_KILLED,
            value=filters.least_killed,
            step=1,
            key=_key("killed"),
        )
    return replace(
        filters,
        precisions=precisions,
        day_precisions=days & frozenset(DAY_PRECISIONS),
        least_confidence=int(confidence),
        least_killed=None if killed is None else int(killed),
    )


def _several(
    label: str, words: Mapping[Member, str], chosen: frozenset[Member], language: Language
) -> frozenset[Member]:
    picked = st.multiselect(
        label,
        list(words),
        default=[each for each in words if each in chosen],
        format_func=lambda each: language.say(words[each]),
        placeholder=language.say("none"),
        key=_key(f"several-{'-'.join(map(str, words))}"),
    )
    return frozenset(picked)
