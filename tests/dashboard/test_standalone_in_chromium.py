"""The HTML file of its own, opened by a double click: it moves, tells everything, and asks nobody for anything."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.export import ExportNote
from dashboard.language import language_of
from dashboard.selection import Selection
from dashboard.standalone import write_standalone

pytestmark = pytest.mark.browser

ALL = Selection()
READY_MS = 30_000


class Page:
    """A file that is open in a window; what the browser asked for and complained of is kept."""

    def __init__(self, page, path, ready):
        self.page = page
        self.path = path
        self.requests = []
        self.complaints = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda said: self.complaints.append(said.text) if said.type != "info" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (self.complaints.append(dialog.message), dialog.dismiss()))
        page.goto(path.as_uri())
        page.locator(ready).first.wait_for(timeout=READY_MS)

    def map(self, script, argument=None):
        """What a script gives where `d` is the timeline."""
        return self.page.evaluate(f"(a) => {{ const d = window.dateline; return {script}; }}", argument)

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
        self.page.mouse.click(*point)

    def marks(self):
        self.page.locator(".dl-panel mark").first.wait_for()
        return self.page.locator(".dl-panel mark").all_inner_texts()

    def was_quiet(self):
        """Whether the browser fetched the file and nothing else, and had nothing to complain of."""
        fetched = [url for url in self.requests if not url.startswith("blob:")]
        return fetched == [self.path.as_uri()] and self.complaints == []


@pytest.fixture
def open_file(chromium, tmp_path, opened_of):
    """Writes a corpus as a file and opens it in a window of its own, where there is no network."""
    contexts = []

    def made(corpus, selection=ALL, code="en", ready=".dl-list tbody tr", **options):
        opened = opened_of(corpus)
        note = ExportNote(data_version=opened.library.version, day=date(2026, 1, 2), selection_words="October")
        path = tmp_path / "map.html"
        with path.open("wb") as out:
            write_standalone(opened, selection, language_of(code), note, out)
        contexts.append(
            chromium.new_context(offline=True, **{"viewport": {"width": 1400, "height": 950}, **options})
        )
        return Page(contexts[-1].new_page(), path, ready)

    yield made
    for context in contexts:
        context.close()


def test_a_click_shows_the_marked_sentences_and_nothing_is_asked_of_anybody(open_file, make_ordinary):
    opened = open_file(make_ordinary())
    opened.click_on("Ganja")
    assert opened.marks() == [
        "A rocket fell on a street near the market on Sunday.",
        "At least two people lost their lives on Sunday, a hospital in the town said.",
        "A second strike levelled houses overnight, and rescuers counted at least 13 dead.",
    ]
    panel = opened.page.locator(".dl-side").inner_text()
    for words in (
        "Ganja",
        "2 incidents",
        "Claims side by side",
        "Second agency",
        "Killed: 15",
        "Why one incident",
    ):
        assert words in panel
    assert opened.page.locator(".dl-panel a").count() == 3
    assert "Whole article" not in panel
    opened.page.get_by_text("Why here, why then").first.click()
    assert "the largest of that name in the theatre" in opened.page.locator(".dl-panel").inner_text()
    opened.page.wait_for_timeout(800)
    assert opened.was_quiet()


def test_every_place_shows_its_own_incidents_in_order_of_days(open_file, corpus, places):
    for number in range(120):
        place = places[number * 7 % len(places)]
        corpus.add(place=place, day=date(2020, 10, 1 + number % 30), sentence=f"Sentence {place.name} {number}.")
    opened = open_file(corpus)
    for place in places:
        number = opened.map("d.columns.spots.findIndex((s) => s.name.startsWith(a))", place.name)
        opened.map("d.pick(a)", number)
        opened.page.locator("mark", has_text=f"Sentence {place.name}").first.wait_for()
        days = {f"Sentence {place.name} {n}.": (n % 30, n) for n in range(120) if places[n * 7 % 8] == place}
        assert opened.marks() == sorted(days, key=days.get)
    assert opened.was_quiet()


def test_the_slider_moves_the_map_the_reports_and_the_table(open_file, make_ordinary):
    opened = open_file(make_ordinary())
    page = opened.page
    everything = opened.map("d.counts.total.incidents")
    opened.click_on("Ganja")
    assert len(opened.marks()) == 3
    slider = page.locator(".dl-slider")
    slider.focus()
    slider.press("Home")
    page.locator(".dl-side .dl-count", has_text="Nothing here").wait_for()
    assert page.locator(".dl-list tbody tr").count() == opened.map("d.counts.total.incidents") < everything
    opened.map("d._controls.set({day: d.columns.dayOf('2020-10-10')})")
    page.locator(".dl-side .dl-count", has_text="1 incident,").wait_for()
    assert len(opened.marks()) == 2
    assert page.locator(".dl-list tbody tr").count() == opened.map("d.counts.total.incidents")
    assert (
        f"{opened.map('d.counts.total.incidents')} incidents in" in page.locator(".dl-list .dl-count").inner_text()
    )
    assert opened.was_quiet()


def test_it_plays_when_asked_and_not_before(open_file, make_ordinary):
    opened = open_file(make_ordinary())
    page = opened.page
    last = opened.map("d._controls.day")
    page.wait_for_timeout(400)
    assert opened.map("d._controls.day") == last
    page.get_by_role("button", name="Play").click()
    page.wait_for_timeout(1_500)
    page.get_by_role("button", name="Pause").click()
    assert 0 < opened.map("d._controls.day") < last
    assert opened.was_quiet()


def test_a_place_can_be_chosen_from_the_list_and_let_go(open_file, make_ordinary):
    opened = open_file(make_ordinary())
    field = opened.page.get_by_role("combobox", name="Place", exact=True)
    field.select_option(label="Ganja (2)")
    assert len(opened.marks()) == 3
    assert opened.page.evaluate("document.activeElement.tagName") != "H2"
    field.select_option(index=0)
    opened.page.get_by_text("A place’s reports appear here.").wait_for()
    assert not opened.page.locator(".dl-panel").is_visible()
    assert opened.was_quiet()


def test_the_choice_of_the_page_is_what_the_file_begins_with(open_file, make_ordinary):
    selection = Selection(first=date(2020, 10, 1), last=date(2020, 10, 10), place="test:ganja")
    opened = open_file(make_ordinary(), selection)
    assert len(opened.marks()) == 2
    assert opened.page.locator(".dl-side h2").inner_text() == "Ganja"
    assert opened.page.locator(".dl-list tbody tr").count() == 1


def test_many_incidents_come_in_pages(open_file, corpus):
    for number in range(130):
        corpus.add(sentence=f"Sentence number {number}.", day=date(2020, 10, 1 + number // 10))
    opened = open_file(corpus)
    opened.click_on("Ganja")
    assert opened.marks()[-1] == "Sentence number 129."
    assert len(opened.marks()) == 10
    pages = opened.page.locator(".dl-side").get_by_label("Page (of 4)")
    pages.fill("1")
    pages.press("Enter")
    opened.page.get_by_text("Sentence number 0.").wait_for()
    assert len(opened.marks()) == 40
    rows = opened.page.locator(".dl-list tbody tr")
    assert rows.count() == 100
    opened.page.locator(".dl-list").get_by_label("Page (of 2)").fill("2")
    opened.page.keyboard.press("Tab")
    rows.nth(29).wait_for()
    opened.page.wait_for_timeout(200)
    assert rows.count() == 30


def test_the_keyboard_alone_comes_to_a_place_and_its_sentence_and_back(open_file, make_ordinary):
    opened = open_file(make_ordinary())
    page = opened.page
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "dl-place":
            break
    place = page.locator(".dl-place")
    page.keyboard.press("Home")
    while not place.get_attribute("aria-label").startswith("Ganja"):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert "A rocket fell on a street near the market on Sunday." in opened.marks()
    assert page.evaluate("document.activeElement.textContent") == "Ganja"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "dl-panel"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "dl-place"
    assert opened.was_quiet()


def test_on_a_phone_the_page_goes_to_the_reports_and_is_no_wider_than_it(open_file, make_ordinary):
    opened = open_file(make_ordinary(), viewport={"width": 390, "height": 844}, has_touch=True)
    opened.click_on("Ganja")
    assert opened.marks()
    assert 0 <= opened.page.locator(".dl-side h2").bounding_box()["y"] < 100
    assert opened.page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("width", [390, 1400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_file, make_ordinary, scheme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    opened = open_file(make_ordinary(), color_scheme=scheme, viewport={"width": width, "height": 900})
    assert opened.page.evaluate("document.documentElement.dataset.theme") == scheme
    assert axe.Axe().run(opened.page).response["violations"] == []
    opened.click_on("Ganja")
    assert opened.marks()
    opened.page.get_by_text("Why here, why then").first.click()
    assert axe.Axe().run(opened.page).response["violations"] == []


@pytest.mark.parametrize("code", ["hy", "az", "ru"])
def test_the_file_speaks_the_language_that_it_was_written_in(open_file, make_ordinary, code):
    opened = open_file(make_ordinary(), code=code)
    language = language_of(code)
    assert opened.page.evaluate("document.documentElement.lang") == code
    assert opened.page.get_by_role("button", name=language.say("Play"), exact=True).count() == 1
    assert opened.page.locator("th").first.inner_text() == language.say("Days")
    assert opened.was_quiet()


def test_a_picture_of_the_map_can_be_taken(open_file, make_ordinary):
    opened = open_file(make_ordinary())
    with opened.page.expect_download() as download:
        opened.page.locator(".dl-map-buttons button").last.click()
    assert download.value.suggested_filename.endswith(".png")
    assert opened.was_quiet()


def test_a_selection_of_nothing_opens_and_says_so(open_file, make_ordinary):
    opened = open_file(make_ordinary(), Selection(first=date(2030, 1, 1)), ready=".dl-message p")
    assert "No report has both a place and a day." in opened.page.locator(".dl-message").inner_text()
    assert not opened.page.locator(".dl-list table").is_visible()
    assert opened.was_quiet()


# ---------------------------------------------------------------- words that mean harm

HOSTILE = (
    "<script>window.hurt='script'</script></script><script>window.hurt='closed'</script>",
    "<img src=x onerror=\"window.hurt='image'\"><!-- <script>",
    "[link](javascript:alert(1)) ![image](https://elsewhere.example/x.png) **bold** ${window.hurt='literal'}",
    "\u202eright to left\u202c and \u2066isolated \u200bzero\u200d\ufeff",
    "<svg onload=\"window.hurt='svg'\"><iframe srcdoc=\"<script>parent.hurt='frame'</script>\"></svg>",
    "</style></template></textarea></title><base href='https://elsewhere.example/'>",
)
ADDRESSES = (
    "javascript:window.hurt=1",
    "data:text/html,<script>",
    "file:///etc/passwd",
    "https://elsewhere.example/x",
)


def test_hostile_words_are_shown_as_words_and_do_nothing(open_file, corpus, make_hostile_place):
    for number, words in enumerate(HOSTILE):
        corpus.add(
            place=make_hostile_place(words, number),
            lead=words,
            sentence=f"{words} end of sentence {number}.",
            after=words,
            title=words * (1_000_000 // len(words) if number == 0 else 1),
            source=words,
            url=ADDRESSES[number % len(ADDRESSES)],
            claimed_by=words,
            accused=words,
        )
    opened = open_file(corpus)
    page = opened.page
    for number, words in enumerate(HOSTILE):
        opened.map("d.pick(a)", opened.map("d.columns.spots.findIndex((s) => s.name.startsWith(a))", words))
        page.locator("mark", has_text=f"end of sentence {number}.").wait_for()
        assert page.locator("mark").text_content().startswith(words)
        assert page.locator(".dl-panel :is(script, img, iframe, svg, style, base)").count() == 0
        for link in page.locator(".dl-panel a").all():
            assert link.get_attribute("href") == "https://elsewhere.example/x"
    page.locator(".dl-panel summary").first.click()
    assert page.locator(".dl-list tbody *").evaluate_all(
        "(all) => [...new Set(all.map((e) => e.tagName))].sort()"
    ) == [
        "BDI",
        "TD",
        "TR",
    ]
    assert page.evaluate("window.hurt") is None
    assert opened.was_quiet()


def test_a_script_that_came_in_all_the_same_would_not_run(open_file, make_ordinary):
    opened = open_file(make_ordinary())
    opened.page.evaluate(
        "document.querySelector('.dl-panel').innerHTML = `<img src=x onerror=\"window.hurt='image'\">`"
    )
    opened.page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.hurt = 1'}))"
    )
    opened.page.wait_for_timeout(300)
    assert opened.page.evaluate("window.hurt") is None
    assert len(opened.complaints) >= 2
    assert all("Content Security Policy" in each for each in opened.complaints)
