from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

REACHED = [
    ("The toll reached 41.", ["killed 41"]),
    ("A number of the dead came from the city.", ["killed 2+ part"]),
    ("The death toll exceeded 300.", ["killed 300"]),
    ("The toll has topped 1,200.", ["killed 1200"]),
    ("The death toll: 17.", ["killed 17"]),
    ("The body count stands at nine.", ["killed 9"]),
    ("The injury toll climbed to 80.", ["injured 80"]),
    ("The number of missing stands at 13.", ["missing 13"]),
    ("The number of displaced has reached 64,000.", ["displaced 64000"]),
    ("The number of refugees has reached 7,100.", ["displaced 7100"]),
    ("The number of prisoners rose to 26.", ["detained 26"]),
    ("The number of people arrested rose to 115.", ["detained 115"]),
    ("The number of deaths in the district rose to 33.", ["killed 33"]),
    ("The number injured went from 10 to 15.", ["injured 15"]),
    ("The death toll rose from 12 to at least 20.", ["killed 20+"]),
    ("The toll stands at more than 40 people.", ["killed 40+"]),
    ("Three more people died, raising the toll to 54.", ["killed 3 part", "killed 54"]),
]


@pytest.mark.parametrize(("text", "expected"), REACHED)
def test_a_toll_is_read_from_the_figure_that_it_reached(told, text, expected):
    assert told(text) == expected


NO_TOLL = [
    "The death toll of storms rose to 40 percent.",
    "The toll is paid at the bridge.",
    "The toll took 40 minutes to pay.",
    "The number of shells rose to 400.",
    "The number of wounded was not known.",
    "The number of dead and wounded is 75.",
    "The death toll rose; 14 houses burned.",
    "The count of votes reached 9,000.",
    "The death toll rose to 40 percent of the herd.",
]


@pytest.mark.parametrize("text", NO_TOLL)
def test_other_numbers_and_other_tolls_count_nobody(told, text):
    assert told(text) == []


NAMED_BY_THE_NOUN = [
    ("There were 14 deaths.", ["killed 14"]),
    ("Officials spoke of three fatalities.", ["killed 3"]),
    ("Doctors counted 27 injuries.", ["injured 27"]),
    ("The raid led to 12 arrests.", ["detained 12"]),
    ("Four murders were reported in May.", ["killed 4"]),
    ("There were 20 casualties.", []),
    ("An injury kept him at home.", []),
    ("No fatalities were reported.", ["killed 0"]),
    ("There were no deaths or injuries.", ["injured 0", "killed 0"]),
    ("The city fell without a casualty.", []),
    ("Nine injured miners were carried out.", ["injured 9"]),
    ("Three missing climbers were sought.", ["missing 3"]),
    ("Two kidnapped engineers called home.", ["detained 2"]),
    ("Fifteen displaced families live in the school.", ["displaced 15"]),
    ("Two released captives came home.", ["released 2"]),
    ("Ten dead soldiers lay there.", ["killed 10"]),
    ("A wounded officer was led out.", ["injured 1"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMED_BY_THE_NOUN)
def test_a_noun_or_its_adjective_says_what_became_of_the_counted(told, text, expected):
    assert told(text) == expected


INSIDE_OTHERS = [
    ("Nineteen people were killed, including four nurses.", ["killed 19", "killed 4 part"]),
    ("Nineteen people were wounded, four of them badly.", ["injured 19"]),
    ("Nineteen people were wounded, four of them children.", ["injured 19", "injured 4 part"]),
    ("Twelve men, among whom two officers, were captured.", ["detained 12", "detained 2 part"]),
    (
        "The blast killed eight people, including a nurse and two children.",
        ["killed 1 part", "killed 2 part", "killed 8"],
    ),
    ("The blast killed eight people, including the mayor.", ["killed 8"]),
    ("The blast killed eight people, including civilians.", ["killed 8"]),
    ("The army freed 15 captives, including three women.", ["released 15", "released 3 part"]),
    ("Nine sailors are missing, including two officers.", ["missing 2 part", "missing 9"]),
    ("No one was hurt, including the two drivers.", ["injured 0"]),
]


@pytest.mark.parametrize(("text", "expected"), INSIDE_OTHERS)
def test_figures_named_inside_others_are_part_of_them(told, text, expected):
    assert told(text) == expected


WHO_THEY_WERE = [
    (
        "The blast killed eight people, including a nurse and two children.",
        "people, including a nurse and two children",
    ),
    ("THE BLAST KILLED EIGHT PEOPLE, INCLUDING TWO GIRLS.", "people, including two girls"),
    ("Fifteen displaced families live in the school.", "displaced families"),
    ("There were 14 deaths.", ""),
    ("There were 14 civilian deaths.", "civilian"),
    ("The toll reached 41.", ""),
]


@pytest.mark.parametrize(("text", "victims"), WHO_THEY_WERE)
def test_the_whole_says_who_is_inside_it(casualties_in, text, victims):
    assert [each.victims for each in casualties_in(text) if not each.part] == [victims]


@given(st.integers(min_value=2, max_value=50), st.integers(min_value=1, max_value=1_000))
def test_a_part_is_never_more_than_a_part_whatever_the_numbers(told, inner, more):
    text = f"The shelling killed {inner + more} villagers, including {inner} women."
    assert told(text) == sorted([f"killed {inner + more}", f"killed {inner} part"])


@given(
    st.integers(min_value=1, max_value=90_000), st.sampled_from(["rose to", "reached", "stands at", "climbed to"])
)
def test_a_toll_is_its_figure_whatever_its_verb(told, number, verb):
    assert told(f"The death toll {verb} {number:,}.") == [f"killed {number}"]
