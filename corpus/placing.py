"""Where a draft happened: the places that its clause names, what the passage carries over, or the region."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.carrying_places import at_local_scene, carry_place
from corpus.clauses import PartKind
from corpus.counting import IN_PLACE
from corpus.drafts import HURT, Draft
from corpus.families import Family
from corpus.focus import WIDE_KM, Focus, is_namesake_abroad
from corpus.local_scene import (
    holds_local_news,
    is_beside_local_news,
    is_street,
    is_where_hurt_are_brought,
    is_where_people_live,
)
from corpus.records import Casualties, SubEventType
from corpus.report_place import report_place
from geodata.demonyms import capitals
from geodata.names import fold
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

_NEARBY = re.compile(
    r"(?:\s\([^()]{2,40}\))?,?\s(?:(?:located|lying|just|[\w-]+\s(?:km|kilomet(?:er|re)s|miles))\s)?"
    r"(?:near|close to|not far from|outside|(?:north|south|east|west|north-?(?:east|west)|south-?(?:east|west))\sof|from)\s(?:the\s)?"
    r"(?:(?:city|town|village|border)\s(?:of|with)\s)?"
)
"""What joins a place to one that only tells where to look for it: "Gashalti, near Naftalan"."""

_LIES_IN = re.compile(
    r"(?:\s\([^()]{2,40}\))?(?:\s(?:village|town|settlement|city))?\s(?:in|of)\s(?:the\s)?(?:[a-z-]+\s(?:of\s)?)?"
)
_OF_ITS = re.compile(r"(?:['’]s)?(?:\s(?:district|region)(?:['’]s)?)?\s(?:village|town|settlement|city)\sof\s")
_THE = re.compile(r"\b(?:the|an?|[A-Z][a-z]+['’]s)\s$")

_TAKES_UP = re.compile(
    r"[\s,]*(?:before|after|when|while|until|as)\s(?:it|(?:the|this|that)\s(?:city|town|village|settlement|district|region))\s(?:was|came|had|fell)\b",
    re.IGNORECASE,
)
"""A clause about the place that the sentence named before: "before it was handed over"."""

_CLOCK_BEFORE = re.compile(
    r"(?:\b\d{1,2}[:.]\d\d|\b\d{1,2}(?:[:.]\d\d)?\s*(?:a\.?m\.?|p\.?m\.?|hours|o[’']clock)|noon|midnight)\s+(?:in\s+)?$",
    re.IGNORECASE,
)
AROUND_CHARACTERS = 60
"""From a place that the gazetteer lacks to the district that it lies in."""

CLOCK_CHARACTERS = 14
"""A place no further into a sentence stands behind the clock of a live blog's entry: "16:20 Shusha is shelled"."""

_SPEAKS_THERE = re.compile(
    r"\b(?:sources?|officials?|embass\w+|correspondents?|media|circles|reporters?|offices?|authorit\w+|governments?"
    r"|diplomats?|analysts?|experts?|newspapers?|parliament|command|minist(?:ry|er|ers|ries)|spokes\w+|agenc\w+|services?"
    r"|presidency|army|prosecutors?|capital|leadership|calls?|count given|statement)(?:\s+(?!in\b|at\b|on\b|near\b)\w+){0,3}?\s+(?:in|at|of|from|with)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_LEADS_TO_SPEAKERS = ("in", "at", "of", "from", "with", "the")
"""What must stand before a place for _SPEAKS_THERE to match."""
_COMES_FROM = re.compile(
    r"\b(?:(?:from|from inside|from across|out of|bound for)"
    r"|(?:brought|taken|sent(?: on)?|delivered|rushed|transferred|admitted|flown)(?: (?:him|her|them|it))? to(?: (?:the |a )?hospitals? (?:of|in))?)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_LEADS_FROM = ("from", "inside", "across", "of", "for", "to", "in", "the")
"""What must stand before a place for _COMES_FROM to match."""
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?(?:(?:towns?|villages?|cities)\sof\s)?$")
_OBJECT = re.compile(r"\s(?:(?!by\b|said\b|after\b|told\b)[\w’'-]+\s){0,5}")
_BULLET = re.compile(r"[•*▪◦–-]\s*$")
_ROAD_TO = re.compile(
    r"\b(?:road|highway|way|track|route|turn-?off)\s+(?:that leads\s+)?(?:to|towards)\s+(?:the\s+)?$"
)
_BESIDE = re.compile(r"\b(?:home to|borders? (?:with|of)|close to|next to)\s+(?:the\s+)?$", re.IGNORECASE)
_TAKEN_UP = re.compile(r",\s+which\s+(?:had|has|have|was|were|is)\s+(?:been\s+)?(?:\w+\s+)?$", re.IGNORECASE)
_PASSED = re.compile(r",\s+which\s$", re.IGNORECASE)
_EACH = re.compile(r"\beach\b", re.IGNORECASE)
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
    if named and focus.local is None and (around := _around(text, draft, named, focus)) is not None:
        place = report_place(around, text)
        return (replace(draft, place=replace(place, geo_precision=max(2, place.geo_precision)), own_place=True),)
    if named and focus.local is None:
        return (replace(draft, unplaced=f"“{named[0].toponym.text}”: {named[0].unresolved}"),)
    return (carry_place(text, draft, earlier, focus),)


def _spread(text: str, draft: Draft, mentions: Sequence[Mention], focus: Focus) -> tuple[Draft, ...]:
    """One draft a place; each count goes with the place it stands nearest to, a joint toll with the first."""
    places = [_placed(text, draft, m, focus) for m in mentions]
    if len(places) == 1:
        return (places[0],)
    if in_turn := _each_its_own(text, draft, mentions):
        return tuple(replace(d, casualties=own) for d, own in zip(places, in_turn, strict=True))
    shares: list[list[int]] = [[] for _ in places]
    for at, casualty in enumerate(draft.casualties):
        if _EACH.search(text, casualty.start, casualty.end + 13):
            later = [m for m in mentions if m.toponym.start >= casualty.end]
            stop = min((c.start for c in draft.casualties[at + 1 :]), default=len(text))
            for i, mention in enumerate(mentions):
                if mention in later and mention.toponym.start < stop:
                    shares[i].append(at)
            continue
        owner = min(range(len(mentions)), key=lambda i: _gap_to(text, casualty, mentions[i]))
        shares[owner].append(at)
    tolls = sum(1 for share in shares if any(not draft.casualties[i].part for i in share))
    if tolls < 2:  # one toll for all the places together is told once, not once for each
        shares = [list(range(len(draft.casualties))), *([] for _ in places[1:])]
    return tuple(
        replace(d, casualties=tuple(draft.casualties[i] for i in share))
        for d, share in zip(places, shares, strict=True)
    )


def _each_its_own(text: str, draft: Draft, mentions: Sequence[Mention]) -> list[tuple[Casualties, ...]]:
    """What each place lost, in the order of the places, where counts stand "respectively"; [] where they do not."""
    sentence = draft.facts.sentence
    if "respectively" not in text[sentence.start : sentence.legible_end]:
        return []
    rows = [[c for c in draft.casualties if c.outcome is outcome and not c.part] for outcome in HURT]
    told = [row for row in rows if row]
    if not told or any(len(row) != len(mentions) for row in told):
        return []
    return list(zip(*told, strict=True))


def _around(text: str, draft: Draft, named: Sequence[Mention], focus: Focus) -> Mention | None:
    """What the clause names that a place lies in which the gazetteer lacks: "in Goranboy the village of Nowhere"."""
    known = [
        m
        for m in _literal(text, draft, focus)
        if m.place is not None and draft.facts.clauses.part_at(m.toponym.start) == draft.part and m not in named
    ]
    close = [m for m in known if any(abs(m.toponym.start - n.toponym.start) <= AROUND_CHARACTERS for n in named)]
    return close[0] if len(close) == 1 else None


def _gap_to(text: str, casualty: Casualties, mention: Mention) -> int:
    """Characters between a count and a place; none where the place follows it at once: "two in Barda"."""
    toponym = mention.toponym
    if toponym.start >= casualty.end:
        gap = text[casualty.end : toponym.start]
        return 0 if IN_PLACE.fullmatch(gap) else len(gap)
    return max(casualty.start - toponym.end, 0) + 1


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
        taken_up = _TAKES_UP.match(text, draft.part.start, draft.part.end) is not None
        here = (
            [] if draft.part.kind is PartKind.RELATIVE else [m for m in others if taken_up or not _taken(draft, m)]
        )
        here = here or [m for m in literal if m not in others and not _is_told_of(draft, m)]
    return _one_of_between(text, _of_one_list(text, draft, _finest(here, focus)))


def _one_of_between(text: str, mentions: list[Mention]) -> list[Mention]:
    """One place for what lies between two: "on the road between Goris and Lachin"; no state where there is a choice."""
    if (
        len(mentions) != 2
        or _BETWEEN.search(text[max(0, mentions[0].toponym.start - 20) : mentions[0].toponym.start]) is None
    ):
        return mentions
    smaller = [m for m in mentions if m.place is not None and m.place.kind is not PlaceKind.COUNTRY]
    return (smaller or mentions)[:1]


def _literal(text: str, draft: Draft, focus: Focus) -> list[Mention]:
    """The mentions that say where: not where somebody speaks or fires from, nor the state that acts."""
    kept: list[Mention] = []
    left_out: Mention | None = None
    for mention in draft.facts.mentions:
        gap = text[left_out.toponym.end : mention.toponym.start] if left_out else ""
        nearby = kept and _only_locates(text, kept[-1], mention)
        same_address = left_out is not None and _FURTHER.fullmatch(gap) is not None
        if nearby or same_address or _comes_from(text, draft, mention) or _is_actor(text, draft, mention):
            left_out = mention
        elif kept and _is_of_its(text, kept[-1], mention):
            kept[-1] = mention
        elif _is_where(text, draft, mention) and not _is_beside(text, draft, mention, focus):
            kept.append(mention)
    nearer = [m for m in kept if not _is_only_led_to(text, m)]
    return nearer or kept


def _only_locates(text: str, before: Mention, mention: Mention) -> bool:
    """Whether a place only tells where the one before it lies: "Ordubad in Nakhchivan", "Gashalti, near Naftalan"."""
    start, end = before.toponym.end, mention.toponym.start
    if _NEARBY.fullmatch(text, start, end) is not None:
        return before.place is None or before.place.kind not in (PlaceKind.COUNTRY, PlaceKind.REGION)
    if _is_of_its(text, before, mention):
        return False
    is_town = before.place is not None and before.place.kind is PlaceKind.SETTLEMENT
    return is_town and _LIES_IN.fullmatch(text, start, end) is not None


def _is_of_its(text: str, before: Mention, mention: Mention) -> bool:
    """Whether the second place lies in the first: "the Fuzuli village of Alkhanli", unlike "Alkhanli village of Fuzuli"."""
    start = before.toponym.start
    joined = _OF_ITS.fullmatch(text, before.toponym.end, mention.toponym.start) is not None
    return joined and _THE.search(text[max(0, start - 12) : start]) is not None


def _is_only_led_to(text: str, mention: Mention) -> bool:
    """Whether a place only tells which road is meant: "outside Stepanakert, on the road to Askeran"."""
    return _ROAD_TO.search(text[max(0, mention.toponym.start - 30) : mention.toponym.start]) is not None


def _is_where(text: str, draft: Draft, mention: Mention) -> bool:
    """Whether a mention says where something happened, and not where somebody speaks or what the clock shows.

    What befell those who speak befell them there: "stormed the parliament in Yerevan".
    """
    if mention.toponym.use is not ToponymUse.LITERAL:
        return False
    if text[mention.toponym.end : mention.toponym.end + 1] == ":":
        return _heads_an_entry(draft, mention)
    window = max(0, mention.toponym.start - 60)
    before = text[window : mention.toponym.start]
    heads_the_entry = mention.toponym.start - draft.facts.sentence.start <= CLOCK_CHARACTERS
    if not heads_the_entry and _CLOCK_BEFORE.search(before) is not None:
        return False
    led_to = before.rstrip().lower().endswith(_LEADS_TO_SPEAKERS)
    speaks = _SPEAKS_THERE.search(before) if led_to else None
    if speaks is None or window + speaks.start() < draft.trigger.start < mention.toponym.start:
        return True  # nobody speaks there, or who could speak acts: "the army captured the town of …"
    return _befalls_them(text, draft, window + speaks.start())


def _befalls_them(text: str, draft: Draft, speaker: int) -> bool:
    """Whether a speaker by office is whom the event befalls: "stormed the parliament in …", "held a minister at …"."""
    if draft.trigger.start <= speaker < draft.trigger.end:
        return True
    acts = draft.family is Family.ARRESTS and speaker >= draft.trigger.end
    return acts and _OBJECT.fullmatch(text, draft.trigger.end, speaker) is not None


def _heads_an_entry(draft: Draft, mention: Mention) -> bool:
    """Whether a place opens an entry of a list, "Ganja: two dead"; a state or its capital rather says so."""
    place = mention.place
    opens = mention.toponym.start - draft.facts.sentence.start <= CLOCK_CHARACTERS
    town = place is not None and place.kind in (PlaceKind.SETTLEMENT, PlaceKind.DISTRICT)
    listed = _BULLET.search(draft.facts.text[max(0, draft.facts.sentence.start - 4) : mention.toponym.start])
    return opens and town and (listed is not None or fold(mention.toponym.text) not in capitals())


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
    if draft.family not in (Family.VIOLENCE, Family.BREACH, Family.PROPERTY, Family.OTHER, Family.ARRESTS):
        return False
    before = text[max(0, mention.toponym.start - 40) : mention.toponym.start]
    if draft.family is Family.BREACH and _AGREED_THERE.search(before):
        return True
    before = text[max(0, mention.toponym.start - 30) : mention.toponym.start]
    return before.rstrip().lower().endswith(_LEADS_FROM) and _COMES_FROM.search(before) is not None


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
