"""The pages of articles and of what is left out in a real browser: links within them, by mouse and by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geodata.place import Mention, Place, PlaceKind, Toponym, ToponymUse

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(serve, fresh_corpus, tmp_path_factory):
    corpus = fresh_corpus()
    corpus.add(
        after="Nobody had said by evening where it came from.\n\n" + "And so on.\n\n" * 300 + "Ganja slept."
    )
    corpus.add(day=None, sentence="A lamp went out.", title="Without a day")
    told = corpus.readings[0]
    start = told.article.text.index("Ganja")
    place = Place(place_id="dl:ganja", name="Ganja", lat=40.7, lon=46.4, kind=PlaceKind.SETTLEMENT)
    toponym = Toponym(start=start, end=start + 5, text="Ganja", use=ToponymUse.LITERAL)
    corpus.readings[0] = replace(told, mentions=(Mention(toponym=toponym, place=place, score=0.9),))
    folder = tmp_path_factory.mktemp("articles")
    with serve(corpus.write(folder / "store.sqlite"), folder) as server:
        yield server


@pytest.fixture
def page(chromium):
    page = chromium.new_page(viewport={"width": 1200, "height": 800})
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    yield page
    assert not page.faults
    page.close()


IN_VIEW = """id => {
  const { bottom, top } = document.getElementById(id).getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}"""


def is_in_view(page, selector):
    box = page.locator(selector).bounding_box()
    return box is not None and 0 < box["y"] < 800


def test_the_page_goes_to_the_sentence_of_the_report_that_it_is_opened_at(server, page):
    page.goto(f"{server.url}/article?id=article-00000&report=report-00000")
    page.wait_for_selector("#dl-chosen")
    page.wait_for_function("document.activeElement.id === 'dl-chosen'")
    page.wait_for_function(IN_VIEW, arg="dl-chosen")


def test_the_page_stays_at_the_sentence_while_it_is_still_laid_out(server, page):
    page.goto(f"{server.url}/article?id=article-00000&report=report-00000")
    page.wait_for_function("document.activeElement && document.activeElement.id === 'dl-chosen'")
    page.evaluate(
        "document.getElementById('dl-chosen').before(Object.assign(document.createElement('p'), "
        "{style: 'height: 3000px'}))"
    )
    page.wait_for_function(IN_VIEW, arg="dl-chosen")


def test_the_page_is_the_readers_once_he_moves(server, page):
    page.goto(f"{server.url}/article?id=article-00000&report=report-00000")
    page.wait_for_function("document.activeElement && document.activeElement.id === 'dl-chosen'")
    page.mouse.move(600, 400)
    page.mouse.wheel(0, 3000)
    page.wait_for_function("document.getElementById('dl-chosen').getBoundingClientRect().bottom < 0")
    page.wait_for_timeout(300)
    assert not is_in_view(page, "#dl-chosen")


def test_a_mark_leads_to_its_row_and_the_row_back_by_keyboard(server, page):
    page.goto(f"{server.url}/article?id=article-00000")
    page.locator(".dl-to-row").wait_for()
    assert not is_in_view(page, ".dl-to-row")
    page.locator(".dl-to-row").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'dl-place-1'")
    page.wait_for_function(IN_VIEW, arg="dl-place-1")
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash === '#dl-place-1-text'")
    page.wait_for_function(IN_VIEW, arg="dl-place-1-text")
    assert len(page.context.pages) == 1


def test_from_the_list_to_an_article_to_the_map_and_back(server, page):
    page.goto(f"{server.url}/article?search=lamp&from=2020-10-01")
    page.get_by_text("1 article found.").wait_for()
    page.get_by_role("link", name="Without a day").click()
    page.locator("article.dl-words").wait_for()
    assert "from=2020-10-01" in page.url
    page.go_back()
    page.get_by_text("1 article found.").wait_for()
    assert "search=lamp" in page.url


def test_the_reports_of_an_article_lead_to_the_map_at_their_place(server, page):
    page.goto(f"{server.url}/article?id=article-00000")
    page.get_by_role("link", name="its incident").click()
    page.get_by_role("heading", name="Ganja", exact=True).wait_for()
    assert "place=test%3Aganja" in page.url


@pytest.mark.parametrize("address", ["article", "article?id=article-00000&report=report-00000", "left-out"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_pages(address, scheme, server, chromium):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    page = chromium.new_page(viewport={"width": 390, "height": 844}, color_scheme=scheme)
    page.goto(f"{server.url}/{address}")
    page.locator("table, .dl-report").first.wait_for()
    assert axe.Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.close()
