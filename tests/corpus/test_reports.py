"""What passages say happened, read by the whole pipeline: sentences of our own, one table a question."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.records import Count, Report, Status
from corpus.records import SubEventType as Sub

NEWS_OF_RAIN = "It rained. The sea was high. "


def happened(reports: tuple[Report, ...]) -> list[Report]:
    return [r for r in reports if r.status is Status.HAPPENED]


PLACES = [
    ("Rockets hit Barda on Wednesday.", ["Barda"]),
    ("Rockets hit Barda, Terter and Goranboy on Wednesday.", ["Barda", "Goranboy", "Terter"]),
    ("Shells fell on Garayusifli, a village of the Barda district.", ["Garayusifli"]),
    ("Missiles were fired at Mingachevir from the Vardenis district.", ["Mingachevir"]),
    ("Shells fell on Naftalan on Monday. The city had been quiet until then. Two people were hurt.", ["Naftalan"]),
    ("Baku said that rockets hit Barda.", ["Barda"]),
    ("The defence ministry in Yerevan said that shells fell on Hadrut.", ["Hadrut"]),
    ("BARDA, 14 October - Rockets hit this town on Wednesday.", ["Barda"]),
    ("A ceasefire took effect at noon, at 9:00 Moscow time, in Nagorno-Karabakh.", ["Nagorno-Karabakh"]),
]


@pytest.mark.parametrize(("text", "names"), PLACES)
def test_something_happened_where_the_clause_says_so(read, text: str, names: list[str]) -> None:
    assert sorted({r.place.name for r in happened(read(text)) if r.place}) == names


UNCOUNTED = [
    ("Gunmen killed villagers in Barda on Monday.", (2, None)),
    ("The murder of the priests in Barda on Monday shocked the country.", (2, None)),
    ("Gunmen killed villagers in Barda on Monday. Twelve people were killed in the attack.", (12, 12)),
    ("Rockets hit Barda on Monday, wounding villagers.", None),
    ("Rockets hit Barda on Monday. Rockets could kill villagers.", None),
]


@pytest.mark.parametrize(("text", "killed"), UNCOUNTED)
def test_villagers_killed_are_two_at_the_least_where_nobody_counts_them(read, text, killed) -> None:
    (report,) = happened(read(text))
    assert (report.killed and (report.killed.low, report.killed.high)) == killed


ONE_AND_ALL = [
    ("A clerk was killed in Barda on Monday. Five people were killed in Barda that day.", [5]),
    ("A clerk was killed in Barda on Monday. Five other people were killed in Barda that day.", [1, 5]),
]


@pytest.mark.parametrize(("text", "killed"), ONE_AND_ALL)
def test_one_victim_is_one_of_all_who_are_counted_next(read, text, killed) -> None:
    assert sorted(r.killed.low for r in happened(read(text))) == killed


HURT_ONE_BY_ONE = [
    # text, killed and injured of each report of Barda
    ("A clerk was shot in Barda on Monday. A second victim was shot in the arm.", [(None, 2)]),
    ("A clerk was killed in Barda on Monday. A second victim was wounded.", [(1, 1)]),
    ("A clerk was wounded in Barda on Monday. Another clerk was wounded.", [(None, 2)]),
    ("A clerk was killed in Barda on Monday. A fourth victim was wounded.", [(1, 1)]),
    ("Four clerks were wounded in Barda on Monday. A clerk was wounded in the leg.", [(None, 4)]),
    ("Four clerks were wounded in Barda on Monday. Another clerk was wounded.", [(None, 1), (None, 4)]),
]


@pytest.mark.parametrize(("text", "expected"), HURT_ONE_BY_ONE)
def test_people_told_one_by_one_are_added_only_where_the_text_counts_on(read, text, expected) -> None:
    told = [(low(r.killed), low(r.injured)) for r in happened(read(text))]
    assert sorted(told, key=str) == sorted(expected, key=str)


def low(count: Count | None) -> int | None:
    return None if count is None else count.low


ANSWERED = [
    # text, who denies what happened
    ("Azerbaijan said Armenian forces shelled Terter, which Yerevan denied.", ["Yerevan"]),
    ("Azerbaijan said Armenian forces shelled Terter on Sunday. Armenia denied the claim.", ["Armenia"]),
    ("Two soldiers were killed near Terter, a claim the garrison has denied.", ["the garrison"]),
    ("Baku said its forces had captured Hadrut. Yerevan called it a lie.", ["Yerevan"]),
    ("Shells hit Terter on Sunday. Yerevan rejected a proposal of talks.", [""]),
    ("Shells hit Terter on Sunday. The garrison denied any losses.", [""]),
    ("Shells hit Terter on Sunday. The garrison denied that it has troops in the valley.", [""]),
    ("Shells hit Terter on Sunday. The garrison denied that fire came from its hills.", ["The garrison"]),
    ("The mayor said shells hit Terter on Sunday. The mayor denied reports of looting.", [""]),
]


@pytest.mark.parametrize(("text", "deniers"), ANSWERED)
def test_what_one_side_tells_keeps_the_denial_of_the_other(read, text, deniers) -> None:
    assert [r.denied_by for r in happened(read(text))] == deniers


def test_who_denies_one_thing_says_another(read) -> None:
    (report,) = happened(read("The army denied that it fires on homes and said that its foes had shelled Barda."))
    assert report.place.name == "Barda"


BLAMED = [
    # what is said after the shelling, who is accused of it
    ("Baku blamed Armenia.", "Armenia"),
    ("Baku accused Armenia of the attack.", "Armenia"),
    ("Baku accused Armenia of aiming at homes and civilians.", "Armenia"),
    ("Baku accuses Armenia of refusing to hand over maps.", ""),
    ("Baku blamed Armenia for the stalemate in the talks.", ""),
    ("A truce brokered by Washington had begun before the attack.", ""),
]


@pytest.mark.parametrize(("after", "accused"), BLAMED)
def test_who_is_blamed_for_something_else_is_not_accused_of_the_harm(read, after, accused) -> None:
    (report,) = happened(read(f"Shells hit Terter on Sunday. {after}"))
    assert report.accused == accused


def test_what_follows_is_of_the_day_of_the_main_line(read) -> None:
    told = "Shells killed two people in Terter on Wednesday, a day after four had been killed in Barda."
    (other,) = [
        r for r in happened(read(f"{told}\n\nOne person was killed in Goranboy.")) if r.place.name == "Goranboy"
    ]
    assert (other.days.first.day, other.days.last.day) == (14, 14)


EARLIER = [
    ("Hours earlier two soldiers had been shot dead near Terter.", [2]),
    ("A day earlier two soldiers had been killed near Terter.", [2]),
    ("Earlier two soldiers were killed near Terter.", [2]),
]


@pytest.mark.parametrize(("text", "killed"), EARLIER)
def test_who_was_killed_earlier_is_counted(read, text, killed) -> None:
    assert [r.killed.low for r in happened(read(text)) if r.killed] == killed


TIMES_APART = [
    (
        "Shells killed two people in Terter on Sunday, a day after four had been killed in a village nearby.",
        [2, 4],
    ),
    ("Shells killed two people in Terter on Sunday, after four had been killed in the morning.", [6]),
]


@pytest.mark.parametrize(("text", "killed"), TIMES_APART)
def test_who_was_killed_some_time_before_is_not_added(read, text, killed) -> None:
    assert [r.killed.low for r in happened(read(text)) if r.killed] == killed


HOURS = [
    # text, injured of each report of Terter
    (
        "Shells hit Terter on Monday morning and hurt one. Shells hit Terter on Monday afternoon and hurt two.",
        [1, 2],
    ),
    ("Shells hit Terter on Monday morning. The shelling of Terter at 9 a.m. hurt two.", [2]),
]


@pytest.mark.parametrize(("text", "injured"), HOURS)
def test_what_befell_a_town_at_other_hours_is_another_thing(read, text, injured) -> None:
    assert sorted(low(r.injured) for r in happened(read(text))) == injured


FIRED = [
    ("Troops fired on Terter on Monday.", Sub.SHELLING),
    ("Troops opened fire on the town of Terter on Monday.", Sub.SHELLING),
    ("Troops opened fire on positions near Terter on Monday.", Sub.ARMED_CLASH),
]


@pytest.mark.parametrize(("text", "kind"), FIRED)
def test_a_town_that_is_fired_on_is_shelled(read, text, kind) -> None:
    assert [r.sub_event for r in read(text)] == [kind]


NOT_YET_HARMED = [
    # text, (status, killed) of each report
    ("Hundreds could be killed in Terter, the mayor warned.", [(Status.HYPOTHETICAL, 200)]),
    (
        "Two people were killed in Terter and dozens more could be killed.",
        [(Status.HAPPENED, 2), (Status.HYPOTHETICAL, 24)],
    ),
    ("If the dam broke, 40 people would be killed in Terter.", [(Status.HYPOTHETICAL, 40)]),
    ("That day in Terter 40 people would be killed.", [(Status.HAPPENED, 40)]),
]


@pytest.mark.parametrize(("text", "expected"), NOT_YET_HARMED)
def test_people_who_may_yet_come_to_harm_have_not(read, text, expected) -> None:
    assert sorted((r.status, low(r.killed)) for r in read(text)) == expected


def test_a_clash_and_a_strike_at_two_towns_keep_their_own_dead(read) -> None:
    reports = read("Clashes near Hadrut left 12 soldiers dead, while 4 civilians died in an air strike on Barda.")
    assert sorted((r.place.name, low(r.killed)) for r in reports) == [("Barda", 4), ("Hadrut", 12)]


PROMINENT = [
    # text, killed of the report that comes first
    ("Guns were heard in Barda on Monday. Two people were killed in Terter on Tuesday.", 2),
    ("Three people were killed in Barda on Monday. Two were killed in Terter on Tuesday.", 3),
    ("Three people were killed in Barda. Two were killed in Terter on Tuesday.", 2),
    ("Three people were killed in Barda on Monday. Two were killed and one hurt in Terter on Tuesday.", 2),
    ("Nobody was killed in Barda on Monday. Two were killed in Terter on Tuesday.", 2),
    ("In 1994 nine people were killed in Barda. Two were killed in Terter on Tuesday.", 2),
]


@pytest.mark.parametrize(("text", "killed"), PROMINENT)
def test_the_report_with_people_hurt_on_a_named_day_told_early_comes_first(read, text, killed) -> None:
    assert read(text)[0].killed == Count(low=killed, high=killed)


DAYS = [
    ("Rockets hit Barda on Monday.", "2020-10-12", "2020-10-12"),
    ("Rockets hit Barda on 3 October, officials said on Tuesday.", "2020-10-03", "2020-10-03"),
    ("Officials said on Tuesday that rockets had hit Barda on Monday.", "2020-10-12", "2020-10-12"),
    ("Rockets hit Barda, which was quiet in August, on Monday.", "2020-10-12", "2020-10-12"),
    ("Last weekend the truce collapsed in Nagorno-Karabakh.", "2020-10-10", "2020-10-11"),
    ("Rockets hit Barda on Monday. Four people were killed.", "2020-10-12", "2020-10-12"),
    ("Rockets hit Barda.", "2020-10-14", "2020-10-15"),
]


@pytest.mark.parametrize(("text", "first", "last"), DAYS)
def test_an_event_has_the_day_of_its_own_clause_or_the_one_carried_on(
    read, text: str, first: str, last: str
) -> None:
    days = {(str(r.days.first), str(r.days.last)) for r in happened(read(text)) if r.days}
    assert days == {(first, last)}


def test_without_a_day_of_publication_a_weekday_gives_no_day_and_says_why(read) -> None:
    (report,) = happened(read("Rockets hit Barda on Monday.", published=None))
    assert report.days is None
    assert "Monday" in report.undated


def test_without_a_day_of_publication_a_full_date_still_gives_its_day(read) -> None:
    (report,) = happened(read("Rockets hit Barda on 28 October 2020.", published=None))
    assert report.days is not None
    assert str(report.days.first) == "2020-10-28"


FIGURES = [
    (
        "Rockets killed 21 people and wounded more than 70 in Barda.",
        Count(low=21, high=21),
        Count(low=70, high=None),
    ),
    ("Shells fell on Barda. Nobody was hurt.", None, Count(low=0, high=0)),
    ("Shells fell on Barda. The town lies in the lowland.", None, None),
]


@pytest.mark.parametrize(("text", "killed", "injured"), FIGURES)
def test_figures_are_ranges_and_unknown_is_not_zero(
    read, text: str, killed: Count | None, injured: Count | None
) -> None:
    (report,) = happened(read(text))
    assert (report.killed, report.injured) == (killed, injured)


STATUSES = [
    ("The army denied shelling Barda.", Status.DENIED),
    ("The ministers will meet in Geneva next week.", Status.PLANNED),
    ("The 1994 ceasefire ended the first war in Nagorno-Karabakh.", Status.BACKGROUND),
    ("So far more than 400 soldiers have been killed in Nagorno-Karabakh.", Status.RUNNING_TOTAL),
    ("If rockets hit the dam of Mingachevir, the lowland will be flooded.", Status.HYPOTHETICAL),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_what_did_not_happen_now_is_kept_with_its_status_and_is_no_dot(read, text: str, status: Status) -> None:
    reports = read(text)
    assert status in {r.status for r in reports}
    assert happened(reports) == []


SPEAKERS = [
    ("Armenian forces shelled Barda, Azerbaijan's prosecutors said.", "prosecutors", "Armenian forces"),
    ("Karabakh's ombudsman accused Azerbaijan of shelling Hadrut.", "ombudsman", "Azerbaijan"),
    ("Shells fell on Hadrut, the mayor said. Yerevan blamed Azerbaijan.", "mayor", "Azerbaijan"),
]


@pytest.mark.parametrize(("text", "claimed_by", "accused"), SPEAKERS)
def test_a_report_keeps_who_says_so_and_who_is_accused(read, text: str, claimed_by: str, accused: str) -> None:
    report = happened(read(text))[0]
    assert claimed_by in report.claimed_by
    assert report.accused == accused


def test_one_incident_told_three_times_is_one_report_with_three_passages(read) -> None:
    text = (
        "Rockets hit Barda on Wednesday, killing 21 people, officials said.\n\n"
        "The rocket attack set cars on fire.\n\nThe attack took place at noon on Wednesday."
    )
    (report,) = happened(read(text))
    assert len(report.passages) == 3
    assert report.killed == Count(low=21, high=21)


def test_two_sides_figures_stay_two_reports(read) -> None:
    text = (
        "Troops clashed in Nagorno-Karabakh on Monday night. Azerbaijan said that it had lost 50 soldiers."
        " Armenia said that 49 of its soldiers had been killed."
    )
    killed = {(r.killed.low, r.claimed_by) for r in happened(read(text)) if r.killed}
    assert killed == {(50, "Azerbaijan"), (49, "Armenia")}


def test_a_joint_toll_of_two_towns_is_told_once(read) -> None:
    reports = happened(read("Rockets hit Barda and Terter on Monday, killing five people."))
    assert sorted(r.killed.low for r in reports if r.killed) == [5]
    assert len(reports) == 2


NOT_TAKEN = [
    "Police seized nine rifles in Fuzuli on Monday.",
    "A smuggler was captured near Fuzuli on Monday.",
    "On Monday he had taken asylum in the embassy of the capital.",
    "The National Liberation Front marched through the city of Fuzuli on Monday.",
    "A document seized at Fuzuli on Monday named the town's clerk.",
    "The founder took control of the company in Fuzuli on Monday.",
]


@pytest.mark.parametrize("text", NOT_TAKEN)
def test_what_is_seized_in_a_town_is_not_the_town(read, text) -> None:
    assert not [r for r in read(text) if r.sub_event in (Sub.GOVERNMENT_REGAINS, Sub.NON_STATE_OVERTAKES)]


TAKEN = [
    "Azerbaijani troops captured the town of Fuzuli on Monday.",
    "Fuzuli was captured on Monday.",
    "Troops took three villages and a height near Fuzuli on Monday.",
    "The town of Fuzuli has been empty since it was captured in July 1993.",
]


@pytest.mark.parametrize("text", TAKEN)
def test_a_town_that_the_verb_takes_is_taken(read, text) -> None:
    assert [r for r in read(text) if r.sub_event in (Sub.GOVERNMENT_REGAINS, Sub.NON_STATE_OVERTAKES)]


STATES_OF_THINGS = [
    "The parties condemned violence on Monday in Fuzuli.",
    "On Monday the minister in Fuzuli spoke of years of war.",
    "The army showed war materiel in Fuzuli on Monday.",
    "The president spoke in Fuzuli on 3 July of freedom, of hope, of rain, and of all those fighting.",
]


@pytest.mark.parametrize("text", STATES_OF_THINGS)
def test_a_state_of_things_is_no_event_on_the_day_that_somebody_speaks_of_it(read, text) -> None:
    assert not happened(read(NEWS_OF_RAIN + text))


DATED_STATES = ["The war of 1992 had cost them dear.", "War came in the spring of 1992."]


@pytest.mark.parametrize("text", DATED_STATES)
def test_a_war_with_its_own_time_is_background(read, text) -> None:
    assert [r.status for r in read(NEWS_OF_RAIN + text)] == [Status.BACKGROUND]


def test_who_takes_a_town_decides_between_acleds_two_kinds(read) -> None:
    own = happened(read("Azerbaijani troops captured Fuzuli on Monday."))
    other = happened(read("Armenian forces captured Fuzuli on Monday."))
    assert {r.sub_event for r in own} == {Sub.GOVERNMENT_REGAINS}
    assert {r.sub_event for r in other} == {Sub.NON_STATE_OVERTAKES}


def test_talks_without_a_place_are_unplaced_and_say_why(read) -> None:
    (report,) = happened(read("The two ministers met on Monday for talks."))
    assert report.place is None
    assert report.unplaced


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([t for t, *_ in (*PLACES, *DAYS, *FIGURES, *SPEAKERS)]), min_size=1, max_size=6))
def test_every_report_shows_its_words(read, parts: list[str]) -> None:
    text = "\n\n".join(parts)
    for report in read(text):
        assert 0 <= report.start < report.end <= len(text)
        assert report.start <= report.trigger.start < report.trigger.end <= report.end
        assert all(0 <= p.start < p.end <= len(text) for p in report.passages)
        if report.place:
            assert text[report.place.start : report.place.end] == report.place.as_written
        if report.time:
            assert text[report.time.start : report.time.end] == report.time_words


def test_reading_again_gives_the_same_ids(read) -> None:
    text = "Rockets hit Barda on Monday. Four people were killed in Terter."
    assert [r.report_id for r in read(text)] == [r.report_id for r in read(text)]


BY_NAME = [
    ("Three men were killed in Ganja on Monday. The trader Anar was murdered in Barda on Sunday.", [3, 1]),
    ("Three men were killed in Ganja on Monday. The trader Anar was murdered.", [3]),
]


@pytest.mark.parametrize(("text", "killed"), BY_NAME)
def test_one_person_of_an_event_of_its_own_is_one_whoever_was_counted_before(read, text, killed) -> None:
    assert [low(r.killed) for r in read(text)] == killed


def test_the_year_of_a_wires_dateline_counts_nobody(read) -> None:
    (report,) = read("BARDA, 3 AUG 19 (APA) -- [TEXT] THE HEAD OF THE UNION WAS SHOT DEAD TODAY.", published=None)
    assert low(report.killed) == 1


@pytest.mark.parametrize("victims", ["Two judges", "Three journalists", "Two priests"])
def test_the_killing_of_people_who_bear_no_arms_is_an_attack(read, victims) -> None:
    (report,) = read(f"{victims} were killed in Barda on Tuesday.")
    assert report.sub_event is Sub.ATTACK
