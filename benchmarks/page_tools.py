"""Tools that take the article out of a page, each loaded only when it is asked for.

Runs under Dateline's interpreter and under that of the peers, which has no Dateline: nothing of ours and no
peer is imported before its tool is loaded.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, Final, NamedTuple


class FoundPage(NamedTuple):
    """What a tool took from a page; "" for each that it did not find. The day is as in ISO 8601.

    Several authors are parted by commas.
    """

    text: str = ""
    day: str = ""
    title: str = ""
    source: str = ""
    author: str = ""


Reader = Callable[[Sequence[Sequence[str]]], list[list[FoundPage]]]
"""One finding for each page, from lists that hold its HTML."""


def one_by_one(read: Callable[[str], tuple[str, ...]]) -> Reader:
    """A reader of page after page; a page over which the tool stumbles has nothing in it."""
    logging.disable(logging.CRITICAL)

    def read_all(pages: Sequence[Sequence[str]]) -> list[list[FoundPage]]:
        return [[_found(read, page[0])] for page in pages]

    return read_all


def _found(read: Callable[[str], tuple[str, ...]], html: str) -> FoundPage:
    try:
        return FoundPage(*(told or "" for told in read(html)))
    except Exception:  # noqa: BLE001  whatever a peer raises, it found nothing in that page
        return FoundPage()


def load_dateline() -> Reader:
    """Dateline: `read_html`, the text cleaned, the day weighed."""
    return one_by_one(import_module("page_dateline").read)


def load_dateline_alone() -> Reader:
    """Dateline: `read_html` alone."""
    return one_by_one(import_module("page_dateline").read_alone)


def _trafilatura(*, fast: bool) -> Reader:
    bare_extraction = import_module("trafilatura").bare_extraction

    def read(html: str) -> tuple[str, ...]:
        page: Any = bare_extraction(
            html, with_metadata=True, include_comments=False, include_tables=False, fast=fast
        )
        if not page:
            return ()
        return page.text, page.date, page.title, page.sitename, (page.author or "").replace("; ", ", ")

    return one_by_one(read)


def load_trafilatura() -> Reader:
    """Trafilatura with metadata, its standard settings."""
    return _trafilatura(fast=False)


def load_trafilatura_fast() -> Reader:
    """Trafilatura with metadata, without its fallbacks."""
    return _trafilatura(fast=True)


def load_newspaper() -> Reader:
    """newspaper4k, fetching nothing."""
    newspaper = import_module("newspaper")
    settings = newspaper.configuration.Configuration()
    settings.fetch_images = False
    settings.memorize_articles = False

    def read(html: str) -> tuple[str, ...]:
        article = newspaper.Article("https://page.example/", config=settings)
        article.download(input_html=html)
        article.parse()
        day = article.publish_date.date().isoformat() if article.publish_date else ""
        return article.text, day, article.title, article.meta_site_name, ", ".join(article.authors)

    return one_by_one(read)


def load_resiliparse() -> Reader:
    """Resiliparse's main content; it reads no day."""
    extract = import_module("resiliparse.extract.html2text").extract_plain_text
    parse = import_module("resiliparse.parse.html").HTMLTree.parse

    def read(html: str) -> tuple[str, ...]:
        tree = parse(html)
        text = extract(tree, main_content=True, alt_texts=False, links=False, comments=False)
        return text, "", tree.title

    return one_by_one(read)


def load_htmldate() -> Reader:
    """Htmldate with its extensive search, its standard settings but for the first day of publication."""
    find_date = import_module("htmldate").find_date
    return one_by_one(lambda html: ("", find_date(html, extensive_search=True, original_date=True)))


LOADERS: Final[dict[str, Callable[[], Reader]]] = {
    "dateline": load_dateline,
    "dateline-alone": load_dateline_alone,
    "trafilatura-fast": load_trafilatura_fast,
    "trafilatura": load_trafilatura,
    "newspaper4k": load_newspaper,
    "resiliparse": load_resiliparse,
    "htmldate": load_htmldate,
}

BY_THE_CLOCK: Final[frozenset[str]] = frozenset()
"""Tools whose work is done by programs that they start; none of these."""
