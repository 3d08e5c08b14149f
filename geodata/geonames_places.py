"""Places from GeoNames' own files, each put together from its lines in several tables, in little memory."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from geodata.gazetteer_merge import Atlas
from geodata.geonames_features import Feature, Numbers, feature_of, number_of
from geodata.geonames_files import GeonamesFile, Reading, Table
from geodata.geonames_kinds import country_radius_km
from geodata.geonames_names import Alternate, alternate_of, place_names
from geodata.names import fold
from geodata.place import AREAS, Place, PlaceKind, PlaceName
from geodata.sorted_lines import SortedLines

_MOST_AREAS = 12  # that a place may lie within: a circle in the table of what lies in what ends there
_NOT_WITHIN = frozenset({PlaceKind.CONTINENT})


class GeonamesPlaces:
    """The places of GeoNames' files, in the order of their numbers; no files make no places.

    Countries and first-order divisions of our own tables stay as they are there, the latter with more names:
    `atlas` has these, and is told which number each stands for; `areas` are the tables' areas by their ids, those
    too that another stands for by now.
    """

    def __init__(
        self, found: Sequence[GeonamesFile], folder: Path, atlas: Atlas, areas: Mapping[str, Place]
    ) -> None:
        self.numbers = Numbers()
        self._found = found
        self._atlas = atlas
        self._lines = SortedLines(folder, "geonames")
        self._own_areas = areas
        self._areas: dict[int, str] = {}  # numbers of areas, with the id where that is not the number's
        self._districts: dict[str, int] = {}
        self._divisions: dict[str, str] = {}
        self._parents: dict[int, int] = {}
        self._radius_km: dict[str, float] = {}
        self._counts: Counter[str] = Counter()
        self._faults: list[str] = []
        self._days = [file.day() for file in found]
        for number, file in enumerate(found):
            self._read(number, Reading(file))

    def sources(self) -> tuple[str, ...]:
        """The line that names the files with their licence and days; none where there are no files."""
        if not self._found:
            return ()
        files = ", ".join(f"{file.path.name} of {day}" for file, day in zip(self._found, self._days, strict=True))
        return (f"GeoNames (geonames.org), CC BY 4.0: {files}",)

    def told(self) -> tuple[str, ...]:
        """Lines for people: how much was read, what was left out, which lines were faulty."""
        if not self._found:
            return ()
        count = self._counts
        return (
            (
                f"From GeoNames: {count['places']:,} places with {count['names']:,} names;"
                f" left out: {count['no kind']:,} places of kinds that we do not keep,"
                f" {count['doubles']:,} that several files have,"
                f" {count['known']:,} countries and regions that our own tables have,"
                f" {count['no names']:,} codes, addresses and spellings that are no names."
            ),
            *self._faults,
        )

    def __iter__(self) -> Iterator[Place]:
        for digits, group in groupby(self._lines, lambda line: line[:9]):
            place = self._compose(int(digits), [line[9:] for line in group])
            if place:
                self._counts["places"] += 1
                self._counts["names"] += len(place.names)
                yield place
        self._lines.clear()

    # ------------------------------------------------------------ tables

    def _read(self, number: int, reading: Reading) -> None:
        take = {
            Table.FEATURES: lambda row: self._take_feature(number, row),
            Table.NAMES: self._take_name,
            Table.HIERARCHY: self._take_parent,
            Table.DIVISIONS: self._take_division,
            Table.DISTRICTS: self._take_district,
            Table.COUNTRIES: self._take_country,
        }[reading.file.table]
        for row in reading.rows():
            try:
                take(row)
            except (ValueError, IndexError) as error:
                reading.fault(str(error) if isinstance(error, ValueError) else f"has only {len(row)} fields")
        if reading.faulty:
            self._faults.append(reading.told())

    def _take_feature(self, source: int, row: list[str]) -> None:
        feature = feature_of(row)
        sort = feature.sort
        if sort is None:
            self._counts["no kind"] += 1
            return
        self._lines.add(f"{feature.number:09d}0{source:03d}{json.dumps(feature, ensure_ascii=False)}")
        self.numbers.add(feature.number)
        if sort.kind in AREAS and sort.kind not in _NOT_WITHIN:
            self._note_area(feature, sort.kind)

    def _note_area(self, feature: Feature, kind: PlaceKind) -> None:
        country, division = feature.codes[:2]
        place_id = ""
        if kind is PlaceKind.COUNTRY and country:
            place_id = f"iso:{country}"
        elif feature.code == "ADM1" and country and division:
            place_id = f"adm:{country}.{division}"
            self._divisions.setdefault(place_id, feature.name)
        self._areas[feature.number] = place_id
        if feature.own_code:
            self._districts[feature.own_code] = feature.number

    def _take_name(self, row: list[str]) -> None:
        number = number_of(row[1])
        alternate = alternate_of(row)
        if alternate is None or alternate.lang is None:
            self._counts["no names"] += 1
        if alternate:
            self._lines.add(f"{number:09d}1{alternate.packed()}")

    def _take_parent(self, row: list[str]) -> None:
        self._parents[number_of(row[1])] = number_of(row[0])

    def _take_division(self, row: list[str]) -> None:
        self._divisions[f"adm:{row[0]}"] = row[1]

    def _take_district(self, row: list[str]) -> None:
        self._districts.setdefault(row[0], number_of(row[3]))

    def _take_country(self, row: list[str]) -> None:
        self._radius_km[row[0]] = country_radius_km(float(row[6]))
        self._areas.setdefault(number_of(row[16]), f"iso:{row[0]}")

    # ------------------------------------------------------------ places

    def _compose(self, number: int, lines: list[str]) -> Place | None:
        """The place of a number from its lines, which begin with 0 for the place and 1 for a name."""
        features = [line[1:] for line in lines if line[0] == "0"]
        if not features:
            return None  # a name of a place that was left out or is in no file
        self._counts["doubles"] += len(features) - 1
        feature = Feature(*json.loads(features[0][3:]))
        sort = feature.sort
        if sort is None:
            return None
        place_id = self._areas.get(number) or f"gn:{number}"
        if (place_id.startswith("iso:") and place_id in self._atlas) or self._atlas.stood_for(place_id):
            self._atlas.note(f"gn:{number}", place_id, "GeoNames' number of the same place")
            self._counts["known"] += 1
            return None
        alternates = [Alternate.unpacked(line[1:]) for line in lines[len(features) :]]
        own = [feature.name]
        if fold(feature.ascii_name) not in {"", fold(feature.name)}:
            own.append(feature.ascii_name)
        iso = feature.codes[0]
        within = tuple(self._within(feature, place_id))
        place = Place(
            place_id=place_id,
            name=feature.name,
            lat=feature.lat,
            lon=feature.lon,
            kind=sort.kind,
            country=iso,
            admin1=self._division_name(feature),
            population=feature.population,
            radius_km=self._radius_km.get(iso, sort.radius_km)
            if sort.kind is PlaceKind.COUNTRY
            else sort.radius_km,
            within=within,
            names=place_names(own, alternates, feature.others.split(",")),
            source=f"GeoNames, CC BY 4.0, {self._days[int(features[0][:3])]}",
        )
        return self._joined(place, number)

    def _joined(self, place: Place, number: int) -> Place:
        """The place; where our own table has the division, that one with the names that it lacks."""
        if place.place_id == f"gn:{number}":
            return place
        self._atlas.note(f"gn:{number}", place.place_id, "GeoNames' number of the same place")
        if place.place_id not in self._atlas:
            return place
        ours = self._atlas[place.place_id]
        return replace(
            ours,
            names=ours.names + _unknown(place.names, ours.names),
            population=ours.population or place.population,
            source=f"{ours.source}; names: {place.source}",
        )

    def _division_name(self, feature: Feature) -> str:
        place_id = f"adm:{feature.codes[0]}.{feature.codes[1]}"
        ours = self._own_areas.get(place_id)
        return ours.name if ours else self._divisions.get(place_id, "")

    def _within(self, feature: Feature, place_id: str) -> Iterator[str]:
        """The ids of the areas that a place lies in, nearest first, the country last."""
        country = f"iso:{feature.codes[0]}"
        found = dict.fromkeys([*self._by_codes(feature), *self._by_parents(feature.number)])
        for area in (*(area for area in found if not area.startswith("iso:")), country):
            if area != place_id and (area in self._own_areas or area in self.numbers or area in self._divisions):
                yield area

    def _by_codes(self, feature: Feature) -> Iterator[str]:
        codes = feature.codes
        for levels in range(len(codes), 2, -1):
            number = self._districts.get(".".join(codes[:levels])) if codes[levels - 1] else None
            if number is not None and number in self._areas:
                yield self._areas[number] or f"gn:{number}"
        if codes[1]:
            yield f"adm:{codes[0]}.{codes[1]}"

    def _by_parents(self, number: int) -> Iterator[str]:
        for _ in range(_MOST_AREAS):
            parent = self._parents.get(number)
            if parent is None:
                return
            number = parent
            if number in self._areas:
                yield self._areas[number] or f"gn:{number}"


def _unknown(names: Iterable[PlaceName], known: Iterable[PlaceName]) -> tuple[PlaceName, ...]:
    texts = {name.text for name in known}
    return tuple(name for name in names if name.text not in texts)
