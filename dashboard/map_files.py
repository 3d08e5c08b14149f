"""The scripts and styles of the map as the browser gets them: few files, since each is another wait."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dashboard.timeline import content_id_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.timeline import ContentId

ASSETS: Final = Path(__file__).with_name("assets")
LEAFLET: Final = Path(str(files("js_lib_leaflet"))) / "static" / "js_lib_leaflet"
SCRIPTS: Final = (
    "timeline-host.js",
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
"""In the order in which they run, the host's first; a map that stands in a file of its own carries the same."""

_STYLES: Final = (LEAFLET / "leaflet.css", ASSETS / "timeline.css")
_PICTURE: Final = re.compile(r"url\(images/[^)]*\)")
_MAP_OF_SOURCE: Final = "//# sourceMappingURL=leaflet.js.map"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameFile:
    """A file that the map's frame loads, named by its content's hash."""

    content: bytes
    ending: str
    content_id: ContentId


@cache
def frame_files() -> tuple[FrameFile, FrameFile, FrameFile]:
    """The host's script, which tells of a failure of the rest; Leaflet and the map's scripts; their styles."""
    host, *others = (read_asset(ASSETS / name) for name in SCRIPTS)
    rest = "\n;\n".join([leaflet_script(), *others])
    return _file(host, "js"), _file(rest, "js"), _file(read_styles(_STYLES), "css")


def _file(text: str, ending: str) -> FrameFile:
    content = text.encode()
    return FrameFile(content=content, ending=ending, content_id=content_id_of(content))


def leaflet_script() -> str:
    """Leaflet as its package ships it, without the address of a map of its source."""
    return read_asset(LEAFLET / "leaflet.js").replace(_MAP_OF_SOURCE, "")


def read_styles(sheets: Iterable[Path]) -> str:
    """Style sheets one after another; pictures that Leaflet's would fetch are used by none of our controls."""
    return _PICTURE.sub("none", "\n".join(map(read_asset, sheets)))


def read_asset(file: Path) -> str:
    """A file's text; a browser reads line ends as line feeds, and hashes them so."""
    return file.read_text(encoding="utf-8").replace("\r\n", "\n")
