"""Twenty articles that mean harm, through every view in a real browser: words stay words, and nothing breaks.

Their words work out 1337*7919 besides 7*7: that number can stand nowhere by chance.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

pytestmark = pytest.mark.browser

HARM = Path(__file__).with_name("harm.js").read_text(encoding="utf-8")
AT_REST = "[data-testid=stApp][data-test-connection-state=CONNECTED][data-test-script-state=notRunning]"
OWN_SCHEMES = {"blob", "data", "about"}
PARAMETERS = (
    *(
        "kinds",
        "statuses",
        "source",
        "claimant",
        "accused",
        "where",
        "when",
        "origin",
        "confidence",
        "killed",
        "words",
    ),
    *("from", "to", "mode", "layer", "place", "at", "lang", "data"),
    *("by", "a", "b", "id", "report", "search", "outlet", "page", "list", "reason"),
)
LONGEST_IN_AN_ADDRESS = 300
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ufffd\ufffe\uffff]+")


def bare(words):
    """The beginning of words as a browser cannot change it: it has ways of its own with controls and line ends."""
    return _UNSEEN.sub("", words)[:50]


class Watched:
    """A window in which whatever goes wrong is kept."""

    def __init__(self, page):
        self.page = page
        self.wrong = []
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (self.wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("popup", lambda popup: self.wrong.append(f"window: {popup.url}"))
        page.on("console", self._console)
        page.on("request", self._request)

    def _console(self, message):
        # Streamlit looks for its server beside each page before it looks at the root.
        if "/_stcore/" in message.location.get("url", ""):
            return
        if message.type == "error" or "Content Security Policy" in message.text:
            self.wrong.append(f"console: {message.text[:300]}")

    def _request(self, request):
        parts = urlsplit(request.url)
        if parts.scheme not in OWN_SCHEMES | {"file"} and parts.hostname != "127.0.0.1":
            self.wrong.append(f"request: {request.url[:200]}")

    def go(self, url, shows):
        self.page.goto(url)
        self.page.locator(shows).first.wait_for(timeout=30_000)
        self.rest()
        return self

    def rest(self):
        self.page.locator(AT_REST).wait_for(timeout=30_000)

    def on_map(self, url):
        self.page.goto(url)
        ready = self.page.frame_locator("iframe").first.locator("html[data-dateline=ready]")
        ready.wait_for(state="attached", timeout=30_000)
        self.rest()
        return self

    @property
    def frame(self):
        return next(each for each in self.page.frames if "streamlit_folium" in each.url)

    def map(self, script, argument=None):
        return self.frame.evaluate(f"(a) => {{ const d = window.dateline; return {script}; }}", argument)

    def text(self, selector="body"):
        return _UNSEEN.sub("", self.page.locator(selector).first.text_content())

    def shown(self):
        """What is opened by a click is opened, so that it is looked at too."""
        self.page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
        return self

    def harm(self):
        """What is wrong by now, in every frame."""
        from playwright.sync_api import Error  # noqa: PLC0415  it is there where there is a page to look at

        for frame in self.page.frames:
            try:
                self.wrong += frame.evaluate(HARM)
            except Error as error:
                self.wrong.append(f"a frame went elsewhere while it was looked at: {error}")
        return self.wrong


@pytest.fixture
def watched(chromium):
    context = chromium.new_context(viewport={"width": 1400, "height": 950}, accept_downloads=True)
    yield Watched(context.new_page())
    context.close()


@pytest.fixture(autouse=True)
def nothing_is_thrown_on_the_server(hostile_server):
    yield
    log = hostile_server.log.read_text(encoding="utf-8", errors="replace")
    assert "Traceback" not in log
    assert "10587703" not in log


PANEL = """([place, words]) => {
  const bare = (selector) => document.querySelector(selector)?.textContent.replace(UNSEEN, "") || "";
  const chosen = new URLSearchParams(location.search).get("place") === place;
  return chosen && bare(".dl-place-name").startsWith(words) && bare(".dl-incident mark").startsWith(words);
}""".replace("UNSEEN", f"/{_UNSEEN.pattern}/g")


def panel_of(watched, each):
    """Waits until the panel of its place is there."""
    watched.page.wait_for_function(PANEL, arg=[each.place_id, bare(each.words)], timeout=15_000)


# ---------------------------------------------------------------- the map and its panel


def test_each_is_words_under_the_pointer_and_in_the_panel_of_its_place(watched, hostile_server, hostile_articles):
    watched.on_map(hostile_server.url)
    assert watched.map("d.counts.total.incidents") == len(hostile_articles)
    for each in hostile_articles:
        tip = watched.map(
            "(d.page.showTip(d.spotWords(a), { x: 10, y: 10 }), d.page.tip.textContent)", each.number
        )
        assert _UNSEEN.sub("", tip).startswith(bare(each.words))
        watched.map("d.pick(a)", each.number)
        panel_of(watched, each)
        assert watched.shown().harm() == [], each.name
        assert watched.page.evaluate("document.documentElement.scrollWidth") <= 1400
        words = watched.text(".dl-panel")
        for told in (
            "Whyoneincident",
            "Claimssidebyside",
            "Deniedby",
            "Victims",
            "Howitwasfound",
            "Whatwasweighed",
        ):
            assert told in words, each.name
    assert watched.page.locator(".dl-panel a:not([href^='article?'])").count() == 0


def test_names_are_words_for_a_screen_reader_in_every_layer_and_every_way_to_show_days(
    watched, hostile_server, hostile_articles
):
    watched.on_map(hostile_server.url)
    place = watched.frame.locator(".dl-place")
    place.focus()
    said = set()
    for _ in hostile_articles:
        place.press("ArrowRight")
        said.add(_UNSEEN.sub("", place.get_attribute("aria-label")))
    begins = {each.name: bare(each.words) for each in hostile_articles}
    assert [name for name in begins if not any(label.startswith(begins[name]) for label in said)] == []
    watched.frame.locator(".dl-legend summary").click()
    for layer in range(3):
        for mode in ("so-far", "window", "fading"):
            watched.map("d._controls.set({ layer: a[0], mode: a[1], length: 9 })", [layer, mode])
            watched.map("d._canvas.draw()")
    watched.map("d._leaflet.setZoom(3)")
    watched.map("d._canvas.fanAt(5)")
    watched.page.wait_for_timeout(900)
    assert watched.harm() == []


def test_the_picture_of_the_map_is_a_picture(watched, hostile_server):
    watched.on_map(hostile_server.url)
    with watched.page.expect_download() as waiting:
        watched.frame.locator("[data-sign=picture]").click()
    assert waiting.value.path().read_bytes().startswith(b"\x89PNG")
    assert re.fullmatch(r"dateline-map-[0-9-]+\.png", waiting.value.suggested_filename)
    assert watched.harm() == []


def test_each_is_words_in_the_table_the_list_of_places_and_the_search(watched, hostile_server, hostile_articles):
    watched.on_map(hostile_server.url)
    table = watched.text("[data-testid=stTabs]")
    assert [each.name for each in hostile_articles if bare(each.words) not in table] == []
    field = watched.page.get_by_role("combobox", name="Place")
    for each in hostile_articles[:12:4]:
        field.click()
        field.fill(each.words[:30])
        watched.page.locator("[role=option], [role=listbox]").first.wait_for()
        assert watched.harm() == []
        field.press("Escape")
    search = watched.page.get_by_label("Find a place by any of its names")
    for words in (
        "<script>window.__pwned='search'</script>",
        "**bold** :red[red] $x$",
        "{{1337*7919}}",
        "x" * 290,
    ):
        search.fill(words)
        search.press("Enter")
        watched.page.wait_for_timeout(400)
        watched.rest()
        assert watched.harm() == []


def test_each_is_words_in_the_filters(watched, hostile_server, hostile_articles, at_rest):
    watched.on_map(hostile_server.url)
    watched.page.get_by_text("Sources and speakers").click()
    for label in ("Sources", "Who says so", "Accused"):
        field = watched.page.get_by_role("combobox", name=label)
        field.scroll_into_view_if_needed()  # a list of options closes when the page scrolls
        at_rest(watched.page)
        field.press("ArrowDown")
        watched.page.get_by_text("Select all", exact=True).click()
        watched.page.keyboard.press("Escape")
        at_rest(watched.page)
        assert watched.harm() == []
    chips = watched.text("[data-testid=stSidebar] [data-testid=stExpander]")
    assert [each.name for each in hostile_articles if bare(each.words)[:5] not in chips] == []


# ---------------------------------------------------------------- the other pages


@pytest.mark.parametrize("by", ["sources", "claimants"])
def test_each_is_words_where_two_are_compared(watched, hostile_server, hostile_articles, by):
    for one, other in zip(hostile_articles[:6:2], hostile_articles[1:6:2], strict=True):
        query = urlencode({"by": by, "a": one.words, "b": other.words})
        watched.go(f"{hostile_server.url}/compare?{query}", "table")
        words = watched.text("[data-testid=stMain]")
        assert bare(one.words)[:20] in words
        assert bare(other.words)[:20] in words
        assert watched.harm() == []


def test_each_is_words_where_periods_are_compared(watched, hostile_server, hostile_articles):
    watched.go(f"{hostile_server.url}/compare", "table")
    assert missing(watched, hostile_articles) == []
    assert watched.harm() == []


def test_each_is_words_in_the_list_of_articles(watched, hostile_server, hostile_articles):
    watched.go(f"{hostile_server.url}/article", "table")
    words = watched.text("table")
    assert [each.name for each in hostile_articles[-8:] if bare(each.words) not in words] == []
    watched.page.get_by_role("combobox", name="Source").click()
    watched.page.locator("[role=option]").first.wait_for()
    assert watched.harm() == []


def test_each_whole_article_is_words(watched, hostile_server, hostile_articles):
    for each in hostile_articles:
        query = urlencode({"id": each.article_id, "report": each.report_id})
        watched.go(f"{hostile_server.url}/article?{query}", "article mark")
        assert bare(each.words) in watched.text("article"), each.name
        assert watched.shown().harm() == [], each.name
    assert watched.page.locator(".dl-article a:not([href^='#']):not([href^='./?'])").count() == 0


@pytest.mark.parametrize(
    ("name", "shows"),
    [("day", ".dl-report"), ("place", ".dl-report"), ("articles", "table"), ("rejected", ".dl-unread")],
)
def test_each_is_words_among_what_is_left_out(watched, hostile_server, hostile_articles, name, shows):
    watched.go(f"{hostile_server.url}/left-out?list={name}", shows)
    for closed in watched.page.locator(".dl-unread summary").all():
        closed.click()
    watched.shown()
    assert missing(watched, hostile_articles) == []
    assert watched.harm() == []


def missing(watched, articles):
    """Whose words are not on the page, once it has had time to come: Streamlit loads its elements one by one."""
    for _ in range(50):
        words = watched.text("[data-testid=stMain]")
        lacking = [each.name for each in articles if bare(each.words) not in words]
        if not lacking:
            break
        watched.page.wait_for_timeout(200)
    return lacking


def test_each_is_words_among_the_sources_of_places(watched, hostile_server, hostile_articles):
    watched.go(f"{hostile_server.url}/about", "text=Nothing here comes from ACLED")
    assert missing(watched, hostile_articles) == []
    assert watched.harm() == []


@pytest.mark.parametrize("language", ["hy", "az", "ru"])
def test_each_is_words_in_the_other_languages_too(watched, hostile_server, hostile_articles, language):
    watched.on_map(f"{hostile_server.url}/?lang={language}")
    for each in hostile_articles:
        watched.map("d.pick(a)", each.number)
        panel_of(watched, each)
        assert watched.shown().harm() == [], each.name
    for page in ("compare", "article", "article?id=article-00002&", "left-out?list=rejected&", "about"):
        mark = "" if page.endswith("&") else "?"
        watched.go(f"{hostile_server.url}/{page}{mark}lang={language}", "h1")
        assert watched.shown().harm() == [], page


# ---------------------------------------------------------------- addresses

ADDRESSES = {
    "script": "<script>window.__pwned='address'</script>",
    "attribute": "\"'><img src=x onerror=window.__pwned='address'>",
    "template": "{{1337*7919}}${1337*7919}{0.__class__}%s",
    "Streamlit": ":red[red] **bold** [link](javascript:window.__pwned=1) $x$",
    "numbers": "-1e309,NaN,99999999999999999999",
    "path": "../../../etc/passwd\x00\u202e\r\n",
    "long": "9" * 1_500,
    "prototype": "__proto__,constructor,none,none",
}


@pytest.mark.parametrize("page", ["", "compare", "article", "left-out", "about"])
@pytest.mark.parametrize("kind", ADDRESSES)
def test_an_address_with_harm_in_every_part_opens_the_page_all_the_same(watched, hostile_server, page, kind):
    parts = dict.fromkeys(PARAMETERS, ADDRESSES[kind])
    if page == "compare":
        parts["by"] = "sources"
    watched.go(f"{hostile_server.url}/{page}?{urlencode(parts)}", "h1")
    watched.page.wait_for_timeout(200)
    assert watched.harm() == []
    assert len(watched.page.url) < LONGEST_IN_AN_ADDRESS * len(PARAMETERS)


# ---------------------------------------------------------------- taking away

FORMATS = ["CSV table", "GeoJSON for a map", "GeoParquet for analysis", "KML for a globe"]
OTHERS = ["CSV in ACLED's columns", "CSV in UCDP's columns"]


@pytest.fixture
def take(watched, hostile_server, at_rest):
    watched.on_map(hostile_server.url)
    watched.page.get_by_role("tab", name="Take away").click()
    return partial(taken, watched.page, at_rest)


def taken(page, at_rest, form):
    field = page.get_by_role("combobox", name="Format")
    field.scroll_into_view_if_needed()  # a list of options closes when the page scrolls
    at_rest(page)
    field.click()
    page.get_by_role("option", name=form).click()
    at_rest(page)
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("button", name="Take 20 incidents").click()
    return waiting.value


def test_every_format_can_be_taken_away(watched, take):
    for form in FORMATS + OTHERS:
        file = take(form)
        assert re.fullmatch(r"dateline-[0-9a-f]{16}\.[a-z-]+(\.csv)?\.zip", file.suggested_filename)
        assert file.path().read_bytes().startswith(b"PK")
    assert watched.harm() == []


def test_the_file_that_moves_runs_nothing_but_itself(watched, take, hostile_articles, chromium, tmp_path):
    path = tmp_path / "taken.html"
    take("HTML file that moves").save_as(path)
    assert watched.harm() == []
    context = chromium.new_context(viewport={"width": 1400, "height": 950}, offline=True)
    alone = Watched(context.new_page())
    alone.page.goto(path.as_uri())
    alone.page.locator("html[data-dateline=ready]").wait_for(state="attached", timeout=30_000)
    for each in hostile_articles:
        alone.page.evaluate("(n) => window.dateline.pick(n)", each.number)
        alone.page.wait_for_function(
            "(number) => document.querySelector('.dl-side select').value === String(number)", arg=each.number
        )
        mark = alone.page.locator(".dl-side .dl-incident mark").first
        mark.wait_for()
        assert alone.shown().harm() == [], each.name
    words = alone.text(".dl-list")
    assert [each.name for each in hostile_articles if bare(each.words) not in words] == []
    assert alone.page.locator("a[href]:not([href='#'])").count() == 0
    context.close()


# ---------------------------------------------------------------- that these tests can fail


@pytest.mark.parametrize("number", [0, 2, 3, 4, 5])
def test_words_that_become_markup_are_seen(watched, hostile_articles, number):
    words = hostile_articles[number].words
    watched.page.set_content(f'<p x="{words}">{words}</p>', wait_until="commit")
    watched.page.wait_for_timeout(200)
    assert watched.harm() != []


@pytest.mark.parametrize(
    "markup", ["<a href=' javascript:x()'>x</a>", "<p>10,587,703</p>", "<p onclick=x()>x</p>"]
)
def test_harm_that_waits_for_a_reader_is_seen(watched, markup):
    watched.page.set_content(markup)
    assert len(watched.harm()) == 1
