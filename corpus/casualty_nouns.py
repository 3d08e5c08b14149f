"""The noun that names the people or the outcome counted, and where its phrase ends."""

from __future__ import annotations

from corpus.casualty_ages import is_age
from corpus.casualty_line import Line
from corpus.casualty_words import (
    ADJECTIVES,
    CUES,
    INTO,
    INVARIANT,
    OUTCOME_NOUNS,
    PEOPLE,
    PERSON,
    THINGS,
    Fate,
    word_set,
)

MORE = frozenset({"more", "others", "other", "else", "additional", "further", "new", "such", "apiece"})
"""Words after a number that stand for people told of before or beside them: "two others"."""

DETERMINERS = word_set("the his her their my our its these those all this whose")
"""Words before people who are known already, or somebody's."""

ABSTRACT = frozenset({"members", "others", "lives", "souls", "officials", "leaders", "sides", "parties", "owners"})
"""Words for people that count nobody by themselves: "both sides"."""

ARTICLES = frozenset({"a", "an", "another"})
"""Words before one person."""

PLURALS = PEOPLE - INVARIANT - ABSTRACT
"""Words for several people that tell of them without any number, too: "soldiers were killed"."""

_ANYBODY = PEOPLE | PERSON
_NO_MORE_NOUN = MORE - {"other"}
_LONGEST_NAME = 9  # words from a number to the noun that it counts; longer stretches are other phrases
_OF_A_DEED = word_set("victim victims suspect suspects survivor survivors")
_TAKEN = frozenset({"prisoner", "captive", "hostage"})
_OF_DEATH = word_set(
    """
    threat threats squad squads penalty penalties sentence sentences row certificate certificates camp camps notice
    notices
    """
)
"""What is of death or injury and yet nobody's: "three death threats"."""

_TELLING = frozenset().union(
    PEOPLE, PERSON, INVARIANT, OUTCOME_NOUNS, THINGS, ARTICLES, DETERMINERS, ADJECTIVES, CUES, INTO, MORE
)
"""Words that a noun phrase begins, ends or stops with; over all others it goes on."""


def head_of(line: Line, start: int, *, many: bool) -> int | None:
    """Where the noun stands that names the people or the outcome counted from `start` on; None if neither."""
    age = None
    for index in range(start, min(start + _LONGEST_NAME, len(line.words))):
        word = line.words[index]
        if word not in _TELLING and word[0].isalnum() and not is_age(word) and index not in line.numerals:
            continue
        if index > start and _begins_another(line, index):
            break
        if is_age(word):
            age = index
        elif (word in PEOPLE if many else word in PERSON or word in INVARIANT) or (many and word in PERSON):
            if not is_attributive(line, index, many=many):
                return index
        elif word in OUTCOME_NOUNS and (many or word in {"death", "fatality", "injury", "casualty"}):
            return None if line.word(index + 1) in _OF_DEATH else index
        elif word in THINGS and line.word(index + 1) not in _ANYBODY:
            return None
        elif ends_phrase(line, index):
            break
    return age


def ends_phrase(line: Line, index: int) -> bool:
    """True where a noun phrase cannot go on."""
    word = line.word(index)
    if not word or not (word[0].isalnum()) or word in INTO or word in _NO_MORE_NOUN:
        return True
    if word == "shooting" and line.word(index + 1) in _OF_A_DEED:
        return False
    return word in CUES and word not in ADJECTIVES


def is_attributive(line: Line, index: int, *, many: bool) -> bool:
    """True where a word for people only describes what follows ("police station", "rebel commander")."""
    word, following = line.words[index], line.word(index + 1)
    if following in THINGS or following in OUTCOME_NOUNS:
        return True
    if many and word in PLURALS and following in _TAKEN:
        return False  # "took six fighters prisoner"
    if following in PERSON or following in PEOPLE:
        return not line.word(index + 1).endswith("'s")
    if word in INVARIANT:
        another = following.endswith("s") or (not many and following not in CUES)  # "a police station"
        return another and not ends_phrase(line, index + 1)
    return many and word not in PEOPLE


def _begins_another(line: Line, index: int) -> bool:
    """True where a new phrase or a verb begins: "the shell | killed soldiers", but "two badly wounded men"."""
    word, before = line.words[index], line.words[index - 1]
    if index in line.numerals or word in ARTICLES or word in DETERMINERS:
        return True
    return word in ADJECTIVES and word in CUES and before not in ADJECTIVES and not before.endswith("ly")


def fates_of(line: Line, first: int, head: int) -> tuple[tuple[Fate, ...], bool]:
    """What the phrase says of the people already, and whether its very noun does."""
    if line.words[head] in OUTCOME_NOUNS:
        return OUTCOME_NOUNS[line.words[head]], True
    return tuple(ADJECTIVES[word] for word in line.words[first:head] if word in ADJECTIVES)[:1], False


def noun_of(line: Line, first: int, head: int) -> str:
    """Who they are, in lower case where the whole sentence is in capitals."""
    if line.words[head] in OUTCOME_NOUNS:
        head -= 1
        while head >= first and line.words[head] in {"more", "other", "additional", "further", "new"}:
            head -= 1
    text = line.stretch(first, head + 1) if head >= first else ""
    return text.lower() if line.shouting else text
