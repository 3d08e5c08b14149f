"""One person: "a soldier", "another", and without an article in a headline or a pair."""

from __future__ import annotations

from corpus.casualty_ages import is_age
from corpus.casualty_line import Line
from corpus.casualty_names import past_name
from corpus.casualty_nouns import ARTICLES, DETERMINERS, ends_phrase, fates_of, head_of, is_attributive, noun_of
from corpus.casualty_people import ONE, TWO, Group, Kind
from corpus.casualty_words import ADVERBS, CUES, PEOPLE, PERSON, Fate, Voice, word_set

_LIST_MARKS = 3  # words back from one of a list to the one before: a comma and an "and"
_HEADLINE = 5  # words in which a headline without articles names the one it is about
_LYING = word_set("found left fatally mortally")
_HARM = frozenset({Fate.KILLED, Fate.INJURED, Fate.SHOT})
_ACTING = frozenset({Voice.GERUND, Voice.PRESENT})
_ORDINALS = frozenset({"second", "third", "fourth", "fifth"})


def single_person(line: Line, index: int) -> Group | None:
    """One person with an article, or without before an age and in "a father and daughter"."""
    if index + 1 in line.numerals:
        return None
    article = line.words[index] in ARTICLES
    start = index + article
    head = head_of(line, start, many=False)
    if head is None:
        return _another(line, index)
    fates, by_outcome = fates_of(line, start, head)
    return Group(
        first=index,
        last=past_name(line, head + 1) if is_age(line.words[head]) else head + 1,
        count=TWO if line.words[head] == "couple" else ONE,
        kind=Kind.COUNTED if line.words[head] == "couple" else Kind.SINGLE,
        words=line.printed[index] if article else "",
        noun=noun_of(line, start, head),
        head=line.words[head],
        fates=fates,
        counted_by_outcome=by_outcome,
    )


def _another(line: Line, index: int) -> Group | None:
    """One person told apart from those before: "another was wounded", "injuring a third"."""
    ordinal = line.words[index] == "a" and line.word(index + 1) in _ORDINALS
    last = index + 1 + ordinal
    if line.words[index] != "another" and (not ordinal or line.word(last) == "of"):
        return None
    after = last
    while line.word(after) in ADVERBS:
        after += 1
    if not (ends_phrase(line, last) or line.word(after) in CUES or line.word(last) in {"later", "subsequently"}):
        return None
    return Group(first=index, last=last, count=ONE, kind=Kind.SINGLE, words=line.stretch(index, last))


def is_without_article(line: Line, index: int) -> bool:
    """True where one person stands without an article: as one of a pair or a list, or in a headline."""
    return _is_paired(line, index) or _is_headline(line, index) or _is_bare(line, index)


def _is_headline(line: Line, index: int) -> bool:
    """True for "Border guard wounded by sniper" and "Police: Boy, 3, hurt in blast", where no article stands."""
    if index and line.words[index - 1] != ":":
        return False
    if index >= _HEADLINE or line.words[index] in DETERMINERS or line.words[index] in PEOPLE:
        return False
    head = head_of(line, index, many=False)
    if head is None or head - index >= _HEADLINE:
        return False
    after = head + 1
    if line.words[after : after + 1] == (",",) and line.word(after + 1).isdigit() and line.word(after + 2) == ",":
        after += 3
    return line.headline or line.word(after) in CUES


def _is_bare(line: Line, index: int) -> bool:
    """True for the soldier of a headline: "Sniper kills soldier", "Police name man killed in blast"."""
    if not line.headline or line.words[index] not in PERSON or is_attributive(line, index, many=False):
        return False
    return _is_hit(line, index + 1) or _is_object(line, index)


def _is_hit(line: Line, after: int) -> bool:
    """True where a verb of what befell people follows, perhaps after others: "Toddler, man killed"."""
    if line.word(after) == "," and line.word(after + 1) in PERSON:
        return _is_hit(line, after + 2)
    while line.word(after) in ADVERBS or line.word(after) in _LYING:
        after += 1
    return line.word(after) in CUES and not _stands_for_deed(line, after)


def _stands_for_deed(line: Line, index: int) -> bool:
    return CUES[line.words[index]][1] in {Voice.GERUND, Voice.NOUN}


def _is_object(line: Line, index: int) -> bool:
    """True after a verb of harm, perhaps after others: "kills wife, son"."""
    before = line.word(index - 1)
    if before == "," and line.word(index - 2) in PERSON:
        return _is_object(line, index - 2)
    return before in CUES and CUES[before][0] in _HARM and CUES[before][1] in _ACTING


def _is_paired(line: Line, index: int) -> bool:
    """True for the daughter in "a father and daughter", for either in "a mother, father and toddler"."""
    if line.words[index] not in PERSON:
        return False
    before = index - 1
    while line.word(before) in {"and", ","} and index - before < _LIST_MARKS:
        before -= 1
    if before == index - 1 or line.word(before) not in PERSON:
        return False
    return "and" in line.words[before:index] or line.words[index + 1 : index + 2] in (("and",), (",",))
