"""The places that no overlay touches, millions of them maybe, waiting on disk in the order of their importance."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from geodata.gazetteer_files import columns_of, place_of
from geodata.gazetteer_merge import Ranked, Tier, importance
from geodata.place import Place
from geodata.sorted_lines import SortedLines

_MOST_PEOPLE = 10**12  # more than any population, so that larger ones sort first


class Shelf:
    """Places of the last group, each id once; read back the most important first."""

    def __init__(self, folder: Path) -> None:
        self._lines = SortedLines(folder, "places")

    def add(self, place: Place) -> None:
        """Puts a place on the shelf."""
        _, people, place_id = importance(Ranked(place=place, tier=Tier.OTHER))
        columns = json.dumps(columns_of(place), ensure_ascii=False, separators=(",", ":"))
        self._lines.add(f"{_MOST_PEOPLE + people:013d}{place_id}\t{columns}")

    def __iter__(self) -> Iterator[Place]:
        for line in self._lines:
            yield place_of((0, *json.loads(line[line.index("\t") :])))
