"""What was worked out of a word is kept, for the next text has it again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_Told = TypeVar("_Told")


class WordMemory(dict[str, _Told]):
    """What a function tells of each word that is asked for, worked out when it first is; at most so many are kept.

    Asked for by `memory[word]`. An lru_cache notes each time which word was asked for last, which takes longer
    than the look-up itself; this one forgets all words when there are too many.
    """

    def __init__(self, tell: Callable[[str], _Told], most: int) -> None:
        super().__init__()
        self._tell = tell
        self._most = most

    def __missing__(self, word: str) -> _Told:
        if len(self) >= self._most:
            self.clear()
        told = self[word] = self._tell(word)
        return told
