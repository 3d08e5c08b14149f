"""Marks in an article's words: ranges that may nest and cross, made into HTML whose elements never cross."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from html import escape
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final, Generic, TypeVar
from unicodedata import bidirectional

from dashboard.markup import Html, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.records import Span

CHOSEN: Final = "dl-chosen"
"""The id of the sentence of the report that the reader came from."""

_TURNS: Final = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})

DEEPEST: Final = 4
"""So many underlines are drawn over one another, the shortest; nobody could tell more of them apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Underline:
    """Characters [start, end) that name a place or a time: `look` is their class, `row` the id of their row.

    `told` is what the row says, in short.
    """

    start: int
    end: int
    look: str
    row: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A sentence [start, end) that the report of that number was read from; the `main` one says it best."""

    start: int
    end: int
    number: int
    main: bool = True
    chosen: bool = False


Mark = TypeVar("Mark", Underline, Telling)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters over which no mark begins or ends, with the marks that cover them, the longest first."""

    start: int
    end: int
    tellings: tuple[Telling, ...]
    underlines: tuple[Underline, ...]


def marked_paragraphs(
    words: str, paragraphs: Sequence[Span], underlines: Sequence[Underline], tellings: Sequence[Telling]
) -> Iterator[Html]:
    """Each of the paragraphs, which stand in rising order: its words, escaped, with the marks that touch it."""
    edges = sorted({*_edges(underlines), *_edges(tellings)})
    lines, told = _Cover(underlines), _Cover(tellings)
    for start, end in paragraphs:
        inner = edges[bisect_right(edges, start) : bisect_left(edges, end)]
        pieces = [
            _Piece(first, last, tuple(told.over(first)), tuple(lines.over(first)[-DEEPEST:]))
            for first, last in pairwise([start, *inner, end])
        ]
        groups = groupby(pieces, key=lambda piece: piece.tellings)
        yield Html("".join(_told(words, tellings, list(group)) for tellings, group in groups))


def place_in_text(row: str) -> str:
    """The id of the place in the text that a row tells of."""
    return f"{row}-text"


def _edges(marks: Iterable[Underline | Telling]) -> Iterator[int]:
    return (edge for mark in marks for edge in (mark.start, mark.end))


class _Cover(Generic[Mark]):
    """Which marks cover a character; characters are asked for in rising order."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._coming: list[Mark] = sorted(marks, key=lambda mark: mark.start, reverse=True)
        self._here: list[Mark] = []

    def over(self, position: int) -> list[Mark]:
        """The marks over that character, the longest first."""
        here = [mark for mark in self._here if mark.end > position]
        while self._coming and self._coming[-1].start <= position:
            mark = self._coming.pop()
            here += [mark] if mark.end > position else []
        self._here = sorted(here, key=lambda mark: (mark.start - mark.end, mark.start))
        return self._here


def _told(words: str, tellings: tuple[Telling, ...], pieces: Sequence[_Piece]) -> Html:
    """Pieces that the same reports were read from, and the numbers of those whose sentence ends here."""
    body = "".join(_underlined(words, piece) for piece in pieces)
    if not tellings:
        return Html(body)
    first, last = pieces[0].start, pieces[-1].end
    chosen = [telling for telling in tellings if telling.chosen]
    is_first = any(telling.main and telling.start == first for telling in chosen)
    ending = sorted((each for each in tellings if each.end == last), key=lambda each: each.number)
    numbers = "".join(_number(each) for each in ending)
    look = ' class="dl-chosen"' if chosen else ""
    return Html(f"<mark{look}{_id(CHOSEN) if is_first else ''}>{body}</mark>{numbers}")


def _number(telling: Telling) -> Html:
    row = f"dl-report-{telling.number}"
    name = _id(place_in_text(row)) if telling.main else ""
    return Html(f'<a class="dl-number"{name} href="#{row}">[{telling.number}]</a>')


def _underlined(words: str, piece: _Piece) -> Html:
    """One link at most, to the row of the shortest mark: a link cannot stand in another."""
    body = text(words[piece.start : piece.end])
    if not piece.underlines:
        return body
    for line in reversed(piece.underlines):
        name = _id(place_in_text(line.row)) if line.start == piece.start else ""
        body = Html(f'<u class="{line.look}"{name} title="{escape(_unturned(line.told))}">{body}</u>')
    return Html(f'<a class="dl-to-row" href="#{piece.underlines[-1].row}">{body}</a>')


def _unturned(words: str) -> str:
    """The words without characters that turn their direction: an attribute has nothing to end it with."""
    return "".join(sign for sign in words if bidirectional(sign) not in _TURNS)


def _id(name: str) -> str:
    return f' id="{name}"'
