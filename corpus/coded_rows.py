"""A row of a table of coded events, and its cells as numbers, days and points, or why they are none."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from corpus.calendar_names import MONTHS
from corpus.clean import clean, one_line
from corpus.records import Actor, Coding, DayRange, SubEventType, Toll
from corpus.refusals import shown
from geodata.place import PlaceKind

LONGEST_NOTES: Final = 10_000
"""Characters of a row's own words that are kept; ACLED's notes are a few sentences."""

MOST_PEOPLE: Final = 10_000_000
EARLIEST_YEAR: Final = 1900
LATEST_YEAR: Final = 2100

_SHOWN: Final = 40
_DAY_IN_WORDS: Final = re.compile(r"(\d{1,2}) ([A-Za-z]{3,9}) (\d{4})")
_ISO_DAY: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T][0-9:.]{5,15}Z?)?")
_WHOLE: Final = re.compile(r"(\d{1,12})(?:\.0+)?")


class ImpossibleRowError(ValueError):
    """A row whose cells name no event: its words say why, fit for a log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedPlace:
    """Where a row says that it happened; `geo_precision` and `radius_km` as those of a ReportPlace."""

    name: str
    lat: float
    lon: float
    kind: PlaceKind
    geo_precision: int
    radius_km: float
    country_name: str
    country_number: int | None = None
    admin1: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedRow:
    """A row of either table, its cells clean. `killed` None means that no number is given; `words` may be ""."""

    coding: Coding
    sub_event: SubEventType
    place: CodedPlace
    days: DayRange
    time_precision: int
    killed: Toll | None
    actors: tuple[Actor, ...]
    words: str
    source: str
    published: date | None = None


# ---------------------------------------------------------------- cells; they raise ImpossibleRowError


def line_of(cells: Mapping[str, str], name: str) -> str:
    """The words of a cell on one line, "" where it is empty or missing."""
    words = cells.get(name, "")
    return words if words.isascii() and words.isalnum() and len(words) <= _SHOWN else one_line(words)


def words_of(cells: Mapping[str, str], name: str) -> str:
    """The words of a cell, clean, cut where they are very long."""
    return clean(cells.get(name, "")[: 2 * LONGEST_NOTES], keep_litter=True).text[:LONGEST_NOTES].strip()


def number_of(cells: Mapping[str, str], name: str, most: int = MOST_PEOPLE) -> int | None:
    """The whole number in a cell, None where it is empty."""
    told = cells.get(name, "").strip()
    if not told:
        return None
    found = _WHOLE.fullmatch(told)
    if found is None or int(found[1]) > most:
        raise ImpossibleRowError(f"its {name} is {_cell(told)}, no number from 0 to {most:,}")
    return int(found[1])


def code_of(cells: Mapping[str, str], name: str, codes: Collection[int]) -> int:
    """The code in a cell, one of those that the codebook has."""
    told = number_of(cells, name, most=max(codes))
    if told is None or told not in codes:
        wanted = ", ".join(str(code) for code in sorted(codes))
        raise ImpossibleRowError(f"its {name} is {_cell(cells.get(name, ''))}, and none of {wanted}")
    return told


def point_of(cells: Mapping[str, str]) -> tuple[float, float]:
    """Latitude and longitude in degrees."""
    lat, lon = (_degrees(cells, name, most) for name, most in (("latitude", 90), ("longitude", 180)))
    if lat == lon == 0:
        raise ImpossibleRowError("its latitude and longitude are both 0, as where nobody knows them")
    return lat, lon


def day_of_cell(cells: Mapping[str, str], name: str) -> date:
    """The day in a cell, as 2020-10-04, with or without a time, or as 04 October 2020."""
    told = cells.get(name, "").strip()
    day = _iso_day(told) or _day_in_words(told)
    if day is None or not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise ImpossibleRowError(f"its {name} is {_cell(told)}, no day as 2020-10-04 or 04 October 2020")
    return day


def days_between(first: date, last: date) -> DayRange:
    """The days of a row from its first to its last."""
    if last < first:
        raise ImpossibleRowError(f"it ends on {last}, before it begins on {first}")
    return DayRange(first=first, last=last)


def toll_between(low: int, best: int, high: int) -> Toll:
    """A row's figures."""
    if not low <= best <= high:
        raise ImpossibleRowError(f"its figures are low {low}, best {best}, high {high}, which are in no order")
    return Toll(low=low, best=best, high=high)


def _cell(words: str) -> str:
    return f'"{shown(words[:_SHOWN])}"' if words.strip() else "empty"


def _degrees(cells: Mapping[str, str], name: str, most: int) -> float:
    told = cells.get(name, "").strip()
    try:
        degrees = float(told) if told.isascii() else math.nan
    except ValueError:
        degrees = math.nan
    if not abs(degrees) <= most:
        raise ImpossibleRowError(f"its {name} is {_cell(told)}, no number of degrees up to {most}")
    return degrees


@lru_cache(maxsize=4096)
def _iso_day(told: str) -> date | None:
    found = _ISO_DAY.fullmatch(told)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _day_in_words(told: str) -> date | None:
    found = _DAY_IN_WORDS.fullmatch(told)
    month = MONTHS.get(found[2].casefold()) if found else None
    try:
        return date(int(found[3]), month, int(found[1])) if found and month else None
    except ValueError:
        return None
