"""Sentences and paragraphs, as papers and wires print them."""

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import split_sentences


def sentences(text):
    return [text[s.start : s.end] for s in split_sentences(text)]


def paragraphs(text):
    return [s.paragraph for s in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two villages burned. No one was hurt.", ["Two villages burned.", "No one was hurt."]),
        ("It ended on Oct.29 near the river. Calm held.", ["It ended on Oct.29 near the river.", "Calm held."]),
        ("Gen. Petrov spoke. He left.", ["Gen. Petrov spoke.", "He left."]),
        ("Lt. Gen. A. B. Petrov spoke on Sept. 27 in Baku.", None),
        ("Envoys of the U.S. Department met.", None),
        ("They flew to the U.S. The talks failed.", ["They flew to the U.S.", "The talks failed."]),
        ("Prices rose 3.5 percent. Wages did not.", ["Prices rose 3.5 percent.", "Wages did not."]),
        ("It struck at 2 a.m. local time.", None),
        ("It struck at 2 a.m. The guards slept.", ["It struck at 2 a.m.", "The guards slept."]),
        ("“We shall not leave.” The mayor stayed.", ["“We shall not leave.”", "The mayor stayed."]),
        ("“Why now?” she asked. “Go!”", ["“Why now?” she asked.", "“Go!”"]),
        (
            "They held (the ridge was lost.) Then came rain.",
            ["They held (the ridge was lost.)", "Then came rain."],
        ),
        ("They broke in… [and] took the heights.", None),
        ("They waited... Nothing came.", ["They waited...", "Nothing came."]),
        ("The shop was hit by No. 5 Battery. It burned.", ["The shop was hit by No. 5 Battery.", "It burned."]),
        ("Did he agree? He said no. Talks ended.", ["Did he agree?", "He said no.", "Talks ended."]),
        ("The road was cut.The army denied it.", ["The road was cut.", "The army denied it."]),
        ("See www.example.org for more. It is free.", ["See www.example.org for more.", "It is free."]),
        ("THE BANK IN ST. JAMES BURNED. NOBODY CAME.", ["THE BANK IN ST. JAMES BURNED.", "NOBODY CAME."]),
        ("``Stay home.'' ``Lock the doors,'' she said.", ["``Stay home.''", "``Lock the doors,'' she said."]),
    ],
)
def test_a_full_stop_ends_a_sentence_only_where_a_reader_would_stop(text, expected):
    assert sentences(text) == (expected or [text])


def test_a_dateline_and_a_heading_on_their_own_lines_stand_alone():
    text = "BAKU, Azerbaijan, Oct.29\n\nAgency:\n\nThe envoy landed. He met the press."
    assert sentences(text) == ["BAKU, Azerbaijan, Oct.29", "Agency:", "The envoy landed.", "He met the press."]
    assert paragraphs(text) == [0, 1, 2, 2]


def test_single_newlines_part_paragraphs_where_nothing_is_wrapped():
    long = "The council of the town met for the third time that week and heard from everybody who had come" * 2
    text = f"{long}.\nA new heading\nThe clerk wrote it down."
    assert sentences(text) == [f"{long}.", "A new heading", "The clerk wrote it down."]
    assert paragraphs(text) == [0, 1, 2]


def test_bullets_are_left_out_and_each_is_a_paragraph():
    text = "- The bridge fell.\n- Two trucks burned\n• Nobody was hurt."
    assert sentences(text) == ["The bridge fell.", "Two trucks burned", "Nobody was hurt."]
    assert paragraphs(text) == [0, 1, 2]


def test_wire_copy_wrapped_in_mid_sentence_is_put_together():
    text = (
        "   PUERTO VIEJO, 3 JAN 90 -- [TEXT] THE GARRISON REPORTED THAT SEVEN OF\n"
        "ITS TRUCKS WERE BURNED BY THE SEA.  TWO DRIVERS ARE MISSING AND NO\n"
        "TRACE OF THEM WAS FOUND.\n"
        "   THE MAYOR ASKED FOR HELP.\n"
    )
    assert [" ".join(s.split()) for s in sentences(text)] == [
        "PUERTO VIEJO, 3 JAN 90 -- [TEXT] THE GARRISON REPORTED THAT SEVEN OF ITS TRUCKS WERE BURNED BY THE SEA.",
        "TWO DRIVERS ARE MISSING AND NO TRACE OF THEM WAS FOUND.",
        "THE MAYOR ASKED FOR HELP.",
    ]
    assert paragraphs(text) == [0, 0, 1]


def test_a_ragged_right_margin_parts_no_sentence():
    text = (
        "   THE HARBOUR MASTER TOLD THE COUNCIL LAST NIGHT THAT ALL OF THE BOATS\n"
        "OF THE FISHING FLEET WERE SAFE [AS RECEIVED], THOUGH ONE OF\n"
        "THEM HAD LOST ITS MAST.  THE PILOTS, HE ADDED, WOULD GO OUT\n"
        " AGAIN WHEN THE WIND HAD FALLEN AND THE LIGHT ON THE MOLE HAD BEEN\n"
        "MENDED.\n\n"
        "   NOBODY WAS HURT.\n"
    )
    ends = [" ".join(s.split())[-18:] for s in sentences(text)]
    assert ends == ["HAD LOST ITS MAST.", "E HAD BEEN MENDED.", "NOBODY WAS HURT."]
    assert paragraphs(text) == [0, 0, 1]


def test_a_list_of_lines_of_all_lengths_is_not_wrapped():
    lines = [
        "Two hurt in a fall",
        "A bridge over the old river was shut",
        "Rain",
        "The mayor of the port opens a new hall",
        "Schools closed",
        "The council of the lower town votes on the harbour wall",
    ]
    assert sentences("\n".join(lines)) == lines


def test_a_line_that_breaks_off_goes_on_in_the_next():
    filler = (
        "Nothing else was known about the incident that evening, and the road stayed closed to everybody. " * 2
    )
    text = f"{filler}\nThe head of the\nMinistry spoke."
    assert sentences(text)[-1] == "The head of the\nMinistry spoke."


def test_an_empty_text_has_no_sentences():
    assert split_sentences("") == ()
    assert split_sentences(" \n\n\t ") == ()


@given(st.text(alphabet="aZé1.!?…\"'”)( \n-•,", max_size=200))
def test_sentences_are_in_order_and_lose_nothing_but_space_and_bullets(text):
    found = split_sentences(text)
    rest, position = [], 0
    for sentence in found:
        assert position <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end] == text[sentence.start : sentence.end].strip()
        rest.append(text[position : sentence.start])
        position = sentence.end
    rest.append(text[position:])
    assert all(re.fullmatch(r"(?:[ \n•-]|\b\d{1,2}[.)](?= ))*", piece) for piece in rest)
    assert [s.paragraph for s in found] == sorted(s.paragraph for s in found)


@given(st.lists(st.sampled_from(["The mine blew up.", "Nobody came.", "Rain fell on the pass."]), max_size=8))
def test_plain_sentences_come_back_one_by_one(plain):
    assert sentences(" ".join(plain)) == plain


def calls(text):
    """How many calls of functions it takes to split a text: work counted without a clock."""
    count = 0

    def note(_frame, _event, _argument):
        nonlocal count
        count += 1

    sys.setprofile(note)
    try:
        split_sentences(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "hostile", [".", ". ", '"', ".\n", " ", "A. ", "\n", "- ", '."', "1. ", " \n", "a.The ", "• "]
)
def test_work_grows_with_length_and_no_faster(hostile):
    assert calls(hostile * 800) <= 2.2 * calls(hostile * 400) + 100
