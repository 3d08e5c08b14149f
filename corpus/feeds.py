"""The entries of feeds (RSS 0.9x, 1.0 and 2.0, Atom) to the addresses of the articles that they announce."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

from corpus.listed import LONGEST_ADDRESS, Listed, address_of, no_address
from corpus.records import Rejected

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]  # lxml ships no types

FEED_ROOTS: Final = frozenset({"rss", "rdf", "feed"})
ENTRIES: Final = frozenset({"item", "entry"})

_DAYS: Final = ("pubdate", "published", "issued", "date", "created", "updated", "modified")
"""Where an entry has its day; the earlier wins, for what was updated was published before."""
MOST_PARTS: Final = 100
"""Of one entry; real ones have about ten."""
_ABOUT: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_LONGEST_FIELD: Final = LONGEST_ADDRESS + 1
"""An address that is longer must not be cut into another."""


def page_of_entry(entry: Element, base: str, origin: str) -> Listed | Rejected:
    """The page that an entry announces, or that it names none; `base` is the address of the feed."""
    tried = list(_links(entry, base))
    address = next((found for words, within in tried if (found := address_of(words, within))), "")
    if not address:
        return no_address(origin, tried[0][0] if tried else "")
    return Listed(address=address, published=_first(entry, _DAYS), title=_first(entry, ("title",)))


def local_name(element: Element) -> str:
    """An element's name without its namespace, in small letters; "" for comments and the like."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def words_of(element: Element) -> str:
    """The words in an element and in what lies in it, as one line."""
    return " ".join("".join(element.itertext())[: 4 * _LONGEST_FIELD].split())[:_LONGEST_FIELD]


def base_of(element: Element, base: str) -> str:
    """What addresses in an element are seen from: xml:base where it has one, itself seen from `base`."""
    return address_of(element.base or "", base) or base


def _links(entry: Element, base: str) -> Iterator[tuple[str, str]]:
    """What may be the address, the best first, each with what it is seen from."""
    parts = [(local_name(part), part) for part in islice(entry, MOST_PARTS)]
    # FeedBurner puts its own address into "link", and the paper's beside it.
    yield from (_link(part, base) for name, part in parts if name == "origlink")
    links = [part for name, part in parts if name == "link"]
    yield from (_link(part, base) for part in sorted(links, key=_unlikeness) if _unlikeness(part) < _NO_PAGE)
    guids = [part for name, part in parts if name == "guid" and part.get("isPermaLink", "true").lower() != "false"]
    yield from ((words_of(part), "") for part in guids)
    yield from ((words_of(part), "") for name, part in parts if name == "id")
    about = entry.get(_ABOUT, "")
    yield from [(about, base_of(entry, base))] if about else []


_NO_PAGE: Final = 9


def _unlikeness(link: Element) -> int:
    """How little a link is likely to lead to the article; links to comments, media and the like do not."""
    if link.get("rel", "alternate").lower() != "alternate":
        return _NO_PAGE
    return 0 if link.get("type", "text/html").lower() in {"text/html", "application/xhtml+xml"} else 1


def _link(part: Element, base: str) -> tuple[str, str]:
    return part.get("href") or words_of(part), base_of(part, base)


def _first(entry: Element, names: tuple[str, ...]) -> str:
    """The words of the first of these fields that the entry has, "" where it has none of them."""
    held: dict[str, str] = {}
    for part in islice(entry, MOST_PARTS):
        if name := local_name(part):
            held.setdefault(name, words_of(part))
    return next((held[name] for name in names if held.get(name)), "")
