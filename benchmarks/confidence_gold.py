"""Reports of the development data, each with what its gold says of its event, its place and its days."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from corpus.confidence_weights import WEIGHTS
from corpus.filters import Input, read_inputs
from corpus.grounds import Ground
from corpus.pipeline import read_article
from corpus.records import Article, Count, EventType, Report, Status, SubEventType
from corpus.scoring import Expected, read_dispatches, read_gold
from geodata.gazetteer import Gazetteer
from geodata.geometry import geodesic_km

ROOT = Path(__file__).resolve().parents[1]
OWN_CORPORA = (ROOT / "corpus" / "demonstration", ROOT / "tests" / "corpus" / "pages")

SHOOTINGS_KM = 25.0
"""How near a city's point a shooting in it is read, as the scorer of that corpus has it."""

ALL_GROUNDS = dict.fromkeys(Ground, (0.1, 0.1, 0.1))
"""Weights with which no ground is too light to be kept with a report."""

_VIOLENT = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.CIVILIANS, EventType.RIOTS})
_KINDS = {"KIDNAPPING": "kidnapping", "HIJACKING": "kidnapping", "ROBBERY": "robbery"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A report and what its gold says: right, wrong, or None where the gold does not tell."""

    corpus: str
    article_id: str
    report: Report
    event: bool | None = None
    place: bool | None = None
    day: bool | None = None

    @property
    def whole(self) -> bool | None:
        """Whether all that it says is right; None where that is not known."""
        told = [
            self.event,
            *([self.place] if self.report.place else []),
            *([self.day] if self.report.days else []),
        ]
        return False if False in told else None if None in told else True


def judged_reports(shared: Path, gazetteer: Gazetteer) -> list[Judged]:
    """The judged reports of all corpora, each with all its grounds."""
    before = dict(WEIGHTS)
    WEIGHTS.update(ALL_GROUNDS)
    try:
        found = [each for folder in OWN_CORPORA for each in judge_own(folder, gazetteer)]
        incidents = shared / "eval" / "incidents"
        for article, row in articles_with_gold(incidents / "gva.jsonl"):
            found += judge_shooting(read_article(article, gazetteer).reports, article.article_id, row["gold"])
        for article, row in articles_with_gold(incidents / "muc4.jsonl"):
            found += judge_attacks(read_article(article, gazetteer).reports, article.article_id, row["incidents"])
    finally:
        WEIGHTS.clear()
        WEIGHTS.update(before)
    return found


def articles_with_gold(path: Path, every: int = 1) -> Iterator[tuple[Article, Mapping[str, Any]]]:
    """The articles of a corpus as a program may see them, each with its line; every so many-th only."""
    rows = {str(row["id"]): row for row in map(json.loads, path.read_text("utf-8").splitlines()[::every])}
    keys = ("id", "text", "title", "published")
    lines = [json.dumps({key: row[key] for key in keys if row.get(key)}) for row in rows.values()]
    for one in read_inputs([], BytesIO("\n".join(lines).encode())):
        if isinstance(one, Input):
            yield one.called(str(one.key)).article, rows[str(one.key)]


# ---------------------------------------------------------------- golds that name every report


def judge_own(folder: Path, gazetteer: Gazetteer) -> Iterator[Judged]:
    """The reports of a corpus of ours, held against its gold."""
    golds = {gold.article_id: gold for gold in read_gold(folder / "expected.jsonl")}
    for article in read_dispatches(folder / "dispatches.jsonl"):
        if (gold := golds.get(article.article_id)) is not None:
            for report in read_article(article, gazetteer).reports:
                yield judge_expected(report, article.article_id, gold.reports)


def judge_expected(report: Report, article_id: str, wanted: Sequence[Expected]) -> Judged:
    """A report held against all that a careful reader takes from the article.

    Without a place nothing is judged: any report of the article might be meant. Where one of the right place and
    status is wanted on other days, the day is wrong; where one of the right kind and day is wanted elsewhere, the
    place; else nothing of the kind is told.
    """

    def judged(*, event: bool, place: bool | None = None, day: bool | None = None) -> Judged:
        return Judged(corpus="conflict", article_id=article_id, report=report, event=event, place=place, day=day)

    if report.place is None:
        return Judged(corpus="conflict", article_id=article_id, report=report)
    same = [one for one in wanted if one.status == report.status.value]
    here = [one for one in same if _is_here(one, report)]
    day_known = report.days is not None or None
    if any(_is_then(one, report) for one in here):
        return judged(event=True, place=True, day=day_known)
    if here:
        return judged(event=True, place=True, day=False)
    kind = report.sub_event.value
    if any(_is_then(one, report) and one.lat is not None and kind in (one.sub_events or (kind,)) for one in same):
        return judged(event=True, place=False, day=day_known)
    return judged(event=False)


def _is_here(wanted: Expected, report: Report) -> bool:
    if wanted.lat is None or wanted.lon is None or report.place is None:
        return False
    return geodesic_km(wanted.lat, wanted.lon, report.place.lat, report.place.lon) <= wanted.within_km


def _is_then(wanted: Expected, report: Report) -> bool:
    if wanted.first is None or wanted.last is None or report.days is None:
        return True
    return report.days.first <= wanted.last and wanted.first <= report.days.last


# ---------------------------------------------------------------- golds of one incident, or of some


def judge_shooting(reports: Sequence[Report], article_id: str, gold: Mapping[str, Any]) -> Iterator[Judged]:
    """The first report of violence in an article of the corpus of shootings, if it counts the same people.

    Another count may be of another incident, which the article may tell as well. The event is taken to be told:
    the corpus has no articles without one.
    """
    main = main_shooting(reports, gold)
    if main is None:
        return
    place = None
    if main.place is not None and gold["lat"] is not None:
        away_km = geodesic_km(gold["lat"], gold["lon"], main.place.lat, main.place.lon)
        place = away_km <= max(SHOOTINGS_KM, main.place.radius_km)
    day = None
    if main.days is not None:
        day = main.days.first <= date.fromisoformat(gold["date"]) <= main.days.last
    yield Judged(corpus="shootings", article_id=article_id, report=main, event=True, place=place, day=day)


def main_shooting(reports: Sequence[Report], gold: Mapping[str, Any]) -> Report | None:
    """The first report of violence, None where it counts other people than the corpus does."""
    main = next((r for r in reports if r.event_type in _VIOLENT), None)
    return main if main is not None and _counts_the_same(main, gold) else None


def _counts_the_same(report: Report, gold: Mapping[str, Any]) -> bool:
    """Whether a report counts as many killed or injured as the corpus of shootings, and any at all."""
    counted = [(report.killed, gold["killed"]), (report.injured, gold["injured"])]
    return any(number and count is not None and count.low == number for count, number in counted)


def judge_attacks(
    reports: Sequence[Report], article_id: str, gold: Sequence[Mapping[str, Any]]
) -> Iterator[Judged]:
    """The reports of one MUC article that are surely of an incident in its gold, by something else than is judged.

    The place is judged where day or figures agree, the day where place or figures do. Whether a report is told
    at all is not: the gold leaves out fighting between armed sides.
    """
    for report in reports:
        kind = _kind(report)
        if report.status is not Status.HAPPENED or kind is None:
            continue
        rivals = [one for one in gold if kind in {_KINDS.get(each, "violence") for each in one["types"]}]
        facts = [(_same_figures(one, report), _same_place(one, report), _same_day(one, report)) for one in rivals]
        by_place = max(
            ((figures + bool(place), day) for figures, place, day in facts), default=(0, None), key=_rank
        )
        told = [(figures + bool(day), place) for figures, place, day in facts if place is not None]
        by_day = max(told, default=(0, None), key=_rank)
        day, place = by_place[1] if by_place[0] else None, by_day[1] if by_day[0] else None
        if day is not None or place is not None:
            yield Judged(corpus="attacks", article_id=article_id, report=report, place=place, day=day)


def _rank(told: tuple[int, bool | None]) -> tuple[int, bool]:
    return told[0], bool(told[1])


def _kind(report: Report) -> str | None:
    if report.sub_event is SubEventType.ABDUCTION:
        return "kidnapping"
    return "violence" if report.event_type in _VIOLENT or report.sub_event is SubEventType.LOOTING else None


def _same_figures(gold: Mapping[str, Any], report: Report) -> bool:
    def same(told: Mapping[str, Any] | None, count: Count | None) -> bool:
        return bool(told and told["lo"]) and count is not None and told is not None and count.low == told["lo"]

    return same(gold["killed"], report.killed) or same(gold["injured"], report.injured)


def _same_place(gold: Mapping[str, Any], report: Report) -> bool | None:
    """Whether one of the gold's names is the place's; None where either names none."""
    place, names = report.place, {_folded(name) for level in gold["places"] for name in level}
    if place is None:
        return None
    if names & {_folded(name) for name in (place.name, place.second_name, place.as_written) if name}:
        return True
    if place.kind == "country":
        return _folded(place.country_name) in {_folded(name) for name in gold["country"]}
    return False if names else None


def _same_day(gold: Mapping[str, Any], report: Report) -> bool | None:
    days = report.days
    if days is None or not gold["date"]:
        return None
    ranges = [
        (date.fromisoformat(first) if first else date.fromisoformat(last) - timedelta(days=7), last)
        for first, last in gold["date"]
    ]
    return any(days.first <= date.fromisoformat(last) and first <= days.last for first, last in ranges)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold().strip()
