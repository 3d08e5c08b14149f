"""What the reader has chosen, and how the page's address says it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field, replace
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, Final, TypeVar

from corpus.dots import STATUSES
from corpus.records import EventType, Status
from dashboard.language import LANGUAGES
from dashboard.timeline import EVENT_TYPES, Origin, Precision

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Member = TypeVar("Member")
Query = "Mapping[str, Sequence[str]]"

KIND_WORDS: Final = {
    EventType.BATTLES: "battles",
    EventType.EXPLOSIONS: "explosions",
    EventType.CIVILIANS: "civilians",
    EventType.PROTESTS: "protests",
    EventType.RIOTS: "riots",
    EventType.STRATEGIC: "strategic",
}
"""Event types as the page's address spells them."""

DEFAULT_STATUSES: Final = frozenset({Status.HAPPENED})
DAY_PRECISIONS: Final = (1, 2, 3)
"""ACLED's time_precision: the day, the week, the month or worse."""

LONGEST_WORDS: Final = 500
"""Characters of a source or a speaker, as long as ingestion lets them be, and of words that are looked for."""

MOST_VALUES: Final = 20
"""So many sources may be chosen: an address of more than 64 kB could not be loaded again."""

MOST_KILLED: Final = 1_000_000

_LANGUAGE_CODE: Final = re.compile("[a-z]{2,3}")
_KINDS_BY_WORD: Final = {word: kind for kind, word in KIND_WORDS.items()}
_STATUSES_BY_WORD: Final = {str(each): each for each in STATUSES}
_PRECISIONS_BY_WORD: Final = {each.name.lower(): each for each in Precision}
_ORIGINS_BY_WORD: Final = {each.name.lower(): each for each in Origin}
_DAY_PRECISIONS_BY_WORD: Final = {str(each): each for each in DAY_PRECISIONS}


class Mode(IntEnum):
    """Which days the map shows: all up to one, a window of some, or a window in which they pale."""

    SO_FAR = 0
    WINDOW = 1
    FADING = 2


class Layer(IntEnum):
    """How the map shows what there is."""

    SYMBOLS = 0
    GROUPS = 1
    HEAT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What part of the world the map shows: its middle in degrees, and Leaflet's zoom."""

    lat: float
    lon: float
    zoom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which incidents are looked at, whatever their place and days.

    `sources`, `claimants` and `accused` are words as written; none of them is everybody. An incident is taken
    that has a claim of one of them. `least_killed` None takes those without a figure too. `words` are looked for
    in the articles that tell of an incident.
    """

    kinds: frozenset[EventType] = field(default=frozenset(EVENT_TYPES))
    statuses: frozenset[Status] = field(default=DEFAULT_STATUSES)
    sources: frozenset[str] = frozenset()
    claimants: frozenset[str] = frozenset()
    accused: frozenset[str] = frozenset()
    precisions: frozenset[Precision] = field(default=frozenset(Precision))
    day_precisions: frozenset[int] = field(default=frozenset(DAY_PRECISIONS))
    origins: frozenset[Origin] = field(default=frozenset(Origin))
    least_confidence: int = 0
    least_killed: int | None = None
    words: str = ""

    def beyond_kinds(self) -> Filters:
        """The same without kinds and statuses, which the browser looks at itself."""
        return replace(self, kinds=frozenset(EVENT_TYPES), statuses=frozenset(Status))


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The reader's choice. `first` and `last` None are the first and last day there is; `place` "" is every place.

    `view` None lets the map fit itself. `names_first` is the ISO 639 code of the language whose name stands first
    of two, "" for the gazetteer's order. `version` is the id of the data that the choice was made on, "" where it
    does not matter.
    """

    filters: Filters = field(default=Filters())
    first: date | None = None
    last: date | None = None
    mode: Mode = Mode.SO_FAR
    layer: Layer = Layer.SYMBOLS
    place: str = ""
    view: View | None = None
    language: str = "en"
    names_first: str = ""
    version: str = ""

    def __post_init__(self) -> None:
        if self.first and self.last and self.last < self.first:
            raise ValueError(f"{self.first} to {self.last} is no range of days")


def to_query(selection: Selection) -> dict[str, str | list[str]]:
    """The part of the page's address that says the selection; what is as at first is left out."""
    query = _filters_query(selection.filters)
    query["from"] = selection.first.isoformat() if selection.first else ""
    query["to"] = selection.last.isoformat() if selection.last else ""
    query["mode"] = selection.mode.name.lower() if selection.mode else ""
    query["layer"] = selection.layer.name.lower() if selection.layer else ""
    query["place"] = selection.place
    query["at"] = _view_words(selection.view) if selection.view else ""
    query["lang"] = selection.language if selection.language != "en" else ""
    query["names"] = selection.names_first
    query["data"] = selection.version
    return {name: told for name, told in query.items() if told}


def _filters_query(filters: Filters) -> dict[str, str | list[str]]:
    plain = Filters()
    return {
        "kinds": _listed(filters.kinds, plain.kinds, _KINDS_BY_WORD),
        "statuses": _listed(filters.statuses, plain.statuses, _STATUSES_BY_WORD),
        "source": sorted(filters.sources),
        "claimant": sorted(filters.claimants),
        "accused": sorted(filters.accused),
        "where": _listed(filters.precisions, plain.precisions, _PRECISIONS_BY_WORD),
        "when": _listed(filters.day_precisions, plain.day_precisions, _DAY_PRECISIONS_BY_WORD),
        "origin": _listed(filters.origins, plain.origins, _ORIGINS_BY_WORD),
        "confidence": str(filters.least_confidence or ""),
        "killed": "" if filters.least_killed is None else str(filters.least_killed),
        "words": filters.words,
    }


def _listed(chosen: frozenset[Member], plain: frozenset[Member], by_word: Mapping[str, Member]) -> str:
    """The chosen members by their words, "" where they are as at first, "none" where there is none."""
    if chosen == plain:
        return ""
    return ",".join(word for word, member in by_word.items() if member in chosen) or "none"


def _view_words(view: View) -> str:
    return f"{view.lat:.4f},{view.lon:.4f},{view.zoom:.2f}"


def from_query(query: Mapping[str, Sequence[str]]) -> Selection:
    """The selection that an address says; what it says wrongly is as if it had not been said."""
    told = {name: values[-1] for name, values in query.items() if values}
    first, last = _day(told.get("from", "")), _day(told.get("to", ""))
    if first and last and last < first:
        first = last = None
    language = told.get("lang", "")
    return Selection(
        filters=_filters_of(query, told),
        first=first,
        last=last,
        mode=_by_name(Mode, told.get("mode", ""), Mode.SO_FAR),
        layer=_by_name(Layer, told.get("layer", ""), Layer.SYMBOLS),
        place=_sane([told.get("place", "")])[-1] if told.get("place") else "",
        view=_view_of(told.get("at", "")),
        language=language if language in LANGUAGES else "en",
        names_first=_language_code(told.get("names", "")),
        version="".join(letter for letter in told.get("data", "")[:32] if letter in "0123456789abcdef"),
    )


def _filters_of(query: Mapping[str, Sequence[str]], told: Mapping[str, str]) -> Filters:
    plain = Filters()
    return Filters(
        kinds=_known(told.get("kinds"), _KINDS_BY_WORD, plain.kinds),
        statuses=_known(told.get("statuses"), _STATUSES_BY_WORD, plain.statuses),
        sources=frozenset(_sane(query.get("source", ()))) - {""},
        claimants=frozenset(_sane(query.get("claimant", ()))) - {""},
        accused=frozenset(_sane(query.get("accused", ()))) - {""},
        precisions=_known(told.get("where"), _PRECISIONS_BY_WORD, plain.precisions),
        day_precisions=_known(told.get("when"), _DAY_PRECISIONS_BY_WORD, plain.day_precisions),
        origins=_known(told.get("origin"), _ORIGINS_BY_WORD, plain.origins),
        least_confidence=_number(told.get("confidence", ""), 100) or 0,
        least_killed=_number(told.get("killed", ""), MOST_KILLED),
        words=_sane([told.get("words", "")])[-1],
    )


def bits(chosen: Iterable[Member], all_members: Sequence[Member]) -> int:
    """A number whose i-th bit says whether the i-th member is chosen."""
    return sum(1 << all_members.index(member) for member in set(chosen))


def _known(words: str | None, members: Mapping[str, Member], plain: frozenset[Member]) -> frozenset[Member]:
    if words is None:
        return plain
    return frozenset(members[word] for word in words.split(",") if word in members)


def _by_name(kind: type[Member], word: str, plain: Member) -> Member:
    return next((each for each in kind if each.name.lower() == word), plain)  # type: ignore[attr-defined]  # an IntEnum


def _sane(values: Sequence[str]) -> list[str]:
    """The words of an address, those that are too long or cannot be shown made empty."""
    return [each if len(each) <= LONGEST_WORDS and each.isprintable() else "" for each in values[:MOST_VALUES]]


def _language_code(word: str) -> str:
    return word if _LANGUAGE_CODE.fullmatch(word) else ""


def _number(word: str, most: int) -> int | None:
    return min(int(word), most) if word.isascii() and word.isdigit() and len(word) < 10 else None


def _view_of(words: str) -> View | None:
    try:
        lat, lon, zoom = (float(word) for word in words.split(","))
    except ValueError:
        return None
    sane = all(map(math.isfinite, (lat, lon, zoom))) and abs(lat) <= 90 and abs(lon) <= 180 and 0 <= zoom <= 18
    return View(lat=lat, lon=lon, zoom=zoom) if sane else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
