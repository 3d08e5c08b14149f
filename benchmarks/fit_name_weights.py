"""Fits the weights of geodata/name_weights.py by logistic regression and prints them.

    python benchmarks/fit_name_weights.py GAZETTEER_FOLDER CORPUS.jsonl...
    python benchmarks/fit_name_weights.py --leave-out GAZETTEER_FOLDER CORPUS.jsonl...

With --leave-out it fits on all corpora but one, for each, and tells how the stretches of that one come out: how
well the weights do on news that they have not seen.
A corpus has one article a line: {"id", "text", "toponyms": [{"start", "end", "lat"}]}; names without a latitude
neither count for nor against. Each corpus weighs the same. Takes about a minute and always gives the same weights.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt
from toponym_scores import read_articles

from geodata.gazetteer import Gazetteer
from geodata.name_features import features_of, read_document
from geodata.near_spellings import with_near_spellings
from geodata.persons import find_persons
from geodata.spans import find_spans
from geodata.words import read_words

RIDGE = 3.0
ROUNDS = 60
FLAT_SHARE = 3
"""One article in so many is read again in capitals and in small letters."""
FLAT_WEIGHT = 0.5
LEAST_WEIGHT = 0.05

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A stretch spelt like a place: its features, whether it is one, its corpus, and whether in a flat text."""

    features: tuple[str, ...]
    is_place: bool
    corpus: int
    is_flat: bool


def examples_of(
    text: str,
    gold: list[dict[str, float | int | None]],
    corpus: int,
    gazetteer: Gazetteer,
    *,
    is_flat: bool = False,
) -> Iterator[Example]:
    """The examples of one article."""
    words = read_words(text)
    spans = with_near_spellings(words, find_spans(words, gazetteer), gazetteer)
    document = read_document(words, find_persons(words, spans), spans)
    ranges = {(name["start"], name["end"]): name["lat"] is not None for name in gold}
    ignored = [span for span, counts in ranges.items() if not counts]
    for position, span in enumerate(spans):
        is_place = ranges.get((span.start, span.end), False)
        if is_place or not any(span.start < (end or 0) and (start or 0) < span.end for start, end in ignored):
            features = tuple(features_of(spans, position, document))
            yield Example(features=features, is_place=is_place, corpus=corpus, is_flat=is_flat)


def read_examples(gazetteer: Gazetteer, corpora: list[Path]) -> list[Example]:
    """The examples of all corpora, as they are, in capitals and in small letters."""
    examples: list[Example] = []
    for number, path in enumerate(corpora):
        for article in read_articles(path):
            text, gold = article["text"], article["toponyms"]
            examples.extend(examples_of(text, gold, number, gazetteer))
            if crc32(article["id"].encode()) % FLAT_SHARE == 0:
                for flat in (text.upper(), text.lower()):
                    if len(flat) == len(text):
                        examples.extend(examples_of(flat, gold, number, gazetteer, is_flat=True))
    return examples


def fit(matrix: Floats, is_place: Floats, importance: Floats) -> Floats:
    """The weights of a ridge logistic regression by Newton's method; the last column is the bias."""
    weights = np.zeros(matrix.shape[1])
    ridge = np.eye(matrix.shape[1]) * RIDGE
    ridge[-1, -1] = 0
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (importance * (chance - is_place)) + ridge @ weights
        curve = (matrix * (importance * chance * (1 - chance))[:, None]).T @ matrix + ridge
        weights -= np.linalg.solve(curve, slope)
    return weights


def fitted(examples: list[Example]) -> dict[str, float]:
    """The weight of each feature; that of "" is the bias."""
    names = sorted({feature for example in examples for feature in example.features})
    column = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(examples), len(names) + 1))
    matrix[:, -1] = 1
    for row, example in enumerate(examples):
        matrix[row, [column[feature] for feature in example.features]] = 1
    parts = Counter("flat" if example.is_flat else example.corpus for example in examples)
    plain = {part: size for part, size in parts.items() if part != "flat"}
    evenly = sum(plain.values()) / len(plain)
    weight_of = {part: (FLAT_WEIGHT if part == "flat" else 1.0) * evenly / size for part, size in parts.items()}
    importance = np.array([weight_of["flat" if each.is_flat else each.corpus] for each in examples])
    weights = fit(matrix, np.array([float(example.is_place) for example in examples]), importance)
    return dict(zip([*names, ""], map(float, weights), strict=True))


def tell_left_out(examples: list[Example], corpora: list[Path]) -> None:
    """Prints for each corpus how its names are found with weights fitted on the others."""
    for number, path in enumerate(corpora):
        weights = fitted([each for each in examples if each.corpus != number])
        found = hits = 0
        for example in (each for each in examples if each.corpus == number and not each.is_flat):
            score = weights[""] + sum(weights.get(feature, 0.0) for feature in example.features)
            found += score > 0
            hits += score > 0 and example.is_place
        wanted = sum(name["lat"] is not None for article in read_articles(path) for name in article["toponyms"])
        print(f"{path.stem}: F1 {200 * hits / (found + wanted):.1f}")


def main() -> None:
    """Prints the weights as Python lines, or what becomes of a corpus that was left out."""
    given = sys.argv[1:]
    leave_out = "--leave-out" in given
    folder, *names = (each for each in given if each != "--leave-out")
    corpora = [Path(name) for name in names]
    examples = read_examples(Gazetteer.open(Path(folder)), corpora)
    if leave_out:
        tell_left_out(examples, corpora)
        return
    weights = fitted(examples)
    bias = weights.pop("")
    for name, weight in weights.items():
        if abs(weight) > LEAST_WEIGHT:
            print(f'    "{name}": {weight:.2f},')
    print(f"BIAS = {bias:.2f}")


if __name__ == "__main__":
    main()
