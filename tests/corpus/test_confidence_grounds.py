"""On what grounds a report is trusted or doubted: sentences of our own, and what speaks for and against each."""

import pytest

from corpus.grounds import Ground


@pytest.fixture
def grounds(read, monkeypatch):
    """The grounds of the last report told in a text, light ones too."""
    monkeypatch.setattr("corpus.confidence.LEAST_EFFECT", 0.0)

    def of_last(text, **more):
        return set(max(read(text, **more), key=lambda report: report.start).confidence_because)

    return of_last


HOLDS = [
    (
        "Rockets hit Barda on Wednesday.",
        {Ground.PLACE_NAMED, Ground.DAY_NAMED, Ground.LISTED, Ground.FEW_PLACES, Ground.ONE_DAY, Ground.OPENING},
    ),
    ("Rockets hit Barda at 3 a.m. on Wednesday.", {Ground.CLOCK, Ground.DAY_NAMED}),
    ("Rockets hit Barda on Wednesday, killing two people.", {Ground.FIGURES}),
    ("Rockets hit Barda on Wednesday. On Wednesday rockets killed two people in Barda.", {Ground.TOLD_AGAIN}),
    ("There was fighting in Barda on Wednesday.", {Ground.VAGUE}),
    ("Rockets hit Barda.", {Ground.DAY_OF_NEWS}),
    ("Rockets hit Barda, the ministry said on Wednesday.", {Ground.DAY_OF_SPEECH}),
    ("Both sides breached the ceasefire near Talish on Wednesday.", {Ground.IN_PASSING}),
    ("Troops shelled Terter in 1993.", {Ground.BACKGROUND, Ground.OLD_NEWS}),
    ("The army will shell Terter on Friday, the ministry said.", {Ground.NOT_HAPPENED}),
    ("Shells hit Azerbaijan on Wednesday.", {Ground.WIDE}),
    ("Rockets hit Barda on Monday. Shells fell on Terter. Two people were killed there.", {Ground.DAY_CARRIED}),
    (
        "Rockets killed two people in Barda on Wednesday. A drone killed five people.",
        {Ground.PLACE_CARRIED},
    ),
    ("Rockets hit Barda, Terter and Goranboy on Wednesday.", {Ground.OTHER_PLACES}),
    ("Rockets hit Barda on Monday.", {Ground.OLD_NEWS}),
    ("Barda was calm. Barda had been quiet. Rockets hit Terter on Wednesday.", {Ground.OTHER_PLACE_OFTENER}),
]


@pytest.mark.parametrize(("text", "expected"), HOLDS)
def test_what_speaks_for_and_against_a_report(grounds, text, expected):
    assert expected <= grounds(text)


HOLDS_NOT = [
    (
        "Rockets hit Barda on Wednesday.",
        {Ground.PLACE_CARRIED, Ground.DAY_CARRIED, Ground.VAGUE, Ground.FIGURES, Ground.OLD_NEWS, Ground.WIDE},
    ),
    ("Rockets hit Barda. ", {Ground.DAY_NAMED, Ground.ONE_DAY}),
    ("Rockets hit Barda, Terter and Goranboy on Wednesday.", {Ground.FEW_PLACES}),
    ("Rockets hit Barda on Monday. Shells fell on Terter on Tuesday.", {Ground.ONE_DAY, Ground.OTHER_DAY_OFTENER}),
]


@pytest.mark.parametrize(("text", "absent"), HOLDS_NOT)
def test_what_does_not_hold_is_not_told(grounds, text, absent):
    assert absent.isdisjoint(grounds(text))


def test_a_place_and_a_day_are_each_found_in_one_way(grounds):
    placed = {
        Ground.PLACE_NAMED,
        Ground.LOCAL_NEWS,
        Ground.LOCAL_GUESS,
        Ground.PLACE_CARRIED,
        Ground.PLACE_OF_ARTICLE,
    }
    dated = {Ground.DAY_NAMED, Ground.DAY_ELSEWHERE, Ground.DAY_CARRIED, Ground.DAY_OF_SPEECH, Ground.DAY_OF_NEWS}
    for text, _ in HOLDS:
        assert len(grounds(text) & placed) == 1
        assert len(grounds(text) & dated) == 1


def test_a_report_without_a_day_has_no_grounds_for_one(grounds):
    assert not any(ground.name.startswith("DAY_") for ground in grounds("Rockets hit Barda.", published=None))
