"""The places of a draft: which of those that its sentence names its own clause is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.clauses import PartKind
from corpus.drafts import Draft
from corpus.focus import WIDE_KM, Focus
from corpus.literal_places import literal_places
from corpus.records import SubEventType
from geodata.place import Mention, Place, PlaceKind, ToponymUse

LIST_GAP = 60
"""Characters that may stand between two places of one list."""

OBJECT_GAP = 5
"""Characters between a verb and the place that it strikes: "shelled the …"."""

AROUND_CHARACTERS = 60
"""From a place that the gazetteer lacks to the district that it lies in."""

_WHERE_BEFORE = re.compile(
    r"\b(?:in|at|near|on|outside|around|towards?|into|over|to|of|inside|upon|against|between|across|along)\s+"
    r"(?:(?:the|a|an|its|their)\s+)?(?:[a-z-]+\s+(?:of\s+)?){0,2}$"
)
_TAKES_UP = re.compile(
    r"[\s,]*(?:before|after|when|while|until|as)\s(?:it|(?:the|this|that)\s(?:city|town|village|settlement|district|region))\s(?:was|came|had|fell)\b",
    re.IGNORECASE,
)
"""A clause about the place that the sentence named before: "before it was handed over"."""

_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?(?:(?:towns?|villages?|cities)\sof\s)?$")
_TAKEN_UP = re.compile(r",\s+which\s+(?:had|has|have|was|were|is)\s+(?:been\s+)?(?:\w+\s+)?$", re.IGNORECASE)
_PASSED = re.compile(r",\s+which\s$", re.IGNORECASE)
_LISTED = re.compile(
    r"^(?=.*(?:,|\b(?:and|or|as well as)\b|&))[\s,(/]*(?:(?:and|as well as|or|&|the|in|on|at|of|villages?|city|cities|town"
    r"|towns|settlements?|districts?|regions?|also|both|border|directions?|areas?|provinces?|then|other|nearby|neighbou?ring"
    r"|along|with|surrounding|to a lesser (?:degree|extent))\b[\s,]*|[’']s\s|\([A-Z][\w’'-]+\)[\s,]*|[A-Z][\w’'-]+\s+)*[)]?\s*$"
)
_AND_NEAR = re.compile(
    r"(?:\s(?:in|of)\s[A-Z][\w’'-]+)?(?:\s(?:villages?|districts?|regions?|town|city))?,?\s(?:and|as well as)\s(?:also\s)?"
    r"(?:near|around|over|towards?|outside|against|into|in|at|on)\s(?:the\s)?(?:(?:fields|outskirts|edges?|territory|vicinity"
    r"|suburbs?|area|cent(?:er|re)|direction|village|town|city|settlement)\sof\s(?:the\s)?)?"
)
"""Between two places of one list with a preposition each: "near … and on the outskirts of …"."""

_OTHERS_THERE = re.compile(
    r"(?:\s(?:districts?|regions?|village|city|town))?(?:\son\s[A-Z][\w.]+(?:\s\d{1,2})?)?,?\s(?:and\s)?(?:(?:a\s)?(?:second|third|fourth|fifth)|another|others|one|two|three|four|five"
    r"|six|seven|eight|nine|ten|\d{1,2}|several|some|the\s(?:other|second|third|rest))(?:\sof\sthem)?(?:\smore)?"
    r"(?:\s(?:missiles?|rockets?|shells?|bombs?|drones?|projectiles?|mines?|strikes?|explosions?))?"
    r"\s(?:(?:fell|landed|hit|exploded)\s)?(?:in|on|at|near|around|over|outside)\s(?:the\s)?(?:[a-z-]+\s(?:of\s(?:the\s)?)?){0,2}"
)
"""Between the places where things of one kind came down: "one fell in …, another in … and two near the town of …"."""

_THINGS = re.compile(
    r"\b(?:missiles?|rockets?|shells?|bombs?|drones?|mines?|projectiles?|mortars?|explosions?|blasts?|strikes?)\b",
    re.IGNORECASE,
)
_SO_DID = re.compile(
    r"(?:,\sas|\band\sso|,\sso)\s(?:did|do|does|was|were|is|are|had|has)\s(?:the\s)?(?:[a-z-]+\s(?:of\s)?){0,2}$"
)
"""Before a place that fares like the one before: "…, as was Terter", "…, and so did the town of Terter"."""


def clause_places(text: str, draft: Draft, focus: Focus) -> list[Mention]:
    """The literal places that the draft's own clause names, else those of its sentence's main line."""
    if (antecedent := _where_antecedent(text, draft)) is not None:
        return [antecedent]
    literal = literal_places(text, draft, focus)
    here = [m for m in literal if draft.facts.clauses.part_at(m.toponym.start) == draft.part]
    if not here:
        others = [m for m in literal if draft.facts.clauses.part_at(m.toponym.start).kind is not PartKind.RELATIVE]
        taken_up = _TAKES_UP.match(text, draft.part.start, draft.part.end) is not None
        here = (
            [] if draft.part.kind is PartKind.RELATIVE else [m for m in others if taken_up or not _taken(draft, m)]
        )
        here = here or [m for m in literal if m not in others and not _is_told_of(draft, m)]
    return _one_of_between(text, _of_one_list(text, draft, _finest(here, focus)))


def area_around(text: str, draft: Draft, named: Sequence[Mention], focus: Focus) -> Mention | None:
    """What the clause names that a place lies in which the gazetteer lacks: "in Goranboy the village of Nowhere"."""
    known = [
        m
        for m in literal_places(text, draft, focus)
        if m.place is not None and draft.facts.clauses.part_at(m.toponym.start) == draft.part and m not in named
    ]
    close = [m for m in known if any(abs(m.toponym.start - n.toponym.start) <= AROUND_CHARACTERS for n in named)]
    return close[0] if len(close) == 1 else None


def _one_of_between(text: str, mentions: list[Mention]) -> list[Mention]:
    """One place for what lies between two: "on the road between Goris and Lachin"; no state where there is a choice."""
    if (
        len(mentions) != 2
        or _BETWEEN.search(text[max(0, mentions[0].toponym.start - 20) : mentions[0].toponym.start]) is None
    ):
        return mentions
    smaller = [m for m in mentions if m.place is not None and m.place.kind is not PlaceKind.COUNTRY]
    return (smaller or mentions)[:1]


def _where_antecedent(text: str, draft: Draft) -> Mention | None:
    """The place that "…, where …" or "…, which was shelled" takes up, for an event of that clause."""
    opening = text[draft.part.start : draft.trigger.start]
    passed = draft.sub_event is SubEventType.TRANSFER and _PASSED.fullmatch(opening) is not None
    taken_up = passed or _TAKEN_UP.fullmatch(opening) is not None
    if draft.part.opener != "where" and not taken_up:
        return None
    near = (m for m in draft.facts.mentions if 0 <= draft.part.start - m.toponym.end <= 1 and m.place is not None)
    return next((m for m in near if m.toponym.use is not ToponymUse.DEMONYM), None)


def _is_told_of(draft: Draft, mention: Mention) -> bool:
    """Whether the clause put in between that holds the mention tells an event of its own."""
    part = draft.facts.clauses.part_at(mention.toponym.start)
    return part == draft.part or any(draft.facts.clauses.part_at(a.start) == part for a in draft.facts.actions)


def _taken(draft: Draft, mention: Mention) -> bool:
    """Whether another event stands in the mention's own clause and so has the better claim to it."""
    part = draft.facts.clauses.part_at(mention.toponym.start)
    return any(
        draft.facts.clauses.part_at(a.start) == part
        and a.start != draft.trigger.start
        and not a.vague
        and not (a.weak and any(c.start < a.end and a.start < c.end for c in draft.facts.casualties))
        for a in draft.facts.actions
    )


def _finest(mentions: Sequence[Mention], focus: Focus) -> list[Mention]:
    """The mentions without those that only say what the others lie in."""
    kept = []
    for mention in mentions:
        place = mention.place
        rest = [m.place for m in mentions if m is not mention and m.place is not None]
        if place is None:
            kept.append(mention)
            continue
        holds_another = any(place.place_id in other.within for other in rest)
        is_their_state = place.kind is PlaceKind.COUNTRY and any(
            other.country == place.country and other.kind is not PlaceKind.COUNTRY for other in rest
        )
        is_their_line = place.kind is PlaceKind.BORDER and any(
            other.kind not in (PlaceKind.COUNTRY, PlaceKind.BORDER) for other in rest
        )
        if not holds_another and not is_their_state and not is_their_line and not _too_wide(place, focus):
            kept.append(mention)
    return kept


def _too_wide(place: Place, focus: Focus) -> bool:
    """True for "the South Caucasus" in an article about a region of it."""
    wide = place.kind is not PlaceKind.COUNTRY and place.radius_km > WIDE_KM
    return place.kind is PlaceKind.CONTINENT or (wide and focus.region is not None)


def _of_one_list(text: str, draft: Draft, mentions: Sequence[Mention]) -> list[Mention]:
    """Of the mentions the list that stands nearest to the trigger, what follows it before what precedes it."""
    if len(mentions) < 2:
        return list(mentions)
    of_things = _THINGS.search(text, draft.trigger.start, draft.trigger.end) is not None
    runs: list[list[Mention]] = [[mentions[0]]]
    for mention in mentions[1:]:
        gap = text[runs[-1][-1].toponym.end : mention.toponym.start]
        listed = len(gap) <= LIST_GAP and (_LISTED.match(gap) or _AND_NEAR.fullmatch(gap)) is not None
        if listed or _SO_DID.search(gap) or (of_things and _OTHERS_THERE.fullmatch(gap)):
            runs[-1].append(mention)
        else:
            runs.append([mention])

    def distance(run: list[Mention]) -> tuple[bool, int]:
        first, last = run[0].toponym.start, run[-1].toponym.end
        gap = first - draft.trigger.end if first >= draft.trigger.start else 2 * (draft.trigger.start - last) + 10
        struck = draft.trigger.start <= first <= draft.trigger.end + OBJECT_GAP
        return not struck and _WHERE_BEFORE.search(text[max(0, first - 40) : first]) is None, gap

    return min(runs, key=distance)
