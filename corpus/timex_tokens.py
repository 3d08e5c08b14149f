"""A text cut into words, numbers and marks, as the readers of time expressions look at it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from corpus.small_letters import small

_TOKEN = re.compile(
    r"([a-z]++(?=[ ,.])|[^\W\d_]+|\d+(?:-\d\d?-\d+|(?:[.,:/]\d+)*)[a-zA-Z]*|\n[ \t\r]*\n|[^\w\s]|_)"
)
_CAPITALS_SHARE = 0.7
_COMMON_LETTERS = "aeinorst"
_PAD = [""] * 16

BREAK = "\n"
"""The token that stands between paragraphs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Tokens in order, in small letters, padded with "" so that a look past either end finds nothing.

    Typographic hyphens stand as "-".

    `words[i]` covers characters [starts[i], ends[i]) of `text`. `capitals` is True where the whole text is in
    capitals, and case tells nothing.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    capitals: bool

    def is_capitalised(self, i: int) -> bool:
        """True where token `i` begins with a capital letter."""
        return self.text[self.starts[i]].isupper()

    def begins_sentence(self, i: int) -> bool:
        """True where nothing, a full stop, a mark or a line's end stands before token `i`."""
        return self.words[i - 1] in {"", ".", "!", "?", BREAK, ":", "``", '"', "“", "-", "–", "—", "•"}

    def touches(self, i: int) -> bool:
        """True where no space stands between token `i` and the next one."""
        return self.words[i + 1] != "" and self.ends[i] == self.starts[i + 1]


def tokens_of(text: str) -> Tokens:
    """The tokens of `text`."""
    low = small(text).replace("\u2010", "-").replace("\u2011", "-")
    pieces = _TOKEN.split(low)  # what stands between, a token, and so on
    bounds = list(accumulate(map(len, pieces)))
    words = [word if word[0] != "\n" else BREAK for word in pieces[1::2]]
    return Tokens(
        text=text, words=words + _PAD, starts=bounds[:-1:2], ends=bounds[1::2], capitals=_is_in_capitals(text)
    )


def _is_in_capitals(text: str) -> bool:
    sample = text[:4000]
    if sum(map(sample.count, _COMMON_LETTERS)) > (1 - _CAPITALS_SHARE) * len(sample):
        return False  # so many small letters that the others are too few: the letters need not be counted
    letters = sum(map(str.isalpha, sample))
    return letters > 0 and sum(map(str.isupper, sample)) >= _CAPITALS_SHARE * letters
