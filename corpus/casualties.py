"""How many people were killed, injured, missing, displaced, detained or released, as an article says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.casualty_groups import Kind, Line, line_of, read_groups
from corpus.casualty_links import Reader, Told, link_verbs
from corpus.casualty_phrases import link_nouns, link_parts, link_phrases
from corpus.casualty_words import CUE_STEM, OUTCOME, Fate
from corpus.records import Casualties, Count, Outcome, Sentence

_RUNNING = re.compile(
    r"\b(?:so far|to date|up to now|until now|since (?:the|then|last|it|that|\d|january|february|march|april|may\b|june|july"
    r"|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    r"|in all\b(?=[ ,]+(?:about |some |nearly )?\d)|altogether|overall|in total|total (?:number|death)|cumulative"
    r"|(?:toll|deaths|killed|losses|casualties) (?:of|in|during|from) the (?:war|conflict|fighting|hostilities)"
    r"|(?:in|during|over|for|within|after) (?:the )?(?:past|last|previous|recent|\d+|two|three|four|five|six|several|many)"
    r" (?:\w+ )?(?:days|weeks|months|years|decades)(?: of (?:fighting|war|clashes|conflict|hostilities|violence))?)",
    re.IGNORECASE,
)
_ONE_EVENT = re.compile(
    r"\b(?:the|an?|this|that|in|from|by)\s+(?:[\w-]+\s+){0,4}(?:attack|strike|blast|explosion|shelling|bombing|incident"
    r"|shooting|accident|crash|ambush|raid|fire)\b",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"\b(?:report(?:s|ed)|announc(?:es|ed)|counts?|counted|puts?|confirm(?:s|ed)|acknowledg(?:es|ed)|admit(?:s|ted)"
    r"|says|said|speaks of|spoke of|gave|gives)\b",
    re.IGNORECASE,
)
_HAPPENING = re.compile(
    r"attack|strike|shell|bomb|explo|clash|ambush|raid|fire\b|rocket|missile|mine\b|drone|shot|crash"
    r"|\b(?:on|last|this) (?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|morning|evening|night",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What one sentence says, with the place of the words in the article."""

    told: Told
    line: Line
    offset: int
    sentence: int


def find_casualties(text: str, sentences: Sequence[Sentence]) -> tuple[Casualties, ...]:
    """Every count of people in `text` with what became of them, in the order of the text.

    "no one was hurt" is [0, 0] of injured, "no casualties" of killed and of injured. A person spoken of as known
    ("the man died", or by name) counts as one, and as part of what the article counted of that outcome before.
    Hypothetical and denied counts are given too: whether a thing happened is told elsewhere. Names of persons
    are in no field.
    """
    found: list[_Found] = []
    for index, sentence in enumerate(sentences):
        body = text[sentence.start : sentence.end]
        if CUE_STEM.search(body):
            line = line_of(body)
            found += [
                _Found(told=told, line=line, offset=sentence.start, sentence=index) for told in _read(line, body)
            ]
    found = _carry_running(text, sentences, found)
    return tuple(_record(each) for each in _settle(found))


def _read(line: Line, body: str) -> list[Told]:
    """What one sentence says, in order."""
    reader = Reader(line=line, groups=read_groups(line))
    link_verbs(reader)
    link_phrases(reader)
    link_nouns(reader)
    link_parts(reader)
    running = is_running(body)
    told = [replace(each, running=running) for each in reader.found]
    return sorted(told, key=lambda each: (each.first, each.last, each.fate, each.part))


def is_running(sentence: str) -> bool:
    """True where a sentence's figures are totals over a longer time, and not of one event."""
    marked = _RUNNING.search(sentence)
    if marked is None:
        return False
    if marked.group().lower() in {
        "so far",
        "to date",
        "until now",
        "up to now",
        "in total",
        "overall",
        "altogether",
    }:
        return _ONE_EVENT.search(sentence) is None
    return True


def _carry_running(text: str, sentences: Sequence[Sentence], found: list[_Found]) -> list[_Found]:
    """The figures that another side announces after a running total, in its paragraph, are running too."""
    carried: list[_Found] = []
    total: int | None = None
    for each in found:
        body = text[sentences[each.sentence].start : sentences[each.sentence].end]
        if each.told.running:
            total = each.sentence
        elif total is not None and each.sentence != total:
            near = sentences[each.sentence].paragraph == sentences[total].paragraph and each.sentence - total <= 3
            if near and _ANNOUNCED.search(body) and not _HAPPENING.search(body):
                carried.append(replace(each, told=replace(each.told, running=True)))
                continue
            total = None
        carried.append(each)
    return carried


# ---------------------------------------------------------------- over the sentences


def _settle(found: list[_Found]) -> list[_Found]:
    """Decide what the shot and the hospitalised came to, and which mentions only repeat what was counted."""
    settled: list[_Found] = []
    counted: dict[Outcome, Count] = {}
    for place, each in enumerate(found):
        told = _decided(each, found, place)
        if told is None:
            continue
        outcome = OUTCOME[told.fate]
        if _repeats(
            told, counted.get(outcome), {one.told.fate for one in settled if one.sentence == each.sentence}
        ):
            told = replace(told, part=True)
        if not told.part and not told.running and told.count.high != 0:
            counted.setdefault(outcome, told.count)
        settled.append(replace(each, told=told))
    return settled


def _repeats(told: Told, earlier: Count | None, said_here: set[Fate]) -> bool:
    """True for people known from before: "the man died" after "two were killed", "two of them"."""
    if told.subset and (told.fate in said_here or told.fate is Fate.CARED):
        return True
    if earlier is None:
        return False
    if told.fate is Fate.CARED or told.kind is Kind.UNCOUNTED:
        return True
    return told.definite and told.count.low <= max(earlier.low, 2)


def _decided(each: _Found, found: list[_Found], place: int) -> Told | None:
    """The mention with its outcome known; None where the same people are said to have died."""
    told = each.told
    if told.fate not in {Fate.SHOT, Fate.CARED} or told.part or told.kind is Kind.NOBODY:
        return told
    dead = sum(
        other.told.count.low
        for other in found[place - 3 if place > 3 else 0 :]
        if other.told.fate is Fate.KILLED and not other.told.part and _same_people(each, other)
    )
    if told.count.high == 1:
        return replace(told, fate=Fate.KILLED) if dead and told.fate is Fate.SHOT else None if dead else told
    if told.fate is Fate.SHOT and told.count.high is not None and 0 < dead:
        left = told.count.low - dead
        if left <= 0:
            return replace(told, fate=Fate.KILLED)
        return replace(told, count=Count(low=left, high=max(told.count.high - dead, left)))
    return told


def _same_people(shot: _Found, dead: _Found) -> bool:
    """True where a death is told of somebody spoken of before: of the shot, that is."""
    if dead.sentence == shot.sentence:
        return dead.told.subset or dead.told.definite or shot.told.count.low > dead.told.count.low
    return dead.sentence > shot.sentence and (dead.told.definite or dead.told.subset or not dead.told.noun)


def _record(each: _Found) -> Casualties:
    told, line = each.told, each.line
    return Casualties(
        start=each.offset + line.starts[told.first],
        end=each.offset + line.ends[max(min(told.last, len(line.ends)), told.first + 1) - 1],
        outcome=OUTCOME[told.fate],
        count=told.count,
        words=told.words,
        victims=told.noun,
        running=told.running,
        part=told.part,
    )
