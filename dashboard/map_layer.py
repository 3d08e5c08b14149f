"""The map: the only module that knows folium and streamlit-folium, and it hands them ids and numbers alone.

Folium compiles what it renders as a template a second time, so no text may pass through it, escaped or not.
Whatever is written by somebody reaches the map as a file of columns that our own JavaScript fetches by its
content's hash. A test walks this module's syntax tree to see that it stays so.
"""

from __future__ import annotations

import hashlib
import math
import re
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

import folium
from folium.elements import JSCSSMixin
from folium.template import Template
from streamlit.components.v1 import declare_component
from streamlit_folium import st_folium

if TYPE_CHECKING:
    from dashboard.timeline import ContentId

ASSETS: Final = Path(__file__).with_name("assets")
LEAFLET: Final = Path(str(files("js_lib_leaflet"))) / "static" / "js_lib_leaflet"
SCRIPTS: Final = (
    "timeline-host.js",
    "timeline-columns.js",
    "timeline-room.js",
    "timeline-symbols.js",
    "timeline-controls.js",
    "timeline-layer.js",
    "timeline-page.js",
    "timeline.js",
)

FRAME_HEIGHT_PX: Final = 660
FIRST_VIEW: Final = (40.0, 46.5)
"""Latitude and longitude before the columns have come; the map then fits itself to them."""

NO_DAY: Final = -1
NO_SPOT: Final = -1

_CONTENT_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class MapChoice:
    """What the map shows, in numbers: bit i of `kinds` and `statuses` is the i-th of each in the columns.

    `first` and `last` are days from the first day, or NO_DAY to leave the days as they are; `mode` is 1 for a
    window of days and 0 for everything so far. They and `spot` count only when `turn` has changed, since the
    reader moves through time without telling Python.
    """

    columns: ContentId
    basemap: ContentId
    kinds: int
    statuses: int
    first: int = NO_DAY
    last: int = NO_DAY
    mode: int = 0
    spot: int = NO_SPOT
    turn: int = 0

    def __post_init__(self) -> None:
        if not (_CONTENT_ID.fullmatch(self.columns) and _CONTENT_ID.fullmatch(self.basemap)):
            raise ValueError("a file of the map is named by its content's hash and by nothing else")


@dataclass(frozen=True, slots=True, kw_only=True)
class MapAnswer:
    """What the reader asked for on the map: a spot's number, or None for every place, and the days shown.

    `count` counts what one frame said and `born` tells frames apart; `columns` is the file that spot and days
    refer to, "" if what came is no id.
    """

    spot: int | None
    first: int
    last: int
    window: bool
    count: int
    born: float
    columns: str


class _TimelineLayer(JSCSSMixin):
    """Our own layer: its script is the same for every store and every choice, so the frame never reloads."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = new window.Dateline.Timeline().addTo({{ this._parent.get_name() }});
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # folium has no types
        self._name = "Timeline"


class _ChoiceElement(folium.MacroElement):
    """Tells the layer what to show: an object of numbers and hashes."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        window.datelineChoice = {{ this.numbers | tojson }};
        if (window.dateline) { window.dateline.choose(window.datelineChoice); }
        {% endmacro %}
        """
    )

    def __init__(self, choice: MapChoice) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # folium has no types
        self._name = "Choice"
        self.numbers = asdict(choice)


def declare_folders(published: Path) -> None:
    """Lets Streamlit serve our assets, Leaflet from its package, and the folder of published files."""
    for name, folder in (
        ("dateline_assets", ASSETS),
        ("dateline_leaflet", LEAFLET),
        ("dateline_published", published),
    ):
        declare_component(name, path=folder)


def show_map(choice: MapChoice) -> MapAnswer | None:
    """Draws the map; what the reader last asked for on it, or None before the first time."""
    group = folium.FeatureGroup()
    group.add_child(_ChoiceElement(choice))
    value = st_folium(
        _frame(),
        key="map",
        height=FRAME_HEIGHT_PX,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=group,
    )
    return answer_of(value)


def answer_of(value: object) -> MapAnswer | None:
    """What the browser sent, if it is what our script sends: anybody may write to a socket."""
    if not isinstance(value, dict):
        return None
    numbers = [value.get(name) for name in ("spot", "t0", "t1", "mode", "n", "born")]
    if not all(isinstance(each, int | float) and math.isfinite(each) for each in numbers):
        return None
    columns = value.get("columns")
    spot, first, last, mode, count, born = (float(str(each)) for each in numbers)
    return MapAnswer(
        spot=int(spot) if spot >= 0 else None,
        first=int(first),
        last=int(last),
        window=mode == 1,
        count=int(count),
        born=born,
        columns=columns if isinstance(columns, str) and _CONTENT_ID.fullmatch(columns) else "",
    )


def _frame() -> folium.Map:
    """A map without tiles; every script and style that folium would fetch from elsewhere is replaced by ours."""
    frame = folium.Map(
        location=FIRST_VIEW,
        zoom_start=7,
        tiles=None,
        control_scale=True,
        attribution_control=False,
        min_zoom=2,
        max_zoom=18,
        zoom_snap=0.25,
    )
    frame.default_js = [("leaflet", f"../{_served('dateline_leaflet', LEAFLET / 'leaflet.js')}")]
    frame.default_css = [("leaflet", f"../{_served('dateline_leaflet', LEAFLET / 'leaflet.css')}")]
    layer = _TimelineLayer()
    layer.default_js = [(name, f"../{_served('dateline_assets', ASSETS / name)}") for name in SCRIPTS]
    layer.default_css = [("timeline", f"../{_served('dateline_assets', ASSETS / 'timeline.css')}")]
    layer.add_to(frame)
    return frame


@cache
def _served(component: str, file: Path) -> str:
    """The address of a file that we ship, beside the component's own frame; its hash makes old copies stale."""
    digest = hashlib.sha256(file.read_bytes()).hexdigest()[:12]
    return f"{__name__}.{component}/{file.name}?v={digest}"
