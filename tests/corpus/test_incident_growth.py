"""Incidents as a store grows: ids stay, and only what a new article may concern is read again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sample_places import sample_place

from corpus.incidents import keep_ids, merge_reports
from corpus.ingestion import merge_anew, merge_new
from corpus.records import (
    Article,
    ArticleReading,
    Count,
    DayRange,
    PublishedBasis,
    Report,
    Sentence,
    Span,
    Status,
    SubEventType,
)
from corpus.store import Store

STRIKE = date(2020, 10, 11)
CLERK = "The Nizami bakery on Atatürk Avenue was hit; its baker Rasulzade was asleep upstairs beside two parrots."
AGAIN = "Rasulzade slept above the Nizami bakery with his parrots until the oven below blew up on Ataturk Avenue."


def town(name, lat=40.7, lon=46.4):
    return sample_place(name, lat=lat, lon=lon, within=("iso:AZ",))


GANJA = town("Ganja")


def reading(name, *, killed=None, day=STRIKE, place=GANJA, text="", printed=None):
    """An article of one report; `printed` is its day, by default the day after what it tells."""
    words = text or " ".join(f"{name}word{step}" for step in range(12))
    article = Article(
        article_id=name,
        text=words,
        published=printed or day + timedelta(days=1),
        published_basis=PublishedBasis.METADATA,
    )
    report = Report(
        report_id=f"report-{name}",
        article_id=name,
        start=0,
        end=len(words),
        passages=(Span(0, len(words)),),
        trigger=Span(0, 5),
        sub_event=SubEventType.SHELLING,
        status=Status.HAPPENED,
        place=place,
        unplaced="" if place else "no place is named",
        days=DayRange(first=day, last=day),
        killed=Count(low=killed, high=killed) if killed else None,
    )
    sentence = Sentence(start=0, end=len(words), paragraph=0)
    return ArticleReading(article=article, sentences=(sentence,), mentions=(), times=(), reports=(report,))


def others(number):
    """Strikes elsewhere and on other days."""
    return [
        reading(
            f"elsewhere{each}", killed=each + 1, day=STRIKE + timedelta(days=9 * each), place=town(f"Town{each}")
        )
        for each in range(number)
    ]


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "store.sqlite") as made:
        made.add(others(20))
        merge_anew(made)
        yield made


def grow(store, *readings):
    store.add(readings)
    merge_new(store)


def incident_of(store, name):
    (incident_id,) = store.incidents_of_report(f"report-{name}")
    return store.incident(incident_id)


def test_a_toll_that_comes_in_over_three_days_stays_one_incident_under_one_id(store):
    ids = []
    for number, killed in enumerate((7, 9, 10), 1):
        printed = STRIKE + timedelta(days=number)
        grow(store, reading(f"paper{number}", killed=killed, printed=printed))
        ids.append(incident_of(store, f"paper{number}").incident_id)
    incident = incident_of(store, "paper1")
    assert len(set(ids)) == 1
    assert [claim.killed.low for claim in incident.claims] == [7, 9, 10]
    assert incident.killed.best == 10


def test_an_earlier_article_that_comes_late_leaves_the_id_as_it_was(store):
    grow(store, reading("late", killed=9, printed=date(2020, 10, 14)))
    before = incident_of(store, "late").incident_id
    grow(store, reading("early", killed=7, printed=date(2020, 10, 11)))
    after = incident_of(store, "early")
    assert after.incident_id == before
    assert [claim.article_id for claim in after.claims] == ["early", "late"]
    merge_anew(store)
    assert incident_of(store, "early").incident_id == before


def test_two_strikes_on_ganja_stay_two_as_the_second_comes_in(store):
    grow(store, reading("first", killed=10))
    grow(store, reading("second", killed=13, day=date(2020, 10, 17)))
    assert incident_of(store, "first").report_ids == ("report-first",)


def test_an_article_without_a_place_finds_its_incident_by_its_words(store):
    grow(store, reading("placed", text=CLERK))
    grow(store, reading("unplaced", text=AGAIN, place=None))
    assert set(incident_of(store, "placed").article_ids) == {"placed", "unplaced"}


def test_only_incidents_near_a_new_article_are_read_again(store):
    grow(store, reading("first", killed=7))
    store.add([reading("second", killed=9)])
    with store.neighbourhood() as around:
        assert {one.report_id for one in around.reports} == {"report-first", "report-second"}
        assert [one.article_ids for one in around.incidents] == [("first",)]


def test_growth_by_steps_ends_where_one_step_does(store, tmp_path):
    readings = [
        reading("a", killed=7),
        reading("b", killed=9, text=CLERK),
        reading("c", text=AGAIN, place=None),
        reading("d", killed=13, day=date(2020, 10, 17)),
        reading("e", place=town("Barda", 40.4, 47.1), killed=21),
        reading("f", place=town("Terter", 40.3, 46.9), killed=5),
    ]
    for each in readings:
        grow(store, each)
    with Store.create(tmp_path / "at once.sqlite") as at_once:
        at_once.add([*others(20), *readings])
        merge_anew(at_once)
        assert store.incidents() == at_once.incidents()
        assert store.data_version() == at_once.data_version()


def test_a_run_without_news_changes_nothing(store):
    before = store.data_version()
    merge_new(store)
    assert store.data_version() == before


def test_an_article_that_gets_its_day_has_its_incidents_made_anew(store):
    undated = reading("undated", killed=7)
    grow(
        store,
        replace(
            undated,
            article=replace(undated.article, published=None, published_basis=PublishedBasis.UNKNOWN),
        ),
    )
    grow(store, undated)
    assert incident_of(store, "undated").claims[0].published == date(2020, 10, 12)
    assert all(one.report_ids for one in store.incidents())


def test_parted_incidents_never_share_an_id():
    reports = [
        reading(f"p{number}", killed=7, day=STRIKE + timedelta(days=9 * number)).reports[0] for number in (0, 1, 2)
    ]
    made = merge_reports(reports, {})
    former = "incident-" + "0" * 16
    kept = keep_ids(made, {report.report_id: former for report in reports})
    assert len({one.incident_id for one in kept}) == 3
    assert former in {one.incident_id for one in kept}
