"""The page of what the map leaves out: each list with its numbers, its reasons and a way to the whole article."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from corpus.records import EventType, Rejected, Status, SubEventType
from corpus.refusals import Refusal
from corpus.store import Store
from corpus.store_account import Lack
from dashboard.language import LANGUAGES, language_of
from dashboard.left_out_page import LINES_A_PAGE, REFUSAL_WORDS, lacking_html, refusal_words, rejected_html
from dashboard.place_names import PlaceNames
from dashboard.selection import Filters, Selection

ENGLISH = language_of("en")
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror="alert(1)">',
    "\u202e{{7*7}} ![b](https://example.org)",
)


def _page(opened, chosen):
    import streamlit  # noqa: PLC0415  what runs here is cut out of this file

    from dashboard.language import language_of  # noqa: PLC0415
    from dashboard.left_out_page import show_left_out  # noqa: PLC0415

    streamlit.session_state.setdefault("choice", chosen)
    show_left_out(opened, language_of(chosen.language))


def page_of(opened, query=(), chosen=None):
    app = AppTest.from_function(_page, args=(opened, chosen or Selection()), default_timeout=20)
    for name, value in dict(query).items():
        app.query_params[name] = value
    return run(app)


def run(app):
    app.run()
    assert not app.exception, app.exception
    return app


def html_of(app):
    return "\n".join(each.proto.body for each in app.main if getattr(each.proto, "body", ""))


def reject(opened, *things):
    with Store.create(opened.library.store.path) as store:
        store.add_rejected(things)


@pytest.fixture
def lacking(corpus):
    corpus.add()
    for number in range(LINES_A_PAGE + 7):
        corpus.add(day=None, sentence=f"Lamp {number} went out.", title=f"Title {number}")
    corpus.add(place=None, sentence="A heron fell <b>.")
    corpus.add(place=None, sub_event=SubEventType.TALKS, sentence="They talked.")
    corpus.add(place=None, status=Status.PLANNED, sentence="They will talk.")
    return corpus


def test_reports_without_a_day_come_first_a_page_at_a_time(lacking, opened_of):
    app = page_of(opened_of(lacking))
    assert app.radio[0].options == [
        "Reports without a day (107)",
        "Reports without a place (2)",
        "Articles without a day of publication (107)",
        "Not read (0)",
    ]
    assert html_of(app).count('class="dl-report"') == LINES_A_PAGE
    assert html_of(app).count("No day:") == LINES_A_PAGE
    app.number_input[0].set_value(2)
    assert html_of(run(app)).count('class="dl-report"') == 7
    assert app.query_params["page"] == "2"


def test_reports_without_a_place_say_why_show_their_sentence_and_lead_to_the_article(lacking, opened_of):
    app = page_of(opened_of(lacking), {"list": "place"})
    html = html_of(app)
    assert "No place:" in html
    assert "no place is named in the passage" in html
    assert "<mark>A heron fell &lt;b&gt;.</mark>" in html
    assert re.search(r'href="article\?id=article-\d+&amp;report=report-\d+', html)
    assert app.query_params["list"] == "place"


def test_only_what_is_chosen_on_the_map_is_listed(lacking, opened_of):
    opened = opened_of(lacking)
    talks = Filters(kinds=frozenset({EventType.STRATEGIC}))
    html = html_of(page_of(opened, {"list": "place"}, Selection(filters=talks)))
    assert "They talked." in html
    assert "heron" not in html
    planned = Filters(statuses=frozenset({Status.PLANNED}))
    assert "They will talk." in html_of(page_of(opened, {"list": "place"}, Selection(filters=planned)))


@pytest.mark.parametrize("nothing", [Filters(kinds=frozenset()), Filters(statuses=frozenset())])
def test_where_nothing_is_chosen_nothing_is_listed(nothing, lacking, opened_of):
    app = page_of(opened_of(lacking), {}, Selection(filters=nothing))
    assert app.radio[0].options[0] == "Reports without a day (0)"
    assert "dl-report" not in html_of(app)


def test_articles_without_a_day_have_links_to_their_pages(lacking, opened_of):
    app = page_of(opened_of(lacking), {"list": "articles"})
    assert html_of(app).count('href="article?id=') == LINES_A_PAGE
    app.number_input[0].set_value(2)
    assert html_of(run(app)).count('href="article?id=') == 7


def test_what_was_not_read_is_counted_by_reason_and_each_has_its_own(corpus, opened_of):
    corpus.add()
    opened = opened_of(corpus)
    reject(
        opened,
        *(Rejected(origin=f"{n}.txt", reason=f"it is empty, number {n}", code="empty") for n in range(3)),
        Rejected(origin="<b>.bin", reason="it is <i>no text", code="binary"),
        Rejected(origin="new.xyz", reason="who knows", code="a code of tomorrow"),
    )
    app = page_of(opened, {"list": "rejected"})
    assert app.selectbox[0].options == [
        "Every reason (5)", "empty (3)", "a code of tomorrow (1)", "no text but something else (1)",
    ]  # fmt: skip
    assert html_of(app).count("<tr>") == 6
    app.selectbox[0].set_value("binary")
    html = html_of(run(app))
    assert html.count("<tr>") == 2
    assert "&lt;b&gt;.bin" in html
    assert "it is &lt;i&gt;no text" in html


def test_a_store_that_leaves_nothing_out_says_so(corpus, opened_of):
    corpus.add()
    opened = opened_of(corpus)
    for name, words in (
        ("day", "0 reports of the kinds and statuses that are chosen on the map."),
        ("articles", "Every article has a day of publication."),
        ("rejected", "Everything that was given has been read."),
    ):
        app = page_of(opened, {"list": name})
        assert [each.value for each in app.text] == [words]


@pytest.mark.parametrize("name", ["", "nothing", "<script>", "day,place"])
def test_an_address_that_asks_for_no_such_list_gets_the_first(name, corpus, opened_of):
    corpus.add()
    assert page_of(opened_of(corpus), {"list": name}).query_params["list"] == "day"


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_lists_are_shown_in_every_language(code, lacking, opened_of):
    opened = opened_of(lacking)
    for name in ("day", "place", "articles", "rejected"):
        assert page_of(opened, {"list": name}, Selection(language=code)).query_params["list"] == name


def test_every_code_of_a_refusal_has_words():
    assert set(REFUSAL_WORDS) == set(Refusal)
    assert refusal_words("of another version", ENGLISH) == "of another version"


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_text_in_every_list(words, corpus):
    corpus.add(place=None, day=None, sentence=words, title=words, source=words, url=words)
    article, report = corpus.readings[0].article, corpus.readings[0].reports[0]
    report = replace(report, unplaced=words, undated=words)
    lines = (Rejected(origin=words, reason=words, code=words),)
    articles = {article.article_id: article}
    for html in (
        *(lacking_html(lack, (report,), articles, ENGLISH, PlaceNames(None)) for lack in Lack),
        rejected_html(lines, ENGLISH),
    ):
        assert not re.search(r"<(script|img)|href=\"(javascript|data)", html)
        assert html.count("<") == html.count(">")


def test_a_report_whose_article_is_gone_still_says_what_it_lacks(corpus):
    corpus.add(place=None)
    html = lacking_html(Lack.PLACE, corpus.readings[0].reports, {}, ENGLISH, PlaceNames(None))
    assert "no place is named in the passage" in html
    assert "no longer in the store" in html
