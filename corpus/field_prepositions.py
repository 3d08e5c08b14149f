"""What a preposition makes of the noun phrase behind it: who struck, who was struck, one of two, who is blamed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from corpus import field_words as words
from corpus.casualty_words import word_set
from corpus.field_line import FieldLine
from corpus.field_parts import FIRE, NEAR, PARTICLES, REACH, Part
from corpus.field_words import Deed
from corpus.records import ActorRole

AFTER_FROM = word_set("side sides positions position territory direction forces army troops units posts")
"""What fire comes from: somebody's side, positions or forces."""

_NOBODYS = frozenset({"found", "came", "discovered", "taken"})
_HELD = frozenset({"hostage", "hostages", "prisoner", "prisoners", "captive", "captives"})
_WHERE = words.LANDING_IN | {"inside", "at"}
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
_OF_HURT = frozenset(
    ["killing", "wounding", "murder", "assassination", "kidnapping", "abduction", "massacre", "execution"]
)


def as_blamed(line: FieldLine, at: int, *, force: bool) -> Part | None:
    """After "attributed to", "blamed … on" and "set fire to"."""
    if line.low[at] == "on":
        blamed = _back(line, at, frozenset({Deed.BLAME})) if force else None
        return None if blamed is None else Part(ActorRole.ACCUSED, blamed, Deed.BLAME)
    if line.word(at - 1) == "attributed" and force:
        return Part(ActorRole.ACCUSED, at - 1, Deed.BLAME)
    return Part(ActorRole.TARGET, at - 1, Deed.BLOW) if line.word(at - 1) == "fire" else None


def _back(line: FieldLine, at: int, deeds: frozenset[Deed], reach: int = NEAR) -> int | None:
    """The nearest deed before, if it is one of these."""
    for step in range(at - 1, max(-1, at - 1 - reach), -1):
        word = line.low[step]
        if word in {";", ":"}:
            return None
        deed = words.DEEDS.get(word)
        if deed is None or word in PARTICLES or deed is Deed.GO_ON:
            continue
        return step if deed in deeds else None
    return None


def _as_agent(line: FieldLine, at: int) -> Part | None:
    """After "by": who struck, agreed, arrested or brokered."""
    if line.word(at - 1).endswith("ed") and line.word(at - 1) not in words.DEEDS:
        return None
    if line.word(at - 1) in words.WEAPONS:
        return Part(ActorRole.ATTACKER, at - 1, Deed.SEND)
    for step in range(at - 1, max(-1, at - 1 - REACH), -1):
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
    struck = _back(line, at, _SUFFERED, REACH)
    return None if struck is None else Part(ActorRole.ATTACKER, struck, Deed.CLAIM)


def _fire_from(line: FieldLine, at: int) -> Part | None:
    """After "from": whose side, positions or forces the fire comes from."""
    if AFTER_FROM.isdisjoint(line.low[at + 1 : at + NEAR]):
        return None
    for step in range(at - 1, max(-1, at - 1 - NEAR), -1):
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
    for step in range(at - 1, max(-1, at - 1 - NEAR), -1):
        deed = words.DEEDS.get(line.low[step])
        if deed is Deed.DEAL and not FIRE.isdisjoint(line.low[step + 1 : step + 5]):
            deed = Deed.CLASH
        if deed in _TO_AND_FRO or (deed is Deed.BLOW and line.low[at] == "between"):
            return Part(ActorRole.PARTICIPANT, step, Deed.CLASH if deed is Deed.BLOW else deed)
        if deed is not None and deed is not Deed.GO_ON:
            return None
    return None


def of_a_deed(line: FieldLine, at: int, *, force: bool) -> Part | None:
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


def struck_at(line: FieldLine, at: int, *, force: bool) -> Part | None:
    """After "on", "at", "against": what a blow or a weapon falls on."""
    for step in range(at - 1, max(-1, at - 1 - NEAR), -1):
        word = line.low[step]
        deed = words.DEEDS.get(word)
        if deed is None or word in PARTICLES:
            if word in words.WEAPONS and not force and step >= at - 2:
                return Part(ActorRole.TARGET, step, Deed.LAND)
            continue
        if line.low[at] in _WHERE and deed is not Deed.LAND and step < at - 2:
            return None
        if deed in _FALLS_ON and word != "broke":
            return Part(ActorRole.TARGET, step, deed)
        return None
    return None


OF_FORCES: Mapping[str, Callable[[FieldLine, int], Part | None]] = {
    "by": _as_agent,
    "hands": _struck_by,
    "from": _fire_from,
    "between": _of_two,
    "with": _of_two,
}
"""What a preposition makes of those who can act."""
