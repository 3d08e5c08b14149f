from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

WITH_THE_PEOPLE_BEFORE_IT = [
    ("Two clerks were slain.", ["killed 2"]),
    ("Thirteen clerks die in a second blast.", ["killed 13"]),
    ("The die was cast by two clerks.", []),
    ("Two clerks were left to die.", []),
    ("Three herders were murdered in the hills.", ["killed 3"]),
    ("Four envoys were assassinated.", ["killed 4"]),
    ("Some 40 villagers were massacred.", ["killed 40"]),
    ("Five captives were executed at dawn.", ["killed 5"]),
    ("Six hostages were beheaded.", ["killed 6"]),
    ("Two farmers were lynched by the crowd.", ["killed 2"]),
    ("Seven pilgrims were slaughtered.", ["killed 7"]),
    ("Eight sailors were drowned.", ["killed 8"]),
    ("Nine miners were maimed.", ["injured 9"]),
    ("Two bus drivers were concussed.", ["injured 2"]),
    ("Three shopkeepers and a student were stabbed.", ["injured 4"]),
    ("One guard was grazed.", ["injured 1"]),
    ("Two medics were struck by fragments.", ["injured 2"]),
    ("Four pedestrians were hit by splinters.", ["injured 4"]),
    ("Eleven nurses were hospitalized.", ["injured 11"]),
    ("Some 900 villagers have been uprooted.", ["displaced 900"]),
    ("About 60 families were resettled.", ["displaced 60"]),
    ("In the autumn 300 people were relocated.", ["displaced 300"]),
    ("Some 250 villagers were deported.", ["displaced 250"]),
    ("Two students were detained.", ["detained 2"]),
    ("Six teachers have been imprisoned.", ["detained 6"]),
    ("Two sentries were abducted at night.", ["detained 2"]),
    ("A shepherd was seized at the border.", ["detained 1"]),
    ("Nine prisoners were swapped.", ["released 9"]),
    ("Twelve captives were repatriated.", ["released 12"]),
    ("Two detainees were liberated.", ["released 2"]),
    ("Both prisoners were exchanged.", ["released 2"]),
    ("Two guards got injured.", ["injured 2"]),
    ("Three porters, resting by the road, were killed.", ["killed 3"]),
    ("Two couriers who were riding bicycles were killed.", ["killed 2"]),
]


@pytest.mark.parametrize(("text", "expected"), WITH_THE_PEOPLE_BEFORE_IT)
def test_a_passive_tells_of_the_people_before_it(told, text, expected):
    assert told(text) == expected


WITH_THE_PEOPLE_AFTER_IT = [
    ("The gang murdered two bakers.", ["killed 2"]),
    ("A mob lynched a driver.", ["killed 1"]),
    ("The shell badly wounded three cooks.", ["injured 3"]),
    ("The blast killed at least 18 shoppers.", ["killed 18+"]),
    ("The mine killed a shepherd and wounded his two sons.", ["injured 2", "killed 1"]),
    ("Raiders came at night, slaughtering ten farmers.", ["killed 10"]),
    ("A shell burst in the yard, maiming four pupils.", ["injured 4"]),
    ("Gunmen opened fire, hitting five drivers.", ["injured 5"]),
    ("The flood came, displacing 4,000 people.", ["displaced 4000"]),
    ("They came in trucks, abducting seven villagers.", ["detained 7"]),
    ("Both sides agreed on freeing 20 captives.", ["released 20"]),
    ("Mine kills two sappers", ["killed 2"]),
    ("Shelling injures six", ["injured 6"]),
    ("Army captures nine fighters", ["detained 9"]),
    ("Police arrests eleven men", ["detained 11"]),
    ("Capital releases 15 prisoners", ["released 15"]),
    ("Town evacuates 500 residents", ["displaced 500"]),
    ("Guards shot two smugglers.", ["injured 2"]),
    ("Guards shot two smugglers dead.", ["killed 2"]),
    ("Police rounded up and detained 30 protesters.", ["detained 30"]),
    ("The captors handed back six hostages.", ["released 6"]),
]


@pytest.mark.parametrize(("text", "expected"), WITH_THE_PEOPLE_AFTER_IT)
def test_an_active_verb_tells_of_the_people_after_it(told, text, expected):
    assert told(text) == expected


WITHOUT_AN_OBJECT = [
    ("Two cooks died on the way.", ["killed 2"]),
    ("Thirty sailors perished.", ["killed 30"]),
    ("A nurse succumbed to her burns.", ["killed 1"]),
    ("Four students disappeared.", ["missing 4"]),
    ("Nine fishermen vanished at sea.", ["missing 9"]),
    ("Some 2,000 villagers have fled.", ["displaced 2000"]),
    ("Three men fled.", []),
    ("Two hundred people were left homeless.", ["displaced 200"]),
    ("Three soldiers are unaccounted for.", ["missing 3"]),
    ("Seven climbers were declared dead.", ["killed 7"]),
    ("Five pilots are presumed dead.", ["killed 5"]),
    ("One sailor was found lifeless.", ["killed 1"]),
    ("Two soldiers are listed as missing.", ["missing 2"]),
    ("A patrol was hit and three soldiers were left dead.", ["killed 3"]),
    ("A soldier was hurt but later died.", ["killed 1"]),
]


@pytest.mark.parametrize(("text", "expected"), WITHOUT_AN_OBJECT)
def test_a_verb_or_adjective_of_state_tells_of_the_people_before_it(told, text, expected):
    assert told(text) == expected


NOUNS_OF_OUTCOME = [
    ("The death of two boys was confirmed.", ["killed 2"]),
    ("He announced the execution of five prisoners.", ["killed 5"]),
    ("The assassination of a mayor followed.", ["killed 1"]),
    ("A massacre of 30 villagers was reported.", ["killed 30"]),
    ("The disappearance of four reporters was noted.", ["missing 4"]),
    ("The evacuation of 600 residents has begun.", ["displaced 600"]),
    ("The abduction of three farmers was condemned.", ["detained 3"]),
    ("The release of 12 prisoners was agreed.", ["released 12"]),
    ("The exchange of eight captives took place at noon.", ["released 8"]),
    ("The exchange of eight letters took place at noon.", []),
    ("The deaths of civilians were noted.", []),
    ("No death of a soldier was noted.", ["killed 0"]),
]


@pytest.mark.parametrize(("text", "expected"), NOUNS_OF_OUTCOME)
def test_a_noun_of_outcome_tells_of_the_people_after_its_of(told, text, expected):
    assert told(text) == expected


JOINED_VERBS = [
    ("Two guards were shot and killed.", ["killed 2"]),
    ("Two guards were shot and wounded.", ["injured 2"]),
    ("Ten people were killed or wounded.", ["injured 0-10", "killed 0-10"]),
    ("More than ten people were killed and wounded.", ["injured 1+", "killed 1+"]),
    ("The salvo killed and wounded 16 men.", ["injured 1-15", "killed 1-15"]),
    ("One person was killed or wounded.", ["injured 0-1", "killed 0-1"]),
    ("A guard was hit in the arm and was killed.", ["killed 1"]),
    ("No one was killed or wounded.", ["injured 0", "killed 0"]),
    ("A clerk was fatally shot.", ["killed 1"]),
    ("A clerk was shot to death.", ["killed 1"]),
    ("Two guards were mortally wounded.", ["killed 2"]),
]


@pytest.mark.parametrize(("text", "expected"), JOINED_VERBS)
def test_verbs_joined_to_each_other_speak_of_the_same_people(told, text, expected):
    assert told(text) == expected


POSSIBLE_BUT_WORDED_AS_DONE = [
    ("Two clerks could be killed.", ["killed 2"]),
    ("Six captives are to be released.", ["released 6"]),
]


@pytest.mark.parametrize(("text", "expected"), POSSIBLE_BUT_WORDED_AS_DONE)
def test_a_passive_that_may_happen_is_given_for_others_to_judge(told, text, expected):
    assert told(text) == expected


DENIED_OR_ONLY_POSSIBLE = [
    "The three drivers were not wounded.",
    "A raid may kill nine men.",
    "The general vowed to capture ten rebels.",
    "They did not wound the man.",
    "The army would never kill a prisoner.",
    "Two guards were almost killed.",
    "The patrol shot at two men.",
    "The enemy shot down three pilots.",
    "A rocket hit ten houses.",
    "The officer shot a dog and two goats.",
    "The market hit two records.",
    "The news struck fear into several villages.",
    "Both towns were liberated.",
    "Soldiers seized 12 rifles.",
    "Two films were released.",
    "A police station was hit.",
    "Two police stations were hit.",
    "Five letters were returned.",
    "Officials evacuated three paintings.",
]


@pytest.mark.parametrize("text", DENIED_OR_ONLY_POSSIBLE)
def test_what_was_denied_or_befell_things_is_no_count(told, text):
    assert told(text) == []


WITHOUT_AN_AUXILIARY = [
    ("After weeks of calm, capital on Monday said hostile fire killed soldier near Testford.", ["killed 1"]),
    ("Clashes went on near Testford and splinters injured local shepherd on Monday.", ["injured 1"]),
    ("Capital on Monday denied reports of fire near mines, none hurt.", ["injured 0"]),
    ("Mine kills two porters and local clerk", ["killed 3"]),
    ("Mine kills two porters and shakes local market", ["killed 2"]),
    ("One clerk, hit by splinters on Monday, is at home.", ["injured 1"]),
    ("Two porters of the mill, wounded by glass, were moved.", ["injured 2"]),
    ("Three sheds, hit by splinters, burned down.", []),
    ("The mill reported one of its porters wounded.", ["injured 1"]),
    ("The mill reported two of its porters killed.", ["killed 2"]),
    ("Nine villagers killed in raid", ["killed 9"]),
    ("Two women in the bus wounded", ["injured 2"]),
    ("Three aboard the boat drowned", ["killed 3"]),
    ("The raid ended with 14 guards captured.", ["detained 14"]),
    ("There were four killed and one injured.", ["injured 1", "killed 4"]),
    ("With 3 killed, 5 wounded and 2 missing, the unit withdrew.", ["injured 5", "killed 3", "missing 2"]),
    ("Teacher killed by mine", ["killed 1"]),
    ("A farmer seriously injured by a mine was flown out.", ["injured 1"]),
]


@pytest.mark.parametrize(("text", "expected"), WITHOUT_AN_AUXILIARY)
def test_a_participle_without_its_auxiliary_tells_of_the_people_right_before_it(told, text, expected):
    assert told(text) == expected


BY_A_NAME_OF_ONE_WORD = [
    ("Testov was shot in the leg.", ["injured 1"]),
    ("Testov, 31, was pronounced dead.", ["killed 1"]),
    ("Testov was declared dead at dusk.", ["killed 1"]),
    ("Testov, a clerk, suffered wounds and was pronounced dead.", ["killed 1"]),
    ("The motion was declared dead.", []),
    ("Footage was shot in the yard.", []),
    ("On Monday was shot the film.", []),
    ("TESTOVA WAS SHOT.", []),
    ("Testova was killed.", ["killed 1"]),
    ("Testova was captured.", []),
    ("It was killed.", []),
    ("Testov died in May.", ["killed 1"]),
    ("Testov, who died in May, was a clerk.", ["killed 1"]),
    ("Hope died in May; the rest lived.", ["killed 1"]),
    ("Most died in May.", []),
    ("TESTERS DIED IN MAY.", []),
    ("The murder of Testova shocked the town.", ["killed 1"]),
    ("The murder of [Testova] shocked the town.", ["killed 1"]),
    ("The death of [a hope] shocked the town.", []),
    ("The death of hope shocked the town.", []),
    ("The death of the plan shocked the town.", []),
    ("THE MURDER OF TESTOVA SHOCKED THE TOWN.", ["killed 1"]),
    ("THE DEATH OF TESTOVA SHOCKED THE TOWN.", []),
]


@pytest.mark.parametrize(("text", "expected"), BY_A_NAME_OF_ONE_WORD)
def test_a_name_of_one_word_is_one_person_where_only_people_fit(told, text, expected):
    assert told(text) == expected


SHOT_OR_SHOT_AT = [
    ("Five pupils were shot at a hotel.", ["injured 5"]),
    ("Five pupils were shot at Testford.", ["injured 5"]),
    ("Two porters were shot at about nine.", ["injured 2"]),
    ("The two porters were shot at by snipers.", []),
    ("Two porters were shot at.", []),
    ("He shot at the two guards.", []),
]


@pytest.mark.parametrize(("text", "expected"), SHOT_OR_SHOT_AT)
def test_at_a_place_people_are_shot_and_otherwise_shot_at(told, text, expected):
    assert told(text) == expected


LONGER_VERBS = [
    ("Ten people, including two children, killed in Testford.", ["killed 10", "killed 2 part"]),
    ("The guard is believed to have shot seven people.", ["injured 7"]),
    ("Seven people are believed to have been shot.", ["injured 7"]),
    ("A man was found shot to death.", ["killed 1"]),
    ("A 57-year-old man found shot to death.", ["killed 1"]),
    ("Two men were found stabbed.", ["injured 2"]),
    ("One porter was killed and another critically wounded.", ["injured 1", "killed 1"]),
    ("Nobody else was hurt.", []),
    ("No one else was killed.", []),
]


@pytest.mark.parametrize(("text", "expected"), LONGER_VERBS)
def test_words_between_the_helpers_of_a_verb_keep_its_people(told, text, expected):
    assert told(text) == expected


IN_CAPITALS = [
    ("TWO PEASANTS WERE MURDERED IN THE VILLAGE.", ["killed 2"]),
    ("THE ATTACK LEFT FOUR DEAD.", ["killed 4"]),
    ("THE SOLDIERS KILLED 6 PRIESTS AND THEIR COOK.", ["killed 7"]),
    ("THE BLAST SENT NINE PEOPLE TO HOSPITAL.", ["injured 9"]),
    ("FOUR SOLDIERS WERE KIDNAPPED.", ["detained 4"]),
    ("THE GUERRILLAS KILLED TWO MAYORS AND WOUNDED A JUDGE.", ["injured 1", "killed 2"]),
    ("SEVEN PEASANTS HAVE DISAPPEARED.", ["missing 7"]),
    ("OVER 1,000 PEOPLE WERE EVACUATED.", ["displaced 1000+"]),
    ("NO ONE WAS INJURED.", ["injured 0"]),
    ("TEN PEOPLE, INCLUDING TWO CHILDREN, WERE KILLED.", ["killed 10", "killed 2 part"]),
    ("THE MURDER OF SIX PRIESTS SHOCKED THE COUNTRY.", ["killed 6"]),
]


@pytest.mark.parametrize(("text", "expected"), IN_CAPITALS)
def test_a_wire_in_capitals_is_read_as_any_other(told, text, expected):
    assert told(text) == expected


PASSIVES = st.sampled_from(
    [("killed", "killed"), ("wounded", "injured"), ("injured", "injured"), ("captured", "detained")]
)


@given(st.integers(min_value=2, max_value=9_999).filter(lambda each: not 1900 <= each <= 2100), PASSIVES)
def test_any_number_in_a_passive_is_the_count_whole(told, number, verb):
    word, outcome = verb
    assert told(f"That night {number:,} soldiers were {word}.") == [f"{outcome} {number}"]
    assert told(f"That night {number} soldiers were {word}.") == [f"{outcome} {number}"]


@given(st.integers(min_value=2, max_value=900), st.integers(min_value=2, max_value=900))
def test_the_killed_and_the_wounded_of_one_sentence_keep_their_own_numbers(told, dead, hurt):
    text = f"The salvo killed {dead} people and wounded {hurt}."
    assert told(text) == sorted([f"killed {dead}", f"injured {hurt}"])
