"""Who says what a sentence says: every order of words, pronouns, quotations and denials."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.attribution import SPEAKERS_KEPT, find_attributions
from corpus.records import LONGEST_SENTENCE
from corpus.sentences import split_sentences


def speakers(text):
    """The speaker of each sentence, "" where it has none."""
    sentences = split_sentences(text)
    said = {a.start: a.claimed_by for a in find_attributions(text, sentences)}
    return [said.get(s.start, "") for s in sentences]


def deniers(text):
    sentences = split_sentences(text)
    said = {a.start: a.denied_by for a in find_attributions(text, sentences)}
    return [said.get(s.start, "") for s in sentences]


ORDERS = [
    # subject, verb, that
    ("The garrison said that the bridge was lost.", "The garrison"),
    ("Doctors told a visiting crew that the ward was full.", "Doctors"),
    ("The mayor's office also reported a fire.", "The mayor's office"),
    ("The committee has repeatedly warned of mines.", "The committee"),
    # the speaker last
    ("The bridge was lost, the garrison said.", "the garrison"),
    ("The bridge was lost on Monday, the garrison reported late in the evening.", "the garrison"),
    ("The bridge was lost, said the commander.", "the commander"),
    ('"The bridge is lost," said the commander.', "the commander"),
    ("“Is the bridge lost?” asked a boy, and the commander said no.", "the commander"),
    # the speaker cited
    ("According to the commander, the bridge was lost.", "the commander"),
    ("The bridge was lost, according to the commander.", "the commander"),
    ("The bridge was lost, as reported by the commander.", "the commander"),
    ("The radio, citing the commander, spoke of a lost bridge.", "the commander"),
    ("According to the commander who held it, the bridge was lost.", "the commander"),
    # what stands before the subject is no part of it
    ("Meanwhile, the garrison said that the bridge was lost.", "the garrison"),
    ("In a statement, the garrison said that the bridge was lost.", "the garrison"),
    ("On Friday the garrison said that the bridge was lost.", "the garrison"),
    ("Earlier the garrison had said that the bridge was lost.", "the garrison"),
    ("After the bridge was lost, the garrison said that it would be rebuilt.", "the garrison"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who"), ORDERS)
def test_the_speaker_is_found_in_every_order_of_words(text, who) -> None:
    assert speakers(text) == [who]


NOBODY = [
    "The bridge is said to be lost.",
    "The said bridge was lost.",
    "Among them said nobody a word.",
    "The region declared independence in 1991.",
    "The claims to the bridge are old.",
    "The bridge was lost at noon.",
    "According to which the bridge was lost.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_words_that_only_look_like_saying_have_no_speaker(text) -> None:
    assert speakers(text) == [""]


APPOSITIONS = [
    ("Anna Tor, leader of the party, said that the bridge was lost.", "Anna Tor, leader of the party"),
    ("Anna Tor, a former judge, said that the bridge was lost.", "Anna Tor"),
    ("The mayor (a farmer) said that the bridge was lost.", "The mayor"),
    ("The mayor – a farmer – said that the bridge was lost.", "The mayor"),
    ("The mayor, who is a farmer, said that the bridge was lost.", "The mayor"),
]


@pytest.mark.parametrize(("text", "who"), APPOSITIONS)
def test_what_is_put_in_between_a_speaker_and_the_verb_does_not_hide_him(text, who) -> None:
    assert speakers(text)[0].startswith(who)


def test_an_outlet_gives_way_to_the_speaker_whom_it_quotes() -> None:
    assert speakers("The governor told Reuters that the bridge was lost, Interfax reported.") == ["The governor"]
    assert speakers("The bridge was lost, Interfax reported, the governor said.") == ["the governor"]


def test_who_denies_one_thing_and_says_another_is_named_alone() -> None:
    assert speakers("The ministry denied attacking the mill and said that shells had hit a bridge.") == [
        "The ministry"
    ]
    assert speakers("Oct. 4 - Azerbaijan said that shells had hit a bridge.") == ["Azerbaijan"]


def test_whom_an_outlet_quotes_is_the_speaker() -> None:
    quoted = "Interfax quoted the ministry of defence as saying that the bridge was lost."
    assert speakers(quoted) == ["the ministry of defence"]
    assert speakers("Reuters cited doctors in Goris as saying that the ward was full.") == ["doctors in Goris"]


def test_an_outlet_alone_is_the_speaker() -> None:
    assert speakers("The bridge was lost, Reuters reported.") == ["Reuters"]


CARRIED = [
    # the second sentence's speaker
    ("The mayor said that a house burned. He added that it was empty.", "The mayor"),
    ("The mayor said that a house burned. They said that it was empty.", "The mayor"),
    ("The mayor said that a house burned. It added that the street was closed.", "The mayor"),
    ("A house burned. He added that it was empty.", ""),
    ("The mayor of Goris said that a house burned. The mayor said that it was empty.", "The mayor of Goris"),
    ("The mayor said that a house burned. The ministry said that it was empty.", "The ministry"),
    ("Prosecutors of Kapan said that it burned. The prosecution said that it was empty.", "Prosecutors of Kapan"),
    ("Colonel Arman Tor said that a house burned. Tor said that it was empty.", "Colonel Arman Tor"),
    ("Kapan and Goris said that a house burned. Goris said that it was empty.", "Goris"),
    ("Colonel Arman Tor said that a house burned. Mor said that it was empty.", "Mor"),
    ("The embassy in Baku denied the news. The official said that the street was calm.", "The embassy in Baku"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who"), CARRIED)
def test_short_words_for_a_speaker_go_back_to_the_one_named_before(text, who) -> None:
    assert speakers(text)[1] == who


def test_a_role_is_remembered_only_over_a_dozen_speakers() -> None:
    others = " ".join(
        f"Resident {name}a said that a house burned." for name in "BCDFGHJKLMNPQRS"[: SPEAKERS_KEPT + 1]
    )
    near = "The ministry in Goris said that a house burned. He said so. The ministry said that it was empty."
    far = f"The ministry in Goris said that a house burned. {others} The ministry said that it was empty."
    assert speakers(near)[-1] == "The ministry in Goris"
    assert speakers(far)[-1] == "The ministry"


QUOTED = [
    ("“The bridge is lost,” the mayor said. “Nobody was on it. It fell at noon.” The river rose.", 2, "the mayor"),
    ("“The bridge is lost,” the mayor said. “Nobody was on it. It fell at noon.” The river rose.", 3, ""),
    ("The mayor said: «Nobody was on it. It fell at noon.» The river rose.", 1, "The mayor"),
    ('The mayor said: "Nobody was on it. It fell at noon." The river rose.', 1, "The mayor"),
    ("“The bridge is lost. Nobody was on it,” the mayor said. The river rose.", 0, "the mayor"),
    ("“The bridge is lost. It fell at noon. Nobody was on it,” said the mayor. The river rose.", 1, "the mayor"),
    ('The mayor spoke. "The bridge is lost. Nobody was on it," the envoy said.', 1, "the envoy"),
    ('The mayor said so. "The bridge is lost. Nobody was on it." The river rose.', 1, ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sentence", "who"), QUOTED)
def test_a_quotation_has_its_speaker_until_it_is_closed(text, sentence, who) -> None:
    assert speakers(text)[sentence] == who


def test_a_statement_speaks_for_its_issuer_wherever_nobody_else_is_named() -> None:
    text = (
        "Statement of the Ministry of Roads\n\nThe bridge was lost. The mayor said that it was empty."
        " The river rose."
    )
    assert speakers(text)[1:] == ["the Ministry of Roads", "The mayor", "the Ministry of Roads"]


DENIED = [
    ("The garrison denied that the bridge was lost.", "The garrison"),
    ("The army struck the bridge, which the garrison denied.", "the garrison"),
    ("The bridge fell to the army, a claim the garrison has denied.", "the garrison"),
    ("The garrison called it a lie.", "The garrison"),
    ("The garrison called the claims baseless.", "The garrison"),
    ("Baku dismisses the report of the mayor.", "Baku"),
    ("The mayor, a farmer, rejected the claims.", "The mayor"),
    ("Denied all rest, the men slept.", ""),
]


@pytest.mark.parametrize(("text", "who"), DENIED)
def test_who_denies_is_the_subject_of_the_denial(text, who) -> None:
    assert deniers(text) == [who]


def test_no_sentence_gives_no_attribution() -> None:
    assert find_attributions("", ()) == ()


def test_what_stands_beyond_a_legible_sentence_names_nobody() -> None:
    tail = ", the mayor said."
    fits = "wood and " * 30
    (spoken,) = speakers("Carts brought " + fits + tail)
    sentence = "Carts brought " + "wood and " * (LONGEST_SENTENCE // 9 + 1) + tail
    assert spoken == "the mayor"
    assert speakers(sentence)[0] == ""


NAMES = st.sampled_from(["mayor", "governor", "garrison", "ombudsman", "commander", "prosecutor"])
VERBS = st.sampled_from(
    ["said", "announced", "reported", "confirmed", "stated", "warned", "claimed", "acknowledged"]
)
NEWS = st.sampled_from(["the bridge was lost", "a barn burned", "the road had been cut", "cattle were dead"])


@given(NAMES, VERBS, NEWS)
def test_one_speaker_is_the_same_whichever_end_of_the_sentence_he_stands_at(name, verb, news) -> None:
    first = speakers(f"The {name} {verb} that {news}.")
    last = speakers(f"{news.capitalize()}, the {name} {verb}.")
    cited = speakers(f"According to the {name}, {news}.")
    assert [w.casefold() for (w,) in (first, last, cited)] == [f"the {name}"] * 3


@given(st.lists(NAMES, min_size=1, max_size=8), NEWS)
def test_he_is_always_the_speaker_just_before(names, news) -> None:
    text = " ".join(f"The {name} said that {news}. He added that {news} indeed." for name in names)
    found = speakers(text)
    assert found[1::2] == found[::2]
