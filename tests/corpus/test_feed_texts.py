"""Articles that a feed carries itself: read where the outlet's own page cannot be, and only then."""

from datetime import date
from html import escape

import pytest
from loopback_paper import Paper
from loopback_site import page

from corpus.documents import Document
from corpus.feed_texts import FEWEST_CHARACTERS
from corpus.fetch_settings import FetchSettings
from corpus.fetching import Fetcher
from corpus.gathering import Gatherer
from corpus.intake import Told
from corpus.listed import Listed
from corpus.listings import read_listing
from corpus.process_limits import Limits
from corpus.reading_here import read_here
from corpus.records import Article, Noted, Rejected, SignKind
from corpus.refusals import Refusal
from corpus.store import Store
from corpus.workers import Workers

SETTINGS = FetchSettings(allow_private=True, pause_s=0, tries=1, step_s=5)
DAY = "Mon, 19 Oct 2020 09:30:00 +0000"
LINES = (
    "Shells fell on Terter on Sunday, killing two people and wounding four, the prosecutor's office said.",
    "Residents hid in cellars until the evening, and the road to Barda was closed for five hours.",
    "The ministry denied that its forces had opened fire, and said that it would answer in kind.",
    "Two schools stayed closed on Monday, and buses to the villages along the river did not run.",
    "Doctors at the town's hospital said that three of the wounded were children of one family.",
    "A convoy of aid that had been expected on Sunday was sent back at the bridge, its drivers said.",
)
WHOLE = "".join(f"<p>{line}</p>" for line in LINES)
FORBIDDEN = page(b"", "403 Forbidden")
MARKS = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"'


@pytest.fixture
def paper():
    with Paper() as paper:
        yield paper


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "store.sqlite") as store:
        yield store


def rss(address, carried, title="Two killed in Terter", outlet="The Paper"):
    item = f"<title>{title}</title><link>{address}</link><pubDate>{DAY}</pubDate>{carried}"
    return f'<rss version="2.0" {MARKS}><channel><title>{outlet}</title><item>{item}</item></channel></rss>'


def encoded(markup):
    return f"<content:encoded><![CDATA[{markup}]]></content:encoded>"


def read(store, address, limits=None):
    """What comes of a feed, with its pages read in processes of their own as in every run."""
    with (
        Fetcher(SETTINGS) as fetcher,
        Gatherer(fetcher, store.addresses) as gatherer,
        Workers(Told(), number=1, limits=limits) as workers,
    ):
        return list(workers.read(gatherer.gather([Listed(address=address)])))


def of_feed(found, reason):
    """The one article that was read from the feed because of that."""
    note, article = found
    assert isinstance(note, Noted), note
    assert (note.origin, note.words) == (article.origin, f"read from the feed; the page: {reason}")
    assert isinstance(article, Article)
    return article


# ---------------------------------------------------------------- where the page cannot be had


def test_a_page_that_is_forbidden_is_read_from_its_feed(paper, store):
    paper.answers["/a"] = FORBIDDEN
    address = f"{paper.root}/a"
    found = read(store, paper.put("/feed", rss(address, encoded(WHOLE))))
    article = of_feed(found, "its host answers 403 Forbidden")
    assert article.text == "\n\n".join(("Two killed in Terter", *LINES))
    assert (article.title, article.source) == ("Two killed in Terter", "The Paper")
    assert (article.url, article.origin) == (address, address)
    assert article.published == date(2020, 10, 19)
    assert [(sign.kind, sign.words) for sign in article.published_signs] == [(SignKind.METADATA, DAY)]


def test_a_page_that_robots_txt_forbids_is_read_from_its_feed_and_not_asked_for(paper, store):
    paper.put("/robots.txt", "User-agent: *\nDisallow: /a\n", "text/plain")
    found = read(store, paper.put("/feed", rss(f"{paper.root}/a", encoded(WHOLE))))
    assert "\n\n".join(LINES) in of_feed(found, found[0].words.partition("; the page: ")[2]).text
    assert "robots.txt" in found[0].words
    assert paper.asked_for("/a") == 0


def test_a_page_without_an_article_is_read_from_its_feed(paper, store):
    wall = b"<!DOCTYPE html><html><title>Two killed in Terter</title><body><div class=paywall></div></body></html>"
    paper.answers["/a"] = page(wall)
    found = read(store, paper.put("/feed", rss(f"{paper.root}/a", encoded(WHOLE))))
    assert "\n\n".join(LINES) in of_feed(found, "no article was found in the page").text


def test_a_page_that_holds_its_reader_is_read_from_its_feed(paper, store):
    paper.answers["/a"] = page(b"<html><title>Two killed</title><article>" + WHOLE.encode() * 12_000)
    found = read(store, paper.put("/feed", rss(f"{paper.root}/a", encoded(WHOLE))), Limits(seconds=3))
    assert "\n\n".join(LINES) in of_feed(found, "reading it took more than 3 seconds").text


def test_the_page_wins_where_it_can_be_read(paper, store):
    (address,) = paper.publish(1)
    (article,) = read(store, paper.put("/feed", rss(address, encoded(WHOLE))))
    assert "dispatch number 1" in article.text
    assert LINES[2] not in article.text


def test_a_page_in_another_language_was_read_and_is_not_replaced(paper, store):
    words = "Կիրակի օրը գյուղի վրա արկեր ընկան, երկու մարդ զոհվեց, հայտնեց դատախազությունը։ "
    paper.put("/a", f"<!DOCTYPE html><html><article><p>{words * 8}</p></article></html>", "text/html")
    (refused,) = read(store, paper.put("/feed", rss(f"{paper.root}/a", encoded(WHOLE))))
    assert (refused.code, refused.language) == (Refusal.LANGUAGE, "hy")


def test_what_failed_for_the_moment_is_tried_again_and_not_read_from_the_feed(paper, store):
    address = paper.put("/feed", rss(f"{paper.root}/1", encoded(WHOLE)))
    paper.answers["/1"] = page(b"", "503 Service Unavailable")
    assert [one.code for one in read(store, address)] == [Refusal.NETWORK]
    paper.publish(1)
    (article,) = read(store, address)
    assert "dispatch number 1" in article.text


def test_an_address_that_nobody_may_ask_is_refused_whatever_its_feed_carries(paper, store):
    found = read(store, paper.put("/feed", rss("http://169.254.169.254/keys", encoded(WHOLE))))
    assert [one.code for one in found] == [Refusal.ADDRESS]


# ---------------------------------------------------------------- what is no whole text

SHORT = WHOLE[: FEWEST_CHARACTERS - 20]


@pytest.mark.parametrize(
    "carried",
    [
        "",
        f"<description>{escape(WHOLE)}</description>",
        encoded(SHORT),
        encoded(f"{WHOLE}<p>The road to the north […]</p>"),
        encoded(f"{WHOLE}<p>The road to the north [&#8230;]</p>"),
        encoded(f"{WHOLE}<p>The road to the north ...</p>"),
        encoded(f'{WHOLE}<p><a href="x">Read more</a></p>'),
        encoded(f'{WHOLE}<a href="x">Continue reading <span>Two killed in Terter</span> &rarr;</a>'),
        encoded(f"{WHOLE} …<p>The post <a>Two killed</a> appeared first on <a>The Paper</a>.</p>"),
        f"<media:content>{escape(WHOLE)}</media:content>",
        encoded("<script>" + "x" * 600 + "</script><style>" + "y" * 600 + "</style>"),
        encoded("<div>" * 60_000 + WHOLE),
    ],
    ids=[
        "nothing",
        "description",
        "short",
        "dots in brackets",
        "dots by number",
        "dots",
        "read more",
        "continue reading",
        "signed off",
        "media",
        "no words",
        "hostile",
    ],
)
def test_where_a_feed_carries_no_whole_text_the_page_stays_refused(paper, store, carried):
    paper.answers["/a"] = FORBIDDEN
    (refused,) = read(store, paper.put("/feed", rss(f"{paper.root}/a", carried)))
    assert isinstance(refused, Rejected)
    assert (refused.code, refused.reason) == (Refusal.HTTP_STATUS, "its host answers 403 Forbidden")


def test_where_the_feeds_text_holds_its_reader_the_page_stays_refused(paper, store):
    paper.answers["/a"] = FORBIDDEN
    address = paper.put("/feed", rss(f"{paper.root}/a", encoded(WHOLE * 12_000)))
    assert [one.code for one in read(store, address, Limits(seconds=3))] == [Refusal.HTTP_STATUS]


# ---------------------------------------------------------------- how feeds write it


def atom(content):
    entry = f'<title>Two killed in Terter</title><link href="https://paper.example/a"/>{content}'
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Paper</title><entry>{entry}</entry></feed>'


XHTML = f'<div xmlns="http://www.w3.org/1999/xhtml">{WHOLE}</div>'
PREFIXED = WHOLE.replace("<p>", "<h:p>").replace("</p>", "</h:p>")
SIGN_OFF = '<p>The post <a href="x">Two killed in Terter</a> first appeared on <a href="y">The Paper</a>.</p>'
A = "https://paper.example/a"


@pytest.mark.parametrize(
    "feed",
    [
        atom(f'<content type="html">{escape(WHOLE)}</content>'),
        atom(f'<content type="html"><![CDATA[{WHOLE}]]></content>'),
        atom(f'<content type="xhtml">{XHTML}</content>'),
        atom(f'<content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml">{PREFIXED}</h:div></content>'),
        atom(f"<content>{escape(chr(10).join(LINES))}</content>"),
        atom(f'<content type="text">{escape(chr(10).join(LINES))}</content>'),
        rss(A, encoded(WHOLE + SIGN_OFF)),
        rss(A, f"<content:encoded>{escape(WHOLE)}</content:encoded>").replace(MARKS, ""),
        rss(A, encoded(f"<script>alert('Shells')</script>{WHOLE}<img src=x onerror=alert(1)>")),
        rss(A, f"<content:encoded>{WHOLE}</content:encoded>"),
        rss(A, f"<content:encoded>{PREFIXED}</content:encoded>"),
    ],
    ids=[
        "Atom html",
        "Atom CDATA",
        "Atom xhtml",
        "Atom xhtml with a prefix",
        "Atom plain",
        "Atom text",
        "WordPress",
        "no namespace",
        "scripts",
        "elements",
        "elements with an unknown prefix",
    ],
)
def test_the_words_are_the_same_however_a_feed_writes_them(feed):
    (listed,) = read_listing(feed.encode(), "https://paper.example/feed").pages
    assert article_of(listed).text == "\n\n".join(("Two killed in Terter", *LINES))


def article_of(listed):
    (article,) = read_here(
        Document(content=listed.in_feed, origin="a", media_type="text/html", url=listed.address), Told()
    )
    return article


@pytest.mark.parametrize(
    ("title", "source"),
    [("The Paper", "The Paper"), ("The Paper » World", "paper.example"), ("", "paper.example")],
)
def test_the_outlet_is_the_feeds_own_name_or_the_host(title, source):
    feed = rss(A, encoded(WHOLE), outlet=title)
    (listed,) = read_listing(feed.encode(), "https://paper.example/feed").pages
    assert article_of(listed).source == source
