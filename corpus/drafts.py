"""A report in the making: what a sentence says happened, before it is placed, dated and held against others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from corpus.clauses import Clauses, Part, PartKind
from corpus.records import (
    Action,
    Attribution,
    Casualties,
    Count,
    DateBasis,
    DayRange,
    Outcome,
    ReportPlace,
    Sentence,
    Span,
    Status,
    TimeExpression,
)
from corpus.records import SubEventType as Sub
from geodata.place import Mention, ToponymUse


class Family(StrEnum):
    """Sub-events that a careful reader would take for tellings of one and the same thing."""

    VIOLENCE = "violence"
    BREACH = "breach of a truce"
    TERRITORY = "territory"
    AGREEMENT = "agreement"
    TALKS = "talks"
    DISPLACEMENT = "displacement"
    PRISONERS = "prisoners"
    BLOCKADE = "blockade"
    PROTEST = "protest"
    OTHER = "other"


_FAMILY = {
    Sub.CEASEFIRE_VIOLATION: Family.BREACH,
    Sub.GOVERNMENT_REGAINS: Family.TERRITORY,
    Sub.NON_STATE_OVERTAKES: Family.TERRITORY,
    Sub.TRANSFER: Family.TERRITORY,
    Sub.AGREEMENT: Family.AGREEMENT,
    Sub.TALKS: Family.TALKS,
    Sub.DISPLACEMENT: Family.DISPLACEMENT,
    Sub.ARRESTS: Family.PRISONERS,
    Sub.ABDUCTION: Family.PRISONERS,
    Sub.PRISONER_EXCHANGE: Family.PRISONERS,
    Sub.BLOCKADE: Family.BLOCKADE,
    Sub.PEACEFUL_PROTEST: Family.PROTEST,
    Sub.PROTEST_INTERVENTION: Family.PROTEST,
    Sub.EXCESSIVE_FORCE: Family.PROTEST,
    Sub.VIOLENT_DEMONSTRATION: Family.PROTEST,
    Sub.MOB_VIOLENCE: Family.PROTEST,
    Sub.LOOTING: Family.OTHER,
    Sub.OTHER: Family.OTHER,
    Sub.HEADQUARTERS: Family.OTHER,
    Sub.DISRUPTED_WEAPONS: Family.OTHER,
    Sub.CHANGE_TO_GROUP: Family.OTHER,
}


def family_of(sub_event: Sub) -> Family:
    """The family of a sub-event type; what is not listed is violence."""
    return _FAMILY.get(sub_event, Family.VIOLENCE)


# A nearer word beats a more general one when both tell the same thing.
_GENERAL = {Sub.ARMED_CLASH: 2, Sub.ATTACK: 2, Sub.CEASEFIRE_VIOLATION: 1, Sub.OTHER: 3, Sub.LOOTING: 3}


def generality(sub_event: Sub) -> int:
    """How little a sub-event type says: 0 for a particular one ("drone strike"), more for general ones."""
    return _GENERAL.get(sub_event, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceFacts:
    """Everything that the stages before found in one sentence; `text` is the whole article's."""

    text: str
    index: int
    sentence: Sentence
    clauses: Clauses
    actions: tuple[Action, ...] = ()
    casualties: tuple[Casualties, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    attribution: Attribution | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A report in the making; `own_place` and `own_days` say whether its sentence itself gave them.

    `sub_event` None is told by casualties alone and takes its kind from what stands before it.
    """

    facts: SentenceFacts
    trigger: Span
    part: Part
    sub_event: Sub | None
    status: Status
    status_reason: str = ""
    vague: bool = False
    definite: bool = False
    casualties: tuple[Casualties, ...] = ()
    place: ReportPlace | None = None
    own_place: bool = False
    place_because: str = ""
    unplaced: str = ""
    days: DayRange | None = None
    own_days: bool = False
    days_because: str = ""
    undated: str = ""
    time: TimeExpression | None = None
    date_basis: DateBasis = DateBasis.UNRESOLVED
    passages: tuple[Span, ...] = field(default=())
    claimed_by: str = ""
    accused: str = ""
    denied_by: str = ""

    @property
    def family(self) -> Family:
        """Its family; casualties alone are violence."""
        return Family.VIOLENCE if self.sub_event is None else family_of(self.sub_event)

    def count(self, outcome: Outcome) -> Count | None:
        """How many people, None where no number was given; figures of several groups are added up."""
        counts = [c.count for c in self.casualties if c.outcome is outcome and not c.part]
        if not counts:
            return None
        highs = [c.high for c in counts]
        return Count(low=sum(c.low for c in counts), high=None if None in highs else sum(h or 0 for h in highs))

    @property
    def has_toll(self) -> bool:
        """Whether it gives a number of killed or injured."""
        return self.count(Outcome.KILLED) is not None or self.count(Outcome.INJURED) is not None


_OUTCOME_FAMILY = {
    Outcome.DISPLACED: (Family.DISPLACEMENT, Sub.DISPLACEMENT),
    Outcome.DETAINED: (Family.PRISONERS, Sub.ARRESTS),
    Outcome.RELEASED: (Family.PRISONERS, Sub.PRISONER_EXCHANGE),
}
_BEARS_A_TOLL = (
    Family.VIOLENCE,
    Family.BREACH,
    Family.OTHER,
    Family.TERRITORY,
    Family.PROTEST,
    Family.DISPLACEMENT,
)


def draft_sentence(facts: SentenceFacts) -> tuple[Draft, ...]:
    """What one sentence says happened: one draft for each event in it, with the casualties told of it."""
    drafts = [_draft(facts, action) for action in _telling(facts)]
    drafts = _joined(drafts)
    loose: list[Casualties] = []
    for casualty in _counted(facts):
        at = None if casualty.running else _bearer(drafts, casualty)
        if at is None:
            loose.append(casualty)
        else:
            drafts[at] = replace(drafts[at], casualties=(*drafts[at].casualties, casualty))
    drafts += _casualty_drafts(facts, loose, drafts)
    return tuple(sorted(drafts, key=lambda d: d.trigger))


_SO_FAR = re.compile(
    r"\b(?:since|so far|to date|in all|altogether|in total|total|overall|up to now|until now|by now|have now"
    r"|in a week|over the (?:same|past|last)|the (?:war|conflict) has|recently)\b",
    re.IGNORECASE,
)
_BEFORE_THIS = re.compile(
    r"\b(?:from|previously|earlier|initially|instead of|rather than|than the)\s+$", re.IGNORECASE
)
_TOLL = re.compile(r"\b(?:number|toll|count|total|figure|tally)\b", re.IGNORECASE)


def _counted(facts: SentenceFacts) -> list[Casualties]:
    """The sentence's casualties as they count: a toll stands for what it adds up, a figure overtaken drops out."""
    kept = [
        c
        for c in facts.casualties
        if c.words != c.victims  # "killed soldiers" gives no number
        and not _BEFORE_THIS.search(facts.text[max(facts.sentence.start, c.start - 80) : c.start])
    ]
    tolls = {c.outcome: c for c in kept if _TOLL.search(facts.text[c.start : c.end])}
    kept = [c for c in kept if c.outcome not in tolls or c.part or tolls[c.outcome] is c]
    return [replace(c, running=c.running and _covers_long(facts, c)) for c in kept]


def _covers_long(facts: SentenceFacts, casualty: Casualties) -> bool:
    """Whether the words that make it a running total stand in the casualty's own line."""
    own = facts.clauses.part_at(casualty.start)
    return any(
        (part := facts.clauses.part_at(facts.sentence.start + cue.start())) == own
        or part.kind is not PartKind.RELATIVE
        for cue in _SO_FAR.finditer(facts.text[facts.sentence.start : facts.sentence.legible_end])
    ) or not any(t.days is not None and t.days.days <= 2 for t in facts.times)


def _telling(facts: SentenceFacts) -> list[Action]:
    """The actions that tell an event of their own: weak and vague words give way to a plainer one."""
    plain = [a for a in facts.actions if not a.weak and not a.vague]
    kept = []
    for action in facts.actions:
        family = family_of(action.sub_event)
        rivals = [a for a in plain if a is not action and family_of(a.sub_event) in (family, Family.BREACH)]
        if action.vague and any(_same_part(facts, a, action) or a.status is action.status for a in rivals):
            continue
        if action.vague and any(_same_part(facts, a, action) for a in plain):
            continue
        if action.weak and (rivals or (family is Family.OTHER and plain)):
            continue
        if action.sub_event is Sub.AGREEMENT and _is_about_talks(facts, action):
            continue
        kept.append(action)
    return kept


def _same_part(facts: SentenceFacts, one: Action, other: Action) -> bool:
    return facts.clauses.part_at(one.start) == facts.clauses.part_at(other.start)


AGREED_ON_WITHIN = 30
"""Characters between "an agreement was reached on" and "the next meeting"."""


def _is_about_talks(facts: SentenceFacts, action: Action) -> bool:
    """True for an agreement to meet, which the planned talks tell."""
    return any(
        a.sub_event is Sub.TALKS and a.status is Status.PLANNED and 0 <= a.start - action.end <= AGREED_ON_WITHIN
        for a in facts.actions
    )


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
        sub_event=None if _is_blast(facts, action) else action.sub_event,
        status=status,
        status_reason=reason,
        vague=action.vague,
        definite=action.definite,
        passages=(Span(facts.sentence.start, facts.sentence.end),),
        claimed_by=said.claimed_by if said else "",
        accused=said.accused if said else "",
        denied_by=said.denied_by if said and action.status is Status.DENIED else "",
    )


_THEN = frozenset({"after which", "following which", "during which", "while", "(", "–"})


def _is_aside(part: Part) -> bool:
    """Whether a part only recalls what the sentence's news hangs on ("although a truce was agreed")."""
    return part.kind is not PartKind.MAIN and part.opener not in _THEN


_BLAST = re.compile(r"explo|blast|blew", re.IGNORECASE)


def _is_blast(facts: SentenceFacts, action: Action) -> bool:
    """An explosion whose cause is not said: what it was is told by what stands before it."""
    return action.sub_event is Sub.OTHER and _BLAST.match(facts.text[action.start : action.end]) is not None


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
    if one.family is not other.family and {one.family, other.family} != {Family.VIOLENCE, Family.BREACH}:
        return False
    if one.status is not other.status:
        return False
    outside = PartKind.RELATIVE not in (one.part.kind, other.part.kind)
    return one.part == other.part or (one.vague and other.vague and outside)


def _rank(draft: Draft) -> tuple[bool, int]:
    return draft.vague, generality(draft.sub_event or Sub.ATTACK)


def _bearer(drafts: Sequence[Draft], casualty: Casualties) -> int | None:
    """Which draft a count belongs to: of those that can bear it the one of its own part, else the nearest."""
    wanted = _OUTCOME_FAMILY.get(casualty.outcome)
    families = (wanted[0],) if wanted else _BEARS_A_TOLL
    part = drafts[0].facts.clauses.part_at(casualty.start) if drafts else None
    able = [
        i
        for i, d in enumerate(drafts)
        if d.family in families
        and d.status is not Status.PLANNED
        and (d.part == part or d.part.kind is not PartKind.RELATIVE)
    ]
    if not able or _tells_elsewhere(drafts, able, casualty):
        return None

    def distance(i: int) -> tuple[int, bool, int]:
        draft = drafts[i]
        gap = max(draft.trigger.start - casualty.end, casualty.start - draft.trigger.end, 0)
        return families.index(draft.family), draft.part != part, gap

    return min(able, key=distance)


def _tells_elsewhere(drafts: Sequence[Draft], able: Sequence[int], casualty: Casualties) -> bool:
    """Whether the count stands in a clause with a place of its own, and so do all events that could bear it."""
    clauses, mentions = drafts[0].facts.clauses, drafts[0].facts.mentions
    placed = {clauses.part_at(m.toponym.start) for m in mentions if m.toponym.use is ToponymUse.LITERAL}
    part = clauses.part_at(casualty.start)
    return part in placed and all(drafts[i].part != part and drafts[i].part in placed for i in able)


def _casualty_drafts(facts: SentenceFacts, loose: Sequence[Casualties], drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts for counts that no event of the sentence bears: a running total, or casualties told by themselves."""
    made = []
    for running in (True, False):
        for family_sub in (None, Sub.DISPLACEMENT, Sub.ARRESTS, Sub.PRISONER_EXCHANGE):
            group = tuple(
                c
                for c in loose
                if c.running is running and _OUTCOME_FAMILY.get(c.outcome, (None, None))[1] is family_sub
            )
            if not any(not c.part for c in group):
                continue
            told = next((d.sub_event for d in drafts if d.family is Family.VIOLENCE), None) if running else None
            made.append(_casualty_draft(facts, group, family_sub or told, running=running))
    return made


def _casualty_draft(
    facts: SentenceFacts, group: tuple[Casualties, ...], sub_event: Sub | None, *, running: bool
) -> Draft:
    said = facts.attribution
    first = min(group, key=lambda c: c.start)
    return Draft(
        facts=facts,
        trigger=Span(first.start, first.end),
        part=facts.clauses.part_at(first.start),
        sub_event=sub_event,
        status=Status.RUNNING_TOTAL if running else Status.HAPPENED,
        status_reason="a total over a longer time" if running else "",
        casualties=group,
        passages=(Span(facts.sentence.start, facts.sentence.end),),
        claimed_by=said.claimed_by if said else "",
        accused=said.accused if said else "",
    )
