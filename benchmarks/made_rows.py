"""Rows of a made store: what corpus.store_rows would make of the same records, without making the records.

A million incidents are told of by a million and a half reports; a record of each with its JSON would take several
times as long. A test reads the records back and has the store write them again: both stores must hold the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final

from made_events import FIRST_DAY, Event
from made_words import Told, day_words, source_of, told_of

from corpus.records import Count, DateBasis, DayRange, PublishedBasis, ReportPlace, event_type_of
from corpus.store_codec import to_json
from corpus.store_rows import Row, digest_of

DESKS: Final = 3
"""The first report of every event is of the first desk's articles, the second of the second's, and so on."""
TOLD_AT_ONCE: Final = 3
"""Events that one article tells of."""

LEAD: Final = "The day had begun quietly."
NO_PLACE: Final = "no place is named in the passage"
NO_DAY: Final = "the passage names no day"
MERGED: Final = "the same place, day and kind"

_encode: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRows:
    """The rows of one article, and its part of the store's digest."""

    article: Row
    reports: list[Row]
    digest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRows:
    """The rows of one incident, and its part of the store's digest."""

    incident: Row
    links: list[Row]
    claims: list[Row]
    digest: int


@dataclass(slots=True)
class _Draft:
    """An article that is being written."""

    article_id: str
    text: str = ""
    sentences: list[tuple[int, int, int]] = field(default_factory=list)
    reports: list[Row] = field(default_factory=list)

    def add(self, sentence: str) -> int:
        """Where the sentence begins; it stands in a paragraph of its own after another sentence."""
        gap = "\n\n" if self.text else ""
        lead = len(self.text) + len(gap)
        start = lead + len(LEAD) + 1
        self.text += f"{gap}{LEAD} {sentence}"
        paragraph = len(self.reports)
        self.sentences += [(lead, lead + len(LEAD), paragraph), (start, start + len(sentence), paragraph)]
        return start


class MadeRows:
    """The rows of a store that tells of these events at these places."""

    def __init__(self, events: Sequence[Event], places: Sequence[ReportPlace]) -> None:
        self._events = events
        self._places = [json.loads(to_json(place)) for place in places]
        self._desks = [[event for event in events if event.told_by > desk] for desk in range(DESKS)]

    def articles(self) -> Iterator[ArticleRows]:
        """The articles of each desk with their reports."""
        for desk, events in enumerate(self._desks):
            for number, together in enumerate(_groups(events)):
                yield self._article(desk, number, together)

    def incidents(self) -> Iterator[IncidentRows]:
        """One incident an event."""
        printed = [
            [_printed(desk, number, each) for number, each in enumerate(_groups(events))]
            for desk, events in enumerate(self._desks)
        ]
        counts = [0] * DESKS
        for event in self._events:
            numbers = counts[: event.told_by]
            yield self._incident(event, numbers, [printed[i][n // TOLD_AT_ONCE] for i, n in enumerate(numbers)])
            for desk in range(event.told_by):
                counts[desk] += 1

    # ------------------------------------------------------------ articles

    def _article(self, desk: int, number: int, events: Sequence[Event]) -> ArticleRows:
        draft = _Draft(_article_id(desk, number))
        for event in events:
            draft.reports.append(self._report(draft, desk, number * TOLD_AT_ONCE + len(draft.reports), event))
        row = {
            "article_id": draft.article_id,
            "title": f"What happened, number {number + 1}",
            "url": f"https://news.example/{draft.article_id}",
            "origin": "",
            **_printed(desk, number, events),
            "published_basis": PublishedBasis.METADATA.value,
            "language": "en",
            "text": draft.text,
            "sentences": _encode(draft.sentences),
            "made_by": "",
            "published_signs": "[]",
            "author": "",
        }
        digest = digest_of(row, [[], [], draft.reports])
        return ArticleRows(article={**row, "digest": f"{digest:032x}"}, reports=draft.reports, digest=digest)

    def _report(self, draft: _Draft, desk: int, number: int, event: Event) -> Row:
        told = told_of(event, desk)
        kind, name, day = event.sub_event.value, self._name(event), day_words(event.days)
        sentence, place_at, day_at = told.sentence(kind, name, day)
        start = draft.add(sentence)
        span = (start, start + len(sentence))
        record = {
            "report_id": _report_id(desk, number),
            "article_id": draft.article_id,
            "start": span[0],
            "end": span[1],
            "passages": [span],
            "trigger": (start, start + len(kind)),
            "sub_event": kind,
            "status": event.status.value,
            "place": self._place(event, start + place_at, start + place_at + len(name)),
            **({"unplaced": NO_PLACE} if event.place is None else {}),
            "days": _days(event.days),
            **_time_fields(event.days, start + day_at, day),
            **{name: count for name, count in _counts(told).items() if count},
            "claimed_by": told.claimed_by,
            **({"accused": told.accused} if told.accused else {}),
            "confidence": event.confidence,
        }
        return {
            "report_id": record["report_id"],
            "article_id": draft.article_id,
            "position": len(draft.reports),
            "killed_low": told.killed.low if told.killed else None,
            "record": _encode(record),
            **self._looked_up(event),
        }

    # ------------------------------------------------------------ incidents

    def _incident(self, event: Event, numbers: Sequence[int], printed: Sequence[Row]) -> IncidentRows:
        incident_id = f"made-incident-{event.number:07}"
        ids = [(_report_id(desk, n), _article_id(desk, n // TOLD_AT_ONCE)) for desk, n in enumerate(numbers)]
        told = [told_of(event, desk) for desk in range(event.told_by)]
        links = [
            {"incident_id": incident_id, "position": position, "report_id": report_id}
            for position, (report_id, _) in enumerate(ids)
        ]
        claims = [
            _claim(incident_id, position, ids[position], told[position], printed[position])
            for position in range(event.told_by)
        ]
        row = self._incident_row(event, incident_id, [article_id for _, article_id in ids], told)
        return IncidentRows(incident=row, links=links, claims=claims, digest=digest_of(row, links, claims))

    def _incident_row(self, event: Event, incident_id: str, articles: list[str], told: Sequence[Told]) -> Row:
        killed, injured = _toll([each.killed for each in told]), _toll([each.injured for each in told])
        name = self._name(event)
        place = self._place(event, 0, len(name))
        record = {
            "incident_id": incident_id,
            "article_ids": articles,
            "sub_event": event.sub_event.value,
            "status": event.status.value,
            "place": place,
            "days": _days(event.days),
            "killed": killed,
            "injured": injured,
            "confidence": event.confidence,
            **({"merged_because": MERGED} if len(articles) > 1 else {}),
        }
        return {
            "incident_id": incident_id,
            "killed_low": killed["low"] if killed else None,
            "killed_best": killed["best"] if killed else None,
            "killed_high": killed["high"] if killed else None,
            "record": _encode(record),
            "confidence": event.confidence,
            "place_kind": place["kind"] if place else None,
            "geo_precision": place["geo_precision"] if place else None,
            "radius_km": place["radius_km"] if place else None,
            **self._looked_up(event),
        }

    # ------------------------------------------------------------ both

    def _name(self, event: Event) -> str:
        return "a place" if event.place is None else str(self._places[event.place]["name"])

    def _place(self, event: Event, start: int, end: int) -> Row | None:
        return None if event.place is None else {**self._places[event.place], "start": start, "end": end}

    def _looked_up(self, event: Event) -> Row:
        place = {} if event.place is None else self._places[event.place]
        days = event.days
        return {
            "event_type": event_type_of(event.sub_event).value,
            "sub_event": event.sub_event.value,
            "status": event.status.value,
            **{name: place.get(name) for name in ("place_id", "lat", "lon")},
            "first_day": days.first.isoformat() if days else None,
            "last_day": days.last.isoformat() if days else None,
        }


def _groups(events: Sequence[Event]) -> Iterator[Sequence[Event]]:
    for number in range(0, len(events), TOLD_AT_ONCE):
        yield events[number : number + TOLD_AT_ONCE]


def _printed(desk: int, number: int, events: Sequence[Event]) -> Row:
    """Who prints an article, and when: the day after the last of the events that it tells of."""
    last = max((event.days.first for event in events if event.days), default=FIRST_DAY)
    return {"published": (last + timedelta(days=1)).isoformat(), "source": source_of(desk, number)}


def _article_id(desk: int, number: int) -> str:
    return f"made-article-{desk}-{number:06}"


def _report_id(desk: int, number: int) -> str:
    return f"made-report-{desk}-{number:07}"


def _toll(counts: Sequence[Count | None]) -> Row | None:
    """The lowest, the last and the highest, None above where one of them is open."""
    known = [count for count in counts if count]
    if not known:
        return None
    highs = [count.high for count in known if count.high is not None]
    high = max(highs) if len(highs) == len(known) else None
    return {"low": min(count.low for count in known), "best": known[-1].low, "high": high}


def _counts(told: Told) -> dict[str, Row | None]:
    both = {"killed": told.killed, "injured": told.injured}
    return {name: {"low": count.low, "high": count.high} if count else None for name, count in both.items()}


def _days(days: DayRange | None) -> Row | None:
    return {"first": days.first.isoformat(), "last": days.last.isoformat()} if days else None


def _time_fields(days: DayRange | None, start: int, words: str) -> dict[str, Any]:
    if days is None:
        return {"undated": NO_DAY}
    return {"time": (start, start + len(words)), "time_words": words, "date_basis": DateBasis.EXPLICIT.value}


def _claim(incident_id: str, position: int, ids: tuple[str, str], told: Told, printed: Row) -> Row:
    report_id, article_id = ids
    speakers = {"claimed_by": told.claimed_by, "accused": told.accused}
    record = {"report_id": report_id, "article_id": article_id, **speakers, **_counts(told), **printed}
    keys = {"incident_id": incident_id, "position": position, "report_id": report_id}
    return {**keys, **speakers, **printed, "record": _encode(record)}
