"""An incident is surer where independent texts agree on its place and day, and no surer for copies."""

from dataclasses import replace
from datetime import date

import pytest
from sample_places import sample_place

from corpus.grounds import Ground
from corpus.incident_confidence import agreement, incident_confidence
from corpus.records import DayRange, Report, Span, Status, SubEventType

DAY = DayRange(first=date(2020, 10, 11), last=date(2020, 10, 11))
ANOTHER_DAY = DayRange(first=date(2020, 10, 13), last=date(2020, 10, 13))
TOWN = sample_place("Northby")


def report(number, *, article=0, days=DAY, place=TOWN, confidence=0.8):
    return Report(
        report_id=f"r{number}",
        article_id=f"a{article or number}",
        start=0,
        end=20,
        passages=(Span(0, 20),),
        trigger=Span(0, 5),
        sub_event=SubEventType.SHELLING,
        status=Status.HAPPENED,
        place=place,
        unplaced="" if place else "none is named",
        days=days,
        undated="" if days else "none is told",
        confidence=confidence,
        confidence_because=(Ground.DAY_NAMED,),
    )


def found(*reports, texts=None):
    keys = texts or {each.report_id: each.report_id for each in reports}
    return incident_confidence(agreement(reports, TOWN, DAY, keys))


def test_the_only_report_of_an_incident_is_as_sure_as_it():
    assert found(report(1)) == (pytest.approx(0.8), (Ground.DAY_NAMED,))


def test_each_text_that_agrees_makes_it_surer():
    sure = [found(*map(report, range(number)))[0] for number in range(1, 6)]
    assert sure == sorted(set(sure))
    assert sure[-1] < 1


def test_a_copy_makes_it_no_surer():
    copies = {"r1": "the same words", "r2": "the same words"}
    assert found(report(1), report(2), texts=copies)[0] == found(report(1))[0]


@pytest.mark.parametrize(
    "other", [{"days": ANOTHER_DAY}, {"place": replace(TOWN, place_id="dl:far")}, {"place": None}]
)
def test_a_text_that_gives_another_place_or_day_makes_it_less_sure(other):
    confidence, grounds = found(report(1), report(2, **other))
    assert confidence < found(report(1))[0]
    assert grounds == (Ground.TEXTS_DISAGREE, Ground.DAY_NAMED)


def test_two_that_agree_outweigh_one_that_does_not():
    confidence, grounds = found(report(1), report(2), report(3, days=ANOTHER_DAY))
    assert confidence > found(report(1))[0]
    assert grounds[:2] == (Ground.TEXTS_AGREE, Ground.TEXTS_DISAGREE)


def test_a_place_of_one_text_with_a_day_of_another_is_doubted():
    far = replace(TOWN, place_id="dl:far")
    confidence, grounds = found(report(1, days=ANOTHER_DAY), report(2, place=far))
    assert confidence < found(report(1))[0]
    assert grounds[0] is Ground.NONE_AGREES


def test_the_surest_report_that_agrees_speaks_for_it():
    one = found(report(1, confidence=0.6), report(2, confidence=0.95, days=ANOTHER_DAY))[0]
    assert one < 0.6
