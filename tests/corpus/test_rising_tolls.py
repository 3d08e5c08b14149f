"""Tolls that have risen are of the event told before, or of all the fighting."""

from __future__ import annotations

import pytest

from corpus.records import Status

OF_AN_EVENT = [
    "Nine people were killed by a missile that hit Ganja on Sunday. On Monday the death toll rose to ten.",
    "A missile hit Ganja on Sunday, killing seven. The number of dead has reached ten, he said on Tuesday.",
    "The toll of Sunday's missile strike on Ganja climbed to ten. The mayor had earlier spoken of nine dead.",
    "At least seven people were killed when a missile hit Ganja on Sunday. The death toll has risen to ten.",
]


@pytest.mark.parametrize("text", OF_AN_EVENT)
def test_a_toll_that_rose_later_is_of_the_day_of_its_event_and_overtakes_its_figure(read, text) -> None:
    (report,) = [r for r in read(text) if r.killed]
    assert (report.place.name, f"{report.days.first:%a}", report.killed.low) == ("Ganja", "Sun", 10)


OF_A_WAR = [
    "The worst fighting in years entered a second week. The death toll rose to more than 240. Rockets hit Ganja.",
    "The toll in the fighting over Karabakh rose to more than 240 on Sunday. Rockets hit Ganja.",
    "Clashes went on along the front for a second day. The number of dead climbed to 95. Shells fell on Terter.",
]


def test_a_toll_far_above_the_events_told_is_of_none_of_them(read) -> None:
    told = read("A woman was killed in Barda on Monday. The army published 29 more names, taking the toll to 633.")
    assert {(r.status, r.killed.low) for r in told} == {(Status.HAPPENED, 1), (Status.RUNNING_TOTAL, 633)}


@pytest.mark.parametrize("text", OF_A_WAR)
def test_a_toll_of_all_the_fighting_is_of_no_town(read, text) -> None:
    told = read(text)
    assert {r.status for r in told if r.killed} == {Status.RUNNING_TOTAL}
    assert any(r.status is Status.HAPPENED and r.killed is None for r in told)


def test_a_toll_of_another_place_is_another(read) -> None:
    reports = read("Nine people died when a missile hit Ganja on Sunday. On Monday the toll in Barda rose to ten.")
    assert {(r.place.name, r.killed.low) for r in reports} == {("Ganja", 9), ("Barda", 10)}
