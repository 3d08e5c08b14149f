"""Two readers at once, links from one to the other, and a page that is loaded again."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

pytestmark = pytest.mark.browser

GANJA, BARDA = "dl:ganja", "dl:barda"
SAME_VIEW_DEGREES = 0.001

SEEN = """({
  kinds: d.choice.kinds, statuses: d.choice.statuses, filter: d.choice.filter, chosen: d._canvas.chosen,
  range: d._controls.range, mode: d._controls.mode, layer: d._controls.layer, language: d._words.language,
  incidents: d.counts.total.incidents,
})"""


@pytest.fixture
def url(demonstration_server):
    return demonstration_server.url


def seen(reader):
    """What the map shows, and what the page says beside it."""
    page = reader.page
    page.wait_for_function("!document.querySelector('[data-test-script-state=running]')")
    return {
        **reader.map(SEEN),
        "lang": page.evaluate("document.documentElement.lang"),
        "place": page.locator(".dl-place-name").all_inner_texts(),
        "marks": page.locator(".dl-incident mark").all_inner_texts(),
    }


def view(reader):
    return reader.map("[d._leaflet.getCenter().lat, d._leaflet.getCenter().lng, d._leaflet.getZoom()]")


def choose_language(reader, name):
    page = reader.page
    page.get_by_test_id("stSidebar").get_by_role("combobox").first.click()
    page.get_by_role("option", name=name).click()


def query(reader):
    return parse_qs(urlsplit(reader.page.url).query)


def choose_much(reader):
    """Filters, language, days, mode, layer, place and view: all that an address can say."""
    page = reader.page
    page.get_by_text(re.compile(r"^Background \(")).click()
    page.wait_for_function("location.search.includes('statuses=')")
    page.get_by_text(re.compile(r"^Battles \(")).click()
    page.wait_for_function("location.search.includes('kinds=')")
    words = page.get_by_role("textbox", name="Words in the articles")
    words.fill("rocket")
    words.press("Enter")
    page.wait_for_function("location.search.includes('words=rocket')")
    reader.frame.wait_for_function("window.dateline.choice.filter !== ''")
    reader.frame.get_by_label("Show", exact=True).select_option("fading")
    page.wait_for_function("location.search.includes('mode=fading')")
    reader.frame.get_by_label("Days to pale").fill("20")
    reader.frame.get_by_label("Days to pale").press("Tab")
    date_field = reader.frame.locator("input[type=date]")
    date_field.fill("2020-10-20")
    date_field.press("Tab")
    page.wait_for_function("location.search.includes('to=2020-10-20')")
    reader.map("d.pick(d.columns.spots.findIndex((each) => each.name === 'Ganja'))")
    page.get_by_role("heading", name="Ganja", exact=True).wait_for()
    reader.frame.get_by_label("Draw as").select_option("1")
    page.wait_for_function("location.search.includes('layer=groups')")
    reader.map("d._leaflet.setView([40.4, 46.7], 8, { animate: false }) && null")
    page.wait_for_function("location.search.includes('at=40.4,46.7,8')")
    choose_language(reader, "Azərbaycanca")
    page.wait_for_function("document.documentElement.lang === 'az' && location.search.includes('lang=az')")
    reader.frame.wait_for_function("window.dateline._words.language === 'az'")
    page.get_by_role("heading", name="Gəncə", exact=True).wait_for()
    page.wait_for_function("location.search.endsWith('at=40.4009,46.6974,8')")  # the map wrote it again


def test_a_link_shows_a_colleague_the_same_map_and_loading_again_keeps_it(read, url):
    reader = read(url)
    choose_much(reader)
    mine, looked_at = seen(reader), view(reader)
    assert mine["marks"]
    assert set(query(reader)) == {
        *("kinds", "statuses", "words", "from", "to", "mode", "layer", "place", "at", "lang", "data")
    }
    colleague = read(reader.page.url)
    colleague.page.locator(".dl-incident mark").first.wait_for()
    assert seen(colleague) == mine
    assert view(colleague) == pytest.approx(looked_at, abs=SAME_VIEW_DEGREES)
    assert colleague.page.get_by_test_id("stAlert").count() == 1  # that it is a demonstration
    reader.page.reload()
    reader.wait_for_map()
    reader.page.locator(".dl-incident mark").first.wait_for()
    assert seen(reader) == mine
    assert view(reader) == pytest.approx(looked_at, abs=SAME_VIEW_DEGREES)


def test_two_readers_at_once_do_not_see_each_other_s_choices(read, url):
    one, other = read(url), read(url)
    choose_much(one)
    everything = other.counted()
    other.page.get_by_text(re.compile(r"^Strategic developments \(")).click()
    other.frame.wait_for_function(f"window.dateline.counts.total.incidents < {everything}")
    other.map("d.pick(d.columns.spots.findIndex((each) => each.name === 'Barda'))")
    other.page.get_by_role("heading", name="Barda", exact=True).wait_for()
    before = seen(one)
    assert (before["language"], before["place"], before["mode"]) == ("az", ["Gəncə"], "fading")
    choose_language(other, "Русский")
    other.page.get_by_role("heading", name="Барда", exact=True).wait_for()
    one.page.get_by_text(re.compile(r"^Etiraz")).first.click()
    one.page.wait_for_function("location.search.includes('kinds=explosions%2Ccivilians%2Criots%2Cstrategic')")
    theirs = seen(other)
    assert (theirs["language"], theirs["place"], theirs["mode"], theirs["layer"]) == (
        *("ru", ["Барда"], "so-far"),
        0,
    )
    assert query(other)["place"] == [BARDA]
    assert query(one)["place"] == [GANJA]
    assert {"words", "statuses", "at"} & set(query(other)) <= {"at"}


@pytest.mark.parametrize(
    "told",
    [
        {"data": "00000000deadbeef"},
        {"source": "A paper that nobody has read"},
        {"claimant": "nobody at all"},
        {"place": "dl:atlantis"},
    ],
)
def test_a_link_to_what_the_store_does_not_have_says_so(read, url, told):
    reader = read(f"{url}/?{urlencode(told)}")
    reader.page.get_by_text("This link was made for other data than the store holds now").wait_for()
    assert reader.counted() > 100


def test_an_address_that_makes_no_sense_opens_the_page_all_the_same(read, url):
    told = {
        "kinds": "<script>",
        "from": "2020-13-45",
        "to": "yesterday",
        "mode": "sideways",
        "layer": "9",
        "at": "NaN,1e999,x",
        "place": "x" * 5000,
        "lang": "xx",
        "confidence": "-5",
        "killed": "1e9",
        "words": "\u202e\x00",
    }
    reader = read(f"{url}/?{urlencode(told)}")
    assert reader.map("d._controls.mode") == "so-far"
    assert reader.errors == []


PAGES_IN_RUSSIAN = [
    ("Сравнение", "/compare", "Сравнение"),
    ("Статьи", "/article", "Статьи"),
    ("О карте", "/about", "Об этой карте"),
    ("Карта", "/", "Dateline"),
]


def test_a_choice_goes_along_to_the_other_pages_and_back(read, url):
    reader = read(f"{url}/?kinds=explosions&place={GANJA}&lang=ru")
    page = reader.page
    counted = reader.counted()
    for name, path, heading in PAGES_IN_RUSSIAN:
        page.get_by_role("link", name=name, exact=True).click()
        page.get_by_role("heading", level=1, name=heading, exact=True).wait_for()
        page.wait_for_function(
            "(path) => location.pathname === path && location.search.includes('kinds=explosions')", arg=path
        )
        assert page.evaluate("document.documentElement.lang") == "ru"
    reader.wait_for_map()
    page.get_by_role("heading", name="Гянджа", exact=True).wait_for()
    assert reader.counted() == counted
    page.go_back()
    page.get_by_role("heading", level=1, name="Об этой карте").wait_for()


def test_the_two_sides_of_a_comparison_are_in_the_address(read, url):
    reader = read(f"{url}/compare?by=periods&a=2020-09-27_2020-10-10&b=2020-10-11_2020-11-10")
    page = reader.page
    page.frame_locator("iframe").nth(1).locator("html[data-dateline=ready]").wait_for(state="attached")
    page.get_by_text(re.compile(r"^27 September to 10 October 2020: \d+ incidents")).wait_for()
    page.get_by_text(re.compile(r"^11 October to 10 November 2020: \d+ incidents")).wait_for()
    page.get_by_text("Two sources").click()
    page.wait_for_function("location.search.includes('by=sources')")
    page.get_by_role("columnheader", name="27 September to 10 October 2020").wait_for(state="detached")
    address = page.url
    titles = page.get_by_role("table").locator("th").all_inner_texts()
    colleague = read(address)
    colleague.page.get_by_role("table").wait_for()
    assert colleague.page.get_by_role("table").locator("th").all_inner_texts() == titles
