from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

WOUNDS_SUFFERED = [
    ("Two cooks suffered burns.", ["injured 2"]),
    ("Four recruits received minor injuries.", ["injured 4"]),
    ("A clerk sustained a concussion.", ["injured 1"]),
    ("A guard suffered a fatal wound.", ["killed 1"]),
    ("Two brigades suffered losses.", []),
    ("A clerk had no wounds.", []),
    ("The two men suffered no injuries.", ["injured 0"]),
    ("Two clerks received no serious wounds.", []),
    ("The two men did not suffer injuries.", []),
    ("Three villagers suffered damage to their houses.", []),
    ("Two men with gunshot wounds came in.", ["injured 2"]),
    ("The fire left a child with burns and caused injuries to three nurses.", ["injured 3"]),
    ("The blast caused injuries to four porters.", ["injured 4"]),
]


@pytest.mark.parametrize(("text", "expected"), WOUNDS_SUFFERED)
def test_who_suffers_wounds_is_injured(told, text, expected):
    assert told(text) == expected


IN_CARE = [
    ("The blast sent four people to the hospital.", ["injured 4"]),
    ("The mayor sent four people to the market.", []),
    ("Three men are recovering after the attack.", ["injured 3"]),
    ("Three firms are recovering after the attack.", []),
    ("Three men are recovering their money.", []),
    ("Four people are dead and another is fighting for her life.", ["injured 1", "killed 4"]),
    ("Four men were fighting for the town.", []),
    ("Six porters were taken to hospital.", ["injured 6"]),
    ("Three people were airlifted to a clinic.", ["injured 3"]),
    ("A boy was rushed to the local hospital.", ["injured 1"]),
    ("Two firemen were treated for wounds.", ["injured 2"]),
    ("Five people were treated at the scene.", ["injured 5"]),
    ("Two women are in critical condition.", ["injured 2"]),
    ("A pensioner remained in stable condition.", ["injured 1"]),
    ("The bridge is in fair condition.", []),
    ("Two doctors drove to the hospital.", []),
    ("Four people were taken to the station.", []),
    ("Ten people were hurt; eight were taken to hospital.", ["injured 10", "injured 8 part"]),
]


@pytest.mark.parametrize(("text", "expected"), IN_CARE)
def test_who_is_taken_to_hospital_is_injured(told, text, expected):
    assert told(text) == expected


LIVES_LOST = [
    ("The murder of the six monks shook the town.", ["killed 6"]),
    ("Five monks were shot dead. The murder of the two clerks came later.", ["killed 2 part", "killed 5"]),
    ("The sniper managed to kill one man.", ["killed 1"]),
    ("The sniper wanted to kill one man.", []),
    ("Nine miners lost their lives.", ["killed 9"]),
    ("A driver lost his life.", ["killed 1"]),
    ("The storm took 14 lives.", ["killed 14"]),
    ("The fire claimed the life of a fireman.", ["killed 1"]),
    ("The siege cost the lives of 300 townspeople.", ["killed 300"]),
    ("The platoon lost two sergeants and a driver.", ["killed 3"]),
    ("The army admitted the loss of nine men.", ["killed 9"]),
    ("The army regretted the loss of nine lorries.", []),
    ("A clerk lost his leg.", ["injured 1"]),
    ("Two miners lost a hand each.", ["injured 2"]),
    ("The driver died and a passenger lost her left arm.", ["injured 1", "killed 1"]),
    ("In the raid was lost a clerk.", ["killed 1"]),
    ("On Monday were lost nine clerks.", ["killed 9"]),
    ("A clerk was lost in the woods.", []),
    ("The club lost four games.", []),
    ("They lost 40 percent of the vote.", []),
    ("He spoke of the lives of 40 people.", []),
    ("Fourteen lives were at stake.", []),
]


@pytest.mark.parametrize(("text", "expected"), LIVES_LOST)
def test_lives_lost_or_claimed_are_the_dead(told, text, expected):
    assert told(text) == expected


HELD = [
    ("The patrol took six fighters prisoner.", ["detained 6"]),
    ("The patrol took two prisoners.", ["detained 2"]),
    ("Rebels have taken four clerks hostage.", ["detained 4"]),
    ("Three sentries were taken captive.", ["detained 3"]),
    ("Two suspects were taken into custody.", ["detained 2"]),
    ("The two men were not taken prisoner.", []),
    ("They took five photographs.", []),
]


@pytest.mark.parametrize(("text", "expected"), HELD)
def test_who_is_taken_prisoner_is_detained(told, text, expected):
    assert told(text) == expected


LEFT = [
    ("More than 3,000 people crossed the border.", ["displaced 3000+"]),
    ("Some 500 residents left their homes.", ["displaced 500"]),
    ("About 70 families abandoned their homes.", ["displaced 70"]),
    ("Six families left their homes.", ["displaced 6"]),
    ("By dusk 240 refugees had arrived.", ["displaced 240"]),
    ("Some 800 people were forced to flee.", ["displaced 800"]),
    ("Some 800 people were forced to wait.", []),
    ("Some 500 residents left the town.", ["displaced 500"]),
    ("Six visitors left the hall.", []),
    ("Sixty lorries crossed the border.", []),
    ("The 300 villagers did not leave the valley.", []),
]


@pytest.mark.parametrize(("text", "expected"), LEFT)
def test_many_who_leave_for_good_are_displaced(told, text, expected):
    assert told(text) == expected


BODIES = [
    ("Workers found the bodies of four miners.", ["killed 4"]),
    ("The body of a shepherd lay by the river.", ["killed 1"]),
    ("Divers recovered three bodies.", ["killed 3"]),
    ("The bodies of four soldiers were exchanged.", []),
    ("The sides returned five bodies.", []),
    ("It is a body of 12 judges.", []),
    ("Police found no bodies.", []),
]


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_bodies_are_the_dead_unless_they_were_handed_over(told, text, expected):
    assert told(text) == expected


DEATHS_OF_ONE = [
    ("The man's death was announced.", ["killed 1"]),
    ("The woman's death was announced.", ["killed 1"]),
    ("The shepherd's murder is still unsolved.", ["killed 1"]),
    ("Testova's death was mourned.", ["killed 1"]),
    ("Monday's death was mourned.", []),
    ("Yesterday's killing drew protests.", []),
    ("Four recruits were shot, two fatally.", ["injured 2", "killed 2"]),
    ("Five men were shot, two of them fatally.", ["injured 3", "killed 2"]),
]


@pytest.mark.parametrize(("text", "expected"), DEATHS_OF_ONE)
def test_the_death_of_one_person_counts_as_one(told, text, expected):
    assert told(text) == expected


AMONG = [
    ("Two priests are among the dead.", ["killed 2 part"]),
    ("Three pupils were among the injured.", ["injured 3 part"]),
    ("Ten were hurt, among the injured two nurses.", ["injured 10", "injured 2 part"]),
    ("Ten were killed; among the dead two nurses and a clerk.", ["killed 10", "killed 3 part"]),
    ("Among the missing are four sailors.", ["missing 4 part"]),
    ("Among those killed were two judges.", ["killed 2 part"]),
    ("Among the spectators were two judges.", []),
    ("Two of the missing are sailors.", ["missing 2 part"]),
]


@pytest.mark.parametrize(("text", "expected"), AMONG)
def test_who_is_among_the_dead_or_hurt_is_part_of_them(told, text, expected):
    assert told(text) == expected


WHERE_IT_STANDS = [
    ("Later, two cooks suffered burns in the kitchen.", "two cooks suffered burns", "two"),
    ("At noon the fire took 14 lives there.", "took 14 lives", "14"),
    ("In the dark they took six fighters prisoner.", "took six fighters prisoner", "six"),
    ("At dusk workers found the bodies of four miners there.", "bodies of four miners", "four"),
    ("Then 300 to 400 people fled the valley.", "300 to 400 people fled", "300 to 400"),
]


@pytest.mark.parametrize(("text", "span", "words"), WHERE_IT_STANDS)
def test_the_range_runs_from_the_people_to_the_turn_of_phrase(casualties_in, text, span, words):
    (each,) = casualties_in(text)
    assert (text[each.start : each.end], each.words) == (span, words)


@given(
    st.integers(min_value=20, max_value=900_000), st.sampled_from(["fled", "left", "crossed into", "abandoned"])
)
def test_the_displaced_are_counted_whole_at_any_size(told, number, verb):
    assert told(f"That week {number:,} villagers {verb} the valley.") == [f"displaced {number}"]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_what_stands_in_another_paragraph_moves_the_range_and_nothing_else(casualties_in, before):
    alone = "Two cooks suffered burns."
    text = f"{before}\n\n{alone}"
    last = [each for each in casualties_in(text) if each.start >= len(before)]
    assert [(each.start - len(before) - 2, each.end - len(before) - 2) for each in last] == [(0, 24)]
