"""What the page knows of a store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.records import EventType, Status, SubEventType
from corpus.store import Store
from dashboard.library import DEMONSTRATION_SOURCE, read_library
from dashboard.selection import Selection


@pytest.fixture
def library_of(tmp_path):
    def made(corpus):
        return read_library(Store.open(corpus.write(tmp_path / "store.sqlite")), tmp_path)

    return made


def test_what_is_shown_is_what_the_selection_takes_and_covers(corpus, library_of):
    corpus.add(day=date(2020, 10, 4))
    corpus.add(day=date(2021, 1, 1))
    corpus.add(day=date(2020, 10, 5), status=Status.PLANNED)
    corpus.add(day=date(2020, 10, 5), sub_event=SubEventType.TALKS)
    library = library_of(corpus)
    rows = library.rows(Selection(kinds=frozenset({EventType.EXPLOSIONS}), last=date(2020, 12, 31)))
    assert [incident.days.first for incident in library.incidents(rows)] == [date(2020, 10, 4)]


def test_a_place_gives_its_incidents_newest_last_with_reports_and_articles(corpus, places, library_of):
    corpus.add(day=date(2020, 10, 17))
    corpus.add(day=date(2020, 10, 4))
    corpus.add(day=date(2020, 10, 4), incident=1)
    corpus.add(place=places[1])
    library = library_of(corpus)
    incidents = library.at_place(Selection(place=places[0].place_id))
    assert [each.days.first.day for each in incidents] == [4, 17]
    reports, articles = library.evidence_of(incidents)
    assert len(reports) == len(articles) == 3
    assert {each.article_id for each in reports.values()} == set(articles)


def test_reports_without_a_day_or_a_place_are_listed_by_the_same_filters(corpus, library_of):
    corpus.add(day=None)
    corpus.add(place=None)
    corpus.add(day=None, status=Status.BACKGROUND)
    library = library_of(corpus)
    assert len(library.undated(Selection())) == 1
    assert len(library.unplaced(Selection())) == 1
    assert len(library.undated(Selection(statuses=frozenset(Status)))) == 2
    assert library.undated(Selection(kinds=frozenset())) == ()
    assert library.unplaced(Selection(statuses=frozenset())) == ()


def test_nothing_is_asked_for_nothing(corpus, library_of):
    corpus.add()
    library = library_of(corpus)
    assert library.evidence_of([]) == ({}, {})


def test_counts_by_kind_and_status(corpus, library_of):
    corpus.add()
    corpus.add(status=Status.DENIED)
    library = library_of(corpus)
    assert library.by_kind[EventType.EXPLOSIONS, Status.HAPPENED] == 1
    assert library.by_kind[EventType.EXPLOSIONS, Status.DENIED] == 1


def test_the_demonstration_is_known_by_its_source(corpus, library_of):
    corpus.add(source=f"{DEMONSTRATION_SOURCE}, after an agency")
    assert library_of(corpus).demonstration


def test_other_articles_are_no_demonstration(corpus, library_of):
    corpus.add(source="An agency")
    assert not library_of(corpus).demonstration


def test_the_same_store_gives_the_same_files(corpus, library_of):
    corpus.add()
    library = library_of(corpus)
    again = read_library(library.store, library.store.path.parent)
    assert (again.columns, again.basemap, again.version) == (library.columns, library.basemap, library.version)
    assert replace(Selection(), version=library.version).version


def test_the_days_shown_are_those_of_what_is_chosen_until_others_are_asked_for(corpus, library_of):
    corpus.add(day=date(1992, 2, 1), status=Status.BACKGROUND)
    corpus.add(day=date(2020, 10, 4))
    corpus.add(day=date(2020, 10, 17), days=2)
    library = library_of(corpus)
    days = library.days_of(Selection())
    assert (days.first, days.last) == (date(2020, 10, 4), date(2020, 10, 19))
    assert library.days_of(Selection(first=date(2020, 10, 10))).first == date(2020, 10, 10)
    assert library.days_of(Selection(statuses=frozenset(Status))).first == date(1992, 2, 1)
    assert library.days_of(Selection(kinds=frozenset())) is None


def test_the_rows_are_those_that_the_selection_takes_and_covers_one_by_one(library_of, ordinary):
    library = library_of(ordinary)
    for selection in (
        Selection(),
        Selection(first=date(2020, 1, 1)),
        Selection(last=date(2019, 6, 1), statuses=frozenset(Status)),
        Selection(first=date(2018, 1, 1), last=date(2021, 1, 1), kinds=frozenset({EventType.BATTLES})),
        Selection(first=date(1900, 1, 1), last=date(2100, 1, 1)),
        Selection(first=date(2100, 1, 1)),
    ):
        one_by_one = [
            each for each in library.timeline.incidents if selection.takes(each) and selection.covers(each)
        ]
        rows = library.rows(selection)
        assert library.incidents(rows) == one_by_one
        assert library.places(rows).total() == len(one_by_one)
