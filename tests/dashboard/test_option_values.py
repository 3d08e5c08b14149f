"""What the commands share: days, exit codes, defaults, and where the words for a person go."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import StoreError
from dashboard.cli_options import Day, end, example, say, store_or_default
from dashboard.serving import run_dashboard
from geodata.home import default_store


@given(day=st.dates())
def test_a_day_is_read_as_it_is_written(day):
    assert Day().convert(day.isoformat(), None, None) == day
    assert Day().convert(day, None, None) == day


@pytest.mark.parametrize(
    "written",
    ["", "yesterday", "2020-13-01", "2020-02-30", "18.10.2020", "2020", "2020-10", "2020-1-5", "0000-01-01"],
)
def test_what_is_no_day_is_refused_with_the_way_to_write_one(written):
    with pytest.raises(click.BadParameter, match="write it as 2020-10-18"):
        Day().convert(written, None, None)


def test_a_moment_is_still_of_its_day():
    moment = datetime.fromisoformat("2020-10-18T23:59:59+00:00")
    assert Day().convert(moment, None, None).isoformat().startswith(date(2020, 10, 18).isoformat())


@pytest.mark.parametrize("code", [0, 1, 130])
def test_a_command_ends_with_the_code_it_is_told(code):
    @click.command()
    def command():
        end(code)

    assert CliRunner().invoke(command).exit_code == code


def test_what_is_said_to_a_person_is_not_in_what_a_program_reads():
    @click.command()
    def command():
        say("for a person")
        click.echo("for a program")

    result = CliRunner().invoke(command)
    assert result.stdout == "for a program\n"
    assert result.stderr == "for a person\n"


def test_an_example_keeps_its_lines_in_a_commands_help():
    @click.command(
        epilog=example("dateline this --that", "dateline other --with-a-rather-long-option " + "x" * 60)
    )
    def command():
        pass

    lines = [line.strip() for line in CliRunner().invoke(command, ["--help"]).output.splitlines()]
    assert "dateline this --that" in lines
    assert "dateline other --with-a-rather-long-option " + "x" * 60 in lines


def test_without_a_name_the_store_is_the_default_one(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    assert store_or_default(None) == default_store()
    assert tmp_path in default_store().parents
    assert store_or_default(Path("mine.sqlite")) == Path("mine.sqlite")


@pytest.mark.parametrize("host", ["256.256.256.256", "x" * 300, "\udcff"])
def test_a_host_that_cannot_be_listened_on_is_told_before_anything_starts(host, tmp_path):
    with pytest.raises(StoreError, match="Nothing can listen"):
        run_dashboard(tmp_path / "store.sqlite", host, 8501)
