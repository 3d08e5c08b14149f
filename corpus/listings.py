"""Feeds and sitemaps, as bytes, to the addresses that they name."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from html.entities import name2codepoint
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Final

from corpus.feed_texts import page_of_text
from corpus.feeds import ENTRIES, FEED_ROOTS, MOST_PARTS, base_of, local_name, page_of_entry, words_of
from corpus.listed import MOST_LISTED, Listed, Listing, address_of, no_address
from corpus.records import Rejected
from corpus.refusals import Refusal, megabytes, refuse, shown

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]  # lxml ships no types

LARGEST_LISTING_BYTES: Final = 52_428_800
"""Of a sitemap, unpacked, by their protocol; feeds are far smaller."""

_SNIFFED_BYTES: Final = 4_096
_GZIP: Final = b"\x1f\x8b"
_ROOT: Final = re.compile(
    rb"\s*+(?:<\?[^>]*+>\s*+|<!--(?:(?!-->).)*+-->\s*+|<!doctype\s[^>\[]*+(?:\[[^\]]*+\]\s*+)?>\s*+)*+"
    rb"<(?:[\w.\-]{1,40}:)?(rss|rdf|feed|urlset|sitemapindex)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_REFERENCE: Final = re.compile(rb"(<!\[CDATA\[(?:(?!\]\]>).)*+)|&(?!#\w{1,10};)(?:(\w{2,31});)?", re.DOTALL)
"""A name for a character, or an ampersand that stands for itself, as many a link has it."""
_OF_XML: Final = {"apos": 39}
_SITEMAP_ENTRIES: Final = frozenset({"url", "sitemap"})


def beginning(content: bytes) -> bytes:
    """The first few thousand bytes of a feed or sitemap, unpacked where it is a gzip file."""
    return _unpacked(content, _SNIFFED_BYTES)[0] if content.startswith(_GZIP) else content[:_SNIFFED_BYTES]


def is_listing(content: bytes) -> bool:
    """Whether it begins as a feed or a sitemap does; a gzip file is looked into."""
    # In UTF-16 every other byte of a tag is NUL.
    return _ROOT.match(beginning(content).lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"")) is not None


def read_listing(content: bytes, address: str) -> Listing | Rejected:
    """What a feed or a sitemap names, or why it cannot be read; `address` is its own, "" for a file's.

    What is broken is read as far as it goes. Entities are never put in, and a list that defines any is refused.
    """
    origin = shown(address)
    cut = False
    if content.startswith(_GZIP):
        content, cut = _unpacked(content, LARGEST_LISTING_BYTES + 1)
    if len(content) > LARGEST_LISTING_BYTES:
        return refuse(origin, Refusal.TOO_LARGE, f"a feed or sitemap may be {megabytes(LARGEST_LISTING_BYTES)}")
    found = _Found(address, origin)
    fault = found.read(content)
    if fault:
        return fault
    if cut:
        found.rejected.append(refuse(origin, Refusal.UNREADABLE, "it is cut off; what there is of it was read"))
    return Listing(pages=tuple(found.pages), lists=tuple(found.lists), rejected=tuple(found.rejected))


def _unpacked(content: bytes, most: int) -> tuple[bytes, bool]:
    """The first `most` bytes of what a gzip file holds, and whether it ends before its end."""
    unpacker = zlib.decompressobj(wbits=31)
    try:
        start = unpacker.decompress(content, most)
    except zlib.error:
        return b"", True
    return start, not unpacker.eof and len(start) < most


class _Found:
    """What has been found of a feed or a sitemap so far."""

    def __init__(self, address: str, origin: str) -> None:
        self.pages: list[Listed] = []
        self.lists: list[str] = []
        self.rejected: list[Rejected] = []
        self._address = address
        self._origin = origin
        self._number = 0
        self._outlet = ""

    def read(self, content: bytes) -> Rejected | None:
        """Takes in all that the content names; returns why it cannot be read, None where it was."""
        root = ""
        for beginning, element in _elements(content):
            if not root:
                root = local_name(element)
                if fault := self._fault_of(element, root):
                    return fault
            elif not beginning and self._is_entry(element, root):
                if self._number == MOST_LISTED:
                    reason = f"it names more than {MOST_LISTED:,} addresses; the rest is left out"
                    self.rejected.append(refuse(self._origin, Refusal.TOO_LARGE, reason))
                    return None
                self._number += 1
                self._take(element)
                _forget(element)
            elif not beginning and not self._outlet and _is_title_of_feed(element):
                self._outlet = words_of(element)
        return None if root else refuse(self._origin, Refusal.EMPTY, "it is neither a feed nor a sitemap")

    def _fault_of(self, root: Element, name: str) -> Rejected | None:
        declared = root.getroottree().docinfo.internalDTD
        if declared is not None and next(declared.iterentities(), None) is not None:
            return refuse(
                self._origin, Refusal.HOSTILE_PAGE, "it defines entities, which no feed or sitemap needs"
            )
        if name in FEED_ROOTS or name in {"urlset", "sitemapindex"}:
            return None
        return refuse(self._origin, Refusal.EMPTY, "it is neither a feed nor a sitemap")

    def _is_entry(self, element: Element, root: str) -> bool:
        return local_name(element) in (ENTRIES if root in FEED_ROOTS else _SITEMAP_ENTRIES)

    def _take(self, entry: Element) -> None:
        origin = f"{self._origin}, entry {self._number}"
        name = local_name(entry)
        if name in ENTRIES:
            found: Listed | Rejected = page_of_entry(entry, self._address, origin)
        else:
            found = _of_sitemap(entry, self._address, origin)
        if isinstance(found, Rejected):
            self.rejected.append(found)
        elif name == "sitemap":
            self.lists.append(found.address)
        elif name in ENTRIES:
            self.pages.append(replace(found, in_feed=page_of_text(entry, found.title, self._outlet)))
        else:
            self.pages.append(found)


def _is_title_of_feed(element: Element) -> bool:
    parent = element.getparent()
    return local_name(element) == "title" and parent is not None and local_name(parent) in {"channel", "feed"}


def _of_sitemap(entry: Element, base: str, origin: str) -> Listed | Rejected:
    """What an entry of a sitemap names; its day is that which Google's extension for news gives."""
    held: dict[str, str] = {}
    for part in islice(entry.iter(), MOST_PARTS):
        if (name := local_name(part)) in {"loc", "publication_date", "title"}:
            held.setdefault(name, words_of(part))
    words = held.get("loc", "")
    address = address_of(words, base_of(entry, base))
    if not address:
        return no_address(origin, words)
    return Listed(address=address, published=held.get("publication_date", ""), title=held.get("title", ""))


def _forget(element: Element) -> None:
    """Lets go of an element and of those before it, or memory would hold all that was read."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _elements(content: bytes) -> Iterator[tuple[bool, Element]]:
    """The elements as they begin (True) and end (False), as far as the content can be read.

    Raises MemoryError where there is too little of it: the parser itself would only stop.
    """
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415  who reads files only need not wait; no types

    source = etree.iterparse(
        BytesIO(_by_numbers(content)),
        events=("start", "end"),
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        collect_ids=False,
    )
    with suppress(etree.LxmlError):
        for event, element in source:
            yield event == "start", element
    if source.error_log.filter_types(etree.ErrorTypes.ERR_NO_MEMORY):
        raise MemoryError


def _by_numbers(content: bytes) -> bytes:
    """The content with characters that it names given by their numbers; as it is where it is in no kind of ASCII.

    Once anything is broken the parser leaves names out, also those that XML itself knows: from "?a=1&amp;b=2"
    another address would come. No entity that a document defines is referred to any more.
    """
    return content if b"\0" in content[:_SNIFFED_BYTES] else _REFERENCE.sub(_by_number, content)


def _by_number(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return found[1]
    name = (found[2] or b"").decode("ascii")
    number = _OF_XML.get(name) or name2codepoint.get(name)
    return b"&#%d;" % number if number else b"&#38;" + found[0][1:]
