"""What one sentence says happened: a draft for each event in it, with the casualties told of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, pairwise

from corpus.clauses import Part, PartKind
from corpus.counting import IN_PLACE, count_casualties
from corpus.deadly import is_deadly
from corpus.denial_words import denies_what_was_told
from corpus.drafts import Draft, SentenceFacts, generality
from corpus.event_times import time_described
from corpus.families import Family, family_of, same_family
from corpus.records import Action, Casualties, DayRange, Outcome, Span, Status
from corpus.records import SubEventType as Sub
from geodata.light_records import altered
from geodata.place import Mention, PlaceKind, Toponym, ToponymUse

_OUTCOME_FAMILY = {
    Outcome.DISPLACED: (Family.DISPLACEMENT, Sub.DISPLACEMENT),
    Outcome.DETAINED: (Family.ARRESTS, Sub.ARRESTS),
    Outcome.RELEASED: (Family.PRISONERS, Sub.PRISONER_EXCHANGE),
}
_BEARS_A_TOLL = (
    Family.VIOLENCE,
    Family.BREACH,
    Family.OTHER,
    Family.PROPERTY,
    Family.TERRITORY,
    Family.PROTEST,
    Family.DISPLACEMENT,
)


def draft_sentence(facts: SentenceFacts) -> tuple[Draft, ...]:
    """What one sentence says happened: one draft for each event in it, with the casualties told of it."""
    drafts = [_draft(facts, action) for action in _telling(facts)]
    drafts = _joined(drafts)
    loose: list[Casualties] = []
    counted = count_casualties(facts) if facts.casualties else ()
    windows = _windows(facts, counted)
    in_a_row = [c for c in counted if all(c.start != told.start for told in facts.casualties)]
    for casualty in counted:
        if casualty in in_a_row:
            continue
        apart = _standing(facts, casualty)[0] is not Status.HAPPENED
        apart = apart or _is_of_another_place(facts, drafts, casualty, in_row=bool(in_a_row))
        borne = [d for d in drafts if not _on_another_day(windows, casualty, d)]
        bearer = None if apart else _bearer(borne, casualty)
        at = None if bearer is None else drafts.index(borne[bearer])
        if at is None:
            loose.append(casualty)
        else:
            drafts[at] = altered(drafts[at], casualties=(*drafts[at].casualties, casualty))
    drafts += _casualty_drafts(facts, loose, drafts)
    for told in facts.unnumbered:
        at = _bearer(drafts, told)
        if at is not None:
            drafts[at] = altered(drafts[at], deadly_to_some=True)
    for casualty in in_a_row:
        drafts += _casualty_drafts(facts, (casualty,), drafts)
    return tuple(sorted(drafts, key=lambda d: d.trigger))


def _telling(facts: SentenceFacts) -> list[Action]:
    """The actions that tell an event of their own: weak and vague words give way to a plainer one."""
    plain = [a for a in facts.actions if not a.weak and not a.vague]
    kept = []
    for action in facts.actions:
        if action.of_place and not _is_beside_a_place(facts, action):
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
        and (here := _towns_in(facts, part))
        and (there := _towns_in(facts, facts.clauses.part_at(plain.start)))
        and here.isdisjoint(there)
    )
    return plain.status is vague.status and not apart


def _towns_in(facts: SentenceFacts, part: Part) -> frozenset[str]:
    """The towns and villages that a clause names as where something is."""
    places = (m.place for m in _literal_in(facts, part))
    return frozenset(p.place_id for p in places if p is not None and p.kind is PlaceKind.SETTLEMENT)


def _literal_in(facts: SentenceFacts, part: Part) -> list[Mention]:
    """The names that a clause uses for where something is."""
    literal = (m for m in facts.mentions if m.toponym.use is ToponymUse.LITERAL)
    return [m for m in literal if facts.clauses.part_at(m.toponym.start) == part]


def _gives_way(facts: SentenceFacts, action: Action, plain: Sequence[Action], *, rivals: bool) -> bool:
    """Whether a weak word tells nothing beside counts, plainer words, or where ground is taken that is no place.

    In a clause of its own that names a place it stands beside plainer words elsewhere.
    """
    family = family_of(action.sub_event)
    if any(c.start < action.end and action.start < c.end for c in facts.casualties):
        return True
    if family is Family.TERRITORY and not _takes_a_place(facts, action):
        return True
    beside = any(_same_part(facts, a, action) for a in plain)
    if family is Family.PROTEST and beside:
        return True
    outdone = rivals or (family in (Family.OTHER, Family.PROPERTY) and bool(plain))
    return outdone and (beside or not _literal_in(facts, facts.clauses.part_at(action.start)))


def _same_part(facts: SentenceFacts, one: Action, other: Action) -> bool:
    return facts.clauses.part_at(one.start) == facts.clauses.part_at(other.start)


TAKEN_WITHIN = 40
"""Characters between a verb and the place that was taken: "captured the villages of", "was liberated"."""


_ELSEWHERE = re.compile(r"\b(?:in|at|near|from|on|by|through|during|with|for|after|along)\b|\d", re.IGNORECASE)
_IT_WAS = re.compile(r"\bit (?:was|is|had been|has been)(?: \w+)? $", re.IGNORECASE)
_IS_TAKEN = re.compile(r"\b(?:was|were|been|being|is|are|which|that)\b|^\W+$", re.IGNORECASE)


def _takes_a_place(facts: SentenceFacts, action: Action) -> bool:
    """False for captured suspects and seized weapons: the verb's clause names no place that it takes."""
    part = facts.clauses.part_at(action.start)
    named = [m.toponym for m in facts.mentions if m.toponym.use not in (ToponymUse.DATELINE, ToponymUse.DEMONYM)]
    taken_up = part.kind is PartKind.RELATIVE and any(0 <= part.start - t.end <= TAKEN_WITHIN for t in named)
    taken_up = taken_up or (bool(named) and _IT_WAS.search(facts.text, part.start, action.start) is not None)
    return taken_up or any(
        facts.clauses.part_at(t.start) == part and _is_taken(facts.text, t, action) for t in named
    )


_TO_ITS_PLACE = re.compile(
    r"\s(?:back\s)?(?:the\s)?(?:(?:[\w-]+\s)?(?:city|town|village|settlement|district|region|province|height)s?\s(?:of\s)?)?"
)
_FROM_ITS_PLACE = re.compile(
    r"(?:\s\([^()]{2,40}\))?(?:\s(?:city|town|village|settlement|district|region|province|area|front|direction)s?)?"
    r"(?:,\s[^,]{2,60},)?\s(?:(?:has|have|had|is|are|was|were)\s(?:also\s)?)?"
)


def _is_beside_a_place(facts: SentenceFacts, action: Action) -> bool:
    """Whether a place's name stands right behind the words, or before them as the subject of their passive."""
    named = [m.toponym for m in facts.mentions if m.toponym.use is ToponymUse.LITERAL]
    return any(
        _TO_ITS_PLACE.fullmatch(facts.text, action.end, t.start) is not None
        or _FROM_ITS_PLACE.fullmatch(facts.text, t.end, action.start) is not None
        for t in named
    )


def _is_taken(text: str, toponym: Toponym, action: Action) -> bool:
    """Whether a name is what the verb takes: "captured the town of X" or "X was captured", not "captured in X"."""
    if toponym.start >= action.start:
        near = toponym.start - action.end <= TAKEN_WITHIN
        return near and _ELSEWHERE.search(text, action.end, toponym.start) is None
    between = text[toponym.end : action.start]
    return len(between) <= TAKEN_WITHIN and _IS_TAKEN.search(between) is not None


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
        denied_by=said.denied_by if said and status is Status.DENIED else _denier(facts, action.end),
    )


TOGETHER_DAYS = 2
"""A longer expression sets no two tolls of one sentence apart."""

_TIME_APART = re.compile(
    r"\b(?:an?|one|two|three|four|five|six|seven|ten|several|few|\d+) (?:hours?|days?|weeks?|months?|years?)\s?$"
)
_AND = re.compile(r"\b(?:and|while|but)\s(?:[\w-]+\s){0,2}$|[,;]\s(?:and\s)?$")
_THEN = frozenset({"after which", "following which", "during which", "while", "(", "–"})


def _is_aside(part: Part) -> bool:
    """Whether a part only recalls what the sentence's news hangs on ("although a truce was agreed")."""
    return part.kind is not PartKind.MAIN and part.opener not in _THEN


_BLAST = re.compile(r"explo|blast|blew", re.IGNORECASE)


def _is_blast(facts: SentenceFacts, action: Action) -> bool:
    """An explosion whose cause is not said: what it was is told by what stands before it."""
    return action.sub_event is Sub.OTHER and _BLAST.match(facts.text[action.start : action.end]) is not None


_ALIKE = re.compile(r"incidents?\b|episode\b|same\b", re.IGNORECASE)


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


def _bearer(drafts: Sequence[Draft], casualty: Casualties) -> int | None:
    """Which draft a count belongs to: of those that can bear it the one of its own part, else the nearest."""
    wanted = _OUTCOME_FAMILY.get(casualty.outcome)
    families = (wanted[0],) if wanted else _BEARS_A_TOLL
    part = drafts[0].facts.clauses.part_at(casualty.start) if drafts else None
    aside = part is not None and time_described(drafts[0].facts, part) is not None
    able = [
        i
        for i, d in enumerate(drafts)
        if d.family in families
        and d.status in (Status.HAPPENED, Status.BACKGROUND)
        and (d.part == part or not (d.part.kind is PartKind.RELATIVE or aside))
    ]
    if part is not None and _is_of_another_time(drafts[0].facts, part):
        able = [i for i in able if drafts[i].part == part]
    if not able or _tells_elsewhere(drafts, able, casualty):
        return None

    elsewhere = _parts_elsewhere(drafts[0].facts, part)

    def distance(i: int) -> tuple[bool, int, bool, int]:
        draft = drafts[i]
        gap = max(draft.trigger.start - casualty.end, casualty.start - draft.trigger.end, 0)
        return draft.part in elsewhere, families.index(draft.family), draft.part != part, gap

    return min(able, key=distance)


def _is_of_another_time(facts: SentenceFacts, part: Part) -> bool:
    """Whether a clause tells what was some time earlier or later: "two days after four people had died"."""
    hung = part.opener in ("after", "before")
    return hung and _TIME_APART.search(facts.text, facts.sentence.start, part.start) is not None


def _is_of_another_place(
    facts: SentenceFacts, drafts: Sequence[Draft], casualty: Casualties, *, in_row: bool
) -> bool:
    """Whether a count names its own place and the events were elsewhere: "Agdam was hit and two died in Barda".

    Of counts in a row ("two died in Barda and one in Agdam; rockets were used") each is told of its own place.
    """
    named = [m for m in facts.mentions if m.toponym.use is ToponymUse.LITERAL and m.place is not None]
    own = next((m for m in named if IN_PLACE.fullmatch(facts.text, casualty.end, m.toponym.start)), None)
    before = [d for d in drafts if d.trigger.end <= casualty.start]
    if own is None or own.place is None:
        return False
    if not before:
        return in_row
    if len(before) < len(drafts):
        return False
    others = [m.place for m in named if m.toponym.end <= casualty.start and m.place is not None]
    joint = facts.text[before[-1].trigger.end : casualty.start]
    apart = all(not {own.place.place_id}.intersection({p.place_id, *p.within}) for p in others)
    return bool(others) and apart and _AND.search(joint) is not None


def _windows(facts: SentenceFacts, counted: Sequence[Casualties]) -> list[tuple[int, DayRange | None]]:
    """Where each count begins, with the first day that is named behind it before the next, None where none is."""
    whole = [c for c in counted if not c.part]
    if len(whole) < 2:
        return []
    starts = [c.start for c in whole]
    short = [t for t in facts.times if t.days and t.days.days <= TOGETHER_DAYS]
    return [
        (start, next((t.days for t in short if start <= t.start < end), None))
        for start, end in pairwise([*starts, facts.sentence.legible_end])
    ]


def _on_another_day(windows: Sequence[tuple[int, DayRange | None]], casualty: Casualties, draft: Draft) -> bool:
    """Whether a count names a day and the event another: "two died on Monday and five in Sunday's shelling"."""
    days = [
        next((day for start, day in reversed(windows) if start <= at), None)
        for at in (casualty.start, draft.trigger.start)
    ]
    return None not in days and days[0] != days[1]


def _tells_elsewhere(drafts: Sequence[Draft], able: Sequence[int], casualty: Casualties) -> bool:
    """Whether the count stands in a clause with a place of its own, and so do all events that could bear it."""
    facts = drafts[0].facts
    elsewhere = _parts_elsewhere(facts, facts.clauses.part_at(casualty.start))
    return bool(elsewhere) and all(drafts[i].part in elsewhere for i in able)


def _parts_elsewhere(facts: SentenceFacts, part: Part | None) -> frozenset[Part]:
    """The other clauses with places of their own, where the part has one."""
    placed = {
        facts.clauses.part_at(m.toponym.start) for m in facts.mentions if m.toponym.use is ToponymUse.LITERAL
    }
    return frozenset(placed - {part}) if part in placed else frozenset()


def _casualty_drafts(facts: SentenceFacts, loose: Sequence[Casualties], drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts for counts that no event of the sentence bears: a running total, or casualties told by themselves."""
    made: list[Draft] = []
    if not loose:
        return made
    standings = [_standing(facts, c) for c in loose]
    for standing in sorted(dict.fromkeys(standings), key=lambda s: _STANDINGS.index(s[0])):
        for family_sub in (None, Sub.DISPLACEMENT, Sub.ARRESTS, Sub.PRISONER_EXCHANGE):
            group = tuple(
                c
                for c, stands in zip(loose, standings, strict=True)
                if stands == standing and _OUTCOME_FAMILY.get(c.outcome, (None, None))[1] is family_sub
            )
            running = standing[0] is Status.RUNNING_TOTAL
            told = next((d.sub_event for d in drafts if d.family is Family.VIOLENCE), None) if running else None
            for one in _by_town(facts, group) or _by_day(facts, group):
                counted = [c for c in one if not c.part]
                if counted and (family_sub is None or any(c.count.high != 0 for c in counted)):
                    made.append(_casualty_draft(facts, one, family_sub or told, standing))
    return made


_STANDINGS = (Status.RUNNING_TOTAL, Status.HYPOTHETICAL, Status.HAPPENED)
_NOT_YET = re.compile(r"\b(?:could|might|may|can|will|shall)(?: \w+ly)? (?:be|die|get|lose)\b", re.IGNORECASE)
_IF_SO = re.compile(r"\bwould\b", re.IGNORECASE)
_IF = re.compile(r"\b(?:if|unless|were to|in case)\b", re.IGNORECASE)


def _standing(facts: SentenceFacts, counted: Casualties) -> tuple[Status, str]:
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
    towns = [_towns_in(facts, part) for part in parts]
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
    places = [frozenset(m.place.place_id for m in _literal_in(facts, p) if m.place is not None) for p in parts]
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
        denied_by=_denier(facts, first.end),
    )


def _denier(facts: SentenceFacts, after: int) -> str:
    """Who denies what stands before character `after` of the text, in the words after it, "" where nobody does."""
    said = facts.attribution
    denies = said and denies_what_was_told(said, facts.text, after, facts.sentence.legible_end)
    return said.denied_by if said and denies else ""
