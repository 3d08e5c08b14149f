"""The feeds that a page names in its head, as browsers and feed readers look for them."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from corpus.listed import address_of

MOST_FEEDS: Final = 5
"""Of one page; the first are the whole paper's, those of its sections and comments follow."""

_HEAD_BYTES: Final = 200_000
_LINK: Final = re.compile(r"<link\s([^<>]{1,2000}+)>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(
    r"([a-z]{2,10})\s{0,5}=\s{0,5}(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))", re.IGNORECASE
)
_FEED_TYPES: Final = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})


def feeds_of_page(content: bytes, address: str) -> tuple[str, ...]:
    """The addresses of the feeds that a page names, in its order; at most MOST_FEEDS."""
    head = content[:_HEAD_BYTES].decode("utf-8", "replace")
    links = (_attributes(link[1]) for link in _LINK.finditer(head))
    named = (
        address_of(link.get("href", ""), address)
        for link in links
        if "alternate" in link.get("rel", "").lower().split() and link.get("type", "").lower() in _FEED_TYPES
    )
    return tuple(dict.fromkeys(filter(None, named)))[:MOST_FEEDS]


def _attributes(link: str) -> dict[str, str]:
    return {
        found[1].lower(): unescape(found[2] or found[3] or found[4] or "") for found in _ATTRIBUTE.finditer(link)
    }
