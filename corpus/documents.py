"""Documents as they came, each with what is known of it, and of which kind each is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

TEXT_KINDS = frozenset({".txt", ".text", ".md", ".markdown", ""})
HTML_KINDS = frozenset({".html", ".htm", ".xhtml"})
LINES_KINDS = frozenset({".jsonl", ".ndjson"})
JSON_KINDS = frozenset({".json"})
TABLE_KINDS = frozenset({".csv", ".tsv"})
WHOLE_KINDS = TEXT_KINDS | HTML_KINDS | JSON_KINDS
"""Kinds that are read whole, as one Document; the others are streams of articles."""
KINDS = WHOLE_KINDS | LINES_KINDS | TABLE_KINDS

_KIND_OF_MEDIA_TYPE = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/json": ".json",
    "application/ld+json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
}
_PAGE_MARKS = (b"<!doctype html", b"<html")
_MARKED_BYTES = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One thing that may hold an article, whole: a file, a member of an archive, a server's answer.

    `origin` is where it stood, fit for a log; `name` the last part of its path or address; `media_type` and
    `charset` what a server or an archive said of it; `url` the address it was fetched from; `fetched` the day of
    that: no page was published later; `listed` the day of publication as the feed or list that names the address
    wrote it. Each "" and None where nothing is known.
    """

    content: bytes
    origin: str
    name: str = ""
    media_type: str = ""
    charset: str = ""
    url: str = ""
    fetched: date | None = None
    listed: str = ""

    @property
    def kind(self) -> str:
        """The ending that files of its kind have; what was said of it counts before its name."""
        return _KIND_OF_MEDIA_TYPE.get(self.media_type.casefold()) or kind_of(self.name, self.content)


def kind_of(name: str, start: bytes) -> str:
    """The kind of a file by its name's ending, or by its first bytes where that is none that is read."""
    ending = PurePosixPath(name).suffix.lower()
    if ending in KINDS and ending:
        return ending
    return (
        ".html" if start[:_MARKED_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGE_MARKS) else ending
    )
