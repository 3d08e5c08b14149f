"""Which of several places each count of a sentence belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.counting import IN_PLACE
from corpus.drafts import HURT, Draft
from corpus.records import Casualties
from geodata.place import Mention

_EACH = re.compile(r"\beach\b", re.IGNORECASE)


def share_casualties(text: str, draft: Draft, mentions: Sequence[Mention]) -> list[tuple[Casualties, ...]]:
    """The draft's counts, place by place: each goes with the nearest place, a joint toll with the first."""
    if in_turn := _each_its_own(text, draft, mentions):
        return in_turn
    shares: list[list[int]] = [[] for _ in mentions]
    named = [_namings(draft, mention) for mention in mentions]
    alone = False  # a count names its place: "… came under fire, killing two in Barda alone"
    for at, casualty in enumerate(draft.casualties):
        if _EACH.search(text, casualty.start, casualty.end + 13):
            later = [m for m in mentions if m.toponym.start >= casualty.end]
            stop = min((c.start for c in draft.casualties[at + 1 :]), default=len(text))
            for i, mention in enumerate(mentions):
                if mention in later and mention.toponym.start < stop:
                    shares[i].append(at)
            continue
        gaps = [min(_gap_to(text, casualty, m) for m in each) for each in named]
        owner = gaps.index(min(gaps))
        shares[owner].append(at)
        alone = alone or gaps[owner] == 0
    tolls = sum(1 for share in shares if any(not draft.casualties[i].part for i in share))
    if tolls < 2 and not alone:  # one toll for all the places together is told once, not once for each
        shares = [list(range(len(draft.casualties))), *([] for _ in mentions[1:])]
    return [tuple(draft.casualties[i] for i in share) for share in shares]


def _each_its_own(text: str, draft: Draft, mentions: Sequence[Mention]) -> list[tuple[Casualties, ...]]:
    """What each place lost, in their order, where counts stand "respectively"; [] where they do not."""
    sentence = draft.facts.sentence
    if "respectively" not in text[sentence.start : sentence.legible_end]:
        return []
    rows = [[c for c in draft.casualties if c.outcome is outcome and not c.part] for outcome in HURT]
    told = [row for row in rows if row]
    if not told or any(len(row) != len(mentions) for row in told):
        return []
    return list(zip(*told, strict=True))


def _namings(draft: Draft, mention: Mention) -> list[Mention]:
    """The mention and where else the sentence names its place."""
    place = mention.place
    same = [m for m in draft.facts.mentions if place and m.place and m.place.place_id == place.place_id]
    return same or [mention]


def _gap_to(text: str, casualty: Casualties, mention: Mention) -> int:
    """Characters between a count and a place; none where the place follows it at once: "two in Barda"."""
    toponym = mention.toponym
    if toponym.start >= casualty.end:
        gap = text[casualty.end : toponym.start]
        return 0 if IN_PLACE.fullmatch(gap) else len(gap)
    return max(casualty.start - toponym.end, 0) + 1
