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


_SOON = 8  # sentences in which a number still belongs to people spoken of without one


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
    dead = {each.first for each in reader.found if each.fate is Fate.KILLED and each.count.low == each.count.high}
    told = [
        replace(each, running=running)
        for each in reader.found
        if each.first not in dead or each.fate not in {Fate.INJURED, Fate.SHOT, Fate.CARED} or each.count.high == 0
    ]
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
    heads: set[tuple[Outcome, str]] = set()
    for place, each in enumerate(found):
        told = _decided(each, found, place, counted)
        if told is None:
            continue
        outcome = OUTCOME[told.fate]
        here = {one.told.fate for one in settled if one.sentence == each.sentence}
        if (
            _vaguer(each, found, place)
            or _repeats(told, counted.get(outcome), here)
            or (told.kind is Kind.KNOWN and (outcome, told.head) in heads and told.head)
        ):
            told = replace(told, part=True)
        if not told.part and not told.running and told.count.high != 0:
            counted.setdefault(outcome, told.count)
        heads.add((outcome, told.head))
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


def _vaguer(each: _Found, found: list[_Found], place: int) -> bool:
    """True for people without a number whose number follows soon: "the priests were murdered … the six priests"."""
    told = each.told
    if told.kind is Kind.COUNTED or told.count.high is not None:
        return False
    return any(
        other.told.kind is Kind.COUNTED
        and OUTCOME[other.told.fate] is OUTCOME[told.fate]
        and (
            other.told.head == told.head
            or not other.told.noun
            or other.told.head in {"people", "persons", "victims"}
        )
        for other in found[place + 1 :]
        if other.sentence - each.sentence <= _SOON
    )


def _decided(each: _Found, found: list[_Found], place: int, counted: dict[Outcome, Count]) -> Told | None:
    """The mention with its outcome known; None where the same people are said to have died."""
    told = each.told
    if told.kind is Kind.NOBODY or told.part or told.fate not in {Fate.SHOT, Fate.CARED, Fate.INJURED}:
        return told
    known = (told.definite or told.count.high == 1) and not _told_apart(each)
    if told.fate is Fate.SHOT and known and Outcome.KILLED in counted and Outcome.INJURED not in counted:
        return replace(told, fate=Fate.KILLED, part=True)
    dead = _deaths_among(each, found, place)
    if dead == 0:
        return told
    if told.count.high == 1:
        if told.fate is Fate.SHOT:
            return replace(told, fate=Fate.KILLED)
        return None if told.fate is Fate.CARED else replace(told, part=True)
    if told.fate is not Fate.SHOT or told.count.high is None:
        return told
    left = told.count.low - dead
    if left <= 0:
        return replace(told, fate=Fate.KILLED)
    return replace(told, count=Count(low=left, high=max(told.count.high - dead, left)))


def _told_apart(each: _Found) -> bool:
    """True for somebody else than those before: "was also shot", "another man", "a second"."""
    words = each.line.words[each.told.first : each.told.last]
    return not {"also", "another", "second", "third", "other"}.isdisjoint(words)


def _deaths_among(each: _Found, found: list[_Found], place: int) -> int:
    """How many of the people of a mention are said to have died, in its sentence or later."""
    dead = [other for other in found if other.told.fate is Fate.KILLED and not other.told.part]
    here = [other for other in dead if other.sentence == each.sentence and _same_here(each.told, other.told)]
    if here:
        return sum(other.told.count.low for other in here)
    before = any(other.told.fate is Fate.KILLED and not other.told.definite for other in found[:place])
    later = [
        other.told.count.low
        for other in dead
        if other.sentence > each.sentence and not before and _same_later(each.told, other.told)
    ]
    return later[0] if later else 0


def _same_here(hurt: Told, dead: Told) -> bool:
    return dead.subset or dead.definite or (hurt.fate is Fate.SHOT and hurt.count.low > dead.count.low)


def _same_later(hurt: Told, dead: Told) -> bool:
    """True where a death is told of somebody spoken of before: of the hurt, that is."""
    if dead.definite or dead.subset:
        return True
    if hurt.count.high == 1 and dead.count.high == 1 and dead.kind is Kind.SINGLE:
        return hurt.head == dead.head or hurt.fate is Fate.SHOT
    return not dead.noun and hurt.fate is not Fate.INJURED


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
