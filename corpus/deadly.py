"""Words that say that somebody was killed, without a number: "a deadly strike", "a shooting death"."""

from __future__ import annotations

import re

from corpus.records import Span
from corpus.small_letters import has_any

_BEFORE = re.compile(r"(?<![-\w])(?:deadly|fatal|lethal)\s(?:[\w’'-]+\s){0,4}$", re.IGNORECASE)
_ITSELF = re.compile(r"(?:deadly|fatal|lethal)\s|[\w\s-]+\sdeath$", re.IGNORECASE)
_AFTER = re.compile(r"\sdeaths?\b", re.IGNORECASE)
_STEMS = ("deadly", "fatal", "lethal")
_NEAR = 60  # characters before an event's word over which "deadly" is looked for


def is_deadly(text: str, trigger: Span, sentence_start: int) -> bool:
    """Whether the words of an event say that it killed: "deadly" before them, or "death" after."""
    told = text[trigger.start : trigger.end]
    if _ITSELF.match(told) or _AFTER.match(text, trigger.end):
        return True
    before = text[max(sentence_start, trigger.start - _NEAR) : trigger.start]
    return has_any(before.lower(), _STEMS) and _BEFORE.search(before) is not None
