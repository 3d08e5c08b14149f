"""An ingest that is killed at random moments leaves a sound store, and the next run finishes it."""

import shutil
import sqlite3
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")


@pytest.fixture
def kills(modules):
    return modules["kill_ingests"]


def test_killed_at_random_moments_nothing_is_lost_and_nothing_is_there_twice(kills, tmp_path):
    outcome = kills.run_and_kill(4, 120, tmp_path, seed=7)
    assert outcome.faults == []
    assert outcome.kills == 4


def test_the_check_finds_what_is_lost_and_what_is_broken(kills, tmp_path):
    folder, whole = tmp_path / "articles", tmp_path / "whole.sqlite"
    kills.make_folder(folder, 12)
    told, ended = kills.one_run(whole, folder, 60)
    assert ended
    assert kills.faults_of(whole, told) == []
    assert kills.faults_of(tmp_path / "none.sqlite", told) == ["12 stored and no store"]

    robbed = tmp_path / "robbed.sqlite"
    shutil.copy(whole, robbed)
    with sqlite3.connect(robbed) as connection:
        connection.execute("DELETE FROM article WHERE article_number = 1")
        connection.execute("UPDATE article SET origin = (SELECT origin FROM article LIMIT 1)")
    connection.close()
    kinds = [fault.split()[0] for fault in kills.faults_of(robbed, told)]
    assert "foreign" in kinds
    assert any(fault.endswith("twice") for fault in kills.faults_of(robbed, told))
    assert any("lost" in fault for fault in kills.faults_of(robbed, told))
    assert kills.contents(robbed)["articles"] != kills.contents(whole)["articles"]
