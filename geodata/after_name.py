"""What the words after a place name tell of its use: verbs, nouns that it modifies, the rest of a longer name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata import lexicon as lx
from geodata.demonyms import demonyms
from geodata.place import ToponymUse

if TYPE_CHECKING:
    from geodata.spans import NameSpan
    from geodata.words import Words

LITERAL, METONYM, OTHER = ToponymUse.LITERAL, ToponymUse.METONYM, ToponymUse.OTHER

_PAUSES = frozenset({", ", " – ", " — ", " - "})
_NO_DEEDS = lx.PLACE_NOUNS | lx.EVENT_NOUNS | lx.KINDS.keys()
_MINISTRIES = frozenset({"ministry", "department"})


def use_after(words: Words, span: NameSpan, names: frozenset[int]) -> ToponymUse | None:
    """The use that the words after a name show, None where they show none; `names` are the words within names."""
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
    if gap in _PAUSES:
        return _apposition_evidence(words, after, is_actor=span.facts.is_actor)
    return None


def is_of_people(words: Words, span: NameSpan) -> bool:
    """True where the name tells whose people or bodies stand after it: "Ganja police", "Baku's ministers".

    What stands before the name then governs these and not the name: "in a letter to Ganja police".
    """
    after = span.last + 1
    if after >= len(words) or words.opens[after] or words.capital[after] or words.flat[after]:
        return False
    return (
        words.text[span.end : words.starts[after]].lstrip("'’s").isspace() and words.keys[after] in lx.PEOPLE_NOUNS
    )


def owns_as_an_actor(words: Words, span: NameSpan, names: frozenset[int]) -> bool:
    """True for an actor's possessive before what is no place, no event and no name: "in Russia's decisions"."""
    after = span.last + 1
    if not (span.facts.is_actor and words.possessive[span.last]) or after >= len(words) or words.opens[after]:
        return False
    for i in range(after, min(after + 4, len(words))):
        if i in names or words.capital[i] or words.keys[i] in _NO_DEEDS:
            return False
        if i > after and words.gaps[i] != " ":
            break
    return True


def _possessive_evidence(words: Words, after: int, *, is_actor: bool) -> ToponymUse | None:
    for i in range(after, min(after + 3, len(words))):
        if i > after and words.gaps[i] != " ":
            break
        key = words.keys[i]
        if key in lx.PLACE_NOUNS:
            return LITERAL
        if key in lx.ACTOR_NOUNS or key in lx.TITLES:
            return METONYM
    return METONYM if is_actor else None


def use_before_any_word(words: Words, span: NameSpan) -> ToponymUse | None:
    """METONYM where an actor's bare name stands before a verb or a noun: "China advocates", "US employers"."""
    after = span.last + 1
    if after >= len(words) or words.opens[after] or not words.text[span.end : words.starts[after]].isspace():
        return None
    while after + 1 < len(words) and words.gaps[after + 1] == " " and _is_beside_the_point(words, after):
        after += 1
    key = words.keys[after]
    is_plain = key.isalpha() and (words.flat[after] or not words.capital[after])
    return METONYM if is_plain and key not in lx.FUNCTION_WORDS else None


def _is_beside_the_point(words: Words, i: int) -> bool:
    """True for an adverb, and for both words of "on Thursday"."""
    if words.keys[i] == "on":
        return words.keys[i + 1] in lx.CALENDAR
    is_day = words.keys[i] in lx.CALENDAR and words.keys[i - 1] == "on"
    return is_day or words.keys[i] in lx.ADVERBS or (len(words.keys[i]) > 4 and words.keys[i].endswith("ly"))


def _next_word_evidence(words: Words, span: NameSpan, after: int, names: frozenset[int]) -> ToponymUse | None:
    key = words.keys[after]
    named = _longer_name_evidence(words, span, after, names)
    if named is not None:
        return named
    if key in lx.TOPIC_NOUNS and (span.facts.is_actor or key not in lx.KINDS):
        return LITERAL if after + 1 < len(words) and words.keys[after + 1] in lx.ZONES else OTHER
    if key in lx.EVENT_NOUNS or key in lx.KINDS or (key in lx.PLACE_NOUNS and not words.capital[after]):
        return LITERAL
    if key in lx.ACTOR_NOUNS:
        return METONYM
    return _verb_evidence(words, after, is_actor=span.facts.is_actor)


def _longer_name_evidence(words: Words, span: NameSpan, after: int, names: frozenset[int]) -> ToponymUse | None:
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
            return METONYM if span.facts.is_actor and key in _MINISTRIES else OTHER
        i += 1
    if i > after and _is_unknown_capital(words, after):
        return OTHER
    return OTHER if _ends_a_name(words, span, names) else None


def _ends_a_name(words: Words, span: NameSpan, names: frozenset[int]) -> bool:
    """True after a capitalised word that nothing explains: "HSBC Malta"."""
    before = span.first - 1
    if before <= 0 or before in names or words.opens[before]:
        return False
    return words.joined[before] and words.gaps[span.first] == " " and _is_unknown_capital(words, before)


def _is_unknown_capital(words: Words, i: int) -> bool:
    """True for a capitalised word that is no title, day, kind of place, direction or given name."""
    key = words.keys[i]
    if not words.capital[i] or words.flat[i] or key in lx.TITLES or key in lx.CALENDAR or key in lx.KINDS:
        return False
    return not (key in lx.DIRECTIONS or key in demonyms() or key in lx.word_list("given_names"))


def _verb_evidence(words: Words, at: int, *, is_actor: bool) -> ToponymUse | None:
    auxiliary = False
    passive = False
    for i in range(at, min(at + 5, len(words))):
        if words.gaps[i] != " " and i > at:
            break
        key = words.keys[i]
        if key in lx.BE:
            passive = True
        elif _suffers_fire(words, i):
            return LITERAL
        elif key in lx.AUXILIARIES:
            auxiliary = True
        elif passive and not (key in lx.ADVERBS or key.endswith("ly")):
            return _passive_evidence(key, is_actor=is_actor)
        elif key in ("came", "comes", "fell", "falls"):
            return LITERAL
        elif key in lx.TOWNS_VERBS or (is_actor and (key in lx.SPEECH_VERBS or key in lx.ADDRESS_VERBS)):
            return METONYM
        elif key not in lx.ADVERBS and not key.endswith("ly"):
            return METONYM if auxiliary and is_actor else None
    return METONYM if auxiliary and is_actor else None


def _suffers_fire(words: Words, at: int) -> bool:
    """True for "suffered heavy shelling", "has been under bombardment"."""
    after = range(at + 1, min(at + 5, len(words)))
    return words.keys[at] in lx.SUFFERED and any(words.keys[i] in lx.STRUCK_AGAINST for i in after)


def _passive_evidence(key: str, *, is_actor: bool) -> ToponymUse | None:
    if key in lx.HARM_VERBS or key in lx.MOTION_VERBS:
        return LITERAL
    if is_actor and (key in lx.PASSIVE_PEOPLE_VERBS or key.endswith("ing")):
        return METONYM
    return None


def _apposition_evidence(words: Words, after: int, *, is_actor: bool) -> ToponymUse | None:
    """What follows "Baku, the Azerbaijani capital, " or "Russia, which "."""
    if words.keys[after] in {"which", "who", "whose"} and after + 1 < len(words):
        return _verb_evidence(words, after + 1, is_actor=is_actor) or (METONYM if is_actor else None)
    for i in range(after + 1, min(after + 10, len(words))):
        if words.opens[i]:
            return None
        if words.gaps[i] in _PAUSES:
            return _verb_evidence(words, i, is_actor=is_actor)
    return None
