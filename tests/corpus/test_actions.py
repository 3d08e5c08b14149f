from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.actions import find_actions
from corpus.capitals import lowered
from corpus.records import Sentence, Status
from corpus.records import SubEventType as Sub
from corpus.sentences import split_sentences


def actions_in(text: str) -> list[tuple[str, Sub, Status]]:
    return [
        (text[a.start : a.end], a.sub_event, a.status)
        for a in find_actions(text, split_sentences(text))
        if not a.weak
    ]


KINDS = [
    ("Rockets hit a market in Barda at noon.", Sub.SHELLING),
    ("Artillery fire damaged two roofs.", Sub.SHELLING),
    ("The town was shelled through the night.", Sub.SHELLING),
    ("Soldiers fired twelve mortar rounds at the post.", Sub.SHELLING),
    ("The village came under heavy artillery fire.", Sub.SHELLING),
    ("A helicopter was shot down near the border.", Sub.SHELLING),
    ("A drone strike destroyed a bus.", Sub.AIR_STRIKE),
    ("Air raids went on until dawn.", Sub.AIR_STRIKE),
    ("Warplanes bombed the bridge.", Sub.AIR_STRIKE),
    ("A car was hit by a combat drone.", Sub.AIR_STRIKE),
    ("A tractor hit a mine in a field.", Sub.REMOTE_EXPLOSIVE),
    ("A landmine blast wounded a shepherd.", Sub.REMOTE_EXPLOSIVE),
    ("A suicide bomber struck; the suicide bombing was claimed by nobody.", Sub.SUICIDE_BOMB),
    ("Troops clashed on the ridge.", Sub.ARMED_CLASH),
    ("The two sides exchanged fire for an hour.", Sub.ARMED_CLASH),
    ("The army launched a large offensive at dawn.", Sub.ARMED_CLASH),
    ("Defenders repelled an attack on the height.", Sub.ARMED_CLASH),
    ("Two men were shot dead at a checkpoint.", Sub.ATTACK),
    ("Three farmers were kidnapped on the road.", Sub.ABDUCTION),
    ("The army captured the village of Talish.", Sub.GOVERNMENT_REGAINS),
    ("Troops took full control of the heights.", Sub.GOVERNMENT_REGAINS),
    ("The district was handed over: the army withdrew from the region.", Sub.TRANSFER),
    ("The sides violated the ceasefire eleven times.", Sub.CEASEFIRE_VIOLATION),
    ("The truce collapsed within minutes.", Sub.CEASEFIRE_VIOLATION),
    ("A ceasefire took effect at noon.", Sub.AGREEMENT),
    ("The presidents signed a joint statement.", Sub.AGREEMENT),
    ("The sides exchanged prisoners at the bridge.", Sub.PRISONER_EXCHANGE),
    ("Police detained the former minister.", Sub.ARRESTS),
    ("Families fled to Goris.", Sub.DISPLACEMENT),
    ("Activists blocked the only road to the town.", Sub.BLOCKADE),
    ("Residents protested outside the mission.", Sub.PEACEFUL_PROTEST),
    ("Villagers set fire to their houses before leaving.", Sub.LOOTING),
    ("The leader declared martial law.", Sub.OTHER),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_words_of_an_event_give_its_kind(text: str, kind: Sub) -> None:
    assert kind in {sub for _, sub, status in actions_in(text) if status is Status.HAPPENED}


STATUSES = [
    ("The ministry denied shelling Barda.", Status.DENIED),
    ("The army did not shell the town.", Status.DENIED),
    ("Reports that rockets hit the airfield are false.", Status.DENIED),
    ("The ministers will meet in Geneva on Friday; troops will launch an offensive.", Status.PLANNED),
    ("The army plans to launch an offensive.", Status.PLANNED),
    ("It threatened to launch missiles at the dam.", Status.PLANNED),
    ("He warned that rockets could hit the dam.", Status.HYPOTHETICAL),
    ("If shells fall on the town, people will leave.", Status.HYPOTHETICAL),
    ("They fear an air strike.", Status.HYPOTHETICAL),
    ("France called for a ceasefire to take effect.", Status.HYPOTHETICAL),
    ("The envoy urged both to agree on a truce.", Status.HYPOTHETICAL),
    ("Rockets hit the dam.", Status.HAPPENED),
    ("Rockets hit the dam on 1 May 2020.", Status.HAPPENED),
    ("On 3 May rockets hit the dam.", Status.HAPPENED),
    ("Rockets may hit the dam.", Status.HYPOTHETICAL),
    ("After failing to agree on a truce they shelled the town.", Status.HAPPENED),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_the_words_about_an_event_say_whether_it_happened(text: str, status: Status) -> None:
    found = actions_in(text)
    assert found
    assert status in {s for _, _, s in found}


NOTHING = [
    "He was on hunger strike for a month.",
    "The war crimes tribunal sat on Monday.",
    "Videos shot on site showed debris.",
    "The minister arrived by car.",
    "",
]


@pytest.mark.parametrize("text", NOTHING)
def test_words_that_only_look_like_violence_tell_no_event(text: str) -> None:
    assert [a for a in actions_in(text) if a[2] is Status.HAPPENED and not a[0].startswith("arrived")] == []


def test_a_definite_noun_is_marked_as_told_again() -> None:
    text = "The missile attack lasted an hour. A missile attack followed."
    first, second = find_actions(text, split_sentences(text))[:2]
    assert first.definite
    assert not second.definite


def test_fighting_is_vague_and_a_clash_is_not() -> None:
    text = "Fighting goes on. Troops clashed."
    vague = {text[a.start : a.end]: a.vague for a in find_actions(text, split_sentences(text))}
    assert vague == {"Fighting": True, "clashed": False}


@given(st.text(max_size=200))
def test_lowering_keeps_every_character_in_its_place(text: str) -> None:
    assert len(lowered(text)) == len(text)


@given(st.text(alphabet=st.sampled_from("shelled attack,. rocket İfire–(\n"), max_size=200))
def test_triggers_lie_in_their_sentence_and_do_not_overlap(text: str) -> None:
    sentences = split_sentences(text)
    last = 0
    for action in find_actions(text, sentences):
        assert action.start >= last
        assert any(s.start <= action.start < action.end <= s.end for s in sentences)
        last = action.end


@pytest.mark.parametrize("unit", ["rocket ", "launched ", "ceasefire ", "took the ", "(", ", which ", "after "])
def test_a_hostile_line_takes_time_in_proportion_to_its_length(unit: str) -> None:
    text = unit * 20_000
    find_actions(text, (Sentence(start=0, end=len(text), paragraph=0),))
