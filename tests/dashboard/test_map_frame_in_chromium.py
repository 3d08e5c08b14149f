"""A page of its own around the map's scripts: what the frame does without Streamlit."""

from __future__ import annotations

import json
import shutil
import struct
import threading
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from dashboard.language import language_of
from dashboard.map_layer import ASSETS, LEAFLET, SCRIPTS
from geodata.boundaries import basemap

if TYPE_CHECKING:
    from pathlib import Path

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
</head><body><div id="root"><div id="map_div"></div></div>
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
        f"{FEW}.bin": np.packbits(half, bitorder="little").tobytes(),
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
