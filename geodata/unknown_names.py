"""Names that a text itself calls a village, a district or a river, and that the gazetteer lacks altogether."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from geodata.lexicon import CALENDAR, KINDS, TITLES, word_list
from geodata.place import PlaceKind, Toponym, ToponymUse
from geodata.spans import is_of_theatre

if TYPE_CHECKING:
    from geodata.gazetteer import Gazetteer
    from geodata.spans import NameSpan
    from geodata.words import Words

MOST_NAMES = 20
"""Of one text no more different names are given: what has more is a list or an attack."""

_NAMING = frozenset({"settlement", "district", "region", "river", "lake", "mountain"})
_VAGUE = frozenset({"capital", "community", "resort", "state", "republic", "territory", "pass", "peak", "ridge"})
_KINDS = {word: PlaceKind(kind) for word, kind in KINDS.items() if kind in _NAMING and word not in _VAGUE}
_WITHIN_NAMES = frozenset(
    {PlaceKind.DISTRICT, PlaceKind.REGION, PlaceKind.RIVER, PlaceKind.LAKE, PlaceKind.MOUNTAIN}
)
"""The kinds whose word is part of the name where it has a capital: "the Zorb River"; a "Village" may be a shop."""

_BEFORE = frozenset({"lake", "mount"})
_LINKS = frozenset({"of", "called", "named"})
_WHERE = frozenset({"in", "at", "on", "near", "outside", "into", "toward", "towards", "from", "inside", "along"})
_ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ez", "es"})
"""The Arabic article inside a name: "Mais al-Jabal"."""

_SHORTEST = 3
_MOST_WORDS = 4


def find_unknown_names(words: Words, taken: Collection[int], gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """The names in a text, in order, that it calls a place of some kind and that the gazetteer has never heard of.

    Read are only capitalised words in a clear frame: "the village of X", "the villages of X and Y", "near X
    village", "the X River"; and where such a name stands again, as it is written there. A name with a word of
    `taken` (the numbers of words within other names), or that the gazetteer has under any spelling, is left
    out, and so is one made of common words only; at most MOST_NAMES different ones are given.
    """
    kinds: dict[tuple[str, ...], PlaceKind] = {}
    for first, last, kind in _framed(words):
        name = tuple(words.raw[first : last + 1])
        is_free = not any(i in taken for i in range(first, last + 1))
        if name not in kinds and is_free and _is_unknown(words, first, last, gazetteer):
            kinds[name] = kind
        if len(kinds) == MOST_NAMES:
            break
    return tuple(_standing(words, taken, kinds)) if kinds else ()


def longer_names(words: Words, spans: Mapping[int, NameSpan], gazetteer: Gazetteer) -> frozenset[int]:
    """The words of names that the text calls a village's and that a known name, of a place elsewhere, begins.

    `spans` are the known names by their first word. "Yeni" is no town in "the village of Yeni Goranboy".
    """
    names: set[tuple[str, ...]] = set()
    for first, last, kind in _framed(words):
        begins = spans.get(first)
        if kind is not PlaceKind.SETTLEMENT or begins is None or begins.last >= last:
            continue
        if any(is_of_theatre(candidate.place) for candidate in begins.facts.candidates):
            continue
        if words.keys[last] not in word_list("common_words") and _is_unknown(words, first, last, gazetteer):
            names.add(tuple(words.raw[first : last + 1]))
    return frozenset(
        j
        for name in names
        for i in words.may_name
        if tuple(words.raw[i : i + len(name)]) == name
        for j in range(i, i + len(name))
    )


def _standing(words: Words, taken: Collection[int], kinds: dict[tuple[str, ...], PlaceKind]) -> Iterator[Toponym]:
    """Every mention of the names, the longest where one is part of another."""
    longest_first = sorted(kinds, key=len, reverse=True)
    free = 0
    for i in words.may_name:
        if i < free:
            continue
        name = next((name for name in longest_first if tuple(words.raw[i : i + len(name)]) == name), ())
        last = i + len(name) - 1
        if name and all(words.joined[i:last]) and not any(j in taken for j in range(i, last + 1)):
            start, end = words.starts[i], words.ends[last]
            text = words.text[start:end]
            yield Toponym(start=start, end=end, text=text, use=ToponymUse.LITERAL, said_kind=kinds[name])
            free = last + 1


def _framed(words: Words) -> Iterator[tuple[int, int, PlaceKind]]:
    """Words [first, last] with capitals, in a frame that says what kind of place they name."""
    for i in words.kinds:
        kind = _KINDS.get(words.keys[i])
        if kind is None or words.flat[i]:
            continue
        if not words.capital[i]:
            yield from _after_kind(words, i, kind)
            before = _capitals_before(words, i)
            if before is not None and before > 0 and words.keys[before - 1] in _WHERE and not words.opens[before]:
                yield before, i - 1, kind
        elif kind in _WITHIN_NAMES:
            first = _capitals_before(words, i)
            if words.keys[i] in _BEFORE:
                last = _capitals_from(words, i)
                if last is not None and last > i:
                    yield i, last, kind
            elif first is not None and first > 0 and not words.opens[first] and not _goes_on(words, i):
                yield first, i, kind


def _after_kind(words: Words, i: int, kind: PlaceKind) -> Iterator[tuple[int, int, PlaceKind]]:
    """The names after "the village of", "a town called", "the villages of"."""
    at = i + 1
    if at >= len(words) or words.keys[at] not in _LINKS or words.gaps[at] not in {" ", ", "}:
        return
    if kind is PlaceKind.MOUNTAIN:  # "the mount of a rider"
        return
    at += 1
    if at < len(words) and words.keys[at] == "the":
        at += 1
    if at < len(words) and words.gaps[at] != " ":
        return
    last = _capitals_from(words, at)
    while last is not None:
        yield at, last, kind
        if not words.keys[i].endswith("s"):
            return
        at = last + 1
        if at < len(words) and words.keys[at] == "and":
            at += 1
        last = None if at >= len(words) or words.opens[at] else _capitals_from(words, at)


def _capitals_from(words: Words, first: int) -> int | None:
    """The last of the capitalised words that begin with `first`, None where it has no capital."""
    last = None
    for i in range(first, min(first + _MOST_WORDS, len(words))):
        is_article = words.keys[i] in _ARTICLES and i + 1 < len(words) and words.gaps[i + 1] == "-" and i > first
        if not (_is_capital(words, i) or is_article):
            break
        if not is_article:
            last = i
        if not words.joined[i]:
            break
    return last


def _capitals_before(words: Words, end: int) -> int | None:
    """The first of the capitalised words right before word `end`, None where there is none."""
    first = None
    for i in range(end - 1, max(end - _MOST_WORDS, 0) - 1, -1):
        if not words.joined[i] or not _is_capital(words, i):
            break
        first = i
    return first


def _goes_on(words: Words, i: int) -> bool:
    """True where a capital follows: "the Zorb River Bank" is none of a river's names."""
    return i + 1 < len(words) and words.joined[i] and words.capital[i + 1]


def _is_capital(words: Words, i: int) -> bool:
    raw = words.raw[i]
    return raw[0].isupper() and (len(raw) == 1 or not raw.isupper())


def _is_unknown(words: Words, first: int, last: int, gazetteer: Gazetteer) -> bool:
    """Whether it may be a name of its own, and the gazetteer has no place under it."""
    keys = words.keys[first : last + 1]
    name = words.text[words.starts[first] : words.ends[last]]
    if len(name) < _SHORTEST or keys[0] in TITLES or any(key in CALENDAR for key in keys):
        return False
    if all(key in word_list("common_words") or key in KINDS for key in keys):
        return False
    return not gazetteer.candidates(name)
