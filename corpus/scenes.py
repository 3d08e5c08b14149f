"""When an article says that its news happened, where the sentence that tells the news does not say it.

News opens with what happened and gives the day further down: "It happened on Wednesday evening", "Rescuers were
called at 12:45 a.m. Saturday", "The man was hit as he left his house on Friday".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.carrying_days import LINGERING
from corpus.drafts import Draft
from corpus.event_times import aftermath_before, spoken_before
from corpus.records import DateBasis, Sentence, Status, TimeExpression, TimexType

SCENE_DAYS = 2
"""A longer expression does not say when something happened."""

OLDEST_DAYS = 60
"""A scene longer ago is that of something else."""

_EVENT = (
    r"(?:shooting|attack|incident|explosion|blast|strike|airstrike|shelling|clash|fighting|raid|ambush|assault|bombing"
    r"|violence|killing|murder|crime|tragedy|altercation|confrontation|dispute|fight|gunfire|rampage|bombardment|standoff"
    r"|accident|crash|event|massacre|operation|offensive|robbery)(?:e?s)?"
)
_HAPPENED = re.compile(
    rf"\b(?:(?:it|this|that|all|the (?:[\w’'-]+ ){{0,3}}{_EVENT})\b[^.;]{{0,80}}?\b"
    r"(?:happened|occurred|took place|began|started|unfolded|erupted|broke out|came|was reported|were reported)"
    r"|(?:shots|gunfire|explosions?|blasts?) (?:was|were|rang|could be) (?:fired|heard|reported|out)"
    r"|(?:police|officers?|deputies|troopers|troops|soldiers|paramedics|firefighters|rescuers|crews?|medics|ambulances?"
    r"|services|personnel|authorities|units|workers|responders|department|office)\b[^.;]{0,60}?\b"
    r"(?:responded|(?:was|were) (?:called|dispatched|sent|summoned|alerted|notified)|received|arrived|rushed|got)"
    r"|(?:a|the|911|emergency) calls? (?:came|was|were))\b",
    re.IGNORECASE,
)
_NAMES_A_DAY = re.compile(r"day\b|days?’|yesterday|night|[a-z]{3}\.? \d|\d [a-z]{3}|\d[-/.]\d", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A day that the text names, and the number of its sentence.

    `told` is True where the sentence says that this is when it happened.
    """

    index: int
    time: TimeExpression
    told: bool


def find_scenes(
    text: str, sentences: Sequence[Sentence], times: Sequence[Sequence[TimeExpression]]
) -> Iterator[Scene]:
    """The days on which something was, sentence by sentence; those of what was said or came after left out."""
    for index, sentence in enumerate(sentences):
        named = [t for t in times[index] if dates_an_event(t)]
        if not named:
            continue
        said = _HAPPENED.search(text, sentence.start, sentence.legible_end)
        if said is not None:
            usable = [t for t in named if (spoken_before(text, sentence, t) or -1) < said.start()]
            if usable:
                yield Scene(index=index, time=min(usable, key=lambda t: abs(t.start - said.end())), told=True)
                continue
        for time in named:
            if spoken_before(text, sentence, time) is None and aftermath_before(text, sentence, time) is None:
                yield Scene(index=index, time=time, told=False)


def dates_an_event(time: TimeExpression) -> bool:
    """Whether the expression itself names a day, or a night."""
    if time.days is None or time.days.days > SCENE_DAYS or time.type not in (TimexType.DATE, TimexType.TIME):
        return False
    return _NAMES_A_DAY.search(_CLOCK.sub("", time.text)) is not None


def date_by_scenes(drafts: Sequence[Draft], scenes: Sequence[Scene], published: date | None) -> list[Draft]:
    """The drafts, those without a day of their own on the day that the text gives to their incident elsewhere."""
    if published is None:
        return list(drafts)
    told = [d for d in drafts if d.own_days and d.status is Status.HAPPENED and d.days and d.days.days <= SCENE_DAYS]
    return [_dated(d, told, scenes, published) if _wants_a_day(d) else d for d in drafts]


def _wants_a_day(draft: Draft) -> bool:
    """Whether it has only the days of the news, or the day on which somebody spoke."""
    return draft.status is Status.HAPPENED and draft.family in LINGERING and draft.fallback_days


def _dated(draft: Draft, told: Sequence[Draft], scenes: Sequence[Scene], published: date) -> Draft:
    found = [(False, d.facts.index, d.time) for d in told if d.time and _may_be_the_same(draft, d)]
    found += [(not s.told, s.index, s.time) for s in scenes]
    after = [
        each
        for each in found
        if (each[0] or each[1] >= draft.facts.index)
        and each[2].days and 0 <= (published - each[2].days.last).days <= OLDEST_DAYS
    ]
    if not after:
        return draft
    _, _, time = min(after, key=lambda each: each[:2])
    because = f"no day here: “{time.text}”, where the text says when it happened"
    return replace(
        draft, days=time.days, time=time, date_basis=DateBasis.CONTEXT, days_because=because, fallback_days=False
    )


def _may_be_the_same(draft: Draft, other: Draft) -> bool:
    """Whether the other may tell of the same incident: violence at a place that does not exclude it."""
    if other.family not in LINGERING:
        return False
    if draft.place is None or other.place is None or not (draft.own_place and other.own_place):
        return True
    one, two = draft.place, other.place
    return one.place_id == two.place_id or one.place_id in two.within or two.place_id in one.within
