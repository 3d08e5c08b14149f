"""A sentence in words with the weapons, targets, people, forces and deeds in it: one look at each word."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from corpus import field_words as words
from corpus.actor_names import ActorNames
from corpus.casualty_words import word_set
from corpus.numerals import NUMBER_WORDS
from corpus.records import ActorKind, VictimKind, WeaponKind

_TOKEN = re.compile(r"([A-Za-z]++(?=[ ,])|\w+(?:[’'.-]\w+)*+|[^\w\s])")
_CAPITALS = 0.7
"""Of the words are in capitals where a wire prints everything in them."""

_POSSESSIVE = ("'s", "’s", "'", "’")
_LONGEST_NAME = 6  # words of a name without a head ("the Popular Front of the North")
_BACK = 6  # words before a head that may belong to it
_NO_PART = words.DETERMINERS | words.ASIDE | NUMBER_WORDS
_OF = frozenset({"of", "from", "in"})
_ACRONYM = re.compile(r"[A-Z][A-Z0-9-]{1,6}s?")
_NO_ACRONYM = word_set(
    """
    TV TNT GMT UTC PM AM CEO ID SUV US UK GPS NGO NGOS MP MPS II III
    """
)  # fmt: skip


class Weapon(NamedTuple):
    """Words [first, last) that name a weapon."""

    first: int
    last: int
    kind: WeaponKind


class Struck(NamedTuple):
    """Words [first, last) that name what can be struck."""

    first: int
    last: int
    mark: words.Mark


class People(NamedTuple):
    """Words [first, last) that name people."""

    first: int
    last: int
    kind: VictimKind


class Party(NamedTuple):
    """Words [first, last) that name who can act; `bare` marks a state's or a group's name alone.

    `shared` is the noun that a bare name shares with the next: "Armenian and Azerbaijani forces".
    """

    first: int
    last: int
    kind: ActorKind | None
    bare: bool
    shared: str = ""


@dataclass(slots=True, kw_only=True)
class FieldLine:
    """A sentence's words, as printed and in lower case without a possessive, and what was found among them.

    `possessive` are the words that bore one. Positions are the sentence's.
    """

    text: str
    low: list[str]
    printed: list[str]
    starts: list[int]
    ends: list[int]
    possessive: frozenset[int]
    shouting: bool
    weapons: list[Weapon] = field(default_factory=list)
    struck: list[Struck] = field(default_factory=list)
    people: list[People] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)

    def word(self, at: int) -> str:
        """The word there in lower case, "" outside the sentence."""
        return self.low[at] if 0 <= at < len(self.low) else ""

    def words(self, first: int, last: int) -> str:
        """The words [first, last) as printed, without what the last has of a possessive."""
        told = self.text[self.starts[first] : self.ends[last - 1]]
        return " ".join(_bare(told).split())


def _bare(word: str) -> str:
    """The word without what makes it a possessive."""
    for ending in ("'s", "’s", "'S", "’S", "'", "’"):
        if word.endswith(ending) and len(word) > len(ending):
            return word[: -len(ending)]
    return word


def field_line(text: str, names: ActorNames) -> FieldLine:
    """The sentence with all that is found in it."""
    line = _tokens(text)
    _look_up(line)
    _find_parties(line, names)
    return line


def _tokens(text: str) -> FieldLine:
    pieces = _TOKEN.split(text)  # what stands between, a word, and so on
    bounds = list(accumulate(map(len, pieces)))
    printed = pieces[1::2]
    low = [word.lower() for word in printed]
    has_some = "'" in text or "’" in text
    possessive = (
        frozenset(at for at, word in enumerate(low) if word[1:].endswith(_POSSESSIVE)) if has_some else frozenset()
    )
    for at in possessive:
        low[at] = _bare(low[at])
    return FieldLine(
        text=text,
        low=low,
        printed=printed,
        starts=bounds[:-1:2],
        ends=bounds[1::2],
        possessive=possessive,
        shouting=sum(map(str.isupper, printed)) > _CAPITALS * sum(map(str.isalpha, printed)) > 0,
    )


def _look_up(line: FieldLine) -> None:
    lexicon = words.LEXICON
    for at, word in enumerate(line.low):
        entry = lexicon.get(word)
        if entry is None:
            continue
        before = line.low[at - 1] if at else ""
        paired = entry.pairs.get(before, words.UNPAIRED)
        if paired.weapon is not None or (entry.weapon is not None and not _is_no_weapon(line, at, (before, word))):
            _add_weapon(line, at, paired.weapon, entry.weapon)
        if paired.mark is not None:
            line.struck[:] = [each for each in line.struck if each.last != at]
            line.struck.append(Struck(at - 1, at + 1, paired.mark))
        elif entry.mark is not None and not _is_no_target(line, at, (before, word)):
            line.struck.append(Struck(at, at + 1, entry.mark))
        if paired.people is not None:
            line.people[:] = [each for each in line.people if each.last != at]
            line.people.append(People(at - 1, at + 1, paired.people))
        elif entry.people is not None:
            line.people.append(People(at, at + 1, entry.people))


def _add_weapon(line: FieldLine, at: int, paired: WeaponKind | None, own: WeaponKind | None) -> None:
    """Puts in a weapon; one that stands right before it describes it ("Grad rockets", "cluster bombs")."""
    first, kind = (at, own) if paired is None else (at - 1, paired)
    if line.weapons and line.weapons[-1].last == at:
        earlier = line.weapons.pop()
        first, kind = earlier.first, paired or earlier.kind
    if kind is not None:
        line.weapons.append(Weapon(first, at + 1, kind))


def _is_no_target(line: FieldLine, at: int, pair: tuple[str, str]) -> bool:
    """True for the White House and a market town."""
    return pair in words.NO_TARGET_PAIRS or line.word(at + 1) in words.TOWNS


def _is_no_weapon(line: FieldLine, at: int, pair: tuple[str, str]) -> bool:
    """True for an airliner, a water tank and the verb of "they shell the town"."""
    if pair in words.NO_WEAPON_PAIRS:
        return True
    before, word = pair
    if at + 1 < len(line.low) and line.low[at + 1] in words.OF_A_WEAPON:
        return True
    return word in words.ALSO_VERBS and (before in words.STRUCK_BY_VERB or line.word(at + 1) in words.DETERMINERS)


# ---------------------------------------------------------------- parties


def _find_parties(line: FieldLine, names: ActorNames) -> None:
    """The names and the forces of the sentence in order, each as long as it goes, none inside another."""
    may_begin = [at for at, word in enumerate(line.low) if word in words.FORCES or line.printed[at][0].isupper()]
    taken = 0
    for at in may_begin:
        if at < taken:
            continue
        many = _name_at(line, at, names)
        inner = _name_at(line, at + many, names) if many and at + many < len(line.low) else 0
        if inner > 1:  # "Colombian | Army of National Liberation"
            many += inner
        head = _head_from(line, at, many) if inner <= 1 else None
        if head is None and not many:
            continue
        first = _first_word(line, at, taken) if head is not None else at
        last = head + 1 if head is not None else at + many
        if head is not None:
            last = _with_owner(line, last, names)
        if head is None and line.parties and line.parties[-1].last == at and line.word(at - 1) in {"[", "("}:
            continue
        kind = _kind(line, first, head) if head is not None else None
        if head is None or _may_act(line, first, head, owned=last > head + 1):
            line.parties.append(Party(first, last, kind, head is None))
        taken = last
    for number in range(len(line.parties) - 1):
        one, other = line.parties[number : number + 2]
        if one.bare and not other.bare and line.low[one.last : other.first] in (["and"], ["or"]):
            line.parties[number] = one._replace(shared=line.low[other.last - 1], kind=other.kind)


def _name_at(line: FieldLine, at: int, names: ActorNames) -> int:
    """How many words from `at` on name a state, its people, its seat or an actor of a table."""
    printed = line.printed[at]
    if not printed[0].isupper() or (line.shouting and printed == "US"):
        return 0
    if many := names.named_at(line.printed, at, shouting=line.shouting):
        return many
    if line.shouting or line.low[at] in words.WEAPONS or printed.upper() in _NO_ACRONYM:
        return 0
    if _ACRONYM.fullmatch(printed):
        return 1
    return 0


def _head_from(line: FieldLine, at: int, named: int) -> int | None:
    """Where the noun of forces stands that begins here, or that a name here belongs to ("Malian land forces")."""
    if not named:
        if line.low[at] not in words.FORCES:
            return None
        return _last_head(line, at)
    after = at + named
    for step in range(after, min(after + 4, len(line.low))):
        word = line.low[step]
        if word in words.FORCES:
            return _last_head(line, step)
        if word not in words.MODIFIERS and (line.shouting or not line.printed[step][0].isupper()):
            return None
        if word in {"ministry", "minister", "department"}:
            return None
    return None


def _last_head(line: FieldLine, at: int) -> int:
    """The last of nouns that stand together: "police officers", "army troops"."""
    while line.word(at + 1) in words.FORCES and at not in line.possessive:
        at += 1
    return at


def _first_word(line: FieldLine, head: int, taken: int) -> int:
    """Where the noun phrase begins that a head ends: names and modifiers before it."""
    first = head
    for at in range(head - 1, max(taken, head - _BACK) - 1, -1):
        word, printed = line.low[at], line.printed[at]
        named = not line.shouting and printed[0].isupper() and at > 0 and word not in _NO_PART
        compound = "-" in word and word.endswith(("backed", "led", "speaking", "wing", "controlled", "held"))
        if not (word in words.MODIFIERS or named or compound) or word in words.DEEDS or at in line.possessive:
            break
        first = at
    return first


def _with_owner(line: FieldLine, last: int, names: ActorNames) -> int:
    """Past "of Armenia", "of the Farabundo Marti Front [FMLN]" where that follows."""
    if line.word(last) in _OF:
        at = last + 1 + (line.word(last + 1) in {"the", "a"})
        many = _name_at(line, at, names) if at < len(line.low) else 0
        if not many and line.word(last) == "of" and not line.shouting:
            while at + many < len(line.low) and many < _LONGEST_NAME and line.printed[at + many][0].isupper():
                many += 1
        if many and line.word(last) != "in":
            head = _head_from(line, at, many)
            last = at + many if head is None else head + 1
    if line.word(last) in {"[", "("} and line.word(last + 2) in {"]", ")"} and line.printed[last + 1].isupper():
        last += 3
    return last


def _may_act(line: FieldLine, first: int, head: int, *, owned: bool) -> bool:
    """False for a bare "men" or "group", "their own side", and "military" where it describes what follows."""
    word = line.low[head]
    following = line.word(head + 1)
    if word == "military" and following not in words.PREPOSITIONS and following not in words.DEEDS:
        return following in words.IS_DONE or following in words.PASSED_OVER or not following
    if word in words.ONLY_MODIFIED and head == first:
        return word in {"officers", "officer"} or (owned and word != "side")
    if word in {"sides", "parties"} and line.word(head - 1) not in {"the", "both", "two", "warring", "opposing"}:
        return False
    return line.word(head - 1) not in {"labour", "labor", "work", "task", "market"}


def _kind(line: FieldLine, first: int, head: int) -> ActorKind:
    own = words.FORCES[line.low[head]]
    for at in range(first, head):
        if (told := words.KIND_BY_MODIFIER.get(line.low[at])) is not None:
            return told
    if line.low[head] in {"guard", "guards", "unit", "units", "officers", "officer"}:
        return ActorKind.POLICE if "police" in line.low[first:head] else own
    return own
