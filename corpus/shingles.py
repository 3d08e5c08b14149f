"""Texts as sets of three words in a row, and the sketches by which like texts are found among very many."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

LENGTH: Final = 3
"""Words to a shingle: of four and more, too few stay whole where one word in ten was changed."""

MOST_CHARACTERS: Final = 100_000
"""Of a text so many are read; what is longer is a list or an attack, and printed in no paper."""

BANDS: Final = 24
ROWS: Final = 3
"""Bands of a sketch, and minima to a band: texts that share half of their shingles have a band in common in 96 of
100 cases, those that share a fiftieth in one of 5,000. Other figures make the sketches of a store worthless: they
go with a migration that empties its tables (benchmarks/bench_copies.py tells what they find)."""

_AT_ONCE: Final = 4096  # shingles whose minima are taken together, which bounds the memory
_ENDS = '.!?…:\n“”"'
_WORD = re.compile(r"\w+")
_TOKEN = re.compile(rf"\w+|[{_ENDS}]")
_LOW = np.uint64(32)


def _constants(name: str, number: int) -> NDArray[np.uint64]:
    """So many odd numbers of 64 bits, the same for ever."""
    told = [blake2b(f"{name} {each}".encode(), digest_size=8).digest() for each in range(number)]
    return np.array([int.from_bytes(each) | 1 for each in told], np.uint64)


_OF_WORD = _constants("word of a shingle", LENGTH)
_MASKS = _constants("mask", BANDS * ROWS)
_FACTORS = _constants("factor", BANDS * ROWS)
_OF_ROW = _constants("row of a band", ROWS)
_OF_BAND = _constants("band", BANDS)


@dataclass(frozen=True)
class Wording:
    """A text word by word, of its first MOST_CHARACTERS."""

    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words as written."""
        return tuple(_WORD.findall(self.text, 0, MOST_CHARACTERS))

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The words without case."""
        return tuple(map(str.casefold, self.words))

    @cached_property
    def opening(self) -> frozenset[int]:
        """The numbers of the words that begin a sentence, a line or a quotation."""
        found: list[int] = []
        number, begins = 0, True
        for token in _TOKEN.findall(self.text, 0, MOST_CHARACTERS):
            if token in _ENDS:
                begins = True
                continue
            if begins:
                found.append(number)
            number, begins = number + 1, False
        return frozenset(found)

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def shingles(self) -> NDArray[np.uint64]:
        """The hash of each three words in a row, in their order; () where there are fewer."""
        hashes = np.array([zlib.crc32(word.encode("utf-8", "replace")) for word in self.folded], np.uint64)
        number = len(hashes) - LENGTH + 1
        if number < 1:
            return np.empty(0, np.uint64)
        total = np.zeros(number, np.uint64)
        for step, factor in enumerate(_OF_WORD):
            total += hashes[step : step + number] * factor
        return _mixed(total)

    @cached_property
    def different(self) -> NDArray[np.uint64]:
        """The hashes of its shingles, each once, in the order of their size."""
        return np.unique(self.shingles)

    @cached_property
    def single(self) -> tuple[NDArray[np.uint64], NDArray[np.intp]]:
        """The hashes of the shingles that it has once, in the order of their size, and where each stands."""
        values, places, counts = np.unique(self.shingles, return_index=True, return_counts=True)
        once = np.flatnonzero(counts == 1)
        return values.take(once), places.take(once)


def sketch_of(wording: Wording) -> NDArray[np.uint32] | None:
    """The least value of each of BANDS × ROWS permutations of a text's shingles; None where it has none.

    The share of values that two sketches have in common estimates the Jaccard coefficient of their shingles
    (Broder 1997).
    """
    shingles = wording.different
    if not len(shingles):
        return None
    least = np.full(BANDS * ROWS, np.iinfo(np.uint64).max, np.uint64)
    for start in range(0, len(shingles), _AT_ONCE):
        part = shingles[start : start + _AT_ONCE, None]
        np.minimum(least, ((part ^ _MASKS) * _FACTORS >> _LOW).min(axis=0), out=least)
    return least.astype(np.uint32)


def bands_of(sketch: NDArray[np.uint32]) -> list[int]:
    """A number of 63 bits for each band of a sketch, the same for the same minima."""
    rows = sketch.reshape(BANDS, ROWS).astype(np.uint64) * _OF_ROW
    bands: list[int] = (_mixed(rows.sum(axis=1, dtype=np.uint64) + _OF_BAND) >> np.uint64(1)).tolist()
    return bands


def _mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Every bit of each number spread over all (the finalizer of splitmix64)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
