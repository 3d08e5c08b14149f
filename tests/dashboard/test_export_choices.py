"""What `dateline export` takes from a store of our own, run within this process."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import resource
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.errors import StoreError
from corpus.export import FORMATS
from corpus.records import Status, SubEventType
from corpus.store import Selection, Store
from dashboard.cli_export import FORM_NAMES, export, selected_rows

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def store(corpus, places, tmp_path):
    """Four incidents: two at the first place, one at each of two others."""
    corpus.add(day=date(2020, 10, 4))
    corpus.add(day=date(2020, 10, 17), days=2, sub_event=SubEventType.ARMED_CLASH)
    corpus.add(day=date(2020, 11, 1), place=places[1], sub_event=SubEventType.TALKS)
    corpus.add(day=date(2020, 11, 9), place=places[2], status=Status.PLANNED)
    return corpus.write(tmp_path / "store.sqlite")


def exported(store, *options):
    result = CliRunner().invoke(export, ["--store", str(store), *options])
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ([], 3),
        (["--status", "all"], 4),
        (["--status", "planned"], 1),
        (["--status", "planned", "--status", "happened"], 4),
        (["--status", "denied"], 0),
        (["--kind", "Battles"], 1),
        (["--kind", "battles"], 1),
        (["--kind", "Talks", "--kind", "Armed clash"], 2),
        (["--place", "Ganja"], 2),
        (["--place", "ganja", "--place", "Stepanakert"], 3),
        (["--place", "Khankendi"], 1),
        (["--from", "2020-10-19"], 2),
        (["--from", "2020-10-20"], 1),
        (["--to", "2020-10-16"], 1),
        (["--to", "2020-10-17"], 2),
        (["--from", "2020-10-05", "--to", "2020-10-31", "--place", "Ganja"], 1),
        (["--from", "2021-01-01"], 0),
    ],
)
def test_every_choice_narrows_and_repeating_one_widens(options, count, store):
    assert len(exported(store, *options)) == count


@pytest.mark.parametrize(
    "options", [[], ["--status", "all"], ["--place", "Ganja"], ["--kind", "Talks"], ["--from", "2021-01-01"]]
)
def test_the_map_file_has_a_feature_for_each_row_of_the_table(options, store):
    result = CliRunner().invoke(export, ["--store", str(store), "--format", "geojson", *options])
    features = json.loads(result.stdout)["features"]
    assert len(features) == len(exported(store, *options))
    assert all(each["type"] == "Feature" for each in features)


@pytest.mark.parametrize("form", FORM_NAMES)
def test_a_file_holds_what_standard_output_would(form, store, tmp_path):
    path = tmp_path / f"out.{form}"
    CliRunner().invoke(export, ["--store", str(store), "--format", form, "-o", str(path)])
    printed = CliRunner().invoke(export, ["--store", str(store), "--format", form]).stdout_bytes
    assert path.read_bytes() == printed
    assert sorted(each.name for each in tmp_path.iterdir() if "store" not in each.name) == [
        "datapackage.json",
        path.name,
    ]
    assert (
        json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))["resources"][0]["path"]
        == path.name
    )


def test_a_store_that_is_changed_meanwhile_stops_the_export(store):
    with Store.open(store) as opened:
        assert len(list(selected_rows(opened, Selection(), opened.data_version()))) == 4
        with pytest.raises(StoreError, match="run the export again"):
            list(selected_rows(opened, Selection(), "another version"))


def test_every_format_of_the_corpus_can_be_asked_for():
    assert set(FORMATS) <= set(FORM_NAMES)


@pytest.mark.parametrize("form", FORM_NAMES)
def test_a_bundle_holds_the_file_and_says_what_was_chosen(form, store, tmp_path):
    path = tmp_path / "out.zip"
    options = ["--format", form, "--bundle", "--place", "Ganja", "--from", "2020-10-05", "-o", str(path)]
    result = CliRunner().invoke(export, ["--store", str(store), *options])
    assert (result.exit_code, "datapackage" in result.stderr) == (0, False)
    with zipfile.ZipFile(path) as bundle:
        readme = bundle.read("README.txt").decode("utf-8")
        assert len(bundle.namelist()) == 3
    assert "Selection: from 2020-10-05; statuses: happened; places: Ganja\n" in readme
    assert "holds 1 incident;" in readme
    assert not (tmp_path / "datapackage.json").exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ([], "statuses: happened"),
        (["--status", "all"], "statuses: all"),
        (["--kind", "battles", "--kind", "Talks", "--to", "2020-12-01"], "to 2020-12-01; kinds: Battles, Talks;"),
    ],
)
def test_the_selection_is_told_in_words(options, words, store):
    result = CliRunner().invoke(export, ["--store", str(store), "--format", "geojson", *options])
    assert words in json.loads(result.stdout)["dateline"]["selection"] + ";"


@pytest.mark.parametrize("options", [["--format", "geoparquet"], ["--bundle"]])
def test_what_is_no_text_is_not_shown_on_a_terminal(options, store):
    ours, terminal = pty.openpty()
    command = [sys.executable, "-c", "from dashboard.cli import main; main()", "export", "--store", str(store)]
    try:
        result = subprocess.run(
            [*command, *options], stdout=terminal, stderr=subprocess.PIPE, check=False, timeout=60, cwd=ROOT
        )
    finally:
        os.close(terminal)
        os.close(ours)
    assert result.returncode == 2
    assert b"--output FILE" in result.stderr


@pytest.mark.parametrize("form", FORM_NAMES)
def test_a_disk_that_is_full_leaves_what_was_there(form, store, tmp_path):
    path = tmp_path / "out"
    path.write_text("what was there")

    def no_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))

    command = [sys.executable, "-c", "from dashboard.cli import main; main()", "export", "--store", str(store)]
    options = ["--format", form, "-o", str(path)]
    before = sorted(each.name for each in tmp_path.iterdir() if "sqlite" not in each.name)
    result = subprocess.run(
        [*command, *options],
        preexec_fn=no_room,
        capture_output=True,
        check=False,
        timeout=60,
        cwd=ROOT,
    )
    assert (result.returncode, b"Traceback" in result.stderr) == (1, False), result.stderr
    assert path.read_text() == "what was there"
    assert sorted(each.name for each in tmp_path.iterdir() if "sqlite" not in each.name) == before


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--kind", "Weather"], "'weather' is none of"),
        (["--status", "Happened"], "'Happened' is none of"),
        (["--from", "October"], "write it as 2020-10-18"),
        (["--format", "shapefile"], "is not one of"),
    ],
)
def test_a_choice_that_is_none_is_refused_with_what_there_is(options, said, store):
    result = CliRunner().invoke(export, ["--store", str(store), *options])
    assert result.exit_code == 2
    assert said in result.stderr
