"""How many of a corpus' place names were found, and how many of them placed near enough."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from geodata.geometry import distance_km

NEAR_KM = 161
"""A hundred miles: the distance from which on the literature calls a place missed."""


class GoldName(NamedTuple):
    """A place name that a corpus marks: characters [start, end) and its point, None where nobody knows it."""

    start: int
    end: int
    lat: float | None = None
    lon: float | None = None


class FoundName(NamedTuple):
    """A place name that a tool found, with the point that it gives it, if any."""

    start: int
    end: int
    lat: float | None = None
    lon: float | None = None


def read_articles(corpus: Path) -> Iterator[dict[str, Any]]:
    """The articles of a corpus in JSON Lines."""
    for line in corpus.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            yield json.loads(line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts of names; sums of them over texts are scores too. The shares are in 0..1."""

    wanted: int = 0
    predicted: int = 0
    found: int = 0
    placed: int = 0
    """The names found whose point lies within 161 km of the gold's."""

    def __add__(self, other: Score) -> Score:
        return Score(
            wanted=self.wanted + other.wanted,
            predicted=self.predicted + other.predicted,
            found=self.found + other.found,
            placed=self.placed + other.placed,
        )

    @property
    def precision(self) -> float:
        """The share of the predicted names that are right."""
        return self.found / max(1, self.predicted)

    @property
    def recall(self) -> float:
        """The share of the wanted names that were found."""
        return self.found / max(1, self.wanted)

    @property
    def f1(self) -> float:
        """Of precision and recall, the harmonic mean."""
        return 2 * self.found / max(1, self.predicted + self.wanted)

    @property
    def placed_f1(self) -> float:
        """The same where only names that were found and placed count as right."""
        return 2 * self.placed / max(1, self.predicted + self.wanted)


def score_text(gold: Sequence[GoldName], found: Iterable[FoundName]) -> Score:
    """The counts of one text; a name counts as found where both its ends are right.

    Gold names without a point are neither asked for nor held against whoever finds them or a part of them. A
    stretch that the gold marks twice has two right points; one that is predicted twice is wrong the second time.
    """
    wanted: dict[tuple[int, int], list[GoldName]] = {}
    for name in gold:
        if name.lat is not None:
            wanted.setdefault((name.start, name.end), []).append(name)
    unplaced = [name for name in gold if name.lat is None]
    hits: set[tuple[int, int]] = set()
    wrong = placed = 0
    for guess in found:
        span = (guess.start, guess.end)
        if span in wanted and span not in hits:
            hits.add(span)
            placed += any(_is_near(name, guess) for name in wanted[span])
        else:
            wrong += not any(guess.start < name.end and name.start < guess.end for name in unplaced)
    return Score(wanted=len(wanted), predicted=len(hits) + wrong, found=len(hits), placed=placed)


def _is_near(gold: GoldName, guess: FoundName) -> bool:
    if gold.lat is None or gold.lon is None or guess.lat is None or guess.lon is None:
        return False
    return distance_km(gold.lat, gold.lon, guess.lat, guess.lon) <= NEAR_KM
