"""Dateline's reading of a page as bench_pages.py sets it beside other tools: what intake makes of it."""

from __future__ import annotations

from datetime import date
from typing import Final

from corpus.clean import clean
from corpus.documents import Document
from corpus.publication import Evidence, publication_of
from corpus.reading_html import read_html
from corpus.records import Rejected
from corpus.written_days import day_of

LATEST: Final = date(2026, 11, 22)


def read(html: str) -> tuple[str, str, str, str, str]:
    """The text, day of publication, title, outlet and author of a page; "" for each that was not found."""
    found = read_html(Document(content=html.encode(), origin="page.html"), LATEST)
    if isinstance(found, Rejected):
        return "", "", "", "", ""
    cleaned = clean(found.text)
    evidence = Evidence(
        metadata=found.published,
        head=cleaned.head_day,
        text=cleaned.text,
        url=found.url,
        page_days=found.page_days,
    )
    day = publication_of(evidence, LATEST).day
    return cleaned.text, day.isoformat() if day else "", found.title, found.source, found.author


def read_alone(html: str) -> tuple[str, str, str, str, str]:
    """The same without cleaning the text and without weighing what names the day: what reading costs alone."""
    found = read_html(Document(content=html.encode(), origin="page.html"), LATEST)
    if isinstance(found, Rejected):
        return "", "", "", "", ""
    day = day_of(found.published)
    return found.text, day.isoformat() if day else "", found.title, found.source, found.author
