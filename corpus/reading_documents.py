"""A document to the articles in it, by the reader for its kind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO

from corpus.columns import Told
from corpus.documents import (
    ADVICE,
    HTML_KINDS,
    JSON_KINDS,
    KINDS,
    LINES_KINDS,
    MAIL_KINDS,
    PARQUET_KINDS,
    PDF_KINDS,
    TABLE_KINDS,
    WORD_KINDS,
    Document,
    largest_bytes,
)
from corpus.encoding import decode
from corpus.raw_article import RawArticle
from corpus.raw_event import RawEvent
from corpus.reading_json import NOTHING_TOLD, read_json_document, read_json_lines
from corpus.records import Noted, Rejected
from corpus.refusals import Refusal, megabytes, refuse, shown

# ruff: noqa: PLC0415  each reader is imported where its kind is met: those of other files need not wait for it

Found = RawArticle | RawEvent | Rejected | Noted

_A_DAY = timedelta(days=1)


def latest_day(document: Document, today: date | None) -> date | None:
    """The last day on which it can have been published: when it was fetched, or `today`; None for any day."""
    return min((day for day in (document.fetched, today) if day), default=None)


def read_document(document: Document, latest: date | None = None, columns: Told = NOTHING_TOLD) -> Iterator[Found]:
    """The articles of a document, or why it has none; a page's day after `latest`, or fetching, is not believed.

    `columns` are what a person says of tables and JSON (see corpus.columns). Hostile content may hold the reader
    or fill memory: `corpus.workers` reads in processes that can be ended.
    """
    kind, origin = document.kind, document.origin
    if not document.content:
        yield refuse(origin, Refusal.EMPTY, "the file is empty")
    elif kind not in KINDS:
        yield refuse(origin, Refusal.KIND, ADVICE.get(kind, f"files ending in {shown(kind)} are not read"))
    elif (size := len(document.content)) > (
        largest := largest_bytes(kind)
    ) and kind not in LINES_KINDS | TABLE_KINDS:
        reason = f"it is {megabytes(size)}; this kind of file may be {megabytes(largest)} at most"
        yield refuse(origin, Refusal.TOO_LARGE, reason)
    elif kind in JSON_KINDS | LINES_KINDS | TABLE_KINDS | PARQUET_KINDS:
        yield from _rows(document, kind, columns)
    elif kind in MAIL_KINDS:
        from corpus.reading_mail import read_mail

        yield from read_mail(document, lambda part: read_document(part, latest, columns))
    else:
        yield _article(document, kind, latest_day(document, latest))


def _rows(document: Document, kind: str, columns: Told) -> Iterator[Found]:
    """The articles of a document that may hold many."""
    content, origin, name = document.content, document.origin, document.name
    if kind in JSON_KINDS:
        return read_json_document(content, origin, name, columns)
    if kind in LINES_KINDS:
        return read_json_lines(BytesIO(content), origin, name, columns)
    if kind in TABLE_KINDS:
        from corpus.reading_tables import read_table

        return read_table(BytesIO(content), origin, name, columns)
    from corpus.reading_parquet import read_parquet

    return read_parquet(content, origin, name, columns)


def _article(document: Document, kind: str, latest: date | None) -> RawArticle | Rejected:
    """The article of a document that is one."""
    if kind in HTML_KINDS:
        from corpus.reading_html import read_html

        # A day later: it is tomorrow somewhere.
        return read_html(document, latest and latest + _A_DAY)
    if kind in PDF_KINDS:
        from corpus.reading_pdf import read_pdf

        return read_pdf(document)
    if kind in WORD_KINDS:
        from corpus.reading_word import read_word

        return read_word(document)
    return _text(document)


def _text(document: Document) -> RawArticle | Rejected:
    text = decode(document.content, document.origin, declared=document.charset)
    if isinstance(text, Rejected):
        return text
    if not text.strip():
        return refuse(document.origin, Refusal.EMPTY, "there are only blanks in it")
    return RawArticle(
        text=text, origin=document.origin, url=document.url, listed=document.listed, file_name=document.name
    )
