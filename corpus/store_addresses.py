"""What the store remembers of addresses: which are done with, and what lets a server answer "nothing new"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Select, select, update
from sqlalchemy.dialects.sqlite import insert

from corpus.refusals import shown
from corpus.store_tables import address, article, rejected

_CHUNK: Final = 500

Transaction = Callable[[], AbstractContextManager[Connection]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """An address that was fetched and is done with; `fetched_utc` as ISO 8601, validators "" where none came."""

    address: str
    is_list: bool
    etag: str = ""
    last_modified: str = ""
    fetched_utc: str = ""


class Addresses:
    """The store's memory of addresses; each transaction is made by `reading` or `writing`."""

    def __init__(self, reading: Transaction, writing: Transaction) -> None:
        self._reading = reading
        self._writing = writing

    def settled(self, addresses: Sequence[str], passing: Collection[str]) -> set[str]:
        """Those that need not be asked for again: pages that are read, or refused but for a `passing` reason.

        Lists always are. Pages are known by the origin of their articles too: a run may have ended before it noted
        them.
        """
        found: set[str] = set()
        for i in range(0, len(addresses), _CHUNK):
            chunk = addresses[i : i + _CHUNK]
            origins = {shown(one): one for one in chunk}
            refused = rejected.c.origin.in_(origins) & rejected.c.code.not_in(passing)
            noted = select(address.c.address).where(address.c.address.in_(chunk))
            found.update(self._column(noted.where(address.c.is_list == 0)))
            lists = set(self._column(noted.where(address.c.is_list == 1)))
            for query in (
                select(article.c.origin).where(article.c.origin.in_(origins)),
                select(rejected.c.origin).where(refused),
            ):
                found.update({origins[origin] for origin in self._column(query)} - lists)
        return found

    def last_visit(self, of_address: str) -> Visit | None:
        """When an address was last done with, and its validators; None where it never was."""
        query = select(address).where(address.c.address == of_address, address.c.fetched_utc != "")
        with self._reading() as connection:
            row = connection.execute(query).first()
        if row is None:
            return None
        return Visit(
            address=row.address,
            is_list=bool(row.is_list),
            etag=row.etag,
            last_modified=row.last_modified,
            fetched_utc=row.fetched_utc,
        )

    def note(self, visits: Iterable[Visit]) -> None:
        """Keeps that these are done with; call it after what came of them is in the store."""
        rows = [
            {
                "address": one.address,
                "is_list": int(one.is_list),
                "etag": one.etag,
                "last_modified": one.last_modified,
                "fetched_utc": one.fetched_utc,
            }
            for one in visits
        ]
        statement = insert(address)
        fresh = {name: statement.excluded[name] for name in ("is_list", "etag", "last_modified", "fetched_utc")}
        with self._writing() as connection:
            if rows:
                connection.execute(statement.on_conflict_do_update(index_elements=["address"], set_=fresh), rows)

    def follow(self, addresses: Iterable[str]) -> None:
        """Keeps that somebody watches these feeds and sitemaps, and no others any more."""
        rows = [{"address": one, "is_list": 1, "is_followed": 1} for one in addresses]
        statement = insert(address).on_conflict_do_update(
            index_elements=["address"], set_={"is_list": 1, "is_followed": 1}
        )
        with self._writing() as connection:
            connection.execute(update(address).values(is_followed=0))
            if rows:
                connection.execute(statement, rows)

    def followed(self) -> tuple[str, ...]:
        """The feeds and sitemaps that somebody watches, by address."""
        query = select(address.c.address).where(address.c.is_followed == 1).order_by(address.c.address)
        return tuple(self._column(query))

    def _column(self, query: Select[Any]) -> list[str]:
        with self._reading() as connection:
            return list(connection.execute(query).scalars())
