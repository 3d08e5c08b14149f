from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.casualties import is_running

OVERTAKEN = [
    ("Some 40 people were hurt, down from 52 hurt on Sunday.", ["injured 40", "injured 52 part"]),
    ("Nine clerks were killed instead of the eleven killed in its first list.", ["killed 11 part", "killed 9"]),
    ("Six guards were hurt. The mayor had initially reported two injured.", ["injured 2 part", "injured 6"]),
    ("Six guards were hurt. The preliminary figure was two injured.", ["injured 2 part", "injured 6"]),
    ("Six guards were hurt. On the first day the mayor spoke of two injured.", ["injured 2 part", "injured 6"]),
    (
        "In the first hours two people were reported killed. In the end 18 were killed.",
        ["killed 18", "killed 2 part"],
    ),
    ("Six guards died. The mayor earlier announced two killed.", ["killed 2 part", "killed 6"]),
    ("Six guards died. The mayor had said earlier that two guards were killed.", ["killed 2 part", "killed 6"]),
    ("The toll earlier stood at two. Six guards died.", ["killed 2 part", "killed 6"]),
    ("The number of dead was first put at two. Now six guards are dead.", ["killed 2 part", "killed 6"]),
    ("The toll earlier stood at two.", ["killed 2"]),
    ("The first statement, in the night, had given two killed. Six guards died.", ["killed 2 part", "killed 6"]),
    ("The mayor had earlier announced nine killed. Six guards died.", ["killed 6", "killed 9"]),
    ("The mayor earlier announced two killed.", ["killed 2"]),
    ("The preliminary figure was two injured.", ["injured 2"]),
    ("Six guards were hurt. The preliminary figure was two killed.", ["injured 6", "killed 2"]),
]


@pytest.mark.parametrize(("text", "expected"), OVERTAKEN)
def test_an_earlier_figure_is_part_where_a_fresh_one_of_its_outcome_stands_near(told, text, expected):
    assert told(text) == expected


def test_a_fresh_figure_far_away_overtakes_nothing(told):
    calm = " ".join(f"The {name} road was hit." for name in ("east", "west", "north", "south", "old"))
    text = f"The mayor had initially reported two injured. {calm} Six guards were hurt."
    assert told(text) == ["injured 2", "injured 6"]


DIED_LATER = [
    ("Three clerks were killed, and another later died of his wounds.", ["killed 1 part", "killed 4"]),
    ("At least three clerks were killed and another has died.", ["killed 1 part", "killed 4+"]),
    ("Three clerks were killed and a fourth succumbed to his wounds.", ["killed 1 part", "killed 4"]),
    ("Three clerks were killed and another clerk died.", ["killed 1 part", "killed 4"]),
    ("Three clerks were killed and another died near Testford.", ["killed 1", "killed 3"]),
    ("Three clerks were hurt and another died.", ["injured 3", "killed 1"]),
    ("Three clerks were killed. Another died of his wounds.", ["killed 1", "killed 3"]),
    ("Nobody was killed on Monday, but another died of his wounds.", ["killed 0", "killed 1"]),
]


@pytest.mark.parametrize(("text", "expected"), DIED_LATER)
def test_one_more_who_died_is_added_to_those_killed_with_him(told, text, expected):
    assert told(text) == expected


DIED_BESIDE_HIS_VICTIMS = [
    ("A clerk killed three porters before killing himself.", ["killed 1 part", "killed 4"]),
    ("A clerk shot two porters dead before turning the gun on himself.", ["killed 1 part", "killed 3"]),
    ("Two guards were killed before officers killed the gunman.", ["killed 1 part", "killed 3"]),
    (
        "Testov killed three people and hurt nine before police killed him.",
        ["injured 9", "killed 1 part", "killed 4"],
    ),
    ("The gunman was killed and the attacker was shot dead.", ["killed 1", "killed 1 part"]),
    ("A porter was killed when police killed the guard.", ["killed 1", "killed 1 part"]),
    ("A clerk turned the lamp on himself.", []),
    ("Two guards were killed. The gunman was shot dead.", ["killed 1 part", "killed 2"]),
]


@pytest.mark.parametrize(("text", "expected"), DIED_BESIDE_HIS_VICTIMS)
def test_who_killed_others_and_dies_in_the_same_sentence_is_one_more(told, text, expected):
    assert told(text) == expected


LOST_A_BARE_NUMBER = [
    ("The capital says 40 soldiers were killed. Its neighbour lost 60.", ["killed 40", "killed 60"]),
    ("The capital says 40 soldiers were wounded. Its neighbour lost 60.", ["injured 40"]),
    ("The capital says a soldier was killed. Its neighbour lost 60.", ["killed 1"]),
    ("The capital says 40 soldiers were killed.\n\nThe club lost 60.", ["killed 40"]),
    ("The capital says 40 soldiers were killed. The club lost 60 games.", ["killed 40"]),
]


@pytest.mark.parametrize(("text", "expected"), LOST_A_BARE_NUMBER)
def test_a_bare_number_lost_is_of_people_beside_counted_dead_of_its_paragraph(told, text, expected):
    assert told(text) == expected


OVER_A_LONGER_TIME = [
    ("To date 14 clerks have been killed.", True),
    ("Altogether 14 clerks were killed.", True),
    ("Some 14 clerks have now been killed.", True),
    ("Since the truce 14 clerks were killed.", True),
    ("Since 2014 some 14 clerks were killed.", True),
    ("Since last night 14 clerks were killed.", False),
    ("Since this morning 14 clerks were killed.", False),
    ("The total number of clerks killed is 14.", True),
    ("The conflict has claimed 14 lives.", True),
    ("Within a year 14 clerks were killed.", True),
    ("In the last three months 14 clerks were killed.", True),
    ("During the past 12 days 14 clerks were killed.", True),
    ("For several decades of war 14 clerks were killed.", True),
    ("The casualties of the war are 14 clerks killed.", True),
    ("The ambush on the road has killed 14 clerks so far.", False),
    ("This fire has killed 14 clerks to date.", False),
    ("It was all over; 14 clerks were killed.", False),
    ("In the last hour 14 clerks were killed.", False),
    ("TO DATE 14 CLERKS HAVE BEEN KILLED.", True),
    ("Since Sept. 27, 14 clerks have been killed.", True),
    ("Since 3 Nov., 14 clerks and nobody else were killed.", True),
    ("Since fighting broke out 14 clerks were killed.", True),
    ("Since heavy clashes resumed 14 clerks were killed.", True),
    ("From September 27 were lost 14 clerks killed.", True),
    ("From 3 March, 14 clerks were killed.", True),
    ("From 3 March to 4 March 14 clerks were killed.", False),
    ("In this period 14 clerks were killed.", True),
    ("The death toll from six days of fighting reached 14.", True),
    ("The death toll from Monday's fighting reached 14.", False),
    ("The death toll in the heavy fighting reached 14.", True),
    ("Some 14 clerks were killed in the fighting near Testford.", False),
    ("Some 14 clerks were killed in the fighting.", True),
    ("Some 14 clerks were killed in the worst fighting since the 1990s.", False),
    ("Some 14 clerks were killed on the bloodiest day in two decades.", False),
    ("It was the most serious clash since the truce; 14 clerks were killed.", False),
    ("In the bloodiest war since 1945 so far 14 clerks were killed.", True),
    ("It was the worst fighting since the war of 1991-94 that killed some 1,400 clerks.", True),
]


@pytest.mark.parametrize(("text", "running"), OVER_A_LONGER_TIME)
def test_a_longer_time_makes_a_total_and_one_event_does_not(casualties_in, text, running):
    assert is_running(text) is running
    assert {each.running for each in casualties_in(text)} == {running}


A_DAY_BESIDE_A_TOTAL = [
    (
        "Two clerks died on July 14 and 10 have been wounded since the start of the clashes.",
        ["injured 10 running", "killed 2"],
    ),
    ("Two clerks died on Monday; 10 have died since June.", ["killed 10 running", "killed 2"]),
    ("Two clerks died and 10 have been wounded since July.", ["injured 10 running", "killed 2 running"]),
]


@pytest.mark.parametrize(("text", "expected"), A_DAY_BESIDE_A_TOTAL)
def test_who_died_on_a_day_is_in_no_total_of_the_same_sentence(told, text, expected):
    assert told(text) == expected


CARRIED = [
    (
        "Since June some 14 guards were killed. The other side says 20 clerks have been killed by its fire.",
        ["killed 14 running", "killed 20 running"],
    ),
    (
        "Since June some 14 guards were killed. The other side says 20 clerks have been killed by fire today.",
        ["killed 14 running", "killed 20"],
    ),
    (
        "To date 14 clerks have been killed. The other side announced 20 clerks killed.",
        ["killed 14 running", "killed 20 running"],
    ),
    (
        "To date 14 clerks have been killed.\n\nThe other side announced 20 clerks killed.",
        ["killed 14 running", "killed 20"],
    ),
    (
        "To date 14 clerks have been killed. The other side announced 20 clerks killed in a raid.",
        ["killed 14 running", "killed 20"],
    ),
    ("To date 14 clerks have been killed. Then 20 clerks were killed.", ["killed 14 running", "killed 20"]),
    (
        "To date 14 clerks have been killed. The other side announced that a clerk was killed.",
        ["killed 1", "killed 14 running"],
    ),
    (
        "To date 14 clerks have been killed. Then five were wounded. The other side announced 20 clerks killed.",
        ["injured 5", "killed 14 running", "killed 20"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CARRIED)
def test_another_sides_figures_run_on_only_where_they_answer_a_total(told, text, expected):
    assert told(text) == expected


@given(st.integers(min_value=2, max_value=800), st.integers(min_value=1, max_value=800))
def test_the_figure_that_something_is_up_from_is_part_whatever_it_is(told, first, more):
    text = f"Now {first + more} are wounded, up from {first} wounded on Monday."
    assert told(text) == sorted([f"injured {first + more}", f"injured {first} part"])


@given(st.integers(min_value=2, max_value=800))
def test_one_who_died_later_adds_one_to_any_number(told, number):
    text = f"In the raid {number} clerks were killed and another died of his wounds."
    assert told(text) == sorted([f"killed {number + 1}", "killed 1 part"])
