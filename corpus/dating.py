"""When a draft happened: the time expression of its clause, the day that the passage carries on, or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from corpus.carrying_days import carry_days, days_of_the_news, same_kind_before, with_days
from corpus.clauses import PartKind
from corpus.drafts import HURT, LEAD_SENTENCES, Draft
from corpus.event_times import LASTING_DAYS, clock_of, days_meant, may_come_later, own_time, span_of
from corpus.families import VIOLENT, Family
from corpus.numerals import CARDINALS
from corpus.records import DateBasis, DayRange, Status, TimeExpression, TimexType
from corpus.rising_tolls import GREAT_TOLL, event_of_toll, is_of_a_war
from corpus.small_letters import has_any, small
from geodata.light_records import altered

TOLL_DAYS = 3
"""A toll over more days is a running total."""

OLD_AFTER_DAYS = 60
"""An event that ended so long before publication is background: news is about the last weeks."""

SUBORDINATE_OLD_AFTER_DAYS = 1
"""The same for a general word ("the war began …") below the opening or hung on to other news."""

_WITHIN_HOURS = re.compile(
    r"\b(?:(?:a few|several|some|\d+|two|three|five|ten) (?:minutes|moments|hours) ago|(?:minutes|moments|an hour) ago"
    r"|(?:past|last) few (?:minutes|hours)|right now|at this (?:very )?(?:moment|hour|minute)"
    r"|(?:are|is) (?:still|now) (?:shelling|falling|bombing|firing|shooting|striking|hitting)|as (?:we|I) speak)\b",
    re.IGNORECASE,
)
_SINCE_THE_START = re.compile(
    r"\bsince (?:the )?(?:start|beginning|outbreak|onset|renewal|resumption|war|fighting|conflict|hostilities"
    r"|escalation|offensive)\b"
)
_HAS_DONE = re.compile(r"\b(?:has|have|had)(?: (?:\w+ly|now|also|already))?(?: been)? $")
_FIRST = re.compile(r"\b(?:first|second|third|worst|heaviest|deadliest|most|biggest|largest)\b", re.IGNORECASE)
_STEMS_OF_HOURS = ("minute", "moment", "hour", "right", "still", " now ", "speak")
"""Letters without one of which _WITHIN_HOURS matches nothing."""


def date_draft(text: str, draft: Draft, earlier: Sequence[Draft], published: date | None) -> Draft:
    """The draft with its days and status by them, or with the reason why it has none."""
    if draft.status is Status.HAPPENED and is_of_a_war(draft, earlier):
        draft = altered(draft, status=Status.RUNNING_TOTAL, status_reason="the toll of all the fighting")
    if draft.status is Status.RUNNING_TOTAL:
        return altered(draft, undated="a running total covers a longer time")
    named = (
        _by_its_start(draft)
        or _by_its_clock(text, draft, published)
        or _by_its_span(text, draft, published)
        or _by_its_time(text, draft, earlier, published)
        or _by_the_hour(text, draft, published)
    )
    if named is not None:
        return named
    if draft.status is Status.HAPPENED and draft.facts.heading is not None:
        return aged(_by_its_heading(draft), published)
    if draft.status is Status.DENIED and (denied := same_kind_before(draft, earlier)) is not None:
        return with_days(draft, denied)
    if draft.status is not Status.HAPPENED:
        return altered(draft, undated=f"{draft.status.value}, and no day is named")
    return aged(carry_days(text, draft, earlier, published), published)


def _by_its_start(draft: Draft) -> Draft | None:
    """The draft as a total of what has been done "since the start of the war", None where it tells of one deed."""
    text, sentence = draft.facts.text, draft.facts.sentence
    since = _SINCE_THE_START.search(text, draft.trigger.end, sentence.legible_end)
    if since is None or _HAS_DONE.search(text, sentence.start, draft.trigger.start) is None:
        return None
    if _FIRST.search(text, sentence.start, since.start()):
        return None
    because = since.group()
    return altered(draft, status=Status.RUNNING_TOTAL, status_reason=because, undated=f"a total {because}")


def _by_its_clock(text: str, draft: Draft, published: date | None) -> Draft | None:
    """The draft of a live blog's entry: what its clock shows is of the day of publication."""
    clock = clock_of(draft)
    if clock is None or published is None:
        return None
    told = own_time(text, draft)
    if told is not None and told is not clock and told.type is not TimexType.TIME:
        return None
    if draft.facts.heading is not None:
        return _by_its_heading(draft)
    today = DayRange(first=published, last=published)
    return altered(draft, days=today, own_days=True, time=clock, date_basis=DateBasis.PUBLICATION)


def _by_its_heading(draft: Draft) -> Draft:
    """The draft on the day of the heading that it stands under."""
    heading = draft.facts.heading
    if heading is None or heading.days is None:
        return draft
    because = f"no day here: it stands under “{heading.text}”"
    return altered(
        draft, days=heading.days, own_days=True, time=heading, date_basis=DateBasis.CONTEXT, days_because=because
    )


def _by_its_span(text: str, draft: Draft, published: date | None) -> Draft | None:
    """The draft on the few days of "from Monday to Wednesday"; a toll over more of them is a running total."""
    span = span_of(text, draft)
    if span is None:
        return None
    if span.days <= TOLL_DAYS:
        return aged(
            _clipped(altered(draft, days=span, own_days=True, date_basis=DateBasis.CONTEXT), published), published
        )
    if not draft.has_toll:
        return None
    because = f"a total from {span.first} to {span.last}"
    return altered(draft, status=Status.RUNNING_TOTAL, status_reason=because, undated=because)


def _by_its_time(text: str, draft: Draft, earlier: Sequence[Draft], published: date | None) -> Draft | None:
    """The draft dated by the expression of its sentence, None where there is none."""
    if (counted := _counted_back(text, draft, earlier)) is not None:
        return aged(counted, published)
    own = own_time(text, draft)
    event = event_of_toll(draft, earlier) if own is not None else None
    if event is not None and event.days and own and own.days and event.days.last < own.days.first:
        return aged(with_days(draft, event), published)
    if own is not None:
        if _is_of_what_comes(draft, own, published):
            return None
        return aged(_clipped(_dated(text, draft, own), published), published)
    bound = _long_before(draft, published)
    if bound is None or draft.status is not Status.HAPPENED:
        return None
    because = f"before “{bound.text}”"
    return altered(draft, status=Status.BACKGROUND, status_reason=because, undated=because)


def _long_before(draft: Draft, published: date | None) -> TimeExpression | None:
    """The time, long past, that the sentence says the event lies before ("30,000 died before a truce in 1994")."""
    clauses = draft.facts.clauses
    if published is None or clauses.part_at(draft.trigger.start).opener == "before":
        return None
    for time in draft.facts.times:
        past = time.days is not None and (published - time.days.last).days > OLD_AFTER_DAYS
        if past and clauses.part_at(time.start).opener in {"before", "until"} and time.start > draft.trigger.start:
            return time
    return None


def _is_of_what_comes(draft: Draft, time: TimeExpression, published: date | None) -> bool:
    """Whether a deed known as done stands beside a later day, which is another's: "the murder … on Friday's agenda"."""
    known = draft.definite and draft.family in VIOLENT and draft.status is Status.HAPPENED
    return known and published is not None and time.days is not None and time.days.first > published


def _by_the_hour(text: str, draft: Draft, published: date | None) -> Draft | None:
    """The draft of "a few minutes ago", "right now": the hour of the news lies on its day of publication."""
    if published is None or draft.status is not Status.HAPPENED or draft.part.kind is PartKind.RELATIVE:
        return None
    start, end = draft.facts.sentence.start, draft.facts.sentence.end
    if not has_any(small(text)[start:end], _STEMS_OF_HOURS):
        return None
    hour = _WITHIN_HOURS.search(" ".join(text[start:end].split()))
    if hour is None:
        return None
    today = DayRange(first=published, last=published)
    because = f"“{hour.group()}”: the day of publication"
    return altered(draft, days=today, own_days=True, date_basis=DateBasis.PUBLICATION, days_because=because)


_DAYS_AFTER = re.compile(r"\b(a|one|two|three|four|five|six|seven|ten|\d{1,2}) (day|week)s?\s*$", re.IGNORECASE)


def _counted_back(text: str, draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """The draft dated by "two days after …": so many days before what the passage told last."""
    if draft.part.opener != "after":
        return None
    counted = _DAYS_AFTER.search(text[max(draft.facts.sentence.start, draft.part.start - 30) : draft.part.start])
    told = [
        d
        for d in earlier
        if (d.own_days or d.time is not None) and d.days is not None and d.status is Status.HAPPENED
    ]
    if counted is None or not told:
        return None
    number, unit = counted.group(1).casefold(), counted.group(2).casefold()
    base = told[-1].days
    back = (1 if number == "a" else CARDINALS.get(number) or int(number)) * (7 if unit == "week" else 1)
    if base is None:
        return None
    days = DayRange(first=base.first - timedelta(days=back), last=base.last - timedelta(days=back))
    because = f"“{counted.group().strip()} after”, counted back from what was told before"
    return altered(draft, days=days, own_days=True, date_basis=DateBasis.CONTEXT, days_because=because)


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
        return altered(draft, days=DayRange(first=draft.days.first, last=published))
    if draft.time is not None and draft.time.type is TimexType.TIME:
        return altered(draft, days=DayRange(first=published, last=published))
    if draft.family is Family.AGREEMENT:
        said = "agreed on for a later day: news of the day of publication or the day before"
        return altered(days_of_the_news(draft, published), time=None, own_days=False, days_because=said)
    return altered(draft, status=Status.PLANNED, status_reason="its day lies after publication")


def _dated(text: str, draft: Draft, time: TimeExpression) -> Draft:
    days = _under_its_heading(draft, time, days_meant(text, time))
    if days is None:
        reason = f"“{time.text}” has no day without the article's day of publication"
        return altered(draft, time=time, own_days=True, undated=reason)
    if _is_a_total_of_days(draft, days):
        because = f"a total from {days.first} to {days.last}"
        return altered(draft, status=Status.RUNNING_TOTAL, status_reason=because, undated=because)
    later = may_come_later(text, draft, time)
    return altered(draft, days=days, own_days=True, time=time, date_basis=time.basis, fallback_days=later)


def _is_a_total_of_days(draft: Draft, days: DayRange) -> bool:
    """Whether so many people over so many days were harmed in no event that the sentence tells ("last week")."""
    told = draft.status is Status.HAPPENED and (draft.sub_event is None or draft.vague)
    if not told or not TOLL_DAYS < days.days <= LASTING_DAYS:
        return False
    return any((count := draft.count(outcome)) is not None and count.low >= GREAT_TOLL for outcome in HURT)


_COUNTED_FROM_NOW = re.compile(
    r"(?:earlier |late(?:r)? )?(?:today|tonight|yesterday|overnight|last night|this (?:morning|afternoon|evening|night))"
    r"(?: (?:morning|afternoon|evening|night))?",
    re.IGNORECASE,
)


def _under_its_heading(draft: Draft, time: TimeExpression, days: DayRange | None) -> DayRange | None:
    """The days meant, those of "today" counted from the day that the passage stands under."""
    heading, published = draft.facts.heading, draft.facts.published
    counted = published is not None and _COUNTED_FROM_NOW.fullmatch(time.text)
    if not counted or published is None or days is None or heading is None or heading.days is None:
        return days
    back = published - heading.days.last
    return DayRange(first=days.first - back, last=days.last - back)


def aged(draft: Draft, published: date | None) -> Draft:
    """The draft as background where its days lie long before the news of the article."""
    if draft.status is not Status.HAPPENED or draft.days is None:
        return draft
    if draft.days.days > LASTING_DAYS:
        return altered(draft, status=Status.BACKGROUND, status_reason=f"{draft.days.days} days are named, no day")
    if published is None:
        return draft
    age = (published - draft.days.last).days
    aside = draft.part.kind is not PartKind.MAIN or draft.facts.index >= LEAD_SENTENCES
    if age > OLD_AFTER_DAYS or (aside and draft.vague and not draft.has_toll and age > SUBORDINATE_OLD_AFTER_DAYS):
        return altered(draft, status=Status.BACKGROUND, status_reason=f"{age} days before publication")
    return draft
