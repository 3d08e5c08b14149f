"""One more who died than an article has counted: told of by an ordinal, as "also" killed, or by another name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.casualty_overtaken import ATTACKERS, COUNTED_WITH, as_part, with_one_more
from corpus.casualty_people import ONE, Kind
from corpus.casualty_settling import SURVIVING, Mention
from corpus.casualty_words import CUES, DAYS, Fate, Voice
from corpus.records import Count

_ORDINALS = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6
}  # fmt: skip
_ONE_PERSON = frozenset({Kind.SINGLE, Kind.KNOWN})
_ALSO_WITHIN = 4  # passages from the dead to who "was also killed"
_NAME = 7  # words of a name with its age before a verb
_OLDEST = 110
_ELSEWHERE = re.compile(r"\bin (?:a|another) (?:separate|different|unrelated)\b|\b(?:earlier|last|previous)\b")
_BOTH_DIED = ("murder-suicide", "homicide-suicide")


def add_told_apart(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions; of "a clerk was killed … the gunman was also killed" two killed, the one as part of them.

    So of two who each died by a name and an age of their own, where the article counts nobody together; "a third
    person has died" is three where nobody was counted before.
    """
    added = list(mentions)
    for place, later in enumerate(added):
        if not _is_one_dead(later):
            continue
        before = [i for i in range(place) if _counts_dead(added[i])]
        if not before:
            added[place] = _as_its_ordinal_says(later)
            continue
        last = before[-1]
        counted = max(added[i].told.count.low for i in before)
        another = counted == added[last].told.count.low and _is_one_more(added[last], later)
        if another or (counted == 1 and _are_all_by_name([added[i] for i in before], later)):
            added[last] = with_one_more(added[last])
            added[place] = as_part(later)
    return added


def both_died(mentions: Sequence[Mention], low: str) -> list[Mention]:
    """The mentions of an article that tells of a murder-suicide: the one who killed one other died, too.

    Where it tells of nobody's death all died who were shot. `low` is the text in small letters.
    """
    told = list(mentions)
    if not any(deed in low and f"attempted {deed}" not in low for deed in _BOTH_DIED):
        return told
    dead = [i for i, mention in enumerate(told) if _counts_dead(mention)]
    if not dead:
        return [_killed(mention) for mention in told]
    if all(told[i].told.count == ONE for i in dead) and not any(told[i].told.attacker for i in dead):
        told[dead[0]] = with_one_more(told[dead[0]])
    return told


def _killed(mention: Mention) -> Mention:
    told = mention.told
    if told.fate is not Fate.SHOT or not SURVIVING.isdisjoint(mention.line.words):
        return mention
    return replace(mention, told=replace(told, fate=Fate.KILLED))


def _counts_dead(mention: Mention) -> bool:
    told = mention.told
    exact = told.count.high == told.count.low > 0
    return told.fate is Fate.KILLED and exact and not (told.part or told.running or told.subset)


def _is_one_dead(mention: Mention) -> bool:
    return _counts_dead(mention) and mention.told.count == ONE and mention.told.kind in _ONE_PERSON


def _as_its_ordinal_says(mention: Mention) -> Mention:
    """Three for "a third person has died"."""
    told, words = mention.told, mention.line.words
    cue = words[told.last - 1] if told.last <= len(words) else ""
    number = next((_ORDINALS[word] for word in words[told.first : told.first + 2] if word in _ORDINALS), 0)
    dies = cue in CUES and CUES[cue] == (Fate.KILLED, Voice.INTRANSITIVE)
    if not (number and dies) or _ELSEWHERE.search(mention.passage.text):
        return mention
    count = Count(low=number, high=number)
    return replace(mention, told=replace(told, count=count, kind=Kind.COUNTED))


def _is_one_more(before: Mention, later: Mention) -> bool:
    """True where somebody "was also killed" soon after one person, or the attacker after his victims."""
    told, words = later.told, later.line.words
    also = "also" in words[told.first : told.last] or words[told.last : told.last + 2] == (",", "too")
    near = 0 < later.passage.number - before.passage.number <= _ALSO_WITHIN
    if not (also and near) or _ELSEWHERE.search(later.passage.text):
        return False
    attacker = told.head in ATTACKERS and before.told.head not in ATTACKERS
    if attacker:
        return COUNTED_WITH.isdisjoint(before.line.words)
    return before.told.count == ONE and (told.head != before.told.head or not told.head)


def _are_all_by_name(before: Sequence[Mention], later: Mention) -> bool:
    """True where everybody died alone and by name, and who died later has another name, and an age."""
    name, has_age = _name(later)
    if not name or not has_age:
        return False
    names = [_name(mention)[0] for mention in before]
    return all(names) and all(name.isdisjoint(other) for other in names)


def _name(mention: Mention) -> tuple[frozenset[str], bool]:
    """The words of the name that stands before what is told of somebody, and whether an age stands with it."""
    told, line = mention.told, mention.line
    if told.kind is not Kind.KNOWN or told.noun or line.shouting:
        return frozenset(), False
    first = told.first
    while first > max(told.first - _NAME, 0) and _may_be_of_name(line.printed[first - 1]):
        first -= 1
    last = told.first
    while last < told.last and _may_be_of_name(line.printed[last]):
        last += 1
    words = line.printed[first:last]
    name = frozenset(word for word in words if word[0].isupper() and word.lower() not in DAYS and len(word) > 1)
    return name, any(word.isdigit() and int(word) <= _OLDEST for word in words)


def _may_be_of_name(word: str) -> bool:
    return word[0].isupper() or word in {",", "."} or word.isdigit()
