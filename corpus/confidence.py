"""How likely it is that a careful reader would agree with a report, from the grounds for and against it."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, log1p

from corpus.confidence_weights import BIAS, WEIGHTS
from corpus.grounds import Ground

EVENT, PLACE, DAY = range(3)
"""What a report may be wrong in: that such a thing is told at all, where it was, and when."""

LEAST_EFFECT = 0.003
"""Grounds that change the confidence by a smaller share than this are not told."""


def confidence_of(grounds: Iterable[Ground], *, placed: bool, dated: bool) -> float:
    """The probability, in 0..1, that event, place and day are right; what a report does not say does not count."""
    event, place, day = _log_odds(grounds)
    return _probability(event) * (_probability(place) if placed else 1.0) * (_probability(day) if dated else 1.0)


def telling_grounds(grounds: Iterable[Ground], *, placed: bool, dated: bool) -> tuple[Ground, ...]:
    """The grounds that matter, those first that change the confidence most."""
    held = tuple(grounds)
    odds = _log_odds(held)
    parts = [EVENT, *([PLACE] if placed else []), *([DAY] if dated else [])]
    doubts = {part: _softplus(-odds[part]) for part in parts}

    def effect(ground: Ground) -> float:
        """By how much the confidence changes with it, as a logarithm."""
        weights = WEIGHTS[ground]
        return sum(_softplus(weights[part] - odds[part]) - doubts[part] for part in parts if weights[part])

    effects = {ground: abs(effect(ground)) for ground in held}
    return tuple(sorted((g for g in held if effects[g] >= LEAST_EFFECT), key=lambda g: -effects[g]))


def _log_odds(grounds: Iterable[Ground]) -> list[float]:
    odds = list(BIAS)
    for ground in grounds:
        for part, weight in enumerate(WEIGHTS[ground]):
            odds[part] += weight
    return odds


def _probability(log_odds: float) -> float:
    return 1 / (1 + exp(-log_odds))


def _softplus(value: float) -> float:
    """log(1 + e^value): the negative logarithm of the probability of log-odds -value."""
    return value + log1p(exp(-value)) if value > 0 else log1p(exp(value))
