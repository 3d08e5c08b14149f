"""Who, with what, against what and whom: the actors, weapons, targets and victims that sentences name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from corpus import field_words as words
from corpus.actor_names import ActorNames
from corpus.drafts import Draft, SentenceFacts
from corpus.families import Family
from corpus.field_line import Party
from corpus.field_parts import Part
from corpus.field_roles import Roles, roles_of
from corpus.field_words import Deed
from corpus.records import (
    Actor,
    ActorKind,
    ActorRole,
    Span,
    Status,
    Target,
    TargetKind,
    TargetWhat,
    Victims,
    Weapon,
    WeaponKind,
)
from corpus.records import SubEventType as Sub
from geodata.light_records import light
from geodata.place import ToponymUse

_Kept = TypeVar("_Kept", Actor, Weapon, Target, Victims)

MOST_OF_EACH = 12
"""So many actors, weapons, targets and kinds of victims are kept of a report; a longer list is no prose."""

_VIOLENT = frozenset(
    {
        Family.VIOLENCE,
        Family.BREACH,
        Family.OTHER,
        Family.PROPERTY,
        Family.TERRITORY,
        Family.PROTEST,
        Family.SEXUAL_VIOLENCE,
    }
)
_BEFALLS = frozenset({Deed.HURT, Deed.DIE})
_SHOT = frozenset({"shot", "shooting", "blown"})
_STRIKES = frozenset({Deed.ATTACK, Deed.BLOW, Deed.SEND, Deed.LAND, Deed.LOSS})
_ACTED = frozenset({ActorRole.ATTACKER, ActorRole.ACCUSED, ActorRole.PARTICIPANT})
_OWN = frozenset({"its", "his", "her", "their"})
_HEADS = frozenset({"dateline", "clock"})
_FIGHT = frozenset(
    {
        ActorKind.STATE_FORCES,
        ActorKind.POLICE,
        ActorKind.NON_STATE_GROUP,
        ActorKind.PEACEKEEPERS,
        ActorKind.UNIDENTIFIED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What the fields of a report hold that bear these names."""

    actors: tuple[Actor, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    targets: tuple[Target, ...] = ()
    victim_kinds: tuple[Victims, ...] = ()


def fields_of(draft: Draft, names: ActorNames) -> Fields:
    """The fields of a draft and of those that were made one with it, its own first."""
    tellings = [_Telling.of(each, names) for each in (draft, *draft.retold)]
    violent = _is_violent(draft)
    told = [actor for each in tellings for actor in each.actors(names)]
    actors = [*_with_accused(told, draft, names), *_informants(draft, names)]
    return Fields(
        actors=_each_once(actors, lambda actor: (actor.role, actor.name or actor.words.casefold())),
        weapons=_each_once(
            (each for telling in tellings for each in telling.weapons()) if violent else (),
            lambda weapon: (weapon.kind, weapon.words.casefold()),
        ),
        targets=_each_once(
            (each for telling in tellings for each in telling.targets()) if violent else (),
            lambda target: (target.what, target.words.casefold()),
        ),
        victim_kinds=_each_once(
            (each for telling in tellings for each in telling.victims(draft)),
            lambda victims: (victims.kind, victims.words.casefold()),
        ),
    )


def _is_violent(draft: Draft) -> bool:
    """Whether somebody attacks and somebody is struck; an abduction is no arrest."""
    return draft.sub_event is Sub.ABDUCTION or (draft.family in _VIOLENT and draft.sub_event is not Sub.TRANSFER)


def _each_once(found: Iterable[_Kept], key: Callable[[_Kept], tuple[object, ...]]) -> tuple[_Kept, ...]:
    kept: dict[tuple[object, ...], _Kept] = {}
    for each in found:
        kept.setdefault(key(each), each)
    return tuple(kept.values())[:MOST_OF_EACH]


# ---------------------------------------------------------------- one sentence


@light
@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """A draft's own sentence with the roles in it; `alone` where it tells of no other event."""

    draft: Draft
    facts: SentenceFacts
    roles: Roles
    alone: bool

    @classmethod
    def of(cls, draft: Draft, names: ActorNames) -> _Telling:
        """The sentence of a draft."""
        facts = draft.facts
        plain = [each.start for each in facts.actions if not each.vague and not each.weak]
        first = facts.clauses.part_at(plain[0]) if len(plain) > 1 else None
        alone = first is None or all(facts.clauses.part_at(at) == first for at in plain[1:])
        text = facts.text[facts.sentence.start : facts.sentence.legible_end]
        return cls(draft=draft, facts=facts, roles=roles_of(text, names), alone=alone)

    def about(self, at: int) -> bool:
        """Whether the word stands in the draft's part of the sentence, or no other event is in the sentence."""
        position = self.facts.sentence.start + self.roles.line.starts[at]
        return self.alone or self.facts.clauses.part_at(position) == self.draft.part

    def is_dateline(self, at: int) -> bool:
        """Whether the word stands before the sentence's own line: the agency's place is no actor."""
        position = self.facts.sentence.start + self.roles.line.starts[at]
        return self.facts.clauses.part_at(position).opener in _HEADS

    def describes(self, party: Party) -> bool:
        """Whether a name says whose something is: "Armenian positions", "Baku's troops"."""
        following = self.roles.line.word(party.last)
        return (
            following in words.TARGETS
            or following in words.WEAPONS
            or party.last - 1 in self.roles.line.possessive
        )

    def words(self, first: int, last: int) -> tuple[str, Span]:
        """The words and where they stand in the article's text."""
        told = self.roles.line.words(first, last)
        start = self.facts.sentence.start + self.roles.line.starts[first]
        end = self.facts.sentence.start + self.roles.line.ends[last - 1]
        return told, Span(start, end)

    def actors(self, names: ActorNames) -> Iterator[Actor]:
        """Those who have a part in the event, by the grammar of the sentence."""
        violent = _is_violent(self.draft)
        for party, part in self.roles.parties:
            if part is None or not self.about(part.governor) or self.is_dateline(party.first):
                continue
            placed = party.bare and not self.describes(party)
            if role := _role(part, placed=placed, violent=violent, taken=self.draft.family is Family.ARRESTS):
                told, span = self.words(party.first, party.last)
                actor = _actor(
                    role, told, span, names, party.kind, said_by=self.draft.claimed_by, shared=party.shared
                )
                yield actor if actor.name else self.of_the_speaker(actor, party, names)

    def of_the_speaker(self, actor: Actor, party: Party, names: ActorNames) -> Actor:
        """The actor by its name where it is "its forces" in the mouth of a state, and no other is named before."""
        said = self.facts.attribution
        speaker = (said.denied_by or said.claimed_by) if said else ""
        line = self.roles.line
        if not speaker or line.word(party.first - 1) not in _OWN:
            return actor
        told = names.normalised(speaker)
        before = (
            names.normalised(line.words(p.first, p.last)) for p, _ in self.roles.parties if p.last < party.first
        )
        others = {known.side for known in before if known and known.side}
        known = names.of_side(told.side, actor.words) if told and others <= {told.side} else None
        return replace(actor, name=known.name, kind=known.kind, side=known.side) if known else actor

    def weapons(self) -> Iterator[Weapon]:
        """The weapons that were used: those destroyed, shot down or seized were not."""
        for weapon, part in self.roles.weapons:
            lost = part is not None and part.role is ActorRole.TARGET and _is_struck(weapon.kind, part)
            if not lost and self.about(weapon.first):
                told, span = self.words(weapon.first, weapon.last)
                yield Weapon(kind=weapon.kind, words=told, span=span)

    def targets(self) -> Iterator[Target]:
        """What was struck: buildings and the like, arms, and people whom somebody set upon."""
        acted = {part.governor for _, part in self.roles.parties if part and part.role is ActorRole.ATTACKER}
        marks = [
            *((p.first, p.last, p.mark, part) for p, part in self.roles.struck),
            *(
                (p.first, p.last, (TargetKind.MILITARY, TargetWhat.EQUIPMENT), part)
                for p, part in self.roles.weapons
                if part and p.kind in words.NAVAL_OR_MOUNTED and _is_struck(p.kind, part)
            ),
            *((p.first, p.last, words.target_of(p.kind), part) for p, part in self.roles.people),
            *(
                (p.first, p.last, (TargetKind.MILITARY, TargetWhat.FORCES), part)
                for p, part in self.roles.parties
                if p.kind in _FIGHT
            ),
        ]
        taken: set[int] = set()
        for first, last, (kind, what), part in marks:
            if part is None or part.role is not ActorRole.TARGET or not self.about(part.governor):
                continue
            if self.roles.line.low[part.governor] in words.COME_UPON:
                continue
            set_upon = part.deed in _STRIKES or (part.deed is Deed.HURT and part.governor in acted)
            if set_upon and taken.isdisjoint(range(first, last)):
                taken.update(range(first, last))
                told, span = self.words(first, last)
                yield Target(kind=kind, what=what, words=told, span=span)

    def victims(self, whole: Draft) -> Iterator[Victims]:
        """Who was killed, hurt, taken or driven out: those counted, and those of whom a verb says so."""
        counted = [
            (c.start, c.end)
            for c in (*whole.casualties, *(c for each in whole.retold for c in each.casualties))
            if c.count.high != 0
        ]
        base = self.facts.sentence.start
        low = self.roles.line.low
        for people, part in self.roles.people:
            start = base + self.roles.line.starts[people.first]
            suffers = part is not None and part.role is ActorRole.TARGET and self.about(part.governor)
            befell = suffers and part is not None and (part.deed in _BEFALLS or low[part.governor] in _SHOT)
            if befell or any(first <= start < last for first, last in counted):
                told, span = self.words(people.first, people.last)
                yield Victims(kind=people.kind, words=told, span=span)


def _is_struck(kind: WeaponKind, part: Part) -> bool:
    """Whether a weapon with that part in a deed is what was struck, and not what struck."""
    return part.deed is Deed.LOSS or (part.deed in (Deed.ATTACK, Deed.HURT) and kind in words.VEHICLE_WEAPONS)


def _role(part: Part, *, placed: bool, violent: bool, taken: bool) -> ActorRole | None:
    """The role of a party in the event: nobody attacks in an agreement, a bare name struck is a place."""
    if violent:
        if part.deed in (Deed.DEAL, Deed.HOLD) or part.role is ActorRole.MEDIATOR:
            return None
        return None if part.role is ActorRole.TARGET and placed else part.role
    if part.role in (ActorRole.MEDIATOR, ActorRole.PARTICIPANT):
        return part.role
    if part.role is ActorRole.TARGET:
        return part.role if taken and not placed else None
    return ActorRole.PARTICIPANT if part.role is ActorRole.ATTACKER else None


# ---------------------------------------------------------------- who says so, who is accused


def _actor(
    role: ActorRole,
    told: str,
    span: Span | None,
    names: ActorNames,
    kind: ActorKind | None = None,
    *,
    said_by: str = "",
    shared: str = "",
) -> Actor:
    known = names.normalised(f"{told} {shared}")
    return Actor(
        role=role,
        words=told,
        span=span,
        name=known.name if known else "",
        kind=known.kind if known else kind,
        side=known.side if known else "",
        said_by=said_by if role in (ActorRole.ATTACKER, ActorRole.ACCUSED) else "",
    )


def _with_accused(told: list[Actor], draft: Draft, names: ActorNames) -> list[Actor]:
    """The actors, those accused or denied as such, and whom the attribution names where grammar names nobody."""
    said = [each.facts.attribution for each in (draft, *draft.retold)]
    own = [each for each in said if each is not None and each.accused == draft.accused]
    blamed = bool(draft.accused) and (not own or any(each.blames for each in own))
    kept = [_as_accused(a) if _is_accused(a, draft, blamed=blamed) else a for a in told]
    if not draft.accused or not _is_violent(draft):
        return kept
    if any(a.role in _ACTED if not blamed else a.role is ActorRole.ACCUSED for a in kept):
        return kept
    if _is_no_actor(draft, kept):
        return kept
    role = ActorRole.ACCUSED if blamed or draft.status is Status.DENIED else ActorRole.ATTACKER
    words_of = draft.accused
    return [_actor(role, words_of, _found(draft, words_of), names, said_by=draft.claimed_by), *kept]


def _is_no_actor(draft: Draft, told: list[Actor]) -> bool:
    """True where the attribution's words name a place, one who is struck, or nobody that could act."""
    struck = any(a.role is ActorRole.TARGET and a.words in draft.accused for a in told)
    places = (m.toponym for each in (draft, *draft.retold) for m in each.facts.mentions)
    literal = any(t.use is ToponymUse.LITERAL and t.text == draft.accused for t in places)
    return struck or literal or draft.accused.split()[0].casefold() in words.PREPOSITIONS | {"of"}


def _is_accused(actor: Actor, draft: Draft, *, blamed: bool) -> bool:
    """Whether one who acts is only said to: the passage accuses it, or denies that it did."""
    if actor.role is not ActorRole.ATTACKER:
        return False
    return draft.status is Status.DENIED or (
        blamed and (actor.words in draft.accused or draft.accused in actor.words)
    )


def _as_accused(actor: Actor) -> Actor:
    return replace(actor, role=ActorRole.ACCUSED)


def _informants(draft: Draft, names: ActorNames) -> Iterator[Actor]:
    """Who claims it and who denies it, as the attribution tells them."""
    for role, told in ((ActorRole.CLAIMANT, draft.claimed_by), (ActorRole.DENIER, draft.denied_by)):
        if told:
            yield _actor(role, told, _found(draft, told), names)


def _found(draft: Draft, told: str) -> Span | None:
    """Where words stand in the draft's sentence, None where they were named in another."""
    sentence = draft.facts.sentence
    at = draft.facts.text.find(told, sentence.start, sentence.legible_end)
    return Span(at, at + len(told)) if at >= 0 else None
