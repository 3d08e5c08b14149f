"""The casualties of a sentence as they count: tolls, figures overtaken and running totals told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.casualty_overtaken import SEPARATE
from corpus.clauses import PartKind
from corpus.drafts import SentenceFacts
from corpus.numerals import CARDINALS
from corpus.records import Casualties, Count
from corpus.small_letters import small
from geodata.place import ToponymUse

_SO_FAR = re.compile(
    r"\b(?:since|so far|to date|in all|altogether|in total|total|overall|up to now|until now|by now|have now"
    r"|toll (?:from|in|of) (?:(?!\w*day\b)\w+ ){0,4}(?:fighting|hostilities|war|clashes|conflict|violence)"
    rf"|in a week|over the (?:same|past|last)|the (?:war|conflict) has|recently|{SEPARATE})\b",
    re.IGNORECASE,
)
_BEFORE_THIS = re.compile(
    r"\b(?:from|instead of|rather than|than the)\s+$"
    r"|(?<=[\w,;] )(?<!hour )(?<!hours )(?<!day )(?<!days )(?<!week )(?<!weeks )(?<!month )(?<!months )(?<!year )(?<!years )"
    r"(?<!night )(?<!evening )(?:previously|earlier|initially)\s+$"
    r"|\b(?:earlier|previous|initial|first) (?:count|toll|figure|report|number|statement|estimate|version)s?(?: of \w+ \w+)? (?:of|gave)\s"
    r"[^.;]{0,40}$",
    re.IGNORECASE,
)
_IS_A_TOLL = re.compile(r"\btoll(?: has)? hits?\b", re.IGNORECASE)
"""Where a toll "hits" a figure, nobody is hit."""

_EVERYTHING = re.compile(  # over text in small letters
    r"\b(?:all told|in all|altogether|so far|to date|dead in the (?:war|conflict))\b"
)
_FURTHER = re.compile(
    rf"(?:,|;|\band)\s(?:and\s)?(?:a\sfurther\s|another\s)?(?P<number>{'|'.join(CARDINALS)}|\d[\d,]*)"
    r"(?:\s(?:more|others?|people|civilians?|soldiers?|servicem[ae]n|persons?|each)){0,2}\s(?:in|at|near|on|outside)\s",
    re.IGNORECASE,
)
_VERB_BETWEEN = re.compile(r"[.;]\s|\b(?:was|were|had|has|have|said|after|when|while|who|which)\b", re.IGNORECASE)
IN_PLACE = re.compile(
    r"(?:\s(?:more|others?|people|civilians?|soldiers?|servicem[ae]n|persons?|each|dead|killed|wounded|injured)){0,2}"
    r"\s(?:in|at|near|on|outside)\s(?:the\s)?(?:[a-z-]+\s(?:of\s)?){0,2}"
)
"""What may stand between a count and the place that it is of: "two in", "one person died in the village of"."""

NAMED_WITHIN = 40
"""Characters from "two in" to the name of the place."""
_TOLL = re.compile(r"\b(?:number|toll|count|total|figure|tally)\b", re.IGNORECASE)


def count_casualties(facts: SentenceFacts) -> list[Casualties]:
    """The sentence's casualties as they count: a toll stands for what it adds up, a figure overtaken drops out."""
    kept = [
        c
        for c in facts.casualties
        if not (c.count.low == 0 and c.count.high is None)  # "killed or wounded scores" tells neither
        and not _BEFORE_THIS.search(facts.text[max(facts.sentence.start, c.start - 80) : c.start])
        and not _IS_A_TOLL.search(facts.text[max(facts.sentence.start, c.start - 20) : c.start + 4])
    ]
    tolls = {c.outcome: c for c in kept if _TOLL.search(facts.text[c.start : c.end])}
    kept = [c for c in kept if c.outcome not in tolls or c.part or tolls[c.outcome] is c]
    everything = (
        _EVERYTHING.search(small(facts.text), facts.sentence.start, facts.sentence.legible_end) is not None
    )
    counted = [_running(c, everything or (c.running and _covers_long(facts, c))) for c in kept]
    return sorted([*counted, *_told_by_place(facts, counted)], key=lambda c: c.start)


def _running(casualty: Casualties, running: bool) -> Casualties:  # noqa: FBT001
    return casualty if casualty.running == running else replace(casualty, running=running)


def _told_by_place(facts: SentenceFacts, counted: Sequence[Casualties]) -> Iterator[Casualties]:
    """The counts that only a number and a place or a day tell on: "three died in Ganja, two in Barda, one on Monday"."""
    named = [m.toponym for m in facts.mentions if m.toponym.use is ToponymUse.LITERAL]
    if not named or not counted:
        return
    for told in _FURTHER.finditer(facts.text, named[0].end, facts.sentence.legible_end):
        start, end = told.span("number")
        placed = any(0 <= t.start - told.end() <= NAMED_WITHIN for t in named)
        dated = any(0 <= t.start - told.end() <= 1 for t in facts.times)
        if not placed and not dated:
            continue
        if any(c.start <= start < c.end for c in facts.casualties):
            continue
        before = [c for c in counted if c.end <= start]
        last = max(before, key=lambda c: (c.end, not c.part), default=None)
        own = last is not None and any(last.start <= t.start < start for t in named)
        if last is None or not own or _VERB_BETWEEN.search(facts.text, last.end, start):
            continue
        word = told["number"].casefold()
        number = CARDINALS.get(word) or int(word.replace(",", ""))
        yield replace(last, start=start, end=end, count=Count(low=number, high=number), words=told["number"])


def _set_apart(facts: SentenceFacts, casualty: Casualties) -> bool:
    """Whether semicolons part it from all words of a longer time, and it has a day of its own."""
    start, end = facts.sentence.start, facts.sentence.legible_end
    first = facts.text.rfind(";", start, casualty.start) + 1 or start
    stop = facts.text.find(";", casualty.end, end)
    last = stop if stop >= 0 else end
    dated = any(t.days is not None and t.days.days <= 2 and first <= t.start < last for t in facts.times)
    return (first, last) != (start, end) and dated and _SO_FAR.search(facts.text, first, last) is None


def _covers_long(facts: SentenceFacts, casualty: Casualties) -> bool:
    """Whether the words that make it a running total stand in the casualty's own line."""
    own = facts.clauses.part_at(casualty.start)
    if _set_apart(facts, casualty):
        return False
    return any(
        (part := facts.clauses.part_at(facts.sentence.start + cue.start())) == own
        or part.kind is not PartKind.RELATIVE
        for cue in _SO_FAR.finditer(facts.text[facts.sentence.start : facts.sentence.legible_end])
    ) or not any(t.days is not None and t.days.days <= 2 for t in facts.times)
