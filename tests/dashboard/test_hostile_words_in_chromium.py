"""Articles that mean harm, and stores that are not as they should be: words stay words, and the page says so."""

from __future__ import annotations

import shutil

import pytest

pytestmark = pytest.mark.browser

HOSTILE = (
    "<script>window.hurt='script'</script>",
    "<img src=x onerror=\"window.hurt='image'\">",
    "{{7*7}} {% raw %} ${7*7} #{7*7}",
    "[link](javascript:alert(1)) ![image](https://elsewhere.example/x.png) **bold** :material/home:",
    "\u202eright to left\u202c and \u2066isolated",
    "`${window.hurt='literal'}` ' \" --> ]]> &lt;b&gt; &amp;",
    "<svg onload=\"window.hurt='svg'\"><iframe srcdoc=\"<script>parent.hurt='frame'</script>\">",
    "<style>* { display: none !important }</style><base href='https://elsewhere.example/'>",
)


@pytest.fixture(scope="module")
def hostile_server(page_folder, fresh_corpus, make_hostile_place, serve):
    corpus = fresh_corpus()
    for number, words in enumerate(HOSTILE):
        corpus.add(
            place=make_hostile_place(words, number),
            lead=words,
            sentence=f"{words} end of the sentence on Sunday.",
            after=words,
            title=words * (200 if number == 0 else 1),
            source=words,
            url=f"javascript:alert({number})" if number % 2 else words,
            claimed_by=words,
            accused=words,
        )
    corpus.add(day=None, sentence=HOSTILE[0], title=HOSTILE[1])
    corpus.add(place=None, sentence=HOSTILE[1], title=HOSTILE[6])
    with serve(corpus.write(page_folder / "hostile.sqlite"), page_folder) as server:
        yield server


def test_hostile_words_are_shown_as_words_in_every_view(chromium, hostile_server, open_reader):
    reader = open_reader(chromium, hostile_server.url)
    page = reader.page
    for number, words in enumerate(HOSTILE):
        reader.map("d.pick(a)", number)
        page.wait_for_function(
            "(n) => new URLSearchParams(location.search).get('place') === 'test:hostile-' + n", arg=number
        )
        marked = page.locator(".dl-incident mark").first
        marked.wait_for()
        page.wait_for_function(
            "(words) => document.querySelector('.dl-incident mark').textContent.includes(words)",
            arg=f"{words} end of the sentence",
        )
    for tab in ("Table", "Without a day (1)", "Without a place (1)", "About this map"):
        page.get_by_role("tab", name=tab).click()
        page.wait_for_timeout(150)
    assert "49 " not in page.inner_text("body")
    assert page.evaluate("window.hurt") is None
    assert reader.frame.evaluate("window.hurt") is None
    assert reader.errors == []
    assert page.locator("a[href^='javascript']").count() == 0
    assert not [url for url in reader.requests if "elsewhere" in url]


def test_hostile_names_are_words_on_the_map_too(chromium, hostile_server, open_reader):
    reader = open_reader(chromium, hostile_server.url)
    place = reader.frame.locator(".dl-place")
    place.focus()
    for _ in HOSTILE:
        place.press("ArrowRight")
        assert "1 incident" in place.get_attribute("aria-label")
    reader.map("d._hover({containerPoint: L.point(...d._canvas.anchor(1))})")
    assert HOSTILE[1] in reader.frame.locator(".dl-tip").text_content()
    assert reader.frame.locator(".dl-tip *").count() == 0
    assert reader.frame.evaluate("window.hurt") is None
    assert reader.errors == []


@pytest.mark.parametrize(
    "place", ["<script>window.hurt=1</script>", "{{7*7}}", "nowhere", "\"'><img src=x onerror=hurt=1>"]
)
def test_a_hostile_address_opens_the_map_all_the_same(chromium, hostile_server, open_reader, place):
    reader = open_reader(
        chromium, f"{hostile_server.url}/?place={place}&kinds=battles,{place}&from={place}&data={place}"
    )
    assert reader.page.evaluate("window.hurt") is None
    assert reader.errors == []
    assert not reader.page.locator("[data-testid=stException]").count()


def shown(chromium, url):
    page = chromium.new_page()
    try:
        page.goto(url)
        page.locator("[data-testid=stAlert]").first.wait_for(timeout=20_000)
        page.wait_for_timeout(300)
        return page.inner_text("body")
    finally:
        page.close()


def test_a_missing_store_says_how_to_make_one(chromium, page_folder, serve):
    with serve(page_folder / "absent.sqlite", page_folder) as server:
        words = shown(chromium, server.url)
    assert "There is no store at" in words
    assert "dateline ingest" in words
    assert "Traceback" not in words


@pytest.mark.parametrize("content", [b"not a database", b"", b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_broken_store_says_so_without_a_traceback(chromium, page_folder, serve, content):
    path = page_folder / f"broken-{len(content)}.sqlite"
    path.write_bytes(content)
    with serve(path, page_folder) as server:
        words = shown(chromium, server.url)
    assert "The map cannot be shown." in words
    assert str(path.name) in words
    assert "Traceback" not in words


def test_an_empty_store_shows_an_empty_map_and_says_what_to_do(chromium, page_folder, fresh_corpus, serve):
    with serve(fresh_corpus().write(page_folder / "empty.sqlite"), page_folder) as server:
        words = shown(chromium, server.url)
    assert "There is nothing in the store yet" in words
    assert "dateline ingest" in words


def test_two_readers_do_not_see_each_others_choices(chromium, hostile_server, open_reader):
    one = open_reader(chromium, hostile_server.url)
    two = open_reader(chromium, hostile_server.url)
    one.map("d.pick(0)")
    one.page.locator(".dl-incident mark").first.wait_for()
    two.page.wait_for_timeout(500)
    assert two.page.locator(".dl-incident mark").count() == 0


def test_where_the_columns_do_not_come_the_table_stays_and_the_map_says_so(
    chromium, ordinary_server, open_page_without_columns
):
    page = open_page_without_columns(chromium, ordinary_server.url)
    page.frame_locator("iframe").get_by_text("The map's data could not be loaded").wait_for(timeout=20_000)
    assert page.get_by_role("table").first.locator("tbody tr").count() > 10


def test_new_data_in_the_store_is_shown_on_the_next_look(chromium, page_folder, fresh_corpus, serve, open_reader):
    first, second = fresh_corpus(), fresh_corpus()
    first.add()
    path = first.write(page_folder / "grows.sqlite")
    with serve(path, page_folder) as server:
        assert open_reader(chromium, server.url).counted() == 1
        second.add()
        second.add(title="One more")
        copy = second.write(page_folder / "grown.sqlite")
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        shutil.move(copy, path)
        assert open_reader(chromium, server.url).counted() == 2
