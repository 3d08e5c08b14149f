"""Casualties told in a roundabout way: nobody hurt, people in hospital or in safety, people among others."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from corpus.casualty_line import Line
from corpus.casualty_people import NONE, Group, Kind
from corpus.casualty_reader import MANY_LEAVE, Reader, told_of, verb_before
from corpus.casualty_words import BE, CUES, HAVE, OUTCOME_NOUNS, PEOPLE, Fate, Voice, word_set

_AMONG_WHOM = word_set("them dead killed slain victims wounded injured missing fatalities casualties")
_OPENING = frozenset({",", "-", "–", "—", "(", "with"})
_REFUGE = word_set("safety safer base bases shelter shelters camp camps bunkers basements")
_REFUGE_NEAR = 5  # words from "taken" to the safe place that it names
_CLAUSE = 12  # words that are looked through for a verb
_TOLD_BESIDE = frozenset({Fate.KILLED, Fate.INJURED})
_HARM = {Voice.PARTICIPLE, Voice.GERUND, Voice.PRESENT}


def inner_groups(line: Line, groups: list[Group]) -> dict[int, int]:
    """The groups told of as part of others, each with its "among": "…, a nurse and a child among them"."""
    inner: dict[int, int] = {}
    for index, word in enumerate(line.words):
        if word == "among" and _names_the_hit(line, index + 1):
            inner.update(_run_before(line, groups, index))
    return inner


def _names_the_hit(line: Line, index: int) -> bool:
    if line.word(index) in {"the", "those"}:
        return line.word(index + 1) in _AMONG_WHOM
    return line.word(index) == "them"


def _run_before(line: Line, groups: list[Group], among: int) -> dict[int, int]:
    """The groups joined to each other that end at `among`, where a comma or a dash sets them off."""
    last = bisect_left(groups, among, key=attrgetter("last"))
    if last == len(groups) or groups[last].last != among:
        return {}
    first = last
    while first > 0 and line.words[groups[first - 1].last : groups[first].first] in (
        ("and",),
        ("&",),
        (",", "and"),
    ):
        first -= 1
    while first > 0 and first < last and line.words[groups[first - 1].last : groups[first].first] == (",",):
        first -= 1
    # The first of a run in commas is the whole: "seven men, a general and a colonel among them".
    while first < last and line.word(groups[first].first - 1) not in _OPENING:
        first += 1
    if line.word(groups[first].first - 1) not in _OPENING:
        return {}
    return dict.fromkeys(range(first, last + 1), among)


def link_without(reader: Reader, index: int) -> None:
    """Nobody, by "without hurting anyone", "did not kill anybody", "without killing or wounding anyone"."""
    line = reader.line
    fates: list[Fate] = []
    place = index + 1
    while place < index + 5:
        word = line.word(place)
        if word in CUES and CUES[word][1] in _HARM and CUES[word][0] in _TOLD_BESIDE:
            fates.append(CUES[word][0])
        elif word not in {"or", "and", "even", "seriously", "either"}:
            break
        place += 1
    if fates and (line.word(place) in {"anyone", "anybody"} or line.word(place) == "any"):
        _tell_nobody(reader, fates, index, place + 1)


def _tell_nobody(reader: Reader, fates: list[Fate], first: int, last: int) -> None:
    line = reader.line
    ends = last + (
        line.word(last - 1) == "any" and (line.word(last) in PEOPLE or line.word(last) in OUTCOME_NOUNS)
    )
    words = line.stretch(first, first + 1)
    group = Group(first=first, last=ends, count=NONE, kind=Kind.NOBODY, words=words)
    for fate in dict.fromkeys(fates):
        reader.found[:] = [told for told in reader.found if told.fate is not fate or told.last <= first]
        reader.found.append(told_of(line, fate, [group], first, ends, part=False))


def link_other_side(reader: Reader, index: int) -> None:
    """The last of "four captives were returned to Goris and two to Ganja": the verb is not repeated."""
    line = reader.line
    place = reader.group_at(index + 1) if reader.found else None
    if place is None:
        return
    group = reader.groups[place]
    if group.kind is not Kind.COUNTED or group.noun or group.subset or line.word(group.last) != "to":
        return
    named = line.printed[group.last + 1 : group.last + 4]
    if not any(word[0].isupper() for word in named) or _has_verb(line, group.last):
        return
    before = [told for told in reader.found if told.last <= index]
    if before and not any(told.first <= group.first < told.last for told in reader.found):
        reader.tell(max(before, key=attrgetter("last")).fate, [place], group.first, group.last)


def _has_verb(line: Line, start: int) -> bool:
    """True where a verb follows before the clause ends."""
    for word in line.words[start : start + _CLAUSE]:
        if word in {",", ".", ";"}:
            return False
        if word in BE or word in HAVE or word in CUES:
            return True
    return False


def link_ward(reader: Reader, index: int) -> None:
    """As in "five dead and 80 people in hospital": injured, where the sentence tells of dead or wounded beside."""
    line = reader.line
    start = index
    while line.word(start - 1) in {"the", "a", "local", "nearby", "in", "to", "taken", "rushed", "still", "now"}:
        start -= 1
    lying = line.word(start - 1) in BE and line.word(start) in {"in", "still", "now"}
    start -= lying
    if start == index or not {"in", "to"} & set(line.words[start:index]):
        return
    for place, group in enumerate(reader.groups):
        if group.last == start and group.kind is Kind.COUNTED and _beside(reader, group):
            others = any(told.fate is Fate.INJURED for told in reader.found)
            reader.tell(Fate.CARED if others else Fate.INJURED, [place], start, index + 1)


def _beside(reader: Reader, group: Group) -> bool:
    """True where the dead or wounded are told of before the group, and are others."""
    return any(told.fate in _TOLD_BESIDE and told.last <= group.first for told in reader.found)


def link_refuge(reader: Reader, index: int) -> None:
    """As in "5,000 residents were brought to safety", "400 villagers were moved out"."""
    line = reader.line
    first, auxiliary, negated = verb_before(line, index)
    taken = reader.object(index + 1) if auxiliary != "be" else []
    begin = _past_people(reader, taken) if taken else index + 1
    after = line.words[begin : begin + _REFUGE_NEAR]
    away = after[:1] == ("out",) or after[:1] == ("away",) or not _REFUGE.isdisjoint(after)
    if negated or not away:
        return
    chosen = taken or (reader.subject(first) if auxiliary == "be" else [])
    if chosen and auxiliary in {"be", "", "have"} and reader.usable(chosen, Fate.DISPLACED):
        group = reader.groups[chosen[0]]
        if group.kind is Kind.COUNTED and group.count.low >= MANY_LEAVE:
            reader.tell(Fate.DISPLACED, chosen, first, index + 1)


def _past_people(reader: Reader, chosen: list[int]) -> int:
    """The word after the people of "took 2,000 people, 900 of them children, out": where the particle stands."""
    last = chosen[-1]
    after = reader.groups[last].last
    following = reader.groups[last + 1] if last + 1 < len(reader.groups) else None
    if following is not None and following.subset and reader.line.words[after : following.first] == (",",):
        after = following.last
        return after + (reader.line.word(after) == ",")
    return after
