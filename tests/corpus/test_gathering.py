"""From addresses to documents: against real servers on this computer."""

import gzip
import multiprocessing
import os
import signal
import sys
import time
from datetime import UTC, date, datetime
from threading import Event, Thread, main_thread

import pytest
from loopback_paper import Paper, feed, index, sitemap
from loopback_site import page

from corpus import ingestion
from corpus.fetch_settings import FetchSettings
from corpus.fetching import Fetcher
from corpus.gathering import MOST_DEPTH, Gatherer
from corpus.ingestion import Account, Reader, ingest
from corpus.intake import Told
from corpus.listed import Listed
from corpus.process_limits import Limits
from corpus.reading_here import read_here
from corpus.records import Article, ArticleReading, Rejected
from corpus.refusals import Refusal
from corpus.store import Store

SETTINGS = FetchSettings(allow_private=True, pause_s=0, tries=1, step_s=5)
READER = Reader(
    read=lambda article: ArticleReading(article=article, sentences=(), mentions=(), times=(), reports=()),
    made_by="test",
)


@pytest.fixture
def paper():
    with Paper() as paper:
        yield paper


@pytest.fixture(autouse=True)
def batches_by_the_hundred(monkeypatch):
    """However slow the machine is."""
    monkeypatch.setattr(ingestion, "LONGEST_BATCH_S", 1_000)


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "store.sqlite") as store:
        yield store


class Run:
    """One run over what is asked for, and what came of it."""

    def __init__(
        self, store, named, *, follow=False, settings=SETTINGS, stop_after=None, again=False, limits=None
    ):
        self.account = Account()
        with (
            Fetcher(settings) as fetcher,
            Gatherer(fetcher, store.addresses, again=again, limits=limits) as self.gatherer,
        ):
            gathered = self.gatherer.follow(named) if follow else self.gatherer.gather(map(listed, named))
            things = self.gatherer.note(ingest(self._read(gathered), store, READER, self.account, self._now))
            self.things = []
            for thing in things:
                self.things.append(thing)
                if len(self.things) == stop_after:
                    break
        self.rejected = [one for one in self.things if isinstance(one, Rejected)]
        self.articles = [one for one in self.things if isinstance(one, Article)]

    @staticmethod
    def _now():
        return datetime.now(UTC).isoformat()

    @staticmethod
    def _read(documents):
        for document in documents:
            yield from [document] if isinstance(document, Rejected) else read_here(document, Told())


def listed(address):
    return Listed(address=address)


def codes(run):
    return [one.code for one in run.rejected]


# ---------------------------------------------------------------- pages and lists


def test_a_page_becomes_an_article_of_its_address(paper, store):
    (address,) = paper.publish(1, day="2020-10-19")
    (article,) = Run(store, [address]).articles
    assert (article.origin, article.url, article.published) == (address, address, date(2020, 10, 19))


def test_a_redirect_ends_at_the_address_where_the_page_was_found(paper, store):
    (address,) = paper.publish(1)
    paper.answers["/old"] = page(b"", "301 Moved Permanently", Location="/1")
    (article,) = Run(store, [f"{paper.root}/old"]).articles
    assert (article.origin, article.url) == (f"{paper.root}/old", address)


def test_of_a_feed_all_pages_are_read_with_the_days_that_it_tells(paper, store):
    named = paper.publish(1, 2)
    dated = paper.publish(3, day="2020-10-01")
    run = Run(store, [paper.put("/feed", feed(named + dated))])
    assert [(one.url, one.published) for one in run.articles] == [
        (named[0], date(2020, 10, 19)),
        (named[1], date(2020, 10, 19)),
        (dated[0], date(2020, 10, 1)),
    ]
    (sign, other) = run.articles[2].published_signs
    assert (sign.words, other.words) == (
        "article:published_time: 2020-10-01T09:00:00Z",
        "Mon, 19 Oct 2020 09:30:00 +0000",
    )


def test_an_index_of_sitemaps_is_followed_into_packed_ones(paper, store):
    named = paper.publish(1, 2, 3)
    one = paper.put("/one.xml.gz", gzip.compress(sitemap(named[:2]).encode()), "application/x-gzip")
    two = paper.put("/two.xml", sitemap(named[1:]))
    run = Run(store, [paper.put("/sitemap.xml", index([one, two, f"{paper.root}/three.xml"]))])
    assert [article.url for article in run.articles] == named
    assert [(thing.origin, thing.code) for thing in run.rejected] == [
        (f"{paper.root}/three.xml", Refusal.HTTP_STATUS)
    ]
    assert paper.asked_for("/2") == 1


def test_lists_that_name_one_another_come_to_an_end(paper, store):
    chain = [f"{paper.root}/chain/{number}" for number in range(MOST_DEPTH + 3)]
    for number, following in enumerate(chain[1:]):
        paper.put(f"/chain/{number}", index([chain[0], following]))
    run = Run(store, chain[:1])
    assert codes(run) == [Refusal.TOO_LARGE]
    assert paper.asked_for("/chain/0") == 1


def test_a_followed_page_leads_to_its_feeds_and_one_without_is_refused(paper, store):
    (address, other) = paper.publish(1, 2)
    paper.put("/feed", feed([address]))
    link = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    front = paper.put("/", f"<html><head>{link}</head><p>Front page.</html>", "text/html")
    run = Run(store, [front, other], follow=True)
    assert [article.url for article in run.articles] == [address]
    assert [(one.origin, one.code) for one in run.rejected] == [(other, Refusal.KIND)]


def test_what_a_robots_txt_forbids_is_not_asked_for(paper, store):
    named = paper.publish(1, 2)
    paper.put("/robots.txt", "User-agent: *\nDisallow: /2\n", "text/plain")
    run = Run(store, named)
    assert ([article.url for article in run.articles], codes(run)) == (named[:1], [Refusal.ROBOTS])
    assert paper.asked_for("/2") == 0


def test_hosts_of_ones_own_network_are_refused_unless_they_are_allowed(paper, store):
    run = Run(store, paper.publish(1), settings=FetchSettings(pause_s=0))
    assert (codes(run), paper.came) == ([Refusal.ADDRESS], [])


def test_what_is_hostile_in_a_feed_is_named_and_the_rest_is_read(paper, store):
    named = paper.publish(1)
    hostile = ["javascript:alert(1)", "file:///etc/passwd", "http://169.254.169.254/keys", "http://a.example:22/"]
    run = Run(store, [paper.put("/feed", feed([*hostile, *named]))])
    assert [article.url for article in run.articles] == named
    assert codes(run) == [Refusal.ADDRESS] * 4
    bomb = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss><item><link>&b;</link></item></rss>'
    assert codes(Run(store, [paper.put("/bomb", bomb)])) == [Refusal.HOSTILE_PAGE]


# ---------------------------------------------------------------- feeds that harm who reads them

ENDLESS = gzip.compress(b"<rss><item><title>" + b"&" * 40_000_000)
"""A feed of 40 kB that takes its reader half a minute and more."""
FILLING = gzip.compress(b"<rss><channel>" + b"<a/>" * 10_000_000)
"""A feed of 40 kB whose elements take more than a gigabyte."""


@pytest.mark.parametrize("follow", [False, True], ids=["asked for", "watched"])
def test_a_feed_that_holds_its_reader_is_refused_in_time_and_the_next_is_read(paper, store, follow):
    named = paper.publish(1, 2)
    before, after = (paper.put(f"/feed{i}", feed([one]), ETag='"1"') for i, one in enumerate(named))
    held = paper.put("/held", ENDLESS, ETag='"1"')
    began_s = time.monotonic()
    run = Run(store, [before, held, after], follow=follow, limits=Limits(seconds=2))
    assert time.monotonic() - began_s < 15
    assert [article.url for article in run.articles] == named
    (refused,) = run.rejected
    assert (refused.origin, refused.code) == (held, Refusal.TOO_SLOW)
    assert refused.text.startswith("<rss><item><title>&&&")
    assert not multiprocessing.active_children()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux holds a process to its memory")
def test_a_feed_that_fills_memory_is_refused_and_the_next_is_read(paper, store):
    named = paper.publish(1)
    filling, after = paper.put("/filling", FILLING), paper.put("/feed", feed(named))
    run = Run(store, [filling, after], limits=Limits(memory_bytes=100_000_000))
    assert [article.url for article in run.articles] == named
    assert [(one.origin, one.code) for one in run.rejected] == [(filling, Refusal.TOO_HEAVY)]


def test_a_feed_that_ends_its_reader_is_refused_and_the_next_is_read(paper, store):
    named = paper.publish(1)
    ending, after = paper.put("/ending", ENDLESS), paper.put("/feed", feed(named))
    killer = Thread(target=kill_the_reader)
    killer.start()
    run = Run(store, [ending, after])
    killer.join()
    assert [article.url for article in run.articles] == named
    assert [(one.origin, one.code) for one in run.rejected] == [(ending, Refusal.CRASHED)]


def kill_the_reader():
    deadline_s = time.monotonic() + 20
    while time.monotonic() < deadline_s and not multiprocessing.active_children():
        time.sleep(0.05)
    time.sleep(1)
    for child in multiprocessing.active_children():
        os.kill(child.pid, signal.SIGKILL)


def test_a_watched_feed_that_held_its_reader_once_is_read_the_next_time(paper, store):
    address = paper.put("/feed", ENDLESS, ETag='"1"')
    assert codes(Run(store, [address], follow=True, limits=Limits(seconds=1))) == [Refusal.TOO_SLOW]
    named = paper.publish(1)
    paper.put("/feed", feed(named), ETag='"1"')
    again = Run(store, [address], follow=True)
    assert ([article.url for article in again.articles], again.rejected) == (named, [])


# ---------------------------------------------------------------- a second time


def test_an_article_that_was_read_from_its_feed_is_not_asked_for_again(paper, store):
    paper.put("/robots.txt", "User-agent: *\nDisallow: /1\n", "text/plain")
    (named,) = paper.publish(1)
    text = paper.answers["/1"].split(b"<article>")[1].decode() * 3
    item = (
        f"<item><title>Dispatch 1</title><link>{named}</link><content:encoded><![CDATA[{text}]]></content:encoded>"
    )
    address = paper.put("/feed", f"<rss><channel>{item}</item></channel></rss>")
    first = Run(store, [address])
    assert ([article.origin for article in first.articles], first.rejected) == ([named], [])
    second = Run(store, [address], follow=True)
    assert (second.things, second.gatherer.known) == ([], 1)
    assert paper.asked_for("/1") == 0


def test_a_second_run_asks_for_no_page_again(paper, store):
    named = paper.publish(1, 2)
    paper.put("/robots.txt", "User-agent: *\nDisallow: /forbidden\n", "text/plain")
    paper.answers["/twin"] = paper.answers["/1"]
    paper.put("/empty", "<html><p></html>", "text/html")
    asked = [*named, *(f"{paper.root}/{one}" for one in ("forbidden", "missing", "twin", "empty"))]
    first = Run(store, asked)
    assert (first.account.new, first.account.known) == (2, 1)
    before = len(paper.came)
    second = Run(store, asked)
    assert (second.things, second.gatherer.known) == ([], 6)
    assert len(paper.came) == before


def test_what_was_refused_for_good_is_asked_for_again_when_that_is_wanted(paper, store):
    missing = f"{paper.root}/1"
    assert codes(Run(store, [missing])) == [Refusal.HTTP_STATUS]
    paper.publish(1)
    assert Run(store, [missing]).gatherer.known == 1
    assert Run(store, [missing], again=True).account.new == 1
    assert Run(store, [missing], again=True).gatherer.known == 1


def test_a_feed_that_was_gone_for_a_while_is_asked_for_again(paper, store):
    address = paper.put("/feed", feed(paper.publish(1)))
    Run(store, [address])
    there, paper.answers["/feed"] = paper.answers["/feed"], page(b"", "404 Not Found")
    assert codes(Run(store, [address])) == [Refusal.HTTP_STATUS]
    paper.answers["/feed"] = there
    assert Run(store, [address]).gatherer.known == 1
    assert paper.asked_for("/feed") == 3


def test_what_failed_for_the_moment_is_asked_for_again(paper, store):
    (good, bad) = paper.publish(1, 2)
    paper.answers["/2"] = [page(b"", "503 Service Unavailable"), paper.answers["/2"]]
    address = paper.put("/feed", feed([good, bad]), ETag='"1"')
    assert codes(Run(store, [address])) == [Refusal.NETWORK]
    second = Run(store, [address])
    assert [article.url for article in second.articles] == [bad]
    assert (paper.asked_for("/1"), paper.asked_for("/2"), second.gatherer.unchanged) == (1, 2, 0)
    assert store.counts().rejected == 0
    assert Run(store, [address]).gatherer.unchanged == 1


def test_a_server_that_fails_twice_and_then_answers_is_read_in_one_run(paper, store):
    (address,) = paper.publish(1)
    failing = page(b"", "503 Service Unavailable", Retry_After="0")
    paper.answers["/1"] = [failing, failing, paper.answers["/1"]]
    run = Run(store, [address], settings=FetchSettings(allow_private=True, pause_s=0, tries=3))
    assert ([article.url for article in run.articles], run.rejected) == ([address], [])


def test_a_feed_that_grows_gives_what_is_new_and_one_that_does_not_is_not_sent_again(paper, store):
    named = paper.publish(*range(1, 6))
    address = paper.put("/feed", feed(named[:2]), ETag='"1"')
    assert Run(store, [address], follow=True).account.new == 2
    assert Run(store, [address], follow=True).gatherer.unchanged == 1
    paper.put("/feed", feed(named[1:]), ETag='"2"')
    grown = Run(store, [address], follow=True)
    assert ([article.url for article in grown.articles], grown.gatherer.known) == (named[2:], 1)
    assert [paper.asked_for(f"/{number}") for number in range(1, 6)] == [1] * 5


def test_a_feed_with_nothing_but_known_pages_is_noted_too(paper, store):
    named = paper.publish(1)
    address = paper.put("/feed", feed(named), ETag='"1"')
    Run(store, [address])
    paper.put("/feed", feed(named * 2), ETag='"2"')
    assert Run(store, [address]).gatherer.unchanged == 0
    assert Run(store, [address]).gatherer.unchanged == 1


@pytest.mark.parametrize("stop_after", [1, 100, 149])
def test_what_was_not_in_the_store_at_an_interruption_is_asked_for_again(paper, store, stop_after):
    named = paper.publish(*range(150))
    address = paper.put("/feed", feed(named), ETag='"1"')
    Run(store, [address], stop_after=stop_after)
    held = store.counts().articles
    assert held == (100 if stop_after <= 100 else 150)
    assert store.addresses.last_visit(address) is None
    second = Run(store, [address])
    assert second.account.new == 150 - held
    assert (store.counts().articles, store.addresses.last_visit(address).etag) == (150, '"1"')


def test_what_comes_slowly_is_stored_before_a_hundred_are_there(paper, store, monkeypatch):
    monkeypatch.setattr(ingestion, "LONGEST_BATCH_S", -1)
    Run(store, paper.publish(1, 2, 3), stop_after=1)
    assert store.counts().articles == 1


def test_a_page_of_many_articles_is_done_with_when_all_of_them_are_stored(paper, store):
    texts = ", ".join(f'{{"text": "Shells fell on Terter on day {number}."}}' for number in range(150))
    many = paper.put("/many.json", f"[{texts}]", "application/json")
    Run(store, [many, *paper.publish(1)], stop_after=90)
    assert store.counts().articles == 100
    assert Run(store, [many]).account.new == 50


def test_an_address_that_was_never_fetched_has_no_visit_though_it_is_followed(store):
    store.addresses.follow(["https://paper.example/a", "https://paper.example/b"])
    assert store.addresses.followed() == ("https://paper.example/a", "https://paper.example/b")
    assert store.addresses.last_visit("https://paper.example/a") is None
    store.addresses.follow(["https://paper.example/c"])
    assert store.addresses.followed() == ("https://paper.example/c",)


def test_a_slow_host_holds_up_itself_only(paper, store):
    slow, quick = paper.publish(1)[0], "127.0.0.2"
    asked = Event()
    story = paper.answers["/1"]
    with Paper(host=quick) as other:
        (address,) = other.publish(2)
        paper.answers["/1"] = lambda _headers: story if asked.wait(30) else page(b"", "500 Never")
        told = other.answers["/2"]
        other.answers["/2"] = lambda _headers: asked.set() or told
        run = Run(store, [slow, address])
    assert [article.url for article in run.articles] == [slow, address]


def test_an_interruption_waits_for_no_host(paper, store):
    asked, over = Event(), Event()
    paper.answers["/1"] = lambda _headers: asked.set() or (over.wait(30) and page(b""))
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    interrupting = Thread(
        target=lambda: asked.wait(30) and signal.pthread_kill(main_thread().ident, signal.SIGINT)
    )
    settings = FetchSettings(allow_private=True, pause_s=0)
    try:
        with Fetcher(settings) as fetcher, Gatherer(fetcher, store.addresses) as gatherer:
            documents = gatherer.gather(map(listed, [f"{paper.root}/1", f"{paper.root}/2"]))
            interrupting.start()
            with pytest.raises(KeyboardInterrupt):
                next(documents)
        assert paper.asked_for("/2") == 0
    finally:
        signal.signal(signal.SIGINT, before)
        over.set()
        interrupting.join()
