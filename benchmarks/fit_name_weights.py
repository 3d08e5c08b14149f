"""Fits the weights of geodata/name_weights.py by logistic regression and prints them.

    python benchmarks/fit_name_weights.py GAZETTEER_FOLDER CORPUS.jsonl...

A corpus has one article a line: {"id", "text", "toponyms": [{"start", "end", "lat"}]}; names without a latitude
neither count for nor against. Each corpus weighs the same. Takes about a minute and always gives the same weights.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt

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
    """A stretch spelt like a place: its features, whether it is one, and the corpus (the last are flat texts)."""

    features: tuple[str, ...]
    is_place: bool
    corpus: int


def examples_of(
    text: str, gold: list[dict[str, float | int | None]], corpus: int, gazetteer: Gazetteer
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
            yield Example(features=features, is_place=is_place, corpus=corpus)


def read_examples(gazetteer: Gazetteer, corpora: list[Path]) -> list[Example]:
    """The examples of all corpora, as they are, in capitals and in small letters."""
    examples: list[Example] = []
    for number, path in enumerate(corpora):
        for line in path.read_text(encoding="utf-8").split("\n"):
            if not line.strip():
                continue
            article = json.loads(line)
            text, gold = article["text"], article["toponyms"]
            examples.extend(examples_of(text, gold, number, gazetteer))
            if crc32(article["id"].encode()) % FLAT_SHARE == 0:
                for flat in (text.upper(), text.lower()):
                    if len(flat) == len(text):
                        examples.extend(examples_of(flat, gold, len(corpora), gazetteer))
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


def main() -> None:
    """Prints the weights as Python lines."""
    gazetteer = Gazetteer.open(Path(sys.argv[1]))
    corpora = [Path(name) for name in sys.argv[2:]]
    examples = read_examples(gazetteer, corpora)
    names = sorted({feature for example in examples for feature in example.features})
    column = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(examples), len(names) + 1))
    matrix[:, -1] = 1
    for row, example in enumerate(examples):
        matrix[row, [column[feature] for feature in example.features]] = 1
    corpus = np.array([example.corpus for example in examples])
    sizes = np.bincount(corpus, minlength=len(corpora) + 1)
    shares = np.array([1.0] * len(corpora) + [FLAT_WEIGHT])
    importance = (shares / np.maximum(sizes, 1))[corpus] * sizes[: len(corpora)].sum() / len(corpora)
    weights = fit(matrix, np.array([float(example.is_place) for example in examples]), importance)
    for name, weight in zip(names, weights[:-1], strict=True):
        if abs(weight) > LEAST_WEIGHT:
            print(f'    "{name}": {weight:.2f},')
    print(f"BIAS = {weights[-1]:.2f}")


if __name__ == "__main__":
    main()
