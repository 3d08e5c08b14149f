"""Stores of our own making for the page's tests, and a real browser on a real server."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from corpus.records import (
    Article,
    ArticleReading,
    Claim,
    Count,
    DateBasis,
    DayRange,
    Incident,
    PublishedBasis,
    Report,
    ReportPlace,
    Sentence,
    Span,
    Status,
    SubEventType,
    Toll,
)
from corpus.store import Store
from dashboard.library import read_library
from dashboard.opened import Opened
from dashboard.place_names import PlaceNames
from geodata.gazetteer_build import build_gazetteer, is_current
from geodata.home import default_gazetteer
from geodata.place import Reading

ROOT = Path(__file__).resolve().parents[2]
READY_MS = 30_000
RESTED = "[data-testid=stApp][data-test-connection-state=CONNECTED][data-test-script-state=notRunning]"
STIRS_MS = 700  # the map tells what it shows half a second after it has come to rest
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]


def make_place(
    name="Ganja", second_name="", lat=40.6828, lon=46.3606, *, kind="settlement", radius_km=4.0, geo_precision=1
):
    return ReportPlace(
        place_id=f"test:{name.lower().replace(' ', '-')}",
        name=name,
        second_name=second_name,
        as_written=name,
        start=0,
        end=len(name),
        lat=lat,
        lon=lon,
        country="AZ",
        country_name="Azerbaijan",
        admin1="",
        kind=kind,
        radius_km=radius_km,
        geo_precision=geo_precision,
        score=0.87,
        readings=(
            Reading(place_id="test:a", label=name, score=0.87, reason="the largest of that name in the theatre"),
            Reading(place_id="test:b", label=f"{name} elsewhere", score=0.13, reason="far from the other places"),
        ),
    )


PLACES = (
    make_place(),
    make_place("Khankendi", "Stepanakert", 39.815, 46.752),
    make_place("Tartar", lat=40.342, lon=46.9316),
    make_place("Barda", lat=40.3744, lon=47.1266),
    make_place("Khudaferin dam", lat=39.15, lon=46.94, kind="site", radius_km=0.5),
    make_place("Fuzuli district", lat=39.5, lon=47.3, kind="district", radius_km=22.0, geo_precision=2),
    make_place("Nagorno-Karabakh", lat=39.8, lon=46.75, kind="region", radius_km=60.0, geo_precision=3),
    make_place("Moscow", lat=55.75, lon=37.62, radius_km=20.0),
)


@dataclass
class Corpus:
    """Articles with one report each, and the incidents that tell of them."""

    readings: list = field(default_factory=list)
    incidents: list = field(default_factory=list)

    def add(
        self,
        *,
        place=PLACES[0],
        day=date(2020, 10, 4),
        days=0,
        sub_event=SubEventType.SHELLING,
        status=Status.HAPPENED,
        killed=None,
        lead="The day had begun quietly.",
        sentence="A rocket fell on a street near the market on Sunday.",
        after="Nobody had said by evening where it came from.",
        title="Rocket falls near a market",
        source="Test agency",
        url="https://example.org/a",
        claimed_by="the prosecutor",
        accused="",
        published=None,
        incident=None,
    ):
        """The incident that was added; with `incident` its number, the report is added to that one."""
        number = len(self.readings)
        text = f"{lead} {sentence} {after}\n\nAnother paragraph, number {number}."
        start = len(lead) + 1
        published = published or (day and day + timedelta(days=1)) or None
        article = Article(
            article_id=f"article-{number:05}",
            text=text,
            title=title,
            source=source,
            url=url,
            published=published,
            published_basis=PublishedBasis.METADATA if published else PublishedBasis.UNKNOWN,
        )
        range_ = DayRange(first=day, last=day + timedelta(days=days)) if day else None
        span = Span(start, start + len(sentence))
        when = sentence.find("on Sunday")
        report = Report(
            report_id=f"report-{number:05}",
            article_id=article.article_id,
            start=span.start,
            end=span.end,
            passages=(span,),
            trigger=Span(span.start, span.start + 1),
            sub_event=sub_event,
            status=status,
            place=place,
            unplaced="" if place else "no place is named in the passage",
            days=range_,
            undated="" if range_ else "the article has no day of publication to count from",
            time=Span(start + when, start + when + 9) if when >= 0 else None,
            time_words="on Sunday" if when >= 0 else "",
            date_basis=DateBasis.PUBLICATION,
            killed=killed,
            claimed_by=claimed_by,
            accused=accused,
        )
        sentences = (
            Sentence(start=0, end=len(lead), paragraph=0),
            Sentence(start=span.start, end=span.end, paragraph=0),
        )
        self.readings.append(
            ArticleReading(article=article, sentences=sentences, mentions=(), times=(), reports=(report,))
        )
        claim = Claim(
            report_id=report.report_id,
            article_id=article.article_id,
            claimed_by=claimed_by,
            accused=accused,
            killed=killed,
            injured=None,
            published=published,
            source=source,
        )
        held = self.incidents[incident] if incident is not None else None
        claims = (*held.claims, claim) if held else (claim,)
        made = Incident(
            incident_id=held.incident_id if held else f"incident-{number:05}",
            report_ids=(*held.report_ids, report.report_id) if held else (report.report_id,),
            article_ids=(*held.article_ids, article.article_id) if held else (article.article_id,),
            sub_event=sub_event,
            status=status,
            place=place,
            days=range_,
            killed=_toll([each.killed for each in claims if each.killed]),
            injured=None,
            claims=claims,
            confidence=0.8,
            merged_because="same place, same day, same kind" if held else "",
        )
        if held:
            self.incidents[incident] = made
        else:
            self.incidents.append(made)
        return made

    def write(self, path):
        """The path of a store that holds all of it."""
        with Store.create(path) as store:
            store.add(self.readings)
            store.replace_incidents(self.incidents)
        return path


def _toll(counts):
    if not counts:
        return None
    highs = [each.high for each in counts]
    low = min(each.low for each in counts)
    return Toll(low=low, best=counts[-1].low, high=None if None in highs else max(highs))


def ordinary_corpus():
    """Two incidents at Ganja with contradicting claims, and about forty elsewhere from 2016 to 2023."""
    corpus = Corpus()
    corpus.add(killed=Count(low=1, high=1), claimed_by="the prosecutor", accused="the other army")
    corpus.add(
        killed=Count(low=2, high=4),
        sentence="At least two people lost their lives on Sunday, a hospital in the town said.",
        claimed_by="a hospital",
        source="Second agency",
        incident=0,
    )
    corpus.add(
        day=date(2020, 10, 17),
        killed=Count(low=13, high=None),
        sentence="A second strike levelled houses overnight, and rescuers counted at least 13 dead.",
        title="Second strike on the town",
        claimed_by="the emergency ministry",
    )
    random = Random(7)
    kinds = (SubEventType.SHELLING, SubEventType.ARMED_CLASH, SubEventType.TALKS, SubEventType.ATTACK)
    for _ in range(40):
        low = random.choice([None, 0, 1, 3, 9])
        corpus.add(
            place=random.choice(PLACES[1:]),
            day=date(2016, 4, 1) + timedelta(days=int(random.triangular(0, 2700, 1650))),
            days=random.choice([0, 0, 0, 2, 12]),
            sub_event=random.choice(kinds),
            status=random.choices(list(Status), [10, 1, 1, 1, 2, 1])[0],
            killed=None if low is None else Count(low=low, high=random.choice([low, low + 3, None])),
        )
    corpus.add(day=None, sentence="Shells hit a village in the hills, residents said.")
    corpus.add(place=None, sentence="Three soldiers were wounded at the front on Sunday.")
    return corpus


class Reader:
    """Somebody who reads the page; what the browser asked for and complained of is kept."""

    def __init__(self, page, url):
        self.page = page
        self.requests = []
        self.errors = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("dialog", lambda dialog: (self.errors.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.goto(url)
        self.wait_for_map()

    def wait_for_map(self):
        """Waits until the first map of the page stands."""
        self.page.frame_locator("iframe").first.locator("html[data-dateline=ready]").wait_for(
            state="attached", timeout=READY_MS
        )

    @property
    def frame(self):
        return next(each for each in self.page.frames if "streamlit_folium" in each.url)

    def map(self, script, argument=None):
        """What a script gives inside the map's frame, where `d` is the timeline."""
        return self.frame.evaluate(f"(a) => {{ const d = window.dateline; return {script}; }}", argument)

    def counted(self):
        return self.map("d.counts.total.incidents")

    def count_told(self):
        """From now on counts how often the map tells Python what the reader chose."""
        self.frame.evaluate(
            """() => { window.told = 0; const real = window.Streamlit.setComponentValue;
            window.Streamlit.setComponentValue = (value) => { window.told++; return real(value); }; }"""
        )

    def told(self):
        return self.frame.evaluate("window.told")

    def click_on(self, name):
        """Clicks the most exact symbol of a place."""
        point = self.map(
            """(() => {
              const spots = d.columns.spots.map((s, i) => [s, i]).filter(([s]) => s.name === a);
              const spot = spots.sort((x, y) => x[0].precision - y[0].precision)[0][1];
              const box = d._leaflet.getContainer().getBoundingClientRect();
              const [x, y] = d._canvas.anchor(spot);
              return [x + box.left, y + box.top];
            })()""",
            name,
        )
        box = self.page.locator("iframe").first.bounding_box()
        self.page.mouse.click(box["x"] + point[0], box["y"] + point[1])


@dataclass
class Server:
    """A page that runs: its address, and the process's own log."""

    url: str
    log: Path


@contextmanager
def served(store, folder, gazetteer=None):
    """The page on a store, on a free port, in a process of its own that ends with the block.

    Its data stand in `folder`; without a gazetteer the page knows only the names that the store has.
    """
    home = folder / "home"
    if gazetteer and not (home / "gazetteer").exists():
        home.mkdir(exist_ok=True)
        (home / "gazetteer").symlink_to(gazetteer, target_is_directory=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder / f"server-{port}.log"
    environment = {**os.environ, "DATELINE_STORE": str(store), "DATELINE_HOME": str(home)}
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard" / "entry.py")]
    options = ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, *options, "--server.fileWatcherType", "none"],
            cwd=folder,
            env=environment,
            stdout=output,
            stderr=output,
        )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_until_up(url, process, log)
        yield Server(url=url, log=log)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_until_up(url, process, log):
    for _ in range(300):
        if process.poll() is not None:
            pytest.fail(f"the server ended at once: {log.read_text()}")
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2):  # noqa: S310  our own server
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    pytest.fail("the server did not come up in half a minute")


@pytest.fixture(scope="session")
def gazetteer_folder(tmp_path_factory):
    """Where a gazetteer of today is; it is built only where none is."""
    folder = default_gazetteer()
    if not is_current(folder):
        folder = tmp_path_factory.mktemp("gazetteer")
        build_gazetteer(folder)
    return folder.resolve()


@pytest.fixture(scope="module")
def home(gazetteer_folder, tmp_path_factory):
    """A folder of data with the gazetteer in it, and so far no store."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "gazetteer").symlink_to(gazetteer_folder)
    return folder


@pytest.fixture(scope="session")
def page_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("page")


@pytest.fixture(scope="session")
def ordinary_server(page_folder):
    with served(ordinary_corpus().write(page_folder / "ordinary.sqlite"), page_folder) as server:
        yield server


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory, world):
    """The store that the program makes of the demonstration corpus."""
    path = tmp_path_factory.mktemp("demonstration") / "demonstration.sqlite"
    command = [sys.executable, "-c", "from dashboard.cli import main; main()", "demo"]
    made = subprocess.run(
        [*command, "--store", str(path), "--gazetteer", str(world.folder)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    return path


@pytest.fixture(scope="session")
def demonstration_server(demonstration, world):
    with served(demonstration, demonstration.parent, world.folder) as server:
        yield server


@pytest.fixture(scope="session")
def chromium():
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    path = os.environ.get("DATELINE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with playwright.sync_playwright() as driver:
        if not path and not Path(driver.chromium.executable_path).exists():
            pytest.skip("there is no Chromium on this machine")
        browser = driver.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def places():
    return PLACES


@pytest.fixture
def corpus():
    return Corpus()


@pytest.fixture
def opened_of(tmp_path):
    """What the pages know of a corpus, without a gazetteer."""

    def made(corpus):
        library = read_library(Store.open(corpus.write(tmp_path / "store.sqlite")), tmp_path)
        names = PlaceNames(None, library.timeline.dots.places)
        return Opened(library=library, names=names, gazetteer=None, stamp=(0, library.version))

    return made


@pytest.fixture(scope="session")
def fresh_corpus():
    return Corpus


@pytest.fixture
def open_reader():
    """Opens an address in a window of its own; all windows close with the test."""
    contexts = []

    def opened(browser, url, **options):
        context = browser.new_context(**{"viewport": {"width": 1400, "height": 950}, **options})
        contexts.append(context)
        return Reader(context.new_page(), url)

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def read(chromium, open_reader):
    return lambda url, **options: open_reader(chromium, url, **options)


@pytest.fixture
def open_page_without_columns():
    """Opens an address with the map's data cut off."""
    pages = []

    def opened(browser, url):
        pages.append(browser.new_page())
        pages[0].route("**/*.bin", lambda route: route.abort())
        pages[0].goto(url)
        return pages[0]

    yield opened
    for page in pages:
        page.close()


@pytest.fixture(scope="session")
def serve():
    return served


@pytest.fixture(scope="session")
def make_hostile_place():
    def made(words, number):
        place = make_place(words, words, lat=39.0 + number * 0.3, lon=45.0 + number * 0.3)
        return replace(
            place, place_id=f"test:hostile-{number}", as_written=words, country_name=words, kind="settlement"
        )

    return made


@pytest.fixture(scope="session")
def make_ordinary():
    return ordinary_corpus


@pytest.fixture(scope="session")
def at_rest():
    """Waits until nothing runs on a page of ours, and nothing is about to."""

    def wait(page):
        for _ in range(2):
            page.locator(RESTED).wait_for(timeout=READY_MS)
            page.wait_for_timeout(STIRS_MS)
        page.locator(RESTED).wait_for(timeout=READY_MS)

    return wait
