"""Look-up keys and what they stand for: a trie and a table beside it, written once and mapped into memory."""

from __future__ import annotations

import mmap
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from struct import Struct

import marisa_trie
import numpy as np

from geodata.sorted_lines import SortedLines

_U32 = Struct("<I")
_PAIR = Struct("<II")


@dataclass(frozen=True, slots=True)
class Posting:
    """A name that a key stands for: the place's row, and which of the place's names it is."""

    row: int
    name: int


class KeyIndex:
    """Look-up keys, each with its postings in order: a trie and a table, both mapped into memory."""

    def __init__(self, trie_path: Path, postings_path: Path) -> None:
        self._trie = marisa_trie.Trie()
        self._trie.mmap(str(trie_path))
        with postings_path.open("rb") as file:
            self._postings = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._first = _U32.size * (len(self._trie) + 1)

    def __len__(self) -> int:
        return len(self._trie)

    def prefixes(self, text: str) -> list[str]:
        """All keys that the text begins with, shortest first."""
        found: list[str] = self._trie.prefixes(text)
        return found

    def postings(self, key: str) -> list[Posting]:
        """What a key stands for, the most important place first; empty where the key is unknown."""
        number = self._trie.get(key)
        if number is None:
            return []
        begin = _U32.unpack_from(self._postings, number * _U32.size)[0]
        end = _U32.unpack_from(self._postings, (number + 1) * _U32.size)[0]
        table = self._postings[self._first + begin * _PAIR.size : self._first + end * _PAIR.size]
        return [Posting(row, name) for row, name in _PAIR.iter_unpack(table)]


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
            file.write(_U32.pack(0) + ends.astype("<u4").tobytes())
            table.tofile(file)

    def _split(self) -> Iterator[tuple[str, str]]:
        for line in self._lines:
            key, _, posting = line.partition("\t")
            yield key, posting
