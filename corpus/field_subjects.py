"""What the subject of a verb does or suffers, and whose blow a noun tells of."""

from __future__ import annotations

from dataclasses import dataclass

from corpus import field_words as words
from corpus.casualty_words import word_set
from corpus.field_line import FieldLine
from corpus.field_parts import FIRE, REACH, Part
from corpus.field_words import Deed
from corpus.records import ActorRole

RELATIVE = frozenset({"who", "which", "that"})
"""Words that open a clause of which the noun before them is the subject."""

_HAS = frozenset({"has", "have", "had"})
_APOSTROPHES = frozenset({"'", "’"})
_CAME = frozenset({"came", "come", "coming", "comes"})
_TAKES_IT = frozenset({"claimed", "claim", "claims", "accepted", "assumed", "took", "admitted"})
_PLACE_NEXT = word_set("in near at from outside around of toward towards")
_ACT = frozenset({Deed.ATTACK, Deed.HURT, Deed.SEND, Deed.LOSS})


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
        relative = following in RELATIVE
        self.aside = _closes(line, at) and (self.aside or not relative)
        return self.aside or relative or following in words.DEEDS


def as_subject(line: FieldLine, last: int, *, force: bool) -> Part | None:
    """Its part in the verb that follows."""
    way = _Way()
    for at in range(last, min(last + REACH, len(line.low))):
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
    if deed is Deed.DEAL and not FIRE.isdisjoint(line.low[at + 1 : at + 5]):
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
        at + 1 : at + 1 + REACH
    ]


def own_blow(line: FieldLine, last: int) -> Part | None:
    """Its part in the blow that it stands before: "Armenian artillery fire", "the rebels' attack"."""
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
