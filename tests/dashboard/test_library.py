"""What the page knows of a store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.dots import Facet
from corpus.records import Count, EventType, Status, SubEventType, event_type_of
from corpus.store import Store
from dashboard.library import DEMONSTRATION_SOURCE, chunks, read_library
from dashboard.selection import Filters, Selection
from dashboard.timeline import Precision, precision_of


@pytest.fixture
def library_of(tmp_path):
    def made(corpus):
        return read_library(Store.open(corpus.write(tmp_path / "store.sqlite")), tmp_path)

    return made


@pytest.fixture(scope="session")
def ordinary_library(tmp_path_factory, make_ordinary):
    folder = tmp_path_factory.mktemp("library")
    return read_library(Store.open(make_ordinary().write(folder / "store.sqlite")), folder)


def takes(filters, incident):
    """Whether filters take an incident, by its record."""
    said = {
        "sources": {each.source for each in incident.claims},
        "claimants": {each.claimed_by for each in incident.claims},
        "accused": {each.accused for each in incident.claims},
    }
    deaths = incident.killed.best if incident.killed else None
    return (
        event_type_of(incident.sub_event) in filters.kinds
        and incident.status in filters.statuses
        and all(not getattr(filters, name) or getattr(filters, name) & words for name, words in said.items())
        and precision_of(incident.place) in filters.precisions
        and incident.days.time_precision in filters.day_precisions
        and round(incident.confidence * 100) >= filters.least_confidence
        and (filters.least_killed is None or (deaths is not None and deaths >= filters.least_killed))
    )


def covers(selection, days):
    after = selection.first is None or days.last >= selection.first
    return after and (selection.last is None or days.first <= selection.last)


FILTERS = st.builds(
    Filters,
    kinds=st.frozensets(st.sampled_from(EventType), min_size=3),
    statuses=st.frozensets(st.sampled_from(Status), min_size=1),
    sources=st.frozensets(st.sampled_from(["Test agency", "Second agency", "nobody's"]), max_size=2),
    claimants=st.frozensets(st.sampled_from(["the prosecutor", "a hospital"]), max_size=1),
    accused=st.frozensets(st.sampled_from(["the other army"]), max_size=1),
    precisions=st.frozensets(st.sampled_from(Precision), min_size=1),
    day_precisions=st.frozensets(st.sampled_from([1, 2, 3]), min_size=1),
    least_confidence=st.sampled_from([0, 80, 85]),
    least_killed=st.none() | st.sampled_from([0, 1, 9]),
)
DAYS = st.none() | st.dates(date(2016, 1, 1), date(2024, 1, 1))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filters=FILTERS, first=DAYS, last=DAYS)
def test_the_rows_are_those_that_the_records_would_give_one_by_one(ordinary_library, filters, first, last):
    if first and last and last < first:
        first, last = last, first
    selection = Selection(filters=filters, first=first, last=last)
    everything = ordinary_library.incidents(np.arange(len(ordinary_library)))
    expected = [each for each in everything if takes(filters, each) and covers(selection, each.days)]
    rows = ordinary_library.rows(selection)
    assert ordinary_library.incidents(rows) == expected
    assert ordinary_library.places(rows).total() == len(expected)
    figures = [each.killed.best for each in expected if each.killed]
    assert ordinary_library.deaths(rows) == (len(figures), sum(figures))


def test_every_incident_with_a_place_and_a_day_has_its_row_in_order_of_days(ordinary_library):
    everything = ordinary_library.incidents(np.arange(len(ordinary_library)))
    order = [(each.days.first, each.incident_id) for each in everything]
    assert order == sorted(order)
    drawn = [each for each in ordinary_library.store.incidents() if each.place and each.days]
    assert {each.incident_id for each in everything} == {each.incident_id for each in drawn}


def test_what_the_browser_is_told_of_filters_is_a_bit_for_each_row(ordinary_library):
    filters = Filters(least_killed=1, kinds=frozenset({EventType.BATTLES}))
    name = ordinary_library.filter_file(filters)
    packed = np.frombuffer((ordinary_library.folder / f"{name}.bits").read_bytes(), np.uint8)
    bits = np.unpackbits(packed, bitorder="little", count=len(ordinary_library)).astype(bool)
    assert (bits == (ordinary_library.timeline.columns["best"] >= 1)).all()


def test_filters_of_kind_and_status_alone_need_no_file(ordinary_library):
    assert ordinary_library.filter_file(Filters(kinds=frozenset(), statuses=frozenset(Status))) is None


def test_words_are_looked_for_in_the_articles_and_under_other_spellings(corpus, tmp_path):
    corpus.add(sentence="A lamp went out in Gəncə.")
    corpus.add(sentence="A lamp went out in Barda.")
    corpus.add(sentence='Nobody said "OR" of NEAR(lamps).')
    other = {"Gandzak": ("Gandzak", "Gəncə", 'a "quoted" one')}
    store = Store.open(corpus.write(tmp_path / "store.sqlite"))
    library = read_library(store, tmp_path, lambda word: other.get(word, (word,)))

    def found(words):
        rows = library.rows(Selection(filters=Filters(words=words)))
        return [each.incident_id for each in library.incidents(rows)]

    assert found("lamp Gandzak") == ["incident-00000"]
    assert found("LAMP") == ["incident-00000", "incident-00001"]
    assert found('"OR') == ["incident-00002"]
    assert found("lamp NOT Barda") == []
    assert found("(((") == found('""') == found("* ^ - :") == []


def test_a_facet_counts_an_incident_once_for_each_value(corpus, library_of):
    corpus.add(source="One", claimed_by="the mayor")
    corpus.add(source="One", claimed_by="the mayor", incident=0)
    corpus.add(source="Two", claimed_by="", incident=0)
    corpus.add(source="One", claimed_by="a hospital")
    library = library_of(corpus)
    everything = np.ones(len(library), bool)
    sources = library.timeline.dots.facets[Facet.SOURCE]
    assert sources.values == ("One", "Two")
    assert sources.counts(everything).tolist() == [2, 1]
    assert set(library.timeline.dots.facets[Facet.CLAIMANT].values) == {"the mayor", "a hospital"}
    assert library.timeline.dots.facets[Facet.ACCUSED].values == ()


def test_a_place_gives_its_incidents_newest_last_with_reports_and_articles(corpus, places, library_of):
    corpus.add(day=date(2020, 10, 17))
    corpus.add(day=date(2020, 10, 4))
    corpus.add(day=date(2020, 10, 4), incident=1)
    corpus.add(place=places[1])
    library = library_of(corpus)
    incidents = library.incidents(library.rows_at(Selection(place=places[0].place_id)))
    assert [each.days.first.day for each in incidents] == [4, 17]
    reports, articles = library.evidence_of(incidents)
    assert len(reports) == len(articles) == 3
    assert {each.article_id for each in reports.values()} == set(articles)


DENIALS = [
    # what the denial has of its own, whether it denies the shelling of 4 October
    ({}, True),
    ({"day": date(2020, 10, 5)}, True),
    ({"day": date(2020, 10, 6)}, False),
    ({"day": None, "published": date(2020, 10, 7)}, True),
    ({"day": None, "published": date(2020, 10, 8)}, False),
    ({"day": None, "published": date(2020, 10, 3)}, False),
    ({"place": 1}, False),
    ({"sub_event": SubEventType.ARMED_CLASH}, True),
    ({"sub_event": SubEventType.TALKS}, False),
    ({"status": Status.HAPPENED}, False),
]


@pytest.mark.parametrize(("own", "denies"), DENIALS)
def test_a_denial_of_the_same_place_kind_and_days_is_found(own, denies, corpus, places, library_of):
    corpus.add(day=date(2020, 10, 4))
    told = {"day": date(2020, 10, 4), "status": Status.DENIED, **own, "place": places[own.get("place", 0)]}
    corpus.add(**told)
    library = library_of(corpus)
    incidents = list(library.store.incidents())
    denials, articles = library.denials_of(incidents)
    (happened,) = [each.incident_id for each in incidents if "report-00000" in each.report_ids]
    assert {name: [each.report_id for each in told] for name, told in denials.items()} == (
        {happened: ["report-00001"]} if denies else {}
    )
    assert not denies or "article-00001" in articles


def test_a_place_known_at_two_precisions_is_one_place(corpus, places, library_of):
    corpus.add(place=replace(places[0], geo_precision=2))
    corpus.add(place=places[0])
    library = library_of(corpus)
    assert len(library.timeline.spots) == 2
    assert len(library.rows_at(Selection(place=places[0].place_id))) == 2


def test_nothing_is_asked_for_nothing(corpus, library_of):
    corpus.add()
    library = library_of(corpus)
    assert library.evidence_of([]) == ({}, {})
    assert library.denials_of([]) == ({}, {})
    assert library.incidents(np.zeros(0, np.intp)) == []


def test_an_empty_store_has_a_library_too(corpus, library_of):
    library = library_of(corpus)
    assert len(library) == 0
    assert library.days_of(Selection()) is None
    assert not len(library.rows(Selection(first=date(2020, 1, 1), filters=Filters(words="x", least_killed=1))))
    assert not len(library.rows_at(Selection(place="x")))


def test_counts_by_kind_and_status_are_those_of_the_other_filters(corpus, library_of):
    corpus.add(killed=Count(low=3, high=3))
    corpus.add(status=Status.DENIED)
    library = library_of(corpus)
    counts = library.by_kind(Filters(kinds=frozenset()))
    assert counts[EventType.EXPLOSIONS, Status.HAPPENED] == counts[EventType.EXPLOSIONS, Status.DENIED] == 1
    assert library.by_kind(Filters(least_killed=1))[EventType.EXPLOSIONS, Status.DENIED] == 0


def test_the_demonstration_is_known_by_its_source(corpus, library_of):
    corpus.add(source=f"{DEMONSTRATION_SOURCE}, after an agency")
    assert library_of(corpus).demonstration


def test_other_articles_are_no_demonstration(corpus, library_of):
    corpus.add(source="An agency")
    assert not library_of(corpus).demonstration


def test_the_same_store_gives_the_same_files(corpus, library_of):
    corpus.add()
    library = library_of(corpus)
    again = read_library(library.store, library.folder)
    assert (again.columns, again.basemap, again.version) == (library.columns, library.basemap, library.version)


def test_the_days_shown_are_those_of_what_is_chosen_until_others_are_asked_for(corpus, library_of):
    corpus.add(day=date(1992, 2, 1), status=Status.BACKGROUND)
    corpus.add(day=date(2020, 10, 4))
    corpus.add(day=date(2020, 10, 17), days=2)
    library = library_of(corpus)
    days = library.days_of(Selection())
    assert (days.first, days.last) == (date(2020, 10, 4), date(2020, 10, 19))
    assert library.days_of(Selection(first=date(2020, 10, 10))).first == date(2020, 10, 10)
    everything = Filters(statuses=frozenset(Status))
    assert library.days_of(Selection(filters=everything)).first == date(1992, 2, 1)
    assert library.days_of(Selection(filters=Filters(kinds=frozenset()))) is None


@pytest.mark.parametrize("size", [0, 1, 500, 501, 1200])
def test_chunks_hold_every_row_once_and_in_order(size):
    rows = np.arange(size)
    held = list(chunks(rows))
    assert np.concatenate([rows[:0], *held]).tolist() == rows.tolist()
    assert all(len(chunk) <= 500 for chunk in held)


def test_sub_events_come_back_by_their_type(corpus, library_of):
    corpus.add(sub_event=SubEventType.TALKS)
    library = library_of(corpus)
    assert library.by_kind(Filters())[EventType.STRATEGIC, Status.HAPPENED] == 1
