"""What the map is told to show: numbers, and files named by their content's hash."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from corpus.dots import STATUSES
from dashboard.selection import View, bits
from dashboard.timeline import EVENT_TYPES

if TYPE_CHECKING:
    from dashboard.selection import Selection
    from dashboard.timeline import ContentId, Timeline

NO_DAY: Final = -1
NO_SPOT: Final = -1
FARTHEST_ZOOM: Final = 2
NEAREST_ZOOM: Final = 18
MODES: Final = range(3)
"""Everything so far, a window of days, and days that pale."""
LAYERS: Final = range(3)
"""Symbols, groups, heat."""

_CONTENT_ID = re.compile(r"[0-9a-f]{32}")
_VERSION = re.compile(r"[0-9a-f]{16}")

NO_VIEW: Final = View(lat=0.0, lon=0.0, zoom=-1.0)
"""A zoom below 0 lets the map fit itself."""


def is_content_id(name: str) -> bool:
    """Whether a file may be called so: its content's hash and nothing else."""
    return _CONTENT_ID.fullmatch(name) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class MapChoice:
    """What the map shows, in numbers: bit i of `kinds` and `statuses` is the i-th of each in the columns.

    `filter` names a file of one bit a row, "" for every row. `first` and `last` are days from the first day, or
    NO_DAY to leave the days as they are; `mode` and `layer` are of MODES and LAYERS. All from `first` on but the
    `turn` count only when that has changed, since the reader moves through time without telling Python.
    """

    columns: ContentId
    basemap: ContentId
    words: ContentId
    version: str
    filter: str = ""
    kinds: int
    statuses: int
    first: int = NO_DAY
    last: int = NO_DAY
    mode: int = 0
    layer: int = 0
    spot: int = NO_SPOT
    lat: float = NO_VIEW.lat
    lon: float = NO_VIEW.lon
    zoom: float = NO_VIEW.zoom
    turn: int = 0

    def __post_init__(self) -> None:
        files = (self.columns, self.basemap, self.words, *([self.filter] if self.filter else []))
        if not all(map(is_content_id, files)):
            raise ValueError("a file of the map is named by its content's hash and by nothing else")
        if not _VERSION.fullmatch(self.version):
            raise ValueError("a version of the data is 16 hexadecimal digits")
        if self.mode not in MODES or self.layer not in LAYERS:
            raise ValueError("the map has three modes and three layers, numbered from 0")
        if not (abs(self.lat) <= 90 and abs(self.lon) <= 180 and self.zoom <= NEAREST_ZOOM):
            raise ValueError("the map looks at no such part of the world")


@dataclass(frozen=True, slots=True, kw_only=True)
class MapFiles:
    """What a map fetches: its columns, the ground, the words of a language, the rows of a filter or "" for all.

    `version` is the id of the data that they were made of.
    """

    columns: ContentId
    basemap: ContentId
    words: ContentId
    version: str
    filter: str = ""


def map_choice(timeline: Timeline, files: MapFiles, selection: Selection, *, turn: int = 0) -> MapChoice:
    """A selection as numbers; of its filters the kinds and statuses, since `files` follows the others."""
    given = bool(timeline.last_day and (selection.first or selection.last))
    first = timeline.day_number(selection.first) if selection.first else 0
    last = timeline.day_number(selection.last or timeline.last_day) if timeline.last_day else 0
    spot = timeline.spot_of(selection.place)
    view = selection.view or NO_VIEW
    return MapChoice(
        columns=files.columns,
        basemap=files.basemap,
        words=files.words,
        filter=files.filter,
        version=files.version,
        kinds=bits(selection.filters.kinds, EVENT_TYPES),
        statuses=bits(selection.filters.statuses, STATUSES),
        first=first if given else NO_DAY,
        last=last if given else NO_DAY,
        mode=int(selection.mode),
        layer=int(selection.layer),
        spot=NO_SPOT if spot is None else spot,
        turn=turn,
        lat=view.lat,
        lon=view.lon,
        zoom=view.zoom,
    )
