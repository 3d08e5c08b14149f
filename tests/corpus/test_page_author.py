"""Who wrote a page's article is told by its metadata or by a byline that is marked as one, and by nothing else."""

import json
from datetime import date
from time import process_time

import pytest
from lxml import html

from corpus.documents import Document
from corpus.page_metadata import metadata_of
from corpus.reading_html import read_html

MOST_SECONDS = 5
"""Of the processor, for pages that take half a second on a quiet machine."""

TITLE = "Road between Terter and Barda reopens"
HEADING = f"<h1>{TITLE}</h1>"
BODY = (
    "The road between Terter and Barda reopened on Sunday morning, the regional council said in a statement.",
    "Buses ran again by noon, and the market of Barda was full of people who had waited for a week.",
    "Nobody was hurt on the road, residents told reporters, although the bridge needs to be repaired soon.",
)


def page(head="", body=""):
    title = f"<title>{TITLE} | The River Post</title>"
    return f"<!doctype html><html><head>{title}{head}</head><body>{body}<p>x</p></body></html>"


def author(head="", body=""):
    return metadata_of(html.document_fromstring(page(head, body))).author


def record(told, *others):
    article = {"@type": "NewsArticle", "headline": TITLE, "author": told}
    graph = json.dumps({"@graph": [article, *others]})
    return f'<script type="application/ld+json">{graph}</script>'


def meta(name, *contents):
    return "".join(f'<meta name="{name}" content="{content}">' for content in contents)


PERSON = {"@type": "Person", "@id": "#anna", "name": "Anna Morel"}
RECORDS = [
    ("Anna Morel", (), "Anna Morel"),
    ({"@type": "Person", "name": "By Anna Morel"}, (), "Anna Morel"),
    ([{"name": "Anna Morel"}, "Peter Lind", {"name": ["Mary Holt"]}], (), "Anna Morel, Peter Lind, Mary Holt"),
    ({"@id": "#anna"}, (PERSON,), "Anna Morel"),
    ([{"@id": "#nobody"}, {"@id": "#anna"}], (PERSON,), "Anna Morel"),
    ({"name": "Reuters", "@type": "Organization"}, (), "Reuters"),
    ({"name": "The River Post"}, (), ""),
    ({"@id": ["#anna"]}, (PERSON,), ""),
    ("https://river.example/by/anna", (), ""),
    ({"name": 7}, (), ""),
    (None, (), ""),
]


@pytest.mark.parametrize(("told", "others", "names"), RECORDS)
def test_the_record_names_all_its_authors(told, others, names):
    assert author(record(told, *others)) == names


FIELDS = [
    (meta("author", "Anna Morel"), "Anna Morel"),
    (meta("DC.creator", "Anna Morel", "Peter Lind"), "Anna Morel, Peter Lind"),
    (meta("citation_author", "Morel; Lind"), "Morel, Lind"),
    (meta("article:author", "https://facebook.com/anna") + meta("byl", "By Anna Morel"), "Anna Morel"),
    (meta("author", "admin") + meta("parsely-author", "Anna Morel"), "Anna Morel"),
    (meta("twitter:creator", "@annamorel"), ""),
    (meta("twitter:creator", "Anna Morel"), "Anna Morel"),
    (meta("author", "The River Post"), ""),
    (meta("keywords", "Anna Morel"), ""),
    (record("Peter Lind") + meta("author", "Anna Morel"), "Peter Lind"),
]


@pytest.mark.parametrize(("head", "names"), FIELDS)
def test_meta_fields_name_them_where_the_record_does_not(head, names):
    assert author(head) == names


BYLINES = [
    "<p class='byline'>By <a href='/by/anna'>Anna Morel</a> in Terter</p>",
    "<p class='ArticleByline__x1'>By Anna Morel | 12 May 2020</p>",
    "<div><a rel='author' href='/x'>Anna Morel</a></div>",
    "<div itemprop='author'><img><span itemprop='name'>Anna Morel</span><p>Correspondent in Terter</p></div>",
    "<span class='post-author'>Posted by <b>Anna Morel</b></span>",
    "<p>By Anna Morel</p>",
    "<p>By <b>Anna Morel</b></p>",
    "<div class='author-box'><p>Peter Lind lives in Barda</p></div><p class='author'>Anna Morel</p>",
]


@pytest.mark.parametrize("byline", BYLINES)
def test_a_byline_near_the_title_names_them_where_the_metadata_do_not(byline):
    assert author("", HEADING + byline) == "Anna Morel"
    assert author("", byline + HEADING) == "Anna Morel"
    assert author(meta("author", "Peter Lind"), HEADING + byline) == "Peter Lind"


def test_several_authors_of_a_byline_are_named():
    links = "<a href='/author/anna'>Anna Morel</a> and <a href='/author/peter'>Peter Lind</a>"
    assert author("", f"{HEADING}<p class='byline'>By {links}</p>") == "Anna Morel, Peter Lind"


NONE = [
    "<p>By Monday evening the road was open again.</p>",
    "<p>By the river</p>",
    "<p>Anna Morel</p>",
    "<p class='author-bio'>Anna Morel</p>",
    f"<p class='author'>Anna Morel {'of the roads ' * 9}</p>",
    "<p class='byline'>By admin</p>",
    "<aside class='author'>Anna Morel</aside>",
    "<div class='comments'><span class='author'>Anna Morel</span></div>",
    "<div class='teaser'><h2>Market opens</h2><span class='byline'>Anna Morel</span></div>",
    "<article><h2>Market opens</h2><p>By Anna Morel</p></article>",
    "<div class='comments'>" + "<i></i>" * 80 + "<span class='author'>Anna Morel</span></div>",
    "<aside>" + "<i></i>" * 80 + "<span class='author'>Anna Morel</span></aside>",
    "<i></i>" * 80 + "<b class='author'>Anna Morel</b><b class='author'>Peter Lind</b>",
]


@pytest.mark.parametrize("body", NONE)
def test_what_is_no_byline_of_the_article_names_nobody(body):
    assert author("", HEADING + body) == ""


def test_far_from_the_title_a_byline_counts_where_it_is_the_only_one():
    far = "<i></i>" * 80
    assert author("", f"{HEADING}{far}<p>Posted by <span rel='author'>Anna Morel</span></p>") == "Anna Morel"
    twice = "<b class='author'>Anna Morel</b><b class='author'>Anna Morel</b>"
    assert author("", HEADING + far + twice) == "Anna Morel"
    widget = f"<div class='widget Blog'>{HEADING}{far}<p class='post-author'>Posted by <b>Anna Morel</b></p></div>"
    assert author("", widget) == "Anna Morel"


LINES = [
    "Anna Morel",
    "Peter Lind",
    "By Anna Morel and Peter Lind",
    "Anna Morel, Peter Lind",
    "Anna Morel, The River Post",
]


@pytest.mark.parametrize("line", LINES)
def test_lines_that_are_names_of_the_authors_are_no_text(line):
    told = record([{"name": "Anna Morel"}, {"name": "Peter Lind"}])
    paragraphs = "".join(f"<p>{one}</p>" for one in (line, *BODY))
    found = read(told, f"<main><article>{HEADING}{paragraphs}</article></main>")
    assert found.text == "\n\n".join(BODY)
    assert found.author == "Anna Morel, Peter Lind"


def test_a_sentence_that_begins_with_an_authors_name_stays():
    told = "Anna Morel and Peter Lind walked the road on Sunday, and it was open to all who came."
    paragraphs = "".join(f"<p>{one}</p>" for one in (told, *BODY))
    found = read(record(["Anna Morel", "Peter Lind"]), f"<main><article>{HEADING}{paragraphs}</article></main>")
    assert found.text == "\n\n".join((told, *BODY))


def read(head, body):
    content = f"<!doctype html><html><head><title>{TITLE} | The River Post</title>{head}</head><body>{body}</body>"
    return read_html(Document(content=content.encode(), origin="a.html", name="a.html"), date(2024, 1, 1))


HOSTILE = {
    "marked elements in each other": "<div class='author'>" * 900 + "x" + "</div>" * 900,
    "bylines that hold the whole page": "<div class='author'>" * 60 + "<i></i>" * 150_000 + "</div>" * 60,
    "many marked elements": "<b class='byline author'>x y</b>" * 40_000,
    "many links in a byline": "<p class='byline'>" + "<a href='/by/a'>Anna Morel</a>" * 40_000 + "</p>",
    "a long class": f"<b class='{'aA-' * 100_000}author'>Anna</b>",
    "a long name": f"<b class='author'>{'By ' * 100_000}</b>",
    "by and blanks": f"<p>By{' ' * 300_000}x</p>" * 3,
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_byline_takes_no_longer_than_others(body):
    tree = html.document_fromstring(page("", HEADING + "<i></i>" * 70 + body))
    near = html.document_fromstring(page("", HEADING + body))
    began = process_time()
    metadata_of(tree)
    metadata_of(near)
    assert process_time() - began < MOST_SECONDS


def test_hostile_metadata_take_no_longer_than_others():
    names = ", ".join(f"{letter}{other}c" for letter in "abcdefghijklmnopqrstuvwxyz" for other in "abcdefgh")
    head = meta("author", *[names] * 2_000) + record([[names] * 900, {"name": [names] * 900}])
    paragraphs = "".join(f"<p>{one}</p>" for one in BODY)
    began = process_time()
    found = read(head, f"<main><article>{HEADING}{paragraphs}</article></main>")
    assert process_time() - began < MOST_SECONDS
    assert found.text.startswith(BODY[0])
    assert len(found.author) <= 200
