"""Every page by axe-core's rules, light and dark, wide and narrow, its maps' frames too; targets, forced colours."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.store import Store

pytestmark = pytest.mark.browser

GANJA = "place=dl:ganja"
WIDE, NARROW = {"width": 1400, "height": 950}, {"width": 390, "height": 844}
LEAST_PX = 24  # WCAG 2.2, 2.5.8

AXE_RUN = """() => axe.run(document, {rules: {"target-size": {enabled: true}}}).then(({violations}) =>
  violations.map(({id, nodes}) => [id, nodes.map(({target, html}) => `${target.join(" ")}: ${html.slice(0, 300)}`)]))"""


def show_everything(page):
    """Opens what is folded, on the page and on its maps."""
    for frame in page.frames:
        frame.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")


def show_files(page):
    page.get_by_role("tab", name="Take away").click()
    page.get_by_role("button", name="Take").first.wait_for()


def show_place_of_two_periods(page):
    frame = next(each for each in page.frames if "streamlit_folium" in each.url)
    frame.evaluate("window.dateline.pick(window.dateline.choice && [...window.dateline._canvas.drawnSpots()][0])")
    page.locator(".dl-panel").first.wait_for()


PAGES = {
    "map": ("?", show_everything),
    "place": (f"?{GANJA}", show_everything),
    "fading days": (f"?{GANJA}&mode=fading&from=2020-09-27&to=2020-10-20", None),
    "groups": ("?layer=groups", show_everything),
    "heat": ("?layer=heat&mode=window&from=2020-09-27&to=2020-10-20", show_everything),
    "nothing shown": ("?kinds=riots&data=00000000deadbeef", None),
    "files": (f"?{GANJA}", show_files),
    "periods": ("compare?", show_place_of_two_periods),
    "sources": ("compare?by=sources", None),
    "articles": ("article?", None),
    "article": ("article?id=ARTICLE", show_everything),
    "no such article": ("article?id=none", None),
    "without a day": ("left-out?list=day", show_everything),
    "without a place": ("left-out?list=place", show_everything),
    "undated articles": ("left-out?list=articles", None),
    "not read": ("left-out?list=rejected", None),
    "about": ("about?", None),
    "in Armenian": (f"?{GANJA}&lang=hy", show_everything),
}
"""Pages by their addresses, and what is done there before axe looks."""


@pytest.fixture(scope="module")
def axe_script():
    axe = pytest.importorskip("axe_playwright_python", reason="axe is not installed")
    return Path(axe.__file__).with_name("axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def article_id(demonstration):
    with Store.open(demonstration, read_only=True) as store:
        return sorted(store.articles())[0]


@pytest.fixture
def opened(chromium, demonstration_server):
    """Opens a page of the demonstration in a window of its own and waits until it stands."""
    contexts = []

    def opener(address, viewport, **options):
        contexts.append(chromium.new_context(viewport=viewport, **options))
        page = contexts[-1].new_page()
        page.goto(f"{demonstration_server.url}/{address}")
        page.get_by_role("heading", level=1).wait_for()
        if address.startswith(("?", "compare")):
            for frame in page.locator("iframe").all():
                frame.content_frame.locator("html[data-dateline=ready]").wait_for(state="attached")
        page.wait_for_function("!document.querySelector('[data-test-script-state=running]')")
        return page

    yield opener
    for context in contexts:
        context.close()


def change_scheme(page, scheme):
    """Turns the system's colours and waits until the page and its maps have followed."""
    page.emulate_media(color_scheme=scheme)
    page.wait_for_function(
        """(scheme) => {
          const [r] = getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor.match(/\\d+/g);
          return (r < 110) === (scheme === "dark");
        }""",
        arg=scheme,
    )
    for frame in page.frames:
        if "streamlit_folium" in frame.url:
            frame.wait_for_function("(scheme) => document.documentElement.dataset.theme === scheme", arg=scheme)


def found_by_axe(page, script):
    for frame in page.frames:
        if not frame.evaluate("Boolean(window.axe)"):
            frame.evaluate(script)
    return page.evaluate(AXE_RUN)


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_at_all_and_nothing_is_wider_than_the_window(
    opened, axe_script, article_id, name, viewport
):
    address, prepare = PAGES[name]
    page = opened(address.replace("ARTICLE", article_id), viewport)
    if prepare:
        prepare(page)
    for scheme in ("light", "dark"):
        change_scheme(page, scheme)
        assert found_by_axe(page, axe_script) == []
    for frame in page.frames:
        assert frame.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
