"""A disk that is full ends an ingest with one plain line; with room again, the next run finishes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.store import Store

resource = pytest.importorskip("resource", reason="only Unix limits the size of files")

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "from dashboard.cli import main; main()"
LIMITED = """
import resource
from corpus.language import foreign_language
foreign_language("The model of languages is unpacked into a file of its own. " * 3)
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))
"""
"""A file that may not grow fails as on a full disk: the write ends with an error of the system's."""


def ingest(program, folder, store):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", program, "ingest", str(folder), "--store", str(store)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=100)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "articles"
    made.mkdir()
    for number in range(250):
        text = f"Shells fell on Terter on Sunday, October 4, 2020, officials said in statement {number}. " * 12
        (made / f"{number:03}.txt").write_text(text)
    return made


@pytest.mark.parametrize("size", [0, 50_000, 400_000])
def test_a_full_disk_is_told_of_plainly_and_the_next_run_finishes(folder, tmp_path, size):
    store = tmp_path / "store.sqlite"
    full = ingest(LIMITED.format(size=size) + PROGRAM, folder, store)
    assert full.returncode == 1
    assert "Traceback" not in full.stderr
    assert "store.sqlite" in full.stderr.splitlines()[-1]

    again = ingest(PROGRAM, folder, store)
    assert again.returncode == 0, again.stderr
    whole = tmp_path / "whole.sqlite"
    assert ingest(PROGRAM, folder, whole).returncode == 0
    with Store.open(store) as one, Store.open(whole) as other:
        assert one.counts() == other.counts()
        assert one.articles().keys() == other.articles().keys()
