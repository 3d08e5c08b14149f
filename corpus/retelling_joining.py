"""Two tellings of one incident as one draft: what each gives to it."""

from __future__ import annotations

from corpus.drafts import HURT, Draft, generality
from corpus.records import Casualties, Span
from corpus.retelling_figures import adds_one, is_one_of
from corpus.retelling_places import are_places_apart, names_its_district
from corpus.rising_tolls import is_rising_toll
from geodata.light_records import altered
from geodata.place import PlaceKind

PASSAGES_KEPT = 40
"""Passages kept of one report; an article that tells a thing more often says nothing new."""


def joined_drafts(before: Draft, draft: Draft) -> Draft:
    """Both as one: figures and who gives them from the telling that has them, the rest from the more exact."""
    risen = is_rising_toll(draft) and not is_rising_toll(before)
    lead, other = (draft, before) if draft.has_toll and (risen or not before.has_toll) else (before, draft)
    kind = lead.sub_event
    if kind is None or (other.sub_event is not None and generality(other.sub_event) < generality(kind)):
        kind = other.sub_event
    dated = min((before, draft), key=_days_rank)
    apart = are_places_apart(before, draft) and not names_its_district(before, draft)
    placed = before if apart else min((before, draft), key=_place_rank)
    return altered(
        lead,
        sub_event=kind,
        casualties=_all_told(lead, other, added=adds_one(before, draft)),
        place=placed.place,
        own_place=placed.own_place,
        place_because=placed.place_because,
        unplaced=placed.unplaced,
        days=dated.days,
        own_days=dated.own_days,
        days_because=dated.days_because,
        undated=dated.undated,
        time=dated.time,
        date_basis=dated.date_basis,
        vague=before.vague and draft.vague,
        definite=before.definite and draft.definite,
        deadly=before.deadly or draft.deadly,
        deadly_to_some=before.deadly_to_some or draft.deadly_to_some,
        passages=passages_of(before, draft),
        retold=_retold(lead, other),
        claimed_by=lead.claimed_by or other.claimed_by,
        accused=lead.accused or other.accused,
        denied_by=lead.denied_by or other.denied_by,
    )


def _all_told(lead: Draft, other: Draft, *, added: bool) -> tuple[Casualties, ...]:
    """The casualties of both; of an outcome that both tell of those of `lead`, or of who counts them all."""
    if added:
        return (*lead.casualties, *other.casualties)
    whole = {outcome for outcome in HURT if is_one_of(lead, other, outcome)}
    known = {c.outcome for c in lead.casualties if not c.part} - whole
    return (
        *(c for c in lead.casualties if c.outcome not in whole),
        *(c for c in other.casualties if c.outcome not in known),
    )


def passages_of(before: Draft, draft: Draft) -> tuple[Span, ...]:
    """The sentences of both, each once; the first so many are enough to show."""
    if len(before.passages) >= PASSAGES_KEPT:
        return before.passages
    return tuple(dict.fromkeys((*before.passages, *draft.passages)))


def _retold(lead: Draft, other: Draft) -> tuple[Draft, ...]:
    """What was made one with the lead, the first so many."""
    return (*lead.retold, altered(other, retold=()), *other.retold)[:PASSAGES_KEPT]


def _place_rank(draft: Draft) -> tuple[bool, float]:
    """The sentence's own place before one carried over or a whole state, the smaller before the wider."""
    if draft.place is None:
        return True, 0.0
    return not draft.own_place or draft.place.kind == PlaceKind.COUNTRY.value, draft.place.radius_km


def _days_rank(draft: Draft) -> tuple[bool, bool, int]:
    """Known days before unknown, the sentence's own before carried ones, fewer before more."""
    return draft.days is None, not draft.own_days, draft.days.days if draft.days else 0
