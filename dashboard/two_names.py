"""The two names of a disputed place: each in another language, and which of them a language calls it by."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from itertools import permutations
from typing import TYPE_CHECKING, Final

from geodata.names import even_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from geodata.place import PlaceName

ALIKE: Final = 0.6
"""How like a name must be in another language (difflib's ratio of evened-out words) to be held for the same."""


def translated(own: tuple[str, ...], known: Sequence[PlaceName]) -> list[str]:
    """Each own name in the language of those known; one that none of them is like stays as it is.

    A place's only name gives way to the first that holds today.
    """
    said = {name: word.text for name, word in _words(own, known).items()}
    if len(own) == 1 and known:
        said.setdefault(own[0], _today_first(known)[0].text)
    return [said.get(name, name) for name in own]


def called_by_language(own: tuple[str, ...], names: Iterable[PlaceName]) -> dict[str, frozenset[str]]:
    """Which of its own names each language has, by its ISO 639 code: those that hold today, else former ones."""
    by_language: dict[str, list[PlaceName]] = {}
    for each in names:
        if each.lang:
            by_language.setdefault(each.lang.partition("-")[0], []).append(each)
    called = {}
    for code, known in by_language.items():
        words = _words(own, known)
        today = [name for name, word in words.items() if word.last_day is None]
        called[code] = frozenset(today or words)
    return called


def opposites(places: Iterable[Mapping[str, AbstractSet[str]]]) -> dict[str, str]:
    """The languages that stand opposite each other, each with the other; `places` as called_by_language has them.

    Two do where they more often differ than agree on which name they call a place by, and neither does so by more
    places with any third language.
    """
    apart: Counter[tuple[str, str]] = Counter()
    for called in places:
        only = {code: min(names) for code, names in called.items() if len(names) == 1}
        for one, other in permutations(only, 2):
            apart[one, other] += 1 if only[one] != only[other] else -1
    farthest: dict[str, str] = {}
    for one, other in sorted(+apart, key=lambda pair: (-apart[pair], pair)):
        farthest.setdefault(one, other)
    return {one: other for one, other in sorted(farthest.items()) if farthest[other] == one}


def in_order(own: tuple[str, ...], mine: AbstractSet[str], others: AbstractSet[str]) -> tuple[str, ...]:
    """The names with a language's own first; one that the language opposite has too is its own less than one
    that this has alone. They stay as they are where it has none.
    """
    return tuple(sorted(own, key=lambda name: (name in others) - (name in mine))) if mine else own


def _today_first(known: Sequence[PlaceName]) -> list[PlaceName]:
    return sorted(known, key=lambda each: each.last_day is not None)


def _words(own: tuple[str, ...], known: Sequence[PlaceName]) -> dict[str, PlaceName]:
    """The first of those known that is like an own name and less like its twin, of today before former ones."""
    said: dict[str, PlaceName] = {}
    for word in _today_first(known):
        likeness, name = max((_likeness(name, own, word.text), name) for name in own)
        if likeness >= ALIKE:
            said.setdefault(name, word)
    return said


def _likeness(name: str, own: tuple[str, ...], word: str) -> float:
    """How like a name is to a word of another language, by the parts that its twin does not have."""
    shared = set.intersection(*(set(even_out(each).split()) for each in own)) if len(own) > 1 else set()
    parts = [part for part in even_out(name).split() if part not in shared]
    others = even_out(word).split()
    return max((SequenceMatcher(None, part, each).ratio() for part in parts for each in others), default=0.0)
