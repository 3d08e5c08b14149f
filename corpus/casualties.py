"""How many people were killed, injured, missing, displaced, detained or released, as an article says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.casualty_groups import read_groups
from corpus.casualty_line import Line, line_of
from corpus.casualty_phrases import link_phrases
from corpus.casualty_reader import Reader, Told
from corpus.casualty_settling import Mention, Passage, settle
from corpus.casualty_tolls import link_nouns, link_parts
from corpus.casualty_verbs import link_verbs
from corpus.casualty_words import CUE_STEMS, OUTCOME, Fate
from corpus.records import Casualties, Sentence

_DAY_OR_MONTH = (
    r"january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
)
_SO_FAR = r"so far|to date|up to now|until now|altogether|overall|in total"
_RUNNING = re.compile(
    rf"\b(?:(?P<sofar>{_SO_FAR})|since (?:(?:the|then|last|it|that|early|late|mid|\d+|{_DAY_OR_MONTH})\b)"
    r"|in all\b(?=[ ,]+(?:about |some |nearly )?\d)|total (?:number|death)|cumulative"
    r"|(?:toll|deaths|killed|losses|casualties) (?:of|in|during|from) (?:the|a|that) (?:war|conflict|fighting"
    r"|hostilities)|\b(?:war|conflict|hostilities) (?:has |had |have )?(?:killed|claimed|left|displaced|cost)\b"
    r"|(?:in|during|over|for|within|after) (?:the )?(?:past|last|previous|recent|\d+|two|three|four|five|six"
    r"|several|many) (?:\w+ )?(?:days|weeks|months|years|decades)(?: of \w+)?)",
    re.IGNORECASE,
)
_ONE_EVENT = re.compile(
    r"\b(?:the|an?|this|that|in|from|by)\s+(?:[\w-]+\s+){0,4}(?:attack|strike|blast|explosion|shelling|bombing"
    r"|incident|shooting|accident|crash|ambush|raid|fire)\b",
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
_LONGEST = 2500  # characters; a longer "sentence" is a list or a page without stops, and is read in pieces
_STILL_TOTALS = 3  # passages over which another side's totals follow a running one
_HURT = frozenset({Fate.INJURED, Fate.SHOT, Fate.CARED})


def find_casualties(text: str, sentences: Sequence[Sentence]) -> tuple[Casualties, ...]:
    """Every count of people in `text` with what became of them, in the order of the text.

    "no one was hurt" is [0, 0] of injured, "no casualties" of killed and of injured. A person spoken of as known
    ("the man died", or by name) counts as one, and as part of what the article counted of that outcome before.
    People without a number are at least two ("civilians were killed"). Hypothetical and denied counts are given
    too: whether a thing happened is told elsewhere. Names of persons are in no field.
    """
    mentions = [
        Mention(told=told, line=line, passage=passage)
        for passage in _passages(text, sentences)
        for line, told in _read(passage.text)
    ]
    return tuple(_record(mention) for mention in settle(_carry_running(mentions)))


def _passages(text: str, sentences: Sequence[Sentence]) -> Iterator[Passage]:
    """The sentences that may tell of casualties, the longest in pieces."""
    lowered = text.lower()
    stems = [stem for stem in CUE_STEMS if stem in lowered]
    number = 0
    for sentence in sentences:
        start = sentence.start
        while start < sentence.end:
            end = _piece_end(text, start, sentence.end)
            number += 1
            body = text[start:end]
            if _has_any(body.lower(), stems):
                yield Passage(text=body, start=start, number=number, paragraph=sentence.paragraph)
            start = end


def _has_any(lowered: str, stems: Sequence[str]) -> bool:
    return any(stem in lowered for stem in stems)


def _piece_end(text: str, start: int, end: int) -> int:
    if end - start <= _LONGEST:
        return end
    space = text.rfind(" ", start + 1, start + _LONGEST)
    return space if space > start else start + _LONGEST


def _read(body: str) -> list[tuple[Line, Told]]:
    """What one passage says, in order."""
    line = line_of(body)
    reader = Reader(line=line, groups=read_groups(line))
    if not reader.groups and not line.words:
        return []
    link_verbs(reader)
    link_phrases(reader)
    link_nouns(reader)
    link_parts(reader)
    running = bool(reader.found) and is_running(body)
    dead = {told.first for told in reader.found if told.fate is Fate.KILLED and told.count.low == told.count.high}
    found = [
        replace(told, running=running) if running else told
        for told in reader.found
        # Who was wounded and died is told of as dead only.
        if told.first not in dead or told.fate not in _HURT or told.count.high == 0
    ]
    return [(line, told) for told in sorted(found, key=lambda each: (each.first, each.last, each.fate, each.part))]


def is_running(sentence: str) -> bool:
    """True where a sentence's figures are totals over a longer time, and not of one event."""
    marked = _RUNNING.search(sentence)
    if marked is None:
        return False
    # "so far" is also said of the toll of one strike that is still being counted.
    return not (marked["sofar"] and _ONE_EVENT.search(sentence))


def _carry_running(mentions: list[Mention]) -> list[Mention]:
    """The figures that another side announces after a running total, in its paragraph, are running too."""
    carried: list[Mention] = []
    total: Passage | None = None
    for mention in mentions:
        passage = mention.passage
        if mention.told.running:
            total = passage
        elif total is not None and passage.number != total.number:
            near = passage.paragraph == total.paragraph and passage.number - total.number <= _STILL_TOTALS
            if near and _ANNOUNCED.search(passage.text) and not _HAPPENING.search(passage.text):
                carried.append(replace(mention, told=replace(mention.told, running=True)))
                continue
            total = None
        carried.append(mention)
    return carried


def _record(mention: Mention) -> Casualties:
    told, line, offset = mention.told, mention.line, mention.passage.start
    last = max(min(told.last, len(line.ends)), told.first + 1) - 1
    return Casualties(
        start=offset + line.starts[told.first],
        end=offset + line.ends[last],
        outcome=OUTCOME[told.fate],
        count=told.count,
        words=told.words,
        victims=told.noun,
        running=told.running,
        part=told.part,
    )
