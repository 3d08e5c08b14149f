"""The store's file is opened safely, brought up to date, and what is wrong with it is said plainly."""

import sqlite3
import threading
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import inspect

from corpus import store_opening
from corpus.errors import StoreBrokenError, StoreError, StoreMissingError, StoreVersionError
from corpus.records import Article, ArticleReading, Rejected
from corpus.store import Store
from corpus.store_opening import create_store, migrations, statements
from corpus.store_tables import METADATA


def reading(article_id="a1"):
    article = Article(article_id=article_id, text=f"Shells fell on Ganja on Sunday, {article_id} says.")
    return ArticleReading(article=article, sentences=(), mentions=(), times=(), reports=())


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "a store" / "store.sqlite") as store:
        yield store


def test_a_missing_store_says_how_to_make_one(tmp_path):
    with pytest.raises(StoreMissingError, match="dateline ingest"):
        Store.open(tmp_path / "nowhere.sqlite")


BROKEN = [
    b"no database at all, but some text that is long enough to be one" * 40,
    b"SQLite format 3\x00" + b"\xff" * 5_000,
]


@pytest.mark.parametrize("content", BROKEN)
def test_a_file_that_is_no_database_is_said_to_be_broken(tmp_path, content):
    path = tmp_path / "store.sqlite"
    path.write_bytes(content)
    for way in (Store.open, Store.create):
        with pytest.raises(StoreBrokenError, match=r"store\.sqlite"):
            way(path)


def test_another_programs_database_is_left_alone(tmp_path):
    path = tmp_path / "store.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE precious (thing)")
    other.close()
    before = path.read_bytes()
    for way in (Store.open, Store.create):
        with pytest.raises(StoreBrokenError, match="no store of Dateline's"):
            way(path)
    assert path.read_bytes() == before


def test_a_store_of_a_newer_program_is_refused(tmp_path):
    path = tmp_path / "store.sqlite"
    Store.create(path).close()
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version = 9999")
    newer.close()
    with pytest.raises(StoreVersionError, match="Update Dateline"):
        Store.open(path)


def test_a_damaged_store_is_said_to_be_broken(tmp_path):
    path = tmp_path / "store.sqlite"
    with Store.create(path) as store:
        store.add([reading(f"a{i}") for i in range(200)])
    content = bytearray(path.read_bytes())
    content[4_096:] = b"\x55" * (len(content) - 4_096)
    path.write_bytes(content)
    with pytest.raises(StoreBrokenError, match="ingest again"), Store.open(path) as store:
        store.reports()


def test_an_empty_file_becomes_a_store(tmp_path):
    path = tmp_path / "store.sqlite"
    path.touch()
    with Store.create(path) as store:
        assert store.counts().articles == 0


def test_a_database_without_a_table_becomes_a_store(tmp_path):
    """That is what an interruption leaves between the file's making and the first table's."""
    path = tmp_path / "store.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    assert path.stat().st_size
    with Store.create(path) as store:
        assert store.counts().articles == 0


def test_a_store_that_was_opened_for_reading_is_not_written_to(store):
    with Store.open(store.path) as reader, pytest.raises(StoreError, match="reading only"):
        reader.add([reading()])


def test_readers_read_while_a_writer_writes(store):
    store.add([reading("a0")])
    with Store.open(store.path) as reader:
        seen = []
        thread = threading.Thread(target=lambda: seen.append(reader.counts().articles))
        store.add([reading("a1")])
        thread.start()
        thread.join()
        assert seen == [2]


def test_the_log_is_moved_into_the_file_after_each_batch(store):
    store.add([reading(f"a{i}") for i in range(100)])
    log = store.path.with_name(store.path.name + "-wal")
    assert not log.exists() or log.stat().st_size == 0


def test_a_path_may_hold_odd_characters(tmp_path):
    path = tmp_path / "an odd? name #1 %20 é.sqlite"
    with Store.create(path) as store:
        store.add([reading()])
    assert path.is_file()
    with Store.open(path) as store:
        assert store.counts().articles == 1


def test_migrations_are_numbered_without_a_gap_and_recorded(tmp_path):
    numbers = [number for number, _, _ in migrations()]
    assert numbers == list(range(1, len(numbers) + 1))
    Store.create(tmp_path / "store.sqlite").close()
    with sqlite3.connect(tmp_path / "store.sqlite") as connection:
        recorded = [number for (number,) in connection.execute("SELECT number FROM migration ORDER BY 1")]
        assert connection.execute("PRAGMA user_version").fetchone() == (numbers[-1],)
    connection.close()
    assert recorded == numbers


def test_an_article_put_in_before_its_signs_were_kept_has_none(tmp_path, monkeypatch):
    path = tmp_path / "store.sqlite"
    with monkeypatch.context() as older:
        older.setattr(store_opening, "migrations", lambda: migrations()[:2])
        create_store(path).dispose()
    with sqlite3.connect(path) as connection:
        connection.execute(
            "INSERT INTO article (article_id, title, source, url, origin, published, published_basis, language, "
            "text, sentences, made_by, digest) "
            "VALUES ('a1', '', '', '', '', '2020-10-12', 'metadata', 'en', 'Talks.', '[]', '', '0')"
        )
    connection.close()
    with Store.open(path) as store:
        article = store.article("a1")
        assert (article.published, article.published_signs) == (date(2020, 10, 12), ())
        assert not article.published_disputed


def test_articles_from_before_authors_were_kept_have_none_and_new_ones_have(tmp_path, monkeypatch):
    path = tmp_path / "store.sqlite"
    with monkeypatch.context() as older:
        older.setattr(store_opening, "migrations", lambda: migrations()[:8])
        create_store(path).dispose()
    with sqlite3.connect(path) as connection:
        connection.execute(
            "INSERT INTO article (article_id, title, source, url, origin, published, published_basis, language, "
            "text, sentences, made_by, digest, published_signs) "
            "VALUES ('a1', '', '', '', '', NULL, 'unknown', 'en', 'Talks.', '[]', '', '0', '[]')"
        )
        connection.execute("INSERT INTO rejected VALUES ('a.txt', 'empty', 'no words', NULL, '')")
        connection.execute("INSERT INTO rejected_text VALUES ('a.txt', 'A title', '', '', NULL, '')")
    connection.close()
    article = Article(article_id="a2", text="More talks.", author="Anna Morel, Peter Lind")
    refused = Rejected(origin="b.txt", reason="no words", code="empty", author="Anna Morel")
    with Store.open(path, read_only=False) as store:
        store.add([replace(reading(), article=article)])
        store.add_rejected([refused])
        assert (store.article("a1").author, store.article("a2")) == ("", article)
        old, new = store.account.rejected(limit=9)
    assert (old.title, old.author, new) == ("A title", "", refused)


def test_what_was_rejected_before_texts_were_kept_has_none(tmp_path, monkeypatch):
    path = tmp_path / "store.sqlite"
    with monkeypatch.context() as older:
        older.setattr(store_opening, "migrations", lambda: migrations()[:5])
        create_store(path).dispose()
    with sqlite3.connect(path) as connection:
        connection.execute(
            "INSERT INTO ingest_run (began_utc, ended_utc, made_by, new, rejected) "
            "VALUES ('2024-01-01T00:00:00+00:00', '2024-01-01T00:01:00+00:00', '', 7, 1)"
        )
        connection.execute("INSERT INTO rejected VALUES ('a.txt', 'empty', 'the file is empty', 1)")
    connection.close()
    with Store.open(path) as store:
        assert store.account.rejected(limit=9) == (
            Rejected(origin="a.txt", reason="the file is empty", code="empty"),
        )
        (run,) = store.account.runs(limit=9)
    assert (run.new, run.rejected, run.given, run.languages, run.reasons, run.coded) == (7, 1, (), {}, {}, {})


def test_a_trigger_is_one_statement():
    script = "CREATE TABLE a (b);\nCREATE TRIGGER c AFTER INSERT ON a BEGIN\n  DELETE FROM a;\nEND;\n"
    assert len(list(statements(script))) == 2


def test_the_tables_are_those_that_the_migrations_make(tmp_path):
    engine = create_store(tmp_path / "store.sqlite")
    made = inspect(engine)
    for table in METADATA.tables.values():
        assert {column["name"] for column in made.get_columns(table.name)} == set(table.columns.keys())
    engine.dispose()


def test_the_box_and_days_of_the_map_are_answered_from_the_index_alone(tmp_path):
    Store.create(tmp_path / "store.sqlite").close()
    query = (
        "SELECT first_day, sub_event, lon, lat, place_id, killed_best FROM incident "
        "WHERE first_day BETWEEN '2020-01-01' AND '2020-12-31' AND lon BETWEEN 45 AND 47"
    )
    with sqlite3.connect(tmp_path / "store.sqlite") as connection:
        plan = str(connection.execute(f"EXPLAIN QUERY PLAN {query}").fetchall())
    connection.close()
    assert "COVERING INDEX incident_by_day" in plan
