"""A Streamlit page that shows incidents in one of folium's own ways; bench_rivals.py runs it.

DATELINE_RIVAL names the way, DATELINE_RIVAL_ROWS a JSON file of [latitude, longitude, day, place] by day.
Only invented places are shown: text of others never reaches folium.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import folium
import streamlit as st
from folium.plugins import Timeline, TimelineSlider, TimestampedGeoJson
from streamlit_folium import st_folium

Rows = list[tuple[float, float, str, str]]
LOOK: Final = {"radius": 5, "weight": 1, "fillOpacity": 0.6}
DOT: Final = "function (feature, point) { return L.circleMarker(point, {radius: 5, weight: 1}); }"
# So many places has the slider of the plain markers, which the server alone knows. (No string stands alone here:
# Streamlit would show it on the page.)
STEPS: Final = 10


def timestamped(frame: folium.Map, rows: Rows) -> None:
    """TimestampedGeoJson: everything so far, a step a day."""
    features = [
        _feature(row, {"times": [row[2]], "icon": "circle", "iconstyle": LOOK, "popup": row[3]}) for row in rows
    ]
    collection = {"type": "FeatureCollection", "features": features}
    layer = TimestampedGeoJson(collection, period="P1D", auto_play=False, loop=False)  # type: ignore[no-untyped-call]  # folium has no types
    layer.add_to(frame)


def timeline(frame: folium.Map, rows: Rows) -> None:
    """Timeline with its slider: each incident from its day to the end."""
    end = rows[-1][2]
    features = [_feature(row, {"start": row[2], "end": end, "name": row[3]}) for row in rows]
    collection = {"type": "FeatureCollection", "features": features}
    interval = folium.JsCode(
        "function (each) { const p = each.properties;"
        " return {start: Date.parse(p.start), end: Date.parse(p.end) + 86400000}; }"
    )
    layer = Timeline(collection, get_interval=interval, point_to_layer=folium.JsCode(DOT))
    slider = TimelineSlider(auto_play=False)
    slider.add_timelines(layer.add_to(frame))  # type: ignore[no-untyped-call]  # folium has no types
    slider.add_to(frame)


def markers(frame: folium.Map, rows: Rows) -> None:
    """A CircleMarker with a popup for each incident up to the day that a slider of Streamlit's names."""
    part = st.slider("Part", 1, STEPS, STEPS)
    shown = rows[: len(rows) * part // STEPS]
    for lat, lon, _, name in shown:
        folium.CircleMarker((lat, lon), radius=5, weight=1, popup=name).add_to(frame)


WAYS: Final[Mapping[str, Callable[[folium.Map, Rows], None]]] = {
    "timestamped": timestamped,
    "timeline": timeline,
    "markers": markers,
}


def _feature(row: tuple[float, float, str, str], properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [row[1], row[0]]},
        "properties": properties,
    }


def _main() -> None:
    rows = json.loads(Path(os.environ["DATELINE_RIVAL_ROWS"]).read_text("utf-8"))
    # On one canvas, the faster of Leaflet's two ways to draw.
    frame = folium.Map(location=(40.0, 46.5), zoom_start=7, tiles=None, prefer_canvas=True, max_zoom=18)
    WAYS[os.environ["DATELINE_RIVAL"]](frame, rows)
    st_folium(frame, returned_objects=[], use_container_width=True, height=660)


if __name__ == "__main__":
    _main()
