"""Ages in a sentence: "10-year-old", "23 and 25 years old", "J. Doe, 21 of Reno"."""

from __future__ import annotations

from corpus.casualty_line import Line
from corpus.casualty_words import AGE, DAYS

_OLDEST = 110
_SINGULAR = frozenset({"was", "is", "has", "had"})


def is_age(word: str) -> bool:
    """True for "10-year-old" and "two-month-olds"."""
    return word.endswith(("old", "olds")) and AGE.match(word) is not None


def is_last_age(line: Line, index: int) -> bool:
    """True for the last of "two men, 23 and 25 years old"."""
    return line.word(index - 1) in {"and", "or"} and line.word(index - 2).isdigit()


def is_age_of_name(line: Line, index: int) -> bool:
    """True for the age behind a name that no second comma closes: "J. Doe, 21 of Reno was", "Doe 21, was"."""
    word, before = line.words[index], index - 1
    if not word.isdigit() or int(word) > _OLDEST:
        return False
    comma = line.word(before) == ","
    before -= comma
    before -= line.word(before) == "." and line.word(before - 1) in {"jr", "sr"}
    if before < 1 or not line.printed[before][0].isupper() or line.words[before] in DAYS:
        return False
    if not comma:
        return line.word(index + 1) == "," and line.word(index + 2) in _SINGULAR
    home = line.printed[index + 2][:1] if index + 2 < len(line.words) else ""
    return (
        line.word(index + 1) == "of"
        and home.isupper()
        and not _SINGULAR.isdisjoint(line.words[index + 3 : index + 6])
    )
