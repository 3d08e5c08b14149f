"""Fits the weights of corpus/confidence_weights.py by logistic regression, and tells how far they can be trusted.

    python benchmarks/fit_confidence_weights.py [--write] [SHARED_FOLDER]

Without --write it writes nothing, and prints how often reports are right by how sure they were said to be: each
fifth of the articles by weights that were fitted on the others. SHARED_FOLDER is ../shared, where the development
data is. Takes about a minute and always gives the same weights.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt
from confidence_gold import ROOT, Judged, judged_reports

from corpus.calibration import Calibration, calibrate
from corpus.grounds import Ground
from geodata.gazetteer import Gazetteer
from geodata.home import default_gazetteer

RIDGE = 2.0
ROUNDS = 30
FIFTHS = 5
COUNTS_FOR = {"conflict": 500.0, "shootings": 1500.0, "attacks": 300.0}
"""Reports that each corpus counts for, however many it has: that of attacks judges the hardest."""

WEIGHED_AS = {Ground.LOCAL_NEWS: Ground.PLACE_NAMED}
"""Grounds that are weighed as one: no place that had to be supplied is surer than one that the sentence names."""

OF_ANY = (Ground.TOLD_AGAIN, Ground.FIGURES, Ground.OPENING, Ground.VAGUE, Ground.RECALLED)
PATH = ROOT / "corpus" / "confidence_weights.py"
HEAD = '''"""The weights of what speaks for and against a report: log-odds of its event, place and day, fitted.

Written by benchmarks/fit_confidence_weights.py.
"""

from corpus.grounds import Ground
'''

Floats = npt.NDArray[np.float64]
Weights = dict[Ground | None, float]
"""The weight of each ground; that of None is the bias."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What of a report is judged, by which grounds, and in which corpora.

    A corpus `apart` helps to weigh the grounds against each other, and has a bias of its own: its gold
    judges too hard, or only some of its reports.
    """

    name: str
    grounds: tuple[Ground, ...]
    judged: Callable[[Judged], bool | None]
    apart: frozenset[str] = frozenset()


def _from(first: Ground, last: Ground) -> tuple[Ground, ...]:
    every = tuple(Ground)
    return every[every.index(first) : every.index(last) + 1]


PARTS = (
    Part(
        name="event",
        grounds=_from(Ground.TOLD_AGAIN, Ground.IN_PASSING),
        judged=lambda j: j.event if j.corpus == "conflict" else None,
    ),
    Part(
        name="place",
        grounds=(*OF_ANY, *_from(Ground.PLACE_NAMED, Ground.OTHER_PLACE_OFTENER)),
        judged=lambda j: j.place,
        apart=frozenset({"attacks"}),
    ),
    Part(
        name="day",
        grounds=(*OF_ANY, Ground.LISTED, *_from(Ground.DAY_NAMED, Ground.OLD_NEWS)),
        judged=lambda j: j.day,
        apart=frozenset({"attacks"}),
    ),
)


def fitted(part: Part, judged: Sequence[Judged]) -> Weights:
    """The weights of a part's grounds, none against its sign: what seems to be against is left out."""
    known = [each for each in judged if part.judged(each) is not None]
    grounds = [ground for ground in part.grounds if ground not in WEIGHED_AS]
    while True:
        weights = _fit(part, grounds, known)
        against = [g for g in grounds if (weights[g] > 0) is not g.raises]
        if not against:
            as_one = {g: WEIGHED_AS.get(g, g) for g in part.grounds}
            return {None: weights[None]} | {g: weights.get(one, 0.0) for g, one in as_one.items()}
        worst = max(against, key=lambda g: abs(weights[g]))
        grounds.remove(worst)


def _fit(part: Part, grounds: Sequence[Ground], known: Sequence[Judged]) -> Weights:
    """A ridge logistic regression by Newton's method; corpora count for COUNTS_FOR, biases are free."""
    apart = sorted(part.apart)
    held = [frozenset(WEIGHED_AS.get(g, g) for g in each.report.confidence_because) for each in known]
    matrix = np.array(
        [
            [*(g in grounds_held for g in grounds), *(each.corpus == name for name in apart), True]
            for each, grounds_held in zip(known, held, strict=True)
        ],
        dtype=float,
    )
    sizes = Counter(each.corpus for each in known)
    counts = np.array([COUNTS_FOR[each.corpus] / sizes[each.corpus] for each in known])
    right = np.array([float(bool(part.judged(each))) for each in known])
    ridge = np.diag([RIDGE] * len(grounds) + [1e-6] * (len(apart) + 1))
    weights = np.zeros(matrix.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        slope = matrix.T @ (counts * (chance - right)) + ridge @ weights
        curve = (matrix * (counts * chance * (1 - chance))[:, None]).T @ matrix + ridge
        weights -= np.linalg.solve(curve, slope)
    return {**{g: float(w) for g, w in zip(grounds, weights, strict=False)}, None: float(weights[-1])}


def chance(weights: Weights, grounds: Iterable[Ground]) -> float:
    """The probability that the part is right."""
    return float(1 / (1 + np.exp(-weights[None] - sum(weights.get(ground, 0.0) for ground in grounds))))


def left_out(judged: Sequence[Judged]) -> list[dict[str, float]]:
    """The probabilities of each report's parts by weights that have not seen its article."""
    fifth = [crc32(each.article_id.encode()) % FIFTHS for each in judged]
    told: list[dict[str, float]] = [{} for _ in judged]
    for number in range(FIFTHS):
        others = [each for each, its in zip(judged, fifth, strict=True) if its != number]
        for part in PARTS:
            weights = fitted(part, others)
            for at, each in enumerate(judged):
                if fifth[at] == number:
                    told[at][part.name] = chance(weights, each.report.confidence_because)
    return told


def whole_chance(each: Judged, parts: Mapping[str, float]) -> float:
    """The probability that all that a report says is right."""
    placed, dated = each.report.place is not None, each.report.days is not None
    return parts["event"] * (parts["place"] if placed else 1.0) * (parts["day"] if dated else 1.0)


def tell(judged: Sequence[Judged]) -> None:
    """Prints how far confidence can be trusted: for each part and corpus, then for whole reports with tenths."""
    told = left_out(judged)
    pairs = list(zip(judged, told, strict=True))
    for name in ("conflict", "shootings", "attacks"):
        mine = [(each, parts) for each, parts in pairs if each.corpus == name]
        for part in PARTS:
            known = [(parts[part.name], right) for each, parts in mine if (right := part.judged(each)) is not None]
            if known:
                _tell_line(f"{name}, {part.name}", calibrate(known))
    for name in ("conflict", "shootings"):
        whole = [(whole_chance(e, p), w) for e, p in pairs if e.corpus == name and (w := e.whole) is not None]
        tell_tenths(f"{name}, whole", calibrate(whole))


def _tell_line(name: str, found: Calibration) -> None:
    print(
        f"{name}: {found.reports} reports, {found.right:.3f} right, said {found.said:.3f}, "
        f"error {found.error:.3f}, Brier {found.brier:.3f}, AUC {found.auc:.3f}"
    )


def tell_tenths(name: str, found: Calibration) -> None:
    """Prints a calibration, then each tenth of it."""
    _tell_line(name, found)
    for tenth in found.tenths:
        print(f"  {tenth.least:.1f}  {tenth.reports:5} reports, said {tenth.said:.2f}, right {tenth.right:.2f}")


def write_weights(by_part: Sequence[Weights]) -> None:
    """Writes the module that holds them."""
    bias = ", ".join(f"{weights[None]:.2f}" for weights in by_part)
    lines = []
    for ground in [g for g in Ground if any(g in weights for weights in by_part)]:
        row = ", ".join(f"{weights.get(ground, 0.0) + 0.0:.2f}" for weights in by_part)
        lines.append(f"    Ground.{ground.name}: ({row}),")
    PATH.write_text("\n".join([HEAD, f"BIAS = ({bias})", "", "WEIGHTS = {", *lines, "}", ""]), "utf-8")


def main() -> None:
    """Writes the weights, or tells how far they can be trusted."""
    given = [each for each in sys.argv[1:] if each != "--write"]
    shared = Path(given[0]) if given else ROOT.parent / "shared"
    with closing(Gazetteer.open(default_gazetteer())) as gazetteer:
        judged = judged_reports(shared, gazetteer)
    if "--write" in sys.argv[1:]:
        write_weights([fitted(part, judged) for part in PARTS])
    else:
        tell(judged)


if __name__ == "__main__":
    main()
