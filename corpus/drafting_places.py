"""The places that one clause of a sentence names as where something is."""

from __future__ import annotations

from corpus.clauses import Part
from corpus.drafts import SentenceFacts
from geodata.place import Mention, PlaceKind, ToponymUse


def literal_in(facts: SentenceFacts, part: Part) -> list[Mention]:
    """The names that a clause uses for where something is."""
    literal = (m for m in facts.mentions if m.toponym.use is ToponymUse.LITERAL)
    return [m for m in literal if facts.clauses.part_at(m.toponym.start) == part]


def towns_in(facts: SentenceFacts, part: Part) -> frozenset[str]:
    """The towns and villages that a clause names as where something is."""
    places = (m.place for m in literal_in(facts, part))
    return frozenset(p.place_id for p in places if p is not None and p.kind is PlaceKind.SETTLEMENT)
