"""The words of a text that belong to people's names, so that no place is seen in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from geodata.demonyms import demonyms
from geodata.lexicon import (
    CALENDAR,
    DIRECTIONS,
    KINDS,
    ORGANISATION_HEADS,
    PERSON_AFTER,
    SITE_HEADS,
    SURNAME_ENDINGS,
    TITLES,
    word_list,
)

if TYPE_CHECKING:
    from geodata.spans import NameSpan
    from geodata.words import Words

LONGEST_PERSON_WORDS = 4
_PARTICLES = frozenset({"de", "la", "van", "von", "der", "den", "al", "el", "bin", "ibn", "del", "da", "di", "du"})
SHORTEST_SURNAME = 6


class Persons(NamedTuple):
    """`words` are the indexes of words within full names, `surnames` the keys that a bare surname may repeat."""

    words: frozenset[int]
    surnames: frozenset[str]


def find_persons(words: Words, spans: Sequence[NameSpan]) -> Persons:
    """The people's names of a text: a given name, an initial or a title, and the capitalised words after it."""
    inner = _inner_words(spans)
    inside: set[int] = set()
    surnames: set[str] = set()
    given = word_list("given_names")
    free = 0
    for i in words.may_name:
        if i < free or i in inner:
            continue
        last = _last_of_person(words, i, given)
        if last > i:
            inside.update(range(i, last + 1))
            surnames.update(k for k in words.keys[i + 1 : last] if _is_middle_surname(k, given))
            if len(words.keys[last]) > 2 and words.keys[last] not in PERSON_AFTER:
                surnames.add(words.keys[last])
            elif words.keys[last - 1] not in TITLES and last - 1 > i:
                surnames.add(words.keys[last - 1])
        free = last + 1
    return Persons(frozenset(inside), frozenset(surnames))


def _is_middle_surname(key: str, given: frozenset[str]) -> bool:
    """Whether a word within a full name may be repeated as a surname: the first of two, as in Spanish."""
    return len(key) >= SHORTEST_SURNAME and key not in given and key not in TITLES


def _last_of_person(words: Words, i: int, given: frozenset[str]) -> int:
    """The last word of the person's name that begins at word `i`, or `i` if none does."""
    if words.keys[i] in given and not words.possessive[i]:
        return _end_of_name(words, i)
    if _before_a_surname(words, i):
        return i + 1
    if len(words.raw[i]) == 1 and words.capital[i] and words.gaps[i + 1] == ". ":
        return _end_of_name(words, i)
    if words.keys[i] in TITLES and not words.flat[i]:
        return _end_after_title(words, i)
    return i


def _inner_words(spans: Sequence[NameSpan]) -> set[int]:
    """Words of longer place names: no person begins there."""
    return {i for span in spans if span.last > span.first for i in range(span.first, span.last + 1)}


def _before_a_surname(words: Words, i: int) -> bool:
    """True where the next word ends as surnames do and this one may be the name before it: "Hunan Avetisyan"."""
    if not words.joined[i] or words.gaps[i + 1] != " " or not words.capital[i] or words.flat[i]:
        return False
    surname, key = words.keys[i + 1], words.keys[i]
    if len(surname) < SHORTEST_SURNAME or not surname.endswith(SURNAME_ENDINGS) or surname in demonyms():
        return False
    may_be_given = not (key in demonyms() or key in TITLES or key in KINDS or key in DIRECTIONS or key in CALENDAR)
    return may_be_given and key not in word_list("common_words") and words.capital[i + 1]


def _is_surname(words: Words, i: int) -> bool:
    key = words.keys[i]
    if (
        not (words.capital[i] or words.flat[i])
        or key in ORGANISATION_HEADS
        or key in SITE_HEADS
        or key in KINDS
        or key in CALENDAR
    ):
        return False
    if key in TITLES:
        return False
    return not (words.flat[i] and key in word_list("common_words"))


def _end_of_name(words: Words, first: int) -> int:
    """The last word of the person's name that begins at word `first`, or `first` if none does."""
    last = first
    i = first
    while i + 1 < len(words) and i - first < LONGEST_PERSON_WORDS and words.joined[i] and words.gaps[i + 1] != "-":
        i += 1
        if words.keys[i] in _PARTICLES and not words.capital[i]:
            continue
        if not _is_surname(words, i):
            return last if _followed_by_head(words, i, last, first) else first
        last = i
    return last


def _followed_by_head(words: Words, i: int, last: int, first: int) -> bool:
    """False where a site's or an organisation's word closes the run after one name ("Jackson Square")."""
    closes = words.capital[i] and (words.keys[i] in SITE_HEADS or words.keys[i] in ORGANISATION_HEADS)
    return not (closes and last == first)


def _end_after_title(words: Words, title: int) -> int:
    """The last word of the name after a title, or `title` where no name follows."""
    i = title
    while i + 1 < len(words) and words.joined[i] and words.capital[i + 1] and words.keys[i + 1] in TITLES:
        i += 1
    first = i + 1
    if first >= len(words) or not words.joined[i] or not _is_surname(words, first):
        return title
    if words.keys[first] in word_list("common_words"):
        return title
    return _end_of_name(words, first)
