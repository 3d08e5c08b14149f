"""The part that a noun phrase has in a deed, and how far the deed may stand from it."""

from __future__ import annotations

from typing import NamedTuple

from corpus import field_words as words
from corpus.field_words import Deed
from corpus.records import ActorRole

REACH = 12
"""Words between a noun phrase and the deed that it has a part in."""

NEAR = 8
"""Words back from a preposition to the deed that it goes with."""

PARTICLES = words.PARTICLES - {"fire"}
"""Words that go on with a verb and are passed over between it and what it governs."""

FIRE = frozenset({"fire", "gunfire", "shots", "shelling"})
"""What two sides exchange who fight, and do not agree."""


class Part(NamedTuple):
    """A role and where the word stands that gives it; `deed` is what that does."""

    role: ActorRole
    governor: int
    deed: Deed
