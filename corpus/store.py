"""The store: articles, what was read out of them and the incidents they tell of, in one SQLite file."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, Table, func, select, text

from corpus.dots import Dots
from corpus.errors import StoreError
from corpus.incident_words import Tellings, WordCounts
from corpus.records import (
    Article,
    ArticleReading,
    Claim,
    CodedBy,
    CodedEvent,
    Incident,
    Rejected,
    Report,
    Sentence,
    Status,
    TimeExpression,
)
from corpus.runs import Run
from corpus.store_account import Account
from corpus.store_addresses import Addresses
from corpus.store_codec import from_json
from corpus.store_coded import (
    Edition,
    add_coded,
    coded_articles,
    coded_claims,
    coded_numbers,
    coded_reports,
    is_coded,
    weigh_coded,
)
from corpus.store_copies import (
    ARTICLES_AT_A_TIME,
    articles_with_copies,
    copies_in_store,
    count_copies,
    find_copies,
)
from corpus.store_dots import ids_of_words, read_dots
from corpus.store_nearby import (
    Neighbourhood,
    WordsOfStore,
    articles_by_words,
    ids_by_place_and_day,
    ids_of_articles,
    ids_without_incident,
    incidents_of,
    members_of,
)
from corpus.store_opening import create_store, open_engine, said_plainly
from corpus.store_rows import article_of, incident_of, mention_of, sentences_of
from corpus.store_selection import EVERYTHING, Selection, conditions
from corpus.store_tables import (
    article,
    claim,
    incident,
    incident_report,
    mention,
    meta,
    place,
    rejected,
    report,
    time_expression,
)
from corpus.store_writing import (
    ARTICLES_DIGEST,
    GAZETTEER_SOURCES,
    INCIDENTS_DIGEST,
    INCIDENTS_OUTDATED,
    Added,
    add_incidents,
    add_readings,
    add_rejected,
    begin_run,
    known_articles,
    note_run,
    put_incidents,
    remove_incidents,
    set_meta,
)
from geodata.place import Mention

__all__ = ["EVERYTHING", "Added", "Counts", "Run", "Selection", "Store"]

_MOST_NEW = 0.3
"""Of the reports: where more are new, it is quicker to make all incidents anew."""

_CHUNK = 500
"""So many ids are asked for at once; SQLite takes a limited number of values in one statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many of each there are; undated and unplaced reports are those that HAPPENED."""

    articles: int
    undated_articles: int
    reports: int
    undated_reports: int
    unplaced_reports: int
    incidents: int
    rejected: int


class Store:
    """One open store; use it as a context, or close it. Every record comes back as it was given."""

    def __init__(self, path: Path, reader: Engine, writer: Engine | None) -> None:
        self.path = path
        self._reader = reader
        self._writer = writer

    @classmethod
    def open(cls, path: Path, *, read_only: bool = True) -> Store:
        """The store at `path`; raises StoreMissingError, StoreBrokenError, StoreVersionError, StoreError."""
        reader = open_engine(path, read_only=True)
        return cls(path, reader, None if read_only else open_engine(path, read_only=False))

    @classmethod
    def create(cls, path: Path) -> Store:
        """The store at `path`, to write to, made where there was none; raises as `open` does."""
        writer = create_store(path)
        return cls(path, open_engine(path, read_only=True), writer)

    def close(self) -> None:
        """Lets go of the file."""
        self._reader.dispose()
        if self._writer:
            self._writer.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ------------------------------------------------------------ writing

    def known(self, article_ids: Sequence[str]) -> Mapping[str, date | None]:
        """Those of the articles that are here, each with its day of publication."""
        with self._reading() as connection:
            return known_articles(connection, article_ids)

    def add(self, readings: Iterable[ArticleReading], made_by: str = "") -> Added:
        """Puts readings in, all or none: new articles, and known ones that now have a day; no others.

        `made_by` says which program and gazetteer read them.
        """
        with self._writing() as connection:
            added = add_readings(connection, list(readings), made_by)
        self._checkpoint()
        return added

    def replace(self, readings: Iterable[ArticleReading], made_by: str = "") -> Added:
        """Puts readings in as `add` does, in the place of what was read out of the same articles before."""
        with self._writing() as connection:
            added = add_readings(connection, list(readings), made_by, over=True)
        self._checkpoint()
        return added

    def add_coded(self, events: Sequence[CodedEvent]) -> Added:
        """Puts coded events in, all or none, each with its incident; a newer edition replaces an older one."""
        with self._writing() as connection:
            added = add_coded(connection, events)
        self._checkpoint()
        return added

    def replace_incidents(self, incidents: Iterable[Incident]) -> None:
        """Puts these incidents in the place of all that were here, but for the coded ones."""
        with self._writing() as connection:
            put_incidents(connection, incidents)
        self._checkpoint()

    @contextmanager
    def neighbourhood(self) -> Iterator[Neighbourhood | None]:
        """What the reports that no incident holds yet may belong to; None where all incidents want making anew.

        It looks words up in the store, so that it is good within the context only.
        """
        with self._reading() as connection:
            new = ids_without_incident(connection)
            outdated = connection.execute(select(meta.c.value).where(meta.c.key == INCIDENTS_OUTDATED)).first()
            held = connection.execute(select(func.count()).select_from(report)).scalar_one()
            if outdated is not None or len(new) > _MOST_NEW * held:
                yield None
                return
            fresh = self.reports(new)
            words = WordCounts(self.counts().articles, WordsOfStore(connection))
            own = self._tellings(connection, {one.article_id for one in fresh}, words)
            alike = articles_by_words(connection, fresh, own)
            alike.update(articles_with_copies(connection, {one.article_id for one in fresh}))
            near = ids_by_place_and_day(connection, fresh).union(ids_of_articles(connection, alike))
            incident_ids = incidents_of(connection, near)
            reports = self.reports([*new, *members_of(connection, incident_ids)])
            tellings = self._tellings(connection, {one.article_id for one in reports}, words)
            incidents = self.incidents(incident_ids) if incident_ids else ()
            yield Neighbourhood(
                incidents=incidents,
                reports=reports,
                articles=tellings.articles,
                tellings=tellings,
                copies=copies_in_store(connection, tellings.articles),
            )

    def _tellings(self, connection: Connection, article_ids: Collection[str], words: WordCounts) -> Tellings:
        reports = self.reports(ids_of_articles(connection, article_ids))
        return Tellings.of(reports, self.articles(article_ids), words)

    def change_incidents(self, before: Sequence[Incident], after: Sequence[Incident]) -> None:
        """Puts incidents in the place of some; those that are as they were are not touched."""
        same = set(before) & set(after)
        with self._writing() as connection:
            remove_incidents(connection, [one for one in before if one not in same])
            add_incidents(connection, [one for one in after if one not in same])
        self._checkpoint()

    def find_copies(self) -> None:
        """Finds which articles print a text that is here, of all that nobody has looked at yet.

        Some hundred are put in at a time, so that an interruption costs these alone.
        """
        found = ARTICLES_AT_A_TIME
        while found == ARTICLES_AT_A_TIME:
            with self._writing() as connection:
                found = find_copies(connection)
            self._checkpoint()

    def last_article(self) -> int:
        """The number of the article that came last, 0 where there is none."""
        with self._reading() as connection:
            return int(
                connection.execute(select(func.coalesce(func.max(article.c.article_number), 0))).scalar_one()
            )

    def count_copies(self, after: int = 0) -> int:
        """How many of the articles that came after that one print a text that had come before them."""
        with self._reading() as connection:
            return count_copies(connection, after)

    def copies(self) -> dict[str, str]:
        """The id of the group of each article that prints the text of another."""
        with self._reading() as connection:
            return copies_in_store(connection)

    def begin_run(self, began_utc: str, made_by: str, given: Sequence[str] = ()) -> int:
        """The number of a run of ingestion that begins now; `given` is what was named to be read."""
        with self._writing() as connection:
            return begin_run(connection, began_utc, made_by, given)

    def note_run(self, run: Run) -> None:
        """Notes how far a run is; one that was interrupted has no end."""
        with self._writing() as connection:
            note_run(connection, run)

    def add_rejected(
        self, things: Iterable[Rejected], run_number: int | None = None, now_read: Sequence[str] = ()
    ) -> None:
        """Keeps what was not read, once for each origin, and forgets origins that have `now_read` been read."""
        with self._writing() as connection:
            add_rejected(connection, list(things), run_number, now_read)

    def note_sources(self, sources: Sequence[str]) -> None:
        """Keeps where the gazetteer's places come from: source, licence and day of each."""
        with self._writing() as connection:
            set_meta(connection, GAZETTEER_SOURCES, json.dumps(list(sources), ensure_ascii=False))

    # ------------------------------------------------------------ articles

    def article(self, article_id: str) -> Article | None:
        """The article, None where it is not here."""
        return self.articles([article_id]).get(article_id)

    def articles(self, article_ids: Iterable[str] | None = None) -> dict[str, Article]:
        """The articles by id, in the order of their coming, then the words of coded events among the ids.

        Where no ids are given, all articles and no coded event.
        """
        ids = None if article_ids is None else list(article_ids)
        rows = self._rows(select(article).order_by(article.c.article_number), article.c.article_id, ids)
        found = {row.article_id: article_of(row) for row in rows}
        if ids and any(map(is_coded, ids)):
            with self._reading() as connection:
                found |= coded_articles(connection, ids)
        return found

    def sentences(self, article_id: str) -> tuple[Sentence, ...]:
        """The sentences of an article, () where it is not here."""
        rows = self._rows(select(article.c.sentences).where(article.c.article_id == article_id))
        return next((sentences_of(row.sentences) for row in rows), ())

    def mentions(self, article_id: str) -> tuple[Mention, ...]:
        """The place names of an article, in order; what was passed over for each is not kept."""
        query = select(mention.c.record, place.c.record.label("place")).outerjoin_from(
            mention, place, mention.c.place_id == place.c.place_id
        )
        rows = self._rows(query.where(mention.c.article_id == article_id).order_by(mention.c.start))
        return tuple(mention_of(row.record, row.place) for row in rows)

    def times(self, article_id: str) -> tuple[TimeExpression, ...]:
        """The time expressions of an article, in order."""
        query = select(time_expression.c.record).where(time_expression.c.article_id == article_id)
        rows = self._rows(query.order_by(time_expression.c.start))
        return tuple(from_json(TimeExpression, row.record) for row in rows)

    # ------------------------------------------------------------ reports

    def report(self, report_id: str) -> Report | None:
        """The report, None where it is not here."""
        return next(iter(self.reports([report_id])), None)

    def reports(
        self, report_ids: Iterable[str] | None = None, selection: Selection = EVERYTHING
    ) -> tuple[Report, ...]:
        """The reports of a selection, oldest first; where ids are given, those among them, as they come.

        Those of coded events only where their ids are given, whatever the selection.
        """
        query = select(report.c.record).where(*conditions(selection, report)).order_by(*_OLDEST_REPORT_FIRST)
        ids = None if report_ids is None else list(report_ids)
        found = tuple(self._reports(query, ids))
        if not ids or not any(map(is_coded, ids)):
            return found
        with self._reading() as connection:
            return (*found, *coded_reports(connection, ids))

    def reports_of_article(self, article_id: str) -> tuple[Report, ...]:
        """The reports of an article, the most prominent first."""
        query = select(report.c.record).where(report.c.article_id == article_id).order_by(report.c.position)
        return tuple(self._reports(query))

    def reports_of_place(self, place_id: str, selection: Selection = EVERYTHING) -> tuple[Report, ...]:
        """The reports at a place, oldest first."""
        query = select(report.c.record).where(report.c.place_id == place_id, *conditions(selection, report))
        return tuple(self._reports(query.order_by(*_OLDEST_REPORT_FIRST)))

    # ------------------------------------------------------------ incidents

    def incident(self, incident_id: str) -> Incident | None:
        """The incident, None where it is not here."""
        return next(iter(self.incidents([incident_id])), None)

    def incidents(
        self, incident_ids: Iterable[str] | None = None, selection: Selection = EVERYTHING
    ) -> tuple[Incident, ...]:
        """The incidents of a selection, oldest first; where ids are given, those among them, as they come."""
        order = (incident.c.first_day.is_(None), incident.c.first_day, incident.c.incident_id)
        query = select(incident.c.incident_id, incident.c.record).where(*conditions(selection, incident))
        rows = list(self._rows(query.order_by(*order), incident.c.incident_id, incident_ids))
        wanted = [row.incident_id for row in rows] if incident_ids or selection != EVERYTHING else None
        reports = self._grouped(incident_report, incident_report.c.report_id, wanted)
        claims = self._grouped(claim, claim.c.record, wanted)
        coded = self._coded_claims([row.incident_id for row in rows if is_coded(row.incident_id)])
        return tuple(
            incident_of(row.record, (row.incident_id,), (coded[row.incident_id],))
            if row.incident_id in coded
            else incident_of(
                row.record,
                reports.get(row.incident_id, ()),
                [from_json(Claim, told) for told in claims.get(row.incident_id, ())],
            )
            for row in rows
        )

    def _coded_claims(self, ids: list[str]) -> dict[str, Claim]:
        if not ids:
            return {}
        with self._reading() as connection:
            return coded_claims(connection, ids)

    def weigh_coded(self, editions: Sequence[Edition]) -> Added:
        """What would become of coded events if they were put in now; nothing is."""
        with self._reading() as connection:
            return weigh_coded(connection, editions)

    def coded(self) -> Mapping[CodedBy, int]:
        """How many coded events are here of each coder that there are any of."""
        with self._reading() as connection:
            return coded_numbers(connection)

    def incidents_of_report(self, report_id: str) -> tuple[str, ...]:
        """The ids of the incidents that a report tells of."""
        query = select(incident_report.c.incident_id).where(incident_report.c.report_id == report_id)
        return tuple(row.incident_id for row in self._rows(query))

    def incident_of_each_report(self) -> dict[str, str]:
        """The id of the incident of every report that is in one."""
        query = select(incident_report.c.report_id, incident_report.c.incident_id)
        return {row.report_id: row.incident_id for row in self._rows(query)}

    def dots(self) -> Dots:
        """Every incident that has a place and a day, as columns."""
        with self._reading() as connection:
            return read_dots(connection)

    def incidents_of_words(self, groups: Sequence[Sequence[str]]) -> list[str]:
        """The ids of incidents told of by an article that holds, of each group, one of the spellings."""
        if not any(word.strip() for group in groups for word in group):
            return []
        with self._reading() as connection:
            return ids_of_words(connection, groups)

    def places(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The ids of the places of incidents, each with the names that the store has of it."""
        query = text(
            "SELECT place_id, json_extract(record, '$.place.name', '$.place.second_name', '$.place.as_written') "
            "FROM incident WHERE place_id IS NOT NULL GROUP BY 1, 2"
        )
        with self._reading() as connection:
            rows = connection.execute(query).all()
        return tuple((place_id, tuple(filter(None, json.loads(names)))) for place_id, names in rows)

    # ------------------------------------------------------------ account

    @property
    def account(self) -> Account:
        """What is here and what was left out, counted and a page at a time."""
        return Account(self._reading)

    @property
    def addresses(self) -> Addresses:
        """What is remembered of addresses that were asked for."""
        return Addresses(self._reading, self._writing)

    def counts(self) -> Counts:
        """How much of everything there is."""
        happened = report.c.status == Status.HAPPENED.value
        questions = {
            "articles": select(func.count()).select_from(article),
            "undated_articles": select(func.count()).select_from(article).where(article.c.published.is_(None)),
            "reports": select(func.count()).select_from(report),
            "undated_reports": select(func.count())
            .select_from(report)
            .where(happened, report.c.first_day.is_(None)),
            "unplaced_reports": select(func.count())
            .select_from(report)
            .where(happened, report.c.place_id.is_(None)),
            "incidents": select(func.count()).select_from(incident),
            "rejected": select(func.count()).select_from(rejected),
        }
        with self._reading() as connection:
            return Counts(**{name: connection.execute(query).scalar_one() for name, query in questions.items()})

    def gazetteer_sources(self) -> tuple[str, ...]:
        """Where the places come from, as noted by the last run; () where none was noted."""
        rows = self._rows(select(meta.c.value).where(meta.c.key == GAZETTEER_SOURCES))
        return tuple(json.loads(rows[0].value)) if rows else ()

    def data_version(self) -> str:
        """16 hexadecimal digits that change whenever articles, readings or incidents do; the same for the same."""
        rows = self._rows(select(meta.c.key, meta.c.value))
        held = {row.key: row.value for row in rows}
        return f"{held.get(ARTICLES_DIGEST, '0')[-8:]:0>8}{held.get(INCIDENTS_DIGEST, '0')[-8:]:0>8}"

    # ------------------------------------------------------------ inside

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with said_plainly(self.path), self._reader.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if not self._writer:
            raise StoreError(f"The store {self.path} was opened for reading only.")
        with said_plainly(self.path), self._writer.begin() as connection:
            yield connection

    def _checkpoint(self) -> None:
        """Moves the log into the file, or the log would grow without end."""
        if self._writer:
            with said_plainly(self.path), closing(self._writer.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _rows(
        self,
        query: Select[Any],
        id_column: ColumnElement[str] | None = None,
        ids: Iterable[str] | None = None,
    ) -> list[Row[Any]]:
        """The rows of a query; where `ids` are given, of those only."""
        with self._reading() as connection:
            if ids is None or id_column is None:
                return list(connection.execute(query))
            return [row for chunk in _chunks(ids) for row in connection.execute(query.where(id_column.in_(chunk)))]

    def _reports(self, query: Select[Any], ids: Iterable[str] | None = None) -> Iterator[Report]:
        rows = self._rows(query, report.c.report_id, ids)
        return (from_json(Report, row.record) for row in rows)

    def _grouped(
        self, table: Table, held: ColumnElement[str], ids: Iterable[str] | None
    ) -> Mapping[str, list[str]]:
        """What a table holds of each incident, in order."""
        query = select(table.c.incident_id, held.label("held")).order_by(table.c.incident_id, table.c.position)
        groups: dict[str, list[str]] = {}
        for row in self._rows(query, table.c.incident_id, ids):
            groups.setdefault(row.incident_id, []).append(row.held)
        return groups


_OLDEST_REPORT_FIRST = (
    report.c.first_day.is_(None),
    report.c.first_day,
    report.c.article_id,
    report.c.position,
)


def _chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    """The ids, each once, so many at a time."""
    unique = list(dict.fromkeys(ids))
    return (unique[i : i + _CHUNK] for i in range(0, len(unique), _CHUNK))
