"""The parts of a sentence that hold together: its main line, what is put in between, and what is hung on."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from corpus.calendar_names import MONTH_STEM
from corpus.capitals import lowered
from corpus.small_letters import small
from geodata.light_records import light

FRONTED_WITHIN = 25
"""A clause that opens so near the sentence's start ("Two days after …, …") stands before the main line."""


class PartKind(StrEnum):
    """How a part stands to its sentence."""

    MAIN = "main"
    RELATIVE = "relative"  # ", which took the town in 2020," and what stands between dashes or brackets
    SUBORDINATE = "subordinate"  # "after shells fell on the town"


@light
@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Characters [start, end) of the text; `opener` is the word that hangs it on ("after"), else ""."""

    start: int
    end: int
    kind: PartKind
    opener: str = ""


# _RELATIVE, _OPENER and _WHEN are looked for in small letters.
_RELATIVE = re.compile(r",\s+(?:which|who|whose|whom|where)\b")
_MARK = re.compile(r"[-–—:]")
"""What a dateline ends with and a pair of dashes has."""
_DASH = re.compile(r"\s[–—-]{1,2}\s|—")
_OPENER = re.compile(
    r"(?:,\s*|\s|^)(after which|following which|during which|after|following|before|while|when|whereas|amid|although"
    r"|though|since|until|unless|if|as a result of|because|despite|as(?= (?:a|an|the) \w+ (?:\w+ )?(?:was|were|had been|came|began|took|entered|is)\b))\s+(?!all\b|than\b|midnight\b|noon\b|dawn\b|dusk\b|(?<!while )(?<!whereas )(?<!though )(?<!because )\d)"
)
_WHEN = re.compile(r",\s+when\b")
_CLOSES = re.compile(r"[,;]")
_MONTH = rf"(?:(?i:{MONTH_STEM})[A-Za-z]{{0,6}}\.?)"
_DATE = rf"(?:(?:\d{{1,2}}\s{_MONTH}|{_MONTH}\s?\d{{1,2}})(?:,?\s\d{{4}}|\s\d\d)?|NO DATE)"
_AGENCY = r"(?:\([^()]{2,40}\)|/[^/\n]{2,40}/)"
_IN_STATE = r"(?:,\s[A-Z][\w.’'-]+){0,2}(?:\s\([A-Z][A-Za-z .]{2,30}\))?"
_DASH_OF_DATELINE = r"\s?(?:--?|[–—:])\s"
_NOTES = r"(?:\[[^\[\]]{2,120}\]\s?)*"
"""Notes that a monitoring service puts before a text: "[Text]", "[Report by a correspondent]"."""

_DATELINE = re.compile(
    r"\W{0,3}(?:"
    rf"[A-Z][\w’'./-]+(?:\s[A-Z][\w’'./-]+){{0,3}}{_IN_STATE}"
    rf"(?:,?\s{_DATE},?(?:\s{_AGENCY})?|,?\s{_AGENCY}){_DASH_OF_DATELINE}{_NOTES}"
    rf"|[A-Z][A-Z’'./-]{{2,30}}(?: [A-Z][A-Z’'./-]+){{0,3}}{_IN_STATE}{_DASH_OF_DATELINE}(?=.{{0,40}}[a-z]))"
)
_ZONE = r" ?(?:[ap]\.?m\.?|GMT|local time)"
_CLOCK = re.compile(
    rf"\W{{0,3}}(?:\d\d[:.]\d\d(?:{_ZONE})?\s*[-–—:,]?|\d[:.]\d\d(?:{_ZONE}\s*[-–—:,]?|\s*[-–—:,]))\s",
    re.IGNORECASE,
)
"""The clock of a live blog; "1:19" and no more is how long a film runs."""
_COORDINATE = re.compile(
    r";\s|,\s+(?:and|but)\s+(?=(?:it|he|she|they|the|its|their|that|there|then|in|on|at|by|a|an)\b|[A-Z])"
    r"|,\s+in the early days of which\s"
)


_NEXT_PLACE = re.compile(
    r"(?:,\s+and|,|\sand)\s+(?=in (?:the )?[A-Z][^,;.]{2,50}? (?:was|were|died|fell|hit|struck|killed|wounded|injured|landed)\b)"
)
"""Where what befell one place gives way to what befell the next: "…, in Terter one more died and in …"."""

_BEFELL = re.compile(r"\b(?:was|were|died|fell|hit|struck|killed|wounded|injured|landed)\b")
_BRACKET = re.compile(r"[()]")


def _brackets(text: str, body: int) -> list[Part]:
    """Stretches between round brackets and between pairs of dashes, both from the body's start on."""
    found = []
    opened = -1
    for bracket in _BRACKET.finditer(text) if "(" in text else ():
        at = bracket.start()
        if text[at] == "(":
            opened = at
        elif opened >= 0:
            found.append(Part(start=opened, end=at + 1, kind=PartKind.RELATIVE, opener="("))
            opened = -1
    dashes = [m.span() for m in _DASH.finditer(text, body)] if _MARK.search(text, body) else []
    for (first, _), (_, last) in zip(dashes[::2], dashes[1::2], strict=False):
        found.append(Part(start=first, end=last, kind=PartKind.RELATIVE, opener="–"))
    return found


def _dateline(text: str) -> list[Part]:
    """What stands before the sentence's own line: "BARDA, 5 October - ", or the clock of a live blog: "11:50 "."""
    if clock := _CLOCK.match(text):
        return [Part(start=0, end=clock.end(), kind=PartKind.RELATIVE, opener="clock")]
    end = dateline_end(text)
    return [Part(start=0, end=end, kind=PartKind.RELATIVE, opener="dateline")] if end else []


def dateline_end(text: str) -> int:
    """Where a dateline ends that the sentence begins with, 0 where there is none; a copied text may bear two."""
    found = _DATELINE.match(text) if _MARK.search(text) else None
    second = _DATELINE.match(text, found.end()) if found else None
    return second.end() if second else found.end() if found else 0


def _times_of_when(low: str) -> list[Part]:
    """The words ", when shells fell on Monday,": set between commas, but part of what the sentence tells."""
    found = []
    for opened in _WHEN.finditer(low) if "when" in low else ():
        close = _CLOSES.search(low, opened.end())
        end = close.end() if close else len(low)
        found.append(Part(start=opened.start(), end=end, kind=PartKind.SUBORDINATE, opener="when"))
    return found


def _relatives(low: str) -> list[Part]:
    """Relative clauses from their comma to the next one, or to the sentence's end."""
    found = []
    at = 0
    while opened := _RELATIVE.search(low, at):
        close = _CLOSES.search(low, opened.end())
        end = close.end() if close else len(low)
        opener = opened.group().split()[-1]
        found.append(Part(start=opened.start(), end=end, kind=PartKind.RELATIVE, opener=opener))
        at = end - 1 if close else end
    return found


def _cuts(text: str) -> list[tuple[int, str]]:
    """Where a new part begins and the word that opens it ("" for one set beside the last)."""
    cuts = [(m.start(), m.group(1)) for m in _OPENER.finditer(small(text))]
    cuts += [(m.start(), "") for m in _COORDINATE.finditer(text)]
    if " in " in text:
        cuts += [(m.start(), "") for m in _NEXT_PLACE.finditer(text) if _follows_a_blow(text, m.start(), cuts)]
    return sorted(set(cuts))


def _follows_a_blow(text: str, at: int, cuts: list[tuple[int, str]]) -> bool:
    """Whether what stands before a place, from the last cut on, tells itself what befell somebody."""
    last = max((start for start, _ in cuts if start < at), default=0)
    return all(start != at for start, _ in cuts) and _BEFELL.search(text, last, at) is not None


def _outline(text: str) -> list[Part]:
    """The sentence cut at its conjunctions; a part opened at its very start ends with the first comma."""
    parts: list[Part] = []
    start, opener = 0, ""
    for at, word in [*_cuts(text), (len(text), "")]:
        if at > start:
            parts.append(_part(start, at, opener))
        start, opener = at, word
    hung = 0 if parts and parts[0].opener else 1 if len(parts) > 1 and parts[0].end < FRONTED_WITHIN else None
    if (
        hung is not None
        and (comma := text.find(", ", parts[hung].start, parts[hung].end)) > 0
        and parts[hung].opener
    ):
        first = parts[hung]
        parts[hung : hung + 1] = [_part(first.start, comma, first.opener), _part(comma, first.end, "")]
    return parts


def _part(start: int, end: int, opener: str) -> Part:
    kind = PartKind.SUBORDINATE if opener else PartKind.MAIN
    return Part(start=start, end=end, kind=kind, opener=opener)


class Clauses:
    """The parts of one sentence, looked up by position in the whole text; see `clauses_of`."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.start, self.end = start, end
        self._sentence = text[start:end]
        self._islands = [_moved(p, start) for p in _put_in(self._sentence)]
        self._known: dict[int, Part] = {}

    @cached_property
    def _outline(self) -> list[Part]:
        sentence = lowered(self._sentence) if self._sentence.isupper() else self._sentence
        return [_moved(p, self.start) for p in _outline(sentence)]

    @cached_property
    def _starts(self) -> list[int]:
        return [p.start for p in self._outline]

    def part_at(self, position: int) -> Part:
        """The innermost part that holds the position: what is put in between wins over the line it stands in."""
        found = self._known.get(position)
        if found is None:
            found = self._known[position] = self._innermost(position)
        return found

    def _innermost(self, position: int) -> Part:
        if inside := [p for p in self._islands if p.start <= position < p.end]:
            return min(inside, key=lambda p: p.end - p.start)
        if not self._outline:
            return Part(start=self.start, end=self.end, kind=PartKind.MAIN)
        return self._outline[max(0, bisect_right(self._starts, position) - 1)]

    def islands(self) -> tuple[Part, ...]:
        """What is put in between, in no order."""
        return tuple(self._islands)


@lru_cache(maxsize=1024)
def clauses_of(text: str, start: int, end: int) -> Clauses:
    """The parts of the sentence [start, end) of the text, worked out once for all who ask one after another."""
    return Clauses(text, start, end)


def _put_in(sentence: str) -> list[Part]:
    """Everything that is put in between or set before the sentence's own line."""
    head = _dateline(sentence)
    body = head[0].end if head else 0
    low = small(sentence)
    inside = [*_brackets(sentence, body), *_relatives(low), *_times_of_when(low)]
    return [*head, *(p for p in inside if p.start >= body)]


def _moved(part: Part, by: int) -> Part:
    return Part(start=part.start + by, end=part.end + by, kind=part.kind, opener=part.opener)
