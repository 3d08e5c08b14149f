"""Names of the theatre in spellings that the gazetteer lacks, in texts that speak of the theatre."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geodata.demonyms import demonyms
from geodata.lexicon import CALENDAR, TITLES, word_list
from geodata.names import transliteration_key
from geodata.spans import NameSpan, SpanKind, name_facts

if TYPE_CHECKING:
    from geodata.gazetteer import Gazetteer
    from geodata.words import Words

SHORTEST = 5
"""Letters that a word needs: shorter ones are alike by accident."""


def with_near_spellings(words: Words, spans: Sequence[NameSpan], gazetteer: Gazetteer) -> list[NameSpan]:
    """`spans` with the words that, evened out, are spelt like a name of the theatre; as given if none is named."""
    if not any("theatre" in span.facts.features for span in spans):
        return list(spans)
    taken = {i for span in spans for i in range(span.first, span.last + 1)}
    found = list(spans)
    for i, key in enumerate(words.keys):
        if words.capital[i] and not words.flat[i] and i not in taken and _may_be_name(key):
            span = _similar_at(words, i, gazetteer)
            if span is not None and taken.isdisjoint(range(span.first, span.last + 1)):
                found.append(span)
                taken.update(range(span.first, span.last + 1))
    return sorted(found, key=lambda span: span.start)


def _may_be_name(key: str) -> bool:
    if len(key) < SHORTEST or key in CALENDAR or key in TITLES or key in demonyms():
        return False
    return key not in word_list("common_words") and key not in word_list("given_names")


def _similar_at(words: Words, i: int, gazetteer: Gazetteer) -> NameSpan | None:
    """The longest name of up to three joined words from word i on that is spelt alike."""
    last = i
    while last < i + 2 and last + 1 < len(words) and words.joined[last] and words.capital[last + 1]:
        last += 1
    for end in range(last, i - 1, -1):
        name = words.text[words.starts[i] : words.ends[end]]
        key = transliteration_key(name)
        if not key or gazetteer.longest_similar(key.split(), 0) != len(key.split()):
            continue
        facts = name_facts(gazetteer, " ".join(words.keys[i : end + 1]), name)
        if facts is not None and "transliterated" in facts.features:
            return NameSpan(
                first=i,
                last=end,
                start=words.starts[i],
                end=words.ends[end],
                kind=SpanKind.NAME,
                key=key,
                facts=facts,
            )
    return None
