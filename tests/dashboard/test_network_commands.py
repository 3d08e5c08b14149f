"""The commands that ask the network: the real program against servers on this computer."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from loopback_paper import Paper, feed, sitemap
from loopback_site import page

from corpus.errors import StoreError
from corpus.store import Store

# Whoever runs the tests in the background of a shell has them ignore Ctrl-C, and their children, too.
HEEDING = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
PROGRAM = [sys.executable, "-c", f"{HEEDING}; from dashboard.cli import main; main()"]
LOCAL = ["--allow-private", "--pause", "0", "--store", "s.sqlite"]


@pytest.fixture
def begin(home, tmp_path):
    """Starts the program in an empty folder."""
    return lambda *arguments: subprocess.Popen(
        [*PROGRAM, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, "DATELINE_HOME": str(home)},
        text=True,
    )


@pytest.fixture
def dateline(begin):
    """Runs the program to its end; gives back its exit code, and what it printed and said."""

    def run(*arguments):
        running = begin(*arguments)
        printed, said = running.communicate(timeout=120)
        return running.returncode, printed, said

    return run


@pytest.fixture
def paper():
    with Paper() as paper:
        yield paper


@pytest.fixture
def held(tmp_path):
    """The addresses of the articles in the store."""

    def urls():
        with Store.open(tmp_path / "s.sqlite") as store:
            return [article.url for article in store.articles().values()]

    return urls


def test_files_addresses_and_lists_may_be_mixed(dateline, held, paper, tmp_path):
    (tmp_path / "a.txt").write_text("Shells fell on Barda on Monday.")
    named = paper.publish(1, 2, 3, 4)
    (tmp_path / "list.txt").write_text(f"# our list\n{named[1]}\n{named[2]}\n")
    feed_address = paper.put("/feed", feed([named[0], named[3]]))
    command = ["ingest", "a.txt", feed_address, "--addresses", "list.txt", *LOCAL]
    code, printed, said = dateline(*command)
    assert (code, said) == (0, "")
    assert "Articles read: 5: 5 new" in printed
    assert sorted(filter(None, held())) == named
    code, printed, said = dateline(*command)
    assert "Articles read: 1: 0 new, 1 known before" in printed
    assert "Not fetched again: 4" in printed
    assert [paper.asked_for(f"/{number}") for number in (1, 2, 3, 4)] == [1] * 4


def test_what_cannot_be_had_is_told_of_and_counts_in_the_exit_code(dateline, paper):
    code, printed, said = dateline("ingest", paper.publish(1)[0], f"{paper.root}/missing", *LOCAL)
    assert code == 1
    assert said == f"{paper.root}/missing: its host answers 404 Not Found\n"
    assert "Articles read: 1: 1 new" in printed


def test_without_leave_no_host_of_ones_own_network_is_asked(dateline, paper):
    code, _, said = dateline("ingest", paper.publish(1)[0], "--store", "s.sqlite")
    assert (code, paper.came) == (1, [])
    assert "private, loopback or link-local" in said


def test_an_article_that_is_read_from_its_feed_is_told_of_and_counts_as_read(dateline, held, paper):
    paper.answers["/a"] = page(b"", "403 Forbidden")
    lines = (f"<p>Shells fell on Terter on day {day}, and {day} houses burned down.</p>" for day in range(2, 14))
    text = f"<content:encoded><![CDATA[{''.join(lines)}]]></content:encoded>"
    item = f"<item><title>Shells on Terter</title><link>{paper.root}/a</link>{text}</item>"
    address = paper.put("/feed", f"<rss><channel>{item}</channel></rss>")
    code, printed, said = dateline("ingest", address, *LOCAL)
    assert (code, said) == (
        0,
        f"{paper.root}/a: read from the feed; the page: its host answers 403 Forbidden\n",
    )
    assert "Articles read: 1: 1 new" in printed
    assert held() == [f"{paper.root}/a"]


def test_all_of_a_host_is_what_its_sitemaps_name(dateline, held, paper):
    named = paper.publish(1, 2, 3)
    paper.put("/news.xml", sitemap(named[:2]))
    paper.put("/robots.txt", f"Sitemap: {paper.root}/news.xml\n", "text/plain")
    assert dateline("ingest", "--all-of", paper.root, *LOCAL)[0] == 0
    assert held() == named[:2]
    with Paper() as other:
        other.put("/sitemap.xml", sitemap(named[2:]))
        assert dateline("ingest", "--all-of", other.root, *LOCAL)[0] == 0
    assert held() == named


def test_gdelts_search_is_asked_span_by_span_and_what_it_finds_is_read(dateline, held, paper):
    named = paper.publish(*range(3))
    began = datetime(2020, 10, 18, tzinfo=UTC)
    seen = [began + timedelta(minutes=4 * number) for number in range(300)]

    def search(_headers):
        query = {name: values[0] for name, values in parse_qs(urlsplit(paper.paths[-1]).query).items()}
        within = [
            {"url": named[number % 3], "seendate": f"{moment:%Y%m%dT%H%M%SZ}"}
            for number, moment in enumerate(seen)
            if query["startdatetime"] <= f"{moment:%Y%m%d%H%M%S}" <= query["enddatetime"]
        ]
        return page(json.dumps({"articles": within[:250]}).encode(), Content_Type="application/json")

    class Search(dict):
        def get(self, path, default):
            return search if path.startswith("/api?") else super().get(path, default)

    paper.answers = Search(paper.answers)
    options = ["--gdelt", "Terter shelling", "--gdelt-server", f"{paper.root}/api"]
    days = ["--from", "2020-10-18", "--to", "2020-10-18"]
    code, printed, said = dateline("ingest", *options, *days, *LOCAL)
    assert (code, said) == (0, "")
    assert held() == named
    assert "Articles read: 3: 3 new" in printed
    assert sum(path.startswith("/api?") for path in paper.paths) == 3
    for missing in ([], days[:2], ["--from", "2020-10-18", "--to", "2020-10-17"]):
        assert dateline("ingest", *options, *missing, *LOCAL)[0] == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "--addresses"),
        (["20201018093000.export.CSV.zip"], "write --addresses before it"),
        (["--all-of", "http://[::1"], "write it as paper.example"),
        (["--gdelt", " ", "--from", "2020-10-18", "--to", "2020-10-18"], "needs words"),
    ],
)
def test_misuse_of_ingest_is_told(dateline, arguments, said):
    code, _, told = dateline("ingest", *arguments)
    assert code == 2
    assert said in told


def articles_in(path):
    try:
        with Store.open(path) as store:
            return store.counts().articles
    except StoreError:
        return 0


def test_a_run_that_is_killed_goes_on_where_it_stopped(begin, dateline, held, paper, tmp_path):
    named = paper.publish(*range(260))
    address = paper.put("/feed", feed(named), ETag='"1"')
    running = begin("ingest", address, *LOCAL)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not articles_in(tmp_path / "s.sqlite"):
        time.sleep(0.02)
    running.kill()
    running.communicate()
    stored = articles_in(tmp_path / "s.sqlite")
    assert stored
    asked = {number: paper.asked_for(f"/{number}") for number in range(260)}
    code, _, said = dateline("ingest", address, *LOCAL)
    assert (code, said) == (0, "")
    assert sorted(held()) == sorted(named)
    again = [number for number in range(260) if paper.asked_for(f"/{number}") > asked[number]]
    assert len(again) == 260 - stored


# ---------------------------------------------------------------- watching


def test_watch_adds_what_is_new_round_by_round(dateline, held, paper):
    named = paper.publish(1, 2, 3)
    address = paper.put("/feed", feed(named[:2]), ETag='"1"')
    code, printed, said = dateline("watch", address, "--once", *LOCAL)
    assert (code, said) == (0, "")
    assert printed.endswith(": 2 new, 0 known, 0 refused\n")
    paper.put("/feed", feed([*named, f"{paper.root}/missing"]), ETag='"2"')
    code, printed, said = dateline("watch", "--once", *LOCAL)
    assert (code, said.count("\n")) == (1, 1)
    assert printed.endswith(": 1 new, 2 known, 1 refused\n")
    code, printed, said = dateline("watch", "--once", *LOCAL)
    assert (code, said) == (0, "")
    assert printed.endswith(": 0 new, 0 known, 0 refused\n")
    assert held() == named
    assert [paper.asked_for(f"/{number}") for number in (1, 2, 3)] == [1] * 3


def test_watch_goes_on_until_it_is_ended(begin, held, paper):
    address = paper.put("/feed", feed(paper.publish(1)))
    running = begin("watch", address, "--every", "1m", *LOCAL)
    assert running.stdout.readline().endswith(": 1 new, 0 known, 0 refused\n")
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert (running.returncode, said.strip()) == (130, "Interrupted.")
    assert len(held()) == 1


def test_a_feed_that_holds_its_reader_does_not_end_the_watching(begin, held, paper):
    (address,) = paper.publish(1)
    holding = paper.put("/holding", gzip.compress(b"<rss><item><title>" + b"&" * 50_000_000))
    running = begin("watch", holding, paper.put("/feed", feed([address])), "--every", "1m", *LOCAL)
    assert running.stdout.readline().endswith(": 1 new, 0 known, 1 refused\n")
    assert running.poll() is None
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert f"{holding}: reading it took more than 20 seconds" in said
    assert (running.returncode, held()) == (130, [address])


def test_a_feed_that_is_away_is_asked_again_in_the_next_round(dateline, paper):
    (address,) = paper.publish(1)
    paper.answers["/feed"] = [page(b"", "404 Not Found"), page(feed([address]).encode(), Content_Type="text/xml")]
    assert dateline("watch", f"{paper.root}/feed", "--once", *LOCAL)[0] == 1
    code, printed, _ = dateline("watch", "--once", *LOCAL)
    assert code == 0
    assert printed.endswith(": 1 new, 0 known, 0 refused\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Name a FEED"),
        (["feed.xml"], "is no address of a feed"),
        (["http://a.example/", "--every", "10s"], "too short"),
        (["http://a.example/", "--every", "soon"], "15m"),
    ],
)
def test_misuse_of_watch_is_told(dateline, arguments, said):
    code, _, told = dateline("watch", *arguments, "--store", "none.sqlite")
    assert code == 2
    assert said in told
