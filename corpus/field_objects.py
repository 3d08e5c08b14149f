"""The object right after an active verb: what it struck."""

from __future__ import annotations

from corpus import field_words as words
from corpus.field_line import FieldLine
from corpus.field_parts import PARTICLES, Part
from corpus.field_words import Deed
from corpus.records import ActorRole

_ADVERBS = words.PASSED_OVER - words.IS_DONE
_DESCRIBING = 3
"""Words that may describe a noun between its verb and itself."""


def as_object(line: FieldLine, at: int) -> Part | None:
    """Right after an active verb: what it struck."""
    nouns = 0
    while at >= 0 and nouns < _DESCRIBING and _describes(line, at):
        nouns += 1
        at -= 1
    while at >= 0 and (line.low[at] in words.DETERMINERS or line.low[at].isdigit()):
        at -= 1
    while at >= 0 and line.low[at] in PARTICLES:
        at -= 1
    if at < 0:
        return None
    word = line.low[at]
    deed = words.DEEDS.get(word)
    if deed not in (Deed.ATTACK, Deed.HURT, Deed.LOSS, Deed.HOLD) or _is_passive(line, at):
        return None
    return Part(ActorRole.TARGET, at, deed)


def _describes(line: FieldLine, at: int) -> bool:
    """Whether a word before a noun only describes it: no verb, no preposition, no mark."""
    word = line.low[at]
    return word in words.MODIFIERS or (
        word not in words.DEEDS
        and word not in words.PARTICLES
        and word not in words.PREPOSITIONS
        and word not in words.DETERMINERS
        and word not in words.IS_DONE
        and word not in words.PASSED_OVER
        and word not in words.ASIDE
        and word[0].isalpha()
    )


def _is_passive(line: FieldLine, at: int) -> bool:
    step = at - 1
    while step >= 0 and line.low[step] in _ADVERBS:
        step -= 1
    return step >= 0 and line.low[step] in words.IS_DONE and not line.low[at].endswith("ing")
