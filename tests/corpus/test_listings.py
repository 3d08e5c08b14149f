"""Feeds and sitemaps: what they name, and that hostile ones do no harm."""

import gzip
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.feed_links import feeds_of_page
from corpus.listed import MOST_LISTED, Listed, Listing, address_of
from corpus.listings import LARGEST_LISTING_BYTES, is_listing, read_listing
from corpus.records import Rejected
from corpus.refusals import Refusal, shown

FEED = "https://paper.example/news/feed.xml"

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>The Paper</title><link>https://paper.example/</link>
<item><title>Shells &amp; talks</title><link> https://paper.example/a?x=1&amp;y=2#top </link>
  <pubDate>Sun, 18 Oct 2020 09:30:00 +0000</pubDate><content:encoded><![CDATA[<p>Words</p>]]></content:encoded>
  <media:content url="https://paper.example/picture.jpg"/></item>
<item><guid>https://paper.example/b</guid><dc:date>2020-10-17T08:00:00Z</dc:date></item>
<item><guid isPermaLink="false">https://paper.example/no-address</guid></item>
<item><link>../c d</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://paper.example/world/">
<link rel="self" href="https://paper.example/feed"/>
<entry xml:base="karabakh/">
  <title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>headline</b></div></title>
  <link rel="enclosure" href="a.mp3"/><link rel="replies" href="a/comments"/><link href="a.html"/>
  <updated>2020-10-20T00:00:00Z</updated><published>2020-10-18T00:00:00Z</published></entry>
<entry><link rel="alternate" type="application/json" href="b.json"/>
  <link rel="alternate" type="text/html" href="b.html"/><updated>2020-10-20T00:00:00Z</updated></entry>
<entry><id>https://paper.example/c</id></entry>
<entry><id>tag:paper.example,2020:d</id></entry>
</feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://paper.example/"><link>x</link></channel>
<item rdf:about="https://paper.example/a"><title>A</title><link>https://paper.example/a</link>
  <dc:date>2020-10-18</dc:date></item>
<item rdf:about="https://paper.example/b"><title>B</title></item></rdf:RDF>"""

NETSCAPE = """<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
  "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><item><title>A</title><link>https://paper.example/a</link></item></channel></rss>"""

SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
  xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://paper.example/a</loc><lastmod>2023-01-01</lastmod><news:news><news:publication>
  <news:name>The Paper</news:name></news:publication>
  <news:publication_date>2020-10-18T09:30Z</news:publication_date>
  <news:title>Shells</news:title></news:news></url>
<url><loc>https://paper.example/b</loc><lastmod>2023-01-01</lastmod></url></urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://paper.example/one.xml.gz</loc><lastmod>2020-10-18</lastmod></sitemap>
<sitemap><loc>/two.xml</loc></sitemap></sitemapindex>"""


def listing(text, address=FEED):
    content = text.encode() if isinstance(text, str) else text
    assert is_listing(content)
    found = read_listing(content, address)
    assert isinstance(found, Listing), found
    return found


def addresses(text):
    return [page.address for page in listing(text).pages]


def test_an_rss_feed_names_its_pages_with_their_days():
    found = listing(RSS)
    assert found.pages == (
        Listed(
            address="https://paper.example/a?x=1&y=2",
            published="Sun, 18 Oct 2020 09:30:00 +0000",
            title="Shells & talks",
        ),
        Listed(address="https://paper.example/b", published="2020-10-17T08:00:00Z"),
        Listed(address="https://paper.example/c%20d"),
    )
    (lacking,) = found.rejected
    assert (lacking.origin, lacking.code) == (f"{FEED}, entry 3", Refusal.ADDRESS)


def test_an_atom_feeds_links_are_seen_from_where_xml_base_says():
    found = listing(ATOM)
    assert found.pages == (
        Listed(
            address="https://paper.example/world/karabakh/a.html",
            published="2020-10-18T00:00:00Z",
            title="A headline",
        ),
        Listed(address="https://paper.example/world/b.html", published="2020-10-20T00:00:00Z"),
        Listed(address="https://paper.example/c"),
    )
    assert [one.origin for one in found.rejected] == [f"{FEED}, entry 4"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (RDF, ["https://paper.example/a", "https://paper.example/b"]),
        (NETSCAPE, ["https://paper.example/a"]),
        (
            "\n\n<?xml version='1.0'?><!-- a > b --><rss><item><link>/a</link></item></rss>",
            ["https://paper.example/a"],
        ),
        ("<rss><channel><item><link>/a</link></item><item><link>/b", ["https://paper.example/a"]),
        ("<rss><item><!-- no. 1 --><?php 1 ?>&x;<link>/a</link></item></rss>", ["https://paper.example/a"]),
        (
            (
                "<rss><item><title>Q&A &eacute;</title><link>/a?b&c=&amp;d&#x26;e</link></item>"
                "<item><link><![CDATA[/a?b&c]]></link></item><item><link>/d?b&c</link></item></rss>"
            ),
            [f"https://paper.example/{rest}" for rest in ("a?b&c=&d&e", "a?b&c", "d?b&c")],
        ),
        (RSS.replace("utf-8", "utf-16").encode("utf-16")[:-4], ["https://paper.example/a?x=1&y=2"]),
        (
            (
                '<rss xmlns:f="http://rssnamespace.org/feedburner/ext/1.0"><item><link>https://feeds.example/1</link>'
                "<f:origLink>https://paper.example/a</f:origLink></item></rss>"
            ),
            ["https://paper.example/a"],
        ),
    ],
    ids=["RSS 1.0", "RSS 0.91", "late declaration", "cut off", "comments", "no XML", "UTF-16", "FeedBurner"],
)
def test_feeds_of_every_kind_are_read_as_far_as_they_go(text, named):
    assert addresses(text)[: len(named)] == named


def test_a_sitemap_tells_the_day_of_publication_and_not_that_of_a_change():
    assert listing(SITEMAP).pages == (
        Listed(address="https://paper.example/a", published="2020-10-18T09:30Z", title="Shells"),
        Listed(address="https://paper.example/b"),
    )


def test_an_index_names_sitemaps_and_no_pages():
    found = listing(INDEX)
    assert (found.lists, found.pages) == (
        ("https://paper.example/one.xml.gz", "https://paper.example/two.xml"),
        (),
    )


def test_a_gzipped_sitemap_is_unpacked_and_a_truncated_one_is_told_of():
    packed = gzip.compress(SITEMAP.encode())
    assert listing(packed) == listing(SITEMAP)
    big = (
        "<urlset>"
        + "".join(f"<url><loc>https://paper.example/{i}</loc></url>" for i in range(20_000))
        + "</urlset>"
    )
    cut = gzip.compress(big.encode())
    found = listing(cut[: len(cut) // 2])
    assert found.pages
    assert [(one.code, "cut off" in one.reason) for one in found.rejected] == [(Refusal.UNREADABLE, True)]


def test_a_gzip_bomb_is_refused_before_it_is_unpacked():
    bomb = gzip.compress(b"<urlset>" + b" " * (3 * LARGEST_LISTING_BYTES))
    began = time.perf_counter()
    refused = read_listing(bomb, FEED)
    assert isinstance(refused, Rejected)
    assert refused.code == Refusal.TOO_LARGE
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><rss><item><title>&b;</title></item></rss>',
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><item><link>/&x;</link></item></rss>',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1:9/"> %p;]><rss><item/></rss>',
    ],
    ids=["bomb", "file", "parameter"],
)
def test_a_feed_that_defines_entities_is_refused(text):
    for content in (text.encode(), text.encode("utf-16")):
        refused = read_listing(content, FEED)
        assert isinstance(refused, Rejected)
        assert (refused.code, refused.origin) == (Refusal.HOSTILE_PAGE, FEED)


def test_the_dtd_that_a_feed_names_is_not_fetched():
    declared = '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/rss.dtd">'
    text = f"{declared}<rss><item><link>/a</link><title>&x;b</title></item></rss>"
    assert listing(text).pages == (Listed(address="https://paper.example/a", title="&x;b"),)


def test_of_a_feed_of_a_million_entries_the_first_are_read_quickly():
    content = b"<rss>" + b"<item><link>http://a.example/</link></item>" * 1_000_000 + b"</rss>"
    began = time.perf_counter()
    found = listing(content)
    assert time.perf_counter() - began < 20
    assert len(found.pages) == MOST_LISTED
    assert [one.code for one in found.rejected] == [Refusal.TOO_LARGE]


@pytest.mark.parametrize(
    "content",
    [
        b"<rss " + b" ".join(b'a%d="x"' % i for i in range(100_000)) + b"><item><link>/a</link></item></rss>",
        b"<rss><item "
        + b" ".join(b'a%d="x"' % i for i in range(100_000))
        + b"><link>/a</link></item><item><link>/b</link></item></rss>",
        b"<rss>" + b"<a>" * 100_000,
        b"<rss><item><title>" + b"x" * 11_000_000 + b"</title><link>/a</link></item></rss>",
        b"<rss><item>" + b"<link>javascript:x</link>" * 100_000 + b"</item></rss>",
        b"<rss><item><link>/" + b"a" * 5_000_000 + b"</link></item></rss>",
    ],
    ids=["attributes", "attributes of an entry", "depth", "long title", "many links", "long link"],
)
def test_a_feed_made_to_hold_the_parser_does_not(content):
    began = time.perf_counter()
    read_listing(content, FEED)
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(
    "words",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://paper.example/a",
        "data:text/html,x",
        "http://",
        "https:///a",
        "http://paper.example/\x00",
        "http://paper.example/\u202eb",
        "http://paper.example/a\nb\x1b[2J",
        "http://[::1",
        "http://paper.example:99999/",
        "mailto:a@paper.example",
        "//",
        "http://a.example/" + "b" * 2_000,
    ],
)
def test_hostile_addresses_are_none(words):
    assert address_of(words, "") == ""
    text = f"<rss><item><link>{'' if chr(0) in words or chr(27) in words else words}</link></item></rss>"
    found = read_listing(text.encode(), "")
    assert isinstance(found, Listing)
    assert not found.pages
    assert all(shown(one.reason) == one.reason for one in found.rejected)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><rss></rss></html>",
        b"<!doctype html><p><rss>",
        b"words <rss>",
        b"{}",
        b"\x1f\x8b\x00",
        b"<rssa>",
    ],
)
def test_what_is_no_feed_is_known_at_its_beginning(content):
    assert not is_listing(content)


MARKUP = (b"<!-- c -->", b"<?p x?>", b"&x;", b"&", b"<h:p>", b"</h:p>", b"<a:b:c/>", b"<![CDATA[", b"]]>", b"\0")


@given(
    st.one_of(st.binary(max_size=300), st.lists(st.sampled_from(MARKUP), max_size=5).map(b"".join)),
    st.sampled_from((RSS.encode(), ATOM.encode(), SITEMAP.encode())),
    st.integers(0, 1_000),
    st.integers(0, 40),
)
def test_no_content_whatever_raises(noise, broken, at, length):
    for content in (noise, broken[:at] + noise + broken[at + length :], b"\x1f\x8b" + noise):
        is_listing(content)
        assert isinstance(read_listing(content, FEED), Listing | Rejected)


@given(st.text(max_size=100), st.text(max_size=60))
def test_no_words_whatever_raise(words, base):
    assert not (found := address_of(words, base)) or found.startswith(("http://", "https://"))


def test_a_page_names_its_feeds_in_its_head():
    page = b"""<head><link rel="stylesheet" href="a.css">
      <LINK href='/feed?a=1&amp;b=2' TYPE=application/rss+xml
      rel="alternate home"><link rel=alternate type="application/atom+xml" href="javascript:x">
      <link rel="alternate" type="text/html" href="/hy">
      <link rel=alternate type=application/atom+xml href=atom></head>"""
    assert feeds_of_page(page, "https://paper.example/news/") == (
        "https://paper.example/feed?a=1&b=2",
        "https://paper.example/news/atom",
    )


def test_a_page_made_to_hold_the_search_for_feeds_does_not():
    began = time.perf_counter()
    for unit in (
        b"<link ",
        b"<link a=",
        b'<link rel="',
        b"<link " + b"ab " * 600,
        b"<link " + b"a" * 1_999 + b">",
    ):
        feeds_of_page(unit * (200_000 // len(unit)), FEED)
    assert time.perf_counter() - began < 2
