"""Our own golds of the theatre: names found, used as they are, and resolved within ten kilometres."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from geodata.geometry import distance_km
from geodata.place import Mention, PlaceKind, ToponymUse
from geodata.resolve import resolve
from geodata.toponyms import find_toponyms

GOLD = Path(__file__).with_name("theatre_gold.txt")  # written beside the program: every line must be right
UNSEEN = Path(__file__).with_name("theatre_gold_unseen.txt")  # written before the program was run on it
MARKED = re.compile(r"\[([^|\]]+)\|([a-z-])\|([^\]]+)\]")
# The golds as the floors below were measured on; a change of either is measured anew and said in the changelog.
DIGESTS = {GOLD: "3bcaf032d8bfba9e", UNSEEN: "7f123b8e545dec79"}
NEAR_KM = 10
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


def read_places(gold=GOLD):
    rows = (line.split() for line in gold.read_text(encoding="utf-8").splitlines() if line.startswith("place "))
    return {key: (float(lat), float(lon), float(km)) for _, key, lat, lon, km in rows}


def read_texts(gold=GOLD):
    """The blocks without their marks, each with what is wanted of it."""
    lines = gold.read_text(encoding="utf-8").splitlines()
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


def mentions_of(text, gazetteer):
    """The program's mentions by the characters they span."""
    found = resolve(text, find_toponyms(text, gazetteer), gazetteer)
    return {(mention.toponym.start, mention.toponym.end): mention for mention in found}


def faults(text, wanted, gazetteer, places):
    """What is wrong, a line for each fault: names not found, found where none is, used or placed otherwise."""
    mentions = mentions_of(text, gazetteer)
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


# ---------------------------------------------------------------- both golds together


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the program made of one wanted name; `use` and `place_id` are None where the name was not found."""

    gold: Path
    name: str
    around: str
    wanted: Wanted
    use: ToponymUse | None
    place_id: str | None
    is_near: bool

    def __str__(self):
        wanted = self.wanted
        return f"{self.name}: {wanted.use} {wanted.place}, not {self.use} {self.place_id}, in: {self.around}"


def answers_to(gold, gazetteer, places):
    """An answer for each name of a gold that has a use and a place."""
    for text, wanted in read_texts(gold):
        mentions = mentions_of(text, gazetteer)
        for want in wanted:
            if want.use is not None and want.place in places:
                yield answer_to(gold, text, want, mentions.get((want.start, want.end)), places[want.place])


def answer_to(gold, text, want, mention, place):
    lat, lon, _ = place
    found = mention.place if mention else None
    return Answer(
        gold=gold,
        name=text[want.start : want.end],
        around=text[max(0, want.start - 50) : want.end + 30].replace("\n", " "),
        wanted=want,
        use=mention.toponym.use if mention else None,
        place_id=found.place_id if found else None,
        is_near=found is not None and distance_km(lat, lon, found.lat, found.lon) <= NEAR_KM,
    )


@pytest.fixture(scope="module")
def answers(world):
    """Answers to both golds; a place's middle is the second's, which has that of the entry for areas too."""
    places = read_places(GOLD) | read_places(UNSEEN)
    return [answer for gold in (GOLD, UNSEEN) for answer in answers_to(gold, world, places)]


def share_near(answers):
    return sum(answer.is_near for answer in answers) / len(answers)


def f1(answers, use):
    """F1 of a use among names that are literal or metonyms; one that was not found is missed."""
    either = [answer for answer in answers if answer.wanted.use in (ToponymUse.LITERAL, ToponymUse.METONYM)]
    hits = sum(answer.wanted.use is use and answer.use is use for answer in either)
    return 2 * hits / sum((answer.wanted.use is use) + (answer.use is use) for answer in either)


def listed(answers):
    return "\n".join(str(answer) for answer in answers)


# What is wanted of both golds, and of the unseen one alone: a little under what was measured on 2026-11-22 (near
# 0.982 and 0.975, metonyms 0.935 and 0.902, literal names 0.980 and 0.973). The theatre must have 0.95 and 0.85.
# Lowering one is said in the changelog.
FLOORS_NEAR = [({GOLD, UNSEEN}, 0.977), ({UNSEEN}, 0.97)]
FLOORS_OF_USES = [({GOLD, UNSEEN}, 0.92, 0.97), ({UNSEEN}, 0.88, 0.96)]
NAMES_OF_FLOORS = ["both golds", "the unseen one"]


@pytest.mark.parametrize("gold", [GOLD, UNSEEN], ids=lambda path: path.stem)
def test_a_gold_does_not_change_in_silence(gold):
    assert hashlib.sha256(gold.read_bytes()).hexdigest()[:16] == DIGESTS[gold]


def test_the_golds_have_at_least_three_hundred_and_fifty_names_with_a_place_and_a_hundred_metonyms(answers):
    assert len(answers) >= 350
    assert sum(answer.wanted.use is ToponymUse.METONYM for answer in answers) >= 100


@pytest.mark.parametrize(("golds", "floor"), FLOORS_NEAR, ids=NAMES_OF_FLOORS)
def test_names_of_the_theatre_are_placed_within_ten_kilometres_no_worse_than_before(golds, floor, answers):
    asked = [answer for answer in answers if answer.gold in golds]
    assert share_near(asked) >= floor, listed(answer for answer in asked if not answer.is_near)


@pytest.mark.parametrize(("golds", "metonym", "literal"), FLOORS_OF_USES, ids=NAMES_OF_FLOORS)
def test_literal_names_and_metonyms_are_told_apart_no_worse_than_before(golds, metonym, literal, answers):
    asked = [answer for answer in answers if answer.gold in golds]
    wrong = listed(answer for answer in asked if answer.use is not answer.wanted.use)
    assert f1(asked, ToponymUse.METONYM) >= metonym, wrong
    assert f1(asked, ToponymUse.LITERAL) >= literal, wrong


def test_each_floor_is_at_least_what_the_theatre_must_have():
    assert all(floor >= 0.95 for _, floor in FLOORS_NEAR)
    assert all(metonym >= 0.85 and literal >= 0.85 for _, metonym, literal in FLOORS_OF_USES)
