"""Tables of coded events that somebody hands in: held as figures and first rows, the events themselves are not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from corpus.records import DayRange
from corpus.store_coded import Edition, edition_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.records import CodedBy, CodedEvent
    from dashboard.handed import Upload

MOST_CODED: Final = 200_000
"""Rows of coded events that are taken at once: half a minute's reading. For more there is `dateline ingest`."""

KEPT_ROWS: Final = 50
"""So many events are held whole, to be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedTables:
    """What the tables that were handed in hold; `uploads` are read once more when their events are stored.

    `numbers` are by whose events they are, `days` from the first day of one to the last of another, `first` the
    first events, and `editions` what decides of each whether the store takes it.
    """

    numbers: Mapping[CodedBy, int] = field(default_factory=dict)
    days: DayRange | None = None
    first: tuple[CodedEvent, ...] = ()
    editions: tuple[Edition, ...] = ()
    uploads: tuple[Upload, ...] = ()

    @property
    def number(self) -> int:
        """How many events there are."""
        return len(self.editions)


NO_TABLES: Final = CodedTables()


class TablesBeingRead:
    """Takes events in one by one, and keeps what is told of all."""

    def __init__(self) -> None:
        self._numbers: Counter[CodedBy] = Counter()
        self._first: list[CodedEvent] = []
        self._editions: list[Edition] = []
        self._days: DayRange | None = None

    def take(self, event: CodedEvent) -> None:
        """Counts an event in."""
        self._editions.append(edition_of(event))
        if len(self._first) < KEPT_ROWS:
            self._first.append(event)
        incident = event.incident
        if incident.coded:
            self._numbers[incident.coded.by] += 1
        if (own := incident.days) is not None:
            held = self._days or own
            self._days = DayRange(first=min(held.first, own.first), last=max(held.last, own.last))

    def end(self, uploads: tuple[Upload, ...]) -> CodedTables:
        """What all of them come to; `uploads` are the files that they lie in."""
        return CodedTables(
            numbers=dict(self._numbers),
            days=self._days,
            first=tuple(self._first),
            editions=tuple(self._editions),
            uploads=uploads,
        )
