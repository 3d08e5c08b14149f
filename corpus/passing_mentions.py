"""Violence that a sentence only names in passing: a kind of deed, a charge, a plan, a deed recalled."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.drafts import LEAD_SENTENCES, Draft
from corpus.families import Family
from corpus.numerals import CARDINALS
from corpus.records import Status
from corpus.small_letters import has_any

_VIOLENT = frozenset(
    {Family.VIOLENCE, Family.BREACH, Family.ARRESTS, Family.TERRITORY, Family.PROPERTY, Family.SEXUAL_VIOLENCE}
)
_DEEDS = frozenset({Family.VIOLENCE, Family.TERRITORY})
_NOT_HAPPENED = frozenset({Status.PLANNED, Status.DENIED, Status.HYPOTHETICAL})
_PLURAL = re.compile(
    r"(?:[\w-]+ )?(?:attacks|strikes|raids|bombings|bombs|shootings|murders|massacres|assassinations|killings"
    r"|kidnappings|abductions|ambushes|skirmishes|firefights|explosions|blasts|looting|vandalism|violence)",
    re.IGNORECASE,
)
MONTH_DAYS = 31
"""What is dated no closer than this, at no place and with no figures, is talk of a time."""

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


_RATE = re.compile(
    r"[^.;]{0,60}\b(?:(?:per|every|each) (?:day|week|month|year|hour)|annually)\b",
    re.IGNORECASE,
)
_STEMS_OF_RATES = ("per ", "every ", "each ", "annually")
_RATE_WITHIN = 75
"""Characters within which one of these must stand for _RATE to match."""
_ACCIDENT = re.compile(
    r"\b(?:earthquakes?|floods?|landslides?|hurricanes?|mudslides?|natural causes|mechanical (?:failure|faults?)"
    r"|(?:planes?|aircraft|airplanes?|helicopters?|bus|buses|trains?|ships?|boats?|ferry)\b[^.;]{0,60}"
    r"\b(?:crash(?:es|ed)?|plunged|overturned|derailed|capsized|sank|collided))\b",
    re.IGNORECASE,
)


def is_asked(draft: Draft) -> bool:
    """True for what a question in the body asks after, unless it gives both a day and a toll as known."""
    known = draft.own_days and draft.has_toll
    return draft.facts.index >= 0 and not known and draft.facts.text.startswith("?", draft.facts.sentence.end - 1)


def is_a_rate(draft: Draft) -> bool:
    """True for how often something is: "four people are kidnapped every day"."""
    text, end = draft.facts.text, draft.trigger.end
    may_be = has_any(text[end : end + _RATE_WITHIN].lower(), _STEMS_OF_RATES)
    return may_be and draft.family in _VIOLENT and _RATE.match(text, end) is not None


def is_an_accident(draft: Draft, earlier: Sequence[Draft]) -> bool:
    """True for the dead of a crash or a flood, where the article told of no violence that may have caused it."""
    sentence, tolls = draft.facts.sentence, draft.facts.casualties
    told = any(
        not (a.weak and any(c.start < a.end and a.start < c.end for c in tolls)) for a in draft.facts.actions
    )
    if draft.family is not Family.VIOLENCE or told or any(d.family in _VIOLENT for d in earlier):
        return False
    return _ACCIDENT.search(draft.facts.text, sentence.start, sentence.end) is not None


def is_recalled(draft: Draft) -> bool:
    """True for "the murder of the bishop", named in passing below the opening and told nowhere in the article."""
    told = len(draft.passages) > 1 or draft.facts.index < LEAD_SENTENCES
    if told or draft.family not in _VIOLENT or not draft.bare or draft.vague:
        return False
    return draft.family in _DEEDS or draft.definite or (draft.place is None and draft.fallback_days)


def is_of_a_period(draft: Draft) -> bool:
    """True for violence recalled over more than a month, with no place or figures: "for ten years", "in 1986"."""
    if draft.family not in _VIOLENT - {Family.TERRITORY} or draft.vague or draft.status is Status.HAPPENED:
        return False
    told = len(draft.passages) > 1 or draft.facts.index < 0
    local = draft.own_place and draft.place is not None and draft.place.geo_precision < 3
    if told or local or draft.has_toll or not draft.own_days or draft.days is None:
        return False
    return draft.days.days > MONTH_DAYS


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
