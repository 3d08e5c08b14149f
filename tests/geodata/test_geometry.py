"""Distances and middles."""

import pytest
from geopy.distance import geodesic
from hypothesis import given
from hypothesis import strategies as st

from geodata.geometry import EARTH_RADIUS_KM, MOST_OFF_PERCENT, distance_km, geodesic_km, middle, reach_km

POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
HALF_ROUND_KM = EARTH_RADIUS_KM * 3.14159266


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((40.4093, 49.8671), (40.1872, 44.5152), 454),  # Baku, Yerevan
        ((39.8177, 46.7528), (39.76, 46.75), 6.4),  # Khankendi, Shusha
        ((0.0, 179.5), (0.0, -179.5), 111.2),
        ((90.0, 0.0), (-90.0, 0.0), 20015),
    ],
)
def test_known_distances(one, other, km):
    assert distance_km(*one, *other) == pytest.approx(km, rel=0.01)


@given(POINTS, POINTS)
def test_a_distance_is_the_same_both_ways_and_never_more_than_half_round(one, other):
    there = distance_km(*one, *other)
    assert 0 <= there <= HALF_ROUND_KM
    assert there == pytest.approx(distance_km(*other, *one), abs=1e-6)


@given(POINTS, POINTS)
def test_a_fast_distance_is_as_near_to_the_geodesic_as_is_said(one, other):
    assert distance_km(*one, *other) == pytest.approx(
        geodesic_km(*one, *other), rel=MOST_OFF_PERCENT / 100, abs=0.001
    )


def test_the_fast_distance_is_most_off_along_the_equator_and_near_the_poles_and_still_within_what_is_said():
    for one, other in (((0, 0), (0, 90)), ((89, 0), (90, 0)), ((0, 0), (1, 0)), ((40.41, 49.87), (40.19, 44.52))):
        exact = geodesic(one, other).km
        assert geodesic_km(*one, *other) == exact
        assert 100 * abs(distance_km(*one, *other) - exact) / exact < MOST_OFF_PERCENT


@pytest.mark.parametrize("point", [(91.0, 0.0), (float("nan"), 0.0), (0.0, float("inf"))])
def test_a_geodesic_from_no_point_on_earth_is_refused(point):
    with pytest.raises(ValueError, match=r"."):
        geodesic_km(*point, 0.0, 0.0)


@given(POINTS, POINTS, POINTS)
def test_a_detour_is_never_shorter(one, over, other):
    assert distance_km(*one, *other) <= distance_km(*one, *over) + distance_km(*over, *other) + 1e-6


def test_a_middle_across_the_date_line_is_near_it():
    lat, lon = middle([(10.0, 179.0), (10.0, -179.0)])
    assert lat == pytest.approx(10, abs=0.01)
    assert abs(lon) == pytest.approx(180)


@pytest.mark.parametrize("points", [[], [(90.0, 0.0), (-90.0, 0.0)], [(0.0, 0.0), (0.0, 180.0)]])
def test_what_has_no_middle_gives_none(points):
    assert middle(points) is None


@given(st.floats(-89, 89), st.floats(-179, 179), st.integers(1, 5))
def test_the_middle_of_one_point_many_times_is_that_point(lat, lon, times):
    found = middle([(lat, lon)] * times)
    assert found is not None
    assert distance_km(lat, lon, *found) < 0.001


def test_the_reach_is_the_farthest_point():
    assert reach_km(0, 0, [(0, 1), (0, -2)]) == pytest.approx(222.4, abs=0.1)
    assert reach_km(0, 0, []) == 0
