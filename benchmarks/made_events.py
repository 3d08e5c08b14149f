"""What a made store tells of: invented events at invented places, the same for the same numbers and seed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any, Final, TypeVar

import numpy as np

from corpus.records import DayRange, ReportPlace, Status, SubEventType
from geodata.place import PlaceKind, Reading

if TYPE_CHECKING:
    from numpy.typing import NDArray

Chosen = TypeVar("Chosen")

FIRST_DAY: Final = date(2018, 1, 1)
DAYS: Final = 2191
BURSTS: Final = ((0.06, 20), (0.24, 12), (0.46, 22), (0.47, 6), (0.79, 30))
"""Where in those days wars flare up, as a part of them, and how many days wide each is."""
IN_BURSTS: Final = 0.55
"""The part of the events that falls into them."""

STATUS_WEIGHTS: Final = {
    Status.HAPPENED: 88,
    Status.PLANNED: 3,
    Status.DENIED: 2,
    Status.HYPOTHETICAL: 2,
    Status.BACKGROUND: 4,
    Status.RUNNING_TOTAL: 1,
}
COMMON_KINDS: Final = {
    SubEventType.SHELLING: 12,
    SubEventType.ARMED_CLASH: 8,
    SubEventType.AIR_STRIKE: 6,
    SubEventType.CEASEFIRE_VIOLATION: 5,
    SubEventType.TALKS: 4,
    SubEventType.ATTACK: 3,
    SubEventType.PEACEFUL_PROTEST: 3,
}
"""So many times as often as any other kind."""

LASTING: Final = ((0, 80), (1, 6), (3, 5), (6, 4), (12, 3), (30, 2))
"""Days that an event lasts past its first, and how often."""
TOLD_BY: Final = ((1, 60), (2, 30), (3, 10))
"""Reports of one event, and how often."""
DEADLY: Final = ((None, 62), (0, 10), (1, 12), (2, 6), (3, 4), (7, 3), (18, 2), (60, 1))
"""The fewest people killed, None where nobody gave a number, and how often."""
LACKING: Final = 500
"""One event in so many has no day, and another no place."""

SYLLABLES: Final = (
    "ba",
    "cha",
    "dor",
    "el",
    "fen",
    "gar",
    "hil",
    "is",
    "jar",
    "kol",
    "lum",
    "mir",
    "nar",
    "os",
    "pel",
    "qua",
    "rin",
    "sar",
    "tav",
    "ul",
)
EXTENTS: Final = (
    (PlaceKind.SITE, 0.5, 1, 15),
    (PlaceKind.SETTLEMENT, 4.0, 1, 65),
    (PlaceKind.DISTRICT, 22.0, 2, 18),
    (PlaceKind.REGION, 60.0, 3, 2),
)
"""Kind, radius in km, ACLED's precision, and how often."""
THEATRE: Final = ((38.6, 41.4), (44.6, 49.2))
AROUND: Final = ((36.0, 44.0), (41.0, 52.0))
"""Latitudes and longitudes of the theatre, where most places lie, and of what lies around it."""
IN_THEATRE: Final = 0.85


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One invented event; `killed` is the fewest, `place` a number among the places, None where unknown."""

    number: int
    place: int | None
    sub_event: SubEventType
    status: Status
    days: DayRange | None
    killed: int | None
    told_by: int
    confidence: float


def made_places(count: int, seed: int) -> list[ReportPlace]:
    """So many invented places, the same for the same seed."""
    random = np.random.default_rng([seed, 1])
    names = [f"{a}{b}{c}".capitalize() for a, b, c in product(SYLLABLES, repeat=3)]
    if count > len(names):
        raise ValueError(f"there are names for {len(names)} places and no more")
    chosen = random.permutation(len(names))[:count]
    return [_place(random, names[name], number) for number, name in enumerate(chosen)]


def made_events(count: int, places: int, seed: int) -> Iterator[Event]:
    """So many invented events in the order of their days, the same for the same numbers and seed."""
    random = np.random.default_rng([seed, 2])
    firsts = np.sort(_days(random, count)).tolist()
    often = (np.arange(places) + 5.0) ** -0.8
    where = random.choice(places, count, p=often / often.sum()).tolist()
    kinds = _picked(random, [(kind, COMMON_KINDS.get(kind, 1)) for kind in SubEventType], count)
    statuses = _picked(random, list(STATUS_WEIGHTS.items()), count)
    lasting, deadly = _picked(random, LASTING, count), _picked(random, DEADLY, count)
    told_by = _picked(random, TOLD_BY, count)
    confidences = random.integers(51, 99, count).tolist()
    start = FIRST_DAY.toordinal()
    for number in range(count):
        first = start + firsts[number]
        yield Event(
            number=number,
            place=None if number % LACKING == 1 else where[number],
            sub_event=kinds[number],
            status=statuses[number],
            days=None if number % LACKING == 0 else _range(first, first + lasting[number]),
            killed=deadly[number],
            told_by=told_by[number],
            confidence=confidences[number] / 100,
        )


def _place(random: np.random.Generator, name: str, number: int) -> ReportPlace:
    (kind, radius_km, precision) = _picked(random, [(each[:3], each[3]) for each in EXTENTS], 1)[0]
    lats, lons = THEATRE if random.random() < IN_THEATRE else AROUND
    place_id = f"made:{number:05}"
    return ReportPlace(
        place_id=place_id,
        name=name,
        as_written=name,
        start=0,
        end=len(name),
        lat=round(random.uniform(*lats), 4),
        lon=round(random.uniform(*lons), 4),
        country="",
        country_name="",
        admin1="",
        kind=kind.value,
        radius_km=radius_km,
        geo_precision=precision,
        score=0.9,
        readings=(Reading(place_id=place_id, label=name, score=0.9, reason="the only place of that name"),),
    )


def _days(random: np.random.Generator, count: int) -> NDArray[np.int64]:
    """The number of each event's first day."""
    middles, widths = (np.array(column) for column in zip(*BURSTS, strict=True))
    which = random.integers(0, len(BURSTS), count)
    bursting = random.normal(middles[which] * DAYS, widths[which])
    quiet = random.uniform(0, DAYS, count)
    chosen = np.where(random.random(count) < IN_BURSTS, bursting, quiet)
    return np.clip(chosen, 0, DAYS - 1).astype(np.int64)


def _picked(random: np.random.Generator, weighted: Sequence[tuple[Chosen, int]], count: int) -> list[Chosen]:
    things: list[Any] = [thing for thing, _ in weighted]
    weights = np.array([weight for _, weight in weighted], float)
    return [things[i] for i in random.choice(len(things), count, p=weights / weights.sum()).tolist()]


def _range(first: int, last: int) -> DayRange:
    return DayRange(first=date.fromordinal(first), last=date.fromordinal(last))
