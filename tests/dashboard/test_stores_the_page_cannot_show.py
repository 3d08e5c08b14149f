"""What the page says of a store that is not there, not ours, or of another version of the program."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dashboard.app

APP = Path(dashboard.app.__file__)
PROGRAM = [sys.executable, "-c", "from dashboard.cli import main; main()"]


def missing(path):
    path.unlink()


def damaged(path):
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5_000)


def of_a_newer_program(path):
    with sqlite3.connect(path) as store:
        store.execute("PRAGMA user_version = 9999")
    store.close()


def of_another_program(path):
    path.unlink()
    with sqlite3.connect(path) as store:
        store.execute("CREATE TABLE precious (thing)")
    store.close()


SPOILT = [
    (missing, "dateline ingest"),
    (damaged, "Move it away and ingest again"),
    (of_a_newer_program, "newer Dateline"),
    (of_another_program, "no store of Dateline's"),
]


@pytest.fixture
def path(corpus, tmp_path, monkeypatch):
    corpus.add()
    path = corpus.write(tmp_path / "store.sqlite")
    monkeypatch.setenv("DATELINE_STORE", str(path))
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    return path


@pytest.mark.parametrize(("spoil", "words"), SPOILT)
def test_the_page_says_what_is_wrong_with_its_store_and_what_to_do(path, spoil, words):
    spoil(path)
    page = AppTest.from_file(str(APP), default_timeout=30).run()
    assert not page.exception
    assert [each.value for each in page.error] == ["This cannot be shown just now."]
    assert words in page.text[0].value
    assert str(path) in page.text[0].value


@pytest.mark.parametrize(("spoil", "words"), SPOILT)
def test_serve_says_the_same_in_one_line_and_does_not_start(path, spoil, words):
    spoil(path)
    command = [*PROGRAM, "serve", "--store", str(path), "--port", "1"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=os.environ)
    assert result.returncode == 1
    assert words in result.stderr
    assert "Traceback" not in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_a_store_that_is_older_by_its_number_but_not_by_its_tables_is_said_to_be_unusable(path):
    """An older store is brought up to date when it is opened; what cannot be, is said and not shown in part."""
    with sqlite3.connect(path) as store:
        store.execute("PRAGMA user_version = 0")
    store.close()
    page = AppTest.from_file(str(APP), default_timeout=30).run()
    assert not page.exception
    assert [each.value for each in page.error] == ["This cannot be shown just now."]
    assert str(path) in page.text[0].value
