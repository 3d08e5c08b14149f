"""What a file of its own carries: the columns of a selection, and packed blocks of its reports and its table."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from corpus.errors import StoreError
from dashboard.evidence import incident_html
from dashboard.incident_lines import line_of
from dashboard.library import chunks

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from corpus.dots import Dots
    from dashboard.language import Language
    from dashboard.opened import Opened
    from dashboard.timeline import Timeline

REPORTS_A_BLOCK: Final = 50
LINES_A_BLOCK: Final = 500
"""So many incidents' reports, or lines of the table, are packed together; standalone-reports.js has these too."""

_LEVEL: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The reports and the table of some rows of the library; `timeline` has just these rows, in their order."""

    opened: Opened
    rows: NDArray[np.intp]
    timeline: Timeline
    language: Language
    _lines: dict[int, list[str]] = field(default_factory=dict)

    def blocks(self, tell: Callable[[float], object]) -> Iterator[bytes]:
        """Blocks of reports by place and then by day, then blocks of the table's lines by day."""
        order = by_place(self.timeline)
        for number, chunk in enumerate(chunks(order, REPORTS_A_BLOCK)):
            yield block(f"reports-{number}.json", _json(self._reports(chunk)))
            tell(min((number + 1) * REPORTS_A_BLOCK, len(order)) / len(order))
        for number, chunk in enumerate(chunks(np.arange(len(order)), LINES_A_BLOCK)):
            yield block(f"lines-{number}.json", _json([self._lines.pop(row) for row in chunk.tolist()]))

    def _reports(self, chunk: NDArray[np.intp]) -> list[str]:
        """The HTML of each incident of these rows; their lines of the table are kept for later."""
        library, names, language = self.opened.library, self.opened.names, self.language
        incidents = library.incidents(self.rows[chunk])
        if len(incidents) < len(chunk):
            raise StoreError("The store was changed while it was being exported; run the export again.")
        reports, articles = library.evidence_of(incidents)
        denials, their_articles = library.denials_of(incidents)
        articles |= their_articles
        bodies = []
        for row, each in zip(chunk.tolist(), incidents, strict=True):
            self._lines[row] = line_of(each, language, names)
            told = [reports[name] for name in each.report_ids if name in reports]
            against = denials.get(each.incident_id, ())
            bodies.append(str(incident_html(each, told, articles, language, names, query=None, denials=against)))
        return bodies


def subset(dots: Dots, rows: NDArray[np.intp]) -> Dots:
    """The dots of those rows, with the places of these alone and without facets."""
    used, place = np.unique(dots.columns["place"][rows], return_inverse=True)
    columns: Mapping[str, NDArray[np.integer]] = {name: column[rows] for name, column in dots.columns.items()}
    return replace(
        dots,
        incident_ids=dots.incident_ids[rows],
        places=tuple(dots.places[number] for number in used.tolist()),
        columns={**columns, "place": place.astype(np.int32)},
        facets={},
    )


def by_place(timeline: Timeline) -> NDArray[np.intp]:
    """The rows by place, in the order of the first spot of each, and at a place by day."""
    ids = [spot.place.place_id for spot in timeline.spots]
    numbers = {place_id: number for number, place_id in enumerate(dict.fromkeys(ids))}
    place_of_spot = np.array([numbers[each] for each in ids], np.int64)
    return np.argsort(place_of_spot[timeline.columns["spot"]], kind="stable")


def block(name: str, content: bytes) -> bytes:
    """A script element that is none: content under a name, packed into letters that no markup can hide in."""
    packed = base64.b64encode(gzip.compress(content, _LEVEL, mtime=0))
    return b'<script type="text/plain" id="' + name.encode("ascii") + b'">' + packed + b"</script>\n"


def _json(values: Sequence[object]) -> bytes:
    return json.dumps(values, ensure_ascii=True, separators=(",", ":")).encode("ascii")
