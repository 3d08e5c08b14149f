"""What stands beside a place name and helps to tell which place it means: kinds of place, and what it lies in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from geodata.lexicon import KINDS
from geodata.place import PlaceKind

if TYPE_CHECKING:
    from geodata.place import Toponym

_KIND_WORDS = "|".join(sorted(KINDS, key=len, reverse=True))
_KIND_AFTER = re.compile(rf"\s({_KIND_WORDS})\b", re.IGNORECASE)
_KIND_BEFORE = re.compile(rf"\b({_KIND_WORDS})(?: of(?: the)?| called| named)?,? $", re.IGNORECASE)
_LAST_BEFORE = frozenset(word.split()[-1] for word in KINDS) | {"of", "the", "called", "named"}
_NO_LETTER = re.compile(r"\W+")
_LIST_LINK = re.compile(r"^(?:,? (?:and|or|as well as)(?: the)? |, )$")
_NEST_LINK = re.compile(
    rf"^(?:['’]s)?(?: (?:{_KIND_WORDS}))?"
    r"(?:,|,? (?:in|of|within|inside|near|outside|by|(?:north|south)?-?(?:east|west|north|south)(?:ern)? of)"
    r"(?: the)?(?: \w+ern)?| \(|['’]s(?: \w+ern)?|)"
    rf"(?: (?:{_KIND_WORDS})(?: of)?)? ?$",
    re.IGNORECASE,
)
_VILLAGE_IN = re.compile(r" (?:village|settlement|town|city)s?(?:,| of| in)(?: the)? $")
_IN_AREA = re.compile(r"(?: (?:village|settlement|town|city)s?)?(?:,| of| in|,? which is in| \()(?: the)? ?$")
_AREAS_OWN = re.compile(r"(?: (?:district|region|province))?['’]s (?:(?:village|settlement|town)s? of )?$")
_DISTRICTS = frozenset({"district", "region"})
_WIDE = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.CONTINENT})
VILLAGES = frozenset({"village", "villages", "hamlet", "settlement", "settlements"})
_LOOK_BEHIND = 24
_LOOK_AHEAD = 18
_LONGEST_LINK = 40

_KINDS_MEANT: dict[str, frozenset[PlaceKind]] = {
    "settlement": frozenset({PlaceKind.SETTLEMENT}),
    "district": frozenset({PlaceKind.DISTRICT}),
    "region": frozenset({PlaceKind.REGION, PlaceKind.DISTRICT}),
    "river": frozenset({PlaceKind.RIVER}),
    "lake": frozenset({PlaceKind.LAKE}),
    "mountain": frozenset({PlaceKind.MOUNTAIN}),
    "road": frozenset({PlaceKind.ROAD}),
    "border": frozenset({PlaceKind.BORDER}),
    "site": frozenset({PlaceKind.SITE}),
    "country": frozenset({PlaceKind.COUNTRY}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What stands beside one toponym.

    `kind_word` is the word for its kind, "" if none, `kinds` what kinds that word allows. `nested` are the
    positions of the toponyms that it is written as one with: "X, Y", "X in Y", "Y's X", "X (Y)". `area` is the
    position of the district that a settlement is said to lie in, also for each of a list of them.
    """

    kind_word: str = ""
    kinds: frozenset[PlaceKind] = frozenset()
    nested: tuple[int, ...] = ()
    area: int | None = None

    @property
    def is_village(self) -> bool:
        """True where it is said to be small."""
        return self.kind_word in VILLAGES


_NOTHING = Surroundings()


def surroundings_of(text: str, toponyms: Sequence[Toponym]) -> list[Surroundings]:
    """What stands beside each toponym, in order."""
    links = [
        text[left.end : right.start] if right.start - left.end <= _LONGEST_LINK else "\n"
        for left, right in pairwise(toponyms)
    ]
    words = _kind_words(text, toponyms, links)
    nested: list[list[int]] = [[] for _ in toponyms]
    for i, link in enumerate(links):
        if "\n" not in link and _nests(link):
            nested[i].append(i + 1)
            nested[i + 1].append(i)
    areas = _areas(toponyms, words, links)
    return [
        Surroundings(
            kind_word=word,
            kinds=_KINDS_MEANT.get(KINDS.get(word, ""), frozenset()),
            nested=tuple(beside),
            area=areas.get(i),
        )
        if word or beside
        else _NOTHING
        for i, (word, beside) in enumerate(zip(words, nested, strict=True))
    ]


def _areas(toponyms: Sequence[Toponym], words: Sequence[str], links: Sequence[str]) -> dict[int, int]:
    """For each settlement of a district the district: "the villages of X and Y in Z district"."""
    found: dict[int, int] = {}
    for i, link in enumerate(links):
        if _IN_AREA.match(link) and KINDS.get(words[i]) == "settlement":
            if _VILLAGE_IN.match(link) or _is_district(toponyms[i + 1]):
                _spread(found, i, i + 1, words, links)
        elif _AREAS_OWN.match(link) and KINDS.get(words[i + 1]) == "settlement":
            _spread(found, i + 1, i, words, links)
    return found


def _spread(found: dict[int, int], town: int, area: int, words: Sequence[str], links: Sequence[str]) -> None:
    """Says of a settlement, and of all that it stands in one list with, that they lie in the area."""
    step = town - area
    while KINDS.get(words[town]) == "settlement":
        found[town] = area
        link = town if step > 0 else town - 1
        if not (0 <= link < len(links) and _LIST_LINK.match(links[link])):
            return
        town += step


def _is_district(toponym: Toponym) -> bool:
    """Whether its own words or its likeliest reading say so."""
    last = toponym.text.rpartition(" ")[2].lower()
    return KINDS.get(last) in _DISTRICTS or any(c.place.kind is PlaceKind.DISTRICT for c in toponym.candidates[:1])


@lru_cache(maxsize=4096)
def _nests(link: str) -> bool:
    """True where what stands between two names writes them as one."""
    return _NEST_LINK.match(link) is not None


def _kind_words(text: str, toponyms: Sequence[Toponym], links: Sequence[str]) -> list[str]:
    """The word for each toponym's kind, carried through lists: "the Terter and Barda districts"."""
    after = [_kind_after(text, toponym) for toponym in toponyms]
    before = [_kind_before(text, toponym) for toponym in toponyms]
    for i in range(len(toponyms) - 2, -1, -1):
        if not after[i] and not before[i] and after[i + 1].endswith("s") and _LIST_LINK.match(links[i]):
            after[i] = after[i + 1]
    for i in range(1, len(toponyms)):
        if not before[i] and not after[i] and before[i - 1].endswith("s") and _LIST_LINK.match(links[i - 1]):
            before[i] = before[i - 1]
    return [
        left if left and (not right or _is_in_area(toponym)) else right
        for toponym, right, left in zip(toponyms, _said_of_settlements(toponyms, after), before, strict=True)
    ]


def _said_of_settlements(toponyms: Sequence[Toponym], after: Sequence[str]) -> list[str]:
    """The words after the names, without those for settlements after a state's: "a Florida city" is no Florida."""
    return [
        "" if KINDS.get(word) == "settlement" and _is_in_area(toponym) else word
        for toponym, word in zip(toponyms, after, strict=True)
    ]


def _is_in_area(toponym: Toponym) -> bool:
    return any(candidate.place.kind in _WIDE for candidate in toponym.candidates[:3])


def _kind_after(text: str, toponym: Toponym) -> str:
    found = _KIND_AFTER.match(text, toponym.end, toponym.end + _LOOK_AHEAD)
    if found is None or (found[1][0].isupper() and text[found.end() + 1 : found.end() + 2].isupper()):
        return ""  # the name goes on: "Baku State University"
    return found[1].lower()


def _kind_before(text: str, toponym: Toponym) -> str:
    piece = text[max(0, toponym.start - _LOOK_BEHIND) : toponym.start]
    last = piece.rstrip(" ,").rpartition(" ")[2]
    last = last if last.isalpha() else _NO_LETTER.split(last)[-1]
    if last.lower() not in _LAST_BEFORE:
        return ""  # so it is with most names, and the search is dear
    found = _KIND_BEFORE.search(piece)
    if found is None:
        return ""
    word = found[1].lower()
    linked = " of" in found[0] or "called" in found[0] or "named" in found[0]
    return word if linked or word in {"mount", "lake", "river", "village", "town", "city"} else ""
