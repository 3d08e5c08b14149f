"""Whole journeys by keyboard alone: from the page's beginning to a sentence, to a file, to a place on the map."""

from __future__ import annotations

import csv
import re

import pytest

pytestmark = pytest.mark.browser

FARTHEST = 90  # more stops than the page has before its map

FOCUS = """() => {
  const e = document.activeElement;
  if (!document.hasFocus() || !e || e === document.body || e.tagName === "IFRAME") return null;
  const labels = [...(e.labels || [])].map((each) => each.textContent);
  const words = e.getAttribute("aria-label") || labels.join(" ") || e.textContent || "";
  return `${e.getAttribute("role") || e.type || e.tagName.toLowerCase()}: ${words.trim()}`;
}"""


@pytest.fixture
def page(read, demonstration_server):
    """The page as it opens, with nothing focused, and nobody's mouse on it."""
    opened = read(demonstration_server.url)
    opened.page.reader = opened
    yield opened.page
    assert opened.errors == []


def focused(page):
    """The role and the name of what has the focus, in whatever frame it stands."""
    found = [frame.evaluate(FOCUS) for frame in page.frames if not frame.url.startswith("about:")]
    return next((each for each in found if each), "")


def tab_to(page, wanted, key="Tab"):
    """Presses a key until what has the focus is called like that; gives what it is called."""
    seen = []
    for _ in range(FARTHEST):
        page.keyboard.press(key)
        seen.append(focused(page))
        if re.search(wanted, seen[-1]):
            return seen[-1]
    raise AssertionError(f"no {wanted} among {seen}")


def press_until(page, key, reached, most):
    for _ in range(most):
        if reached():
            return
        page.keyboard.press(key)
    assert reached()


@pytest.mark.parametrize("spelling", ["Գանձակ", "Gəncə", "Гянджа"])
def test_find_ganja_scrub_to_its_day_read_the_sentence_and_take_a_table_away(page, spelling, at_rest):
    reader = page.reader
    tab_to(page, r"Find a place by any of its names$")
    page.keyboard.type(spelling)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Ganja", exact=True).wait_for()
    reader.frame.wait_for_function("window.dateline._canvas.chosen >= 0")

    tab_to(page, r"^range: Day$", "Shift+Tab")
    day = reader.map("d.columns.dayOf('2020-10-04')")
    press_until(page, "PageDown", lambda: reader.map("d._controls.day") - day < 280, 10)
    press_until(page, "ArrowLeft", lambda: reader.map("d._controls.day") <= day, 400)
    press_until(page, "ArrowRight", lambda: reader.map("d._controls.day") >= day, 400)
    assert reader.frame.locator("input[type=range]").get_attribute("aria-valuetext") == "4 October 2020"
    page.get_by_text("1 incident, 2 April 2016 to 4 October 2020, newest last.").wait_for()

    assert tab_to(page, r"^region: ").startswith("region: Reports")
    sentence = page.evaluate("document.activeElement.querySelector('mark').textContent")
    assert "rockets that fell on Ganja on Sunday" in sentence
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"

    tab_to(page, r"^tab: Table")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    tab_to(page, r"^checkbox: Only the chosen place")
    page.keyboard.press("Space")
    tab_to(page, r"^checkbox: As a ZIP")
    page.keyboard.press("Space")
    page.get_by_role("button", name="Take 1 incident", exact=True).wait_for()
    at_rest(page)
    tab_to(page, r"Take 1 incident$")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename.endswith(".csv")
    with waiting.value.path().open(encoding="utf-8", newline="") as file:
        (line,) = csv.DictReader(file)
    assert (line["event_date"], line["location"]) == ("2020-10-04", "Ganja")


def test_a_place_is_chosen_on_the_map_by_arrow_keys_and_enter(page):
    reader = page.reader
    page.get_by_role("combobox", name="Place").wait_for()
    tab_to(page, r"arrow keys go to the next, Enter shows its reports")
    press_until(page, "ArrowRight", lambda: focused(page).startswith("button: Barda:"), 80)
    spoken = reader.frame.locator(".dl-hidden[role=status]").inner_text()
    assert spoken.startswith("Barda: ")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Barda", exact=True).wait_for()
    page.wait_for_function("location.search.includes('place=')")
    assert focused(page).startswith("button: Barda:")
    assert tab_to(page, r"^region: ").startswith("region: Reports")


def test_the_map_is_moved_and_its_modes_and_layers_chosen_by_keyboard(page):
    reader = page.reader
    tab_to(page, r"^group: Map: arrow keys move it")
    before = reader.map("d._leaflet.getCenter().lng")
    page.keyboard.press("ArrowRight")
    reader.frame.wait_for_function(f"window.dateline._leaflet.getCenter().lng > {before}")
    page.wait_for_function("location.search.includes('at=')")
    tab_to(page, r"Show$")
    page.keyboard.type("fading")
    page.wait_for_function("location.search.includes('mode=fading')")
    tab_to(page, r"Draw as$")
    page.keyboard.type("heat")
    page.wait_for_function("location.search.includes('layer=heat')")
    assert (reader.map("d._controls.mode"), reader.map("d._controls.layer")) == ("fading", 2)


def test_a_kind_is_left_out_and_all_shown_again_by_keyboard(page):
    everything = page.reader.counted()
    tab_to(page, r"^checkbox: Explosions/Remote violence")
    page.keyboard.press("Space")
    page.reader.frame.wait_for_function(f"window.dateline.counts.total.incidents < {everything}")
    page.get_by_role("button", name="Show all again", disabled=False).wait_for()
    tab_to(page, r"Show all again$")
    page.keyboard.press("Enter")
    page.reader.frame.wait_for_function(f"window.dateline.counts.total.incidents === {everything}")


def test_every_page_is_reached_by_keyboard_from_the_map(page):
    for name, heading in (
        ("Compare", "Compare"),
        ("Articles", "Articles"),
        ("Left out", "What the map leaves out"),
        ("About", "About this map"),
        ("Map", "Dateline"),
    ):
        tab_to(page, rf"^a: {name}$")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name=heading, exact=True, level=1).wait_for()
