"""How often what is said with a confidence is right: calibration error, Brier score, and a line for each tenth."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

TENTHS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenth:
    """Reports of a confidence from `least` up to a tenth more: the mean said, and the share that is right."""

    least: float
    reports: int
    said: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """`error` is the expected calibration error over tenths, `brier` the mean squared error.

    `auc` is the share of pairs, one right and one wrong, in which the right one was said with more confidence.
    """

    reports: int
    said: float
    right: float
    error: float
    brier: float
    auc: float
    tenths: tuple[Tenth, ...]


def calibrate(told: Sequence[tuple[float, bool]]) -> Calibration:
    """The calibration of confidences in 0..1, each with whether it was right; at least one is needed."""
    by_tenth: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for said, right in told:
        by_tenth[min(int(said * TENTHS), TENTHS - 1)].append((said, right))
    tenths = tuple(_tenth(number, by_tenth[number]) for number in sorted(by_tenth))
    return Calibration(
        reports=len(told),
        said=sum(said for said, _ in told) / len(told),
        right=sum(right for _, right in told) / len(told),
        error=sum(abs(each.said - each.right) * each.reports for each in tenths) / len(told),
        brier=sum((said - right) ** 2 for said, right in told) / len(told),
        auc=_auc(told),
        tenths=tenths,
    )


def _tenth(number: int, told: Sequence[tuple[float, bool]]) -> Tenth:
    return Tenth(
        least=number / TENTHS,
        reports=len(told),
        said=sum(said for said, _ in told) / len(told),
        right=sum(right for _, right in told) / len(told),
    )


def _auc(told: Sequence[tuple[float, bool]]) -> float:
    wrong = sorted(said for said, right in told if not right)
    above = [(bisect_left(wrong, said) + bisect_right(wrong, said)) / 2 for said, right in told if right]
    return sum(above) / (len(above) * len(wrong)) if above and wrong else 0.5
