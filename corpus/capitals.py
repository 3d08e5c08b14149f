"""Texts in capitals throughout, as wires send them: their letters' size says nothing, nor do their line breaks."""

from __future__ import annotations

import re

from corpus.small_letters import small

HEAD_CHARACTERS = 1_000
"""So much of a text tells whether all of it is in capitals."""

MOST_SMALL_LETTERS = 0.05
"""The share of small letters that a text in capitals may still have: a dateline, an address."""

_SMALL = re.compile(r"[a-zà-ÿ]+")
_COMMON = "aeo"
_CAPITAL = re.compile(r"[A-ZÀ-Þ]+")


def are_capitals(text: str) -> bool:
    """Whether the text is written in capitals throughout; one of other scripts or of no letters is not."""
    head = text[:HEAD_CHARACTERS]
    if sum(map(head.count, _COMMON)) > MOST_SMALL_LETTERS * len(head):
        return False
    capitals = sum(map(len, _CAPITAL.findall(head)))
    return capitals > 0 and sum(map(len, _SMALL.findall(head))) <= MOST_SMALL_LETTERS * capitals


def plain(text: str) -> str:
    """The text to look about in: one in capitals is in small letters and on one line, no character elsewhere."""
    return lowered(text) if are_capitals(text) else text


def lowered(text: str) -> str:
    """The text in lower case with every character where it stood, and line breaks as blanks."""
    return small(text).replace("\n", " ").replace("\t", " ")
