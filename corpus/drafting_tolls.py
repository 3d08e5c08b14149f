"""Drafts for the counts that no event of a sentence bears: totals, and casualties told by themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from corpus.drafting_bearers import OUTCOME_FAMILY, TOGETHER_DAYS
from corpus.drafting_denials import denier_of
from corpus.drafting_places import literal_in, towns_in
from corpus.drafts import Draft, SentenceFacts
from corpus.families import Family
from corpus.records import Casualties, Span, Status
from corpus.records import SubEventType as Sub

_STANDINGS = (Status.RUNNING_TOTAL, Status.HYPOTHETICAL, Status.HAPPENED)
_NOT_YET = re.compile(r"\b(?:could|might|may|can|will|shall)(?: \w+ly)? (?:be|die|get|lose)\b", re.IGNORECASE)
_IF_SO = re.compile(r"\bwould\b", re.IGNORECASE)
_IF = re.compile(r"\b(?:if|unless|were to|in case)\b", re.IGNORECASE)


def casualty_drafts(facts: SentenceFacts, loose: Sequence[Casualties], drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts for counts that no event of the sentence bears: a running total, or casualties told by themselves."""
    made: list[Draft] = []
    if not loose:
        return made
    standings = [standing_of(facts, c) for c in loose]
    for standing in sorted(dict.fromkeys(standings), key=lambda s: _STANDINGS.index(s[0])):
        for family_sub in (None, Sub.DISPLACEMENT, Sub.ARRESTS, Sub.PRISONER_EXCHANGE):
            group = tuple(
                c
                for c, stands in zip(loose, standings, strict=True)
                if stands == standing and OUTCOME_FAMILY.get(c.outcome, (None, None))[1] is family_sub
            )
            running = standing[0] is Status.RUNNING_TOTAL
            told = next((d.sub_event for d in drafts if d.family is Family.VIOLENCE), None) if running else None
            for one in _by_town(facts, group) or _by_day(facts, group):
                counted = [c for c in one if not c.part]
                if counted and (family_sub is None or any(c.count.high != 0 for c in counted)):
                    made.append(_casualty_draft(facts, one, family_sub or told, standing))
    return made


def standing_of(facts: SentenceFacts, counted: Casualties) -> tuple[Status, str]:
    """Whether people counted came to harm, or only may yet ("hundreds could die"), with the words that say so."""
    if counted.running:
        return Status.RUNNING_TOTAL, "a total over a longer time"
    told = facts.text[counted.start : counted.end]
    feared = _NOT_YET.search(told)
    if feared is None and (would := _IF_SO.search(told)):
        conditional = _IF.search(facts.text, facts.sentence.start, facts.sentence.legible_end)
        feared = would if conditional else None
    return (Status.HYPOTHETICAL, feared.group()) if feared else (Status.HAPPENED, "")


def _by_town(facts: SentenceFacts, group: tuple[Casualties, ...]) -> list[tuple[Casualties, ...]]:
    """The counts town by town, where each stands in a clause with a town of its own; [] where they do not."""
    parts = dict.fromkeys(facts.clauses.part_at(c.start) for c in group)
    towns = [towns_in(facts, part) for part in parts]
    if len(parts) < 2 or not all(towns) or len(frozenset().union(*towns)) < sum(map(len, towns)):
        return []
    return [tuple(c for c in group if facts.clauses.part_at(c.start) == part) for part in parts]


def _by_day(facts: SentenceFacts, group: tuple[Casualties, ...]) -> list[tuple[Casualties, ...]]:
    """The counts together, or apart where each clause names a day ("two on Monday after six on Sunday")."""
    if len(group) < 2:
        return [group] if group else []
    if len(elsewhere := _by_place(facts, group)) > 1:
        return elsewhere
    parts = dict.fromkeys(facts.clauses.part_at(c.start) for c in group)
    days = {
        p: next(
            (
                t.days
                for t in facts.times
                if t.days and t.days.days <= TOGETHER_DAYS and facts.clauses.part_at(t.start) == p
            ),
            None,
        )
        for p in parts
    }
    if len(parts) < 2 or None in days.values() or len(set(days.values())) < len(parts):
        return [group] if group else []
    return [tuple(c for c in group if facts.clauses.part_at(c.start) == p) for p in parts]


def _by_place(facts: SentenceFacts, group: tuple[Casualties, ...]) -> list[tuple[Casualties, ...]]:
    """The counts clause by clause, where semicolons part them and each clause names places of its own."""
    parts = list(dict.fromkeys(facts.clauses.part_at(c.start) for c in group))
    places = [frozenset(m.place.place_id for m in literal_in(facts, p) if m.place is not None) for p in parts]
    joined = any(not one or not other or one & other for one, other in combinations(places, 2))
    if len(parts) < 2 or joined or not all(facts.text[p.start : p.start + 1] == ";" for p in parts[1:]):
        return []
    return [tuple(c for c in group if facts.clauses.part_at(c.start) == p) for p in parts]


def _casualty_draft(
    facts: SentenceFacts, group: tuple[Casualties, ...], sub_event: Sub | None, standing: tuple[Status, str]
) -> Draft:
    said = facts.attribution
    first = min(group, key=lambda c: c.start)
    return Draft(
        facts=facts,
        trigger=Span(first.start, first.end),
        part=facts.clauses.part_at(first.start),
        sub_event=sub_event,
        status=standing[0],
        status_reason=standing[1],
        casualties=group,
        passages=(facts.span,),
        claimed_by=said.claimed_by if said else "",
        accused=said.accused if said else "",
        denied_by=denier_of(facts, first.end),
    )
