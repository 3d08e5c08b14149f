"""The words of a text with what their capitals and their surroundings tell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress, pairwise
from operator import or_
from typing import NamedTuple

from geodata.lexicon import ABBREVIATIONS_BEFORE_NAMES, KINDS, LINES
from geodata.names import fold, without_possessive, words_and_gaps
from geodata.word_memory import WordMemory

_JOINING_GAPS = frozenset({" ", "  ", "-", "‑", "–", "\u00a0", "' ", "’ "})

FLAT_SHARE = 0.85
"""Share of capitalised words from which on a line's capitals tell nothing (headlines, telegrams)."""
_FEW_WORDS = 4
_SHORT_LETTERS = 3
_WRAPPED_FROM, _WRAPPED_TO = 50, 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a text, in order.

    `raw` is the word without a possessive ending, `keys` its look-up key, [`starts`, `ends`) its characters.
    `gaps[i]` is what stands before word i; one more gap stands after the last word. `capital` is true where a
    word begins with a capital, `opens` where it begins a sentence, `flat` where its line is written in capitals
    or in lower case throughout or as a headline, so that a capital tells nothing. `joined[i]` is true where
    words i and i + 1 may be parts of one name. `may_name` has the numbers of the words that a name may begin
    with: those with a capital, and those whose line tells nothing. `kinds` has those of the words that say what
    kind of place stands beside them. All other lists run over the same words.
    """

    text: str
    raw: list[str]
    keys: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]
    capital: list[bool]
    opens: list[bool]
    flat: list[bool]
    possessive: list[bool]
    joined: list[bool]
    may_name: list[int]
    kinds: list[int]

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.raw)


class _Word(NamedTuple):
    """What a word tells by itself: its letters without a possessive, its key; whether it has many letters."""

    raw: str
    key: str
    capital: bool
    """True where it begins with a capital, or its script has none."""
    long: bool
    possessive: bool
    names_kind: bool
    """True where it says what kind of place stands beside it: "village", "line"."""


def _read_word(printed: str) -> _Word:
    raw = without_possessive(printed)
    first = raw[0]
    capital = first.isalpha() and (not first.islower() or first.upper() == first or _is_georgian(first))
    key = fold(raw)
    is_long = len(raw) > _SHORT_LETTERS and raw.isalpha()
    return _Word(raw, key, capital, is_long, raw != printed, key in KINDS or key in LINES)


_WORDS = WordMemory(_read_word, 100_000)


def _is_georgian(letter: str) -> bool:
    """True for the small letters of Georgian, whose capitals nobody writes in names."""
    return "ა" <= letter <= "ჿ"


@lru_cache(maxsize=20_000)
def _read_gap(gap: str, before: str) -> tuple[bool, bool, bool]:
    """Whether the gap after the word `before` ends a sentence, stands within a name, breaks the line."""
    return _ends_sentence(gap, before), _joins(gap, before), "\n" in gap


def _ends_sentence(gap: str, before: str) -> bool:
    if "\n" in gap or "!" in gap or "?" in gap:
        return True
    if "." in gap:
        is_initial = len(before) == 1 or before in ABBREVIATIONS_BEFORE_NAMES
        return not (gap.startswith(".") and is_initial) and gap != "."
    return "“" in gap or '"' in gap


def _joins(gap: str, before: str) -> bool:
    if gap in _JOINING_GAPS:
        return True
    return gap == ". " and (len(before) == 1 or before in ABBREVIATIONS_BEFORE_NAMES)


def read_words(text: str) -> Words:
    """The words of `text`."""
    pieces = words_and_gaps(text)
    gaps, printed = pieces[::2], pieces[1::2]
    number = len(printed)
    reaches = [*accumulate(map(len, pieces))]
    starts, ends = reaches[:-1:2], reaches[1::2]
    read = [*map(_WORDS.__getitem__, printed)]
    columns = zip(*read, strict=True) if read else [()] * len(_Word._fields)
    _, keys, capital, long, possessive, kinds = map(list, columns)
    if _is_wrapped(text):
        gaps = [" " if gap == "\n" else gap for gap in gaps]
    # Nearly every gap is one space, which need not be asked for.
    opens, joined, breaks = [False] * (number + 1), [True] * number, [0]
    for i in compress(range(number + 1), map(" ".__ne__, gaps)):
        if i:
            opens[i], joined[i - 1], is_break = _read_gap(gaps[i], keys[i - 1] if "." in gaps[i] else "")
            if is_break:
                breaks.append(i)
    opens[0] = True
    for i in compress(range(number), possessive):
        joined[i] = False
        ends[i] -= len(printed[i]) - len(read[i].raw)
        printed[i] = read[i].raw
    joined[-1:] = [False] * bool(joined)
    flat = _flat_words(breaks, capital, long)
    return Words(
        text=text,
        raw=printed,
        keys=keys,
        starts=starts,
        ends=ends,
        gaps=gaps,
        capital=capital,
        opens=opens[:number],
        flat=flat,
        may_name=[*compress(range(number), map(or_, capital, flat))],
        kinds=[*compress(range(number), kinds)],
        possessive=possessive,
        joined=joined,
    )


def _is_wrapped(text: str) -> bool:
    """True where the text's lines are broken at a width, as in wire copy, so that a break ends nothing."""
    widths = [len(line) for line in text.split("\n")]
    return len(widths) >= _FEW_WORDS and _WRAPPED_FROM <= max(widths) <= _WRAPPED_TO


def _flat_words(breaks: list[int], capital: list[bool], long: list[bool]) -> list[bool]:
    """For each word whether its line's capitals tell nothing; `breaks` are the words that lines begin with."""
    no_capitals = not any(capital)
    flat: list[bool] = []
    for first, last in pairwise([*breaks, len(capital)]):
        is_flat = no_capitals or _is_flat_line(capital[first:last], long[first:last])
        flat.extend([is_flat] * (last - first))
    return flat


def _is_flat_line(capital: list[bool], long: list[bool]) -> bool:
    of_long = [*compress(capital, long)]
    return len(of_long) >= _FEW_WORDS and sum(of_long) >= FLAT_SHARE * len(of_long)
