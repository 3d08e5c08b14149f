"""What commands may be told of the network: which addresses are asked, and how."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import wraps
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self, TypeVar
from urllib.parse import urljoin

import click

from dashboard.cli_options import Day

if TYPE_CHECKING:
    from datetime import date

    from corpus.documents import Document
    from corpus.fetch_settings import FetchSettings
    from corpus.fetching import Fetcher
    from corpus.gathering import Gatherer
    from corpus.gdelt_search import Search
    from corpus.listed import Listed
    from corpus.records import Rejected, Thing

# ruff: noqa: PLC0415  commands import what they need when they run

Result = TypeVar("Result")

_EXPORT: Final = re.compile(r"\.(?:export|mentions|gkg)\.csv(?:\.zip)?$", re.IGNORECASE)
"""How GDELT names its files."""

PAUSE = click.option(
    "--pause",
    "pause_s",
    metavar="SECONDS",
    type=click.FloatRange(0, 3600),
    help="The least time between two questions to one host; 1 if not told, 5 for GDELT's search. A host whose "
    "robots.txt asks for more gets more.",
)
ALLOW_PRIVATE = click.option(
    "--allow-private",
    is_flag=True,
    help="Ask hosts of your own computer and network too, such as an archive server of your own.",
)

_OPTIONS = (
    click.option(
        "--addresses",
        "lists",
        metavar="FILE",
        multiple=True,
        type=click.Path(path_type=Path, dir_okay=False),
        help="Fetch the addresses that a file names: one a line, a table with a column of addresses, a saved feed "
        "or sitemap, GDELT's exports (also zipped); may be repeated.",
    ),
    click.option(
        "--all-of",
        "sites",
        metavar="HOST",
        multiple=True,
        help="Fetch all that the sitemaps of a host name; may be repeated.",
    ),
    click.option("--gdelt", "words", metavar="WORDS", help="Fetch what GDELT's search of the news finds."),
    click.option("--from", "first", type=Day(), help="The first day for GDELT's search."),
    click.option("--to", "last", type=Day(), help="The last day for GDELT's search."),
    click.option(
        "--gdelt-server",
        "server",
        metavar="ADDRESS",
        help="Where GDELT's search is; its public address if not told.",
    ),
    click.option(
        "--again", is_flag=True, help="Fetch again what was refused before for a reason that was thought to last."
    ),
    PAUSE,
    ALLOW_PRIVATE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What of the network a person asked for, and how it is to be asked."""

    lists: tuple[Path, ...] = ()
    sites: tuple[str, ...] = ()
    search: Search | None = None
    again: bool = False
    pause_s: float | None = None
    allow_private: bool = False

    @property
    def is_nothing(self) -> bool:
        """Whether nothing but addresses among the paths may be fetched."""
        return not (self.lists or self.sites or self.search)

    @property
    def named(self) -> tuple[str, ...]:
        """What was asked for by options, as words for the account of a run."""
        search = (f"{self.search.words} (GDELT's search)",) if self.search else ()
        return (*map(str, self.lists), *self.sites, *search)

    @property
    def settings(self) -> FetchSettings:
        """How pages are fetched."""
        from corpus.fetch_settings import FetchSettings

        settings = FetchSettings(allow_private=self.allow_private)
        return settings if self.pause_s is None else replace(settings, pause_s=self.pause_s)

    @property
    def search_settings(self) -> FetchSettings:
        """How GDELT's search is asked."""
        from corpus.gdelt_search import PAUSE_S

        return replace(self.settings, pause_s=PAUSE_S) if self.pause_s is None else self.settings


def networking(command: Callable[..., Result]) -> Callable[..., Result]:
    """The command with the options; its argument `asked` tells what of the network is wanted."""

    @wraps(command)
    def with_network(
        *args: object,
        lists: tuple[Path, ...],
        sites: tuple[str, ...],
        words: str | None,
        first: date | None,
        last: date | None,
        server: str | None,
        again: bool,
        pause_s: float | None,
        allow_private: bool,
        **rest: object,
    ) -> Result:
        for site in sites:
            _address_of_site(site)
        search = None if words is None else _search(words, first, last, server)
        asked = Asked(
            lists=lists, sites=sites, search=search, again=again, pause_s=pause_s, allow_private=allow_private
        )
        return command(*args, asked=asked, **rest)

    decorated: Callable[..., Result] = with_network
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


def _search(words: str, first: date | None, last: date | None, server: str | None) -> Search:
    """The search that was asked for; misuse where it has no words or no days."""
    from corpus.gdelt_search import PUBLIC_SERVER, search_of_days

    if not words.strip():
        raise click.UsageError("--gdelt needs words to search for.")
    if first is None or last is None:
        raise click.UsageError("--gdelt needs --from and --to, the first and the last day.")
    if last < first:
        raise click.UsageError("--to is before --from.")
    return search_of_days(words, first, last, server or PUBLIC_SERVER)


def _address_of_site(site: str) -> str:
    """The address of a host that was named with or without http; misuse where it is none."""
    from corpus.listed import address_of

    address = address_of(site if is_address(site) else f"https://{site}")
    if not address:
        raise click.UsageError(f"{site!r} is no host; write it as paper.example.")
    return address


def is_address(path: str) -> bool:
    """Whether what was named among the paths is an address to be fetched."""
    return path.lower().startswith(("http://", "https://"))


def refuse_lists(files: Iterable[str]) -> None:
    """Fails where GDELT's exports are named as articles: nobody is asked for what a file merely names."""
    if named := next((one for one in files if _EXPORT.search(one)), None):
        raise click.UsageError(
            f"{named!r} is a list of addresses; to have them fetched write --addresses before it."
        )


class Network:
    """What fetches all that is asked for into the store at `path`; use it as a context.

    Nothing is opened, and no host asked, before the first document is taken.
    """

    def __init__(self, asked: Asked, path: Path) -> None:
        self._asked = asked
        self._path = path
        self._open = ExitStack()
        self._gatherer: Gatherer | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    @property
    def unchanged(self) -> int:
        """How many feeds and sitemaps named nothing new."""
        return self._gatherer.unchanged if self._gatherer else 0

    @property
    def known(self) -> int:
        """How many addresses were not asked for again."""
        return self._gatherer.known if self._gatherer else 0

    def documents(self, named: Iterable[str]) -> Iterator[Document | Rejected]:
        """The documents behind the addresses that were named, and behind all else that is asked for."""
        from corpus.address_lists import read_address_list

        gatherer = self._opened(self._asked.settings)
        yield from gatherer.gather(map(_listed, named))
        yield from gatherer.gather(chain.from_iterable(map(read_address_list, self._asked.lists)))
        for site in self._asked.sites:
            yield from gatherer.follow(self._sitemaps(site))
        if self._asked.search:
            yield from gatherer.gather(self._found(self._asked.search))

    def followed(self, lists: Iterable[str]) -> Iterator[Document | Rejected]:
        """The documents that feeds and sitemaps name."""
        yield from self._opened(self._asked.settings).follow(lists)

    def note(self, done: Iterable[Thing]) -> Iterator[Thing]:
        """The same things, each noted as done with once it has been handed on; see Gatherer.note."""
        source = iter(done)
        first = list(islice(source, 1))  # once the first thing is there, so is the gatherer
        things = chain(first, source)
        yield from self._gatherer.note(things) if self._gatherer else things

    def _opened(self, settings: FetchSettings) -> Gatherer:
        from corpus.gathering import Gatherer
        from corpus.store import Store

        store = self._open.enter_context(Store.create(self._path))
        self._fetcher = self._fetching(settings)
        self._gatherer = self._open.enter_context(
            Gatherer(self._fetcher, store.addresses, again=self._asked.again)
        )
        return self._gatherer

    def _fetching(self, settings: FetchSettings) -> Fetcher:
        from corpus.fetching import Fetcher

        return self._open.enter_context(Fetcher(settings))

    def _sitemaps(self, site: str) -> tuple[str, ...]:
        """The sitemaps of a host: those that its robots.txt names, else the one at the usual place."""
        address = _address_of_site(site)
        return self._fetcher.sitemaps(address) or (urljoin(address, "/sitemap.xml"),)

    def _found(self, search: Search) -> Iterator[Listed | Rejected]:
        from corpus.gdelt_search import Articles, articles_of, search_all
        from corpus.parser_process import ParserProcess
        from corpus.records import Rejected
        from corpus.refusals import EXCERPT, shown

        fetcher = self._fetching(self._asked.search_settings)
        process = ParserProcess(articles_of)
        self._open.callback(process.end)

        def ask(address: str) -> Articles | Rejected:
            answer = fetcher.fetch(address)
            if isinstance(answer, Rejected):
                return answer
            content = getattr(answer, "content", b"")
            return process.read(shown(address), content[:EXCERPT], content, shown(address))

        return search_all(search, ask)


def _listed(address: str) -> Listed | Rejected:
    from corpus.listed import Listed, address_of, no_address
    from corpus.refusals import shown

    found = address_of(address)
    return Listed(address=found) if found else no_address(shown(address), address)
