"""Where an article says that its news happened, below the sentence that tells the news.

"Armenia said that one of its soldiers had been killed. The clash took place near the village of Sotk."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.drafts import Draft
from corpus.families import Family
from corpus.records import ReportPlace, Sentence, Status
from corpus.report_place import report_place
from corpus.scenes import EVENT_NOUNS
from corpus.small_letters import has_any, small
from geodata.light_records import altered
from geodata.place import Mention, PlaceKind, ToponymUse

_STEMS = ("took place", "occurred", "happened", "broke out", "erupted", "unfolded")
_WHERE = re.compile(  # over text in small letters
    rf"\b(?:it|this|the (?:[\w’'-]+ ){{0,3}}"
    rf"(?:{EVENT_NOUNS}|fighting|skirmish(?:es)?|battles?|violence|exchange of fire))"
    r"(?: [\w’'-]+){0,2} (?:took place|occurred|happened|broke out|erupted|unfolded)\b[^.;]{0,60}?"
    r"\b(?:in|near|at|around|along|outside|on) "
)
_NEAR = 40
"""Characters from "took place in" to the name of where."""

_FINE = frozenset({PlaceKind.SETTLEMENT, PlaceKind.DISTRICT, PlaceKind.SITE, PlaceKind.MOUNTAIN, PlaceKind.ROAD})
_LOCAL = frozenset({Family.VIOLENCE, Family.BREACH, Family.ARRESTS})
_TOLD_BELOW = "said further down: it happened at “{}”"


def place_by_scenes(
    text: str,
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    before_body: int = 0,
) -> list[Draft]:
    """The drafts, those without a place at the one that the article says further down that it all happened at.

    An article that tells of violence at other places too says it of one of these, and nothing is carried.
    The sentences are numbered from the first of the body, which has `before_body` before it.
    """
    if not has_any(small(text), _STEMS):
        return list(drafts)
    scenes = [(row - before_body, m) for row, m in _scenes(text, sentences, mentions)]
    ids = {m.place.place_id for _, m in scenes if m.place is not None}
    if len(ids) != 1:
        return list(drafts)
    index, scene = scenes[0]
    place = report_place(scene, text)
    if any(d.family in _LOCAL and d.own_place and _is_apart(d, place) for d in drafts):
        return list(drafts)
    because = _TOLD_BELOW.format(place.as_written)
    return [
        altered(d, place=place, place_because=because, unplaced="") if _waits_for(d, index) else d for d in drafts
    ]


def _scenes(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]
) -> Iterator[tuple[int, Mention]]:
    """Where sentences say that something told before happened: the first fine place that they name behind it."""
    low = small(text)
    for row, sentence in enumerate(sentences):
        if not mentions[row]:
            continue
        said = _WHERE.search(low, sentence.start, sentence.legible_end)
        if said is None:
            continue
        for mention in mentions[row]:
            name, place = mention.toponym, mention.place
            near = said.end() <= name.start <= said.end() + _NEAR and "," not in low[said.end() : name.start]
            if near and name.use is ToponymUse.LITERAL and place and place.kind in _FINE:
                yield row, mention
                break


def _is_apart(draft: Draft, place: ReportPlace) -> bool:
    return draft.place is not None and draft.place.geo_precision < 3 and not draft.place.overlaps(place)


def _waits_for(draft: Draft, index: int) -> bool:
    """Whether a draft above sentence `index` tells violence that happened, nobody having said where."""
    return (
        draft.place is None
        and draft.facts.index < index
        and draft.family in _LOCAL
        and draft.status is Status.HAPPENED
    )
