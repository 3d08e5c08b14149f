"""The reader's selection and the page's address say the same."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.records import EventType, Status
from dashboard.language import LANGUAGES
from dashboard.selection import (
    DAY_PRECISIONS,
    DEFAULT_STATUSES,
    KIND_WORDS,
    LONGEST_WORDS,
    MOST_VALUES,
    Filters,
    Layer,
    Mode,
    Selection,
    View,
    bits,
    from_query,
    to_query,
)
from dashboard.timeline import EVENT_TYPES, Precision

DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
WORDS = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=60)
VALUES = st.frozensets(WORDS, max_size=4)

FILTERS = st.builds(
    Filters,
    kinds=st.frozensets(st.sampled_from(EventType)),
    statuses=st.frozensets(st.sampled_from(Status)),
    sources=VALUES,
    claimants=VALUES,
    accused=VALUES,
    precisions=st.frozensets(st.sampled_from(Precision)),
    day_precisions=st.frozensets(st.sampled_from(DAY_PRECISIONS)),
    least_confidence=st.integers(0, 100),
    least_killed=st.none() | st.integers(0, 10_000),
    words=st.just("") | WORDS,
)
VIEWS = st.none() | st.builds(
    lambda lat, lon, zoom: View(lat=round(lat, 4), lon=round(lon, 4), zoom=round(zoom, 2)),
    st.floats(-90, 90),
    st.floats(-180, 180),
    st.floats(0, 18),
)


@st.composite
def selections(draw):
    first, last = draw(DAYS), draw(DAYS)
    if first and last and last < first:
        first, last = last, first
    return Selection(
        filters=draw(FILTERS),
        first=first,
        last=last,
        mode=draw(st.sampled_from(Mode)),
        layer=draw(st.sampled_from(Layer)),
        place=draw(st.just("") | WORDS),
        view=draw(VIEWS),
        language=draw(st.sampled_from(LANGUAGES)),
        names_first=draw(st.sampled_from(["", "hy", "sq", "ckb"])),
        version=draw(st.text("0123456789abcdef", max_size=32)),
    )


@given(selection=selections())
def test_a_selection_comes_back_from_the_address_it_is_written_to(selection):
    address = urlencode(to_query(selection), doseq=True)
    assert from_query(parse_qs(address, keep_blank_values=True)) == selection


def test_what_is_as_at_first_leaves_the_address_empty():
    assert to_query(Selection()) == {}
    assert from_query({}) == Selection()


NAMES = [
    "kinds", "statuses", "source", "claimant", "accused", "where", "when", "confidence", "killed", "words", "from",
    "to", "mode", "layer", "place", "at", "lang", "names", "data", "x",
]  # fmt: skip


@given(query=st.dictionaries(st.sampled_from(NAMES), st.lists(st.text(), max_size=3)))
def test_any_address_at_all_gives_a_selection(query):
    assert isinstance(from_query(query), Selection)


def filtered(**filters):
    return Selection(filters=Filters(**filters))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"kinds": "battles,nonsense"}, filtered(kinds=frozenset({EventType.BATTLES}))),
        ({"kinds": "none"}, filtered(kinds=frozenset())),
        ({"from": "2020-10-04", "to": "2020-10-01"}, Selection()),
        ({"from": "yesterday"}, Selection()),
        ({"mode": "sideways"}, Selection()),
        ({"mode": "fading"}, Selection(mode=Mode.FADING)),
        ({"layer": "heat"}, Selection(layer=Layer.HEAT)),
        ({"data": "<script>"}, Selection(version="c")),
        ({"place": "a" * (LONGEST_WORDS + 1)}, Selection()),
        ({"place": "a\u202eb"}, Selection()),
        ({"source": "a\nb"}, Selection()),
        ({"statuses": "background"}, filtered(statuses=frozenset({Status.BACKGROUND}))),
        ({"lang": "xx"}, Selection()),
        ({"names": "hy"}, Selection(names_first="hy")),
        ({"names": "HY<"}, Selection()),
        ({"at": "40,46,99"}, Selection()),
        ({"at": "nan,46,7"}, Selection()),
        ({"at": "inf,1,1"}, Selection()),
        ({"at": "91,46,7"}, Selection()),
        ({"at": "40.5,46.25,7"}, Selection(view=View(lat=40.5, lon=46.25, zoom=7))),
        ({"confidence": "250"}, filtered(least_confidence=100)),
        ({"confidence": "-5"}, Selection()),
        ({"killed": "٣"}, Selection()),
        ({"killed": "9" * 400}, Selection()),
        ({"killed": "0"}, filtered(least_killed=0)),
        ({"words": "a\x00b"}, Selection()),
    ],
)
def test_what_an_address_says_wrongly_is_as_if_not_said(query, expected):
    assert from_query({name: [told] for name, told in query.items()}) == expected


def test_an_address_names_no_more_sources_than_the_page_lets_choose():
    told = from_query({"source": [f"paper {number}" for number in range(MOST_VALUES * 3)]})
    assert len(told.filters.sources) == MOST_VALUES


def test_every_kind_of_event_has_a_word_of_its_own():
    assert set(KIND_WORDS) == set(EventType)
    assert len(set(KIND_WORDS.values())) == len(EventType)


def test_only_what_happened_is_shown_at_first():
    assert frozenset({Status.HAPPENED}) == DEFAULT_STATUSES


def test_kinds_and_statuses_are_looked_at_by_the_browser_and_the_rest_is_not():
    filters = Filters(kinds=frozenset(), statuses=frozenset(), words="x")
    beyond = filters.beyond_kinds()
    assert (beyond.kinds, beyond.statuses, beyond.words) == (frozenset(EventType), frozenset(Status), "x")


def test_days_cannot_run_backwards():
    with pytest.raises(ValueError, match="no range"):
        Selection(first=date(2020, 1, 2), last=date(2020, 1, 1))


@given(chosen=st.frozensets(st.sampled_from(EVENT_TYPES)))
def test_each_member_has_its_bit(chosen):
    number = bits(chosen, EVENT_TYPES)
    assert {kind for place, kind in enumerate(EVENT_TYPES) if number >> place & 1} == chosen
