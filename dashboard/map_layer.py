"""The map: the only module that knows folium and streamlit-folium, and it hands them ids and numbers alone.

Folium compiles what it renders as a template a second time, so no text may pass through it, escaped or not.
Whatever is written by somebody reaches the map as a file of columns that our own JavaScript fetches by its
content's hash. A test walks this module's syntax tree to see that it stays so.
"""

from __future__ import annotations

import math
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

import folium
from folium.template import Template
from streamlit.components.v1 import declare_component
from streamlit_folium import st_folium

from dashboard.map_choice import FARTHEST_ZOOM, LAYERS, MODES, NEAREST_ZOOM, is_content_id
from dashboard.map_files import frame_files
from dashboard.published import publish

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.map_choice import MapChoice

FRAME_HEIGHT_PX: Final = 760
MAP_KEY: Final = "map"
FIRST_VIEW: Final = (40.0, 46.5)
"""Latitude and longitude before the columns have come; the map then fits itself to them."""

_PUBLISHED: Final = "dateline_published"
_KEY = re.compile(r"[a-z_]+")


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


class _TimelineLayer(folium.MacroElement):
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


def declare_files(published: Path) -> None:
    """Lets Streamlit serve the folder of published files, and publishes there what the frame is made of."""
    declare_component(_PUBLISHED, path=published)
    for file in frame_files():
        publish(published, file.content, file.ending)


def show_map(choice: MapChoice, key: str = MAP_KEY, height_px: int = FRAME_HEIGHT_PX) -> MapAnswer | None:
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
        columns=columns if isinstance(columns, str) and is_content_id(columns) else "",
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
    host, script, style = (f"../{__name__}.{_PUBLISHED}/{file.content_id}.{file.ending}" for file in frame_files())
    # The host comes first: it is the one that says so where the other script does not come.
    frame.default_js = [("host", host), ("script", script)]
    frame.default_css = [("style", style)]
    _TimelineLayer().add_to(frame)
    return frame
