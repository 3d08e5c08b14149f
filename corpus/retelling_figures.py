"""Whether the figures of two tellings can be those of one event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.drafts import HURT, Draft
from corpus.numerals import CARDINALS
from corpus.records import Casualties, Count, Outcome
from corpus.rising_tolls import is_far_more, is_rising_toll

ONE = Count(low=1, high=1)

WHOLE_WITHIN = 4
"""Sentences from one victim to the count of all."""

ORDINALS = ("second", "third", "fourth", "fifth", "sixth")
_NEXT = re.compile(rf"(?:another|(?:a|the)\s+(?P<ordinal>{'|'.join(ORDINALS)}))\b", re.IGNORECASE)
_ONE_MORE = re.compile(rf"\b(?:another|others?|more|also|additional|{'|'.join(ORDINALS)})\b", re.IGNORECASE)
_SO_MANY_MORE = re.compile(r"(?:\w+ |another \w+ )(?:more|further)\b", re.IGNORECASE)
_AGE = re.compile(r"\d{1,3}(?=[ -](?:year|month))")


def same_figures(one: Draft, other: Draft) -> bool:
    """Whether both count as many killed and as many injured, and one of the two at all."""
    return one.has_toll and all(one.count(outcome) == other.count(outcome) for outcome in HURT)


def same_toll(one: Draft, other: Draft) -> bool:
    """Whether both count the same killed or, where neither counts any, the same injured."""
    killed = (one.count(Outcome.KILLED), other.count(Outcome.KILLED))
    injured = (one.count(Outcome.INJURED), other.count(Outcome.INJURED))
    return killed[0] == killed[1] if any(killed) else injured[0] == injured[1] and any(injured)


def counts_agree(before: Draft, draft: Draft, outcome: Outcome) -> bool:
    """Whether two counts can be one: "at least ten" and ten, one side gives none, or one overtakes or is part."""
    one, other = before.count(outcome), draft.count(outcome)
    if one is None or other is None:
        return True
    if one == other or (one.low == other.low and None in (one.high, other.high)):
        return outcome is not Outcome.KILLED or not _are_more(draft, outcome)
    if _is_overtaken(one, draft, other) or _is_overtaken(other, before, one):
        return True
    same_side = not draft.claimed_by or draft.claimed_by == before.claimed_by
    if is_one_of(before, draft, outcome):
        return same_side
    return other.low < one.low and not draft.own_place and same_side and _are_single(draft, outcome)


def _is_overtaken(figure: Count, toll: Draft, risen: Count) -> bool:
    """Whether a figure is what a toll has risen from."""
    return figure.low <= risen.low and is_rising_toll(toll) and not is_far_more(risen.low, figure.low)


def _are_more(draft: Draft, outcome: Outcome) -> bool:
    """Whether as many are called others than those before: "two more soldiers died"."""
    told = [c for c in draft.casualties if c.outcome is outcome and not c.part]
    return all(_SO_MANY_MORE.match(draft.facts.text, c.start, c.end) for c in told)


def is_one_of(one: Draft, whole: Draft, outcome: Outcome) -> bool:
    """Whether a draft tells of one person, and the other counts all whom the same event befell."""
    first, all_of_them = one.count(outcome), whole.count(outcome)
    if first is None or all_of_them is None or first != ONE or all_of_them.low < 2:
        return False
    if not 0 <= whole.facts.index - one.facts.index <= WHOLE_WITHIN:
        return False
    text = whole.facts.text
    told = [c for c in whole.casualties if c.outcome is outcome and not c.part]
    return (
        len(told) == 1
        and _are_single(one, outcome)
        and _is_somebody(one, outcome)
        and _ONE_MORE.search(text, min(whole.part.start, told[0].start), told[0].end) is None
    )


def _is_somebody(draft: Draft, outcome: Outcome) -> bool:
    """Whether the one is a particular person ("a clerk", a name) and no figure ("one dead")."""
    told = (c for c in draft.casualties if c.outcome is outcome and not c.part)
    return not any(c.words[:1].isdigit() or c.words.casefold() in CARDINALS for c in told)


def _are_single(draft: Draft, outcome: Outcome) -> bool:
    """Whether the people are told of one by one, and as nobody else than those before."""
    told = [c for c in draft.casualties if c.outcome is outcome and not c.part]
    text = draft.facts.text
    return all(c.count.low == c.count.high == 1 and _ONE_MORE.search(text, c.start, c.end) is None for c in told)


def adds_one(before: Draft, draft: Draft) -> bool:
    """Whether the one person of a draft comes after those counted before: "a second victim", "another man"."""
    counts = [draft.count(outcome) for outcome in HURT]
    told = [c for c in draft.casualties if c.outcome in HURT and not c.part]
    if len(told) != 1 or sum(count.low for count in counts if count is not None) != 1:
        return False
    number = _NEXT.match(draft.facts.text, told[0].start, told[0].end)
    earlier = [c for c in before.casualties if c.outcome in HURT and not c.part]
    if any(c.count.high != c.count.low for c in earlier):
        return False
    if number is None:
        return not (draft.own_place or draft.own_days) and _is_of_another_age(told[0], earlier)
    if number["ordinal"] is None:
        return any(c.outcome is told[0].outcome for c in earlier) and all(c.count.low == 1 for c in earlier)
    return sum(c.count.low for c in earlier) == ORDINALS.index(number["ordinal"].casefold()) + 1


def _is_of_another_age(one: Casualties, others: Sequence[Casualties]) -> bool:
    """Whether each of the others is one person, too, and of another age: "a 37-year-old … a 17-year-old"."""
    age = _AGE.match(one.victims)
    ages = [_AGE.match(c.victims) for c in others if c.count == ONE]
    return age is not None and len(ages) == len(others) > 0 and all(a and a.group() != age.group() for a in ages)
