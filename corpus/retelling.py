"""Tellings of one incident within one article made one report with several passages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.drafts import Draft, generality
from corpus.families import Family, same_family
from corpus.records import Outcome, Status
from corpus.retelling_days import same_days
from corpus.retelling_figures import ONE, ORDINALS, WHOLE_WITHIN, adds_one, counts_agree
from corpus.retelling_joining import joined_drafts
from corpus.retelling_places import same_place
from corpus.retelling_victims import as_one_deed, befell_the_same, victims_told

LOOK_BACK = 60
"""Reports of an article that a retelling is held against: no article of prose has more."""

DIES_WITHIN_DAYS = 30
"""Days from an attack to the death of one who was hurt in it."""

DAMAGE_WITHIN = 1
"""Sentences from an attack to the damage that it did."""

_OF_PEOPLE = frozenset({Family.VIOLENCE, Family.ARRESTS})
_UNTOLD = frozenset({Status.HYPOTHETICAL, Status.DENIED, Status.PLANNED})
_CALLED_ANOTHER = re.compile(
    rf"\b(?:another|also|one more|(?:a|the)\s(?:{'|'.join(ORDINALS)}))\s(?:[\w-]+\s)?$", re.IGNORECASE
)
_DIED = re.compile(r"\b(?:died|dies|succumbed)\b", re.IGNORECASE)

_HIT = re.compile(r"(?:shot|hit|killed|wounded|injured|hurt)\b", re.IGNORECASE)
"""Who "was also shot" is another victim, and no other event."""


def joined_retellings(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts with each incident's tellings made one; what differs in figures, days or place stays apart."""
    kept: list[Draft] = []
    for draft in drafts:
        last = len(kept) - 1
        back = () if _is_one_more(draft) else range(last, max(-1, last - LOOK_BACK), -1)
        victims = victims_told(draft) if draft.family in _OF_PEOPLE else None
        same = next((i for i in back if befell_the_same(kept[i], draft, victims)), None) if victims else None
        at = next((i for i in back if _tells_again(kept[i], draft)), None) if same is None else None
        if same is not None:
            kept[same] = as_one_deed(kept[same], draft)
        elif at is not None:
            kept[at] = joined_drafts(kept[at], draft)
        else:
            kept.append(draft)
    return tuple(kept)


def _tells_again(before: Draft, draft: Draft) -> bool:
    return (
        _same_status(before, draft)
        and (same_family(before.family, draft.family) or _is_its_damage(before, draft))
        and ((_same_kind(before, draft) and same_place(before, draft)) or _points_back(before, draft))
        and (same_days(before, draft) or _is_its_death(before, draft))
        and (adds_one(before, draft) or all(counts_agree(before, draft, outcome) for outcome in Outcome))
    )


def _is_its_death(before: Draft, draft: Draft) -> bool:
    """Whether somebody died some days after the attack told before, that killed nobody as yet, or one: him."""
    if draft.days is None or before.days is None:
        return False
    trigger = draft.facts.text[draft.trigger.start : draft.trigger.end]
    if _DIED.search(trigger) is None or draft.count(Outcome.KILLED) != ONE or draft.own_place:
        return False
    by_name = all(not c.words for c in draft.casualties)
    dead = before.count(Outcome.KILLED)
    if not (dead is None or (dead == ONE and by_name)) or draft.facts.index - before.facts.index > WHOLE_WITHIN:
        return False
    return 0 <= (draft.days.first - before.days.last).days <= DIES_WITHIN_DAYS


def _same_status(before: Draft, draft: Draft) -> bool:
    """Whether both happened or did not; who "may have taken part in the attack" leaves no doubt that it was."""
    presumed = draft.definite and draft.status in _UNTOLD and not draft.has_toll
    return before.status is draft.status or (presumed and before.status is Status.HAPPENED)


def _is_its_damage(before: Draft, draft: Draft) -> bool:
    """Whether houses were damaged by the attack told just before, or in the same breath."""
    near = 0 <= draft.facts.index - before.facts.index <= DAMAGE_WITHIN
    return near and before.family is Family.VIOLENCE and draft.family is Family.PROPERTY and not draft.own_days


def _is_one_more(draft: Draft) -> bool:
    """Whether the sentence calls it another than those before: "another bombing", "also shelled"."""
    start = max(draft.facts.sentence.start, draft.trigger.start - 30)
    called = _CALLED_ANOTHER.search(draft.facts.text[start : draft.trigger.start])
    if draft.sub_event is None or called is None or any(c.start == draft.trigger.start for c in draft.casualties):
        return False
    return not (called.group().casefold().startswith("also") and _HIT.match(draft.facts.text, draft.trigger.start))


def _points_back(before: Draft, draft: Draft) -> bool:
    """Whether a draft that tells nothing of its own can only mean what the article told before."""
    if draft.family is Family.BREACH or draft.vague or before.vague or not draft.bare:
        return False
    if not draft.own_place or draft.place is None or before.place is None:
        return True
    return before.place.overlaps(draft.place)


def _same_kind(before: Draft, draft: Draft) -> bool:
    """Two particular kinds ("drone strike", "shelling") at a place are two; a general word fits either."""
    if before.sub_event is None or draft.sub_event is None or before.sub_event is draft.sub_event:
        return True
    return generality(before.sub_event) > 0 or generality(draft.sub_event) > 0
