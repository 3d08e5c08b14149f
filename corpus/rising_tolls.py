"""Tolls that have risen: "the death toll rose to ten", and of which event or war they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.drafts import HURT, Draft
from corpus.families import Family
from corpus.records import Status

GREAT_TOLL = 30
"""As many dead or wounded are seldom those of one event whose place the article has not told."""

FAR_MORE = 3
"""So many times the figures of all events that the article has told of are no event's own toll."""

_COUNTED = r"(?:dead|deaths|killed|victims|fatalities|wounded|injured)"
_RISING = re.compile(
    rf"toll to\b|(?:toll|count|number of (?:the |those )?(?:\w+ )?{_COUNTED})\b[^.;]{{0,80}}"
    r"\b(?:rose|risen|rises|rising|climb\w*|grew|grown|increased|reached|reaches|jumped|gone up|went up)\b",
    re.IGNORECASE,
)


def is_rising_toll(draft: Draft) -> bool:
    """Whether the people of a draft are counted as a toll that has come to so many."""
    return any(
        _RISING.match(draft.facts.text, casualty.start, casualty.end)
        for casualty in draft.casualties
        if casualty.outcome in HURT and not casualty.part
    )


def event_of_toll(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """The event told before, at no other place, whose toll has risen; None where the sentence tells of its own."""
    if draft.sub_event is not None or not is_rising_toll(draft):
        return None
    for before in reversed(earlier):
        told = before.status is Status.HAPPENED and before.own_days and before.family is Family.VIOLENCE
        if told and not before.vague and not _is_elsewhere(draft, before):
            return before
    return None


def _is_elsewhere(draft: Draft, before: Draft) -> bool:
    if draft.place is None or before.place is None or not draft.own_place:
        return False
    return not draft.place.overlaps(before.place)


def _most(draft: Draft) -> int:
    """The highest figure that it gives of killed or injured."""
    return max((count.low for count in map(draft.count, HURT) if count is not None), default=0)


def is_far_more(risen: int, figure: int) -> bool:
    """Whether a toll is too great to have risen from a figure."""
    return risen >= GREAT_TOLL and FAR_MORE * figure < risen


def is_of_a_war(draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Whether a toll without a place is that of the fighting that the article tells of, and of no event in it.

    A great toll is, too, where no event that the article has told of counts nearly as many.
    """
    if draft.own_place or draft.sub_event is not None or not is_rising_toll(draft):
        return False
    violent = [d for d in earlier if d.family is Family.VIOLENCE and d.status is not Status.RUNNING_TOTAL]
    risen = _most(draft)
    if all(is_far_more(risen, _most(d)) for d in violent) and risen >= GREAT_TOLL:
        return True
    return any(d.vague for d in violent) and not any(d.own_place and not d.vague for d in violent)
