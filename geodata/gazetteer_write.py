"""Writes the files of a gazetteer beside the old ones, place by place, and puts them where it is looked for."""

from __future__ import annotations

import heapq
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from geodata.gazetteer_files import FORMAT, Meta, put_in_place, write_places
from geodata.gazetteer_merge import Atlas, Ranked, Tier, importance
from geodata.key_gathering import GatheredKeys
from geodata.names import name_keys, transliteration_key
from geodata.place import Place

_PARTS = {
    "names": "marisa",
    "names_postings": "postings",
    "similar": "marisa",
    "similar_postings": "postings",
    "places": "sqlite",
}
_BESIDE = "building-"
_ABANDONED_AFTER_S = 3600.0


def version_of(digest: str) -> str:
    """The version of a gazetteer made from what the digest tells."""
    return f"{FORMAT}-{digest}"


def workplace(folder: Path) -> TemporaryDirectory[str]:
    """A folder inside the gazetteer's for what is being made; removed in the end, a killed build's by the next."""
    folder.mkdir(parents=True, exist_ok=True)
    oldest = time.time() - _ABANDONED_AFTER_S
    for path in folder.glob(f"{_BESIDE}*"):
        if path.stat().st_mtime < oldest:
            shutil.rmtree(path, ignore_errors=True)
    return TemporaryDirectory(prefix=_BESIDE, dir=folder)


def write_gazetteer(
    folder: Path, atlas: Atlas, *, digest: str, sources: Sequence[str], shelf: Iterable[Place] = ()
) -> None:
    """Writes an atlas and a shelf of further places as the gazetteer of a folder.

    The shelf's places come the most important first, and none has an id of the atlas. `digest` tells what all
    was made from. An existing gazetteer stays until the new one is whole.
    """
    with workplace(folder) as beside:
        parts = {part: Path(beside) / f"{part}.{ending}" for part, ending in _PARTS.items()}
        keys = _Keys(Path(beside), atlas)
        write_places(parts["places"], keys.gathered(_in_order(atlas, shelf)), keys.replaced())
        keys.names.write(parts["names"], parts["names_postings"])
        keys.similar.write(parts["similar"], parts["similar_postings"])
        put_in_place(folder, parts, _meta(parts, digest, sources, keys.names.longest))


def _in_order(atlas: Atlas, shelf: Iterable[Place]) -> Iterator[Ranked]:
    others = (Ranked(place=atlas.settle(place), tier=Tier.OTHER) for place in shelf)
    return heapq.merge(atlas.ranked(), others, key=importance)


class _Keys:
    """The keys of all places, gathered as these pass by, and the rows of those that stand for others."""

    def __init__(self, folder: Path, atlas: Atlas) -> None:
        self.names = GatheredKeys(folder, "names")
        self.similar = GatheredKeys(folder, "similar")
        self._replacements = list(atlas.replacements())
        self._asked = {one.new_id for one in self._replacements}
        self._rows: dict[str, int] = {}

    def gathered(self, ranked: Iterable[Ranked]) -> Iterator[Place]:
        """The places as they come, each after its keys were added; only the theatre's have similar ones."""
        for row, one in enumerate(ranked):
            place = one.place
            names = place.names
            self.names.add(
                row, ((number, key) for number, name in enumerate(names) for key in name_keys(name.text))
            )
            if one.tier is Tier.THEATRE:
                self.similar.add(
                    row, ((number, transliteration_key(name.text)) for number, name in enumerate(names))
                )
            if place.place_id in self._asked:
                self._rows[place.place_id] = row
            yield place

    def replaced(self) -> Iterator[tuple[str, int, str]]:
        """Which ids were replaced by which row and why; to be asked when all places have passed."""
        for one in self._replacements:
            yield one.old_id, self._rows[one.new_id], one.why


def _meta(parts: Mapping[str, Path], digest: str, sources: Sequence[str], longest_name: int) -> Meta:
    return Meta(
        version=version_of(digest),
        sources=tuple(sources),
        files={part: f"{part.replace('_postings', '')}-{digest}.{ending}" for part, ending in _PARTS.items()},
        sizes={part: path.stat().st_size for part, path in parts.items()},
        longest_name=longest_name,
    )
