"""Territory that changes hands: whether the state takes it to which it belongs."""

from __future__ import annotations

from corpus.drafts import Draft
from corpus.records import SubEventType


def refined_sub_event(draft: Draft) -> SubEventType | None:
    """ACLED's word for territory taken: by the state that it belongs to under international law, or by others."""
    if draft.sub_event is not SubEventType.GOVERNMENT_REGAINS or draft.place is None or not draft.accused:
        return draft.sub_event
    actor = next(
        (m.place for m in draft.facts.mentions if m.place is not None and m.toponym.text in draft.accused), None
    )
    own = actor is None or not actor.country or actor.country == draft.place.country
    return draft.sub_event if own else SubEventType.NON_STATE_OVERTAKES
