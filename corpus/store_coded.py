"""Coded events in the store: beside the articles, with incidents that are never made anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, Literal, NamedTuple

from sqlalchemy import Connection, delete, func, insert, select

from corpus.records import CODED, Article, Claim, CodedBy, CodedEvent, Report
from corpus.store_codec import from_json, to_json
from corpus.store_rows import Row, digest_of, incident_row
from corpus.store_tables import coded_event, incident
from corpus.store_writing import ARTICLES_DIGEST, Added, shift_digest

_CHUNK: Final = 500


class Edition(NamedTuple):
    """What decides whether an event is put in: its incident's id, its edition, and a digest of what it says."""

    incident_id: str
    edition: int
    digest: str


def is_coded(record_id: str) -> bool:
    """Whether an incident, a report or an article of that id is a coded event's."""
    return record_id.startswith(CODED)


# ---------------------------------------------------------------- writing


def add_coded(connection: Connection, events: Sequence[CodedEvent]) -> Added:
    """Puts events in; one that is here already gives way to one that says something else and is no older."""
    held = _held(connection, [event.incident.incident_id for event in events])
    counts = {"new": 0, "known": 0, "replaced": 0}
    wanted: dict[str, tuple[CodedEvent, Row]] = {}
    gone: list[str] = []
    for event in events:
        name, row = event.incident.incident_id, _row(event)
        fate = _fate(Edition(name, row["edition"], row["digest"]), held)
        counts[fate] += 1
        if fate == "known":
            continue
        if fate == "replaced" and name not in wanted:
            gone.append(name)
        wanted[name] = (event, row)
    shift = sum(int(row["digest"], 16) for _, row in wanted.values()) - _take_out(connection, gone)
    if wanted:
        connection.execute(insert(incident), [incident_row(event.incident) for event, _ in wanted.values()])
        connection.execute(insert(coded_event), [row for _, row in wanted.values()])
        shift_digest(connection, ARTICLES_DIGEST, shift)
    return Added(**counts)


def edition_of(event: CodedEvent) -> Edition:
    """What decides whether the event is put in."""
    row = _row(event)
    return Edition(row["incident_id"], row["edition"], row["digest"])


def weigh_coded(connection: Connection, editions: Sequence[Edition]) -> Added:
    """What would become of the events if they were put in, one after the other."""
    held = _held(connection, [each.incident_id for each in editions])
    fates = Counter(_fate(each, held) for each in editions)
    return Added(new=fates["new"], known=fates["known"], replaced=fates["replaced"])


def _fate(told: Edition, held: dict[str, Edition]) -> Literal["new", "known", "replaced"]:
    """What becomes of an event beside those that are held; it is held from then on where it stays."""
    before = held.get(told.incident_id)
    if before is not None and (told.digest == before.digest or told.edition < before.edition):
        return "known"
    held[told.incident_id] = told
    return "new" if before is None else "replaced"


def _held(connection: Connection, ids: Iterable[str]) -> dict[str, Edition]:
    """Those events that are here, by the ids of their incidents."""
    query = select(coded_event.c.incident_id, coded_event.c.edition, coded_event.c.digest)
    return {row.incident_id: Edition(*row) for row in _of_ids(connection, query, ids)}


def _row(event: CodedEvent) -> Row:
    """The row of an event; where it was read does not change its digest."""
    coding, article = event.incident.coded, event.article
    if coding is None:
        raise ValueError("a coded event says who coded it")
    row = {
        "incident_id": event.incident.incident_id,
        "coded_by": coding.by.value,
        "edition": coding.edition,
        "source": article.source,
        "text": article.text,
        "report": to_json(event.report),
        "claim": to_json(event.incident.claims[0]),
    }
    told = replace(article, text="")
    digest = digest_of(row, to_json(told, leave_out=frozenset({"origin"})))
    return {**row, "article": to_json(told), "digest": f"{digest:032x}"}


def _take_out(connection: Connection, ids: Sequence[str]) -> int:
    """Takes events out with their incidents; returns their digests added up."""
    query = select(coded_event.c.digest)
    digests = sum(int(row.digest, 16) for row in _of_ids(connection, query, ids))
    for part in _parts(ids):
        # Not by the incident's going alone: the index of words hears of what is deleted by itself.
        connection.execute(delete(coded_event).where(coded_event.c.incident_id.in_(part)))
        connection.execute(delete(incident).where(incident.c.incident_id.in_(part)))
    return digests


# ---------------------------------------------------------------- reading


def coded_articles(connection: Connection, ids: Iterable[str]) -> dict[str, Article]:
    """The words and sources of those of the events, by id."""
    query = select(coded_event.c.article, coded_event.c.text)
    rows = _of_ids(connection, query, ids)
    found = (replace(from_json(Article, row.article), text=row.text) for row in rows)
    return {article.article_id: article for article in found}


def coded_reports(connection: Connection, ids: Iterable[str]) -> Iterator[Report]:
    """What those of the events say happened."""
    rows = _of_ids(connection, select(coded_event.c.report), ids)
    return (from_json(Report, row.report) for row in rows)


def coded_claims(connection: Connection, ids: Iterable[str]) -> dict[str, Claim]:
    """The figures of those of the events, by id."""
    query = select(coded_event.c.incident_id, coded_event.c.claim)
    return {row.incident_id: from_json(Claim, row.claim) for row in _of_ids(connection, query, ids)}


def coded_numbers(connection: Connection) -> Mapping[CodedBy, int]:
    """How many events are here of each coder that there are any of."""
    query = select(coded_event.c.coded_by, func.count().label("number")).group_by(coded_event.c.coded_by)
    found = {row.coded_by: row.number for row in connection.execute(query)}
    return {coder: found[coder.value] for coder in CodedBy if coder.value in found}


def _of_ids(connection: Connection, query: Any, ids: Iterable[str]) -> Iterator[Any]:  # noqa: ANN401  a query's columns are its own
    for part in _parts([name for name in dict.fromkeys(ids) if is_coded(name)]):
        yield from connection.execute(query.where(coded_event.c.incident_id.in_(part))).all()


def _parts(ids: Collection[str]) -> Iterator[list[str]]:
    held = list(ids)
    return (held[i : i + _CHUNK] for i in range(0, len(held), _CHUNK))
