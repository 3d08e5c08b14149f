"""Who hit others and then died, headlines without articles, people by name, and some of a number."""

from __future__ import annotations

import pytest

from corpus.deadly import is_deadly
from corpus.records import Span

THE_ATTACKERS_END = [
    ("A clerk killed three people and then himself.", ["killed 4"]),
    ("A clerk killed his wife, his two sons and himself.", ["killed 4"]),
    ("A gunman killed two guards before he was shot dead by police.", ["killed 1 part", "killed 3"]),
    ("A gunman killed two guards before being killed by police.", ["killed 1 part", "killed 3"]),
    ("A gunman killed two guards before taking his own life.", ["killed 1 part", "killed 3"]),
    ("A clerk killed his son and then committed suicide.", ["killed 1 part", "killed 2"]),
    ("A clerk killed a guard before shooting himself.", ["killed 1 part", "killed 2"]),
    ("A clerk shot his wife before turning the gun on himself.", ["injured 1 part", "injured 2"]),
    ("A gunman shot four guards before being killed by police.", ["injured 4", "killed 1"]),
    ("A clerk shot a guard and then himself in a murder-suicide.", ["killed 2"]),
    ("A boy was killed in a murder-suicide.", ["killed 2"]),
    ("Three people were killed in a murder-suicide.", ["killed 3"]),
    ("A clerk shot a guard in an attempted murder-suicide.", ["injured 1"]),
    ("A boy died after accidentally shooting himself.", ["killed 1", "killed 1 part"]),
    ("A clerk committed suicide.", []),
    ("A clerk suspected of killing five people was found dead.", ["killed 1", "killed 5"]),
]


@pytest.mark.parametrize(("text", "expected"), THE_ATTACKERS_END)
def test_who_hit_others_and_died_of_it_is_one_more(told, text, expected):
    assert told(text) == expected


HEADLINES = [
    ("Sniper kills soldier near border", ["killed 1"]),
    ("Police name man killed in blast", ["killed 1"]),
    ("Slain teen identified", ["killed 1"]),
    ("Missing teen found", []),
    ("Father, daughter found dead", ["killed 2"]),
    ("2 boys, 2 girls shot", ["injured 4"]),
    ("Man kills wife, son, then himself", ["killed 3"]),
    ("Father kills two children, shoots self", ["killed 1 part", "killed 3"]),
    ("Teen, 17, dead in blast", ["killed 1"]),
    ("Two charged in triple homicide", ["killed 3"]),
    ("Child recovering after quadruple shooting", ["injured 4"]),
    ("Man sentenced in young son's accidental shooting death", ["killed 1"]),
    ("Clerk charged in 5-year-old's shooting death", ["killed 1"]),
    ("Soldier speaks to reporter", []),
]


@pytest.mark.parametrize(("text", "expected"), HEADLINES)
def test_people_of_a_headline_stand_without_articles(told, text, expected):
    assert told(text) == expected


FOUR_SHOT = ["injured 2", "killed 2"]
BY_NAME = [
    ("Security guard Jo Zan and court officer Ron Kien were shot and killed.", ["killed 2"]),
    ("Jo Zan and Ron Kien, both 23-years-old, were killed.", ["killed 2"]),
    ("Jo Zan, left, and Ron Kien, right, were killed.", ["killed 2"]),
    ("Jo Zan (left) and Ron Kien were killed.", ["killed 2"]),
    ("SIX CLERKS (OF THE BANK) AND TWO GUARDS WERE KILLED.", ["killed 8"]),
    ("A 57- YEAR- OLD FARMER WAS KILLED.", ["killed 1"]),
    ("The boy and his uncle, Mor Mill, were both pronounced dead.", ["killed 2"]),
    ("Four men were shot. Two of those men, 23-year-old Jo Zan and 24-year-old Ron Kien, died.", FOUR_SHOT),
]


@pytest.mark.parametrize(("text", "expected"), BY_NAME)
def test_people_joined_by_name_are_counted_together(told, text, expected):
    assert told(text) == expected


SOME_OF_A_NUMBER = [
    ("He was one of at least eight clerks killed on Monday.", ["killed 8+"]),
    ("He was one of the two who died.", ["killed 2"]),
    ("One of the two clerks shot on Friday has died.", ["injured 1", "killed 1"]),
    ("One of four clerks wounded in a blast has died.", ["injured 3", "killed 1"]),
    ("Seven clerks were shot, one of whom died.", ["injured 6", "killed 1"]),
    ("Ten clerks were shot, two of whom later died.", ["injured 8", "killed 2"]),
    ("Two clerks are dead and three wounded. Five clerks were shot.", ["injured 3", "injured 3", "killed 2"]),
    ("A clerk was killed. Four clerks were shot.", ["injured 3", "killed 1"]),
    ("A clerk was killed. Four others were shot.", ["injured 4", "killed 1"]),
    ("Two clerks were killed. Two clerks were shot on a road.", ["killed 2", "killed 2 part"]),
]


@pytest.mark.parametrize(("text", "expected"), SOME_OF_A_NUMBER)
def test_the_dead_are_taken_from_the_number_that_they_are_of(told, text, expected):
    assert told(text) == expected


ONE_DEAD = [
    ("A boy was killed.\n\nA teen was taken to hospital.", ["killed 1"]),
    ("A boy was killed.\n\nA girl was taken to hospital.", ["injured 1", "killed 1"]),
    ("A boy was killed.\n\nAnother boy was taken to hospital.", ["injured 1", "killed 1"]),
    ("A boy was killed.\n\nA teen is in critical condition.", ["injured 1", "killed 1"]),
    ("A clerk was killed on Monday.\n\nA clerk was taken to hospital on Friday.", ["injured 1", "killed 1"]),
    ("A clerk was killed.\n\nA guard was shot but survived.", ["injured 1", "killed 1"]),
]


@pytest.mark.parametrize(("text", "expected"), ONE_DEAD)
def test_the_one_dead_is_not_told_again_as_hurt_and_who_lives_is(told, text, expected):
    assert told(text) == expected


NOBODY = [
    ("He barely missed killing a guard.", []),
    ("They did not know if the boy was dead or alive.", []),
    ("This map shows the 2016 Testford killings.", []),
    ("The miner hurt in a shooting last week died on Sunday.", ["killed 1"]),
    ("The miner was pronounced clinically dead.", ["killed 1"]),
    ("A clerk shot his parents to death.", ["killed 2"]),
]


@pytest.mark.parametrize(("text", "expected"), NOBODY)
def test_what_only_looks_like_a_count_is_none_and_what_is_one_is_found(told, text, expected):
    assert told(text) == expected


DEADLY = [
    ("A deadly strike hit Testford.", "strike", True),
    ("A fatal Friday night shooting was filmed.", "shooting", True),
    ("A non-fatal shooting was filmed.", "shooting", False),
    ("A man charged in a shooting death appeared in court.", "shooting", True),
    ("A strike hit Testford with deadly force.", "strike", False),
    ("He is charged with attempted murder.", "murder", False),
]


@pytest.mark.parametrize(("text", "trigger", "deadly"), DEADLY)
def test_words_before_or_after_a_deed_say_that_it_killed(text, trigger, deadly):
    start = text.index(trigger)
    assert is_deadly(text, Span(start, start + len(trigger)), 0) is deadly


END_TOLD_NEXT = [
    (
        "A man shot and killed three clerks. The gunman was then shot dead by police.",
        ["killed 1 part", "killed 4"],
    ),
    ("A gunman killed three clerks. The attacker also died.", ["killed 1 part", "killed 4"]),
    ("Three clerks are dead. The gunman was shot dead by police.", ["killed 1 part", "killed 3"]),
    ("A man killed four people including himself. The gunman died at once.", ["killed 1 part", "killed 4"]),
    ("A gunman killed three clerks. The nurse also died.", ["killed 1 part", "killed 3"]),
]


@pytest.mark.parametrize(("text", "expected"), END_TOLD_NEXT)
def test_the_end_of_one_who_killed_others_is_one_more_in_the_next_sentences(told, text, expected):
    assert told(text) == expected
