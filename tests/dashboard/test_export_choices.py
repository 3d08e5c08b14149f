"""What `dateline export` takes from a store of our own, run within this process."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from click.testing import CliRunner

from corpus.records import Status, SubEventType
from dashboard.cli_export import export


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


@pytest.mark.parametrize("form", ["csv", "geojson"])
def test_a_file_holds_what_standard_output_would(form, store, tmp_path):
    path = tmp_path / f"out.{form}"
    CliRunner().invoke(export, ["--store", str(store), "--format", form, "-o", str(path)])
    printed = CliRunner().invoke(export, ["--store", str(store), "--format", form]).stdout_bytes
    assert path.read_bytes() == printed
    assert (
        json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))["resources"][0]["path"]
        == path.name
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--kind", "Weather"], "'weather' is none of"),
        (["--status", "Happened"], "'Happened' is none of"),
        (["--from", "October"], "write it as 2020-10-18"),
        (["--format", "kml"], "is not one of"),
    ],
)
def test_a_choice_that_is_none_is_refused_with_what_there_is(options, said, store):
    result = CliRunner().invoke(export, ["--store", str(store), *options])
    assert result.exit_code == 2
    assert said in result.stderr
