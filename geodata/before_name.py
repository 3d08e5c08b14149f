"""What the words before a place name tell of its use: prepositions, verbs, and nouns with "of"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata import lexicon as lx
from geodata.place import ToponymUse

if TYPE_CHECKING:
    from geodata.spans import NameSpan
    from geodata.words import Words

LITERAL, METONYM, OTHER = ToponymUse.LITERAL, ToponymUse.METONYM, ToponymUse.OTHER

_SETTLED_KINDS = frozenset({"settlement", "district", "river", "lake", "mountain", "road", "border", "site"})
_AGAINST = frozenset({"against", "to", "over"})
_FARTHEST = 6
"""Words that may stand between a name and the word that governs it."""


def use_before(words: Words, span: NameSpan) -> ToponymUse | None:
    """The use that the words before a name show, None where they show none."""
    at = span.first
    for _ in range(_FARTHEST):
        if at == 0 or words.opens[at] or not (words.gaps[at] == "-" or words.gaps[at].isspace()):
            return None
        at -= 1
        key = words.keys[at]
        if key == "of":
            return _of_evidence(words, at, span)
        if key in lx.BEFORE_NAMES or words.possessive[at] or key in lx.KINDS:
            continue
        evidence = _word_evidence(words, at, key, is_actor=span.facts.is_actor)
        if evidence is None and words.capital[at]:
            continue
        return evidence
    return None


def _before(words: Words, at: int, count: int = 3) -> frozenset[str]:
    """The keys of up to `count` words before word `at` in its sentence."""
    found: list[str] = []
    while count and at > 0 and not words.opens[at]:
        at -= 1
        count -= 1
        found.append(words.keys[at])
    return frozenset(found)


_ACTORS_AFTER = {"to": lx.TO_ACTORS, "on": lx.ON_ACTORS, "for": lx.FOR_ACTORS, "from": lx.PEOPLE_FROM}


def _word_evidence(words: Words, at: int, key: str, *, is_actor: bool) -> ToponymUse | None:
    if key in lx.LOCATIVES or key in lx.MOTION_VERBS:
        return LITERAL
    if key == "over" and _before(words, at, 3) & lx.OVER_TOPICS:
        return OTHER
    if key in lx.BEATING or (key in _AGAINST and not is_actor and _before(words, at) & lx.GAMES):
        return METONYM
    if key in lx.SOFT_LOCATIVES:
        return METONYM if is_actor and _is_actors_after(words, at, key) else LITERAL
    if key in lx.ADDRESS_PREPOSITIONS:
        struck = key == "against" and _before(words, at, 4) & lx.STRUCK_AGAINST
        return METONYM if is_actor and not struck and not _before(words, at) & lx.LINKING_NOUNS else LITERAL
    return METONYM if is_actor and (key in lx.ADDRESS_VERBS or key == "about") else None


def _is_actors_after(words: Words, at: int, key: str) -> bool:
    """True where the words before a preposition make its name an actor's: "according to Baku"."""
    if key == "from" and _before(words, at, 6) & lx.MOVERS:
        return False
    return not _before(words, at, 3).isdisjoint(_ACTORS_AFTER.get(key, frozenset()))


def _of_evidence(words: Words, at: int, span: NameSpan) -> ToponymUse | None:
    if at == 0 or words.opens[at]:
        return None
    head = words.keys[at - 1]
    if words.capital[at - 1] and head in lx.ORGANISATION_HEADS and not words.flat[at - 1]:
        return OTHER
    if lx.KINDS.get(head) in _SETTLED_KINDS or head in lx.DONE_TO_PLACES:
        return LITERAL
    if head in lx.ACTOR_HEADS_OF and span.facts.is_actor:
        return METONYM
    is_named = head in lx.PLACE_NOUNS or head in lx.DIRECTIONS or not span.facts.is_actor
    return LITERAL if is_named and head not in lx.KINDS else None
