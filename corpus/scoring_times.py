"""How many of the time expressions marked in texts are found, to the character and with their values."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple, Protocol

from corpus.timex import find_times

_DAY = len("2020-10-30")


class Marked(Protocol):
    """A time expression, whoever found it."""

    @property
    def start(self) -> int:
        """Its first character."""

    @property
    def end(self) -> int:
        """The character after its last."""

    @property
    def value(self) -> str:
        """Its TIMEX3 value, "" where there is none."""


class MarkedTime(NamedTuple):
    """A time expression as a corpus marks it."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateScore:
    """Counts of time expressions; sums of them over texts are scores too. Shares are in 0..1.

    As in TempEval-3: an expression counts as met where a guess overlaps it; of those that are met, `strict` have
    both ends right, `valued` the right value.
    """

    wanted: int = 0
    predicted: int = 0
    strict: int = 0
    valued: int = 0

    def __add__(self, other: DateScore) -> DateScore:
        return DateScore(
            wanted=self.wanted + other.wanted,
            predicted=self.predicted + other.predicted,
            strict=self.strict + other.strict,
            valued=self.valued + other.valued,
        )

    @property
    def value_f1(self) -> float:
        """Of expressions met with the right value."""
        return 2 * self.valued / max(1, self.wanted + self.predicted)

    @property
    def strict_f1(self) -> float:
        """Of expressions with both ends right."""
        return 2 * self.strict / max(1, self.wanted + self.predicted)


def score_times(gold: Sequence[Marked], found: Sequence[Marked]) -> DateScore:
    """The counts of one text: each expression meets one guess, that of its very ends or the most in common."""
    pairs = sorted(
        ((_is_same(wanted, guess), _overlap(wanted, guess), i, j)
         for i, wanted in enumerate(gold) for j, guess in enumerate(found) if _overlap(wanted, guess) > 0),
        reverse=True,
    )  # fmt: skip
    met: dict[int, int] = {}
    for _, _, i, j in pairs:
        if i not in met and j not in met.values():
            met[i] = j
    return DateScore(
        wanted=len(gold),
        predicted=len(found),
        strict=sum(_is_same(gold[i], found[j]) for i, j in met.items()),
        valued=sum(gold[i].value == found[j].value for i, j in met.items()),
    )


def _overlap(one: Marked, other: Marked) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _is_same(one: Marked, other: Marked) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def score_corpus(path: Path) -> DateScore:
    """The counts over a corpus in JSON Lines: each row's `timexes` against what is found in its `text`."""
    total = DateScore()
    for text, published, marked in _marked_texts(path):
        total += score_times(marked, find_times(text, published))
    return total


def _marked_texts(path: Path) -> Iterator[tuple[str, date | None, list[MarkedTime]]]:
    for line in path.read_text("utf-8").split("\n"):
        if line.strip():
            row = json.loads(line)
            day = date.fromisoformat(row["published"][:_DAY]) if row.get("published") else None
            yield row["text"], day, [MarkedTime(t["start"], t["end"], t["value"]) for t in row["timexes"]]
