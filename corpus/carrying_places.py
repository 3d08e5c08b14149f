"""The place of an event whose own clause names none: carried over, or what the article is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.clauses import PartKind
from corpus.drafts import LEAD_SENTENCES, NO_PLACE, Draft
from corpus.families import Family
from corpus.focus import Focus
from corpus.literal_places import only_locates
from corpus.local_scene import LocalScene
from corpus.records import ReportPlace, Status
from corpus.records import SubEventType as Sub
from corpus.report_place import report_place
from corpus.small_letters import has_any, small
from geodata.light_records import altered
from geodata.place import Mention, PlaceKind, ToponymUse

CARRIED_SENTENCES = 6
"""How many sentences back "the city" or "the attack" may reach for its place."""

SEVERAL = 3
"""So many places in one sentence, and what follows is told of the area."""

_SCENES = frozenset({PlaceKind.SETTLEMENT, PlaceKind.DISTRICT, PlaceKind.SITE})
_THE_TOWN = re.compile(
    r"\b(?:the|this|that) (?:\w+ )?(city|town|village|settlement)\b(?! (?:halls?|councils?)\b)", re.IGNORECASE
)
_THE_REGION = re.compile(
    r"\b(?:in|across|throughout|over) (?:the|this) (?:\w+ )?(?:region|enclave|province)\b(?!['’])", re.IGNORECASE
)
_OF_THE_WHOLE_CONFLICT = frozenset({Family.AGREEMENT, Family.BREACH, Family.TERRITORY})
_THIS_TOWN = re.compile(
    r"\b(?:this|here in the) (?:\w+ )?(?:city|town|village|settlement|capital)\b", re.IGNORECASE
)
_A_TOWN = re.compile(r"(?:\b(?:this|the)|[’']s) (?:[\w-]+ ){0,2}(?:city|town|village|settlement)\b", re.IGNORECASE)
_STEMS_OF_TOWNS = ("city", "town", "village", "settlement", "capital")
_A_SIDE = re.compile(r"\b(?:on|from) (?:the|its|their|both|either) (?:[A-Z][\w-]+ )?sides?\b(?! of\b)")
_ITS_FORCES = re.compile(
    r"\b(?:(?:its|their|our|his) (?:own |country['’]s )?|[A-Z]\w+['’]s )(?:[\w-]+ )?"
    r"(?:servicem[ae]n|soldiers?|troops|fighters?|personnel|forces|military|army)\b"
)
_LOST = re.compile(r"(?:has |have |had )?lost\b")
_PLURALS = ("towns", "villages", "settlements", "cities", "districts", "regions", "areas")
_UNNAMED = re.compile(
    r"\b(?:at|on|in|against|over|hit|hits|struck|shelled|bombed|targeted|attacked)"
    r" (?:(?:several|many|some|other|various|numerous|a number of|two|three|four|five|six|seven|dozens of) )+"
    rf"(?:[\w-]+ )?(?:{'|'.join(_PLURALS)})\b",
    re.IGNORECASE,
)
_A_FIGHT = re.compile(r"(?:battles?|clash(?:es)?|fighting|gun ?battle)", re.IGNORECASE)
FIGHT_WITHIN = 2
"""Sentences from a fight to its toll."""

_AS_A_RESULT = re.compile(
    r"(?:As a result|In the process|During (?:the|this|that) (?:operation|assault|attack|advance))\b"
)
_FILED_FROM = "“this town”: the report was filed from “{}”"
_TELLS_AGAIN = "told again: “{}” was named a little earlier"
_FILED_AT = "no place named here: the news of this crowd was filed from “{}”"
_UNDER = "no place named here: it stands under “{}”"
_THERE = re.compile(
    r"(?<!out )(?<!over )\bthere\b(?! (?:is|are|was|were|has|have|had|will|would|may|might|can|could|be|been|being"
    r"|remains?|exists?|seems?|came|comes|appears?)\b)"
)
_ABOUT_REGION = "no place named here: the article is about “{}”"


def carry_place(text: str, draft: Draft, earlier: Sequence[Draft], focus: Focus) -> Draft:
    """The draft with a place that its sentence does not name, or none and why not."""
    if draft.facts.under is not None:
        earlier = [d for d in earlier if d.facts.under is draft.facts.under]
    if draft.family is not Family.TALKS and (
        told := _pointed_at(text, draft, earlier, focus) or _under_heading(text, draft, earlier, focus)
    ):
        return told
    if nowhere := _is_nowhere(draft):
        return altered(draft, unplaced=nowhere)
    of_a_side = _tells_of_a_side(text, draft, earlier)
    if not of_a_side and _is_particular(draft, earlier) and (told := _told_on(text, draft, earlier, focus)):
        return told
    if focus.local is not None and draft.family not in _OF_THE_WHOLE_CONFLICT:
        return at_local_scene(text, draft, focus.local)
    about = focus.region if of_a_side else _about(draft, focus)
    if about is not None:
        return _with_place(draft, report_place(about, text), _ABOUT_REGION)
    return altered(draft, unplaced=NO_PLACE)


def _is_particular(draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Whether it tells of one event, which may have been told of before, and not of a whole war."""
    if draft.family in _OF_THE_WHOLE_CONFLICT or draft.status is Status.RUNNING_TOTAL:
        return False
    return not draft.vague or _tells_of_the_fight(draft, earlier)


def _under_heading(text: str, draft: Draft, section: Sequence[Draft], focus: Focus) -> Draft | None:
    """The draft at the place that its section's heading names, unless the paragraph tells on of another."""
    if draft.facts.under is None or draft.status is Status.RUNNING_TOTAL:
        return None
    paragraph = [d for d in section if d.facts.sentence.paragraph == draft.facts.sentence.paragraph]
    told = _told_on(text, draft, paragraph, focus) if draft.family is not Family.AGREEMENT else None
    return told or _with_place(draft, report_place(draft.facts.under, text), _UNDER)


def _tells_of_the_fight(draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Whether a toll is that of a fight told just before: "during the battle two were killed"."""
    word = draft.facts.text[draft.trigger.start : draft.trigger.end]
    if not draft.has_toll or _A_FIGHT.fullmatch(word) is None:
        return False
    return any(
        draft.facts.index - d.facts.index <= FIGHT_WITHIN and d.own_place and d.family in _TELL_ON for d in earlier
    )


def _tells_of_a_side(text: str, draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Whether the toll is that of one side as a whole: "18 were killed on the Armenian side".

    So is what a side counts of its own forces where the article has told of several places.
    """
    if not draft.has_toll:
        return False
    start, end = draft.facts.sentence.start, draft.facts.sentence.legible_end
    if _A_SIDE.search(text, start, end) is not None:
        return True
    told = {d.place.place_id for d in earlier if d.place is not None and d.family in _TELL_ON and d.own_place}
    lost = _LOST.match(text, draft.trigger.start) is not None
    return draft.sub_event is None and len(told) > 1 and (lost or _ITS_FORCES.search(text, start, end) is not None)


def _is_nowhere(draft: Draft) -> str:
    """Why no place carries over to it, "" where one may: "fired missiles at several towns" names none of them."""
    if draft.family is Family.TALKS:
        return "the sentence does not say where they met"
    clause = draft.facts.text[draft.part.start : draft.part.end]
    unnamed = draft.sub_event is not None and has_any(small(clause), _PLURALS) and _UNNAMED.search(clause)
    return "several places that are not named" if unnamed else ""


def at_local_scene(text: str, draft: Draft, local: LocalScene) -> Draft:
    """The draft in the town of the local news, no nearer than that."""
    place = report_place(local.mention, text)
    if place.geo_precision < 2:
        place = replace(place, geo_precision=2)
    return altered(draft, place=place, place_because=local.because)


def _told_on(text: str, draft: Draft, earlier: Sequence[Draft], focus: Focus) -> Draft | None:
    """The draft at the scene that the passage tells on of, None where it tells of none."""
    if scene := _scene_before(draft, earlier):
        return _with_place(draft, report_place(scene, text), _TELLS_AGAIN)
    before = _last_place(draft, earlier, settlements=False)
    if before is None or not _is_one_of_several(before, earlier):
        return _with_place(draft, before, _TELLS_AGAIN) if before else None
    area = _common_area(before, focus)
    if area is None:
        return altered(draft, unplaced="told of several places together")
    return _with_place(draft, report_place(area, text), _ABOUT_REGION)


def _pointed_at(text: str, draft: Draft, earlier: Sequence[Draft], focus: Focus) -> Draft | None:
    """The draft at what "this town", "the town" or "the region" points back to."""
    start, end = draft.facts.sentence.start, draft.facts.sentence.end
    sentence = text[start:end]
    if has_any(small(text)[start:end], _STEMS_OF_TOWNS):
        opening = draft.facts.index < LEAD_SENTENCES and _A_TOWN.search(sentence) is not None
        if (opening or _THIS_TOWN.search(sentence)) and (filed := _filed_from(draft)):
            return _with_place(draft, report_place(filed, text), _FILED_FROM)
        if _THE_TOWN.search(sentence) and (town := _last_place(draft, earlier, settlements=True)):
            return _with_place(draft, town, _TELLS_AGAIN)
    if "there" in sentence and (there := _there(text, draft)) is not None:
        return _with_place(draft, report_place(there, text), _TELLS_AGAIN)
    if draft.family is Family.PROTEST and (filed := _filed_from(draft)):
        return _with_place(draft, report_place(filed, text), _FILED_AT)
    if focus.region is not None and _THE_REGION.search(sentence):
        return _with_place(draft, report_place(focus.region, text), _ABOUT_REGION)
    return None


def _there(text: str, draft: Draft) -> Mention | None:
    """What "there" points back to: the scene last named before it in this sentence, or in the one before."""
    found = _THERE.search(text, draft.facts.sentence.start, draft.facts.sentence.legible_end)
    if found is None or draft.family in _OF_THE_WHOLE_CONFLICT:
        return None
    named = [*draft.facts.before_mentions, *(m for m in draft.facts.mentions if m.toponym.end <= found.start())]
    scenes = _scenes(text, named)
    return scenes[-1] if scenes else None


def _scenes(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Of the mentions those of towns, districts and sites that do not only tell where another lies."""
    kept: list[Mention] = []
    for mention in mentions:
        literal = mention.toponym.use is ToponymUse.LITERAL and mention.place is not None
        if not literal or mention.place is None or mention.place.kind not in _SCENES:
            continue
        if not (kept and only_locates(text, kept[-1], mention)):
            kept.append(mention)
    return kept


def _about(draft: Draft, focus: Focus) -> Mention | None:
    """What the article is about, as far as it can place such an event: its region, else its scene or its state."""
    if focus.region is not None:
        return focus.region
    if draft.status is Status.RUNNING_TOTAL:
        return focus.country
    return None if draft.family in _OF_THE_WHOLE_CONFLICT else focus.settlement or focus.home


def _scene_before(draft: Draft, earlier: Sequence[Draft]) -> Mention | None:
    """The place that the sentence before names, if it told nothing of the kind: "… fury in Yerevan. A crowd …"."""
    if draft.family in _TELL_ON and any(d.facts.index == draft.facts.index - 1 for d in earlier):
        return None
    scenes = _scenes(draft.facts.text, draft.facts.before_mentions)
    return scenes[-1] if scenes else None


def _filed_from(draft: Draft) -> Mention | None:
    """The settlement in the sentence's own dateline."""
    for mention in draft.facts.mentions:
        if mention.toponym.use is ToponymUse.DATELINE and mention.place is not None:
            return mention if mention.place.kind is PlaceKind.SETTLEMENT else None
    return None


def _with_place(draft: Draft, place: ReportPlace, because: str) -> Draft:
    return altered(draft, place=place, place_because=because.format(place.as_written))


def _is_one_of_several(place: ReportPlace, earlier: Sequence[Draft]) -> bool:
    """Whether its sentence told of several places: what follows is of them all, and not of the last."""
    told = [d for d in earlier if d.place is not None and d.place.start == place.start]
    index = told[-1].facts.index if told else -1
    return len({d.place.place_id for d in earlier if d.facts.index == index and d.place is not None}) >= SEVERAL


def _common_area(place: ReportPlace, focus: Focus) -> Mention | None:
    """What the article names of the region, or outside the theatre of the state, that places together lie in."""
    region = focus.region.place if focus.region else None
    if focus.in_theatre:
        return focus.region if region is not None and region.place_id in place.within else None
    return focus.states.get(place.country)


def _is_unknown_scene(draft: Draft, before: Draft, families: Sequence[Family]) -> bool:
    """Whether what stands just before happened where the gazetteer knows no place: the next is told of there."""
    near = draft.facts.index - before.facts.index <= 1 and before.family in families
    return near and before.place is None and before.unplaced.startswith("“")


_CROWDS = (Family.PROTEST,)
"""What else casualties told by themselves may be of."""

_TELL_ON = (Family.VIOLENCE, Family.BREACH, Family.PROPERTY, Family.OTHER)


def _told_on_from(draft: Draft) -> tuple[Family, ...]:
    """The families of what may lend its place to a draft that goes on from it."""
    if draft.family not in _TELL_ON:
        return (draft.family, *_CROWDS) if draft.family is Family.ARRESTS else (draft.family,)
    crowds = _CROWDS if draft.sub_event is None else ()
    results = _AS_A_RESULT.match(draft.facts.text, draft.facts.sentence.start) is not None
    return (*_TELL_ON, *crowds, *((Family.TERRITORY,) if results else ()))


def _is_only_beside(before: Draft, earlier: Sequence[Draft]) -> bool:
    """Whether only a clause hung on another event tells it: "shells hit X, hours after Y was hit"."""
    if before.part.opener not in ("after", "before", "since"):
        return False
    return any(
        d.facts.index == before.facts.index and d.part.kind is PartKind.MAIN and d.own_place and d.has_toll
        for d in earlier
    )


def _may_be_mines(draft: Draft, before: Draft) -> bool:
    """Whether mines may be what stands before: no shells, and no explosions of another paragraph."""
    near = before.facts.sentence.paragraph == draft.facts.sentence.paragraph
    return before.sub_event in (None, Sub.REMOTE_EXPLOSIVE, Sub.ATTACK) or (before.blast and near)


def _last_place(draft: Draft, earlier: Sequence[Draft], *, settlements: bool) -> ReportPlace | None:
    """The place of the last event of this kind told a few sentences before, if the passage carries it over."""
    families = _told_on_from(draft)
    for before in reversed(earlier):
        if draft.facts.index - before.facts.index > CARRIED_SENTENCES:
            return None
        if _is_only_beside(before, earlier):
            continue
        if _is_unknown_scene(draft, before, families):
            return None
        if before.family in _CROWDS and before.facts.sentence.paragraph != draft.facts.sentence.paragraph:
            continue
        if before.place is None or before.status is not Status.HAPPENED or before.family not in families:
            continue
        if draft.sub_event is Sub.REMOTE_EXPLOSIVE and not _may_be_mines(draft, before):
            continue
        if settlements and before.place.kind != PlaceKind.SETTLEMENT.value:
            continue
        return before.place
    return None
