from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.casualties import find_casualties, is_running
from corpus.records import Sentence

KILLED_AND_INJURED = [
    ("The blast killed two and wounded four.", ["injured 4", "killed 2"]),
    ("A rocket hit the market, killing at least nine shoppers.", ["killed 9+"]),
    ("Shells fell on the town, killing six and injuring a further 12.", ["injured 12", "killed 6"]),
    ("Five villagers were killed and 11 wounded.", ["injured 11", "killed 5"]),
    ("Three civilians have been killed, more than 20 were injured.", ["injured 20+", "killed 3"]),
    ("The raid left seven dead and 33 injured.", ["injured 33", "killed 7"]),
    ("A soldier was killed by sniper fire.", ["killed 1"]),
    ("An officer was wounded.", ["injured 1"]),
    ("Border guard wounded by sniper fire", ["injured 1"]),
    ("Two servicemen died of their wounds.", ["killed 2"]),
    ("The attack claimed the lives of 21 people.", ["killed 21"]),
    ("The fire claimed 12 lives.", ["killed 12"]),
    ("Fourteen miners lost their lives.", ["killed 14"]),
    ("The brigade lost 16 servicemen in the night.", ["killed 16"]),
    ("The ministry spoke of 50 deaths among its own troops.", ["killed 50"]),
    ("Rescuers pulled the bodies of 13 people from the ruins.", ["killed 13"]),
    ("Three residents sustained shrapnel wounds.", ["injured 3"]),
    ("Four people were hospitalised.", ["injured 4"]),
    ("Its losses: 16 killed, over 100 wounded.", ["injured 100+", "killed 16"]),
    ("Five members of one family were killed in their cellar.", ["killed 5"]),
    ("Twelve wounded soldiers were flown to the capital.", ["injured 12"]),
    ("One more woman was found dead.", ["killed 1"]),
    ("Gunmen shot dead two guards.", ["killed 2"]),
    ("Two guards were shot dead.", ["killed 2"]),
    ("Two mayors were gunned down.", ["killed 2"]),
    ("Three prisoners were shot and killed.", ["killed 3"]),
    ("A shepherd was fatally wounded by a mine.", ["killed 1"]),
    ("The murder of six priests shocked the capital.", ["killed 6"]),
    ("Four mortars landed in the yard, wounding 4 staff of the clinic.", ["injured 4"]),
    ("Another three people were hurt.", ["injured 3"]),
    ("Dozens were wounded.", ["injured 24+"]),
    ("Up to 30 people were injured.", ["injured 1-30"]),
    ("Between 20 and 30 fighters were killed.", ["killed 20-30"]),
    ("TWO POLICEMEN WERE KILLED AND SEVEN OTHERS WERE WOUNDED.", ["injured 7", "killed 2"]),
    ("ONE GUERRILLA WAS KILLED AND FIVE WERE WOUNDED DURING A CLASH.", ["injured 5", "killed 1"]),
    ("Seven of the nine sappers were wounded.", ["injured 7"]),
    ("Among the wounded were a woman and a child.", ["injured 2 part"]),
]


@pytest.mark.parametrize(("text", "expected"), KILLED_AND_INJURED)
def test_the_killed_and_the_injured_are_counted_however_it_is_put(told, text, expected):
    assert told(text) == expected


OTHER_OUTCOMES = [
    ("Six soldiers went missing.", ["missing 6"]),
    ("Two engineers are still missing.", ["missing 2"]),
    ("Some 105 people are considered missing.", ["missing 105"]),
    ("Eight servicemen were taken prisoner.", ["detained 8"]),
    ("Scouts captured 12 enemy fighters.", ["detained 12"]),
    ("Police arrested three men.", ["detained 3"]),
    ("Armed men kidnapped four farmers.", ["detained 4"]),
    ("The government released 44 prisoners of war.", ["released 44"]),
    ("They handed over 15 captives at the crossing.", ["released 15"]),
    ("Ten hostages were freed.", ["released 10"]),
    ("By noon 88,780 people had crossed the bridge.", ["displaced 88780"]),
    ("More than 100,000 residents fled the region.", ["displaced 100000+"]),
    ("Some 30 families were evacuated from the village.", ["displaced 30"]),
    ("The army evacuated over 700 people.", ["displaced 700+"]),
    ("Thousands of people were forced to leave their homes.", ["displaced 2000+"]),
]


@pytest.mark.parametrize(("text", "expected"), OTHER_OUTCOMES)
def test_the_missing_the_displaced_and_the_captives_are_counted(told, text, expected):
    assert told(text) == expected


TOLLS = [
    ("The death toll rose to 10.", ["killed 10"]),
    ("The death toll from the shelling has risen from 7 to 10, prosecutors said.", ["killed 10"]),
    ("The toll stands at 21.", ["killed 21"]),
    ("The number of wounded reached 60.", ["injured 60"]),
    ("The number of civilians killed rose to 31.", ["killed 31"]),
    ("A nurse died overnight, bringing the toll to 9.", ["killed 1 part", "killed 9"]),
    ("The number of those who died in the fire has climbed to 170.", ["killed 170"]),
    ("The number of villages rose to 9.", []),
]


@pytest.mark.parametrize(("text", "expected"), TOLLS)
def test_a_toll_is_the_figure_that_it_has_come_to(told, text, expected):
    assert told(text) == expected


NOBODY = [
    ("There were no casualties.", ["injured 0", "killed 0"]),
    ("No one was hurt.", ["injured 0"]),
    ("Nobody was killed in the strike.", ["killed 0"]),
    ("No injuries were reported.", ["injured 0"]),
    ("The drone fell in a field without causing casualties.", ["injured 0", "killed 0"]),
    ("No civilians were killed, although 20 houses burned.", ["killed 0"]),
    ("No other injuries were reported.", []),
    ("The family escaped without injuries.", []),
    ("The driver was not injured.", []),
    ("No new casualty figures were given.", []),
]


@pytest.mark.parametrize(("text", "expected"), NOBODY)
def test_nobody_is_nought_and_silence_is_nothing(told, text, expected):
    assert told(text) == expected


PARTS = [
    ("Ten people, including two children, were killed.", ["killed 10", "killed 2 part"]),
    ("Ten people, three of them children, were killed.", ["killed 10", "killed 3 part"]),
    ("Nine people, among them two small children, were killed.", ["killed 2 part", "killed 9"]),
    ("The strike killed nine civilians, among them four women.", ["killed 4 part", "killed 9"]),
    ("Rescuers evacuated 300 people, including 120 children.", ["displaced 120 part", "displaced 300"]),
    ("Twenty people were injured, of whom 17 were hospitalised.", ["injured 17 part", "injured 20"]),
    ("Two soldiers were killed. The soldiers were buried today.", ["killed 2"]),
    ("Two men were killed. One of the men died at the scene.", ["killed 1 part", "killed 2"]),
    ("Two boys were killed near the river. The boys died at once.", ["killed 2"]),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_figures_inside_others_are_marked_as_part(told, text, expected):
    assert told(text) == expected


TOLD_AFTER_THEIR_WHOLE = [
    (
        "Six recruits, a captain and a driver among them, were killed.",
        ["killed 1 part", "killed 1 part", "killed 6"],
    ),
    ("Eight medics, three trainees among them, have been wounded.", ["injured 3 part", "injured 8"]),
    ("The regiment lost 15 soldiers, with two officers among them.", ["killed 15", "killed 2 part"]),
    (
        "Five pupils, a girl and two boys among the dead, were killed.",
        ["killed 1 part", "killed 2 part", "killed 5"],
    ),
    ("The blast injured nine people, several nurses among them.", ["injured 3+ part", "injured 9"]),
    ("Two drivers were hurt, guards among them.", ["injured 2"]),
    ("Three reporters, one of them from the weekly Die Probe, were hurt.", ["injured 3"]),
    ("Two of the injured are pupils.", ["injured 2 part"]),
    ("One of the dead was a teacher.", ["killed 1 part"]),
    ("Four women were among the first seven hurt.", ["injured 4 part"]),
    ("Three of the wounded died.", ["killed 3"]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD_AFTER_THEIR_WHOLE)
def test_those_named_as_among_others_are_part_of_them(told, text, expected):
    assert told(text) == expected


PUT_AND_BROUGHT = [
    ("The city puts its civilian dead at 37.", ["killed 37"]),
    ("The staff put the dead at 12 and the wounded at 41.", ["injured 41", "killed 12"]),
    ("He put the death toll at 8.", ["killed 8"]),
    ("Its dead now number 215.", ["killed 215"]),
    ("The number of injured has gone up to 27.", ["injured 27"]),
    ("The toll went up to 16.", ["killed 16"]),
    ("The toll rose from 12 to 14, with more than 30 wounded.", ["injured 30+", "killed 14"]),
    ("The count of dead remains at three.", ["killed 3"]),
    ("The number of wounded is unchanged at five.", ["injured 5"]),
    ("The office lowered the number of those wounded on 7 May to two, from four at first.", ["injured 2"]),
    ("In May 2016 the number of dead was put at 30.", ["killed 30"]),
    ("On 28 May three guards were wounded.", ["injured 3"]),
    ("The number killed on 13 and 14 May was 9.", ["killed 9"]),
    ("The fire brought to 19 the number of people killed this summer.", ["killed 19"]),
    ("A strike brought to 44 the number killed since the truce.", ["killed 44 running"]),
    ("The number of soldiers killed or missing is 31.", []),
    ("The ministry spoke of 15 wounded.", ["injured 15"]),
    ("The staff admitted the loss of six men.", ["killed 6"]),
]


@pytest.mark.parametrize(("text", "expected"), PUT_AND_BROUGHT)
def test_a_figure_is_read_where_somebody_puts_or_brings_it(told, text, expected):
    assert told(text) == expected


NOBODY_IN_MORE_WORDS = [
    ("Shells fell on fields without hurting anyone.", ["injured 0"]),
    ("It went off without killing or wounding anybody.", ["injured 0", "killed 0"]),
    ("The rocket fell without causing any injuries.", ["injured 0"]),
    ("The first salvo hurt nobody.", ["injured 0"]),
    ("The blast did not kill anyone.", ["killed 0"]),
    ("The governor had no reports of casualties.", ["injured 0", "killed 0"]),
    ("There were no immediate reports of casualties.", []),
]


@pytest.mark.parametrize(("text", "expected"), NOBODY_IN_MORE_WORDS)
def test_nobody_hurt_is_nought_in_whatever_words(told, text, expected):
    assert told(text) == expected


MOVED = [
    ("Some 3,200 villagers were brought to safety.", ["displaced 3200"]),
    ("About 450 people were escorted out of the town.", ["displaced 450"]),
    ("Soldiers took 900 residents, 300 of them children, out.", ["displaced 300 part", "displaced 900"]),
    ("At the crossing counts climbed from 1,100 to 4,300 people.", ["displaced 4300"]),
    ("By Monday 12,400 had crossed.", ["displaced 12400"]),
    ("Three men were taken out of the car.", []),
    ("Prices climbed from 1,100 to 4,300.", []),
    ("Two captives were returned to Georgia and three to Turkey.", ["released 2", "released 3"]),
    ("The strike left two dead and 14 people in hospital.", ["injured 14", "killed 2"]),
    ("Fourteen people were in hospital.", []),
    ("They pulled many from villages that were hit.", []),
]


@pytest.mark.parametrize(("text", "expected"), MOVED)
def test_people_brought_away_or_to_hospital_are_counted(told, text, expected):
    assert told(text) == expected


NO_NUMBER = [
    ("Civilians were killed.", []),
    ("They began evacuating civilians.", []),
    ("Wounded villagers were reported.", []),
    ("Residents were killed and wounded.", []),
    ("Nobody knows how many soldiers have died.", []),
    ("It cost nearly as many lives as before.", []),
    ("Accounts of who was hurt differ.", []),
    ("A guard and villagers were killed.", ["killed 1+"]),
    ("Several villagers were killed.", ["killed 3+"]),
    ("A number of villagers were killed.", ["killed 2+"]),
]


@pytest.mark.parametrize(("text", "expected"), NO_NUMBER)
def test_people_without_a_number_are_no_count(told, text, expected):
    assert told(text) == expected


UNNUMBERED = [
    ("Civilians were killed.", ["Civilians"]),
    ("Gunmen murdered the priests.", ["priests"]),
    ("The murder of the priests shocked the capital.", ["priests"]),
    ("Residents were wounded.", []),
    ("Villagers fled.", []),
    ("Twelve villagers were killed.", []),
    ("The priests were murdered. The six priests were killed at night.", []),
    ("Since March civilians have been killed.", []),
]


@pytest.mark.parametrize(("text", "expected"), UNNUMBERED)
def test_the_killed_whom_nobody_counts_are_told_as_such(casualties_in, text, expected):
    unnumbered = [each for each in casualties_in(text) if each.unnumbered]
    assert [each.victims for each in unnumbered] == expected
    assert {(each.count.low, each.count.high) for each in unnumbered} <= {(2, None)}


NOT_DECIDED = [
    ("Storm leaves 207 dead or missing", []),
    ("Two clerks were dead or missing.", []),
    ("The storm left 207 dead and three missing.", ["killed 207", "missing 3"]),
]


@pytest.mark.parametrize(("text", "expected"), NOT_DECIDED)
def test_the_dead_or_missing_are_not_counted_as_dead(told, text, expected):
    assert told(text) == expected


IN_TURN = [
    ("Shells killed three, one and two clerks respectively.", ["killed 1", "killed 2", "killed 3"]),
    ("Three and two clerks were killed, respectively.", ["killed 2", "killed 3"]),
    ("Three and two clerks were killed.", ["killed 5"]),
    ("Six clerks were killed on each side respectively.", ["killed 6"]),
]


@pytest.mark.parametrize(("text", "expected"), IN_TURN)
def test_counts_of_several_places_respectively_are_told_one_by_one(told, text, expected):
    assert told(text) == expected


OVERTAKEN = [
    ("Now 17 are wounded, up from 12 wounded on Monday.", ["injured 12 part", "injured 17"]),
    (
        "Six people were killed and 20 injured, correcting an earlier count of five dead and 18 injured.",
        ["injured 18 part", "injured 20", "killed 5 part", "killed 6"],
    ),
    ("Three guards were hurt. It had at first spoken of one wounded.", ["injured 1 part", "injured 3"]),
    ("The mayor revised the toll to 18.", ["killed 18"]),
    ("Two pupils were hurt, not four hurt as first reported.", ["injured 2", "injured 4 part"]),
    ("Officials had earlier reported four people killed.", ["killed 4"]),
    ("Nine were killed. Initially the mayor said seven people were killed.", ["killed 7 part", "killed 9"]),
]


@pytest.mark.parametrize(("text", "expected"), OVERTAKEN)
def test_a_figure_that_the_text_overtakes_is_part(told, text, expected):
    assert told(text) == expected


LOST = [
    ("One capital counted 30 soldiers killed. The other said it had lost 26.", ["killed 26", "killed 30"]),
    ("The other side said it had lost 26.", []),
    ("The index lost 26 in a day.", []),
]


@pytest.mark.parametrize(("text", "expected"), LOST)
def test_lost_with_a_bare_number_is_told_of_people_only_beside_the_dead(told, text, expected):
    assert told(text) == expected


JOINED = [
    ("Two men, a woman and a child were killed.", ["killed 4"]),
    ("Three people, two men and a woman, were killed.", ["killed 3"]),
    ("The shell killed a mother and her two sons.", ["killed 3"]),
    ("The man held for killing his wife and four sons was jailed.", ["killed 5"]),
    ("A father and daughter were wounded.", ["injured 2"]),
    ("The general was killed along with six other officers.", ["killed 7"]),
    ("Over 70 soldiers and 12 militiamen were killed.", ["killed 82+"]),
    ("At least 20 people were killed or wounded.", ["injured 0+", "killed 0+"]),
    ("Up to 40 guards were killed or injured.", ["injured 0-40", "killed 0-40"]),
    ("Three nurses from Georgia and a driver were hurt.", ["injured 4"]),
    ("Three nurses from Georgia were resting and a driver was hurt.", ["injured 1"]),
    ("Two guards were killed and another died of his wounds.", ["killed 1 part", "killed 3"]),
    ("Two guards were killed and another died in Gori.", ["killed 1", "killed 2"]),
    ("Twenty people were killed and wounded.", ["injured 1-19", "killed 1-19"]),
    ("Six people - four guards and two clerks - were killed.", ["killed 6"]),
    ("Six clerks of the bank and guards were killed.", ["killed 6"]),
    ("The drone was lost, killing two crew members and injuring a third.", ["injured 1", "killed 2"]),
    ("The shell killed two soldiers, and a civilian was wounded.", ["injured 1", "killed 2"]),
    ("The toll rose to 31, and 154 people were injured.", ["injured 154", "killed 31"]),
]


@pytest.mark.parametrize(("text", "expected"), JOINED)
def test_people_in_a_list_are_added_and_an_apposition_is_not(told, text, expected):
    assert told(text) == expected


NO_CASUALTIES = [
    "Killed 13 years ago, he is still mourned.",
    "Our troops destroyed two tanks and seized 3 villages.",
    "A 122 mm shell hit 4 houses.",
    "He was 45 when the war began.",
    "The strike hit a depot 30 kilometres from the front.",
    "They killed 20 cows.",
    "Two helicopters were shot down.",
    "The army lost 12 tanks and two jets.",
    "Support fell by 20 percent after the deaths.",
    "In 2020 many houses were hit.",
    "The talks wounded his pride.",
    "On Oct. 4 the market was hit.",
    "On 4 Oct 79, the market was hit.",
    "They threatened to kill two hostages.",
    "Three men left the room.",
    "The bodies of 30 servicemen were handed over.",
    "The remains of 12 soldiers were recovered.",
]


@pytest.mark.parametrize("text", NO_CASUALTIES)
def test_ages_calibres_distances_and_things_are_no_casualties(told, text):
    assert told(text) == []


SHOT = [
    ("Four people were shot and one of them died.", ["injured 3", "killed 1"]),
    ("Nine people were shot, one fatally.", ["injured 8", "killed 1"]),
    ("A man was shot on Monday. He died in hospital.", ["killed 1", "killed 1 part"]),
    ("A farmer was shot in the leg.", ["injured 1"]),
    ("A boy was wounded by a mine. The boy died two days later.", ["injured 1 part", "killed 1"]),
    ("The officer shot the dog.", []),
]


@pytest.mark.parametrize(("text", "expected"), SHOT)
def test_the_shot_are_injured_unless_they_are_said_to_have_died(told, text, expected):
    assert told(text) == expected


RUNNING = [
    ("So far more than 300 people have been killed in the war.", True),
    ("Since September, 40 civilians have been killed.", True),
    ("In six weeks of fighting 5,000 soldiers died.", True),
    ("The war left more than 6,000 dead.", True),
    ("The toll of the war has reached 900.", True),
    ("The overall number of wounded is 70.", True),
    ("In all, 12 villagers were killed.", True),
    ("It flew in all directions; 12 villagers were killed.", False),
    ("In all 12 villagers were killed.", True),
    ("The strike has killed nine people so far.", False),
    ("The strike killed nine people.", False),
    ("With that shelling, 31 people have now been killed in a month.", True),
    ("The shelling has now left nine people dead.", False),
    ("Guns have been firing since the morning; two villagers were killed.", False),
    ("In the two days of the raid 60 soldiers were killed.", False),
    ("Over two weeks 60 villagers were killed.", True),
]


@pytest.mark.parametrize(("text", "running"), RUNNING)
def test_totals_over_a_longer_time_are_running(casualties_in, text, running):
    assert is_running(text) is running
    assert all(each.running is running for each in casualties_in(text))


def test_what_the_other_side_counts_after_a_running_total_is_running_too(told):
    text = "So far 300 people have died, one capital says. The other recently reported 25 civilians killed."
    assert told(text) == ["killed 25 running", "killed 300 running"]


def test_an_attack_told_after_a_running_total_is_not_running(told):
    text = "So far 300 people have died. The ministry said a missile killed 25 civilians on Monday."
    assert told(text) == ["killed 25", "killed 300 running"]


def test_one_person_is_no_running_total(told):
    text = "A guard was killed by a sniper, the fifth of its servicemen to die there in three weeks."
    assert told(text) == ["killed 1"]


VICTIMS = [
    ("At least 13 elderly villagers were killed.", "elderly villagers"),
    ("The mine killed two sappers and a driver.", "sappers and driver"),
    ("A young nurse was wounded.", "young nurse"),
    ("Ten people, including two children, were killed.", "people, including two children"),
    ("THREE SOLDIERS WERE KILLED.", "soldiers"),
    ("Two were killed.", ""),
]


@pytest.mark.parametrize(("text", "victims"), VICTIMS)
def test_victims_are_the_words_for_who_they_were(casualties_in, text, victims):
    assert [each.victims for each in casualties_in(text) if not each.part] == [victims]


NAMED = [
    "Aram Testyan, 35, was killed in the yard.",
    "The mine killed Testa Nobodyeva and two guards.",
    "The death of Aram Testyan was announced.",
    "The murder of Aram Testyan remains unsolved.",
    "The mine killed a 7-year-old Aram Testyan.Border guard posts burned.",
]


@pytest.mark.parametrize("text", NAMED)
def test_somebody_by_name_counts_and_the_name_is_not_kept(casualties_in, text):
    first = casualties_in(text)[0]
    assert first.outcome == "killed"
    assert first.count.low >= 1
    for name in ("Aram", "Testyan", "Testa", "Nobodyeva"):
        assert name not in first.victims
        assert name not in first.words


def test_the_range_covers_the_number_and_the_word_that_says_what_became_of_them(casualties_in):
    text = "Officials said that at least 13 villagers were killed on the road."
    (each,) = casualties_in(text)
    assert text[each.start : each.end] == "at least 13 villagers were killed"
    assert each.words == "at least 13"


def test_ranges_count_in_the_whole_text(casualties_in):
    text = "All was calm.\n\nThen two guards were killed."
    (each,) = casualties_in(text)
    assert text[each.start : each.end] == "two guards were killed"


WORDS = st.sampled_from(
    """
    two three a soldier soldiers civilians killed wounded were was and , of including the died in an attack 10 no
    one people shot dead toll rose to at least more than . hospital he who left injuries suffered so far since
    """.split()  # noqa: SIM905  a list of fifty literals reads worse
)


@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_any_order_of_such_words_gives_ranges_inside_the_text_in_order(casualties_in, text):
    starts = []
    for each in casualties_in(text):
        assert 0 <= each.start < each.end <= len(text)
        starts.append(each.start)
    assert starts == sorted(starts)


@given(st.text(max_size=400))
def test_any_text_is_read_without_fail(text):
    whole = [Sentence(start=0, end=len(text), paragraph=0)] if text else []
    for each in find_casualties(text, whole):
        assert 0 <= each.start < each.end <= len(text)


HOSTILE = [
    "two killed ",
    "a man was killed and ",
    "killed ",
    "five soldiers, ",
    "was ",
    "he ",
    "(killed ",
    "K",
    "a-",
    "up from two killed ",
    "two men among them, ",
    "puts its dead at ",
    "had first reported two dead and ",
    "number of killed and wounded ",
]


@pytest.mark.parametrize("part", HOSTILE)
def test_hostile_lines_take_no_longer_than_others(part):
    text = part * (100_000 // len(part)) + "killed two"
    start = time.process_time()
    find_casualties(text, [Sentence(start=0, end=len(text), paragraph=0)])
    assert time.process_time() - start < 5
