"""Reports: what each passage of an article says happened, where, when, to how many, and who says so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from hashlib import blake2b
from typing import NamedTuple, TypeVar

from corpus.actor_names import ActorNames
from corpus.attribution_words import BLAMED_FOR_ELSE
from corpus.capitals import plain
from corpus.clauses import clauses_of
from corpus.confidence import confidence_of, telling_grounds
from corpus.confidence_grounds import Named, grounds_of
from corpus.dating import date_draft
from corpus.denial_words import denies_what_was_told
from corpus.drafting import draft_sentence
from corpus.drafts import HURT, LEAD_SENTENCES, PLURAL, Draft, SentenceFacts
from corpus.families import Family
from corpus.focus import Focus, focus_of
from corpus.headings import find_headings, find_place_headings
from corpus.headline import headline_end
from corpus.other_news import is_within, other_news
from corpus.passing_mentions import (
    is_a_rate,
    is_an_accident,
    is_asked,
    is_cost_of_war,
    is_of_a_period,
    is_only_a_kind,
    is_recalled,
)
from corpus.placing import place_draft
from corpus.records import (
    Action,
    Article,
    Attribution,
    Casualties,
    Count,
    DateBasis,
    Outcome,
    Report,
    Sentence,
    Span,
    Status,
    TimeExpression,
)
from corpus.records import SubEventType as Sub
from corpus.report_fields import fields_of
from corpus.retelling import LOOK_BACK, joined_retellings
from corpus.retelling_headline import with_headline
from corpus.retelling_victims import all_victims
from corpus.scenes import date_by_scenes, find_scenes
from corpus.speaker_sides import told_by_its_side
from corpus.stamps import without_stamps
from corpus.territory import refined_sub_event
from corpus.told_places import place_by_scenes
from geodata.light_records import altered
from geodata.place import Mention, PlaceKind

ANSWERED_WITHIN = 2
"""Sentences back to what an accusation or a denial that names no event is about."""

_Found = TypeVar("_Found")

LONGEST_NOUN = 14
"""A longer trigger has a verb: "hostilities broke out" and not "the war"."""

VAGUE_MOST_DAYS = 14
"""A general word ("the fighting in October") over more days than these tells no event."""


BESIDE_CHARACTERS = 25
"""From "the war" or "violence" to the time that makes one event of it: "the war in the spring of 1992"."""

NEAR_CHARACTERS = 60
"""From "the fighting" to the time that makes something of the past of it."""

_STATE_OF_THINGS = re.compile(
    r"(?:wars?|hostilities|violence|escalations?|conflicts?|tensions|(?:counter-?)?offensives?|invasion)",
    re.IGNORECASE,
)
_OTHER_NEWS = re.compile(
    r"(?:<\w+>)?(?:related(?: (?:news|stories|articles))?|see also|read (?:also|more)|also read)\s?:",
    re.IGNORECASE,
)
"""What a page says of other pages is not its news."""

_CIVIL = re.compile(
    r"civilian|resident|child|wom[ae]n|people|villager|boy|girl|man|judge|magistrate|prosecutor|lawyer|priest|nun\b|nuns"
    r"|bishop|clergy|jesuit|missionar|journalist|reporter|editor|teacher|professor|student|mayor|senator|deput(?:y|ies)"
    r"|politician|candidate|councill?or|unionist|union member|peasant|farmer|worker|miner\b|miners|doctor|engineer"
    r"|businessm|merchant|tourist|passenger|refugee|minor\b|minors"
)
"""Who bears no arms."""
_ONE_SIDED = re.compile(r"murder|assassinat|massacr|execut|lynch|slay|slain", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the stages before found in an article's text, each in the text's order."""

    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]
    times: Sequence[TimeExpression]
    casualties: Sequence[Casualties]
    actions: Sequence[Action]
    attributions: Sequence[Attribution]


def make_reports(article: Article, found: Findings, names: ActorNames) -> tuple[Report, ...]:
    """The article's reports, the most prominent first: as the headline, killed and injured, a day, told early.

    What the headline tells is made one with what it sums up.
    """
    text = plain(article.text)
    setting = _Setting(text, article.published, focus_of(found.mentions, text), names)
    body_starts = headline_end(article.text, article.title)
    before_body = sum(s.start < body_starts for s in found.sentences)
    headline: list[Draft] = []
    drafts: list[Draft] = []
    times = _rows(found.sentences, list(without_stamps(article.text, found.times)), lambda t: t.start)
    mentions = _rows(found.sentences, found.mentions, lambda m: m.toponym.start)
    for facts in _by_sentence(article, found, times, mentions, before_body):
        if not facts.actions and not facts.casualties:
            drafts[-LOOK_BACK:] = _answered(drafts[-LOOK_BACK:], facts)
            continue
        row = headline if facts.sentence.start < body_starts else drafts
        for draft in draft_sentence(facts):
            row += _settled(draft, row[-LOOK_BACK:], setting)
    hurt = _rows(found.sentences, found.casualties, lambda c: c.start)
    scenes = find_scenes(article.text, found.sentences, times, hurt, before_body)
    dated = date_by_scenes([*headline, *drafts], scenes, article.published)
    placed = place_by_scenes(text, dated[len(headline) :], found.sentences, mentions, before_body)
    told = [d for d in joined_retellings(placed) if not (is_recalled(d) or is_of_a_period(d) or is_cost_of_war(d))]
    joined = with_headline(told, dated[: len(headline)])
    named = Named.of(found.mentions, found.times, article.published)
    order = sorted(joined, key=partial(_prominence, body_starts))
    return tuple(_report(article, draft, names, named) for draft in order)


def _by_sentence(
    article: Article,
    found: Findings,
    times: Sequence[Sequence[TimeExpression]],
    mentions: Sequence[Sequence[Mention]],
    before_body: int,
) -> Iterator[SentenceFacts]:
    """What was found, sentence by sentence; a sentence that tells nothing is left out.

    The body's sentences are numbered from 0; those of a headline come before.
    """
    text = article.text
    numbered = [c for c in found.casualties if not c.unnumbered]
    casualties = _rows(found.sentences, numbered, lambda c: c.start)
    unnumbered = _rows(found.sentences, [c for c in found.casualties if c.unnumbered], lambda c: c.start)
    actions = _rows(found.sentences, found.actions, lambda a: a.start)
    sayings = {a.start: a for a in found.attributions}
    headings = find_headings(text, found.sentences, times, article.published)
    elsewhere = other_news(text)
    place_headings = find_place_headings(text, found.sentences, mentions, times)
    for index, sentence in enumerate(found.sentences):
        if _OTHER_NEWS.match(text, sentence.start) or is_within(elsewhere, sentence.start):
            continue
        if casualties[index] or actions[index] or sentence.start in sayings:
            goes_on = index > 0 and found.sentences[index - 1].paragraph == sentence.paragraph
            yield SentenceFacts(
                text=text,
                index=index - before_body,
                sentence=sentence,
                clauses=clauses_of(text, sentence.start, sentence.legible_end),
                actions=tuple(actions[index]),
                casualties=tuple(casualties[index]),
                unnumbered=tuple(unnumbered[index]),
                mentions=tuple(mentions[index]),
                times=tuple(times[index]),
                before_mentions=tuple(mentions[index - 1]) if goes_on else (),
                before_times=tuple(times[index - 1]) if goes_on else (),
                heading=headings[index],
                published=article.published,
                under=place_headings[index],
                attribution=sayings.get(sentence.start),
            )


def _rows(
    sentences: Sequence[Sentence], found: Sequence[_Found], start_of: Callable[[_Found], int]
) -> list[list[_Found]]:
    """What was found in the legible part of each sentence."""
    starts = [s.start for s in sentences]
    rows: list[list[_Found]] = [[] for _ in sentences]
    for item in found:
        row = bisect_right(starts, start_of(item)) - 1
        if row >= 0 and start_of(item) < sentences[row].legible_end:
            rows[row].append(item)
    return rows


def _answered(drafts: Sequence[Draft], facts: SentenceFacts) -> list[Draft]:
    """The drafts with whom a sentence just after them accuses or has deny it ("Baku blamed Armenia.")."""
    said, sentence = facts.attribution, facts.sentence
    if said is None:
        return list(drafts)
    denies = denies_what_was_told(said, facts.text, sentence.start, sentence.legible_end)
    accused = "" if BLAMED_FOR_ELSE.search(facts.text, sentence.start, sentence.legible_end) else said.accused

    def answered(draft: Draft) -> Draft:
        near = 0 < facts.index - draft.facts.index <= ANSWERED_WITHIN
        if not near or draft.status is not Status.HAPPENED:
            return draft
        if denies and said.denied_by != draft.claimed_by:
            draft = altered(draft, denied_by=draft.denied_by or said.denied_by)
        if draft.family is Family.VIOLENCE and not draft.accused:
            draft = altered(draft, accused=accused)
        return draft

    return [answered(d) for d in drafts] if denies or accused else list(drafts)


class _Setting(NamedTuple):
    """What holds for all drafts of an article."""

    text: str
    published: date | None
    focus: Focus
    names: ActorNames


def _settled(draft: Draft, earlier: Sequence[Draft], setting: _Setting) -> Iterator[Draft]:
    """The draft placed, dated and given its kind; nothing where a general word tells no event of its own."""
    text, published, focus, names = setting
    of_its_side = told_by_its_side(draft, earlier, names)
    if len(of_its_side) < len(earlier):
        focus = replace(focus, settlement=None, local=None)
    for placed in place_draft(text, draft, of_its_side, focus):
        dated = date_draft(text, placed, earlier, published)
        nothing = _is_like_nothing(dated, of_its_side) if dated.alike else _tells_nothing(dated)
        if not (nothing or is_an_accident(dated, earlier)):
            kind = _kind(dated, of_its_side)
            blast = dated.blast or (dated.sub_event is None and kind is Sub.OTHER)
            yield dated if kind is dated.sub_event else altered(dated, sub_event=kind, blast=blast)


def _is_like_nothing(draft: Draft, earlier: Sequence[Draft]) -> bool:
    """True for "a similar incident" that names no place, or before which no violence was told."""
    return not draft.own_place or _violence_before(earlier) is None


def _tells_nothing(draft: Draft) -> bool:
    """True for words that tell no event of their own: "talks", "fighting continues", "no casualties"."""
    if draft.family is Family.TALKS:
        return not (draft.own_place or draft.own_days)
    if is_only_a_kind(draft) or is_asked(draft) or is_a_rate(draft):
        return True
    if draft.sub_event is None and not draft.place_because.startswith("told again") and _counts_nobody(draft):
        return True
    if draft.sub_event is None and not draft.own_place and _misses_only(draft):
        return True
    if draft.family is Family.DISPLACEMENT and not draft.casualties and not draft.own_place:
        return True
    return draft.vague and not draft.casualties and _is_only_general(draft)


def _is_only_general(draft: Draft) -> bool:
    """True for a general word ("the war") without a day or place of its own, unless the article opens with it."""
    if draft.status is not Status.HAPPENED and draft.status is not Status.BACKGROUND:
        return True
    if _STATE_OF_THINGS.fullmatch(draft.facts.text, draft.trigger.start, draft.trigger.end):
        return not _is_dated_within(draft, BESIDE_CHARACTERS)
    local = draft.own_place and draft.place is not None and draft.place.geo_precision < 3
    fighting = draft.family is Family.VIOLENCE and draft.status is Status.HAPPENED
    if fighting and not local and draft.facts.index >= LEAD_SENTENCES:
        return True
    if draft.own_days and draft.status is Status.BACKGROUND:
        return not _is_dated_within(draft, NEAR_CHARACTERS)
    if draft.own_days:
        return draft.days is not None and draft.days.days > VAGUE_MOST_DAYS
    breaks_out = draft.facts.index < LEAD_SENTENCES and draft.trigger.end - draft.trigger.start > LONGEST_NOUN
    return not local and not breaks_out


def _is_dated_within(draft: Draft, characters: int) -> bool:
    """Whether the expression that dates a draft stands no further from its word: "the war of 2020"."""
    time = draft.time if draft.own_days else None
    if time is None:
        return False
    return max(time.start - draft.trigger.end, draft.trigger.start - time.end) <= characters


def _counts_nobody(draft: Draft) -> bool:
    """True for "no casualties" and "a missing person", which tell only of what was told before."""
    return all(c.count.high == 0 or (c.outcome is Outcome.MISSING and c.count.low <= 1) for c in draft.casualties)


def _misses_only(draft: Draft) -> bool:
    """True for "some 60 men are missing", which tells of no event of its own."""
    return all(c.outcome is Outcome.MISSING for c in draft.casualties)


def _kind(draft: Draft, earlier: Sequence[Draft]) -> Sub:
    """The sub-event type: its own, else that of the violence told before, else by who the victims are."""
    if draft.blast:
        return _cause_of_blast(draft, earlier)
    if draft.sub_event is Sub.ARMED_CLASH and _is_town_under_fire(draft):
        return Sub.SHELLING
    if draft.sub_event is not None:
        return refined_sub_event(draft) or draft.sub_event
    if (told := _violence_before(earlier, draft)) is not None:
        return told
    victims = " ".join(c.victims for c in draft.casualties).casefold()
    one_sided = _ONE_SIDED.search(draft.facts.text, draft.trigger.start, draft.trigger.end) or _CIVIL.search(
        victims
    )
    return Sub.ATTACK if one_sided else Sub.ARMED_CLASH


def _violence_before(earlier: Sequence[Draft], draft: Draft | None = None) -> Sub | None:
    """The kind of the last violence told before; a crowd's only in the draft's own paragraph."""
    for before in reversed(earlier):
        crowd = before.family is Family.PROTEST
        if crowd and (draft is None or before.facts.sentence.paragraph != draft.facts.sentence.paragraph):
            continue
        told = (crowd or before.family is Family.VIOLENCE) and before.status is Status.HAPPENED
        if told and before.sub_event is not None:
            return before.sub_event
    return None


_FIRED = re.compile(r"(?:open(?:ed|s|ing)? fire|fir(?:ed|es|ing))\b")
_AT_A_TOWN = re.compile(r"(?:\s(?:on|at|upon|the|towns?|city|cities|villages?|settlements?|of))*\s")


def _is_town_under_fire(draft: Draft) -> bool:
    """Whether a town is said to be under fire: what falls on a town is shells, unless small arms are named."""
    trigger = draft.facts.text[draft.trigger.start : draft.trigger.end].casefold()
    place = draft.place if draft.own_place else None
    is_town = place is not None and place.kind == PlaceKind.SETTLEMENT.value and place.geo_precision == 1
    if not is_town or place is None:
        return False
    fired_on = _FIRED.match(trigger) and _AT_A_TOWN.fullmatch(draft.facts.text, draft.trigger.end, place.start)
    return bool(fired_on) or trigger.endswith("under fire")


def _cause_of_blast(draft: Draft, earlier: Sequence[Draft]) -> Sub:
    """What an explosion was, if shells or drones were told of at the same place before; else nobody says."""
    here = draft.place.place_id if draft.place else ""
    for before in reversed(earlier):
        there = before.place.place_id if before.place else ""
        particular = before.sub_event in (Sub.SHELLING, Sub.AIR_STRIKE) and before.status is Status.HAPPENED
        if particular and here == there and before.sub_event is not None:
            return before.sub_event
    return Sub.OTHER


def _report(article: Article, draft: Draft, names: ActorNames, named: Named) -> Report:
    lead = draft.facts.span
    fields = fields_of(draft, names)
    placed, dated = draft.place is not None, draft.days is not None
    grounds = grounds_of(draft, named)
    return Report(
        report_id=_report_id(article, draft),
        article_id=article.article_id,
        start=lead.start,
        end=lead.end,
        passages=draft.passages,
        trigger=draft.trigger,
        sub_event=draft.sub_event or Sub.OTHER,
        status=draft.status,
        status_reason=draft.status_reason,
        place=draft.place,
        unplaced=draft.unplaced,
        place_because=draft.place_because,
        days=draft.days,
        undated=draft.undated,
        days_because=draft.days_because,
        time=Span(draft.time.start, draft.time.end) if draft.time else None,
        time_words=draft.time.text if draft.time else "",
        date_basis=draft.date_basis if draft.days else DateBasis.UNRESOLVED,
        time_precision=draft.days.time_precision if draft.days else None,
        killed=_killed(draft),
        injured=draft.count(Outcome.INJURED) or _one_by_name(draft, Outcome.INJURED),
        missing=draft.count(Outcome.MISSING),
        displaced=draft.count(Outcome.DISPLACED),
        detained=draft.count(Outcome.DETAINED),
        released=draft.count(Outcome.RELEASED),
        victims=", ".join(dict.fromkeys(c.victims for c in draft.casualties if c.victims)),
        claimed_by=draft.claimed_by or article.source,
        accused=draft.accused,
        denied_by=draft.denied_by,
        confidence=round(confidence_of(grounds, placed=placed, dated=dated), 3),
        confidence_because=telling_grounds(grounds, placed=placed, dated=dated),
        actors=fields.actors,
        weapons=fields.weapons,
        targets=fields.targets,
        victim_kinds=fields.victim_kinds,
    )


def _killed(draft: Draft) -> Count | None:
    """How many were killed: by number, else by the names and callings of the victims, else one or more, or two."""
    return (
        draft.count(Outcome.KILLED)
        or _named_dead(draft, at_least=2 if (one := _one_by_name(draft, Outcome.KILLED)) else 1)
        or one
        or _some_if_deadly(draft)
    )


def _named_dead(draft: Draft, at_least: int) -> Count | None:
    """So many as one telling names as killed ("the murder of the mayor and his wife"), if it is that many."""
    if draft.status not in {Status.HAPPENED, Status.BACKGROUND}:
        return None
    told = [v for v in all_victims(draft) if v.deadly and (v.by_noun or v.several)]
    most = max((v.count for v in told if v.count is not None), default=0)
    if most >= at_least:
        return Count(low=most, high=most)
    return PLURAL if at_least == 1 and any(v.several for v in told) else None


def _one_by_name(draft: Draft, outcome: Outcome) -> Count | None:
    """One, where an event of a place or day of its own tells of one person and gives no number.

    The text may have counted others before ("three died in Ganja"), but none of this event.
    """
    told = [c for c in draft.casualties if c.outcome is outcome]
    alone = len(told) == 1 and told[0].part and told[0].count.low == told[0].count.high == 1
    return told[0].count if alone and not draft.bare else None


def _some_if_deadly(draft: Draft) -> Count | None:
    """Two or more, where "gunmen killed villagers" and nobody gives a number, one or more of "a deadly strike"."""
    if draft.status not in {Status.HAPPENED, Status.BACKGROUND} or draft.family is not Family.VIOLENCE:
        return None
    if draft.deadly_to_some:
        return PLURAL
    return Count(low=1, high=None) if draft.deadly else None


def _report_id(article: Article, draft: Draft) -> str:
    """An id from what the report says and where, so that reading again gives the same."""
    place = draft.place.place_id if draft.place else ""
    parts = (article.article_id, draft.trigger.start, draft.trigger.end, draft.sub_event, place, draft.status)
    return blake2b("\0".join(map(str, parts)).encode(), digest_size=8).hexdigest()


def _prominence(body_starts: int, draft: Draft) -> tuple[int, bool, int, bool, int, int]:
    """What happened first, of that what the headline tells; then killed and injured, a named day, told early."""
    hurt = sum(count is not None and count.high != 0 for count in map(draft.count, HURT))
    headlined = any(passage.start < body_starts for passage in draft.passages)
    told = min(passage.start for passage in draft.passages)
    return (
        _standing(draft, headlined=headlined),
        not headlined,
        -hurt,
        draft.days is None or draft.days.days > 1,
        told,
        draft.facts.span.start,
    )


def _standing(draft: Draft, *, headlined: bool) -> int:
    """0 for what happened and to how many, 1 for what killed without a number and an older event in the opening.

    What else happened stands at 2, the rest at 3.
    """
    happened = draft.status is Status.HAPPENED
    if happened and draft.has_toll:
        return 0
    opens = headlined or draft.facts.index < LEAD_SENTENCES
    if (happened and draft.deadly) or (draft.status is Status.BACKGROUND and draft.has_toll and opens):
        return 1
    return 2 if happened else 3
