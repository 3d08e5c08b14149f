"""One writer at a time, also among processes, and however the other one ended."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from corpus.errors import StoreBusyError
from corpus.store_writer import LOCK_ENDING, sole_writer

HOLDS = """
import sys, time
from pathlib import Path
from corpus.store_writer import sole_writer
with sole_writer(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def store(tmp_path):
    return tmp_path / "s.sqlite"


def test_a_second_writer_waits_and_is_then_told_that_another_is_writing(store):
    with sole_writer(store):
        with pytest.raises(StoreBusyError, match="Another program is writing"), sole_writer(store, 0.05):
            pytest.fail("two at once")
        with sole_writer(store.with_name("other.sqlite"), 0.05):
            pass
    with sole_writer(store, 0.05):
        pass


def test_who_waits_gets_in_when_the_other_is_done(store):
    within, order = threading.Event(), []

    def first():
        with sole_writer(store):
            within.set()
            order.append("first is in")
            threading.Event().wait(0.2)
            order.append("first is out")

    thread = threading.Thread(target=first)
    thread.start()
    within.wait(10)
    with sole_writer(store):
        order.append("second is in")
    thread.join()
    assert order == ["first is in", "first is out", "second is in"]


def test_a_failure_within_opens_the_lock(store):
    with pytest.raises(ValueError, match="of the caller"), sole_writer(store):
        raise ValueError("of the caller")
    with sole_writer(store, 0.05):
        pass


def test_another_process_that_is_killed_leaves_no_lock_behind(store):
    with subprocess.Popen([sys.executable, "-c", HOLDS, str(store)], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(StoreBusyError), sole_writer(store, 0.05):
            pytest.fail("two at once")
        other.kill()
    with sole_writer(store, 1.0):
        pass
    assert [each.name for each in store.parent.iterdir()] == [store.name + LOCK_ENDING]
