"""One HTML file of its own: the map that moves, its table and the reports behind it, without server or network."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, BinaryIO, Final

from corpus.errors import StoreError
from corpus.export import ExportNote, ExportRow, Format
from dashboard.map_choice import MapFiles, map_choice
from dashboard.map_files import ASSETS, LEAFLET, SCRIPTS, leaflet_script, read_asset, read_styles
from dashboard.map_words import map_words
from dashboard.standalone_contents import Contents, block, subset
from dashboard.standalone_page import PAGE_END, page_html
from dashboard.timeline import build_timeline, content_id_of
from geodata.boundaries import basemap
from geodata.errors import DatelineError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dashboard.language import Language
    from dashboard.opened import Opened
    from dashboard.selection import Selection
    from dashboard.timeline import Timeline

MOST_INCIDENTS: Final = 20_000
"""So many are written in half a minute and opened in a few seconds; more belong on a server."""

STYLES: Final = (LEAFLET / "leaflet.css", *map(ASSETS.joinpath, ("timeline.css", "page.css", "standalone.css")))

_LICENCE: Final = ASSETS / "leaflet-licence.txt"
_BEFORE: Final = ("standalone-host.js",)
_AFTER: Final = ("standalone-reports.js", "standalone.js")

Tell = Callable[[float], object]
"""Hears which share of the incidents is written."""


class StandaloneError(DatelineError):
    """The selection is too large for one file."""


def _not_from_rows(rows: Iterable[ExportRow], out: BinaryIO, note: ExportNote) -> None:
    del rows, out, note
    raise TypeError("a file of its own is written from the store, by write_standalone")


HTML_FORMAT: Final = Format(name="html", ending="html", media_type="text/html", write=_not_from_rows)
"""How the file is called; it is no table, so that nothing but write_standalone writes it."""


def write_standalone(
    opened: Opened,
    selection: Selection,
    language: Language,
    note: ExportNote,
    out: BinaryIO,
    *,
    rows: NDArray[np.intp] | None = None,
    tell: Tell = lambda _: None,
) -> None:
    """Writes what a selection shows as one HTML file; `rows` of the library's timeline stand in for its filters.

    Raises StandaloneError where there are more than MOST_INCIDENTS, StoreError where the store changes meanwhile.
    """
    library = opened.library
    if rows is None:
        rows = library.rows_at(selection) if selection.place else library.rows(selection)
    if len(rows) > MOST_INCIDENTS:
        raise StandaloneError(_too_many(len(rows), language))
    timeline = build_timeline(subset(library.timeline.dots, rows))
    scripts = tuple(_scripts())
    page = page_html(library, note, language, policy=_policy(scripts), styles=read_styles(STYLES))
    out.write(page.encode("utf-8", "replace"))
    out.writelines(_map_blocks(opened, selection, timeline, language))
    contents = Contents(opened=opened, rows=rows, timeline=timeline, language=language)
    out.writelines(contents.blocks(tell))
    if library.store.data_version() != library.version:
        raise StoreError("The store was changed while it was being exported; run the export again.")
    out.writelines(f"<script>{script}</script>\n".encode() for script in scripts)
    out.write(PAGE_END)


def _too_many(number: int, language: Language) -> str:
    return language.say(
        "{number} incidents are too many for one HTML file, which holds {most} at most. "
        "Choose fewer days, kinds or places.",
        number=number,
        most=MOST_INCIDENTS,
    )


def _map_blocks(opened: Opened, selection: Selection, timeline: Timeline, language: Language) -> Iterator[bytes]:
    """What the map asks its host for, and the choice that names it."""
    words = map_words(timeline.spots, opened.names, language)
    ground = basemap()
    ground_id, words_id = content_id_of(ground), content_id_of(words)
    files = MapFiles(
        columns=timeline.content_id, basemap=ground_id, words=words_id, version=opened.library.version
    )
    # Its filters have been followed: every row is shown.
    choice = map_choice(timeline, files, replace(selection, filters=selection.filters.beyond_kinds()))
    yield block("choice.json", json.dumps(asdict(choice)).encode("ascii"))
    yield block(f"{timeline.content_id}.bin", timeline.payload)
    yield block(f"{ground_id}.json", ground)
    yield block(f"{words_id}.json", words)


# ---------------------------------------------------------------- scripts and styles


def _scripts() -> Iterator[str]:
    """The scripts in the order in which they run: the host, Leaflet under its licence, the map's, the reports'."""
    for name in _BEFORE:
        yield read_asset(ASSETS / name)
    yield f"/*\n{read_asset(_LICENCE)}*/\n{leaflet_script()}"
    for name in (*SCRIPTS, *_AFTER):
        yield read_asset(ASSETS / name)


def _policy(scripts: Iterable[str]) -> str:
    """The policy of the file's contents: these scripts run and no other, and nothing is fetched from anywhere."""
    hashes = " ".join(f"'sha256-{_hash(script)}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")
