"""What the page knows of the store: read once for a version of the data, asked many times."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import numpy as np

from corpus.records import DayRange, event_type_of
from corpus.store import Selection as StoreSelection
from dashboard.published import publish
from dashboard.timeline import EVENT_TYPES, STATUSES, build_timeline
from geodata.boundaries import basemap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from corpus.records import Article, EventType, Incident, Report, Status
    from corpus.store import Store
    from dashboard.selection import Selection
    from dashboard.timeline import ContentId, Timeline

DEMONSTRATION_SOURCE: Final = "Dateline demonstration"
"""What the source of every article of the demonstration corpus begins with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """The incidents of a store, ready for the map; reports and articles are fetched when they are looked at."""

    store: Store
    version: str
    timeline: Timeline
    columns: ContentId
    basemap: ContentId
    by_kind: Mapping[tuple[EventType, Status], int]
    demonstration: bool

    def rows(self, selection: Selection) -> NDArray[np.intp]:
        """The numbers of the timeline's rows that the map shows, by day; the place is not looked at."""
        columns, first_day = self.timeline.columns, self.timeline.first_day
        taken = self._taken(selection)
        if first_day and selection.first:
            taken &= columns["day"] + columns["span"].astype(np.int64) >= (selection.first - first_day).days
        if first_day and selection.last:
            taken &= columns["day"] <= (selection.last - first_day).days
        return np.flatnonzero(taken)

    def incidents(self, rows: Iterable[int]) -> list[Incident]:
        """The incidents of those rows."""
        return [self.timeline.incidents[row] for row in rows]

    def places(self, rows: NDArray[np.intp]) -> Counter[str]:
        """How many of those rows lie at each place, by its id."""
        spots, counts = np.unique(self.timeline.columns["spot"][rows], return_counts=True)
        places: Counter[str] = Counter()
        for spot, count in zip(spots.tolist(), counts.tolist(), strict=True):
            places[self.timeline.spots[spot].place.place_id] += count
        return places

    def days_of(self, selection: Selection) -> DayRange | None:
        """The days that the map shows: those chosen, else from the first to the last of what is chosen."""
        columns, first_day = self.timeline.columns, self.timeline.first_day
        taken = self._taken(selection)
        if first_day is None or not taken.any():
            return None
        days = columns["day"][taken].astype(np.int64)
        first = selection.first or first_day + timedelta(days=int(days.min()))
        last = selection.last or first_day + timedelta(days=int((days + columns["span"][taken]).max()))
        return DayRange(first=first, last=max(first, last))

    def at_place(self, selection: Selection) -> list[Incident]:
        """The incidents that the map shows at the chosen place, newest last."""
        there = [spot.place.place_id == selection.place for spot in self.timeline.spots]
        rows = self.rows(selection)
        return self.incidents(rows[np.array(there, bool)[self.timeline.columns["spot"][rows]]]) if there else []

    def _taken(self, selection: Selection) -> NDArray[np.bool_]:
        """Which rows are of a chosen kind and status."""
        kinds = np.array([kind in selection.kinds for kind in EVENT_TYPES])
        statuses = np.array([status in selection.statuses for status in STATUSES])
        taken: NDArray[np.bool_] = kinds[self.timeline.columns["type"]] & statuses[self.timeline.columns["status"]]
        return taken

    def evidence_of(self, incidents: Iterable[Incident]) -> tuple[dict[str, Report], dict[str, Article]]:
        """The reports of these incidents and the articles of these reports, by id."""
        wanted = [report_id for each in incidents for report_id in each.report_ids]
        reports = {each.report_id: each for each in self.store.reports(wanted)} if wanted else {}
        return reports, self.articles_of(reports.values())

    def articles_of(self, reports: Iterable[Report]) -> dict[str, Article]:
        """The articles of these reports, by id."""
        wanted = {each.article_id for each in reports}
        return self.store.articles(sorted(wanted)) if wanted else {}

    def undated(self, selection: Selection) -> tuple[Report, ...]:
        """The reports of the chosen kinds and statuses that stand on no day."""
        return self.store.undated_reports(_for_store(selection)) if _wants_any(selection) else ()

    def unplaced(self, selection: Selection) -> tuple[Report, ...]:
        """The reports of the chosen kinds and statuses that stand at no place."""
        return self.store.unplaced_reports(_for_store(selection)) if _wants_any(selection) else ()


def read_library(store: Store, folder: Path) -> Library:
    """The library of a store; what the browser fetches is published in `folder`. Raises StoreErrors."""
    version = store.data_version()
    incidents = store.incidents()
    timeline = build_timeline(incidents)
    sources = (claim.source for each in incidents for claim in each.claims)
    return Library(
        store=store,
        version=version,
        timeline=timeline,
        columns=publish(folder, timeline.payload, "bin"),
        basemap=publish(folder, basemap(), "json"),
        by_kind=Counter((event_type_of(each.sub_event), each.status) for each in timeline.incidents),
        demonstration=any(source.startswith(DEMONSTRATION_SOURCE) for source in sources),
    )


def _wants_any(selection: Selection) -> bool:
    """Whether anything is chosen: to the store, no kinds at all would mean every kind."""
    return bool(selection.kinds and selection.statuses)


def _for_store(selection: Selection) -> StoreSelection:
    return StoreSelection(kinds=frozenset(selection.kinds), statuses=frozenset(selection.statuses))
