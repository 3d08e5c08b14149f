"""Whether one text is a print of another: the same but for light edits, a new lead, or an end cut off."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

import numpy as np

from corpus.calendar_names import MONTHS, WEEKDAYS
from corpus.numerals import CARDINALS
from corpus.shingles import LENGTH, Wording
from geodata.lexicon import word_list

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEAST_WORDS: Final = 30
"""A shorter text says little that two writers could not have said alike: only the same words are a print of it."""

LEAST_SHARED: Final = 0.55
"""Of the shingles of the shorter text: where fewer are in the longer one, the two are not laid side by side."""

LEAST_OF_SHORTER: Final = 0.75
LEAST_OF_LONGER: Final = 0.4
"""Of the words of each, those that run side by side with the other's: a brief in a survey of ten is no print."""

_SMALL_CHANGE = 12  # words: what is longer was written anew
_AT_AN_END = 5  # likewise at the beginning and the end, where only one side holds it in place
_NAMES_CHANGED = 0.25  # of all changes; an editor who changes one name changes other words too
_BEFORE_PLACES = frozenset(
    {"at", "around", "from", "in", "inside", "into", "near", "of", "outside", "over", "to", "towards"}
)
_NEW_LEAD = 2  # names and figures that a lead must have for it to tell another thing
_SPELT_ALIKE = 0.65  # Terter and Tartar; Khojaly and Khojavend are two towns


def is_print(one: Wording, other: Wording) -> bool:
    """Whether the two are prints of one text; whichever comes first."""
    shorter, longer = sorted((one, other), key=lambda each: (len(each), each.folded))
    if shorter.folded == longer.folded:
        return bool(shorter.folded)
    if len(shorter) < max(LEAST_WORDS, LEAST_OF_LONGER * len(longer)):
        return False
    shared = len(np.intersect1d(shorter.different, longer.different, assume_unique=True))
    if shared < LEAST_SHARED * len(shorter.different):
        return False
    changes = list(changes_between(shorter, longer))
    return _side_by_side(changes, shorter, longer) and not _tell_apart(changes, shorter, longer)


# ---------------------------------------------------------------- side by side


@dataclass(frozen=True, slots=True)
class Change:
    """Where two texts that run side by side part: words [start, end) of the one, and of the other.

    `open_end` where it is held by words of both on one side only: at the beginning or the end of the texts.
    """

    start: int
    end: int
    other_start: int
    other_end: int
    open_end: bool

    @property
    def small(self) -> bool:
        """Whether it is as short as an edit."""
        most = _AT_AN_END if self.open_end else _SMALL_CHANGE
        return max(self.end - self.start, self.other_end - self.other_start) <= most


def changes_between(one: Wording, other: Wording) -> Iterator[Change]:
    """Where two texts part, in order: what lies between the shingles that each has once (patience diff)."""
    anchors = _anchors(one, other)
    starts, other_starts = anchors.T
    # Before the first, between two that are further apart than they are long, and after the last.
    apart = (np.diff(anchors, axis=0, prepend=-LENGTH) > LENGTH).any(axis=1)
    for place in np.flatnonzero(apart).tolist():
        at, other_at = (anchors[place - 1] + LENGTH).tolist() if place else (0, 0)
        mine, yours = (at, max(int(starts[place]), at)), (other_at, max(int(other_starts[place]), other_at))
        yield from _changed(one, other, mine, yours)
    at, other_at = (anchors[-1] + LENGTH).tolist() if len(anchors) else (0, 0)
    yield from _changed(one, other, (at, len(one)), (other_at, len(other)))


def _changed(one: Wording, other: Wording, mine: tuple[int, int], yours: tuple[int, int]) -> Iterator[Change]:
    """The change between two stretches, without the words that both begin and end with; none where alike."""
    open_end = mine[0] == yours[0] == 0 or (mine[1] == len(one) and yours[1] == len(other))
    (start, end), (other_start, other_end) = mine, yours
    while start < end and other_start < other_end and one.folded[start] == other.folded[other_start]:
        start, other_start = start + 1, other_start + 1
    while start < end and other_start < other_end and one.folded[end - 1] == other.folded[other_end - 1]:
        end, other_end = end - 1, other_end - 1
    if start < end or other_start < other_end:
        yield Change(start, end, other_start, other_end, open_end=open_end)


def _anchors(one: Wording, other: Wording) -> NDArray[np.intp]:
    """Where shingles stand that each text has once, a row for each, as many rows as run forward in both."""
    (values, places), (other_values, other_places) = one.single, other.single
    _, mine, yours = np.intersect1d(values, other_values, assume_unique=True, return_indices=True)
    pairs = np.column_stack((places[mine], other_places[yours]))
    pairs = pairs[np.argsort(pairs[:, 0])]
    return pairs if (np.diff(pairs[:, 1]) > 0).all() else pairs[_longest_rise(pairs[:, 1].tolist())]


def _longest_rise(values: Sequence[int]) -> list[int]:
    """The places of as many values as rise from one to the next."""
    tops: list[int] = []  # the least end of a rise of each length, and its place
    ends: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        length = bisect_left(tops, value)
        tops[length : length + 1] = [value]
        ends[length : length + 1] = [place]
        before.append(ends[length - 1] if length else -1)
    rise = []
    place = ends[-1] if ends else -1
    while place >= 0:
        rise.append(place)
        place = before[place]
    return rise[::-1]


def _side_by_side(changes: Iterable[Change], shorter: Wording, longer: Wording) -> bool:
    """Whether enough of both runs beside the other, small changes included."""
    long = [change for change in changes if not change.small]
    left = sum(change.end - change.start for change in long)
    other_left = sum(change.other_end - change.other_start for change in long)
    return len(shorter) - left >= LEAST_OF_SHORTER * len(shorter) and len(
        longer
    ) - other_left >= LEAST_OF_LONGER * len(longer)


# ---------------------------------------------------------------- what tells two texts of one pattern apart


def _tell_apart(changes: Iterable[Change], one: Wording, other: Wording) -> bool:
    """True where one has another number, day or name in the place of the other's, or leads with another thing."""
    parted = [each for each in changes if each.end > each.start and each.other_end > each.other_start]
    names = 0
    for change in parted:
        mine = _telling(one, change.start, change.end)
        yours = _telling(other, change.other_start, change.other_end)
        if not change.small:
            if change.start == 0 and _lead_elsewhere(mine, yours):
                return True
            continue
        if mine.figures - yours.figures and yours.figures - mine.figures:
            return True
        if _renamed(mine.names - yours.names, yours.names - mine.names):
            names += 1
            if _is_place(one, change.start, change.end, mine) and _is_place(
                other, change.other_start, change.other_end, yours
            ):
                return True
    return names > _NAMES_CHANGED * len(parted)


def _is_place(text: Wording, start: int, end: int, told: _Telling) -> bool:
    """Whether a stretch is nothing but a name behind a word of place."""
    alone = told.names.total() == end - start
    return alone and start > 0 and text.folded[start - 1] in _BEFORE_PLACES


@dataclass(frozen=True, slots=True)
class _Telling:
    """What a stretch tells: its numbers with its days and months, and the names in it."""

    figures: Counter[str]
    names: Counter[str]


def _telling(text: Wording, start: int, end: int) -> _Telling:
    figures: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for number in range(start, end):
        word, folded = text.words[number], text.folded[number]
        if figure := _figure(word, folded):
            figures[figure] += 1
        elif word[0].isupper() and not (number in text.opening and folded in word_list("common_words")):
            names[folded] += 1
    return _Telling(figures, names)


def _figure(word: str, folded: str) -> str:
    """A number, a weekday or a month under one spelling, "" for any other word."""
    if word[0].isdigit():
        return folded.lstrip("0") or "0"
    if folded in CARDINALS:
        return str(CARDINALS[folded])
    if not word[0].isupper():
        return ""
    if folded in WEEKDAYS:
        return f"weekday {WEEKDAYS[folded]}"
    return f"month {MONTHS[folded]}" if folded in MONTHS else ""


def _renamed(mine: Counter[str], yours: Counter[str]) -> bool:
    """Whether names gave way to others that are not spellings of them."""
    return bool(mine) and bool(yours) and not any(_alike(name, held) for name in mine for held in yours)


def _alike(name: str, other: str) -> bool:
    return SequenceMatcher(None, name, other, autojunk=False).ratio() >= _SPELT_ALIKE


def _lead_elsewhere(mine: _Telling, yours: _Telling) -> bool:
    """Whether two leads name other things: a lead that was written anew names the same."""
    one, other = (set(each.figures) | set(each.names) for each in (mine, yours))
    fewer = min(len(one), len(other))
    return fewer >= _NEW_LEAD and 2 * len(one & other) < fewer
