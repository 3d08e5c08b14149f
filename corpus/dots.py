"""Incidents that have a place and a day, as columns: what a map of a million needs, without opening one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from corpus.records import ReportPlace, Status, SubEventType

if TYPE_CHECKING:
    from numpy.typing import NDArray

SUB_EVENTS: Final = tuple(SubEventType)
STATUSES: Final = tuple(Status)

UNKNOWN: Final = -1
"""Stands in a column of people for a number that nobody gave, and for a range that is open above."""


class Facet(StrEnum):
    """What a claim says of itself, and a reader may choose by."""

    SOURCE = "source"
    CLAIMANT = "claimed_by"
    ACCUSED = "accused"


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetIndex:
    """Which incidents have a claim of which source, claimant or accused.

    `values` are the words as written, the most frequent first. Pair i says that row `rows[i]` has a claim of
    `values[codes[i]]`; no pair is there twice.
    """

    values: tuple[str, ...]
    codes: NDArray[np.int32]
    rows: NDArray[np.int32]

    def counts(self, taken: NDArray[np.bool_]) -> NDArray[np.intp]:
        """How many of the rows taken have each value."""
        return np.bincount(self.codes[taken[self.rows]], minlength=len(self.values))

    def having(self, values: frozenset[str], size: int) -> NDArray[np.bool_]:
        """Which of `size` rows have one of these values."""
        wanted = np.array([value in values for value in self.values], bool)
        mask = np.zeros(size, bool)
        if len(self.values):
            mask[self.rows[wanted[self.codes]]] = True
        return mask


@dataclass(frozen=True, slots=True, kw_only=True)
class Dots:
    """Row i of every column is one incident; rows go by first day and then by id.

    `columns` are `first` and `last` (proleptic ordinals, date.fromordinal), `sub_event` and `status` (numbers into
    SUB_EVENTS and STATUSES), `place` (a number into `places`), `low`, `best`, `high` (killed; UNKNOWN) and
    `confidence` (0..100). `incident_ids` are ASCII.
    """

    incident_ids: NDArray[np.bytes_]
    places: tuple[ReportPlace, ...]
    columns: Mapping[str, NDArray[np.integer[Any]]]
    facets: Mapping[Facet, FacetIndex]

    def __len__(self) -> int:
        return len(self.incident_ids)

    def ids(self, rows: Sequence[int] | NDArray[np.intp]) -> list[str]:
        """The ids of the incidents of those rows."""
        return [name.decode("ascii") for name in self.incident_ids[np.asarray(rows, np.intp)].tolist()]

    def rows_of(self, incident_ids: Sequence[str]) -> NDArray[np.intp]:
        """The rows of those of the incidents that are here, in order of rows."""
        wanted = np.array([name.encode("ascii", "replace") for name in incident_ids], "S")
        return np.flatnonzero(np.isin(self.incident_ids, wanted)) if len(wanted) else np.zeros(0, np.intp)
