from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.attribution import find_attributions
from corpus.records import Attribution
from corpus.sentences import split_sentences


def attribution_of(text: str, sentence: int = 0) -> Attribution:
    sentences = split_sentences(text)
    start = sentences[sentence].start
    return next((a for a in find_attributions(text, sentences) if a.start == start), Attribution(start=0, end=0))


SPEAKERS = [
    ("Rockets hit the port, the defence ministry said.", "the defence ministry"),
    ("The mayor of Barda said that rockets hit the port.", "The mayor of Barda"),
    ("According to the prosecutor's office, four people died.", "the prosecutor's office"),
    ("Four people died, according to officials in Goris.", "officials in Goris"),
    ("On Tuesday, Armenia's government announced that the road was open.", "Armenia's government"),
    ("“Nobody was hurt,” said the governor of Tavush.", "the governor of Tavush"),
    ("Baku, which holds the town, reported twelve violations.", "Baku"),
    ("The agency's leader, a former judge, told reporters that the road was open.", "The agency's leader"),
    ("Azerbaijan accused Armenia of shelling the port.", "Azerbaijan"),
    ("The port was shelled for an hour.", ""),
    ("The said hostilities are over.", ""),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_the_speaker_is_named_as_written(text: str, speaker: str) -> None:
    assert attribution_of(text).claimed_by.startswith(speaker)
    assert bool(attribution_of(text).claimed_by) == bool(speaker)


ACCUSED = [
    ("Azerbaijan accused Armenia of shelling the port.", "Armenia"),
    ("Yerevan blamed Azerbaijani forces for the fire.", "Azerbaijani forces"),
    ("Armenian forces shelled the port on Sunday.", "Armenian forces"),
    ("The port was shelled by Azerbaijani troops.", "Azerbaijani troops"),
    ("Both were accused by monitors of breaking the truce.", "Both"),
    ("Shells fell on the port.", ""),
]


@pytest.mark.parametrize(("text", "accused"), ACCUSED)
def test_the_accused_or_the_actor_is_named_as_written(text: str, accused: str) -> None:
    assert attribution_of(text).accused == accused


def test_a_pronoun_is_carried_back_to_the_last_speaker() -> None:
    text = "The ombudsman of Karabakh said that shells fell. He added that two people were hurt."
    assert attribution_of(text, 1).claimed_by == "The ombudsman of Karabakh"


def test_the_ministry_is_the_last_ministry_named() -> None:
    text = (
        "The emergency ministry in Baku said that a forest burned. The governor said that it was arson."
        " The ministry said that nobody was hurt."
    )
    assert attribution_of(text, 2).claimed_by == "The emergency ministry in Baku"


def test_a_surname_alone_is_the_fuller_name_said_before() -> None:
    text = "Presidential adviser Hikmet Hajiyev said that shells fell. Hajiyev added that two people were hurt."
    assert attribution_of(text, 1).claimed_by == "Presidential adviser Hikmet Hajiyev"


def test_a_quotation_that_runs_on_keeps_its_speaker() -> None:
    text = "“Shells fell on the port,” the mayor said. “Two people were hurt."
    sentences = split_sentences(text + " A house burned.”")
    found = find_attributions(text + " A house burned.”", sentences)
    assert found[-1].claimed_by == "the mayor"


def test_who_denies_is_kept_apart_from_who_says() -> None:
    assert attribution_of("Armenia denied that it had shelled the port.").denied_by == "Armenia"


@given(st.text(max_size=300))
def test_any_text_gives_attributions_of_its_own_sentences(text: str) -> None:
    sentences = split_sentences(text)
    spans = {(s.start, s.end) for s in sentences}
    assert all((a.start, a.end) in spans for a in find_attributions(text, sentences))


@pytest.mark.parametrize("unit", ["said ", "The Army ", "by A ", "accused ", ", ", "blamed on ", "“"])
def test_a_hostile_line_ends(unit: str) -> None:
    text = unit * 4_000
    find_attributions(text, split_sentences(text))
