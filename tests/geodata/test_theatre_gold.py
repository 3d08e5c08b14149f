"""Our own gold of the theatre: every name found, used as it is, and resolved within ten kilometres."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from geodata.geometry import distance_km
from geodata.place import Mention, PlaceKind, ToponymUse
from geodata.resolve import resolve
from geodata.toponyms import find_toponyms

GOLD = Path(__file__).with_name("theatre_gold.txt")
MARKED = re.compile(r"\[([^|\]]+)\|([a-z-])\|([^\]]+)\]")
POINT_KM = 15
EXTENDED = {PlaceKind.ROAD, PlaceKind.RIVER, PlaceKind.LAKE}
USES = {
    "l": ToponymUse.LITERAL,
    "m": ToponymUse.METONYM,
    "d": ToponymUse.DATELINE,
    "n": ToponymUse.DEMONYM,
    "o": ToponymUse.OTHER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    start: int
    end: int
    use: ToponymUse | None
    place: str


def read_places():
    rows = (line.split() for line in GOLD.read_text(encoding="utf-8").splitlines() if line.startswith("place "))
    return {key: (float(lat), float(lon), float(km)) for _, key, lat, lon, km in rows}


def read_texts():
    """The blocks without their marks, each with what is wanted of it."""
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    kept = "\n".join(line for line in lines if not line.startswith(("#", "place ")))
    return [unmark(block.strip()) for block in kept.split("\n\n") if block.strip()]


def unmark(block):
    text, wanted, last = "", [], 0
    for mark in MARKED.finditer(block):
        text += block[last : mark.start()]
        wanted.append(Wanted(start=len(text), end=len(text) + len(mark[1]), use=USES.get(mark[2]), place=mark[3]))
        text += mark[1]
        last = mark.end()
    return text + block[last:], wanted


def faults(text, wanted, gazetteer, places):
    """What is wrong, a line for each fault: names not found, found where none is, used or placed otherwise."""
    mentions = {
        (m.toponym.start, m.toponym.end): m for m in resolve(text, find_toponyms(text, gazetteer), gazetteer)
    }
    for want in wanted:
        name = text[want.start : want.end]
        mention: Mention | None = mentions.pop((want.start, want.end), None)
        if want.use is None:
            continue
        if mention is None:
            yield f"not found: {name} in: {text[:60]}"
            continue
        if mention.toponym.use is not want.use:
            yield f"use: {name} is {want.use}, not {mention.toponym.use}, in: {text[:60]}"
        if want.place in places:
            lat, lon, km = places[want.place]
            found = mention.place
            is_there = found is not None and distance_km(lat, lon, found.lat, found.lon) <= km
            if (
                found is None
                or not is_there
                or found.is_area is not (km > POINT_KM and found.kind not in EXTENDED)
            ):
                yield f"place: {name} is {want.place}, not {found and found.place_id}, in: {text[:60]}"
    for mention in mentions.values():
        yield f"no name: {mention.toponym.text} in: {text[:60]}"


TEXTS = read_texts()


@pytest.mark.parametrize(("text", "wanted"), TEXTS, ids=[text[:30] for text, _ in TEXTS])
def test_every_name_of_the_theatre_is_found_used_and_placed_as_a_reader_would(text, wanted, world):
    assert list(faults(text, wanted, world, read_places())) == []


def test_the_gold_has_at_least_two_hundred_mentions_of_all_uses():
    uses = [want.use for _, wanted in TEXTS for want in wanted]
    assert len(uses) >= 200
    assert set(USES.values()) <= set(uses)
