"""Whether two tellings can be of the same days."""

from __future__ import annotations

from corpus.drafts import LEAD_SENTENCES, Draft
from corpus.hours import are_apart
from corpus.records import DateBasis, Status
from corpus.retelling_figures import same_figures

NEWS_DAYS = 4
"""News without a day may be this old: its day is told a little later."""


def same_days(before: Draft, draft: Draft) -> bool:
    """Whether the days of both meet, or one gives none of its own."""
    if draft.days is None or before.days is None:
        return _same_unknown_days(before, draft)
    opens = before.facts.index < LEAD_SENTENCES and same_figures(before, draft)
    if _default_days(before) and draft.own_days and (opens or not draft.own_place):
        return 0 <= (before.days.last - draft.days.last).days <= NEWS_DAYS
    if not draft.own_days or not before.own_days:
        return draft.days.first <= before.days.last and before.days.first <= draft.days.last
    overlap = draft.days.first <= before.days.last and before.days.first <= draft.days.last
    if overlap and draft.own_place and before.own_place and _at_other_hours(before, draft):
        return False
    return overlap and (draft.status is not Status.BACKGROUND or draft.days == before.days)


def _same_unknown_days(before: Draft, draft: Draft) -> bool:
    if draft.time is not None and before.time is not None:
        return draft.time.text.casefold() == before.time.text.casefold()
    return (draft.days is None and before.days is None) or not (draft.own_days and before.own_days)


def _default_days(draft: Draft) -> bool:
    """Whether its days are only those of the news, for want of better."""
    return draft.days is not None and draft.time is None and draft.date_basis is DateBasis.PUBLICATION


def _at_other_hours(before: Draft, draft: Draft) -> bool:
    """Whether one was in the morning and the other in the afternoon: two that a day and a town have in common."""
    return before.time is not None and draft.time is not None and are_apart(before.time.text, draft.time.text)
