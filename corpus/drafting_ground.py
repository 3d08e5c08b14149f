"""Whether words of ground taken name the place that is taken: "captured the town of X", no suspects."""

from __future__ import annotations

import re

from corpus.clauses import PartKind
from corpus.drafts import SentenceFacts
from corpus.records import Action
from geodata.place import Toponym, ToponymUse

TAKEN_WITHIN = 60
"""Characters between a verb and the place that was taken: "captured the villages of", "was liberated"."""

_ELSEWHERE = re.compile(r"\b(?:in|at|near|from|on|by|through|during|with|for|after|along)\b|\d", re.IGNORECASE)

_FLAG = re.compile(r"\bflags?\b", re.IGNORECASE)
"""Where one is raised the ground is taken: "raised the flag in …"."""

_IT_WAS = re.compile(r"\bit (?:was|is|had been|has been)(?: \w+)? $", re.IGNORECASE)
_IS_TAKEN = re.compile(r"\b(?:was|were|been|being|is|are|which|that)\b|^\W+$", re.IGNORECASE)
_TO_ITS_PLACE = re.compile(
    r"\s(?:back\s)?(?:the\s|its\s|their\s)?(?:(?:[\w-]+\s)?(?:positions?|(?:observation\s)?posts?|checkpoints?|heights)\s(?:near|in|at|around|outside)\s(?:the\s)?)?"
    r"(?:(?:[\w-]+\s)?(?:city|town|village|settlement|district|region|province|height)s?\s(?:of\s)?)?"
)
_FROM_ITS_PLACE = re.compile(
    r"(?:\s\([^()]{2,40}\))?(?:\s(?:city|town|village|settlement|district|region|province|area|front|direction)s?)?"
    r"(?:,\swhich(?=\s)|,\s[^,]{2,60},)?\s(?:(?:has|have|had|is|are|was|were)\s(?:also\s)?)?"
)


def takes_a_place(facts: SentenceFacts, action: Action) -> bool:
    """False for captured suspects and seized weapons: the verb's clause names no place that it takes."""
    part = facts.clauses.part_at(action.start)
    named = [m.toponym for m in facts.mentions if m.toponym.use not in (ToponymUse.DATELINE, ToponymUse.DEMONYM)]
    taken_up = part.kind is PartKind.RELATIVE and any(0 <= part.start - t.end <= TAKEN_WITHIN for t in named)
    taken_up = taken_up or (bool(named) and _FLAG.search(facts.text, action.start, action.end) is not None)
    taken_up = taken_up or (bool(named) and _IT_WAS.search(facts.text, part.start, action.start) is not None)
    return taken_up or any(
        (facts.clauses.part_at(t.start) == part and _is_taken(facts.text, t, action))
        or _is_listed(facts, t, action)
        for t in named
    )


def _is_taken(text: str, toponym: Toponym, action: Action) -> bool:
    """Whether a name is what the verb takes: "captured the town of X" or "X was captured", not "captured in X"."""
    if toponym.start >= action.start:
        near = toponym.start - action.end <= TAKEN_WITHIN
        return near and _ELSEWHERE.search(text, action.end, toponym.start) is None
    between = text[toponym.end : action.start]
    return len(between) <= TAKEN_WITHIN and _IS_TAKEN.search(between) is not None


def _is_listed(facts: SentenceFacts, toponym: Toponym, action: Action) -> bool:
    """Whether a name stands in a list put in before the verb: "seven villages – X, Y and Z – were taken"."""
    island = facts.clauses.part_at(toponym.start)
    between = facts.text[island.end : action.start]
    near = island.opener in ("–", "(") and island.end <= action.start and len(between) <= TAKEN_WITHIN
    return near and _IS_TAKEN.search(between) is not None


def is_beside_a_place(facts: SentenceFacts, action: Action) -> bool:
    """Whether a place's name stands right behind the words, or before them as the subject of their passive."""
    named = [m.toponym for m in facts.mentions if m.toponym.use is ToponymUse.LITERAL]
    return any(
        _TO_ITS_PLACE.fullmatch(facts.text, action.end, t.start) is not None
        or _FROM_ITS_PLACE.fullmatch(facts.text, t.end, action.start) is not None
        for t in named
    )
