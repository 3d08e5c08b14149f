"""Whether a stretch that is spelt like a place's name is one where it stands: features and their weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, repeat
from operator import not_, or_
from typing import TYPE_CHECKING

from geodata.lexicon import (
    ABBREVIATIONS_BEFORE_NAMES,
    CALENDAR,
    DIRECTIONS,
    FLAT_WORDS,
    KINDS,
    LOCATIVES,
    ORGANISATION_HEADS,
    SITE_HEADS,
    SOFT_LOCATIVES,
    SPEECH_VERBS,
    TITLES,
    TOWN_FORCES,
    word_list,
)
from geodata.name_weights import BIAS, WEIGHTS
from geodata.place import AREAS
from geodata.spans import NameSpan, SpanKind

if TYPE_CHECKING:
    from geodata.persons import Persons
    from geodata.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What the whole text tells about its names."""

    words: Words
    persons: Persons
    lower: frozenset[str]
    """Keys of spans that stand as words in lower case somewhere."""
    counts: Counter[str]
    """How often each spelling stands in the text."""


def read_document(words: Words, persons: Persons, spans: Sequence[NameSpan]) -> Document:
    """What the whole text tells about the names of `spans`."""
    counts = Counter(span.key for span in spans)
    in_lower_case = compress(words.keys, map(not_, map(or_, words.capital, words.flat)))
    lower = frozenset(counts).intersection(in_lower_case) if counts else frozenset()
    return Document(words=words, persons=persons, lower=lower, counts=counts)


def features_of(spans: Sequence[NameSpan], position: int, document: Document) -> list[str]:
    """The features of the span at `position` among all spans of the text."""
    span = spans[position]
    found = [span.kind.value, *span.facts.features]
    _case_features(span, document, found)
    _person_features(span, document, found)
    _left_features(spans, position, document, found)
    _right_features(spans, position, document, found)
    return found


def _case_features(span: NameSpan, document: Document, found: list[str]) -> None:
    words = document.words
    if words.flat[span.first]:
        found.append("flat")
        if span.first == span.last and span.key in word_list("common_words"):
            found.append("flat common")
        if span.first == span.last and span.key in FLAT_WORDS:
            found.append("flat word")
        found.append(f"flat {span.kind}")
        if "given name" in span.facts.features:
            found.append("flat given name")
        if "by-name only" in span.facts.features:
            found.append("flat by-name")
    elif words.opens[span.first]:
        found.append("opens sentence")
        if span.first == span.last and span.key in word_list("common_words"):
            found.append("opens sentence common")
    if span.first == span.last and span.key in document.lower:
        found.append("lower case elsewhere")
    if document.counts[span.key] > 2:
        found.append("often")


def _person_features(span: NameSpan, document: Document, found: list[str]) -> None:
    persons = document.persons
    if span.first in persons.words:
        found.append("in a person's name")
    elif span.key in persons.surnames:
        found.append("surname elsewhere")
        if span.facts.is_actor:
            found.append("surname elsewhere, known place")


def _left_features(spans: Sequence[NameSpan], position: int, document: Document, found: list[str]) -> None:
    words, span = document.words, spans[position]
    before = span.first - 1
    if before < 0 or words.opens[span.first]:
        return
    key, gap = words.keys[before], words.gaps[span.first]
    neighbour = _neighbour(spans, position - 1, before) if position else None
    is_name = neighbour is not None and SpanKind.DEMONYM not in {neighbour.kind, span.kind}
    if gap in (", ", " ") and is_name:
        found.append("after a place" if gap == " " else "after a place and comma")
    if gap == "-":
        found.append("after a hyphen")
    if gap != " ":
        if gap == ". " and key in ABBREVIATIONS_BEFORE_NAMES and key in TITLES:
            found.append("after a title")
        return
    _left_word_features(words, before, found, is_name=neighbour is not None)


_LITTLE_WORDS = {"of": "after of", "the": "after the", "a": "after a", "an": "after a", "and": "after and"}


def _left_word_features(words: Words, before: int, found: list[str], *, is_name: bool) -> None:
    key = words.keys[before]
    if key in _LITTLE_WORDS:
        found.append(_LITTLE_WORDS[key])
        if key == "of" and before and words.keys[before - 1] in KINDS:
            found.append("after city of")
    elif key in LOCATIVES:
        found.append("after in")
    elif key in SOFT_LOCATIVES:
        found.append("after from")
    elif key in DIRECTIONS:
        found.append("after northern")
    elif key in KINDS:
        found.append("after a kind")
    elif key in TITLES and words.capital[before]:
        found.append("after a title")
    elif words.capital[before] and not words.flat[before] and not is_name:
        found.append("after a capital opening" if words.opens[before] else "after a capital")


def _right_features(spans: Sequence[NameSpan], position: int, document: Document, found: list[str]) -> None:
    words, span = document.words, spans[position]
    after = span.last + 1
    if words.possessive[span.last]:
        found.append("possessive")
    if after >= len(words):
        return
    key, gap = words.keys[after], words.gaps[after].removeprefix("." if span.kind is SpanKind.ABBREVIATION else "")
    neighbour = _neighbour(spans, position + 1, after) if position + 1 < len(spans) else None
    if neighbour is not None and gap in (", ", " ") and holds(neighbour, span):
        found.append("before its container")
    elif neighbour is not None and gap == ", ":
        found.append("before a comma and place")
    if gap == "-":
        found.append("before a hyphen")
    if gap != " ":
        return
    _right_word_features(words, after, found, is_name=neighbour is not None)
    if key in SPEECH_VERBS and not words.capital[after]:
        found.append("before said, actor" if span.facts.is_actor else "before said")


def _right_word_features(words: Words, after: int, found: list[str], *, is_name: bool) -> None:
    key = words.keys[after]
    capital = words.capital[after] and not words.flat[after]
    if key in KINDS:
        found.append(f"before a {KINDS[key]}")
    elif capital and key in TOWN_FORCES:
        found.append("before police")
    elif capital and key in ORGANISATION_HEADS:
        found.append("before an organisation")
    elif capital and key in SITE_HEADS:
        found.append("before a site")
    elif capital and key in CALENDAR:
        found.append("before a day")
    elif capital and not is_name:
        found.append("before a common capital" if key in word_list("common_words") else "before a capital")
    elif key.isdigit():
        found.append("before a number")


def _neighbour(spans: Sequence[NameSpan], position: int, word: int) -> NameSpan | None:
    """The span at `position` where it touches `word` and is no ordinary word."""
    span = spans[position]
    touches = word in {span.first, span.last}
    return span if touches and "common word" not in span.facts.features else None


def holds(container: NameSpan, name: NameSpan) -> bool:
    """True where a reading of `container` is an area that a reading of `name` lies in."""
    areas = [c.place for c in container.facts.candidates[:8] if c.place.kind in AREAS]
    ids = {place.place_id for place in areas}
    return bool(ids) and any(not ids.isdisjoint(candidate.place.within) for candidate in name.facts.candidates)


def score_of(features: Sequence[str]) -> float:
    """The log-odds that a stretch with these features is a place."""
    return BIAS + sum(map(WEIGHTS.get, features, repeat(0.0)))
