"""What the canvas over the map counts and draws, in a real browser on a page of its own without Streamlit."""

from __future__ import annotations

import json
import shutil
import struct
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from corpus.records import EventType, Status
from dashboard.map_files import ASSETS, LEAFLET

pytestmark = pytest.mark.browser

SCRIPTS = ("columns", "room", "symbols", "groups", "heat", "fan", "layer")
DAYS = 400
UNKNOWN = -1
KINDS = len(EventType)
MIDDLE = (40.0, 46.5)
SYMBOLS, GROUPS, HEAT = 0, 1, 2

PAGE = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="leaflet.css">
<style>body { margin: 0 } #map { width: 900px; height: 600px }</style><div id="map"></div>
<script src="leaflet.js"></script>SCRIPTS
<script>
const D = window.Dateline;
window.map = L.map("map", { zoomSnap: 0.25, zoomControl: false, attributionControl: false });
map.setView([40, 46.5], 7.5);
window.layer = new D.CanvasLayer().addTo(map);
window.rowsOf = (numbers, n) => {
  const rows = new Uint8Array(Math.ceil(n / 8));
  for (const each of numbers) rows[each >> 3] |= 1 << (each & 7);
  return rows;
};
window.show = (first, last, choice) => layer.setCounts(counts.count(first, last, choice));
window.load = async (name) => {
  window.columns = new D.Columns(await (await fetch(name)).arrayBuffer());
  window.counts = new D.Counts(columns);
  show(0, columns.days - 1, { kinds: 63, statuses: 63 });
};
window.alphaAt = (x, y) => layer._canvas.getContext("2d").getImageData(Math.round(x), Math.round(y), 1, 1).data[3];
window.everyPixel = (canvas) => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
</script>"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Map:
    """A page with the map's canvas alone; `load` shows incidents on it."""

    def __init__(self, page, folder):
        self.page = page
        self.folder = folder
        self.errors = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def load(self, columns, spots, days=DAYS):
        (self.folder / "columns.bin").write_bytes(payload(columns, spots, days))
        self.run("load('columns.bin')")

    def run(self, script, argument=None):
        return self.page.evaluate(f"(a) => {script}", argument)


@pytest.fixture(scope="session")
def drawing_folder(tmp_path_factory):
    """The canvas's scripts and Leaflet beside a page."""
    folder = tmp_path_factory.mktemp("drawing")
    for name in ("leaflet.js", "leaflet.css"):
        shutil.copy(LEAFLET / name, folder)
    for name in SCRIPTS:
        shutil.copy(ASSETS / f"timeline-{name}.js", folder)
    scripts = "".join(f'<script src="timeline-{name}.js"></script>' for name in SCRIPTS)
    (folder / "index.html").write_text(PAGE.replace("SCRIPTS", scripts), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def drawing_address(drawing_folder):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(drawing_folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/index.html"
    server.shutdown()
    server.server_close()


@pytest.fixture
def drawing(chromium, drawing_address, drawing_folder):
    page = chromium.new_page(viewport={"width": 900, "height": 600})
    opened = Map(page, drawing_folder)
    page.goto(drawing_address)
    page.wait_for_function("window.load !== undefined")
    yield opened
    page.close()
    assert opened.errors == []


def payload(columns, spots, days):
    """A file of columns as the browser fetches it; each column as it comes, whatever its type."""
    offset, layout, blocks = 0, [], []
    for name, column in columns.items():
        block = column.tobytes() + b"\0" * (-column.nbytes % 4)
        layout.append([name, column.dtype.str, offset])
        offset += len(block)
        blocks.append(block)
    header = json.dumps(
        {
            "rows": len(columns["day"]),
            "first_day": "2020-01-01",
            "days": days,
            "types": [str(each) for each in EventType],
            "statuses": [str(each) for each in Status],
            "columns": layout,
            "spots": spots,
        }
    ).encode()
    header += b" " * (-(8 + len(header)) % 4)
    return b"".join([b"DLT1", struct.pack("<I", len(header)), header, *blocks])


def spot_at(lat, lon, *, place=0, precision=1, radius_km=4.0):
    return {"place": place, "lat": lat, "lon": lon, "precision": precision, "radius_km": radius_km}


def random_spots(count, random, *, areas=True):
    precisions = random.choice([0, 1, 2, 3] if areas else [0, 1], count)
    return [
        spot_at(
            round(float(random.normal(MIDDLE[0], 0.5)), 5),
            round(float(random.normal(MIDDLE[1], 0.9)), 5),
            place=number // 2,
            precision=int(precision),
            radius_km=(0.5, 4.0, 22.0, 60.0)[precision],
        )
        for number, precision in enumerate(precisions)
    ]


def random_columns(rows, spots, random, days=DAYS):
    day = np.sort(random.integers(0, days, rows))
    long = random.random(rows) < 0.3
    low = np.where(random.random(rows) < 0.5, random.integers(0, 9, rows), UNKNOWN)
    best = np.where(low == UNKNOWN, UNKNOWN, low + random.integers(0, 3, rows))
    high = np.where((low == UNKNOWN) | (random.random(rows) < 0.2), UNKNOWN, best + random.integers(0, 3, rows))
    return {
        "day": day.astype("<u2"),
        "span": np.where(long, np.minimum(random.integers(0, 60, rows), days - 1 - day), 0).astype("|u1"),
        "spot": random.integers(0, spots, rows).astype("<u2"),
        "type": random.integers(0, KINDS, rows).astype("|u1"),
        "status": random.integers(0, len(Status), rows).astype("|u1"),
        "low": low.astype("|i1"),
        "best": best.astype("<i2"),
        "high": high.astype("<i4"),
        "confidence": random.integers(0, 100, rows).astype("|u1"),
    }


def one_each(spots, *, days=None, types=None, times=1):
    """Columns with so many incidents at each spot, in the order of the spots."""
    rows = len(spots) * times
    numbers = np.repeat(np.arange(len(spots)), times)
    nothing = np.zeros(rows, "|u1")
    return {
        "day": np.asarray(days if days is not None else np.zeros(rows), "<i2"),
        "span": nothing,
        "spot": numbers.astype("<i4"),
        "type": np.asarray(types if types is not None else nothing, "|u1"),
        "status": nothing,
        **{name: np.full(rows, UNKNOWN, "|i1") for name in ("low", "best", "high")},
        "confidence": nothing,
    }


def chosen_rows(columns, days, choice):
    """The rows that count, one by one."""
    (first, last), (kinds, statuses, rows) = days, choice
    for row in range(len(columns["day"])):
        begins = int(columns["day"][row])
        if begins > last or begins + int(columns["span"][row]) < first:
            continue
        if not (kinds >> int(columns["type"][row])) & (statuses >> int(columns["status"][row])) & 1:
            continue
        if rows is None or row in rows:
            yield row


def recount(columns, spots, days, choice):
    """What Counts should hold, counted slowly."""
    names = ("incidents", "low", "best", "high", "known", "open", "vague")
    found = {name: [0] * len(spots) for name in names}
    found |= {"byKind": [0] * (len(spots) * KINDS), "newest": {}}
    for row in chosen_rows(columns, days, choice):
        value = {name: int(column[row]) for name, column in columns.items()}
        spot = value["spot"]
        found["incidents"][spot] += 1
        found["byKind"][spot * KINDS + value["type"]] += 1
        found["vague"][spot] += value["span"] >= 7
        until = min(value["day"] + value["span"], days[1])
        found["newest"][spot] = max(found["newest"].get(spot, 0), until)
        if value["best"] == UNKNOWN:
            continue
        found["known"][spot] += 1
        found["low"][spot] += value["low"]
        found["best"][spot] += value["best"]
        found["high"][spot] += value["best"] if value["high"] == UNKNOWN else value["high"]
        found["open"][spot] |= value["high"] == UNKNOWN
    return found


COUNTED = """(() => {
  const [first, last, kinds, statuses, rows] = a;
  const choice = { kinds, statuses, rows: rows && (window.kept = window.kept || rowsOf(rows, columns.rows)) };
  const c = counts.count(first, last, choice);
  const full = new D.Counts(columns).count(first, last, choice);
  const found = { total: { ...c.total }, newest: {} };
  for (const name of ["incidents", "low", "best", "high", "known", "open", "vague", "byKind"]) {
    found[name] = Array.from(c[name]);
    if (found[name].join() !== Array.from(full[name]).join()) throw new Error(name + " differs from a full count");
  }
  if (JSON.stringify(c.total) !== JSON.stringify(full.total)) throw new Error("the sums differ from a full count");
  for (const spot of c.touched.subarray(0, c.touchedCount)) found.newest[spot] = c.newest[spot];
  return found;
})()"""


@pytest.mark.parametrize("filtered", [False, True])
def test_forwards_and_backwards_the_counts_are_those_of_a_slow_recount(drawing, filtered):
    random = np.random.default_rng(3)
    spots = random_spots(40, random)
    columns = random_columns(700, len(spots), random)
    drawing.load(columns, spots)
    rows = set(random.choice(700, 300, replace=False).tolist()) if filtered else None
    ways = [(0, last) for last in (5, 6, 90, 91, 399, 200, 199, 300)]
    ways += [(first, first + 29) for first in (0, 1, 60, 59, 380)]
    for first, last in ways:
        kinds, statuses = (0b101101, 0b000011) if first == 60 else (63, 1 if last > 90 else 63)
        listed = sorted(rows) if rows is not None else None
        counted = drawing.run(COUNTED, [first, last, kinds, statuses, listed])
        total = counted.pop("total")
        slow = recount(columns, spots, (first, last), (kinds, statuses, rows))
        slow["newest"] = {str(spot): day for spot, day in slow["newest"].items()}
        assert counted == slow
        touched = [spot for spot, n in enumerate(slow["incidents"]) if n]
        assert total == {
            "incidents": sum(slow["incidents"]),
            **{name: sum(slow[name]) for name in ("low", "high", "known")},
            "open": any(slow["open"]),
            "spots": len(touched),
            "places": len({spots[spot]["place"] for spot in touched}),
        }


def test_bars_and_ranges_are_those_of_a_slow_recount(drawing):
    random = np.random.default_rng(4)
    spots = random_spots(12, random)
    columns = random_columns(400, len(spots), random)
    drawing.load(columns, spots)
    bins, first, last = 37, 40, 330
    rows = set(random.choice(400, 250, replace=False).tolist())
    in_view = [number % 3 for number in range(len(spots))]
    found = drawing.run(
        """(() => {
          const choice = { kinds: 61, statuses: 7, rows: rowsOf(a[3], columns.rows) };
          const { counts, ranges } = D.binned(columns, choice, a[0], [a[1], a[2]], Uint8Array.from(a[4]));
          return [Array.from(counts), Array.from(ranges), D.extent(columns, choice)];
        })()""",
        [bins, first, last, sorted(rows), in_view],
    )
    counts, ranges = [0] * (bins * KINDS), [0] * bins
    chosen = list(chosen_rows(columns, (0, DAYS), (61, 7, rows)))
    for row in chosen:
        begins, span = int(columns["day"][row]), int(columns["span"][row])
        days = [day for day in range(begins, begins + span + 1) if first <= day <= last]
        if not days or not in_view[columns["spot"][row]]:
            continue
        covered = [(day - first) * bins // (last - first + 1) for day in days]
        if span < 31 and days[0] == begins:
            counts[covered[0] * KINDS + int(columns["type"][row])] += 1
        for each in set(covered) if span else ():
            ranges[each] += 1
    begins = [int(columns["day"][row]) for row in chosen]
    ends = [int(columns["day"][row]) + int(columns["span"][row]) for row in chosen]
    assert found == [counts, ranges, [min(begins), max(ends)]]


def test_a_column_of_an_unknown_type_is_refused(drawing):
    spots = [spot_at(*MIDDLE)]
    (drawing.folder / "odd.bin").write_bytes(payload(one_each(spots) | {"low": np.zeros(1, "<f4")}, spots, 1))
    said = drawing.run("load('odd.bin').then(() => '', (error) => error.message)")
    assert said == "a column of an unknown kind"


# Which places no click leads to: to the spot itself at its symbol, into its group somewhere on the disc, or to it
# in the fan of its heap.
LOST = """(() => {
  const into = (spot, x, y) => {
    const { bounds } = layer.pickAt(L.point(x, y));
    return bounds !== null && bounds.contains([columns.spots[spot].lat, columns.spots[spot].lon]);
  };
  const found = (spot) => {
    layer.closeFan();
    const [x, y] = layer.anchor(spot);
    if (x < 0 || y < 0 || x > 900 || y > 600) return true;
    if (layer.groups && layer.groups.holds(spot)) {
      const reach = layer.groups.radius(layer.groups.of[spot]);
      const steps = [0];
      for (let step = 4; step < reach; step += 4) steps.push(step, -step);
      return steps.some((dx) => steps.some((dy) => Math.hypot(dx, dy) < reach && into(spot, x + dx, y + dy)));
    }
    const hit = layer.pickAt(L.point(x, y));
    if (hit.spot === spot) return true;
    return layer.fanAt(spot) !== null && layer.pickAt(L.point(...layer.anchor(spot))).spot === spot;
  };
  return layer.drawnSpots().filter((spot) => !found(spot));
})()"""


@pytest.mark.parametrize("mode", [SYMBOLS, GROUPS])
@pytest.mark.parametrize("count", [30, 300, 1200])
def test_every_place_is_reached_by_its_symbol_or_its_group_or_a_fan(drawing, mode, count):
    random = np.random.default_rng(count)
    spots = random_spots(count, random)
    for one, other in ((0, 1), (2, 3), (2, 4)):
        spots[one] |= {"lat": spots[other]["lat"], "lon": spots[other]["lon"]}
    drawing.load(random_columns(count * 3, count, random), spots)
    drawing.run("layer.setStyle({ layer: a })", mode)
    assert drawing.run("layer.drawnSpots().length") > count * 0.8
    assert drawing.run(LOST) == []


@pytest.mark.parametrize("count", [2, 3, 7, 20])
def test_places_at_one_point_stand_side_by_side(drawing, count):
    spots = [spot_at(*MIDDLE, place=number, precision=number % 2) for number in range(count)]
    spots += [spot_at(*MIDDLE, place=0, precision=2, radius_km=22.0) for _ in range(2)]
    drawing.load(one_each(spots), spots)
    anchors = np.array(drawing.run("columns.spots.map((_, spot) => layer.anchor(spot))"))
    apart = np.hypot(*(anchors[:, None] - anchors[None]).transpose(2, 0, 1))
    assert apart[~np.eye(len(spots), dtype=bool)].min() >= 12
    for mode in (SYMBOLS, GROUPS):
        drawing.run("layer.setStyle({ layer: a })", mode)
        assert drawing.run(LOST) == []


def test_a_heap_says_how_many_it_hides_and_is_fanned_out_until_the_view_moves(drawing):
    spots = [spot_at(40.0 + number * 0.002, 46.5, place=number) for number in range(30)]
    spots.append(spot_at(41.0, 46.5, place=30))
    drawing.load(one_each(spots), spots)
    assert (
        drawing.run("layer._hidden.subarray(0, layer._shown).reduce((n, each) => n + Math.max(each, 0), 0)") >= 25
    )
    assert drawing.run("layer.fanAt(30)") is None
    assert drawing.run("(() => { const fan = layer.fanAt(3); return [fan.spots.length, fan.more]; })()") == [24, 6]
    anchors = np.array(drawing.run("layer.fan.spots.map((spot) => layer.anchor(spot))"))
    apart = np.hypot(*(anchors[:, None] - anchors[None]).transpose(2, 0, 1))
    assert apart[~np.eye(24, dtype=bool)].min() >= 28  # the target of a finger
    found = drawing.run("layer.fan.spots.map((spot) => layer.pickAt(L.point(...layer.anchor(spot))).spot)")
    assert found == drawing.run("layer.fan.spots")
    drawing.run("map.panBy([40, 0], { animate: false })")
    assert drawing.run("layer.fan") is None


def test_groups_have_all_incidents_of_points_and_stay_as_they_are_when_the_map_is_moved(drawing):
    random = np.random.default_rng(8)
    spots = random_spots(500, random)
    columns = random_columns(3000, len(spots), random)
    drawing.load(columns, spots)
    drawing.run("layer.setStyle({ layer: 1 })")
    counted = """(() => {
      const { groups } = layer;
      let n = 0;
      for (const group of groups.touched.subarray(0, groups.touchedCount)) n += groups.incidents[group];
      const alone = layer.drawnSpots().filter((spot) => layer.survey.isPoint[spot] && groups.of[spot] < 0);
      for (const spot of alone) n += counts.incidents[spot];
      return [n, Array.from(groups.of)];
    })()"""
    points = [spot for spot, each in enumerate(spots) if each["precision"] < 2]
    incidents, groups = drawing.run(counted)
    assert incidents == int(np.isin(columns["spot"], points).sum())
    assert {group for spot, group in enumerate(groups) if spots[spot]["precision"] >= 2} == {-1}
    drawing.run("map.panBy([137, -61], { animate: false })")
    assert drawing.run(counted) == [incidents, groups]
    drawing.run("show(100, 160, { kinds: 63, statuses: 63 })")
    at_day = (columns["day"] <= 160) & (columns["day"] + columns["span"].astype(int) >= 100)
    assert drawing.run(counted)[0] == int((np.isin(columns["spot"], points) & at_day).sum())


def test_a_group_gives_the_bounds_of_its_places(drawing):
    spots = [spot_at(40.0, 46.5), spot_at(40.05, 46.55, place=1), spot_at(40.0, 47.9, place=2)]
    drawing.load(one_each(spots, times=4), spots)
    drawing.run("layer.setStyle({ layer: 1 })")
    hit = drawing.run(
        """(() => {
          const { spot, bounds, spots, incidents } = layer.pickAt(L.point(...layer.anchor(0)));
          return [spot, bounds.toBBoxString(), spots, incidents];
        })()"""
    )
    assert hit == [-1, "46.5,40,46.55,40.05", 2, 8]
    alone = drawing.run(
        "(() => { const { spot, bounds } = layer.pickAt(L.point(...layer.anchor(2))); return [spot, bounds]; })()"
    )
    assert alone == [2, None]


def test_a_place_pales_with_the_age_of_its_newest_incident(drawing):
    spots = [spot_at(40.0, 45.0 + number, place=number, precision=0) for number in range(4)]
    drawing.load(one_each(spots, days=[0, 50, 90, 99]), spots, days=100)
    at = "columns.spots.map((_, spot) => alphaAt(...layer.anchor(spot)))"
    assert drawing.run(at) == [255] * 4
    drawing.run("layer.setStyle({ fade: 60, day: 99 })")
    oldest, old, young, newest = drawing.run(at)
    assert oldest == pytest.approx(0.18 * 255, abs=2)
    assert oldest < old < young < newest == 255


@pytest.mark.parametrize("dark", [False, True])
def test_heat_lies_where_incidents_are_and_nowhere_else(drawing, dark):
    spots = [spot_at(40.0, 46.5), spot_at(40.6, 47.9, place=1)]
    times = np.repeat([0, 1], [50, 1])
    columns = one_each(spots) | {
        name: np.zeros(51, "|u1") for name in ("day", "span", "type", "status", "confidence")
    }
    columns |= {name: np.full(51, UNKNOWN, "|i1") for name in ("low", "best", "high")} | {
        "spot": times.astype("|u1")
    }
    drawing.load(columns, spots, days=1)
    drawing.run("(layer.setTheme(a), layer.setStyle({ layer: 2 }))", dark)
    many, one = drawing.run("[0, 1].map((spot) => alphaAt(...layer.anchor(spot)))")
    assert many > one > 20
    away = drawing.run(
        """[0, 1].map((spot) => { const [x, y] = layer.anchor(spot);
          return [[40, 0], [-40, 0], [0, 40], [0, -40]].map(([dx, dy]) => alphaAt(x + dx, y + dy)); })"""
    )
    assert away == [[0] * 4] * 2
    assert len(drawing.run("D.heatRamp(a)", dark)) == 5


@pytest.mark.parametrize("mode", [SYMBOLS, GROUPS, HEAT])
def test_a_picture_of_the_map_has_the_same_pixels(drawing, mode):
    random = np.random.default_rng(5)
    spots = random_spots(80, random, areas=False)
    drawing.load(random_columns(300, len(spots), random), spots)
    drawing.run("layer.setStyle({ layer: a })", mode)
    same, wide = drawing.run(
        """[1, 2].map((ratio) => {
          const canvas = document.createElement("canvas");
          [canvas.width, canvas.height] = [900 * ratio, 600 * ratio];
          layer.paintInto(canvas.getContext("2d"), ratio);
          return ratio === 1
            ? everyPixel(canvas).every((each, i) => each === everyPixel.own[i])
            : everyPixel(canvas).filter((each, i) => i % 4 === 3 && each > 0).length;
        })""".replace("everyPixel.own", "(window.own = window.own || everyPixel(layer._canvas))")
    )
    assert same
    drawn = drawing.run("everyPixel(layer._canvas).filter((each, i) => i % 4 === 3 && each > 0).length")
    assert wide == pytest.approx(4 * drawn, rel=0.1)


def test_more_symbols_than_anybody_can_tell_apart_become_small_groups(drawing):
    random = np.random.default_rng(6)
    spots = random_spots(6000, random, areas=False)
    drawing.load(one_each(spots), spots)
    assert drawing.run("layer.crowded")
    assert drawing.run("layer._discsShown") > 100
    assert drawing.run("layer.spotsInView().reduce((n, each) => n + each, 0)") > 4000
    drawing.run("map.setView([40.0, 46.5], 13, { animate: false })")
    assert not drawing.run("layer.crowded")
