"""The page's reading parts: the reports of a place, the table of what the map shows, and what has no dot."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Final

import streamlit as st

from corpus.export import export_rows, write_csv, write_geojson
from dashboard.evidence import incident_html, report_html
from dashboard.markup import Html, table, text
from dashboard.wording import (
    STATUS_WORDS,
    kind_words,
    place_words,
    plural,
    range_words,
    toll_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from corpus.export import ExportRow
    from corpus.records import Incident, Rejected, Report
    from dashboard.library import Library
    from dashboard.selection import Selection

MOST_INCIDENTS: Final = 60
"""So many incidents of one place are written out; the newest of them, with a line that says what is left out."""

ROWS_A_PAGE: Final = 100
SEVERAL: Final = 2

TABLE_COLUMNS: Final = ("Days", "Place", "What", "Status", "Killed", "Injured", "Says so", "Reports")


def days_words(library: Library, selection: Selection) -> str:
    """The days that are shown, in words."""
    days = library.days_of(selection)
    return range_words(days) if days else "no days"


def show_place(library: Library, selection: Selection, title: str) -> None:
    """The panel of a place: every incident there in the days shown, with its reports, newest last."""
    incidents = library.at_place(selection)
    st.html(f'<h2 class="dl-place-name">{text(title)}</h2>')
    if not incidents:
        st.text(f"Nothing here in {days_words(library, selection)} with these filters.")
        return
    shown = incidents[-MOST_INCIDENTS:]
    reports, articles = library.evidence_of(shown)
    left_out = len(incidents) - len(shown)
    told = f"{plural(len(incidents), 'incident')}, {days_words(library, selection)}, newest last"
    st.text(f"{told}. The {left_out} oldest are left out here: choose fewer days." if left_out else f"{told}.")
    if added_up := toll_words_of(incidents):
        st.text(added_up)
    bodies = [
        incident_html(each, [reports[name] for name in each.report_ids if name in reports], articles)
        for each in shown
    ]
    st.html(
        f'<div class="dl-panel dl-scrolls" tabindex="0" role="region" aria-label="Reports">{"".join(bodies)}</div>'
    )


def toll_words_of(incidents: Sequence[Incident]) -> str:
    """What the tinted circle of these incidents stands for, "" where fewer than two of them have a figure."""
    best = [each.killed.best for each in incidents if each.killed is not None]
    if len(best) < SEVERAL:
        return ""
    return (
        f"Killed: {sum(best):,}, the best figures of {len(best):,} of these incidents added up; "
        "incidents may overlap."
    )


def show_table(library: Library, selection: Selection) -> None:
    """The table of what the map shows, in time order, with its summary in one line."""
    rows = library.rows(selection)
    places = len(library.places(rows))
    days = days_words(library, selection)
    st.text(f"{days}: {plural(len(rows), 'incident')} in {plural(places, 'place')}.")
    if not len(rows):
        return
    pages = (len(rows) - 1) // ROWS_A_PAGE + 1
    page = int(st.number_input(f"Page (of {pages})", 1, pages, key="table_page", width=160)) if pages > 1 else 1
    incidents = library.incidents(rows[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE])
    st.html(table("Incidents that the map shows", TABLE_COLUMNS, [_row(each) for each in incidents]))
    _offer_files(library, rows)


def _offer_files(library: Library, rows: NDArray[np.intp]) -> None:
    """Buttons that give what the map shows as CSV and GeoJSON; the files are made when somebody asks for them."""

    def lines() -> Iterator[ExportRow]:
        incidents = library.incidents(rows)
        return export_rows(incidents, *library.evidence_of(incidents))

    def as_csv() -> str:
        out = StringIO()
        write_csv(lines(), out)
        return out.getvalue()

    def as_geojson() -> str:
        out = StringIO()
        write_geojson(lines(), out, library.version)
        return out.getvalue()

    with st.container(horizontal=True):
        name = f"dateline-{library.version}"
        st.download_button("Take these as CSV", as_csv, f"{name}.csv", "text/csv", on_click="ignore")
        st.download_button(
            "Take these as GeoJSON", as_geojson, f"{name}.geojson", "application/geo+json", on_click="ignore"
        )


def show_without_dot(library: Library, reports: Sequence[Report], missing: str) -> None:
    """The reports that have no day or no place, each with the reason and its sentence."""
    if not reports:
        st.text(f"Every report of these kinds has {missing}.")
        return
    shown = reports[:ROWS_A_PAGE]
    st.text(f"{plural(len(reports), 'report')} without {missing}; the first {len(shown)} are listed.")
    articles = library.articles_of(shown)
    bodies = "".join(report_html(each, articles.get(each.article_id)) for each in shown)
    st.html(f'<div class="dl-panel">{bodies}</div>')


def show_rejected(rejected: Sequence[Rejected]) -> None:
    """What was not read, and why."""
    if not rejected:
        st.text("Everything that was given has been read.")
        return
    rows = [[text(each.origin), text(each.reason)] for each in rejected[:ROWS_A_PAGE]]
    st.text(f"{plural(len(rejected), 'item')} could not be read.")
    st.html(table("What was not read", ("From", "Why"), rows))


def _row(incident: Incident) -> list[Html]:
    speakers = sorted({each.claimed_by for each in incident.claims if each.claimed_by})
    return [
        text(range_words(incident.days)),
        text(place_words(incident.place)),
        text(kind_words(incident.sub_event)),
        text(STATUS_WORDS[incident.status]),
        text(toll_words(incident.killed)),
        text(toll_words(incident.injured)),
        text("; ".join(speakers) or "not given"),
        text(str(len(incident.report_ids))),
    ]
