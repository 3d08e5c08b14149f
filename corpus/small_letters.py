"""Text in small letters with every character where it stood, so that a range means the same in both."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache


@lru_cache(maxsize=64)
def small(text: str) -> str:
    """The text in small letters, worked out once for all who ask one after another.

    A pattern over it needs no re.IGNORECASE, under which every one of its words is tried at every word of the
    text. The capital I with a dot is the only letter whose small form has another length.
    """
    return text.replace("\u0130", "I").lower()


def has_any(text: str, stems: Iterable[str]) -> bool:
    """Whether one of the stems is in the text: a cheap test before a dear pattern."""
    for stem in stems:  # noqa: SIM110  any() of a generator costs more than the search itself
        if stem in text:
            return True
    return False
