"""How likely two reports tell of one incident: log-odds from words, days, places and figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import inf, log

from corpus.hours import are_apart
from corpus.incident_weights import WEIGHTS
from corpus.incident_words import Telling, Tellings, WordCounts
from corpus.records import DAYS_OF_A_WEEK, Count, DayRange, Report, ReportPlace
from geodata.geometry import geodesic_km

_NO_WORDS = 0.02  # keeps the logarithm of a likeness of zero at -3.9
_NEAR_KM = 30.0
_FAR_KM = 150.0
_REGION = 3  # geo_precision of a region or country
_SURELY_APART_DAYS = 1  # where both name their day
_RARE = 5.5  # one article in 245
_TOP = 8  # of the words shared: twenty more do not make it surer

Features = Iterator[tuple[str, float]]


def log_odds(one: Report, other: Report, tellings: Tellings) -> float:
    """Above 0 where it is likelier than not that two reports tell of one incident; minus infinity where never."""
    if tell_apart(one, other, tellings):
        return -inf
    score = WEIGHTS[""]
    for name, value in features_of(one, other, tellings):
        score += WEIGHTS.get(name, 0.0) * value
    return score


def tell_apart(one: Report, other: Report, tellings: Tellings) -> bool:
    """True where nothing makes two reports one: each names its own day, or its own town and not the other's.

    Not even the same words do: a communiqué is written over that of the day before. What one article tells of a
    morning and of an afternoon is two. Nor is what befell a whole region or country what befell a town in it,
    unless a figure is the same.
    """
    if _name_days_apart(one, other) or _name_towns_apart(one, other, tellings) or told_at_other_hours(one, other):
        return True
    return _too_wide(one.place, other.place) and not _share_a_figure(one, other)


def told_at_other_hours(one: Report, other: Report) -> bool:
    """Whether one article tells of a morning and of an afternoon: two incidents of one town and day."""
    return one.article_id == other.article_id and are_apart(one.time_words, other.time_words)


def _name_days_apart(one: Report, other: Report) -> bool:
    if one.days is None or other.days is None or one.days == other.days:
        return False
    if max(one.days.days, other.days.days) > DAYS_OF_A_WEEK:
        return True
    if one.days_because or other.days_because:
        return False
    return days_apart(one.days, other.days) >= _SURELY_APART_DAYS


def _name_towns_apart(one: Report, other: Report, tellings: Tellings) -> bool:
    here, there = one.place, other.place
    if here is None or there is None or here.overlaps(there):
        return False
    if here.geo_precision != 1 or there.geo_precision != 1 or one.place_because or other.place_because:
        return False
    return not (tellings.names(other, here.as_written) or tellings.names(one, there.as_written))


def _too_wide(one: ReportPlace | None, other: ReportPlace | None) -> bool:
    if one is None or other is None or one.place_id == other.place_id:
        return False
    return max(one.geo_precision, other.geo_precision) >= _REGION


def _share_a_figure(one: Report, other: Report) -> bool:
    pairs = ((one.killed, other.killed), (one.injured, other.injured))
    return any(mine is not None and yours is not None and mine.low == yours.low > 0 for mine, yours in pairs)


def features_of(one: Report, other: Report, tellings: Tellings) -> Features:
    """What speaks for and against two reports being of one incident."""
    yield from _word_features(tellings.telling(one), tellings.telling(other), tellings.counts)
    yield from _publication_features(tellings.published(one), tellings.published(other))
    yield from _day_features(one, other)
    yield from _place_features(one.place, other.place)
    yield from _figure_features("killed", one.killed, other.killed)
    yield from _figure_features("injured", one.injured, other.injured)
    if one.sub_event is other.sub_event:
        yield "the same kind", 1.0


def _word_features(one: Telling, other: Telling, counts: WordCounts) -> Features:
    shared = one.around.shared(other.around, counts)
    likeness = one.around.likeness(shared, other.around)
    in_passages = one.passages.likeness(one.passages.shared(other.passages, counts), other.passages)
    yield "likeness", likeness
    yield "log likeness", log(likeness + _NO_WORDS)
    yield "likeness of passages", in_passages
    yield "log likeness of passages", log(in_passages + _NO_WORDS)
    yield "rarest shared", sum(each * each for each in shared[:_TOP]) / 100
    yield "log of rare words shared", log(1 + sum(each > _RARE for each in shared))


def _publication_features(one: date | None, other: date | None) -> Features:
    if one is None or other is None:
        yield "no publication day", 1.0
    else:
        yield "log of days between publication", log(1 + abs((one - other).days))


def _day_features(one: Report, other: Report) -> Features:
    if one.days is None or other.days is None:
        yield "undated", 1.0
        return
    apart = days_apart(one.days, other.days)
    if one.days == other.days:
        yield "the same days", 1.0
    if apart <= 1:
        yield ("days overlap", "a day apart")[apart], 1.0
        return
    unsure = bool(one.days_because or other.days_because)
    distance = "days apart" if apart <= 3 else "a week apart" if apart <= 10 else "weeks apart"
    yield (f"{distance}, unsure" if unsure else distance), 1.0


def _place_features(one: ReportPlace | None, other: ReportPlace | None) -> Features:
    if one is None or other is None:
        yield ("both unplaced" if one is other else "one unplaced"), 1.0
    elif one.place_id == other.place_id:
        yield "the same place", 1.0
    elif one.overlaps(other):
        yield "a place in the other", 1.0
    else:
        km = geodesic_km(one.lat, one.lon, other.lat, other.lon)
        yield ("near" if km < _NEAR_KM else "some way" if km < _FAR_KM else "far"), 1.0


def _figure_features(name: str, one: Count | None, other: Count | None) -> Features:
    if one is None or other is None:
        return
    less, more = sorted((one.low, other.low))
    if less == more:
        yield f"{name} alike", 1.0
        yield f"log of {name} alike", log(max(less, 1))
    elif more - less > 2 and more > 3 * less:
        yield f"{name} far off", 1.0
    else:
        yield f"{name} near", 1.0


def days_apart(one: DayRange, other: DayRange) -> int:
    """Days from one to the other, 0 where they overlap."""
    return max((one.first - other.last).days, (other.first - one.last).days, 0)
