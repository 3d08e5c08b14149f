"""What the page knows of the store: read once for a version of the data, asked many times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from corpus.denials import denials_of
from corpus.dots import STATUSES, UNKNOWN, Facet
from corpus.dots_file import read_dots_file, write_dots
from corpus.records import DAYS_OF_A_WEEK, DayRange
from dashboard.published import publish, published_folder, remove_oldest
from dashboard.selection import Filters
from dashboard.timeline import EVENT_TYPES, Origin, Precision, build_timeline
from geodata.boundaries import basemap

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from corpus.dots import Dots
    from corpus.records import Article, EventType, Incident, Report, Status
    from corpus.store import Store
    from dashboard.selection import Selection
    from dashboard.timeline import ContentId, Timeline

DEMONSTRATION_SOURCE: Final = "Dateline demonstration"
"""What the source of every article of the demonstration corpus begins with."""

Spellings = Callable[[str], Sequence[str]]
"""What else a word may be spelt like: the other names of a place."""

_FILTERS_KEPT: Final = 64
ROWS_HELD: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """The dots of a store, ready for the map; incidents, reports and articles are fetched when looked at.

    `taken` says of every row whether filters take it. `folder` is where files for the browser are published.
    """

    store: Store
    version: str
    timeline: Timeline
    columns: ContentId
    basemap: ContentId
    folder: Path
    demonstration: bool
    taken: Callable[[Filters], NDArray[np.bool_]]

    def __len__(self) -> int:
        return len(self.timeline.dots)

    def rows(self, selection: Selection) -> NDArray[np.intp]:
        """The numbers of the rows that the map shows, by day; the place is not looked at."""
        columns, first_day = self.timeline.columns, self.timeline.first_day
        taken = self.taken(selection.filters)
        if first_day and selection.first:
            last = columns["day"].astype(np.int64) + columns["span"]
            taken = taken & (last >= (selection.first - first_day).days)
        if first_day and selection.last:
            taken = taken & (columns["day"] <= (selection.last - first_day).days)
        return np.flatnonzero(taken)

    def rows_at(self, selection: Selection) -> NDArray[np.intp]:
        """Those of the rows that lie at the chosen place, at any precision."""
        there = np.array([spot.place.place_id == selection.place for spot in self.timeline.spots], bool)
        rows = self.rows(selection)
        return rows[there[self.timeline.columns["spot"][rows]]] if len(there) else rows

    def incidents(self, rows: NDArray[np.intp]) -> list[Incident]:
        """The incidents of those rows, in their order."""
        ids = self.timeline.dots.ids(rows)
        found = {each.incident_id: each for each in self.store.incidents(ids)} if ids else {}
        return [found[name] for name in ids if name in found]

    def places(self, rows: NDArray[np.intp]) -> Counter[str]:
        """How many of those rows lie at each place, by its id."""
        counts = np.bincount(self.timeline.columns["spot"][rows], minlength=len(self.timeline.spots))
        places: Counter[str] = Counter()
        for spot in np.flatnonzero(counts).tolist():
            places[self.timeline.spots[spot].place.place_id] += int(counts[spot])
        return places

    def days_of(self, selection: Selection) -> DayRange | None:
        """The days that the map shows: those chosen, else from the first to the last of what is chosen."""
        columns, first_day = self.timeline.columns, self.timeline.first_day
        taken = self.taken(selection.filters)
        if first_day is None or not taken.any():
            return None
        days = columns["day"][taken].astype(np.int64)
        first = selection.first or first_day + timedelta(days=int(days.min()))
        last = selection.last or first_day + timedelta(days=int((days + columns["span"][taken]).max()))
        return DayRange(first=first, last=max(first, last))

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Where what the map can show comes from."""
        return tuple(map(Origin, np.unique(self.timeline.origins).tolist()))

    def by_origin(self, rows: NDArray[np.intp]) -> dict[Origin, NDArray[np.intp]]:
        """The rows of each origin that there are any of: figures of two origins are never added up."""
        if self.origins in {(), (Origin.ARTICLES,)}:
            return {Origin.ARTICLES: rows} if len(rows) else {}
        origins = self.timeline.origins[self.timeline.columns["spot"][rows]]
        parts = {origin: rows[origins == origin] for origin in self.origins}
        return {origin: part for origin, part in parts.items() if len(part)}

    def numbers_by_origin(self, filters: Filters) -> Mapping[Origin, int]:
        """How many rows there are of each origin, by the other filters."""
        taken = np.flatnonzero(self.taken(replace(filters, origins=frozenset(Origin))))
        held = self.by_origin(taken)
        return {origin: len(held.get(origin, ())) for origin in self.origins}

    def deaths(self, rows: NDArray[np.intp]) -> tuple[int, int]:
        """How many of these rows have a figure, and their best figures added up."""
        best = self.timeline.columns["best"][rows].astype(np.int64)
        known = best != UNKNOWN
        return int(known.sum()), int(best[known].sum())

    def by_kind(self, filters: Filters) -> Mapping[tuple[EventType, Status], int]:
        """How many rows there are of each kind and status, by the other filters."""
        columns = self.timeline.columns
        taken = self.taken(filters.beyond_kinds())
        cells = columns["type"][taken].astype(np.int64) * len(STATUSES) + columns["status"][taken]
        counts = np.bincount(cells, minlength=len(EVENT_TYPES) * len(STATUSES)).tolist()
        pairs = [(kind, status) for kind in EVENT_TYPES for status in STATUSES]
        return dict(zip(pairs, counts, strict=True))

    def filter_file(self, filters: Filters) -> ContentId | None:
        """The file that tells the browser which rows the filters beyond kinds and statuses take; None for all."""
        mask = self.taken(filters.beyond_kinds())
        if mask.all():
            return None
        return publish(self.folder, np.packbits(mask, bitorder="little").tobytes(), "bits")

    def evidence_of(self, incidents: Iterable[Incident]) -> tuple[dict[str, Report], dict[str, Article]]:
        """The reports of these incidents and the articles of these reports, by id."""
        wanted = [report_id for each in incidents for report_id in each.report_ids]
        reports = {each.report_id: each for each in self.store.reports(wanted)} if wanted else {}
        return reports, self.articles_of(reports.values())

    def denials_of(
        self, incidents: Collection[Incident]
    ) -> tuple[dict[str, tuple[Report, ...]], dict[str, Article]]:
        """The reports that deny each of these incidents, by its id, and the articles of these reports by id."""
        places = {each.place.place_id for each in incidents if each.place is not None}
        denied = self.store.account.denials_at(places) if places else ()
        articles = self.articles_of(denied)
        return denials_of(incidents, denied, articles), articles

    def articles_of(self, reports: Iterable[Report]) -> dict[str, Article]:
        """The articles of these reports, by id."""
        wanted = {each.article_id for each in reports}
        return self.store.articles(sorted(wanted)) if wanted else {}


def chunks(rows: NDArray[np.intp], size: int = ROWS_HELD) -> Iterator[NDArray[np.intp]]:
    """The rows, so many at a time: an export holds no more incidents with their articles at once."""
    return (rows[start : start + size] for start in range(0, len(rows), size))


def read_library(store: Store, folder: Path, spellings: Spellings = lambda word: (word,)) -> Library:
    """The library of a store; what the browser fetches is published in `folder`. Raises StoreErrors."""
    version = store.data_version()
    timeline = build_timeline(_dots(store, version, folder))

    def taken(filters: Filters) -> NDArray[np.bool_]:
        return _taken(timeline, store, spellings, filters)

    sources = timeline.dots.facets[Facet.SOURCE].values
    return Library(
        store=store,
        version=version,
        timeline=timeline,
        columns=publish(folder, timeline.payload, "bin"),
        basemap=publish(folder, basemap(), "json"),
        folder=folder,
        demonstration=any(source.startswith(DEMONSTRATION_SOURCE) for source in sources),
        taken=lru_cache(_FILTERS_KEPT)(taken),
    )


def prepare(store: Store) -> None:
    """Keeps the dots of a store ready, so that nobody who opens its page waits for them."""
    _dots(store, store.data_version(), published_folder())


def _dots(store: Store, version: str, folder: Path) -> Dots:
    """The store's dots, from the file of this version of the data where there is one."""
    file = folder / f"{version}.npz"
    dots = read_dots_file(file)
    if dots is None:
        dots = store.dots()
        write_dots(dots, file)
        remove_oldest(folder, "npz")
    return dots


def _taken(timeline: Timeline, store: Store, spellings: Spellings, filters: Filters) -> NDArray[np.bool_]:
    """Which rows the filters take."""
    columns, dots = timeline.columns, timeline.dots
    taken = np.ones(len(dots), bool)
    for part in _conditions(timeline, filters):
        taken &= part
    for facet, values in (
        (Facet.SOURCE, filters.sources),
        (Facet.CLAIMANT, filters.claimants),
        (Facet.ACCUSED, filters.accused),
    ):
        if values:
            taken &= dots.facets[facet].having(values, len(dots))
    if filters.least_killed is not None:
        taken &= columns["best"] >= filters.least_killed
    if groups := [list(spellings(word)) for word in filters.words.split()]:
        told = np.zeros(len(dots), bool)
        told[dots.rows_of(store.incidents_of_words(groups))] = True
        taken &= told
    taken.setflags(write=False)  # it is kept, and handed out to many
    return taken


def _conditions(timeline: Timeline, filters: Filters) -> Iterator[NDArray[np.bool_]]:
    """What each filter over a closed list takes; one that takes the whole list is not looked at."""
    columns = timeline.columns
    if len(filters.kinds) < len(EVENT_TYPES):
        yield _is_in(columns["type"], [kind in filters.kinds for kind in EVENT_TYPES])
    if len(filters.statuses) < len(STATUSES):
        yield _is_in(columns["status"], [status in filters.statuses for status in STATUSES])
    if len(filters.precisions) < len(Precision):
        of_spot = [spot.precision in filters.precisions for spot in timeline.spots]
        yield _is_in(columns["spot"], of_spot)
    if len(filters.origins) < len(Origin):
        chosen = np.isin(timeline.origins, sorted(filters.origins))
        yield _is_in(columns["spot"], chosen.tolist())
    spans = columns["span"]
    for number, of_rows in (
        (1, spans == 0),
        (2, (spans > 0) & (spans < DAYS_OF_A_WEEK)),
        (3, spans >= DAYS_OF_A_WEEK),
    ):
        if number not in filters.day_precisions:
            yield ~of_rows
    if filters.least_confidence:
        yield columns["confidence"] >= filters.least_confidence


def _is_in(column: NDArray[np.integer], wanted: Sequence[bool]) -> NDArray[np.bool_]:
    taken: NDArray[np.bool_] = np.array([*wanted, False])[column]
    return taken
