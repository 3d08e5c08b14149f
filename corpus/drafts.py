"""A report in the making: what a sentence says happened, before it is placed, dated and held against others."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from corpus.clauses import Clauses, Part
from corpus.families import Family, family_of
from corpus.records import (
    Action,
    Attribution,
    Casualties,
    Count,
    DateBasis,
    DayRange,
    Outcome,
    ReportPlace,
    Sentence,
    Span,
    Status,
    TimeExpression,
)
from corpus.records import SubEventType as Sub
from geodata.light_records import light
from geodata.place import Mention

# A nearer word beats a more general one when both tell the same thing.
_GENERAL = {Sub.ARMED_CLASH: 2, Sub.ATTACK: 2, Sub.CEASEFIRE_VIOLATION: 1, Sub.OTHER: 3, Sub.LOOTING: 3}


def generality(sub_event: Sub) -> int:
    """How little a sub-event type says: 0 for a particular one ("drone strike"), more for general ones."""
    return _GENERAL.get(sub_event, 0)


NO_PLACE = "neither the sentence nor the article names a place"
"""Why a draft stands nowhere that could have been anywhere."""

HURT = (Outcome.KILLED, Outcome.INJURED)
"""What becomes of people whom violence befalls."""

PLURAL = Count(low=2, high=None)
"""What a plural without a number ("villagers") promises."""

LEAD_SENTENCES = 2
"""The opening of an article: what stands there is its news."""


@light
@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceFacts:
    """Everything that the stages before found in one sentence; `text` is the whole article's.

    `before_mentions` and `before_times` are those of the sentence before in the same paragraph, `heading` is the
    day of the heading that it stands under ("8 October" in a chronology), `under` its place, `published` the
    article's day. `unnumbered` are people whom nobody counts.
    """

    text: str
    index: int
    sentence: Sentence
    clauses: Clauses
    actions: tuple[Action, ...] = ()
    casualties: tuple[Casualties, ...] = ()
    unnumbered: tuple[Casualties, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    before_mentions: tuple[Mention, ...] = ()
    before_times: tuple[TimeExpression, ...] = ()
    heading: TimeExpression | None = None
    published: date | None = None
    under: Mention | None = None
    attribution: Attribution | None = None

    @property
    def span(self) -> Span:
        """The sentence's range."""
        return Span(self.sentence.start, self.sentence.end)


@light
@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A report in the making; `own_place` and `own_days` say whether its sentence itself gave them.

    `fallback_days` are only those of the news, or the day on which somebody said so, for want of better.

    `sub_event` None is told by casualties alone and takes its kind from what stands before it, and so does a
    `blast` whose cause the sentence does not say, and what is only `alike` ("a similar incident"). `retold` are
    the drafts that were made one with it. A `deadly` one killed somebody, with or without a number, a
    `deadly_to_some` people in the plural.
    """

    facts: SentenceFacts
    trigger: Span
    part: Part
    sub_event: Sub | None
    status: Status
    status_reason: str = ""
    vague: bool = False
    definite: bool = False
    blast: bool = False
    alike: bool = False
    deadly: bool = False
    deadly_to_some: bool = False
    casualties: tuple[Casualties, ...] = ()
    place: ReportPlace | None = None
    own_place: bool = False
    place_because: str = ""
    unplaced: str = ""
    days: DayRange | None = None
    own_days: bool = False
    fallback_days: bool = False
    days_because: str = ""
    undated: str = ""
    time: TimeExpression | None = None
    date_basis: DateBasis = DateBasis.UNRESOLVED
    passages: tuple[Span, ...] = field(default=())
    retold: tuple[Draft, ...] = ()
    claimed_by: str = ""
    accused: str = ""
    denied_by: str = ""

    @property
    def family(self) -> Family:
        """Its family; casualties alone are violence."""
        return Family.VIOLENCE if self.sub_event is None or self.blast else family_of(self.sub_event)

    def count(self, outcome: Outcome) -> Count | None:
        """How many people, None where no number was given; figures of several groups are added up."""
        if not self.casualties:
            return None
        counts = [c.count for c in self.casualties if c.outcome is outcome and not c.part]
        if len(counts) < 2:
            return counts[0] if counts else None
        highs = [c.high for c in counts]
        return Count(low=sum(c.low for c in counts), high=None if None in highs else sum(h or 0 for h in highs))

    @property
    def has_toll(self) -> bool:
        """Whether it gives a number of killed or injured."""
        return self.count(Outcome.KILLED) is not None or self.count(Outcome.INJURED) is not None

    @property
    def bare(self) -> bool:
        """Whether its sentence says neither where nor when nor how many; a state as a whole is no place."""
        local = self.own_place and self.place is not None and self.place.geo_precision < 3
        return not (local or self.own_days or self.has_toll)


def agree(before: Draft, draft: Draft, outcome: Outcome) -> bool:
    """Whether two counts can be one: equal, or one side gives none."""
    one, other = before.count(outcome), draft.count(outcome)
    return one is None or other is None or one == other
