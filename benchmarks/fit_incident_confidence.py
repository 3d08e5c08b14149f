"""Fits the three numbers of corpus/incident_confidence.py, and tells how often incidents are right by them.

    python benchmarks/fit_incident_confidence.py [SHARED_FOLDER]

Prints them, to be written there by hand. Only incidents with the main report of an article that counts the people
of the corpus of shootings are judged. Takes about a minute.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from confidence_gold import ROOT, SHOOTINGS_KM, articles_with_gold, main_shooting
from fit_confidence_weights import tell_tenths

from corpus.calibration import calibrate
from corpus.incident_confidence import agreement
from corpus.incident_tolls import text_key
from corpus.incidents import merge_reports
from corpus.pipeline import read_article
from corpus.records import Article, Incident, Report, Status
from geodata.gazetteer import Gazetteer
from geodata.geometry import geodesic_km
from geodata.home import default_gazetteer

RIDGE = 0.1
ROUNDS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An incident: who tells of it, the confidence of its surest report, its own, and whether it is right."""

    agreed: int
    everybody: int
    surest: float
    said: float
    right: bool


def examples_of(shared: Path, gazetteer: Gazetteer) -> list[Example]:
    """The incidents whose place and day the corpus of shootings knows."""
    articles: dict[str, Article] = {}
    golds: dict[str, Mapping[str, Any]] = {}  # by the id of an article's main report
    reports: dict[str, Report] = {}
    for article, row in articles_with_gold(shared / "eval" / "incidents" / "gva.jsonl"):
        articles[article.article_id] = article
        told = read_article(article, gazetteer).reports
        reports |= {each.report_id: each for each in told}
        if (main := main_shooting(told, row["gold"])) is not None:
            golds[main.report_id] = row
    texts = {key: text_key(report, articles) for key, report in reports.items()}
    found = []
    for incident in merge_reports(reports.values(), articles):
        members = [reports[key] for key in incident.report_ids]
        gold = _gold_of(incident, members, golds)
        if gold is not None:
            found.append(_example(incident, members, texts, gold))
    return found


def _gold_of(
    incident: Incident, members: Sequence[Report], golds: Mapping[str, Mapping[str, Any]]
) -> Mapping[str, Any] | None:
    """What is noted of the incident that most main reports are of; None where that is not known."""
    known = [golds[each.report_id] for each in members if each.report_id in golds]
    if incident.status is not Status.HAPPENED or incident.place is None or incident.days is None or not known:
        return None
    name = Counter(row["incident"] for row in known).most_common(1)[0][0]
    gold: Mapping[str, Any] = next(row["gold"] for row in known if row["incident"] == name)
    return gold if gold["lat"] is not None else None


def _example(
    incident: Incident, members: Sequence[Report], texts: Mapping[str, str], gold: Mapping[str, Any]
) -> Example:
    found = agreement(members, incident.place, incident.days, texts)
    right = False
    if incident.place is not None and incident.days is not None:
        away_km = geodesic_km(gold["lat"], gold["lon"], incident.place.lat, incident.place.lon)
        day = date.fromisoformat(gold["date"])
        right = (
            away_km <= max(SHOOTINGS_KM, incident.place.radius_km)
            and incident.days.first <= day <= incident.days.last
        )
    return Example(
        agreed=found.agreed,
        everybody=found.everybody,
        surest=found.surest.confidence,
        said=incident.confidence,
        right=right,
    )


def fitted(examples: Sequence[Example]) -> list[float]:
    """The weights of agreeing texts, of all texts and of none that agrees, and a bias that is the corpus' own."""
    rows = [[log(max(1, e.agreed)), log(e.everybody), float(not e.agreed), 1.0] for e in examples]
    matrix, right = np.array(rows), np.array([float(e.right) for e in examples])
    given = np.array([log(e.surest / (1 - e.surest)) for e in examples])
    weights = np.zeros(4)
    ridge = np.eye(4) * RIDGE
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-matrix @ weights - given))
        slope = matrix.T @ (chance - right) + ridge @ weights
        weights -= np.linalg.solve((matrix * (chance * (1 - chance))[:, None]).T @ matrix + ridge, slope)
    return [float(weight) for weight in weights]


def main() -> None:
    """Prints the numbers, how often incidents are right by how many texts agree, and by their confidence."""
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared"
    with closing(Gazetteer.open(default_gazetteer())) as gazetteer:
        examples = examples_of(shared, gazetteer)
    agreeing, everybody, none, _ = fitted(examples)
    print(f"AGREEING = {agreeing:.1f}, ALL = {everybody:.1f}, NONE_AGREES = {none:.1f}")
    for number in sorted({each.agreed for each in examples}):
        its = calibrate([(each.said, each.right) for each in examples if each.agreed == number])
        print(f"{number} agree: {its.reports} incidents, said {its.said:.2f}, right {its.right:.2f}")
    tell_tenths("incidents", calibrate([(each.said, each.right) for each in examples]))


if __name__ == "__main__":
    main()
