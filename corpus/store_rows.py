"""Records to the store's rows, and rows to records."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import Any

from corpus.records import (
    Article,
    ArticleReading,
    Claim,
    Incident,
    PublicationSign,
    PublishedBasis,
    Rejected,
    Report,
    Sentence,
    TimeExpression,
    event_type_of,
)
from corpus.runs import Run
from corpus.store_codec import from_json, to_json, tuple_from_json
from geodata.place import Mention, Place

Row = dict[str, Any]
"""A row on its way into the database, by column."""

_DIGEST_BYTES = 16
_OF_OTHER_TABLES = frozenset({"report_ids", "claims"})


def article_row(reading: ArticleReading, made_by: str) -> Row:
    """The row of a reading's article, its digest still to come."""
    article = reading.article
    sentences = [(s.start, s.end, s.paragraph) for s in reading.sentences]
    return {
        "article_id": article.article_id,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "origin": article.origin,
        "published": article.published,
        "published_basis": article.published_basis.value,
        "language": article.language,
        "text": article.text,
        "sentences": json.dumps(sentences, separators=(",", ":")),
        "made_by": made_by,
        "published_signs": to_json(article.published_signs),
        "author": article.author,
    }


def article_of(row: Any) -> Article:  # noqa: ANN401  a row's columns are known to the query only
    """The article of a row of `article`."""
    return Article(
        article_id=row.article_id,
        text=row.text,
        title=row.title,
        source=row.source,
        author=row.author,
        url=row.url,
        origin=row.origin,
        published=row.published,
        published_basis=PublishedBasis(row.published_basis),
        language=row.language,
        published_signs=tuple_from_json(PublicationSign, row.published_signs),
    )


def rejected_row(thing: Rejected, run_number: int | None) -> Row:
    """The row of what was not read in a run; its text has one of its own."""
    told = {"origin": thing.origin, "code": thing.code, "reason": thing.reason, "language": thing.language}
    return {**told, "run_number": run_number}


def rejected_text_row(thing: Rejected) -> Row:
    """The row of the text of what was not read."""
    names = ("origin", "title", "source", "url", "published", "text", "author")
    return {name: getattr(thing, name) for name in names}


def rejected_of(row: Any) -> Rejected:  # noqa: ANN401  a row's columns are known to the query only
    """What was not read, of a row of `rejected` beside that of its text, where it has one."""
    return Rejected(
        origin=row.origin,
        reason=row.reason,
        code=row.code,
        text=row.text or "",
        title=row.title or "",
        source=row.source or "",
        author=row.author or "",
        url=row.url or "",
        published=row.published,
        language=row.language,
    )


def run_row(run: Run) -> Row:
    """What of a run's row changes while it goes on."""
    figures = ("new", "known", "replaced", "copies", "undated", "disputed", "rejected")
    return {
        "ended_utc": run.ended_utc or None,
        "languages": json.dumps(dict(run.languages)),
        "reasons": json.dumps(dict(run.reasons), ensure_ascii=False),
        "coded": json.dumps(dict(run.coded)),
        **{name: getattr(run, name) for name in figures},
    }


def run_of(row: Any) -> Run:  # noqa: ANN401  as above
    """The run of a row of `ingest_run`."""
    return Run(
        run_number=row.run_number,
        began_utc=row.began_utc,
        ended_utc=row.ended_utc or "",
        given=tuple(json.loads(row.given)),
        new=row.new,
        known=row.known,
        replaced=row.replaced,
        copies=row.copies,
        undated=row.undated,
        disputed=row.disputed,
        rejected=row.rejected,
        languages=json.loads(row.languages),
        reasons=json.loads(row.reasons),
        coded=json.loads(row.coded),
    )


def sentences_of(told: str) -> tuple[Sentence, ...]:
    """The sentences that an article's row holds."""
    return tuple(Sentence(start=start, end=end, paragraph=paragraph) for start, end, paragraph in json.loads(told))


def report_rows(reports: Iterable[Report]) -> list[Row]:
    """The rows of one article's reports, in their order."""
    return [
        {
            "report_id": report.report_id,
            "article_id": report.article_id,
            "position": position,
            "killed_low": report.killed.low if report.killed else None,
            "record": to_json(report),
            **_looked_up(report),
        }
        for position, report in enumerate(reports)
    ]


def incident_row(incident: Incident) -> Row:
    """The row of an incident; its reports and claims have rows of their own."""
    killed, place = incident.killed, incident.place
    return {
        "incident_id": incident.incident_id,
        "killed_low": killed.low if killed else None,
        "killed_best": killed.best if killed else None,
        "killed_high": killed.high if killed else None,
        "record": to_json(incident, leave_out=_OF_OTHER_TABLES),
        "confidence": incident.confidence,
        "place_kind": place.kind if place else None,
        "geo_precision": place.geo_precision if place else None,
        "radius_km": place.radius_km if place else None,
        **_looked_up(incident),
    }


def incident_of(record: str, report_ids: Sequence[str], claims: Sequence[Claim]) -> Incident:
    """The incident of a row and of its rows in the other two tables."""
    return from_json(Incident, record, report_ids=tuple(report_ids), claims=tuple(claims))


def claim_rows(incident: Incident) -> list[Row]:
    """The rows of an incident's claims, in their order."""
    return [
        {
            "incident_id": incident.incident_id,
            "position": position,
            "report_id": claim.report_id,
            "claimed_by": claim.claimed_by,
            "accused": claim.accused,
            "published": claim.published,
            "source": claim.source,
            "record": to_json(claim),
        }
        for position, claim in enumerate(incident.claims)
    ]


def mention_rows(article_id: str, mentions: Iterable[Mention]) -> list[Row]:
    """The rows of an article's mentions; the place has its own, the candidates that were passed over none."""
    return [
        {
            "article_id": article_id,
            "start": mention.toponym.start,
            "end": mention.toponym.end,
            "place_id": mention.place.place_id if mention.place else None,
            "record": to_json(_without_candidates(mention), leave_out=frozenset({"place"})),
        }
        for mention in mentions
    ]


def mention_of(record: str, place: str | None) -> Mention:
    """The mention of a row and of its place's row."""
    return from_json(Mention, record, place=from_json(Place, place) if place else None)


def place_rows(mentions: Iterable[Mention]) -> dict[str, Row]:
    """The rows of the places that mentions mean, by place id, without their many names."""
    places = {mention.place.place_id: mention.place for mention in mentions if mention.place}
    return {key: {"place_id": key, "record": to_json(replace(place, names=()))} for key, place in places.items()}


def time_rows(article_id: str, times: Iterable[TimeExpression]) -> list[Row]:
    """The rows of an article's time expressions."""
    return [
        {"article_id": article_id, "start": time.start, "end": time.end, "record": to_json(time)} for time in times
    ]


def digest_of(*parts: object) -> int:
    """A number that changes with any of the parts."""
    told = json.dumps(parts, ensure_ascii=False, default=str, sort_keys=True)
    return int.from_bytes(blake2b(told.encode("utf-8", "replace"), digest_size=_DIGEST_BYTES).digest())


def _without_candidates(mention: Mention) -> Mention:
    return replace(mention, toponym=replace(mention.toponym, candidates=()))


def _looked_up(record: Report | Incident) -> Row:
    """The columns that reports and incidents are both looked up by."""
    place, days = record.place, record.days
    return {
        "event_type": event_type_of(record.sub_event).value,
        "sub_event": record.sub_event.value,
        "status": record.status.value,
        "place_id": place.place_id if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "first_day": days.first if days else None,
        "last_day": days.last if days else None,
    }
