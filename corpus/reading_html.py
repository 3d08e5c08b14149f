"""A saved web page to its article: the text, and what the page says of itself."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import TYPE_CHECKING

from corpus.documents import Document
from corpus.encoding import decode
from corpus.publication import EARLIEST
from corpus.raw_article import RawArticle
from corpus.records import Rejected
from corpus.refusals import EXCERPT, Refusal, refuse

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

# The parser's time grows with the square of one element's attributes: 40,000 of them hold it for 12 s, a
# thousand for nothing that can be felt. No honest page comes near.
MOST_ATTRIBUTES = 1_000
MOST_DEPTH = 2_000
"""Elements left open at once; browsers stop at 512, and extractors walk the tree by recursion."""

_TAG = re.compile(rb"<[a-zA-Z](?:[^\"'<>]++|\"[^\"]*+\"|'[^']*+')*+")
_LONG_TAG_BYTES = 2 * MOST_ATTRIBUTES
_QUOTED = re.compile(rb"\"[^\"]*+\"|'[^']*+'")
_OPEN_OR_CLOSE = re.compile(rb"<(/?)(?!(?:br|img|p|li|meta|link|input|hr|td|tr|option|wbr|source|area)\b)[a-zA-Z]")
_UNSEEN = frozenset({"script", "style", "noscript", "template", "title"})
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w\-]{3,20})", re.IGNORECASE)


def read_html(document: Document, latest: date | None) -> RawArticle | Rejected:
    """The article of a page, or why there is none; a day after `latest` is not believed."""
    content, origin = document.content, document.origin
    if reason := _hostile(content):
        return refuse(origin, Refusal.HOSTILE_PAGE, reason, content)
    declared = _DECLARED.search(content[:4_096])
    text = decode(content, origin, declared=declared[1].decode("ascii") if declared else document.charset)
    if isinstance(text, Rejected):
        return text
    tree = _tree(text)
    if tree is None:
        return refuse(origin, Refusal.EMPTY, "the page is empty")
    return _article(tree, document, latest)


def _hostile(content: bytes) -> str:
    """Why the page would hold the parser, "" where it would not."""
    for tag in _TAG.finditer(content):
        length = tag.end() - tag.start()
        if length > _LONG_TAG_BYTES and len(_QUOTED.sub(b" ", tag[0]).split()) > MOST_ATTRIBUTES:
            return f"one of its elements has more than {MOST_ATTRIBUTES:,} attributes"
    depth = 0
    for mark in _OPEN_OR_CLOSE.finditer(content):
        depth = max(0, depth + (-1 if mark[1] else 1))
        if depth > MOST_DEPTH:
            return f"more than {MOST_DEPTH:,} of its elements lie in each other"
    return ""


def _tree(text: str) -> HtmlElement | None:
    # Imported here, as trafilatura below: half a second that readers of other files need not wait.
    from lxml import etree, html  # type: ignore[import-untyped]  # noqa: PLC0415  see above; no types

    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        return None
    except etree.ParserError:
        return None


def _article(tree: HtmlElement, document: Document, latest: date | None) -> RawArticle | Rejected:
    from trafilatura import bare_extraction  # noqa: PLC0415  see _tree

    published = _published(tree, latest)
    page = bare_extraction(tree, with_metadata=True, include_comments=False, include_tables=False, fast=True)
    if page is None or isinstance(page, dict) or not (page.text or "").strip():
        return refuse(document.origin, Refusal.EMPTY, "no article was found in the page", _seen_first(tree))
    return RawArticle(
        text=page.text or "",
        origin=document.origin,
        title=unescape(page.title or ""),
        source=unescape(page.sitename or page.hostname or ""),
        url=page.url or document.url,
        published=published,
        listed=document.listed,
        file_name=document.name,
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


def _published(tree: HtmlElement, latest: date | None) -> str:
    """The day as the page's own metadata and markup tell it, "" where they do not.

    No search of the words: a day in the text may be the event's.
    """
    from htmldate import find_date  # noqa: PLC0415  see _tree

    last = (latest or date.max).isoformat()
    day = find_date(tree, extensive_search=False, original_date=True, min_date=EARLIEST.isoformat(), max_date=last)
    return day or ""
