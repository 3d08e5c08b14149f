"""What is around an article goes, what belongs to it stays, and paragraphs stay apart."""

from datetime import date
from time import process_time

import pytest

from corpus.documents import Document
from corpus.hostile_markup import MOST_ATTRIBUTES, MOST_BREAKS, MOST_DEPTH, MOST_ELEMENTS, hostility_of
from corpus.reading_html import read_html
from corpus.records import Rejected

MOST_SECONDS = 5
"""Of the processor, for pages of 300 kB that take half a second on a quiet machine."""

TITLE = "Road between Terter and Barda reopens"
FIRST = "The road between Terter and Barda reopened on Sunday morning, the regional council said in a statement."
SECOND = "Buses ran again by noon, and the market of Barda was full of people who had waited for a week."
THIRD = "Nobody was hurt on the road, residents told reporters, although the bridge needs to be repaired soon."
BODY = (FIRST, SECOND, THIRD)


def read(markup, head="", name="page.html"):
    content = f"<!doctype html><html><head><title>{TITLE} | The River Post</title>{head}</head>{markup}</html>"
    found = read_html(Document(content=content.encode(), origin=name, name=name), date(2024, 1, 1))
    assert not isinstance(found, Rejected), found
    return found


def paragraphs(markup, head=""):
    return tuple(read(markup, head).text.split("\n\n"))


def article(*boxes, at=1):
    inner = [f"<p>{one}</p>" for one in BODY]
    inner[at:at] = boxes
    return f"<body><main><div><h1>{TITLE}</h1><div>{''.join(inner)}</div></div></main></body>"


AROUND = [
    "<aside><h3>Read more</h3><a href='/a'>Market of Goris opens its gates after a long winter</a></aside>",
    "<div class='css-1'><h3>More on this story</h3><a href='/a'><h4>Market</h4><p>Winter ends.</p></a></div>",
    "<div class='x1'><h4><a href='/a'>Market of Goris opens its gates</a></h4><p>Traders are back.</p></div>",
    "<div class='newsletter'><p>Every morning the day's news, explained by our desk in the capital.</p></div>",
    "<div class='x2'><p>Every morning the news that matters.</p><input type='email'><button>Go</button></div>",
    "<div class='x3'><form><p>Leave your address here.</p><label>Address<input></label></form></div>",
    "<p>By subscribing you agree to our Terms of Use and Privacy Policy.</p>",
    "<p>Read also: <a href='/a'>Market of Goris opens its gates after a long winter</a></p>",
    "<figure><img src='a.jpg'><figcaption>The old quarter of Terter seen from the bridge.</figcaption></figure>",
    "<div class='ad-slot'><span>Advertisement</span></div>",
    "<div aria-hidden='true'>Advertisement: article continues below</div>",
    "<div role='dialog' aria-modal='true'><p>We value your privacy and that of all who visit us.</p></div>",
    "<noscript><p>Please enable JavaScript to use this website in full.</p></noscript>",
    "<template><p>placeholder text of a card that is not shown to anybody who reads</p></template>",
    "<div class='share'><span>Share this:</span><ul><li><a href='#'>Facebook</a></li></ul></div>",
    f"<h2>{TITLE}</h2>",
    "<p>14:05</p>",
    "<div><span>Our Standards:</span><a href='/b'>The Thomson Reuters Trust Principles.</a></div>",
    "<div class='x4'><span>Share</span><span>Updated at 11.45 GMT</span></div>",
]


@pytest.mark.parametrize("box", AROUND)
def test_what_is_around_an_article_is_no_text(box):
    assert paragraphs(article(box)) == BODY


KEPT = [
    "<p>On Sunday both sides said that they would subscribe to the agreement of May.</p>",
    "<h2>What is known</h2>",
    "<blockquote><p>It is quiet now, she said by telephone, ask me again tomorrow.</p></blockquote>",
    "<ul><li>The bridge over the river is open to lorries.</li><li>The pass is closed until spring.</li></ul>",
]


IN_SENTENCES = [
    "The army reached {} on Sunday, and its tanks stood before the town hall by noon.",
    "It was quiet in {}, where nobody had slept for a week, until the evening of Sunday.",
    "Nobody knows who fired at {}. The council of the town will ask for an inquiry.",
    "The road leads through {} District and was closed until the evening of Sunday.",
]
ELEMENTS = [
    "<a class='related-topic tag' href='/t'>Barda</a>",
    "<span class='ticker'>Barda</span>",
    "<b><a class='share-link'><span class='tag'>Barda</span></a></b>",
]


@pytest.mark.parametrize("sentence", IN_SENTENCES)
@pytest.mark.parametrize("element", ELEMENTS)
def test_a_name_within_a_sentence_stays_however_its_element_is_called(sentence, element):
    assert sentence.format("Barda") in paragraphs(article(f"<p>{sentence.format(element)}</p>"))


def test_a_heading_whose_id_is_made_of_its_words_stays():
    heading = "<h2 id='nav-what-is-known-more-comments-below'>What is known</h2>"
    assert any("What is known" in one for one in paragraphs(article(heading)))


def test_a_box_at_the_head_of_an_article_does_not_take_the_article_along():
    related = "<div><h3>Related</h3><ul><li><a href='/a'>Market opens</a></li></ul></div>"
    text = "".join(f"<p>{one}</p>" for one in BODY)
    markup = f"<body><h1>{TITLE}</h1><div><div id=text>{related}{text}</div></div></body>"
    assert paragraphs(markup) == BODY


def test_pieces_of_a_page_made_by_a_builder_are_judged_by_their_own_names():
    inner = "<div class='elementor-widget-container'>{1}</div>"
    piece = f"<div class='elementor-widget elementor-widget-{{0}}'>{inner}</div>"
    short = "The market of Barda opened again."
    kept = "".join(piece.format("text-editor", f"<p>{one}</p>") for one in (*BODY, short))
    social = piece.format("social-icons", "<p>Find us on all of these.</p>")
    assert paragraphs(f"<body><h1>{TITLE}</h1><div>{kept}{social}</div></body>") == (*BODY, short)


@pytest.mark.parametrize("passage", KEPT)
def test_what_belongs_to_an_article_stays(passage):
    assert len(paragraphs(article(passage))) > len(BODY)


LAID_OUT = [
    f"<div class='text'>{'<br><br>'.join(BODY)}</div>",
    f"<div class='text'>{'<br /> <br />'.join(BODY)}<br/><br/></div>",
    "".join(f"<div class='x1'><div class='x2'><span>{one}</span></div></div>" for one in BODY),
    f"<table width=600><tr><td>{''.join(f'<P>{one}' for one in BODY)}</td></tr></table>",
    f"<table><tr><td><font size=3>{'<BR><BR>'.join(BODY)}</font></td></tr></table>",
    f"<p>{'</p><p>'.join(BODY)}</p><p></p>",
    f"<div><div><img src=a></div>{FIRST}<p>{SECOND}</p>{THIRD}</div>",
    f"<div>{FIRST}<p>{SECOND}</p>{THIRD}<div><img src=a></div></div>",
]


@pytest.mark.parametrize("markup", LAID_OUT)
def test_paragraphs_are_kept_apart_however_they_are_laid_out(markup):
    assert paragraphs(f"<body><h1>{TITLE}</h1>{markup}</body>") == BODY


def test_words_within_a_paragraph_stay_together():
    markup = f"<p>{FIRST[:20]}<b>{FIRST[20:40]}</b><br>{FIRST[40:]}</p><p>{SECOND}</p><p>{THIRD}</p>"
    (first, *_) = paragraphs(f"<body><h1>{TITLE}</h1>{markup}</body>")
    assert "".join(first.split()) == "".join(FIRST.split())


def test_a_second_article_below_the_first_is_not_read_with_it():
    other = (
        "<h1>Market of Goris opens its gates</h1>" + "<p>Traders from three towns came to Goris today.</p>" * 12
    )
    long = tuple(f"{one} {number}" for number, one in enumerate(BODY * 3))
    first = f"<h1>{TITLE}</h1><div>{''.join(f'<p>{one}</p>' for one in long)}</div>"
    markup = f"<body><div id=s><section>{first}</section><section>{other}</section></div></body>"
    assert paragraphs(markup) == long


def test_a_site_that_is_called_by_a_heading_is_no_first_article():
    text = "".join(f"<p>{one}</p>" for one in BODY)
    markup = f"<body><div><h1>The River Post</h1></div><div><h1>{TITLE}</h1>{text}</div></body>"
    assert paragraphs(markup) == BODY


@pytest.mark.parametrize("name", ["share-article", "comments", "related", "has-sidebar", "widget Blog", "ad"])
def test_a_name_alone_takes_no_article_away(name):
    assert paragraphs(f"<body><div class='{name}'>{''.join(f'<p>{p}</p>' for p in BODY)}</div></body>") == BODY


def test_the_text_of_the_metadata_stands_in_where_the_page_shows_none():
    body = " ".join(BODY) * 2
    head = f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{body}"}}</script>'
    assert read("<body><div id=app></div></body>", head).text == body


def test_a_saved_page_has_the_address_that_the_browser_wrote_into_it():
    content = f"<!DOCTYPE html>\n<!-- saved from url=(0026)https://paper.example/2020/a -->\n{article()}"
    found = read_html(Document(content=content.encode(), origin="a"), None)
    assert found.url == "https://paper.example/2020/a"


def test_a_page_keeps_every_day_that_it_gives():
    head = '<meta property="article:published_time" content="2020-10-18"><meta name="date" content="2021-03-04">'
    found = read(article(), head)
    assert (found.published, [day.words for day in found.page_days]) == (
        "2020-10-18",
        ["2020-10-18", "2021-03-04"],
    )


HOSTILE = [
    (b"<p " + b"a=1 " * (MOST_ATTRIBUTES + 10) + b">", "attributes"),
    (b"<div>" * (MOST_DEPTH + 1), "lie in each other"),
    (b"<b>x</b>" * (MOST_ELEMENTS + 1), "elements"),
    (b"<br>" * (MOST_BREAKS + 1), "broken by hand"),
]


@pytest.mark.parametrize(("page", "reason"), HOSTILE)
def test_a_page_that_would_hold_the_parser_is_told_before_it_is_parsed(page, reason):
    assert reason in hostility_of(page)
    assert hostility_of(b"<script>" + page + b"</script>") == ""
    assert reason in hostility_of(b"<script>x</script>" + page)


@pytest.mark.parametrize(
    "page", [b"<p " + b"a" * 9_000 + b">", b"<p class='" + b"a " * 9_000 + b"'>", b"<br>" * 9_000]
)
def test_long_names_and_many_line_breaks_are_honest(page):
    assert hostility_of(page) == ""


HEAVY = [
    "<p>" + "Shells fell on the town on Sunday 18 October 2020, the ministry said. " * 5_000,
    "<h2>Related</h2>" * 20_000,
    "x <br><br>" * 3_000,
    "<div class=related>Shells fell.</div>" * 8_000,
    "<h1>One two three</h1>" + "<time datetime=2020-10-18>x</time>" * 8_000,
    "<table><tr><td>x</td></tr></table>" * 8_000,
    "<div>" * 1_900 + "Shells fell on the town on Sunday, the ministry said." + "</div>" * 1_900,
    '<script type="application/ld+json">' + "[" * 300_000 + "</script><p>x</p>",
    '<script type="application/ld+json">[' + '{"@type":"Article"},' * 15_000 + "{}]</script><p>x</p>",
]


@pytest.mark.parametrize("markup", HEAVY)
def test_heavy_pages_are_read_or_refused_in_little_time(markup):
    start = process_time()
    read_html(Document(content=f"<!doctype html><title>One two three</title>{markup}".encode(), origin="a"), None)
    assert process_time() - start < MOST_SECONDS


@pytest.mark.parametrize("mark", ["\x01", "\x1b", "\ufffe", "&#0;", "&#x1;", "&#27", "&#xFFFE;", "&#x0000b;"])
def test_characters_that_no_tree_may_hold_are_left_out(mark):
    marked = (
        article()
        .replace("Sunday", f"Sun{mark}day")
        .replace("<div><h1>", f"<div class=share>a{mark}</div>{mark}<div><h1>")
    )
    assert FIRST in read(marked).text
