"""Counted people where they stand in a sentence: "at least 13 civilians", "a soldier", "two others", "no one"."""

from __future__ import annotations

from corpus.casualty_ages import is_age, is_age_of_name, is_last_age
from corpus.casualty_counted import counted_people
from corpus.casualty_line import Line
from corpus.casualty_names import named_person
from corpus.casualty_nobody import NOBODIES, nobody
from corpus.casualty_nouns import (
    ABSTRACT,
    ARTICLES,
    DETERMINERS,
    PLURALS,
    ends_phrase,
    head_of,
    is_attributive,
    noun_of,
)
from corpus.casualty_people import SOME, TWO, Group, Kind, known_person
from corpus.casualty_singles import is_without_article, single_person
from corpus.casualty_words import INVARIANT, OUTCOME_NOUNS, PEOPLE, PERSON, word_set

_OF_ONE = frozenset({"his", "her", "my"})
_NOT_KIN = word_set("victim victims body driver passenger leader commander president")
_PRONOUNS = frozenset({"he", "she", "him", "himself", "herself"})
_BEGIN = NOBODIES | ARTICLES | _PRONOUNS | DETERMINERS | PLURALS | PERSON
"""Words in small letters that may begin a group anywhere in a sentence; ages and possessives may, too."""


def read_groups(line: Line) -> list[Group]:
    """The people of a sentence in order, not overlapping."""
    groups = []
    index = 0
    while index < len(line.words):
        group = _group_at(line, index) if _may_begin(line, index) else None
        if group is not None:
            groups.append(group)
            index = max(group.last, index + 1)
        else:
            index += 1
    return groups


def _group_at(line: Line, index: int) -> Group | None:
    word = line.words[index]
    if index in line.numerals and word != "zero":
        return None if is_age_of_name(line, index) else counted_people(line, index)
    if word in NOBODIES:
        return nobody(line, index)
    if word in ARTICLES or (is_age(word) and not is_last_age(line, index)) or is_without_article(line, index):
        return single_person(line, index)
    if word in _PRONOUNS or (word == "self" and line.headline):
        return known_person(index, index + 1, word)
    if word in DETERMINERS or word.endswith("'s"):
        return _definite(line, index) or _her(line, index)
    return _plural(line, index) if word in PLURALS else named_person(line, index)


def _may_begin(line: Line, index: int) -> bool:
    """False where the word there certainly begins no group: most words, and so they are passed over in no time."""
    word = line.words[index]
    if word in _BEGIN or word == "self" or line.printed[index][0].isupper() or index in line.numerals:
        return True
    return word.endswith(("old", "olds", "'s")) or index == 0 or line.words[index - 1] == ":"


def _her(line: Line, index: int) -> Group | None:
    """The woman of "shot her and two others", "killing her.", where no noun follows that is hers."""
    alone = line.words[index] == "her" and ends_phrase(line, index + 1)
    return known_person(index, index + 1, "her") if alone else None


def _definite(line: Line, index: int) -> Group | None:
    if index + 1 in line.numerals:
        return None
    head = head_of(line, index + 1, many=True)
    if head is None or line.words[head] not in PEOPLE or line.words[head] in INVARIANT:
        head = head_of(line, index + 1, many=False)
    if head is None or line.words[head] in OUTCOME_NOUNS or line.words[head] in INVARIANT | ABSTRACT:
        return None
    noun, word = noun_of(line, index + 1, head), line.words[head]
    if word == "parents" and line.words[index] in _OF_ONE:
        return Group(
            first=index,
            last=head + 1,
            count=TWO,
            kind=Kind.COUNTED,
            words=line.printed[index],
            noun=noun,
            head=word,
        )
    if word in PEOPLE:
        return Group(
            first=index,
            last=head + 1,
            count=SOME,
            kind=Kind.KNOWN,
            words=line.printed[index],
            noun=noun,
            head=word,
            definite=True,
        )
    # "his wife" may be somebody new, "the woman" is somebody known.
    definite = line.words[index] == "the" or word in _NOT_KIN
    return known_person(index, head + 1, line.printed[index], noun, word, definite=definite)


def _plural(line: Line, index: int) -> Group | None:
    if is_attributive(line, index, many=True):
        return None
    noun = noun_of(line, index, index)
    return Group(
        first=index, last=index + 1, count=SOME, kind=Kind.UNCOUNTED, words=noun, noun=noun, head=line.words[index]
    )
