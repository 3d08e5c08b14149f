"""The same incidents shown by folium's own ways and by Dateline, side by side: what each costs in a real Chromium.

Run it with `python benchmarks/bench_rivals.py --rivals FOLDER --sizes 2000,20000,100000,200000`. FOLDER holds the
scripts that folium's plugins take from other hosts, which nothing here may ask; docs/benchmarks.md says how to
fetch them. Requests to those hosts are answered from FOLDER, at no cost of a network: better than users have it.
Without FOLDER only Dateline is measured. The table goes to standard output. Sizes of DEFAULT_SIZES end in minutes.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import rival_page
from chromium_page import (
    LEAFLET,
    SLIDER_STEP,
    TIMED_STEPS,
    Traffic,
    dateline_command,
    fresh_page,
    heap_of,
    launched,
    map_frame,
    percentile,
    served,
    streamlit_command,
    table,
)
from dateline_map import open_map
from made_store import make_store
from playwright.sync_api import Error, sync_playwright
from playwright.sync_api import TimeoutError as TooLongError

if TYPE_CHECKING:
    from playwright.sync_api import BrowserType, Frame, Page, Route

PLACES: Final = 2_000
DEFAULT_SIZES: Final = (2_000, 20_000)
LIMIT_S: Final = 120
STEPS: Final = 60
LONGEST_MS: Final = 30_000
"""So long a rival's steps are tried; three in any case."""
MARKER_STEPS: Final = 3

SCRIPTS: Final = {
    "jquery.min.js": "jquery/dist/jquery.min.js",
    "jquery-3.7.1.min.js": "jquery/dist/jquery.min.js",
    "bootstrap.bundle.min.js": "bootstrap/dist/js/bootstrap.bundle.min.js",
    "iso8601.min.js": "iso8601-js-period/iso8601.js",
    "moment.min.js": "moment/min/moment.min.js",
    "leaflet.timedimension.min.js": "leaflet-timedimension/dist/leaflet.timedimension.min.js",
    "leaflet.timedimension.control.css": "leaflet-timedimension/dist/leaflet.timedimension.control.css",
    "leaflet.timeline.min.js": "leaflet.timeline/dist/leaflet.timeline.js",
}
"""What folium asks for by its last name, and where it lies under node_modules; what it does not need is empty."""

TIMESTAMPED_STEP: Final = """(part) => {
  const times = window.map.timeDimension.getAvailableTimes();
  window.map.timeDimension.setCurrentTime(times[Math.round(part * (times.length - 1))]);
}"""

RIVAL_DRAWN: Final = """() => [...document.querySelectorAll(".leaflet-pane canvas")].some((canvas) =>
  canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0))"""

SHOWN: Final = """() => {
  let shown = 0;
  if (window.map) window.map.eachLayer((layer) => { shown += layer instanceof L.CircleMarker ? 1 : 0; });
  return shown;
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way to show incidents on a map: its key in rival_page.py ("" for ours), and how time moves in it."""

    name: str
    key: str
    steps: Callable[[Page, Frame, int], list[float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one way cost; `fault` says why there is no more, "" where there is all."""

    paint_s: float | None = None
    steps_ms: tuple[float, ...] = ()
    received_mb: float | None = None
    heap_mb: float | None = None
    fault: str = ""


# ---------------------------------------------------------------- how time moves in each


def _steps_of(script: str) -> Callable[[Page, Frame, int], list[float]]:
    def steps(_page: Page, frame: Frame, _count: int) -> list[float]:
        took: list[float] = frame.evaluate(TIMED_STEPS, [script, STEPS, LONGEST_MS])
        return took

    return steps


def _marker_steps(page: Page, _frame: Frame, count: int) -> list[float]:
    """Milliseconds from a key on Streamlit's slider until the map holds as many markers as it says."""
    took = []
    slider = page.get_by_role("slider")
    for step in range(1, MARKER_STEPS + 1):
        slider.focus()
        began = time.perf_counter()
        slider.press("ArrowLeft")
        _wait_for_markers(page, count * (rival_page.STEPS - step) // rival_page.STEPS, began + LIMIT_S)
        took.append((time.perf_counter() - began) * 1000)
    return took


def _wait_for_markers(page: Page, count: int, until: float) -> None:
    while time.perf_counter() < until:
        if any("streamlit_folium" in each.url and _shown(each) == count for each in page.frames):
            return
        page.wait_for_timeout(20)
    raise TooLongError(f"there were never {count} markers")


def _shown(frame: Frame) -> int:
    try:
        return int(frame.evaluate(SHOWN))
    except Error:  # the frame has just been replaced
        return -1


WAYS: Final = (
    Way(name="TimestampedGeoJson", key="timestamped", steps=_steps_of(TIMESTAMPED_STEP)),
    Way(name="Timeline", key="timeline", steps=_steps_of(SLIDER_STEP)),
    Way(name="CircleMarkers, a step by the server", key="markers", steps=_marker_steps),
    Way(name="**Dateline**", key="", steps=_steps_of(SLIDER_STEP)),
)


# ---------------------------------------------------------------- the run


def main() -> int:
    """0; what could not be measured says so in the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rivals", type=Path, help="the folder with node_modules")
    parser.add_argument("--sizes", default=",".join(map(str, DEFAULT_SIZES)))
    told = parser.parse_args()
    sizes = [int(size) for size in told.sizes.split(",")]
    rows: list[list[str]] = []
    with TemporaryDirectory() as name, sync_playwright() as driver:
        for size in sizes:
            make_store(Path(name) / f"{size}.sqlite", size, PLACES)
            _write_rows(Path(name), size)
        for way in WAYS:
            rows += _rows_of(driver.chromium, way, sizes, Path(name), told.rivals)
    heads = ["way", "incidents", "first paint", "a step, median", "a step, 95th percentile", "received", "heap"]
    print(table(heads, rows))
    return 0


def _rows_of(
    chromium: BrowserType, way: Way, sizes: Sequence[int], folder: Path, rivals: Path | None
) -> Iterator[list[str]]:
    """A line for each size; a way that failed at one is not tried at a larger."""
    failed = ""
    for size in sizes:
        print(f"{way.name}, {size:,} incidents …", file=sys.stderr)
        if way.key and rivals is None:
            measured = Measured(fault="not measured here: its scripts were not given")
        elif failed:
            measured = Measured(fault=f"not tried: {failed}")
        else:
            measured = _measure(chromium, way, size, folder, rivals)
            failed = measured.fault and f"{measured.fault} at {size:,}"
        yield [way.name, f"{size:,}", *_cells(measured)]


def _measure(chromium: BrowserType, way: Way, size: int, folder: Path, rivals: Path | None) -> Measured:
    with _server(way, size, folder) as url, launched(chromium) as browser:
        page = fresh_page(browser)
        page.set_default_timeout(LIMIT_S * 1000)
        crashed: list[str] = []
        page.on("crash", lambda _: crashed.append("died"))
        if rivals:
            page.route(
                lambda address: urlsplit(address).hostname != "127.0.0.1", lambda route: _answer(route, rivals)
            )
        try:
            return _measure_page(page, way, url, len(json.loads((folder / f"{size}.json").read_text("utf-8"))))
        except TooLongError:
            return Measured(fault=crashed[0] if crashed else f"over {LIMIT_S} s")
        except Error as error:
            print(f"{way.name}: {error}", file=sys.stderr)
            return Measured(fault="died")


def _measure_page(page: Page, way: Way, url: str, rows: int) -> Measured:
    """One page from its address to its last step; after the first paint a fault leaves what is known."""
    traffic = Traffic(page)
    began = time.perf_counter()
    frame = _painted(page, url) if way.key else open_map(page, url)
    paint_s = time.perf_counter() - began
    page.wait_for_timeout(1000)
    received, heap = traffic.received_mb, heap_of(traffic.session).total_mb
    try:
        steps, fault = way.steps(page, frame, rows), ""
    except TooLongError:
        steps, fault = [], f"a step took over {LIMIT_S} s"
    except Error as error:
        print(f"{way.name}: {error}", file=sys.stderr)
        steps, fault = [], "died while stepping"
    return Measured(paint_s=paint_s, steps_ms=tuple(steps), received_mb=received, heap_mb=heap, fault=fault)


def _painted(page: Page, url: str) -> Frame:
    page.goto(url)
    frame = map_frame(page)
    frame.wait_for_function(RIVAL_DRAWN, polling=50)
    return frame


def _cells(measured: Measured) -> list[str]:
    if measured.paint_s is None:
        return [measured.fault, "", "", "", ""]
    steps = [measured.fault, ""]
    if measured.steps_ms:
        values = (statistics.median(measured.steps_ms), percentile(measured.steps_ms, 0.95))
        steps = [f"{value:,.1f} ms" for value in values]
    return [f"{measured.paint_s:.1f} s", *steps, f"{measured.received_mb:.1f} MB", f"{measured.heap_mb:.0f} MB"]


# ---------------------------------------------------------------- what they are given


@contextmanager
def _server(way: Way, size: int, folder: Path) -> Iterator[str]:
    """A server that has shown the page to nobody yet."""
    if not way.key:
        command, more = dateline_command(folder / f"{size}.sqlite"), {"DATELINE_HOME": str(folder / "home")}
    else:
        command = streamlit_command(Path(__file__).with_name("rival_page.py"))
        more = {"DATELINE_RIVAL": way.key, "DATELINE_RIVAL_ROWS": str(folder / f"{size}.json")}
    with served(command, folder, more) as url:
        yield url


def _write_rows(folder: Path, size: int) -> None:
    """What the rivals show: the dots of the same store."""
    query = (
        "SELECT lat, lon, first_day, json_extract(record, '$.place.name') FROM incident "
        "WHERE place_id IS NOT NULL AND first_day IS NOT NULL ORDER BY first_day"
    )
    with closing(sqlite3.connect(folder / f"{size}.sqlite")) as connection:
        rows = connection.execute(query).fetchall()
    (folder / f"{size}.json").write_text(json.dumps(rows), "utf-8")


def _answer(route: Route, rivals: Path) -> None:
    """Answers what folium asks of others from the folder; what is not needed there is empty."""
    name = Path(urlsplit(route.request.url).path).name
    if name in {"leaflet.js", "leaflet.css"}:
        route.fulfill(path=LEAFLET / name)
    elif name in SCRIPTS:
        route.fulfill(path=rivals / "node_modules" / SCRIPTS[name])
    else:
        route.fulfill(body="")


if __name__ == "__main__":
    sys.exit(main())
