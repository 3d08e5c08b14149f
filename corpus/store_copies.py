"""Copies in the store: sketches of articles, found by band, and the groups of those that print one text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from sqlalchemy import Connection, TextClause, text

from corpus.copy_groups import MOST_IN_BAND, MOST_WORDINGS, Groups, nearest, prints_of
from corpus.shingles import Wording, bands_of, sketch_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Sketch = NDArray[np.uint32]

ARTICLES_AT_A_TIME: Final = 500
"""To a transaction; all that is held in memory are their texts and those of their likest."""

_STORED: Final = np.dtype("<u4")
_ASKED: Final = 50_000  # bands in one question
_LEVELS: Final = 5  # as _IN_BANDS asks for
_FIRST_LEVEL: Final = 100_000  # rows, of 4,000 articles; each level holds eight times as many as the one before
_NEXT_LEVEL: Final = 8

_WITHOUT_SKETCH = text(
    "SELECT article_number, article_id, text FROM article "
    "WHERE article_number > (SELECT coalesce(max(article_number), 0) FROM article_sketch) "
    "ORDER BY article_number LIMIT :most"
)
_ADD_SKETCH = text("INSERT INTO article_sketch VALUES (:article_number, :sketch)")
_ADD_BAND = "INSERT INTO article_band VALUES (0, ?, ?)"
_IN_LEVEL = text("SELECT count(*) FROM article_band WHERE level = :level")
_MOVE_LEVEL = text(
    "INSERT INTO article_band SELECT :level + 1, band, article_number FROM article_band WHERE level = :level"
)
_EMPTY_LEVEL = text("DELETE FROM article_band WHERE level = :level")
_IN_BANDS = text(
    "WITH found AS MATERIALIZED (SELECT json_extract(asked.value, '$[0]') AS number, "
    "(SELECT json_group_array(article_number) FROM (SELECT article_number FROM article_band "
    "WHERE level IN (0, 1, 2, 3, 4) AND band = json_extract(asked.value, '$[1]') "
    "AND article_number < json_extract(asked.value, '$[0]') "
    "ORDER BY article_number DESC LIMIT :most)) AS before FROM json_each(:asked) AS asked) "
    "SELECT number, before FROM found WHERE before != '[]'"
)
_SKETCHES = text(
    "SELECT article_number, sketch FROM article_sketch "
    "WHERE article_number IN (SELECT value FROM json_each(:numbers))"
)
_GROUPS = text(
    "SELECT article_number, copy_id FROM article_copy "
    "WHERE article_number IN (SELECT value FROM json_each(:numbers))"
)
_TEXT = text("SELECT text FROM article WHERE article_number = :number")
_ID = text("SELECT article_id FROM article WHERE article_number = :number")
_PUT_GROUP = text("INSERT OR REPLACE INTO article_copy VALUES (:number, :copy_id)")
_SIZE = text("SELECT count(*) FROM article_copy WHERE copy_id = :copy_id")
_RENAME = text("UPDATE article_copy SET copy_id = :kept WHERE copy_id = :copy_id")
_COPIES = text(
    "SELECT article_id, copy_id FROM article_copy JOIN article USING (article_number) "
    "WHERE :all OR article_id IN (SELECT value FROM json_each(:articles))"
)
_COUNT = text(
    "SELECT count(*) FROM article_copy AS later WHERE article_number > :after AND EXISTS ("
    "SELECT 1 FROM article_copy AS earlier WHERE earlier.copy_id = later.copy_id "
    "AND earlier.article_number < later.article_number)"
)
_MEMBERS = text(
    "SELECT DISTINCT article_id FROM article_copy JOIN article USING (article_number) WHERE copy_id IN ("
    "SELECT copy_id FROM article_copy JOIN article USING (article_number) "
    "WHERE article_id IN (SELECT value FROM json_each(:articles)))"
)


def find_copies(connection: Connection) -> int:
    """Finds the copies of the next articles that have no sketch, in the order of their coming; returns how many.

    An article is compared with all that came before it, so that the groups are the same in whatever order and in
    however many runs articles come (but for texts of which a band has more than MOST_IN_BAND); only the id of a
    group is that of its first.
    """
    rows = _rows(connection, _WITHOUT_SKETCH, most=ARTICLES_AT_A_TIME)
    wordings = {row.article_number: Wording(row.text) for row in rows}
    sketches = {number: sketch_of(wording) for number, wording in wordings.items()}
    known = {number: sketch for number, sketch in sketches.items() if sketch is not None}
    bands = {number: bands_of(sketch) for number, sketch in known.items()}
    _add(connection, sketches, bands)
    near = _near(connection, bands)
    known |= _sketches(connection, set().union(*near.values()) - known.keys())

    @lru_cache(maxsize=MOST_WORDINGS)
    def wording_of(number: int) -> Wording:
        return wordings.get(number) or Wording(_value(connection, _TEXT, number=number))

    grouping = _Grouping(connection, {*known})
    for number in sorted(bands):
        likest = nearest(known[number], {each: known[each] for each in sorted(near.get(number, ()))})
        for other in list(prints_of(wordings[number], likest, grouping.groups, wording_of)):
            grouping.join(other, number)
    return len(rows)


def copies_in_store(connection: Connection, article_ids: Iterable[str] | None = None) -> dict[str, str]:
    """The id of the group of each of the articles that have copies; of all where no ids are given."""
    told = {"all": article_ids is None, "articles": _array(article_ids or ())}
    return {row.article_id: row.copy_id for row in _rows(connection, _COPIES, **told)}


def articles_with_copies(connection: Connection, article_ids: Iterable[str]) -> list[str]:
    """The ids of all articles in the groups of some."""
    return [row.article_id for row in _rows(connection, _MEMBERS, articles=_array(article_ids))]


def count_copies(connection: Connection, after: int) -> int:
    """How many of the articles numbered above `after` have an earlier one in their group."""
    return int(_value(connection, _COUNT, after=after))


class _Grouping:
    """The groups of some articles as the store has them, changed there as they are put together."""

    def __init__(self, connection: Connection, numbers: Iterable[int]) -> None:
        self._connection = connection
        self.groups: Groups[int] = Groups()
        self._ids: dict[int, str] = {}  # by the lead
        first: dict[str, int] = {}
        for row in _rows(connection, _GROUPS, numbers=_array(sorted(numbers))):
            lead = first.setdefault(row.copy_id, row.article_number)
            self.groups.join(lead, row.article_number)
            self._ids[lead] = row.copy_id

    def join(self, earlier: int, later: int) -> None:
        """Put the groups of two articles together; the id that more articles have stays, or the earlier's."""
        leads = [self.groups.lead(each) for each in (earlier, later)]
        ids = [self._ids.pop(lead, "") for lead in leads]
        sizes = [_value(self._connection, _SIZE, copy_id=each) if each else 0 for each in ids]
        kept = ids[sizes[1] > sizes[0]] or _value(self._connection, _ID, number=earlier)
        for lead, each in zip(leads, ids, strict=True):
            if not each:
                self._connection.execute(_PUT_GROUP, {"number": lead, "copy_id": kept})
            elif each != kept:
                self._connection.execute(_RENAME, {"kept": kept, "copy_id": each})
        self.groups.join(earlier, later)
        self._ids[self.groups.lead(earlier)] = kept


def _add(
    connection: Connection, sketches: Mapping[int, Sketch | None], bands: Mapping[int, Sequence[int]]
) -> None:
    rows = [
        {"article_number": number, "sketch": None if sketch is None else sketch.astype(_STORED).tobytes()}
        for number, sketch in sketches.items()
    ]
    in_bands = sorted((band, number) for number, held in bands.items() for band in set(held))
    if rows:
        connection.execute(_ADD_SKETCH, rows)
    if in_bands:
        connection.exec_driver_sql(_ADD_BAND, in_bands)
    _make_room(connection)


def _make_room(connection: Connection) -> None:
    """Moves each level that is full into the next; the last has no end."""
    for level in range(_LEVELS - 1):
        if _value(connection, _IN_LEVEL, level=level) < _FIRST_LEVEL * _NEXT_LEVEL**level:
            return
        connection.execute(_MOVE_LEVEL, {"level": level})
        connection.execute(_EMPTY_LEVEL, {"level": level})


def _near(connection: Connection, bands: Mapping[int, Sequence[int]]) -> dict[int, set[int]]:
    """The earlier articles that share a band with each, those of which a band has many the latest only."""
    asked = [(number, band) for number, held in bands.items() for band in held]
    near: dict[int, set[int]] = {}
    for i in range(0, len(asked), _ASKED):
        for row in _rows(connection, _IN_BANDS, asked=json.dumps(asked[i : i + _ASKED]), most=MOST_IN_BAND):
            near.setdefault(row.number, set()).update(json.loads(row.before))
    return near


def _sketches(connection: Connection, numbers: Iterable[int]) -> dict[int, Sketch]:
    rows = _rows(connection, _SKETCHES, numbers=_array(sorted(numbers)))
    return {row.article_number: np.frombuffer(row.sketch, _STORED) for row in rows}


def _array(items: Iterable[object]) -> str:
    return json.dumps(list(items))


def _rows(connection: Connection, query: TextClause, **asked: object) -> list[Any]:
    return list(connection.execute(query, asked))


def _value(connection: Connection, query: TextClause, **asked: object) -> Any:  # noqa: ANN401  a column may hold anything
    return connection.execute(query, asked).scalar_one()
