"""Normalised names of actors: by the tables, by the rule for any state, and none where nobody knows."""

from __future__ import annotations

import time
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.actor_names import actor_names, read_actor_table
from corpus.errors import ActorTableError

NAMES = [
    # words, name, kind, side
    ("Azerbaijani forces", "Armed forces of Azerbaijan", "state forces", "AZ"),
    ("Azeri troops", "Armed forces of Azerbaijan", "state forces", "AZ"),
    ("the Armenian military", "Armed forces of Armenia", "state forces", "AM"),
    ("Armenia's army", "Armed forces of Armenia", "state forces", "AM"),
    ("the armed forces of Armenia", "Armed forces of Armenia", "state forces", "AM"),
    ("Azerbaijani Defence Ministry", "Ministry of Defence of Azerbaijan", "ministry", "AZ"),
    ("the Armenian Ministry of Defense", "Ministry of Defence of Armenia", "ministry", "AM"),
    ("a spokesman for Armenia’s foreign ministry", "Ministry of Foreign Affairs of Armenia", "ministry", "AM"),
    ("Baku", "Government of Azerbaijan", "government", "AZ"),
    ("Yerevan", "Government of Armenia", "government", "AM"),
    ("the Armenian side", "Armenia", "state", "AM"),
    ("Azerbaijan", "Azerbaijan", "state", "AZ"),
    (
        "Artsakh Defense Army",
        "Artsakh Defence Army / Nagorno-Karabakh Defence Army",
        "state forces",
        "Nagorno-Karabakh / Artsakh",
    ),
    (
        "the Nagorno-Karabakh Defence Army",
        "Artsakh Defence Army / Nagorno-Karabakh Defence Army",
        "state forces",
        "Nagorno-Karabakh / Artsakh",
    ),
    ("Russian peacekeepers", "Russian peacekeepers in Nagorno-Karabakh", "peacekeepers", "RU"),
    ("the OSCE Minsk Group", "OSCE Minsk Group", "international organisation", ""),
    ("Ukrainian troops", "Armed forces of Ukraine", "state forces", "UA"),
    ("Sudan's army", "Armed forces of Sudan", "state forces", "SD"),
    ("the Israeli air force", "Armed forces of Israel", "state forces", "IL"),
    ("Salvadoran police", "Police of El Salvador", "police", "SV"),
    ("US forces", "Armed forces of the United States", "state forces", "US"),
    ("the U.S. army", "Armed forces of the United States", "state forces", "US"),
    ("FMLN guerrillas", "FMLN", "non-state group", ""),
    ("the Farabundo Marti National Liberation Front", "FMLN", "non-state group", ""),
    ("Kremlin", "Kremlin", "government", "RU"),
]


@pytest.mark.parametrize(("words", "name", "kind", "side"), NAMES)
def test_words_mean_an_actor(words, name, kind, side):
    known = actor_names().normalised(words)
    assert known is not None
    assert (known.name, known.kind.value, known.side) == (name, kind, side)


UNKNOWN = [
    "unknown gunmen",
    "the police",
    "guerrillas",
    "Armenian-backed rebels",
    "Armenian villagers",
    "Armenians",
    "Azerbaijani journalists",
    "Armenian and Azerbaijani forces",
    "the mayor of Aghdam",
    "The Free Herald",
    "",
    "’s",
]


@pytest.mark.parametrize("words", UNKNOWN)
def test_words_that_nobody_knows_have_no_name(words):
    assert actor_names().normalised(words) is None


def test_an_acronym_that_is_a_word_too_means_an_actor_only_in_capitals():
    names = actor_names()
    assert names.named_at(["ETA"], 0, shouting=False) == 1
    assert names.named_at(["Eta"], 0, shouting=False) == 0


def test_a_table_of_ones_own_is_put_over_the_shipped_ones(tmp_path):
    table = tmp_path / "mine.csv"
    table.write_text(
        "name,aliases,kind,side,source\n"
        "Northern Front,Northern Front|Northerners,non-state group,North,ours\n"
        "Valley,Valley|Valleyan,state,Valley,ours\n"
        "Our own name for it,Artsakh Defence Army,state forces,,ours\n",
        encoding="utf-8",
    )
    names = actor_names(table)
    assert names.normalised("Northerners").name == "Northern Front"
    assert names.normalised("Valleyan troops").name == "Armed forces of Valley"
    assert names.normalised("the Artsakh Defence Army").name == "Our own name for it"
    assert names.normalised("Armenian forces").name == "Armed forces of Armenia"
    assert actor_names().normalised("Northerners") is None


FAULTS = [
    ("name,aliases,kind,side\nA,B,police,\n", "line 1: the header lacks 'source'"),
    ("name,aliases,kind,side,source\n,B,police,,\n", "line 2: name: is empty"),
    ("name,aliases,kind,side,source\nA,B,army,,\n", "line 2: kind: 'army' is none of"),
    ('name,aliases,kind,side,source\nA,"B,police,,\n', "is no CSV"),
]


@pytest.mark.parametrize(("content", "told"), FAULTS)
def test_the_faults_of_a_table_are_told_with_their_lines(tmp_path, content, told):
    table = tmp_path / "faulty.csv"
    table.write_text(content, encoding="utf-8")
    with pytest.raises(ActorTableError, match="1 fault") as raised:
        read_actor_table(table)
    assert told in str(raised.value)


def test_a_table_that_is_not_there_or_is_no_text_is_told(tmp_path):
    with pytest.raises(ActorTableError, match="cannot be read"):
        read_actor_table(tmp_path / "none.csv")
    (tmp_path / "latin.csv").write_bytes(b"name,aliases\xff")
    with pytest.raises(ActorTableError, match="is not UTF-8"):
        read_actor_table(tmp_path / "latin.csv")


def test_the_shipped_tables_have_no_faults():
    for table in files("corpus").joinpath("actor_tables").iterdir():
        assert read_actor_table(table)


@given(st.text(max_size=200))
def test_any_words_have_a_name_or_none(words):
    actor_names().normalised(words)


def test_words_without_end_are_looked_up_in_no_time():
    began = time.process_time()
    actor_names().normalised("Armenian " * 100_000 + "forces")
    assert time.process_time() - began < 1
