"""Violence that a sentence only names in passing: a kind of deed, a charge, a plan, a deed recalled."""

from __future__ import annotations

import re

from corpus.drafts import LEAD_SENTENCES, Draft
from corpus.families import Family
from corpus.numerals import CARDINALS
from corpus.records import Status

_VIOLENT = frozenset(
    {Family.VIOLENCE, Family.BREACH, Family.ARRESTS, Family.TERRITORY, Family.PROPERTY, Family.SEXUAL_VIOLENCE}
)
_NOT_HAPPENED = frozenset({Status.PLANNED, Status.DENIED, Status.HYPOTHETICAL})
_PLURAL = re.compile(
    r"(?:[\w-]+ )?(?:attacks|strikes|raids|bombings|bombs|shootings|murders|massacres|assassinations|killings"
    r"|kidnappings|abductions|ambushes|skirmishes|firefights|explosions|blasts|looting|vandalism|violence)",
    re.IGNORECASE,
)
_ONE_WORD = re.compile(r"[\w-]+")
_CRIME = re.compile(
    r"murder|assassination|kidnapping|abduction|bombing|shelling|shooting|homicide|rape|torture|arson|ambush",
    re.IGNORECASE,
)
_TO_DO = re.compile(
    r"(?<!continued )(?<!began )(?<!started )(?<!used )(?<!managed )(?<!resumed )(?<!able )\bto\s(?:\w+ly\s)?$",
    re.IGNORECASE,
)
_NO_ARTICLE = re.compile(
    r"(?:\b(?:of|by|for|with|on|and|or|in|against|from|as|like|without|attempted|mass|indiscriminate)|,)\s$",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"\b(?:\d+|{'|'.join(CARDINALS)})\s(?:[\w-]+\s){{0,2}}$", re.IGNORECASE)
_OF_SOMEBODY = re.compile(r"\s(?:attempts?\s)?of\b", re.IGNORECASE)


def is_only_a_kind(draft: Draft) -> bool:
    """True where the body names a kind of violence or what did not happen, and neither place, day nor figures."""
    if draft.family not in _VIOLENT or draft.facts.index < 0:
        return False
    if not draft.bare or draft.definite or draft.vague:
        return False
    return draft.status in _NOT_HAPPENED or _is_of_a_kind(draft)


def is_recalled(draft: Draft) -> bool:
    """True for "the murder of the bishop", named in passing below the opening and told nowhere in the article."""
    told = len(draft.passages) > 1 or draft.facts.index < LEAD_SENTENCES
    return draft.family in _VIOLENT and draft.definite and draft.bare and not draft.vague and not told


def _is_of_a_kind(draft: Draft) -> bool:
    """True for what is done again and again: "attacks on the pipeline", "charges of murder", "armed to attack"."""
    text, trigger = draft.facts.text, draft.trigger
    before = text[max(draft.facts.sentence.start, trigger.start - 30) : trigger.start]
    if _PLURAL.fullmatch(text, trigger.start, trigger.end):
        return _COUNTED.search(before) is None
    if not _ONE_WORD.fullmatch(text, trigger.start, trigger.end):
        return False
    return _TO_DO.search(before) is not None or (
        _CRIME.fullmatch(text, trigger.start, trigger.end) is not None
        and _NO_ARTICLE.search(before) is not None
        and _OF_SOMEBODY.match(text, trigger.end) is None
    )
