"""Dots kept in a file, so that a page on a million of them opens without asking the store for all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from zipfile import BadZipFile

import numpy as np

from corpus.dots import Dots, Facet, FacetIndex
from corpus.records import ReportPlace
from corpus.store_codec import from_json, to_json
from geodata.staged_files import staged

if TYPE_CHECKING:
    from pathlib import Path

FORMAT: Final = 1
"""Goes up when a file of before can no longer be read."""

_TEXT: Final = "text"
_IDS: Final = "ids"


def write_dots(dots: Dots, path: Path) -> None:
    """Writes the dots."""
    texts = {
        "format": FORMAT,
        "places": [to_json(place) for place in dots.places],
        "facets": {facet: index.values for facet, index in dots.facets.items()},
    }
    arrays: dict[str, Any] = {f"column {name}": column for name, column in dots.columns.items()}
    for facet, index in dots.facets.items():
        arrays |= {f"codes {facet}": index.codes, f"rows {facet}": index.rows}
    told = np.frombuffer(json.dumps(texts, ensure_ascii=True).encode("ascii"), np.uint8)
    with staged(path) as out:
        np.savez(out, **{_TEXT: told, _IDS: dots.incident_ids, **arrays})


def read_dots_file(path: Path) -> Dots | None:
    """The dots of a file; None where there is none that can be read."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
            arrays = {name: held[name] for name in held.files}
        texts = json.loads(arrays[_TEXT].tobytes())
        return _dots(arrays, texts) if texts["format"] == FORMAT else None
    except (OSError, ValueError, KeyError, EOFError, TypeError, BadZipFile):
        return None


def _dots(arrays: dict[str, Any], texts: dict[str, Any]) -> Dots:
    prefix = "column "
    return Dots(
        incident_ids=arrays[_IDS],
        places=tuple(from_json(ReportPlace, place) for place in texts["places"]),
        columns={name.removeprefix(prefix): array for name, array in arrays.items() if name.startswith(prefix)},
        facets={
            Facet(facet): FacetIndex(
                values=tuple(values), codes=arrays[f"codes {facet}"], rows=arrays[f"rows {facet}"]
            )
            for facet, values in texts["facets"].items()
        },
    )
