"""Takes the pictures of docs/images by driving the page on the demonstration in a real Chromium."""
# ruff: noqa: INP001  a script that is run by its path, in no package

from __future__ import annotations

import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from PIL import Image, ImageOps
from playwright.sync_api import sync_playwright

from corpus.records import ArticleReading
from corpus.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser, Frame, Page

USAGE: Final = """Usage: python tools/pictures.py [STORE]

Makes docs/images anew, from var/demonstration.sqlite or the store that is given.
"""
ROOT: Final = Path(__file__).resolve().parents[1]
IMAGES: Final = ROOT / "docs" / "images"
START_SECONDS: Final = 60
READY_MS: Final = 60_000
AT_REST: Final = "[data-testid=stApp][data-test-connection-state=CONNECTED][data-test-script-state=notRunning]"

AUTUMN: Final = "from=2020-09-20&to=2020-11-12&mode=window"
MARGIN: Final = 20
COLOURS: Final = 200
"""Of a picture: as many as its symbols, their tints and the letters' edges need, at a third of the bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture: its file's name, its address, the window in CSS pixels, the theme.

    `place` is the beginning of the name of the place whose panel is open, `part` the selector of what is taken,
    "" for the whole window. `legend` and `marks` say whether the legend is open and the panel is waited for.
    """

    name: str
    address: str
    width: int
    height: int
    theme: Literal["light", "dark"] = "light"
    place: str = ""
    legend: bool = False
    part: str = ""


PICTURES: Final = (
    Picture(
        name="map-light",
        address=f"?{AUTUMN}&at=39.9,47.5,7.75",
        width=1920,
        height=1080,
        place="Ganja",
        legend=True,
    ),
    Picture(
        name="panel",
        address="?from=2020-10-01&to=2020-10-31&mode=window",
        width=1760,
        height=1000,
        place="Ganja",
        part="[data-testid=stColumn]:has(.dl-panel)",
    ),
    Picture(
        name="compare-dark",
        address="compare?by=periods&a=2020-09-27_2020-10-17&b=2020-10-18_2020-11-10",
        width=1600,
        height=1000,
        theme="dark",
    ),
)

# The moving picture: from the first day to the last, so many days a frame, and some frames of rest at the end.
FIRST, LAST, DAYS_SHOWN = date(2020, 9, 26), date(2020, 11, 10), 10
FRAME_MS, REST_MS = 120, 1_500
MOVING_WINDOW: Final = (1760, 900)
MOVING_WIDTH: Final = 720
MOVING_VIEW: Final = "at=39.85,46.6,8"
LAST_PART: Final = ".dl-buttons"
"""The last part of the map's frame that is in the moving picture; what is below it does not move."""

# The map's frame says nothing of what it draws; two frames of the browser later it is drawn.
DRAWN: Final = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))"


def main(arguments: Sequence[str]) -> int:
    """0 when the pictures were taken, 2 when the arguments were wrong."""
    if len(arguments) > 1 or (arguments and arguments[0].startswith("-")):
        sys.stderr.write(USAGE)
        return 2
    store = Path(arguments[0] if arguments else ROOT / "var" / "demonstration.sqlite").resolve()
    if not store.is_file():
        sys.stderr.write(f"There is no store at {store}: make setup\n")
        return 2
    IMAGES.mkdir(parents=True, exist_ok=True)
    with _served(store) as address, _browser() as browser:
        for picture in PICTURES:
            _told(_take(browser, address, picture))
    with _autumn(store) as part, _served(part) as address, _browser() as browser:
        _told(_take_moving(browser, address))
    return 0


def _told(path: Path) -> None:
    sys.stdout.write(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} kB\n")


@contextmanager
def _autumn(store: Path) -> Iterator[Path]:
    """A copy of the store with the incidents of the moving picture's days alone, so that its bars are days."""
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / "autumn.sqlite"
        with Store.open(store) as whole, Store.create(part) as copy:
            kept = [each for each in whole.incidents() if each.days and FIRST <= each.days.first <= LAST]
            copy.add(_readings(whole))
            copy.replace_incidents(kept)
        yield part


def _readings(store: Store) -> list[ArticleReading]:
    """What was read out of the articles, as far as the map wants it."""
    return [
        ArticleReading(article=each, sentences=(), mentions=(), times=(), reports=store.reports_of_article(name))
        for name, each in store.articles().items()
    ]


# ---------------------------------------------------------------- the page


@contextmanager
def _served(store: Path) -> Iterator[str]:
    """The page's address on a port of its own, as long as the block lasts."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.fileWatcherType", "none"]
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard" / "entry.py"), *options]
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(  # noqa: S603  our own page
            command, cwd=ROOT, env={**os.environ, "DATELINE_STORE": str(store)}, stdout=log, stderr=log
        )
        try:
            _wait(port)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait()


def _wait(port: int) -> None:
    for _ in range(START_SECONDS * 10):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the page did not come up")


@contextmanager
def _browser() -> Iterator[Browser]:
    path = os.environ.get("DATELINE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-lcd-text"])
        yield browser
        browser.close()


def _opened(browser: Browser, url: str, size: tuple[int, int], theme: Literal["light", "dark"]) -> Page:
    """A window on an address, once its maps are there."""
    width, height = size
    page = browser.new_page(
        color_scheme=theme,
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="UTC",
        viewport={"width": width, "height": height},
    )
    page.goto(url)
    page.locator("iframe").first.wait_for(timeout=READY_MS)
    _rest(page)
    for number in range(page.locator("iframe").count()):
        ready = page.frame_locator("iframe").nth(number).locator("html[data-dateline=ready]")
        ready.wait_for(state="attached", timeout=READY_MS)
    page.evaluate("document.fonts.ready.then(() => 0)")
    return page


def _rest(page: Page) -> None:
    page.locator(AT_REST).wait_for(timeout=READY_MS)


def _frame(page: Page) -> Frame:
    return next(each for each in page.frames if "streamlit_folium" in each.url)


def _settled(page: Page, part: str = "") -> Image.Image:
    """What is seen once nothing moves any more."""
    target = page.locator(part).first if part else page
    before, now = b"", target.screenshot(animations="disabled")
    while now != before:
        page.wait_for_timeout(700)
        before, now = now, target.screenshot(animations="disabled")
    return Image.open(io.BytesIO(now)).convert("RGB")


# ---------------------------------------------------------------- pictures


def _take(browser: Browser, address: str, picture: Picture) -> Path:
    page = _opened(browser, address + picture.address, (picture.width, picture.height), picture.theme)
    if picture.place:
        find = "window.dateline.columns.spots.findIndex((spot) => spot.name.startsWith(name))"
        _frame(page).evaluate(f"(name) => window.dateline.pick({find})", picture.place)
        page.locator(".dl-incident mark").first.wait_for()
        _rest(page)
    if picture.legend:
        _frame(page).evaluate("window.dateline._legend.root.open = true")
    image = _settled(page, picture.part)
    if picture.part:
        image = ImageOps.expand(image, MARGIN, "white")
    page.close()
    path = IMAGES / f"{picture.name}.png"
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    return path


def _take_moving(browser: Browser, address: str) -> Path:
    """The autumn of 2020 day by day, the map and its bars without the rest of the page."""
    query = f"?from={FIRST}&to={FIRST + timedelta(days=DAYS_SHOWN - 1)}&mode=fading&{MOVING_VIEW}"
    page = _opened(browser, address + query, MOVING_WINDOW, "light")
    _settled(page)
    days = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
    for day in days:  # the line of words under the map takes its greatest height
        _show(page, day)
    images = [_seen(page, day) for day in days]
    page.close()
    return _animated(images, IMAGES / "moving.webp")


def _show(page: Page, day: date) -> None:
    """Shows a day; it is taken over as when the days go by."""
    frame = _frame(page)
    frame.evaluate(
        "(day) => { const d = window.dateline; d._controls.take({ day: d.columns.dayOf(day) }); }", str(day)
    )
    frame.evaluate(DRAWN)


def _seen(page: Page, day: date) -> Image.Image:
    """The map and its bars on a day."""
    _show(page, day)
    taken = page.locator("iframe").first.screenshot(animations="disabled")
    image = Image.open(io.BytesIO(taken)).convert("RGB")
    end = _frame(page).evaluate(
        f"Math.ceil(document.querySelector('{LAST_PART}').getBoundingClientRect().bottom) + 2"
    )
    image = image.crop((0, 0, image.width, min(int(end), image.height)))
    size = (MOVING_WIDTH, round(image.height * MOVING_WIDTH / image.width))
    return image.resize(size, Image.Resampling.LANCZOS)


def _animated(images: Sequence[Image.Image], path: Path) -> Path:
    durations = [*[FRAME_MS] * (len(images) - 1), REST_MS]
    first, *others = images
    first.save(path, save_all=True, append_images=others, duration=durations, loop=0, quality=70, method=6)
    return path


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
