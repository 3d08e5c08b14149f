"""Where the sentences and paragraphs of a text begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.records import Sentence, Span

MIN_WRAP_WIDTH = 50
MAX_WRAP_WIDTH = 120
"""Lines that nowhere grow longer than this were broken by a typewriter or a wire, not by their author."""

FULL_LINE = 0.8
"""The share of the width from which a wrapped line counts as full; a typewriter's right margin is ragged."""

MIN_FULL_LINES = 3
MIN_FULL_SHARE = 0.8
"""So many of the lines that another line follows, and this share of them, are full in a text that is wrapped."""

LONGEST_TOKEN = 40
"""Characters that are looked at before a full stop: no abbreviation is longer."""

_END = re.compile(r"[.!?…。؟։]+(?:''|[\"'”’»)\]]){0,4}")
_NEXT = re.compile(r"\s+(?:[-–—•*]\s+)?(?:``|[\"'“‘«(\[¿¡]){0,4}(\w?)(\w*)")
_GLUED = re.compile(r"([A-Z][a-z]*)\s")
_INDENTS = ("  ", "\t")
_BULLET = re.compile(r"[ \t]*(?:[-–—•*·▪●■]|\d{1,2}[.)])[ \t]+(?=\S)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_FINAL = re.compile(r"[.!?…:。؟։](?:''|[\"'”’»)\]]){0,4}\s*\Z")
_HANGING = re.compile(r"(?:[,;]|\b(?:the|a|an|of|in|on|at|and|or|to|for|by|with|from|as|that))\s*\Z")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Before a name, a number or a street, and so never the last word of a sentence.
_TITLES = _words(
    "mr mrs ms messrs dr prof gen lt col maj capt sgt cpl pvt adm brig cmdr cmdt comdr hon rev fr sr st ste mt ft "
    "gov sen rep reps sens pres amb supt insp det eng gral ing lic dra vs viz ca cf al e.g i.e approx fig art "
    "resp maj.gen lt.gen brig.gen lt.col col.gen"
)
# Abbreviations only before a figure: "no" and "art" are words too.
_BEFORE_FIGURES = _words(
    "jan feb mar apr jun jul aug sep sept oct nov dec no nos pp p vol ch sec art par para c ca res tel"
)
# They stand inside a sentence as often as at its end: what follows decides.
_EITHER = _words(
    "inc corp co ltd llc bros jr sr etc plc dept univ assn govt min est ave blvd rd ariz ark calif colo conn del "
    "fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo "
    "ont que sask mon tue tues wed thu thur thurs fri sat sun a.m p.m jan feb mar apr jun jul aug sep sept oct "
    "nov dec km kg hrs hr sq cu"
)
# A capital letter of these after a doubtful stop begins a sentence.
_STARTERS = _words(
    "the a an he she it they we you i his her its their our this that these those there here in on at by for from "
    "after before when while as if but and so yet or nor however meanwhile also both some many most all one two "
    "three no not what who why how where which then thus earlier later during since although though despite "
    "according among about such with to under over until once following last next another other each every "
    "officials police authorities"
)


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text` in order, without bullets and outer white space; a line of its own is one, too."""
    found: list[Sentence] = []
    for number, block in enumerate(_paragraphs(text)):
        found.extend(Sentence(start=start, end=end, paragraph=number) for start, end in _within(text, block))
    return tuple(found)


# ---------------------------------------------------------------- paragraphs


def _paragraphs(text: str) -> Iterator[Span]:
    """Runs of lines that belong together, each without its bullet and the white space around it."""
    lines = list(_lines(text))
    width = max((end - start for start, end in lines), default=0)
    width = width if MIN_WRAP_WIDTH <= width <= MAX_WRAP_WIDTH else 0
    full = int(width * FULL_LINE) if width and _is_evenly_wrapped(lines, width) else 0
    start = -1
    for i, line in enumerate(lines):
        if line.start == line.end:
            continue
        if start < 0:
            start = line.start
        if i + 1 == len(lines) or not _goes_on(text, line, lines[i + 1], width, full):
            yield _trimmed(text, start, line.end)
            start = -1


def _lines(text: str) -> Iterator[Span]:
    """Every line without the white space at its end; an empty one is an empty span."""
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield Span(start, start + len(text[start:end].rstrip()))
        start = end + 1


def _is_evenly_wrapped(lines: Sequence[Span], width: int) -> bool:
    """Whether nearly all lines that another line follows at once are full: prose, and no list of short lines."""
    followed = [a.end - a.start for a, b in pairwise(lines) if a.start < a.end and b.start < b.end]
    filled = sum(length >= width * FULL_LINE for length in followed)
    return filled >= MIN_FULL_LINES and filled >= len(followed) * MIN_FULL_SHARE


def _goes_on(text: str, line: Span, following: Span, width: int, full: int) -> bool:
    """True where the next line carries on the paragraph of this one; `width` 0 means that nothing is wrapped.

    A line of at least `full` characters that ends no sentence goes on; 0 where lines are not evenly wrapped.
    """
    if following.start == following.end or _BULLET.match(text, following.start, following.end):
        return False
    indented = text.startswith(_INDENTS, following.start)
    word = text[following.start : following.start + LONGEST_TOKEN].split(maxsplit=1)[0]
    taken = line.end - line.start + 1 + len(word)
    if width and taken >= width - 1 and not (indented and text[line.start] not in " \t"):
        return True
    tail = text[max(line.start, line.end - LONGEST_TOKEN) : line.end]
    if _FINAL.search(tail):
        return False
    if full and taken >= full and not indented:
        return True
    return text[following.start].islower() or bool(_HANGING.search(tail))


def _trimmed(text: str, start: int, end: int) -> Span:
    bullet = _BULLET.match(text, start, end)
    if bullet and not text[bullet.end() - 2].isdigit():
        start = bullet.end()
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


# ---------------------------------------------------------------- sentences


def _within(text: str, block: Span) -> Iterator[Span]:
    """The sentences of one paragraph."""
    start = block.start
    for stop in _END.finditer(text, block.start, block.end):
        following = _NEXT.match(text, stop.end(), block.end)
        if following is None:
            if _is_glued(text, stop, block):
                yield Span(start, stop.end())
                start = stop.end()
        elif start < stop.start() and _ends(text, start, stop, following):
            yield Span(start, stop.end())
            start = _skip_space(text, stop.end(), block.end)
    if start < block.end:
        yield Span(start, block.end)


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    bullet = _BULLET.match(text, start, end) if text[start : start + 1] in "•▪●■" else None
    return bullet.end() if bullet else start


def _ends(text: str, start: int, stop: re.Match[str], following: re.Match[str]) -> bool:
    """True where a full stop with white space behind it ends a sentence."""
    first, word = following[1], (following[1] + following[2]).lower()
    if first.islower():
        return False
    if stop[0][0] != "." or stop[0][1:2] == ".":
        return True
    before = _token_before(text, start, stop.start())
    key = before.lower()
    if key in _TITLES and not stop[0][1:]:
        return False
    if first.isdigit() and key in _BEFORE_FIGURES:
        return False
    if key in _EITHER or _INITIALS.fullmatch(before):
        return bool(stop[0][1:]) or word in _STARTERS or not first
    return True


def _token_before(text: str, start: int, end: int) -> str:
    tokens = text[max(start, end - LONGEST_TOKEN) : end].rsplit(maxsplit=1)
    return tokens[-1].lstrip("(['\"“‘«`/") if tokens else ""


def _is_glued(text: str, stop: re.Match[str], block: Span) -> bool:
    """True in "ended.The": a space was lost, and what follows is a word that begins sentences."""
    if not text[max(block.start, stop.start() - 2) : stop.start()].islower():
        return False
    word = _GLUED.match(text, stop.end(), block.end)
    return word is not None and word[1].lower() in _STARTERS
