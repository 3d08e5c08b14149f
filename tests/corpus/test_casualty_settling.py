from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.casualties import find_casualties
from corpus.records import Sentence
from corpus.sentences import split_sentences

KNOWN_FROM_BEFORE = [
    ("Two men were killed. The two men died at the scene.", ["killed 2", "killed 2 part"]),
    ("A nurse was killed. The nurse died at once.", ["killed 1", "killed 1 part"]),
    ("A nurse was killed. She died at once.", ["killed 1", "killed 1 part"]),
    ("Three miners were hurt. The miners were taken to hospital.", ["injured 3"]),
    ("Three miners were hurt. Two of them were taken to hospital.", ["injured 2 part", "injured 3"]),
    ("Three miners were hurt. Five people were taken to hospital.", ["injured 3", "injured 5 part"]),
    ("Five people were taken to hospital.", ["injured 5"]),
    ("A nurse was killed. A farmer was killed, too.", ["killed 1 part", "killed 2"]),
    ("Two clerks were killed on Monday.\n\nThree clerks were killed on Friday.", ["killed 2", "killed 3"]),
    ("Four clerks were wounded. Two clerks were killed.", ["injured 4", "killed 2"]),
]


@pytest.mark.parametrize(("text", "expected"), KNOWN_FROM_BEFORE)
def test_people_known_from_before_are_part_and_new_ones_are_not(told, text, expected):
    assert told(text) == expected


BARE_NUMBERS = [
    ("Four clerks were hurt. Two received wounds to the leg.", ["injured 2 part", "injured 4"]),
    ("Five clerks were killed. Two died at once.", ["killed 2 part", "killed 5"]),
    ("Five clerks were killed. Two died in Testford.", ["killed 2", "killed 5"]),
    ("Five clerks were killed. Two more died.", ["killed 2", "killed 5"]),
    ("Five clerks were killed. Six died at once.", ["killed 5", "killed 6"]),
    ("Five clerks were killed. Two porters died at once.", ["killed 2", "killed 5"]),
    ("Four clerks were shot, leaving one critically wounded.", ["injured 1 part", "injured 4"]),
]


@pytest.mark.parametrize(("text", "expected"), BARE_NUMBERS)
def test_a_bare_number_soon_after_a_larger_count_is_part_of_it(told, text, expected):
    assert told(text) == expected


WHO_ELSE = [
    ("One clerk was killed and three other people were shot.", ["injured 3", "killed 1"]),
    ("The man was shot in the arm. The woman was pronounced dead.", ["injured 1", "killed 1"]),
    ("The man was shot in the arm. The man was pronounced dead.", ["killed 1", "killed 1 part"]),
    ("A girl was fatally shot. She was at home when she was wounded.", ["killed 1", "killed 1 part"]),
    ("A boy died of wounds. The boy was taken to hospital.", ["killed 1"]),
    ("A boy died of wounds. The girl was taken to hospital.", ["injured 1", "killed 1"]),
]


@pytest.mark.parametrize(("text", "expected"), WHO_ELSE)
def test_the_dead_are_not_counted_with_the_hurt_nor_others_with_the_dead(told, text, expected):
    assert told(text) == expected


SHOT_AND_WHAT_CAME_OF_IT = [
    ("A clerk was shot.", ["injured 1"]),
    ("A clerk was shot. The clerk died at dusk.", ["killed 1", "killed 1 part"]),
    ("Six clerks were shot. Two of them died.", ["injured 4", "killed 2"]),
    ("Two clerks were shot and both died.", ["killed 2", "killed 2 part"]),
    ("At least six clerks were shot, and one of them died.", ["injured 6+", "killed 1"]),
    ("Two clerks were killed. A clerk was shot in the back.", ["killed 1 part", "killed 2"]),
    ("Two clerks were killed. Another clerk was shot in the back.", ["injured 1", "killed 2"]),
    ("Two clerks were killed and one hurt. A farmer was shot.", ["injured 1", "injured 1", "killed 2"]),
    ("A farmer was wounded. The farmer died on Friday.", ["injured 1 part", "killed 1"]),
    ("A farmer was taken to hospital. The farmer died on Friday.", ["killed 1"]),
    ("Nine farmers were wounded. The farmers died on Friday.", ["injured 9"]),
]


@pytest.mark.parametrize(("text", "expected"), SHOT_AND_WHAT_CAME_OF_IT)
def test_what_became_of_the_shot_is_decided_by_the_rest_of_the_article(told, text, expected):
    assert told(text) == expected


VAGUE_BEFORE_COUNTED = [
    ("The priests were murdered. The six priests had taught there.", []),
    ("Dozens of people were hurt. In the end 43 people were hurt.", ["injured 24+", "injured 43"]),
    ("Several guards were hurt. Five guards were hurt, the mayor said.", ["injured 3+", "injured 5"]),
    ("Guards were killed. Four guards were killed, the mayor said.", ["killed 4"]),
]


@pytest.mark.parametrize(("text", "expected"), VAGUE_BEFORE_COUNTED)
def test_people_without_a_number_leave_the_count_to_those_with_one(told, text, expected):
    assert told(text) == expected


HURT_AND_DEAD = [
    ("Three of the injured died.", ["killed 3"]),
    ("Two wounded soldiers died.", ["killed 2"]),
    ("Two wounded soldiers were flown out.", ["injured 2"]),
    ("A soldier was wounded and died.", ["killed 1"]),
]


@pytest.mark.parametrize(("text", "expected"), HURT_AND_DEAD)
def test_the_wounded_who_died_are_told_of_as_dead_only(told, text, expected):
    assert told(text) == expected


def test_a_death_in_a_later_paragraph_is_still_of_the_one_who_was_shot(told):
    calm = " ".join("The road stayed shut." for _ in range(20))
    assert told(f"A clerk was shot.\n\n{calm}\n\nThe clerk died.") == ["killed 1", "killed 1 part"]


def test_a_death_long_after_is_not_of_the_one_who_was_shot(told):
    shots = " ".join("The toll is paid here." for _ in range(80))
    assert "injured 1" in told(f"A clerk was shot. {shots} The clerk died.")


def test_passages_keep_the_order_of_the_text(casualties_in):
    text = "Six were hurt.\n\nTwo were killed.\n\nNine were captured."
    assert [each.outcome for each in casualties_in(text)] == ["injured", "killed", "detained"]


def test_an_overlong_sentence_is_read_in_pieces_and_its_ranges_still_fit():
    text = "and so on " * 400 + "and then six guards were killed."
    (each,) = find_casualties(text, [Sentence(start=0, end=len(text), paragraph=0)])
    assert text[each.start : each.end] == "six guards were killed"


def test_only_the_sentences_given_are_read():
    text = "Six were hurt. Two were killed."
    (each,) = find_casualties(text, split_sentences(text)[1:])
    assert (each.outcome, each.count.low, text[each.start : each.end]) == ("killed", 2, "Two were killed")


STORIES = st.sampled_from(
    [
        *("Six clerks were shot.", "The clerk died.", "Two of them were killed.", "A farmer was wounded."),
        *("The farmers were taken to hospital.", "Nobody was hurt.", "So far 90 people have died.", "It rained."),
        *("Another died of his wounds.", "The toll rose to 9.", "Up from 7 killed.", "He was shot dead."),
    ]
)


@given(st.lists(STORIES, max_size=12))
def test_any_story_of_such_sentences_is_told_within_them(story):
    text = " ".join(story)
    sentences = split_sentences(text)
    for each in find_casualties(text, sentences):
        assert any(one.start <= each.start < each.end <= one.end for one in sentences)


@given(st.lists(STORIES, max_size=8), st.lists(STORIES, max_size=4))
def test_the_dead_of_the_first_sentences_are_there_whatever_follows(casualties_in, before, after):
    first = {each.start for each in casualties_in(" ".join(before)) if each.outcome == "killed"}
    whole = {each.start for each in casualties_in(" ".join(before + after)) if each.outcome == "killed"}
    assert first <= whole


def test_his_brother_and_a_passenger_are_others_than_the_driver_who_died(told):
    assert told("The driver died, his brother with burns was taken to hospital.") == ["injured 1", "killed 1"]
    assert told("The driver died and a passenger was taken to hospital.") == ["injured 1", "killed 1"]


def test_one_in_stable_condition_is_not_the_one_who_died_elsewhere(told):
    text = "A clerk, hit by splinters, is in stable condition. It rained. A clerk was killed in Testford."
    assert told(text) == ["injured 1", "killed 1"]


def test_a_clerk_who_died_on_another_day_is_not_the_one_who_was_wounded(told):
    text = "A clerk was wounded on Monday. A clerk was killed on Friday."
    assert told(text) == ["injured 1", "killed 1"]
