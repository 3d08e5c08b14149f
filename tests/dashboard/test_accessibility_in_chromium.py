"""Every page and its maps by axe-core's rules, light and dark, wide and narrow; targets, forced colours."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.store import Store

pytestmark = pytest.mark.browser

GANJA = "place=dl:ganja"
WIDE, NARROW = {"width": 1400, "height": 950}, {"width": 390, "height": 844}
LEAST_PX = 24  # WCAG 2.2, 2.5.8

AXE_RUN = """async () => {
  // Streamlit's own place to drop files at is called presentation, and bears a name; keys come to its button.
  for (const each of document.querySelectorAll("section[role=presentation][data-testid=stFileUploaderDropzone]"))
    each.removeAttribute("role");
  const { violations } = await axe.run(document, { rules: { "target-size": { enabled: true } } });
  const told = ({ target, html }) => `${target.join(" ")}: ${html.slice(0, 300)}`;
  return violations.map(({ id, nodes }) => [id, nodes.map(told)]);
}"""


def show_everything(page):
    """Opens what is folded, on the page and on its maps; the filters' folds are filled once they are open."""
    for fold in page.locator("[data-testid=stSidebar] details summary").all():
        fold.evaluate("(each) => each.click()")  # on a narrow window the side stands out of view
    if page.locator("[data-testid=stSidebar] details").count():
        page.locator("[data-testid=stSidebar] [data-testid=stMultiSelect]").nth(4).wait_for(state="attached")
    for frame in page.frames:
        frame.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")


def show_files(page):
    page.get_by_role("tab", name="Take away").click()
    page.get_by_role("button", name="Take").first.wait_for()


def show_place_of_two_periods(page):
    frame = next(each for each in page.frames if "streamlit_folium" in each.url)
    frame.evaluate("window.dateline.pick([...window.dateline._canvas.drawnSpots()][0])")
    page.locator(".dl-panel").first.wait_for()


ADDED = (
    "Two people were killed on Sunday when shells fell on Terter, the prosecutor said. Moscow called for talks."
)


def hand_in_two(page):
    """Two files, one of which cannot be read, and what was read in the other."""
    files = [("a.txt", ADDED), ("b.txt", " "), ("c.txt", f"{ADDED} More.")]
    given = [{"name": name, "mimeType": "text/plain", "buffer": text.encode()} for name, text in files]
    page.locator("input[type=file]").set_input_files(given)
    page.locator(".dl-preview mark").first.wait_for()
    show_everything(page)


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
    "adding": ("add?", hand_in_two),
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
        return min(store.articles())


@pytest.fixture(scope="module")
def adding_server(make_ordinary, serve, world, tmp_path_factory):
    """Nothing is added to the demonstration."""
    folder = tmp_path_factory.mktemp("adding")
    with serve(make_ordinary().write(folder / "articles.sqlite"), folder, world.folder) as server:
        yield server


@pytest.fixture
def opened(chromium, demonstration_server, request):
    """Opens a page of the demonstration in a window of its own and waits until it stands."""
    contexts = []

    def opener(address, viewport, **options):
        contexts.append(chromium.new_context(viewport=viewport, **options))
        page = contexts[-1].new_page()
        server = request.getfixturevalue("adding_server") if address.startswith("add") else demonstration_server
        page.goto(f"{server.url}/{address}")
        page.get_by_role("heading", level=1).wait_for()
        for number in range(2 if address.startswith("compare") else address.startswith("?")):
            frame = page.frame_locator("iframe").nth(number)
            frame.locator("html[data-dateline=ready]").wait_for(state="attached")
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
          const app = document.querySelector("[data-testid=stApp]");
          const [red] = getComputedStyle(app).backgroundColor.match(/\\d+/g);
          return (red < 110) === (scheme === "dark");
        }""",
        arg=scheme,
    )
    for frame in page.frames:
        if "streamlit_folium" in frame.url:
            frame.wait_for_function("(scheme) => document.documentElement.dataset.theme === scheme", arg=scheme)


def found_by_axe(page, script):
    """What axe finds once no colour is on its way to another."""
    for frame in page.frames:
        frame.wait_for_function("document.getAnimations().every((each) => each.playState !== 'running')")
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


SMALL = """(least) => {
  const shown = (each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const alone = (each) => each.parentElement.textContent.trim() === each.textContent.trim();
  const inSentence = (each) => getComputedStyle(each).display === "inline" && !alone(each);
  const small = (each) => {
    const { width, height } = each.getBoundingClientRect();
    return Math.min(width, height) < least - 0.01;
  };
  const targets = [...document.querySelectorAll("SELECTOR")];
  return targets.filter((each) => shown(each) && !inSentence(each) && small(each)).map((each) => each.outerHTML);
}"""
IN_FRAME = SMALL.replace("SELECTOR", "button, a[href], select, input, summary, [tabindex]")
OURS = SMALL.replace("SELECTOR", "[data-testid=stHtml] :is(a[href], summary, button)")


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", ["place", "groups", "heat", "article", "without a day", "articles", "adding"])
def test_what_can_be_pressed_is_large_enough(opened, article_id, name, viewport, at_rest):
    """Links within a sentence are excepted, as in WCAG."""
    address, prepare = PAGES[name]
    page = opened(address.replace("ARTICLE", article_id), viewport)
    if prepare:
        prepare(page)
    at_rest(page)
    assert page.evaluate(OURS, LEAST_PX) == []
    for frame in page.frames:
        if "streamlit_folium" in frame.url:
            assert frame.evaluate(IN_FRAME, LEAST_PX) == []


def test_forced_colours_keep_controls_and_the_focus_in_sight(opened):
    page = opened(f"?{GANJA}", WIDE, forced_colors="active")
    (frame,) = (each for each in page.frames if "streamlit_folium" in each.url)
    for name in ("Play", "A day back", "Fit to what is shown"):
        button = frame.get_by_role("button", name=name, exact=True)
        button.focus()
        sign = button.locator(".dl-sign")
        assert sign.evaluate(
            "(e) => getComputedStyle(e).color !== getComputedStyle(e.parentElement).backgroundColor"
        )
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        outline = "(e) => [getComputedStyle(e).outlineStyle, parseFloat(getComputedStyle(e).outlineWidth) >= 2]"
        assert button.evaluate(outline) == ["solid", True]
    region = page.get_by_role("region", name="Reports")
    region.focus()
    assert region.evaluate("(e) => getComputedStyle(e).outlineStyle") != "none"


def test_where_less_motion_is_asked_for_nothing_moves_by_itself(opened):
    page = opened("?", WIDE, reduced_motion="reduce")
    (frame,) = (each for each in page.frames if "streamlit_folium" in each.url)
    assert frame.evaluate("document.getAnimations().filter((each) => each.playState === 'running').length") == 0
    lasting = "(each) => parseFloat(getComputedStyle(each).transitionDuration) > 0"
    assert frame.evaluate(f"[...document.querySelectorAll('*')].filter({lasting}).length") == 0
