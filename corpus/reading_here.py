"""Documents read in this process, without limits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.intake import Told, take_in
from corpus.reading_documents import latest_day, read_document
from corpus.records import Noted, Rejected
from corpus.refusals import STUMBLES, Refusal, stumbled

if TYPE_CHECKING:
    from corpus.documents import Document
    from corpus.records import Thing


def read_here(document: Document, told: Told) -> list[Thing]:
    """The articles of a document, and what is refused or noted of it.

    Where nothing of it can be read, those of the page in its `in_feed`, with a note; where that cannot be read
    either, why the document itself was refused.
    """
    things: list[Thing] = [document.refused] if document.refused else _read(document, told)
    if not document.in_feed or not _is_unread(things):
        return things
    carried = replace(document, content=document.in_feed, media_type="text/html", charset="utf-8")
    of_feed = _read(carried, told)
    if _is_unread(of_feed):
        return things
    reasons = "; ".join(one.reason for one in things if isinstance(one, Rejected))
    return [
        Noted(origin=document.origin, words=f"read from the feed; the page: {reasons or 'nothing is in it'}"),
        *of_feed,
    ]


def _read(document: Document, told: Told) -> list[Thing]:
    told = replace(told, today=latest_day(document, told.today))
    try:
        found = list(read_document(document, told.today, told.columns))
        return [one if isinstance(one, Rejected | Noted) else take_in(one, told) for one in found]
    except STUMBLES as error:
        return [stumbled(document.origin, error, document.content)]


def _is_unread(things: list[Thing]) -> bool:
    """Whether there is nothing but refusals; an article in a language that is not read was read so far."""
    return all(isinstance(one, Rejected) and one.code != Refusal.LANGUAGE for one in things)
