"""A sentence in words, with its numbers, for those who look for casualties in it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.casualty_words import WORD
from corpus.numerals import NUMBER_WORDS, Numeral, find_numerals
from corpus.records import Count

_OVER_IS_A_PARTICLE = frozenset({"hand", "hands", "handed", "handing", "turned", "turning", "gave", "giving"})
_SHOUTED = 0.7  # of the words are in capitals where a wire prints everything in them


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence in words: lower-cased, as printed, and where each starts and ends in it."""

    text: str
    words: tuple[str, ...]
    printed: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    shouting: bool
    numerals: dict[int, tuple[Numeral, int]]

    def word(self, index: int) -> str:
        """The word there, "" outside the sentence."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def stretch(self, first: int, last: int) -> str:
        """The text of words [first, last), spaces evened."""
        return " ".join(self.text[self.starts[first] : self.ends[last - 1]].split()) if last > first else ""


def line_of(text: str) -> Line:
    """A sentence cut into words, its numbers found."""
    found = list(WORD.finditer(text))
    starts = tuple(match.start() for match in found)
    ends = tuple(match.end() for match in found)
    printed = tuple(match.group() for match in found)
    words = tuple(word.lower().replace("’", "'") for word in printed)
    numerals = _numerals(text, words, starts, ends) if _may_count(words) else {}
    capitals = sum(map(str.isupper, printed))
    shouting = capitals > _SHOUTED * sum(map(str.isalpha, printed))
    return Line(
        text=text, words=words, printed=printed, starts=starts, ends=ends, shouting=shouting, numerals=numerals
    )


def _without_over(numeral: Numeral, start: int) -> Numeral:
    """The number of "handed over 15", where "over" belongs to the verb."""
    text = numeral.text[start - numeral.start :]
    return Numeral(
        start=start, end=numeral.end, text=text, count=Count(low=numeral.count.low, high=numeral.count.low)
    )


def _may_count(words: tuple[str, ...]) -> bool:
    """True where a number may stand among the words."""
    return any(word[0].isdigit() or word in NUMBER_WORDS or "-" in word for word in words)


def _numerals(
    text: str, words: tuple[str, ...], starts: tuple[int, ...], ends: tuple[int, ...]
) -> dict[int, tuple[Numeral, int]]:
    """The numbers by the word that they begin at, each with the word after it."""
    at_start = {start: index for index, start in enumerate(starts)}
    at_end = {end: index for index, end in enumerate(ends)}
    numerals = {}
    for numeral in find_numerals(text):
        first, last = at_start.get(numeral.start), at_end.get(numeral.end)
        if first is not None and last is not None:
            over = words[first] == "over" and first > 0 and words[first - 1] in _OVER_IS_A_PARTICLE
            number = _without_over(numeral, starts[first + 1]) if over else numeral
            numerals[first + over] = (number, last + 1)
    return numerals
