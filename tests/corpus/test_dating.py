"""When something happened: its own words, what was only said then, what the news allows, and what is too old."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from corpus.records import DateBasis, Status

THURSDAY = date(2020, 10, 15)
SLOW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def days_of(report):
    return f"{report.days.first:%m-%d}", f"{report.days.last:%m-%d}"


OWN = [
    ("Two people were wounded on Monday when a shell landed in Barda.", "10-12", "10-12"),
    ("Two women were killed on Tuesday as shells fell on Barda.", "10-13", "10-13"),
    ("Protesters gathered in Barda on Monday outside the town's main office.", "10-12", "10-12"),
    ("Rockets hit Barda yesterday.", "10-14", "10-14"),
    ("Two people were killed in Barda today.", "10-15", "10-15"),
    ("Rockets hit Barda on Friday.", "10-09", "10-09"),
    ("Rockets hit Barda overnight.", "10-14", "10-15"),
    ("Rockets hit Barda on the night of 12 October.", "10-12", "10-12"),
    ("Rockets hit Barda shortly after midnight on Tuesday.", "10-13", "10-13"),
    ("Rockets hit Barda this week.", "10-12", "10-15"),
    ("Rockets hit Barda earlier this month.", "10-01", "10-15"),
    ("Rockets hit Barda on 1 September.", "09-01", "09-01"),
    ("Six died and two were hurt in Tuesday's fighting near Talish, the army said today.", "10-13", "10-13"),
    ("Rockets hit Barda on October 4 and 5.", "10-04", "10-05"),
    ("A shell hit Barda during a funeral at about noon on Tuesday, the office said.", "10-13", "10-13"),
    ("Rockets hit Barda on Monday and on Tuesday.", "10-12", "10-13"),
    ("Three people were wounded on Tuesday when a shell landed in Barda.", "10-13", "10-13"),
    ("A clerk was hurt on Tuesday as rockets hit Barda.", "10-13", "10-13"),
    ("Rockets hit Barda before dawn on Monday and again in the evening on Tuesday.", "10-12", "10-12"),
]


@pytest.mark.parametrize(("text", "first", "last"), OWN)
def test_an_event_is_of_the_days_that_its_clause_names_up_to_publication(read, text, first, last) -> None:
    (report,) = read(text)
    assert report.status is Status.HAPPENED
    assert days_of(report) == (first, last)
    assert report.days_because == ""


SAID = [
    ("Rockets hit Barda on Monday, officials said on Wednesday.", "10-12"),
    ("On Wednesday, the mayor said that rockets hit Barda on Monday.", "10-12"),
    ("In a briefing on Wednesday the army said that two villages near Barda were shelled on Monday.", "10-12"),
    ("Rockets hit Barda on Monday, the mayor told reporters in the town on Tuesday.", "10-12"),
    ("BARDA, 12 October - Rockets hit Barda on 11 October.", "10-11"),
    ("11:50 Rockets hit Barda on Monday.", "10-12"),
    ("11:50 Rockets hit Barda.", "10-15"),
]


@pytest.mark.parametrize(("text", "day"), SAID)
def test_a_day_of_speech_or_filing_gives_way_to_the_day_of_the_event(read, text, day) -> None:
    (report,) = read(text)
    assert days_of(report) == (day, day)


def test_where_only_the_speech_has_a_day_the_event_has_it_too_and_says_so(read) -> None:
    (report,) = read("Officials said on Wednesday that rockets had hit Barda.")
    assert days_of(report) == ("10-14", "10-14")
    assert report.days_because == "no day of its own: said on “Wednesday”"


def test_the_day_up_to_which_the_dead_are_counted_is_not_the_day_on_which_they_died(read) -> None:
    reports = read("A depot blew up outside Barda on Monday. As of 14 October the mayor speaks of 17 dead.")
    assert {days_of(r) for r in reports} == {("10-12", "10-12")}
    reports = read(
        "On 5 October a depot blew up outside Barda. The number of dead was first put at two and at nine two days "
        "later. As of 14 October the mayor speaks of 17 dead."
    )
    assert {days_of(r) for r in reports} == {("10-05", "10-05")}


def test_patients_in_a_critical_condition_left_on_the_day_behind_it(read) -> None:
    (report,) = read("Medics evacuated 23 patients in a critical condition from Stepanakert on 5 October.")
    assert days_of(report) == ("10-05", "10-05")


def test_a_dateline_alone_dates_no_event(read) -> None:
    (report,) = read("BARDA, 12 October - Rockets hit Barda.")
    assert report.date_basis is DateBasis.PUBLICATION
    assert days_of(report) == ("10-14", "10-15")


WITHIN_HOURS = [
    "BARDA, 15 OCT 20 (WIRE) -- TWO BOMBS EXPLODED A FEW MINUTES AGO IN BARDA.",
    "Rockets are hitting Barda right now.",
    "At this very moment rockets are hitting Barda.",
    "Rockets hit Barda in the past few hours.",
    "“Shells are still falling on Barda,” a clerk said.",
    "They are hitting Barda as we speak.",
]


@pytest.mark.parametrize("text", WITHIN_HOURS)
def test_what_happened_within_the_hour_is_of_the_day_of_publication(read, text) -> None:
    (report,) = read(text)
    assert days_of(report) == ("10-15", "10-15")
    assert report.days_because.endswith(": the day of publication")


def test_what_happened_within_the_hour_has_no_day_where_nobody_knows_the_day_of_publication(read) -> None:
    (report,) = read("Rockets hit Barda a few minutes ago.", published=None)
    assert report.days is None


def test_a_live_blogs_clock_gives_no_day_where_nobody_knows_the_day_of_publication(read) -> None:
    (report,) = read("11:50 Rockets hit Barda.", published=None)
    assert report.days is None
    assert report.undated


SPANS = [
    ("Between 27 September and 7 October, 40 people died in Barda.", "a total from 2020-09-27 to 2020-10-07"),
    ("From 27 September to 7 October, 40 people died in Barda.", "a total from 2020-09-27 to 2020-10-07"),
    ("Between 8 October and 13 October, 40 people died in Barda.", "a total from 2020-10-08 to 2020-10-13"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "because"), SPANS)
def test_a_toll_over_more_than_three_days_is_a_running_total_without_a_day(read, text, because) -> None:
    (report,) = read(text)
    assert (report.status, report.status_reason, report.undated) == (Status.RUNNING_TOTAL, because, because)


SINCE = [
    ("The army has destroyed 70 tanks near Hadrut since the start of the war.", Status.RUNNING_TOTAL),
    ("Terter has been shelled since the war began.", Status.RUNNING_TOTAL),
    ("Rockets have hit Terter for the first time since the war began.", Status.HAPPENED),
    ("On Monday the army destroyed a tank near Hadrut, silent since the start of the war.", Status.HAPPENED),
]


@pytest.mark.parametrize(("text", "status"), SINCE)
def test_what_has_been_done_since_the_start_is_a_total(read, text, status) -> None:
    (report,) = read(text)
    assert (report.status, report.days is None) == (status, status is Status.RUNNING_TOTAL)


FEW_DAYS = [
    ("From Monday to Wednesday four people were killed in Barda.", "10-12", "10-14"),
    ("Rockets hit Barda from Saturday to Sunday.", "10-10", "10-11"),
    ("Rockets hit Barda between 12 October and 14 October.", "10-12", "10-14"),
    ("Rockets hit Barda from Wednesday to 16 October.", "10-14", "10-15"),
]


@pytest.mark.parametrize(("text", "first", "last"), FEW_DAYS)
def test_what_went_on_for_a_few_days_is_of_them_all(read, text, first, last) -> None:
    (report,) = read(text)
    assert report.status is Status.HAPPENED
    assert days_of(report) == (first, last)


STATUSES = [
    ("Rockets hit Barda on 20 October.", Status.PLANNED, "its day lies after publication"),
    ("Rockets hit Barda in 2016.", Status.BACKGROUND, "366 days are named, no day"),
    ("Rockets hit Barda in July.", Status.BACKGROUND, "76 days before publication"),
    ("Rockets hit Barda on 3 July.", Status.BACKGROUND, "104 days before publication"),
]


@pytest.mark.parametrize(("text", "status", "reason"), STATUSES)
def test_the_days_themselves_may_say_that_it_is_no_news(read, text, status, reason) -> None:
    (report,) = read(text)
    assert (report.status, report.status_reason) == (status, reason)


def test_a_fight_that_a_day_owns_was_that_day_whoever_was_captured_in_it(read) -> None:
    reports = read(
        "Six died and others were captured in Tuesday's fighting near Talish, the army said on Thursday."
    )
    assert {days_of(r) for r in reports if r.killed} == {("10-13", "10-13")}


def test_who_died_in_an_age_that_is_only_compared_with_died_then(read) -> None:
    told = read("Rockets hit Barda on Sunday. It was the worst clash since the 1990s, when 30,000 people died.")
    assert [(r.status, r.killed.low) for r in told if r.killed] == [(Status.BACKGROUND, 30000)]
    assert [days_of(r) for r in told if r.status is Status.HAPPENED] == [("10-11", "10-11")]


def test_many_dead_of_a_week_are_a_total_and_a_few_are_news(read) -> None:
    (many,) = read("More than 200 people were killed near Talish last week.")
    (few,) = read("Two people were killed near Talish last week.")
    assert (many.status, few.status) == (Status.RUNNING_TOTAL, Status.HAPPENED)


LONG_BEFORE = [
    ("Both fought over the valley, and about 30,000 people died before a truce in 1994.", "before “1994”"),
    ("Some 200 people were killed until a truce was signed in April 2016.", "before “April 2016”"),
]


@pytest.mark.parametrize(("text", "reason"), LONG_BEFORE)
def test_what_lies_before_a_day_long_past_is_background(read, text, reason) -> None:
    report = next(r for r in read(text) if r.killed)
    assert (report.status, report.status_reason, report.days) == (Status.BACKGROUND, reason, None)


def test_what_lies_before_a_day_of_the_news_is_news(read) -> None:
    (report,) = read("Two people died in Barda before help came on Monday.")
    assert report.status is Status.HAPPENED


def test_a_fight_further_down_is_news_where_its_dead_are_counted(read) -> None:
    calm = " ".join(f"The {name} road was open." for name in ("east", "west", "old"))
    (report,) = read(f"{calm} Nine people were killed in the offensive that began near Talish on 5 October.")
    assert (report.status, days_of(report)) == (Status.HAPPENED, ("10-05", "10-05"))


def test_a_truce_agreed_for_a_later_day_was_agreed_by_now(read) -> None:
    (report,) = read("A ceasefire was agreed in Moscow, to begin on Saturday.")
    assert report.status is Status.HAPPENED
    assert days_of(report) == ("10-14", "10-15")
    assert "later day" in report.days_because


COUNTED = [
    ("Rockets hit Barda on Monday, a day after shells fell on Terter.", "Terter", "10-11"),
    ("Rockets hit Barda on Monday, two days after shells fell on Terter.", "Terter", "10-10"),
    ("Rockets hit Barda on Monday, a week after shells fell on Terter.", "Terter", "10-05"),
    ("Rockets hit Barda on Monday, 10 days after shells fell on Terter.", "Terter", "10-02"),
    ("Rockets hit Barda on Monday, two weeks after shells fell on Terter.", "Terter", "09-28"),
]


@pytest.mark.parametrize(("text", "name", "day"), COUNTED)
def test_so_many_days_after_is_counted_back_from_the_event_told_first(read, text, name, day) -> None:
    (report,) = [r for r in read(text) if r.place and r.place.name == name]
    assert days_of(report) == (day, day)
    assert "counted back" in report.days_because


def test_a_denial_without_a_day_is_of_the_day_of_what_it_denies(read) -> None:
    (denied,) = [r for r in read("Rockets hit Ganja on Monday. The army denied shelling Ganja.") if r.denied_by]
    assert denied.status is Status.DENIED
    assert days_of(denied) == ("10-12", "10-12")


def test_a_denial_of_nothing_told_before_has_no_day(read) -> None:
    (denied,) = read("The army denied shelling Ganja.")
    assert denied.undated == "denied, and no day is named"


def test_the_past_goes_on_until_the_paragraph_ends(read) -> None:
    past = "Shells fell on Terter on 4 March 2016. Rockets hit Barda as well."
    apart = "Shells fell on Terter on 4 March 2016.\n\nRockets hit Barda as well."
    same = [r for r in read(past) if r.place and r.place.name == "Barda"]
    other = [r for r in read(apart) if r.place and r.place.name == "Barda"]
    assert [r.status for r in same] == [Status.BACKGROUND]
    assert [r.days.first.year for r in same] == [2016]
    assert [r.status for r in other] == [Status.HAPPENED] or [r.days.first.year for r in other] == [2016]


def test_without_any_day_anywhere_an_event_is_undated_and_says_why(read) -> None:
    (report,) = read("Rockets hit Barda.", published=None)
    assert report.undated == "neither the text nor its publication gives a day"


@SLOW
@given(st.dates(date(2015, 1, 1), date(2024, 12, 28)))
def test_news_without_a_day_is_of_the_day_of_publication_or_the_one_before(read, published) -> None:
    (report,) = read("Rockets hit Barda.", published=published)
    assert (report.days.first, report.days.last) == (published - timedelta(days=1), published)


@SLOW
@given(st.dates(date(2016, 1, 1), date(2024, 12, 28)), st.integers(-300, 300))
def test_nothing_that_happened_did_so_after_publication_or_two_months_before(read, published, offset) -> None:
    day = published + timedelta(days=offset)
    assume(day.month != 5)  # "may" is a verb as well
    (report,) = read(f"Rockets hit Barda on {day.day} {day:%B %Y}.", published=published)
    expected = Status.PLANNED if offset > 0 else Status.BACKGROUND if offset < -60 else Status.HAPPENED
    assert (report.status, report.days.first, report.days.last) == (expected, day, day)


@SLOW
@given(st.dates(date(2015, 1, 1), date(2024, 12, 28)))
def test_a_live_blogs_clock_is_always_of_the_day_of_publication(read, published) -> None:
    (report,) = read("09:15 Rockets hit Barda.", published=published)
    assert (report.days.first, report.days.last) == (published, published)


@pytest.mark.parametrize(
    ("day", "status"), [("16 August 2020", Status.HAPPENED), ("15 August 2020", Status.BACKGROUND)]
)
def test_news_is_sixty_days_old_at_most(read, day, status) -> None:
    (report,) = read(f"Rockets hit Barda on {day}.")
    assert report.status is status


def test_news_under_a_dateline_with_a_day_is_of_that_day(read) -> None:
    (report,) = read("BAKU, 15 OCT 20 (EFE) -- [TEXT] GUNMEN MURDERED A CLERK IN GANJA, POLICE SOURCES HAVE SAID.")
    assert (report.days.first.isoformat(), report.days.last.isoformat()) == ("2020-10-15", "2020-10-15")


def test_other_news_without_a_day_may_be_of_the_day_before(read) -> None:
    (report,) = read("Gunmen murdered a clerk in Ganja, police sources have said.")
    assert (report.days.first.isoformat(), report.days.last.isoformat()) == ("2020-10-14", "2020-10-15")
