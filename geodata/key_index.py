"""Look-up keys and what they stand for: a trie and a table beside it, mapped into memory."""

from __future__ import annotations

import mmap
from dataclasses import dataclass
from pathlib import Path
from struct import Struct

import marisa_trie

from geodata.light_records import light

U32 = Struct("<I")
_PAIR = Struct("<II")


@light
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
        self._first = U32.size * (len(self._trie) + 1)

    def __len__(self) -> int:
        return len(self._trie)

    def longest(self, text: str) -> int:
        """How many words of the text the longest key has that it begins with; 0 where it begins with none."""
        length = len(text)
        found: list[str] = self._trie.prefixes(text)
        while found:  # the longest stands last
            prefix = found.pop()
            end = len(prefix)
            if end == length or text[end] == " ":
                return prefix.count(" ") + 1
        return 0

    def postings(self, key: str) -> list[Posting]:
        """What a key stands for, the most important place first; empty where the key is unknown."""
        number = self._trie.get(key)
        if number is None:
            return []
        begin = U32.unpack_from(self._postings, number * U32.size)[0]
        end = U32.unpack_from(self._postings, (number + 1) * U32.size)[0]
        table = self._postings[self._first + begin * _PAIR.size : self._first + end * _PAIR.size]
        return [Posting(row, name) for row, name in _PAIR.iter_unpack(table)]
