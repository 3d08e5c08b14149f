"""Whom a sentence accuses and who it says acted: words as written, and nobody where only things fly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.attribution import find_attributions
from corpus.sentences import split_sentences


def said(text):
    """(accused, speaker) of the first sentence."""
    found = find_attributions(text, split_sentences(text))
    return (found[0].accused, found[0].claimed_by) if found else ("", "")


ACCUSATIONS = [
    # text, accused, speaker
    ("The mayor accused Azerbaijan of burning the mill.", "Azerbaijan", "The mayor"),
    ("The mayor accuses Armenian troops of burning the mill.", "Armenian troops", "The mayor"),
    ("The mayor blamed Armenia for the fire.", "Armenia", "The mayor"),
    ("The mayor blamed the fire on Azerbaijani gunners.", "Azerbaijani gunners", "The mayor"),
    ("The mayor holds Yerevan responsible for the fire.", "Yerevan", "The mayor"),
    ("The mayor held Baku responsible for the fire.", "Baku", "The mayor"),
    ("Azerbaijan was accused by the mayor of burning the mill.", "Azerbaijan", "the mayor"),
    ("In a statement, the mayor accused Baku of lies and threats.", "Baku", "the mayor"),
    ("The mayor accused Armenia and said that the mill was lost.", "Armenia", "The mayor"),
    ("The governor spoke at the mill, accusing Azerbaijan of arson.", "Azerbaijan", ""),
    ("The sides accused each other of burning the mill.", "", "The sides"),
    ("The two sides blamed one another for the fire.", "", "The two sides"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "accused", "speaker"), ACCUSATIONS)
def test_an_accusation_names_whom_and_by_whom(text, accused, speaker) -> None:
    assert said(text) == (accused, speaker)


AGENTS = [
    # who acts
    ("Azerbaijani forces shelled the mill.", "Azerbaijani forces"),
    ("The Armenian army has repeatedly attacked the mill.", "The Armenian army"),
    ("Azerbaijan opened fire on the mill.", "Azerbaijan"),
    ("Armenia's armed forces violated the truce.", "Armenia's armed forces"),
    ("Forces of Azerbaijan shelled the mill.", "Forces of Azerbaijan"),
    ("Azerbaijani forces had resumed the shelling of the mill.", "Azerbaijani forces"),
    ("Armenian gunmen pounded the mill until dawn.", "Armenian gunmen"),
    ("Armenian forces opened artillery fire on the mill.", "Armenian forces"),
    # by whom
    ("The mill was shelled by Azerbaijani troops.", "Azerbaijani troops"),
    ("The mill was attacked by the Armenian armed forces.", "the Armenian armed forces"),
    ("Two men were shot by Azerbaijani border guards.", "Azerbaijani border guards"),
    ("The mill was bombarded by Armenia.", "Armenia"),
    # whose weapon
    ("The mill was hit by heavy Azerbaijani artillery.", "Azerbaijani"),
    ("The positions near Askeran came under fire.", ""),
    ("The mill stood in Martuni as shells hit the town.", ""),
    ("A Scud hit the mill.", ""),
    ("Skirmishes took place at the mill.", ""),
    ("The mill came under Azerbaijani fire.", "Azerbaijani"),
    ("An Armenian missile strike destroyed the mill.", "Armenian"),
    ("Armenian artillery pounded the mill until dawn.", "Armenian"),
    ("The mill was shelled by Azerbaijani artillery.", "Azerbaijani"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who"), AGENTS)
def test_who_acts_is_named_where_nobody_is_accused(text, who) -> None:
    assert said(text)[0] == who


NOBODY = [
    "Shells hit the mill.",
    "Rockets struck the mill on Sunday.",
    "On Monday shelling hit the mill.",
    "Both attacked the mill.",
    "Two attacked the mill.",
    "The mill was rebuilt by Armenian masons.",
    "The road was repaired by Azerbaijan.",
    "They shelled the mill.",
    "The mill was struck by lightning.",
    "Fighting killed two men at the mill.",
    "Missiles killed two men at the mill.",
    "The strike on Arles killed two men at the mill.",
    "The shelling of Arles killed two men.",
    "An F-16 struck the mill.",
    "A drone hit the mill.",
    "Rights Watch counted four attacks on the mill.",
    "The sides continued talks at the mill.",
    "The mill was hit by a drone.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_a_thing_a_pronoun_or_a_number_is_no_agent(text) -> None:
    assert said(text)[0] == ""


def test_an_accusation_weighs_more_than_the_deed_told_beside_it() -> None:
    text = "The mayor accused Azerbaijan of arson after Armenian forces shelled the mill."
    assert said(text)[0] == "Azerbaijan"


def test_the_verbs_subject_weighs_more_than_a_weapons_side() -> None:
    assert said("Armenian troops attacked a column under Azerbaijani fire.")[0] == "Armenian troops"


SIDES = st.sampled_from(["Armenian", "Azerbaijani", "Georgian", "Turkish"])
FORCES = st.sampled_from(["forces", "troops", "soldiers", "armed forces", "units", "snipers"])
DEEDS = st.sampled_from(["shelled", "attacked", "bombed", "targeted", "pounded", "stormed", "seized", "captured"])


@given(SIDES, FORCES, DEEDS)
def test_the_deed_and_its_passive_have_the_same_doer(side, force, deed) -> None:
    who = f"{side} {force}"
    assert said(f"{who} {deed} the mill.")[0] == who
    assert said(f"The mill was {deed} by {who}.")[0] == who


@given(SIDES, FORCES)
def test_the_accused_is_the_same_in_every_form_of_words(side, force) -> None:
    who = f"{side} {force}"
    forms = (
        f"The mayor accused {who} of arson.",
        f"The mayor blamed {who} for the fire.",
        f"The mayor blamed the fire on {who}.",
        f"The mayor held {who} responsible.",
        f"{who} were accused by the mayor of arson.",
    )
    assert [said(form)[0] for form in forms] == [who] * len(forms)
