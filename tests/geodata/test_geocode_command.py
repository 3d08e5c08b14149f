"""The command line with and without a geocoder: the real program in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.store import Store

ROOT = Path(__file__).resolve().parents[2]
WATCHED = """
import sys
def watch(event, told):
    if event.startswith("socket."):
        sys.stderr.write("SOCKET " + event + "\\n")
sys.addaudithook(watch)
from dashboard.cli import main
main()
"""
STORY = {
    "id": 1,
    "published": "2020-10-10",
    "text": "Shells fell on the village of Zorbulak, killing two civilians. They fled from Xhyrvan village.",
}
ASK = ["--geocode", "nominatim", "--geocode-interval", "0.01"]


@pytest.fixture
def dateline(valley, tmp_path, nominatim):
    """Runs the program, which tells of every socket that it opens; its environment names the server."""
    (tmp_path / "a.jsonl").write_text(json.dumps(STORY) + "\n")

    def run(*arguments, **environment):
        return subprocess.run(
            [sys.executable, "-c", WATCHED, *map(str, arguments)],
            capture_output=True,
            encoding="utf-8",
            cwd=tmp_path,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "DATELINE_HOME": str(tmp_path / "home"),
                "DATELINE_GEOCODE_CONTACT": "reader@example.org",
                "DATELINE_GEOCODE_OPTION": f"domain={nominatim.domain} scheme=http",
                **environment,
            },
            timeout=120,
            check=False,
        )

    return lambda command, *more, **env: run(*command.split(), "--gazetteer", valley.folder, *more, **env)


@pytest.mark.parametrize(
    "command",
    ["geoparse a.jsonl", "extract a.jsonl", "incidents a.jsonl", "ingest a.jsonl", "gazetteer lookup Zorb"],
)
def test_without_the_option_no_socket_is_opened_and_nothing_is_kept(dateline, nominatim, tmp_path, command):
    result = dateline(command)
    assert "SOCKET" not in result.stderr
    assert "geocoder" not in result.stdout + result.stderr
    assert nominatim.came == []
    assert not (tmp_path / "home" / "geocode.sqlite").exists()


def test_with_the_option_the_place_is_told_with_its_source(dateline, nominatim, osm_place):
    nominatim.answers["Zorbulak"] = [osm_place()]
    result = dateline("geoparse a.jsonl", *ASK)
    assert result.returncode == 0, result.stderr
    assert "SOCKET socket.connect" in result.stderr, "the watch of the other test sees what it should"
    found, lost = json.loads(result.stdout)["toponyms"]
    assert (found["text"], found["place_id"], found["score"]) == ("Zorbulak", "geocoder:nominatim:N5", 0.5)
    assert "ODbL" in found["source"]
    assert (lost["text"], lost["score"]) == ("Xhyrvan", 0.0)
    assert "nominatim knows no place of this name" in lost["unresolved"]
    assert "2 names asked, 0 known from before, 1 placed, 1 not placed" in result.stderr


def test_a_service_that_fails_changes_neither_the_exit_code_nor_the_lines(dateline, nominatim):
    nominatim.answers = {"Zorbulak": (403, {})}
    result = dateline("geoparse a.jsonl", *ASK)
    assert result.returncode == 0
    assert len(result.stdout.splitlines()) == 1
    assert "1 unanswered (refused us)" in result.stderr


def test_reports_and_the_store_tell_where_the_place_comes_from(dateline, nominatim, osm_place, tmp_path):
    nominatim.answers["Zorbulak"] = [osm_place()]
    reports = json.loads(dateline("extract a.jsonl", *ASK).stdout)["incidents"]
    assert reports[0]["place"]["place_id"] == "geocoder:nominatim:N5"
    result = dateline("ingest a.jsonl", "--store", "s.sqlite", *ASK)
    assert result.returncode == 0, result.stderr
    with Store.open(tmp_path / "s.sqlite") as store:
        assert any("OpenStreetMap" in source for source in store.gazetteer_sources())
        report = next(report for report in store.reports() if report.place)
        assert "not in the gazetteer but from geocoder nominatim" in report.place.readings[0].reason
    assert len(nominatim.came) == 2, "each name once, whatever the command"


def test_a_look_up_asks_only_where_the_gazetteer_has_nothing(dateline, nominatim, osm_place):
    nominatim.answers["Zorbulak"] = [osm_place()]
    assert dateline("gazetteer lookup Ganja", *ASK).returncode == 0
    assert nominatim.came == []
    told = dateline("gazetteer lookup Zorbulak", *ASK).stdout
    assert "geocoder nominatim, © OpenStreetMap contributors, ODbL 1.0 geocoder:nominatim:N5" in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--geocode", "nowhere"], "geopy has"),
        (["--geocode", "nominatim", "--geocode-contact", "me"], "--geocode-contact"),
        ([*ASK, "--geocode-option", "sesame"], "KEY=VALUE"),
        ([*ASK, "--geocode-option", "api_key=sesame"], "no option api_key"),
    ],
)
def test_what_does_not_fit_is_said_before_anything_is_sent(dateline, nominatim, arguments, told):
    result = dateline("geoparse a.jsonl", *arguments)
    assert result.returncode in {1, 2}
    assert told in result.stderr
    assert "sesame" not in result.stderr
    assert "Traceback" not in result.stderr
    assert nominatim.came == []
