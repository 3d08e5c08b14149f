"""A document to the articles in it, by the reader for its kind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from corpus.documents import HTML_KINDS, JSON_KINDS, WHOLE_KINDS, Document
from corpus.encoding import decode
from corpus.raw_article import RawArticle
from corpus.reading_json import read_json_document
from corpus.records import Rejected
from corpus.refusals import Refusal, refuse, shown


def read_document(document: Document, latest: date | None = None) -> Iterator[RawArticle | Rejected]:
    """The articles of a document, or why it has none; a page's day after `latest` is not believed.

    Hostile content may hold the reader or fill memory: `corpus.workers` reads in processes that can be ended.
    """
    kind = document.kind
    if not document.content:
        yield refuse(document.origin, Refusal.EMPTY, "the file is empty")
    elif kind not in WHOLE_KINDS:
        yield refuse(document.origin, Refusal.KIND, f"files ending in {shown(kind)} are not read")
    elif kind in JSON_KINDS:
        yield from read_json_document(document.content, document.origin, document.name)
    elif kind in HTML_KINDS:
        yield _page(document, latest)
    else:
        yield _text(document)


def _page(document: Document, latest: date | None) -> RawArticle | Rejected:
    from corpus.reading_html import read_html  # noqa: PLC0415  readers of other files need not wait for it

    return read_html(document, latest)


def _text(document: Document) -> RawArticle | Rejected:
    text = decode(document.content, document.origin, declared=document.charset)
    if isinstance(text, Rejected):
        return text
    if not text.strip():
        return refuse(document.origin, Refusal.EMPTY, "there are only blanks in it")
    return RawArticle(
        text=text, origin=document.origin, url=document.url, listed=document.listed, file_name=document.name
    )
