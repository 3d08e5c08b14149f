"""Which event of a sentence bears a count: of its clause, its day and its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.clauses import Part, PartKind
from corpus.counting import IN_PLACE
from corpus.drafts import Draft, SentenceFacts
from corpus.event_times import time_described
from corpus.families import Family
from corpus.records import Casualties, DayRange, Outcome, Status
from corpus.records import SubEventType as Sub
from geodata.place import ToponymUse

TOGETHER_DAYS = 2
"""A longer expression sets no two tolls of one sentence apart."""

OUTCOME_FAMILY = {
    Outcome.DISPLACED: (Family.DISPLACEMENT, Sub.DISPLACEMENT),
    Outcome.DETAINED: (Family.ARRESTS, Sub.ARRESTS),
    Outcome.RELEASED: (Family.PRISONERS, Sub.PRISONER_EXCHANGE),
}
_BEARS_A_TOLL = (
    Family.VIOLENCE,
    Family.BREACH,
    Family.OTHER,
    Family.PROPERTY,
    Family.TERRITORY,
    Family.PROTEST,
    Family.DISPLACEMENT,
)
_TIME_APART = re.compile(
    r"\b(?:an?|one|two|three|four|five|six|seven|ten|several|few|\d+) (?:hours?|days?|weeks?|months?|years?)\s?$"
)
_SAYS = re.compile(
    r"\b(?:sa(?:id|ys?)|reports?|reported|claims?|claimed|puts?|announced|acknowledged|admitted|confirmed)\b"
)
_AND = re.compile(r"\b(?:and|while|but)\s(?:[\w-]+\s){0,2}$|[,;]\s(?:and\s)?$")

_COMING_FROM = re.compile(
    r"\b(?:from|(?:residents?|natives?|inhabitants?|citizens?|people) of)\s(?:the\s(?:town|village|city)\sof\s)?$",
    re.IGNORECASE,
)
"""Before where people are from: what befell them befell them elsewhere."""


def bearer_of(drafts: Sequence[Draft], casualty: Casualties) -> int | None:
    """Which draft a count belongs to: of those that can bear it the one of its own part, else the nearest."""
    wanted = OUTCOME_FAMILY.get(casualty.outcome)
    families = (wanted[0],) if wanted else _BEARS_A_TOLL
    part = drafts[0].facts.clauses.part_at(casualty.start) if drafts else None
    aside = part is not None and time_described(drafts[0].facts, part) is not None
    able = [
        i
        for i, d in enumerate(drafts)
        if d.family in families
        and d.status in (Status.HAPPENED, Status.BACKGROUND)
        and (d.part == part or not (d.part.kind is PartKind.RELATIVE or aside))
    ]
    if part is not None and (_is_of_another_time(drafts[0].facts, part) or _is_said_apart(drafts[0].facts, part)):
        able = [i for i in able if drafts[i].part == part]
    if not able:
        return None
    elsewhere = _parts_elsewhere(drafts[0].facts, part)
    if all(drafts[i].part in elsewhere for i in able):
        return None  # the count has a place of its own, and so have all events that could bear it

    def distance(i: int) -> tuple[bool, int, bool, int]:
        draft = drafts[i]
        gap = max(draft.trigger.start - casualty.end, casualty.start - draft.trigger.end, 0)
        return draft.part in elsewhere, families.index(draft.family), draft.part != part, gap

    return min(able, key=distance)


def _is_of_another_time(facts: SentenceFacts, part: Part) -> bool:
    """Whether a clause tells what was some time earlier or later: "two days after four people had died"."""
    hung = part.opener in ("after", "before")
    return hung and _TIME_APART.search(facts.text, facts.sentence.start, part.start) is not None


def _is_said_apart(facts: SentenceFacts, part: Part) -> bool:
    """Whether a clause tells what somebody else says: "…, Baku said, while the other side reported two dead"."""
    return part.opener in ("while", "whereas") and _SAYS.search(facts.text, part.start, part.end) is not None


def _parts_elsewhere(facts: SentenceFacts, part: Part | None) -> frozenset[Part]:
    """The other clauses with places of their own, where the part has one."""
    placed = {
        facts.clauses.part_at(m.toponym.start)
        for m in facts.mentions
        if m.toponym.use is ToponymUse.LITERAL
        and not _COMING_FROM.search(facts.text, max(0, m.toponym.start - 30), m.toponym.start)
    }
    return frozenset(placed - {part}) if part in placed else frozenset()


def is_of_another_place(
    facts: SentenceFacts, drafts: Sequence[Draft], casualty: Casualties, *, in_row: bool
) -> bool:
    """Whether a count names its own place and the events were elsewhere: "Agdam was hit and two died in Barda".

    Of counts in a row ("two died in Barda and one in Agdam; rockets were used") each is told of its own place.
    """
    named = [m for m in facts.mentions if m.toponym.use is ToponymUse.LITERAL and m.place is not None]
    own = next((m for m in named if IN_PLACE.fullmatch(facts.text, casualty.end, m.toponym.start)), None)
    before = [d for d in drafts if d.trigger.end <= casualty.start]
    if own is None or own.place is None:
        return False
    if not before:
        return in_row
    if len(before) < len(drafts):
        return False
    others = [m.place for m in named if m.toponym.end <= casualty.start and m.place is not None]
    joint = facts.text[before[-1].trigger.end : casualty.start]
    apart = all(not {own.place.place_id}.intersection({p.place_id, *p.within}) for p in others)
    return bool(others) and apart and _AND.search(joint) is not None


def day_windows(facts: SentenceFacts, counted: Sequence[Casualties]) -> list[tuple[int, DayRange | None]]:
    """Where each count begins, with the first day that is named behind it before the next, None where none is."""
    whole = [c for c in counted if not c.part]
    if len(whole) < 2:
        return []
    starts = [c.start for c in whole]
    short = [t for t in facts.times if t.days and t.days.days <= TOGETHER_DAYS]
    return [
        (start, next((t.days for t in short if start <= t.start < end), None))
        for start, end in pairwise([*starts, facts.sentence.legible_end])
    ]


def is_on_another_day(windows: Sequence[tuple[int, DayRange | None]], casualty: Casualties, draft: Draft) -> bool:
    """Whether a count names a day and the event another: "two died on Monday and five in Sunday's shelling"."""
    days = [
        next((day for start, day in reversed(windows) if start <= at), None)
        for at in (casualty.start, draft.trigger.start)
    ]
    return None not in days and days[0] != days[1]
