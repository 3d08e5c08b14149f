"""How fast the map is in a real Chromium, and what it asks of whom, beside an empty page in the same run.

Run it with `python benchmarks/bench_map.py [STORE] [--million]` after `make setup`; without STORE it takes the
demonstration's store that `make setup` made. Beside it a store of 100,000 invented incidents in 2,000 places is
made, and with --million one of a million (4 GB, some minutes); --stores keeps them in a folder for later. It
needs Playwright and a Chromium on the path. `dateline serve` runs on a free port for each, and an empty Streamlit
page with an empty folium map: what those cost by themselves on this machine, of which loading is given as a
ratio. One table in Markdown goes to standard output. It ends with 1 where another host is asked, scrubbing or
playing is told to the server, or where a bound of the project's plan (issue 3) is passed, as a busy machine may
do.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from chromium_page import (
    ROOT,
    SLIDER_STEP,
    TIMED_STEPS,
    Traffic,
    dateline_command,
    fresh_page,
    heap_of,
    launched,
    seconds_until,
    served,
    streamlit_command,
)
from dateline_map import DRAWN, REST_MS, click_seconds, open_map, played_frames
from made_store import make_store
from map_figures import Figures, Load, Subject, lines_of, side_by_side
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Frame, Page

DEMONSTRATION: Final = ROOT / "var" / "demonstration.sqlite"
HUNDRED_THOUSAND: Final = 100_000
MILLION: Final = 1_000_000
PLACES: Final = 2_000
ROUNDS: Final = 5
STEPS: Final = 200
LONGEST_MS: Final = 60_000
PLAYED_MS: Final = 3_000
LOADED_MS: Final = 300_000
EMPTY_DRAWN: Final = '() => document.querySelector(".leaflet-container") !== null'

# Leaflet comes from its package here too, or the speed of some other host would be measured.
EMPTY_PAGE: Final = """
import folium
import streamlit
from streamlit_folium import st_folium
from streamlit.components.v1 import declare_component
from dashboard.map_files import LEAFLET
served = declare_component("leaflet", path=LEAFLET).name
frame = folium.Map(tiles=None)
frame.default_js = [("leaflet", f"../{served}/leaflet.js")]
frame.default_css = [("leaflet", f"../{served}/leaflet.css")]
streamlit.title("Empty")
st_folium(frame, returned_objects=[], key="map")
"""


def main() -> int:
    """0 when all held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", nargs="?", type=Path, default=DEMONSTRATION)
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--stores", type=Path, help="a folder that keeps the stores that are made")
    told = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        subjects = _subjects(told.store, told.stores or folder, with_million=told.million)
        loads, figures = _measure(subjects, folder)
    lines = {subject.name: lines_of(subject, figures[subject.name], loads) for subject in subjects}
    print(f"Empty page with an empty map: cold {loads[''].cold_s:.2f} s, warm {loads[''].warm_s:.2f} s.\n")
    print(side_by_side(lines))
    faults = [
        f"{name}: {each.name} {each.value}" for name, held in lines.items() for each in held if each.held is False
    ]
    for fault in faults:
        print(f"FAULT: {fault}")
    return 1 if faults else 0


def _subjects(store: Path, folder: Path, *, with_million: bool) -> list[Subject]:
    hundred = Subject(name="100,000 incidents", path=_made(folder, HUNDRED_THOUSAND))
    subjects = [Subject(name=store.stem, path=store), hundred]
    if with_million:
        path = _made(folder, MILLION)
        subjects.append(Subject(name="1,000,000", path=path, scrub_ms=33.0, beside=hundred.name, times=2.0))
    return subjects


def _made(folder: Path, incidents: int) -> Path:
    path = folder / f"made-{incidents}.sqlite"
    if not path.exists():
        print(f"making a store of {incidents:,} incidents …", file=sys.stderr)
        folder.mkdir(parents=True, exist_ok=True)
        make_store(path, incidents, PLACES)
    return path


# ---------------------------------------------------------------- what is measured


def _measure(subjects: Sequence[Subject], folder: Path) -> tuple[dict[str, Load], dict[str, Figures]]:
    """The loads by name, the empty page's under "", and the figures of each store."""
    (folder / "empty.py").write_text(EMPTY_PAGE, encoding="utf-8")
    more = {"DATELINE_HOME": str(folder / "home")}
    with ExitStack() as stack:
        driver = stack.enter_context(sync_playwright())
        browser = stack.enter_context(launched(driver.chromium))
        urls = {"": stack.enter_context(served(streamlit_command(folder / "empty.py"), folder))}
        for subject in subjects:
            urls[subject.name] = stack.enter_context(served(dateline_command(subject.path), folder, more))
        loads = _loads(browser, urls)
        figures = {each.name: _figures(browser, each, urls[each.name], loads[each.name]) for each in subjects}
    return loads, figures


def _loads(browser: Browser, urls: dict[str, str]) -> dict[str, Load]:
    """Every page in turn, round by round, so that a busy minute falls on all of them."""
    took: dict[str, list[float]] = {name: [] for name in urls}
    for _ in range(ROUNDS + 1):
        for name, url in urls.items():
            took[name].append(_load_seconds(browser, url, DRAWN if name else EMPTY_DRAWN))
            print(f"{name or 'empty page'}: {took[name][-1]:.2f} s", file=sys.stderr)
    return {name: Load(cold_s=each[0], warm_s=statistics.median(each[1:])) for name, each in took.items()}


def _load_seconds(browser: Browser, url: str, drawn: str) -> float:
    page = fresh_page(browser)
    page.set_default_timeout(LOADED_MS)
    took = seconds_until(page, url, drawn)
    page.context.close()
    return took


def _figures(browser: Browser, subject: Subject, url: str, load: Load) -> Figures:
    print(f"{subject.name}: one page …", file=sys.stderr)
    page = fresh_page(browser)
    traffic = Traffic(page)
    frame = open_map(page, url)
    page.wait_for_timeout(REST_MS)  # the page's own beginnings come to rest
    received_mb = traffic.received_mb
    steps_ms, scrubbed, rested = _scrub(page, frame, traffic)
    frames, played = played_frames(frame, PLAYED_MS, traffic.told)
    apart_s, crowd_s = (click_seconds(page, frame, apart=apart) for apart in (True, False))
    page.wait_for_timeout(REST_MS)
    figures = Figures(
        load=load,
        steps_ms=tuple(steps_ms),
        told=scrubbed + played,
        rested=rested,
        frames=frames,
        apart_s=apart_s,
        crowd_s=crowd_s,
        rerun_s=_rerun_seconds(subject.path),
        heap=heap_of(traffic.session),
        received_mb=received_mb,
        hosts=frozenset(traffic.hosts()),
        own_host=urlsplit(url).netloc,
    )
    page.context.close()
    return figures


def _scrub(page: Page, frame: Frame, traffic: Traffic) -> tuple[list[float], int, int]:
    """Milliseconds of each step, what was told meanwhile, and how many messages went once it had come to rest."""
    before = traffic.told()
    took: list[float] = frame.evaluate(TIMED_STEPS, [SLIDER_STEP, STEPS, LONGEST_MS])
    told, sent = traffic.told() - before, traffic.sent
    page.wait_for_timeout(REST_MS)
    return took, told, traffic.sent - sent


def _rerun_seconds(store: Path) -> float:
    """Seconds of Python that a changed filter costs, the median of some."""
    command = [sys.executable, str(Path(__file__).with_name("page_rerun.py")), str(store)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    seconds: list[float] = json.loads(done.stdout)
    return statistics.median(seconds)


if __name__ == "__main__":
    sys.exit(main())
