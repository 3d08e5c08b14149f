"""Names that a text itself calls a village, a town or a district, and that the gazetteer lacks altogether."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geodata.lexicon import CALENDAR, KINDS, TITLES, word_list
from geodata.names import fold
from geodata.place import PlaceKind, Toponym, ToponymUse

if TYPE_CHECKING:
    from geodata.gazetteer import Gazetteer

MOST_NAMES = 20
"""Of one text no more different names are given: what has more is a list or an attack."""

_KINDS_THAT_NAME = frozenset({"settlement", "district", "region", "river", "lake"})
_VAGUE = frozenset({"capital", "community", "resort", "state", "republic", "territory"})
_KIND = "|".join(
    sorted((word for word, kind in KINDS.items() if kind in _KINDS_THAT_NAME and word not in _VAGUE), key=len)
)
_WORD = r"[^\W\d_][\w'’ʻʼ]{0,40}(?:-[\w'’ʻʼ]{1,40}){0,3}"
_RUN = rf"{_WORD}(?: {_WORD}){{0,3}}"
_KIND_FIRST = re.compile(rf"\b({_KIND})(?: of|,? (?:called|named))(?: the)? ({_RUN})")
_KIND_LAST = re.compile(
    rf"\b(?:[Ii]n|[Aa]t|[Oo]n|[Nn]ear|[Oo]utside|[Ii]nto|[Tt]owards?|[Ff]rom|[Ii]nside) ({_RUN}?) ({_KIND})\b"
)
_NEXT_OF_LIST = re.compile(rf",? and ({_RUN})|, ({_RUN})(?=,? and )")
_ARTICLE = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|az|ez|es)-(?=[^\W\d_])")
"""The Arabic article inside a name: "Mais al-Jabal"."""

_POSSESSIVE = ("'s", "’s", "'", "’")
_SHORTEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownName:
    """A name without a place, where it stands, and the kind of place that the text says it is."""

    toponym: Toponym
    kind: PlaceKind


def find_unknown_names(text: str, known: Sequence[Toponym], gazetteer: Gazetteer) -> tuple[UnknownName, ...]:
    """The names in `text`, in order, that it calls a place of some kind and that the gazetteer has never heard of.

    Read are only capitalised words in a clear frame: "the village of X", "the villages of X and Y", "near X
    village"; and where such a name stands again, as it is written there. A name that overlaps one of `known`,
    or that the gazetteer has under any spelling, is left out, and so is one made of common words only; at most
    MOST_NAMES different ones are given.
    """
    taken = bytearray(len(text))  # 1 where a name stands
    for toponym in known:
        taken[toponym.start : toponym.end] = b"\1" * (toponym.end - toponym.start)
    kinds: dict[str, PlaceKind] = {}
    for start, end, kind in _framed(text):
        name = text[start:end]
        if name not in kinds and taken.find(1, start, end) < 0 and _is_unknown(name, gazetteer):
            kinds[name] = kind
        if len(kinds) == MOST_NAMES:
            break
    found: dict[int, UnknownName] = {}
    for name in sorted(kinds, key=len, reverse=True):  # "Upper Xyz" before the "Xyz" in it
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
            if taken.find(1, *match.span()) < 0:
                toponym = Toponym(start=match.start(), end=match.end(), text=name, use=ToponymUse.LITERAL)
                found[match.start()] = UnknownName(toponym=toponym, kind=kinds[name])
                taken[match.start() : match.end()] = b"\1" * len(name)
    return tuple(found[start] for start in sorted(found))


def _framed(text: str) -> Iterator[tuple[int, int, PlaceKind]]:
    """Where capitalised words stand in a frame that says what kind of place they name."""
    for match in _KIND_FIRST.finditer(text):
        kind = PlaceKind(KINDS[match[1]])
        at = _capitals(text, *match.span(2))
        while at is not None:
            yield (*at, kind)
            further = _NEXT_OF_LIST.match(text, at[1]) if match[1].endswith("s") else None
            at = _capitals(text, *further.span(further.lastindex or 1)) if further else None
    for match in _KIND_LAST.finditer(text):
        at = _capitals(text, *match.span(1))
        if at is not None and text[at[1] : match.start(2)] == " ":
            yield (*at, PlaceKind(KINDS[match[2]]))


def _capitals(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The range of the capitalised words that a range begins with, None where there is none."""
    last = start
    for word in re.finditer(r"[^ ]+", text[start:end]):
        bare = word[0] if word.start() == 0 else _ARTICLE.sub("", word[0])
        if not bare[0].isupper() or (len(bare) > 1 and bare.isupper()):
            break
        last = start + word.end()
        ending = next((each for each in _POSSESSIVE if word[0].endswith(each)), "")
        if ending:
            last -= len(ending)
            break
    return (start, last) if last - start >= _SHORTEST else None


def _is_unknown(name: str, gazetteer: Gazetteer) -> bool:
    """Whether it may be a name of its own, and the gazetteer has no place under it."""
    words = fold(name).split()
    if not words or words[0] in TITLES or any(word in CALENDAR for word in words):
        return False
    if all(word in word_list("common_words") for word in words):
        return False
    return not gazetteer.candidates(name)
