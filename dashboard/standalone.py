"""One HTML file of its own: the map that moves, its table and the reports behind it, without server or network."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, BinaryIO, Final

from corpus.dots import STATUSES
from corpus.errors import StoreError
from corpus.export import ExportNote, ExportRow, Format
from dashboard.map_layer import ASSETS, LEAFLET, NO_DAY, NO_SPOT, NO_VIEW, SCRIPTS, MapChoice
from dashboard.map_words import map_words
from dashboard.selection import Selection, bits
from dashboard.standalone_contents import Contents, block, subset
from dashboard.standalone_page import PAGE_END, page_html
from dashboard.timeline import EVENT_TYPES, build_timeline, content_id_of
from geodata.boundaries import basemap
from geodata.errors import DatelineError

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from dashboard.language import Language
    from dashboard.library import Library
    from dashboard.opening import Opened
    from dashboard.timeline import ContentId, Timeline

MOST_INCIDENTS: Final = 20_000
"""So many are written in half a minute and opened in a few seconds; more belong on a server."""

STYLES: Final = (LEAFLET / "leaflet.css", *map(ASSETS.joinpath, ("timeline.css", "page.css", "standalone.css")))

_PICTURE: Final = re.compile(r"url\(images/[^)]*\)")
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
    page = page_html(library, note, language, policy=_policy(scripts), styles=_styles())
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
    choice = _choice(opened.library, selection, timeline, ground_id, words_id)
    yield block("choice.json", json.dumps(asdict(choice)).encode("ascii"))
    yield block(f"{timeline.content_id}.bin", timeline.payload)
    yield block(f"{ground_id}.json", ground)
    yield block(f"{words_id}.json", words)


def _choice(
    library: Library, selection: Selection, timeline: Timeline, ground: ContentId, words: ContentId
) -> MapChoice:
    """The selection as the map takes it; its filters have been followed, so that every row is shown."""
    given = bool((selection.first or selection.last) and timeline.last_day)
    first = timeline.day_number(selection.first) if given and selection.first else 0
    last = timeline.day_number(selection.last or timeline.last_day) if given and timeline.last_day else 0
    spot = timeline.spot_of(selection.place)
    view = selection.view or NO_VIEW
    return MapChoice(
        columns=timeline.content_id,
        basemap=ground,
        words=words,
        version=library.version,
        kinds=bits(EVENT_TYPES, EVENT_TYPES),
        statuses=bits(STATUSES, STATUSES),
        first=first if given else NO_DAY,
        last=last if given else NO_DAY,
        mode=int(selection.mode),
        layer=int(selection.layer),
        spot=NO_SPOT if spot is None else spot,
        lat=view.lat,
        lon=view.lon,
        zoom=view.zoom,
    )


# ---------------------------------------------------------------- scripts and styles


def _scripts() -> Iterator[str]:
    """The scripts in the order in which they run: the host, Leaflet under its licence, the map's, the reports'."""
    for name in _BEFORE:
        yield _read(ASSETS / name)
    leaflet = _read(LEAFLET / "leaflet.js").replace("//# sourceMappingURL=leaflet.js.map", "")
    yield f"/*\n{_read(_LICENCE)}*/\n{leaflet}"
    for name in (*SCRIPTS, *_AFTER):
        yield _read(ASSETS / name)


def _styles() -> str:
    """The style sheets; what Leaflet's would fetch is used by none of our controls."""
    return _PICTURE.sub("none", "\n".join(_read(file) for file in STYLES))


def _read(file: Path) -> str:
    """A file's text; a browser reads line ends as line feeds, and hashes them so."""
    return file.read_text(encoding="utf-8").replace("\r\n", "\n")


def _policy(scripts: Iterable[str]) -> str:
    """The policy of the file's contents: these scripts run and no other, and nothing is fetched from anywhere."""
    hashes = " ".join(f"'sha256-{_hash(script)}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")
