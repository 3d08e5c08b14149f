"""Who acts and who suffers in a sentence: a noun phrase's part in the deed that it stands by, by its grammar."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from corpus import field_words as words
from corpus.actor_names import ActorNames
from corpus.field_line import FieldLine, Party, People, Struck, Weapon, field_line
from corpus.field_objects import as_object
from corpus.field_parts import NEAR, Part
from corpus.field_prepositions import AFTER_FROM, OF_FORCES, as_blamed, of_a_deed, struck_at
from corpus.field_subjects import RELATIVE, as_subject, own_blow
from corpus.records import ActorRole, TargetKind

_NONE_OF = frozenset({"no", "nor", "without"})
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


def part_of(line: FieldLine, first: int, last: int, *, force: bool) -> Part | None:
    """The part that the words [first, last) have in a deed; `force` where they name who can act."""
    if line.word(first - 1) in _NONE_OF:
        return None
    if (part := _by_what_stands_before(line, first, force=force)) is not None:
        return part
    if force and (part := own_blow(line, last)) is not None:
        return part
    governed = line.word(_word_before(line, first)) in words.NEVER_BEFORE_A_SUBJECT
    if governed and line.word(last + (line.word(last) == ",")) not in RELATIVE:
        return None
    return as_subject(line, last, force=force)


def _by_what_stands_before(line: FieldLine, first: int, *, force: bool) -> Part | None:
    at = _word_before(line, first)
    if at < 0:
        return None
    word = line.low[at]
    if force and word in OF_FORCES:
        return OF_FORCES[word](line, at)
    if word == "of":
        return of_a_deed(line, at, force=force)
    if word in {"to", "on"} and (part := as_blamed(line, at, force=force)) is not None:
        return part
    if word in words.LANDING_ON or (word in words.LANDING_IN and not force):
        return struck_at(line, at, force=force)
    return as_object(line, at)


def _word_before(line: FieldLine, first: int) -> int:
    """Where the word stands before a noun phrase and what counts or determines it; -1 where none does."""
    at = first - 1
    while at >= 0 and (line.low[at] in words.DETERMINERS or line.low[at].isdigit() or _is_of_them(line, at)):
        at -= 1
    return at


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


def _is_attribute(line: FieldLine, party: Party) -> bool:
    """Whether a name only describes what is no force: "an American oil company", "Colombian nationals"."""
    following = line.word(party.last)
    if not party.bare or not following.isalpha() or following in words.MAY_FOLLOW_A_NAME:
        return False
    mark = words.TARGETS.get(following)
    military = mark is not None and mark[0] is TargetKind.MILITARY
    return not (military or following in words.DEEDS or following in words.WEAPONS or following in AFTER_FROM)


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
    if isinstance(one, Party) is not isinstance(other, Party) or len(between) > NEAR or not between:
        return False
    return not _JOINING.isdisjoint(between) and all(
        w in _JOINING or w in words.DETERMINERS or w in words.MODIFIERS or w.isdigit() or w in words.TITLES
        for w in between
    )
