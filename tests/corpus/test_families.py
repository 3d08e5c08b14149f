"""Which kinds of event two tellings of one and the same thing may be given."""

from itertools import product

import pytest

from corpus.families import VIOLENT, Family, family_of, same_family
from corpus.records import EventType, event_type_of
from corpus.records import SubEventType as Sub

ONE_THING = [
    (Sub.SHELLING, Sub.AIR_STRIKE),  # one outlet's rockets are another's drone
    (Sub.SHELLING, Sub.ARMED_CLASH),
    (Sub.SHELLING, Sub.CEASEFIRE_VIOLATION),  # told by what it broke
    (Sub.ATTACK, Sub.GRENADE),
    (Sub.GOVERNMENT_REGAINS, Sub.TRANSFER),
    (Sub.GOVERNMENT_REGAINS, Sub.NON_STATE_OVERTAKES),
    (Sub.ARRESTS, Sub.ABDUCTION),  # the word depends on the side that tells it
    (Sub.PEACEFUL_PROTEST, Sub.VIOLENT_DEMONSTRATION),
    (Sub.PEACEFUL_PROTEST, Sub.MOB_VIOLENCE),
    (Sub.LOOTING, Sub.DISRUPTED_WEAPONS),
]
TWO_THINGS = [
    (Sub.SHELLING, Sub.GOVERNMENT_REGAINS),
    (Sub.SHELLING, Sub.AGREEMENT),
    (Sub.CEASEFIRE_VIOLATION, Sub.AGREEMENT),
    (Sub.TALKS, Sub.AGREEMENT),
    (Sub.ARRESTS, Sub.PRISONER_EXCHANGE),
    (Sub.ATTACK, Sub.SEXUAL_VIOLENCE),
    (Sub.ATTACK, Sub.MOB_VIOLENCE),
    (Sub.BLOCKADE, Sub.PEACEFUL_PROTEST),
    (Sub.DISPLACEMENT, Sub.TRANSFER),
    (Sub.OTHER, Sub.SHELLING),
]


@pytest.mark.parametrize(("one", "other"), ONE_THING)
def test_kinds_that_outlets_give_to_one_thing_are_of_one_family(one, other):
    assert same_family(family_of(one), family_of(other))


@pytest.mark.parametrize(("one", "other"), TWO_THINGS)
def test_kinds_that_tell_of_different_things_are_kept_apart(one, other):
    assert not same_family(family_of(one), family_of(other))


def test_being_of_one_family_holds_for_itself_both_ways_and_along_a_chain():
    for one, other, third in product(Family, repeat=3):
        assert same_family(one, one)
        assert same_family(one, other) == same_family(other, one)
        if same_family(one, other) and same_family(other, third):
            assert same_family(one, third)


def test_every_family_has_a_kind_and_every_kind_a_family():
    assert {family_of(kind) for kind in Sub} == set(Family)


def test_all_remote_violence_is_of_the_violent_families():
    remote = [kind for kind in Sub if event_type_of(kind) is EventType.EXPLOSIONS]
    assert {family_of(kind) for kind in remote} == {Family.VIOLENCE}
    assert Family.VIOLENCE in VIOLENT


def test_kinds_without_a_family_of_their_own_are_other():
    others = {kind for kind in Sub if family_of(kind) is Family.OTHER}
    assert others == {Sub.OTHER, Sub.HEADQUARTERS, Sub.CHANGE_TO_GROUP}
