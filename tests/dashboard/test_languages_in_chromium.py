"""Every page in every language: no sentence of ours stays English, and browsers and screen readers are told."""

from __future__ import annotations

import re
from datetime import date

import pytest

from corpus.incident_tolls import RULE
from corpus.records import DayRange
from corpus.store import Store
from dashboard.about_page import RULE_WORDS
from dashboard.catalogs import english_of, read_catalog, translations_of
from dashboard.language import LANGUAGES, language_of

pytestmark = pytest.mark.browser

PAGES = {
    "map": "?place=dl:ganja",
    "window": "?mode=window&from=2020-10-01&to=2020-10-20&layer=groups",
    "nothing": "?kinds=riots&data=00000000deadbeef",
    "compare": "compare?by=periods",
    "articles": "article?",
    "article": "article?id=ARTICLE",
    "without a day": "left-out?list=day",
    "without a place": "left-out?list=place",
    "undated articles": "left-out?list=articles",
    "not read": "left-out?list=rejected",
    "about": "about?",
}
TEXTS = """() => {
  const NAMES = ["aria-label", "title", "placeholder", "aria-valuetext"];
  const others = "script, style, [lang=en], bdi, blockquote, .dl-words, [data-testid=stIconMaterial]";
  const ours = (each) => each && !each.closest(others);
  const shown = (each) => each.checkVisibility({ visibilityProperty: true });
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = new Set();
  while (walker.nextNode()) {
    const at = walker.currentNode.parentElement;
    if (ours(at) && shown(at)) found.add(walker.currentNode.textContent.replace(/\\s+/g, " ").trim());
  }
  for (const each of document.querySelectorAll(NAMES.map((name) => `[${name}]`).join())) {
    if (!ours(each) || !shown(each)) continue;
    for (const name of NAMES) found.add(each.getAttribute(name) || "");
  }
  return [...found].filter((words) => /[A-Za-z]{3}/.test(words));
}"""

STREAMLITS_OWN = re.compile(
    r"Skip to main content|Sidebar|(Collapse|Expand) sidebar|App pages|Choose (an option|date range)"
    r"|Open|Clear all|Decrement|Increment|(Remove|Help for) .*|.* (start|end) date"
    r"|\d\d – [A-Z][a-z]+"
)
"""Names of parts of Streamlit's own controls: 1.67 has them in English only, without a setting."""

NAMES = re.compile(
    r"Dateline|Natural Earth|GeoNames|Leaflet|ACLED|UCDP|TIMEX3|Who's On First|CSV|GeoJSON|GeoParquet|KML|HTML"
    r"|ZIP|PNG|CC BY|BSD|Clause|PATH…|dateline ingest|Azərbaycanca|English|Enter|Esc|\b[0-9a-f]{16}\b"
)
"""Proper names, words of the trade and digests that are written so in every language."""


@pytest.fixture(scope="module")
def article_id(demonstration):
    with Store.open(demonstration, read_only=True) as store:
        return min(store.articles())


@pytest.fixture(scope="module")
def places(demonstration):
    """Names of places as the store has them: a gazetteer need not know them in every language."""
    with Store.open(demonstration, read_only=True) as store:
        found = [each.place for each in store.incidents() if each.place]
    return {name for each in found for name in (each.name, each.second_name, each.country_name) if name}


@pytest.fixture(scope="module", params=LANGUAGES[1:])
def page_in(request, chromium, demonstration_server, article_id):
    """Opens pages in one language, one after the other in one window."""
    context = chromium.new_context(viewport={"width": 1400, "height": 950})
    page = context.new_page()

    def opened(name):
        address = PAGES[name].replace("ARTICLE", article_id)
        page.goto(f"{demonstration_server.url}/{address}&lang={request.param}")
        page.get_by_role("heading", level=1).wait_for()
        for number in range(2 if address.startswith("compare") else address.startswith("?")):
            frame = page.frame_locator("iframe").nth(number)
            frame.locator(f"html[data-dateline=ready][lang={request.param}]").wait_for(state="attached")
        page.wait_for_function("!document.querySelector('[data-test-script-state=running]')")
        page.wait_for_function("(code) => document.documentElement.lang === code", arg=request.param)
        for each in page.frames:
            each.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        return page

    opened.code = request.param
    yield opened
    context.close()


def texts(page):
    frames = [page.main_frame, *(each for each in page.frames if "streamlit_folium" in each.url)]
    return {words for frame in frames for words in frame.evaluate(TEXTS)}


def english_sentences(code):
    """Every sentence that the language says otherwise, as a pattern."""
    patterns = []
    for entry in read_catalog(code):
        for words in english_of(entry) if entry.id else ():
            literal = re.sub(r"\{\w+\}", "", words)
            if words not in translations_of(entry) and re.search(r"[A-Za-z]{3}", literal):
                patterns.append(re.sub(r"\\\{\w+\\\}", ".+", re.escape(words)))
    return re.compile("|".join(patterns))


@pytest.mark.parametrize("name", PAGES)
def test_no_sentence_of_ours_is_english(page_in, places, name):
    page = page_in(name)
    said = {each for each in texts(page) if each not in places and not STREAMLITS_OWN.fullmatch(each)}
    english = english_sentences(page_in.code)
    assert sorted(each for each in said if english.fullmatch(each)) == []
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == [page_in.code, "ltr"]
    for frame in page.frames:
        if "streamlit_folium" in frame.url:
            assert frame.evaluate("document.documentElement.lang") == page_in.code
    if page_in.code == "az":  # the letters of English and Azerbaijani are too much alike for what follows
        return
    known = re.compile("|".join(map(re.escape, sorted(places, key=len, reverse=True))))
    bare = {each: NAMES.sub("", known.sub("", each)) for each in said}
    assert sorted(each for each, rest in bare.items() if len(re.findall(r"[A-Za-z]{3,}", rest)) > 1) == []


def test_the_days_are_in_the_language(page_in):
    page = page_in("window")
    language = language_of(page_in.code)
    days = language.days(DayRange(first=date(2020, 10, 1), last=date(2020, 10, 20)))
    page.get_by_text(re.compile(re.escape(days))).first.wait_for()
    frame = next(each for each in page.frames if "streamlit_folium" in each.url)
    assert days in frame.locator(".dl-summary").inner_text()
    slider = frame.locator("input[type=range]")
    assert slider.get_attribute("aria-valuetext") == language.day(date(2020, 10, 20))


def test_the_rule_of_tolls_is_told_as_it_is_followed():
    assert RULE_WORDS == RULE
