"""How many of a corpus' time expressions were found, to the character and with their values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from date_tools import FoundTime


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


def score_times(gold: Sequence[FoundTime], found: Sequence[FoundTime]) -> DateScore:
    """The counts of one text: each expression meets one guess, that of its very ends or the most in common."""
    pairs = sorted(
        ((wanted[:2] == guess[:2], _overlap(wanted, guess), i, j)
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
        strict=sum(gold[i][:2] == found[j][:2] for i, j in met.items()),
        valued=sum(gold[i].value == found[j].value for i, j in met.items()),
    )


def _overlap(one: FoundTime, other: FoundTime) -> int:
    return min(one.end, other.end) - max(one.start, other.start)
