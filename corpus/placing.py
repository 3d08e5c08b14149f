"""Where a draft happened: the places that its clause names, what the passage carries over, or the region."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.carrying_places import at_local_scene, carry_place
from corpus.clauses import PartKind
from corpus.drafts import Draft
from corpus.families import Family
from corpus.focus import WIDE_KM, Focus, is_namesake_abroad
from corpus.local_scene import (
    holds_local_news,
    is_beside_local_news,
    is_street,
    is_where_hurt_are_brought,
    is_where_people_live,
)
from corpus.records import SubEventType
from corpus.report_place import report_place
from geodata.place import Mention, Place, PlaceKind, ToponymUse

LIST_GAP = 60
"""Characters that may stand between two places of one list."""

OBJECT_GAP = 5
"""Characters between a verb and the place that it strikes: "shelled the …"."""

_WHERE_BEFORE = re.compile(
    r"\b(?:in|at|near|on|outside|around|towards?|into|over|to|of|inside|upon|against|between|across|along)\s+"
    r"(?:(?:the|a|an|its|their)\s+)?(?:[a-z-]+\s+(?:of\s+)?){0,2}$"
)
_FURTHER = re.compile(r"(?: (?:district|region|province|village|city|town))?(?: of| in|,| and) (?:the )?")
"""What joins a place to the one it lies in: "from the Vardenis district of Armenia"."""

_CLOCK_BEFORE = re.compile(
    r"(?:\b\d{1,2}[:.]\d\d|\b\d{1,2}(?:[:.]\d\d)?\s*(?:a\.?m\.?|p\.?m\.?|hours|o[’']clock)|noon|midnight)\s+(?:in\s+)?$",
    re.IGNORECASE,
)
_SPEAKS_THERE = re.compile(
    r"\b(?:sources?|officials?|embass\w+|correspondents?|media|circles|reporters?|offices?|authorit\w+|governments?"
    r"|diplomats?|analysts?|experts?|newspapers?|parliament|command|minist(?:ry|er|ers|ries)|spokes\w+|agenc\w+|services?"
    r"|presidency|army|prosecutors?|capital|leadership|calls?|count given|statement)(?:\s+(?!in\b|at\b|on\b|near\b)\w+){0,3}?\s+(?:in|at|of|from|with)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_COMES_FROM = re.compile(
    r"\b(?:(?:from|from inside|from across|out of|bound for)"
    r"|(?:brought|taken|sent(?: on)?|delivered|rushed|transferred|admitted|flown) to(?: (?:the |a )?hospitals? (?:of|in))?)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\b(?:home to|borders? (?:with|of)|close to|next to)\s+(?:the\s+)?$", re.IGNORECASE)
_TAKEN_UP = re.compile(r",\s+which\s+(?:had|has|have|was|were|is)\s+(?:been\s+)?(?:\w+\s+)?$", re.IGNORECASE)
_LISTED = re.compile(
    r"^(?=.*(?:,|\b(?:and|or|as well as)\b|&))[\s,(/]*(?:(?:and|as well as|or|&|the|in|on|at|of|villages?|city|cities|town"
    r"|towns|settlements?|districts?|regions?|also|both|border|directions?|areas?|provinces?|then|other|nearby|neighbou?ring"
    r"|along|with|surrounding)\b[\s,]*|[’']s\s|\([A-Z][\w’'-]+\)[\s,]*|[A-Z][\w’'-]+\s+)*[)]?\s*$"
)
_AGREED_THERE = re.compile(
    r"\b(?:agreed|brokered|signed|reached|negotiated|mediated|concluded)\s+(?:\w+\s+){0,2}(?:in|at)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


_NOUN_NEXT = re.compile(
    r"\s(?!(?:in|on|at|and|or|but|to|by|for|from|with|when|where|while|after|before|during|as|since|until|is|was|were|has|had"
    r"|have|are|will|would|that|which|who|last|this|next|early|late|today|yesterday)\b)[a-z]"
)
_NAMESAKE = "“{}” is known only in {}, of which the article does not speak: it is about {}"


def place_draft(text: str, draft: Draft, earlier: Sequence[Draft], focus: Focus) -> tuple[Draft, ...]:
    """The draft once for each place where its sentence says it happened, or with the place that carries over."""
    named = _named(text, draft, focus)
    resolved = [m for m in named if m.place is not None]
    if resolved and focus.local and all(holds_local_news(m, focus.local) for m in resolved):
        return (at_local_scene(text, draft, focus.local),)
    if resolved:
        return _spread(text, draft, resolved, focus)
    if named and focus.local is None:
        return (replace(draft, unplaced=f"“{named[0].toponym.text}”: {named[0].unresolved}"),)
    return (carry_place(text, draft, earlier, focus),)


def _spread(text: str, draft: Draft, mentions: Sequence[Mention], focus: Focus) -> tuple[Draft, ...]:
    """One draft a place; each count goes with the place it stands nearest to, a joint toll with the first."""
    places = [_placed(text, draft, m, focus) for m in mentions]
    if len(places) == 1:
        return (places[0],)
    shares: list[list[int]] = [[] for _ in places]
    for at, casualty in enumerate(draft.casualties):
        owner = min(
            range(len(mentions)),
            key=lambda i: max(
                mentions[i].toponym.start - casualty.end, casualty.start - mentions[i].toponym.end, 0
            ),
        )
        shares[owner].append(at)
    tolls = sum(1 for share in shares if any(not draft.casualties[i].part for i in share))
    if tolls < 2:  # one toll for all the places together is told once, not once for each
        shares = [list(range(len(draft.casualties))), *([] for _ in places[1:])]
    return tuple(
        replace(d, casualties=tuple(draft.casualties[i] for i in share))
        for d, share in zip(places, shares, strict=True)
    )


def _placed(text: str, draft: Draft, mention: Mention, focus: Focus) -> Draft:
    """The draft at the place of a mention; at the state that the article is about for a namesake abroad."""
    home, name = focus.about, mention.toponym
    if home is None or mention.place is None or not is_namesake_abroad(mention.place, focus):
        return replace(draft, place=report_place(mention, text), own_place=True)
    state = replace(
        report_place(home, text), as_written=" ".join(name.text.split()), start=name.start, end=name.end
    )
    because = _NAMESAKE.format(state.as_written, mention.place.country_name, state.name)
    return replace(draft, place=state, own_place=True, place_because=because)


def _named(text: str, draft: Draft, focus: Focus) -> list[Mention]:
    """The literal places that the draft's own clause names, else those of its sentence's main line."""
    if (antecedent := _where_antecedent(text, draft)) is not None:
        return [antecedent]
    literal = _literal(text, draft, focus)
    here = [m for m in literal if draft.facts.clauses.part_at(m.toponym.start) == draft.part]
    if not here:
        others = [m for m in literal if draft.facts.clauses.part_at(m.toponym.start).kind is not PartKind.RELATIVE]
        here = [] if draft.part.kind is PartKind.RELATIVE else [m for m in others if not _taken(draft, m)]
        here = here or [m for m in literal if m not in others and not _is_told_of(draft, m)]
    return _of_one_list(text, draft, _finest(here, focus))


def _literal(text: str, draft: Draft, focus: Focus) -> list[Mention]:
    """The mentions that say where: not where somebody speaks or fires from, nor the state that acts."""
    kept: list[Mention] = []
    left_out: Mention | None = None
    for mention in draft.facts.mentions:
        gap = text[left_out.toponym.end : mention.toponym.start] if left_out else ""
        same_address = left_out is not None and _FURTHER.fullmatch(gap) is not None
        if same_address or _comes_from(text, draft, mention) or _is_actor(text, draft, mention):
            left_out = mention
        elif _is_where(text, mention) and not _is_beside(text, draft, mention, focus):
            kept.append(mention)
    return kept


def _is_where(text: str, mention: Mention) -> bool:
    """Whether a mention says where something happened, and not where somebody speaks or what the clock shows."""
    if mention.toponym.use is not ToponymUse.LITERAL or text[mention.toponym.end : mention.toponym.end + 1] == ":":
        return False
    before = text[max(0, mention.toponym.start - 60) : mention.toponym.start]
    return _CLOCK_BEFORE.search(before) is None and _SPEAKS_THERE.search(before) is None


def _is_beside(text: str, draft: Draft, mention: Mention, focus: Focus) -> bool:
    """Whether a name is a street's, tells where the hurt are brought, or cannot be in the local news' town."""
    if is_street(text, mention) or is_where_hurt_are_brought(text, mention):
        return True
    if focus.local is None:
        return False
    lives = is_where_people_live(text, mention)
    return lives or is_beside_local_news(text, mention, draft.facts.mentions, focus.local)


def _comes_from(text: str, draft: Draft, mention: Mention) -> bool:
    """Whether the place is where fire comes from, what was agreed on, or one that only helps to find the scene."""
    if (
        draft.family in (Family.AGREEMENT, Family.TALKS)
        and mention.place
        and mention.place.kind is PlaceKind.BORDER
    ):
        return True
    if _BESIDE.search(text[max(0, mention.toponym.start - 40) : mention.toponym.start]):
        return True
    if draft.family not in (Family.VIOLENCE, Family.BREACH, Family.PROPERTY, Family.OTHER):
        return False
    before = text[max(0, mention.toponym.start - 40) : mention.toponym.start]
    if draft.family is Family.BREACH and _AGREED_THERE.search(before):
        return True
    return _COMES_FROM.search(text[max(0, mention.toponym.start - 30) : mention.toponym.start]) is not None


def _is_actor(text: str, draft: Draft, mention: Mention) -> bool:
    """Whether a state is named as who acts or speaks ("Armenia had used …", "Armenia's army"), not as where."""
    place, toponym = mention.place, mention.toponym
    if place is None or place.kind is not PlaceKind.COUNTRY:
        return False
    if text[toponym.end : toponym.end + 2] in ("'s", "’s") or _is_of_state(text, mention):
        return True
    return toponym.text in draft.accused or toponym.text in draft.claimed_by


def _is_of_state(text: str, mention: Mention) -> bool:
    """Whether an abbreviation says whose something is: "U.S. troops", and not "in the U.S. on Monday"."""
    after = _NOUN_NEXT.match(text, mention.toponym.end)
    return mention.toponym.text.endswith(".") and after is not None


def _where_antecedent(text: str, draft: Draft) -> Mention | None:
    """The place that "…, where …" or "…, which was shelled" takes up, for an event of that clause."""
    taken_up = _TAKEN_UP.fullmatch(text[draft.part.start : draft.trigger.start]) is not None
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
        draft.facts.clauses.part_at(a.start) == part and a.start != draft.trigger.start and not a.vague
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
        if not holds_another and not is_their_state and not _too_wide(place, focus):
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
    runs: list[list[Mention]] = [[mentions[0]]]
    for mention in mentions[1:]:
        gap = text[runs[-1][-1].toponym.end : mention.toponym.start]
        if len(gap) <= LIST_GAP and _LISTED.match(gap):
            runs[-1].append(mention)
        else:
            runs.append([mention])

    def distance(run: list[Mention]) -> tuple[bool, int]:
        first, last = run[0].toponym.start, run[-1].toponym.end
        gap = first - draft.trigger.end if first >= draft.trigger.start else 2 * (draft.trigger.start - last) + 10
        struck = draft.trigger.start <= first <= draft.trigger.end + OBJECT_GAP
        return not struck and _WHERE_BEFORE.search(text[max(0, first - 40) : first]) is None, gap

    return min(runs, key=distance)


def refined_sub_event(draft: Draft) -> SubEventType | None:
    """ACLED's word for territory taken: by the state that it belongs to under international law, or by others."""
    if draft.sub_event is not SubEventType.GOVERNMENT_REGAINS or draft.place is None or not draft.accused:
        return draft.sub_event
    actor = next(
        (m.place for m in draft.facts.mentions if m.place is not None and m.toponym.text in draft.accused), None
    )
    own = actor is None or not actor.country or actor.country == draft.place.country
    return draft.sub_event if own else SubEventType.NON_STATE_OVERTAKES
