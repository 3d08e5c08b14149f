"""The days of an event whose own clause names none: carried on by the passage, or those of the news."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from corpus.clauses import PartKind, dateline_end
from corpus.drafts import Draft
from corpus.event_times import days_meant, is_a_bound, is_in_dateline, is_of_speech
from corpus.families import VIOLENT, Family
from corpus.records import DateBasis, DayRange, Status, TimeExpression, TimexType
from geodata.light_records import altered

JUST_BEFORE_SENTENCES = 2
FRESH_DAYS = 3
"""News told so few sentences before, and so few days before publication, lends its day to what follows it."""

NEWS_WITHIN_DAYS = 1
"""News without a day of its own is of the day of publication or this many days before."""

DATELINE_CHARACTERS = 200
_DAY_OF_FILING = re.compile(r"\b(?P<day>\d{1,2})\s[A-Za-z]{3}|\b[A-Z][A-Za-z]{2,8}\.?\s(?P<first>\d{1,2})\b")

TOLL_WITHIN = 100
"""Characters from a toll to the day on which it was counted."""

_OF_A_TOLL = re.compile(r"\b(?:toll|number of (?:the )?(?:dead|deaths|killed|victims|wounded|injured))\b[^.]*$")
_CONTINUING = re.compile(
    r"(?: [\w-]+){0,4}? (?:(?:were|are|was|is) (?:still )?(?:continuing|going on|ongoing|under ?way|raging)"
    r"|continues?\b|rages?\b)"
)
_VIOLENCE = VIOLENT | {Family.DISPLACEMENT}
_FOLLOWING = frozenset({Family.ARRESTS, Family.PRISONERS, Family.TALKS, Family.AGREEMENT})
_LINGERING = _VIOLENCE | {Family.ARRESTS, Family.PRISONERS}


def carry_days(text: str, draft: Draft, earlier: Sequence[Draft], published: date | None) -> Draft:
    """The days that the passage carries on to a sentence that names none, else the day on which it was said."""
    if (named := _named_before(draft, earlier)) is not None:
        told = altered(draft, days=days_meant(text, named), date_basis=DateBasis.CONTEXT)
        return altered(told, days_because=f"told of “{named.text}”, named just before")
    past = _past_being_told(draft, earlier)
    return with_days(draft, past) if past is not None else _days_of_its_news(text, draft, earlier, published)


def _days_of_its_news(text: str, draft: Draft, earlier: Sequence[Draft], published: date | None) -> Draft:
    """The days on which it was said, or those of what the passage told before."""
    spoken = _spoken_day(text, draft)
    if spoken is not None and draft.sub_event is not None and not draft.definite:
        return _dated_by_speech(draft, spoken)
    if (same := same_kind_before(draft, earlier)) is not None:
        return with_days(draft, same)
    if spoken is not None:
        return _dated_by_speech(draft, spoken)
    if _goes_on(text, draft):
        return days_of_the_news(draft, published)
    news = _told_just_before(draft, earlier, published)
    return with_days(draft, news) if news is not None else _of_the_same_news(draft, earlier, published)


def _goes_on(text: str, draft: Draft) -> bool:
    """Whether a fight is said to go on as the news is told: "clashes were continuing near Hadrut"."""
    end = draft.facts.sentence.end
    return draft.vague and _CONTINUING.match(text, draft.trigger.end, end) is not None


def _of_the_same_news(draft: Draft, earlier: Sequence[Draft], published: date | None) -> Draft:
    """The draft on the days of the news, on that one of them on which the passage told the last event."""
    dated = days_of_the_news(draft, published)
    span = dated.days
    for before in reversed(earlier):
        days = before.days
        told = (
            before.status is Status.HAPPENED and days is not None and days.days == 1 and not before.fallback_days
        )
        told = told and before.family not in _FOLLOWING
        if told and days and span and span.first <= days.first <= span.last:
            words = before.time.text if before.time else "the day told before"
            return altered(dated, days=days, days_because=f"no day is named: news of the same day as “{words}”")
    return dated


def same_kind_before(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """The last event of a kind that goes on with this one, if its sentence gave it a day."""
    if draft.family in _VIOLENCE:
        families = _VIOLENCE  # nobody is killed on the day of the arrest
    else:
        families = _LINGERING if draft.family in _LINGERING else frozenset({draft.family})
    for before in reversed(earlier):
        told = before.status is Status.HAPPENED and before.own_days and before.family in families
        if told and not _is_told_beside(before, earlier):
            return before
    return None


def _is_told_beside(before: Draft, earlier: Sequence[Draft]) -> bool:
    """Whether only a clause of time tells it, the main line another event: "…, a day after four had died"."""
    if before.part.opener not in ("after", "before"):
        return False
    return any(
        d.facts.index == before.facts.index and d.own_days and d.part.opener not in ("after", "before")
        for d in earlier
    )


def _told_just_before(draft: Draft, earlier: Sequence[Draft], published: date | None) -> Draft | None:
    """The news of another kind told a sentence or two before, if it is as fresh as the article."""
    for before in reversed(earlier):
        if draft.facts.index - before.facts.index > JUST_BEFORE_SENTENCES or published is None:
            return None
        fresh = before.days is not None and (published - before.days.last).days <= FRESH_DAYS
        together = before.facts.sentence.paragraph == draft.facts.sentence.paragraph
        follows = draft.family in _VIOLENCE and before.family in (Family.ARRESTS, Family.PRISONERS)
        if before.status is Status.HAPPENED and before.own_days and (fresh or together) and not follows:
            return before
    return None


def _spoken_day(text: str, draft: Draft) -> TimeExpression | None:
    """The day on which the sentence says that it was said."""
    named = [t for t in draft.facts.times if t.days is not None and not is_in_dateline(draft, t)]
    return next((t for t in named if t.days and t.days.days <= 2 and is_of_speech(text, draft, t)), None)


def _dated_by_speech(draft: Draft, spoken: TimeExpression) -> Draft:
    because = f"no day of its own: said on “{spoken.text}”"
    days = DayRange(first=spoken.days.first, last=spoken.days.first) if spoken.days else None
    return altered(
        draft, days=days, time=spoken, date_basis=spoken.basis, days_because=because, fallback_days=True
    )


def _named_before(draft: Draft, earlier: Sequence[Draft]) -> TimeExpression | None:
    """The last time that the sentence before names, if it told nothing itself: what follows goes on from it."""
    if any(d.facts.index == draft.facts.index - 1 for d in earlier):
        return None
    text = draft.facts.text
    named = [
        t
        for t in draft.facts.before_times
        if t.days is not None
        and t.type is not TimexType.DURATION
        and not is_a_bound(text, t)
        and not (draft.has_toll and _OF_A_TOLL.search(text, max(0, t.start - TOLL_WITHIN), t.start))
    ]
    return named[-1] if named else None


def _past_being_told(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """The background event just told, where the draft goes on telling of the past in the same paragraph."""
    told = [d for d in earlier if d.part.kind is not PartKind.RELATIVE]
    last = told[-1] if told else None
    if last is None or last.status is not Status.BACKGROUND or last.days is None:
        return None
    if last.family is Family.AGREEMENT and last.part.kind is not PartKind.MAIN:
        return None  # an event of the news, told in passing
    near = draft.facts.index - last.facts.index <= 1
    same = last.facts.sentence.paragraph == draft.facts.sentence.paragraph
    return last if near and same and draft.part.kind is not PartKind.RELATIVE else None


def with_days(draft: Draft, before: Draft) -> Draft:
    """The draft on the days of an event told before, and why."""
    if before.days is None:
        return altered(draft, undated=before.undated, days_because="told of the same day as what stands before")
    words = before.time.text if before.time else ""
    because = f"no day here: “{words}” a little earlier" if words else "no day here: the day told before"
    return altered(
        draft,
        days=before.days,
        date_basis=DateBasis.CONTEXT,
        days_because=because,
        fallback_days=before.fallback_days,
    )


@lru_cache(maxsize=8)
def is_filed_on(text: str, day: date) -> bool:
    """Whether the text opens with a dateline of that day: "LIMA, 3 MAY 90 (EFE) --" on the third."""
    head = text[:DATELINE_CHARACTERS]
    filed = _DAY_OF_FILING.search(head, 0, dateline_end(head))
    return filed is not None and int(filed["day"] or filed["first"]) == day.day


def days_of_the_news(draft: Draft, published: date | None) -> Draft:
    """The draft with the day of publication or the one before, as a range; undated where nobody knows the day."""
    if published is None:
        return altered(draft, undated="neither the text nor its publication gives a day")
    if is_filed_on(draft.facts.text, published):
        days = DayRange(first=published, last=published)
        because = "no day is named: a wire's news of the day that it was filed on"
    else:
        days = DayRange(first=published - timedelta(days=NEWS_WITHIN_DAYS), last=published)
        because = "no day is named: news of the day of publication or the day before"
    return altered(draft, days=days, date_basis=DateBasis.PUBLICATION, days_because=because, fallback_days=True)
