"""What one sentence says happened: a draft for each event in it, with the casualties told of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.clauses import Part, PartKind
from corpus.counting import count_casualties
from corpus.deadly import is_deadly
from corpus.drafting_actions import telling_actions
from corpus.drafting_bearers import bearer_of, day_windows, is_of_another_place, is_on_another_day
from corpus.drafting_denials import denier_of
from corpus.drafting_tolls import casualty_drafts, standing_of
from corpus.drafts import Draft, SentenceFacts, generality
from corpus.families import same_family
from corpus.records import Action, Casualties, Span, Status
from corpus.records import SubEventType as Sub
from geodata.light_records import altered

_THEN = frozenset({"after which", "following which", "during which", "while", "(", "–"})
_BLAST = re.compile(r"explo|blast|blew", re.IGNORECASE)
_ALIKE = re.compile(r"incidents?\b|episode\b|same\b", re.IGNORECASE)


def draft_sentence(facts: SentenceFacts) -> tuple[Draft, ...]:
    """What one sentence says happened: one draft for each event in it, with the casualties told of it."""
    drafts = [_draft(facts, action) for action in telling_actions(facts)]
    drafts = _joined(drafts)
    loose: list[Casualties] = []
    counted = count_casualties(facts) if facts.casualties else ()
    windows = day_windows(facts, counted)
    in_a_row = [c for c in counted if all(c.start != told.start for told in facts.casualties)]
    for casualty in counted:
        if casualty in in_a_row:
            continue
        apart = standing_of(facts, casualty)[0] is not Status.HAPPENED
        apart = apart or is_of_another_place(facts, drafts, casualty, in_row=bool(in_a_row))
        borne = [d for d in drafts if not is_on_another_day(windows, casualty, d)]
        bearer = None if apart else bearer_of(borne, casualty)
        at = None if bearer is None else drafts.index(borne[bearer])
        if at is None:
            loose.append(casualty)
        else:
            drafts[at] = altered(drafts[at], casualties=(*drafts[at].casualties, casualty))
    drafts += casualty_drafts(facts, loose, drafts)
    for told in facts.unnumbered:
        at = bearer_of(drafts, told)
        if at is not None:
            drafts[at] = altered(drafts[at], deadly_to_some=True)
    for casualty in in_a_row:
        drafts += casualty_drafts(facts, (casualty,), drafts)
    return tuple(sorted(drafts, key=lambda d: d.trigger))


def _draft(facts: SentenceFacts, action: Action) -> Draft:
    said = facts.attribution
    part = facts.clauses.part_at(action.start)
    status, reason = action.status, action.reason
    if status is Status.HAPPENED and action.sub_event is Sub.AGREEMENT and _is_aside(part):
        status, reason = Status.BACKGROUND, f"told in passing: “{part.opener}”"
    return Draft(
        facts=facts,
        trigger=Span(action.start, action.end),
        part=part,
        sub_event=None if (alike := _is_alike(facts, action)) else action.sub_event,
        alike=alike,
        blast=_is_blast(facts, action),
        deadly=is_deadly(facts.text, Span(action.start, action.end), facts.sentence.start),
        status=status,
        status_reason=reason,
        vague=action.vague,
        definite=action.definite,
        passages=(facts.span,),
        claimed_by=said.claimed_by if said else "",
        accused=said.accused if said else "",
        denied_by=said.denied_by if said and status is Status.DENIED else denier_of(facts, action.end),
    )


def _is_aside(part: Part) -> bool:
    """Whether a part only recalls what the sentence's news hangs on ("although a truce was agreed")."""
    return part.kind is not PartKind.MAIN and part.opener not in _THEN


def _is_blast(facts: SentenceFacts, action: Action) -> bool:
    """An explosion whose cause is not said: what it was is told by what stands before it."""
    return action.sub_event is Sub.OTHER and _BLAST.match(facts.text[action.start : action.end]) is not None


def _is_alike(facts: SentenceFacts, action: Action) -> bool:
    """Whether it is only said to be like what was told before: "a similar incident took place"."""
    return _ALIKE.match(facts.text, action.start, action.end) is not None


def _joined(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts of one part and family made one, the most particular word leading."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((i for i, d in enumerate(kept) if _tells_the_same(d, draft)), None)
        if twin is None:
            kept.append(draft)
        elif _rank(draft) < _rank(kept[twin]):
            kept[twin] = draft
    return kept


def _tells_the_same(one: Draft, other: Draft) -> bool:
    if not same_family(one.family, other.family):
        return False
    if one.status is not other.status:
        return False
    outside = PartKind.RELATIVE not in (one.part.kind, other.part.kind)
    return one.part == other.part or (one.vague and other.vague and outside)


def _rank(draft: Draft) -> tuple[bool, int]:
    return draft.vague, generality(draft.sub_event or Sub.ATTACK)
