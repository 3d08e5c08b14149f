"""The page of articles, run as the page runs it: a list to search and to turn, and one article by its number."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.article_list import ARTICLES_A_PAGE, articles_table
from dashboard.evidence import article_address
from dashboard.language import language_of
from dashboard.selection import Selection

ENGLISH = language_of("en")


def _page(opened, chosen, code):
    import streamlit  # noqa: PLC0415  what runs here is cut out of this file

    from dashboard.article_page import show_article  # noqa: PLC0415
    from dashboard.language import language_of  # noqa: PLC0415

    streamlit.session_state.setdefault("choice", chosen)
    show_article(opened, language_of(code))


def page_of(opened, query=(), code="en"):
    app = AppTest.from_function(_page, args=(opened, Selection(language=code), code), default_timeout=20)
    for name, value in dict(query).items():
        app.query_params[name] = value
    return run(app)


def run(app):
    app.run()
    assert not app.exception, app.exception
    return app


def html_of(app):
    return "\n".join(each.proto.body for each in app.main if getattr(each.proto, "body", ""))


def texts_of(app):
    return [each.value for each in app.text]


@pytest.fixture
def many(corpus):
    for number in range(ARTICLES_A_PAGE + 12):
        corpus.add(title=f"Title {number}", source="Odd" if number % 2 else "Even", day=date(2020, 1, 1))
    corpus.add(title="<b>No day", day=None, source="Odd", lead="A heron stood by.")
    return corpus


def test_without_a_number_the_page_lists_articles_and_turns_pages(many, opened_of):
    app = page_of(opened_of(many))
    assert texts_of(app) == ["63 articles found."]
    html = html_of(app)
    assert html.count('href="article?id=') == ARTICLES_A_PAGE
    app.number_input[0].set_value(2)
    run(app)
    html = html_of(app)
    assert html.count('href="article?id=') == 13
    assert "day unknown" in html
    assert "&lt;b&gt;No day" in html
    assert app.query_params["page"] == "2"


def test_articles_are_found_by_words_and_by_source_and_the_address_says_so(many, opened_of):
    app = page_of(opened_of(many))
    app.text_input[0].set_value('heron "')
    run(app)
    assert texts_of(app) == ["1 article found."]
    assert app.query_params["search"] == 'heron "'
    app.text_input[0].set_value("")
    run(app)
    app.selectbox[0].set_value("Even")
    run(app)
    assert texts_of(app) == ["31 articles found."]
    assert app.query_params["outlet"] == "Even"
    app.text_input[0].set_value("NEAR(<script>")
    run(app)
    assert texts_of(app) == ["0 articles found."]


def test_an_address_brings_back_what_was_searched_for(many, opened_of):
    opened = opened_of(many)
    assert texts_of(page_of(opened, {"search": "heron"})) == ["1 article found."]
    assert texts_of(page_of(opened, {"outlet": "Nobody <b>"})) == ["0 articles found."]
    assert html_of(page_of(opened, {"page": "2"})).count("article?id=") == 13
    for page in ("0", "3", "-1", "x", "9" * 30, "²"):
        assert html_of(page_of(opened, {"page": page})).count("article?id=") == ARTICLES_A_PAGE


def test_another_search_begins_at_its_first_page(many, opened_of):
    app = page_of(opened_of(many), {"page": "2"})
    app.text_input[0].set_value("title")
    run(app)
    assert "page" not in app.query_params


def test_an_articles_number_opens_it_at_its_report(many, opened_of):
    app = page_of(opened_of(many), {"id": "article-00003", "report": "report-00003", "from": "2020-01-01"})
    html = html_of(app)
    assert "Title 3" in html
    assert 'id="dl-chosen"' in html
    assert app.query_params["report"] == "report-00003"
    assert app.title[0].value == "Article"


def test_an_unknown_number_is_said_plainly(many, opened_of):
    app = page_of(opened_of(many), {"id": "<script>", "report": "x" * 5000})
    assert "The store has no article of this number" in texts_of(app)[0]
    assert "script" not in html_of(app)


def test_an_untitled_article_is_listed_by_how_it_begins(corpus, opened_of):
    corpus.add(title="", lead="A heron <i> stood by.")
    (line,) = opened_of(corpus).library.store.account.articles(limit=1)
    html = articles_table("Articles", [line], ENGLISH, "lang=ru")
    assert "A heron &lt;i&gt; stood by." in html
    assert 'href="article?id=article-00000&amp;lang=ru"' in html


def test_an_address_of_an_article_is_escaped_as_an_address():
    assert article_address("a&b=c #", "r/1", "lang=hy") == "article?id=a%26b%3Dc+%23&report=r%2F1&lang=hy"
