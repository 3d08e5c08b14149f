"""Articles into the store, batch by batch: what is known is passed over, what fails is kept with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from time import monotonic

from corpus.incidents import keep_ids, merge_reports
from corpus.language import UNDETERMINED
from corpus.records import Article, ArticleReading, CodedEvent, Noted, Rejected, Thing
from corpus.refusals import STUMBLES, Refusal, stumbled
from corpus.runs import Run
from corpus.store import Store

BATCH = 100
"""Articles to a transaction: what an interruption can cost, and few enough to be held in memory."""

CODED_BATCH = 2_000
"""Coded events to a transaction: they are only written."""

LONGEST_BATCH_S = 5.0
"""What comes from the network comes slowly: it is not fetched again because of an interruption."""

Read = Callable[[Article], ArticleReading]


@dataclass(slots=True, kw_only=True)
class Account:
    """What became of all that was given: figures, and why what was refused was.

    `copies` of the new articles print a text that came before them, `undated` have no day of publication, of
    `disputed` something names another (see Article.published_disputed). What is in a language that is not read is
    counted in `languages` by its code and is not among the `refused`. `coded` counts events of others' tables
    apart: "new", "known" and "replaced" by a newer edition. `run_number` and `articles_before` are those of the
    run's beginning.
    """

    new: int = 0
    known: int = 0
    replaced: int = 0
    copies: int = 0
    undated: int = 0
    disputed: int = 0
    coded: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    run_number: int = 0
    articles_before: int = 0

    @property
    def read(self) -> int:
        """How many articles were read, now or before."""
        return self.new + self.known + self.replaced

    @property
    def rejected(self) -> int:
        """How many things were not read, but for articles in other languages."""
        return self.refused.total()

    def note(self, things: Iterable[Rejected]) -> None:
        """Counts what was not read."""
        for thing in things:
            if thing.code == Refusal.LANGUAGE:
                self.languages[thing.language or UNDETERMINED] += 1
            else:
                self.refused[thing.code] += 1

    def as_run(self, ended_utc: str = "") -> Run:
        """The run as the store keeps it."""
        return Run(
            run_number=self.run_number,
            ended_utc=ended_utc,
            new=self.new,
            known=self.known,
            replaced=self.replaced,
            copies=self.copies,
            undated=self.undated,
            disputed=self.disputed,
            rejected=self.rejected,
            languages=dict(self.languages.most_common()),
            reasons=dict(self.refused.most_common()),
            coded=dict(+self.coded),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How articles are read: the function that does it, and the version of program and gazetteer behind it."""

    read: Read
    made_by: str


def ingest(
    things: Iterable[Thing],
    store: Store,
    reader: Reader,
    account: Account,
    now_utc: Callable[[], str],
    *,
    given: Sequence[str] = (),
) -> Iterator[Thing]:
    """Puts articles and coded events into the store as one run, and keeps account; yields each that is done with.

    All are in the store when the last has been taken; `conclude` then ends the run. `given` is what was named to
    be read, fit to be shown.
    """
    account.articles_before = store.last_article()
    account.run_number = store.begin_run(now_utc(), reader.made_by, given)
    for batch in _batches(things):
        articles = [thing for thing in batch if isinstance(thing, Article)]
        coded = [thing for thing in batch if isinstance(thing, CodedEvent)]
        failed = _put(articles, store, reader, account)
        _put_coded(coded, store, account)
        rejected = [thing for thing in batch if isinstance(thing, Rejected)] + failed
        read = [one.origin for one in articles] + [one.origin for one in coded]
        store.add_rejected(rejected, account.run_number, now_read=read)
        account.note(rejected)
        store.note_run(account.as_run())
        yield from (*batch, *failed)


def conclude(store: Store, account: Account, now_utc: Callable[[], str]) -> int:
    """Puts what is new into incidents and ends the run; the account is then whole. Returns how many incidents.

    What it leaves undone where it is interrupted the next run does; the run has no end then.
    """
    incidents = merge_new(store)
    account.copies = store.count_copies(account.articles_before)
    store.note_run(account.as_run(now_utc()))
    return incidents


def read_anew(store: Store, reader: Reader, account: Account) -> Iterator[Thing]:
    """Reads every article of the store again, as after a change of the gazetteer; yields each that is done with.

    An article that a stage stumbles over keeps what was read out of it before.
    """
    for batch in _batches(store.articles().values()):
        results = [_reading(article, reader.read) for article in batch if isinstance(article, Article)]
        failed = [one for one in results if isinstance(one, Rejected)]
        added = store.replace([one for one in results if isinstance(one, ArticleReading)], reader.made_by)
        account.replaced += added.replaced
        account.note(failed)
        yield from (*batch, *failed)


def merge_anew(store: Store) -> int:
    """Makes the store's incidents anew from all its reports; returns how many there are, coded ones included."""
    store.find_copies()
    made = merge_reports(store.reports(), store.articles(), copies=store.copies())
    incidents = keep_ids(made, store.incident_of_each_report())
    store.replace_incidents(incidents)
    return store.counts().incidents


def merge_new(store: Store) -> int:
    """Puts the reports that are new into incidents; returns how many incidents there are.

    Only incidents near in day and place, or told by copies or by articles that share rare words, are read and made
    anew.
    """
    store.find_copies()
    with store.neighbourhood() as around:
        incidents = (
            merge_reports(around.reports, around.articles, around.tellings, around.copies) if around else ()
        )
    if around is None:
        return merge_anew(store)
    before = {report_id: one.incident_id for one in around.incidents for report_id in one.report_ids}
    store.change_incidents(around.incidents, keep_ids(incidents, before))
    return store.counts().incidents


def _put(articles: list[Article], store: Store, reader: Reader, account: Account) -> list[Rejected]:
    """Reads what is not known and puts it into the store; returns what could not be read."""
    to_read = _unknown(articles, store)
    results = [_reading(article, reader.read) for article in to_read]
    added = store.add([one for one in results if isinstance(one, ArticleReading)], reader.made_by)
    account.new += added.new
    account.replaced += added.replaced
    account.known += len(articles) - len(to_read)
    account.undated += sum(article.published is None for article in to_read)
    account.disputed += sum(article.published_disputed for article in to_read)
    return [one for one in results if isinstance(one, Rejected)]


def _put_coded(events: list[CodedEvent], store: Store, account: Account) -> None:
    if events:
        added = store.add_coded(events)
        account.coded.update(new=added.new, known=added.known, replaced=added.replaced)


def _unknown(articles: list[Article], store: Store) -> list[Article]:
    """Those that are not in the store, or are there without the day that is now known; each once."""
    days = dict(store.known([article.article_id for article in articles]))
    wanted: dict[str, Article] = {}
    for article in articles:
        held = wanted.get(article.article_id)
        day = held.published if held else days.get(article.article_id)
        if (article.published and not day) or not (held or article.article_id in days):
            wanted[article.article_id] = article
    return list(wanted.values())


def _reading(article: Article, read: Read) -> ArticleReading | Rejected:
    """What was read; an article that a stage stumbles over costs itself and no other."""
    try:
        return read(article)
    except STUMBLES as error:
        failed = stumbled(article.origin, error, article.text)
        return replace(
            failed,
            title=article.title,
            source=article.source,
            author=article.author,
            url=article.url,
            published=article.published,
        )


def _batches(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    """So many articles at a time, or coded events, or what came in LONGEST_BATCH_S; notes do not count."""
    batch: list[Thing] = []
    counted, coded, began_s = 0, 0, monotonic()
    for thing in things:
        batch.append(thing)
        coded += isinstance(thing, CodedEvent)
        counted += not isinstance(thing, CodedEvent | Noted)
        if counted == BATCH or coded == CODED_BATCH or monotonic() - began_s > LONGEST_BATCH_S:
            yield batch
            batch, counted, coded, began_s = [], 0, 0, monotonic()
    if batch:
        yield batch
