"""What the reader has chosen, and how the page's address says it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

from corpus.records import EventType, Status, event_type_of
from dashboard.timeline import EVENT_TYPES, STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.records import Incident

Member = TypeVar("Member")

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
LONGEST_PLACE_ID: Final = 200

_KINDS_BY_WORD: Final = {word: kind for kind, word in KIND_WORDS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The reader's choice. `first` and `last` None are the first and last day there is; `place` "" is every place.

    `window` says that the days are a window that moves, and not everything from the first day on. `version` is
    the id of the data that the choice was made on, "" where it does not matter.
    """

    kinds: frozenset[EventType] = field(default=frozenset(EVENT_TYPES))
    statuses: frozenset[Status] = field(default=DEFAULT_STATUSES)
    first: date | None = None
    last: date | None = None
    window: bool = False
    place: str = ""
    version: str = ""

    def __post_init__(self) -> None:
        if self.first and self.last and self.last < self.first:
            raise ValueError(f"{self.first} to {self.last} is no range of days")

    def takes(self, incident: Incident) -> bool:
        """Whether an incident is of a chosen kind and status; its place and days are not looked at."""
        return event_type_of(incident.sub_event) in self.kinds and incident.status in self.statuses

    def covers(self, incident: Incident) -> bool:
        """Whether an incident has a day in the chosen range; one without a day has none."""
        if incident.days is None:
            return False
        after = self.first is None or incident.days.last >= self.first
        return after and (self.last is None or incident.days.first <= self.last)


def to_query(selection: Selection) -> dict[str, str]:
    """The part of the page's address that says the selection; what is as at first is left out."""
    query = {}
    if selection.kinds != frozenset(EVENT_TYPES):
        query["kinds"] = ",".join(KIND_WORDS[kind] for kind in EVENT_TYPES if kind in selection.kinds)
    if selection.statuses != DEFAULT_STATUSES:
        query["statuses"] = ",".join(str(status) for status in STATUSES if status in selection.statuses)
    if selection.first:
        query["from"] = selection.first.isoformat()
    if selection.last:
        query["to"] = selection.last.isoformat()
    if selection.window:
        query["mode"] = "window"
    if selection.place:
        query["place"] = selection.place
    if selection.version:
        query["data"] = selection.version
    return query


def from_query(query: Mapping[str, str]) -> Selection:
    """The selection that an address says; what it says wrongly is as if it had not been said."""
    first, last = _day(query.get("from", "")), _day(query.get("to", ""))
    if first and last and last < first:
        first = last = None
    kinds, statuses = query.get("kinds"), query.get("statuses")
    place = query.get("place", "")
    return Selection(
        kinds=frozenset(EVENT_TYPES) if kinds is None else _known(kinds, _KINDS_BY_WORD),
        statuses=DEFAULT_STATUSES
        if statuses is None
        else _known(statuses, {str(each): each for each in STATUSES}),
        first=first,
        last=last,
        window=query.get("mode") == "window",
        place=place if len(place) <= LONGEST_PLACE_ID and place.isprintable() else "",
        version="".join(letter for letter in query.get("data", "")[:32] if letter in "0123456789abcdef"),
    )


def bits(chosen: Iterable[Member], all_members: Sequence[Member]) -> int:
    """A number whose i-th bit says whether the i-th member is chosen."""
    return sum(1 << all_members.index(member) for member in set(chosen))


def with_days(selection: Selection, first: date, last: date, *, window: bool) -> Selection:
    """The same selection for other days."""
    return replace(selection, first=first, last=last, window=window)


def _known(words: str, members: Mapping[str, Member]) -> frozenset[Member]:
    return frozenset(members[word] for word in words.split(",") if word in members)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
