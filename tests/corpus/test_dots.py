"""Dots come back from their file as they were, and answer what they are asked."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_places import sample_place

from corpus.dots import Dots, Facet, FacetIndex
from corpus.dots_file import read_dots_file, write_dots
from geodata.place import Reading

NAMES = ("first", "last", "sub_event", "status", "place", "low", "best", "high", "confidence")


def place(name):
    return sample_place(
        name,
        lat=40.5,
        lon=46.25,
        radius_km=4.0,
        score=0.5,
        readings=(Reading(place_id="t:x", label="ə — “x”", score=0.5, reason="the only one"),),
    )


def dots(numbers, values=(), pairs=()):
    index = FacetIndex(
        values=tuple(values),
        codes=np.array([code for code, _ in pairs], np.int32),
        rows=np.array([row for _, row in pairs], np.int32),
    )
    return Dots(
        incident_ids=np.array([f"incident-{n:03}".encode() for n in range(len(numbers))], "S12"),
        places=tuple(place(f"Gəncə {n}") for n in range(3)),
        columns={name: np.array(numbers, np.int32) for name in NAMES},
        facets={Facet.SOURCE: index},
    )


@given(
    numbers=st.lists(st.integers(-1, 2**31 - 1), max_size=6),
    values=st.lists(st.text(st.characters(exclude_categories=["Cs"])), unique=True, max_size=3),
)
def test_dots_come_back_from_their_file(numbers, values, tmp_path_factory):
    path = tmp_path_factory.mktemp("dots") / "dots.npz"
    pairs = [(code, row) for code in range(len(values)) for row in range(len(numbers))]
    given_dots = dots(numbers, values, pairs)
    write_dots(given_dots, path)
    back = read_dots_file(path)
    assert back.places == given_dots.places
    assert back.incident_ids.tolist() == given_dots.incident_ids.tolist()
    assert {name: column.tolist() for name, column in back.columns.items()} == dict.fromkeys(NAMES, numbers)
    assert back.facets[Facet.SOURCE].values == tuple(values)
    assert back.facets[Facet.SOURCE].rows.tolist() == [row for _, row in pairs]


@pytest.mark.parametrize("spoil", [b"", b"PK\x03\x04 half a file", b"no file of numbers at all" * 50])
def test_a_file_that_cannot_be_read_is_as_if_there_were_none(tmp_path, spoil):
    path = tmp_path / "dots.npz"
    assert read_dots_file(path) is None
    path.write_bytes(spoil)
    assert read_dots_file(path) is None


def test_half_a_file_is_none_and_nothing_but_the_file_is_left(tmp_path):
    path = tmp_path / "dots.npz"
    write_dots(dots(list(range(200))), path)
    whole = path.read_bytes()
    assert [each.name for each in tmp_path.iterdir()] == ["dots.npz"]
    path.write_bytes(whole[: len(whole) // 2])
    assert read_dots_file(path) is None


def test_rows_of_values_are_found_and_counted_among_those_taken():
    facet = dots([0, 0, 0], ("One", "Two"), [(0, 0), (0, 2), (1, 2)]).facets[Facet.SOURCE]
    assert facet.having(frozenset({"One"}), 3).tolist() == [True, False, True]
    assert facet.having(frozenset({"Two", "nobody"}), 3).tolist() == [False, False, True]
    assert facet.counts(np.array([True, True, False])).tolist() == [1, 0]
    assert dots([0]).facets[Facet.SOURCE].having(frozenset({"One"}), 1).tolist() == [False]


def test_rows_and_ids_lead_to_each_other():
    held = dots([0, 0, 0, 0])
    assert held.ids([2, 0]) == ["incident-002", "incident-000"]
    assert held.rows_of(["incident-003", "nobody's", "incident-001", "ə"]).tolist() == [1, 3]
    assert held.rows_of([]).tolist() == []
