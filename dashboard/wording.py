"""How days, counts of people and statuses are said in the page's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corpus.records import OWN_SUB_EVENTS, DateBasis, PublishedBasis, Status
from dashboard.language import message

if TYPE_CHECKING:
    from corpus.records import Count, ReportPlace, SubEventType, Toll
    from dashboard.language import Language
    from dashboard.place_names import PlaceNames

NOT_GIVEN: Final = message("not given")
NOBODY_NAMED: Final = message("nobody named")
NO_PLACE: Final = message("no place")

LONGEST_TITLE: Final = 300
"""Characters of a title that are shown."""

LONGEST_CELL: Final = 60
"""Characters of a source that a cell of a table shows; the report below it has the whole."""

STATUS_WORDS: Final = {
    Status.HAPPENED: message("happened"),
    Status.PLANNED: message("planned or announced"),
    Status.DENIED: message("denied"),
    Status.HYPOTHETICAL: message("feared or supposed"),
    Status.BACKGROUND: message("background"),
    Status.RUNNING_TOTAL: message("running total"),
}

BASIS_WORDS: Final = {
    DateBasis.EXPLICIT: message("the words name the day themselves"),
    DateBasis.PUBLICATION: message("counted from the day of publication"),
    DateBasis.CONTEXT: message("counted from the day that the passage speaks of"),
    DateBasis.UNRESOLVED: message("not worked out"),
}

PUBLISHED_WORDS: Final = {
    PublishedBasis.GIVEN: message("as a person gave it"),
    PublishedBasis.METADATA: message("from the page's metadata"),
    PublishedBasis.TEXT: message("from the head of the text"),
    PublishedBasis.ADDRESS: message("from the address"),
    PublishedBasis.FILE_NAME: message("from the file's name"),
    PublishedBasis.UNKNOWN: message("day of publication unknown"),
}

PRECISION_WORDS: Final = {
    1: message("the place itself"),
    2: message("near the place, or somewhere in its district"),
    3: message("somewhere in a region or country"),
}
PRECISION_UNKNOWN: Final = message("precision unknown")


def count_words(count: Count | None, language: Language) -> str:
    """A number of people; unknown is said, and is not zero."""
    if count is None:
        return language.say(NOT_GIVEN)
    return _bounds(count.low, count.high, language)


def toll_words(toll: Toll | None, language: Language) -> str:
    """A figure over several claims, from low to high."""
    if toll is None:
        return language.say(NOT_GIVEN)
    return _bounds(toll.low, toll.high, language)


def kind_words(sub_event: SubEventType, language: Language) -> str:
    """A sub-event type, marked where it is ours and not ACLED's; in English it is the codebook's own term."""
    kind = language.say(sub_event)
    return language.say("{kind} (Dateline's own kind)", kind=kind) if sub_event in OWN_SUB_EVENTS else kind


def place_words(place: ReportPlace | None, language: Language, names: PlaceNames) -> str:
    """A place's name, or both names of a disputed one."""
    return language.say(NO_PLACE) if place is None else names.in_language(place, language)


def shortened(words: str) -> str:
    """The beginning of words that are too long for a cell, cut between two of them."""
    if len(words) <= LONGEST_CELL:
        return words
    return f"{words[:LONGEST_CELL].rsplit(' ', 1)[0]}…"


def beginning(words: str, most: int) -> str:
    """The words, cut where they are more than so many characters long."""
    return words if len(words) <= most else f"{words[:most]}…"


def _bounds(low: int, high: int | None, language: Language) -> str:
    if high is None:
        return language.say("at least {low}", low=low)
    return language.number(low) if low == high else language.say("{low} to {high}", low=low, high=high)
