"""How hosts are asked: as their robots.txt wants, one question at a time, with pauses, and again in good time."""

import socket
import threading
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loopback_site import Site, page

from corpus.fetch_settings import FetchSettings
from corpus.fetching import Answer, Fetcher, is_transient
from corpus.fetching_pauses import MOST_FAILURES, backoff_s, retry_after_s
from corpus.fetching_robots import Robots
from corpus.refusals import Refusal

QUICK = {"allow_private": True, "pause_s": 0.0, "longest_wait_s": 0.02, "step_s": 5.0, "whole_s": 20.0}


@pytest.fixture
def site():
    with Site() as one:
        for path in ("/a", "/b", "/c", "/private/a", "/private/open"):
            one.answers[path] = page()
        yield one


def fetcher(**settings):
    return Fetcher(FetchSettings(**{**QUICK, **settings}))


def robots(*lines, **headers):
    return page("\n".join(lines).encode(), Content_Type="text/plain", **headers)


# ---------------------------------------------------------------- robots.txt


def test_what_robots_txt_forbids_is_not_asked_for_and_the_file_itself_once(site):
    site.answers["/robots.txt"] = robots("User-agent: *", "Disallow: /private", "Allow: /private/open")
    with fetcher() as one:
        refused = one.fetch(f"{site.root}/private/a")
        assert isinstance(one.fetch(f"{site.root}/private/open"), Answer)
        assert isinstance(one.fetch(f"{site.root}/a"), Answer)
    assert (refused.code, is_transient(refused)) == (Refusal.ROBOTS, False)
    assert site.paths == ["/robots.txt", "/private/open", "/a"]


def test_rules_for_us_by_name_count_before_those_for_all(site):
    site.answers["/robots.txt"] = robots(
        "User-agent: *",
        "Disallow: /",
        "",
        "User-agent: dateline",
        "Disallow: /b",
        "",
        "User-agent: Mozilla",
        "Disallow:",
    )
    with fetcher() as one:
        assert isinstance(one.fetch(f"{site.root}/a"), Answer)
        assert one.fetch(f"{site.root}/b").code == Refusal.ROBOTS
    with fetcher(agent="Courier/2 (Dateline is another)") as other:
        assert other.fetch(f"{site.root}/a").code == Refusal.ROBOTS


def test_where_a_redirect_leads_to_what_is_forbidden_it_is_not_followed(site):
    site.answers["/robots.txt"] = robots("User-agent: *", "Disallow: /private")
    site.answers["/a"] = page(b"", "302 Found", Location="/private/a")
    with fetcher() as one:
        assert one.fetch(f"{site.root}/a").code == Refusal.ROBOTS
    assert site.paths == ["/robots.txt", "/a"]


def test_a_redirect_to_another_host_is_followed_by_that_hosts_rules(site):
    with Site() as other:
        other.answers["/robots.txt"] = robots("User-agent: *", "Disallow: /b")
        other.answers["/a"] = page(b"other")
        site.answers["/a"] = page(b"", "301 Moved", Location=f"{other.root}/a")
        site.answers["/b"] = page(b"", "301 Moved", Location=f"{other.root}/b")
        with fetcher() as one:
            assert one.fetch(f"{site.root}/a").content == b"other"
            assert one.fetch(f"{site.root}/b").code == Refusal.ROBOTS
        assert other.paths == ["/robots.txt", "/a"]


@pytest.mark.parametrize(
    "status", ["404 Not Found", "403 Forbidden", "401 Unauthorized", "410 Gone", "204 No Content"]
)
def test_where_there_is_no_robots_txt_all_is_allowed(site, status):
    site.answers["/robots.txt"] = page(b"User-agent: *\nDisallow: /", status)
    with fetcher() as one:
        assert isinstance(one.fetch(f"{site.root}/a"), Answer)


@pytest.mark.parametrize(
    "answer",
    [
        page(b"", "503 Service Unavailable"),
        page(b"", "500 Oops"),
        page(b"", "429 Too Many Requests"),
        b"nonsense\r\n\r\n",
    ],
)
def test_where_robots_txt_cannot_be_had_nothing_is_asked_for_now(site, answer):
    site.answers["/robots.txt"] = answer
    with fetcher(tries=2) as one:
        refused = one.fetch(f"{site.root}/a")
        assert is_transient(one.fetch(f"{site.root}/b"))
    assert is_transient(refused)
    assert refused.reason.startswith("its host's robots.txt cannot be had: ")
    assert site.paths == ["/robots.txt", "/robots.txt"]  # tried twice, and not again for the second address


def test_a_robots_txt_that_moved_is_found(site):
    site.answers["/robots.txt"] = page(b"", "301 Moved", Location="/rules/robots.txt")
    site.answers["/rules/robots.txt"] = robots("User-agent: *", "Disallow: /a")
    with fetcher(most_redirects=0) as one:
        assert one.fetch(f"{site.root}/a").code == Refusal.ROBOTS


def test_of_a_very_long_robots_txt_the_beginning_counts(site):
    site.answers["/robots.txt"] = robots("User-agent: *", "Disallow: /a", "#" * 600_000, "Disallow: /b")
    with fetcher() as one:
        assert one.fetch(f"{site.root}/a").code == Refusal.ROBOTS
        assert isinstance(one.fetch(f"{site.root}/b"), Answer)


def test_who_does_not_obey_does_not_ask(site):
    site.answers["/robots.txt"] = robots("User-agent: *", "Disallow: /")
    with fetcher(obey_robots=False) as one:
        assert isinstance(one.fetch(f"{site.root}/a"), Answer)
    assert site.paths == ["/a"]


def test_a_robots_txt_written_to_fill_memory_forbids_all():
    agents = "".join(f"User-agent: a{number}\n" for number in range(4_000))
    rules = "".join(f"Disallow: /{number}\n" for number in range(10_000))
    began_s = time.monotonic()
    assert not Robots((agents + rules).encode(), "Dateline").allow("https://news.example/")
    assert not Robots(agents.encode() * 2, "Dateline").allow("https://news.example/")
    assert time.monotonic() - began_s < 2
    harmless = rules.replace("Disallow", "User-agent: b\nDisallow")[:100_000]
    assert Robots(harmless.encode(), "Dateline").allow("https://news.example/")


def test_a_rule_of_many_wildcards_costs_no_time():
    rules = Robots(b"User-agent: *\nDisallow: /" + b"*1" * 40 + b"*Z", "Dateline")
    began_s = time.monotonic()
    assert rules.allow("https://news.example/" + "1" * 1_900)
    assert time.monotonic() - began_s < 1


@given(st.binary(max_size=300) | st.text("usragentdilow:*$/#\n -0123456789", max_size=300).map(str.encode))
def test_any_bytes_are_a_robots_txt(content):
    rules = Robots(content, "Dateline/1 (news)")
    assert rules.allow("https://news.example/a?b=c") in {True, False}
    assert rules.pause_s >= 0
    assert isinstance(rules.sitemaps, tuple)


def test_sitemaps_are_those_that_robots_txt_names(site):
    site.answers["/robots.txt"] = robots(
        "Sitemap: /news.xml",
        "User-agent: *",
        "Disallow: /",
        "Sitemap: https://maps.example/all.xml#top",
        "Sitemap: /news.xml",
        "Sitemap: ftp://maps.example/all.xml",
        "Sitemap: http://[::1/",
    )
    with fetcher() as one:
        assert one.sitemaps(f"{site.root}/any/page") == (f"{site.root}/news.xml", "https://maps.example/all.xml")
        assert one.sitemaps("nonsense") == ()
    site.answers["/robots.txt"] = page(b"", "404 Not Found")
    with fetcher() as one:
        assert one.sitemaps(site.root) == ()


# ---------------------------------------------------------------- pauses


def gaps(site, *paths):
    moments = [asked["at_s"] for asked in site.came if asked["path"] in paths]
    return [after - before for before, after in pairwise(moments)]


def test_between_two_questions_to_a_host_there_is_a_pause(site):
    site.answers["/b"] = page(b"", "302 Found", Location="/c")
    with fetcher(pause_s=0.1) as one:
        began_s = time.monotonic()
        one.fetch(f"{site.root}/a")
        assert time.monotonic() - began_s < 0.1  # the first waits for nothing
        one.fetch(f"{site.root}/b")
    assert len(gaps(site, "/a", "/b", "/c")) == 2
    assert all(gap >= 0.1 for gap in gaps(site, "/a", "/b", "/c"))


def test_another_host_is_not_waited_for(site):
    with fetcher(pause_s=30.0) as one:
        one.fetch(f"{site.root}/a")
        began_s = time.monotonic()
        assert isinstance(one.fetch(f"http://localhost:{site.port}/a"), Answer)
        assert time.monotonic() - began_s < 5


def test_robots_txt_may_want_longer_pauses_up_to_the_longest_wait(site):
    site.answers["/robots.txt"] = robots("User-agent: *", "Crawl-delay: 0.2")
    with fetcher(longest_wait_s=5.0) as one:
        one.fetch(f"{site.root}/a")
        one.fetch(f"{site.root}/b")
    assert gaps(site, "/a", "/b")[0] >= 0.2
    site.answers["/robots.txt"] = robots("User-agent: *", "Crawl-delay: 86400")
    site.came.clear()
    with fetcher(longest_wait_s=0.1) as one:
        one.fetch(f"{site.root}/a")
        one.fetch(f"{site.root}/b")
    assert 0.1 <= gaps(site, "/a", "/b")[0] < 5


def test_a_rate_of_questions_is_a_pause_too():
    assert Robots(b"User-agent: *\nRequest-rate: 2/1m", "Dateline").pause_s == 30
    assert Robots(b"User-agent: *\nCrawl-delay: nonsense", "Dateline").pause_s == 0
    assert Robots(b"", "Dateline").pause_s == 0


def test_several_threads_ask_one_host_one_after_the_other(site):
    at_once, most = [0], [0]

    def answer(_headers):
        at_once[0] += 1
        most[0] = max(most[0], at_once[0])
        time.sleep(0.03)
        at_once[0] -= 1
        return page()

    site.answers["/a"] = answer
    found = []
    with fetcher(pause_s=0.02) as one:
        threads = [threading.Thread(target=lambda: found.append(one.fetch(f"{site.root}/a"))) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert [type(one) for one in found] == [Answer] * 4
    assert most == [1]
    assert all(gap >= 0.05 for gap in gaps(site, "/a"))
    assert site.paths.count("/robots.txt") == 1


def test_one_connection_serves_many_questions(site):
    with fetcher() as one:
        for path in ("/a", "/b", "/none", "/c"):
            one.fetch(site.root + path)
    assert (site.connections, len(site.came)) == (1, 5)


def test_a_question_that_is_under_way_when_all_is_closed_leaves_no_connection_open(site):
    asked, closed = threading.Event(), threading.Event()

    def answer(_headers):
        asked.set()
        closed.wait(5)
        return page()

    site.answers["/a"] = answer
    one = fetcher()
    thread = threading.Thread(target=one.fetch, args=(f"{site.root}/a",))
    thread.start()
    assert asked.wait(5)
    one.close()
    closed.set()
    thread.join()
    assert site.none_open(within_s=2)


def test_sixteen_connections_are_kept_and_the_longest_unused_goes_first(site):
    def resolve(_host, port, **_):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    with fetcher(obey_robots=False, resolve=resolve) as one:
        for number in range(17):
            one.fetch(f"http://n{number}.example:{site.port}/a")
        assert site.connections == 17
        for number in range(1, 17):
            one.fetch(f"http://n{number}.example:{site.port}/a")
        assert site.connections == 17
        one.fetch(f"http://n0.example:{site.port}/a")
        assert site.connections == 18


def test_a_connection_that_the_host_closed_meanwhile_costs_no_try(site):
    site.answers["/a"] = lambda _headers: page()
    site.answers["/b"] = [iter([]), page(b"b")]  # it hangs up on the question
    with fetcher(tries=1) as one:
        one.fetch(f"{site.root}/a")
        assert one.fetch(f"{site.root}/b").content == b"b"


# ---------------------------------------------------------------- again


def test_what_fails_for_now_is_asked_again_and_the_waits_grow(site):
    site.answers["/a"] = [page(b"", "503 Wait"), page(b"", "502 Bad Gateway"), page(b"here")]
    with fetcher(tries=3, longest_wait_s=0.2) as one:
        assert one.fetch(f"{site.root}/a").content == b"here"
    assert all(gap >= 0.1 for gap in gaps(site, "/a"))


@given(st.integers(1, 1_000), st.floats(0, 100))
def test_waits_double_and_have_a_bound(attempt, longest_s):
    wait_s = backoff_s(min(attempt, 60), longest_s)
    assert 0.5 * min(longest_s, 2.0 ** min(attempt - 1, 59)) <= wait_s <= longest_s


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_a_host_is_asked_again_when_it_says(site, status):
    site.answers["/a"] = [page(b"", status, Retry_After="1"), page(b"here")]
    with fetcher(longest_wait_s=2.0) as one:
        assert one.fetch(f"{site.root}/a").content == b"here"
    assert gaps(site, "/a")[0] >= 1


def test_a_host_that_wants_a_long_rest_is_not_waited_for_and_not_asked(site):
    site.answers["/a"] = page(b"", "429 Too Many Requests", Retry_After="3600")
    with fetcher() as one:
        refused = one.fetch(f"{site.root}/a")
        assert one.fetch(f"{site.root}/b").reason == refused.reason
    assert is_transient(refused)
    assert refused.reason == "its host asked to be left alone for 3,600 seconds"
    assert site.paths == ["/robots.txt", "/a"]


@pytest.mark.parametrize("failure", [page(b"", "500 Oops"), b"nonsense\r\n\r\n"])
def test_a_host_that_fails_again_and_again_is_left_alone(site, failure):
    site.answers["/a"] = failure
    with fetcher(tries=1) as one:
        for _ in range(MOST_FAILURES - 1):
            one.fetch(f"{site.root}/a")
        assert isinstance(one.fetch(f"{site.root}/b"), Answer)  # it is well again
        for _ in range(MOST_FAILURES):
            one.fetch(f"{site.root}/a")
        asked = len(site.came)
        refused = one.fetch(f"{site.root}/b")
    assert is_transient(refused)
    assert "left alone" in refused.reason
    assert len(site.came) == asked
    assert site.paths.count("/a") == 2 * MOST_FAILURES - 1


NOW = datetime(2020, 10, 17, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("9" * 5_000, 999_999_999),
        (format_datetime(NOW + timedelta(minutes=2), usegmt=True), 120),
        (format_datetime(NOW - timedelta(minutes=2), usegmt=True), 0),
        ("Sat, 17 Oct 2020 12:02:00", 120),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("٣", None),
    ],
)
def test_when_to_come_back_is_told_in_seconds_or_as_a_moment(told, seconds):
    assert retry_after_s(told, NOW) == seconds


@given(st.text(max_size=60))
def test_any_words_may_stand_where_the_wait_does(told):
    wait_s = retry_after_s(told, NOW)
    assert wait_s is None or wait_s >= 0
