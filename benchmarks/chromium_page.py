"""A server that runs, a page in a real Chromium, and what it asked for, kept and took for each step in time."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserType, CDPSession, Frame, Page

LEAFLET: Final = Path(str(files("js_lib_leaflet"))) / "static" / "js_lib_leaflet"
ROOT: Final = Path(__file__).resolve().parents[1]
START_SECONDS: Final = 60
LOOK_EVERY_MS: Final = 10
WINDOW: Final = {"width": 1400, "height": 950}
FLAGS: Final = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
QUIET: Final = (
    "--server.headless",
    "true",
    "--server.address",
    "127.0.0.1",
    "--browser.gatherUsageStats",
    "false",
)

# What a step costs, from the last day to the first: the script that runs at once, with its layout, and then the
# frame that it asked for, until all canvases are drawn. The first callback of a frame is ours, and so is the last.
TIMED_STEPS: Final = """async ([step, steps, longest]) => {
  const move = eval(step);
  const canvases = () => [...document.querySelectorAll("canvas")].filter((each) => each.width);
  const took = [];
  const started = performance.now();
  for (let i = 0; i <= steps && (i < 3 || performance.now() - started < longest); i++) {
    let began = 0;
    requestAnimationFrame(() => { began = performance.now(); });
    const asked = performance.now();
    move(1 - i / steps);
    document.body.offsetHeight;
    const answered = performance.now();
    await new Promise(requestAnimationFrame);
    document.body.offsetHeight;
    for (const canvas of canvases()) canvas.getContext("2d").getImageData(0, 0, 1, 1);
    took.push(answered - asked + performance.now() - began);
  }
  return took;
}"""

SLIDER_STEP: Final = """(part) => {
  const slider = document.querySelector("input[type=range]");
  const [low, high] = [Number(slider.min), Number(slider.max)];
  slider.value = low + Math.round((high - low) * part);
  slider.dispatchEvent(new Event("input", { bubbles: true }));
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heap:
    """Megabytes that the page and its frames hold: objects of scripts, and the arrays that lie beside them."""

    objects_mb: float
    arrays_mb: float

    @property
    def total_mb(self) -> float:
        """Both together."""
        return self.objects_mb + self.arrays_mb


class Traffic:
    """What a page asked for, sent and received, from its birth on."""

    def __init__(self, page: Page) -> None:
        self.urls: list[str] = []
        self.sent = 0
        self.received_bytes = 0.0
        self.session = page.context.new_cdp_session(page)
        self.session.send("Network.enable")
        page.on("request", lambda request: self.urls.append(request.url))
        self.session.on("Network.webSocketCreated", lambda told: self.urls.append(told["url"]))
        self.session.on("Network.webSocketFrameSent", lambda _: self._count())
        self.session.on(
            "Network.webSocketFrameReceived", lambda told: self._receive(_frame_bytes(told["response"]))
        )
        self.session.on("Network.loadingFinished", lambda told: self._receive(told["encodedDataLength"]))

    def _count(self) -> None:
        self.sent += 1

    def _receive(self, size: float) -> None:
        self.received_bytes += size

    def hosts(self) -> set[str]:
        """Every host with its port that was asked."""
        return {urlsplit(url).netloc for url in self.urls if not url.startswith(("data:", "blob:"))}

    def told(self) -> int:
        """How much was asked and sent so far."""
        return len(self.urls) + self.sent

    @property
    def received_mb(self) -> float:
        """Megabytes of answers and of messages."""
        return self.received_bytes / 1e6


@contextmanager
def launched(kind: BrowserType) -> Iterator[Browser]:
    """The Chromium of this machine."""
    path = os.environ.get("DATELINE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    browser = kind.launch(executable_path=path, args=list(FLAGS))
    try:
        yield browser
    finally:
        browser.close()


@contextmanager
def served(command: Sequence[str], folder: Path, more: Mapping[str, str] | None = None) -> Iterator[str]:
    """The address of a server that runs until the block ends; its port follows the command."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **(more or {})}
    with (folder / f"server-{port}.log").open("wb") as log:
        process = subprocess.Popen([*command, str(port)], cwd=folder, env=environment, stdout=log, stderr=log)
        try:
            _wait(process, f"http://127.0.0.1:{port}/_stcore/health")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.kill()
            process.wait()


def dateline_command(store: Path) -> list[str]:
    """`dateline serve` on a store."""
    program = "from dashboard.cli import main; main()"
    return [
        sys.executable,
        "-c",
        program,
        "serve",
        "--store",
        str(store.resolve()),
        "--host",
        "127.0.0.1",
        "--port",
    ]


def streamlit_command(script: Path) -> list[str]:
    """A Streamlit page of another script."""
    return [sys.executable, "-m", "streamlit", "run", str(script), *QUIET, "--server.port"]


def fresh_page(browser: Browser) -> Page:
    """A page without a cache, as somebody opens it for the first time."""
    return browser.new_context(viewport={"width": WINDOW["width"], "height": WINDOW["height"]}).new_page()


def map_frame(page: Page) -> Frame:
    """The frame of streamlit-folium, once it is there."""
    page.locator("iframe").first.wait_for(state="attached")
    return next(each for each in page.frames if "streamlit_folium" in each.url)


def seconds_until(page: Page, url: str, condition: str) -> float:
    """Seconds from the page's beginning until the condition, a function in JavaScript, first holds in its frame.

    The browser itself notes when, frame by frame: waiting for it from outside counts in steps of half a second.
    """
    page.add_init_script(f"""{{
      const holds = {condition};
      const look = setInterval(() => {{
        if (!holds()) return;
        window.benchSeen = performance.timeOrigin + performance.now();
        clearInterval(look);
      }}, {LOOK_EVERY_MS});
    }}""")
    page.goto(url)
    seen = page.wait_for_function("document.querySelector('iframe')?.contentWindow.benchSeen")
    milliseconds: float = seen.evaluate("(seen) => seen - performance.timeOrigin")
    return milliseconds / 1000


def heap_of(session: CDPSession) -> Heap:
    """What is held once the garbage is collected."""
    session.send("HeapProfiler.collectGarbage")
    usage: dict[str, Any] = session.send("Runtime.getHeapUsage")
    return Heap(objects_mb=usage["usedSize"] / 1e6, arrays_mb=usage.get("backingStorageSize", 0) / 1e6)


def percentile(took: Sequence[float], part: float) -> float:
    """The value that such a part of the others does not exceed; the highest of a few."""
    ordered = sorted(took)
    return ordered[min(int(len(ordered) * part), len(ordered) - 1)]


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _frame_bytes(response: Mapping[str, Any]) -> float:
    """Binary messages come as base64, text (opcode 1) as it is."""
    told = len(response["payloadData"])
    return told if response["opcode"] == 1 else told * 3 / 4


def _wait(process: subprocess.Popen[bytes], url: str) -> None:
    for _ in range(START_SECONDS * 10):
        if process.poll() is not None:
            raise ChildProcessError("a server ended at once; run `make setup` first, or name a store")
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310  our own server
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
    raise TimeoutError("a server did not come up")
