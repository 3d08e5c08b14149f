"""The basemap that is shipped: land, lakes, borders, disputed lines and town names, as one GeoJSON file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from geodata.errors import DatelineError

POLICY: Final = "Borders as in Natural Earth; dashed: disputed. Names of disputed places are given in both forms."
"""What the map says about lines and names; the frame's script says the same, and a test holds them together."""

LAYERS: Final = ("land", "lake", "border", "disputed", "label")


class BasemapError(DatelineError):
    """The basemap's file is missing or damaged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TownLabel:
    """A town's name on the basemap, both names of a disputed one parted by " / "."""

    name: str
    lat: float
    lon: float


def town_labels() -> tuple[TownLabel, ...]:
    """The names that stand on the basemap; raises BasemapError."""
    features = json.loads(basemap())["features"]
    labels = [each for each in features if each["properties"]["layer"] == "label"]
    return tuple(
        TownLabel(name=each["properties"]["name"], lat=lat, lon=lon)
        for each, (lon, lat) in ((each, each["geometry"]["coordinates"]) for each in labels)
    )


def basemap() -> bytes:
    """The basemap as GeoJSON (WGS 84, RFC 7946); every feature's `layer` is one of LAYERS.

    Raises BasemapError, with what to do. Sources and licences stand at the head of the file.
    """
    file = files("geodata").joinpath("data/basemap.geojson")
    try:
        content = file.read_bytes()
        features = json.loads(content)["features"]
        strays = {feature["properties"]["layer"] for feature in features} - set(LAYERS)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BasemapError(
            f"{file} cannot be read ({error}). Install Dateline again from its checkout."
        ) from error
    if strays:
        raise BasemapError(f"{file} has layers that are not known: {', '.join(sorted(map(str, strays)))}.")
    return content
