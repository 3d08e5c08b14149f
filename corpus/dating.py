"""When a draft happened: the time expression of its clause, the day that the passage carries on, or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from corpus.clauses import Part, PartKind
from corpus.drafts import Draft
from corpus.families import Family
from corpus.records import DateBasis, DayRange, Status, TimeExpression, TimexType

OLD_AFTER_DAYS = 60
"""An event that ended so long before publication is background: news is about the last weeks."""

SUBORDINATE_OLD_AFTER_DAYS = 1
"""The same for a general word ("the war began …") below the opening or hung on to other news."""

JUST_BEFORE_SENTENCES = 2
FRESH_DAYS = 3
"""News told so few sentences before, and so few days before publication, lends its day to what follows it."""

LEAD_SENTENCES = 2
"""The opening of an article: what stands there is its news."""

NEWS_WITHIN_DAYS = 1
"""News without a day of its own is of the day of publication or this many days before."""

LASTING_DAYS = 45
"""An expression that covers more names a season or a year: a state of things, not the news."""

_SPEECH = re.compile(
    r"\b(?:said|says|told|announced|reported|stated|added|declared|wrote|tweeted|posted|confirmed|noted|claimed|statement"
    r"|briefing|speech|interview|press conference|phone call|call|message|address|published|speaking|reporters|spoke)\b"
    r"(?: (?!that\b)[\w’'.-]+){0,6}?(?: (?:on|in|at|late|early))?\s*$",
    re.IGNORECASE,
)
_SAID_AFTER = re.compile(
    r"^,?\s*(?:the |a |an )?(?:[\w’'.-]+ ){0,6}?(?:said|told|announced|reported|stated|declared|confirmed)\b",
    re.IGNORECASE,
)
_AFTER_MIDNIGHT = re.compile(r"\b(?:after|past) midnight\b", re.IGNORECASE)
_LINGERING = (Family.VIOLENCE, Family.BREACH, Family.DISPLACEMENT, Family.ARRESTS, Family.PRISONERS)


def date_draft(text: str, draft: Draft, earlier: Sequence[Draft], published: date | None) -> Draft:
    """The draft with its days and status by them, or with the reason why it has none."""
    if draft.status is Status.RUNNING_TOTAL:
        return replace(draft, undated="a running total covers a longer time")
    own = _own_time(text, draft)
    if own is not None:
        return _aged(_clipped(_dated(text, draft, own), published), published)
    if draft.status is not Status.HAPPENED:
        return replace(draft, undated=f"{draft.status.value}, and no day is named")
    return _carried(text, draft, earlier, published)


def _clipped(draft: Draft, published: date | None) -> Draft:
    """What happened did so by the day of publication: later days are cut off, or are of something planned."""
    if (
        published is None
        or draft.days is None
        or draft.days.last <= published
        or draft.status is not Status.HAPPENED
    ):
        return draft
    if draft.days.first <= published:
        return replace(draft, days=DayRange(first=draft.days.first, last=published))
    if draft.time is not None and draft.time.type is TimexType.TIME:
        return replace(draft, days=DayRange(first=published, last=published))
    if draft.family is Family.AGREEMENT:
        said = "agreed on for a later day: news of the day of publication or the day before"
        return replace(_of_the_news(draft, published), time=None, own_days=False, days_because=said)
    return replace(draft, status=Status.PLANNED, status_reason="its day lies after publication")


def _dated(text: str, draft: Draft, time: TimeExpression) -> Draft:
    if time.days is None:
        reason = f"“{time.text}” has no day without the article's day of publication"
        return replace(draft, time=time, own_days=True, undated=reason)
    days = time.days
    if days.days == 2 and _AFTER_MIDNIGHT.search(text[max(0, time.start - 12) : time.end]):
        days = DayRange(first=days.last, last=days.last)
    return replace(draft, days=days, own_days=True, time=time, date_basis=time.basis)


def _own_time(text: str, draft: Draft) -> TimeExpression | None:
    """The time expression that the draft's own clause gives it, else one of its sentence's other clauses."""
    named = [t for t in draft.facts.times if _names_days(t) and not _is_in_dateline(draft, t)]
    usable = [t for t in named if not _is_of_speech(text, draft, t) and not _qualifies_another(draft, t)]
    clauses = draft.facts.clauses
    own = [t for t in usable if clauses.part_at(t.start) == draft.part]
    if own:
        return _nearest(draft, own)
    if draft.part.kind is PartKind.RELATIVE:
        return None
    others = []
    for time in usable:
        part = clauses.part_at(time.start)
        apart = part.kind is PartKind.RELATIVE and part.opener != "clock"
        if not apart and part.opener != "before" and not _belongs_elsewhere(draft, time):
            others.append(time)
    return _nearest(draft, others) if others else None


def _is_in_dateline(draft: Draft, time: TimeExpression) -> bool:
    return draft.facts.clauses.part_at(time.start).opener == "dateline"


BESIDE = 4
"""Characters between a noun and the year that belongs to it: "the war of 2020", "the 1994 ceasefire"."""


def _qualifies_another(draft: Draft, time: TimeExpression) -> bool:
    """Whether the expression only tells which war or truce another noun means."""
    return any(
        a.start != draft.trigger.start and (0 <= time.start - a.end <= BESIDE or 0 <= a.start - time.end <= 1)
        for a in draft.facts.actions
        if a.vague or a.definite
    )


def _names_days(time: TimeExpression) -> bool:
    if time.type in (TimexType.DURATION, TimexType.SET):
        return time.days is not None and time.type is TimexType.DURATION
    return time.days is not None or (time.basis is DateBasis.UNRESOLVED and not time.value.endswith("_REF"))


def _belongs_elsewhere(draft: Draft, time: TimeExpression) -> bool:
    """Whether another event of the time's own clause has the better claim to it."""
    part = draft.facts.clauses.part_at(time.start)
    return any(
        draft.facts.clauses.part_at(a.start) == part and a.start != draft.trigger.start and a.vague <= draft.vague
        for a in draft.facts.actions
    ) or (part.opener == "since" and _tells_of_another(draft, part))


def _tells_of_another(draft: Draft, part: Part) -> bool:
    """Whether the part holds a general word ("since the war began last Sunday") that its time belongs to."""
    return not draft.vague and any(
        draft.facts.clauses.part_at(a.start) == part for a in draft.facts.actions if a.vague
    )


def _nearest(draft: Draft, times: Sequence[TimeExpression]) -> TimeExpression:
    """Of the expressions the nearest, those that mean known days and those after the trigger first."""

    def rank(time: TimeExpression) -> tuple[bool, int]:
        after = time.start >= draft.trigger.end
        gap = time.start - draft.trigger.end if after else 2 * max(0, draft.trigger.start - time.end)
        return time.days is None, gap

    return min(times, key=rank)


def _is_of_speech(text: str, draft: Draft, time: TimeExpression) -> bool:
    """Whether the expression dates what somebody said and not what happened."""
    sentence = draft.facts.sentence
    before = text[sentence.start : time.start]
    spoken = _SPEECH.search(before)
    if spoken is not None:
        told = [a.start for a in draft.facts.actions] + [c.start for c in draft.facts.casualties]
        return not any(sentence.start + spoken.start() < start < time.start for start in told)
    at_start = time.start - sentence.start <= 4
    return at_start and _SAID_AFTER.match(text[time.end : sentence.end]) is not None and len(draft.facts.times) > 1


def _aged(draft: Draft, published: date | None) -> Draft:
    """The draft as background where its days lie long before the news of the article."""
    if draft.status is not Status.HAPPENED or draft.days is None:
        return draft
    if draft.days.days > LASTING_DAYS:
        return replace(draft, status=Status.BACKGROUND, status_reason=f"{draft.days.days} days are named, no day")
    if published is None:
        return draft
    age = (published - draft.days.last).days
    aside = draft.part.kind is not PartKind.MAIN or draft.facts.index >= LEAD_SENTENCES
    if age > OLD_AFTER_DAYS or (aside and draft.vague and age > SUBORDINATE_OLD_AFTER_DAYS):
        return replace(draft, status=Status.BACKGROUND, status_reason=f"{age} days before publication")
    return draft


def _carried(text: str, draft: Draft, earlier: Sequence[Draft], published: date | None) -> Draft:
    """The days that the passage carries on to a sentence that names none, else the day on which it was said."""
    families = _LINGERING if draft.family in _LINGERING else (draft.family,)
    spoken = _spoken_day(text, draft)
    if spoken is not None and draft.sub_event is not None and not draft.definite:
        return _dated_by_speech(draft, spoken)
    if (past := _past_being_told(draft, earlier)) is not None:
        return _aged(_with_days(draft, past), published)
    for before in reversed(earlier):
        if before.status is Status.HAPPENED and before.own_days and before.family in families:
            return _with_days(draft, before)
    if spoken is not None:
        return _dated_by_speech(draft, spoken)
    if (news := _told_just_before(draft, earlier, published)) is not None:
        return _with_days(draft, news)
    return _of_the_news(draft, published)


def _told_just_before(draft: Draft, earlier: Sequence[Draft], published: date | None) -> Draft | None:
    """The news of another kind told a sentence or two before, if it is as fresh as the article."""
    for before in reversed(earlier):
        if draft.facts.index - before.facts.index > JUST_BEFORE_SENTENCES or published is None:
            return None
        fresh = before.days is not None and (published - before.days.last).days <= FRESH_DAYS
        if before.status is Status.HAPPENED and before.own_days and fresh:
            return before
    return None


def _spoken_day(text: str, draft: Draft) -> TimeExpression | None:
    """The day on which the sentence says that it was said."""
    named = [t for t in draft.facts.times if t.days is not None and not _is_in_dateline(draft, t)]
    return next((t for t in named if t.days and t.days.days <= 2 and _is_of_speech(text, draft, t)), None)


def _dated_by_speech(draft: Draft, spoken: TimeExpression) -> Draft:
    because = f"no day of its own: said on “{spoken.text}”"
    days = DayRange(first=spoken.days.first, last=spoken.days.first) if spoken.days else None
    return replace(draft, days=days, time=spoken, date_basis=spoken.basis, days_because=because)


def _past_being_told(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """The background event just told, where the draft goes on telling of the past in the same paragraph."""
    told = [d for d in earlier if d.part.kind is not PartKind.RELATIVE]
    last = told[-1] if told else None
    if last is None or last.status is not Status.BACKGROUND or last.days is None:
        return None
    near = draft.facts.index - last.facts.index <= 1
    same = last.facts.sentence.paragraph == draft.facts.sentence.paragraph
    return last if near and same and draft.part.kind is not PartKind.RELATIVE else None


def _with_days(draft: Draft, before: Draft) -> Draft:
    if before.days is None:
        return replace(draft, undated=before.undated, days_because="told of the same day as what stands before")
    words = before.time.text if before.time else ""
    because = f"no day here: “{words}” a little earlier" if words else "no day here: the day told before"
    return replace(draft, days=before.days, date_basis=DateBasis.CONTEXT, days_because=because)


def _of_the_news(draft: Draft, published: date | None) -> Draft:
    if published is None:
        return replace(draft, undated="neither the text nor its publication gives a day")
    days = DayRange(first=published - timedelta(days=NEWS_WITHIN_DAYS), last=published)
    because = "no day is named: news of the day of publication or the day before"
    return replace(draft, days=days, date_basis=DateBasis.PUBLICATION, days_because=because)
