"""Whose harm a toll is: each side of a war counts its own, which is none of what the other tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.actor_names import ActorNames
from corpus.drafts import Draft
from corpus.families import Family
from corpus.records import SubEventType

_SAME_HARM = re.compile(
    r"\b(?:tolls?|the (?:attack|strike|shelling|blast|explosion|incident|clash(?:es)?|fighting|ambush)|among them"
    r"|(?:rose|risen|climbed) to)\b",
    re.IGNORECASE,
)
"""Words of a sentence that go on with what was told, whoever speaks."""


_CIVILIANS = re.compile(r"civilian|resident|child|villager|wom[ae]n|girl|boy|peaceful|journalist", re.IGNORECASE)


def told_by_its_side(draft: Draft, earlier: Sequence[Draft], names: ActorNames) -> Sequence[Draft]:
    """The earlier drafts that a toll told by itself may go on with: none where the last one is of another side.

    Soldiers of both sides fall in one clash, and "the toll" goes on with what was told, whoever speaks. But
    civilians of whom one side tells are not those of a strike that it is accused of or that the other counted:
    "Baku said that shells killed two in Terter. The ombudsman in Stepanakert said that three civilians had died."
    """
    if draft.sub_event is not None or not draft.claimed_by or not draft.has_toll:
        return earlier
    sentence = draft.facts.sentence
    if _SAME_HARM.search(draft.facts.text, sentence.start, sentence.legible_end):
        return earlier
    told = next((d for d in reversed(earlier) if d.family is Family.VIOLENCE and d.has_toll), None)
    if told is None or not _counts_civilians(draft, told):
        return earlier
    side = names.side_of(draft.claimed_by)
    return () if side and _is_of_another_side(told, side, names) else earlier


def _counts_civilians(draft: Draft, told: Draft) -> bool:
    victims = " ".join(c.victims for c in draft.casualties)
    return told.sub_event is SubEventType.REMOTE_EXPLOSIVE or _CIVILIANS.search(victims) is not None


def _is_of_another_side(told: Draft, side: str, names: ActorNames) -> bool:
    if told.accused and names.side_of(told.accused) == side:
        return True
    other = names.side_of(told.claimed_by) if told.claimed_by else ""
    return bool(other) and other != side
