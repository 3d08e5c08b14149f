"""Where a draft happened: the places that its clause names, what the passage carries over, or the region."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.clauses import PartKind
from corpus.drafts import Draft, Family
from corpus.records import ReportPlace, Span, Status, SubEventType
from geodata.place import Mention, Place, PlaceKind, ToponymUse

WIDE_KM = 250.0
"""An area that reaches further is no place of an event where the article is about a smaller one within it."""

SCENE_SHARE = 0.5
"""Of the literal mentions of settlements the share that makes one the article's scene."""

LEAD_CHARACTERS = 400
"""A settlement named only once is the scene only if the article opens with it."""

CARRIED_SENTENCES = 6
"""How many sentences back "the city" or "the attack" may reach for its place."""

SEVERAL = 3
"""So many places in one sentence, and what follows is told of the area."""

LIST_GAP = 60
"""Characters that may stand between two places of one list."""

_CLOCK_BEFORE = re.compile(
    r"(?:\b\d{1,2}[:.]\d\d|\b\d{1,2}(?:[:.]\d\d)?\s*(?:a\.?m\.?|p\.?m\.?|hours|o[’']clock)|noon|midnight)\s+(?:in\s+)?$",
    re.IGNORECASE,
)
_SPEAKS_THERE = re.compile(
    r"\b(?:sources?|officials?|embass\w+|correspondents?|media|circles|reporters?|offices?|authorit\w+|governments?"
    r"|diplomats?|analysts?|experts?|newspapers?|parliament|command|minist(?:ry|er|ers|ries)|spokes\w+|agenc\w+|services?"
    r"|presidency|army|prosecutors?|capital|leadership|calls?|count given|statement)\s+(?:in|at|of|from|with)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_COMES_FROM = re.compile(
    r"\b(?:from|from inside|from across|out of|home to|border with|close to|bound for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"^(?=[^A-Za-z]*,|.*\b(?:and|or|as well as)\b|.*&)[\s,(/]*(?:(?:and|as well as|or|&|the|in|on|at|of|villages?|city|cities|town"
    r"|towns|settlements?|districts?|regions?|also|both|border|directions?|areas?|provinces?|then|other|nearby|neighbou?ring"
    r"|along|with|surrounding)\b[\s,]*|[’']s\s|\([A-Z][\w’'-]+\)[\s,]*|[A-Z][\w’'-]+\s+)*[)]?\s*$"
)
_AGREED_THERE = re.compile(
    r"\b(?:agreed|brokered|signed|reached|negotiated|mediated|concluded)\s+(?:\w+\s+){0,2}(?:in|at)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_THE_TOWN = re.compile(r"\b(?:the|this|that) (?:\w+ )?(city|town|village|settlement)\b", re.IGNORECASE)
_NEAR = re.compile(
    r"\b(?:near|outside|around|close to|direction of|not far from|vicinity of|km from|kilomet\w+ from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_REGION_KINDS = frozenset({PlaceKind.REGION, PlaceKind.BORDER, PlaceKind.ROAD})


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """What an article is about: its region (or border), its settlement and its state; None where there is none.

    The settlement is the one that the article keeps naming as the scene, and not one named in passing. `states`
    has a mention of each state named, by its ISO code.
    """

    region: Mention | None
    settlement: Mention | None
    country: Mention | None
    states: Mapping[str, Mention]


def focus_of(mentions: Sequence[Mention]) -> Focus:
    """What the mentions of an article are mostly about, datelines left aside."""
    counted: dict[str, Counter[str]] = {"region": Counter(), "settlement": Counter(), "country": Counter()}
    first: dict[str, Mention] = {}
    for mention in mentions:
        place, use = mention.place, mention.toponym.use
        if place is None or use is ToponymUse.DATELINE or place.radius_km > WIDE_KM * 8:
            continue
        level = _level(place)
        if level is None or (level == "settlement" and use is not ToponymUse.LITERAL):
            continue
        counted[level][place.place_id] += 1
        if place.place_id not in first or first[place.place_id].toponym.use is not ToponymUse.LITERAL:
            first[place.place_id] = mention
    best = {level: first[c.most_common(1)[0][0]] if c else None for level, c in counted.items()}
    scene = best["settlement"]
    if scene is not None and scene.place is not None:
        total = sum(counted["settlement"].values())
        share = counted["settlement"][scene.place.place_id] / total
        if share < SCENE_SHARE or (total == 1 and scene.toponym.start > LEAD_CHARACTERS):
            scene = None
    states = {
        m.place.country: m for m in first.values() if m.place is not None and m.place.kind is PlaceKind.COUNTRY
    }
    return Focus(region=best["region"], settlement=scene, country=best["country"], states=states)


def _level(place: Place) -> str | None:
    if place.kind is PlaceKind.COUNTRY:
        return "country"
    if place.kind is PlaceKind.SETTLEMENT:
        return "settlement"
    if place.kind in _REGION_KINDS and place.place_id.startswith("dl:") and place.radius_km <= WIDE_KM:
        return "region"
    return None


def report_place(mention: Mention, text: str) -> ReportPlace:
    """The place of a resolved mention as a report keeps it, with ACLED's geo_precision."""
    place, toponym = mention.place, mention.toponym
    if place is None:
        raise ValueError("only a resolved mention gives a place")
    near = _NEAR.search(text[max(0, toponym.start - 30) : toponym.start]) is not None
    return ReportPlace(
        place_id=place.place_id,
        name=place.name,
        second_name=place.second_name,
        as_written=toponym.text,
        start=toponym.start,
        end=toponym.end,
        lat=place.lat,
        lon=place.lon,
        country=place.country,
        country_name=place.country_name,
        admin1=place.admin1,
        kind=place.kind.value,
        radius_km=place.radius_km,
        geo_precision=_geo_precision(place, near=near),
        score=mention.score,
        within=place.within,
        readings=mention.readings,
    )


def _geo_precision(place: Place, *, near: bool) -> int:
    if place.kind in (PlaceKind.COUNTRY, PlaceKind.CONTINENT, PlaceKind.REGION, PlaceKind.BORDER):
        return 3
    exact = place.kind in (PlaceKind.SETTLEMENT, PlaceKind.SITE) and not near
    return 1 if exact else 2


def place_draft(text: str, draft: Draft, earlier: Sequence[Draft], focus: Focus) -> tuple[Draft, ...]:
    """The draft once for each place where its sentence says it happened, or with the place that carries over."""
    named = _named(text, draft, focus)
    resolved = [m for m in named if m.place is not None]
    if resolved:
        return _spread(text, draft, resolved)
    if named:
        return (replace(draft, unplaced=f"“{named[0].toponym.text}”: {named[0].unresolved}"),)
    return (_carried(text, draft, earlier, focus),)


def _spread(text: str, draft: Draft, mentions: Sequence[Mention]) -> tuple[Draft, ...]:
    """One draft a place; each count goes with the place it stands nearest to, a joint toll with the first."""
    places = [replace(draft, place=report_place(m, text), own_place=True) for m in mentions]
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


def _named(text: str, draft: Draft, focus: Focus) -> list[Mention]:
    """The literal places that the draft's own clause names, else those of its sentence's main line."""
    literal = [
        m
        for m in draft.facts.mentions
        if _is_where(text, m) and not _comes_from(text, draft, m) and not _is_actor(text, draft, m)
    ]
    here = [m for m in literal if draft.facts.clauses.part_at(m.toponym.start) == draft.part]
    if not here:
        others = [m for m in literal if draft.facts.clauses.part_at(m.toponym.start).kind is not PartKind.RELATIVE]
        here = [] if draft.part.kind is PartKind.RELATIVE else [m for m in others if not _taken(draft, m)]
    return _of_one_list(text, draft, _finest(here, focus))


def _is_where(text: str, mention: Mention) -> bool:
    """Whether a mention says where something happened, and not where somebody speaks or what the clock shows."""
    if mention.toponym.use is not ToponymUse.LITERAL:
        return False
    before = text[max(0, mention.toponym.start - 40) : mention.toponym.start]
    return _CLOCK_BEFORE.search(before) is None and _SPEAKS_THERE.search(before) is None


def _comes_from(text: str, draft: Draft, mention: Mention) -> bool:
    """Whether the place is where fire comes from, or one that only helps to find the scene."""
    if draft.family not in (Family.VIOLENCE, Family.BREACH, Family.OTHER):
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
    if text[toponym.end : toponym.end + 2] in ("'s", "’s"):
        return True
    return toponym.text in draft.accused or toponym.text in draft.claimed_by


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

    def distance(run: list[Mention]) -> int:
        first, last = run[0].toponym.start, run[-1].toponym.end
        return first - draft.trigger.end if first >= draft.trigger.start else 2 * (draft.trigger.start - last) + 10

    return min(runs, key=distance)


# ---------------------------------------------------------------- carried over

_OF_THE_WHOLE_CONFLICT = frozenset({Family.AGREEMENT, Family.BREACH, Family.TERRITORY})
_THIS_TOWN = re.compile(
    r"\b(?:this|here in the) (?:\w+ )?(?:city|town|village|settlement|capital)\b", re.IGNORECASE
)
_FILED_FROM = "“this town”: the report was filed from “{}”"
_TELLS_AGAIN = "told again: “{}” was named a little earlier"
_ABOUT_REGION = "no place named here: the article is about “{}”"


def _carried(text: str, draft: Draft, earlier: Sequence[Draft], focus: Focus) -> Draft:
    """The draft with a place that its sentence does not name, or none and why not."""
    if draft.family is Family.TALKS:
        return replace(draft, unplaced="the sentence does not say where they met")
    sentence = text[draft.facts.sentence.start : draft.facts.sentence.end]
    if _THIS_TOWN.search(sentence) and (filed := _filed_from(draft)):
        return _with_place(draft, report_place(filed, text), _FILED_FROM)
    if _THE_TOWN.search(sentence) and (town := _last_place(draft, earlier, settlements=True)):
        return _with_place(draft, town, _TELLS_AGAIN)
    general = draft.vague or draft.family in _OF_THE_WHOLE_CONFLICT or draft.status is Status.RUNNING_TOTAL
    if not general and (before := _last_place(draft, earlier, settlements=False)):
        several = _common_state(before, earlier, focus)
        return _with_place(draft, report_place(several, text) if several else before, _TELLS_AGAIN)
    about = focus.region
    if about is None:
        wide = draft.status is Status.RUNNING_TOTAL or draft.family in _OF_THE_WHOLE_CONFLICT
        about = focus.country if wide else focus.settlement
    if about is not None and about is focus.country and draft.status is not Status.RUNNING_TOTAL:
        about = None
    if about is not None:
        return _with_place(draft, report_place(about, text), _ABOUT_REGION)
    return replace(draft, unplaced="neither the sentence nor the article names a place")


def _filed_from(draft: Draft) -> Mention | None:
    """The settlement in the sentence's own dateline."""
    for mention in draft.facts.mentions:
        if mention.toponym.use is ToponymUse.DATELINE and mention.place is not None:
            return mention if mention.place.kind is PlaceKind.SETTLEMENT else None
    return None


def _with_place(draft: Draft, place: ReportPlace, because: str) -> Draft:
    return replace(draft, place=place, place_because=because.format(place.as_written))


def _common_state(place: ReportPlace, earlier: Sequence[Draft], focus: Focus) -> Mention | None:
    """The state of several places told of in one sentence: what follows is of them all, and not of the last."""
    told = [d for d in earlier if d.place is not None and d.place.start == place.start]
    index = told[-1].facts.index if told else -1
    places = {d.place.place_id: d.place for d in earlier if d.facts.index == index and d.place is not None}
    if len(places) < SEVERAL or len({p.country for p in places.values()}) > 1:
        return None
    return focus.region or focus.states.get(place.country)


_TELL_ON = (Family.VIOLENCE, Family.BREACH, Family.OTHER)


def _last_place(draft: Draft, earlier: Sequence[Draft], *, settlements: bool) -> ReportPlace | None:
    """The place of the last event of this kind told a few sentences before, if the passage carries it over."""
    families = _TELL_ON if draft.family in _TELL_ON else (draft.family,)
    for before in reversed(earlier):
        if draft.facts.index - before.facts.index > CARRIED_SENTENCES:
            return None
        if before.place is None or before.status is not Status.HAPPENED or before.family not in families:
            continue
        if settlements and before.place.kind != PlaceKind.SETTLEMENT.value:
            continue
        return before.place
    return None


def refined_sub_event(draft: Draft) -> SubEventType | None:
    """ACLED's word for territory taken: by the state that it belongs to under international law, or by others."""
    if draft.sub_event is not SubEventType.GOVERNMENT_REGAINS or draft.place is None or not draft.accused:
        return draft.sub_event
    actor = next(
        (m.place for m in draft.facts.mentions if m.place is not None and m.toponym.text in draft.accused), None
    )
    own = actor is None or not actor.country or actor.country == draft.place.country
    return draft.sub_event if own else SubEventType.NON_STATE_OVERTAKES


def passage_of(draft: Draft) -> Span:
    """The sentence that tells it."""
    return Span(draft.facts.sentence.start, draft.facts.sentence.end)
