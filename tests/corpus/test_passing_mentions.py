"""Violence named in passing: what is no incident of its own, and what is."""

import pytest

from corpus.records import Count, Status

NEWS = "Gunmen shot dead two farmers in Barda on Tuesday. "

IN_PASSING = [
    "The minister deplored kidnappings and attacks on the pipeline.",
    "Two clerks await trial on charges of murder.",
    "The group lives by extortion and kidnapping.",
    "They bought rifles to attack the patrols.",
    "The governor feared that rebels might ambush the convoy.",
    "A spokesman denied that his men had kidnapped the surveyor.",
    "The officer was asked about the murder of the abbot.",
]


@pytest.mark.parametrize("text", IN_PASSING)
def test_what_has_no_place_day_or_figure_is_no_report_of_its_own(read, text) -> None:
    assert len(read(NEWS + "The road was open again. " + text)) == 1


RECALLED_BELOW = [
    "Why have so many people been killed?",
    "Did the rebels ambush the convoy near Ganja on Monday?",
    "Four people are kidnapped every day in the province of Ganja.",
    "Tobacco causes 900 deaths per year.",
]


@pytest.mark.parametrize("text", RECALLED_BELOW)
def test_a_question_and_a_rate_tell_of_no_incident(read, text) -> None:
    assert len(read(NEWS + "The road was open again. " + text)) == 1


def test_a_question_that_takes_day_and_toll_for_granted_tells_them(read) -> None:
    (report,) = read("What do you say to the bomb that killed nine people in Ganja on Monday?")
    assert report.killed == Count(low=9, high=9)


ACCIDENTS = [
    "Nine people were killed in the crash of a light plane near Ganja on Monday.",
    "Nine people died in the accident near Ganja on Monday.",
    "A plane crashed near Ganja on Monday, killing three crewmen.",
    "Two hundred people were killed by an earthquake in Ganja on Monday.",
    "A bus overturned near Ganja on Monday, and nine people died.",
]


@pytest.mark.parametrize("text", ACCIDENTS)
def test_the_dead_of_an_accident_are_no_report(read, text) -> None:
    assert read(text) == ()


def test_the_dead_of_a_plane_that_was_shot_down_are(read) -> None:
    (report,) = read("A plane was shot down near Ganja on Monday. Three crewmen died as the plane crashed.")
    assert report.killed == Count(low=3, high=3)


def test_below_the_opening_what_has_neither_place_nor_day_nor_figure_is_left_out(read) -> None:
    opening = "Snow fell. The road was open again. "
    assert read(opening + "Rebels burned the archive and attacked the clerk.") == ()
    assert len(read(opening + "Rebels attacked the clerk in Ganja.")) == 1
    assert len(read(opening + "Rebels attacked the clerk on Monday.")) == 1


def test_the_next_report_tells_of_what_was(read) -> None:
    (report,) = read("The next report says that troops shelled Ganja on Monday.")
    assert report.status is Status.HAPPENED


TOLD = [
    ("Rebels kidnapped the surveyor.", Status.HAPPENED),
    ("There were attacks on the pipeline near Ganja.", Status.HAPPENED),
    ("The army began to shell Ganja.", Status.HAPPENED),
    ("A kidnapping of a surveyor was reported.", Status.HAPPENED),
    ("The governor feared that rebels might ambush the convoy near Ganja.", Status.HYPOTHETICAL),
    ("A spokesman denied that his men had shelled Ganja.", Status.DENIED),
]


@pytest.mark.parametrize(("text", "status"), TOLD)
def test_what_somebody_did_or_where_is_a_report(read, text, status) -> None:
    (report,) = [r for r in read(NEWS + "The road was open again. " + text) if r.start >= len(NEWS)]
    assert report.status is status


def test_a_number_makes_a_plural_an_event(read) -> None:
    assert len(read("Troops entered Farukh on Tuesday. Four drone strikes followed.")) == 2
    assert len(read("Troops entered Farukh on Tuesday. Drone strikes are their habit.")) == 1


def test_a_deed_that_the_article_opens_with_is_its_news(read) -> None:
    assert read("Police questioned four men about the murder of the abbot.")


POINTING_BACK = [
    "Police are looking for men who may have taken part in the attack.",
    "The cowardly murder was condemned by the bishop.",
    "The mayor said the attack was the work of outsiders.",
]


@pytest.mark.parametrize("text", POINTING_BACK)
def test_a_bare_mention_of_what_was_told_is_a_passage_of_it(read, text) -> None:
    (report,) = read(NEWS + text)
    assert len(report.passages) == 2
    assert report.status is Status.HAPPENED


@pytest.mark.parametrize(
    "text", ["Another attack hit the road.", "Rebels also attacked a bus.", "A second bombing followed."]
)
def test_one_more_is_another(read, text) -> None:
    assert len(read(NEWS + text)) == 2


TAKEN = [
    ("Troops seized rifles and a radio.", 0),
    ("Guards captured the fugitive.", 0),
    ("The robbery took place near the capital.", 0),
    ("Police gained control of the situation.", 0),
    ("Troops captured Madagiz.", 1),
    ("They hold Shusha, which the army captured on Sunday.", 1),
]


@pytest.mark.parametrize(("text", "reports"), TAKEN)
def test_only_ground_is_territory(read, text, reports) -> None:
    assert sum("territory" in r.sub_event.value for r in read(text)) == reports


@pytest.mark.parametrize("words", ["armed strike", "72-hour strike", "teachers' strike"])
def test_a_strike_of_workers_is_no_violence(read, words) -> None:
    assert read(f"A {words} emptied Barda on Tuesday.") == ()


def test_damage_told_next_goes_with_the_attack(read) -> None:
    (report,) = read("A bomb exploded in Barda on Tuesday. Several houses were damaged.")
    assert len(report.passages) == 2


def test_a_fire_of_another_day_is_no_damage_of_the_attack(read) -> None:
    assert len(read("A bomb exploded in Barda on Tuesday. Two houses were burned on Wednesday.")) == 2


def test_an_opening_without_a_place_takes_it_from_the_attack_named_later(read) -> None:
    opening = "Gunmen attacked a bus on Tuesday. Nobody knows them. They wore masks."
    text = opening + " {} attack in Barda lasted an hour."
    (report,) = read(text.format("The"))
    assert report.place.name == "Barda"
    assert len(read(text.format("One more"))) == 2


OF_A_PERIOD = [
    "The rebels have attacked villages for ten years.",
    "The editor was murdered in 1986.",
]


@pytest.mark.parametrize("text", OF_A_PERIOD)
def test_violence_of_years_without_a_place_or_figures_is_no_report(read, text) -> None:
    assert len(read(NEWS + "The road was open again. It was dry. " + text)) == 1
    assert len(read((NEWS + "The road was open again. It was dry. " + text).upper())) == 1


KEPT_OF_A_PERIOD = [
    "The editor was murdered in Ganja in 1986.",
    "Six clerks were murdered in 1986.",
    "The editor was murdered in May 1986.",
]


@pytest.mark.parametrize("text", KEPT_OF_A_PERIOD)
def test_a_place_a_figure_or_a_month_makes_old_violence_a_report(read, text) -> None:
    assert len(read(NEWS + "The road was open again. It was dry. " + text)) == 2


GENERALITIES = [
    "The war has cost 70,000 lives in ten years.",
    "Thousands of clerks have been murdered by the gangs.",
    "The fighting has gone on for years.",
    "They attack whoever does not pay.",
]


@pytest.mark.parametrize("text", GENERALITIES)
def test_below_the_opening_the_cost_of_a_war_and_its_ways_are_no_report(read, text) -> None:
    assert len(read(NEWS + "Snow fell. " + text)) == 1


def test_the_dead_of_a_war_are_a_running_total(read) -> None:
    (report,) = read("Some 1,500 soldiers and clerks died near Ganja.")
    assert report.status is Status.RUNNING_TOTAL


def test_many_dead_on_a_day_are_of_that_day(read) -> None:
    (report,) = read("More than 1,500 people were killed in Ganja on Monday.")
    assert report.status is Status.HAPPENED


def test_an_accident_told_after_an_attack_is_one_all_the_same(read) -> None:
    assert len(read(NEWS + "Two pilots died in an accident near Ganja on Monday.")) == 1


def test_a_slogan_kills_nobody(read) -> None:
    assert read("Death to traitors! was the cry in Ganja on Monday.") == ()
