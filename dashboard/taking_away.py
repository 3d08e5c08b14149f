"""Taking away exactly what is shown: a file in the format that the reader chooses, with what it is and whose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Final

import streamlit as st

from corpus.export import FORMATS, ExportNote, Format, citation, file_name, rows_with_evidence, write_bundle
from dashboard.language import language_of, message
from dashboard.library import chunks
from dashboard.selection_words import selection_words
from dashboard.standalone import HTML_FORMAT, MOST_INCIDENTS, write_standalone
from dashboard.timeline import CODERS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from corpus.export import ExportRow
    from corpus.records import Incident
    from dashboard.language import Language
    from dashboard.opened import Opened
    from dashboard.selection import Selection

FORMAT_WORDS: Final[Mapping[str, str]] = {
    "csv": message("CSV table"),
    "geojson": message("GeoJSON for a map"),
    "geoparquet": message("GeoParquet for analysis"),
    "kml": message("KML for a globe"),
    "acled": message("CSV in ACLED's columns"),
    "ucdp": message("CSV in UCDP's columns"),
    "html": message("HTML file that moves, without a server"),
}

MADE_AT_ONCE: Final = 500
"""So many incidents are written within a second; more are made first, where the reader sees how far it is."""

_MADE: Final = "made_file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the reader wants to take away: rows of the timeline, how they are written, and what is said of them."""

    opened: Opened
    selection: Selection
    rows: NDArray[np.intp]
    form: Format
    note: ExportNote
    language: Language
    bundled: bool

    @property
    def name(self) -> str:
        """What the file is called."""
        name = file_name(self.form, self.note)
        return f"{name}.zip" if self.bundled else name

    @property
    def media_type(self) -> str:
        """What the file is on the web."""
        return "application/zip" if self.bundled else self.form.media_type

    def made(self, tell: Callable[[float], object]) -> bytes:
        """The file; `tell` hears which share of the incidents is done."""
        out = BytesIO()
        if self.form is HTML_FORMAT:
            write_standalone(self.opened, self.selection, self.language, self.note, out, rows=self.rows, tell=tell)
        elif self.bundled:
            write_bundle(self.form, self._lines(tell), out, self.note)
        else:
            self.form.write(self._lines(tell), out, self.note)
        return out.getvalue()

    def _lines(self, tell: Callable[[float], object]) -> Iterator[ExportRow]:
        return rows_with_evidence(self._incidents(tell), self.opened.library.evidence_of)

    def _incidents(self, tell: Callable[[float], object]) -> Iterator[Incident]:
        library, done = self.opened.library, 0
        for chunk in chunks(self.rows):
            yield from library.incidents(chunk)
            done += len(chunk)
            tell(done / len(self.rows))


def offer_files(opened: Opened, selection: Selection, language: Language) -> None:
    """A choice of formats, and the button that gives the file."""
    chosen = _narrowed(selection, language)
    library = opened.library
    rows = library.rows_at(chosen) if chosen.place else library.rows(chosen)
    if not len(rows):
        st.text(language.say("There is nothing to take away with these filters."))
        return
    form = _choose_format(len(rows), language)
    bundled = st.checkbox(
        language.say("As a ZIP with a description, the citation and the licences"), value=True, key="files_bundle"
    )
    order = Order(
        opened=opened,
        selection=chosen,
        rows=rows,
        form=form,
        note=_note(opened, chosen, rows),
        language=language,
        bundled=bundled and form is not HTML_FORMAT,
    )
    _offer(order)
    st.text(f"{language.say('Cite as:')} {citation(order.note)}")
    st.text(language.say("A picture of the map: the button for it is on the map itself."))


def _narrowed(selection: Selection, language: Language) -> Selection:
    """The choice, of the chosen place only where the reader wants it so."""
    if not selection.place:
        return selection
    only = st.checkbox(language.say("Only the chosen place"), key="files_only_place")
    return selection if only else replace(selection, place="")


def _note(opened: Opened, selection: Selection, rows: NDArray[np.intp]) -> ExportNote:
    library = opened.library
    held = library.by_origin(rows)
    return ExportNote(
        data_version=library.version,
        day=datetime.now(UTC).date(),
        selection_words=selection_words(opened, selection, language_of("en")),
        sources=library.store.gazetteer_sources(),
        coders=tuple(coder for origin, coder in CODERS.items() if origin in held),
    )


def _choose_format(number: int, language: Language) -> Format:
    forms = dict(FORMATS)
    if number <= MOST_INCIDENTS:
        forms["html"] = HTML_FORMAT
    name = st.selectbox(
        language.say("Format"),
        list(forms),
        format_func=lambda each: language.say(FORMAT_WORDS[each]),
        key="files_format",
        width=380,
    )
    return forms[name]


def _offer(order: Order) -> None:
    """A button that gives the file; of very many incidents one that makes it first, with a bar."""
    language = order.language
    label = language.count("Take {number} incident", "Take {number} incidents", len(order.rows))
    if len(order.rows) <= MADE_AT_ONCE:
        _download(label, partial(order.made, _unseen), order)
        return
    asked = (order.form.name, order.bundled, order.opened.stamp, language.code, order.selection)
    held, content = st.session_state.get(_MADE, (None, b""))
    if held == asked:
        _download(label, content, order)
    elif st.button(language.say("Make the file"), key="files_make"):
        bar = st.progress(0.0, text=language.say("Writing the file"))
        st.session_state[_MADE] = (asked, order.made(bar.progress))
        st.rerun(scope="fragment")


def _download(label: str, data: bytes | Callable[[], bytes], order: Order) -> None:
    st.download_button(label, data, order.name, order.media_type, on_click="ignore", key="files_take")


def _unseen(share: float) -> None:
    del share
