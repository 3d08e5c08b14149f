"""What a file holds before it is cleaned, the limits on it, and why something was not read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from corpus.records import Rejected

LARGEST_ARTICLE_BYTES = 10_000_000
"""A long book is 2 MB; what is larger is no article, and is refused before it is read."""


class Refusal(StrEnum):
    """Why something was not read: the codes that rejected things are counted by."""

    UNREADABLE = "unreadable"
    EMPTY = "empty"
    TOO_LARGE = "too large"
    BINARY = "binary"
    ENCODING = "encoding"
    LANGUAGE = "language"
    KIND = "kind of file"
    BAD_JSON = "bad JSON"
    BAD_TABLE = "bad table"
    NO_TEXT = "no text"
    HOSTILE_PAGE = "hostile page"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An article as it stood in a file: nothing is cleaned yet, each field "" where there is none.

    `published` is the day as the file's metadata wrote it, `file_name` the last part of the path, `origin`
    the path as given and, for a file of many articles, the line.
    """

    text: str
    origin: str
    title: str = ""
    source: str = ""
    url: str = ""
    published: str = ""
    file_name: str = ""


def refuse(origin: str, code: Refusal, reason: str) -> Rejected:
    """Something that was not read, and why."""
    return Rejected(origin=origin, reason=reason, code=code.value)


STUMBLES = (ValueError, LookupError, ArithmeticError, RecursionError)
"""What a stage may raise over a text that it was not made for: a fault of ours that costs that text only."""


def stumbled(origin: str, error: Exception) -> Rejected:
    """A text over which a stage stumbled."""
    reason = f"reading it failed ({type(error).__name__}: {error}); please report this"
    return refuse(origin, Refusal.FAILED, reason)


def megabytes(size: int) -> str:
    """A size as people read it ("50.0 MB")."""
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{size:,} bytes"


_UNPRINTABLE = re.compile("[^\x20-\x7e\xa0-\ud7ff\ue000-\U0010ffff]|[\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f]")


def shown(name: str) -> str:
    """A path or another untrusted word, fit for a line of a log: control characters and the like as escapes."""
    return _UNPRINTABLE.sub(lambda m: m[0].encode("unicode_escape").decode("ascii"), name)


# ---------------------------------------------------------------- fields as people name them

FIELD_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text",
        "body",
        "content",
        "article",
        "article_text",
        "article_body",
        "articlebody",
        "full_text",
        "fulltext",
        "body_text",
        "main_text",
        "maintext",
        "story",
        "story_text",
        "news_text",
        "cleaned_text",
    ),
    "title": ("title", "headline", "heading", "article_title", "name"),
    "published": (
        "published",
        "date",
        "published_at",
        "published_date",
        "publish_date",
        "publication_date",
        "pub_date",
        "pubdate",
        "date_published",
        "datepublished",
        "date_publish",
        "datetime",
        "timestamp",
        "day",
    ),
    "source": ("source", "outlet", "publisher", "publication", "newspaper", "site", "sitename", "domain"),
    "url": ("url", "link", "address", "source_url", "article_url", "web_url", "permalink"),
}
"""The names under which JSON and tables hold an article's fields; the earlier wins."""


def plain_name(name: str) -> str:
    """A column's name in the form in which FIELD_NAMES lists them."""
    return re.sub(r"[\s\-]+", "_", name.strip().strip("\ufeff").casefold())
