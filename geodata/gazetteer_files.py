"""The files of a gazetteer's folder: how places and meta-data are written, found again and checked."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from geodata.errors import GazetteerBrokenError, GazetteerMissingError
from geodata.names import name_keys, transliteration_key
from geodata.place import Place, PlaceKind, PlaceName

FORMAT = 1
"""Counts up whenever files of an earlier version cannot be read any more."""

META = "meta.json"
"""The file that names the others; put in place last, by one rename, so that a gazetteer is whole or absent."""

BUILD_COMMAND = "dateline gazetteer build"

_SCHEMA = """
    CREATE TABLE places (
        row INTEGER PRIMARY KEY,
        place_id TEXT NOT NULL,
        name TEXT NOT NULL,
        second_name TEXT NOT NULL,
        lat REAL NOT NULL,
        lon REAL NOT NULL,
        kind TEXT NOT NULL,
        country TEXT NOT NULL,
        country_name TEXT NOT NULL,
        admin1 TEXT NOT NULL,
        population INTEGER,
        radius_km REAL NOT NULL,
        within TEXT NOT NULL,  -- ids parted by |, nearest first
        names TEXT NOT NULL,  -- JSON: [[text, language, first day, last day], …]
        source TEXT NOT NULL
    ) STRICT;
    CREATE TABLE replaced (
        place_id TEXT PRIMARY KEY,
        row INTEGER NOT NULL,
        why TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What a gazetteer's folder says of itself: `files` names each part's file, `sizes` its bytes."""

    version: str
    sources: tuple[str, ...]
    files: Mapping[str, str]
    sizes: Mapping[str, int]
    longest_name: int


# ---------------------------------------------------------------- rows

_WITHOUT_DAYS = 2
"""Of a name's four fields, how many are kept where no day bounds it: its text and its language."""


def write_places(path: Path, places: Iterable[Place], replaced: Iterable[tuple[str, int, str]]) -> None:
    """Writes the places, each on the row of its rank, and which ids were replaced by which row and why."""
    database = sqlite3.connect(path, isolation_level=None)
    try:
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        database.execute("BEGIN")
        marks = ", ".join("?" * 15)
        rows = ((row, *columns_of(place)) for row, place in enumerate(places))
        database.executemany(f"INSERT INTO places VALUES ({marks})", rows)  # noqa: S608  marks only
        database.executemany("INSERT INTO replaced VALUES (?, ?, ?)", replaced)
        database.execute("CREATE UNIQUE INDEX by_id ON places (place_id)")
        database.execute("COMMIT")
    finally:
        database.close()


def open_places(path: Path) -> sqlite3.Connection:
    """The places' database, opened to be read only, by any thread (one at a time)."""
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(address, uri=True, check_same_thread=False)


def columns_of(place: Place) -> tuple[object, ...]:
    """What stands in the columns of the table `places` after the row's number."""
    names = [
        [name.text, name.lang, *(day.isoformat() if day else "" for day in (name.first_day, name.last_day))]
        for name in place.names
    ]
    packed = [name if any(name[2:]) else name[:_WITHOUT_DAYS] if name[1] else name[:1] for name in names]
    return (
        place.place_id,
        place.name,
        place.second_name,
        place.lat,
        place.lon,
        str(place.kind),
        place.country,
        place.country_name,
        place.admin1,
        place.population,
        place.radius_km,
        "|".join(place.within),
        json.dumps(packed, ensure_ascii=False, separators=(",", ":")),
        place.source,
    )


_KINDS = {str(kind): kind for kind in PlaceKind}


def place_of(row: tuple[Any, ...]) -> Place:
    """The place that a row of the table `places` holds."""
    stored = _Stored._make(row)
    return Place(
        place_id=stored.place_id,
        name=stored.name,
        second_name=stored.second_name,
        lat=stored.lat,
        lon=stored.lon,
        kind=_KINDS[stored.kind],
        country=stored.country,
        country_name=stored.country_name,
        admin1=stored.admin1,
        population=stored.population,
        radius_km=stored.radius_km,
        within=tuple(stored.within.split("|")) if stored.within else (),
        names=tuple(map(_name_of, json.loads(stored.names))),
        source=stored.source,
    )


class _Stored(NamedTuple):
    """A row of the table `places`, in the order of its columns."""

    row: int
    place_id: str
    name: str
    second_name: str
    lat: float
    lon: float
    kind: str
    country: str
    country_name: str
    admin1: str
    population: int | None
    radius_km: float
    within: str
    names: str
    source: str


def _name_of(packed: list[str]) -> PlaceName:
    if len(packed) <= _WITHOUT_DAYS:
        return PlaceName(packed[0], packed[1] if len(packed) > 1 else "")
    text, lang, *days = packed
    first_day, last_day = (date.fromisoformat(day) if day else None for day in days)
    return PlaceName(text, lang, first_day, last_day)


# ---------------------------------------------------------------- the folder

_SAMPLES = (
    "Gəncə",
    "Step'anakert",
    "St. John's",
    "Nagorno-Karabakh",
    "Şuşa",
    "Джебраил",
    "Ղարաբաղ",
    "ყარაბაღი",
    "Łódź",
)


def keys_in_use() -> str:
    """A digest of the keys that this version makes of a few names: files made with other keys find nothing."""
    keys = [(name_keys(name), transliteration_key(name)) for name in _SAMPLES]
    return hashlib.sha256(repr(keys).encode()).hexdigest()[:12]


def read_meta(folder: Path) -> Meta:
    """What the folder says of itself, after its files were seen to be there in full.

    GazetteerMissingError or GazetteerBrokenError say what to do.
    """
    path = folder / META
    try:
        raw = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise GazetteerMissingError(f"There is no gazetteer in {folder}. Make one with: {BUILD_COMMAND}") from None
    except (OSError, ValueError) as error:
        raise broken(folder, f"{META} cannot be read ({error})") from error
    try:
        if raw["format"] != FORMAT:
            raise broken(folder, f"it has format {raw['format']}, and this version reads format {FORMAT}")
        if raw["keys"] != keys_in_use():
            raise broken(folder, "another version of the program folded its names")
        meta = Meta(
            version=str(raw["version"]),
            sources=tuple(raw["sources"]),
            files=dict(raw["files"]),
            sizes=dict(raw["sizes"]),
            longest_name=int(raw["longest_name"]),
        )
        for part, name in meta.files.items():
            if not (folder / name).is_file() or (folder / name).stat().st_size != meta.sizes[part]:
                raise broken(folder, f"{name} is missing or cut off")
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise broken(folder, f"{META} lacks what it should hold ({error!r})") from error
    return meta


def broken(folder: Path, what: str) -> GazetteerBrokenError:
    """The error that says what is wrong with the folder's gazetteer and how to make it anew."""
    return GazetteerBrokenError(
        f"The gazetteer in {folder} cannot be used: {what}. Make it anew with: {BUILD_COMMAND}"
    )


def put_in_place(folder: Path, parts: Mapping[str, Path], meta: Meta) -> None:
    """Makes finished files the folder's gazetteer, in one step for whoever opens it; older files are removed."""
    for part, path in parts.items():
        _to_disk(path)
        path.replace(folder / meta.files[part])
    raw = {
        "format": FORMAT,
        "keys": keys_in_use(),
        "version": meta.version,
        "sources": list(meta.sources),
        "files": dict(meta.files),
        "sizes": dict(meta.sizes),
        "longest_name": meta.longest_name,
    }
    beside = folder / f"{META}.part"
    beside.write_text(json.dumps(raw, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    _to_disk(beside)
    beside.replace(folder / META)
    for path in _leftovers(folder, frozenset(meta.files.values())):
        path.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _leftovers(folder: Path, kept: frozenset[str]) -> Iterator[Path]:
    for pattern in (
        "names-*.marisa",
        "names-*.postings",
        "similar-*.marisa",
        "similar-*.postings",
        "places-*.sqlite",
    ):
        yield from (path for path in folder.glob(pattern) if path.name not in kept)
