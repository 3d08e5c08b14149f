"""An article as it stood in a file: its fields before they are cleaned, and the names that files give them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

LARGEST_ARTICLE_BYTES = 10_000_000
"""A long book is 2 MB; what is larger is no article, and is refused before it is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDay:
    """A day that a page gives for its publication: `where` it stands ("JSON-LD datePublished") and its `words`."""

    where: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """An article as it stood in a file: nothing is cleaned yet, each field "" where there is none.

    `published` is the day as the file's metadata wrote it, `listed` as the feed or list did that names its
    address, `file_name` the last part of the path, `origin` the path or address as given and, for a file of many
    articles, the line. `author` is whose names the byline gives, parted by commas where they are several.
    `page_days` are all the days that a page gives for its publication, the first of them that of `published`; ()
    for what is no page.
    """

    text: str
    origin: str
    title: str = ""
    source: str = ""
    author: str = ""
    url: str = ""
    published: str = ""
    listed: str = ""
    file_name: str = ""
    page_days: tuple[PageDay, ...] = ()


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
    "author": ("author", "authors", "byline", "author_name", "article_author", "written_by", "writer", "creator"),
    "url": ("url", "link", "address", "source_url", "article_url", "web_url", "permalink"),
}
"""The names under which JSON and tables hold an article's fields; the earlier wins."""


def plain_name(name: str) -> str:
    """A column's name in the form in which FIELD_NAMES lists them."""
    return re.sub(r"[\s\-]+", "_", name.strip().strip("\ufeff").casefold())
