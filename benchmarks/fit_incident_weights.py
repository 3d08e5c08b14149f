"""Fits the weights of corpus/incident_weights.py by logistic regression and writes them.

    python benchmarks/fit_incident_weights.py GAZETTEER_FOLDER CORPUS.jsonl
    python benchmarks/fit_incident_weights.py --leave-out GAZETTEER_FOLDER CORPUS.jsonl

With --leave-out it writes nothing: for each fifth of the incidents it fits on the others, and tells how the
articles of that fifth are put together, so that no figure is of incidents that the weights have seen.
A corpus has one article a line: {"id", "text", "title", "published", "incident"}; articles of one incident share
its name. Takes about two minutes and always gives the same weights.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt

from corpus.filters import Input, distinct, read_inputs
from corpus.incident_linking import near_tellings
from corpus.incident_links import features_of
from corpus.incident_weights import WEIGHTS
from corpus.incident_words import Tellings, WordCounts
from corpus.incidents import merge_reports
from corpus.pipeline import read_article
from corpus.records import Article, Incident, Report
from geodata.gazetteer import Gazetteer

RIDGE = 1.0
ROUNDS = 30
FIFTHS = 5
HEAD = '"""The weights of what speaks for and against two reports being of one incident: log-odds, fitted."""'

Floats = npt.NDArray[np.float64]
PATH = Path(__file__).resolve().parents[1] / "corpus" / "incident_weights.py"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A pair of articles: what speaks for and against their main reports being one, and whether they are."""

    features: Mapping[str, float]
    is_one: bool
    articles: tuple[str, str]


def read_corpus(path: Path, gazetteer: Gazetteer) -> tuple[dict[str, Article], list[Report], dict[str, str]]:
    """The articles, their reports, and the incident that each article tells of."""
    incident_of = {row["id"]: row["incident"] for row in map(json.loads, path.open(encoding="utf-8"))}
    inputs = distinct(read_inputs([str(path)], BytesIO()))
    articles = [one.article for one in inputs if isinstance(one, Input) and one.article.article_id in incident_of]
    reports = [report for article in articles for report in read_article(article, gazetteer).reports]
    return {article.article_id: article for article in articles}, reports, incident_of


def examples_of(
    reports: Sequence[Report], articles: Mapping[str, Article], truth: Mapping[str, str]
) -> list[Example]:
    """Pairs of main reports that share rare words: what speaks for and against, and whether they are one."""
    tellings = Tellings.of(reports, articles, WordCounts.of(articles.values()))
    mains = [report for report in reports if tellings.is_main(report)]
    examples = []
    for first, second in near_tellings(mains, tellings):
        one, other = mains[first], mains[second]
        examples.append(
            Example(
                features=dict(features_of(one, other, tellings)),
                is_one=truth[one.article_id] == truth[other.article_id],
                articles=(one.article_id, other.article_id),
            )
        )
    return examples


def fitted(examples: Sequence[Example]) -> dict[str, float]:
    """The weight of each feature; that of "" is the bias."""
    names = sorted({name for example in examples for name in example.features})
    rows = [[example.features.get(name, 0.0) for name in names] for example in examples]
    matrix = np.array([[*row, 1.0] for row in rows])
    scale = matrix.std(axis=0)
    scale[scale == 0] = 1
    weights = fit(matrix / scale, np.array([float(example.is_one) for example in examples])) / scale
    return dict(zip([*names, ""], map(float, weights), strict=True))


def fit(matrix: Floats, is_one: Floats) -> Floats:
    """The weights of a ridge logistic regression by Newton's method; the last column is the bias."""
    weights = np.zeros(matrix.shape[1])
    ridge = np.eye(matrix.shape[1]) * RIDGE
    ridge[-1, -1] = 0
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        slope = matrix.T @ (chance - is_one) + ridge @ weights
        weights -= np.linalg.solve((matrix * (chance * (1 - chance))[:, None]).T @ matrix + ridge, slope)
    return weights


def tell_left_out(
    articles: Mapping[str, Article],
    reports: Sequence[Report],
    truth: Mapping[str, str],
    examples: Sequence[Example],
) -> None:
    """Prints how articles are put together by weights that have not seen their incidents.

    All articles are put together for each fifth. A pair of two fifths counts half for each.
    """
    right = put = 0.0
    for number in range(FIFTHS):
        left = {each for each, incident in truth.items() if crc32(incident.encode()) % FIFTHS == number}
        use_weights(fitted([each for each in examples if left.isdisjoint(each.articles)]))
        group_of = put_together(merge_reports(reports, articles), truth)
        right += _pairs(Counter((group_of[each], truth[each]) for each in left if each in group_of))
        sizes, all_sizes = (Counter(group_of[each] for each in of if each in group_of) for of in (left, truth))
        put += sum(here * (here - 1) / 2 + here * (all_sizes[each] - here) / 2 for each, here in sizes.items())
    wanted = _pairs(Counter(truth.values()))
    precision, recall, f1 = 100 * right / put, 100 * right / wanted, 200 * right / (put + wanted)
    print(f"pair precision {precision:.1f}, recall {recall:.1f}, F1 {f1:.1f}")


def put_together(incidents: Iterable[Incident], truth: Mapping[str, str]) -> dict[str, int]:
    """The number of the incident that each article is in, the one of most articles where it is in several."""
    group_of: dict[str, int] = {}
    for number, incident in enumerate(sorted(incidents, key=lambda each: -len(each.article_ids))):
        for article_id in incident.article_ids:
            if article_id in truth:
                group_of.setdefault(article_id, number)
    return group_of


def use_weights(weights: Mapping[str, float]) -> None:
    """Lets the program of this process go by these weights."""
    WEIGHTS.clear()
    WEIGHTS.update(weights)


def write_weights(weights: Mapping[str, float]) -> None:
    """Writes the module that holds them."""
    lines = [f'    "{name}": {weight:.2f},' for name, weight in sorted(weights.items())]
    PATH.write_text("\n".join([HEAD, "", "WEIGHTS = {", *lines, "}", ""]), "utf-8")


def _pairs(sizes: Counter[Hashable]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def main() -> None:
    """Writes the weights, or prints what becomes of incidents that were left out."""
    given = sys.argv[1:]
    leave_out = "--leave-out" in given
    folder, corpus = (each for each in given if each != "--leave-out")
    with closing(Gazetteer.open(Path(folder))) as gazetteer:
        articles, reports, truth = read_corpus(Path(corpus), gazetteer)
    examples = examples_of(reports, articles, truth)
    if leave_out:
        tell_left_out(articles, reports, truth, examples)
    else:
        write_weights(fitted(examples))


if __name__ == "__main__":
    main()
