"""Answers made to do harm, or broken: each costs a bounded time and memory, and is refused by name."""

import gzip
import time
import tracemalloc
import zlib
from itertools import chain, cycle, repeat

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from loopback_site import Site, page

from corpus.fetch_settings import FetchSettings
from corpus.fetching import Answer, Fetcher, is_transient
from corpus.records import Rejected
from corpus.refusals import Refusal

QUICK = {
    "allow_private": True,
    "obey_robots": False,
    "pause_s": 0.0,
    "longest_wait_s": 0.01,
    "step_s": 5.0,
    "whole_s": 20.0,
    "tries": 1,
}
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
MEGABYTE = 1_000_000


@pytest.fixture
def site():
    with Site() as one:
        yield one


def fetch(site, path="/", most_bytes=None, **settings):
    with Fetcher(FetchSettings(**{**QUICK, **settings})) as fetcher:
        return fetcher.fetch(site.root + path, most_bytes=most_bytes)


def refused(site, code, words, **settings):
    """Looks that an address is refused so; gives the megabytes that this took at its height, and the seconds."""
    began_s = time.monotonic()
    tracemalloc.start()
    try:
        found = fetch(site, **settings)
        height = tracemalloc.get_traced_memory()[1] / MEGABYTE
    finally:
        tracemalloc.stop()
    assert isinstance(found, Rejected), found
    assert (found.code, words in found.reason) == (code, True), found
    return height, time.monotonic() - began_s


# ---------------------------------------------------------------- too much


def test_an_answer_that_says_it_is_too_large_is_not_read(site):
    site.answers["/"] = iter([HEAD + b"Content-Length: 10000001\r\n\r\n", *repeat(b"x" * 65_536, 1_000)])
    height, _ = refused(site, Refusal.TOO_LARGE, "larger than 10.0 MB")
    assert height < 5


@pytest.mark.parametrize("length", ["", "Content-Length: abc\r\n", "Content-Length: -5\r\n"])
def test_an_answer_without_an_end_is_left_where_it_is_too_large(site, length):
    site.answers["/"] = chain([HEAD + length.encode() + b"\r\n"], repeat(b"x" * 65_536))
    height, _ = refused(site, Refusal.TOO_LARGE, "larger than 2.0 MB", most_bytes=2 * MEGABYTE)
    assert height < 8


def test_chunks_without_an_end_are_left_too(site):
    chunk = b"10000\r\n" + b"x" * 65_536 + b"\r\n"
    site.answers["/"] = chain([HEAD + b"Transfer-Encoding: chunked\r\n\r\n"], repeat(chunk))
    refused(site, Refusal.TOO_LARGE, "larger than 2.0 MB", most_bytes=2 * MEGABYTE)


def test_what_may_be_taken_is_taken_to_the_last_byte(site):
    site.answers["/"] = page(b"x" * 5_000)
    assert len(fetch(site, most_bytes=5_000).content) == 5_000
    assert fetch(site, most_bytes=4_999).code == Refusal.TOO_LARGE


def packed(coding, size):
    """So many megabytes of nothing, packed."""
    packer = zlib.compressobj(9, wbits={"gzip": 31, "deflate": 15, "raw": -15}[coding])
    pieces = [packer.compress(bytes(MEGABYTE)) for _ in range(size)]
    return b"".join(pieces) + packer.flush()


@pytest.mark.parametrize("coding", ["gzip", "deflate", "raw"])
def test_a_bomb_is_unpacked_no_further_than_the_limit(site, coding):
    bomb = packed(coding, 100)
    assert len(bomb) < MEGABYTE
    site.answers["/"] = page(bomb, Content_Encoding=coding.replace("raw", "deflate"))
    height, _ = refused(site, Refusal.TOO_LARGE, "larger than 2.0 MB", most_bytes=2 * MEGABYTE)
    assert height < 10


def test_a_bomb_within_a_bomb_is_not_unpacked_at_all(site):
    site.answers["/"] = page(gzip.compress(packed("gzip", 100)), Content_Encoding="gzip, gzip")
    refused(site, Refusal.BAD_ANSWER, "packed in a way")


def test_very_many_packed_parts_are_refused(site):
    site.answers["/"] = page(gzip.compress(b"") * 100_000, Content_Encoding="gzip")
    _, seconds = refused(site, Refusal.BAD_ANSWER, "very many parts")
    assert seconds < 5


@pytest.mark.parametrize("coding", ["br", "zstd", "compress", "gzip, br", "nonsense"])
def test_what_was_not_asked_for_is_not_unpacked(site, coding):
    site.answers["/"] = page(b"\x0b\x02\x80x\x03", Content_Encoding=coding)
    refused(site, Refusal.BAD_ANSWER, "not asked for")


ENDLESS_HEADS = {
    "status": [b"HTTP/1.1 200 ", *repeat(b"O" * 65_536, 400)],
    "one header": [HEAD + b"X: ", *repeat(b"x" * 65_536, 400)],
    "large headers": [HEAD, *repeat(b"X: " + b"x" * 6_000 + b"\r\n", 90)],
    "many headers": [HEAD, *repeat(b"X: x\r\n", 100_000)],
    "continue": [b"HTTP/1.1 100 Continue\r\n\r\n"] * 200_000,
    "chunk": [HEAD + b"Transfer-Encoding: chunked\r\n\r\n1;" + b"x" * 60_000, *repeat(b"x" * 65_536, 400)],
    "trailer": [HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", *repeat(b"X: x\r\n", 500_000)],
}


@pytest.mark.parametrize("what", ENDLESS_HEADS)
def test_a_head_without_an_end_is_left(site, what):
    sent = iter(ENDLESS_HEADS[what])
    site.answers["/"] = sent
    tracemalloc.start()
    try:
        found = fetch(site, most_bytes=100_000)
        assert tracemalloc.get_traced_memory()[1] < 4 * MEGABYTE
    finally:
        tracemalloc.stop()
    assert found.code in {Refusal.TOO_LARGE, Refusal.NETWORK}, found
    assert what == "large headers" or next(sent, None) is not None  # not all was sent: we had hung up


# ---------------------------------------------------------------- too slow


def dripping(pieces, every_s):
    for piece in pieces:
        time.sleep(every_s)
        yield piece


@pytest.mark.parametrize(
    "pieces",
    [
        chain([HEAD + b"Content-Length: 1000\r\n\r\n"], repeat(b"x")),
        chain([HEAD + b"\r\n"], repeat(b"x")),
        chain([HEAD + b"Transfer-Encoding: chunked\r\n\r\n"], cycle([b"1\r\n", b"x", b"\r\n"])),
        chain([HEAD + b"Transfer-Encoding: chunked\r\n\r\n"], repeat(b"0")),
        chain([HEAD + b"X: "], repeat(b"x")),
        repeat(b"H"),
        repeat(b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["length", "no length", "chunks", "chunk size", "header", "status", "continue"],
)
def test_an_answer_that_drips_ends_with_the_time_that_it_has(site, pieces):
    site.answers["/"] = dripping(pieces, 0.02)
    _, seconds = refused(site, Refusal.NETWORK, "did not end within 0.3 seconds", whole_s=0.3, tries=3)
    assert 0.3 <= seconds < 2
    assert len(site.came) == 1  # who drips would drip again


@pytest.mark.parametrize(
    "pieces", [[], [HEAD], [HEAD + b"Content-Length: 9\r\n\r\nx"]], ids=["all", "head", "body"]
)
def test_a_host_that_says_nothing_more_is_waited_for_one_step(site, pieces):
    site.answers["/"] = chain(pieces, dripping([b"late"], 0.7))
    found = fetch(site, step_s=0.2)
    assert is_transient(found)
    assert found.reason == "its host did not answer in time"


def test_redirects_share_one_time(site):
    for number in range(9):
        site.answers[f"/{number}"] = dripping([page(b"", "302 Found", Location=f"/{number + 1}")], 0.2)
    began_s = time.monotonic()
    found = fetch(site, "/0", whole_s=0.5, most_redirects=9)
    assert found.reason == "its answer did not end within 0.5 seconds"
    assert time.monotonic() - began_s < 1.5


# ---------------------------------------------------------------- broken


@pytest.mark.parametrize(
    "answer",
    [
        [],
        [b"nonsense\r\n\r\n"],
        [b"\x16\x03\x01\x02\x00\x01"],
        [b"SSH-2.0-OpenSSH_9.6\r\n"],
        [b"HTTP/1.1 2000 OK\r\n\r\n"],
        [HEAD + b"Content-Length: 100\r\n\r\nonly this"],
        [HEAD + b"Content-Length: 5, 7\r\n\r\n1234567"],
        [HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhel"],
        [HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"],
        [HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n"],
        [HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"Shelling" * 99)[:-9]],
        [HEAD + b"Content-Encoding: deflate\r\n\r\n" + zlib.compress(b"Shelling" * 99)[:-5]],
        [HEAD + b"Content-Encoding: gzip\r\n\r\n\x1f"],
        [HEAD + b"Content-Encoding: deflate\r\n\r\nx"],
    ],
)
def test_an_answer_that_breaks_off_is_noticed_and_asked_for_again(site, answer):
    site.answers["/"] = [iter(answer), iter(answer), page(b"whole")]
    assert fetch(site, tries=3).content == b"whole"
    assert len(site.came) == 3


def test_an_answer_that_always_breaks_off_is_refused_for_now(site):
    site.answers["/"] = lambda _headers: iter([HEAD + b"Content-Length: 100\r\n\r\nonly this"])
    found = fetch(site, tries=2)
    assert is_transient(found)
    assert found.reason == "its answer broke off or was none of a web server"
    assert len(site.came) == 2


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_an_answer_that_is_not_packed_as_it_says_is_refused(site, coding):
    site.answers["/"] = page(b"<p>Shelling near Terter.</p>", Content_Encoding=coding)
    refused(site, Refusal.BAD_ANSWER, "broken way")


def test_an_answer_in_a_transfer_that_nobody_asked_for_is_refused(site):
    site.answers["/"] = iter([HEAD + b"Transfer-Encoding: gzip, chunked\r\n\r\n", b"0\r\n\r\n"])
    refused(site, Refusal.BAD_ANSWER, "nobody asked for")


def test_what_follows_an_answer_is_not_taken_for_the_next(site):
    # Longer than what is read ahead, so that what follows is still to come when the answer is whole.
    site.answers["/"] = page(b"1" * 50_000) + page(b"forged")
    site.answers["/b"] = page(b"second")
    with Fetcher(FetchSettings(**QUICK)) as fetcher:
        assert fetcher.fetch(f"{site.root}/").content == b"1" * 50_000
        assert fetcher.fetch(f"{site.root}/b").content == b"second"


def test_what_comes_late_is_not_taken_for_the_next_answer(site):
    def pieces():
        yield page(b"first")
        time.sleep(0.1)
        yield page(b"forged")
        time.sleep(0.4)

    site.answers["/"] = pieces()
    site.answers["/b"] = page(b"second")
    with Fetcher(FetchSettings(**QUICK)) as fetcher:
        assert fetcher.fetch(f"{site.root}/").content == b"first"
        time.sleep(0.2)
        assert fetcher.fetch(f"{site.root}/b").content == b"second"


WHOLE = b"".join(
    (
        b'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nETag: "7"\r\nContent-Encoding: gzip\r\n',
        b"Transfer-Encoding: chunked\r\n\r\n",
        b"%x\r\n%b\r\n0\r\n\r\n" % (len(gzip.compress(b"Terter", mtime=0)), gzip.compress(b"Terter", mtime=0)),
    )
)


@pytest.fixture(scope="module")
def playground():
    """A server and a fetcher for many tries."""
    with Site() as one, Fetcher(FetchSettings(**{**QUICK, "step_s": 0.5, "whole_s": 1.0})) as fetcher:
        one.answers["/good"] = page(b"good")
        yield one, fetcher


@given(
    st.lists(
        st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 20), st.binary(max_size=6)), min_size=1, max_size=5
    )
)
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_host_sends_is_an_answer_or_refused(playground, changes):
    site, fetcher = playground
    sent = WHOLE
    for at, length, put in changes:
        sent = sent[:at] + put + sent[at + length :]
    site.answers["/"] = lambda _headers: iter([sent])
    assert isinstance(fetcher.fetch(f"{site.root}/"), Answer | Rejected)
    assert fetcher.fetch(f"{site.root}/good").content == b"good"  # nothing of it stays behind


@given(st.binary(max_size=200))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_headers_a_host_sends_are_read_or_refused(playground, words):
    site, fetcher = playground
    lines = b"ETag: %b\r\nLast-Modified: %b\r\nContent-Type: %b\r\nLocation: %b\r\n" % ((words,) * 4)
    site.answers["/"] = lambda _headers: iter([b"HTTP/1.1 200 OK\r\n" + lines + b"\r\nTerter"])
    assert isinstance(fetcher.fetch(f"{site.root}/"), Answer | Rejected)
    assert fetcher.fetch(f"{site.root}/good").content == b"good"
