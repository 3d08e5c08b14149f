"""Files that name addresses: plain lists, tables, saved feeds and GDELT's exports."""

import io
import json
import sys
import zipfile
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.address_lists import read_address_list, read_addresses
from corpus.gdelt_search import MOST_ANSWERED, articles_of, search_all, search_of_days
from corpus.listed import Listed
from corpus.parser_process import ParserProcess
from corpus.process_limits import Limits
from corpus.records import Rejected
from corpus.refusals import Refusal, refuse, shown


def event(address, number=1, day="20201018", columns=61):
    row = [str(number), day, *[""] * (columns - 4), f"{day}093000", address]
    return "\t".join(row)


def mention(address, kind="1"):
    return "\t".join(["1", "20201018090000", "20201018093000", kind, "paper.example", address, *["1"] * 10])


def graph(address, collection="1"):
    return "\t".join(["20201018093000-12", "20201018093000", collection, "paper.example", address, *["x"] * 22])


def read(words):
    content = words if isinstance(words, bytes) else words.encode()
    return list(read_addresses(io.BytesIO(content), "list"))


def test_a_plain_list_has_an_address_a_line_and_comments():
    found = read(
        "\ufeff# what we want\n\nhttps://paper.example/a\n  http://paper.example/b#top  the second \nwords\n"
    )
    assert found[:2] == [Listed(address="https://paper.example/a"), Listed(address="http://paper.example/b")]
    assert [(one.origin, one.code) for one in found[2:]] == [("list:5", Refusal.ADDRESS)]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_tables_column_of_addresses_is_found_by_its_name(mark):
    rows = [
        ["Title", "Link", "Date"],
        ['"Talks\nand shells"', "https://paper.example/a", "2020-10-18"],
        ["", "file:///b", ""],
    ]
    found = read("\n".join(mark.join(row) for row in rows))
    assert found[0] == Listed(address="https://paper.example/a", published="2020-10-18")
    assert [(one.origin, one.reason) for one in found[1:]] == [
        ("list:4", "it is no address of a web page: file:///b")
    ]


def test_a_row_with_a_quotation_mark_left_open_costs_what_it_swallows():
    open_row = 'url,title\nhttps://paper.example/a,"open\n' + "https://paper.example/b,b\n" * 10
    assert [one.address for one in read(open_row)] == ["https://paper.example/a"]


@pytest.mark.parametrize(
    "row",
    [event, mention, graph, lambda address: event(address, columns=58)],
    ids=["events", "mentions", "knowledge graph", "events of GDELT 1.0"],
)
def test_gdelts_exports_are_known_by_their_shape(row):
    found = read(
        "\n".join([row("https://paper.example/a"), row("https://paper.example/b"), "1\t2", row("unspecified")])
    )
    assert found[:2] == [
        Listed(address="https://paper.example/a", published="2020-10-18"),
        Listed(address="https://paper.example/b", published="2020-10-18"),
    ]
    assert [(one.origin, one.code) for one in found[2:]] == [
        ("list:3", Refusal.BAD_TABLE),
        ("list:4", Refusal.ADDRESS),
    ]


def test_gdelts_sources_that_are_not_on_the_web_are_passed_over():
    assert read("\n".join([mention("BBC Monitoring", kind="2"), mention("https://paper.example/a")])) == [
        Listed(address="https://paper.example/a", published="2020-10-18")
    ]
    assert read(graph("Some citation", collection="2")) == []


def test_a_zipped_export_is_read_without_being_unpacked_to_disk(tmp_path):
    path = tmp_path / "20201018093000.export.CSV.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../20201018093000.export.CSV", event("https://paper.example/a"))
        archive.writestr("folder/", "")
        archive.writestr("b\x1b[2J.csv", "words\n")
    found = list(read_address_list(path))
    assert found[0] == Listed(address="https://paper.example/a", published="2020-10-18")
    assert found[1].origin == f"{path}/b\\x1b[2J.csv:1"
    assert sorted(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04" + b"x" * 100, b"PK\x03\x04"],
)
def test_a_broken_archive_is_refused(tmp_path, content):
    path = tmp_path / "a.zip"
    path.write_bytes(content)
    assert [one.code for one in read_address_list(path)] == [Refusal.UNREADABLE]


def test_a_broken_member_of_an_archive_is_told_of(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", "https://paper.example/a\n" * 10_000)
    content = bytearray(path.read_bytes())
    content[60:80] = b"\xff" * 20
    path.write_bytes(content)
    assert [one.code for one in read_address_list(path) if isinstance(one, Rejected)][-1] == Refusal.UNREADABLE


def test_a_saved_feed_is_a_list_of_addresses(tmp_path):
    path = tmp_path / "feed.xml"
    path.write_text("<rss><item><link>https://paper.example/a</link></item><item><link>/b</link></item></rss>")
    found = list(read_address_list(path))
    assert found[0] == Listed(address="https://paper.example/a")
    assert (found[1].origin, found[1].code) == (f"{path}, entry 2", Refusal.ADDRESS)


def test_a_saved_feed_that_holds_its_reader_is_refused_with_the_files_name(tmp_path):
    path = tmp_path / "feed.xml"
    path.write_bytes(b"<rss><item><title>" + b"&" * 20_000_000)
    (refused,) = read_address_list(path, Limits(seconds=1))
    assert (refused.origin, refused.code) == (str(path), Refusal.TOO_SLOW)
    assert refused.text.startswith("<rss><item><title>&&&")


def test_a_file_that_is_not_there_is_told_of(tmp_path):
    assert [one.code for one in read_address_list(tmp_path / "none.txt")] == [Refusal.UNREADABLE]


def test_a_line_of_ten_million_characters_is_refused_and_the_next_is_read():
    found = read(b"https://paper.example/" + b"a" * 10_000_000 + b"\nhttps://paper.example/b\n")
    assert [one.code for one in found[:-1]] == [Refusal.TOO_LARGE]
    assert found[-1] == Listed(address="https://paper.example/b")


@given(
    st.binary(max_size=400), st.sampled_from(["", "url,date\n", event("https://a.example/") + "\n", "PK\x03\x04"])
)
def test_no_list_whatever_raises(noise, start):
    for one in read(start.encode() + noise):
        assert isinstance(one, Listed | Rejected)
        assert isinstance(one, Listed) or shown(one.reason) == one.reason


# ---------------------------------------------------------------- GDELT's search


def answer(*articles):
    return json.dumps(
        {"articles": [{"url": url, "seendate": seen, "title": "A"} for url, seen in articles]}
    ).encode()


def test_a_search_that_finds_more_than_an_answer_holds_is_cut_until_each_fits():
    moments = [f"20201018T{i // 60:02}{i % 60:02}00Z" for i in range(0, 1_440, 2)]
    asked = []

    def ask(address):
        query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        asked.append(query)
        begin, end = query["startdatetime"], query["enddatetime"]
        within = [one for one in moments if begin <= one.replace("T", "").rstrip("Z") <= end]
        held = answer(*((f"https://paper.example/{one}", one) for one in within[:MOST_ANSWERED]))
        return articles_of(held, address)

    found = list(search_all(search_of_days("Terter shelling", date(2020, 10, 17), date(2020, 10, 19)), ask))
    assert [one.address.rsplit("/", 1)[1] for one in found] == moments
    assert {one.published for one in found} == {"2020-10-18"}
    assert asked[0]["query"] == "Terter shelling sourcelang:english"
    assert (asked[0]["mode"], asked[0]["format"], asked[0]["maxrecords"]) == ("artlist", "json", "250")
    assert (asked[0]["startdatetime"], asked[0]["enddatetime"]) == ("20201017000000", "20201019235959")


def test_what_gdelt_cannot_list_of_a_quarter_of_an_hour_is_told_of():
    full = answer(*((f"https://paper.example/{i}", "20201018T000000Z") for i in range(MOST_ANSWERED)))
    search = search_of_days("words sourcelang:armenian", date(2020, 10, 18), date(2020, 10, 18))
    found = list(search_all(search, lambda address: articles_of(full, address)))
    assert {one.code for one in found if isinstance(one, Rejected)} == {Refusal.TOO_LARGE}
    assert sum(isinstance(one, Listed) for one in found) == 96 * MOST_ANSWERED


def test_a_search_that_is_not_answered_costs_its_own_days_only():
    search = search_of_days("words", date(2020, 10, 18), date(2020, 10, 18))
    refused = refuse("address", Refusal.NETWORK, "its host is away")
    assert list(search_all(search, lambda _address: refused)) == [refused]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"Your query was too short or too \x1b[2Jlong.", Refusal.BAD_JSON),
        (b"[1]", Refusal.BAD_JSON),
        (b'{"articles": 3}', Refusal.BAD_JSON),
        (b"[" * 100_000, Refusal.BAD_JSON),
    ],
)
def test_what_is_no_answer_of_gdelts_is_refused_with_its_words(content, code):
    refused = articles_of(content, "search")
    assert isinstance(refused, Rejected)
    assert refused.code == code
    assert refused.reason.isprintable()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux holds a process to its memory")
def test_an_answer_that_fills_memory_costs_itself_only():
    process = ParserProcess(articles_of, Limits(memory_bytes=150_000_000))
    try:
        refused = process.read("search", b"", b"[" + b"{}," * 3_000_000 + b"{}]", "search")
        assert (refused.origin, refused.code) == ("search", Refusal.TOO_HEAVY)
        (found,) = process.read("search", b"", answer(("https://paper.example/a", "20201018T000000Z")), "search")
    finally:
        process.end()
    assert found == Listed(address="https://paper.example/a", published="2020-10-18", title="A")


def test_an_answer_without_articles_is_none_and_hostile_ones_are_named():
    assert articles_of(b"{}", "search") == articles_of(b"", "search") == []
    content = b'{"articles": [{"url": "javascript:x"}, 3, {"url": "https://paper.example/a", "title": "a\x01b"}]}'
    *refused, good = articles_of(content, "search")
    assert [(one.origin, one.code) for one in refused] == [
        ("search, entry 1", Refusal.ADDRESS),
        ("search, entry 2", Refusal.ADDRESS),
    ]
    assert good.address == "https://paper.example/a"
