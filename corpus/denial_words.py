"""The words by which somebody denies: patterns that an analyst can read and dispute."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.records import Attribution

_DENIED = r"denied|denies|denying|rejected|rejects|rejecting|refuted|refutes|dismissed|dismisses|disputed"
_CALLED_A_LIE = (
    r"call(?:ed|s) (?:it|this|that|them|the \w+|(?:such|these|those) \w+)(?: all)? (?:an? )?(?:\w+ )?"
    r"(?:lies?|false|fake|untrue|disinformation|misinformation|fabricat\w+|baseless|nonsense)"
)
DENIES = re.compile(rf"\b(?:{_DENIED}|{_CALLED_A_LIE})\b")
"""Over text in small letters."""

STEMS_OF_DENYING = ("deni", "deny", "reject", "refut", "dismiss", "disput", "called ", "calls ")
"""Letters without which nothing is denied."""

WHICH_IS_DENIED = re.compile(
    r"\b(?:which|something|an? (?:claim|charge|allegation|accusation|report)|(?:claim|charge|allegation|accusation|report)s)"
    r" (?:that )?(?P<who>(?:the )?[\w’'-]+(?: [\w’'-]+){0,5}?)(?: has| have| had)?"
    r" (?:denied|denies|rejected|rejects|refuted|refutes|dismissed|dismisses|disputed|disputes)\b",
    re.IGNORECASE,
)
"""Put in beside what is denied: ", which the ministry denied"."""

DENIES_WHAT_WAS_TOLD = re.compile(
    rf"\b(?:{_CALLED_A_LIE}\b|(?:{_DENIED})\b(?:\W*$|(?!\sthat\s)[^.;]{{0,40}}\b(?:it|this|that|claims?|reports?|allegations?"
    r"|accusations?|charges?|statements?|attacks?|strikes?|shelling|responsibility|involvement|information|fir(?:ed|ing)"
    r"|targeting|hitting|striking|attacking|having|the (?:loss|capture|fall))\b"
    r"|\sthat\s[^.;]{0,60}\b(?:fire[ds]?|firing|shell\w*|attack\w*|str(?:ikes?|uck|iking)|hit|target\w*|kill\w*|violat\w*"
    r"|involved|responsible|behind)\b))",
    re.IGNORECASE,
)
"""A denial that names no event of its own and so is about one that was told ("the army denied it", "… the claims")."""


def denies_what_was_told(said: Attribution, text: str, start: int, end: int) -> bool:
    """Whether characters [start, end) of the text deny what was told before, by somebody else than who told it."""
    other = said.denied_by and said.denied_by != said.claimed_by
    return bool(other) and DENIES_WHAT_WAS_TOLD.search(text, start, end) is not None
