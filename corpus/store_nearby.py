"""What of the store new reports may belong with: by day and place, and by the rare words of their articles."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection, TextClause, text

from corpus.incident_linking import LEAST_RARITY, MOST_HAVING
from corpus.incident_words import Tellings
from corpus.records import DAYS_OF_A_WEEK, Article, Incident, Report, Status
from corpus.searched_words import phrase
from geodata.place import AREAS

_DAYS_AROUND = timedelta(days=2)  # by which reports of one incident at one place may differ
_LONGEST = timedelta(days=DAYS_OF_A_WEEK)
_OF_PLACE = text(
    "SELECT report_id FROM report WHERE first_day BETWEEN :earliest AND :latest AND last_day >= :first "
    "AND place_id IN (SELECT value FROM json_each(:places))"
)
_WITHOUT_INCIDENT = text(
    "SELECT report_id FROM report WHERE NOT EXISTS "
    "(SELECT 1 FROM incident_report WHERE incident_report.report_id = report.report_id)"
)
_HAVING = text("SELECT doc FROM article_word WHERE term = :word")
_TELLING = text(
    "SELECT article_id FROM article_search JOIN article ON article_number = article_search.rowid "
    "WHERE article_search MATCH :word"
)
_REPORTS_OF = text(
    "SELECT report_id, article_id FROM report WHERE article_id IN (SELECT value FROM json_each(:articles))"
)
_INCIDENTS_OF = text(
    "SELECT DISTINCT incident_id FROM incident_report WHERE report_id IN (SELECT value FROM json_each(:reports))"
)
_MEMBERS_OF = text(
    "SELECT report_id FROM incident_report WHERE incident_id IN (SELECT value FROM json_each(:incidents))"
)
_INSIDE = text(
    "SELECT report_id FROM report WHERE first_day BETWEEN :earliest AND :latest AND last_day >= :first "
    "AND EXISTS (SELECT 1 FROM json_each(record, '$.place.within') WHERE value = :place)"
)
_BACKGROUND = text(
    "SELECT report_id FROM report WHERE place_id = :place AND first_day BETWEEN :first AND :last "
    "AND status = 'background'"
)
_OF_PERIOD = text(
    "SELECT report_id FROM report WHERE place_id = :place AND first_day = :first AND last_day = :last"
)


class WordsOfStore(Mapping[str, int]):
    """In how many articles each word stands; looked up when asked for, and then remembered."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, int] = {}

    def __getitem__(self, word: str) -> int:
        if word not in self._known:
            self._known[word] = int(self._connection.execute(_HAVING, {"word": word}).scalar_one_or_none() or 0)
        return self._known[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self._connection.execute(text("SELECT term FROM article_word")).scalars())

    def __len__(self) -> int:
        return int(self._connection.execute(text("SELECT count(*) FROM article_word")).scalar_one())


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    """New reports and all incidents that they may belong to, with what is needed to put these together again.

    `copies` gives the group of prints of each article that is in one.
    """

    incidents: tuple[Incident, ...]
    reports: tuple[Report, ...]
    articles: Mapping[str, Article]
    tellings: Tellings
    copies: Mapping[str, str]


def ids_without_incident(connection: Connection) -> list[str]:
    """The ids of reports that no incident holds yet."""
    return list(connection.execute(_WITHOUT_INCIDENT).scalars())


def ids_of_articles(connection: Connection, article_ids: Iterable[str]) -> list[str]:
    """The ids of all reports of some articles."""
    return [row.report_id for row in connection.execute(_REPORTS_OF, {"articles": _array(article_ids)})]


def incidents_of(connection: Connection, report_ids: Iterable[str]) -> list[str]:
    """The ids of the incidents that hold some reports."""
    return list(connection.execute(_INCIDENTS_OF, {"reports": _array(report_ids)}).scalars())


def members_of(connection: Connection, incident_ids: Iterable[str]) -> list[str]:
    """The ids of the reports that some incidents hold."""
    return list(connection.execute(_MEMBERS_OF, {"incidents": _array(incident_ids)}).scalars())


def ids_by_place_and_day(connection: Connection, reports: Iterable[Report]) -> set[str]:
    """The ids of reports near in place and days to one of these."""
    found: set[str] = set()
    for query, asked in {_question(*question) for report in reports for question in _questions(report)}:
        found.update(connection.execute(query, dict(asked)).scalars())
    return found


def articles_by_words(connection: Connection, reports: Iterable[Report], tellings: Tellings) -> set[str]:
    """The ids of articles that share rare words with the articles of main reports among these."""
    found: set[str] = set()
    having: dict[str, list[str]] = {}
    for report in reports:
        if report.status is not Status.HAPPENED or not tellings.is_main(report):
            continue
        shared: dict[str, float] = defaultdict(float)
        for word in tellings.telling(report).around.rarest:
            if not 1 < tellings.counts.having.get(word, 0) <= MOST_HAVING:
                continue
            if word not in having:
                having[word] = list(connection.execute(_TELLING, {"word": phrase(word)}).scalars())
            for article_id in having[word]:
                shared[article_id] += tellings.counts.rarity(word)
        found.update(article_id for article_id, rarity in shared.items() if rarity >= LEAST_RARITY)
    return found


Asked = dict[str, object]


def _question(query: TextClause, asked: Asked) -> tuple[TextClause, tuple[tuple[str, object], ...]]:
    """Hashable, so that no question is put twice."""
    return query, tuple(sorted(asked.items()))


def _questions(report: Report) -> Iterator[tuple[TextClause, Asked]]:
    place, days = report.place, report.days
    if place is None or days is None:
        return
    if report.status is Status.BACKGROUND:
        year = {"first": f"{days.first.year:04}-01-01", "last": f"{days.first.year:04}-12-31"}
        yield _BACKGROUND, {"place": place.place_id, **year}
    elif days.days > DAYS_OF_A_WEEK:
        yield _OF_PERIOD, {"place": place.place_id, "first": str(days.first), "last": str(days.last)}
    else:
        window: Asked = {
            "earliest": str(days.first - _DAYS_AROUND - _LONGEST),
            "first": str(days.first - _DAYS_AROUND),
            "latest": str(days.last + _DAYS_AROUND),
        }
        yield _OF_PLACE, {**window, "places": _array((place.place_id, *place.within))}
        if place.kind in AREAS:
            yield _INSIDE, {**window, "place": place.place_id}


def _array(ids: Iterable[str]) -> str:
    return json.dumps(list(ids))
