"""What a headline does to the body's drafts: it joins one of them, sums up several, or stands alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce
from itertools import combinations

from corpus.drafts import HURT, Draft
from corpus.families import same_family
from corpus.records import Casualties, Outcome, Status
from corpus.retelling_days import same_days
from corpus.retelling_figures import WHOLE_WITHIN, is_one_of, same_toll
from corpus.retelling_joining import joined_drafts
from geodata.light_records import altered

_TOTALS = frozenset({Status.RUNNING_TOTAL, Status.BACKGROUND})
_EVENTS = re.compile(
    r"\b(?:(?:shoot|bomb|kill|shell)ings|raids|clashes|attacks|strikes|incidents|explosions|blasts)\b",
    re.IGNORECASE,
)


def with_headline(body: Sequence[Draft], headline: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts with those of the headline: one with what they sum up, alone where the body tells nothing alike.

    So do its figures where the body gives none.

    A headline that counts more people than any telling sums up those that the text tells of one by one, and one
    that counts the dead and the hurt of one event knows better than an opening with fewer dead or others hurt.
    """
    kept = list(body)
    for draft in headline:
        akin = [i for i, d in enumerate(kept) if same_family(d.family, draft.family)]
        there = [i for i in akin if _may_sum_up(draft, kept[i])]
        tolls = [i for i in akin if kept[i].status is draft.status and same_toll(draft, kept[i])]
        same = [*tolls, *(i for i in there if all(_overlap(draft, kept[i], o) for o in Outcome))]
        of_them = next((i for i in there if any(is_one_of(draft, kept[i], outcome) for outcome in HURT)), None)
        if of_them is not None and same and kept[of_them].facts.index < kept[same[0]].facts.index:
            same.insert(0, of_them)
        parts = [i for i in there if _counts_more(draft, kept[i])]
        if any(d.status in _TOTALS and d.has_toll and same_toll(draft, d) for d in kept) and not tolls:
            continue  # the headline gives a total that the text tells as such
        if _sums_up_a_war(draft, [kept[i] for i in there]):
            continue
        at = next((i for i in [*same, *there] if _is_told_short(draft, kept[i])), None)
        if at is not None:
            kept[at] = altered(joined_drafts(kept[at], draft), casualties=_with_figures_of(draft, kept[at]))
        elif same:
            kept[same[0]] = joined_drafts(kept[same[0]], draft)
        elif len(parts) > 1 and _are_of_one_scene([kept[i] for i in parts]):
            whole = reduce(lambda one, other: joined_drafts(other, one), [kept[i] for i in parts], draft)
            kept = [d for i, d in enumerate(kept) if i not in parts]
            kept.insert(0, altered(whole, casualties=draft.casualties))
        elif not akin or (draft.has_toll and not any(kept[i].has_toll or kept[i].deadly for i in akin)):
            kept.insert(0, draft)
    return tuple(kept)


def _may_sum_up(headline: Draft, draft: Draft) -> bool:
    if headline.status is not draft.status:
        return False
    if headline.place is None or draft.place is None or not headline.own_place:
        return True
    return headline.place.overlaps(draft.place)


def _overlap(headline: Draft, draft: Draft, outcome: Outcome) -> bool:
    """Whether a headline's bare number can be the text's "at least" or "about" so many."""
    one, other = headline.count(outcome), draft.count(outcome)
    if one is None or other is None:
        return True
    return (one.high is None or other.low <= one.high) and (other.high is None or one.low <= other.high)


def _counts_more(headline: Draft, draft: Draft) -> bool:
    """Whether the headline counts at least as many as the draft of each whom the draft counts."""

    def covers(outcome: Outcome) -> bool:
        whole, part = headline.count(outcome), draft.count(outcome)
        return part is None or (whole is not None and part.high is not None and part.high <= whole.low)

    return headline.has_toll and all(covers(outcome) for outcome in HURT)


def _is_told_short(headline: Draft, draft: Draft) -> bool:
    """Whether a headline counts the dead and the hurt of one event, and the text's opening no more dead."""
    killed, injured = (headline.count(outcome) for outcome in HURT)
    if killed is None or injured is None or killed.low != killed.high or injured.low != injured.high:
        return False
    if not (killed.low and injured.low) or draft.facts.index > WHOLE_WITHIN or not draft.has_toll:
        return False
    sentence = headline.facts.sentence
    if _EVENTS.search(headline.facts.text, sentence.start, sentence.end):
        return False
    dead = draft.count(Outcome.KILLED)
    return dead is None or dead.low <= killed.low


def _with_figures_of(headline: Draft, draft: Draft) -> tuple[Casualties, ...]:
    """The casualties of a draft, the dead and the hurt as a headline counts them."""
    figures = (c for c in headline.casualties if c.outcome in HURT)
    return (*figures, *(c for c in draft.casualties if c.outcome not in HURT))


def _are_of_one_scene(parts: Sequence[Draft]) -> bool:
    """Whether no two of the drafts name places or days of their own that exclude each other."""
    return all(
        not (
            one.own_place and other.own_place and one.place and other.place and not one.place.overlaps(other.place)
        )
        and not (one.own_days and other.own_days and not same_days(one, other))
        for one, other in combinations(parts, 2)
    )


def _sums_up_a_war(headline: Draft, told: Sequence[Draft]) -> bool:
    """Whether a headline counts the dead of a whole fight, of which the text gives several tolls."""
    tolls = [draft for draft in told if draft.count(Outcome.KILLED) is not None]
    if not headline.vague or headline.count(Outcome.KILLED) is None or len(tolls) < 2:
        return False
    return not any(same_toll(headline, draft) for draft in tolls)
