"""Articles that print one text, put together: which are worth laying side by side, and what belongs to what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, Generic, TypeVar

import numpy as np

from corpus.copies import is_print
from corpus.shingles import Wording, bands_of, sketch_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from corpus.records import Article

    Sketch = NDArray[np.uint32]

MOST_IN_BAND: Final = 50
MOST_LIKE: Final = 40
LEAST_LIKE: Final = 0.15
"""A text is laid beside those before it that share a band with it: of each band the latest MOST_IN_BAND, and of
these the MOST_LIKE whose sketches are most like its own, by LEAST_LIKE (0 to 1) at the least."""

MOST_WORDINGS: Final = 2_000
"""So many texts are held word by word at once, some 30 kB each."""

Key = TypeVar("Key", bound=Hashable)


@dataclass(slots=True)
class Groups(Generic[Key]):
    """Things put together in groups, each known by one of its members (union and find)."""

    leads: dict[Key, Key] = field(default_factory=dict)

    def lead(self, key: Key) -> Key:
        """The member by which the group of a thing is known: itself where it is alone."""
        path = []
        while (above := self.leads.get(key, key)) != key:
            path.append(key)
            key = above
        for below in path:
            self.leads[below] = key
        return key

    def join(self, key: Key, other: Key) -> None:
        """Put two groups together, under the lead of the first."""
        lead, follower = self.lead(key), self.lead(other)
        if lead != follower:
            self.leads[follower] = lead


def nearest(sketch: Sketch, others: Mapping[Key, Sketch]) -> list[Key]:
    """Those whose sketches are like enough to be worth a look, the likest first, of the equals the latest."""
    if not others:
        return []
    keys = list(others)[::-1]
    likeness = (np.stack([others[key] for key in keys]) == sketch).mean(axis=1)
    order = np.argsort(-likeness, kind="stable")[:MOST_LIKE]
    return [keys[number] for number in order.tolist() if likeness[number] >= LEAST_LIKE]


def prints_of(
    wording: Wording, near: Iterable[Key], groups: Groups[Key], wording_of: Callable[[Key], Wording]
) -> Iterator[Key]:
    """Those near to a text that print it, one of each group."""
    found: set[Key] = set()
    for key in near:
        if groups.lead(key) not in found and is_print(wording, wording_of(key)):
            found.add(groups.lead(key))
            yield key


def copies_among(articles: Iterable[Article]) -> dict[str, str]:
    """The group of each article that prints the text of another, known by the least of its article ids.

    The same whatever the order of the articles; one that stands alone is left out.
    """
    texts = {article.article_id: article.text for article in articles}
    wording_of = lru_cache(maxsize=MOST_WORDINGS)(lambda name: Wording(texts[name]))
    groups: Groups[str] = Groups()
    sketches: dict[str, Sketch] = {}
    in_band: dict[int, list[str]] = defaultdict(list)
    first: dict[bytes, str] = {}
    for name in sorted(texts):
        wording = wording_of(name)
        sketch = sketch_of(wording)
        if sketch is None:
            continue
        known = first.setdefault(_digest(wording), name)
        if known != name:
            groups.join(known, name)
            continue
        bands = bands_of(sketch)
        near = sorted({each for band in bands for each in in_band[band][-MOST_IN_BAND:]})
        likest = nearest(sketch, {key: sketches[key] for key in near})
        for other in list(prints_of(wording, likest, groups, wording_of)):
            groups.join(other, name)
        sketches[name] = sketch
        for band in bands:
            in_band[band].append(name)
    return _known_by_least(groups)


def _digest(wording: Wording) -> bytes:
    """The same for the same words."""
    return blake2b(" ".join(wording.folded).encode("utf-8", "replace"), digest_size=16).digest()


def _known_by_least(groups: Groups[str]) -> dict[str, str]:
    least: dict[str, str] = {}
    members = sorted({*groups.leads, *groups.leads.values()})
    for name in members:
        least.setdefault(groups.lead(name), name)
    return {name: least[groups.lead(name)] for name in members}
