"""What would be read out of an article, before anything is stored."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.ingestion import Reader
from corpus.intake import Told, take_in
from corpus.raw_article import RawArticle
from corpus.records import Rejected
from dashboard.article_reader import article_reader
from dashboard.article_view import CHARACTERS_SHOWN
from dashboard.language import language_of
from dashboard.place_names import PlaceNames
from dashboard.preview import MOST_REPORTS, preview_html, preview_of

ENGLISH = language_of("en")
TEXT = (
    "Two people were killed on Sunday when shells fell on Terter, the prosecutor said.\n\nMoscow called for talks."
)


@pytest.fixture(scope="module")
def reader(world):
    return article_reader(world)


@pytest.fixture(scope="module")
def names(world):
    return PlaceNames(world)


def article_of(text, published=None, **fields):
    return take_in(RawArticle(text=text, origin="pasted text", **fields), Told(published=published))


def html_of(article, reader, names, language=ENGLISH):
    return preview_html(preview_of(article, reader), language, names)


def test_the_sentence_its_place_and_its_figures_are_shown_and_that_it_would_be_a_dot(reader, names):
    html = html_of(article_of(TEXT, date(2020, 10, 5)), reader, names)
    assert html.count("it would stand there") == 2  # in the table, and above the report
    assert "<mark>Two people were killed" in html
    assert "4 October 2020" in html
    assert "the prosecutor" in html
    assert "who governs or speaks there" in html
    assert "article?id=" not in html  # there is no such page yet


def test_without_a_day_it_is_said_why_it_would_be_no_dot(reader, names):
    html = html_of(article_of(TEXT), reader, names)
    assert "it would stand there" not in html
    assert html.count("not on it") == 2
    assert "Without a day" in html
    assert "day of publication" in html


def test_what_only_may_happen_stands_there_where_such_reports_are_shown(reader, names):
    html = html_of(
        article_of("Residents feared that Barda would be shelled on Monday.", date(2020, 10, 5)), reader, names
    )
    assert "it would, where reports of this status are shown" in html


def test_of_a_long_article_as_much_is_read_as_is_shown(reader, names):
    article = article_of(
        "\n\n".join(f"Shells fell on Terter on {n % 28 + 1} May {1990 + n}." for n in range(3_000))
    )
    preview = preview_of(article, reader)
    assert len(preview.reading.article.text) <= CHARACTERS_SHOWN
    assert article.text.startswith(preview.reading.article.text)
    assert not preview.is_whole
    html = preview_html(preview, ENGLISH, names)
    assert "Storing reads all." in html
    assert html.count('class="dl-incident"') == MOST_REPORTS


def test_one_line_without_a_blank_is_cut_too(reader):
    article = article_of("Shells" + "a" * 200_000)
    assert len(preview_of(article, reader).reading.article.text) == CHARACTERS_SHOWN


def test_a_text_of_which_nothing_is_read_is_shown_all_the_same(reader, names):
    html = html_of(article_of("A heron stood by the water."), reader, names)
    assert "A heron stood by the water." in html
    assert "No report was read from it." in html
    assert "Each report with its sentence" not in html


def test_nothing_of_an_article_becomes_markup(reader, names):
    text = "<script>alert(1)</script> Shells fell on Terter <img src=x onerror=alert(1)> on Sunday, “<b>” said."
    html = html_of(article_of(text, date(2020, 10, 5), title="<i>Shells fall on town</i>"), reader, names)
    for tag in ("<script", "<img", "<i>", "<b>“"):
        assert tag not in html


def test_a_text_over_which_a_stage_stumbles_costs_itself_only():
    def read(article):
        raise LookupError(article.origin)

    refused = preview_of(article_of(TEXT), Reader(read=read, made_by="test"))
    assert isinstance(refused, Rejected)
    assert "LookupError" in refused.reason


@pytest.mark.parametrize("code", ["hy", "az", "ru"])
def test_the_same_in_other_languages(reader, names, code):
    html = html_of(article_of(TEXT, date(2020, 10, 5)), reader, names, language_of(code))
    assert "it would stand there" not in html
    assert "Two people were killed" in html
