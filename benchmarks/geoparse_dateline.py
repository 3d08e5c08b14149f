"""Dateline as one of the tools of geoparse_tools.py, apart from the peers, whose interpreter lacks it."""

from __future__ import annotations

from geoparse_tools import Found

from geodata.gazetteer import Gazetteer
from geodata.home import default_gazetteer
from geodata.place import Mention
from geodata.resolve import resolve
from geodata.toponyms import find_toponyms


class DatelineFinder:
    """What `dateline geoparse` does between reading its input and writing its output."""

    def __init__(self) -> None:
        self._gazetteer = Gazetteer.open(default_gazetteer())

    def __call__(self, text: str) -> list[Found]:
        """The names of a text with the points of their places."""
        return [*map(_found, resolve(text, find_toponyms(text, self._gazetteer), self._gazetteer))]


def _found(mention: Mention) -> Found:
    toponym, place = mention.toponym, mention.place
    if place is None:
        return Found(toponym.start, toponym.end)
    return Found(toponym.start, toponym.end, place.lat, place.lon)
