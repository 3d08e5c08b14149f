"""Tellings of what befell the same people, by name or as the one already known, made one."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.drafts import Draft
from corpus.named_victims import NamedVictims, victims_of
from corpus.records import Outcome, Span, Status
from corpus.retelling_days import same_days
from corpus.retelling_joining import joined_drafts, passages_of
from corpus.retelling_places import are_places_apart
from geodata.light_records import altered

_TOLD = frozenset({Status.HAPPENED, Status.BACKGROUND})


def befell_the_same(before: Draft, draft: Draft, victims: NamedVictims) -> bool:
    """Whether both tell of what befell the same people: by name, or called alike and taken for known."""
    if before.family is not draft.family:
        return False
    if _TOLD.isdisjoint((before.status, draft.status)) or (draft.status not in _TOLD and not draft.definite):
        return False
    return any(_are_the_same(before, draft, one, victims) for one in all_victims(before))


def victims_told(draft: Draft) -> NamedVictims | None:
    """Whom the draft's own words name as killed or taken, or those of its dead ("gunmen … killed the mayor")."""
    span = draft.facts.span
    if (told := victims_of(draft.facts.text, draft.trigger, span)) is not None:
        return told
    dead = [c for c in draft.casualties if c.outcome is Outcome.KILLED and span.start <= c.start < span.end]
    found = (victims_of(draft.facts.text, Span(c.start, c.end), span) for c in dead)
    return next((victims for victims in found if victims is not None), None)


def all_victims(draft: Draft) -> Iterator[NamedVictims]:
    """Whom each telling of the draft's deed names."""
    for telling in (draft, *draft.retold):
        victims = victims_told(telling)
        if victims is not None:
            yield victims


def _are_the_same(before: Draft, draft: Draft, one: NamedVictims, other: NamedVictims) -> bool:
    known = before.definite or draft.definite
    if one.deadly is not other.deadly or (are_places_apart(before, draft) and not (known and one.are(other))):
        return False
    if one.are(other):
        return one.deadly or _may_be_of_one_day(before, draft)
    return one.may_be(other) and _may_be_of_one_day(before, draft)


def _may_be_of_one_day(before: Draft, draft: Draft) -> bool:
    """Whether no days of their own exclude each other; one beside a known deed may be of what was said."""
    sure = all(d.own_days and not d.fallback_days and not d.definite for d in (before, draft))
    return not sure or same_days(before, draft)


def as_one_deed(before: Draft, draft: Draft) -> Draft:
    """Two tellings of what befell the same people as one, on the day of the deed and not of talk of it."""
    lead, other = (draft, before) if _lowest(draft) > _lowest(before) else (before, draft)
    joined = joined_drafts(lead, other)
    dated = min((before, draft), key=_deed_day_rank)
    placed = draft if are_places_apart(before, draft) and before.definite else joined
    status = next((d for d in (dated, before, draft) if d.status in _TOLD), before)
    return altered(
        joined,
        status=status.status,
        status_reason=status.status_reason,
        passages=passages_of(before, draft),
        place=placed.place,
        own_place=placed.own_place,
        place_because=placed.place_because,
        unplaced=placed.unplaced,
        days=dated.days,
        own_days=dated.own_days,
        fallback_days=dated.fallback_days,
        days_because=dated.days_because,
        undated=dated.undated,
        time=dated.time,
        date_basis=dated.date_basis,
    )


def _lowest(draft: Draft) -> int:
    killed = draft.count(Outcome.KILLED)
    return killed.low if killed is not None else -1


def _deed_day_rank(draft: Draft) -> tuple[bool, bool, bool, bool, int, int]:
    """Its own day before one of the news, a verb's before one beside a noun, the closer, the earlier."""
    days = draft.days
    return (
        days is None,
        draft.fallback_days,
        not draft.own_days,
        draft.definite,
        days.days if days else 0,
        days.first.toordinal() if days else 0,
    )
