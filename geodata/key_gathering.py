"""Look-up keys gathered while a gazetteer is built, and the files of an index written from them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import marisa_trie
import numpy as np

from geodata.key_index import U32
from geodata.sorted_lines import SortedLines


class GatheredKeys:
    """Keys and what they stand for, gathered in any order to be written as an index; most of them wait on disk."""

    def __init__(self, folder: Path, name: str) -> None:
        self._lines = SortedLines(folder, name)
        self.longest = 0  # words of the longest key

    def add(self, row: int, keys: Iterable[tuple[int, str]]) -> None:
        """Adds a row under each of its keys once, with the first of its names that has that key."""
        seen = {""}
        for number, key in keys:
            if key not in seen:
                seen.add(key)
                self._lines.add(f"{key}\t{row:08d}{number:06d}")
                self.longest = max(self.longest, key.count(" ") + 1)

    def write(self, trie_path: Path, postings_path: Path) -> None:
        """Writes the index; the postings of a key are in the order of their rows."""
        trie = marisa_trie.Trie(key for key, _ in groupby(self._split(), itemgetter(0)))
        keys, rows, names = array("I"), array("I"), array("I")
        for key, postings in groupby(self._split(), itemgetter(0)):
            number = trie[key]
            for _, posting in postings:
                keys.append(number)
                rows.append(int(posting[:8]))
                names.append(int(posting[8:]))
        self._lines.clear()
        numbers = np.frombuffer(keys, np.uint32) if keys else np.empty(0, np.uint32)
        ends = np.cumsum(np.bincount(numbers, minlength=len(trie)))
        order = np.argsort(numbers, kind="stable")
        table = np.empty((len(order), 2), "<u4")
        for column, values in enumerate((rows, names)):
            if values:
                table[:, column] = np.frombuffer(values, np.uint32)[order]
        trie.save(str(trie_path))
        with postings_path.open("wb") as file:
            file.write(U32.pack(0) + ends.astype("<u4").tobytes())
            table.tofile(file)

    def _split(self) -> Iterator[tuple[str, str]]:
        for line in self._lines:
            key, _, posting = line.partition("\t")
            yield key, posting
