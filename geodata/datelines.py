"""Datelines: the words at a paragraph's head that say where, and often when, it was filed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geodata.spans import NameSpan

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = rf"(?:\d{{1,2}}\s?{_MONTH}|{_MONTH}\s?\d{{1,2}})(?:,?\s\d{{2,4}})?"
_TAIL = re.compile(
    rf"\)?[,.]?\s?(?P<date>{_DATE})?[,.:]?\)?\s?"
    r"(?P<agency>\([^()\n]{2,40}\)|/[^/\n]{2,40}/|\[[^\[\]\n]{2,40}\])?\s?"
    r"(?P<end>--?|[–—:\ufffd]|\n|$|\.(?=\s)|(?<=\.)\s)",
    re.IGNORECASE,
)
_BY_SLASHES = re.compile(r"/\d{1,2}\.\d{1,2}\.(?:\d\d){1,2}/\s?[A-Z][\w.-]{1,20}\s?[:/]")
"""What follows the place of a wire's dateline: "Baku/12.09.22/Turan:"."""

_HEAD = re.compile(r"[^\w(]{0,3}(?:date \d{4}-\d\d-\d\d )?[^\w(]{0,3}(?:\([A-Z][A-Za-z]{1,15}\) )?\W{0,3}")
_DASHES = frozenset({"-", "--", "–", "—", "\ufffd"})
_FIRST_PARAGRAPHS = 3
"""A bare "Place - " is taken for a dateline no further down than this paragraph."""


def find_datelines(text: str, spans: Sequence[NameSpan]) -> frozenset[int]:
    """The positions in `spans` of the names that stand in datelines."""
    found: set[int] = set()
    by_start = {span.start: position for position, span in enumerate(spans)}
    start, paragraph = 0, 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        head = _HEAD.match(text, start, end)
        first = by_start.get(head.end() if head else start)
        if first is not None:
            found.update(_read_dateline(text, spans, first, paragraph))
        paragraph += end > start
        start = end + 1
    return frozenset(found)


def _read_dateline(text: str, spans: Sequence[NameSpan], first: int, paragraph: int) -> range:
    """The positions of the dateline's names, none where the paragraph's head is no dateline."""
    last = first
    while last + 1 < len(spans) and text[spans[last].end : spans[last + 1].start] in (
        ", ",
        " (",
        ") ",
        "/",
        " / ",
    ):
        last += 1
    if _BY_SLASHES.match(text, spans[first].end):
        return range(first, first + 1)
    tail = _TAIL.match(text, spans[last].end)
    if tail is None:
        return range(0)
    end = tail["end"]
    dated = bool(tail["date"] or tail["agency"])
    place = text[spans[first].start : spans[first].end]
    dashed = end in _DASHES and text[tail.end() : tail.end() + 1] in (" ", "\n", "")
    dashed = dashed and (place.isupper() or paragraph < _FIRST_PARAGRAPHS) and tail.end() > spans[last].end + 1
    return range(first, last + 1) if dated or dashed else range(0)
