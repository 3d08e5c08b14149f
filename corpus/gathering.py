"""Addresses to the documents behind them: pages as they are, feeds and sitemaps with all that they name."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from itertools import islice
from types import TracebackType
from typing import Final, Self
from urllib.parse import unquote, urlsplit

from corpus.documents import Document
from corpus.feed_links import feeds_of_page
from corpus.fetching import TRANSIENT, Answer, Fetcher, Unchanged, Validators, is_transient
from corpus.fetching_ahead import AT_ONCE, Ahead, Outcome
from corpus.listed import Listed
from corpus.listings import LARGEST_LISTING_BYTES, beginning, is_listing, read_listing
from corpus.parser_process import ParserProcess
from corpus.process_limits import Limits
from corpus.raw_article import LARGEST_ARTICLE_BYTES
from corpus.records import Rejected, Thing
from corpus.refusals import Refusal, megabytes, refuse, shown
from corpus.store_addresses import Addresses, Visit

MOST_DEPTH: Final = 4
"""Lists that may name one another: an index, a sitemap of it, and room for sites that nest them deeper."""

_AT_A_TIME: Final = 200
"""Addresses looked up in the store at once, before the first of them is fetched."""
_AHEAD: Final = 2 * AT_ONCE
"""Answers that may wait to be taken: what a kill can cost, and few enough to be held in memory."""
_NOTED_AT_A_TIME: Final = 50


Promise = Future[Outcome]


class Gatherer:
    """Fetches what is asked for and was not done with before; use it as a context.

    With `again` it asks for what was refused for good, too. `known` counts the pages that were not asked for again
    because they are in the store or were refused for good, `unchanged` the feeds and sitemaps without news.
    `limits` are those of reading one feed or sitemap.
    """

    def __init__(
        self, fetcher: Fetcher, addresses: Addresses, *, again: bool = False, limits: Limits | None = None
    ) -> None:
        self.known = 0
        self.unchanged = 0
        self._ahead = Ahead(fetcher)
        self._lists = ParserProcess(read_listing, limits)
        self._addresses = addresses
        self._passing = frozenset(Refusal) if again else TRANSIENT
        self._seen: set[str] = set()
        self._failures = 0
        self._visits: deque[tuple[int, Visit]] = deque()
        self._number_of: dict[str, int] = {}
        self._issued = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ahead.close()
        self._lists.end()

    def gather(self, asked: Iterable[Listed | Rejected]) -> Iterator[Document | Rejected]:
        """The documents behind pages and behind lists of pages, in order, and what cannot be had.

        What an address is, is seen from what it answers. Each is fetched once, however often it is named.
        """
        yield from self._pages(asked, 0)

    def follow(self, lists: Iterable[str]) -> Iterator[Document | Rejected]:
        """What feeds and sitemaps name; they are asked whatever came of them before."""
        for address in lists:
            if self._is_new(address):
                yield from self._followed(address)

    def note(self, done: Iterable[Thing]) -> Iterator[Thing]:
        """The same things, noting the addresses that they came from as done with.

        Each must be in the store when it is handed in, and they must come in the order in which they were
        gathered: when an article of one page comes, all that was fetched before that page is done with.
        """
        for thing in done:
            yield thing
            self._note_before(self._number_of.get(thing.origin, 0), at_least=_NOTED_AT_A_TIME)
        self._note_before(self._issued + 1, at_least=1)

    # ------------------------------------------------------------ what is asked

    def _pages(self, asked: Iterable[Listed | Rejected], depth: int) -> Iterator[Document | Rejected]:
        source = iter(asked)
        while chunk := list(islice(source, _AT_A_TIME)):
            wanted = [one for one in chunk if isinstance(one, Rejected) or self._is_new(one.address)]
            settled = self._settled([one.address for one in wanted if isinstance(one, Listed)])
            self.known += len(settled)
            unsettled = [one for one in wanted if isinstance(one, Rejected) or one.address not in settled]
            yield from self._in_order(unsettled, depth)

    def _in_order(self, wanted: Iterable[Listed | Rejected], depth: int) -> Iterator[Document | Rejected]:
        """What came of each, in order; some are asked for ahead, so that one slow host holds up itself only."""
        waiting: deque[tuple[Listed | Rejected, Promise | None]] = deque()
        for one in wanted:
            promise = None if isinstance(one, Rejected) else self._ask(one.address, may_be_list=not depth)
            waiting.append((one, promise))
            while len(waiting) > _AHEAD:
                yield from self._came(*waiting.popleft(), depth)
        while waiting:
            yield from self._came(*waiting.popleft(), depth)

    def _settled(self, addresses: list[str]) -> set[str]:
        return self._addresses.settled(addresses, self._passing)

    def _is_new(self, address: str) -> bool:
        """Whether it was not asked for yet in this run."""
        if address in self._seen:
            return False
        self._seen.add(address)
        return True

    # ------------------------------------------------------------ what is answered

    def _came(self, one: Listed | Rejected, promise: Promise | None, depth: int) -> Iterator[Document | Rejected]:
        """What an address answers: a page, or all that a list names."""
        if isinstance(one, Rejected) or promise is None:
            yield from [one] if isinstance(one, Rejected) else []
            return
        answer = self._heard(promise)
        if isinstance(answer, Rejected):
            yield _without_page(one, answer)
        elif isinstance(answer, Answer) and is_listing(answer.content):
            yield from self._listing(one, answer, depth)
        elif isinstance(answer, Answer):
            yield self._page(one, answer)

    def _list(self, address: str, depth: int) -> Iterator[Document | Rejected]:
        yield from self._came(Listed(address=address), self._ask(address, may_be_list=True), depth)

    def _followed(self, address: str) -> Iterator[Document | Rejected]:
        """What a feed or sitemap names; of a page, what the feeds do that it names in its head."""
        answer = self._heard(self._ask(address, may_be_list=True))
        if isinstance(answer, Rejected):
            yield answer
        elif isinstance(answer, Answer) and is_listing(answer.content):
            yield from self._listing(Listed(address=address), answer, 0)
        elif isinstance(answer, Answer):
            feeds = feeds_of_page(answer.content, answer.url)
            if not feeds:
                yield refuse(shown(address), Refusal.KIND, "it is neither a feed nor a sitemap, and names no feed")
            for feed in filter(self._is_new, feeds):
                yield from self._list(feed, 1)

    def _ask(self, address: str, *, may_be_list: bool) -> Promise:
        """The promise of what an address holds; of a list that is known, only if it changed."""
        last = self._addresses.last_visit(address)
        known = last if last and last.is_list else None
        validators = Validators(etag=known.etag, last_modified=known.last_modified) if known else None
        most_bytes = LARGEST_LISTING_BYTES if may_be_list or known else LARGEST_ARTICLE_BYTES
        return self._ahead.fetch(address, validators, most_bytes)

    def _heard(self, promise: Promise) -> Answer | Rejected | None:
        """What came of asking; None where it is a list that names nothing new."""
        answer = promise.result()
        if isinstance(answer, Unchanged):
            self.unchanged += 1
            return None
        if isinstance(answer, Rejected):
            self._failures += is_transient(answer)
        return answer

    def _page(self, one: Listed, answer: Answer) -> Document | Rejected:
        origin = shown(one.address)
        if len(answer.content) > LARGEST_ARTICLE_BYTES:
            reason = f"it is {megabytes(len(answer.content))}; a page may be {megabytes(LARGEST_ARTICLE_BYTES)}"
            return _without_page(one, refuse(origin, Refusal.TOO_LARGE, reason))
        self._number_of[origin] = self._issue(_visit(one.address, answer, is_list=False))
        return Document(
            content=answer.content,
            origin=origin,
            name=_name_of(answer.url),
            media_type=answer.media_type,
            charset=answer.charset,
            url=answer.url,
            fetched=answer.fetched_utc.date(),
            listed=one.published,
            in_feed=one.in_feed,
        )

    def _listing(self, one: Listed, answer: Answer, depth: int) -> Iterator[Document | Rejected]:
        """All that a list names; it is noted after that, and only where nothing of it has to be tried again."""
        if depth == MOST_DEPTH:
            yield refuse(shown(one.address), Refusal.TOO_LARGE, f"more than {MOST_DEPTH} lists name one another")
            return
        content = answer.content
        listing = self._lists.read(shown(answer.url), beginning(content), content, answer.url)
        if isinstance(listing, Rejected):
            yield listing
            return
        failures = self._failures
        yield from listing.rejected
        for address in listing.lists:
            if self._is_new(address):
                yield from self._list(address, depth + 1)
        yield from self._pages(listing.pages, depth + 1)
        if self._failures == failures:
            self._issue(_visit(one.address, answer, is_list=True))

    # ------------------------------------------------------------ what is done with

    def _issue(self, visit: Visit) -> int:
        self._issued += 1
        self._visits.append((self._issued, visit))
        return self._issued

    def _note_before(self, number: int, at_least: int) -> None:
        """Notes what was issued before that number, once it is worth a transaction."""
        if not self._visits or number - self._visits[0][0] < at_least:
            return
        done: list[Visit] = []
        while self._visits and self._visits[0][0] < number:
            done.append(self._visits.popleft()[1])
            self._number_of.pop(shown(done[-1].address), None)
        self._addresses.note(done)


def _without_page(one: Listed, refused: Rejected) -> Document | Rejected:
    """What is left of a page that was refused: where that is for good, the article as its feed carries it."""
    if not one.in_feed or is_transient(refused) or refused.code == Refusal.ADDRESS:
        return refused
    return Document(
        content=b"",
        origin=shown(one.address),
        name=_name_of(one.address),
        url=one.address,
        listed=one.published,
        in_feed=one.in_feed,
        refused=refused,
    )


def _visit(address: str, answer: Answer, *, is_list: bool) -> Visit:
    return Visit(
        address=address,
        is_list=is_list,
        etag=answer.validators.etag,
        last_modified=answer.validators.last_modified,
        fetched_utc=answer.fetched_utc.isoformat(timespec="seconds"),
    )


def _name_of(address: str) -> str:
    """The last part of an address's path."""
    return shown(unquote(urlsplit(address).path.rstrip("/").rpartition("/")[2]))
