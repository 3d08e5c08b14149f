"""Confidence is fitted on what its vocabulary names, and is right as often as it says on the development data."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.calibration import calibrate
from corpus.confidence_weights import WEIGHTS
from corpus.grounds import Ground
from corpus.pipeline import read_article
from corpus.records import Article
from corpus.scoring import digest

GVA = Path(__file__).resolve().parents[3] / "shared" / "eval" / "incidents" / "gva.jsonl"
GVA_DIGEST = "c466608541357a23"
EVERY = 6

OWN_DIGESTS = ("11e9b42b152d", "c0bcc71d7a99")


def test_the_weights_are_those_of_the_grounds_that_are_fitted(modules):
    parts = modules["fit_confidence_weights"].PARTS
    assert {ground for part in parts for ground in part.grounds} == set(WEIGHTS)
    for number, part in enumerate(parts):
        assert {ground for ground, weights in WEIGHTS.items() if weights[number]} <= set(part.grounds)


def test_a_ground_of_reports_that_are_right_gets_weight_and_none_against_its_sign(modules, world):
    script, gold = modules["fit_confidence_weights"], modules["confidence_gold"]
    article = Article(article_id="a", text="Rockets hit Barda.")
    (report,) = read_article(article, world).reports

    def judged(number, *grounds, right):
        told = replace(report, confidence_because=grounds)
        return gold.Judged(corpus="conflict", article_id=str(number), report=told, place=right)

    examples = [
        *(judged(n, right=n % 5 > 0) for n in range(100)),
        *(judged(n, Ground.NO_RIVAL, right=n % 20 > 0) for n in range(100)),
        *(judged(n, Ground.NEAR_RIVAL, right=n % 2 > 0) for n in range(100)),
        *(judged(n, Ground.WIDE, right=n % 10 > 0) for n in range(100)),
    ]
    place = next(part for part in script.PARTS if part.name == "place")
    weights = script.fitted(place, examples)
    assert weights[Ground.NO_RIVAL] > 0 > weights[Ground.NEAR_RIVAL]
    assert weights[Ground.WIDE] == 0.0


def test_reports_on_the_conflict_are_right_as_often_as_is_said(modules, world):
    gold = modules["confidence_gold"]
    assert tuple(digest(folder / "expected.jsonl") for folder in gold.OWN_CORPORA) == OWN_DIGESTS
    judged = [each for folder in gold.OWN_CORPORA for each in gold.judge_own(folder, world)]
    found = calibrate([(each.report.confidence, each.whole) for each in judged if each.whole is not None])
    assert found.auc >= 0.85
    assert found.error <= 0.09


def test_reports_on_shootings_are_right_as_often_as_is_said(modules, world):
    if not GVA.is_file():
        pytest.skip("the development corpora are not beside this checkout (../shared/eval)")
    assert hashlib.sha256(GVA.read_bytes()).hexdigest()[:16] == GVA_DIGEST, "a floor belongs to its gold"
    gold = modules["confidence_gold"]
    judged = [
        each
        for article, row in gold.articles_with_gold(GVA, EVERY)
        for each in gold.judge_shooting(read_article(article, world).reports, article.article_id, row["gold"])
    ]
    found = calibrate([(each.report.confidence, each.whole) for each in judged if each.whole is not None])
    assert found.auc >= 0.68
    assert found.error <= 0.07
