"""The page's reading parts: the reports of a place, and the table of what the map shows."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

import streamlit as st

from dashboard import session
from dashboard.all_names import all_names_html
from dashboard.coded_words import NEVER_ADDED, ORIGIN_WORDS
from dashboard.evidence import incident_html
from dashboard.incident_lines import TABLE_COLUMNS, line_html
from dashboard.markup import table, text
from dashboard.place_search import name_of
from dashboard.selection import to_query
from dashboard.timeline import Origin
from dashboard.turning import page_field, pages_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from corpus.records import Incident
    from dashboard.language import Language
    from dashboard.opened import Opened
    from dashboard.selection import Selection

INCIDENTS_A_PAGE: Final = 40
ROWS_A_PAGE: Final = 50
SEVERAL: Final = 2


def days_words(opened: Opened, selection: Selection, language: Language) -> str:
    """The days that are shown, in words."""
    days = opened.library.days_of(selection)
    return language.days(days) if days else language.say("no days")


def address_query() -> str:
    """What the page's address says now, for links that lead away and back."""
    return urlencode(to_query(session.choice()), doseq=True)


def show_panel(opened: Opened, selection: Selection, language: Language) -> None:
    """The reports of the chosen place, or how many there are to choose from."""
    library = opened.library
    if selection.place:
        show_place(opened, selection, language)
        return
    rows = library.rows(selection)
    st.text(f"{_summary(opened, rows, language)} {language.say('A place’s reports appear here.')}")


def show_place(opened: Opened, selection: Selection, language: Language) -> None:
    """The panel of a place: every incident there in the days shown, with its reports, newest last."""
    library = opened.library
    rows = library.rows_at(selection)
    st.html(f'<h2 class="dl-place-name">{text(name_of(opened, selection.place, language))}</h2>')
    if all_names := all_names_html(opened.names.known(selection.place), language):
        st.html(f'<div class="dl-panel dl-names">{all_names}</div>')
    days = days_words(opened, selection, language)
    if not len(rows):
        st.text(language.say("Nothing here in {days} with these filters.", days=days))
        return
    number = language.count("{number} incident", "{number} incidents", len(rows))
    st.text(language.say("{incidents}, {days}, newest last.", incidents=number, days=days))
    if added_up := _deaths_words(opened, rows, language):
        st.text(added_up)
    shown = _page_of(rows, INCIDENTS_A_PAGE, f"panel_page-{selection.place}", language, last=True)
    show_incidents(opened, library.incidents(shown), language)


def show_incidents(opened: Opened, incidents: list[Incident], language: Language, side: str = "") -> None:
    """Incidents with all their reports, in a region that scrolls; of two regions each is named by its side."""
    reports, articles = opened.library.evidence_of(incidents)
    denials, their_articles = opened.library.denials_of(incidents)
    articles |= their_articles
    query = address_query()
    bodies = [
        incident_html(
            each,
            [reports[name] for name in each.report_ids if name in reports],
            articles,
            language,
            opened.names,
            query=query,
            denials=denials.get(each.incident_id, ()),
        )
        for each in incidents
    ]
    label = escape(": ".join(filter(None, (language.say("Reports"), side))))
    st.html(
        f'<div class="dl-panel dl-scrolls" tabindex="0" role="region" aria-label="{label}">{"".join(bodies)}</div>'
    )


def show_table(opened: Opened, selection: Selection, language: Language) -> None:
    """The table of what the map shows, in time order, with its summary in one line."""
    rows = opened.library.rows(selection)
    st.text(f"{days_words(opened, selection, language)}: {_summary(opened, rows, language)}")
    if not len(rows):
        return
    incidents = opened.library.incidents(_page_of(rows, ROWS_A_PAGE, "table_page", language))
    names = [language.say(each) for each in TABLE_COLUMNS]
    lines = [line_html(each, language, opened.names) for each in incidents]
    st.html(table(language.say("Incidents that the map shows"), names, lines))


def _summary(opened: Opened, rows: NDArray[np.intp], language: Language) -> str:
    """How much is shown; each origin has a sentence of its own, since two may tell of the same thing."""
    parts = opened.library.by_origin(rows)
    if not parts.keys() - {Origin.ARTICLES}:
        return _number_words(opened, rows, language)
    told = [
        f"{language.say(ORIGIN_WORDS[each])}: {_number_words(opened, parts[each], language)}" for each in parts
    ]
    return " ".join([*told, language.say(NEVER_ADDED)] if len(told) > 1 else told)


def _number_words(opened: Opened, rows: NDArray[np.intp], language: Language) -> str:
    places = len(opened.library.places(rows))
    return language.say(
        "{incidents} {in_places}.",
        incidents=language.count("{number} incident", "{number} incidents", len(rows)),
        in_places=language.count("in {number} place", "in {number} places", places),
    )


def _deaths_words(opened: Opened, rows: NDArray[np.intp], language: Language) -> str:
    """What the tinted circle of these incidents stands for, "" where fewer than two of them have a figure."""
    known, total = opened.library.deaths(rows)
    if known < SEVERAL:
        return ""
    return language.count(
        "Killed: {total}, the best figure of {number} of these incidents; incidents may overlap.",
        "Killed: {total}, the best figures of {number} of these incidents added up; incidents may overlap.",
        known,
        total=total,
    )


def _page_of(
    rows: NDArray[np.intp], size: int, key: str, language: Language, *, last: bool = False
) -> NDArray[np.intp]:
    """The rows of the page that the reader turned to; a field to turn pages where there are several."""
    pages = pages_of(len(rows), size)
    page = page_field(pages, pages if last else 1, f"{key}-{len(rows)}", language)
    return rows[(page - 1) * size : page * size]
