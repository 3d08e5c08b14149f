"""A row of somebody's table of coded events as it stood in a file, and how such a table is known."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from corpus.records import CodedBy

_COLUMNS_OF: Final[Mapping[CodedBy, frozenset[str]]] = {
    CodedBy.ACLED: frozenset({"event_id_cnty", "event_date", "sub_event_type", "latitude", "longitude"}),
    CodedBy.UCDP: frozenset(
        {"id", "type_of_violence", "date_start", "date_end", "best", "low", "high", "latitude", "longitude"}
    ),
}
"""What no other table has together; ACLED's older and newer exports and both of UCDP's sets of events have it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawEvent:
    """A row as it stood in a file: nothing is cleaned yet. `cells` are by the plain names of their columns.

    `origin` is the path as given and the line, `file_name` the path's last part.
    """

    coder: CodedBy
    cells: Mapping[str, str]
    origin: str
    file_name: str = ""


def coder_of(columns: Collection[str]) -> CodedBy | None:
    """Whose table has these columns, by their plain names; None for every other table."""
    return next((coder for coder, wanted in _COLUMNS_OF.items() if wanted <= set(columns)), None)
