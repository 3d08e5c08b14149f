"""The store that is made for measuring is one that the product could have written itself."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from corpus.records import ArticleReading
from corpus.store import Store
from corpus.store_account import ArticleChoice

SCRIPT = Path(__file__).resolve().parents[2] / "benchmarks" / "made_store.py"
TABLES = ("article", "report", "incident", "incident_report", "claim", "meta")
INCIDENTS, PLACES = 1_100, 40


def make(path, *options):
    numbers = ["--incidents", str(INCIDENTS), "--places", str(PLACES)]
    subprocess.run([sys.executable, SCRIPT, *numbers, *options, path], check=True, stdout=subprocess.DEVNULL)
    return path


def rows(path, table):
    """What a table holds by column; the numbers that the database gives articles are left out."""
    with closing(sqlite3.connect(path)) as connection:
        cursor = connection.execute(f"SELECT * FROM {table}")  # noqa: S608  our own tables
        names = [column[0] for column in cursor.description]
        held = [dict(zip(names, row, strict=True)) for row in cursor]
    for row in held:
        row.pop("article_number", None)
    return sorted(held, key=str)


def scheme(path):
    with closing(sqlite3.connect(path)) as connection:
        return sorted(connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall(), key=str)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return make(tmp_path_factory.mktemp("made") / "made.sqlite")


@pytest.fixture(scope="module")
def written(made):
    """The records of the made store, written again by the store itself."""
    path = made.with_name("written.sqlite")
    with Store.open(made) as source, Store.create(path) as store:
        store.add(
            ArticleReading(
                article=article,
                sentences=source.sentences(article.article_id),
                mentions=(),
                times=(),
                reports=source.reports_of_article(article.article_id),
            )
            for article in source.articles().values()
        )
        store.replace_incidents(source.incidents())
    return path


@pytest.mark.parametrize("table", TABLES)
def test_the_store_would_write_the_same_rows_of_the_same_records(made, written, table):
    assert rows(made, table) == rows(written, table)


def test_tables_indexes_and_triggers_are_those_of_any_store(made, written):
    assert scheme(made) == scheme(written)


def test_every_report_is_of_the_sentence_the_place_and_the_day_that_it_marks(made):
    with Store.open(made) as store:
        articles = store.articles()
        for report in store.reports():
            text = articles[report.article_id].text
            assert text[report.start : report.end].startswith(report.sub_event)
            assert text[slice(*report.trigger)] == report.sub_event
            assert report.place is None or text[report.place.start : report.place.end] == report.place.name
            assert report.time is None or text[slice(*report.time)] == report.time_words


def test_incidents_know_their_reports_and_some_have_neither_a_place_nor_a_day(made):
    with Store.open(made) as store:
        incidents = store.incidents()
        reports = {report.report_id: report for report in store.reports()}
    assert len(incidents) == INCIDENTS
    assert sorted(reports) == sorted(each for incident in incidents for each in incident.report_ids)
    assert all(reports[each].sub_event == one.sub_event for one in incidents for each in one.report_ids)
    assert 0 < sum(incident.place is None for incident in incidents) < 10
    assert 0 < sum(incident.days is None for incident in incidents) < 10


def test_articles_can_be_searched(made):
    with Store.open(made) as store:
        assert store.account.count_articles(ArticleChoice(words="people killed"))


def test_the_same_numbers_give_the_same_store_and_another_seed_another(made, tmp_path):
    again, other = make(tmp_path / "again.sqlite"), make(tmp_path / "other.sqlite", "--seed", "7")
    with Store.open(made) as first, Store.open(again) as second, Store.open(other) as third:
        assert first.data_version() == second.data_version() != third.data_version()
        assert first.counts().incidents == third.counts().incidents


def test_a_store_that_is_there_is_left_alone(made):
    before = made.stat()
    done = subprocess.run([sys.executable, SCRIPT, made], check=False, capture_output=True, text=True)
    assert done.returncode == 2
    assert "is there already" in done.stderr
    assert made.stat().st_mtime_ns == before.st_mtime_ns
