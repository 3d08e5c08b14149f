"""When an article says that its news happened, where the sentence that tells the news does not say it.

News opens with what happened and gives the day further down: "It happened on Wednesday evening", "Rescuers were
called at 12:45 a.m. Saturday", "The man was hit as he left his house on Friday".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from corpus.clauses import PartKind, dateline_end
from corpus.dating import aged
from corpus.drafts import HURT, Draft, agree
from corpus.event_times import aftermath_before, spoken_before
from corpus.families import VIOLENT
from corpus.records import Casualties, DateBasis, DayRange, Sentence, Status, TimeExpression, TimexType
from corpus.small_letters import small
from geodata.light_records import altered, light

SCENE_DAYS = 2
"""A longer expression does not say when something happened."""

OLDEST_DAYS, OLDEST_TOLD_DAYS = 60, 400
"""A day longer before publication is of something else; the latter where the text says that it happened then."""

FILED_WITHIN_DAYS = 7
"""Under a dateline with a day, news is no older than this unless the text says so: a wire tells it at once."""

BOUND_CHARACTERS = 20
"""Before a day in which "since" and the like are looked for."""

FARTHEST, MOST_SCENES = 60, 200
"""Sentences from an event to where its day is told, and days weighed for it: no article of prose has more."""

HIT_WITHIN = 40
"""Characters from what befell somebody to the day on which it did."""

SOON_SENTENCES = 3
"""Sentences from an event to the one that says when it happened, however often the text tells of other days."""

DATELINE_CHARACTERS = 60
"""No dateline has its day further on."""

_PAST = (Status.HAPPENED, Status.BACKGROUND)

EVENT_NOUNS = (
    r"(?:shooting|attack|incident|explosion|blast|strike|airstrike|shelling|clash|raid|ambush|assault|bombing"
    r"|killing|murder|crime|tragedy|altercation|confrontation|dispute|fight|gunfire|rampage|bombardment|standoff"
    r"|accident|crash|event|massacre|robbery)(?:e?s)?"
)
"""What a text calls the news that it told."""
_HAPPENED = re.compile(  # over text in small letters
    rf"\b(?:(?:it|this|that|all|the (?:[\w’'-]+ ){{0,3}}{EVENT_NOUNS})\b[^.;]{{0,80}}?\b"
    r"(?:happened|occurred|took place|began|started|unfolded|erupted|broke out|came|was reported|were reported)"
    r"|(?:gun|handgun|rifle|shotgun|pistol|revolver|weapon|firearm)\b[^.;]{0,40}?\b(?:discharged|went off)"
    r"|(?:gun)?(?:shots?|fire|explosions?|blasts?) (?:was|were|rang|could be) (?:fired|heard|reported|out)"
    r"|(?:police|officers?|deputies|troopers|troops|soldiers|paramedics|firefighters|rescuers|crews?|medics|ambulances?"
    r"|services|personnel|authorities|units|workers|responders|department|office)\b[^.;]{0,60}?\b"
    r"(?:responded|(?:was|were) (?:called|dispatched|sent|summoned|alerted|notified)|received|arrived|rushed|got)"
    r"|(?:a|the|911|emergency) calls? (?:came|was|were)|(?:called|dialed) (?:911|9-1-1|the police|police))\b"
)
_HIT = re.compile(r"\b(?:shot|struck|hit|hurt|wounded|injured|stabbed)\b", re.IGNORECASE)
_NOT_THEN = re.compile(
    r"[.;]|\b(?:and|said|says|told|died|dead|after|before|when|who|arrested|charged|condition|since)\b",
    re.IGNORECASE,
)
"""Between what befell somebody and a day of something else."""
_OF_AN_EVENT = re.compile(rf"[’']s (?:[\w’'-]+ ){{0,3}}{EVENT_NOUNS}\b")
"""Behind a day, over text in small letters: "Wednesday's deadly attack"."""
_BOUNDED = re.compile(r"\b(?:since|until|till|before|by|through)\s+(?:\w+\s+)?$", re.IGNORECASE)
"""Before a day on which a state of things began or ended."""
_NAMES_A_DAY = re.compile(r"day\b|days?’|yesterday|night|[a-z]{3}\.? \d|\d [a-z]{3}|\d[-/.]\d", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m", re.IGNORECASE)


_FIGURE = re.compile(r"\d")
_SHORT_WORD = 3  # letters of a word that names write small: "of", "the"


class Rank(IntEnum):
    """How well a day dates the news of its article, the best first."""

    TOLD = 0  # the sentence says that this is when it happened, or tells of such an event
    CLOCK = 1  # the same by a clock alone, in a text that named no day before: the day of publication
    NAMED = 2  # a past day, of neither what was said nor what came after
    CARRIED = 3  # a clock alone, on the day that the text named before


@light
@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A day that the text names: the number of its sentence, and the event that it dates, if one is told.

    `said` is True where the sentence says that something told before happened then.
    """

    index: int
    time: TimeExpression
    days: DayRange
    rank: Rank
    said: bool = False
    teller: Draft | None = None


def find_scenes(
    text: str,
    sentences: Sequence[Sentence],
    times: Sequence[Sequence[TimeExpression]],
    hurt: Sequence[Sequence[Casualties]],
    before_body: int = 0,
) -> Iterator[Scene]:
    """The days on which something was, sentence by sentence; those of what was said or came after left out.

    The sentences are numbered from the first of the body, which has `before_body` before it; `hurt` are those of
    whom each tells what befell them.
    """
    filed = _filed_on(text, sentences[0], times[0]) if sentences else None
    for row, sentence in enumerate(sentences):
        index = row - before_body
        dated = [t for t in times[row] if _is_short(text, t)]
        if dated and dated[0].start - sentence.start < DATELINE_CHARACTERS:
            body = sentence.start + dateline_end(text[sentence.start : sentence.end])
            dated = [t for t in dated if t.start >= body]
        said = _HAPPENED.search(small(text), sentence.start, sentence.legible_end) if dated else None
        if said is not None and "since" not in said.group():
            here = [t for t in dated if (spoken_before(text, sentence, t) or -1) < said.end()]
            told = [t for t in here if names_a_day(t)] or [t for t in here if t.basis is not DateBasis.EXPLICIT]
            if told:
                time = min(told, key=lambda t: abs(t.start - said.end()))
                carried = Rank.CARRIED if time.basis is DateBasis.CONTEXT else Rank.CLOCK
                rank = Rank.TOLD if names_a_day(time) else carried
                yield from _scene(index, time, rank, said=True)
                continue
        if _is_no_sentence(text, sentence):
            continue
        for time in dated:
            if names_a_day(time) and any(_is_when_hurt(text, each, time) for each in hurt[row]):
                yield from _scene(index, time, Rank.TOLD)
            elif _is_recent(time, filed) and _may_date_news(text, sentence, time):
                yield from _scene(index, time, Rank.NAMED)


def _is_no_sentence(text: str, sentence: Sentence) -> bool:
    """Whether it is a dateline, a byline or a stamp that stands alone on its line."""
    words = text[sentence.start : sentence.end].strip()
    if (
        len(words) > DATELINE_CHARACTERS
        or not words[-1:].isalnum()
        or not _FIGURE.search(words)
        or words.isupper()
    ):
        return False
    return not any(word.islower() and len(word) > _SHORT_WORD for word in words.split())


def _is_when_hurt(text: str, casualty: Casualties, time: TimeExpression) -> bool:
    """Whether somebody was hit then: "the child shot himself on Sunday", unlike "died on Sunday"."""
    gap = text[casualty.end : time.start]
    if casualty.outcome not in HURT or not 0 <= time.start - casualty.end <= HIT_WITHIN:
        return False
    return _HIT.search(text, casualty.start, casualty.end) is not None and _NOT_THEN.search(gap) is None


def _is_recent(time: TimeExpression, filed: date | None) -> bool:
    """Whether a day merely named is one that a wire's news of the day it was filed on can be of."""
    return filed is None or (time.days is not None and (filed - time.days.last).days <= FILED_WITHIN_DAYS)


def _may_date_news(text: str, sentence: Sentence, time: TimeExpression) -> bool:
    """Whether an expression names a day, and none of what was said or came after or of what began or ended."""
    if not names_a_day(time) or time.basis is DateBasis.CONTEXT:
        return False
    if _BOUNDED.search(text, max(sentence.start, time.start - BOUND_CHARACTERS), time.start):
        return False
    if _OF_AN_EVENT.match(small(text), time.end):
        return True
    spoken = spoken_before(text, sentence, time) is not None and not _CLOCK.search(time.text)
    return not spoken and aftermath_before(text, sentence, time) is None


def _filed_on(text: str, first: Sentence, times: Sequence[TimeExpression]) -> date | None:
    """The day in the dateline that the text opens with, None where there is none."""
    body = first.start + dateline_end(text[first.start : first.end])
    return next((t.days.last for t in times if t.start < body and t.days is not None), None)


def _scene(index: int, time: TimeExpression, rank: Rank, *, said: bool = False) -> Iterator[Scene]:
    if time.days is not None:
        yield Scene(index=index, time=time, days=time.days, rank=rank, said=said)


def _is_short(text: str, time: TimeExpression) -> bool:
    """Whether it is a day or a night of the text; one in brackets of its own only stamps a page or a picture."""
    if text[time.start - 1 : time.start] == "(" and text[time.end : time.end + 1] == ")":
        return False
    return time.days is not None and time.days.days <= SCENE_DAYS and time.type in (TimexType.DATE, TimexType.TIME)


def names_a_day(time: TimeExpression) -> bool:
    """Whether the words name a day or a night, and not a clock alone."""
    return _NAMES_A_DAY.search(_CLOCK.sub("", time.text)) is not None


def date_by_scenes(drafts: Sequence[Draft], scenes: Iterable[Scene], published: date | None) -> list[Draft]:
    """The drafts, those without a day of their own on the day that the text gives to their incident elsewhere.

    A day merely named that dates another event dates none but that.
    """
    if published is None:
        return list(drafts)
    tellers = {d.time.start: d for d in drafts if d.own_days and d.time is not None}
    found = [altered(s, teller=tellers[s.time.start]) if s.time.start in tellers else s for s in scenes]
    past = [s for s in (*found, *_tellers(drafts)) if _is_past(s, published)]
    named = next((s for s in past if s.rank is Rank.NAMED and s.teller is None), None)
    told = sorted((s for s in past if s.rank is not Rank.NAMED), key=lambda s: s.index)
    rows = [s.index for s in told]

    def around(draft: Draft) -> list[Scene]:
        first = bisect_left(rows, draft.facts.index - FARTHEST)
        last = bisect_right(rows, draft.facts.index + FARTHEST, first)
        return told[first : min(last, first + MOST_SCENES)]

    return [
        _dated(d, [*around(d), *([named] if named else [])], published)
        if _wants_a_day(d)
        else _narrowed(d, around(d), published)
        for d in drafts
    ]


def _is_past(scene: Scene, published: date) -> bool:
    age = (published - scene.days.last).days
    return 0 <= age <= (OLDEST_DAYS if scene.rank is not Rank.TOLD else OLDEST_TOLD_DAYS)


def _tellers(drafts: Sequence[Draft]) -> Iterator[Scene]:
    """The violence that the text dates."""
    for draft in drafts:
        if draft.time is None or draft.days is None or not draft.own_days or draft.days.days > SCENE_DAYS:
            continue
        if draft.vague and draft.status is Status.BACKGROUND:
            continue  # "since the war began last Sunday" dates none of its incidents
        if draft.family in VIOLENT and draft.status in _PAST and draft.part.kind is not PartKind.RELATIVE:
            yield Scene(index=draft.facts.index, time=draft.time, days=draft.days, rank=Rank.TOLD, teller=draft)


def _wants_a_day(draft: Draft) -> bool:
    """Whether it has only the days of the news, or the day on which somebody spoke."""
    return draft.status is Status.HAPPENED and draft.family in VIOLENT and draft.fallback_days


def _dated(draft: Draft, scenes: Sequence[Scene], published: date) -> Draft:
    fitting = [s for s in scenes if _fits(draft, s)]
    if draft.own_days:
        fitting = [s for s in fitting if s.said and s.rank is Rank.TOLD and _is_earlier(s, draft)]
    elif draft.time is not None:
        fitting = [s for s in fitting if s.rank <= Rank.CLOCK and _is_no_later(s, draft)]
    if not fitting:
        return _narrowed(draft, scenes, published)
    often = Counter(s.days for s in fitting if s.rank is Rank.TOLD)

    def rank(scene: Scene) -> tuple[Rank, bool, bool, int, float]:
        soon, elsewhere = _says_it_soon(draft, scene), _is_of_a_place(draft, scene)
        return scene.rank, not soon, elsewhere, -often[scene.days], _distance(draft, scene)

    found = min(fitting, key=rank)
    return _on_the_day_of(draft, found, published)


def _on_the_day_of(draft: Draft, scene: Scene, published: date) -> Draft:
    because = f"no day here: “{scene.time.text}”, where the text says when it happened"
    dated = altered(
        draft,
        days=scene.days,
        time=scene.time,
        date_basis=DateBasis.CONTEXT,
        days_because=because,
        fallback_days=False,
    )
    return aged(dated, published)


def _says_it_soon(draft: Draft, scene: Scene) -> bool:
    """Whether one of the next sentences says when it happened: "The explosion took place on Monday"."""
    return scene.said and scene.rank is Rank.TOLD and 0 < scene.index - draft.facts.index <= SOON_SENTENCES


def _is_of_a_place(draft: Draft, scene: Scene) -> bool:
    """Whether people of no place are counted, and the day is that of an event of a place with other figures."""
    other = scene.teller
    if scene.said or other is None or draft.own_place or not draft.has_toll:
        return False
    return other.own_place and any(draft.count(outcome) != other.count(outcome) for outcome in HURT)


def _is_earlier(scene: Scene, draft: Draft) -> bool:
    return draft.days is not None and scene.days.last < draft.days.first and scene.teller is not draft


def _is_no_later(scene: Scene, draft: Draft) -> bool:
    """Whether what was told on a day may have happened on the scene's."""
    return draft.days is None or scene.days.first <= draft.days.last


def _distance(draft: Draft, scene: Scene) -> float:
    """How far off a scene is; of the days that are merely named the first counts."""
    if scene.rank is Rank.NAMED:
        return scene.index
    gap = scene.index - draft.facts.index
    return gap if gap >= 0 else 0.5 - gap


def _narrowed(draft: Draft, scenes: Sequence[Scene], published: date) -> Draft:
    """The draft of "overnight", "last week" on the one day within that the text tells further down."""
    if draft.days is None or draft.days.days == 1 or not draft.own_days or draft.family not in VIOLENT:
        return draft
    span = draft.days
    within = [
        s
        for s in scenes
        if s.rank is Rank.TOLD
        and s.days.days == 1
        and span.first <= s.days.first <= span.last
        and (s.index > draft.facts.index or (s.index == draft.facts.index and s.time != draft.time))
        and not _is_of_a_place(draft, s)
        and _fits(draft, s)
    ]
    if not within:
        return draft
    return _on_the_day_of(draft, within[0], published)


def _fits(draft: Draft, scene: Scene) -> bool:
    """Whether the event told there may be the same: neither its place nor its figures exclude it."""
    other = scene.teller
    if other is None:
        return True
    if scene.said and other.definite and other.sub_event is draft.sub_event:
        return True  # "The explosion took place on Monday"
    if not scene.said and any(not agree(draft, other, outcome) for outcome in HURT):
        return False
    if draft.place is None or other.place is None or not (draft.own_place and other.own_place):
        return True
    return draft.place.overlaps(other.place)
