"""A saved web page to its article: the text, and what the page says of itself."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from corpus.documents import Document
from corpus.encoding import decode
from corpus.hostile_markup import hostility_of
from corpus.page_body import prune
from corpus.page_days import days_of_page
from corpus.page_layout import lay_out
from corpus.page_metadata import metadata_of
from corpus.page_text import article_text
from corpus.publication import EARLIEST
from corpus.raw_article import PageDay, RawArticle
from corpus.records import Rejected
from corpus.refusals import EXCERPT, Refusal, refuse

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

_DECLARED: Final = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w\-]{3,20})", re.IGNORECASE)
_UNSEEN: Final = frozenset({"script", "style", "noscript", "template", "title"})
_SAVED_FROM: Final = re.compile(rb"<!-- saved from url=\(\d{4}\)(https?://[^\s>]{4,2000})")
_HEAD_BYTES: Final = 4_096
_NO_XML: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
    "|&#0*(?:[0-8]|1[124-9]|2[0-9]|3[01])(?![0-9]);?"
    "|&#[xX]0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]|[fF]{3}[eEfF])(?![0-9a-fA-F]);?"
)
"""Characters that no XML holds, plain or by number: the parser lets some into its tree and out of it none."""


def read_html(document: Document, latest: date | None) -> RawArticle | Rejected:
    """The article of a page, or why there is none; a day after `latest` is not believed."""
    content, origin = document.content, document.origin
    if reason := hostility_of(content):
        return refuse(origin, Refusal.HOSTILE_PAGE, reason, content)
    declared = _DECLARED.search(content[:_HEAD_BYTES])
    text = decode(content, origin, declared=declared[1].decode("ascii") if declared else document.charset)
    if isinstance(text, Rejected):
        return text
    tree = _tree(text)
    if tree is None:
        return refuse(origin, Refusal.EMPTY, "the page is empty")
    article = _article(tree, document, latest)
    if article is None:
        return refuse(origin, Refusal.EMPTY, "no article was found in the page", _seen_first(_tree(text)))
    return article


def _tree(text: str) -> HtmlElement | None:
    # Imported here: half a second that readers of other files need not wait.
    from lxml import etree, html  # type: ignore[import-untyped]  # noqa: PLC0415  see above; no types

    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(_NO_XML.sub("", text).encode("utf-8", "replace"), parser=parser)
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        return None
    except etree.ParserError:
        return None


def _article(tree: HtmlElement, document: Document, latest: date | None) -> RawArticle | None:
    metadata = metadata_of(tree)
    days = days_of_page(tree, metadata) or _searched_days(tree, latest)
    prune(tree, metadata.heading)
    lay_out(tree)
    text = article_text(tree, metadata)
    if not text:
        return None
    url = metadata.url if metadata.url.startswith(("http://", "https://")) else ""
    return RawArticle(
        text=text,
        origin=document.origin,
        title=metadata.title,
        source=metadata.source,
        author=metadata.author,
        url=url or document.url or _saved_from(document.content),
        published=days[0].words if days else "",
        listed=document.listed,
        file_name=document.name,
        page_days=days,
    )


def _seen_first(tree: HtmlElement) -> str:
    """The words that a reader sees first: what is told of a page in which no article is found."""
    from lxml import etree  # noqa: PLC0415  see _tree

    lines: list[str] = []
    length = 0
    for begins, element in etree.iterwalk(tree, events=("start", "end")):
        piece = element.tail if begins == "end" else "" if element.tag in _UNSEEN else element.text
        if line := " ".join((piece or "").split()):
            lines.append(line)
            length += len(line)
        if length > EXCERPT:
            break
    return "\n".join(lines)


def _saved_from(content: bytes) -> str:
    """The address that a browser wrote into the page as it saved it, "" where it wrote none."""
    found = _SAVED_FROM.search(content[:_HEAD_BYTES])
    return found[1].decode("utf-8", "replace") if found else ""


def _searched_days(tree: HtmlElement, latest: date | None) -> tuple[PageDay, ...]:
    """The day that htmldate finds in metadata and markup that are not usual, () where it finds none.

    No search of the words: a day in the text may be the event's.
    """
    from htmldate import find_date  # noqa: PLC0415  see _tree

    last = (latest or date.max).isoformat()
    day = find_date(tree, extensive_search=False, original_date=True, min_date=EARLIEST.isoformat(), max_date=last)
    return (PageDay(where="the page's markup", words=day),) if day else ()
