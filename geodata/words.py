"""The words of a text with what their capitals and their surroundings tell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from geodata.lexicon import ABBREVIATIONS_BEFORE_NAMES
from geodata.names import fold, word_spans

_POSSESSIVE = frozenset({"'s", "’s", "'S", "’S", "‘s", "`s", "´s"})
_JOINING_GAPS = frozenset({" ", "  ", "-", "‑", "–", "\u00a0", "' ", "’ "})

FLAT_SHARE = 0.85
"""Share of capitalised words from which on a line's capitals tell nothing (headlines, telegrams)."""
_FEW_WORDS = 4
_WRAPPED_FROM, _WRAPPED_TO = 50, 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a text, in order; all lists run over the same words.

    `raw` is the word without a possessive ending, `keys` its look-up key, [`starts`, `ends`) its characters.
    `gaps[i]` is what stands before word i; one more gap stands after the last word. `capital` is true where a
    word begins with a capital, `opens` where it begins a sentence, `flat` where its line is written in capitals
    or in lower case throughout or as a headline, so that a capital tells nothing. `joined[i]` is true where
    words i and i + 1 may be parts of one name.
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

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.raw)


@lru_cache(maxsize=100_000)
def _read_word(word: str) -> tuple[str, bool]:
    """The key of a word, and whether it begins with a capital or is in a script that has none."""
    first = word[0]
    return fold(word), first.isalpha() and (not first.islower() or first.upper() == first or _is_georgian(first))


def _is_georgian(letter: str) -> bool:
    """True for the small letters of Georgian, whose capitals nobody writes in names."""
    return "ა" <= letter <= "ჿ"


@lru_cache(maxsize=20_000)
def _ends_sentence(gap: str, before: str) -> bool:
    """True where the gap after the word `before` ends a sentence."""
    if "\n" in gap or "!" in gap or "?" in gap:
        return True
    if "." in gap:
        is_initial = len(before) == 1 or before in ABBREVIATIONS_BEFORE_NAMES
        return not (gap.startswith(".") and is_initial) and gap != "."
    return "“" in gap or '"' in gap


@lru_cache(maxsize=20_000)
def _joins(gap: str, before: str) -> bool:
    if gap in _JOINING_GAPS:
        return True
    return gap == ". " and (len(before) == 1 or before in ABBREVIATIONS_BEFORE_NAMES)


def read_words(text: str) -> Words:
    """The words of `text`."""
    spans = word_spans(text)
    raw = [text[start:end] for start, end in spans]
    read = [_read_word(word) for word in raw]
    keys = [word[0] for word in read]
    capital = [word[1] for word in read]
    possessive = [text[end : end + 2] in _POSSESSIVE for _, end in spans]
    starts = [start for start, _ in spans]
    after = [end + 2 if of else end for (_, end), of in zip(spans, possessive, strict=True)]
    gaps = [text[end:start] for end, start in zip([0, *after], [*starts, len(text)], strict=True)]
    if _is_wrapped(text):
        gaps = [" " if gap == "\n" else gap for gap in gaps]
    opens = [True, *(_ends_sentence(gaps[i], keys[i - 1]) for i in range(1, len(raw)))][: len(raw)]
    joined = [_joins(gaps[i + 1], keys[i]) and not possessive[i] for i in range(len(raw))]
    if joined:
        joined[-1] = False
    return Words(
        text=text,
        raw=raw,
        keys=keys,
        starts=starts,
        ends=[end for _, end in spans],
        gaps=gaps,
        capital=capital,
        opens=opens,
        flat=_flat_words(gaps, raw, capital),
        possessive=possessive,
        joined=joined,
    )


def _is_wrapped(text: str) -> bool:
    """True where the text's lines are broken at a width, as in wire copy, so that a break ends nothing."""
    widths = [len(line) for line in text.split("\n")]
    return len(widths) >= _FEW_WORDS and _WRAPPED_FROM <= max(widths) <= _WRAPPED_TO


def _flat_words(gaps: list[str], raw: list[str], capital: list[bool]) -> list[bool]:
    """For each word whether its line's capitals tell nothing."""
    line_starts = [0, *(i for i in range(1, len(raw)) if "\n" in gaps[i]), len(raw)]
    if not raw:
        return []
    no_capitals = not any(capital)
    flat: list[bool] = []
    for first, last in pairwise(line_starts):
        is_flat = no_capitals or _is_flat_line(raw[first:last], capital[first:last])
        flat.extend([is_flat] * (last - first))
    return flat


def _is_flat_line(raw: list[str], capital: list[bool]) -> bool:
    long = [is_capital for word, is_capital in zip(raw, capital, strict=True) if len(word) > 3 and word.isalpha()]
    return len(long) >= _FEW_WORDS and sum(long) >= FLAT_SHARE * len(long)
