"""What an address gives: its answer, that nothing changed, or a reason."""

import gzip
import socket
import tomllib
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from loopback_site import Site, page

from corpus.fetch_settings import FetchSettings
from corpus.fetching import Answer, Fetcher, Unchanged, Validators, is_transient
from corpus.refusals import Refusal

QUICK = {"allow_private": True, "pause_s": 0.0, "longest_wait_s": 0.02, "step_s": 5.0, "whole_s": 20.0}


@pytest.fixture
def site():
    with Site() as one:
        yield one


@pytest.fixture
def fetcher():
    with Fetcher(FetchSettings(**QUICK)) as one:
        yield one


def test_an_answer_has_its_bytes_its_kind_and_what_to_ask_with_next_time(site, fetcher):
    site.answers["/a"] = page(
        "<p>Բախում</p>".encode(),
        Content_Type="Text/HTML; Charset=UTF-8",
        ETag='W/"7"',
        Last_Modified="Sat, 17 Oct 2020 08:00:00 GMT",
    )
    before = datetime.now(UTC)
    found = fetcher.fetch(f"{site.root}/a#top")
    assert isinstance(found, Answer)
    assert found.content.decode() == "<p>Բախում</p>"
    assert (found.address, found.url) == (f"{site.root}/a#top", f"{site.root}/a")
    assert (found.media_type, found.charset) == ("text/html", "utf-8")
    assert found.validators == Validators(etag='W/"7"', last_modified="Sat, 17 Oct 2020 08:00:00 GMT")
    assert before <= found.fetched_utc <= datetime.now(UTC)


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        (None, ("", "")),
        ("", ("", "")),
        ("text/plain", ("text/plain", "")),
        ("<script>; charset=a b", ("", "")),
        ('application/rss+xml; charset="windows-1251"', ("application/rss+xml", "windows-1251")),
        ("text/html; charset*" + "1" * 5_000 + "=x", ("text/html", "")),
    ],
)
def test_the_kind_is_what_the_server_says_where_it_says_something_of_sense(site, fetcher, told, kind):
    site.answers["/a"] = page(Content_Type=told)
    found = fetcher.fetch(f"{site.root}/a")
    assert (found.media_type, found.charset) == kind


def test_a_question_says_who_asks_and_nothing_of_the_user(site):
    site.answers["/first"] = page(Set_Cookie="id=7; Path=/")
    site.answers["/a"] = page(b"", "302 Found", Location="/b", Set_Cookie="id=8; Path=/")
    site.answers["/b"] = page()
    with Fetcher(FetchSettings(**QUICK, agent="Courier/1 (desk)")) as fetcher:
        fetcher.fetch(f"{site.root}/first")
        fetcher.fetch(f"{site.root}/a")
    assert site.paths == ["/robots.txt", "/first", "/a", "/b"]
    for asked in site.came:
        assert asked["method"] == "GET"
        assert set(asked["headers"]) == {"host", "user-agent", "accept", "accept-encoding"}
        assert asked["headers"]["user-agent"] == "Courier/1 (desk)"
        assert asked["headers"]["host"] == f"127.0.0.1:{site.port}"


def test_by_itself_it_names_the_program_and_its_version():
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]
    assert FetchSettings().agent.startswith(f"Dateline/{project['version']} ")


def test_what_did_not_change_is_not_sent_again(site, fetcher):
    def answer(headers):
        same = headers.get("if-none-match") == '"7"' and headers["if-modified-since"].startswith("Sat")
        return page(b"", "304 Not Modified", Content_Length=None) if same else page(ETag='"7"')

    site.answers["/a"] = answer
    known = Validators(etag='"7"', last_modified="Sat, 17 Oct 2020 08:00:00 GMT")
    assert fetcher.fetch(f"{site.root}/a", known) == Unchanged(address=f"{site.root}/a")
    assert isinstance(fetcher.fetch(f"{site.root}/a"), Answer)
    assert "if-none-match" not in site.came[-1]["headers"]


def test_a_validator_that_would_break_a_header_is_neither_kept_nor_sent(site, fetcher):
    site.answers["/a"] = page(ETag='"\x07"', Last_Modified="x" * 600)
    assert fetcher.fetch(f"{site.root}/a").validators == Validators()
    told = Validators(etag='"7"\r\nX-Evil: 1', last_modified="ünlü")
    assert isinstance(fetcher.fetch(f"{site.root}/a", told), Answer)
    assert not {"x-evil", "if-none-match", "if-modified-since"} & set(site.came[-1]["headers"])


def test_nothing_changed_is_no_answer_where_nobody_asked_for_changes(site, fetcher):
    site.answers["/a"] = page(b"", "304 Not Modified", Content_Length=None)
    assert fetcher.fetch(f"{site.root}/a").code == Refusal.HTTP_STATUS


RAW_DEFLATE = zlib.compress(b"Shelling near Terter." * 50, wbits=-zlib.MAX_WBITS)


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(b"Shelling near Terter." * 50)),
        ("X-GZIP", gzip.compress(b"Shelling near ") + gzip.compress(b"Terter." + b"Shelling near Terter." * 49)),
        ("gzip", gzip.compress(b"Shelling near Terter." * 50) + b"\0\0 litter"),
        ("deflate", zlib.compress(b"Shelling near Terter." * 50)),
        ("deflate", RAW_DEFLATE),
        ("identity", b"Shelling near Terter." * 50),
    ],
)
def test_what_is_packed_for_the_way_comes_unpacked(site, fetcher, coding, packed):
    site.answers["/a"] = page(packed, Content_Encoding=coding)
    head = page(b"", Content_Encoding=coding, Content_Length=None)
    site.answers["/drop"] = iter([head, *(bytes([one]) for one in packed)])
    assert fetcher.fetch(f"{site.root}/a").content == b"Shelling near Terter." * 50
    assert fetcher.fetch(f"{site.root}/drop").content == b"Shelling near Terter." * 50


def test_an_empty_answer_is_an_answer_also_where_it_says_that_it_is_packed(site, fetcher):
    site.answers["/a"] = page(b"", Content_Encoding="gzip")
    assert fetcher.fetch(f"{site.root}/a").content == b""


def test_an_answer_in_chunks_comes_whole(site, fetcher):
    head = page(b"", Content_Length=None, Transfer_Encoding="chunked")
    site.answers["/a"] = iter([head, b"8;note=1\r\nShelling\r\n", b"5\r\n near\r\n", b"0\r\nX-Note: 1\r\n\r\n"])
    assert fetcher.fetch(f"{site.root}/a").content == b"Shelling near"


# ---------------------------------------------------------------- redirects


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
def test_what_moved_is_found_where_it_is(site, fetcher, status):
    site.answers["/old"] = page(b"", status, Location="news/new?id=1#part")
    site.answers["/news/new?id=1"] = page(b"here")
    found = fetcher.fetch(f"{site.root}/old")
    assert (found.content, found.address, found.url) == (b"here", f"{site.root}/old", f"{site.root}/news/new?id=1")


def test_a_redirect_in_plain_utf8_is_understood(site, fetcher):
    location = "/xəbər".encode().decode("latin-1")
    site.answers["/old"] = page(b"", "301 Moved", Location=location)
    site.answers["/x%C9%99b%C9%99r"] = page(b"here")
    assert fetcher.fetch(f"{site.root}/old").content == b"here"


def test_five_redirects_are_followed_and_no_sixth(site, fetcher):
    for number in range(7):
        site.answers[f"/{number}"] = page(b"", "302 Found", Location=f"/{number + 1}")
    site.answers["/7"] = page(b"here")
    assert fetcher.fetch(f"{site.root}/2").content == b"here"
    refused = fetcher.fetch(f"{site.root}/1")
    assert (refused.code, refused.reason) == (Refusal.REDIRECTS, "it leads on more than 5 times")
    assert site.paths.count("/7") == 1


@pytest.mark.parametrize("location", ["/a", "/b", None])
def test_what_leads_back_to_itself_is_refused_at_once(site, fetcher, location):
    site.answers["/a"] = page(b"", "302 Found", Location=location)
    site.answers["/b"] = page(b"", "302 Found", Location="/a")
    refused = fetcher.fetch(f"{site.root}/a")
    assert (refused.code, refused.reason) == (Refusal.REDIRECTS, "it leads back to where it was")
    assert len(site.paths) <= 3


# ---------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    ("status", "code", "transient"),
    [
        ("404 Not Found", Refusal.HTTP_STATUS, False),
        ("403 Forbidden", Refusal.HTTP_STATUS, False),
        ("410 Gone", Refusal.HTTP_STATUS, False),
        ("206 Partial Content", Refusal.HTTP_STATUS, False),
        ("500 Internal Server Error", Refusal.NETWORK, True),
        ("429 Too Many Requests", Refusal.NETWORK, True),
        ("599 <script>", Refusal.NETWORK, True),
    ],
)
def test_a_status_without_a_page_is_refused_and_told_in_the_standards_words(
    site, fetcher, status, code, transient
):
    site.answers["/a"] = page(b"sorry", status)
    refused = fetcher.fetch(f"{site.root}/a")
    assert (refused.code, is_transient(refused)) == (code, transient)
    assert refused.reason.startswith(f"its host answers {status[:3]}")
    assert "<" not in refused.reason
    assert site.paths.count("/a") == (3 if transient else 1)


def test_an_address_is_told_without_its_control_characters_and_not_at_length(fetcher):
    refused = fetcher.fetch("http://127.0.0.1/\x1b[2J" + "a" * 5_000)
    assert refused.code == Refusal.ADDRESS
    assert refused.origin.startswith("http://127.0.0.1/\\x1b[2J")
    assert len(refused.origin) < 2_100


def test_a_host_that_does_not_listen_may_be_tried_again_later():
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with Fetcher(FetchSettings(**QUICK, obey_robots=False)) as fetcher:
        refused = fetcher.fetch(f"http://127.0.0.1:{port}/a")
    assert is_transient(refused)
    assert refused.reason == "its host refuses connections"


def test_impossible_settings_are_refused():
    for wrong in (
        {"agent": ""},
        {"agent": "Dateline\r\nX: 1"},
        {"tries": 0},
        {"pause_s": -1.0},
        {"whole_s": 0.0},
        {"most_redirects": -1},
    ):
        with pytest.raises(ValueError, match=r"agent|limits|pauses"):
            FetchSettings(**wrong)
