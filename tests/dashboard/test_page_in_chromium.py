"""The page in a real browser: what is drawn, what a click shows, what leaves the machine."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from corpus.dots import STATUSES
from corpus.records import Status
from corpus.store import Store
from dashboard.library import read_library
from dashboard.selection import Filters, Selection, bits

pytestmark = pytest.mark.browser


def test_the_first_symbols_stand_and_nothing_is_asked_of_another_host(read, ordinary_server):
    reader = read(ordinary_server.url)
    drawn = reader.map(
        """(() => {
          const c = d._canvas._canvas;
          return c.getContext("2d").getImageData(0, 0, c.width, c.height).data.some((v) => v);
        })()"""
    )
    assert drawn
    reader.click_on("Ganja")
    reader.page.locator(".dl-incident mark").first.wait_for()
    hosts = {
        urlsplit(url).netloc for url in reader.requests if urlsplit(url).scheme in {"http", "https", "ws", "wss"}
    }
    assert hosts == {urlsplit(ordinary_server.url).netloc}
    assert reader.errors == []


def test_a_click_on_a_place_shows_its_reports_newest_last_with_the_sentence_marked(read, ordinary_server):
    reader = read(ordinary_server.url)
    reader.click_on("Ganja")
    reader.page.locator(".dl-incident mark").first.wait_for()
    marks = reader.page.locator(".dl-incident mark").all_inner_texts()
    assert marks == [
        "A rocket fell on a street near the market on Sunday.",
        "At least two people lost their lives on Sunday, a hospital in the town said.",
        "A second strike levelled houses overnight, and rescuers counted at least 13 dead.",
    ]
    panel = reader.page.locator(".dl-panel").first.inner_text()
    for words in (
        "The day had begun quietly.",
        "the prosecutor",
        "a hospital",
        "Second agency",
        "Claims side by side",
    ):
        assert words in panel


def test_moving_the_slider_changes_what_is_drawn_and_tells_the_server_once_it_rests(read, ordinary_server):
    reader = read(ordinary_server.url)
    reader.page.wait_for_timeout(800)
    everything = reader.counted()
    opened = []
    reader.page.on("websocket", lambda _: opened.append("opened"))
    reader.count_told()
    counted = reader.map(
        """["0", "1", "400"].map((day) => {
          d._controls.slider.value = day;
          d._controls.slider.dispatchEvent(new Event("input"));
          return [d._controls.day, d.counts.total.incidents, window.told];
        })"""
    )
    assert [day for day, _, _ in counted] == [0, 1, 400]
    assert all(number < everything for _, number, _ in counted)
    assert all(told == 0 for _, _, told in counted)
    reader.frame.wait_for_function("window.told > 0")
    reader.page.wait_for_timeout(900)
    assert reader.told() == 1
    assert opened == []


def test_a_filter_changes_the_map_without_loading_its_frame_again(read, ordinary_server):
    reader = read(ordinary_server.url)
    everything = reader.counted()
    reader.frame.evaluate("window.stays = 'here'")
    reader.page.get_by_text(re.compile(r"^Explosions/Remote violence")).click()
    reader.frame.wait_for_function(f"window.dateline.counts.total.incidents < {everything}")
    assert reader.frame.evaluate("window.stays") == "here"
    reader.page.get_by_text(re.compile(r"^Background")).click()
    reader.page.wait_for_function("location.search.includes('background')")
    query = parse_qs(urlsplit(reader.page.url).query)
    assert "explosions" not in query["kinds"][0]
    assert query["statuses"] == ["happened,background"]


def test_an_address_opens_the_same_map_for_a_colleague(read, ordinary_server):
    reader = read(
        f"{ordinary_server.url}/?kinds=explosions&from=2020-10-01&to=2020-10-10&mode=window&place=test:ganja"
    )
    reader.page.locator(".dl-incident mark").first.wait_for()
    assert reader.page.locator(".dl-incident mark").count() == 2
    assert reader.frame.locator("input[type=date]").input_value() == "2020-10-10"
    assert reader.map("d._controls.range[1] - d._controls.range[0]") == 9
    assert reader.map("d.columns.spots[d._canvas.chosen].name") == "Ganja"
    assert "data=" not in reader.page.url


def test_a_link_made_on_other_data_says_so(read, ordinary_server):
    reader = read(f"{ordinary_server.url}/?data=00000000deadbeef")
    reader.page.get_by_text("This link was made for other data").wait_for()


def test_playing_moves_through_the_days_and_pausing_lists_what_is_shown(read, ordinary_server):
    reader = read(ordinary_server.url)
    assert reader.map("d._controls.playing") is False
    reader.frame.get_by_role("button", name="Play").click()
    reader.frame.wait_for_function("window.dateline._controls.day > 10")
    reader.frame.get_by_role("button", name="Pause").click()
    day = reader.map("d._controls.day")
    assert 0 < day < reader.map("d._controls.last")
    reader.page.wait_for_function("location.search.includes('to=')")
    reader.page.wait_for_timeout(300)
    assert reader.map("d._controls.day") == day
    live = reader.frame.locator(".dl-hidden[role=status]").inner_text()
    assert live == reader.frame.locator(".dl-summary").inner_text()


def test_the_keyboard_alone_finds_ganja_scrubs_and_reads_the_sentence(read, ordinary_server):
    reader = read(ordinary_server.url)
    place = reader.frame.locator(".dl-place")
    place.focus()
    for _ in range(20):
        if (place.get_attribute("aria-label") or "").startswith("Ganja"):
            break
        place.press("ArrowRight")
    assert (place.get_attribute("aria-label") or "").startswith("Ganja: 2 incidents")
    place.press("Enter")
    reader.page.locator(".dl-incident mark").first.wait_for()
    assert reader.page.locator(".dl-incident mark").count() == 3


def test_styles_that_come_late_leave_the_map_as_tall_as_ever(chromium, read, ordinary_server, at_rest):
    reader = read(ordinary_server.url)
    at_rest(reader.page)
    context = chromium.new_context(viewport=reader.page.viewport_size)
    page, held = context.new_page(), []
    page.route("**/*dateline_published/*.css", lambda route: held.append(route))  # noqa: PLW0108  Playwright marks it
    page.goto(ordinary_server.url)
    page.frame_locator("iframe").locator(".dl-foot").wait_for(state="attached")
    page.wait_for_timeout(2_000)  # all else has come
    for route in held:
        route.continue_()
    page.frame_locator("iframe").locator("html[data-dateline=ready]").wait_for(state="attached")
    at_rest(page)
    frame = next(each for each in page.frames if "streamlit_folium" in each.url)
    seen = "(() => [dateline._leaflet.getContainer().offsetHeight, dateline._leaflet.getZoom()])()"
    assert frame.evaluate(seen) == reader.frame.evaluate(seen)
    context.close()


def test_dragging_over_the_bars_chooses_days(read, ordinary_server, at_rest):
    reader = read(ordinary_server.url)
    at_rest(reader.page)
    bars = reader.frame.locator(".dl-bars").bounding_box()
    y = bars["y"] + bars["height"] / 2
    reader.page.mouse.move(bars["x"] + bars["width"] * 0.4, y)
    reader.page.mouse.down()
    reader.page.mouse.move(bars["x"] + bars["width"] * 0.6, y, steps=5)
    reader.page.mouse.up()
    first, last = reader.map("d._controls.range")
    days = reader.map("d.columns.days")
    assert 0.35 < first / days < 0.45
    assert 0.55 < last / days < 0.65
    reader.page.wait_for_function("location.search.includes('mode=window')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
def test_nothing_is_wider_than_the_window(read, ordinary_server, scheme, width):
    reader = read(ordinary_server.url, color_scheme=scheme)
    reader.page.set_viewport_size({"width": width, "height": 900})
    reader.page.wait_for_timeout(500)
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width
    assert reader.frame.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert reader.frame.evaluate("document.documentElement.dataset.theme") == scheme


def test_the_days_run_over_what_is_chosen_and_no_farther(read, ordinary_server):
    reader = read(ordinary_server.url)
    before = reader.map("[d._controls.first, d._controls.last]")
    reader.page.get_by_text(re.compile(r"^Battles")).click()
    reader.page.get_by_text(re.compile(r"^Strategic")).click()
    reader.page.get_by_text(re.compile(r"^Violence")).click()
    reader.frame.wait_for_function("window.dateline.choice.kinds === 0b011010")
    after = reader.map("[d._controls.first, d._controls.last]")
    assert before[0] <= after[0]
    assert after[1] < before[1]
    assert reader.map("d._controls.day") == after[1]


def test_every_place_near_the_middle_is_in_the_first_view(read, ordinary_server):
    reader = read(ordinary_server.url)
    names = reader.map(
        "d.columns.spots.filter((s) => d._leaflet.getBounds().contains([s.lat, s.lon])).map((s) => s.name)"
    )
    assert {"Ganja", "Khankendi / Stepanakert", "Tartar", "Barda", "Khudaferin dam"} <= set(names)
    assert "Moscow" not in names
    reader.frame.get_by_role("button", name="Fit to what is shown").click()
    assert reader.map("d.columns.spots.every((s) => d._leaflet.getBounds().contains([s.lat, s.lon]))")


def test_where_less_motion_is_asked_for_the_days_go_in_steps(read, ordinary_server):
    reader = read(ordinary_server.url, reduced_motion="reduce")
    reader.frame.get_by_role("button", name="Play").click()
    reader.page.wait_for_timeout(500)
    assert reader.map("d._controls.day") == reader.map("d._controls.first")
    reader.page.wait_for_timeout(900)
    assert reader.map("d._controls.day") > reader.map("d._controls.first")


def test_a_place_can_be_chosen_without_the_map(read, ordinary_server):
    reader = read(ordinary_server.url)
    field = reader.page.get_by_role("combobox", name=re.compile("Place"))
    field.click()
    field.fill("Ganja")
    field.press("Enter")
    reader.page.locator(".dl-incident mark").first.wait_for()
    assert reader.page.locator(".dl-incident mark").count() == 3
    reader.frame.wait_for_function("window.dateline._canvas.chosen >= 0")
    assert reader.map("d.columns.spots[d._canvas.chosen].name") == "Ganja"


def test_a_period_that_rests_brings_the_table_into_step(read, ordinary_server):
    reader = read(ordinary_server.url)
    reader.frame.get_by_label("Show", exact=True).select_option("window")
    days = reader.frame.get_by_label("Days", exact=True)
    days.fill("5")
    days.press("Tab")
    date_field = reader.frame.locator("input[type=date]")
    date_field.fill("2020-10-05")
    date_field.press("Tab")
    reader.page.get_by_text(re.compile(r"^1 to 5 October 2020: ")).first.wait_for()
    shown = reader.counted()
    rows = reader.page.get_by_role("table", name="Incidents that the map shows").locator("tbody tr")
    assert rows.count() == shown >= 1


def test_one_tab_stop_after_another_reaches_every_control_with_a_name(read, ordinary_server):
    reader = read(ordinary_server.url)
    reader.frame.locator(".leaflet-container").focus()
    seen = []
    for _ in range(20):
        reader.page.keyboard.press("Tab")
        seen.append(
            reader.frame.evaluate(
                """() => {
                  const e = document.activeElement;
                  if (!document.hasFocus() || e === document.body) return null;
                  const words = e.labels && e.labels[0] ? e.labels[0].textContent : e.textContent;
                  return [e.tagName, e.getAttribute("aria-label") || words, getComputedStyle(e).outlineStyle];
                }"""
            )
        )
    named = [each for each in seen if each]
    assert all(name.strip() for _, name, _ in named)
    words = " ".join(name for _, name, _ in named)
    controls = (
        "Zoom in",
        "Legend",
        "Fit to what is shown",
        "Day",
        "A week back",
        "Play",
        "Jump to a date",
        "Show",
        "Speed",
    )
    for control in controls:
        assert control in words
    assert [name for _, name, outline in named if outline == "none"] == []


def test_what_is_shown_can_be_taken_away_as_it_is_shown(read, ordinary_server, at_rest):
    reader = read(f"{ordinary_server.url}/?from=2020-10-01&to=2020-10-31&mode=window")
    shown = reader.counted()
    reader.page.get_by_role("tab", name="Take away").click()
    reader.page.get_by_text("As a ZIP with a description").click()
    at_rest(reader.page)
    with reader.page.expect_download() as waiting:
        reader.page.get_by_role("button", name=f"Take {shown} incident").click()
    lines = waiting.value.path().read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("event_id_dateline,")
    assert len(lines) == shown + 1
    assert re.fullmatch(r"dateline-[0-9a-f]{16}\.csv", waiting.value.suggested_filename)


def test_the_theme_is_ours_from_whatever_folder_the_page_is_started(read, ordinary_server):
    reader = read(ordinary_server.url)
    colour = reader.page.evaluate(
        "getComputedStyle(document.querySelector('[data-testid=stSidebar]')).backgroundColor"
    )
    assert colour == "rgb(243, 244, 246)"


def test_the_browser_counts_what_python_counts(read, ordinary_server, make_ordinary, tmp_path):
    """Two programs read the same columns: for any days and filters they must agree on what is shown."""
    library = read_library(Store.open(make_ordinary().write(tmp_path / "same.sqlite")), tmp_path)
    reader = read(ordinary_server.url)
    timeline = library.timeline
    last = timeline.day_number(timeline.last_day)
    for first, until in ((0, last), (0, 0), (last, last), (400, 900), (1600, 1700), (1648, 1648), (1650, 1661)):
        for statuses in (frozenset({Status.HAPPENED}), frozenset(Status)):
            selection = Selection(
                filters=Filters(statuses=statuses), first=timeline.day_of(first), last=timeline.day_of(until)
            )
            rows = library.rows(selection)
            counted = reader.map(
                "d.counts.count(a[0], a[1], { kinds: 63, statuses: a[2] }).total",
                [first, until, bits(statuses, STATUSES)],
            )
            best = timeline.columns["best"][rows]
            assert counted["incidents"] == len(rows)
            assert counted["known"] == int((best >= 0).sum())
            assert counted["spots"] == len(set(timeline.columns["spot"][rows].tolist()))
