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
HOST_SCRIPT: Final = "timeline-host.js"
SCRIPTS: Final = (
    HOST_SCRIPT,
    "timeline-words.js",
    "timeline-elements.js",
    "timeline-theme.js",
    "timeline-columns.js",
    "timeline-room.js",
    "timeline-symbols.js",
    "timeline-groups.js",
    "timeline-heat.js",
    "timeline-fan.js",
    "timeline-layer.js",
    "timeline-ground.js",
    "timeline-bars.js",
    "timeline-controls.js",
    "timeline-sentences.js",
    "timeline-legend.js",
    "timeline-focus.js",
    "timeline-view.js",
    "timeline-picture.js",
    "timeline-files.js",
    "timeline-page.js",
    "timeline.js",
)
"""In the order in which they run; a map that stands in a file of its own carries the same."""

FRAME_HEIGHT_PX: Final = 760
FIRST_VIEW: Final = (40.0, 46.5)
"""Latitude and longitude before the columns have come; the map then fits itself to them."""

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
_KEY = re.compile(r"[a-z_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """What the map looks at: its middle in degrees, and Leaflet's zoom; a zoom below 0 lets it fit itself."""

    lat: float
    lon: float
    zoom: float


NO_VIEW: Final = MapView(lat=0.0, lon=0.0, zoom=-1.0)


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
        if not all(_CONTENT_ID.fullmatch(each) for each in files):
            raise ValueError("a file of the map is named by its content's hash and by nothing else")
        if not _VERSION.fullmatch(self.version):
            raise ValueError("a version of the data is 16 hexadecimal digits")
        if self.mode not in MODES or self.layer not in LAYERS:
            raise ValueError("the map has three modes and three layers, numbered from 0")
        if not (abs(self.lat) <= 90 and abs(self.lon) <= 180 and self.zoom <= NEAREST_ZOOM):
            raise ValueError("the map looks at no such part of the world")


@dataclass(frozen=True, slots=True, kw_only=True)
class MapAnswer:
    """What the reader asked for on the map: a spot's number, or None for every place, the days and the view.

    `mode` and `layer` are of MODES and LAYERS. `count` counts what one frame said and `born` tells frames apart;
    `columns` is the file that spot and days refer to, "" if what came is no id.
    """

    spot: int | None
    first: int
    last: int
    mode: int
    layer: int
    lat: float
    lon: float
    zoom: float
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


def show_map(choice: MapChoice, key: str = "map", height_px: int = FRAME_HEIGHT_PX) -> MapAnswer | None:
    """Draws the map; what the reader last asked for on it, or None before the first time.

    `key` is a name of our own that tells several maps of a page apart.
    """
    if not _KEY.fullmatch(key):
        raise ValueError("the key of a map is a word of our own")
    group = folium.FeatureGroup()
    group.add_child(_ChoiceElement(choice))
    value = st_folium(
        _frame(),
        key=key,
        height=height_px,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=group,
    )
    return answer_of(value)


_NUMBERS: Final = ("spot", "t0", "t1", "mode", "layer", "lat", "lon", "zoom", "n", "born")


def answer_of(value: object) -> MapAnswer | None:
    """What the browser sent, if it is what our script sends: anybody may write to a socket."""
    if not isinstance(value, dict):
        return None
    said = {name: float(value[name]) for name in _NUMBERS if _is_number(value.get(name))}
    if len(said) < len(_NUMBERS) or said["mode"] not in MODES or said["layer"] not in LAYERS:
        return None
    columns = value.get("columns")
    return MapAnswer(
        spot=int(said["spot"]) if said["spot"] >= 0 else None,
        first=int(said["t0"]),
        last=int(said["t1"]),
        mode=int(said["mode"]),
        layer=int(said["layer"]),
        lat=_cut(said["lat"], -90, 90),
        lon=_cut(said["lon"], -180, 180),
        zoom=_cut(said["zoom"], FARTHEST_ZOOM, NEAREST_ZOOM),
        count=int(said["n"]),
        born=said["born"],
        columns=columns if isinstance(columns, str) and _CONTENT_ID.fullmatch(columns) else "",
    )


def _is_number(value: object) -> bool:
    """Whether it is a finite number; JSON's whole numbers may be greater than any float."""
    try:
        return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    except OverflowError:
        return False


def _cut(value: float, least: float, most: float) -> float:
    return min(max(value, least), most)


def _frame() -> folium.Map:
    """A map without tiles; every script and style that folium would fetch from elsewhere is replaced by ours."""
    frame = folium.Map(
        location=FIRST_VIEW,
        zoom_start=7,
        tiles=None,
        control_scale=True,
        attribution_control=False,
        min_zoom=FARTHEST_ZOOM,
        max_zoom=NEAREST_ZOOM,
        zoom_snap=0.25,
    )
    # The host comes before Leaflet: it is the one that says so where any other script does not come.
    frame.default_js = [
        (HOST_SCRIPT, f"../{_served('dateline_assets', ASSETS / HOST_SCRIPT)}"),
        ("leaflet", f"../{_served('dateline_leaflet', LEAFLET / 'leaflet.js')}"),
    ]
    frame.default_css = [("leaflet", f"../{_served('dateline_leaflet', LEAFLET / 'leaflet.css')}")]
    layer = _TimelineLayer()
    layer.default_js = [(name, f"../{_served('dateline_assets', ASSETS / name)}") for name in SCRIPTS[1:]]
    layer.default_css = [("timeline", f"../{_served('dateline_assets', ASSETS / 'timeline.css')}")]
    layer.add_to(frame)
    return frame


@cache
def _served(component: str, file: Path) -> str:
    """The address of a file that we ship, beside the component's own frame; its hash makes old copies stale."""
    digest = hashlib.sha256(file.read_bytes()).hexdigest()[:12]
    return f"{__name__}.{component}/{file.name}?v={digest}"
