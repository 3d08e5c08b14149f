"""Web archives give the pages that were fetched whole, with address and day; a broken end is noticed."""

import gzip
import io
import zlib
from datetime import date

import brotli
import pytest

from corpus.documents import Document
from corpus.intake import Told
from corpus.readers import read_open
from corpus.reading_here import read_here
from corpus.records import Article, Rejected, SignFault

PAGE = b"<!doctype html><html><title>Road open</title><p>The road to Barda was open again by noon.</p></html>"
ADDRESS = "https://paper.example/2020/10/18/road.html"


def http(body=PAGE, status="200 OK", media="text/html; charset=utf-8", *more):
    heads = [f"HTTP/1.1 {status}", *([f"Content-Type: {media}"] if media else []), *more]
    return "\r\n".join(heads).encode() + b"\r\n\r\n" + body


def record(
    block,
    kind="response",
    *,
    url=ADDRESS,
    media="application/http; msgtype=response",
    day="2020-10-19",
    length=None,
):
    heads = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>",
        f"WARC-Date: {day}T23:10:05Z",
        f"WARC-Target-URI: {url}",
        f"Content-Type: {media}",
        f"Content-Length: {len(block) if length is None else length}",
    ]
    return "\r\n".join(heads).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


INFO = record(b"software: a crawler\r\n", "warcinfo", media="application/warc-fields")


def packed(*records):
    return b"".join(map(gzip.compress, records))


def read(content, name="a.warc.gz"):
    return list(read_open(io.BytesIO(content), name, name))


# ---------------------------------------------------------------- what is read


def test_a_page_has_its_address_its_day_and_what_the_server_said_of_it():
    for name, content in (("a.warc.gz", packed(INFO, record(http()))), ("a.warc", INFO + record(http()))):
        (page,) = read(content, name)
        assert page == Document(
            content=PAGE,
            origin=f"{name}:{ADDRESS}",
            name="road.html",
            media_type="text/html",
            charset="utf-8",
            url=ADDRESS,
            fetched=date(2020, 10, 19),
        )


def test_a_web_archive_that_is_packed_as_one_or_lies_in_another_archive_is_read():
    inner = gzip.compress(INFO + record(http()) * 3)
    assert [page.content for page in read(inner)] == [PAGE] * 3
    assert [page.content for page in read(gzip.compress(inner), "a.warc.gz.gz")] == [PAGE] * 3


def test_what_is_no_page_is_passed_over():
    records = [
        record(http(b"\x89PNG", media="image/png")),
        record(http(b"{}", media="application/json")),
        record(http(status="404 Not Found")),
        record(http(status="301 Moved")),
        record(http(status="")),
        record(http(b"User-agent: *", media="text/plain"), url="https://paper.example/robots.txt"),
        record(b"GET / HTTP/1.1\r\n\r\n", "request", media="application/http; msgtype=request"),
        record(b"", "revisit"),
        record(b"{}", "metadata", media="application/json"),
        record(b"\x89PNG", "resource", media="image/png"),
    ]
    assert read(packed(INFO, *records)) == []
    assert [page.content for page in read(packed(INFO, *records, record(http())))] == [PAGE]


def test_a_resource_has_no_head_of_a_server():
    (page,) = read(record(PAGE, "resource", media='text/html; charset="windows-1251"'), "a.warc")
    assert (page.content, page.media_type, page.charset) == (PAGE, "text/html", "windows-1251")


def test_an_answer_without_a_media_type_is_a_page_where_it_begins_as_one():
    records = [record(http(media=""), url="https://paper.example/"), record(http(b"GIF8", media=""))]
    (page,) = read(packed(*records))
    assert (page.kind, page.name) == (".html", "")


def test_an_address_in_angle_brackets_is_the_address():
    (page,) = read(record(http(), url=f"<{ADDRESS}>"), "a.warc")
    assert page.url == ADDRESS


def chunked(body, size=20):
    pieces = [body[i : i + size] for i in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def raw_deflate(body):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


ENCODED = [
    (chunked(PAGE), ["Transfer-Encoding: chunked"]),
    (gzip.compress(PAGE), ["Content-Encoding: gzip"]),
    (chunked(gzip.compress(PAGE)), ["Content-Encoding: gzip", "Transfer-Encoding: chunked"]),
    (zlib.compress(PAGE), ["Content-Encoding: deflate"]),
    (raw_deflate(PAGE), ["Content-Encoding: deflate"]),
    (brotli.compress(PAGE), ["Content-Encoding: br"]),
    (gzip.compress(brotli.compress(PAGE)), ["Content-Encoding: br, gzip"]),
    *((PAGE, [f"Content-Encoding: {coding}"]) for coding in ("gzip", "deflate", "br", "identity", "klingon")),
    (PAGE, ["Transfer-Encoding: chunked"]),
]


@pytest.mark.parametrize(("body", "heads"), ENCODED, ids=range(len(ENCODED)))
def test_a_page_is_read_however_the_server_packed_it_and_also_where_it_was_unpacked_since(body, heads):
    (page,) = read(packed(record(http(body, "200 OK", "text/html", *heads))))
    assert page.content == PAGE


# ---------------------------------------------------------------- days


def dated_page(day):
    body = "<p>The road to Barda was open again by noon, and buses ran on it once more, drivers said.</p>" * 3
    return (
        f'<html><meta property="article:published_time" content="{day}"><article>{body}</article></html>'.encode()
    )


def article_of(content, told=None):
    (page,) = read(record(http(content), url="https://paper.example/road"), "a.warc")
    (article,) = read_here(page, told or Told(today=date(2024, 1, 1)))
    assert isinstance(article, Article)
    return article


def test_no_page_was_published_after_it_was_fetched():
    assert article_of(dated_page("2020-10-18")).published == date(2020, 10, 18)
    assert article_of(dated_page("2020-10-20")).published == date(2020, 10, 20)  # it was tomorrow somewhere
    assert article_of(dated_page("2023-04-02")).published is None


def test_a_day_in_the_address_after_the_fetching_is_shown_and_not_believed():
    (page,) = read(record(http(dated_page("")), url="https://paper.example/2023/04/02/road"), "a.warc")
    (article,) = read_here(page, Told())
    assert article.published is None
    assert [sign.fault for sign in article.published_signs] == [SignFault.FUTURE]


def test_what_a_person_tells_of_the_day_is_believed_all_the_same():
    told = Told(published=date(2023, 4, 2), today=date(2024, 1, 1))
    assert article_of(dated_page("2020-10-18"), told).published == date(2023, 4, 2)


# ---------------------------------------------------------------- what is broken or hostile


@pytest.mark.parametrize("cut", [1_000, 500, 90, 60, 10])
def test_an_archive_that_was_cut_off_gives_what_came_before_and_says_so(cut):
    whole = [record(http(PAGE + b"%d" % i), url=f"{ADDRESS}?{i}") for i in range(6)]
    for name, content in (("a.warc", b"".join(whole)), ("a.warc.gz", packed(*whole))):
        *pages, refused = read(content[: len(content) - cut], name)
        assert [page.content for page in pages] == [PAGE + b"%d" % i for i in range(len(pages))]
        assert len(pages) >= 2
        assert (refused.origin, refused.code) == (name, "broken archive")


def test_it_is_noticed_where_a_record_that_is_passed_over_is_cut_off():
    content = record(http()) + record(http(bytes(10_000), media="image/png"))
    page, refused = read(content[:-5_000], "a.warc")
    assert page.content == PAGE
    assert refused.code == "broken archive"
    assert ADDRESS in refused.reason


def test_what_follows_damage_is_refused():
    one = record(http())
    damaged = packed(one, one)[:-8] + b"\0\0\0\0" + packed(one)[-4:]
    for content in (
        one + b"not a record\r\n\r\n" + one,
        gzip.compress(one) + b"not gzip" + gzip.compress(one),
        damaged,
    ):
        *pages, refused = read(content)
        assert [page.content for page in pages][:1] == [PAGE]
        assert refused.code == "broken archive"


def test_a_damaged_page_costs_itself_only():
    bad = gzip.compress(PAGE * 9)
    bad = bad[:40] + bytes([bad[40] ^ 0xFF]) + bad[41:]
    records = [
        record(http(bad, "200 OK", "text/html", "Content-Encoding: gzip"), url="https://paper.example/bad"),
        record(http(b"5\r\nabc", "200 OK", "text/html", "Transfer-Encoding: chunked")),
        record(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\n\r\n" + PAGE),
        record(http()),
    ]
    *refused, page = read(packed(*records))
    assert page.content == PAGE
    assert [one.code for one in refused] == ["broken archive"] * 3
    assert refused[0].origin == "a.warc.gz:https://paper.example/bad"


@pytest.mark.parametrize("length", [10**12, 2**64 - 1])
def test_a_record_that_says_it_is_longer_than_the_file_is_noticed(length):
    found = read(record(http()) + record(http(), length=length), "a.warc")
    assert found[0].content == PAGE
    assert {one.code for one in found[1:]} <= {"too large", "broken archive"}
    assert found[-1].code == "broken archive"


def test_a_page_that_is_too_large_is_refused_by_its_address_and_the_rest_is_read():
    large = record(http(bytes(11_000_000)), url="https://paper.example/large")
    refused, page = read(packed(large, record(http())))
    assert (refused.origin, refused.code) == ("a.warc.gz:https://paper.example/large", "too large")
    assert page.content == PAGE


BOMBS = [(gzip.compress, "gzip"), (brotli.compress, "br"), (zlib.compress, "deflate")]


@pytest.mark.parametrize(("pack", "coding"), BOMBS)
def test_a_page_that_unpacks_to_too_much_is_refused(pack, coding):
    bomb = record(http(pack(bytes(30_000_000)), "200 OK", "text/html", f"Content-Encoding: {coding}"))
    refused, page = read(packed(bomb, record(http())))
    assert refused.code == "too large"
    assert "unpacks to more than 10.0 MB" in refused.reason
    assert page.content == PAGE


def test_a_record_that_unpacks_without_end_ends_the_reading():
    bomb = record(http(bytes(80_000_000), media="image/png"))
    page, refused = read(packed(record(http()), bomb, record(http())))
    assert page.content == PAGE
    assert (refused.origin, refused.code) == ("a.warc.gz", "too large")
    assert "250 times its size" in refused.reason


def test_addresses_and_days_that_are_none_cost_nothing():
    records = [
        record(http(), url="http://[broken/\x1b[31m/a.html"),
        record(http(), url="x" * 5_000),
        record(http(), day="yesterday"),
        record(http(media="text/html; charset=klingon")),
    ]
    found = read(packed(*records))
    assert [one.content for one in found] == [PAGE] * 4
    assert all(one.origin.isprintable() and len(one.origin) < 400 for one in found)
    assert found[2].fetched is None
    assert not any(
        isinstance(one, Rejected) and one.code == "failed" for page in found for one in read_here(page, Told())
    )


def test_a_web_archive_without_any_page_or_byte_is_told():
    assert read(INFO, "a.warc") == []
    (refused,) = read(b"", "a.warc")
    assert refused.code == "empty"
