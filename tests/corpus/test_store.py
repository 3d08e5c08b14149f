"""The store gives back what was put in, once, and says plainly what is wrong with it."""

import sqlite3
import threading
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect

from corpus.errors import StoreBrokenError, StoreError, StoreMissingError, StoreVersionError
from corpus.records import (
    Article,
    ArticleReading,
    Casualties,
    Claim,
    Count,
    DateBasis,
    DayRange,
    EventType,
    Incident,
    Outcome,
    PublishedBasis,
    Rejected,
    Report,
    ReportPlace,
    Sentence,
    Span,
    Status,
    SubEventType,
    TimeExpression,
    TimexType,
    Toll,
)
from corpus.store import Run, Selection, Store
from corpus.store_codec import from_json, to_json
from corpus.store_opening import create_store, migrations, statements
from corpus.store_tables import METADATA
from geodata.place import (
    Candidate,
    MatchQuality,
    Mention,
    Place,
    PlaceKind,
    PlaceName,
    Reading,
    Toponym,
    ToponymUse,
)

GANJA = Place(
    place_id="dl:ganja",
    name="Ganja",
    lat=40.6828,
    lon=46.3606,
    kind=PlaceKind.SETTLEMENT,
    country="AZ",
    country_name="Azerbaijan",
    names=(PlaceName(text="Gəncə", lang="az"),),
    within=("iso:AZ",),
    source="test",
)
WEIGHED = (Reading(place_id="dl:ganja", label="Ganja", score=0.9, reason="the only one"),)
TEXT = "Shells fell on Ganja on Sunday.\n\nThe mayor of Gəncə said that nobody was hurt."


def place_of_report(place=GANJA):
    return ReportPlace(
        place_id=place.place_id,
        name=place.name,
        as_written="Ganja",
        start=15,
        end=20,
        lat=place.lat,
        lon=place.lon,
        country="AZ",
        country_name="Azerbaijan",
        admin1="",
        kind=place.kind.value,
        radius_km=5,
        geo_precision=1,
        score=0.9,
        within=("iso:AZ",),
        readings=WEIGHED,
    )


def report(number=1, article_id="a1", **fields):
    day = DayRange(first=date(2020, 10, 11), last=date(2020, 10, 11))
    told = {
        "report_id": f"{article_id}-r{number}",
        "article_id": article_id,
        "start": 0,
        "end": 31,
        "passages": (Span(0, 31), Span(33, 40)),
        "trigger": Span(0, 11),
        "sub_event": SubEventType.SHELLING,
        "status": Status.HAPPENED,
        "place": place_of_report(),
        "days": day,
        "time": Span(24, 30),
        "date_basis": DateBasis.PUBLICATION,
        "time_precision": 1,
        "killed": Count(low=0, high=0),
        "injured": Count(low=24, high=None),
        **fields,
    }
    return Report(**told)


def reading(article_id="a1", published=date(2020, 10, 12), reports=None, **fields):
    basis = PublishedBasis.METADATA if published else PublishedBasis.UNKNOWN
    article = Article(
        article_id=article_id,
        text=fields.pop("text", TEXT),
        title="Shells fall on Ganja",
        source="The Paper",
        origin=f"{article_id}.txt",
        published=published,
        published_basis=basis,
        **fields,
    )
    toponym = Toponym(start=15, end=20, text="Ganja", use=ToponymUse.LITERAL)
    return ArticleReading(
        article=article,
        sentences=(Sentence(start=0, end=31, paragraph=0), Sentence(start=33, end=len(TEXT), paragraph=1)),
        mentions=(
            Mention(toponym=toponym, place=replace(GANJA, names=()), score=0.9, readings=WEIGHED),
            Mention(
                toponym=replace(toponym, start=46, end=51, text="Gəncə", use=ToponymUse.METONYM),
                place=None,
                unresolved="it speaks",
            ),
        ),
        times=(
            TimeExpression(
                start=24,
                end=30,
                text="Sunday",
                type=TimexType.DATE,
                value="2020-10-11",
                days=DayRange(first=date(2020, 10, 11), last=date(2020, 10, 11)),
                basis=DateBasis.PUBLICATION,
            ),
        ),
        reports=(report(article_id=article_id),) if reports is None else reports,
    )


def incident(number=1, reports=(), **fields):
    reports = reports or (report(),)
    told = {
        "incident_id": f"i{number}",
        "report_ids": tuple(one.report_id for one in reports),
        "article_ids": tuple(one.article_id for one in reports),
        "sub_event": SubEventType.SHELLING,
        "status": Status.HAPPENED,
        "place": place_of_report(),
        "days": reports[0].days,
        "killed": Toll(low=0, best=1, high=None),
        "injured": None,
        "claims": tuple(
            Claim(
                report_id=one.report_id,
                article_id=one.article_id,
                claimed_by="the mayor",
                accused="",
                killed=Count(low=0, high=0),
                injured=None,
                published=date(2020, 10, 12),
                source="The Paper",
            )
            for one in reports
        ),
        "confidence": 0.7,
        **fields,
    }
    return Incident(**told)


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "a store" / "store.sqlite") as store:
        yield store


# ---------------------------------------------------------------- round trips


def test_every_record_comes_back_as_it_went_in(store):
    told = reading()
    store.add([told])
    store.replace_incidents([incident()])
    assert store.article("a1") == told.article
    assert store.sentences("a1") == told.sentences
    assert store.mentions("a1") == told.mentions
    assert store.times("a1") == told.times
    assert store.reports_of_article("a1") == told.reports
    assert store.report("a1-r1") == told.reports[0]
    assert store.incident("i1") == incident()
    assert store.incidents() == (incident(),)
    assert store.incidents_of_report("a1-r1") == ("i1",)


def test_what_was_passed_over_for_a_name_is_not_kept(store):
    told = reading()
    candidate = Candidate(place=GANJA, quality=MatchQuality.EXACT, matched_name="Ganja")
    full = replace(
        told.mentions[0], toponym=replace(told.mentions[0].toponym, candidates=(candidate,)), place=GANJA
    )
    store.add([replace(told, mentions=(full,))])
    assert store.mentions("a1") == told.mentions[:1]


def test_what_is_not_there_is_none(store):
    assert store.article("nowhere") is None
    assert store.report("nowhere") is None
    assert store.incident("nowhere") is None
    assert store.sentences("nowhere") == ()


COUNTS = st.none() | st.integers(0, 9_999).flatmap(
    lambda low: (
        st.none().map(lambda high: Count(low=low, high=high))
        | st.integers(low, low + 9).map(lambda high: Count(low=low, high=high))
    )
)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(COUNTS, COUNTS, WORDS, st.sampled_from(Status), st.sampled_from(SubEventType), st.dates())
def test_any_report_survives_the_journey_through_json(killed, injured, words, status, sub_event, day):  # noqa: PLR0917  Hypothesis names them
    told = report(
        killed=killed,
        injured=injured,
        victims=words,
        claimed_by=words,
        status=status,
        sub_event=sub_event,
        days=DayRange(first=day, last=day),
    )
    assert from_json(Report, to_json(told)) == told
    bare = replace(told, place=None, unplaced="why not", days=None, undated="why not", time=None)
    assert from_json(Report, to_json(bare)) == bare


@given(COUNTS.filter(bool), WORDS, st.booleans())
def test_any_casualties_survive_it_too(count, words, flag):
    told = Casualties(start=0, end=5, outcome=Outcome.KILLED, count=count, words=words, running=flag, part=flag)
    assert from_json(Casualties, to_json(told)) == told


def test_a_field_that_a_record_no_longer_has_is_passed_over():
    told = to_json(report())
    assert from_json(Report, told[:-1] + ',"of_long_ago":1}') == report()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60), title=WORDS)
def test_any_text_survives_the_journey_through_the_file(store, text, title):
    article = Article(article_id=f"{text!r}{title!r}", text=text, title=title)
    store.add([ArticleReading(article=article, sentences=(), mentions=(), times=(), reports=())])
    assert store.article(article.article_id) == article


# ---------------------------------------------------------------- once and only once


def test_the_same_article_twice_is_one_article(store):
    assert (store.add([reading(), reading()]).new, store.add([reading()]).known) == (1, 1)
    assert store.counts().articles == 1


def test_an_article_that_now_has_a_day_is_put_in_the_place_of_the_undated_one(store):
    store.add([reading(published=None, reports=(report(days=None, undated="no day"),))])
    assert store.known(["a1", "a2"]) == {"a1": None}
    assert store.add([reading()]).replaced == 1
    assert store.article("a1").published == date(2020, 10, 12)
    assert store.reports() == (report(),)
    assert store.add([reading(published=None)]).known == 1
    assert store.add([reading(published=date(2020, 10, 13))]).known == 1


def test_replacing_reads_over_what_was_known(store):
    store.add([reading()])
    assert store.replace([reading(reports=())]).replaced == 1
    assert store.reports() == ()


def test_incidents_are_replaced_whole(store):
    store.add([reading()])
    store.replace_incidents([incident(1), incident(2)])
    store.replace_incidents([incident(3)])
    assert [one.incident_id for one in store.incidents()] == ["i3"]


def test_a_batch_goes_in_whole_or_not_at_all(store):
    twice = reading("a2", reports=(report(article_id="a2"), report(article_id="a2")))
    with pytest.raises(StoreError):
        store.add([reading("a1"), twice])
    assert store.counts().articles == 0


def test_the_data_version_changes_with_the_content_and_only_with_it(store, tmp_path):
    versions = [store.data_version()]
    for step in (
        lambda: store.add([reading("a1")]),
        lambda: store.add([reading("a2")]),
        lambda: store.replace_incidents([incident()]),
        lambda: store.replace([reading("a2", reports=())]),
    ):
        step()
        versions.append(store.data_version())
    assert len(set(versions)) == len(versions)
    store.add([reading("a1")])
    store.add_rejected([Rejected(origin="x", reason="y", code="empty")])
    store.replace_incidents([incident()])
    assert store.data_version() == versions[-1]
    with Store.create(tmp_path / "other.sqlite") as other:
        other.add([reading("a2", reports=())])
        other.add([reading("a1")])
        other.replace_incidents([incident()])
        assert other.data_version() == versions[-1]


# ---------------------------------------------------------------- choosing


@pytest.fixture
def full(store):
    """Reports on three days, one undated, one unplaced, one planned."""

    def on(day):
        return DayRange(first=date(2020, 10, day), last=date(2020, 10, day + 1))

    reports = (
        report(1, days=on(20)),
        report(2, days=on(4), sub_event=SubEventType.TALKS),
        report(3, days=on(10), status=Status.PLANNED),
        report(4, days=None, undated="no day is told"),
        report(5, days=on(5), place=None, unplaced="no place is told"),
    )
    store.add([reading(reports=reports)])
    store.replace_incidents(
        [
            incident(
                one.report_id, (one,), days=one.days, place=one.place, sub_event=one.sub_event, status=one.status
            )
            for one in reports
        ]
    )
    return store


CHOICES = [
    (Selection(), "2 5 3 1 4"),
    (Selection(first=date(2020, 10, 10)), "3 1"),
    (Selection(last=date(2020, 10, 5)), "2 5"),
    (Selection(first=date(2020, 10, 5), last=date(2020, 10, 5)), "2 5"),
    (Selection(kinds=frozenset({SubEventType.TALKS})), "2"),
    (Selection(kinds=frozenset({EventType.EXPLOSIONS})), "5 3 1 4"),
    (Selection(kinds=frozenset({EventType.EXPLOSIONS, SubEventType.TALKS})), "2 5 3 1 4"),
    (Selection(statuses=frozenset({Status.PLANNED})), "3"),
    (Selection(place_ids=frozenset({"dl:ganja"}), statuses=frozenset({Status.HAPPENED})), "2 1 4"),
    (Selection(place_ids=frozenset({"dl:nowhere"})), ""),
]


@pytest.mark.parametrize(("selection", "numbers"), CHOICES)
def test_a_selection_gives_its_own_oldest_first(full, selection, numbers):
    expected = [f"a1-r{number}" for number in numbers.split()]
    assert [one.report_id for one in full.reports(selection=selection)] == expected
    assert sorted(i.report_ids[0] for i in full.incidents(selection=selection)) == sorted(expected)


def test_reports_come_by_id_place_and_lack(full):
    assert {one.report_id for one in full.reports(["a1-r4", "a1-r1", "nowhere"])} == {"a1-r1", "a1-r4"}
    assert full.reports([]) == ()
    assert [one.report_id for one in full.reports_of_place("dl:ganja")] == ["a1-r2", "a1-r3", "a1-r1", "a1-r4"]
    assert [one.report_id for one in full.undated_reports()] == ["a1-r4"]
    assert [one.report_id for one in full.unplaced_reports()] == ["a1-r5"]
    assert full.places() == (("dl:ganja", ("Ganja", "Ganja")),)


def test_many_ids_are_asked_for_at_once(store):
    store.add([reading(f"a{i}") for i in range(1_200)])
    wanted = [f"a{i}" for i in range(1_200)]
    assert list(store.articles(wanted)) == wanted
    assert len(store.reports([f"a{i}-r1" for i in range(1_200)])) == 1_200


SEARCHES = [
    ("shells", ("a1",)),
    ("SHELLS ganja", ("a1",)),
    ("gence", ()),
    ("GƏNCƏ", ("a1",)),
    ("quiet shells", ()),
    ('"', ()),
    ('NEAR( AND " * OR -x:', ()),
    ("", ()),
    ("title:x", ()),
]


@pytest.mark.parametrize(("words", "found"), SEARCHES)
def test_words_are_words_and_no_query(store, words, found):
    store.add([reading()])
    assert store.search(words) == found


def test_the_index_of_words_follows_what_is_replaced(store):
    store.add([reading()])
    store.replace([reading(text="The road was quiet. " + TEXT)])
    assert store.search("quiet road") == ("a1",)


# ---------------------------------------------------------------- account


def test_what_was_rejected_is_kept_once_with_its_newest_reason(store):
    run = store.begin_run("2024-01-01T00:00:00+00:00", "test")
    store.add_rejected([Rejected(origin="a", reason="old", code="empty")], run)
    store.add_rejected([Rejected(origin="a", reason="new", code="binary")] * 2, run)
    assert store.rejected() == (Rejected(origin="a", reason="new", code="binary"),)
    store.add_rejected([], run, now_read=["a"])
    assert store.rejected() == ()
    store.end_run(
        Run(run_number=run, ended_utc="2024-01-01T00:01:00+00:00", new=1, known=0, replaced=0, rejected=1)
    )


def test_everything_is_counted(full):
    full.add([reading("a2", published=None, reports=())])
    full.add_rejected([Rejected(origin="a", reason="b", code="empty")])
    counts = full.counts()
    assert (counts.articles, counts.undated_articles, counts.reports) == (2, 1, 5)
    assert (counts.undated_reports, counts.unplaced_reports) == (1, 1)
    assert (counts.incidents, counts.rejected) == (5, 1)


def test_where_places_come_from_is_noted(store):
    assert store.gazetteer_sources() == ()
    store.note_sources(["GeoNames, CC BY 4.0"])
    assert store.gazetteer_sources() == ("GeoNames, CC BY 4.0",)


# ---------------------------------------------------------------- the file


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
