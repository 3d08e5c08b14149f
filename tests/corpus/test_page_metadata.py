"""What a page says of itself is read where it says it best: title, outlet, address and days."""

import json

import pytest
from lxml import html

from corpus.page_days import day_in, days_of_page
from corpus.page_metadata import metadata_of
from corpus.written_days import day_of


def page(head="", body=""):
    return html.document_fromstring(f"<!doctype html><html><head>{head}</head><body>{body}<p>x</p></body></html>")


def ld(*nodes):
    return "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)


def days(head="", body=""):
    tree = page(head, body)
    return [(told.where, str(day_of(told.words))) for told in days_of_page(tree, metadata_of(tree))]


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Road to Barda opens",
    "datePublished": "2020-10-18T10:00:00+04:00",
}
OTHER = {"@type": "NewsArticle", "headline": "Market of Goris opens", "datePublished": "2019-01-01"}
HEADING = "<h1>Road to Barda opens</h1>"

TITLES = [
    ("<title>Road to Barda opens | The River Post</title>", "", "Road to Barda opens", "The River Post"),
    ("<title>Road to Barda opens - World - Courier</title>", HEADING, "Road to Barda opens", "Courier"),
    ("<title>The River Post: Road to Barda opens</title>", HEADING, "Road to Barda opens", "The River Post"),
    ('<meta property="og:site_name" content="Courier"><title>Road to Barda opens, Courier</title>', "",
     "Road to Barda opens", "Courier"),
    ('<meta property="og:title" content="Road to Barda &amp; Kapan">', "", "Road to Barda & Kapan", ""),
    ("<title>Road to Barda opens</title>", "<h1>Courier</h1><h2>Road to Barda opens</h2>",
     "Road to Barda opens", ""),
    (ld(ARTICLE | {"publisher": {"name": "Courier"}}), "", "Road to Barda opens", "Courier"),
    ('<meta name="publisher" content="desk@courier.example">', "", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("head", "body", "title", "source"), TITLES)
def test_titles_are_without_the_outlet_which_is_told_beside_them(head, body, title, source):
    told = metadata_of(page(head, body))
    assert (told.title, told.source) == (title, source)


def test_the_articles_own_record_is_the_one_with_its_headline():
    assert days(ld(OTHER, ARTICLE), HEADING) == [("JSON-LD datePublished", "2020-10-18")]
    assert days(ld({"@graph": [{"@type": "WebSite"}, OTHER, ARTICLE]}), HEADING)[0][1] == "2020-10-18"
    assert days(ld([OTHER]), HEADING)[0][1] == "2019-01-01"


@pytest.mark.parametrize(
    "script",
    [
        "{",
        '{"@type": "NewsArticle", "datePublished": 7}',
        "[" * 100_000,
        '{"@type": ["a"], "headline": {}}',
        "[[[]]]",
        "7",
    ],
)
def test_records_that_are_none_are_passed_over(script):
    tree = page(f'<script type="application/ld+json">{script}</script><title>Road to Barda</title>')
    assert metadata_of(tree).title == "Road to Barda"


def test_an_address_is_that_which_the_page_calls_its_own():
    link = '<link rel="canonical" href="https://paper.example/a">'
    assert metadata_of(page(link)).url == "https://paper.example/a"
    assert (
        metadata_of(page('<meta property="og:url" content="https://paper.example/b">')).url
        == "https://paper.example/b"
    )


DAYS = [
    ('<meta property="article:published_time" content="2020-10-18T23:59:00Z">', "", "article:published_time"),
    ('<meta name="DC.date.issued" content="2020-10-18">', "", "dc.date.issued"),
    ("", '<meta itemprop="datePublished" content="2020-10-18">', "datepublished"),
    ("", '<div><time itemprop="datePublished" datetime="2020-10-18">now</time></div>', "itemprop datePublished"),
    (
        "",
        '<time class="entry-date published updated" datetime="2020-10-18">x</time>',
        "time entry-date published updated",
    ),
    ("", '<abbr class="published" title="2020-10-18T10:00">10:00</abbr>', "abbr published"),
    (
        "",
        HEADING + "<div><span>World</span> <span>18 October 2020 10:00 (UTC+04:00)</span></div>",
        "below the title",
    ),
    ("", HEADING + "<dl><dt>Published</dt><dd>18 October 2020</dd></dl>", "below the title"),
    ("", "<h2>Sunday, October 18, 2020</h2>" + HEADING, "above the title"),
    ("", HEADING + "<p>By Anna Morel | Courier | Oct. 18, 2020</p>", "below the title"),
    ("", "<h1>Quite another heading</h1><p>18.10.2020</p>", "below the title"),
    ("", "<ul><li><b>Date</b> 18.10.2020</li></ul>", "behind a label"),
    ("", "<p>Some words of the article.</p><div>PUBLISHED ON 18 October 2020</div>", "behind a label"),
    ("", "<dl><dt>First published:</dt><dd>18 October 2020</dd></dl>", "behind a label"),
    ('<meta name="created" content="2020-10-18">', "", "created"),
]


@pytest.mark.parametrize(("head", "body", "where"), DAYS)
def test_the_day_of_publication_is_found_and_where_it_stands(head, body, where):
    title = "<title>Road to Barda opens</title>"
    assert days(title + head, body) == [(where, "2020-10-18")]


def test_each_day_of_a_page_is_kept_once_with_its_surest_place():
    fields = '<meta property="article:published_time" content="2020-10-18"><meta name="date" content="2020-10-20">'
    shown = HEADING + "<p>20 October 2020</p>"
    assert days(ld(ARTICLE) + fields, shown) == [("JSON-LD datePublished", "2020-10-18"), ("date", "2020-10-20")]


def test_a_title_may_end_with_the_day():
    ending = "<title>Road to Barda opens | World | Courier | 18.10.2020</title>"
    assert days(ending) == [("the page's title", "2020-10-18")]
    assert days("<title>Road to Barda opens in 2020 | It was said on 18.10.2020 in Goris</title>") == []
    assert days("<title>18.10.2020</title>") == []


def test_the_day_on_which_a_page_was_made_is_less_sure_than_one_that_it_shows():
    made = '<title>Road to Barda opens</title><meta name="dateCreated" content="2023-05-07T17:00:52+02:00">'
    assert days(made, HEADING + "<p>18.10.2020, 19:16</p>") == [
        ("below the title", "2020-10-18"),
        ("datecreated", "2023-05-07"),
    ]


def test_a_label_speaks_of_what_stands_right_behind_it():
    nothing = "<p>Some words of the article.</p>"
    assert days("", nothing + "<b>Date</b><p>It was fixed later.</p><p>18 October 2020</p>") == []
    assert days("", nothing + "<b>Updated on</b> 18 October 2020") == []
    assert days("", nothing + "<script>Published 18 October 2020</script>") == []


NO_DAYS = [
    "<p>Updated 19 October 2020</p>",
    '<p class="modified">19 October 2020</p>',
    "<p>The bridge over the river was last repaired on 19 October 2015</p>",
    "<footer>19 October 2020</footer>",
    "<p>" + "word " * 30 + "19 October 2020</p>",
    "<div>" + "<i>x</i>" * 100 + "<p>19 October 2020</p></div>",
]


@pytest.mark.parametrize("body", NO_DAYS)
def test_a_day_of_a_change_or_of_the_news_is_none_of_publication(body):
    assert days("<title>Road to Barda opens</title>", HEADING + body) == []


def test_days_of_later_changes_are_told_apart():
    tree = page('<meta property="article:modified_time" content="2021-01-02">')
    told = metadata_of(tree)
    assert (told.days, [one.words for one in told.later_days]) == ((), ["2021-01-02"])


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("18 October 2020, 14:05", "18 October 2020, 14:05"),
        ("14:05, 18.10.2020", "18.10.2020"),
        ("Published on Oct 18, 2020", "Oct 18, 2020"),
        ("Nobody was hurt when it fell on 18 October 2020", ""),
        ("2,299 views", ""),
        ("1" * 110, ""),
        ("1 " * 50, ""),
        ("", ""),
    ],
)
def test_a_short_line_names_a_day_and_little_else(line, found):
    assert day_in(line) == found
