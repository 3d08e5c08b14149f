"""Columns for the map: what goes in comes out, sorted by day, and only numbers stand for people."""

from __future__ import annotations

import json
import struct
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dots import STATUSES, SUB_EVENTS, UNKNOWN, Dots
from corpus.records import DayRange, Incident, Status, SubEventType, Toll, event_type_of
from dashboard.timeline import (
    EVENT_TYPES,
    LONGEST_SPAN_DAYS,
    MAGIC,
    Precision,
    build_timeline,
    precision_of,
)

DAYS = st.dates(date(1988, 1, 1), date(2030, 12, 31))
TOLLS = st.none() | st.builds(
    lambda low, more, top: Toll(low=low, best=low + more, high=None if top is None else low + more + top),
    st.integers(0, 5000),
    st.integers(0, 100),
    st.none() | st.integers(0, 1000),
)


def read_columns(payload):
    """The header and the columns, as the browser reads them."""
    assert payload[:4] == MAGIC
    (length,) = struct.unpack("<I", payload[4:8])
    header = json.loads(payload[8 : 8 + length])
    columns = {
        name: np.frombuffer(payload, kind, header["rows"], 8 + length + offset)
        for name, kind, offset in header["columns"]
    }
    return header, columns


def dots_of(incidents):
    """The columns that a store would give of incidents that have a place and a day."""
    rows = sorted(incidents, key=lambda each: (each.days.first, each.incident_id))
    places = tuple(dict.fromkeys(each.place for each in rows))
    tolls = [each.killed and (each.killed.low, each.killed.best, each.killed.high) for each in rows]
    told = [[UNKNOWN if one is None else one for one in toll or (None, None, None)] for toll in tolls]
    columns = {
        "first": [each.days.first.toordinal() for each in rows],
        "last": [each.days.last.toordinal() for each in rows],
        "sub_event": [SUB_EVENTS.index(each.sub_event) for each in rows],
        "status": [STATUSES.index(each.status) for each in rows],
        "place": [places.index(each.place) for each in rows],
        "low": [low for low, _, _ in told],
        "best": [best for _, best, _ in told],
        "high": [high for _, _, high in told],
        "confidence": [round(each.confidence * 100) for each in rows],
    }
    return Dots(
        incident_ids=np.array([each.incident_id.encode() for each in rows] or [b""])[: len(rows)],
        places=places,
        columns={name: np.array(column, np.int32) for name, column in columns.items()},
        facets={},
    )


def timeline_of(incidents):
    return build_timeline(dots_of(incidents))


def make_incident(place, number=0, day=date(2020, 10, 4), more=0, killed=None, **others):
    return Incident(
        **{
            "incident_id": f"i{number:04}",
            "report_ids": (f"r{number}",),
            "article_ids": (f"a{number}",),
            "sub_event": SubEventType.SHELLING,
            "status": Status.HAPPENED,
            "place": place,
            "days": DayRange(first=day, last=day + timedelta(days=more)),
            "killed": killed,
            "injured": None,
            "claims": (),
            "confidence": 0.75,
            **others,
        }
    )


@given(
    rows=st.lists(
        st.tuples(
            st.integers(0, 3),
            DAYS,
            st.integers(0, 400),
            TOLLS,
            st.sampled_from(SubEventType),
            st.sampled_from(Status),
        ),
        max_size=25,
    )
)
def test_every_incident_comes_back_from_its_columns(rows, places):
    incidents = [
        make_incident(places[place], number, day, more, killed, sub_event=kind, status=status)
        for number, (place, day, more, killed, kind, status) in enumerate(rows)
    ]
    timeline = timeline_of(incidents)
    header, columns = read_columns(timeline.payload)
    assert header["rows"] == len(incidents) == len(timeline.dots)
    assert list(columns["day"]) == sorted(columns["day"])
    by_id = {each.incident_id: each for each in incidents}
    for row, incident in enumerate(by_id[name] for name in timeline.dots.ids(range(len(incidents)))):
        first = date.fromisoformat(header["first_day"]) + timedelta(days=int(columns["day"][row]))
        assert first == incident.days.first
        assert first + timedelta(days=int(columns["span"][row])) == incident.days.last
        spot = header["spots"][columns["spot"][row]]
        assert (spot["lat"], spot["lon"]) == (incident.place.lat, incident.place.lon)
        assert EVENT_TYPES[columns["type"][row]] is event_type_of(incident.sub_event)
        assert STATUSES[columns["status"][row]] is incident.status
        toll = incident.killed
        expected = (
            (UNKNOWN,) * 3 if toll is None else (toll.low, toll.best, UNKNOWN if toll.high is None else toll.high)
        )
        assert tuple(int(columns[name][row]) for name in ("low", "best", "high")) == expected


def test_an_unknown_number_is_not_zero(places):
    timeline = timeline_of(
        [make_incident(places[0], 1), make_incident(places[0], 2, killed=Toll(low=0, best=0, high=0))]
    )
    _, columns = read_columns(timeline.payload)
    assert list(columns["best"]) == [UNKNOWN, 0]


def test_the_same_incidents_in_another_order_are_the_same_file(places):
    incidents = [make_incident(places[n % 4], n, date(2020, 9, 27) + timedelta(days=n % 5)) for n in range(20)]
    assert timeline_of(incidents).content_id == timeline_of(reversed(incidents)).content_id


def test_nothing_to_draw_is_a_file_too():
    timeline = timeline_of([])
    header, columns = read_columns(timeline.payload)
    assert header["rows"] == 0
    assert header["first_day"] is None
    assert all(len(column) == 0 for column in columns.values())
    assert timeline.day_number(date(2020, 1, 1)) == 0
    with pytest.raises(ValueError, match="no days"):
        timeline.day_of(0)


def test_every_column_begins_where_the_browser_may_lay_an_array(places):
    for count in range(1, 9):
        payload = timeline_of([make_incident(places[n % 3], n) for n in range(count)]).payload
        header, _ = read_columns(payload)
        (length,) = struct.unpack("<I", payload[4:8])
        assert all((8 + length + offset) % 4 == 0 for _, _, offset in header["columns"])


def test_a_span_longer_than_its_column_is_cut_and_not_wrapped(places):
    timeline = timeline_of([make_incident(places[0], 1, date(1800, 1, 1), LONGEST_SPAN_DAYS + 500)])
    _, columns = read_columns(timeline.payload)
    assert columns["span"][0] == LONGEST_SPAN_DAYS


@given(day=DAYS)
def test_a_day_goes_to_its_number_and_back_within_the_days_there_are(day, places):
    timeline = timeline_of(
        [make_incident(places[0], 1, date(2016, 4, 2)), make_incident(places[0], 2, date(2023, 9, 20))]
    )
    inside = min(max(day, date(2016, 4, 2)), date(2023, 9, 20))
    assert timeline.day_of(timeline.day_number(day)) == inside


@pytest.mark.parametrize(
    ("kind", "geo_precision", "radius_km", "expected"),
    [
        ("site", 1, 0.4, Precision.EXACT),
        ("settlement", 1, 4.0, Precision.TOWN),
        ("settlement", 2, 4.0, Precision.DISTRICT),
        ("settlement", 3, 4.0, Precision.REGION),
        ("district", 1, 0.1, Precision.DISTRICT),
        ("region", 1, 0.1, Precision.REGION),
        ("country", 2, 200.0, Precision.REGION),
    ],
)
def test_an_area_is_never_a_point(places, kind, geo_precision, radius_km, expected):
    place = replace(places[0], kind=kind, geo_precision=geo_precision, radius_km=radius_km)
    assert precision_of(place) is expected


def test_one_place_at_two_precisions_is_two_symbols_and_the_exact_one_is_found_first(places):
    near = replace(places[0], geo_precision=2)
    timeline = timeline_of([make_incident(near, 1), make_incident(places[0], 2)])
    assert [spot.precision for spot in timeline.spots] == [Precision.DISTRICT, Precision.TOWN]
    assert timeline.spot_of(places[0].place_id) == 1
    assert timeline.place_of(places[0].place_id) == places[0]
    assert timeline.spot_of("nowhere") is None
    assert timeline.place_of("nowhere") is None


@given(numbers=st.lists(st.integers(-1, 2**31 - 1), min_size=1, max_size=5))
def test_a_column_takes_no_more_room_than_its_numbers_need_and_keeps_them(numbers, places):
    tolls = [None if each < 0 else Toll(low=each, best=each, high=each) for each in numbers]
    timeline = timeline_of([make_incident(places[0], n, killed=toll) for n, toll in enumerate(tolls)])
    header, columns = read_columns(timeline.payload)
    assert columns["best"].tolist() == numbers
    sizes = {name: np.dtype(kind).itemsize for name, kind, _ in header["columns"]}
    bounds = [(1, 0, 2**8), (1, -(2**7), 2**7), (2, 0, 2**16), (2, -(2**15), 2**15), (4, -(2**31), 2**31)]
    assert sizes["best"] == next(size for size, low, high in bounds if low <= min(numbers) and max(numbers) < high)
