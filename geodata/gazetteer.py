"""Looking up place names: what a spelling may mean, the longest name from a word on, and places by their ids."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from sys import maxsize
from threading import Lock
from typing import Any

from geodata.gazetteer_files import broken, open_places, place_of, read_meta
from geodata.key_index import KeyIndex, Posting
from geodata.names import name_keys, transliteration_key
from geodata.place import Candidate, MatchQuality, Place
from geodata.word_memory import WordMemory

MOST_CANDIDATES = 50
"""No spelling is given more candidates than this; those left out are the least important."""

_PLACES_KEPT = 8192
_SPELLINGS_KEPT = 8192
_WORDS_KEPT = 32_768


class Gazetteer:
    """A gazetteer opened to be read; safe to share among threads, and each process opens its own.

    `version` names the format and the digest of all that it was built from, `sources` has one line for each
    source with its licence and release.
    """

    def __init__(self, folder: Path) -> None:
        meta = read_meta(folder)
        path = {part: folder / name for part, name in meta.files.items()}
        self.version = meta.version
        self.sources = meta.sources
        self.folder = folder
        self._longest_name = meta.longest_name
        self._lock = Lock()
        try:
            self._names = KeyIndex(path["names"], path["names_postings"])
            self._similar = KeyIndex(path["similar"], path["similar_postings"])
            self._places = open_places(path["places"])
            self._read("SELECT 1 FROM places LIMIT 1", ())
        except (KeyError, OSError, RuntimeError, ValueError, sqlite3.Error) as error:
            raise broken(folder, f"a file is damaged ({error})") from error
        self._kept: dict[int, Place] = {}
        self._candidates = lru_cache(_SPELLINGS_KEPT)(self._find_candidates)
        self._alone = WordMemory(self._names.alone, _WORDS_KEPT)

    @classmethod
    def open(cls, folder: Path) -> Gazetteer:
        """The gazetteer of a folder; GazetteerMissingError and GazetteerBrokenError say what to do."""
        return cls(folder)

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """What a spelling may mean: at most 50 places, the most important first, none twice.

        Countries, regions of the world and the theatre's places stand before others, and these by population.
        Where no name matches exactly, names of the theatre that are spelt alike in another transliteration.
        """
        return self._candidates(name)

    def longest(self, keys: Sequence[str], start: int, end: int = maxsize) -> int:
        """Of the folded words [start, end), how many the longest name spans; 0 where no name begins there.

        No name spans an empty key: put one where a name cannot go on (the end of a sentence, a comma).
        """
        alone = self._alone[keys[start]] if start < min(end, len(keys)) else 0
        if alone is not None:
            return alone
        return self._names.longest(" ".join(keys[start : min(end, start + self._longest_name)]))

    def longest_similar(self, keys: Sequence[str], start: int) -> int:
        """Like longest, over the theatre's names in any transliteration.

        `keys` are the words of a text evened out (names.even_out), one for each.
        """
        return self._similar.longest(" ".join(keys[start : start + self._longest_name]))

    def place(self, place_id: str) -> Place:
        """The place with that id, or the one that replaced it; KeyError where there is none."""
        row = self._row_of(place_id)
        if row is None:
            raise KeyError(place_id)
        return self._rows([row])[0]

    def country(self, iso: str) -> Place | None:
        """The country with an ISO 3166 code of two letters, None where there is none."""
        row = self._row_of(f"iso:{iso}")
        return None if row is None else self._rows([row])[0]

    def replaced_because(self, place_id: str) -> str:
        """Why another place stands for that id, in a few words; "" where none does."""
        found = self._read("SELECT why FROM replaced WHERE place_id = ?", (place_id,))
        return str(found[0]) if found else ""

    def close(self) -> None:
        """Closes its files; nothing can be looked up any more."""
        self._places.close()

    def _find_candidates(self, name: str) -> tuple[Candidate, ...]:
        postings = [posting for key in name_keys(name) for posting in self._names.postings(key)]
        if postings:
            return self._as_candidates(name, postings, MatchQuality.EXACT)
        key = transliteration_key(name)
        return self._as_candidates(name, self._similar.postings(key) if key else [], MatchQuality.TRANSLITERATED)

    def _as_candidates(self, name: str, postings: list[Posting], quality: MatchQuality) -> tuple[Candidate, ...]:
        name_of_row: dict[int, int] = {}
        for posting in sorted(postings, key=lambda posting: posting.row):
            name_of_row.setdefault(posting.row, posting.name)
        most = list(name_of_row)[:MOST_CANDIDATES]
        places = zip(self._rows(most), most, strict=True)
        return tuple(_candidate(name, place, name_of_row[row], quality) for place, row in places)

    def _row_of(self, place_id: str) -> int | None:
        found = self._read("SELECT row FROM places WHERE place_id = ?", (place_id,))
        found = found or self._read("SELECT row FROM replaced WHERE place_id = ?", (place_id,))
        return int(found[0]) if found else None

    def _rows(self, rows: Sequence[int]) -> list[Place]:
        """The places of rows, in their order; those not yet known are read in one go."""
        kept = self._kept
        unknown = [row for row in rows if row not in kept]
        if unknown:
            if len(kept) > _PLACES_KEPT:
                kept = self._kept = {row: kept[row] for row in rows if row in kept}
            marks = ", ".join("?" * len(unknown))
            with self._lock:
                read = self._places.execute(f"SELECT * FROM places WHERE row IN ({marks})", unknown).fetchall()  # noqa: S608  marks only
            kept |= {row[0]: place_of(row) for row in read}
            if len(read) < len(unknown):
                raise broken(self.folder, f"the places lack a row of {unknown}")
        return [kept[row] for row in rows]

    def _read(self, query: str, parameters: tuple[object, ...]) -> tuple[Any, ...] | None:
        with self._lock:
            found: tuple[Any, ...] | None = self._places.execute(query, parameters).fetchone()
        return found


def _candidate(spelling: str, place: Place, number: int, quality: MatchQuality) -> Candidate:
    as_spelt = (name for name in place.names if name.text == spelling)
    matched = next(as_spelt, place.names[number])
    return Candidate(place=place, quality=quality, matched_name=matched.text, lang=matched.lang)
