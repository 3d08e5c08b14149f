"""How each place name of a text is used: literally, for who governs there, or within another name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from geodata import lexicon as lx
from geodata.datelines import find_datelines
from geodata.demonyms import demonyms
from geodata.place import ToponymUse
from geodata.spans import SpanKind

if TYPE_CHECKING:
    from geodata.spans import NameSpan
    from geodata.words import Words

LITERAL, METONYM, OTHER = ToponymUse.LITERAL, ToponymUse.METONYM, ToponymUse.OTHER
Evidence = ToponymUse | None

_SKIPPED_LEFT = frozenset(
    ["the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "nearby", "neighbouring", "neighboring", "entire", "whole", "disputed", "breakaway", "occupied", "unrecognised", "unrecognized", "self-proclaimed", "largest", "second", "biggest", "main", "former", "ancient", "strategic", "both", "all", "other", "ethnic", "mainly", "and"],
) | frozenset({"northern", "southern", "eastern", "western", "central", "downtown", "mainland"})
_LINKS = frozenset({"and", "or", "as", "well", "the", "both", "also", "then", "nor"})
_ADVERBS = frozenset(
    ["also", "then", "earlier", "later", "previously", "now", "still", "again", "repeatedly", "first", "not", "have", "itself", "already"]
)
_SETTLED_KINDS = frozenset({"settlement", "district", "river", "lake", "mountain", "road", "border", "site"})
_PURE_SPEECH = frozenset(
    ["said", "says", "accused", "accuses", "accusing", "claimed", "claims", "denied", "denies", "insisted", "insists", "announced", "announces", "declared", "condemned", "condemns", "urged", "urges", "blamed", "blames", "warned", "warns", "rejected", "rejects"],
)
_EVENT_NOUNS = frozenset(
    ["attack", "attacks", "strike", "strikes", "shelling", "bombing", "bombings", "operation", "operations", "offensive", "invasion", "battle", "siege", "explosion", "blast", "fighting", "clashes", "protests", "protest", "earthquake", "action", "actions"],
)
_LINKING_LEFT = frozenset(["border", "borders", "road", "roads", "corridor", "line", "railway", "link", "route", "highway", "distance"])


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
        len(between) > 3
        or any(words.opens[i] for i in between)
        or any(words.keys[i] not in _LINKS and words.keys[i] not in lx.KINDS for i in between)
    ):
        return False
    gap = words.text[left.end : right.start]
    return len(between) > 0 or gap in (", ", " ", "-", "–", "/", " (", ") ", " – ", " - ")


def _uses_of_group(
    words: Words, spans: Sequence[NameSpan], group: Sequence[int], names: frozenset[int]
) -> list[ToponymUse]:
    first, last = spans[group[0]], spans[group[-1]]
    if len(group) > 1 and _is_chain(words, first, last):
        return [OTHER] * len(group)  # a pipeline, a railway, a format: "Baku-Tbilisi-Ceyhan"
    left, right = _left_evidence(words, first), _right_evidence(words, last, names)
    if left is None and right is None and last.facts.is_actor:
        right = _plain_evidence(words, last)
    if left is None or right is None or left is right or len(group) == 1:
        return [_choose(left, right, spans[position]) for position in group]
    before = spans[group[-2]]
    if words.text[before.end : last.start] == ", ":
        return [left] * (len(group) - 1) + [right]
    return [_choose(left, right, spans[position]) for position in group]


def _is_chain(words: Words, first: NameSpan, last: NameSpan) -> bool:
    """True where three names or more are tied together by hyphens, the last of which may be unknown."""
    end = last.last
    while end + 1 < len(words) and words.gaps[end + 1] == "-" and words.capital[end + 1]:
        end += 1
    tied = all(words.gaps[i] == "-" for i in range(first.last + 1, end + 1))
    return tied and end - first.last > 1


def _choose(left: Evidence, right: Evidence, span: NameSpan) -> ToponymUse:
    """One use of two pieces of evidence: what stands after a name decides over what stands before it."""
    del span
    if right is OTHER or left is OTHER:
        return OTHER
    return left or right or LITERAL


# ---------------------------------------------------------------- before the name


def _left_evidence(words: Words, span: NameSpan) -> Evidence:
    at = span.first
    for _ in range(6):
        if at == 0 or words.opens[at] or not (words.gaps[at] == "-" or words.gaps[at].isspace()):
            return None
        at -= 1
        key = words.keys[at]
        if key == "of":
            return _of_evidence(words, at, span)
        if key in _SKIPPED_LEFT or words.possessive[at] or key in lx.KINDS:
            continue
        evidence = _word_evidence(words, at, key, is_actor=span.facts.is_actor)
        if evidence is None and words.capital[at]:
            continue
        return evidence
    return None


def _before(words: Words, at: int, count: int = 2) -> frozenset[str]:
    """The keys of up to `count` words before word `at` in its sentence."""
    found: list[str] = []
    while count and at > 0 and not words.opens[at]:
        at -= 1
        count -= 1
        found.append(words.keys[at])
    return frozenset(found)


def _word_evidence(words: Words, at: int, key: str, *, is_actor: bool) -> Evidence:  # noqa: PLR0911  a table in prose
    if key in lx.LOCATIVES:
        return LITERAL
    if key == "from":
        belongs = is_actor and _before(words, at, 3) & lx.PEOPLE_FROM and not _before(words, at, 6) & lx.MOVERS
        return METONYM if belongs else LITERAL
    if key == "to":
        return METONYM if is_actor and _before(words, at, 3) & lx.TO_ACTORS else LITERAL
    if key == "on":
        return METONYM if is_actor and _before(words, at) & lx.ON_ACTORS else LITERAL
    if key == "over":
        return OTHER if _before(words, at, 3) & lx.OVER_TOPICS else LITERAL
    if key == "for":
        return METONYM if is_actor and _before(words, at) & lx.FOR_ACTORS else LITERAL
    if key in lx.SOFT_LOCATIVES or key in lx.MOTION_VERBS:
        return LITERAL
    if key in lx.ADDRESS_PREPOSITIONS:
        return METONYM if is_actor and not _before(words, at) & _LINKING_LEFT else LITERAL
    return METONYM if is_actor and key in lx.ADDRESS_VERBS else None


def _of_evidence(words: Words, at: int, span: NameSpan) -> Evidence:
    if at == 0 or words.opens[at]:
        return None
    head = words.keys[at - 1]
    if words.capital[at - 1] and head in lx.ORGANISATION_HEADS and not words.flat[at - 1]:
        return OTHER
    if lx.KINDS.get(head) in _SETTLED_KINDS:
        return LITERAL
    if head in lx.ACTOR_HEADS_OF and span.facts.is_actor:
        return METONYM
    is_named = head in lx.PLACE_NOUNS or head in lx.DIRECTIONS or not span.facts.is_actor
    return LITERAL if is_named and head not in lx.KINDS else None


# ---------------------------------------------------------------- after the name


def _right_evidence(words: Words, span: NameSpan, names: frozenset[int]) -> Evidence:
    after = span.last + 1
    if after >= len(words) or words.opens[after]:
        return None
    gap = words.gaps[after]
    if words.possessive[span.last]:
        return LITERAL if after in names else _possessive_evidence(words, after, is_actor=span.facts.is_actor)
    if words.text[span.end : words.starts[after]].isspace():
        return _next_word_evidence(words, span, after, names)
    if gap == "-":
        return LITERAL if words.keys[after] in {"based", "born"} else METONYM
    if gap in (", ", " – ", " — ", " - "):
        return _apposition_evidence(words, after, is_actor=span.facts.is_actor)
    return None


def _possessive_evidence(words: Words, after: int, *, is_actor: bool) -> Evidence:
    for i in range(after, min(after + 3, len(words))):
        if i > after and words.gaps[i] != " ":
            break
        key = words.keys[i]
        if key in lx.PLACE_NOUNS:
            return LITERAL
        if key in lx.ACTOR_NOUNS or key in lx.TITLES:
            return METONYM
    return METONYM if is_actor else None


def _plain_evidence(words: Words, span: NameSpan) -> Evidence:
    """METONYM where an actor's bare name stands before a verb or a noun: "China advocates", "US employers"."""
    after = span.last + 1
    if after >= len(words) or words.opens[after] or not words.text[span.end : words.starts[after]].isspace():
        return None
    key = words.keys[after]
    return METONYM if key.isalpha() and not words.capital[after] and key not in lx.FUNCTION_WORDS else None


def _next_word_evidence(words: Words, span: NameSpan, after: int, names: frozenset[int]) -> Evidence:
    key = words.keys[after]
    named = _longer_name_evidence(words, span, after, names)
    if named is not None:
        return named
    if key in lx.TOPIC_NOUNS:
        return LITERAL if after + 1 < len(words) and words.keys[after + 1] in lx.ZONES else OTHER
    if key in _EVENT_NOUNS or key in lx.KINDS or (key in lx.PLACE_NOUNS and not words.capital[after]):
        return LITERAL
    if key in lx.ACTOR_NOUNS:
        return METONYM
    return _verb_evidence(words, after, is_actor=span.facts.is_actor)


def _longer_name_evidence(words: Words, span: NameSpan, after: int, names: frozenset[int]) -> Evidence:
    """OTHER where the name begins an organisation's, LITERAL where it begins that of a thing that stands there."""
    i = after
    while i < len(words) and i < after + 4 and words.capital[i] and not words.flat[i] and words.joined[i - 1]:
        key = words.keys[i]
        if i in names:
            return None
        if key in lx.TITLES or (key in lx.ACTOR_NOUNS and key not in lx.ORGANISATION_HEADS):
            return METONYM
        if key in lx.SITE_HEADS:
            return LITERAL
        if key in lx.ORGANISATION_HEADS or key in lx.TOPIC_NOUNS:
            return METONYM if span.facts.is_actor and key in {"ministry", "department"} else OTHER
        i += 1
    if i > after and _is_unknown_capital(words, after):
        return OTHER
    before = span.first - 1
    stands_after = (
        before > 0 and words.joined[before] and words.gaps[span.first] == " " and not words.opens[before]
    )
    return OTHER if stands_after and before not in names and _is_unknown_capital(words, before) else None


def _is_unknown_capital(words: Words, i: int) -> bool:
    """True for a capitalised word that is no title, day, kind of place, direction or given name."""
    key = words.keys[i]
    if not words.capital[i] or words.flat[i] or key in lx.TITLES or key in lx.CALENDAR or key in lx.KINDS:
        return False
    return not (key in lx.DIRECTIONS or key in demonyms() or key in lx.word_list("given_names"))


def _verb_evidence(words: Words, at: int, *, is_actor: bool) -> Evidence:
    auxiliary = False
    passive = False
    for i in range(at, min(at + 5, len(words))):
        if words.gaps[i] != " " and i > at:
            break
        key = words.keys[i]
        if key in lx.BE:
            passive = True
        elif key in lx.AUXILIARIES:
            auxiliary = True
        elif passive:
            return _passive_evidence(key, is_actor=is_actor)
        elif key in ("came", "comes", "fell", "falls"):
            return LITERAL
        elif key in _PURE_SPEECH or (is_actor and (key in lx.SPEECH_VERBS or key in lx.ADDRESS_VERBS)):
            return METONYM
        elif key not in _ADVERBS and not key.endswith("ly"):
            return METONYM if auxiliary and is_actor else None
    return METONYM if auxiliary and is_actor else None


def _passive_evidence(key: str, *, is_actor: bool) -> Evidence:
    if key in lx.HARM_VERBS or key in lx.MOTION_VERBS:
        return LITERAL
    if is_actor and (key in lx.PASSIVE_PEOPLE_VERBS or key.endswith("ing")):
        return METONYM
    return None


def _apposition_evidence(words: Words, after: int, *, is_actor: bool) -> Evidence:
    """What follows "Baku, the Azerbaijani capital, " or "Russia, which "."""
    if words.keys[after] in {"which", "who", "whose"} and after + 1 < len(words):
        return _verb_evidence(words, after + 1, is_actor=is_actor) or (METONYM if is_actor else None)
    for i in range(after + 1, min(after + 10, len(words))):
        if words.opens[i]:
            return None
        if words.gaps[i] in (", ", " – ", " — ", " - "):
            return _verb_evidence(words, i, is_actor=is_actor)
    return None
