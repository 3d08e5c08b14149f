"""Small letters keep every character where it stood."""

from __future__ import annotations

import sys

import pytest

from corpus.casualty_line import line_of
from corpus.small_letters import small
from corpus.timex_tokens import tokens_of

MIXED = "İlham told the POLICE on 3 May: “ΤΕΛΟΣ”, Straße, Ələt, ԵՐԵՎԱՆ, БАКУ.\n\n10-Year-Old boy’s dog"


def test_every_letter_stays_one_letter() -> None:
    longer = [chr(code) for code in range(sys.maxunicode + 1) if len(small(chr(code))) != 1]
    assert longer == []


@pytest.mark.parametrize(
    ("text", "in_small"), [("", ""), ("The POLICE", "the police"), ("İzmir", "izmir"), ("БАКУ", "баку")]
)
def test_letters_are_small(text: str, in_small: str) -> None:
    assert small(text) == in_small


def test_words_of_a_sentence_stand_where_they_are_printed() -> None:
    line = line_of(MIXED)
    assert list(line.printed) == [MIXED[a:b] for a, b in zip(line.starts, line.ends, strict=True)]
    assert [small(word).replace("’", "'") for word in line.printed] == list(line.words)
    assert {"ilham", "police", "10-year-old", "boy's", "."} <= set(line.words)


def test_tokens_stand_where_they_are_printed() -> None:
    tokens = tokens_of(MIXED)
    printed = [MIXED[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)]
    words = tokens.words[: len(printed)]
    assert [small(piece) if piece.strip() else "\n" for piece in printed] == words
    assert words[:4] == ["ilham", "told", "the", "police"]


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("SHELLS FELL ON GORIS, POLICE SAID", True),
        ("SHELLS FELL ON GORIS, he said", True),
        ("SHELLS FELL ON Goris, he said then", False),
        ("Shells fell on Goris, police said", False),
        ("2020 - 10 - 18", False),
        ("", False),
    ],
)
def test_a_text_in_capitals_is_known(text: str, capitals: bool) -> None:  # noqa: FBT001
    assert tokens_of(text).capitals is capitals
