"""Coded events in the store: put in once, replaced by newer editions, and never mixed with what articles tell."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_codings import coded, read_row

from corpus.dots import Facet
from corpus.ingestion import Account, Reader, ingest, merge_anew, merge_new
from corpus.pipeline import read_article
from corpus.records import Article, CodedBy, PublishedBasis, SubEventType
from corpus.store import Selection, Store
from corpus.store_coded import edition_of

TEXT = "Shelling killed two people in Terter on 4 October 2020, the ministry said."


def event(origin="acled.csv:2", **cells):
    return coded(CodedBy.ACLED, {"timestamp": "100", **cells}, origin)


@pytest.fixture
def store(tmp_path: Path):
    with Store.create(tmp_path / "store.sqlite") as made:
        yield made


@pytest.fixture
def article():
    from datetime import date  # noqa: PLC0415  for this one day

    return Article(
        article_id="a1",
        text=TEXT,
        source="The Paper",
        published=date(2020, 10, 5),
        published_basis=PublishedBasis.GIVEN,
    )


def taken_in(store, world, *things):
    account = Account()
    reader = Reader(read=lambda one: read_article(one, world), made_by="test")
    list(ingest(things, store, reader, account, lambda: "2026-01-01T00:00:00+00:00"))
    merge_new(store)
    return account


def test_an_event_comes_back_as_it_was_put_in(store):
    given = event()
    assert store.add_coded([given]).new == 1
    name = given.incident.incident_id
    assert store.incidents() == (given.incident,)
    assert store.incident(name) == given.incident
    assert store.reports([name]) == (given.report,)
    assert store.articles([name]) == {name: given.article}
    assert store.coded() == {CodedBy.ACLED: 1}


def test_an_event_is_no_article_and_no_report_of_ours(store):
    store.add_coded([event()])
    counts = store.counts()
    assert (counts.articles, counts.reports, counts.incidents) == (0, 0, 1)
    assert store.articles() == {}
    assert store.reports() == ()
    assert store.account.articles(limit=10) == ()


def test_the_same_file_twice_changes_nothing(store):
    store.add_coded([event()])
    version = store.data_version()
    added = store.add_coded([event(origin="elsewhere/acled.csv:7")])
    assert (added.new, added.known, added.replaced) == (0, 1, 0)
    assert store.data_version() == version


def test_a_newer_edition_takes_the_place_of_an_older_one_and_not_the_other_way(store):
    older, newer = event(), event(timestamp="200", fatalities="3", notes="Three people were killed in Terter.")
    store.add_coded([older])
    version = store.data_version()
    assert store.add_coded([newer]).replaced == 1
    assert store.data_version() != version
    assert store.add_coded([older]).known == 1
    assert store.incidents() == (newer.incident,)
    assert store.incidents_of_words([["Three"]]) == [newer.incident.incident_id]
    assert store.incidents_of_words([["Two"]]) == []


def test_of_two_editions_in_one_batch_the_newer_stays_whatever_their_order(store):
    older, newer = event(), event(timestamp="200", fatalities="3")
    store.add_coded([newer, older])
    assert store.incidents() == (newer.incident,)


def test_the_order_of_coming_does_not_change_the_version_of_the_data(tmp_path):
    one, other = event(), event(event_id_cnty="AZE2")
    versions = []
    for number, events in enumerate(([one, other], [other, one])):
        with Store.create(tmp_path / f"{number}.sqlite") as store:
            store.add_coded([events[0]])
            store.add_coded([events[1]])
            versions.append(store.data_version())
    assert versions[0] == versions[1]


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3), st.integers(1, 2)), max_size=9), st.integers(0, 9))
def test_what_would_become_of_events_is_what_becomes_of_them(told, held):
    events = [
        event(event_id_cnty=f"AZE{name}", timestamp=str(edition), fatalities=str(killed))
        for name, edition, killed in told
    ]
    with TemporaryDirectory() as folder, Store.create(Path(folder) / "store.sqlite") as store:
        store.add_coded(events[:held])
        version = store.data_version()
        weighed = store.weigh_coded([edition_of(each) for each in events[held:]])
        assert store.data_version() == version
        assert store.add_coded(events[held:]) == weighed


def test_two_rows_of_one_place_and_day_stay_two_incidents(store, world):
    taken_in(store, world, event(), event(event_id_cnty="AZE2"))
    assert store.counts().incidents == 2


def test_an_article_of_the_same_thing_has_an_incident_of_its_own(store, world, article):
    account = taken_in(store, world, event(), article)
    assert (account.new, account.coded["new"]) == (1, 1)
    coded, read = sorted(store.incidents(), key=lambda one: one.coded is None)
    assert coded == event().incident
    assert read.article_ids == ("a1",)


def test_making_all_incidents_anew_leaves_coded_ones_as_they_were(store, world, article):
    taken_in(store, world, event(), article)
    before, version = store.incidents(), store.data_version()
    merge_anew(store)
    assert store.incidents() == before
    assert store.data_version() == version


def test_reading_on_after_coded_events_gives_the_same_as_before_them(tmp_path, world, article):
    held = []
    for number, things in enumerate(([event(), article], [article, event()])):
        with Store.create(tmp_path / f"{number}.sqlite") as store:
            for thing in things:
                taken_in(store, world, thing)
            held.append((store.incidents(), store.data_version()))
    assert held[0] == held[1]


def test_events_are_chosen_by_kind_and_days_as_others_are(store):
    store.add_coded([event(), event(event_id_cnty="AZE2", sub_event_type="Attack")])
    kinds = Selection(kinds=frozenset({SubEventType.ATTACK}))
    assert [one.coded.event_id for one in store.incidents(selection=kinds)] == ["AZE2"]


def test_events_are_dots_with_their_source(store):
    given = event()
    store.add_coded([given])
    dots = store.dots()
    assert dots.ids([0]) == [given.incident.incident_id]
    assert dots.places == (given.incident.place,)
    assert dots.columns["best"].tolist() == [2]
    assert dots.facets[Facet.SOURCE].values == ("Paper A; Paper B",)


def test_what_was_refused_and_is_read_now_is_forgotten(store, world):
    refused = read_row(CodedBy.ACLED, {"latitude": "99"}, "acled.csv:2")
    taken_in(store, world, refused)
    assert store.account.rejected_by_code() == {"coded row": 1}
    taken_in(store, world, event())
    assert store.account.rejected_by_code() == {}


def test_the_store_is_sound_after_events_were_replaced(store):
    for edition in range(100, 105):
        store.add_coded([event(event_id_cnty=f"AZE{i}", timestamp=str(edition)) for i in range(20)])
    with sqlite3.connect(store.path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO coded_search (coded_search) VALUES ('integrity-check')")
