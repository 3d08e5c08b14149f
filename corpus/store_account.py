"""What the store holds and what it left out: counted, and told a page at a time without opening every record."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, case, column, func, select, table, text

from corpus.records import PublishedBasis, Rejected, Report, Status
from corpus.runs import Run
from corpus.searched_words import every_word
from corpus.store_codec import from_json
from corpus.store_rows import rejected_of, run_of
from corpus.store_selection import EVERYTHING, Selection, conditions
from corpus.store_tables import article, article_copy, incident_report, ingest_run, rejected, rejected_text, report

LONGEST_OPENING: Final = 80
"""Characters of an untitled article's text that stand for its title."""


class Lack(StrEnum):
    """What a report may be without."""

    DAY = "day"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleChoice:
    """Which articles somebody looks for; a field that is empty leaves nothing out.

    `words` must all stand in the title or the text, in any order; they are no query language. `undated` takes
    only those whose day of publication is unknown.
    """

    words: str = ""
    source: str = ""
    undated: bool = False


EVERY_ARTICLE: Final = ArticleChoice()


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedChoice:
    """What of all that was not read somebody looks for: for the reason of a code, last met in one run."""

    code: str = ""
    run_number: int | None = None


ALL_REJECTED: Final = RejectedChoice()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """An article without its text; `opening` is how the text begins where there is no title, else ""."""

    article_id: str
    title: str
    opening: str
    source: str
    published: date | None
    published_basis: PublishedBasis
    language: str
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Prints:
    """Other articles that print the text of one: lines of some, the earliest first, and how many there are."""

    lines: tuple[ArticleLine, ...] = ()
    number: int = 0


NO_PRINTS: Final = Prints()


class Account:
    """The store's account of itself; `reading` gives a connection within a transaction."""

    def __init__(self, reading: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._reading = reading

    # ------------------------------------------------------------ articles

    def articles(
        self, choice: ArticleChoice = EVERY_ARTICLE, *, limit: int, offset: int = 0
    ) -> tuple[ArticleLine, ...]:
        """The chosen articles from `offset` on, the newest first and those without a day last."""
        # The numbers first, from an index alone: rows of articles are long, and skipped ones need not be read.
        numbers = _chosen(select(article.c.article_number), choice).order_by(*_NEWEST_FIRST)
        wanted = numbers.limit(limit).offset(offset).subquery()
        lines = select(*_LINE).join(wanted, wanted.c.article_number == article.c.article_number)
        return tuple(_line_of(row) for row in self._rows(lines.order_by(*_NEWEST_FIRST)))

    def count_articles(self, choice: ArticleChoice = EVERY_ARTICLE) -> int:
        """How many articles are chosen."""
        return self._number(_chosen(select(func.count()).select_from(article), choice))

    def sources(self, *, limit: int) -> Mapping[str, int]:
        """The sources of most articles, each with how many, the most frequent first; "" is not among them."""
        query = select(article.c.source, func.count().label("number")).where(article.c.source != "")
        by_number = query.group_by(article.c.source).order_by(text("number DESC"), article.c.source)
        return {row.source: row.number for row in self._rows(by_number.limit(limit))}

    def incidents_of_article(self, article_id: str) -> Mapping[str, tuple[str, ...]]:
        """The ids of the incidents that each report of an article tells of; a report of none is left out."""
        query = select(incident_report.c.report_id, incident_report.c.incident_id).join_from(
            report, incident_report, report.c.report_id == incident_report.c.report_id
        )
        found: dict[str, tuple[str, ...]] = {}
        for row in self._rows(query.where(report.c.article_id == article_id).order_by(report.c.position)):
            found[row.report_id] = (*found.get(row.report_id, ()), row.incident_id)
        return found

    def denials_at(self, place_ids: Collection[str]) -> tuple[Report, ...]:
        """The reports that deny that something happened at these places, by place, day and id."""
        there = report.c.place_id.in_(select(func.json_each(json.dumps(sorted(place_ids))).table_valued("value")))
        query = select(report.c.record).where(there, report.c.status == Status.DENIED.value)
        rows = self._rows(query.order_by(report.c.place_id, report.c.first_day, report.c.report_id))
        return tuple(from_json(Report, row.record) for row in rows)

    def prints_of(self, article_id: str, *, limit: int) -> Prints:
        """The other articles of the group of copies that an article is in."""
        own = select(article_copy.c.copy_id).join(article, _IS_COPY).where(article.c.article_id == article_id)
        others = (article_copy.c.copy_id == own.scalar_subquery(), article.c.article_id != article_id)
        lines = select(*_LINE).join(article_copy, _IS_COPY).where(*others)
        earliest = lines.order_by(article.c.published.is_(None), article.c.published, article.c.article_id)
        number = select(func.count()).select_from(article).join(article_copy, _IS_COPY).where(*others)
        return Prints(
            lines=tuple(_line_of(row) for row in self._rows(earliest.limit(limit))), number=self._number(number)
        )

    # ------------------------------------------------------------ what has no dot

    def reports_without(
        self, lack: Lack, selection: Selection = EVERYTHING, *, limit: int, offset: int = 0
    ) -> tuple[Report, ...]:
        """The selection's reports that lack a day or a place, from `offset` on, by article."""
        query = select(report.c.record).where(*_lacking(lack, selection))
        page = query.order_by(report.c.article_id, report.c.position).limit(limit).offset(offset)
        return tuple(from_json(Report, row.record) for row in self._rows(page))

    def count_reports_without(self, lack: Lack, selection: Selection = EVERYTHING) -> int:
        """How many of the selection's reports lack a day or a place."""
        return self._number(select(func.count()).select_from(report).where(*_lacking(lack, selection)))

    # ------------------------------------------------------------ what was not read

    def rejected(
        self, choice: RejectedChoice = ALL_REJECTED, *, limit: int, offset: int = 0, longest: int | None = None
    ) -> tuple[Rejected, ...]:
        """What was not read, of the choice, from `offset` on, by origin; of texts at most `longest` characters."""
        # The origins first: rows of texts are long, and skipped ones need not be read.
        wanted = _of_rejected(select(rejected.c.origin), choice)
        page = wanted.order_by(rejected.c.origin).limit(limit).offset(offset).subquery()
        words = rejected_text.c.text if longest is None else func.substr(rejected_text.c.text, 1, longest)
        query = select(
            *(rejected.c[name] for name in ("origin", "code", "reason", "language")),
            *(rejected_text.c[name] for name in ("title", "source", "author", "url", "published")),
            words.label("text"),
        ).select_from(
            rejected.join(page, page.c.origin == rejected.c.origin).outerjoin(
                rejected_text, rejected_text.c.origin == rejected.c.origin
            )
        )
        return tuple(rejected_of(row) for row in self._rows(query.order_by(rejected.c.origin)))

    def rejected_by_code(self, run_number: int | None = None) -> Mapping[str, int]:
        """How much was not read for the reason of each code, the most frequent first; of one run or of all."""
        query = select(rejected.c.code, func.count().label("number")).group_by(rejected.c.code)
        of_run = _of_rejected(query, RejectedChoice(run_number=run_number))
        return {row.code: row.number for row in self._rows(of_run.order_by(text("number DESC"), rejected.c.code))}

    def runs(self, *, limit: int, offset: int = 0) -> tuple[Run, ...]:
        """The runs of ingestion from `offset` on, the latest first."""
        query = select(ingest_run).order_by(ingest_run.c.run_number.desc()).limit(limit).offset(offset)
        return tuple(run_of(row) for row in self._rows(query))

    def count_runs(self) -> int:
        """How many runs of ingestion there were."""
        return self._number(select(func.count()).select_from(ingest_run))

    # ------------------------------------------------------------ inside

    def _rows(self, query: Select[Any]) -> list[Any]:
        with self._reading() as connection:
            return list(connection.execute(query))

    def _number(self, query: Select[Any]) -> int:
        with self._reading() as connection:
            return int(connection.execute(query).scalar_one())


_NEWEST_FIRST: Final = (article.c.published.desc(), article.c.article_number.desc())

_LINE: Final = (
    *(article.c[name] for name in ("article_id", "title", "source", "published", "published_basis", "language")),
    case((article.c.title == "", func.substr(article.c.text, 1, LONGEST_OPENING)), else_="").label("opening"),
    select(func.count())
    .where(report.c.article_id == article.c.article_id)
    .correlate(article)
    .scalar_subquery()
    .label("reports"),
)

_IS_COPY: Final = article_copy.c.article_number == article.c.article_number

_SEARCH: Final = table("article_search", column("rowid"))


def _chosen(query: Select[Any], choice: ArticleChoice) -> Select[Any]:
    """The query for the chosen articles only."""
    if choice.words.strip():
        found = select(_SEARCH.c.rowid).where(text("article_search MATCH :words"))
        query = query.where(article.c.article_number.in_(found)).params(words=every_word(choice.words))
    if choice.source:
        query = query.where(article.c.source == choice.source)
    return query.where(article.c.published.is_(None)) if choice.undated else query


def _of_rejected(query: Select[Any], choice: RejectedChoice) -> Select[Any]:
    """The query for what was chosen of all that was not read."""
    if choice.code:
        query = query.where(rejected.c.code == choice.code)
    return query if choice.run_number is None else query.where(rejected.c.run_number == choice.run_number)


def _lacking(lack: Lack, selection: Selection) -> list[ColumnElement[bool]]:
    lacks = report.c.first_day if lack is Lack.DAY else report.c.place_id
    return [lacks.is_(None), *conditions(selection, report)]


def _line_of(row: Any) -> ArticleLine:  # noqa: ANN401  a row's columns are known to the query only
    return ArticleLine(
        article_id=row.article_id,
        title=row.title,
        opening=row.opening,
        source=row.source,
        published=row.published,
        published_basis=PublishedBasis(row.published_basis),
        language=row.language,
        reports=row.reports,
    )
