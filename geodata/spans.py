"""Every stretch of a text that is spelt like a place's name, demonym or abbreviation, not yet judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import log10
from typing import TYPE_CHECKING

from geodata.demonyms import StandIn, abbreviations, capitals, demonym_first_words, demonyms
from geodata.lexicon import CALENDAR, KINDS, LINES, word_list
from geodata.light_records import light
from geodata.names import fold
from geodata.place import AREAS, Candidate, MatchQuality, Place, PlaceKind

if TYPE_CHECKING:
    from geodata.gazetteer import Gazetteer
    from geodata.words import Words

LONGEST_NAME_WORDS = 8
_ARTICLED = frozenset({"the hague"})
_THEATRE = "dl:"
_WELL_KNOWN = 5.0
"""The decades of inhabitants from which a name is known as a place's though it is a word or a given name too."""

_OWNED = frozenset({"county", "parish"})
_WHOLE = frozenset({PlaceKind.DISTRICT, PlaceKind.ROAD, PlaceKind.RIVER, PlaceKind.LAKE})


class SpanKind(StrEnum):
    """What a stretch is spelt like."""

    NAME = "name"
    DEMONYM = "demonym"
    ABBREVIATION = "abbreviation"


@light
@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the gazetteer and the word lists know of a spelling: its readings, and features for the judgement."""

    candidates: tuple[Candidate, ...]
    features: tuple[str, ...]
    strength: float
    is_actor: bool
    """True where it names a country, a region or a capital: who may act or speak."""


@light
@dataclass(frozen=True, slots=True, kw_only=True)
class NameSpan:
    """Words [first, last] that are spelt like a place's name; `end` is its last character's end."""

    first: int
    last: int
    start: int
    end: int
    kind: SpanKind
    key: str
    facts: Facts


def is_of_theatre(place: Place) -> bool:
    """True for places of an overlay: entries of our own that lie in a country, unlike continents and seas."""
    return place.place_id.startswith(_THEATRE) and (bool(place.country) or place.kind not in AREAS)


def _population_feature(candidates: tuple[Candidate, ...]) -> tuple[str, float]:
    largest = max((candidate.place.population or 0 for candidate in candidates), default=0)
    return f"population {min(6, int(log10(largest))) if largest >= 100 else 0}", log10(largest + 10)


def _spelling_features(key: str, strength: float) -> Iterator[str]:
    known = ", known place" if strength >= _WELL_KNOWN else ""
    if " " in key:
        yield "several words"
    elif key in word_list("common_words"):
        yield f"common word{known}"
    elif key in CALENDAR:
        yield "calendar"
    elif key in word_list("given_names"):
        yield f"given name{known}"
    if key in capitals():
        yield "capital of a country"
    if len(key) <= 3:
        yield "short"


def _facts_of(key: str, candidates: tuple[Candidate, ...]) -> Facts:
    exact = tuple(c for c in candidates if c.quality is MatchQuality.EXACT)
    features: list[str] = []
    if not exact:
        features.append("transliterated")
    primary = tuple(c for c in exact if fold(c.place.name) == key or is_of_theatre(c.place))
    if not primary:
        features.append("by-name only")
    population, strength = _population_feature(primary or candidates)
    features.append(population)
    features.extend(_spelling_features(key, strength if primary else 0.0))
    kinds = {candidate.place.kind for candidate in primary or candidates}
    features.extend(f"kind {kind}" for kind in sorted(kinds))
    if any(is_of_theatre(c.place) for c in exact):
        features.append("theatre")
    elif any(c.place.place_id.startswith(_THEATRE) for c in exact):
        features.append("region of the world")
    is_actor = key in capitals() or any(
        c.place.kind is PlaceKind.COUNTRY or (c.place.kind is PlaceKind.REGION and c.place.country)
        for c in primary or candidates
    )
    return Facts(candidates=candidates, features=tuple(features), strength=strength, is_actor=is_actor)


@lru_cache(maxsize=50_000)
def name_facts(gazetteer: Gazetteer, key: str, name: str) -> Facts | None:
    """What is known of the spelling `name` with the look-up key `key`; None where it names no place."""
    candidates = gazetteer.candidates(name)
    return _facts_of(key, candidates) if candidates else None


@lru_cache(maxsize=2_000)
def _stand_in_facts(gazetteer: Gazetteer, stand_in: StandIn) -> Facts | None:
    candidates = stand_in.candidates(gazetteer)
    return Facts(candidates=candidates, features=(), strength=6.0, is_actor=True) if candidates else None


def find_spans(words: Words, gazetteer: Gazetteer) -> list[NameSpan]:
    """The stretches of `words` spelt like places, the longest at each word, in order and not overlapping."""
    found: list[NameSpan] = []
    free = 0
    short = abbreviations()
    for i in _beginnings(words):
        if i >= free:
            span = _abbreviation_at(words, i, gazetteer) if words.raw[i] in short else None
            span = span or _name_or_demonym_at(words, i, gazetteer)
            if span is not None:
                found.append(span)
                free = span.last + 1
    return found


def _beginnings(words: Words) -> list[int]:
    """The words that a name may begin with, and those that name a line or a road without a capital."""
    keys = words.keys
    last = len(keys) - 1
    small = [i for i in words.kinds if i < last and keys[i] in LINES and keys[i + 1] in LINES[keys[i]]]
    return sorted({*words.may_name, *small}) if small else words.may_name


def _name_or_demonym_at(words: Words, i: int, gazetteer: Gazetteer) -> NameSpan | None:
    name = _name_at(words, i, gazetteer)
    if name is not None and name.last > i:
        return name
    may_be_people = words.keys[i] in demonyms() or words.keys[i] in demonym_first_words()
    return (_demonym_at(words, i, gazetteer) if may_be_people else None) or name


def _name_at(words: Words, i: int, gazetteer: Gazetteer) -> NameSpan | None:
    reach = _reach(words, i)
    while reach >= i:
        length = gazetteer.longest(words.keys, i, reach + 1)
        if not length:
            return None
        last = i + length - 1
        if (owned := _owned_area(words, i, last, gazetteer)) is not None:
            return owned
        key = " ".join(words.keys[i : last + 1])
        if last > i and words.keys[last] in KINDS and not words.capital[last]:
            last = _proper_end(words, i, last, gazetteer)
            key = " ".join(words.keys[i : last + 1])
        if _may_end(words, i, last, key):
            facts = name_facts(gazetteer, key, words.text[words.starts[i] : words.ends[last]])
            return None if facts is None else _span(words, i, last, SpanKind.NAME, facts=facts, key=key)
        reach = last - 1
    return None


def _reach(words: Words, first: int) -> int:
    """The last word that a name may reach: joined to those before it, and no further than a name is long."""
    end = first + LONGEST_NAME_WORDS
    try:
        return words.joined.index(False, first, end)
    except ValueError:  # it looks no further than `end`, for a line may go on for ever
        return min(end, len(words)) - 1


def _owned_area(words: Words, first: int, last: int, gazetteer: Gazetteer) -> NameSpan | None:
    """The county whose name is a possessive: "Prince George's County" is no George and no Prince George."""
    end = last + 1
    if not words.possessive[last] or end >= len(words) or words.keys[end] not in _OWNED or not words.capital[end]:
        return None
    name = words.text[words.starts[first] : words.ends[end]].replace("’", "'")
    facts = name_facts(gazetteer, fold(name), name)
    return None if facts is None else _span(words, first, end, SpanKind.NAME, facts=facts, key=fold(name))


def _proper_end(words: Words, first: int, last: int, gazetteer: Gazetteer) -> int:
    """Where the name ends whose last word is a kind in small letters: before it, if the name is known without.

    "Sichuan province" is Sichuan; but the Lachin corridor is no reading of Lachin, and a district is whole
    with its word.
    """
    if gazetteer.longest(words.keys, first, last) != last - first:
        return last
    long, short = (
        gazetteer.candidates(words.text[words.starts[first] : words.ends[end]]) for end in (last, last - 1)
    )
    known = {candidate.place.place_id for candidate in short}
    return last - 1 if long and long[0].place.place_id in known and long[0].place.kind not in _WHOLE else last


def _may_end(words: Words, first: int, last: int, key: str) -> bool:
    """True where a name may run from word `first` to word `last`: it ends in a capital or in a kind of place."""
    if not (words.capital[first] or words.flat[first]):
        return last > first  # see LINES
    if first == last:
        return True
    if words.keys[first] == "the" and key not in _ARTICLED:
        return False
    return words.capital[last] or words.flat[last] or words.keys[last] in KINDS


def _demonym_at(words: Words, i: int, gazetteer: Gazetteer) -> NameSpan | None:
    key = words.keys[i]
    if key in demonym_first_words() and words.joined[i]:
        pair = f"{key} {words.keys[i + 1]}"
        if pair in demonyms():
            return _people_span(words, i, i + 1, demonyms()[pair], gazetteer)
    stand_in = demonyms().get(key)
    return None if stand_in is None else _people_span(words, i, i, stand_in, gazetteer)


def _people_span(words: Words, first: int, last: int, stand_in: StandIn, gazetteer: Gazetteer) -> NameSpan | None:
    facts = _stand_in_facts(gazetteer, stand_in)
    if facts is None:
        return None
    return _span(words, first, last, SpanKind.DEMONYM, facts=facts, key=fold(stand_in.name))


def _abbreviation_at(words: Words, i: int, gazetteer: Gazetteer) -> NameSpan | None:
    forms = abbreviations().get(words.raw[i])
    if forms is None:
        return None
    for printed, stand_in in forms:
        if not words.text.startswith(printed, words.starts[i]):
            continue
        is_word = words.flat[i] and words.keys[i] in word_list("common_words")  # "TOLD US"
        if is_word or (stand_in.needs_container and not _is_after_a_capital(words, i)):
            return None
        end = words.starts[i] + len(printed)
        last = i
        while last + 1 < len(words) and words.ends[last + 1] <= end:
            last += 1
        facts = _stand_in_facts(gazetteer, stand_in)
        if facts is not None:
            return _span(words, i, last, SpanKind.ABBREVIATION, facts=facts, key=fold(stand_in.name), end=end)
    return None


def _is_after_a_capital(words: Words, i: int) -> bool:
    return i > 0 and words.gaps[i] == ", " and words.capital[i - 1]


def _span(
    words: Words, first: int, last: int, kind: SpanKind, *, facts: Facts, key: str, end: int | None = None,
) -> NameSpan:  # fmt: skip
    return NameSpan(
        first=first,
        last=last,
        start=words.starts[first],
        end=words.ends[last] if end is None else end,
        kind=kind,
        key=key,
        facts=facts,
    )
