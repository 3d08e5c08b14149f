"""The casualties of a sentence as they count: tolls, figures overtaken and running totals told apart."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.casualty_overtaken import SEPARATE
from corpus.clauses import PartKind
from corpus.drafts import SentenceFacts
from corpus.records import Casualties

_SO_FAR = re.compile(
    r"\b(?:since|so far|to date|in all|altogether|in total|total|overall|up to now|until now|by now|have now"
    rf"|in a week|over the (?:same|past|last)|the (?:war|conflict) has|recently|{SEPARATE})\b",
    re.IGNORECASE,
)
_BEFORE_THIS = re.compile(
    r"\b(?:from|previously|earlier|initially|instead of|rather than|than the)\s+$"
    r"|\b(?:earlier|previous|initial|first) (?:count|toll|figure|report|number|statement|estimate|version)s?(?: of \w+ \w+)? (?:of|gave)\s"
    r"[^.;]{0,40}$",
    re.IGNORECASE,
)
_EVERYTHING = re.compile(
    r"\b(?:all told|in all|altogether|so far|to date|dead in the (?:war|conflict))\b", re.IGNORECASE
)
_TOLL = re.compile(r"\b(?:number|toll|count|total|figure|tally)\b", re.IGNORECASE)


def count_casualties(facts: SentenceFacts) -> list[Casualties]:
    """The sentence's casualties as they count: a toll stands for what it adds up, a figure overtaken drops out."""
    kept = [
        c
        for c in facts.casualties
        if not (c.count.low == 0 and c.count.high is None)  # "killed or wounded scores" tells neither
        and not _BEFORE_THIS.search(facts.text[max(facts.sentence.start, c.start - 80) : c.start])
    ]
    tolls = {c.outcome: c for c in kept if _TOLL.search(facts.text[c.start : c.end])}
    kept = [c for c in kept if c.outcome not in tolls or c.part or tolls[c.outcome] is c]
    everything = _EVERYTHING.search(facts.text, facts.sentence.start, facts.sentence.legible_end) is not None
    return [replace(c, running=everything or (c.running and _covers_long(facts, c))) for c in kept]


def _covers_long(facts: SentenceFacts, casualty: Casualties) -> bool:
    """Whether the words that make it a running total stand in the casualty's own line."""
    own = facts.clauses.part_at(casualty.start)
    return any(
        (part := facts.clauses.part_at(facts.sentence.start + cue.start())) == own
        or part.kind is not PartKind.RELATIVE
        for cue in _SO_FAR.finditer(facts.text[facts.sentence.start : facts.sentence.legible_end])
    ) or not any(t.days is not None and t.days.days <= 2 for t in facts.times)
