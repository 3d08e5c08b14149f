"""The page on stores that are empty, grow or change under it, know few names, or hold very much at one place."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from dashboard.panel import INCIDENTS_A_PAGE

pytestmark = pytest.mark.browser

PROGRAM = [sys.executable, "-c", "from dashboard.cli import main; main()"]
LATE = "Two shells fell on a field outside Barda on Monday, mayor number {number} said. {number} were hurt."
MANY = 100_000
PATIENCE_MS = 60_000


def write_late_articles(folder, number):
    folder.mkdir()
    for each in range(number):
        (folder / f"late-{each}.txt").write_text(LATE.format(number=each), encoding="utf-8")
    return folder


def ingest_command(store, world, *paths):
    options = ["--store", str(store), "--published", "2021-03-02", "--gazetteer", str(world.folder)]
    return [*PROGRAM, "ingest", *map(str, paths), *options]


def test_without_a_gazetteer_a_place_is_found_by_the_names_that_the_store_has(read, ordinary_server):
    reader = read(ordinary_server.url)
    field = reader.page.get_by_role("textbox", name="Find a place by any of its names")
    field.fill("stepanakert")
    field.press("Enter")
    reader.page.get_by_role("heading", name="Khankendi / Stepanakert", exact=True).wait_for()
    field.fill("Гянджа на краю света")
    field.press("Enter")
    reader.page.get_by_text("No place of that name is known here: Гянджа на краю света").wait_for()
    assert reader.errors == []


def test_an_empty_store_says_so_on_every_page_and_takes_articles_in_later(
    read, serve, fresh_corpus, world, tmp_path
):
    store = fresh_corpus().write(tmp_path / "empty.sqlite")
    with serve(store, tmp_path) as running:
        reader = read(running.url)
        page = reader.page
        page.get_by_text("There is nothing in the store yet").wait_for()
        reader.frame.get_by_text("No report has both a place and a day.").wait_for()
        page.get_by_role("tab", name="Take away").click()
        page.get_by_text("There is nothing to take away with these filters.").wait_for()
        for name, words in (
            ("Compare", "There is nothing to compare yet."),
            ("Articles", "0 articles found."),
            ("Left out", "0 reports of the kinds and statuses"),
            ("About", "0 articles"),
        ):
            page.get_by_role("link", name=name, exact=True).click()
            page.get_by_text(words).first.wait_for()
        late = write_late_articles(tmp_path / "late", 1)
        subprocess.run(ingest_command(store, world, late), check=True, capture_output=True, timeout=120)
        page.get_by_role("link", name="Map", exact=True).click()
        page.get_by_text("The store has changed since this page was opened.").wait_for()
        reader.wait_for_map()
        reader.frame.wait_for_function("window.dateline.counts && window.dateline.counts.total.incidents === 1")
        assert reader.errors == []
        assert "Traceback" not in running.log.read_text()


def test_clicks_are_answered_while_another_process_writes_into_the_store(
    read, serve, demonstration, world, tmp_path
):
    store = tmp_path / "store.sqlite"
    store.write_bytes(demonstration.read_bytes())
    late = write_late_articles(tmp_path / "late", 40)
    with serve(store, tmp_path) as running:
        reader = read(running.url)
        before = reader.counted()
        writer = subprocess.Popen(
            ingest_command(store, world, late), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        clicks = 0
        while writer.poll() is None or clicks < 4:
            name = ("Ganja", "Barda")[clicks % 2]
            reader.map("d.pick(d.columns.spots.findIndex((each) => each.name === a))", name)
            reader.page.get_by_role("heading", name=name, exact=True).wait_for()
            reader.page.locator(".dl-incident mark").first.wait_for()
            clicks += 1
        assert writer.returncode == 0
        reader.map("d.pick(d.columns.spots.findIndex((each) => each.name === 'Ganja'))")
        reader.frame.wait_for_function(f"window.dateline.counts.total.incidents > {before}")
        assert reader.errors == []
        assert "Traceback" not in running.log.read_text()


def test_a_store_that_is_replaced_by_another_file_is_shown_from_the_next_click_on(
    read, serve, make_ordinary, corpus, tmp_path
):
    store = make_ordinary().write(tmp_path / "store.sqlite")
    corpus.add(sentence="A bridge fell into the river on Sunday.")
    new = corpus.write(tmp_path / "new.sqlite")
    with serve(store, tmp_path) as running:
        reader = read(running.url)
        reader.click_on("Ganja")
        reader.page.locator(".dl-incident mark").first.wait_for()
        new.replace(store)
        for beside in tmp_path.glob("new.sqlite-*"):
            beside.replace(store.with_name(beside.name.replace("new", "store")))
        reader.click_on("Barda")
        reader.page.get_by_text("The store has changed since this page was opened.").wait_for()
        reader.frame.wait_for_function("window.dateline.counts.total.incidents === 1")
        reader.click_on("Ganja")
        reader.page.get_by_text("A bridge fell into the river on Sunday.").wait_for()
        assert reader.errors == []
        assert "Traceback" not in running.log.read_text()


@pytest.fixture(scope="module")
def heaped_server(serve, tmp_path_factory, request):
    """A page on a hundred thousand incidents of one place."""
    folder = tmp_path_factory.mktemp("heap")
    program = request.config.rootpath / "benchmarks" / "made_store.py"
    options = ["--incidents", str(MANY), "--places", "1", str(folder / "heap.sqlite")]
    subprocess.run([sys.executable, str(program), *options], check=True, capture_output=True, timeout=300)
    with serve(folder / "heap.sqlite", folder) as running:
        yield running


def test_a_hundred_thousand_incidents_at_one_place_are_a_click_away(read, heaped_server):
    reader = read(f"{heaped_server.url}/?statuses=happened,planned,denied,hypothetical,background,running%20total")
    reader.page.set_default_timeout(PATIENCE_MS)
    counted = reader.counted()
    assert counted > MANY * 0.9
    reader.map("d.pick([...d._canvas.drawnSpots()][0])")
    reader.page.get_by_text(re.compile(rf"^{counted:,} incidents, .*, newest last\.$")).wait_for()
    assert reader.page.locator(".dl-incident").count() <= INCIDENTS_A_PAGE
    pages = (counted - 1) // INCIDENTS_A_PAGE + 1
    field = reader.page.get_by_label(f"Page (of {pages:,})").first
    assert field.input_value() == str(pages)  # the newest
    last = reader.page.locator(".dl-incident h3").last.inner_text()
    field.fill("1")
    field.press("Enter")
    reader.page.wait_for_function(
        "(words) => [...document.querySelectorAll('.dl-incident h3')].at(-1).textContent !== words", arg=last
    )
    assert reader.page.locator(".dl-incident").count() == INCIDENTS_A_PAGE
    assert reader.errors == []
