"""On what grounds a draft is trusted or doubted: what its sentence names, and what had to be supplied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from corpus.drafts import LEAD_SENTENCES, Draft
from corpus.families import Family
from corpus.grounds import Ground
from corpus.records import DayRange, ReportPlace, Status, TimeExpression, TimexType
from geodata.place import Mention, ToponymUse

NEAR_RIVAL = 0.1
"""Below this distance of their scores two places of one name are nearly as likely."""

RIVAL = 0.5
"""Below this distance the other place of the name was possible."""

UNLIKELY = 0.5
"""Scores below this are of names that fit their place poorly."""

FEW_PLACES = 2
"""Where an article names no more places than these, there is little to mistake."""

OTHER_PLACES = 3
"""So many places in a sentence, and the event may belong to another of them."""

SEVERAL_TIMES = 3
"""The same for time expressions."""

MANY_DAYS = 4
"""So many different days in an article, and the event may belong to another of them."""

EXACT_DAYS = 2
"""Longer ranges name no day: a night is two."""

OPENING_CHARACTERS = 400
"""Where an article opens, with its headline."""

FRESH_DAYS = 2
"""News is told so many days after what happened; what is older has been told of with other days since."""

OWN_PLACES = "dl:"
"""What the ids of the overlay's places begin with: names of the conflict, by language and side."""

_PLACE_GROUNDS = (
    ("told again: ", Ground.PLACE_CARRIED),
    ("no place named here: ", Ground.PLACE_OF_ARTICLE),
    ("“this town”: ", Ground.LOCAL_NEWS),
    ("no nearer place named here: the police of ", Ground.LOCAL_NEWS),
    ("no nearer place named here: local news filed from ", Ground.LOCAL_NEWS),
    ("no nearer place named here: ", Ground.LOCAL_GUESS),
)
"""What each reason for a place that the sentence does not name begins with, the longer beginnings first."""

_DAY_GROUNDS = (
    ("no day here: “", Ground.DAY_CARRIED),
    ("no day here: the day told before", Ground.DAY_CARRIED),
    ("told of “", Ground.DAY_CARRIED),
    ("no day of its own: said on ", Ground.DAY_OF_SPEECH),
    ("no day is named: ", Ground.DAY_OF_NEWS),
    ("agreed on for a later day: ", Ground.DAY_OF_NEWS),
)
_ELSEWHERE = "where the text says when it happened"
_IN_PASSING = frozenset({Family.AGREEMENT, Family.TALKS, Family.BREACH})
_UNTOLD = frozenset({Status.PLANNED, Status.DENIED, Status.HYPOTHETICAL, Status.RUNNING_TOTAL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What an article names: how often each place and each day or night; and when it was published."""

    places: Mapping[str, int]
    days: Mapping[DayRange, int]
    published: date | None

    @staticmethod
    def of(mentions: Iterable[Mention], times: Iterable[TimeExpression], published: date | None) -> Named:
        """What these mentions and time expressions name."""
        literal = (m.place for m in mentions if m.toponym.use is ToponymUse.LITERAL)
        days = (time.days for time in times)
        return Named(
            places=Counter(place.place_id for place in literal if place is not None),
            days=Counter(each for each in days if each is not None and each.days <= EXACT_DAYS),
            published=published,
        )


def grounds_of(draft: Draft, named: Named) -> tuple[Ground, ...]:
    """All that speaks for or against a draft; `named` is of its article."""
    grounds = [*_of_the_event(draft)]
    if draft.place is not None:
        grounds += _of_the_place(draft, draft.place, named.places)
    if draft.days is not None:
        grounds += _of_the_days(draft, draft.days, named)
    return tuple(grounds)


def _of_the_event(draft: Draft) -> Iterator[Ground]:
    if len(draft.passages) > 1:
        yield Ground.TOLD_AGAIN
    if draft.has_toll:
        yield Ground.FIGURES
    if draft.facts.index < LEAD_SENTENCES:
        yield Ground.OPENING
    if draft.vague:
        yield Ground.VAGUE
    if draft.definite:
        yield Ground.RECALLED
    if draft.status is Status.BACKGROUND:
        yield Ground.BACKGROUND
    if draft.status in _UNTOLD:
        yield Ground.NOT_HAPPENED
    if draft.family in _IN_PASSING:
        yield Ground.IN_PASSING


def _of_the_place(draft: Draft, place: ReportPlace, named: Mapping[str, int]) -> Iterator[Ground]:
    yield _how_placed(draft)
    rival = max((each.score for each in place.readings if each.place_id != place.place_id), default=0.0)
    ahead = place.score - rival
    yield Ground.NEAR_RIVAL if ahead < NEAR_RIVAL else Ground.RIVAL if ahead < RIVAL else Ground.NO_RIVAL
    if place.score < UNLIKELY:
        yield Ground.UNLIKELY_NAME
    if place.place_id.startswith(OWN_PLACES):
        yield Ground.LISTED
    if place.geo_precision == 3:
        yield Ground.WIDE
    if _places_in_sentence(draft) >= OTHER_PLACES:
        yield Ground.OTHER_PLACES
    if len(named) <= FEW_PLACES:
        yield Ground.FEW_PLACES
    if max(named.values(), default=0) > named.get(place.place_id, 0):
        yield Ground.OTHER_PLACE_OFTENER


def _how_placed(draft: Draft) -> Ground:
    if draft.own_place:
        return Ground.PLACE_NAMED
    because = draft.place_because
    return next((ground for begins, ground in _PLACE_GROUNDS if because.startswith(begins)), Ground.PLACE_CARRIED)


def _places_in_sentence(draft: Draft) -> int:
    mentions = draft.facts.mentions
    if len(mentions) < OTHER_PLACES:
        return 0
    literal = (m for m in mentions if m.place is not None and m.toponym.use is ToponymUse.LITERAL)
    return len({m.place.place_id for m in literal if m.place is not None})


def _of_the_days(draft: Draft, days: DayRange, named: Named) -> Iterator[Ground]:
    how = _how_dated(draft)
    yield how
    if draft.time is not None and draft.time.type is TimexType.TIME and how is not Ground.DAY_OF_SPEECH:
        yield Ground.CLOCK
    if how is Ground.DAY_NAMED and draft.fallback_days:
        yield Ground.MAYBE_LATER
    if len(draft.facts.times) >= SEVERAL_TIMES:
        yield Ground.SEVERAL_TIMES
    if draft.time is not None and draft.time.start < OPENING_CHARACTERS:
        yield Ground.DAY_AT_OPENING
    single = sum(each.days == 1 for each in named.days)
    if single == 1:
        yield Ground.ONE_DAY
    elif single >= MANY_DAYS:
        yield Ground.MANY_DAYS
    if max(named.days.values(), default=0) > named.days.get(days, 0):
        yield Ground.OTHER_DAY_OFTENER
    if named.published is not None and (named.published - days.last).days > FRESH_DAYS:
        yield Ground.OLD_NEWS


def _how_dated(draft: Draft) -> Ground:
    because = draft.days_because
    if because.endswith(_ELSEWHERE):
        return Ground.DAY_ELSEWHERE
    otherwise = Ground.DAY_NAMED if draft.own_days else Ground.DAY_CARRIED
    return next((ground for begins, ground in _DAY_GROUNDS if because.startswith(begins)), otherwise)
