"""Addresses of pages as feeds, sitemaps and lists name them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urldefrag, urljoin, urlsplit

from corpus.records import Rejected
from corpus.refusals import Refusal, refuse, shown

LONGEST_ADDRESS: Final = 2_000
MOST_LISTED: Final = 50_000
"""Of one feed or sitemap; the sitemaps' protocol sets this limit, and no feed is longer."""

_SHOWN: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The address of a page, and what the list that names it says of the page: "" where it says nothing.

    `published` is the day as the list wrote it; a sitemap's lastmod is none, for pages change long after.
    `in_feed` is a page with the article as a feed itself carries it (see corpus.feed_texts), b"" in other lists.
    """

    address: str
    published: str = ""
    title: str = ""
    in_feed: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A feed or a sitemap: the pages it names, the addresses of further `lists`, and what of it was left out."""

    pages: tuple[Listed, ...] = ()
    lists: tuple[str, ...] = ()
    rejected: tuple[Rejected, ...] = ()


def address_of(words: str, base: str = "") -> str:
    """The address that words name, seen from `base`, without its fragment; "" for any that is no web page's."""
    try:
        address = urldefrag(urljoin(base, words.strip().replace(" ", "%20"))).url
        parts = urlsplit(address)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return ""
    return address if good and len(address) <= LONGEST_ADDRESS and shown(address) == address else ""


def no_address(origin: str, words: str) -> Rejected:
    """That something in a list, at `origin`, is no address of a page."""
    told = shown(words.strip()[:_SHOWN])
    reason = f"it is no address of a web page: {told}" if told else "it names no address"
    return refuse(origin, Refusal.ADDRESS, reason)
