"""GDELT's exports (events, mentions, knowledge graph) as lists of the addresses that they were made from."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

# The columns, counted from 0, as GDELT's codebooks give them: "GDELT 2.0 Event Database Codebook" V2.0 (61 columns
# of events, 16 of mentions), "GDELT 1.0 Data Format Codebook" V1.03 (58 columns of events) and "GDELT Global
# Knowledge Graph Codebook" V2.1 (27 columns).
_WEB: Final = "1"
"""The kind of source whose identifier is an address, in MentionType and V2SOURCECOLLECTIONIDENTIFIER alike."""

_STAMP: Final = re.compile(r"(?:19|20)\d{12}")
_DAY: Final = re.compile(r"(?:19|20)\d{6}")
_RECORD: Final = re.compile(r"(?:19|20)\d{12}-T?\d{1,9}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One of GDELT's kinds of table: how many columns it has, and in which the address and the day stand.

    `kind_column` tells a source on the web from others; None where all of them are on the web.
    """

    name: str
    columns: int
    address_column: int
    day_column: int
    kind_column: int | None
    is_row: Callable[[Sequence[str]], bool]

    def fits(self, row: Sequence[str]) -> bool:
        """Whether a row may be one of such a table."""
        return len(row) == self.columns and self.is_row(row)

    def is_of_web(self, row: Sequence[str]) -> bool:
        """Whether the source of a row has an address."""
        return self.kind_column is None or row[self.kind_column] == _WEB


def _is_event(row: Sequence[str]) -> bool:
    return row[0].isdecimal() and _DAY.fullmatch(row[1]) is not None


def _is_mention(row: Sequence[str]) -> bool:
    return row[0].isdecimal() and _STAMP.fullmatch(row[1]) is not None and _STAMP.fullmatch(row[2]) is not None


def _is_graph(row: Sequence[str]) -> bool:
    return _RECORD.fullmatch(row[0]) is not None and _STAMP.fullmatch(row[1]) is not None


EXPORTS: Final = (
    Export(
        name="events",
        columns=61,
        address_column=60,
        day_column=59,
        kind_column=None,
        is_row=_is_event,
    ),
    Export(
        name="events of GDELT 1.0",
        columns=58,
        address_column=57,
        day_column=56,
        kind_column=None,
        is_row=_is_event,
    ),
    Export(
        name="mentions",
        columns=16,
        address_column=5,
        day_column=2,
        kind_column=3,
        is_row=_is_mention,
    ),
    Export(
        name="knowledge graph",
        columns=27,
        address_column=4,
        day_column=1,
        kind_column=2,
        is_row=_is_graph,
    ),
)


def export_of(row: Sequence[str]) -> Export | None:
    """The kind of table that a row with its cells parted by tabs is of, None where it is none of GDELT's."""
    return next((one for one in EXPORTS if one.fits(row)), None)


def day_of_stamp(stamp: str) -> str:
    """The day of GDELT's fifteen minutes ("20201018093000", also "20201018T093000Z") as ISO 8601, "" if none."""
    digits = stamp[:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if _DAY.fullmatch(digits) else ""
