"""The reader's selection and the page's address say the same."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.records import EventType, Status, SubEventType
from dashboard.selection import DEFAULT_STATUSES, KIND_WORDS, Selection, bits, from_query, to_query, with_days
from dashboard.timeline import EVENT_TYPES

DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
PLACE_IDS = st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=60)


@st.composite
def selections(draw):
    first, last = draw(DAYS), draw(DAYS)
    if first and last and last < first:
        first, last = last, first
    return Selection(
        kinds=draw(st.frozensets(st.sampled_from(EventType))),
        statuses=draw(st.frozensets(st.sampled_from(Status))),
        first=first,
        last=last,
        window=draw(st.booleans()),
        place=draw(PLACE_IDS),
        version=draw(st.text("0123456789abcdef", max_size=32)),
    )


@given(selection=selections())
def test_a_selection_comes_back_from_the_address_it_is_written_to(selection):
    address = urlencode(to_query(selection))
    assert from_query(dict(parse_qsl(address, keep_blank_values=True))) == selection


def test_what_is_as_at_first_leaves_the_address_empty():
    assert to_query(Selection()) == {}
    assert from_query({}) == Selection()


@given(
    query=st.dictionaries(
        st.sampled_from(["kinds", "statuses", "from", "to", "mode", "place", "data", "x"]), st.text()
    )
)
def test_any_address_at_all_gives_a_selection(query):
    assert isinstance(from_query(query), Selection)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"kinds": "battles,nonsense"}, Selection(kinds=frozenset({EventType.BATTLES}))),
        ({"kinds": ""}, Selection(kinds=frozenset())),
        ({"from": "2020-10-04", "to": "2020-10-01"}, Selection()),
        ({"from": "yesterday"}, Selection()),
        ({"mode": "sideways"}, Selection()),
        ({"data": "<script>"}, Selection(version="c")),
        ({"place": "a" * 201}, Selection()),
        ({"place": "a\u202eb"}, Selection()),
        ({"statuses": "background"}, Selection(statuses=frozenset({Status.BACKGROUND}))),
    ],
)
def test_what_an_address_says_wrongly_is_as_if_not_said(query, expected):
    assert from_query(query) == expected


def test_every_kind_of_event_has_a_word_of_its_own():
    assert set(KIND_WORDS) == set(EventType)
    assert len(set(KIND_WORDS.values())) == len(EventType)


def test_only_what_happened_is_shown_at_first():
    assert frozenset({Status.HAPPENED}) == DEFAULT_STATUSES


@pytest.mark.parametrize(
    ("first", "last", "covered"),
    [
        (None, None, True),
        (date(2020, 10, 4), date(2020, 10, 4), True),
        (date(2020, 10, 5), None, False),
        (None, date(2020, 10, 3), False),
        (date(2020, 10, 1), date(2020, 10, 31), True),
    ],
)
def test_an_incident_is_covered_when_one_of_its_days_is_chosen(corpus, first, last, covered):
    incident = corpus.add(day=date(2020, 10, 4))
    assert Selection(first=first, last=last).covers(incident) is covered


def test_an_incident_without_a_day_is_in_no_range(corpus):
    assert not Selection().covers(corpus.add(day=None))


def test_kind_and_status_are_both_asked_for(corpus):
    talks = corpus.add(sub_event=SubEventType.TALKS)
    planned = corpus.add(sub_event=SubEventType.TALKS, status=Status.PLANNED)
    chosen = Selection(kinds=frozenset({EventType.STRATEGIC}))
    assert chosen.takes(talks)
    assert not chosen.takes(planned)
    assert not Selection(kinds=frozenset({EventType.RIOTS})).takes(talks)


def test_days_cannot_run_backwards():
    with pytest.raises(ValueError, match="no range"):
        Selection(first=date(2020, 1, 2), last=date(2020, 1, 1))
    moved = with_days(Selection(place="x"), date(2020, 1, 1), date(2020, 1, 2), window=True)
    assert (moved.place, moved.window, moved.last) == ("x", True, date(2020, 1, 2))


@given(chosen=st.frozensets(st.sampled_from(EVENT_TYPES)))
def test_each_member_has_its_bit(chosen):
    number = bits(chosen, EVENT_TYPES)
    assert {kind for place, kind in enumerate(EVENT_TYPES) if number >> place & 1} == chosen
