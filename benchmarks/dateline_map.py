"""Our map in a browser: how it is opened, where its symbols stand, how it plays; nobody else knows."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from chromium_page import SLIDER_STEP, map_frame

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Frame, Page

READY: Final = "html[data-dateline=ready]"
MARKED: Final = ".dl-incident mark"
FASTEST: Final = "90"
"""Days a second."""
PLAYED_FROM: Final = 0.7
"""The part of all days that are over when it begins to play."""
REST_MS: Final = 2_000
"""Longer than the map waits before it tells the server where the slider came to rest."""

DRAWN: Final = """() => {
  const layer = window.dateline && window.dateline._canvas;
  if (!layer || !layer.drawn || !layer.drawn.length) return false;
  const canvas = layer._canvas;
  return canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0);
}"""

# Where in the frame a symbol is that a click hits, well inside the map: the one nearest to the middle of all, or
# the one whose nearest neighbour is farthest.
SYMBOL: Final = """(apart) => {
  const canvas = window.dateline._canvas;
  const box = window.dateline._leaflet.getContainer().getBoundingClientRect();
  const inside = ([x, y]) => x > 90 && y > 90 && x < box.width - 90 && y < box.height - 130;
  const at = [...canvas.drawnSpots()].map((spot) => canvas.anchor(spot)).filter(inside)
    .filter(([x, y]) => canvas.pickAt({ x, y }).spot >= 0);
  const middle = [0, 1].map((i) => at.map((each) => each[i]).sort((a, b) => a - b)[at.length >> 1]);
  const far = ([x, y], [a, b]) => Math.hypot(x - a, y - b);
  const alone = (each) => Math.min(...at.filter((other) => other !== each).map((other) => far(each, other)));
  const cost = at.map((each) => apart ? -alone(each) : far(each, middle));
  const [x, y] = at[cost.indexOf(Math.min(...cost))];
  return [x + box.left, y + box.top];
}"""

# How many frames of a second showed another day than the one before.
PLAYED: Final = """(longest) => new Promise((done) => {
  const slider = document.querySelector("input[type=range]");
  let [frames, seen, began] = [0, slider.value, performance.now()];
  const look = (now) => {
    if (slider.value !== seen) frames++;
    seen = slider.value;
    if (now - began < longest) requestAnimationFrame(look);
    else done(frames / (now - began) * 1000);
  };
  requestAnimationFrame(look);
})"""

PANEL: Final = """() => {
  const texts = [...document.querySelectorAll(".dl-place-name, .dl-panel")].map((each) => each.textContent);
  return document.querySelector(".dl-incident mark") ? texts.join("\\n") : "";
}"""


def open_map(page: Page, url: str) -> Frame:
    """The map's frame, once symbols stand on its canvas."""
    page.goto(url)
    page.frame_locator("iframe").locator(READY).wait_for(state="attached")
    frame = map_frame(page)
    frame.wait_for_function(DRAWN)
    return frame


def click_seconds(page: Page, frame: Frame, *, apart: bool) -> float:
    """Seconds from a click on a symbol, apart or in the crowd, to the marked sentences of its place."""
    page.locator("iframe").first.scroll_into_view_if_needed()
    x, y = frame.evaluate(SYMBOL, apart)
    box = page.locator("iframe").first.bounding_box()
    if box is None:
        raise LookupError("the map's frame is not on the page")
    before = page.evaluate(PANEL)
    began = time.perf_counter()
    page.mouse.click(box["x"] + x, box["y"] + y)
    page.wait_for_function(f"(before) => {{ const now = ({PANEL})(); return now && now !== before; }}", arg=before)
    return time.perf_counter() - began


def played_frames(frame: Frame, milliseconds: int, told: Callable[[], int]) -> tuple[float, int]:
    """Frames a second that show another day, and what was told meanwhile as `told` counts it.

    It plays where most of everything so far is drawn, and stands at the end afterwards.
    """
    frame.locator(f"select:has(option[value='{FASTEST}'])").select_option(FASTEST)
    frame.evaluate(f"({SLIDER_STEP})({PLAYED_FROM})")
    frame.page.wait_for_timeout(REST_MS)
    frame.get_by_role("button", name="Play", exact=True).click()
    before = told()
    frames = float(frame.evaluate(PLAYED, milliseconds))
    meanwhile = told() - before
    frame.get_by_role("button", name="Pause", exact=True).click()
    frame.evaluate(f"({SLIDER_STEP})(1)")
    frame.page.wait_for_timeout(REST_MS)
    return frames, meanwhile
