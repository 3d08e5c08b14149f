"""Takes the pictures of docs/images: the demonstration in light, in dark and on a phone, and a place's panel."""
# ruff: noqa: INP001  a script that is run by its path, in no package

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser

USAGE = "Usage: python tools/take_screenshots.py STORE   (for example var/demonstration.sqlite)\n"
ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
PERIOD = "from=2020-09-27&to=2020-11-10&mode=window"
START_SECONDS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture: its file's name, the window in CSS pixels, the theme, the place whose panel is open, and the
    selector of the part that is taken, "" for the whole window.
    """

    name: str
    width: int
    height: int
    theme: Literal["light", "dark"]
    place: str = "Ganja"
    part: str = ""


PICTURES = (
    Picture(name="map-light", width=1400, height=980, theme="light"),
    Picture(name="map-dark", width=1400, height=980, theme="dark"),
    Picture(name="map-phone", width=390, height=1500, theme="light"),
    Picture(name="panel", width=1700, height=1000, theme="light", part="[data-testid=stColumn]:has(.dl-panel)"),
)


def main(arguments: Sequence[str]) -> int:
    """0 when the pictures were taken, 2 when the argument was wrong."""
    if len(arguments) != 1:
        sys.stderr.write(USAGE)
        return 2
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard" / "app.py")]
    options = ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
    environment = {**os.environ, "DATELINE_STORE": str(Path(arguments[0]).resolve())}
    server = subprocess.Popen([*command, *options], cwd=ROOT, env=environment)  # noqa: S603  our own page
    try:
        _wait(port)
        _take(f"http://127.0.0.1:{port}/?{PERIOD}")
    finally:
        server.terminate()
        server.wait()
    return 0


def _wait(port: int) -> None:
    for _ in range(START_SECONDS * 10):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the page did not come up")


def _take(address: str) -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for picture in PICTURES:
            _take_one(browser, address, picture)
        browser.close()


def _take_one(browser: Browser, address: str, picture: Picture) -> None:
    page = browser.new_page(color_scheme=picture.theme, reduced_motion="reduce")
    page.set_viewport_size({"width": picture.width, "height": picture.height})
    page.goto(address)
    page.frame_locator("iframe").locator("html[data-dateline=ready]").wait_for(state="attached")
    frame = next(each for each in page.frames if "streamlit_folium" in each.url)
    find = "window.dateline.columns.spots.findIndex((spot) => spot.name.startsWith(name))"
    frame.evaluate(f"(name) => window.dateline.pick({find})", picture.place)
    page.locator(".dl-incident mark").first.wait_for()
    page.wait_for_timeout(1500)
    page.locator("h1").scroll_into_view_if_needed()  # on a phone the page has gone to the panel
    page.wait_for_timeout(300)
    taken = page.locator(picture.part).first if picture.part else page
    taken.screenshot(path=IMAGES / f"{picture.name}.png")
    page.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
