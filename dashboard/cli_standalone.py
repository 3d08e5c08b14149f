"""The HTML file that `dateline export` writes from a store: what the page needs to know, without a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO

from dashboard.cli_options import say

if TYPE_CHECKING:
    from corpus.export import ExportNote
    from corpus.store import Selection, Store

# ruff: noqa: PLC0415  commands import what they need when they run


def html_writer(store: Store, selection: Selection, code: str, note: ExportNote) -> Callable[[BinaryIO], None]:
    """What writes the selection in the language of that code; what no map can show is left out, and told."""
    from dashboard.language import language_of
    from dashboard.opened import read_opened
    from dashboard.selection import Selection as Shown
    from dashboard.standalone import write_standalone

    opened = read_opened(store, (0, store.data_version()))
    ids = [incident.incident_id for incident in store.incidents(selection=selection)]
    rows = opened.library.timeline.dots.rows_of(ids)
    if left_out := len(ids) - len(rows):
        say(f"Left out, since they have no place or no day: {left_out}")

    def write(out: BinaryIO) -> None:
        write_standalone(opened, Shown(), language_of(code), note, out, rows=rows)

    return write
