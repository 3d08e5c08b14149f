from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.casualty_groups import read_groups
from corpus.casualty_line import line_of
from corpus.casualty_people import Kind
from corpus.casualty_words import CUES, PEOPLE, PERSON, THINGS, Fate


def groups(text):
    """The people of a sentence: kind, lowest and highest number, and the noun."""
    return [(each.kind.value, each.count.low, each.count.high, each.noun) for each in read_groups(line_of(text))]


COUNTED = [
    ("at least 13 elderly villagers", [("counted", 13, None, "elderly villagers")]),
    ("two badly burned nurses", [("counted", 2, 2, "badly burned nurses")]),
    ("both drivers", [("counted", 2, 2, "drivers")]),
    ("one more clerk", [("counted", 1, 1, "clerk")]),
    ("20 police officers", [("counted", 20, 20, "police officers")]),
    ("an elderly couple", [("counted", 2, 2, "elderly couple")]),
    ("one of its clerks", [("counted", 1, 1, "clerks")]),
    ("three of them", [("counted", 3, 3, "")]),
    ("three of the nine sappers", [("counted", 3, 3, "sappers")]),
    ("a dozen other guards", [("counted", 12, 12, "guards")]),
    ("THREE RECRUITS", [("counted", 3, 3, "recruits")]),
    ("a family of five", [("counted", 5, 5, "")]),
    ("nine 20-year-olds", [("counted", 9, 9, "20-year-olds")]),
    ("six Testovian peasants", [("counted", 6, 6, "Testovian peasants")]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_a_number_counts_the_people_of_its_phrase(text, expected):
    assert groups(text) == expected


ONE_PERSON = [
    ("a soldier", [("single", 1, 1, "soldier")]),
    ("an elderly nun", [("single", 1, 1, "elderly nun")]),
    ("another was hurt", [("single", 1, 1, "")]),
    ("a third was hurt", [("single", 1, 1, "")]),
    ("a third of the harvest", []),
    ("a 7-year-old girl", [("single", 1, 1, "7-year-old girl")]),
    ("a mother and daughter", [("single", 1, 1, "mother"), ("single", 1, 1, "daughter")]),
    ("Border guard wounded", [("single", 1, 1, "Border guard")]),
    ("he", [("known", 1, 1, "")]),
    ("the shepherd", [("known", 1, 1, "shepherd")]),
    ("his wife", [("known", 1, 1, "wife")]),
    ("Aram Testyan", [("known", 1, 1, "")]),
    ("Aram T. Testyan", [("known", 1, 1, "")]),
    ("Testville Police Department", []),
    ("ARAM TESTYAN LEFT TOWN", []),
    ("a police station", []),
    ("a police officer", [("single", 1, 1, "police officer")]),
    ("a soldier's rifle", []),
]


@pytest.mark.parametrize(("text", "expected"), ONE_PERSON)
def test_an_article_a_pronoun_or_a_name_is_one_person(text, expected):
    assert groups(text) == expected


MANY_OR_NOBODY = [
    ("civilians", [("uncounted", 2, None, "civilians")]),
    ("the soldiers", [("known", 2, None, "soldiers")]),
    ("no one", [("nobody", 0, 0, "")]),
    ("nobody", [("nobody", 0, 0, "")]),
    ("none of the guards", [("nobody", 0, 0, ""), ("known", 2, None, "guards")]),
    ("no one else", []),
    ("zero guards", [("nobody", 0, 0, "guards")]),
    ("no casualties", [("nobody", 0, 0, "")]),
    ("without casualties", [("nobody", 0, 0, "")]),
    ("no bridges", []),
]


@pytest.mark.parametrize(("text", "expected"), MANY_OR_NOBODY)
def test_people_without_a_number_and_nobody_are_told_apart(text, expected):
    assert groups(text) == expected


IN_A_ROW = [
    ("A mother, father and toddler were hurt.", ["injured 3"]),
    ("A mother, father, and toddler were hurt.", ["injured 3"]),
    ("A mother, a clerk, was hurt.", ["injured 1"]),
    ("The deaths of 39-year-old Ann Rell and 10-year-old Teo Marl shook the town.", ["killed 2"]),
    ("A 9-year-old B. Marl was hurt.", ["injured 1"]),
    ("Three boys, all 16 or younger, were hurt.", ["injured 3"]),
    ("Four guards, ages 17 to 22, were treated for wounds.", ["injured 4"]),
]


@pytest.mark.parametrize(("text", "expected"), IN_A_ROW)
def test_people_in_a_row_are_counted_and_their_ages_are_not(told, text, expected):
    assert told(text) == expected


COUNTS_NO_PEOPLE = [
    "12 km",
    "a 122 mm shell",
    "30 percent",
    "in 2020",
    "on 28 September",
    "Oct. 4",
    "resolution 822",
    "aged 45",
    "page 9",
    "14 armored vehicles",
    "9 o'clock",
    "15 years",
    "$300",
    "8:30",
    "3.5",
    "a house",
    "Monday",
]


@pytest.mark.parametrize("text", COUNTS_NO_PEOPLE)
def test_measures_dates_and_things_are_no_people(text):
    assert groups(text) == []


SAID_BY_THE_PHRASE = [
    ("twelve wounded soldiers", (Fate.INJURED,), False),
    ("two missing sailors", (Fate.MISSING,), False),
    ("two of the dead", (Fate.KILLED,), False),
    ("50 deaths", (Fate.KILLED,), True),
    ("no casualties", (Fate.KILLED, Fate.INJURED), True),
    ("nine arrests", (Fate.DETAINED,), True),
    ("nine clerks", (), False),
]


@pytest.mark.parametrize(("text", "fates", "by_outcome"), SAID_BY_THE_PHRASE)
def test_an_adjective_or_a_noun_of_outcome_says_what_became_of_them(text, fates, by_outcome):
    (group,) = read_groups(line_of(text))
    assert (group.fates, group.counted_by_outcome) == (fates, by_outcome)


def test_captives_and_people_whose_number_is_unknown_say_so():
    captives, guards = read_groups(line_of("six hostages met the guards"))
    assert (captives.captive, captives.unknown) == (True, False)
    assert (guards.captive, guards.unknown) == (False, True)


def test_a_noun_not_known_for_people_leaves_the_group_unsure():
    assert [each.sure for each in read_groups(line_of("nine glimpers and nine clerks"))] == [False, True]


WORDS_AND_MARKS = [
    ("Two guards, hurt.", ("two", "guards", ",", "hurt", ".")),
    ("a 7-year-old boy's dog", ("a", "7-year-old", "boy's", "dog")),
    ("at 1,200 p.m.", ("at", "1,200", "p.m", ".")),
    ("didn’t", ("didn't",)),
    ("3.5", ("3.5",)),
    ("", ()),
]


@pytest.mark.parametrize(("text", "words"), WORDS_AND_MARKS)
def test_a_line_is_cut_into_words_and_marks(text, words):
    assert line_of(text).words == words


LEFT_OUT_DATES = [
    ("On 28 September 40 fell", ["40"]),
    ("On 13 and 14 September 40 fell", ["40"]),
    ("On Sept. 13 about 40 fell", ["about 40"]),
    ("In 2020 about 40 fell", ["about 40"]),
    ("in May 2020 he fell", []),
    ("2,020 men fell", ["2,020"]),
    ("13 may have fallen", ["13"]),
    ("handed over 15 men", ["15"]),
    ("killed over 15 men", ["over 15"]),
]


@pytest.mark.parametrize(("text", "numerals"), LEFT_OUT_DATES)
def test_days_and_years_are_no_numerals_of_a_line(text, numerals):
    assert [numeral.text for numeral, _ in line_of(text).numerals.values()] == numerals


def test_a_line_gives_nothing_outside_itself_and_evens_spaces():
    line = line_of("two   \n guards")
    assert (line.word(-1), line.word(2)) == ("", "")
    assert (line.stretch(0, 2), line.stretch(1, 1)) == ("two guards", "")


SHOUTED = [("TWO GUARDS WERE HURT", True), ("Two guards were hurt", False), ("NATO sent two men", False)]


@pytest.mark.parametrize(("text", "shouting"), SHOUTED)
def test_a_line_is_shouting_where_nearly_all_its_words_are_capitals(text, shouting):
    assert line_of(text).shouting is shouting


WORDS = st.sampled_from(
    [
        *(
            "two",
            "at least 13",
            "a",
            "the",
            "no",
            "none",
            "of",
            "them",
            "guards",
            "guard",
            "police",
            "station",
            "km",
        ),
        *(
            "wounded",
            "7-year-old",
            "Aram",
            "T.",
            "Testyan",
            "and",
            ",",
            "who",
            "other",
            "deaths",
            "September",
            "2020",
        ),
    ]
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_groups_come_in_order_within_the_line_and_never_overlap(text):
    line = line_of(text)
    end = 0
    for group in read_groups(line):
        assert end <= group.first < group.last <= len(line.words)
        assert group.count.high is None or group.count.low <= group.count.high
        end = group.last


@given(st.text(max_size=300))
def test_any_text_is_cut_without_loss_of_a_letter(text):
    line = line_of(text)
    assert [text[start:end] for start, end in zip(line.starts, line.ends, strict=True)] == list(line.printed)
    between = "".join(
        text[end:start] for end, start in zip((0, *line.ends), (*line.starts, len(text)), strict=True)
    )
    assert not any(each.isalnum() for each in between)


@given(st.text(max_size=300))
def test_any_text_has_groups_inside_it(text):
    line = line_of(text)
    assert all(0 <= group.first < group.last <= len(line.words) for group in read_groups(line))


@given(st.sampled_from(sorted(PEOPLE - THINGS - CUES.keys() - PERSON)), st.integers(min_value=2, max_value=999))
def test_every_plural_word_for_people_is_counted_by_a_number_before_it(word, number):
    (group,) = read_groups(line_of(f"They saw {number} {word}."))
    assert (group.kind, group.count.low, group.sure) == (Kind.COUNTED, number, True)


AGES = [
    ("Two others, aged 12 and 9, were hospitalised.", ["injured 2"]),
    ("Police say J. Doe Jr., 21 of Reno was shot and killed.", ["killed 1"]),
    ("Robert Roe 21, was found shot to death.", ["killed 1"]),
    ("In Reno, 21 of the clerks were killed.", ["killed 21"]),
    ("The clerk received many death threats.", []),
    ("Three death sentences were passed.", []),
    ("Three clerks, aged 12, 9 and 4, were killed.", ["killed 3"]),
    ("Three children, ages 4, 7, and 9, were wounded.", ["injured 3"]),
    ("Two men, 23 and 25, were wounded.", ["injured 2"]),
    ("Two men, 23 and 25 years old, were wounded.", ["injured 2"]),
    ("Two boys aged 12 and 14 and a woman were wounded.", ["injured 3"]),
    ("A boy, aged 12, and 14 others were wounded.", ["injured 15"]),
    ("A boy, aged 12, and 14 were wounded.", ["injured 15"]),
]


@pytest.mark.parametrize(("text", "expected"), AGES)
def test_ages_are_no_people_up_to_the_last_of_the_list(told, text, expected):
    assert told(text) == expected


SHARED = [
    ("Four Azerbaijani and 12 Armenian servicemen were killed.", ["killed 16"]),
    ("Two Armenian and three Azerbaijani soldiers died.", ["killed 5"]),
    ("Two Armenian, one Georgian and three Azerbaijani soldiers died.", ["killed 6"]),
    ("The shelling killed two Armenian and three Azerbaijani soldiers.", ["killed 5"]),
    ("Police shot four armed and two unarmed men.", ["injured 6"]),
    ("The shots left one dead and three others injured.", ["injured 3", "killed 1"]),
    ("The blast left 10 dead and 3 wounded soldiers.", ["injured 3", "killed 10"]),
    ("Three Azerbaijani and two Armenian villages were hit.", []),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_figures_share_a_noun_that_stands_behind_the_last(told, text, expected):
    assert told(text) == expected


def test_those_who_share_a_noun_bear_it(casualties_in):
    (one,) = casualties_in("Four Azerbaijani and 12 Armenian servicemen were killed.")
    assert one.victims == "Azerbaijani servicemen and Armenian servicemen"


TOLD_APART = [
    ("Nine were killed, among them a girl, and 14 were wounded.", ["injured 14", "killed 1 part", "killed 9"]),
    (
        "Nine were killed, including a girl and a nurse, and 14 were wounded.",
        ["injured 14", "killed 1 part", "killed 1 part", "killed 9"],
    ),
    (
        "Nine died, among them a girl and a nurse, and 14 clerks were hurt.",
        ["injured 14", "killed 1 part", "killed 1 part", "killed 9"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD_APART)
def test_who_comes_behind_those_told_apart_is_not_one_of_them(told, text, expected):
    assert told(text) == expected
