"""What `make run` shows, looked at as a person would: the demonstration's own store in a real browser."""

from __future__ import annotations

import re
import subprocess
import sys
from urllib.parse import parse_qs, urlsplit

import pytest

from corpus.store import Store

pytestmark = pytest.mark.browser

PROGRAM = [sys.executable, "-c", "from dashboard.cli import main; main()"]
GANJA = re.compile(r"Ganja|Gyanja")
AT_REST_MS = 900  # longer than a screen reader waits, and than any answer of the page to a stray message


def dateline(*arguments):
    result = subprocess.run(
        [*PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=120, check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


@pytest.fixture
def reader(read, demonstration_server):
    """Somebody who has opened the page; whatever happens, nothing may be asked of another host."""
    opened = read(demonstration_server.url)
    yield opened
    hosts = {urlsplit(url).netloc for url in opened.requests if not url.startswith(("data:", "blob:"))}
    assert hosts == {urlsplit(demonstration_server.url).netloc}
    assert opened.errors == []
    assert "Traceback" not in demonstration_server.log.read_text()


def pixels(reader):
    """A sum over the canvas on which the symbols stand, that changes with what is drawn."""
    return reader.map(
        """(() => {
          const c = d._canvas._canvas;
          const data = c.getContext("2d").getImageData(0, 0, c.width, c.height).data;
          let sum = 0;
          for (let i = 0; i < data.length; i++) sum = (sum * 31 + data[i]) >>> 0;
          return [sum, data.some((value) => value > 0)];
        })()"""
    )


def listed(reader):
    """How many incidents the line above the table says there are."""
    line = reader.page.get_by_text(re.compile(r"^[^:]+: [\d,]+ incidents? in [\d,]+ places?\.$"))
    line.first.wait_for()
    return int(re.search(r": ([\d,]+) incident", line.first.inner_text())[1].replace(",", ""))


def wait_until_table_and_map_agree(reader, differs_from):
    reader.frame.wait_for_function(f"window.dateline.counts.total.incidents !== {differs_from}")
    counted = reader.counted()
    words = f"{counted:,} incident"
    reader.page.get_by_text(re.compile(rf"^[^:]+: {words}s? in [\d,]+ places?\.$")).first.wait_for()
    assert listed(reader) == counted
    return counted


def heard_meanwhile(reader, act):
    """What the browser asked for and how often Python was told while something was done."""
    reader.page.wait_for_timeout(AT_REST_MS)
    reader.count_told()
    before = len(reader.requests)
    act()
    return reader.requests[before:], reader.told()


def test_places_are_drawn_and_the_page_says_that_it_is_a_demonstration(reader):
    assert pixels(reader)[1]
    assert reader.counted() >= 60
    assert reader.map("d.counts.total.places") >= 25
    reader.page.get_by_text("This is a demonstration.").wait_for()
    reader.page.get_by_text("written for Dateline from published facts").wait_for()


def test_a_click_on_ganja_shows_the_sentences_about_it_with_source_day_and_address(reader, demonstration):
    reader.click_on("Ganja")
    reader.page.locator(".dl-incident mark").first.wait_for()
    assert reader.page.locator(".dl-place-name").inner_text() == "Ganja"
    with Store.open(demonstration, read_only=True) as store:
        articles = store.articles()
    by_title = {each.title: each for each in articles.values()}
    shown = reader.page.locator(".dl-incident .dl-report")
    assert shown.count() >= 5
    for report in shown.all():
        title, source, address = report.locator(".dl-source").inner_text().splitlines()
        article = by_title[title]
        sentence = report.locator("mark").inner_text()
        assert GANJA.search(sentence) or GANJA.search(article.text), sentence
        assert sentence in article.text
        assert source.startswith(f"{article.source}, ")
        assert re.search(r", \d{1,2} [A-Z][a-z]+ 20\d\d \(|no day of publication", source)
        assert article.url.startswith(address.removesuffix("…"))
        assert report.locator(".dl-source a").get_attribute("href") == article.url


def test_the_newest_of_ganja_stands_last(reader):
    reader.click_on("Ganja")
    reader.page.locator(".dl-incident mark").first.wait_for()
    headings = reader.page.locator(".dl-incident h3").all_inner_texts()
    days = [int(re.search(r", (\d+)(?: to \d+)? October 2020$", each)[1]) for each in headings]
    assert days == sorted(days)
    assert {4, 11, 17} <= set(days)


def test_the_slider_s_keys_change_what_is_drawn_and_ask_nobody_for_it(reader):
    everything, drawn = reader.counted(), pixels(reader)
    slider = reader.frame.locator("input[type=range]")
    seen = []

    def scrub():
        slider.focus()
        for key in ("Home", *["PageUp"] * 6, "ArrowRight", "End", "ArrowLeft"):
            slider.press(key)
            seen.append((reader.counted(), pixels(reader)))

    requests, _ = heard_meanwhile(reader, scrub)
    assert requests == []
    assert seen[0][0] < everything
    assert seen[0][1] != drawn
    assert len({count for count, _ in seen}) >= 4
    assert len({tuple(each) for _, each in seen}) >= 4


def test_a_drag_of_the_slider_s_thumb_moves_the_days_and_is_told_once_it_is_let_go(reader):
    box = reader.frame.locator("input[type=range]").bounding_box()
    everything, y = reader.counted(), box["y"] + box["height"] / 2

    def drag():
        reader.page.mouse.move(box["x"] + box["width"] - 8, y)
        reader.page.mouse.down()
        reader.page.mouse.move(box["x"] + box["width"] * 0.5, y, steps=12)
        reader.page.wait_for_timeout(AT_REST_MS)  # held, it does not rest

    assert heard_meanwhile(reader, drag) == ([], 0)
    first, day, last = reader.map("[d._controls.first, d._controls.day, d._controls.last]")
    assert 0.45 < (day - first) / (last - first) < 0.55
    assert reader.counted() < everything
    reader.page.mouse.up()
    reader.frame.wait_for_function("window.told === 1")
    reader.page.wait_for_function("location.search.includes('to=')")


def test_playing_asks_nothing_of_anybody_until_it_is_paused(reader):
    drawn = pixels(reader)
    reader.frame.get_by_label("Speed").select_option("365")

    def play():
        reader.frame.get_by_role("button", name="Play").click()
        reader.page.wait_for_timeout(AT_REST_MS)

    assert heard_meanwhile(reader, play) == ([], 0)
    assert reader.map("d._controls.playing")
    assert pixels(reader) != drawn
    reader.frame.get_by_role("button", name="Pause").click()
    reader.page.wait_for_function("location.search.includes('to=')")


@pytest.mark.parametrize("name", ["Reports without a day", "Reports without a place"])
def test_what_has_no_dot_is_listed_with_its_sentence(reader, name):
    page = reader.page
    page.get_by_role("link", name="Left out").click()
    page.get_by_text(re.compile(rf"^{name} \(")).click()
    page.get_by_role("heading", name=name).wait_for()
    line = page.get_by_text(re.compile(r"^\d+ reports? of the kinds and statuses"))
    line.wait_for()
    number = int(line.inner_text().split()[0])
    assert number > 0
    page.wait_for_function("(n) => document.querySelectorAll('.dl-left-out > li').length === n", arg=number)
    assert all(text.strip() for text in page.locator(".dl-left-out mark").all_inner_texts())


def test_a_filter_by_kind_changes_map_and_table_alike(reader):
    everything = reader.counted()
    assert listed(reader) == everything
    reader.page.get_by_text(re.compile(r"^Explosions/Remote violence")).click()
    fewer = wait_until_table_and_map_agree(reader, everything)
    assert fewer < everything
    reader.page.get_by_text(re.compile(r"^Explosions/Remote violence")).click()
    assert wait_until_table_and_map_agree(reader, fewer) == everything


def test_a_filter_by_status_changes_map_and_table_alike(reader):
    happened = reader.counted()
    reader.page.get_by_text(re.compile(r"^Background")).click()
    assert wait_until_table_and_map_agree(reader, happened) > happened
    query = parse_qs(urlsplit(reader.page.url).query)
    assert query["statuses"] == ["happened,background"]


def test_the_address_brings_a_colleague_to_the_same_place_days_and_filters(reader, read):
    reader.page.get_by_text(re.compile(r"^Battles")).click()
    reader.page.wait_for_function("location.search.includes('kinds=')")
    reader.frame.wait_for_function("(window.dateline.choice.kinds & 1) === 0")
    reader.frame.evaluate("window.dateline._controls.set({ mode: 'window', length: 30 })")
    date_field = reader.frame.locator("input[type=date]")
    date_field.fill("2020-10-20")
    date_field.press("Tab")
    reader.click_on("Ganja")
    reader.page.locator(".dl-incident mark").first.wait_for()
    reader.page.wait_for_function("location.search.includes('place=')")
    colleague = read(reader.page.url)
    colleague.page.locator(".dl-incident mark").first.wait_for()
    for script in ("d.counts.total.incidents", "d._controls.range", "d.choice.kinds", "d._canvas.chosen"):
        assert colleague.map(script) == reader.map(script)
    assert colleague.page.locator(".dl-place-name").inner_text() == "Ganja"
    sentences = reader.page.locator(".dl-incident mark").all_inner_texts()
    assert colleague.page.locator(".dl-incident mark").all_inner_texts() == sentences
    assert colleague.page.get_by_text("This link was made for other data").count() == 0


def test_a_sum_of_deaths_is_said_to_be_one(reader):
    reader.click_on("Ganja")
    line = reader.page.get_by_text(
        re.compile(r"^Killed: \d+, the best figures of \d+ of these incidents added up")
    )
    line.wait_for()
    spot = reader.map("d._canvas.chosen")
    assert int(re.search(r"\d+", line.inner_text())[0]) == reader.map("d.counts.best[a]", spot)
    assert "added up; they may overlap" in reader.map("d.spotWords(a)", spot)
    assert "added up; they may overlap" in reader.frame.locator(".dl-summary").inner_text()
    reader.frame.locator(".dl-legend summary").click()
    assert "incidents may overlap" in reader.frame.locator(".dl-legend").inner_text()


def test_numbers_and_names_on_the_map_do_not_lie_on_each_other(reader):
    reader.frame.locator(".dl-town").first.wait_for()
    boxes = reader.map(
        """[...document.querySelectorAll(".dl-town, .leaflet-control, .dl-fit, .dl-legend > summary, .dl-policy")]
          .map((each) => { const b = each.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; })"""
    )
    slack = 3  # a box is counted in cells of 4 pixels
    for i, (left, top, right, bottom) in enumerate(boxes):
        for left2, top2, right2, bottom2 in boxes[:i]:
            apart = (
                right - slack <= left2
                or right2 - slack <= left
                or bottom - slack <= top2
                or bottom2 - slack <= top
            )
            assert apart
    assert "Stepanakert / Khankendi" in reader.frame.locator(".dl-town").all_inner_texts()


def test_articles_that_come_in_while_the_page_is_open_are_there_when_it_is_loaded_again(
    read, serve, demonstration, world, tmp_path
):
    store = tmp_path / "store.sqlite"
    store.write_bytes(demonstration.read_bytes())
    late = tmp_path / "late.txt"
    late.write_text(
        "Two shells fell on a field outside Barda on Monday morning, the town's mayor said. One farmer was hurt.",
        encoding="utf-8",
    )
    with serve(store, tmp_path, world.folder) as running:
        reader = read(running.url)
        before = reader.counted()
        reader.click_on("Ganja")
        reader.page.wait_for_function("location.search.includes('data=')")
        said = dateline("ingest", late, "--store", store, "--published", "2021-03-02", "--gazetteer", world.folder)
        assert "1 new" in said
        reader.click_on("Barda")
        reader.page.get_by_text("The store has changed").wait_for()
        reader.page.locator(".dl-place-name", has_text=re.compile("^Barda$")).wait_for()
        reader.frame.wait_for_function(f"window.dateline.counts.total.incidents === {before + 1}")
        reader.page.reload()
        reader.page.frame_locator("iframe").locator("html[data-dateline=ready]").wait_for(state="attached")
        reader.page.get_by_text("This link was made for other data").wait_for()
        reader.page.get_by_text(re.compile(rf": {before + 1} incidents in ")).first.wait_for()
        assert reader.errors == []
        assert "Traceback" not in running.log.read_text()
