"""How often the main incident of an article has the day, the killed and the injured that somebody noted for it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from corpus.filters import Input, read_inputs
from corpus.pipeline import read_article
from corpus.records import Article, Count, EventType, Report, SubEventType
from geodata.gazetteer import Gazetteer

_VIOLENT = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.CIVILIANS, EventType.RIOTS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What somebody noted of the incident that an article tells of."""

    day: date
    killed: int
    injured: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentScore:
    """Counts of articles; sums of them are scores too. An article in which no incident is read is all wrong."""

    articles: int = 0
    dated: int = 0
    killed: int = 0
    injured: int = 0

    def __add__(self, other: IncidentScore) -> IncidentScore:
        return IncidentScore(
            articles=self.articles + other.articles,
            dated=self.dated + other.dated,
            killed=self.killed + other.killed,
            injured=self.injured + other.injured,
        )

    def percent(self, right: int) -> float:
        """That many of the articles, in per cent."""
        return 100 * right / max(1, self.articles)


def score_main_incident(noted: Noted, reports: Iterable[Report]) -> IncidentScore:
    """The counts of one article: its first report of violence, on that one day, with those figures at least.

    No figure is read as none.
    """
    main = next((r for r in reports if r.event_type in _VIOLENT or r.sub_event is SubEventType.LOOTING), None)
    if main is None:
        return IncidentScore(articles=1)
    return IncidentScore(
        articles=1,
        dated=main.days is not None and main.days.first == main.days.last == noted.day,
        killed=_at_least(main.killed) == noted.killed,
        injured=_at_least(main.injured) == noted.injured,
    )


def _at_least(count: Count | None) -> int:
    return count.low if count else 0


def score_articles(path: Path, gazetteer: Gazetteer, every: int = 1) -> IncidentScore:
    """The counts over every so many-th article of JSON Lines, which have the incident's notes in `gold`."""
    total = IncidentScore()
    for article, noted in _noted_articles(path.read_bytes().splitlines()[::every]):
        total += score_main_incident(noted, read_article(article, gazetteer).reports)
    return total


def _noted_articles(lines: Sequence[bytes]) -> Iterator[tuple[Article, Noted]]:
    notes = {str(row["id"]): row["gold"] for row in map(json.loads, lines)}
    for one in read_inputs([], BytesIO(b"\n".join(lines))):
        if isinstance(one, Input):
            gold = notes[str(one.key)]
            day = date.fromisoformat(gold["date"])
            yield one.article, Noted(day=day, killed=gold["killed"], injured=gold["injured"])
