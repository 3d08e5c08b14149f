"""The articles that a feed carries whole, as pages for whoever cannot have the outlet's own."""

from __future__ import annotations

import re
from html import escape, unescape
from itertools import islice
from typing import TYPE_CHECKING, Final

from corpus.feeds import MOST_PARTS, local_name
from corpus.raw_article import LARGEST_ARTICLE_BYTES

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]  # lxml ships no types

FEWEST_CHARACTERS: Final = 500
"""Of words, without markup: a short dispatch has as many, and a summary has fewer."""

_TAIL: Final = 5_000
_PREFIX: Final = re.compile(r"(</?)[\w.\-]{1,40}:(?=\w)")
_TAG: Final = re.compile(r"<[^<>]*+>")
_SIGNED_OFF: Final = re.compile(
    r"<p\b[^<>]{0,200}>\s*The post\s(?:(?!</?p\b).){1,2000}\s(?:appeared first|first appeared) on\s"
    r"(?:(?!</?p\b).){1,2000}(?:</p>\s*)?$",
    re.DOTALL,
)
"""What WordPress puts below every text, with the headline once more."""
_CUT: Final = re.compile(
    r"(?:…|\.\.\.|(?:read|see|view) (?:more|on|the (?:full|whole|rest of the) (?:article|story|text|post))"
    r"|full (?:article|story|text)|continue reading\b.{0,200})\W*$",
    re.IGNORECASE,
)
_OF_A_PART: Final = re.compile(r"[|»›:–—]|\s-\s")
"""In the titles of feeds: "The Paper » World" is no outlet's name."""
_PLAIN: Final = frozenset({"", "text", "text/plain"})


def page_of_text(entry: Element, title: str, outlet: str) -> bytes:
    """The article that an entry carries, as a page in UTF-8; b"" where it carries none or only how one begins."""
    markup = next(filter(None, (_markup_of(part, entry) for part in islice(entry, MOST_PARTS))), "")
    markup = markup[:-_TAIL] + _SIGNED_OFF.sub("", markup[-_TAIL:])
    if not _is_whole(markup):
        return b""
    heading, name = escape(title), "" if _OF_A_PART.search(outlet) else escape(outlet)
    head = f'<meta charset="utf-8"><title>{heading}</title><meta property="og:site_name" content="{name}">'
    body = f"<article><h1>{heading}</h1>{markup}</article>"
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()
    return page if len(page) <= LARGEST_ARTICLE_BYTES else b""


def _markup_of(part: Element, entry: Element) -> str:
    """The markup in a part of an entry that is for an article's text, "" for every other part."""
    name = local_name(part)
    if name in {"encoded", "content:encoded"}:
        return _inner(part)
    # Media RSS has a "content" of its own, which is a picture.
    if name != "content" or _namespace(part) != _namespace(entry) or local_name(entry) != "entry":
        return ""
    return _paragraphs(_inner(part)) if part.get("type", "").lower() in _PLAIN and not len(part) else _inner(part)


def _inner(part: Element) -> str:
    """What is in an element: words that are markup themselves, or elements as HTML writes them."""
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415  who reads files only need not wait; no types

    if not len(part):
        return part.text or ""
    children = (etree.tostring(child, encoding="unicode", method="html") for child in part)
    return escape(part.text or "") + _PREFIX.sub(r"\1", "".join(children))


def _namespace(element: Element) -> str:
    return str(element.tag).rpartition("}")[0]


def _paragraphs(words: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in words.splitlines() if line.strip())


def _is_whole(markup: str) -> bool:
    words = " ".join(unescape(_TAG.sub(" ", markup)).split())
    return len(words) >= FEWEST_CHARACTERS and not _CUT.search(words[-_TAIL:])
