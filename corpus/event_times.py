"""Which time expression of a sentence dates an event of it, and which only date what was said or recalled."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from corpus.clauses import Part, PartKind
from corpus.drafts import Draft, SentenceFacts
from corpus.families import Family
from corpus.records import DateBasis, DayRange, Sentence, TimeExpression, TimexType
from corpus.small_letters import small

LASTING_DAYS = 45
"""An expression that covers more names a season or a year: a state of things, not the news."""

SPEECH_WITHIN = 150
"""Characters before an expression in which a verb of saying may claim it."""

OPENS_WITHIN = 4
"""Characters before an expression that opens its sentence ("On ")."""

BOUND_CHARACTERS = 16
"""Characters before a clock in which the word stands that leads to it ("approximately ")."""

TWO_DAYS = 2
"""Times of a sentence that names two days in a row and no other."""

BESIDE = 4
"""Characters between a noun and the year that belongs to it: "the war of 2020", "the 1994 ceasefire"."""

_SPEECH = re.compile(  # over text in small letters
    r"\b(?:said|says|told|announced|(?:reported|confirmed)(?! (?:killed|dead|wounded|injured|hurt|missing)\b)|stated"
    r"|added|declared|wrote|tweeted|posted|noted|claimed|statement"
    r"|briefing|speech|interview|press conference|phone call|(?<!911 )(?<!1-1 )(?<!to a )(?<!ed a )(?<!got a )(?<!emergency )call|message|address|published|speaking|reporters|spoke)\b"
    r"(?: (?!that\b)[\w’'.-]+){0,6}?(?: (?:on|in|at|late|early))?\s*$"
)
_FOLLOWS = (
    r"(?:arrested|arrests?|charged|charges?|arraigned|indict(?:ed|ment)|convicted|sentenced|pleaded|pled|plea|booked|jailed"
    r"|extradited|surrendered|identified|released|named|revealed|disclosed|issued|mourned|mourning|gathered|buried|visited"
    r"|appeared|testified|remain(?:s|ed)?|recovering|in (?:a |the )?hospital|hospitali[sz]ed|condition|underway|under way"
    r"|turned (?:him|her|them)sel(?:f|ves) in|in custody|into custody|funeral|vigil|services|rally|hearing|surgery"
    r"|notified|interview(?:ed)?|questioned|life support|ordered|autops(?:y|ies)|ruled|ruling|captured|apprehended|searching"
    r"|seeking|sought|detained|updated?|trial|counsell?ors|denied|court(?:room)?|arraignment|judge|jury|jurors|verdict|bail|bond|prosecutors?"
    r"|warrants?|conference|filed|held for)"
)
_AFTERMATH = re.compile(  # over text in small letters
    rf"\b{_FOLLOWS}\b"
    r"(?: (?!(?:that|who|which|after|when|as|while|following)\b)[\w’'.-]+){0,5}?(?<! a)(?<! an)(?<! the),?\s*$"
)
"""What comes after an event: its day is not the event's."""
_THEN_FOLLOWS = re.compile(rf"^,?\s*(?:[\w’'.-]+ ){{0,6}}?{_FOLLOWS}\b", re.IGNORECASE)
_CHARGE = re.compile(r"\b(?:with|of|for) $")
"""Before the name of a crime that somebody is charged with."""
_AT_THAT_TIME = frozenset({"when", "as", "while"})
"""What such a clause tells of was when the main line was: "two were hurt on Monday when a shell fell"."""
_AFTER = frozenset({"after", "following"})

_SAID_AFTER = re.compile(
    r"^,?\s*(?:the |a |an )?(?:[\w’'.-]+ ){0,6}?(?:said|told|announced|reported|stated|declared|confirmed)\b",
    re.IGNORECASE,
)


_AS_OF = re.compile(r"\bas (?:of|at) (?:\w+ )?$", re.IGNORECASE)
"""Before the day up to which somebody counted."""
_SAYS = re.compile(r" (?:said|announced|confirmed|stated|reported that)\b")
"""Right behind a day: "Authorities Saturday said"."""
_POSSESSIVE = re.compile(r"['’]s?\s(?:\w+\s){0,2}")
_IN_THE_MIDST = re.compile(r"\b(?:during|at|attending) (?:a|an|the) $")
"""Before a funeral or a rally that an attack befell, and did not follow it."""
_HAD = re.compile(r"\bhad\b")
"""What somebody said on a day that others "had" done was done before it."""
_AND = re.compile(r"\s(?:and|&)\s(?:on\s)?")
_WHEN_NOT_WHICH = re.compile(r"\b(?:on|in|at|since|by|from|until|late|early)\s+$", re.IGNORECASE)
_SPANNING = re.compile(r"\b(?:between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_BOUND = re.compile(r"\b(?:since|until|till)\s+(?:last\s+|the\s+)?$", re.IGNORECASE)
_APPOSED = re.compile(r",?\s+(?:on\s+|\()?", re.IGNORECASE)
_AFTER_MIDNIGHT = re.compile(r"\b(?:after|past) midnight\b", re.IGNORECASE)
_SPANNED = re.compile(r"\s+(?:and|to|until|till|through)\s+", re.IGNORECASE)


def span_of(text: str, draft: Draft) -> DayRange | None:
    """The days of "between 27 September and 7 October" in the draft's own clause, None where it has none."""
    times = [t for t in draft.facts.times if t.days is not None]
    for first, last in pairwise(times):
        if _are_two_in_a_row(text, draft, first, last) and len(times) == TWO_DAYS and first.days and last.days:
            return DayRange(first=first.days.first, last=last.days.last)
        spanned = _SPANNED.fullmatch(text[first.end : last.start]) is not None
        opened = _SPANNING.search(text[max(0, first.start - 14) : first.start]) is not None
        own = draft.facts.clauses.part_at(first.start) == draft.part
        if spanned and opened and own and first.days and last.days and first.days.first <= last.days.last:
            return DayRange(first=first.days.first, last=last.days.last)
    return None


def _are_two_in_a_row(text: str, draft: Draft, first: TimeExpression, last: TimeExpression) -> bool:
    """Whether two days follow each other in the draft's clause: "on October 4 and 5"."""
    own = draft.facts.clauses.part_at(first.start) == draft.part == draft.facts.clauses.part_at(last.start)
    if not own or _AND.fullmatch(text, first.end, last.start) is None or first.days is None or last.days is None:
        return False
    apart = (last.days.first - first.days.first).days
    return first.type is last.type is TimexType.DATE and apart == 1 and last.days.days == first.days.days == 1


def clock_of(draft: Draft) -> TimeExpression | None:
    """The clock at the head of a live blog's entry, where the draft's own clause gives no other time."""
    clauses = draft.facts.clauses
    heads = [t for t in draft.facts.times if clauses.part_at(t.start).opener == "clock"]
    own = [t for t in draft.facts.times if clauses.part_at(t.start) == draft.part and t.days is not None]
    return heads[0] if heads and not own else None


def time_described(facts: SentenceFacts, part: Part) -> TimeExpression | None:
    """The time of which a clause says what was then: the 1990s of "since the 1990s, when thousands died"."""
    if part.opener != "when":
        return None
    return next((t for t in facts.times if t.end == part.start and t.days is not None), None)


def _owner_of(text: str, draft: Draft) -> TimeExpression | None:
    """The day whose event it is: "Tuesday's fighting", "Monday’s deadly attack"."""
    before = (t for t in draft.facts.times if t.days is not None and t.end <= draft.trigger.start)
    return next((t for t in before if _POSSESSIVE.fullmatch(text, t.end, draft.trigger.start)), None)


def own_time(text: str, draft: Draft) -> TimeExpression | None:
    """The time expression that the draft's own clause gives it, else one of its sentence's other clauses."""
    for known in (time_described(draft.facts, draft.part), _owner_of(text, draft)):
        if known is not None:
            return known
    named = [
        t
        for t in draft.facts.times
        if _names_days(t)
        and not (is_in_dateline(draft, t) or _is_running_time(text, t) or _is_of_birth(text, t))
        and not _is_compared_with(text, t)
    ]
    usable = [
        t
        for t in named
        if not is_of_speech(text, draft, t)
        and not (draft.family is Family.BREACH and draft.trigger.start <= t.start < draft.trigger.end)
        and not is_of_aftermath(text, draft, t)
        and not (draft.has_toll and _AS_OF.search(text, max(0, t.start - 20), t.start))
        and not _qualifies_another(draft, t)
    ]
    clauses = draft.facts.clauses
    own = [t for t in usable if clauses.part_at(t.start) == draft.part]
    if own:
        return _more_exact(text, _beside_its_place(draft, own) or _nearest(draft, own), own)
    if draft.part.kind is PartKind.RELATIVE:
        return None
    others = []
    for time in usable:
        part = clauses.part_at(time.start)
        apart = part.kind is PartKind.RELATIVE and part.opener != "clock"
        apart = apart or (part.opener == "since" and not draft.vague and _is_an_age(time))
        if not apart and part.opener != "before" and not _belongs_elsewhere(draft, time):
            others.append(time)
    return _nearest(draft, others) if others else None


def _is_an_age(time: TimeExpression) -> bool:
    """Whether the expression names a season, a year or more."""
    return time.days is not None and time.days.days > LASTING_DAYS


def is_a_bound(text: str, time: TimeExpression) -> bool:
    """Whether a state of things only began or ended with the expression: "since Sunday"."""
    return _BOUND.search(text[max(0, time.start - 12) : time.start]) is not None


def days_meant(text: str, time: TimeExpression) -> DayRange | None:
    """The days of an expression; "shortly after midnight" is of the second of the two that meet there."""
    days = time.days
    if days and days.days == 2 and _AFTER_MIDNIGHT.search(text[max(0, time.start - 12) : time.end]):
        return DayRange(first=days.last, last=days.last)
    return days


def is_in_dateline(draft: Draft, time: TimeExpression) -> bool:
    """Whether the expression only says when the article was filed."""
    return draft.facts.clauses.part_at(time.start).opener == "dateline"


def _qualifies_another(draft: Draft, time: TimeExpression) -> bool:
    """Whether the expression only tells which war or truce another noun means."""
    return any(
        a.start != draft.trigger.start
        and (0 <= time.start - a.end <= BESIDE or 0 <= a.start - time.end <= 1)
        and "," not in draft.facts.text[a.end : time.start]
        for a in draft.facts.actions
        if (a.vague or a.definite) and not _opens_with(draft, time, a.start)
    )


def _opens_with(draft: Draft, time: TimeExpression, noun: int) -> bool:
    """Whether the expression says when, and not which: "on Monday fighting resumed", and no "the 2020 war"."""
    text = draft.facts.text
    return time.end <= noun and _WHEN_NOT_WHICH.search(text[max(0, time.start - 12) : time.start]) is not None


def _names_days(time: TimeExpression) -> bool:
    if time.type in (TimexType.DURATION, TimexType.SET):
        return time.days is not None and time.type is TimexType.DURATION
    return time.days is not None or (time.basis is DateBasis.UNRESOLVED and not time.value.endswith("_REF"))


_UTMOST = re.compile(
    r"\b(?:worst|first|most \w+|(?:dead|blood|heav|fierc|grav|larg|bigg|great|strong|high)\w*est)\b[^.;]{0,70}"
    r"\b(?:since|in) (?:the )?(?:(?:late|early|mid)[- ])?$",
    re.IGNORECASE,
)


def _is_compared_with(text: str, time: TimeExpression) -> bool:
    """Whether the expression names an age since which nothing like it was: "the worst fighting since the 1990s"."""
    return _is_an_age(time) and _UTMOST.search(text, max(0, time.start - 110), time.start) is not None


_BORN = re.compile(r"\bborn(?: (?:on|in))? $", re.IGNORECASE)
_OF_BIRTH = re.compile(r"(?: year)? of birth\b", re.IGNORECASE)


def _is_of_birth(text: str, time: TimeExpression) -> bool:
    """Whether the expression says when somebody was born."""
    born = _BORN.search(text, max(0, time.start - 10), time.start) is not None
    return born or _OF_BIRTH.match(text, time.end) is not None


_RUNNING_TIME = re.compile(r"\d:\d\d")
_LEADS_TO_A_CLOCK = re.compile(
    r"\b(?:at|by|around|about|before|after|since|from|until|till|to|between|and|near|past|approximately|roughly)\s+$",
    re.IGNORECASE,
)


def _is_running_time(text: str, time: TimeExpression) -> bool:
    """Whether the expression is how long a film runs ("1:19"): a bare figure that nothing leads to."""
    before = text[max(0, time.start - BOUND_CHARACTERS) : time.start]
    return _RUNNING_TIME.fullmatch(time.text) is not None and _LEADS_TO_A_CLOCK.search(before) is None


def _belongs_elsewhere(draft: Draft, time: TimeExpression) -> bool:
    """Whether another event of the time's own clause has the better claim to it."""
    part = draft.facts.clauses.part_at(time.start)
    if draft.part.opener in _AT_THAT_TIME and part.kind is PartKind.MAIN:
        return False
    return any(
        draft.facts.clauses.part_at(a.start) == part
        and a.start != draft.trigger.start
        and a.vague <= draft.vague
        and not (a.weak and any(c.start < a.end and a.start < c.end for c in draft.casualties))
        for a in draft.facts.actions
    ) or (part.opener == "since" and _tells_of_another(draft, part))


def _tells_of_another(draft: Draft, part: Part) -> bool:
    """Whether the part holds a general word ("since the war began last Sunday") that its time belongs to."""
    return not draft.vague and any(
        draft.facts.clauses.part_at(a.start) == part for a in draft.facts.actions if a.vague
    )


def _beside_its_place(draft: Draft, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The expression behind the draft's own place, where another place of the list has another before it.

    As in "captured Zangilan on Tuesday and Aghband on Thursday".
    """
    if not draft.own_place or draft.place is None or len(times) < 2:
        return None
    start, end = draft.place.start, draft.place.end
    before = [t for t in times if draft.trigger.end <= t.start < start]
    after = [t for t in times if t.start >= end]
    between = [m for m in draft.facts.mentions if after and end <= m.toponym.start < after[0].start]
    return after[0] if before and after and not between else None


def _more_exact(text: str, time: TimeExpression, times: Sequence[TimeExpression]) -> TimeExpression:
    """The expression, or the day that stands beside it and lies within: "three weeks ago, on 5 October"."""
    for other in times:
        first, last = sorted((time, other), key=lambda t: t.start)
        beside = _APPOSED.fullmatch(text[first.end : last.start]) is not None
        if beside and time.days and other.days and other.days.days < time.days.days:
            return other
    return time


def _nearest(draft: Draft, times: Sequence[TimeExpression]) -> TimeExpression:
    """Of the expressions the nearest, those that mean known days and those after the trigger first."""

    def rank(time: TimeExpression) -> tuple[bool, int]:
        after = time.start >= draft.trigger.end
        gap = time.start - draft.trigger.end if after else 2 * max(0, draft.trigger.start - time.end)
        return time.days is None, gap

    return min(times, key=rank)


def is_of_speech(text: str, draft: Draft, time: TimeExpression) -> bool:
    """Whether the expression dates what somebody said and not what happened."""
    sentence = draft.facts.sentence
    spoken = spoken_before(text, sentence, time)
    if spoken is not None:
        told = [a.start for a in draft.facts.actions] + [c.start for c in draft.facts.casualties]
        return not any(spoken < start < time.start for start in told)
    if _SAYS.match(text, time.end):
        return True
    if time.start - sentence.start > OPENS_WITHIN:
        return False
    said = _SAID_AFTER.match(text[time.end : sentence.end])
    if said is None:
        return False
    told_later = _HAD.search(text, time.end + said.end(), draft.trigger.end) is not None
    return told_later or len(draft.facts.times) > 1


def is_of_aftermath(text: str, draft: Draft, time: TimeExpression) -> bool:
    """Whether the expression dates what came after the event: an arrest, a trial, a stay in hospital."""
    start = aftermath_before(text, draft.facts.sentence, time)
    if draft.family is Family.DISPLACEMENT:
        return False  # patients "in a critical condition" are taken away
    if start is not None and _IN_THE_MIDST.search(text, max(0, start - 14), start):
        return False
    if start is None or draft.trigger.start <= start < draft.trigger.end:
        return False
    if draft.family is Family.PROTEST and text.startswith("gathered", start):
        return False
    if start == time.start and _opens_its_own(text, draft, time):
        return False
    told = [a.start for a in draft.facts.actions if not _CHARGE.search(text[a.start - 6 : a.start])]
    told += [c.start for c in draft.facts.casualties]
    return not any(start < each < time.start for each in told)


def _opens_its_own(text: str, draft: Draft, time: TimeExpression) -> bool:
    """Whether what follows the expression that opens the sentence is the draft itself: "On Friday he was held"."""
    follows = _THEN_FOLLOWS.match(text[time.end : draft.facts.sentence.end])
    return follows is not None and draft.trigger.start < time.end + follows.end() <= draft.trigger.end + 1


_DYING = re.compile(r"\b(?:die[sd]?|dying|death|dead|succumb\w*|pronounced)\b", re.IGNORECASE)


def may_come_later(text: str, draft: Draft, time: TimeExpression) -> bool:
    """Whether the expression may date what followed the event: a death, or what was so "after" it."""
    if draft.part.opener in _AFTER and draft.facts.clauses.part_at(time.start) != draft.part:
        return True
    return _DYING.search(text[draft.trigger.start : draft.trigger.end]) is not None


def spoken_before(text: str, sentence: Sentence, time: TimeExpression) -> int | None:
    """Where the verb of saying stands that an expression right behind it belongs to; None if there is none."""
    return _last_before(_speech_in, text, sentence, time)


def aftermath_before(text: str, sentence: Sentence, time: TimeExpression) -> int | None:
    """The same for words of what comes after an event; right behind an expression that opens the sentence, too."""
    before = _last_before(_aftermath_in, text, sentence, time)
    if before is not None or time.start - sentence.start > OPENS_WITHIN:
        return before
    return time.start if _THEN_FOLLOWS.match(text[time.end : sentence.end]) is not None else None


def _last_before(
    found_in: Callable[[str], int | None], text: str, sentence: Sentence, time: TimeExpression
) -> int | None:
    window = max(sentence.start, time.start - SPEECH_WITHIN)
    found = found_in(small(text)[window : time.start])
    return None if found is None else window + found


@lru_cache(maxsize=64)
def _speech_in(stretch: str) -> int | None:
    """Where in a stretch the verb of saying stands that its end belongs to, for all drafts of a sentence."""
    found = _SPEECH.search(stretch)
    return None if found is None else found.start()


@lru_cache(maxsize=64)
def _aftermath_in(stretch: str) -> int | None:
    """The same for words of what comes after an event."""
    found = _AFTERMATH.search(stretch)
    return None if found is None else found.start()
