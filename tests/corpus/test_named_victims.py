"""Who was killed or taken, by name or by what they were."""

import re

import pytest

from corpus.named_victims import victims_of
from corpus.records import Count, Span

_DEED = re.compile(
    r"murders?|murdered|assassination|assassinated|killing|killed|death|kidnapped|attack", re.IGNORECASE
)


def victims(text):
    deed = _DEED.search(text)
    return victims_of(text, Span(deed.start(), deed.end()), Span(0, len(text)))


NAMED = [
    ("The murder of Senator Teo Marl on Friday shocked the town.", {"teo", "marl"}, 1),
    ("THE ASSASSINATION OF LIBERAL SENATOR TEO MARL IN GANJA", {"teo", "marl"}, 1),
    ("MARL'S MURDER WAS CONDEMNED.", {"marl"}, 1),
    ("Senator Teo Marl was assassinated by gunmen.", {"teo", "marl"}, 1),
    ("Rebels kidnapped the surveyor Ana Brok, his deputy said.", {"ana", "brok"}, 1),
    ("The murder of Senator Teo Marl and his wife", {"teo", "marl"}, 2),
    ("THE KILLING OF TEO MARL, A CLERK, IN GANJA", {"teo", "marl"}, 1),
    ("THE MURDER IN GANJA OF ATTORNEY ANA BROK AND JUDGE TEO MARL", {"ana", "brok", "teo", "marl"}, 2),
    ("The attack that killed Judge Teo Marl", {"teo", "marl"}, 1),
]


@pytest.mark.parametrize(("text", "names", "count"), NAMED)
def test_names_stand_beside_the_deed(text, names, count) -> None:
    found = victims(text)
    assert found.names == names
    assert found.count == count


CALLED = [
    ("The murder of six monks and two women", {"monk", "woman"}, 8, False),
    ("THE MONKS' MURDER", {"monk"}, None, True),
    ("Troops killed the mayor of Ganja, as well as two peasants.", {"mayor", "peasant"}, 3, False),
    ("The nuns were murdered at dawn.", {"nun"}, None, True),
]


@pytest.mark.parametrize(("text", "callings", "count", "several"), CALLED)
def test_others_are_known_by_what_they_were(text, callings, count, several) -> None:
    found = victims(text)
    assert (found.names, found.callings, found.count, found.several) == (frozenset(), callings, count, several)


@pytest.mark.parametrize(
    "text", ["The attack on the bridge", "The murder took place in Ganja.", "They killed time."]
)
def test_a_deed_without_people_tells_of_none(text) -> None:
    found = victims(text)
    assert found is None or (not found.names and not found.callings)


TWICE = [
    "The murder of Senator Marl was condemned in Baku today.",
    "The government denied any part in Marl's assassination.",
    "Two men await trial on Thursday for the murder of Teo Marl.",
]


@pytest.mark.parametrize("again", TWICE)
def test_one_person_is_killed_once_on_the_day_that_is_told_of_it(read, again) -> None:
    (report,) = read(f"Gunmen murdered Senator Teo Marl in Ganja on Monday. Snow fell. {again}")
    assert report.days.first.isoformat() == "2020-10-12"
    assert len(report.passages) == 2
    assert report.killed == Count(low=1, high=1)


def test_a_speech_that_comes_first_leaves_the_deed_its_day(read) -> None:
    (report,) = read(
        "The envoy today condemned the murder of Senator Teo Marl. Marl was murdered in Ganja on Monday."
    )
    assert report.days.first.isoformat() == "2020-10-12"


def test_two_people_are_killed_by_two_murders(read) -> None:
    told = read(
        "Senator Teo Marl was murdered in Ganja on Monday. Judge Ana Brok was murdered in Barda on Tuesday."
    )
    assert len(told) == 2


def test_people_called_alike_and_taken_for_known_are_the_same(read) -> None:
    text = "Six monks were murdered in Ganja on Monday. Snow fell. The bishop spoke on Wednesday of {}."
    assert len(read(text.format("the murder of the six monks"))) == 1
    assert len(read(text.format("the murder of four monks in Barda"))) == 2
