"""The parts of a sentence that hold together: its main line, what is put in between, and what is hung on."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum


class PartKind(StrEnum):
    """How a part stands to its sentence."""

    MAIN = "main"
    RELATIVE = "relative"  # ", which took the town in 2020," and what stands between dashes or brackets
    SUBORDINATE = "subordinate"  # "after shells fell on the town"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Characters [start, end) of the text; `opener` is the word that hangs it on ("after"), else ""."""

    start: int
    end: int
    kind: PartKind
    opener: str = ""


_RELATIVE = re.compile(r",\s+(?:which|who|whose|whom|where)\b", re.IGNORECASE)
_DASH = re.compile(r"\s[–—-]{1,2}\s|—")
_OPENER = re.compile(
    r"(?:,\s*|\s|^)(after which|following which|during which|after|following|before|while|when|whereas|amid|although"
    r"|though|since|until|unless|if|as a result of|because|despite)\s+(?!all\b|than\b)",
    re.IGNORECASE,
)
_COORDINATE = re.compile(
    r";\s|,\s+(?:and|but)\s+(?=(?:it|he|she|they|the|its|their|that|there|then|in|on|at|by|a|an)\b|[A-Z])"
    r"|,\s+in the early days of which\s"
)


def _brackets(text: str) -> list[Part]:
    """Stretches between round brackets and between pairs of dashes."""
    found = []
    opened = -1
    for at, sign in enumerate(text):
        if sign == "(":
            opened = at
        elif sign == ")" and opened >= 0:
            found.append(Part(start=opened, end=at + 1, kind=PartKind.RELATIVE, opener="("))
            opened = -1
    dashes = [m.span() for m in _DASH.finditer(text)]
    for (first, _), (_, last) in zip(dashes[::2], dashes[1::2], strict=False):
        found.append(Part(start=first, end=last, kind=PartKind.RELATIVE, opener="–"))
    return found


def _relatives(text: str) -> list[Part]:
    """Relative clauses from their comma to the next one, or to the sentence's end."""
    found = []
    at = 0
    while opened := _RELATIVE.search(text, at):
        close = text.find(",", opened.end())
        end = len(text) if close < 0 else close + 1
        opener = opened.group().split()[-1].casefold()
        found.append(Part(start=opened.start(), end=end, kind=PartKind.RELATIVE, opener=opener))
        at = end - 1 if close >= 0 else end
    return found


def _cuts(text: str) -> list[tuple[int, str]]:
    """Where a new part begins and the word that opens it ("" for one set beside the last)."""
    cuts = [(m.start(), m.group(1).casefold()) for m in _OPENER.finditer(text)]
    cuts += [(m.start(), "") for m in _COORDINATE.finditer(text)]
    cuts.sort()
    return cuts


def _outline(text: str) -> list[Part]:
    """The sentence cut at its conjunctions; a part opened at its very start ends with the first comma."""
    parts: list[Part] = []
    start, opener = 0, ""
    for at, word in [*_cuts(text), (len(text), "")]:
        if at > start:
            parts.append(_part(start, at, opener))
        start, opener = at, word
    if parts and parts[0].opener and (comma := text.find(", ", parts[0].start, parts[0].end)) > 0:
        first = parts[0]
        parts[:1] = [_part(first.start, comma, first.opener), _part(comma, first.end, "")]
    return parts


def _part(start: int, end: int, opener: str) -> Part:
    kind = PartKind.SUBORDINATE if opener else PartKind.MAIN
    return Part(start=start, end=end, kind=kind, opener=opener)


class Clauses:
    """The parts of one sentence, looked up by position in the whole text."""

    def __init__(self, text: str, start: int, end: int) -> None:
        sentence = text[start:end]
        self.start, self.end = start, end
        self._outline = [_moved(p, start) for p in _outline(sentence)]
        self._starts = [p.start for p in self._outline]
        self._islands = [_moved(p, start) for p in (*_brackets(sentence), *_relatives(sentence))]

    def part_at(self, position: int) -> Part:
        """The innermost part that holds the position: what is put in between wins over the line it stands in."""
        inside = [p for p in self._islands if p.start <= position < p.end]
        if inside:
            return min(inside, key=lambda p: p.end - p.start)
        if not self._outline:
            return Part(start=self.start, end=self.end, kind=PartKind.MAIN)
        return self._outline[max(0, bisect_right(self._starts, position) - 1)]

    def islands(self) -> tuple[Part, ...]:
        """What is put in between, in no order."""
        return tuple(self._islands)


def _moved(part: Part, by: int) -> Part:
    return Part(start=part.start + by, end=part.end + by, kind=part.kind, opener=part.opener)
