"""Two periods, two sources or two claimants side by side: two maps, and one table of what each tells where."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import streamlit as st

from corpus.dots import Facet
from corpus.records import DayRange
from dashboard import session
from dashboard.choosing import MOST_OPTIONS, choose_filters
from dashboard.coded_words import NEVER_ADDED, ORIGIN_WORDS
from dashboard.language import message
from dashboard.map_layer import show_map
from dashboard.map_page import choice_for_map
from dashboard.markup import Html, table, text
from dashboard.panel import show_incidents
from dashboard.place_search import name_of
from dashboard.selection import Mode, Selection
from dashboard.timeline import Origin
from dashboard.wording import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from dashboard.language import Language
    from dashboard.map_layer import MapAnswer
    from dashboard.opened import Opened

MAP_HEIGHT_PX: Final = 660
MOST_PLACES: Final = 200
MOST_INCIDENTS: Final = 20

_PLACE: Final = "compare_place"
_BY: Final = "by"
_SIDES: Final = ("a", "b")
_BETWEEN: Final = "_"


class By(StrEnum):
    """What the two sides differ in."""

    PERIODS = "periods"
    SOURCES = "sources"
    CLAIMANTS = "claimants"


_BY_WORDS: Final = {
    By.PERIODS: message("Two periods"),
    By.SOURCES: message("Two sources"),
    By.CLAIMANTS: message("Two speakers"),
}
_FACETS: Final = {By.SOURCES: Facet.SOURCE, By.CLAIMANTS: Facet.CLAIMANT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two sides: its name in words, what it shows, and how the address says it."""

    title: str
    selection: Selection
    told: str
    rows: NDArray[np.intp]


def show_comparison(opened: Opened, language: Language) -> None:
    """The page with the two sides, under the filters of the map."""
    st.title(language.say("Compare"), anchor=False)
    choose_filters(opened.library, language)
    if opened.library.timeline.first_day is None:
        st.text(language.say("There is nothing to compare yet."))
        return
    by = _choose_by(language)
    columns = st.columns(2, gap="medium")
    sides = []
    for key, column in zip(_SIDES, columns, strict=True):
        with column:
            sides.append(_choose_side(opened, by, key, language))
    session.say_address({_BY: by, **{key: side.told for key, side in zip(_SIDES, sides, strict=True)}})
    _maps_and_reports(opened, sides, language)


def _choose_by(language: Language) -> By:
    asked = st.query_params.get(_BY, "")
    chosen = st.radio(
        language.say("What to compare"),
        list(By),
        index=list(By).index(By(asked)) if asked in set(By) else 0,
        format_func=lambda each: language.say(_BY_WORDS[each]),
        horizontal=True,
        key="compare_by",
    )
    return By(chosen or By.PERIODS)


def _choose_side(opened: Opened, by: By, key: str, language: Language) -> Side:
    choice = replace(session.choice(), place="", mode=Mode.WINDOW, view=None)
    if by is By.PERIODS:
        days = _choose_days(opened, key, language)
        choice = replace(choice, first=days.first, last=days.last)
        return _side(opened, language.days(days), choice, f"{days.first}{_BETWEEN}{days.last}")
    facet = _FACETS[by]
    value = _choose_value(opened, facet, key, language)
    chosen = frozenset({value}) if value else frozenset()
    sources, claimants = choice.filters.sources, choice.filters.claimants
    if by is By.SOURCES:
        sources = chosen
    else:
        claimants = chosen
    filters = replace(choice.filters, sources=sources, claimants=claimants)
    return _side(opened, shortened(value), replace(choice, filters=filters), value)


def _side(opened: Opened, title: str, selection: Selection, told: str) -> Side:
    return Side(title=title, selection=selection, told=told, rows=opened.library.rows(selection))


def _choose_days(opened: Opened, key: str, language: Language) -> DayRange:
    """A period: the one that the address says, else one half of what the map shows."""
    whole = opened.library.days_of(session.choice()) or _all_days(opened)
    bounds = _all_days(opened)
    start = _asked_days(key, bounds) or _half(whole, key)
    picked = st.date_input(
        language.say("First period") if key == "a" else language.say("Second period"),
        (start.first, start.last),
        min_value=bounds.first,
        max_value=bounds.last,
        format="DD.MM.YYYY",
        key=f"compare_days_{key}",
    )
    days = picked if isinstance(picked, tuple) else (picked,)
    return DayRange(first=days[0], last=days[-1]) if days else start


def _all_days(opened: Opened) -> DayRange:
    timeline = opened.library.timeline
    return DayRange(first=timeline.first_day or date.min, last=timeline.last_day or date.max)


def _asked_days(key: str, bounds: DayRange) -> DayRange | None:
    try:
        first, last = map(date.fromisoformat, st.query_params.get(key, "").split(_BETWEEN))
    except ValueError:
        return None
    inside = bounds.first <= first <= last <= bounds.last
    return DayRange(first=first, last=last) if inside else None


def _half(days: DayRange, key: str) -> DayRange:
    middle = days.first + timedelta(days=(days.days - 1) // 2)
    if key == "a" or middle == days.last:
        return DayRange(first=days.first, last=middle)
    return DayRange(first=middle + timedelta(days=1), last=days.last)


def _choose_value(opened: Opened, facet: Facet, key: str, language: Language) -> str:
    """A source or a claimant: the one that the address says, else the most or the second most frequent."""
    values = list(opened.library.timeline.dots.facets[facet].values[:MOST_OPTIONS])
    asked = st.query_params.get(key, "")
    if asked in opened.library.timeline.dots.facets[facet].values and asked not in values:
        values.append(asked)
    plain = min(_SIDES.index(key), len(values) - 1)
    return str(
        st.selectbox(
            language.say("First") if key == "a" else language.say("Second"),
            values,
            index=values.index(asked) if asked in values else max(plain, 0),
            key=f"compare_{facet}_{key}",
        )
        or ""
    )


@st.fragment
def _maps_and_reports(opened: Opened, sides: Sequence[Side], language: Language) -> None:
    """The maps beside each other, the table of both, and the reports of a place that is clicked on either."""
    for key, side, column in zip(_SIDES, sides, st.columns(2, gap="medium"), strict=True):
        with column:
            st.text(_summary(opened, side, language))
            choice = choice_for_map(opened, language, side.selection, turn=_turn_of(key, side))
            name = f"compare_{key}"
            _take(opened, name, show_map(choice, key=name, height_px=MAP_HEIGHT_PX))
    place = st.session_state.get(_PLACE, "")
    if place:
        _show_place(opened, sides, place, language)
    _show_table(opened, sides, language)


def _summary(opened: Opened, side: Side, language: Language) -> str:
    """How much a side has; each origin has a sentence of its own, since two may tell of the same thing."""
    parts = opened.library.by_origin(side.rows)
    if not parts.keys() - {Origin.ARTICLES}:
        return _summary_of(opened, side.title, side.rows, language)
    told = [
        _summary_of(opened, f"{side.title}, {language.say(ORIGIN_WORDS[each])}", rows, language)
        for each, rows in parts.items()
    ]
    return " ".join([*told, language.say(NEVER_ADDED)] if len(told) > 1 else told)


def _summary_of(opened: Opened, title: str, rows: NDArray[np.intp], language: Language) -> str:
    known, total = opened.library.deaths(rows)
    return language.say(
        "{side}: {incidents} {in_places}; killed, best figures of {known} incidents added up: {total}.",
        side=title,
        incidents=language.count("{number} incident", "{number} incidents", len(rows)),
        in_places=language.count("in {number} place", "in {number} places", len(opened.library.places(rows))),
        known=known,
        total=total,
    )


def _turn_of(key: str, side: Side) -> int:
    """Counts how often a side's days have changed, so that its map takes them over."""
    held = f"compare_turn_{key}"
    days, turn = st.session_state.get(held, (None, 0))
    now = (side.selection.first, side.selection.last)
    if days != now:
        st.session_state[held] = (now, turn + 1)
    return int(st.session_state[held][1])


def _take(opened: Opened, key: str, answer: MapAnswer | None) -> None:
    """A click on a place of either map chooses it for both."""
    if answer is None or not session.is_news(answer, key) or answer.columns != opened.library.columns:
        return
    if place := opened.library.timeline.place_id_of(answer.spot):
        st.session_state[_PLACE] = place


def _show_place(opened: Opened, sides: Sequence[Side], place: str, language: Language) -> None:
    st.html(f'<h2 class="dl-place-name">{text(name_of(opened, place, language))}</h2>')
    for side, column in zip(sides, st.columns(2, gap="medium"), strict=True):
        rows = opened.library.rows_at(replace(side.selection, place=place))
        with column:
            number = language.count("{number} incident", "{number} incidents", len(rows))
            st.text(f"{side.title}: {number}")
            if len(rows):
                incidents = opened.library.incidents(rows[-MOST_INCIDENTS:])
                show_incidents(opened, incidents, language, side.title)


def _show_table(opened: Opened, sides: Sequence[Side], language: Language) -> None:
    """What each side tells of each place: those that differ most first."""
    counts = [opened.library.places(side.rows) for side in sides]
    places = sorted(
        set().union(*counts), key=lambda each: (-abs(counts[0][each] - counts[1][each]), -counts[0][each], each)
    )
    lines: list[list[Html]] = [
        [
            text(name_of(opened, place, language)),
            *(text(language.number(count[place])) for count in counts),
            text(_signed(counts[1][place] - counts[0][place], language)),
        ]
        for place in places[:MOST_PLACES]
    ]
    names = [language.say("Place"), *(side.title for side in sides), language.say("Difference")]
    st.html(table(language.say("Incidents by place, the greatest difference first"), names, lines))


def _signed(number: int, language: Language) -> str:
    return f"+{language.number(number)}" if number > 0 else language.number(number)
