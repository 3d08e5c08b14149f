"""Which of the actions of a sentence tell an event of their own."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.drafting_ground import is_beside_a_place, takes_a_place
from corpus.drafting_places import literal_in, towns_in
from corpus.drafts import SentenceFacts
from corpus.families import Family, family_of
from corpus.records import Action, Status
from corpus.records import SubEventType as Sub

AGREED_ON_WITHIN = 30
"""Characters between "an agreement was reached on" and "the next meeting"."""


def telling_actions(facts: SentenceFacts) -> list[Action]:
    """The actions that tell an event of their own: weak and vague words give way to a plainer one."""
    plain = [a for a in facts.actions if not a.weak and not a.vague]
    kept = []
    for action in facts.actions:
        if action.of_place and not is_beside_a_place(facts, action):
            continue
        family = family_of(action.sub_event)
        rivals = [a for a in plain if a is not action and family_of(a.sub_event) in (family, Family.BREACH)]
        if action.vague and any(_says_it_for(facts, a, action) for a in rivals):
            continue
        if action.vague and any(_same_part(facts, a, action) for a in plain):
            continue
        if action.weak and _gives_way(facts, action, plain, rivals=bool(rivals)):
            continue
        if action.sub_event is Sub.AGREEMENT and _is_about_talks(facts, action):
            continue
        kept.append(action)
    return kept


def _says_it_for(facts: SentenceFacts, plain: Action, vague: Action) -> bool:
    """Whether a plain word elsewhere tells what a vague one does: not where each has a town, that a count."""
    part = facts.clauses.part_at(vague.start)
    apart = (
        any(facts.clauses.part_at(c.start) == part for c in facts.casualties)
        and (here := towns_in(facts, part))
        and (there := towns_in(facts, facts.clauses.part_at(plain.start)))
        and here.isdisjoint(there)
    )
    return plain.status is vague.status and not apart


def _gives_way(facts: SentenceFacts, action: Action, plain: Sequence[Action], *, rivals: bool) -> bool:
    """Whether a weak word tells nothing beside counts, plainer words, or where ground is taken that is no place.

    In a clause of its own that names a place it stands beside plainer words elsewhere.
    """
    family = family_of(action.sub_event)
    if any(c.start < action.end and action.start < c.end for c in facts.casualties):
        return True
    if family is Family.TERRITORY and not (action.of_place or takes_a_place(facts, action)):
        return True
    beside = any(_same_part(facts, a, action) for a in plain)
    if family is Family.PROTEST and beside:
        return True
    outdone = rivals or (family in (Family.OTHER, Family.PROPERTY) and bool(plain))
    return outdone and (beside or not literal_in(facts, facts.clauses.part_at(action.start)))


def _same_part(facts: SentenceFacts, one: Action, other: Action) -> bool:
    return facts.clauses.part_at(one.start) == facts.clauses.part_at(other.start)


def _is_about_talks(facts: SentenceFacts, action: Action) -> bool:
    """True for an agreement to meet, which the planned talks tell."""
    return any(
        a.sub_event is Sub.TALKS and a.status is Status.PLANNED and 0 <= a.start - action.end <= AGREED_ON_WITHIN
        for a in facts.actions
    )
