"""One more who died than was counted: by an ordinal, as "also" killed, by another name, in a murder-suicide."""

from __future__ import annotations

import pytest

ONE_MORE = [
    # text, what is counted
    ("A clerk was killed. The gunman was also killed by a guard.", ["killed 1 part", "killed 2"]),
    ("Two clerks were killed. The gunman was also killed by a guard.", ["killed 1 part", "killed 3"]),
    ("Two clerks died, including the gunman. The gunman was also killed.", ["killed 1 part", "killed 2"]),
    ("Two clerks were killed. Teo Marl, 25, was also killed.", ["killed 1 part", "killed 2"]),
    ("A clerk was killed. A nurse was also killed in a separate attack.", ["killed 1", "killed 1"]),
    ("A third clerk has died.", ["killed 3"]),
    ("Police say a second clerk has died of his wounds.", ["killed 2"]),
    ("A third clerk was killed.", ["killed 1"]),
    ("A third clerk has died in a separate attack.", ["killed 1"]),
    ("Two clerks were killed. A third clerk died.", ["killed 1", "killed 2"]),
    ("Teo Marl, 25, was killed in the yard. Ann Vess, 31, died at a clinic.", ["killed 1 part", "killed 2"]),
    ("Teo Marl, 25, was killed in the yard. Marl, 25, died at a clinic.", ["killed 1", "killed 1 part"]),
    ("A clerk was killed. Ann Vess, 31, died at a clinic.", ["killed 1", "killed 1 part"]),
    ("Two clerks were killed. Teo Marl, 25, was killed in the yard. Ann Vess, 31, died at a clinic.",
     ["killed 1 part", "killed 1 part", "killed 2"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ONE_MORE)
def test_who_died_besides_those_counted_is_counted_with_them(told, text, expected) -> None:
    assert told(text) == expected


BOTH = [
    ("Police call it a murder-suicide. The clerk killed his wife.", ["killed 2"]),
    ("Police call it a murder-suicide. The clerk killed his wife and two sons.", ["killed 3"]),
    ("Police call it an attempted murder-suicide. The clerk killed his wife.", ["killed 1"]),
    ("Police call it a murder-suicide. The clerk shot his wife and then himself.", ["killed 2"]),
    ("The clerk shot his wife and then himself.", ["injured 2"]),
    ("A double murder-suicide shook the town.", ["killed 3"]),
    ("A triple murder and suicide shook the town.", ["killed 4"]),
    ("A triple murder shook the town.", ["killed 3"]),
]


@pytest.mark.parametrize(("text", "expected"), BOTH)
def test_of_a_murder_suicide_the_one_who_killed_died_too(told, text, expected) -> None:
    assert told(text) == expected


ONCE = [
    # the same words twice without a stop, and two words for what befell the same people
    ("Two clerks dead in Agdam blast News Two clerks dead in Agdam blast", ["killed 2"]),
    ("One clerk was killed in Agdam and one clerk was killed in Barda.", ["killed 1", "killed 1"]),
    ("Five clerks were treated for gunshot wounds.", ["injured 5"]),
    # two by name are two, and a name behind "her daughter" is hers
    ("The gunmen killed Teo Marl, 25, and Ann Vess, 31, in the yard.", ["killed 2"]),
    ("The gunmen killed Ann Vess and her daughter, Eve Vess.", ["killed 2"]),
    ("The blast left the clerk, his former boss and a driver dead.", ["killed 3"]),
    ("A 16–year–old boy was wounded.", ["injured 1"]),
    ("A shot missed him, grazing two clerks.", ["injured 2"]),
]


@pytest.mark.parametrize(("text", "expected"), ONCE)
def test_everybody_is_counted_once(told, text, expected) -> None:
    assert told(text) == expected


BESIDE_THE_DEAD = [
    ("He shot a clerk and killed his wife.", ["injured 1", "killed 1"]),
    ("He opened fire, fatally shooting her and striking two clerks before killing himself.",
     ["injured 2", "killed 1 part", "killed 2"]),
    ("One clerk is dead in a triple shooting.", ["injured 2", "killed 1"]),
    ("Two clerks are dead in a double shooting.", ["killed 2"]),
    ("Four clerks were shot and two did not survive.", ["injured 2", "killed 2"]),
    ("A 17-year-old was killed. The 19-year-old was taken to hospital.", ["injured 1", "killed 1"]),
    ("A clerk was killed. The other clerk was taken to hospital.", ["injured 1", "killed 1"]),
    ("A boy was killed. The boy's father was shot.", ["injured 1", "killed 1"]),
    ("A boy was shot and survived, police said. They say the boy died years later.", ["injured 1", "killed 1"]),
    ("The shell could have fallen on her and killed her.", []),
    ("A clerk was shot. A second clerk was taken to hospital.", ["injured 1", "injured 1"]),
    ("A 37-year-old clerk was shot. A 17-year-old was taken to hospital.", ["injured 1", "injured 1"]),
    ("A clerk was shot. He was taken to hospital.", ["injured 1", "injured 1 part"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BESIDE_THE_DEAD)
def test_who_was_hurt_beside_the_dead_lived(told, text, expected) -> None:
    assert told(text) == expected
