"""The day of an opening without one: told further down, by a clock, or merely named; and what gives no day."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.records import DateBasis, Status
from corpus.records import SubEventType as Sub

THURSDAY = date(2020, 10, 15)


def the_killing(reports):
    (report,) = [r for r in reports if r.killed is not None]
    return report


def days_of(report):
    return f"{report.days.first:%m-%d}", f"{report.days.last:%m-%d}"


OPENING = "Shells killed two people in Barda.\n\n"

TOLD = [
    # what follows the opening, its day
    ("It happened on Tuesday evening near the bus station.", "10-13"),
    ("The attack took place at about 3 a.m. on Tuesday.", "10-13"),
    ("Rescuers were called to the scene on Tuesday.", "10-13"),
    ("Police said they received a call shortly before 9 p.m. Tuesday.", "10-13"),
    ("Two men were arrested on Wednesday. The attack happened on Tuesday.", "10-13"),
    # a call for help is no speech, and neither is what somebody says of an hour
    ("Rescuers came for shots fired just past 2 a.m. on Tuesday.", "10-13"),
    ("A 911 call sent rescuers out around 11:30 on Tuesday morning.", "10-13"),
    ("A baker heard the gunshot at about nine p.m. on Tuesday.", "10-13"),
    ("The mayor says the gun went off on Tuesday in the yard.", "10-13"),
    ("Police said the men broke into a shop around 11:30 p.m. on Tuesday.", "10-13"),
    ("A neighbour called 911 at 6:19 p.m. on Tuesday.", "10-13"),
    ("They named the victims of Tuesday’s deadly attack.", "10-13"),
    ("The two were hit by splinters on Tuesday.", "10-13"),
    ("“It was dark,” a neighbour said on Wednesday. It began on Tuesday night.", "10-13"),
    ("On Tuesday shells fell on Barda.", "10-13"),
    # a clock alone is of the day of publication
    ("It happened at about 9:30 a.m. near the bus station.", "10-15"),
    ("The mayor spoke on Thursday. Rescuers received a call about 5:35 a.m. from a guard.", "10-15"),
    # a day that is merely named
    ("The shop had closed early on Tuesday.", "10-13"),
]


@pytest.mark.parametrize(("rest", "day"), TOLD)
def test_an_opening_without_a_day_has_the_one_that_the_text_gives_further_down(read, rest, day) -> None:
    report = the_killing(read(OPENING + rest))
    assert days_of(report) == (day, day)
    assert report.status is Status.HAPPENED


FILED = [
    # head, rest, first and last day of the killing
    ("BARDA, 15 OCT 20 (WIRE) -- ", "The shop had closed early on 5 October.", ("10-15", "10-15")),
    ("BARDA, 15 OCT 20 (WIRE) -- ", "The shop had closed early on 12 October.", ("10-12", "10-12")),
    ("BARDA (WIRE) -- ", "The shop had closed early on 5 October.", ("10-05", "10-05")),
]


@pytest.mark.parametrize(("head", "rest", "days"), FILED)
def test_a_day_that_is_merely_named_dates_what_was_filed_within_a_week(read, head, rest, days) -> None:
    assert days_of(the_killing(read(f"{head}{OPENING}{rest}"))) == days


NOT_TOLD = [
    "Two men were arrested on Tuesday.",
    "The mayor told reporters so on Tuesday.",
    "Four people remained in hospital on Tuesday.",
    "A suspect was charged with murder on Tuesday.",
    "On Tuesday, prosecutors charged a man over it.",
    "A judge on Tuesday heard the case.",
    "The funeral is on Saturday.",
    "The market (13 October 2020) lies behind the station.",
    "They met four days before in Baku.",
    "They will meet in Baku on Tuesday.",
    "It was built in 2019.",
    "The town had been quiet since Monday.",
    "It is closed until early Monday.",
]


@pytest.mark.parametrize("rest", NOT_TOLD)
def test_what_was_said_and_what_came_after_date_no_event(read, rest) -> None:
    report = the_killing(read(OPENING + rest))
    assert days_of(report) == ("10-14", "10-15")
    assert "no day is named" in report.days_because


def test_the_record_says_where_the_day_was_found(read) -> None:
    text = OPENING + "It happened on Tuesday evening."
    report = the_killing(read(text))
    assert text[report.time.start : report.time.end] == "Tuesday evening"
    assert report.date_basis is DateBasis.CONTEXT
    assert report.days_because == "no day here: “Tuesday evening”, where the text says when it happened"


def test_a_day_told_beats_the_day_of_the_one_who_speaks_and_a_day_merely_named_does_not(read) -> None:
    opening = "Shells killed two people in Barda, officials said on Wednesday. "
    assert days_of(the_killing(read(opening + "The attack happened on Tuesday."))) == ("10-13", "10-13")
    assert days_of(the_killing(read(opening + "The shop had closed early on Tuesday."))) == ("10-14", "10-14")


def test_an_attack_on_another_place_lends_no_day(read) -> None:
    reports = read("Shells killed two people in Barda.\n\nOn Monday, rockets killed four people in Terter.")
    barda, terter = sorted(reports, key=lambda r: r.start)
    assert days_of(barda) == ("10-14", "10-15")
    assert days_of(terter) == ("10-12", "10-12")


def test_other_figures_lend_no_day(read) -> None:
    reports = read("Shells killed two people in Barda.\n\nOn Monday, rockets killed four people there.")
    assert days_of(min(reports, key=lambda r: r.start)) == ("10-14", "10-15")


NARROWED = [
    ("Shells killed two people in Barda overnight and rescuers were called on Wednesday evening.", "10-14"),
    ("Shells fell on Barda overnight. The attack began at 2 a.m. on Thursday.", "10-15"),
    ("Shells fell on Barda last weekend. It happened on Sunday.", "10-11"),
    ("Shells fell on Barda last week. The attack happened on 7 October.", "10-07"),
]


@pytest.mark.parametrize(("text", "day"), NARROWED)
def test_overnight_and_last_week_give_way_to_the_day_told_within_them(read, text, day) -> None:
    (report,) = read(text)
    assert days_of(report) == (day, day)


def test_a_day_outside_of_them_does_not_narrow_them(read) -> None:
    reports = read("Shells fell on Barda last weekend. The talks happened on Tuesday.")
    assert days_of(min(reports, key=lambda r: r.start)) == ("10-10", "10-11")


AFTER = [
    ("A man died on Wednesday after shells fell on Barda. The attack happened on Monday.", "10-12"),
    ("Four people were in hospital on Wednesday after shells fell on Barda.", None),
    ("Police arrested a man on Wednesday in connection with the shelling of Barda.", None),
]


@pytest.mark.parametrize(("text", "day"), AFTER)
def test_what_was_so_after_an_attack_is_not_its_day(read, text, day) -> None:
    days = {days_of(r) for r in read(text) if r.sub_event is Sub.SHELLING and r.days}
    days.discard(("10-14", "10-15"))
    assert days == ({(day, day)} if day else set())


def test_a_day_of_long_ago_makes_the_opening_background(read) -> None:
    text = "A man was convicted over the shelling of Barda that killed two people. The attack happened on 3 April."
    report = the_killing(read(text))
    assert (days_of(report), report.status) == (("04-03", "04-03"), Status.BACKGROUND)


def test_without_a_day_of_publication_nothing_is_looked_for(read) -> None:
    report = the_killing(read(OPENING + "It happened on Tuesday.", published=None))
    assert report.days is None


def test_a_dateline_that_stands_alone_says_not_when_it_happened(read) -> None:
    (report,) = read("Shells fall on Barda\n\nBaku, October 14, WIRE\n\nNobody was there.")
    assert (report.days.first.day, report.days.last.day) == (14, 15)


def test_the_sentence_that_says_when_it_happened_outdoes_days_told_more_often(read) -> None:
    (first, *_) = read(
        "Sixty people were killed when a depot blew up outside Barda. The explosion took place on Monday. "
        "Shells fell on Terter on 6 October. Rockets hit Ganja on 6 October."
    )
    assert (first.place.name, first.days.first.day) == ("Barda", 12)


def test_the_explosion_that_took_place_then_is_the_one_told_before_wherever_the_road_led(read) -> None:
    reports = read(
        "The number of people killed when a depot blew up outside Barda has risen to 68, the mayor said.\n\n"
        "The explosion took place on Monday by the road to Terter.\n\nShells fell on Hadrut on 6 October. "
        "Rockets hit Ganja on 6 October."
    )
    assert {r.days.first.day for r in reports if r.killed} == {12}
