"""Documents read in this process, without limits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.intake import Told, take_in
from corpus.reading_documents import latest_day, read_document
from corpus.records import Noted, Rejected
from corpus.refusals import STUMBLES, stumbled

if TYPE_CHECKING:
    from corpus.documents import Document
    from corpus.records import Thing


def read_here(document: Document, told: Told) -> list[Thing]:
    """The articles of a document, and what is refused or noted of it."""
    told = replace(told, today=latest_day(document, told.today))
    try:
        found = list(read_document(document, told.today, told.columns))
        return [one if isinstance(one, Rejected | Noted) else take_in(one, told) for one in found]
    except STUMBLES as error:
        return [stumbled(document.origin, error, document.content)]
