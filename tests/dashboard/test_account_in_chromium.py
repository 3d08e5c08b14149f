"""The account of what was read and what was not, in a real browser: by keyboard, on narrow screens, as a file."""

import csv
import io
from pathlib import Path

import pytest

from corpus.records import Rejected
from corpus.runs import Run
from corpus.store import Store

pytestmark = pytest.mark.browser

ARMENIAN = "Կիրակի օրը քաղաքի վրա արկեր են ընկել։ " * 30
AXE_RUN = """async () => (await axe.run(document, { rules: { "target-size": { enabled: true } } })).violations.map(
  (each) => `${each.id}: ${each.nodes.map((node) => node.html).join(" ")}`
)"""


@pytest.fixture(scope="module")
def account_server(fresh_corpus, serve, tmp_path_factory):
    folder = tmp_path_factory.mktemp("account")
    corpus = fresh_corpus()
    corpus.add()
    path = corpus.write(folder / "account.sqlite")
    with Store.open(path, read_only=False) as store:
        run = store.begin_run("2024-02-01T09:30:00+00:00", "test", ["a folder with a very/long/path" * 9])
        store.note_run(Run(run_number=run, new=12, languages={"hy": 2}, reasons={"bad JSON": 1}, rejected=1))
        foreign = {"reason": "it is in Armenian", "code": "language", "text": ARMENIAN, "language": "hy"}
        things = [
            Rejected(origin=f"{n}/{'long' * 40}.html", url=f"https://example.org/{n}", **foreign) for n in "12"
        ]
        broken = Rejected(origin="b.jsonl:7", reason="it is not JSON", code="bad JSON", text='{"text": =1')
        store.add_rejected([*things, broken], run)
    with serve(path, folder) as running:
        yield running


@pytest.fixture
def account_page(chromium, account_server, at_rest):
    contexts = []

    def opened(**options):
        contexts.append(chromium.new_context(**options))
        page = contexts[-1].new_page()
        page.goto(f"{account_server.url}/left-out?list=rejected")
        page.locator(".dl-unread").wait_for()
        at_rest(page)
        return page

    yield opened
    for context in contexts:
        context.close()


def test_a_text_opens_and_closes_by_keyboard_alone(account_page):
    page = account_page()
    text = page.locator(".dl-unread-text").first
    assert not text.is_visible()
    page.locator(".dl-runs [tabindex='0']").focus()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
    page.keyboard.press("Enter")
    assert text.is_visible()
    assert text.inner_text().startswith("Կիրակի օրը քաղաքի վրա արկեր են ընկել։")
    page.keyboard.press("Enter")
    assert not text.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_with_all_texts_open_nothing_is_wider_than_the_window_and_axe_finds_nothing(account_page, width, scheme):
    axe = pytest.importorskip("axe_playwright_python", reason="axe is not installed")
    page = account_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    for each in page.locator(".dl-unread summary").all():
        each.click()
    page.evaluate(Path(axe.__file__).with_name("axe.min.js").read_text(encoding="utf-8"))
    page.wait_for_function("document.getAnimations().every((each) => each.playState !== 'running')")
    assert page.evaluate(AXE_RUN) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_what_is_chosen_is_what_is_shown_and_taken_away(account_page):
    page = account_page()
    page.get_by_role("combobox", name="Reason").click()
    page.get_by_role("option", name="another language (2)").click()
    page.locator(".dl-unread > li").nth(1).wait_for()
    page.wait_for_function("document.querySelectorAll('.dl-unread > li').length === 2")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Take this list as a CSV table").click()
    rows = list(csv.DictReader(io.StringIO(Path(taken.value.path()).read_text("utf-8-sig"), newline="")))
    assert [(row["code"], row["text"]) for row in rows] == [("language", ARMENIAN)] * 2


def test_the_page_asks_no_other_host_for_anything(account_server, chromium):
    context = chromium.new_context()
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{account_server.url}/left-out?list=rejected")
    page.locator(".dl-unread summary").first.click()
    context.close()
    assert asked
    assert all(url.startswith((account_server.url, "data:", "blob:")) for url in asked)
