"""What a sentence does not say itself: which place and day it takes over, from where, and when it takes none."""

from __future__ import annotations

import sys

import pytest

from corpus.records import DateBasis, Report, Status
from corpus.records import SubEventType as Sub


def told_of(reports: tuple[Report, ...], words: str, text: str) -> Report:
    return next(r for r in reports if any(words in text[s.start : s.end] for s in r.passages))


PLACES = [
    # text, words of the sentence, name of the place or "" where it must have none
    ("Shells fell on Naftalan on Monday. The town had no shelter. Two people were hurt.", "hurt", "Naftalan"),
    ("Anger was great in Goris. A crowd forced its way into the offices.", "crowd", "Goris"),
    ("BARDA, 14 October - Missiles came down in the town at noon.", "Missiles", "Barda"),
    ("BAKU, 14 October - Missiles hit Barda at noon.", "Missiles", "Barda"),
    ("Troops clashed near Hadrut. The truce in Nagorno-Karabakh collapsed.", "truce", "Nagorno-Karabakh"),
    ("Shells fell on Goris, Kapan and Sisian on Monday. Nine people were killed.", "Nine", ""),
    ("The presidents held talks on Monday.", "talks", ""),
    ("Rockets hit Barda on Monday. Police reported no arrests.", "Rockets", "Barda"),
    ("Both sides broke the truce agreed in Moscow: rockets hit Barda.", "rockets", "Barda"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name"), PLACES)
def test_a_sentence_without_a_place_takes_the_one_carried_over(read, text, words, name) -> None:
    report = told_of(read(text), words, text)
    assert (report.place.name if report.place else "") == name
    assert bool(report.unplaced) == (not name)


DAYS = [
    ("Shells fell on Barda on Monday. Four people died in Terter.", "Four", "2020-10-12", "2020-10-12"),
    ("11:50 Rockets hit Barda.", "Rockets", "2020-10-15", "2020-10-15"),
    (
        "Six men were seized at Goris on Wednesday. It came two days after a sergeant was shot dead near Sisian.",
        "sergeant",
        "2020-10-12",
        "2020-10-12",
    ),
    ("What began in 1991? Fighting broke out around Hadrut.", "Fighting", "1991-01-01", "1991-12-31"),
    ("A truce was agreed in Moscow on Saturday, to start at noon on Friday.", "truce", "2020-10-10", "2020-10-10"),
    ("Rockets hit Ganja on Monday. Armenia denied firing at Ganja.", "denied", "2020-10-12", "2020-10-12"),
    ("The army announced on Wednesday that it had captured Fuzuli.", "captured", "2020-10-14", "2020-10-14"),
    (
        "Azerbaijani troops captured Fuzuli shortly after midnight on Wednesday.",
        "captured",
        "2020-10-14",
        "2020-10-14",
    ),
]


@pytest.mark.parametrize(("text", "words", "first", "last"), DAYS)
def test_a_sentence_without_a_day_takes_the_one_that_the_passage_carries_on(
    read, text, words, first, last
) -> None:
    report = told_of(read(text), words, text)
    assert report.days is not None, report.undated
    assert (str(report.days.first), str(report.days.last)) == (first, last)


def test_what_was_carried_over_says_so_and_what_was_named_does_not(read) -> None:
    text = "Rockets hit Barda on Monday, killing two people. A drone strike killed four others later."
    reports = read(text)
    named, carried = told_of(reports, "Rockets", text), told_of(reports, "drone", text)
    assert (named.place_because, named.days_because) == ("", "")
    assert "Barda" in carried.place_because
    assert "Monday" in carried.days_because


def test_news_without_any_day_is_of_two_days_and_says_why(read) -> None:
    (report,) = read("Rockets hit Barda.")
    assert report.date_basis is DateBasis.PUBLICATION
    assert "news" in report.days_because
    assert report.time_precision == 2


def test_what_lies_long_before_publication_is_background(read) -> None:
    (report,) = [r for r in read("Rockets hit Barda on 3 March 2020.") if r.place]
    assert report.status is Status.BACKGROUND
    assert "days before publication" in report.status_reason


def test_a_figure_told_beside_a_denial_belongs_to_what_happened(read) -> None:
    text = "Armenia denied firing at Ganja. In Ganja nine people were killed by a missile on Monday."
    denied = [r for r in read(text) if r.status is Status.DENIED]
    killed = [r for r in read(text) if r.killed]
    assert denied
    assert all(r.killed is None for r in denied)
    assert [r.status for r in killed] == [Status.HAPPENED]


def test_figures_that_a_text_overtakes_are_not_the_toll(read) -> None:
    (report,) = [r for r in read("The number of dead in Ganja rose to ten on Monday, from seven.") if r.killed]
    assert report.killed is not None
    assert (report.killed.low, report.killed.high) == (10, 10)


def test_a_statement_speaks_for_who_issued_it_and_an_outlet_for_itself(read) -> None:
    issued = "Statement of the Defence Ministry of Armenia\n\nShells fell on Goris on Monday."
    assert "Defence Ministry of Armenia" in told_of(read(issued), "Shells", issued).claimed_by
    assert read("Shells fell on Goris on Monday.", source="The Paper")[0].claimed_by == "The Paper"


KINDS = [
    ("Terter came under fire on Monday.", Sub.SHELLING),
    ("A convoy near Terter came under fire on Monday.", Sub.ARMED_CLASH),
    ("Armenian forces opened artillery fire at Terter on Monday.", Sub.SHELLING),
    ("A fuel depot exploded near Stepanakert on Monday.", Sub.OTHER),
    ("Shells fell on Stepanakert on Monday. More explosions were heard in the city.", Sub.SHELLING),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_kind_comes_from_the_weapon_the_target_and_what_was_told_before(read, text: str, kind: Sub) -> None:
    assert {r.sub_event for r in read(text)} == {kind}


@pytest.mark.parametrize(
    "unit",
    [
        "They shelled the town. ",
        "Rockets hit Barda, ",
        "On Monday in Barda rockets killed 3 and wounded 5; ",
        "THE CITY OF BAKU SAID ",
        "Baku said that on Monday ",
        "Ganja, ",
        "Shells killed two people in Barda. It happened on Monday. ",
        "Rockets hit Barda last week. The attack happened on Tuesday. ",
        "A man died on Wednesday after shells hit Barda. The attack took place on Monday. ",
    ],
)
def test_a_hostile_article_is_put_together_in_proportion_to_its_length(read, unit: str) -> None:
    """Calls are counted, not seconds; a regular expression that blows up would never end here."""
    short, long = (calls_of(lambda n=n: read(unit * n)) for n in (400, 1_600))
    assert long < 6 * short + 100_000


def calls_of(work) -> int:
    count = 0

    def seen(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
