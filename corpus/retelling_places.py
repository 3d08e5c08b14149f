"""Whether two tellings can be of the same place, the wider one or the one told further on among them."""

from __future__ import annotations

import re

from corpus.drafts import LEAD_SENTENCES, NO_PLACE, Draft
from corpus.records import Outcome
from corpus.retelling_figures import same_figures
from geodata.place import PlaceKind

SCENE_WITHIN = 2
"""Sentences from an opening without a place to the one that gives it."""

INCIDENT_WITHIN = 5
"""Sentences from an event to the one that says where "the incident took place"."""

ZOOM_WITHIN = 3
"""Sentences from what happened in a region to the town of it where it was."""

REGION_PRECISION = 3
"""ACLED's code for a place that is a region."""

_WHOLE = re.compile(
    r"war|offensive|operation|assault|invasion|hostilities|escalation|conflict|(?:fighting|violence) \w+ ",
    re.IGNORECASE,
)
_THE_INCIDENT = re.compile(
    r"(?:the|this) (?:[\w-]+ ){0,2}(?:incident|accident|explosion|blast|attack|strike|shelling|shooting|ambush"
    r"|tragedy|clash) (?:took place|happened|occurred|was recorded|was registered)\b",
    re.IGNORECASE,
)


def same_place(before: Draft, draft: Draft) -> bool:
    """Whether both stand at one place, or one within that of the other where it names it further on."""
    if before.place is None and draft.own_place and draft.definite and not draft.has_toll:
        return True
    if before.place is None or draft.place is None:
        return before.place is None and draft.place is None and _unplaced_together(before, draft)
    if before.place.place_id == draft.place.place_id or _told_further_on(before, draft):
        return True
    inside = before.place.overlaps(draft.place)
    general = draft.vague or before.vague or draft.definite
    killed = before.count(Outcome.KILLED)
    same_toll = same_figures(before, draft) or (killed is not None and killed == draft.count(Outcome.KILLED))
    if _is_wider_toll(before, draft) or _is_wider_toll(draft, before):
        return False
    return inside and (same_toll or (general and not (before.own_place and draft.own_place)))


def are_places_apart(before: Draft, draft: Draft) -> bool:
    """Whether each names a place of its own, and neither lies in the other: a headline may name two."""
    both = before.own_place and draft.own_place and before.place is not None and draft.place is not None
    return both and before.place is not None and draft.place is not None and not before.place.overlaps(draft.place)


def _unplaced_together(before: Draft, draft: Draft) -> bool:
    """Whether both stand in one sentence, or the article names no place for either."""
    same = before.unplaced == draft.unplaced and draft.unplaced == NO_PLACE
    return same or before.facts.index == draft.facts.index


def _is_wider_toll(one: Draft, other: Draft) -> bool:
    """Whether one counts the dead of a whole war, and the other tells of a place within it and counts none."""
    if one.place is None or other.place is None or one.own_place or not one.vague or not one.has_toll:
        return False
    wider = one.place.radius_km > other.place.radius_km and not other.has_toll
    return wider and _WHOLE.search(one.facts.text, one.trigger.start, one.trigger.end + 1) is not None


def _told_further_on(before: Draft, draft: Draft) -> bool:
    """Whether a telling gives the place of what another told without it, or with a wider one."""
    return (
        _lead_before_its_scene(before, draft)
        or _zooms_in(before, draft)
        or _same_blast(before, draft)
        or _says_where(before, draft)
        or names_its_district(before, draft)
    )


def _lead_before_its_scene(before: Draft, draft: Draft) -> bool:
    """Whether an opening that names no place is followed at once by where it was."""
    near = 0 < draft.facts.index - before.facts.index <= SCENE_WITHIN
    unplaced = not before.own_place and before.facts.index < LEAD_SENTENCES and not before.vague
    return near and unplaced and draft.own_place and not draft.has_toll


def _zooms_in(before: Draft, draft: Draft) -> bool:
    """Whether "the blast" just below an event in a region says in which town of it it was.

    So does any telling of the same below an opening that names no more than the state.
    """
    near = 0 < draft.facts.index - before.facts.index <= ZOOM_WITHIN
    if before.place is None or draft.place is None or not before.place.overlaps(draft.place):
        return False
    state = (
        before.place.kind == PlaceKind.COUNTRY.value and before.facts.index < LEAD_SENTENCES and not before.vague
    )
    same = (draft.definite and not draft.has_toll) or (state and draft.own_place)
    return near and same and not draft.vague and before.place.geo_precision == REGION_PRECISION


def _same_blast(before: Draft, draft: Draft) -> bool:
    """Whether an explosion told without a place is that of the same day which is told with one further on."""
    dated = before.own_days and draft.own_days and before.days == draft.days
    return before.blast and draft.blast and dated and not before.own_place and draft.own_place


def _says_where(before: Draft, draft: Draft) -> bool:
    """Whether the sentence says where in the district just told of it was: "The incident took place near …"."""
    near = 0 < draft.facts.index - before.facts.index <= INCIDENT_WITHIN
    if not near or before.place is None or draft.place is None or not draft.own_place:
        return False
    narrower = before.place.overlaps(draft.place) and draft.place.radius_km < before.place.radius_km
    return narrower and _THE_INCIDENT.match(draft.facts.text, draft.facts.sentence.start) is not None


def names_its_district(before: Draft, draft: Draft) -> bool:
    """Whether a line that is no sentence names the district whose village is told further on, with its figures."""
    sentence = before.facts.sentence
    headlined = before.facts.text[sentence.start : sentence.end].rstrip()[-1:].isalnum()
    if before.place is None or not (headlined and before.own_place and same_figures(before, draft)):
        return False
    name = before.facts.text[before.place.start : before.place.end]
    own = draft.place.start if draft.place else -1
    named = (m.toponym for m in draft.facts.mentions if m.toponym.start != own)
    return any(draft.facts.text.startswith(name, toponym.start) for toponym in named)
