"""Families of sub-events: kinds that two tellings of one and the same thing may give different names to."""

from __future__ import annotations

from enum import StrEnum

from corpus.records import SubEventType as Sub


class Family(StrEnum):
    """Sub-events that a careful reader would take for tellings of the same thing."""

    VIOLENCE = "violence"
    BREACH = "breach of a truce"  # violence told by what it broke
    TERRITORY = "territory"
    ARRESTS = "arrests"
    PRISONERS = "prisoners"
    SEXUAL_VIOLENCE = "sexual violence"
    PROTEST = "protest"
    TALKS = "talks"
    AGREEMENT = "agreement"
    DISPLACEMENT = "displacement"
    BLOCKADE = "blockade"
    PROPERTY = "property"
    OTHER = "other"


_FAMILIES: dict[Family, frozenset[Sub]] = {
    Family.VIOLENCE: frozenset(
        {
            Sub.ARMED_CLASH,
            Sub.CHEMICAL_WEAPON,
            Sub.AIR_STRIKE,
            Sub.SUICIDE_BOMB,
            Sub.SHELLING,
            Sub.REMOTE_EXPLOSIVE,
            Sub.GRENADE,
            Sub.ATTACK,
        }
    ),
    Family.BREACH: frozenset({Sub.CEASEFIRE_VIOLATION}),
    Family.TERRITORY: frozenset({Sub.GOVERNMENT_REGAINS, Sub.NON_STATE_OVERTAKES, Sub.TRANSFER}),
    Family.ARRESTS: frozenset({Sub.ABDUCTION, Sub.ARRESTS}),
    Family.PRISONERS: frozenset({Sub.PRISONER_EXCHANGE}),
    Family.SEXUAL_VIOLENCE: frozenset({Sub.SEXUAL_VIOLENCE}),
    Family.PROTEST: frozenset(
        {
            Sub.PEACEFUL_PROTEST,
            Sub.PROTEST_INTERVENTION,
            Sub.EXCESSIVE_FORCE,
            Sub.VIOLENT_DEMONSTRATION,
            Sub.MOB_VIOLENCE,
        }
    ),
    Family.TALKS: frozenset({Sub.TALKS}),
    Family.AGREEMENT: frozenset({Sub.AGREEMENT}),
    Family.DISPLACEMENT: frozenset({Sub.DISPLACEMENT}),
    Family.BLOCKADE: frozenset({Sub.BLOCKADE}),
    Family.PROPERTY: frozenset({Sub.LOOTING, Sub.DISRUPTED_WEAPONS}),
}
_FAMILY_OF = {sub_event: family for family, members in _FAMILIES.items() for sub_event in members}

VIOLENT = frozenset({Family.VIOLENCE, Family.BREACH})
"""Families that tell of fighting, by whatever name."""


def family_of(sub_event: Sub) -> Family:
    """The family of a sub-event type; what no family holds is Family.OTHER."""
    return _FAMILY_OF.get(sub_event, Family.OTHER)


def combined_family(sub_event: Sub) -> Family:
    """The family that reports are put together by: a breach of a truce is the violence that broke it."""
    family = family_of(sub_event)
    return Family.VIOLENCE if family in VIOLENT else family


def same_family(one: Family, other: Family) -> bool:
    """Whether two families can tell of one thing: they are the same, or both violent."""
    return one is other or (one in VIOLENT and other in VIOLENT)
