"""The HTML file that `dateline export` writes from a store: what the page needs to know, without a page."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO, Final

from dashboard.cli_options import open_gazetteer, say
from geodata.errors import GazetteerError

if TYPE_CHECKING:
    from corpus.export import ExportNote
    from corpus.store import Selection, Store
    from dashboard.opening import Opened
    from geodata.gazetteer import Gazetteer

# ruff: noqa: PLC0415  commands import what they need when they run

_NO_PAGE: Final = "streamlit.runtime.scriptrunner_utils.script_run_context"
"""Who warns that no page is being shown."""


def html_writer(store: Store, selection: Selection, code: str, note: ExportNote) -> Callable[[BinaryIO], None]:
    """What writes the selection in the language of that code; what no map can show is left out, and told."""
    logging.getLogger(_NO_PAGE).disabled = True
    from dashboard.language import language_of
    from dashboard.selection import Selection as Shown
    from dashboard.standalone import write_standalone

    opened = _opened(store)
    ids = [incident.incident_id for incident in store.incidents(selection=selection)]
    rows = opened.library.timeline.dots.rows_of(ids)
    if left_out := len(ids) - len(rows):
        say(f"Left out, since they have no place or no day: {left_out}")

    def write(out: BinaryIO) -> None:
        write_standalone(opened, Shown(), language_of(code), note, out, rows=rows)

    return write


def _opened(store: Store) -> Opened:
    from dashboard.library import read_library
    from dashboard.opening import Opened
    from dashboard.place_names import PlaceNames
    from dashboard.published import published_folder

    library = read_library(store, published_folder())
    gazetteer = _gazetteer()
    names = PlaceNames(gazetteer, library.timeline.dots.places)
    return Opened(library=library, names=names, gazetteer=gazetteer, stamp=(0, library.version))


def _gazetteer() -> Gazetteer | None:
    """The gazetteer; without one places have the names that the store knows."""
    try:
        return open_gazetteer(None)
    except GazetteerError:
        return None
