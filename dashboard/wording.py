"""How days, counts of people and statuses are said in the page's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corpus.records import OWN_SUB_EVENTS, DateBasis, PublishedBasis, Status

if TYPE_CHECKING:
    from datetime import date

    from corpus.records import Count, DayRange, ReportPlace, SubEventType, Toll

NOT_GIVEN: Final = "not given"
NOBODY_NAMED: Final = "nobody named"

LONGEST_CELL: Final = 60
"""Characters of a source that a cell of a table shows; the report below it has the whole."""

STATUS_WORDS: Final = {
    Status.HAPPENED: "happened",
    Status.PLANNED: "planned or announced",
    Status.DENIED: "denied",
    Status.HYPOTHETICAL: "feared or supposed",
    Status.BACKGROUND: "background",
    Status.RUNNING_TOTAL: "running total",
}

BASIS_WORDS: Final = {
    DateBasis.EXPLICIT: "the words name the day themselves",
    DateBasis.PUBLICATION: "counted from the day of publication",
    DateBasis.CONTEXT: "counted from the day that the passage speaks of",
    DateBasis.UNRESOLVED: "not worked out",
}

PUBLISHED_WORDS: Final = {
    PublishedBasis.GIVEN: "as a person gave it",
    PublishedBasis.METADATA: "from the page's metadata",
    PublishedBasis.TEXT: "from the head of the text",
    PublishedBasis.ADDRESS: "from the address",
    PublishedBasis.FILE_NAME: "from the file's name",
    PublishedBasis.UNKNOWN: "day of publication unknown",
}

PRECISION_WORDS: Final = {
    1: "the place itself",
    2: "near the place, or somewhere in its district",
    3: "somewhere in a region or country",
}


def day_words(day: date) -> str:
    """A day as "4 October 2020", whatever the machine's language."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def range_words(days: DayRange | None) -> str:
    """A range as "4 October 2020", "4 to 17 October 2020" or "28 September to 3 October 2020"."""
    if days is None:
        return "day unknown"
    if days.days == 1:
        return day_words(days.first)
    first = day_words(days.first)
    if days.first.year == days.last.year:
        same_month = days.first.month == days.last.month
        first = str(days.first.day) if same_month else first.rsplit(" ", 1)[0]
    return f"{first} to {day_words(days.last)}"


def count_words(count: Count | None) -> str:
    """A number of people; unknown is said, and is not zero."""
    if count is None:
        return NOT_GIVEN
    return _bounds(count.low, count.high)


def toll_words(toll: Toll | None) -> str:
    """A figure over several claims, from low to high."""
    if toll is None:
        return NOT_GIVEN
    return _bounds(toll.low, toll.high)


def kind_words(sub_event: SubEventType) -> str:
    """A sub-event type, marked where it is ours and not ACLED's."""
    return f"{sub_event} (Dateline's own kind)" if sub_event in OWN_SUB_EVENTS else str(sub_event)


def place_words(place: ReportPlace | None) -> str:
    """A place's name, or both names of a disputed one."""
    if place is None:
        return "no place"
    return f"{place.name} / {place.second_name}" if place.second_name else place.name


def plural(number: int, one: str) -> str:
    """A number with its noun, as "1 report" or "2,000 reports"."""
    return f"{number:,} {one}{'' if number == 1 else 's'}"


def shortened(words: str) -> str:
    """The beginning of words that are too long for a cell, cut between two of them."""
    if len(words) <= LONGEST_CELL:
        return words
    return f"{words[:LONGEST_CELL].rsplit(' ', 1)[0]}…"


def _bounds(low: int, high: int | None) -> str:
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
