"""Where place names stand in a text, and how each is used there."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from geodata.name_features import features_of, read_document, score_of
from geodata.near_spellings import with_near_spellings
from geodata.persons import find_persons
from geodata.place import Toponym
from geodata.spans import NameSpan, find_spans
from geodata.unknown_names import find_unknown_names, longer_names
from geodata.usage import classify
from geodata.words import Words, read_words

if TYPE_CHECKING:
    from geodata.gazetteer import Gazetteer


def find_toponyms(text: str, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """The place names of `text` in order, not overlapping, every mention with its use.

    Those that the gazetteer lacks and the text itself calls a village, a district or a river have no candidates.
    """
    words = read_words(text)
    spans = without_parts(words, judged_spans(words, gazetteer), gazetteer)
    known = [
        Toponym(
            start=span.start,
            end=span.end,
            text=text[span.start : span.end],
            use=use,
            candidates=span.facts.candidates,
        )
        for span, use in zip(spans, classify(words, spans), strict=True)
    ]  # fmt: skip
    taken = {i for span in spans for i in range(span.first, span.last + 1)}
    unknown = find_unknown_names(words, taken, gazetteer)
    return tuple(sorted((*known, *unknown), key=attrgetter("start")) if unknown else known)


def judged_spans(words: Words, gazetteer: Gazetteer) -> list[NameSpan]:
    """The stretches of `words` that are spelt like a place and judged to be one."""
    spans = with_near_spellings(words, find_spans(words, gazetteer), gazetteer)
    document = read_document(words, find_persons(words, spans), spans)
    return [span for i, span in enumerate(spans) if score_of(features_of(spans, i, document)) > 0]


def without_parts(words: Words, spans: list[NameSpan], gazetteer: Gazetteer) -> list[NameSpan]:
    """The spans without parts of a longer name that the text calls a village: "the village of New Salem"."""
    within = longer_names(words, {span.first: span for span in spans}, gazetteer)
    return [s for s in spans if within.isdisjoint(range(s.first, s.last + 1))] if within else spans
