"""Who acts and who suffers in a sentence: a noun phrase's part in the deed that it stands by, by its grammar."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from corpus import field_words as words
from corpus.actor_names import ActorNames
from corpus.casualty_words import word_set
from corpus.field_line import FieldLine, Party, People, Struck, Weapon, field_line
from corpus.field_words import Deed
from corpus.records import ActorRole, TargetKind

_REACH = 12
"""Words between a noun phrase and the deed that it has a part in."""

_NEAR = 8
"""Words back from a preposition to the deed that it goes with."""

_RELATIVE = frozenset({"who", "which", "that"})
_NONE_OF = frozenset({"no", "nor", "without"})
_HAS = frozenset({"has", "have", "had"})
_APOSTROPHES = frozenset({"'", "’"})
_CAME = frozenset({"came", "come", "coming", "comes"})
_NOBODYS = frozenset({"found", "came", "discovered", "taken"})
_HELD = frozenset({"hostage", "hostages", "prisoner", "prisoners", "captive", "captives"})
_TAKES_IT = frozenset({"claimed", "claim", "claims", "accepted", "assumed", "took", "admitted"})
_PLACE_NEXT = word_set(
    """
    in near at from outside around of toward towards
    """
)
_PARTICLES = words.PARTICLES - {"fire"}
_ADVERBS = words.PASSED_OVER - words.IS_DONE
_WHERE = words.LANDING_IN | {"inside", "at"}
_DESCRIBING = 3
"""Words that may describe a noun between its verb and itself."""

_AFTER_FROM = word_set(
    """
    side sides positions position territory direction forces army troops units posts
    """
)
_ACT = frozenset({Deed.ATTACK, Deed.HURT, Deed.SEND, Deed.LOSS})
_STRIKES = frozenset({Deed.ATTACK, Deed.HURT, Deed.BLOW, Deed.LAND, Deed.LOSS, Deed.SEND})
_FALLS_ON = frozenset({Deed.ATTACK, Deed.BLOW, Deed.LAND, Deed.SEND})
_SUFFERED = _STRIKES | {Deed.DIE, Deed.CLAIM}
_AGENTS = {
    **dict.fromkeys(_STRIKES, ActorRole.ATTACKER),
    Deed.BROKER: ActorRole.MEDIATOR,
    Deed.DEAL: ActorRole.PARTICIPANT,
    Deed.HOLD: ActorRole.PARTICIPANT,
}
_TO_AND_FRO = frozenset({Deed.CLASH, Deed.DEAL})
_FIRE = frozenset({"fire", "gunfire", "shots", "shelling"})
_OF_HURT = frozenset(
    ["killing", "wounding", "murder", "assassination", "kidnapping", "abduction", "massacre", "execution"]
)


class Part(NamedTuple):
    """A role and where the word stands that gives it; `deed` is what that does."""

    role: ActorRole
    governor: int
    deed: Deed


def part_of(line: FieldLine, first: int, last: int, *, force: bool) -> Part | None:
    """The part that the words [first, last) have in a deed; `force` where they name who can act."""
    if line.word(first - 1) in _NONE_OF:
        return None
    if (part := _by_what_stands_before(line, first, force=force)) is not None:
        return part
    if force and (part := _own_blow(line, last)) is not None:
        return part
    governed = line.word(_before(line, first)) in words.NEVER_BEFORE_A_SUBJECT
    if governed and line.word(last + (line.word(last) == ",")) not in _RELATIVE:
        return None
    return _as_subject(line, last, force=force)


def _before(line: FieldLine, first: int) -> int:
    """Where the word stands before a noun phrase and what counts or determines it; -1 where none does."""
    at = first - 1
    while at >= 0 and (line.low[at] in words.DETERMINERS or line.low[at].isdigit() or _is_of_them(line, at)):
        at -= 1
    return at


def _is_attribute(line: FieldLine, party: Party) -> bool:
    """Whether a name only describes what is no force: "an American oil company", "Colombian nationals"."""
    following = line.word(party.last)
    if not party.bare or not following.isalpha() or following in words.MAY_FOLLOW_A_NAME:
        return False
    mark = words.TARGETS.get(following)
    military = mark is not None and mark[0] is TargetKind.MILITARY
    return not (military or following in words.DEEDS or following in words.WEAPONS or following in _AFTER_FROM)


# ---------------------------------------------------------------- as a subject


@dataclass(slots=True)
class _Way:
    """What is passed over between a noun phrase and its verb, and what it says of the verb."""

    passive: bool = False
    came: bool = False
    goes_on: bool = False
    aside: bool = False

    def passes(self, line: FieldLine, at: int, last: int) -> bool:
        """Whether the word there is none that the noun phrase could be the subject of."""
        word = line.low[at]
        deed = words.DEEDS.get(word)
        if word == ",":
            return self._past_comma(line, at)
        if self.aside:
            return True
        self.passive |= word in words.IS_DONE
        self.came |= word in _CAME
        self.goes_on |= deed is Deed.GO_ON or word == "to"
        if word in words.IS_DONE or word in _CAME or deed is Deed.GO_ON or word == "to":
            return True
        if deed is not None and deed not in (Deed.SAY, Deed.BLAME):
            return False
        if word in words.PASSED_OVER or word in words.ASIDE or word in {'"', "not"}:
            return True
        return _is_own_noun(line, at, last) or _names_a_place(line, at)

    def _past_comma(self, line: FieldLine, at: int) -> bool:
        """Whether a comma is passed over: it opens or closes an aside, or a relative clause or a verb follows."""
        following = line.word(at + 1)
        if self.aside and (following in words.IS_DONE or following in _HAS):
            self.aside = False
            return True
        relative = following in _RELATIVE
        self.aside = _closes(line, at) and (self.aside or not relative)
        return self.aside or relative or following in words.DEEDS


def _as_subject(line: FieldLine, last: int, *, force: bool) -> Part | None:
    """Its part in the verb that follows."""
    way = _Way()
    for at in range(last, min(last + _REACH, len(line.low))):
        if not way.passes(line, at, last):
            return _at_the_verb(line, at, way, force=force)
    return None


def _at_the_verb(line: FieldLine, at: int, way: _Way, *, force: bool) -> Part | None:
    word = line.low[at]
    deed = words.DEEDS.get(word)
    if force and word in _TAKES_IT and "responsibility" in line.low[at : at + 4]:
        return Part(ActorRole.ATTACKER, at, Deed.CLAIM)
    if word == "under":
        return _under_fire(line, at) if way.passive or way.came else None
    if deed in (None, Deed.SAY, Deed.BLAME) or (word in words.DEALS_AND_FIGHTS and not way.goes_on):
        return None
    if deed is Deed.DEAL and not _FIRE.isdisjoint(line.low[at + 1 : at + 5]):
        deed = Deed.CLASH  # "exchanged fire"
    if _suffers(line, at, deed, passive=way.passive):
        return Part(ActorRole.TARGET, at, deed)
    return _as_actor(line, at, deed, passive=way.passive) if force else None


def _is_own_noun(line: FieldLine, at: int, last: int) -> bool:
    """Whether a word still belongs to the noun phrase: "Armenian | artillery units", "police | helicopter"."""
    near = at - last < 3
    return near and (
        line.low[at] in words.WEAPONS or line.low[at] in words.TARGETS or line.low[at] in words.MODIFIERS
    )


def _names_a_place(line: FieldLine, at: int) -> bool:
    """Whether a word tells where: "forces near Terter", "forces in Nizhny Novgorod"."""
    before = line.low[at - 1] in _PLACE_NEXT
    return (
        before
        if line.shouting
        else line.printed[at][0].isupper() and (before or line.printed[at - 1][0].isupper())
    )


def _closes(line: FieldLine, at: int) -> bool:
    """Whether a comma opens an aside that another closes soon."""
    deed = words.DEEDS.get(line.word(at + 1))
    return (deed in (None, Deed.GO_ON) or line.word(at + 1).endswith("ing")) and "," in line.low[
        at + 1 : at + 1 + _REACH
    ]


def _own_blow(line: FieldLine, last: int) -> Part | None:
    for at in range(last, min(last + 3, len(line.low))):
        word = line.low[at]
        deed = words.DEEDS.get(word)
        if deed is Deed.BLOW:
            if words.DEEDS.get(line.word(at + 1)) is not None and word in {"fire", "strike"}:
                return None
            return Part(ActorRole.ATTACKER, at, deed)
        if word in _APOSTROPHES and at == last:
            continue
        if deed is not None or not (
            word in words.WEAPONS or word in words.MODIFIERS or word in words.WEAPON_MODIFIERS
        ):
            return None
    return None


def _under_fire(line: FieldLine, at: int) -> Part | None:
    for step in range(at + 1, min(at + 5, len(line.low))):
        deed = words.DEEDS.get(line.low[step])
        if deed is Deed.BLOW:
            return Part(ActorRole.TARGET, step, deed)
    return None


def _suffers(line: FieldLine, at: int, deed: Deed | None, *, passive: bool) -> bool:
    """Whether the subject of a verb is who it befalls, by its sort, its voice and whether it has an object."""
    following = line.word(at + 1)
    if deed in (Deed.DIE, Deed.REPEL):
        return True
    if line.low[at].endswith("ing"):
        return False
    if deed in _ACT or deed is Deed.HOLD:
        alone = deed in (Deed.HURT, Deed.LOSS) and (following in words.PREPOSITIONS or not following)
        return passive or following == "by" or alone
    return False


def _as_actor(line: FieldLine, at: int, deed: Deed | None, *, passive: bool) -> Part | None:
    """The part of somebody who is the subject of a verb that he does not suffer."""
    word, following = line.low[at], line.word(at + 1)
    if deed in (Deed.CLASH, Deed.DEAL, Deed.HOLD):
        return Part(ActorRole.PARTICIPANT, at, deed)
    if (word, following) == ("broke", "out") or (word == "carried" and following != "out"):
        return None
    if deed in _ACT or (deed is Deed.BLOW and (word.endswith("ing") or not passive)):
        return Part(ActorRole.ATTACKER, at, deed)
    return None


# ---------------------------------------------------------------- after a verb or a preposition


def _by_what_stands_before(line: FieldLine, first: int, *, force: bool) -> Part | None:
    at = _before(line, first)
    if at < 0:
        return None
    word = line.low[at]
    if force and word in _OF_FORCES:
        return _OF_FORCES[word](line, at)
    if word == "of":
        return _of_a_deed(line, at, force=force)
    if word in {"to", "on"} and (part := _blamed(line, at, force=force)) is not None:
        return part
    if word in words.LANDING_ON or (word in words.LANDING_IN and not force):
        return _struck_at(line, at, force=force)
    return _as_object(line, at)


def _blamed(line: FieldLine, at: int, *, force: bool) -> Part | None:
    """After "attributed to", "blamed … on" and "set fire to"."""
    if line.low[at] == "on":
        blamed = _back(line, at, frozenset({Deed.BLAME})) if force else None
        return None if blamed is None else Part(ActorRole.ACCUSED, blamed, Deed.BLAME)
    if line.word(at - 1) == "attributed" and force:
        return Part(ActorRole.ACCUSED, at - 1, Deed.BLAME)
    return Part(ActorRole.TARGET, at - 1, Deed.BLOW) if line.word(at - 1) == "fire" else None


def _is_of_them(line: FieldLine, at: int) -> bool:
    """Whether a word only counts or describes: "members of", "a group of", "the home of" is none."""
    word = line.low[at]
    if word == "of":
        return line.word(at - 1) in {
            "members",
            "member",
            "group",
            "groups",
            "elements",
            "unit",
            "dozens",
            "hundreds",
            "number",
            "some",
            "one",
        }
    return word in {"members", "member", "elements"} and line.word(at + 1) == "of"


def _back(line: FieldLine, at: int, deeds: frozenset[Deed], reach: int = _NEAR) -> int | None:
    """The nearest deed before, if it is one of these."""
    for step in range(at - 1, max(-1, at - 1 - reach), -1):
        word = line.low[step]
        if word in {";", ":"}:
            return None
        deed = words.DEEDS.get(word)
        if deed is None or word in _PARTICLES or deed is Deed.GO_ON:
            continue
        return step if deed in deeds else None
    return None


def _as_agent(line: FieldLine, at: int) -> Part | None:
    """After "by": who struck, agreed, arrested or brokered."""
    if line.word(at - 1).endswith("ed") and line.word(at - 1) not in words.DEEDS:
        return None
    if line.word(at - 1) in words.WEAPONS:
        return Part(ActorRole.ATTACKER, at - 1, Deed.SEND)
    for step in range(at - 1, max(-1, at - 1 - _REACH), -1):
        word = line.low[step]
        deed = words.DEEDS.get(word)
        if deed is None or deed is Deed.GO_ON or word in {"dead", "down"}:
            continue
        if word in {"claimed", "ordered"} and step >= at - 2:
            return _struck_by(line, step)
        held = word == "taken" and line.word(step + 1) in _HELD
        role = None if word in _NOBODYS and not held else _AGENTS.get(deed)
        return Part(role, step, deed) if role else None
    return None


def _struck_by(line: FieldLine, at: int) -> Part | None:
    """After "at the hands of", and after "claimed by"."""
    struck = _back(line, at, _SUFFERED, _REACH)
    return None if struck is None else Part(ActorRole.ATTACKER, struck, Deed.CLAIM)


def _fire_from(line: FieldLine, at: int) -> Part | None:
    """After "from": whose side, positions or forces the fire comes from."""
    if _AFTER_FROM.isdisjoint(line.low[at + 1 : at + _NEAR]):
        return None
    for step in range(at - 1, max(-1, at - 1 - _NEAR), -1):
        deed = words.DEEDS.get(line.low[step])
        if line.low[step] in words.WEAPONS or deed in (Deed.BLOW, Deed.SEND, Deed.ATTACK):
            return Part(ActorRole.ATTACKER, step, Deed.BLOW)
        if deed is not None and deed is not Deed.LAND:
            return None
    return None


def _of_two(line: FieldLine, at: int) -> Part | None:
    """After "between" or "with": one of two who fight, fire at each other or agree."""
    if line.word(at - 1) in words.DIVIDES:
        return None
    for step in range(at - 1, max(-1, at - 1 - _NEAR), -1):
        deed = words.DEEDS.get(line.low[step])
        if deed is Deed.DEAL and not _FIRE.isdisjoint(line.low[step + 1 : step + 5]):
            deed = Deed.CLASH
        if deed in _TO_AND_FRO or (deed is Deed.BLOW and line.low[at] == "between"):
            return Part(ActorRole.PARTICIPANT, step, Deed.CLASH if deed is Deed.BLOW else deed)
        if deed is not None and deed is not Deed.GO_ON:
            return None
    return None


def _of_a_deed(line: FieldLine, at: int, *, force: bool) -> Part | None:
    """After "of": who is struck ("the shelling of the post"), or who strikes ("an attack of the rebels")."""
    before = line.word(at - 1)
    deed = words.DEEDS.get(before)
    if deed is Deed.BROKER and force:
        return Part(ActorRole.MEDIATOR, at - 1, deed)
    if deed is Deed.BLOW and before in words.ATTACK_OF_ITS_SUBJECT:
        return Part(ActorRole.ATTACKER, at - 1, deed) if force else None
    gerund = deed in (Deed.ATTACK, Deed.HURT, Deed.LOSS) and before.endswith("ing")
    if deed is Deed.BLOW or gerund or before in _OF_HURT:
        return Part(ActorRole.TARGET, at - 1, Deed.HURT if before in _OF_HURT else deed or Deed.BLOW)
    return None


def _struck_at(line: FieldLine, at: int, *, force: bool) -> Part | None:
    """After "on", "at", "against": what a blow or a weapon falls on."""
    for step in range(at - 1, max(-1, at - 1 - _NEAR), -1):
        word = line.low[step]
        deed = words.DEEDS.get(word)
        if deed is None or word in _PARTICLES:
            if word in words.WEAPONS and not force and step >= at - 2:
                return Part(ActorRole.TARGET, step, Deed.LAND)
            continue
        if line.low[at] in _WHERE and deed is not Deed.LAND and step < at - 2:
            return None
        if deed in _FALLS_ON and word != "broke":
            return Part(ActorRole.TARGET, step, deed)
        return None
    return None


def _as_object(line: FieldLine, at: int) -> Part | None:
    """Right after an active verb: what it struck."""
    nouns = 0
    while at >= 0 and nouns < _DESCRIBING and _describes(line, at):
        nouns += 1
        at -= 1
    while at >= 0 and (line.low[at] in words.DETERMINERS or line.low[at].isdigit()):
        at -= 1
    while at >= 0 and line.low[at] in _PARTICLES:
        at -= 1
    if at < 0:
        return None
    word = line.low[at]
    deed = words.DEEDS.get(word)
    if deed not in (Deed.ATTACK, Deed.HURT, Deed.LOSS, Deed.HOLD) or _is_passive(line, at):
        return None
    return Part(ActorRole.TARGET, at, deed)


def _describes(line: FieldLine, at: int) -> bool:
    """Whether a word before a noun only describes it: no verb, no preposition, no mark."""
    word = line.low[at]
    return word in words.MODIFIERS or (
        word not in words.DEEDS
        and word not in words.PARTICLES
        and word not in words.PREPOSITIONS
        and word not in words.DETERMINERS
        and word not in words.IS_DONE
        and word not in words.PASSED_OVER
        and word not in words.ASIDE
        and word[0].isalpha()
    )


def _is_passive(line: FieldLine, at: int) -> bool:
    step = at - 1
    while step >= 0 and line.low[step] in _ADVERBS:
        step -= 1
    return step >= 0 and line.low[step] in words.IS_DONE and not line.low[at].endswith("ing")


_OF_FORCES: Mapping[str, Callable[[FieldLine, int], Part | None]] = {
    "by": _as_agent,
    "hands": _struck_by,
    "from": _fire_from,
    "between": _of_two,
    "with": _of_two,
}
"""What a preposition makes of those who can act."""


# ---------------------------------------------------------------- all of a sentence

_JOINING = frozenset({",", "and", "or", "as", "well", "including", "&"})
_Phrase = Weapon | Struck | People | Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """A sentence's words with each weapon, target, people and party in them, and the part that it has, if any."""

    line: FieldLine
    weapons: tuple[tuple[Weapon, Part | None], ...]
    struck: tuple[tuple[Struck, Part | None], ...]
    people: tuple[tuple[People, Part | None], ...]
    parties: tuple[tuple[Party, Part | None], ...]


@lru_cache(maxsize=256)
def roles_of(text: str, names: ActorNames) -> Roles:
    """The roles in a sentence, worked out once for all who ask one after another."""
    line = field_line(text, names)
    phrases: list[_Phrase] = sorted(
        [*line.weapons, *line.struck, *line.people, *line.parties], key=lambda phrase: phrase.first
    )
    parts = [
        None
        if isinstance(p, Party) and _is_attribute(line, p)
        else part_of(line, p.first, p.last, force=isinstance(p, Party))
        for p in phrases
    ]
    _share(line, phrases, parts)
    told = list(zip(phrases, parts, strict=True))
    return Roles(
        line=line,
        weapons=tuple((p, part) for p, part in told if isinstance(p, Weapon)),
        struck=tuple((p, part) for p, part in told if isinstance(p, Struck)),
        people=tuple((p, part) for p, part in told if isinstance(p, People)),
        parties=tuple((p, part) for p, part in told if isinstance(p, Party)),
    )


def _share(line: FieldLine, phrases: list[_Phrase], parts: list[Part | None]) -> None:
    """Gives each of a list ("a school, a clinic and two homes") the part that one of them has."""
    for at in range(1, len(phrases)):
        before = parts[at - 1]
        if before is None or before.governor >= phrases[at - 1].first:
            continue
        if (parts[at] is None or before.role is ActorRole.PARTICIPANT) and _listed(
            line, phrases[at - 1], phrases[at]
        ):
            parts[at] = before
    for at in range(len(phrases) - 2, -1, -1):
        after = parts[at + 1]
        if parts[at] is None and after is not None and after.governor >= phrases[at + 1].last:
            parts[at] = after if _listed(line, phrases[at], phrases[at + 1]) else None


def _listed(line: FieldLine, one: _Phrase, other: _Phrase) -> bool:
    """Whether one stands beside the other in a list, and both can have such a part."""
    between = line.low[one.last : other.first]
    if isinstance(one, Party) is not isinstance(other, Party) or len(between) > _NEAR or not between:
        return False
    return not _JOINING.isdisjoint(between) and all(
        w in _JOINING or w in words.DETERMINERS or w in words.MODIFIERS or w.isdigit() or w in words.TITLES
        for w in between
    )
