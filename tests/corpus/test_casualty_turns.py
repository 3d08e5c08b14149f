from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.casualties import find_casualties
from corpus.sentences import split_sentences

WITHOUT_HARM = [
    ("It landed without wounding anyone.", ["injured 0"]),
    ("It landed without injuring or killing any residents.", ["injured 0", "killed 0"]),
    ("The fire did not injure anybody.", ["injured 0"]),
    ("The fire didn't kill or injure anyone.", ["injured 0", "killed 0"]),
    ("It landed without even hurting anyone.", ["injured 0"]),
    ("It landed without hurting their pride.", []),
    ("It landed without breaking any windows.", []),
    ("They withdrew without freeing anyone.", []),
    ("They did not see anyone killed.", []),
]


@pytest.mark.parametrize(("text", "expected"), WITHOUT_HARM)
def test_without_harming_anyone_is_nought(told, text, expected):
    assert told(text) == expected


AMONG_THEM = [
    ("Six tourists were hurt, two teachers among them.", ["injured 2 part", "injured 6"]),
    ("Six tourists - two teachers among them - were hurt.", ["injured 2 part", "injured 6"]),
    ("Six tourists (two teachers among them) were hurt.", ["injured 2 part", "injured 6"]),
    ("Six tourists were hurt, with two teachers among them.", ["injured 2 part", "injured 6"]),
    (
        "Nine pupils were killed, a girl, a boy and two teachers among the dead.",
        ["killed 4 part", "killed 9"],
    ),
    ("Eight people were killed, a teacher & a nurse among those killed.", ["killed 2 part", "killed 8"]),
]


@pytest.mark.parametrize(("text", "expected"), AMONG_THEM)
def test_who_is_set_off_as_among_them_is_part(told, text, expected):
    assert told(text) == expected


IN_HOSPITAL = [
    ("Two people are dead and three are in the hospital.", ["injured 3", "killed 2"]),
    ("At least 20 people died and 290 were taken to hospital.", ["injured 290", "killed 20+"]),
    ("The fire left four dead and 12 in hospital.", ["injured 12", "killed 4"]),
    ("Two pupils died, with six people still in the hospital.", ["injured 6", "killed 2"]),
    ("Six people were in the hospital.", []),
    ("The town has 12 people in hospital beds.", []),
    ("Four people died near the hospital.", ["killed 4"]),
]


@pytest.mark.parametrize(("text", "expected"), IN_HOSPITAL)
def test_people_in_hospital_beside_the_dead_are_injured(told, text, expected):
    assert told(text) == expected


TO_SAFETY = [
    ("About 2,000 villagers were moved to shelters.", ["displaced 2000"]),
    ("Some 350 children were bused to a camp.", ["displaced 350"]),
    ("The army moved 700 residents out.", ["displaced 700"]),
    ("Buses have taken 60 patients away.", ["displaced 60"]),
    ("The army took 80 women to safety.", ["displaced 80"]),
    (
        "Trucks carried 400 residents, 90 of them children, to safer places.",
        ["displaced 400", "displaced 90 part"],
    ),
    ("Five residents were led to safety.", []),
    ("The 700 residents were not moved out.", []),
    ("The army moved 700 residents on.", []),
    ("The army moved 700 tonnes out.", []),
    ("The army may have moved 700 shells to bunkers.", []),
]


@pytest.mark.parametrize(("text", "expected"), TO_SAFETY)
def test_many_brought_to_safety_are_displaced(told, text, expected):
    assert told(text) == expected


TO_THE_OTHER_SIDE = [
    ("Six captives were handed to Armenia and nine to Azerbaijan.", ["released 6", "released 9"]),
    ("Six captives were handed to Armenia and nine to its neighbour.", ["released 6"]),
    ("Six captives were handed to Armenia and nine were moved to Gyumri.", ["released 6"]),
    ("Six captives were handed to Armenia and nine trucks to Azerbaijan.", ["released 6"]),
    ("Talks moved to Armenia and nine to Azerbaijan.", []),
]


@pytest.mark.parametrize(("text", "expected"), TO_THE_OTHER_SIDE)
def test_a_verb_is_carried_over_to_those_who_went_to_the_other_side(told, text, expected):
    assert told(text) == expected


PLACES = [
    ("At dawn it landed without wounding anyone there.", "without wounding anyone"),
    ("By noon 2,000 villagers were moved to shelters.", "2,000 villagers were moved"),
    ("Last week the army moved 700 residents out.", "moved 700 residents"),
]


@pytest.mark.parametrize(("text", "span"), PLACES)
def test_the_range_of_a_turn_covers_its_people_and_its_verb(casualties_in, text, span):
    assert {text[each.start : each.end] for each in casualties_in(text)} == {span}


WORDS = st.sampled_from(
    [
        *("two", "40", "teachers", "captives", "a nurse", ",", "(", "-", "among them", "among the dead", "with"),
        *(
            "and",
            "to",
            "Goris",
            "without",
            "killing",
            "anyone",
            "in hospital",
            "were",
            "hurt",
            "moved",
            "out",
            ".",
        ),
    ]
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_turns_in_any_order_stay_inside_their_sentence(text):
    sentences = split_sentences(text)
    for each in find_casualties(text, sentences):
        assert any(one.start <= each.start < each.end <= one.end for one in sentences)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_turns_in_any_order_read_the_same_twice_and_count_no_less_than_nought(casualties_in, text):
    first = casualties_in(text)
    assert first == casualties_in(text)
    assert all(
        0 <= each.count.low <= (each.count.high if each.count.high is not None else 10**6) for each in first
    )
