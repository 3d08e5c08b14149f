"""Parquet is read a few rows at a time in a process of its own; bombs and broken files are named."""

import io
import multiprocessing
import os
import signal
import time
from datetime import UTC, date, datetime
from functools import partial

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.documents import Document
from corpus.process_limits import Limits
from corpus.raw_article import RawArticle
from corpus.readers import read_file
from corpus.reading_apart import read_apart
from corpus.reading_documents import read_document
from corpus.reading_parquet import read_parquet
from corpus.records import Noted, Rejected
from corpus.refusals import Refusal

STORY = "Shells fell on the town on Sunday, the ministry said. Nobody was hurt, residents told reporters."


def parquet(columns, **how):
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, **how)
    return out.getvalue()


def read(content, told=None):
    return list(read_parquet(content, "a.parquet", "a.parquet", told or {}))


def test_rows_are_articles_and_the_columns_are_noted():
    content = parquet(
        {"id": [1, 2], "body": [STORY, STORY * 2], "outlet": ["The Paper", None], "tags": [["a"], []]}
    )
    note, first, second = read(content)
    assert note.words == 'text from "body", source from "outlet"; not used: "id"'
    assert (first.text, first.source, first.origin) == (STORY, "The Paper", "a.parquet:1")
    assert (second.text, second.source, second.origin) == (STORY * 2, "", "a.parquet:2")


def test_authors_may_be_words_or_lists_of_words_and_no_other_lists_are_read():
    lists = pa.array([["Anna Morel", None, "Peter Lind"], None], pa.list_(pa.string()))
    note, first, second = read(parquet({"text": [STORY, STORY], "Authors": lists, "title": [["a"], ["b"]]}))
    assert note.words == 'text from "text", author from "Authors"'
    assert (first.author, second.author, first.title) == ("Anna Morel, Peter Lind", "", "")
    (_, told) = read(parquet({"text": [STORY], "who": [["Anna Morel"]]}), {"author": "who"})
    assert told.author == "Anna Morel"
    (_, one) = read(parquet({"text": [STORY], "byline": ["By Anna Morel"]}))
    assert one.author == "By Anna Morel"
    (_, huge) = read(parquet({"text": [STORY], "authors": [["a" * 6_000_000] * 2]}))
    assert huge.code == Refusal.TOO_LARGE


DAY = datetime(2020, 10, 18, 9, 30, tzinfo=UTC)
SECONDS = int(DAY.timestamp())
DAYS = [
    ("words", pa.array(["2020-10-18T09:30:00Z"]), "2020-10-18T09:30:00Z"),
    ("seconds", pa.array([SECONDS], pa.timestamp("s")), "2020-10-18"),
    ("nanoseconds", pa.array([SECONDS * 10**9 + 1], pa.timestamp("ns")), "2020-10-18"),
    ("a zone", pa.array([DAY], pa.timestamp("us", "Asia/Baku")), "2020-10-18"),
    ("a zone that is none", pa.array([SECONDS], pa.int64()).cast(pa.timestamp("s", "No/Where")), "2020-10-18"),
    ("days", pa.array([date(2020, 10, 18)], pa.date32()), "2020-10-18"),
    ("milliseconds of days", pa.array([date(2020, 10, 18)], pa.date64()), "2020-10-18"),
    ("whole numbers", pa.array([SECONDS * 1000], pa.int64()), "2020-10-18"),
    ("figures", pa.array([20201018], pa.int32()), "20201018"),
    ("no day of the calendar", pa.array([2**40], pa.timestamp("s")), ""),
    ("nothing", pa.array([None], pa.timestamp("s")), ""),
    ("not a number", pa.array([float("nan")], pa.float64()), ""),
]


@pytest.mark.parametrize(("days", "words"), [row[1:] for row in DAYS], ids=[row[0] for row in DAYS])
def test_days_of_every_type_are_read(days, words):
    _, article = read(parquet({"text": [STORY], "date": days}))
    assert article.published == words


TEXTS = [
    pa.array([STORY], pa.string()),
    pa.array([STORY], pa.large_string()),
    pa.array([STORY]).dictionary_encode(),
    pa.array([STORY.encode()], pa.binary()),
]


@pytest.mark.parametrize("texts", TEXTS, ids=[str(texts.type) for texts in TEXTS])
def test_words_of_every_type_are_read(texts):
    assert read(parquet({"text": texts}))[1].text == STORY


def test_columns_are_told_and_guessed():
    content = parquet({"nr": [1], "worte": [STORY], "tag": pa.array([DAY], pa.timestamp("us"))})
    note, article = read(content)
    assert note.words == 'text from "worte" (guessed), day from "tag" (guessed); not used: "nr"'
    assert (article.text, article.published) == (STORY, "2020-10-18")
    (refused,) = read(content, {"text": "words"})
    assert (refused.code, refused.reason) == (
        Refusal.BAD_TABLE,
        'it has no column "words"; its columns are nr, worte, tag',
    )


def test_a_document_of_that_kind_is_read_by_its_first_bytes():
    document = Document(content=parquet({"text": [STORY]}), origin="mail.eml/a", name="a")
    assert [type(one) for one in read_document(document)] == [Noted, RawArticle]


# ---------------------------------------------------------------- from a file, apart


def test_a_file_of_many_row_groups_is_read_in_order(tmp_path):
    path = tmp_path / "a.parquet"
    path.write_bytes(parquet({"text": [f"{number} {STORY}" for number in range(500)]}, row_group_size=70))
    note, *articles = read_file(path)
    assert isinstance(note, Noted)
    assert [one.text.split()[0] for one in articles] == [str(number) for number in range(500)]
    assert articles[-1].origin.endswith("a.parquet:500")


def endless(origin):
    yield RawArticle(text="one", origin=origin)
    while True:
        time.sleep(0.01)


def dying(origin):
    yield from (RawArticle(text="one", origin=origin) for _ in range(16))
    os.kill(os.getpid(), signal.SIGKILL)


def eating(origin):
    yield from (RawArticle(text="one", origin=origin) for _ in range(16))
    yield RawArticle(text="x" * 2_000_000_000, origin=origin)


def stumbling(origin):
    yield RawArticle(text="one", origin=origin)
    raise ValueError(origin)


ENDS = [
    (endless, Refusal.TOO_SLOW, 0),
    (dying, Refusal.CRASHED, 16),
    (eating, Refusal.TOO_HEAVY, 16),
    (stumbling, Refusal.FAILED, 1),
]


@pytest.mark.parametrize(("reader", "code", "before"), ENDS, ids=[row[0].__name__ for row in ENDS])
def test_what_ends_holds_or_fills_the_reader_is_told_of_as_the_last(reader, code, before):
    limits = Limits(seconds=0.5 if reader is endless else 20, memory_bytes=500_000_000)
    *articles, refused = read_apart(partial(reader, "a.parquet"), "a.parquet", limits)
    assert (refused.code, refused.origin, len(articles)) == (code, "a.parquet", before)


def test_no_process_is_left_where_nobody_reads_on():
    found = read_apart(partial(endless_lines, "a"), "a")
    next(found)
    found.close()
    assert not multiprocessing.active_children()


def endless_lines(origin):
    while True:
        yield RawArticle(text="one", origin=origin)


# ---------------------------------------------------------------- what is not read


def test_more_rows_than_a_file_can_hold_are_refused_before_they_are_read():
    content = parquet({"text": pa.array([None] * 1_100_000, pa.string())})
    (refused,) = read(content)
    assert refused.code == Refusal.TOO_LARGE
    assert "1,100,000 rows" in refused.reason


def test_a_cell_of_ten_million_characters_costs_its_row():
    _, refused, article = read(parquet({"text": ["x" * 10_100_000, STORY]}))
    assert (refused.code, refused.origin) == (Refusal.TOO_LARGE, "a.parquet:1")
    assert article.text == STORY


def test_a_file_that_unpacks_without_end_is_read_to_a_limit():
    content = parquet({"text": ["x" * 1_000_000] * 300})
    assert len(content) < 1_000_000
    *articles, refused = read(content)
    assert (refused.code, len(articles) < 300) == (Refusal.TOO_LARGE, True)
    assert "unpacks to more than" in refused.reason


NUMBER = 0x15
"""What stands before each of the first fields of a page's header; the number takes seven bits a byte."""


def after_number(content, at):
    return next(i for i in range(at + 1, at + 7) if content[i] < 0x80) + 1


def test_a_page_that_is_called_two_gigabytes_long_takes_no_memory():
    content = parquet({"text": [STORY, STORY * 2]}, use_dictionary=False, compression="none")
    at = pq.ParquetFile(io.BytesIO(content)).metadata.row_group(0).column(0).data_page_offset
    for _ in range(2):  # the page's kind, and its size when unpacked
        at = after_number(content, at)
    assert content[at] == NUMBER
    two_gigabytes = bytes([NUMBER]) + b"\xfe\xff\xff\xff\x0f"
    forged = content[:at] + two_gigabytes + content[after_number(content, at) :]
    limits = Limits(memory_bytes=1_000_000_000)
    (refused,) = read_apart(partial(read_parquet, forged, "a.parquet", "a.parquet"), "a.parquet", limits)
    assert refused.code == Refusal.BAD_TABLE
    assert "smaller" in refused.reason


BROKEN = [b"PAR1", b"PAR1" + bytes(20) + b"PAR1", b"PAR1" + b"\xff" * 60 + b"\xff\xff\xff\x7fPAR1", b"no parquet"]


@pytest.mark.parametrize("content", BROKEN)
def test_what_is_no_parquet_is_refused(content):
    (refused,) = read(content)
    assert refused.code == Refusal.BAD_TABLE
    assert refused.reason.startswith("it cannot be read as Parquet")


WHOLE = parquet({"text": [STORY, STORY * 2] * 20, "date": pa.array([DAY] * 40, pa.timestamp("us"))})


@given(st.integers(0, len(WHOLE) - 1))
def test_a_file_cut_short_is_refused(length):
    assert isinstance(read(WHOLE[:length])[-1], Rejected)


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=6)), max_size=6))
def test_a_file_with_other_bytes_in_it_is_read_or_refused(changes):
    content = bytearray(WHOLE)
    for place, put in changes:
        content[place : place + len(put)] = put
    assert all(isinstance(one, RawArticle | Rejected | Noted) for one in read(bytes(content)))
