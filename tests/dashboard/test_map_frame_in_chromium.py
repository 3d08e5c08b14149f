"""The map's frame in a page of its own, without Streamlit: words, rest, brush, view, picture, and what fails."""

from __future__ import annotations

import json
import re
import shutil
import struct
import threading
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image

from corpus.records import DayRange
from dashboard.language import language_of
from dashboard.map_files import ASSETS, LEAFLET, SCRIPTS
from dashboard.map_layer import answer_of
from geodata.boundaries import basemap

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser

TYPES = (
    "Battles",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Protests",
    "Riots",
    "Strategic developments",
)
STATUSES = ("happened", "planned", "denied", "hypothetical", "background", "running total")
COLUMNS = "c" * 32
BASEMAP = "b" * 32
ENGLISH = "e" * 32
RUSSIAN = "a" * 32
ARABIC = "d" * 32
FEW = "f" * 32
"""The ids of the files that a frame's folder holds; FEW is a filter that shows the first half of the rows."""

TOWNS = (
    ("Ganja", 40.6828, 46.3606, 1, 4.0),
    ("Khankendi / Stepanakert", 39.815, 46.752, 1, 3.0),
    ("Tartar", 40.342, 46.9316, 1, 3.0),
    ("Barda", 40.3744, 47.1266, 1, 3.0),
    ("Khudaferin dam", 39.15, 46.94, 0, 0.5),
    ("Market of Ganja", 40.6829, 46.3608, 0, 0.2),
    ("Fuzuli district", 39.5, 47.3, 2, 22.0),
    ("Nagorno-Karabakh", 39.8, 46.75, 3, 60.0),
    ("Moscow", 55.75, 37.62, 1, 20.0),
)

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>The map</title>
<meta name="viewport" content="width=device-width, initial-scale=1.0, maximum-scale=1.0, user-scalable=no">
<link rel="stylesheet" href="leaflet/leaflet.css"><link rel="stylesheet" href="assets/timeline.css">
<script>
window.told = [];
window.datelineHost = {
  alone: !location.search.includes("framed"),
  async read(id, ending) {
    const answer = await fetch("data/" + id + "." + ending);
    if (!answer.ok) throw new Error("HTTP " + answer.status);
    return answer;
  },
  tell(value) { window.told.push(value); },
};
</script>
<script src="leaflet/leaflet.js"></script>
SCRIPTS
</head><body><header><h1 class="dl-hidden">The map</h1></header><div id="root"><div id="map_div"></div></div>
<script>
window.datelineChoice = CHOICE;
const options = {attributionControl: false, minZoom: 2, maxZoom: 18, zoomSnap: 0.25};
const map = L.map("map_div", {center: [40, 46.5], zoom: 7, ...options});
L.control.scale().addTo(map);
new window.Dateline.Timeline().addTo(map);
</script></body></html>
"""

AROUND = """<!DOCTYPE html><html lang="en"><head><title>Around</title></head>
<body><iframe src="index.html?framed" title="x" width="900" height="660"></iframe></body></html>"""


@dataclass
class Rows:
    """The columns of a map: rows of (day, span, spot, type, status, low, best, high, confidence)."""

    rows: list[tuple[int, ...]] = field(default_factory=list)

    def add(self, day, spot, *, span=0, kind=1, status=0, toll=(-1, -1, -1)):
        self.rows.append((day, span, spot, kind, status, *toll, 80))

    def file(self):
        """The file that the map fetches."""
        kinds = ("<i4", "<u2", "<u4", "|u1", "|u1", "<i4", "<i4", "<i4", "|u1")
        names = ("day", "span", "spot", "type", "status", "low", "best", "high", "confidence")
        table = sorted(self.rows)
        layout, blocks, offset = [], [], 0
        for at, (name, kind) in enumerate(zip(names, kinds, strict=True)):
            block = np.array([row[at] for row in table], kind).tobytes()
            block += b"\0" * (-len(block) % 4)
            layout.append([name, kind, offset])
            blocks.append(block)
            offset += len(block)
        header = json.dumps(
            {
                "rows": len(table),
                "first_day": "2020-01-01" if table else None,
                "days": max((row[0] + row[1] for row in table), default=-1) + 1,
                "types": TYPES,
                "statuses": STATUSES,
                "columns": layout,
                "spots": spots(),
            }
        ).encode()
        header += b" " * (-(8 + len(header)) % 4)
        return b"".join([b"DLT1", struct.pack("<I", len(header)), header, *blocks])


def spots():
    return [
        {"place": number, "lat": lat, "lon": lon, "precision": precision, "radius_km": radius}
        for number, (_, lat, lon, precision, radius) in enumerate(TOWNS)
    ]


def ordinary_rows():
    """Some four hundred incidents over three years, thickest in the autumn of 2020."""
    rows, random = Rows(), Random(5)
    rows.add(0, 0, toll=(1, 2, 4))
    for _ in range(400):
        low = random.choice([-1, -1, 0, 1, 3, 9])
        toll = (low, low, random.choice([low, low + 3, -1])) if low >= 0 else (-1, -1, -1)
        day = int(random.triangular(0, 1090, 290))
        span = random.choice([0, 0, 0, 0, 2, 9, 45])
        spot = random.choices(range(len(TOWNS)), [9, 7, 5, 4, 3, 4, 3, 2, 1])[0]
        kind = random.choices(range(6), [5, 8, 3, 2, 1, 3])[0]
        status = random.choices(range(6), [12, 1, 1, 1, 1, 1])[0]
        rows.add(day, spot, span=span, kind=kind, status=status, toll=toll)
    return rows


def words(language, messages, *, direction="ltr", plural=("one", "other"), **others):
    names = [name for name, *_ in TOWNS]
    told = {"language": language, "direction": direction, "plural": plural, "messages": messages, "names": names}
    return json.dumps({**told, **others}).encode()


IN_RUSSIAN = {
    "{number} incident": ["{number} событие", "{number} события", "{number} событий"],
    "in {number} place": ["в {number} месте", "в {number} местах", "в {number} местах"],
    "Play": ["Пуск"],
    "Legend": ["Обозначения"],
    "Battles": ["Бои"],
}


def choice(**changed):
    """What Python would say."""
    told = {
        "columns": COLUMNS,
        "basemap": BASEMAP,
        "words": ENGLISH,
        "filter": "",
        "version": "0123456789abcdef",
        "kinds": 63,
        "statuses": 1,
        "first": -1,
        "last": -1,
        "mode": 0,
        "layer": 0,
        "spot": -1,
        "turn": 0,
        "lat": 0.0,
        "lon": 0.0,
        "zoom": -1.0,
    }
    return {**told, **changed}


def write_frame(folder: Path, rows: Rows, **chosen) -> None:
    """Lays the page, our scripts, Leaflet and the published files into a folder."""
    shutil.copytree(ASSETS, folder / "assets")
    shutil.copytree(LEAFLET, folder / "leaflet")
    data = folder / "data"
    data.mkdir()
    half = np.arange(len(rows.rows)) < len(rows.rows) // 2
    months = list(language_of("ru").words([])["months"])
    russian = {"plural": ("one", "few", "many"), "months": months, "day": "{day} {month} {year} г."}
    files = {
        f"{COLUMNS}.bin": rows.file(),
        f"{FEW}.bits": np.packbits(half, bitorder="little").tobytes(),
        f"{BASEMAP}.json": basemap(),
        f"{ENGLISH}.json": words("en", {}),
        f"{RUSSIAN}.json": words("ru", IN_RUSSIAN, **russian, group="\u00a0"),
        f"{ARABIC}.json": words("ar", {}, direction="rtl", plural=("zero", "one", "two", "few", "many", "other")),
    }
    for name, content in files.items():
        (data / name).write_bytes(content)
    scripts = "\n".join(f'<script src="assets/{name}"></script>' for name in SCRIPTS)
    page = PAGE.replace("SCRIPTS", scripts).replace("CHOICE", json.dumps(choice(**chosen)))
    (folder / "index.html").write_text(page, encoding="utf-8")
    (folder / "around.html").write_text(AROUND, encoding="utf-8")


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def served_frame(folder: Path) -> ThreadingHTTPServer:
    """A server of the folder on a free port of this machine; whoever asked ends it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class Frame:
    """Somebody in front of the map's frame; what it told and complained of is kept."""

    def __init__(self, page, url):
        self.page = page
        self.url = url
        self.errors = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, name="index.html"):
        self.page.goto(self.url + name)
        frame = self.page if name == "index.html" else self.page.frame_locator("iframe")
        frame.locator("html[data-dateline=ready]").wait_for(state="attached")
        return self

    def map(self, script, argument=None):
        """What a script gives, where `d` is the timeline."""
        return self.page.evaluate(f"(a) => {{ const d = window.dateline; return {script}; }}", argument)

    def choose(self, **changed):
        self.map("d.choose(a)", choice(**changed))

    def told(self):
        return self.page.evaluate("window.told")

    def rest(self):
        self.page.wait_for_timeout(REST_MS + 250)

    def summary(self):
        return self.page.locator(".dl-summary").inner_text()

    def brush(self, start, end, steps=5):
        """Drags over the bars, from one share of their width to another."""
        box = self.page.locator(".dl-bars").bounding_box()
        y = box["y"] + 20
        self.page.mouse.move(box["x"] + box["width"] * start, y)
        self.page.mouse.down()
        self.page.mouse.move(box["x"] + box["width"] * end, y, steps=steps)
        self.page.mouse.up()

    def share(self, day):
        return self.map("(a - d._controls.first) / (d._controls.last - d._controls.first)", day)


REST_MS = 500


@pytest.fixture(scope="module")
def frame_url(tmp_path_factory):
    folder = tmp_path_factory.mktemp("frame")
    write_frame(folder, ordinary_rows())
    server = served_frame(folder)
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def frame_at(chromium, frame_url):
    contexts = []

    def made(url=frame_url, width=900, height=700, **options):
        contexts.append(chromium.new_context(viewport={"width": width, "height": height}, **options))
        return Frame(contexts[-1].new_page(), url)

    yield made
    for context in contexts:
        context.close()


@pytest.fixture
def frame(frame_at):
    opened = frame_at().open()
    yield opened
    assert opened.errors == []


@pytest.fixture
def serve_rows(tmp_path):
    """The address of a frame that shows some rows of its own."""
    servers = []

    def served(rows, **chosen):
        folder = tmp_path / str(len(servers))
        folder.mkdir()
        write_frame(folder, rows, **chosen)
        servers.append(served_frame(folder))
        return f"http://127.0.0.1:{servers[-1].server_port}/"

    yield served
    for server in servers:
        server.shutdown()
        server.server_close()


# ---------------------------------------------------------------- words


def test_numbers_of_incidents_take_their_russian_forms(frame):
    frame.choose(words=RUSSIAN)
    frame.page.wait_for_function("window.dateline && Dateline.words.language === 'ru'")
    said = frame.page.evaluate("[1, 2, 5, 11, 21, 22, 1000].map((n) => Dateline.incidents(n))")
    assert said == [
        "1 событие",
        "2 события",
        "5 событий",
        "11 событий",
        "21 событие",
        "22 события",
        "1\u00a0000 событий",
    ]


def test_what_a_catalog_lacks_is_said_in_english(frame):
    frame.choose(words=RUSSIAN)
    frame.page.wait_for_function("Dateline.words.language === 'ru'")
    assert frame.page.evaluate("Dateline.say('Riots')") == "Riots"
    assert (
        frame.page.evaluate("Dateline.count('{number} day a second', '{number} days a second', 7)")
        == "7 days a second"
    )


def test_what_has_no_part_of_that_name_is_left_as_it_is(frame):
    assert frame.page.evaluate("Dateline.say('{a} and {b}', {a: '{b}'})") == "{b} and {b}"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2020-10-04", "2020-10-04", "4 October 2020"),
        ("2020-10-04", "2020-10-17", "4 to 17 October 2020"),
        ("2020-09-28", "2020-10-03", "28 September to 3 October 2020"),
        ("2019-12-31", "2020-01-01", "31 December 2019 to 1 January 2020"),
    ],
)
def test_days_are_said_as_the_page_says_them(frame, first, last, words):
    script = "([first, last]) => Dateline.days(new Date(first), new Date(last))"
    assert frame.page.evaluate(script, [first, last]) == words
    days = DayRange(first=date.fromisoformat(first), last=date.fromisoformat(last))
    assert language_of("en").days(days) == words


def test_another_language_is_spoken_without_loading_anything_again(frame):
    frame.page.evaluate("window.stays = 'here'")
    frame.map("d._controls.set({ mode: 'window', length: 30, day: 200 })")
    frame.page.locator(".dl-legend summary").click()
    before = frame.map("[d._controls.range, d.counts.total.incidents]")
    lat = frame.map("d._leaflet.getCenter().lat")
    frame.choose(words=RUSSIAN)
    frame.page.get_by_role("button", name="Пуск").wait_for()
    assert frame.page.evaluate("window.stays") == "here"
    assert frame.map("[d._controls.range, d.counts.total.incidents]") == before
    assert frame.map("d._leaflet.getCenter().lat") == pytest.approx(lat, abs=0.005)  # less than a pixel
    assert frame.page.evaluate("document.documentElement.lang") == "ru"
    assert "Бои" in frame.page.locator(".dl-legend").inner_text()
    assert "июля 2020 г." in frame.summary()
    assert frame.page.locator(".dl-controls").count() == 1
    assert frame.page.locator("input[type=number]").input_value() == "30"


def test_the_days_go_on_playing_in_another_language(frame):
    frame.map("d._controls.set({ day: 0 })")
    frame.page.get_by_role("button", name="Play").click()
    frame.choose(words=RUSSIAN)
    frame.page.wait_for_function("Dateline.words.language === 'ru'")
    day = frame.map("d._controls.day")
    frame.page.wait_for_function(f"window.dateline._controls.day > {day + 3}")
    assert frame.map("d._controls.playing")


def test_a_language_from_right_to_left_turns_the_page_and_leaves_time_as_it_runs(frame):
    frame.choose(words=ARABIC)
    frame.page.wait_for_function("document.documentElement.dir === 'rtl'")
    legend, zoom = (frame.page.locator(each).bounding_box() for each in (".dl-legend", ".leaflet-control-zoom"))
    assert legend["x"] < zoom["x"]
    frame.brush(0.2, 0.4)
    first, last = frame.map("d._controls.range")
    assert 0.15 < frame.share(first) < 0.25
    assert 0.35 < frame.share(last) < 0.45
    assert frame.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


# ---------------------------------------------------------------- what is told, and when


def test_nothing_is_told_of_a_map_that_nobody_touches(frame):
    frame.rest()
    frame.choose(kinds=3)
    frame.rest()
    assert frame.told() == []


def test_a_change_is_told_once_it_has_come_to_rest(frame):
    slider = frame.page.locator("input[type=range]")
    slider.focus()
    for key in ("Home", "PageUp", "ArrowRight", "ArrowRight"):
        slider.press(key)
    assert frame.told() == []
    frame.rest()
    (said,) = frame.told()
    assert said["t1"] == frame.map("d._controls.day")
    assert said["columns"] == COLUMNS
    assert {"spot", "t0", "mode", "layer", "lat", "lon", "zoom", "n", "born"} < set(said)
    assert answer_of(said) is not None
    frame.rest()
    assert len(frame.told()) == 1


def test_nothing_is_told_while_the_days_play_until_they_are_paused(frame):
    frame.map("d._controls.set({ day: 0 })")
    frame.page.get_by_role("button", name="Play").click()
    frame.rest()
    frame.rest()
    assert frame.told() == []
    frame.page.get_by_role("button", name="Pause").click()
    frame.page.wait_for_function("window.told.length === 1")
    assert frame.told()[0]["t1"] == frame.map("d._controls.day") > 0


def test_a_thumb_that_is_held_tells_nothing_until_it_is_let_go(frame):
    box = frame.page.locator("input[type=range]").bounding_box()
    y = box["y"] + box["height"] / 2
    frame.page.mouse.move(box["x"] + box["width"] - 8, y)
    frame.page.mouse.down()
    frame.page.mouse.move(box["x"] + box["width"] * 0.5, y, steps=6)
    frame.rest()
    assert frame.told() == []
    frame.page.mouse.up()
    frame.rest()
    assert len(frame.told()) == 1


def test_a_change_of_mode_and_of_layer_is_told_at_once(frame):
    frame.page.get_by_label("Show", exact=True).select_option("fading")
    frame.page.wait_for_function("window.told.length === 1")
    frame.page.get_by_label("Draw as").select_option("heat")
    frame.page.wait_for_function("window.told.length === 2")
    assert [(each["mode"], each["layer"]) for each in frame.told()] == [(2, 0), (2, 2)]


def test_filters_that_move_the_end_of_the_days_bring_python_into_step(serve_rows, frame_at):
    rows = Rows()
    for day, kind in ((0, 0), (10, 0), (40, 1)):
        rows.add(day, 0, kind=kind)
    frame = frame_at(serve_rows(rows, kinds=1)).open()
    assert frame.map("d._controls.range") == [0, 10]
    frame.choose(kinds=3)
    frame.rest()
    assert [each["t1"] for each in frame.told()] == [40]


def test_a_day_that_filters_have_cut_comes_back_with_them(serve_rows, frame_at):
    rows = Rows()
    for day, kind in ((0, 0), (10, 0), (40, 1)):
        rows.add(day, 0, kind=kind)
    frame = frame_at(serve_rows(rows)).open()
    frame.map("d._controls.set({ day: 25 })")
    frame.choose(kinds=1)
    assert frame.map("d._controls.day") == 10
    frame.choose(kinds=3)
    assert frame.map("d._controls.day") == 25


def test_a_click_on_a_place_is_told_at_once(frame):
    click_on(frame, "Khudaferin dam")
    frame.page.wait_for_function("window.told.length === 1")
    assert frame.told()[0]["spot"] == [name for name, *_ in TOWNS].index("Khudaferin dam")


def click_on(frame, name):
    x, y = frame.map("d._canvas.anchor(d.columns.spots.findIndex((spot) => spot.name === a))", name)
    frame.page.mouse.click(x, y)


def test_what_is_said_aloud_is_what_stands_there_once_the_days_rest(frame):
    live = frame.page.locator(".dl-hidden[role=status]")
    frame.map("d._controls.set({ day: 120 })")
    assert live.text_content() != frame.summary()
    frame.rest()
    assert live.text_content() == frame.summary()


# ---------------------------------------------------------------- choices


def test_python_s_days_mode_layer_and_view_are_taken_over_with_a_new_turn_alone(frame):
    frame.choose(first=100, last=129, mode=1, layer=1, lat=39.5, lon=47.0, zoom=9.0)
    assert frame.map("d._controls.mode") == "so-far"
    frame.choose(first=100, last=129, mode=1, layer=1, lat=39.5, lon=47.0, zoom=9.0, turn=1)
    assert frame.map("[d._controls.range, d._controls.mode, d._controls.layer]") == [[100, 129], "window", 1]
    assert frame.map("[d._leaflet.getCenter().lat.toFixed(1), d._leaflet.getZoom()]") == ["39.5", 9]
    frame.rest()
    assert frame.told() == []


def test_a_filter_shows_the_rows_of_its_file(frame):
    everything = frame.map("d.counts.total.incidents")
    frame.choose(filter=FEW)
    frame.page.wait_for_function(f"window.dateline.counts.total.incidents < {everything}")
    assert frame.map("d._controls.last") < frame.map("d.columns.days") - 100
    frame.choose(filter="")
    frame.page.wait_for_function(f"window.dateline.counts.total.incidents === {everything}")


def test_only_the_latest_of_several_choices_is_shown(frame):
    everything = frame.map("d.counts.total.incidents")
    frame.page.evaluate(
        "([few, all]) => { window.dateline.choose(few); window.dateline.choose(all); }",
        [choice(filter=FEW), choice()],
    )
    frame.page.wait_for_timeout(400)
    assert frame.map("d.counts.total.incidents") == everything


# ---------------------------------------------------------------- bars and brush


def test_a_drag_over_the_bars_chooses_days_and_is_told_when_it_ends(frame):
    frame.brush(0.4, 0.6)
    first, last = frame.map("d._controls.range")
    assert 0.38 < frame.share(first) < 0.42
    assert 0.58 < frame.share(last) < 0.62
    frame.page.wait_for_function("window.told.length === 1")
    assert (frame.told()[0]["t0"], frame.told()[0]["t1"], frame.told()[0]["mode"]) == (first, last, 1)


def test_the_brush_can_be_moved_and_its_edges_drawn(frame):
    frame.brush(0.4, 0.6)
    first, last = frame.map("d._controls.range")
    frame.brush(0.5, 0.6)
    moved = frame.map("d._controls.range")
    assert moved[1] - moved[0] == last - first
    assert frame.share(moved[0] - first) == pytest.approx(0.1, abs=0.02)
    frame.brush(frame.share(moved[0]), 0.2)
    wider = frame.map("d._controls.range")
    assert wider[1] == moved[1]
    assert frame.share(wider[0]) == pytest.approx(0.2, abs=0.02)


def test_a_tap_on_the_bars_goes_to_a_day(frame):
    box = frame.page.locator(".dl-bars").bounding_box()
    frame.page.mouse.click(box["x"] + box["width"] * 0.25, box["y"] + 20)
    assert frame.share(frame.map("d._controls.day")) == pytest.approx(0.25, abs=0.01)
    assert frame.map("d._controls.mode") == "so-far"


def test_a_finger_brushes_too(frame_at):
    frame = frame_at(has_touch=True).open()
    box = frame.page.locator(".dl-bars").bounding_box()
    fingers = frame.page.context.new_cdp_session(frame.page)

    def finger(kind, *shares):
        points = [{"x": box["x"] + box["width"] * share, "y": box["y"] + 20} for share in shares]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    finger("touchStart", 0.3)
    for share in (0.35, 0.4, 0.5):
        finger("touchMove", share)
    finger("touchEnd")
    first, last = frame.map("d._controls.range")
    assert (frame.share(first), frame.share(last)) == pytest.approx((0.3, 0.5), abs=0.02)


def test_the_bars_count_what_is_in_view(frame):
    highest = frame.page.locator(".dl-bars-words span").last
    everywhere = highest.inner_text()
    frame.map("d._leaflet.setView([55.75, 37.62], 9, {animate: false})")
    frame.page.wait_for_function(
        f"document.querySelector('.dl-bars-words span:last-child').textContent !== '{everywhere}'"
    )
    assert highest.inner_text() == "highest bar: 1"


# ---------------------------------------------------------------- the view


def query_of(url):
    return parse_qs(urlsplit(url).query, keep_blank_values=True)


def test_the_view_stands_in_the_address_once_somebody_has_moved_it(frame_at):
    frame = frame_at().open("around.html?kinds=a,b&place=x")
    inner = frame.page.frames[1]
    frame.page.wait_for_timeout(700)
    assert "at" not in query_of(frame.page.url)
    inner.evaluate("window.dateline._leaflet.setView([39.5, 47.25], 9, {animate: false})")
    frame.page.wait_for_function("location.search.includes('at=')")
    assert frame.page.url.endswith("?kinds=a,b&place=x&at=39.5,47.25,9")
    frame.page.evaluate("history.replaceState(null, '', '?kinds=c')")
    inner.evaluate("window.dateline.choose(window.datelineChoice)")
    frame.page.wait_for_function("location.search === '?kinds=c&at=39.5,47.25,9'")
    assert frame.errors == []


def test_a_map_in_a_file_of_its_own_leaves_the_address_alone(frame):
    frame.map("d._leaflet.setView([39.5, 47.25], 9, {animate: false})")
    frame.page.wait_for_timeout(700)
    assert "at=" not in frame.page.url


def test_a_view_in_a_link_is_shown_as_it_is_whatever_place_is_chosen(serve_rows, frame_at):
    frame = frame_at(serve_rows(ordinary_rows(), lat=39.0, lon=48.0, zoom=10.0, spot=0)).open()
    assert frame.map("[d._leaflet.getCenter().lat, d._leaflet.getCenter().lng]") == pytest.approx(
        [39, 48], abs=0.01
    )
    assert frame.map("[d._leaflet.getZoom(), d._canvas.chosen]") == [10, 0]


def test_a_view_that_the_map_told_itself_does_not_take_the_reader_back(frame):
    frame.map("d._leaflet.setView([39.5, 47.25], 9, {animate: false})")
    frame.map("d.report()")
    (said,) = frame.told()
    frame.map("d._leaflet.setView([40.4, 46.9], 9, {animate: false})")
    frame.choose(lat=said["lat"], lon=said["lon"], zoom=said["zoom"], turn=1, spot=3)
    assert frame.map("d._leaflet.getCenter().lat") == pytest.approx(40.4, abs=0.01)
    frame.choose(lat=said["lat"], lon=said["lon"], zoom=said["zoom"], turn=2, spot=8)
    assert frame.map("d._leaflet.getBounds().contains([55.75, 37.62])")


def test_what_is_shown_now_fits_into_the_view(frame):
    frame.choose(kinds=63, first=0, last=0, mode=1, turn=1)
    frame.page.get_by_role("button", name="Fit to what is shown").click()
    center = frame.map("[d._leaflet.getCenter().lat, d._leaflet.getCenter().lng]")
    assert center == pytest.approx([40.6828, 46.3606], abs=0.05)


SAY_MUCH = "(d.page.summary.textContent = 'Some places stand close together. '.repeat(12), d.page.fitHeight())"
ROOM_OF_WORDS = """(() => {
  const summary = document.querySelector(".dl-summary");
  const had = summary.offsetHeight;
  summary.style.minHeight = "";
  return had - summary.offsetHeight;
})()"""


def test_words_that_were_long_before_the_window_had_its_size_leave_no_gap_below_the_map(frame_at):
    frame = frame_at(height=420).open()
    frame.map(
        "(d.page.summary.textContent = 'Some places stand too close together. '.repeat(12), d.page.fitHeight())"
    )
    frame.page.set_viewport_size({"width": 900, "height": 700})
    frame.rest()
    frame.rest()
    assert frame.page.evaluate(ROOM_OF_WORDS) == 0
    assert frame.errors == []


def test_once_the_days_were_moved_a_shorter_line_does_not_move_the_map(frame):
    frame.rest()
    frame.brush(0.2, 0.6)
    frame.map(
        "(d.page.summary.textContent = 'Some places stand too close together. '.repeat(12), d.page.fitHeight())"
    )
    tall = frame.page.locator(".dl-summary").bounding_box()["height"]
    frame.brush(0.3, 0.5)
    frame.rest()
    assert "together. Some" not in frame.summary()
    assert frame.page.locator(".dl-summary").bounding_box()["height"] == tall


# ---------------------------------------------------------------- pictures


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("layer", ["symbols", "groups", "heat"])
def test_a_picture_of_the_map_can_be_taken_away(frame_at, tmp_path, scheme, layer):
    frame = frame_at(color_scheme=scheme).open()
    frame.page.get_by_label("Draw as").select_option(layer)
    with frame.page.expect_download() as waiting:
        frame.page.get_by_role("button", name="Take a picture").click()
    assert re.fullmatch(r"dateline-map-2020-01-01-202\d-\d\d-\d\d\.png", waiting.value.suggested_filename)
    file = tmp_path / "map.png"
    waiting.value.save_as(file)
    picture = np.asarray(Image.open(file).convert("RGB"))
    map_height = frame.map("d._leaflet.getSize().y")
    assert picture.shape[1] == 1800
    assert picture.shape[0] > map_height * 2 + 200
    assert len(np.unique(picture.reshape(-1, 3), axis=0)) > 100
    assert (picture[-60].mean() > 128) == (scheme == "light")
    assert frame.errors == []


# ---------------------------------------------------------------- what fails


@pytest.mark.parametrize("name", [f"{COLUMNS}.bin", f"{ENGLISH}.json"])
def test_a_file_that_does_not_come_is_asked_for_twice_and_then_said_to_be_missing(frame_at, name):
    frame = frame_at()
    asked = []
    frame.page.route(f"**/{name}", lambda route: (asked.append(route.request.url), route.abort()))
    frame.page.goto(frame.url + "index.html")
    message = frame.page.get_by_role("alert")
    message.get_by_text("The map's data could not be loaded").wait_for()
    assert len(asked) == 2
    frame.page.unroute(f"**/{name}")
    message.get_by_role("button", name="Try again").click()
    frame.page.locator("html[data-dateline=ready]").wait_for(state="attached")
    assert message.text_content() == ""
    assert frame.map("d.counts.total.incidents") > 100


def test_a_file_that_fails_once_is_there_all_the_same(frame_at):
    frame = frame_at()
    asked = []

    def answer(route):
        asked.append(route.request.url)
        if len(asked) == 1:
            route.abort()
        else:
            route.continue_()

    frame.page.route("**/*.bin", answer)
    frame.open()
    assert frame.page.get_by_role("alert").text_content() == ""


def test_a_filter_that_does_not_come_leaves_what_was_shown_and_says_so(frame):
    everything = frame.map("d.counts.total.incidents")
    frame.page.route(f"**/{FEW}.bits", lambda route: route.abort())
    frame.choose(filter=FEW)
    frame.page.get_by_role("alert").get_by_text("could not be loaded").wait_for()
    assert frame.map("d.counts.total.incidents") == everything
    frame.choose()
    frame.page.wait_for_function("document.querySelector('[role=alert]').textContent === ''")


def test_a_wait_is_told(frame_at):
    frame = frame_at()
    held = []
    frame.page.route("**/*.bin", lambda route: held.append(route))  # noqa: PLW0108  Playwright marks it
    frame.page.goto(frame.url + "index.html")
    waiting = frame.page.get_by_text("Loading the map's data…")
    waiting.wait_for()
    held[0].continue_()
    frame.page.locator("html[data-dateline=ready]").wait_for(state="attached")
    assert frame.page.locator(".dl-waiting").text_content() == ""


def test_a_map_without_its_ground_says_so_and_shows_its_places(frame_at):
    frame = frame_at()
    frame.page.route(f"**/{BASEMAP}.json", lambda route: route.abort())
    frame.open()
    frame.page.get_by_text("The lines and names of the map could not be loaded.").wait_for()
    assert frame.map("d.counts.total.incidents") > 100


@pytest.mark.parametrize("name", ["leaflet.js", "timeline-words.js", "timeline.js"])
def test_where_a_script_is_missing_a_sentence_stands_instead_of_a_blank(frame_at, name):
    frame = frame_at()
    frame.page.route(f"**/{name}", lambda route: route.abort())
    frame.page.clock.install()
    frame.page.goto(frame.url + "index.html")
    frame.page.clock.fast_forward(7000)
    assert frame.page.locator(".dl-lifeless").count() == 0
    frame.page.clock.fast_forward(2000)
    frame.page.get_by_role("alert").get_by_text("The map could not be started.").wait_for()


def test_a_map_that_lives_says_nothing_of_failing(frame_at):
    frame = frame_at()
    frame.page.clock.install()
    frame.open()
    frame.page.clock.fast_forward(9000)
    assert frame.page.locator(".dl-lifeless").count() == 0


def test_a_store_without_dots_shows_a_map_that_says_so(serve_rows, frame_at):
    frame = frame_at(serve_rows(Rows())).open()
    frame.page.get_by_role("alert").get_by_text("No report has both a place and a day.").wait_for()
    assert frame.errors == []


# ---------------------------------------------------------------- keyboard and eyes


def test_the_keyboard_goes_from_place_to_place_in_every_layer(frame):
    place = frame.page.locator(".dl-place")
    for layer in ("symbols", "groups", "heat"):
        frame.page.get_by_label("Draw as").select_option(layer)
        place.focus()
        seen = set()
        for _ in TOWNS:
            place.press("ArrowRight")
            seen.add(place.get_attribute("aria-label").split(":")[0])
        assert len(seen) == len(TOWNS)
        assert frame.page.locator(".dl-hidden[role=status]").text_content() == place.get_attribute("aria-label")
    place.press("Enter")
    frame.page.wait_for_function("window.told.some((each) => each.spot >= 0)")


def test_escape_closes_the_fan_and_then_the_legend(frame):
    frame.page.locator(".dl-legend summary").click()
    frame.map("d._leaflet.setView([40.68, 46.36], 12, {animate: false})")
    frame.page.mouse.click(200, 200)
    frame.map("d._canvas.fanAt(0)")
    frame.page.keyboard.press("Escape")
    assert frame.map("d._canvas.fan") is None
    assert frame.page.locator(".dl-legend[open]").count() == 1
    frame.page.keyboard.press("Escape")
    assert frame.page.locator(".dl-legend[open]").count() == 0


def test_a_click_on_a_group_comes_nearer(frame):
    frame.page.get_by_label("Draw as").select_option("groups")
    zoom = frame.map("d._leaflet.getZoom()")
    click_on(frame, "Ganja")
    frame.page.wait_for_function(f"window.dateline._leaflet.getZoom() >= {zoom} + 1")
    frame.rest()
    assert all(each["spot"] == -1 for each in frame.told())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [900, 390])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(frame_at, scheme, width):
    frame = frame_at(width=width, height=660, color_scheme=scheme).open()
    frame.page.locator(".dl-legend summary").click()
    frame.page.get_by_label("Show", exact=True).select_option("fading")
    found = Axe().run(frame.page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
    assert frame.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert frame.page.locator("#map_div").bounding_box()["height"] >= 300


def test_every_target_is_at_least_24_pixels_across(frame_at):
    frame = frame_at(width=390, height=660).open()
    small = frame.page.evaluate(
        """[...document.querySelectorAll("button, a, select, input, summary")]
          .map((each) => [each.outerHTML.slice(0, 60), each.getBoundingClientRect()])
          .filter(([, box]) => box.width && (box.width < 24 || box.height < 24)).map(([words]) => words)"""
    )
    assert small == []


def test_where_less_motion_is_asked_for_the_days_go_in_steps_of_a_second(frame_at):
    frame = frame_at(reduced_motion="reduce").open()
    frame.map("d._controls.set({ day: 0 })")
    frame.page.get_by_role("button", name="Play").click()
    frame.page.wait_for_timeout(500)
    assert frame.map("d._controls.day") == 0
    frame.page.wait_for_timeout(900)
    assert frame.map("d._controls.day") >= 28
