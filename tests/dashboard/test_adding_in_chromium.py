"""Adding articles with a real browser: dropped or pasted, looked at, dated, stored, and found on the map."""

from __future__ import annotations

import urllib.error
import urllib.request

import pytest
from sample_codings import ACLED, table_of

from corpus.records import CodedBy
from corpus.store import Store

pytestmark = pytest.mark.browser

TEXT = "Two people were killed on Sunday when shells fell on {place}, the prosecutor said."
HOSTILE = (
    "Shells fell on Terter on Sunday, <img src=https://example.org/x.png onerror=alert(1)> said.\n\n"
    "<script>alert(2)</script> {{ 7*7 }} ${7*7} ![x](https://example.org/y.png) [a](javascript:alert(3))"
)
HOSTILE_NAME = "../../<img src=x onerror=alert(4)>\x07\u202etxt.exe.txt"

DROP = """(zone, [name, content]) => {
  const data = new DataTransfer();
  data.items.add(new File([content], name, { type: "text/plain" }));
  for (const type of ["dragenter", "dragover", "drop"])
    zone.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def server(make_ordinary, serve, world, tmp_path):
    with serve(make_ordinary().write(tmp_path / "articles.sqlite"), tmp_path, world.folder) as running:
        running.store = tmp_path / "articles.sqlite"
        yield running


@pytest.fixture
def adds(chromium, server, at_rest):
    """Opens the page that adds, in a window of its own."""
    contexts = []

    def opened(**options):
        contexts.append(chromium.new_context(viewport={"width": 1280, "height": 900}, **options))
        page = contexts[-1].new_page()
        page.asked, page.faults = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("dialog", lambda dialog: (page.faults.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.goto(f"{server.url}/add")
        page.get_by_role("heading", name="Add articles").wait_for()
        at_rest(page)
        return page

    yield opened
    for context in contexts:
        context.close()


def hand(page, *files):
    given = [{"name": name, "mimeType": "text/plain", "buffer": content.encode()} for name, content in files]
    page.locator("input[type=file]").set_input_files(given)


def paste(page, text):
    page.get_by_role("tab", name="Text").click()
    page.get_by_label("Text of an article").fill(text)
    page.keyboard.press("Control+Enter")


def give_day(page, at_rest, day="05102020"):
    at_rest(page)
    page.get_by_role("spinbutton").first.click()
    page.keyboard.type(day)
    page.get_by_role("heading", name="Add articles").click()  # a day counts once its field is left


def press_store(page):
    page.get_by_role("button", name="Store 1 article", exact=True).click()


def texts_in(server):
    with Store.open(server.store) as store:
        return [each.text for each in store.articles().values()]


def test_a_dropped_file_is_looked_at_dated_stored_and_found_on_the_map(adds, server, at_rest):
    page = adds()
    text = TEXT.format(place="Terter")
    page.locator("[data-testid=stFileUploaderDropzone]").evaluate(DROP, ["shells.txt", text])
    marked = page.locator("mark", has_text="Two people were killed")
    marked.first.wait_for()
    assert page.get_by_text("This article has no day of publication").is_visible()
    assert len(texts_in(server)) == 45
    give_day(page, at_rest)
    page.get_by_text("it would stand there").first.wait_for()
    page.get_by_label("Source").fill("My paper")
    page.keyboard.press("Enter")
    page.locator(".dl-facts", has_text="My paper").first.wait_for()
    at_rest(page)
    press_store(page)
    page.locator(".dl-stored").wait_for()
    assert text in texts_in(server)
    page.get_by_role("link", name="See it on the map").click()
    frame = page.frame_locator("iframe").first
    frame.locator("html[data-dateline=ready]").wait_for(state="attached")
    page.locator(".dl-incident mark", has_text="Two people were killed").wait_for()
    inside = next(each for each in page.frames if "streamlit_folium" in each.url)
    drawn = "[...window.dateline._canvas.drawnSpots()].map((spot) => window.dateline.columns.spots[spot].name)"
    inside.wait_for_function(f"(name) => {drawn}.includes(name)", arg="Terter")
    assert page.faults == []


def test_with_the_keyboard_alone_a_text_is_pasted_dated_and_stored(adds, server, at_rest):
    page = adds()
    text = TEXT.format(place="Barda")
    tab_to(page, "e.getAttribute('role') === 'tab' && e.ariaSelected === 'true'")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    tab_to(page, "e.tagName === 'TEXTAREA'")
    page.keyboard.insert_text(text)
    page.keyboard.press("Control+Enter")
    page.locator("mark").first.wait_for()
    at_rest(page)
    tab_to(page, "e.getAttribute('role') === 'spinbutton'")
    page.keyboard.type("05102020")
    tab_to(page, "e.tagName === 'BUTTON' && e.innerText.startsWith('Store')")
    page.get_by_text("it would stand there").first.wait_for()
    at_rest(page)
    tab_to(page, "e.tagName === 'BUTTON' && e.innerText.startsWith('Store')")
    page.keyboard.press("Enter")
    page.locator(".dl-stored").wait_for()
    assert text in texts_in(server)


def tab_to(page, wanted):
    for _ in range(40):
        if page.evaluate(f"(() => {{ const e = document.activeElement; return {wanted}; }})()"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the keyboard does not come to {wanted}")


def test_nothing_of_a_hostile_file_runs_loads_or_is_written(adds, server, tmp_path, at_rest):
    page = adds()
    before = {path for path in tmp_path.rglob("*") if "map" not in path.parts}
    hand(page, (HOSTILE_NAME, HOSTILE), ("a\nb.bin", "x"))
    page.get_by_text("uploaded: <img").first.wait_for()
    assert page.locator("[data-testid=stMain] :is(img, script[src])").count() == 0
    assert "javascript:" not in page.evaluate("[...document.links].map((each) => each.href).join(' ')")
    words = page.locator("article.dl-words").inner_text()
    assert "<img src=https://example.org/x.png onerror=alert(1)>" in words
    assert page.faults == []
    assert all(
        each.startswith((server.url, "data:", "blob:", server.url.replace("http", "ws"))) for each in page.asked
    )
    assert {path for path in tmp_path.rglob("*") if "map" not in path.parts} <= before
    give_day(page, at_rest)
    page.locator(".dl-facts", has_text="5 October 2020").first.wait_for()
    at_rest(page)
    press_store(page)
    page.locator(".dl-stored").wait_for()
    assert page.faults == []
    with Store.open(server.store) as store:
        assert {each.origin for each in store.account.rejected(limit=9, offset=0)} == {"uploaded: a%0Ab.bin"}


def test_many_files_are_listed_with_what_becomes_of_each_and_any_is_looked_at(adds, at_rest):
    page = adds()
    hand(
        page,
        *((f"{n}.txt", TEXT.format(place="Terter") + f" Line {n}.") for n in range(3)),
        ("again.txt", TEXT.format(place="Terter") + " Line 0."),
        ("empty.txt", "  "),
    )
    table = page.get_by_role("table", name="What was handed in")
    table.wait_for()
    assert table.get_by_role("row").count() == 6
    assert table.get_by_text("the same as another one here").count() == 1
    page.get_by_role("button", name="Store 3 articles").wait_for()
    page.get_by_role("combobox", name="Article to look at").click()
    page.get_by_role("option").nth(2).click()
    page.locator("article.dl-words", has_text="Line 2.").wait_for()
    at_rest(page)
    give_day(page, at_rest)
    page.get_by_role("button", name="Store 3 articles").click()
    page.locator(".dl-stored").wait_for()
    assert page.locator(".dl-stored tbody tr").count() == 3


def test_a_dropped_table_of_coded_events_is_shown_stored_by_keyboard_and_found_on_the_map(adds, server, at_rest):
    page = adds()
    rows = [ACLED | {"event_id_cnty": f"AZE{number}", "location": "Invented Town"} for number in range(60)]
    page.locator("[data-testid=stFileUploaderDropzone]").evaluate(DROP, ["acled.csv", table_of(*rows).decode()])
    table = page.get_by_role("table", name="The first coded events")
    table.wait_for()
    assert table.get_by_role("row").count() == 51
    assert page.get_by_text("The first 50 of 60 are listed.").is_visible()
    assert page.get_by_role("spinbutton").count() == 0
    at_rest(page)
    tab_to(page, "e.getAttribute('aria-label') === 'The first coded events'")
    tab_to(page, "e.tagName === 'BUTTON' && e.innerText === 'Store 60 coded events'")
    page.keyboard.press("Enter")
    page.locator(".dl-stored", has_text="New coded events").wait_for()
    with Store.open(server.store) as store:
        assert store.coded() == {CodedBy.ACLED: 60}
    at_rest(page)
    tab_to(page, "e.tagName === 'A' && e.innerText === 'See the coded events on the map'")
    page.keyboard.press("Enter")
    page.frame_locator("iframe").first.locator("html[data-dateline=ready]").wait_for(state="attached")
    inside = next(each for each in page.frames if "streamlit_folium" in each.url)
    drawn = "[...window.dateline._canvas.drawnSpots()].map((spot) => window.dateline.columns.spots[spot].name)"
    inside.wait_for_function(
        f"() => {{ const all = {drawn}; return all.length === 1 && all[0].includes('ACLED') }}"
    )
    assert page.faults == []


def test_nothing_of_a_hostile_table_runs_or_loads(adds, server, at_rest):
    page = adds()
    told = dict.fromkeys(("notes", "location", "source", "actor1", "admin1", "country"), HOSTILE)
    hand(page, (f"{HOSTILE_NAME}.csv", table_of(ACLED | told, ACLED | {"event_id_cnty": HOSTILE}).decode()))
    table = page.get_by_role("table", name="The first coded events")
    table.wait_for()
    assert "<img src=https://example.org/x.png onerror=alert(1)>" in table.inner_text()
    at_rest(page)
    page.get_by_role("button", name="Store 1 coded event", exact=True).click()
    page.locator(".dl-stored").wait_for()
    at_rest(page)
    assert page.locator("[data-testid=stMain] :is(img, script[src])").count() == 0
    assert page.faults == []
    assert all(
        each.startswith((server.url, "data:", "blob:", server.url.replace("http", "ws"))) for each in page.asked
    )


def test_two_readers_store_at_the_same_time(adds, server, at_rest):
    pages, texts = [adds(), adds()], [TEXT.format(place=place) for place in ("Terter", "Barda")]
    for page, text in zip(pages, texts, strict=True):
        paste(page, text)
        page.locator("mark").first.wait_for()
        at_rest(page)
    for page in pages:
        press_store(page)
    for page in pages:
        page.locator(".dl-stored").wait_for()
    assert set(texts) <= set(texts_in(server))
    assert len(texts_in(server)) == 47


def test_a_map_that_is_open_elsewhere_shows_what_was_added(adds, server, read, at_rest):
    reader = read(server.url)
    page = adds()
    paste(page, TEXT.format(place="Terter"))
    give_day(page, at_rest)
    page.get_by_text("it would stand there").first.wait_for()
    before = reader.counted()
    press_store(page)
    page.locator(".dl-stored").wait_for()
    reader.page.get_by_role("link", name="About").click()
    reader.page.get_by_text("The store has changed since this page was opened.").wait_for()
    reader.page.get_by_role("link", name="Map", exact=True).click()
    reader.wait_for_map()
    reader.frame.wait_for_function(f"() => window.dateline.counts.total.incidents === {before + 1}")


# ---------------------------------------------------------------- who may


@pytest.fixture
def read_only_server(make_ordinary, serve, tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_READ_ONLY", "1")
    with serve(make_ordinary().write(tmp_path / "articles.sqlite"), tmp_path) as running:
        yield running


def test_a_page_that_is_open_to_read_only_has_no_way_to_add(chromium, read_only_server, at_rest):
    page = chromium.new_page()
    page.goto(f"{read_only_server.url}/add")
    at_rest(page)
    assert page.locator("input[type=file]").count() == 0
    assert page.get_by_role("link", name="Left out").count()
    assert page.get_by_role("link", name="Add articles").count() == 0
    page.close()


def test_the_demonstration_is_not_added_to(chromium, demonstration_server, at_rest):
    page = chromium.new_page()
    page.goto(f"{demonstration_server.url}/about")
    at_rest(page)
    assert page.get_by_role("link", name="Left out").count()
    assert page.get_by_role("link", name="Add articles").count() == 0
    page.close()


def test_a_file_that_another_page_sends_is_refused(server):
    request = urllib.request.Request(  # noqa: S310  our own server
        f"{server.url}/_stcore/upload_file/session/file",
        data=b"x",
        method="PUT",
        headers={"Origin": "http://evil"},
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=10)  # noqa: S310  our own server
    refused.value.close()
    assert refused.value.code == 403
