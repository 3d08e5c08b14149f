"""Documents are read in processes that can be ended: what holds or fills them is refused, and the rest is read."""

import multiprocessing
import os
import signal
import sys
import threading
import time
from types import ModuleType

import pytest

from corpus.documents import Document
from corpus.intake import Told
from corpus.parser_process import NAME
from corpus.process_limits import Limits
from corpus.raw_article import RawArticle
from corpus.reading_here import read_here
from corpus.records import Article, Noted
from corpus.refusals import EXCERPT, Refusal, excerpt, refuse
from corpus.workers import Workers

STORY = "Shells fell on the town on Sunday, the ministry said. Nobody was hurt, residents told reporters."


def page(number=0, text=STORY):
    body = f"<p>{text}</p><p>The road number {number} was open again by noon, and buses ran on it once more.</p>"
    return Document(
        content=f"<!doctype html><title>T {number}</title><article>{body * 3}</article>".encode(),
        origin=f"{number}.html",
        name=f"{number}.html",
    )


@pytest.fixture(scope="module")
def workers():
    with Workers(Told(), number=2, limits=Limits(seconds=4, memory_bytes=400_000_000)) as made:
        yield made


def test_everything_comes_back_in_its_order(workers):
    refused = refuse("gone.html", Refusal.UNREADABLE, "it cannot be read")
    told = RawArticle(text=STORY, origin="line")
    found = [page(0), refused, page(1), told, *(page(number) for number in range(2, 40))]
    origins = ["0.html", "gone.html", "1.html", "line", *(f"{number}.html" for number in range(2, 40))]
    assert [one.origin for one in workers.read(found)] == origins


def test_a_page_is_read_there_as_it_is_here(workers):
    assert list(workers.read([page(3)])) == read_here(page(3), Told())
    assert isinstance(read_here(page(3), Told())[0], Article)


def test_what_was_told_of_columns_holds_there_and_is_noted(workers):
    content = f'{{"worte": "{STORY}", "text": "{STORY * 2}"}}'.encode()
    document = Document(content=content, origin="a.json", name="a.json")
    with Workers(Told(columns={"text": "worte"}), number=1) as told:
        note, article = told.read([document])
    assert (type(note), article.text) == (Noted, STORY)
    (untold,) = workers.read([document])
    assert untold.text != STORY


LONG = page(7, text=f"<p>{STORY}</p>" * 30_000)
"""A page that takes any parser seconds: what a limit of time is for, whatever pages hold it up this year."""


def refused_of(found, limits):
    with Workers(Told(), number=1, limits=limits) as workers:
        first, *others = workers.read([found, page(8), page(9)])
    assert [type(one) for one in others] == [Article, Article]
    return first


def test_what_takes_too_long_is_refused_and_the_rest_is_read():
    refused = refused_of(LONG, Limits(seconds=2))
    assert (refused.origin, refused.code) == ("7.html", Refusal.TOO_SLOW)
    assert refused.reason == "reading it took more than 2 seconds"
    assert refused.text == excerpt(LONG.content[:EXCERPT])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux holds a process to its memory")
def test_what_takes_too_much_memory_is_refused_and_the_rest_is_read():
    deep = Document(content=b"[" + b'{"text": {}}, ' * 4_000_000 + b"0]", origin="a.json", name="a.json")
    refused = refused_of(deep, Limits(memory_bytes=400_000_000))
    assert (refused.origin, refused.code) == ("a.json", Refusal.TOO_HEAVY)


def worker_ids():
    return [child.pid for child in multiprocessing.active_children() if child.name == NAME]


def kill_a_worker():
    deadline_s = time.monotonic() + 20
    while time.monotonic() < deadline_s and not worker_ids():
        time.sleep(0.05)
    time.sleep(1)
    for number in worker_ids():
        os.kill(number, signal.SIGKILL)


def test_what_ends_the_process_is_refused_and_the_rest_is_read():
    killer = threading.Thread(target=kill_a_worker)
    killer.start()
    refused = refused_of(LONG, Limits())
    killer.join()
    assert (refused.origin, refused.code) == ("7.html", Refusal.CRASHED)


def test_no_process_is_left_behind():
    with Workers(Told(), number=2) as workers:
        assert len(list(workers.read([page(0), page(1)]))) == 2
        assert worker_ids()
    assert not worker_ids()


def test_a_process_that_is_gone_before_it_is_asked_costs_no_document_but_the_one_it_was_given():
    with Workers(Told(), number=2) as workers:
        assert len(list(workers.read([page(0), page(1)]))) == 2
        for number in worker_ids():
            os.kill(number, signal.SIGKILL)
        codes = [getattr(one, "code", "read") for one in workers.read(page(number) for number in range(12))]
    assert codes.count("read") >= 10
    assert set(codes) <= {"read", Refusal.CRASHED}


def test_many_ends_in_a_row_leave_the_others_their_answers():
    """A library's pool of processes was seen to wait for ever here, where one ends before it has said a word."""
    harmful = Document(content=b"[" + b'{"text": {}}, ' * 3_000_000 + b"0]", origin="a.json", name="a.json")
    found = [document for number in range(4) for document in (harmful, page(number))]
    with Workers(Told(), number=2, limits=Limits(memory_bytes=300_000_000)) as workers:
        codes = [getattr(one, "code", "read") for one in workers.read(found)]
    assert codes == [Refusal.TOO_HEAVY, "read"] * 4


def test_whatever_the_main_module_is_it_is_not_run_again(monkeypatch, tmp_path):
    """A page of Streamlit's, or a test of one, leaves its script behind as the main module."""
    script = tmp_path / "script.py"
    script.write_text("raise SystemExit(9)")
    main = ModuleType("__main__")
    main.__file__ = str(script)
    monkeypatch.setitem(sys.modules, "__main__", main)
    with Workers(Told(), number=1) as workers:
        assert [type(one) for one in workers.read([page(0), page(1)])] == [Article, Article]
    assert sys.modules["__main__"] is main
