"""How each place name of a text is used: literally, for who governs there, or within another name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from geodata import lexicon as lx
from geodata.after_name import is_of_people, owns_as_an_actor, use_after, use_before_any_word
from geodata.before_name import use_before
from geodata.datelines import find_datelines
from geodata.place import ToponymUse
from geodata.spans import SpanKind

if TYPE_CHECKING:
    from geodata.spans import NameSpan
    from geodata.words import Words

LITERAL, OTHER = ToponymUse.LITERAL, ToponymUse.OTHER

_TIES = frozenset({", ", " ", "-", "–", "/", " (", ") ", " – ", " - "})
_MOST_BETWEEN = 3


def classify(words: Words, spans: Sequence[NameSpan]) -> list[ToponymUse]:
    """The use of each span, in order."""
    uses: list[ToponymUse] = [LITERAL] * len(spans)
    names = frozenset(i for span in spans for i in range(span.first, span.last + 1))
    for group in _groups(words, spans):
        for position, use in zip(group, _uses_of_group(words, spans, group, names), strict=True):
            uses[position] = use
    for position in find_datelines(words.text, spans):
        uses[position] = ToponymUse.DATELINE
    for position, span in enumerate(spans):
        if span.kind is SpanKind.DEMONYM:
            uses[position] = ToponymUse.DEMONYM
            if position and _is_people_of(words, spans[position - 1], span):
                uses[position - 1] = ToponymUse.DEMONYM
    return uses


def _is_people_of(words: Words, name: NameSpan, people: NameSpan) -> bool:
    """True for "Karabakh Armenians": a people named by where it lives."""
    return words.keys[people.last].endswith("s") and words.text[name.end : people.start] == " "


# ---------------------------------------------------------------- lists


def _groups(words: Words, spans: Sequence[NameSpan]) -> Iterator[list[int]]:
    """Runs of spans that stand in one list ("Ganja, Mingachevir and Terter") or in their container."""
    group: list[int] = []
    for position, span in enumerate(spans):
        if group and not _linked(words, spans[position - 1], span):
            yield group
            group = []
        group.append(position)
    if group:
        yield group


def _linked(words: Words, left: NameSpan, right: NameSpan) -> bool:
    if SpanKind.DEMONYM in (left.kind, right.kind) or words.possessive[left.last] or words.opens[right.first]:
        return False
    between = range(left.last + 1, right.first)
    if (
        len(between) > _MOST_BETWEEN
        or any(words.opens[i] for i in between)
        or any(words.keys[i] not in lx.LIST_LINKS and words.keys[i] not in lx.KINDS for i in between)
    ):
        return False
    gap = words.text[left.end : right.start]
    return len(between) > 0 or gap in _TIES


def _uses_of_group(
    words: Words, spans: Sequence[NameSpan], group: Sequence[int], names: frozenset[int]
) -> list[ToponymUse]:
    """One use for the whole group, but for a last name that begins a clause: "in Ganja, Armenia said"."""
    first, last = spans[group[0]], spans[group[-1]]
    if len(group) > 1 and _is_chain(words, first, last):
        return [OTHER] * len(group)  # a pipeline, a railway, a format: "Baku-Tbilisi-Ceyhan"
    left, right = use_before(words, first), use_after(words, last, names)
    if (
        left is LITERAL
        and len(group) == 1
        and right is not OTHER
        and (is_of_people(words, last) or owns_as_an_actor(words, last, names))
    ):
        return [ToponymUse.METONYM]
    if left is None and right is None and last.facts.is_actor:
        right = use_before_any_word(words, last)
    if left is None or right is None or left is right or len(group) == 1:
        return [_choose(left, right)] * len(group)
    before = spans[group[-2]]
    if words.text[before.end : last.start] in {", ", ", the "}:
        return [left] * (len(group) - 1) + [right]
    return [_choose(left, right)] * len(group)


def _is_chain(words: Words, first: NameSpan, last: NameSpan) -> bool:
    """True where three names or more are tied together by hyphens, the last of which may be unknown."""
    end = last.last
    while end + 1 < len(words) and words.gaps[end + 1] == "-" and words.capital[end + 1]:
        end += 1
    tied = all(words.gaps[i] == "-" for i in range(first.last + 1, end + 1))
    return tied and end - first.last > 1


def _choose(left: ToponymUse | None, right: ToponymUse | None) -> ToponymUse:
    """One use of two pieces of evidence: a longer name swallows all, then what stands before the name decides."""
    if right is OTHER or left is OTHER:
        return OTHER
    return left or right or LITERAL
