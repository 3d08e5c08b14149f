"""What is written to the store, each within a transaction of the caller's."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from sqlalchemy import Connection, Table, delete, insert, select, update

from corpus.records import CODED, ArticleReading, Incident, Rejected
from corpus.runs import Run
from corpus.store_rows import (
    Row,
    article_row,
    claim_rows,
    digest_of,
    incident_row,
    mention_rows,
    place_rows,
    rejected_row,
    rejected_text_row,
    report_rows,
    run_row,
    time_rows,
)
from corpus.store_tables import (
    article,
    claim,
    incident,
    incident_report,
    ingest_run,
    mention,
    meta,
    place,
    rejected,
    rejected_text,
    report,
    time_expression,
)

ARTICLES_DIGEST = "articles digest"
INCIDENTS_DIGEST = "incidents digest"
INCIDENTS_OUTDATED = "incidents outdated"
GAZETTEER_SOURCES = "gazetteer sources"
"""Keys of the table meta; the digests are sums over all rows: the same whatever their order.

Incidents are outdated, all of them, from when a report is taken out until all are made anew.
"""

_DIGESTS_END = 1 << 128
_CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of readings that were put in."""

    new: int = 0
    known: int = 0
    replaced: int = 0


def known_articles(connection: Connection, article_ids: Sequence[str]) -> Mapping[str, date | None]:
    """Those of the articles that are in the store, each with its day of publication."""
    found: dict[str, date | None] = {}
    for i in range(0, len(article_ids), _CHUNK):
        chunk = article_ids[i : i + _CHUNK]
        query = select(article.c.article_id, article.c.published).where(article.c.article_id.in_(chunk))
        found.update({row.article_id: row.published for row in connection.execute(query)})
    return found


def add_readings(
    connection: Connection, readings: Sequence[ArticleReading], made_by: str, *, over: bool = False
) -> Added:
    """Puts in what is new, or now has a day where it had none, or all of it where `over` is set."""
    known = dict(known_articles(connection, [reading.article.article_id for reading in readings]))
    counts = {"new": 0, "known": 0, "replaced": 0}
    for reading in readings:
        article_id, day = reading.article.article_id, reading.article.published
        fate = "new" if article_id not in known else "known"
        number = None
        if fate == "known" and (over or (day and not known[article_id])):
            fate = "replaced"
            number = _remove(connection, article_id)
        if fate != "known":
            _put(connection, reading, made_by, number)
            known[article_id] = day
        counts[fate] += 1
    return Added(**counts)


def put_incidents(connection: Connection, incidents: Iterable[Incident]) -> None:
    """Puts these incidents in the place of all that were there, but for those that somebody else coded."""
    for table in (claim, incident_report):
        connection.execute(delete(table))
    connection.execute(delete(incident).where(~incident.c.incident_id.startswith(CODED)))
    set_meta(connection, INCIDENTS_DIGEST, "0")
    connection.execute(delete(meta).where(meta.c.key == INCIDENTS_OUTDATED))
    add_incidents(connection, incidents)


def add_incidents(connection: Connection, incidents: Iterable[Incident]) -> None:
    """Puts these incidents beside those that are there."""
    source = iter(incidents)
    while chunk := list(islice(source, _CHUNK)):
        rows, links, claims = _rows_of(chunk)
        _insert(connection, incident, rows)
        _insert(connection, incident_report, [link for held in links for link in held])
        _insert(connection, claim, [row for held in claims for row in held])
        shift_digest(connection, INCIDENTS_DIGEST, _digest_of_all(rows, links, claims))


def remove_incidents(connection: Connection, incidents: Sequence[Incident]) -> None:
    """Takes these incidents out; their reports are in none then."""
    shift_digest(connection, INCIDENTS_DIGEST, -_digest_of_all(*_rows_of(incidents)))
    ids = [one.incident_id for one in incidents]
    for i in range(0, len(ids), _CHUNK):
        connection.execute(delete(incident).where(incident.c.incident_id.in_(ids[i : i + _CHUNK])))


def _rows_of(incidents: Sequence[Incident]) -> tuple[list[Row], list[list[Row]], list[list[Row]]]:
    rows = [incident_row(one) for one in incidents]
    return rows, _links(incidents), [claim_rows(one) for one in incidents]


def _digest_of_all(rows: list[Row], links: list[list[Row]], claims: list[list[Row]]) -> int:
    return sum(digest_of(*parts) for parts in zip(rows, links, claims, strict=True))


def _links(incidents: Iterable[Incident]) -> list[list[Row]]:
    """The rows that tie each incident to its reports, in their order."""
    return [
        [
            {"incident_id": one.incident_id, "position": position, "report_id": report_id}
            for position, report_id in enumerate(one.report_ids)
        ]
        for one in incidents
    ]


def begin_run(connection: Connection, began_utc: str, made_by: str, given: Sequence[str]) -> int:
    """The number of a new run."""
    told = json.dumps(list(given), ensure_ascii=False)
    result = connection.execute(insert(ingest_run).values(began_utc=began_utc, made_by=made_by, given=told))
    (number,) = result.inserted_primary_key or (0,)
    return int(number)


def note_run(connection: Connection, run: Run) -> None:
    """Notes how far a run is, and where it is told when it ended."""
    connection.execute(update(ingest_run).where(ingest_run.c.run_number == run.run_number).values(**run_row(run)))


def add_rejected(
    connection: Connection, things: Sequence[Rejected], run_number: int | None, now_read: Sequence[str]
) -> None:
    """Keeps what was not read, the newest reason for each origin, and forgets what has `now_read` been read."""
    _forget_rejections(connection, [*now_read, *(thing.origin for thing in things)])
    newest = {thing.origin: thing for thing in things}.values()
    _insert(connection, rejected, [rejected_row(thing, run_number) for thing in newest])
    texts = [rejected_text_row(thing) for thing in newest]
    _insert(
        connection, rejected_text, [row for row in texts if any(row[name] for name in row if name != "origin")]
    )


def _put(connection: Connection, reading: ArticleReading, made_by: str, number: int | None) -> None:
    """Puts a reading in, under the number that its article had before, a new one where that is None."""
    article_id = reading.article.article_id
    places = place_rows(reading.mentions)
    rows = {
        mention: mention_rows(article_id, reading.mentions),
        time_expression: time_rows(article_id, reading.times),
        report: report_rows(reading.reports),
    }
    row = article_row(reading, made_by)
    digest = digest_of({**row, "origin": "", "made_by": ""}, list(rows.values()))
    connection.execute(insert(article), {**row, "article_number": number, "digest": f"{digest:032x}"})
    if places:
        connection.execute(insert(place).prefix_with("OR IGNORE"), list(places.values()))
    for table, held in rows.items():
        _insert(connection, table, held)
    shift_digest(connection, ARTICLES_DIGEST, digest)


def _remove(connection: Connection, article_id: str) -> int:
    """Takes an article out with all that was read out of it; returns its number, for it to come back under."""
    held = select(article.c.digest, article.c.article_number).where(article.c.article_id == article_id)
    digest, number = connection.execute(held).one()
    connection.execute(delete(article).where(article.c.article_id == article_id))
    set_meta(connection, INCIDENTS_OUTDATED, "1")
    shift_digest(connection, ARTICLES_DIGEST, -int(digest, 16))
    return int(number)


def _forget_rejections(connection: Connection, origins: Sequence[str]) -> None:
    for i in range(0, len(origins), _CHUNK):
        connection.execute(delete(rejected).where(rejected.c.origin.in_(origins[i : i + _CHUNK])))


def _insert(connection: Connection, table: Table, rows: list[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def shift_digest(connection: Connection, key: str, by: int) -> None:
    """Adds to the sum under a key of meta."""
    query = select(meta.c.value).where(meta.c.key == key)
    before = int(connection.execute(query).scalar_one_or_none() or "0", 16)
    set_meta(connection, key, f"{(before + by) % _DIGESTS_END:032x}")


def set_meta(connection: Connection, key: str, value: str) -> None:
    """Puts the value under its key, in the place of what was there."""
    connection.execute(delete(meta).where(meta.c.key == key))
    connection.execute(insert(meta), {"key": key, "value": value})
