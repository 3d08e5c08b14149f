"""Distances and middles on a round Earth; latitude before longitude, always in degrees."""

from __future__ import annotations

from collections.abc import Iterable
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088
"""The mean radius R1 of WGS 84 (IUGG)."""

MOST_OFF_PERCENT = 0.6
"""No distance_km differs from geodesic_km by more than this share of it (tests/geodata/test_geometry.py)."""


def geodesic_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The length in kilometres of the shortest way on the WGS 84 ellipsoid, as geopy works it out.

    This is what people are told and what scores are counted by. Raises ValueError where a latitude is past a
    pole or a number is not finite.
    """
    if not (abs(lat1) <= 90 and abs(lat2) <= 90):
        raise ValueError(f"{lat1} or {lat2} is no latitude")
    # A process that measures nothing should not wait a tenth of a second for geopy.
    from geopy.distance import geodesic  # noqa: PLC0415

    return float(geodesic((lat1, lon1), (lat2, lon2)).km)


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The length in kilometres of the great circle between two points (haversine formula).

    For loops over many points: some hundred times as fast as geodesic_km, and up to MOST_OFF_PERCENT off.
    """
    phi1, phi2 = radians(lat1), radians(lat2)
    across = sin((phi2 - phi1) / 2) ** 2 + cos(phi1) * cos(phi2) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(across)))


def middle(points: Iterable[tuple[float, float]]) -> tuple[float, float] | None:
    """The point (lat, lon) in the middle of points (lat, lon), right across the date line too.

    None where there is no point, or none is the middle (they balance out around the Earth).
    """
    x = y = z = 0.0
    for lat, lon in points:
        phi, lam = radians(lat), radians(lon)
        x += cos(phi) * cos(lam)
        y += cos(phi) * sin(lam)
        z += sin(phi)
    if hypot(x, y, z) < 1e-9:
        return None
    return degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))


def reach_km(lat: float, lon: float, points: Iterable[tuple[float, float]]) -> float:
    """How far in kilometres the farthest of the points (lat, lon) is; 0.0 where there is none."""
    return max((distance_km(lat, lon, *point) for point in points), default=0.0)
