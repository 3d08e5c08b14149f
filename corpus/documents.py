"""Documents as they came, each with what is known of it, and of which kind each is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from corpus.raw_article import LARGEST_ARTICLE_BYTES
from corpus.records import Rejected

TEXT_KINDS = frozenset({".txt", ".text", ".md", ".markdown", ""})
HTML_KINDS = frozenset({".html", ".htm", ".xhtml"})
MAIL_KINDS = frozenset({".eml", ".mht", ".mhtml"})
PDF_KINDS = frozenset({".pdf"})
WORD_KINDS = frozenset({".docx"})
JSON_KINDS = frozenset({".json"})
LINES_KINDS = frozenset({".jsonl", ".ndjson"})
TABLE_KINDS = frozenset({".csv", ".tsv"})
PARQUET_KINDS = frozenset({".parquet"})
WHOLE_KINDS = TEXT_KINDS | HTML_KINDS | MAIL_KINDS | PDF_KINDS | WORD_KINDS | JSON_KINDS
"""Kinds that are read whole, as one Document; the others are streams of articles."""
STREAM_KINDS = LINES_KINDS | TABLE_KINDS | PARQUET_KINDS
KINDS = WHOLE_KINDS | STREAM_KINDS
BINARY_KINDS = PDF_KINDS | WORD_KINDS | PARQUET_KINDS
"""Kinds that are no text in any encoding."""

LARGEST_JSON_BYTES: Final = 200_000_000
"""A JSON document is read whole; what is larger should come as JSON Lines, which are read line by line."""
LARGEST_PAPER_BYTES: Final = 50_000_000
"""A paper, a letter or a page with all its pictures in it is larger than its text."""

ADVICE: Final[Mapping[str, str]] = {
    ".xlsx": "it is a spreadsheet; save it as CSV",
    ".xls": "it is a spreadsheet; save it as CSV",
    ".ods": "it is a spreadsheet; save it as CSV",
    ".doc": "it is an old Word document; save it as DOCX",
    ".odt": "it is an OpenDocument text; save it as DOCX",
    ".rtf": "it is an RTF document; save it as DOCX",
    ".msg": "it is a letter in Outlook's own format; save it as EML",
}
"""What to do with kinds that are not read but could be, in another format."""

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
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.apache.parquet": ".parquet",
    "message/rfc822": ".eml",
    "multipart/related": ".mhtml",
    "application/x-mimearchive": ".mhtml",
}
_PAGE_MARKS = (b"<!doctype html", b"<html")
_MARKED_BYTES = 512
_SNIFFED_BYTES = 8_192
_LETTER_BEGINS = re.compile(
    rb"(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|From|X-[\w\-]{2,40}):[^\n]{0,998}\n",
    re.IGNORECASE,
)
_LETTER_HAS = re.compile(rb"\n(?:Message-ID|MIME-Version):", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One thing that may hold an article, whole: a file, a member of an archive, a server's answer.

    `origin` is where it stood, fit for a log; `name` the last part of its path or address; `media_type` and
    `charset` what a server or an archive said of it; `url` the address it was fetched from; `fetched` the day of
    that: no page was published later; `listed` the day of publication as the feed or list that names the address
    wrote it. Each "" and None where nothing is known.

    `in_feed` is a page with the article as that feed itself carries it, read where nothing of the content can be;
    so is content that could not be had: it is b"", and `refused` says why.
    """

    content: bytes
    origin: str
    name: str = ""
    media_type: str = ""
    charset: str = ""
    url: str = ""
    fetched: date | None = None
    listed: str = ""
    in_feed: bytes = b""
    refused: Rejected | None = None

    @property
    def kind(self) -> str:
        """The ending that files of its kind have; what was said of it counts before its name."""
        said = _KIND_OF_MEDIA_TYPE.get(self.media_type.casefold(), "")
        return _kind_by_marks(self.content) or said or kind_of(self.name, self.content)


def kind_of(name: str, start: bytes) -> str:
    """The kind of a file: by its first bytes where these are sure, else by its name's ending.

    Where the ending is none that is read, pages and letters are known by how they begin.
    """
    ending = PurePosixPath(name).suffix.lower()
    if marked := _kind_by_marks(start):
        return marked
    if ending in KINDS - BINARY_KINDS and ending:
        return ending
    return _kind_by_beginning(start) or ending


def largest_bytes(kind: str) -> int:
    """How large a document of that kind may be."""
    if kind in JSON_KINDS:
        return LARGEST_JSON_BYTES
    return LARGEST_PAPER_BYTES if kind in BINARY_KINDS | MAIL_KINDS else LARGEST_ARTICLE_BYTES


def _kind_by_marks(start: bytes) -> str:
    """The binary kind that a file is for certain, "" where it is none."""
    if start.startswith(b"%PDF-"):
        return ".pdf"
    if start.startswith(b"PAR1"):
        return ".parquet"
    is_word = start.startswith(b"PK\x03\x04") and b"word/" in (head := start[:_SNIFFED_BYTES]) and b".xml" in head
    return ".docx" if is_word and b"[Content_Types].xml" in head else ""


def _kind_by_beginning(start: bytes) -> str:
    begins = start[:_SNIFFED_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n")
    if begins[:_MARKED_BYTES].lower().startswith(_PAGE_MARKS):
        return ".html"
    return ".eml" if _LETTER_BEGINS.match(begins) and _LETTER_HAS.search(b"\n" + begins) else ""
