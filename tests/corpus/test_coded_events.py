"""Rows of ACLED's and UCDP's tables as ready incidents; every row here is invented."""

from __future__ import annotations

import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_codings import ACLED, ROWS, UCDP, coded, read_row, table_of

from corpus.intake import Told, take_in
from corpus.raw_event import coder_of
from corpus.reading_tables import read_table
from corpus.records import (
    CODED,
    ActorRole,
    CodedBy,
    CodedEvent,
    CodedKind,
    Count,
    DayRange,
    EventType,
    Noted,
    Rejected,
    Status,
    SubEventType,
    Toll,
)
from corpus.refusals import shown
from corpus.ucdp_rows import version_in


def test_an_acled_row_becomes_an_incident_with_its_words_place_day_and_figures() -> None:
    found = coded(CodedBy.ACLED)
    place = found.incident.place
    assert place is not None
    assert (place.name, place.lat, place.lon, place.country, place.geo_precision) == (
        "Terter",
        40.345,
        46.93,
        "AZ",
        1,
    )
    assert found.incident.days == DayRange(first=date(2020, 10, 4), last=date(2020, 10, 4))
    assert found.incident.sub_event is SubEventType.SHELLING
    assert found.incident.status is Status.HAPPENED
    assert found.incident.killed == Toll(low=2, best=2, high=2)
    assert found.report.killed == Count(low=2, high=2)
    assert found.article.text == ACLED["notes"]
    assert found.article.source == "Paper A; Paper B"
    assert found.report.claimed_by == ""
    assert found.incident.coded is not None
    assert (found.incident.coded.by, found.incident.coded.event_id) == (CodedBy.ACLED, "AZE123")


def test_a_ucdp_row_becomes_an_incident_with_its_range_and_its_own_word_for_the_kind() -> None:
    found = coded(CodedBy.UCDP)
    assert found.incident.days == DayRange(first=date(2020, 10, 4), last=date(2020, 10, 5))
    assert found.incident.killed == Toll(low=2, best=4, high=9)
    assert found.report.killed == Count(low=2, high=9)
    assert found.report.event_type is EventType.BATTLES
    assert found.incident.coded is not None
    assert found.incident.coded.kind is CodedKind.STATE_BASED
    assert found.article.text == "Shells fall on Barda"
    assert found.article.published == date(2020, 10, 5)


def test_acleds_two_actors_take_part_since_their_order_tells_nothing() -> None:
    assert {actor.role for actor in coded(CodedBy.ACLED).report.actors} == {ActorRole.PARTICIPANT}


def test_one_sided_violence_has_an_attacker_and_a_target() -> None:
    found = coded(CodedBy.UCDP, {"type_of_violence": "3", "side_b": "Civilians"})
    assert [actor.role for actor in found.report.actors] == [ActorRole.ATTACKER, ActorRole.TARGET]
    assert found.report.event_type is EventType.CIVILIANS


@pytest.mark.parametrize(
    ("coder", "cells"),
    [
        (CodedBy.ACLED, {"fatalities": "0"}),
        (CodedBy.ACLED, {"fatalities": ""}),
        (CodedBy.UCDP, {"low": "0", "best": "0", "high": "0"}),
    ],
)
def test_where_nobody_reports_a_death_there_is_no_figure(coder: CodedBy, cells: dict[str, str]) -> None:
    assert coded(coder, cells).incident.killed is None


def test_a_best_figure_of_zero_with_a_higher_one_is_kept() -> None:
    found = coded(CodedBy.UCDP, {"low": "0", "best": "0", "high": "5"})
    assert found.incident.killed == Toll(low=0, best=0, high=5)


@pytest.mark.parametrize(
    ("cells", "first", "last"),
    [
        ({"event_date": "2020-10-04"}, date(2020, 10, 4), date(2020, 10, 4)),
        ({"event_date": "4 Oct 2020"}, date(2020, 10, 4), date(2020, 10, 4)),
        ({"time_precision": "2"}, date(2020, 10, 1), date(2020, 10, 7)),
        ({"time_precision": "3"}, date(2020, 10, 1), date(2020, 10, 31)),
    ],
)
def test_acleds_days_are_as_wide_as_its_precision(cells: dict[str, str], first: date, last: date) -> None:
    found = coded(CodedBy.ACLED, cells)
    assert found.incident.days == DayRange(first=first, last=last)
    assert found.report.time_precision == found.incident.days.time_precision


@pytest.mark.parametrize(
    ("where_prec", "geo_precision", "kind"),
    [
        ("1", 1, "settlement"),
        ("2", 2, "district"),
        ("3", 2, "district"),
        ("4", 3, "region"),
        ("5", 3, "region"),
        ("6", 3, "country"),
        ("7", 3, "region"),
    ],
)
def test_ucdps_seven_precisions_of_place_are_told_in_three(where_prec: str, geo_precision: int, kind: str) -> None:
    place = coded(CodedBy.UCDP, {"where_prec": where_prec}).incident.place
    assert place is not None
    assert (place.geo_precision, place.kind) == (geo_precision, kind)


@pytest.mark.parametrize(
    ("coder", "cells", "reason"),
    [
        (CodedBy.ACLED, {"latitude": "99"}, 'latitude is "99"'),
        (CodedBy.ACLED, {"latitude": "nan"}, "latitude"),
        (CodedBy.ACLED, {"longitude": ""}, "longitude is empty"),
        (CodedBy.ACLED, {"latitude": "0", "longitude": "0"}, "both 0"),
        (CodedBy.ACLED, {"event_date": "31 February 2020"}, "event_date"),
        (CodedBy.ACLED, {"event_date": "10/04/2020"}, "event_date"),
        (CodedBy.ACLED, {"event_date": "0001-01-01", "time_precision": "2"}, "event_date"),
        (CodedBy.ACLED, {"sub_event_type": "Talks"}, "sub_event_type"),
        (CodedBy.ACLED, {"sub_event_type": "\x1b[31m"}, "sub_event_type"),
        (CodedBy.ACLED, {"fatalities": "-3"}, "fatalities"),
        (CodedBy.ACLED, {"fatalities": "9" * 5000}, "fatalities"),
        (CodedBy.ACLED, {"time_precision": "7"}, "time_precision"),
        (CodedBy.ACLED, {"event_id_cnty": "3f2a9c0d1e2b4a5c"}, "event_id_cnty"),
        (CodedBy.UCDP, {"id": "3f2a9c0d1e2b4a5c"}, "its id"),
        (CodedBy.UCDP, {"type_of_violence": ""}, "type_of_violence"),
        (CodedBy.UCDP, {"date_end": "2020-10-01"}, "before it begins"),
        (CodedBy.UCDP, {"low": "9", "best": "4"}, "in no order"),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_the_reason(
    coder: CodedBy, cells: dict[str, str], reason: str
) -> None:
    found = read_row(coder, cells)
    assert isinstance(found, Rejected)
    assert reason in found.reason
    assert found.origin == "table.csv:2"
    assert found.reason.isprintable()
    assert len(found.reason) < 200


def test_the_id_follows_from_the_coders_own_and_from_nothing_else() -> None:
    one = coded(CodedBy.ACLED).incident.incident_id
    assert one == coded(CodedBy.ACLED, {"notes": "Corrected.", "timestamp": "1800000000"}).incident.incident_id
    assert one != coded(CodedBy.ACLED, {"event_id_cnty": "AZE124"}).incident.incident_id
    assert one.startswith(CODED)
    assert one.isascii()


def test_the_same_town_is_another_place_for_each_table() -> None:
    there = {"latitude": "40.374", "longitude": "47.127"}
    acled = coded(CodedBy.ACLED, there | {"location": "Barda town"}).incident.place
    ucdp = coded(CodedBy.UCDP, there).incident.place
    assert acled is not None
    assert ucdp is not None
    assert acled.place_id != ucdp.place_id
    assert (acled.coded_by, ucdp.coded_by) == (CodedBy.ACLED, CodedBy.UCDP)


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        ("GEDEvent_v24_1.csv", "GEDEvent_v23_0_12.csv"),
        ("GEDEvent_v23_0_12.csv", "GEDEvent_v23_0_9.csv"),
        ("ged251.csv is unknown, GED v25.1.csv", "GEDEvent_v24_1.csv"),
        ("GEDEvent_v24_1.csv", "events.csv"),
    ],
)
def test_the_name_of_ucdps_file_tells_which_version_is_newer(later: str, earlier: str) -> None:
    assert version_in(later) > version_in(earlier)


@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("coder", list(CodedBy))
def test_a_table_is_known_by_its_columns(coder: CodedBy, delimiter: str) -> None:
    content = table_of(ROWS[coder], ROWS[coder] | {"latitude": "99"}, delimiter=delimiter)
    note, *rows = read_table(io.BytesIO(content), "t.csv", "t.csv")
    assert note == Noted(origin="t.csv", words=f"read as coded events of {coder}, by its columns")
    found = [one if isinstance(one, Rejected) else take_in(one, Told(source="Somebody")) for one in rows]
    assert isinstance(found[0], CodedEvent)
    assert found[0].incident == coded(coder).incident
    assert isinstance(found[1], Rejected)
    assert found[1].origin == "t.csv:3"


def test_acleds_older_columns_are_known_too() -> None:
    older = ["data_id", "iso", "event_id_cnty", "event_id_no_cnty", "event_date", "year", "time_precision"]
    older += ["event_type", "sub_event_type", "actor1", "actor2", "latitude", "longitude", "notes", "iso3"]
    assert coder_of(older) is CodedBy.ACLED


@pytest.mark.parametrize("columns", [["id", "text"], ["text", "latitude", "longitude", "event_date"], []])
def test_other_tables_are_nobodys(columns: list[str]) -> None:
    assert coder_of(columns) is None


@given(
    coder=st.sampled_from(CodedBy),
    cells=st.dictionaries(st.sampled_from(sorted({*ACLED, *UCDP})), st.text(max_size=40), max_size=6),
)
def test_whatever_the_cells_hold_a_row_is_an_event_or_refused(coder: CodedBy, cells: dict[str, str]) -> None:
    found = read_row(coder, cells)
    if isinstance(found, Rejected):
        assert found.reason == shown(found.reason)
    else:
        place = found.incident.place
        assert place is not None
        assert abs(place.lat) <= 90
        assert "\0" not in found.article.text + place.name


def test_control_characters_are_gone_from_all_words() -> None:
    hostile = "Two\x1b[31m men\u202e <script>alert(1)</script>\0 {{7*7}}"
    found = coded(CodedBy.ACLED, {"notes": hostile, "location": hostile, "actor1": hostile, "source": hostile})
    place = found.incident.place
    assert place is not None
    for words in (found.article.text, place.name, found.report.actors[0].words, found.article.source):
        assert words.isprintable()


def test_very_long_notes_are_cut() -> None:
    assert len(coded(CodedBy.ACLED, {"notes": "word " * 100_000}).article.text) <= 10_000
