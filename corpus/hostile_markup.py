"""Pages that would hold a parser: what is told of them by their bytes, before any of them is parsed."""

from __future__ import annotations

import re
from typing import Final

MOST_ATTRIBUTES: Final = 1_000
"""The parser's time grows with the square of one element's attributes: 40,000 of them hold it for 12 s, a
thousand for nothing that can be felt. No honest page comes near."""

MOST_DEPTH: Final = 2_000
"""Elements left open at once; browsers stop at 512, and extractors walk the tree by recursion."""

MOST_ELEMENTS: Final = 200_000
"""Long pages of news have 20,000; extractors walk all of them many times, at 20,000 a second."""

MOST_BREAKS: Final = 20_000
"""Lines broken by hand: an extractor's time grows with their square, 40,000 of them hold it for 4 s."""

_TAG: Final = re.compile(rb"<[a-zA-Z](?:[^\"'<>]++|\"[^\"]*+\"|'[^']*+')*+")
_LONG_TAG_BYTES: Final = 2 * MOST_ATTRIBUTES
_QUOTED: Final = re.compile(rb"\"[^\"]*+\"|'[^']*+'")
_OPEN_OR_CLOSE: Final = re.compile(
    rb"<(/?)(?!(?:br|img|p|li|meta|link|input|hr|td|tr|option|wbr|source|area)\b)[a-zA-Z]"
)


_UNPARSED: Final = re.compile(rb"<(script|style)\b", re.IGNORECASE)


def hostility_of(page: bytes) -> str:
    """Why the page would hold the parser, "" where it would not."""
    content = _parsed(page)
    if content.count(b"<") > 2 * MOST_ELEMENTS:
        return f"it has more than {MOST_ELEMENTS:,} elements"
    if content.count(b"<br") + content.count(b"<BR") > MOST_BREAKS:
        return f"more than {MOST_BREAKS:,} of its lines are broken by hand"
    for tag in _TAG.finditer(content):
        length = tag.end() - tag.start()
        if length > _LONG_TAG_BYTES and len(_QUOTED.sub(b" ", tag[0]).split()) > MOST_ATTRIBUTES:
            return f"one of its elements has more than {MOST_ATTRIBUTES:,} attributes"
    depth = 0
    for mark in _OPEN_OR_CLOSE.finditer(content):
        depth = max(0, depth + (-1 if mark[1] else 1))
        if depth > MOST_DEPTH:
            return f"more than {MOST_DEPTH:,} of its elements lie in each other"
    return ""


def _parsed(page: bytes) -> bytes:
    """The page without scripts and styles, in which a parser sees no elements."""
    lowered = page.lower()
    parts: list[bytes] = []
    position = 0
    for opening in _UNPARSED.finditer(lowered):
        if opening.start() >= position:
            end = lowered.find(b"</" + opening[1], opening.end())
            parts.append(page[position : opening.start()])
            position = end if end >= 0 else len(page)
    parts.append(page[position:])
    return b"".join(parts)
