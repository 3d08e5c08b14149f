"""Whose harm a toll is, where two sides tell of their own."""

from __future__ import annotations

import pytest

from corpus.records import SubEventType as Sub

SHELLS = "Azerbaijan said on Monday that Armenian forces shelled Terter and killed two."
MINES = "Azerbaijan's security service said that mines killed six in the Khojavend district on Monday."

OF_ANOTHER_SIDE = [
    # before, the toll, whether it is told of the same place
    (SHELLS, "Armenia said that three civilians had been killed.", False),
    (SHELLS, "The ombudsman of Karabakh said that three civilians had been killed.", False),
    (SHELLS, "The prosecutor of Azerbaijan said that three civilians had been killed.", True),
    (SHELLS, "Armenia said that three civilians had been killed in the attack.", True),
    (SHELLS, "Doctors said that three civilians had been killed.", True),
    (SHELLS, "Armenia said that two officers had been killed.", True),
    (MINES, "The ombudsman of Karabakh said that eleven people had been wounded.", False),
    (MINES, "Azerbaijan's ministry said that eleven people had been wounded.", True),
]


@pytest.mark.parametrize(("before", "toll", "together"), OF_ANOTHER_SIDE)
def test_a_side_counts_its_own_civilians(read, before, toll, together) -> None:
    def placed(report):
        return report.place is not None and report.place.name in {"Terter", "Khojavend District"}

    (own,) = [r for r in read(f"{before}\n\n{toll}") if any(p.start >= len(before) for p in r.passages)]
    assert placed(own) is together


OWN_FORCES = [
    ("Shells fell on Terter and Barda on Monday. Armenia said that four of its soldiers were killed.", ""),
    ("Shells fell on Terter on Monday. Armenia said that four of its soldiers were killed.", "Terter"),
]


@pytest.mark.parametrize(("text", "name"), OWN_FORCES)
def test_what_a_side_lost_is_of_no_one_place_where_several_were_told_of(read, text, name) -> None:
    (toll,) = [r for r in read(text) if r.killed]
    assert (toll.place.name if toll.place else "") == name


def test_mines_are_not_the_shells_told_before(read) -> None:
    shells = "Shells fell on Stepanakert on Monday. Shushi and Martuni were quiet."
    text = f"{shells}\n\nTwo men died in landmine explosions."
    (mines,) = [r for r in read(text) if r.sub_event is Sub.REMOTE_EXPLOSIVE]
    assert mines.place is None
