"""What somebody hands to the page: files and pasted texts, read to articles, and what would become of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO
from typing import TYPE_CHECKING, Final

from corpus.intake import Told, retold, take_in
from corpus.raw_article import RawArticle
from corpus.raw_event import RawEvent
from corpus.readers import read_open
from corpus.records import Article, CodedEvent, Rejected
from corpus.refusals import Refusal, refuse, shown
from corpus.workers import Workers
from dashboard.coded_tables import MOST_CODED, NO_TABLES, CodedTables, TablesBeingRead
from dashboard.handed import Pasted, Upload
from dashboard.language import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from corpus.readers import Found

MOST_BYTES: Final = 200_000_000
"""Of files that are read at once; they are held in memory until they are stored or taken back."""

LONGEST_NAME: Final = 200
"""Characters of a file's name that are kept."""

_PROCESSES: Final = 2
"""That parse files, kept as long as the server: loading a parser takes far longer than reading a page with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    """All that was handed in, read: articles and what is none, in their order, and coded events apart."""

    things: tuple[Article | Rejected, ...]
    tables: CodedTables = NO_TABLES


class Fate(StrEnum):
    """What would become of one thing that was handed in."""

    NEW = "new"
    DATED = "dated"
    KNOWN = "known"
    AGAIN = "again"
    REJECTED = "rejected"


FATE_WORDS: Final[Mapping[Fate, str]] = {
    Fate.NEW: message("new"),
    Fate.DATED: message("in the store without a day, and has one now"),
    Fate.KNOWN: message("in the store already"),
    Fate.AGAIN: message("the same as another one here"),
    Fate.REJECTED: message("cannot be read"),
}

STORED_FATES: Final = frozenset({Fate.NEW, Fate.DATED})
"""What changes the store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One thing that was handed in and what would become of it."""

    thing: Article | Rejected
    fate: Fate


def open_workers(today: date) -> Workers:
    """Processes for the files of everybody who uses the page on that day; to be ended by its `__exit__`."""
    return Workers(Told(today=today), _PROCESSES)


def read_uploads(uploads: Iterable[Upload], pasted: Pasted, workers: Workers) -> HandedIn:
    """The articles of all that was handed in, in its order, what cannot be read, and tables."""
    watched, tables = _Watched(), TablesBeingRead()
    things: list[Article | Rejected] = []
    for one in workers.read(_found(uploads, pasted, watched)):
        if isinstance(one, CodedEvent):
            tables.take(one)
        elif isinstance(one, Article | Rejected):
            things.append(one)
    if watched.rows > MOST_CODED:
        return HandedIn(things=(*things, *map(_too_many, watched.uploads)))
    return HandedIn(things=tuple(things), tables=tables.end(tuple(watched.uploads)))


def coded_events(tables: CodedTables) -> Iterator[CodedEvent]:
    """The events of the tables, one by one: a hundred thousand of them are not held."""
    for upload in tables.uploads:
        for one in _in(upload):
            if isinstance(one, RawEvent) and isinstance(event := take_in(one, Told()), CodedEvent):
                yield event


def warm_up(workers: Workers) -> None:
    """Lets every process load its parsers, or the first page would wait two seconds for them."""
    page = b"<!doctype html><title>-</title><article>" + b"<p>Two people were hurt in Barda on Sunday.</p>" * 20
    read_uploads([Upload(name="a.html", content=page)] * _PROCESSES, Pasted(text=""), workers)


def told_of(things: Iterable[Article | Rejected], told: Told, *, over: bool) -> tuple[Article | Rejected, ...]:
    """The same with the day and the outlet that were told: given to those without, with `over` to all."""
    if told.published is None and not told.source:
        return tuple(things)
    return tuple(_told(thing, told, over=over) if isinstance(thing, Article) else thing for thing in things)


def outcomes_of(things: Sequence[Article | Rejected], known: Mapping[str, date | None]) -> tuple[Outcome, ...]:
    """What would become of each thing; `known` are the articles of the store among them with their days."""
    days = dict(known)
    seen: set[str] = set()
    found = []
    for thing in things:
        found.append(Outcome(thing=thing, fate=_fate(thing, days, seen)))
        if isinstance(thing, Article):
            seen.add(thing.article_id)
            days[thing.article_id] = days.get(thing.article_id) or thing.published
    return tuple(found)


def counted(outcomes: Iterable[Outcome]) -> dict[Fate, int]:
    """How many things come to each fate that one of them comes to."""
    numbers = Counter(each.fate for each in outcomes)
    return {fate: numbers[fate] for fate in Fate if numbers[fate]}


def file_name(name: str) -> str:
    """The last part of what a browser calls a file, fit to be shown."""
    return shown(name.replace("\\", "/").rsplit("/", 1)[-1][:LONGEST_NAME])


@dataclass(slots=True, kw_only=True)
class _Watched:
    """How many rows of coded events were met, and the files that they lie in."""

    rows: int = 0
    uploads: list[Upload] = field(default_factory=list)


def _found(uploads: Iterable[Upload], pasted: Pasted, watched: _Watched) -> Iterator[Found]:
    for upload in uploads:
        before = watched.rows
        for one in _in(upload):
            watched.rows += isinstance(one, RawEvent)
            if not isinstance(one, RawEvent) or watched.rows <= MOST_CODED:
                yield one
        if watched.rows > before:
            watched.uploads.append(upload)
    if pasted.text.strip():
        yield RawArticle(text=pasted.text, title=pasted.title, origin="pasted text")


def _in(upload: Upload) -> Iterator[Found]:
    return read_open(BytesIO(upload.content), file_name(upload.name), _origin(upload))


def _origin(upload: Upload) -> str:
    return f"uploaded: {file_name(upload.name)}"


def _too_many(upload: Upload) -> Rejected:
    reason = f"more than {MOST_CODED:,} coded events are handed in at once; read it with: dateline ingest FILE"
    return refuse(_origin(upload), Refusal.TOO_LARGE, reason)


def _told(article: Article, told: Told, *, over: bool) -> Article:
    published = told.published if over or article.published is None else None
    source = told.source if over or not article.source else ""
    if published is None and not source:
        return article
    return retold(article, Told(published=published, source=source, today=told.today))


def _fate(thing: Article | Rejected, days: Mapping[str, date | None], seen: set[str]) -> Fate:
    if not isinstance(thing, Article):
        return Fate.REJECTED
    if thing.article_id in days and thing.published and not days[thing.article_id]:
        return Fate.DATED
    if thing.article_id in seen:
        return Fate.AGAIN
    return Fate.KNOWN if thing.article_id in days else Fate.NEW
