"""Tellings of one incident within one article made one report with several passages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import combinations

from corpus.drafts import HURT, LEAD_SENTENCES, NO_PLACE, Draft, generality
from corpus.families import Family, same_family
from corpus.hours import are_apart
from corpus.named_victims import Victims, victims_of
from corpus.numerals import CARDINALS
from corpus.records import Casualties, Count, DateBasis, Outcome, Span, Status
from corpus.rising_tolls import is_far_more, is_rising_toll
from geodata.light_records import altered
from geodata.place import PlaceKind

ONE = Count(low=1, high=1)

LOOK_BACK = 60
"""Reports of an article that a retelling is held against: no article of prose has more."""

PASSAGES_KEPT = 40
"""Passages kept of one report; an article that tells a thing more often says nothing new."""

SCENE_WITHIN = 2
"""Sentences from an opening without a place to the one that gives it."""

INCIDENT_WITHIN = 5
"""Sentences from an event to the one that says where "the incident took place"."""
ZOOM_WITHIN = 3
"""Sentences from what happened in a region to the town of it where it was."""

REGION_PRECISION = 3
"""ACLED's code for a place that is a region."""

WHOLE_WITHIN = 4
"""Sentences from one victim to the count of all."""

DIES_WITHIN_DAYS = 30
"""Days from an attack to the death of one who was hurt in it."""

DAMAGE_WITHIN = 1
"""Sentences from an attack to the damage that it did."""

_ORDINALS = ("second", "third", "fourth", "fifth", "sixth")
_NEXT = re.compile(rf"(?:another|(?:a|the)\s+(?P<ordinal>{'|'.join(_ORDINALS)}))\b", re.IGNORECASE)
_ONE_MORE = re.compile(rf"\b(?:another|others?|more|also|additional|{'|'.join(_ORDINALS)})\b", re.IGNORECASE)
_SO_MANY_MORE = re.compile(r"(?:\w+ |another \w+ )(?:more|further)\b", re.IGNORECASE)
_CALLED_ANOTHER = re.compile(
    rf"\b(?:another|also|one more|(?:a|the)\s(?:{'|'.join(_ORDINALS)}))\s(?:[\w-]+\s)?$", re.IGNORECASE
)

_AGE = re.compile(r"\d{1,3}(?=[ -](?:year|month))")
_COUNTED_MORE = re.compile(r"\d")
"""Where "another 290" begins, people are others and no event is."""

_DIED = re.compile(r"\b(?:died|dies|succumbed)\b", re.IGNORECASE)
_HIT = re.compile(r"(?:shot|hit|killed|wounded|injured|hurt)\b", re.IGNORECASE)
"""Who "was also shot" is another victim, and no other event."""

NEWS_DAYS = 4
"""News without a day may be this old: its day is told a little later."""


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
            kept[same] = _as_one_deed(kept[same], draft)
        elif at is not None:
            kept[at] = _joined(kept[at], draft)
        else:
            kept.append(draft)
    return tuple(kept)


def with_headline(body: Sequence[Draft], headline: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts with those of the headline: one with what they sum up, alone where the body tells nothing alike.

    So do its figures where the body gives none.

    A headline that counts more people than any telling sums up those that the text tells of one by one, and one
    that counts the dead and the hurt of one event knows better than an opening with fewer dead or others hurt.
    """
    kept = list(body)
    for draft in headline:
        akin = [i for i, d in enumerate(kept) if same_family(d.family, draft.family)]
        there = [i for i in akin if _may_sum_up(draft, kept[i])]
        tolls = [i for i in akin if kept[i].status is draft.status and _same_toll(draft, kept[i])]
        same = [*tolls, *(i for i in there if all(_overlap(draft, kept[i], o) for o in Outcome))]
        of_them = next((i for i in there if any(_is_one_of(draft, kept[i], outcome) for outcome in HURT)), None)
        if of_them is not None and same and kept[of_them].facts.index < kept[same[0]].facts.index:
            same.insert(0, of_them)
        parts = [i for i in there if _counts_more(draft, kept[i])]
        if any(d.status in _TOTALS and d.has_toll and _same_toll(draft, d) for d in kept) and not tolls:
            continue  # the headline gives a total that the text tells as such
        if _sums_up_a_war(draft, [kept[i] for i in there]):
            continue
        at = next((i for i in [*same, *there] if _is_told_short(draft, kept[i])), None)
        if at is not None:
            kept[at] = altered(_joined(kept[at], draft), casualties=_with_figures_of(draft, kept[at]))
        elif same:
            kept[same[0]] = _joined(kept[same[0]], draft)
        elif len(parts) > 1 and _are_of_one_scene([kept[i] for i in parts]):
            whole = reduce(lambda one, other: _joined(other, one), [kept[i] for i in parts], draft)
            kept = [d for i, d in enumerate(kept) if i not in parts]
            kept.insert(0, altered(whole, casualties=draft.casualties))
        elif not akin or (draft.has_toll and not any(kept[i].has_toll or kept[i].deadly for i in akin)):
            kept.insert(0, draft)
    return tuple(kept)


_TOTALS = frozenset({Status.RUNNING_TOTAL, Status.BACKGROUND})
_EVENTS = re.compile(
    r"\b(?:(?:shoot|bomb|kill|shell)ings|raids|clashes|attacks|strikes|incidents|explosions|blasts)\b",
    re.IGNORECASE,
)


def _is_told_short(headline: Draft, draft: Draft) -> bool:
    """Whether a headline counts the dead and the hurt of one event, and the text's opening no more dead."""
    killed, injured = (headline.count(outcome) for outcome in HURT)
    if killed is None or injured is None or killed.low != killed.high or injured.low != injured.high:
        return False
    if not (killed.low and injured.low) or draft.facts.index > WHOLE_WITHIN or not draft.has_toll:
        return False
    sentence = headline.facts.sentence
    if _EVENTS.search(headline.facts.text, sentence.start, sentence.end):
        return False
    dead = draft.count(Outcome.KILLED)
    return dead is None or dead.low <= killed.low


def _with_figures_of(headline: Draft, draft: Draft) -> tuple[Casualties, ...]:
    """The casualties of a draft, the dead and the hurt as a headline counts them."""
    figures = (c for c in headline.casualties if c.outcome in HURT)
    return (*figures, *(c for c in draft.casualties if c.outcome not in HURT))


def _are_of_one_scene(parts: Sequence[Draft]) -> bool:
    """Whether no two of the drafts name places or days of their own that exclude each other."""
    return all(
        not (
            one.own_place and other.own_place and one.place and other.place and not one.place.overlaps(other.place)
        )
        and not (one.own_days and other.own_days and not _same_days(one, other))
        for one, other in combinations(parts, 2)
    )


def _sums_up_a_war(headline: Draft, told: Sequence[Draft]) -> bool:
    """Whether a headline counts the dead of a whole fight, of which the text gives several tolls."""
    tolls = [draft for draft in told if draft.count(Outcome.KILLED) is not None]
    if not headline.vague or headline.count(Outcome.KILLED) is None or len(tolls) < 2:
        return False
    return not any(_same_toll(headline, draft) for draft in tolls)


def _same_toll(one: Draft, other: Draft) -> bool:
    """Whether both count the same killed or, where neither counts any, the same injured."""
    killed = (one.count(Outcome.KILLED), other.count(Outcome.KILLED))
    injured = (one.count(Outcome.INJURED), other.count(Outcome.INJURED))
    return killed[0] == killed[1] if any(killed) else injured[0] == injured[1] and any(injured)


def _may_sum_up(headline: Draft, draft: Draft) -> bool:
    if headline.status is not draft.status:
        return False
    if headline.place is None or draft.place is None or not headline.own_place:
        return True
    return headline.place.overlaps(draft.place)


def _overlap(headline: Draft, draft: Draft, outcome: Outcome) -> bool:
    """Whether a headline's bare number can be the text's "at least" or "about" so many."""
    one, other = headline.count(outcome), draft.count(outcome)
    if one is None or other is None:
        return True
    return (one.high is None or other.low <= one.high) and (other.high is None or one.low <= other.high)


def _counts_more(headline: Draft, draft: Draft) -> bool:
    """Whether the headline counts at least as many as the draft of each whom the draft counts."""

    def covers(outcome: Outcome) -> bool:
        whole, part = headline.count(outcome), draft.count(outcome)
        return part is None or (whole is not None and part.high is not None and part.high <= whole.low)

    return headline.has_toll and all(covers(outcome) for outcome in HURT)


def _tells_again(before: Draft, draft: Draft) -> bool:
    return (
        _same_status(before, draft)
        and (same_family(before.family, draft.family) or _is_its_damage(before, draft))
        and ((_same_kind(before, draft) and _same_place(before, draft)) or _points_back(before, draft))
        and (_same_days(before, draft) or _is_its_death(before, draft))
        and (_adds(before, draft) or all(_agree(before, draft, outcome) for outcome in Outcome))
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


_OF_PEOPLE = frozenset({Family.VIOLENCE, Family.ARRESTS})


def befell_the_same(before: Draft, draft: Draft, victims: Victims) -> bool:
    """Whether both tell of what befell the same people: by name, or called alike and taken for known."""
    if before.family is not draft.family:
        return False
    if _TOLD.isdisjoint((before.status, draft.status)) or (draft.status not in _TOLD and not draft.definite):
        return False
    return any(_are_the_same(before, draft, one, victims) for one in all_victims(before))


def victims_told(draft: Draft) -> Victims | None:
    """Whom the draft's own words name as killed or taken, or those of its dead ("gunmen … killed the mayor")."""
    span = draft.facts.span
    if (told := victims_of(draft.facts.text, draft.trigger, span)) is not None:
        return told
    dead = [c for c in draft.casualties if c.outcome is Outcome.KILLED and span.start <= c.start < span.end]
    found = (victims_of(draft.facts.text, Span(c.start, c.end), span) for c in dead)
    return next((victims for victims in found if victims is not None), None)


def all_victims(draft: Draft) -> Iterator[Victims]:
    """Whom each telling of the draft's deed names."""
    for telling in (draft, *draft.retold):
        victims = victims_told(telling)
        if victims is not None:
            yield victims


def _are_the_same(before: Draft, draft: Draft, one: Victims, other: Victims) -> bool:
    known = before.definite or draft.definite
    if one.deadly is not other.deadly or (_are_apart(before, draft) and not (known and one.are(other))):
        return False
    if one.are(other):
        return one.deadly or _may_be_of_one_day(before, draft)
    return one.may_be(other) and _may_be_of_one_day(before, draft)


def _may_be_of_one_day(before: Draft, draft: Draft) -> bool:
    """Whether no days of their own exclude each other; one beside a known deed may be of what was said."""
    sure = all(d.own_days and not d.fallback_days and not d.definite for d in (before, draft))
    return not sure or _same_days(before, draft)


def _as_one_deed(before: Draft, draft: Draft) -> Draft:
    """Two tellings of what befell the same people as one, on the day of the deed and not of talk of it."""
    lead, other = (draft, before) if _lowest(draft) > _lowest(before) else (before, draft)
    joined = _joined(lead, other)
    dated = min((before, draft), key=_deed_day_rank)
    placed = draft if _are_apart(before, draft) and before.definite else joined
    status = next((d for d in (dated, before, draft) if d.status in _TOLD), before)
    return altered(
        joined,
        status=status.status,
        status_reason=status.status_reason,
        passages=_passages(before, draft),
        place=placed.place,
        own_place=placed.own_place,
        place_because=placed.place_because,
        unplaced=placed.unplaced,
        days=dated.days,
        own_days=dated.own_days,
        fallback_days=dated.fallback_days,
        days_because=dated.days_because,
        undated=dated.undated,
        time=dated.time,
        date_basis=dated.date_basis,
    )


def _lowest(draft: Draft) -> int:
    killed = draft.count(Outcome.KILLED)
    return killed.low if killed is not None else -1


def _deed_day_rank(draft: Draft) -> tuple[bool, bool, bool, bool, int, int]:
    """Its own day before one of the news, a verb's before one beside a noun, the closer, the earlier."""
    days = draft.days
    return (
        days is None,
        draft.fallback_days,
        not draft.own_days,
        draft.definite,
        days.days if days else 0,
        days.first.toordinal() if days else 0,
    )


_TOLD = frozenset({Status.HAPPENED, Status.BACKGROUND})
_UNTOLD = frozenset({Status.HYPOTHETICAL, Status.DENIED, Status.PLANNED})


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


def _same_place(before: Draft, draft: Draft) -> bool:
    if before.place is None and draft.own_place and draft.definite and not draft.has_toll:
        return True
    if before.place is None or draft.place is None:
        return before.place is None and draft.place is None and _unplaced_together(before, draft)
    if before.place.place_id == draft.place.place_id or _told_further_on(before, draft):
        return True
    inside = before.place.overlaps(draft.place)
    general = draft.vague or before.vague or draft.definite
    killed = before.count(Outcome.KILLED)
    same_toll = _same_figures(before, draft) or (killed is not None and killed == draft.count(Outcome.KILLED))
    if _is_wider_toll(before, draft) or _is_wider_toll(draft, before):
        return False
    return inside and (same_toll or (general and not (before.own_place and draft.own_place)))


def _zooms_in(before: Draft, draft: Draft) -> bool:
    """Whether "the blast" just below an event in a region says in which town of it it was.

    So does any telling of the same below an opening that names no more than the state.
    """
    near = 0 < draft.facts.index - before.facts.index <= ZOOM_WITHIN
    if before.place is None or draft.place is None or not before.place.overlaps(draft.place):
        return False
    state = (
        before.place.kind == PlaceKind.COUNTRY.value and before.facts.index < LEAD_SENTENCES and not before.vague
    )
    same = (draft.definite and not draft.has_toll) or (state and draft.own_place)
    return near and same and not draft.vague and before.place.geo_precision == REGION_PRECISION


def _told_further_on(before: Draft, draft: Draft) -> bool:
    """Whether a telling gives the place of what another told without it, or with a wider one."""
    return (
        _lead_before_its_scene(before, draft)
        or _zooms_in(before, draft)
        or _same_blast(before, draft)
        or _says_where(before, draft)
        or _names_its_district(before, draft)
    )


_WHOLE = re.compile(
    r"war|offensive|operation|assault|invasion|hostilities|escalation|conflict|(?:fighting|violence) \w+ ",
    re.IGNORECASE,
)


def _is_wider_toll(one: Draft, other: Draft) -> bool:
    """Whether one counts the dead of a whole war, and the other tells of a place within it and counts none."""
    if one.place is None or other.place is None or one.own_place or not one.vague or not one.has_toll:
        return False
    wider = one.place.radius_km > other.place.radius_km and not other.has_toll
    return wider and _WHOLE.search(one.facts.text, one.trigger.start, one.trigger.end + 1) is not None


def _unplaced_together(before: Draft, draft: Draft) -> bool:
    """Whether both stand in one sentence, or the article names no place for either."""
    same = before.unplaced == draft.unplaced and draft.unplaced == NO_PLACE
    return same or before.facts.index == draft.facts.index


def _lead_before_its_scene(before: Draft, draft: Draft) -> bool:
    """Whether an opening that names no place is followed at once by where it was."""
    near = 0 < draft.facts.index - before.facts.index <= SCENE_WITHIN
    unplaced = not before.own_place and before.facts.index < LEAD_SENTENCES and not before.vague
    return near and unplaced and draft.own_place and not draft.has_toll


def _names_its_district(before: Draft, draft: Draft) -> bool:
    """Whether a line that is no sentence names the district whose village is told further on, with its figures."""
    sentence = before.facts.sentence
    headlined = before.facts.text[sentence.start : sentence.end].rstrip()[-1:].isalnum()
    if before.place is None or not (headlined and before.own_place and _same_figures(before, draft)):
        return False
    name = before.facts.text[before.place.start : before.place.end]
    own = draft.place.start if draft.place else -1
    named = (m.toponym for m in draft.facts.mentions if m.toponym.start != own)
    return any(draft.facts.text.startswith(name, toponym.start) for toponym in named)


_THE_INCIDENT = re.compile(
    r"(?:the|this) (?:[\w-]+ ){0,2}(?:incident|accident|explosion|blast|attack|strike|shelling|shooting|ambush"
    r"|tragedy|clash) (?:took place|happened|occurred|was recorded|was registered)\b",
    re.IGNORECASE,
)


def _says_where(before: Draft, draft: Draft) -> bool:
    """Whether the sentence says where in the district just told of it was: "The incident took place near …"."""
    near = 0 < draft.facts.index - before.facts.index <= INCIDENT_WITHIN
    if not near or before.place is None or draft.place is None or not draft.own_place:
        return False
    narrower = before.place.overlaps(draft.place) and draft.place.radius_km < before.place.radius_km
    return narrower and _THE_INCIDENT.match(draft.facts.text, draft.facts.sentence.start) is not None


def _same_blast(before: Draft, draft: Draft) -> bool:
    """Whether an explosion told without a place is that of the same day which is told with one further on."""
    dated = before.own_days and draft.own_days and before.days == draft.days
    return before.blast and draft.blast and dated and not before.own_place and draft.own_place


def _default_days(draft: Draft) -> bool:
    """Whether its days are only those of the news, for want of better."""
    return draft.days is not None and draft.time is None and draft.date_basis is DateBasis.PUBLICATION


def _same_unknown_days(before: Draft, draft: Draft) -> bool:
    if draft.time is not None and before.time is not None:
        return draft.time.text.casefold() == before.time.text.casefold()
    return (draft.days is None and before.days is None) or not (draft.own_days and before.own_days)


def _same_days(before: Draft, draft: Draft) -> bool:
    if draft.days is None or before.days is None:
        return _same_unknown_days(before, draft)
    opens = before.facts.index < LEAD_SENTENCES and _same_figures(before, draft)
    if _default_days(before) and draft.own_days and (opens or not draft.own_place):
        return 0 <= (before.days.last - draft.days.last).days <= NEWS_DAYS
    if not draft.own_days or not before.own_days:
        return draft.days.first <= before.days.last and before.days.first <= draft.days.last
    overlap = draft.days.first <= before.days.last and before.days.first <= draft.days.last
    if overlap and draft.own_place and before.own_place and _at_other_hours(before, draft):
        return False
    return overlap and (draft.status is not Status.BACKGROUND or draft.days == before.days)


def _same_figures(one: Draft, other: Draft) -> bool:
    """Whether both count as many killed and as many injured, and one of the two at all."""
    return one.has_toll and all(one.count(outcome) == other.count(outcome) for outcome in HURT)


def _at_other_hours(before: Draft, draft: Draft) -> bool:
    """Whether one was in the morning and the other in the afternoon: two that a day and a town have in common."""
    return before.time is not None and draft.time is not None and are_apart(before.time.text, draft.time.text)


def _agree(before: Draft, draft: Draft, outcome: Outcome) -> bool:
    """Whether two counts can be one: "at least ten" and ten, one side gives none, or one overtakes or is part."""
    one, other = before.count(outcome), draft.count(outcome)
    if one is None or other is None:
        return True
    if one == other or (one.low == other.low and None in (one.high, other.high)):
        return outcome is not Outcome.KILLED or not _are_more(draft, outcome)
    if _is_overtaken(one, draft, other) or _is_overtaken(other, before, one):
        return True
    same_side = not draft.claimed_by or draft.claimed_by == before.claimed_by
    if _is_one_of(before, draft, outcome):
        return same_side
    return other.low < one.low and not draft.own_place and same_side and _are_single(draft, outcome)


def _is_overtaken(figure: Count, toll: Draft, risen: Count) -> bool:
    """Whether a figure is what a toll has risen from."""
    return figure.low <= risen.low and is_rising_toll(toll) and not is_far_more(risen.low, figure.low)


def _are_more(draft: Draft, outcome: Outcome) -> bool:
    """Whether as many are called others than those before: "two more soldiers died"."""
    told = [c for c in draft.casualties if c.outcome is outcome and not c.part]
    return all(_SO_MANY_MORE.match(draft.facts.text, c.start, c.end) for c in told)


def _is_one_of(one: Draft, whole: Draft, outcome: Outcome) -> bool:
    """Whether a draft tells of one person, and the other counts all whom the same event befell."""
    first, all_of_them = one.count(outcome), whole.count(outcome)
    if first is None or all_of_them is None or first != ONE or all_of_them.low < 2:
        return False
    if not 0 <= whole.facts.index - one.facts.index <= WHOLE_WITHIN:
        return False
    text = whole.facts.text
    told = [c for c in whole.casualties if c.outcome is outcome and not c.part]
    return (
        len(told) == 1
        and _are_single(one, outcome)
        and _is_somebody(one, outcome)
        and _ONE_MORE.search(text, min(whole.part.start, told[0].start), told[0].end) is None
    )


def _is_somebody(draft: Draft, outcome: Outcome) -> bool:
    """Whether the one is a particular person ("a clerk", a name) and no figure ("one dead")."""
    told = (c for c in draft.casualties if c.outcome is outcome and not c.part)
    return not any(c.words[:1].isdigit() or c.words.casefold() in CARDINALS for c in told)


def _are_single(draft: Draft, outcome: Outcome) -> bool:
    """Whether the people are told of one by one, and as nobody else than those before."""
    told = [c for c in draft.casualties if c.outcome is outcome and not c.part]
    text = draft.facts.text
    return all(c.count.low == c.count.high == 1 and _ONE_MORE.search(text, c.start, c.end) is None for c in told)


def _adds(before: Draft, draft: Draft) -> bool:
    """Whether the one person of a draft comes after those counted before: "a second victim", "another man"."""
    counts = [draft.count(outcome) for outcome in HURT]
    told = [c for c in draft.casualties if c.outcome in HURT and not c.part]
    if len(told) != 1 or sum(count.low for count in counts if count is not None) != 1:
        return False
    number = _NEXT.match(draft.facts.text, told[0].start, told[0].end)
    earlier = [c for c in before.casualties if c.outcome in HURT and not c.part]
    if any(c.count.high != c.count.low for c in earlier):
        return False
    if number is None:
        return not (draft.own_place or draft.own_days) and _is_of_another_age(told[0], earlier)
    if number["ordinal"] is None:
        return any(c.outcome is told[0].outcome for c in earlier) and all(c.count.low == 1 for c in earlier)
    return sum(c.count.low for c in earlier) == _ORDINALS.index(number["ordinal"].casefold()) + 1


def _is_of_another_age(one: Casualties, others: Sequence[Casualties]) -> bool:
    """Whether each of the others is one person, too, and of another age: "a 37-year-old … a 17-year-old"."""
    age = _AGE.match(one.victims)
    ages = [_AGE.match(c.victims) for c in others if c.count == ONE]
    return age is not None and len(ages) == len(others) > 0 and all(a and a.group() != age.group() for a in ages)


def _joined(before: Draft, draft: Draft) -> Draft:
    """Both as one: figures and who gives them from the telling that has them, the rest from the more exact."""
    risen = is_rising_toll(draft) and not is_rising_toll(before)
    lead, other = (draft, before) if draft.has_toll and (risen or not before.has_toll) else (before, draft)
    kind = lead.sub_event
    if kind is None or (other.sub_event is not None and generality(other.sub_event) < generality(kind)):
        kind = other.sub_event
    dated = min((before, draft), key=_days_rank)
    apart = _are_apart(before, draft) and not _names_its_district(before, draft)
    placed = before if apart else min((before, draft), key=_place_rank)
    return altered(
        lead,
        sub_event=kind,
        casualties=_all_told(lead, other, added=_adds(before, draft)),
        place=placed.place,
        own_place=placed.own_place,
        place_because=placed.place_because,
        unplaced=placed.unplaced,
        days=dated.days,
        own_days=dated.own_days,
        days_because=dated.days_because,
        undated=dated.undated,
        time=dated.time,
        date_basis=dated.date_basis,
        vague=before.vague and draft.vague,
        definite=before.definite and draft.definite,
        deadly=before.deadly or draft.deadly,
        deadly_to_some=before.deadly_to_some or draft.deadly_to_some,
        passages=_passages(before, draft),
        retold=_retold(lead, other),
        claimed_by=lead.claimed_by or other.claimed_by,
        accused=lead.accused or other.accused,
        denied_by=lead.denied_by or other.denied_by,
    )


def _all_told(lead: Draft, other: Draft, *, added: bool) -> tuple[Casualties, ...]:
    """The casualties of both; of an outcome that both tell of those of `lead`, or of who counts them all."""
    if added:
        return (*lead.casualties, *other.casualties)
    whole = {outcome for outcome in HURT if _is_one_of(lead, other, outcome)}
    known = {c.outcome for c in lead.casualties if not c.part} - whole
    return (
        *(c for c in lead.casualties if c.outcome not in whole),
        *(c for c in other.casualties if c.outcome not in known),
    )


def _are_apart(before: Draft, draft: Draft) -> bool:
    """Whether each names a place of its own, and neither lies in the other: a headline may name two."""
    both = before.own_place and draft.own_place and before.place is not None and draft.place is not None
    return both and before.place is not None and draft.place is not None and not before.place.overlaps(draft.place)


def _passages(before: Draft, draft: Draft) -> tuple[Span, ...]:
    """The sentences of both, each once; the first so many are enough to show."""
    if len(before.passages) >= PASSAGES_KEPT:
        return before.passages
    return tuple(dict.fromkeys((*before.passages, *draft.passages)))


def _retold(lead: Draft, other: Draft) -> tuple[Draft, ...]:
    """What was made one with the lead, the first so many."""
    return (*lead.retold, altered(other, retold=()), *other.retold)[:PASSAGES_KEPT]


def _place_rank(draft: Draft) -> tuple[bool, float]:
    """The sentence's own place before one carried over or a whole state, the smaller before the wider."""
    if draft.place is None:
        return True, 0.0
    return not draft.own_place or draft.place.kind == PlaceKind.COUNTRY.value, draft.place.radius_km


def _days_rank(draft: Draft) -> tuple[bool, bool, int]:
    """Known days before unknown, the sentence's own before carried ones, fewer before more."""
    return draft.days is None, not draft.own_days, draft.days.days if draft.days else 0
