"""The dispatches that are shipped, and what a careful reader takes from them."""

import json
import re
from collections import Counter
from datetime import date
from importlib.resources import files

import pytest

from corpus.records import Status, SubEventType

FOLDER = files("corpus") / "demonstration"
DISPATCH_FIELDS = {"id", "title", "published", "source", "url", "text", "facts", "incident_ids"}
REPORT_FIELDS = {"sub_event_type", "status", "place_names", "lat", "lon", "within_km", "first_day", "last_day"}
REPORT_EXTRAS = {
    *("killed", "injured", "displaced", "detained", "claimed_by", "accused", "note"),
    *("optional", "or_unplaced"),
}


def rows(name):
    return [json.loads(line) for line in (FOLDER / name).read_text("utf-8").splitlines()]


DISPATCHES = rows("dispatches.jsonl")
EXPECTED = rows("expected.jsonl")
REPORTS = [report for line in EXPECTED for report in line["reports"]]
each_dispatch = pytest.mark.parametrize("dispatch", DISPATCHES, ids=lambda d: d["id"])
each_line = pytest.mark.parametrize("line", EXPECTED, ids=lambda line: line["id"])


def happened():
    return [report for report in REPORTS if report["status"] == Status.HAPPENED]


def test_there_are_about_sixty_dispatches_each_with_an_id_and_a_text_of_its_own():
    assert 55 <= len(DISPATCHES) <= 70
    assert max(Counter(d["id"] for d in DISPATCHES).values()) == 1
    assert max(Counter(d["text"] for d in DISPATCHES).values()) == 1
    assert max(Counter(d["title"] for d in DISPATCHES).values()) == 1


@each_dispatch
def test_a_dispatch_has_its_fields_and_an_id_that_fits_an_address(dispatch):
    assert set(dispatch) == DISPATCH_FIELDS
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", dispatch["id"])
    assert dispatch["incident_ids"]


@each_dispatch
def test_a_dispatch_says_where_its_facts_come_from(dispatch):
    addresses = [fact["url"] for fact in dispatch["facts"]]
    assert dispatch["url"] == addresses[0]
    assert all(re.match(r"https?://[^\s/]+\.[a-z]+", address) for address in addresses)
    assert all(fact["outlet"] and set(fact) == {"outlet", "url", "published"} for fact in dispatch["facts"])
    assert dispatch["source"].startswith("Dateline demonstration, after ")


@each_dispatch
def test_a_dispatch_has_an_agencys_length_and_shape(dispatch):
    assert 60 <= len(dispatch["text"].split()) <= 220
    assert 3 <= len(dispatch["text"].split("\n\n")) <= 8  # paragraphs
    assert 3 <= len(dispatch["title"].split()) <= 14


@each_dispatch
def test_a_dispatch_is_plain_clean_text(dispatch):
    for text in (dispatch["title"], dispatch["text"]):
        assert text == text.strip()
        assert not re.search(r"[<>&{}]|  |https?:|\t", text)
        assert text.replace("\n\n", "").isprintable()


def test_the_dispatches_are_spread_from_2016_to_2023_and_one_to_three_have_no_day():
    days = [date.fromisoformat(d["published"]) for d in DISPATCHES if d["published"]]
    assert min(days) >= date(2016, 4, 1)
    assert max(days) <= date(2023, 12, 31)
    assert 1 <= len(DISPATCHES) - len(days) <= 3
    assert {day.year for day in days} == {2016, 2020, 2021, 2022, 2023}


@each_dispatch
def test_no_dispatch_tells_of_a_day_after_its_publication_as_past(dispatch):
    told = next(line for line in EXPECTED if line["id"] == dispatch["id"])["reports"]
    if dispatch["published"] is None:
        assert all(report["first_day"] is None for report in told)
    else:
        past = [report["first_day"] for report in told if report["status"] != Status.PLANNED]
        assert all(day <= dispatch["published"] for day in past)


def test_every_dispatch_has_its_gold_in_the_same_order():
    assert [line["id"] for line in EXPECTED] == [d["id"] for d in DISPATCHES]
    assert all(line["reports"] for line in EXPECTED)


@each_line
def test_a_report_of_the_gold_is_spelt_as_the_records_are(line):
    for report in line["reports"]:
        assert set(report) >= REPORT_FIELDS
        assert set(report) <= REPORT_FIELDS | REPORT_EXTRAS
        assert Status(report["status"])
        assert [SubEventType(kind) for kind in report["sub_event_type"]]


@each_line
def test_a_report_of_the_gold_has_a_possible_place_or_none(line):
    for report in line["reports"]:
        if report["place_names"]:
            assert -90 <= report["lat"] <= 90
            assert -180 <= report["lon"] <= 180
            assert 5 <= report["within_km"] <= 150
        else:
            assert report["lat"] is report["lon"] is report["within_km"] is None


@each_line
def test_a_report_of_the_gold_has_a_window_of_days_or_none(line):
    for report in line["reports"]:
        assert (report["first_day"] is None) == (report["last_day"] is None)
        if report["first_day"]:
            assert date.fromisoformat(report["first_day"]) <= date.fromisoformat(report["last_day"])


@each_line
def test_a_count_of_the_gold_is_a_range(line):
    for report in line["reports"]:
        for field in ("killed", "injured", "displaced", "detained"):
            low, high = report.get(field, [0, None])
            assert low >= 0
            assert high is None or low <= high


@each_line
def test_a_place_and_a_claimant_of_the_gold_stand_in_the_dispatch(line):
    dispatch = next(d for d in DISPATCHES if d["id"] == line["id"])
    text = f"{dispatch['title']} {dispatch['text']}".casefold()
    for report in line["reports"]:
        names = report["place_names"]
        assert not names or any(name.casefold() in text for name in names)
        assert report.get("claimed_by", "").casefold() in text
        assert report.get("accused", "").casefold() in text


def test_places_where_nothing_happens_are_mentioned_and_are_no_place_of_a_report():
    for line, dispatch in zip(EXPECTED, DISPATCHES, strict=True):
        dots = {name for r in line["reports"] if r["status"] == Status.HAPPENED for name in r["place_names"]}
        for name in line["never_dots"]:
            assert name.casefold() in dispatch["text"].casefold(), line["id"]
            assert name not in dots, line["id"]


def test_things_happen_at_twenty_five_places_and_more():
    assert len({(r["lat"], r["lon"]) for r in happened() if r["place_names"]}) >= 25


def test_the_gold_holds_every_status_that_the_dispatches_are_there_to_show():
    shown = {Status(report["status"]) for report in REPORTS}
    assert shown >= {Status.HAPPENED, Status.PLANNED, Status.DENIED, Status.BACKGROUND, Status.RUNNING_TOTAL}


def test_several_dispatches_tell_of_the_same_incident_so_that_merging_has_work():
    told = Counter(incident for d in DISPATCHES for incident in set(d["incident_ids"]))
    assert sum(count >= 2 for count in told.values()) >= 10
    assert told["2020-10-11-ganja"] >= 3


def test_both_sides_stand_accused_in_fair_proportion():
    accused = Counter(report.get("accused", "")[:4] for report in happened())
    assert 0.5 <= accused["Azer"] / accused["Arme"] <= 2
