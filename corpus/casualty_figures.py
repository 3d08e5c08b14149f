"""Figures that somebody puts or brings somewhere: "puts its dead at 92", "bringing to 23 the number killed"."""

from __future__ import annotations

from corpus.casualty_line import Line
from corpus.casualty_people import Kind
from corpus.casualty_reader import MANY_LEAVE, Reader, Told
from corpus.casualty_tolls import toll_fate
from corpus.casualty_words import THINGS, UPROOTED, Fate, word_set

_PUT_FATES = {
    "dead": Fate.KILLED, "killed": Fate.KILLED, "deaths": Fate.KILLED, "fatalities": Fate.KILLED,
    "wounded": Fate.INJURED, "injured": Fate.INJURED, "missing": Fate.MISSING, "displaced": Fate.DISPLACED,
}  # fmt: skip
_PUT_REACH = 24  # words after "puts" over which its figures are looked for
_ENDS = frozenset({".", ";", ":", "said", "but", "while", "that", "who"})
_CLIMBED = word_set(
    "climbed rose risen grew grown went gone jumped climbs rises stood stands reached reaches fell dropped was"
)
_ON_THE_MOVE = (
    "cross", "leav", "arriv", "flee", "fled", "exodus", "refugee", "displac", "evacu", "entered", "entering",
)  # fmt: skip
_CLIMB_REACH = 8  # words from "counts" to the figure that they climbed to


def link_put(reader: Reader, index: int) -> None:
    """As in "puts its civilian dead at 92 and the wounded at 400"."""
    line = reader.line
    fate: Fate | None = None
    noun = index
    for place in range(index + 1, min(index + _PUT_REACH, len(line.words))):
        word = line.words[place]
        if word in _ENDS:
            return
        if word in _PUT_FATES and line.word(place + 1) in {"at", "so", "in"}:
            fate, noun = _PUT_FATES[word], place
        elif word in {"toll", "number"}:
            return  # read as a toll
        elif word == "at" and fate is not None and place + 1 in line.numerals:
            _tell_figure(reader, fate, noun, place + 1)
            fate = None


def link_amount(reader: Reader, index: int) -> None:
    """As in "its dead numbered 14", "the wounded now number 30"."""
    line = reader.line
    before = index - 1
    while line.word(before) in {"now", "already", "thus"}:
        before -= 1
    if line.word(before) in _PUT_FATES and index + 1 in line.numerals:
        _tell_figure(reader, _PUT_FATES[line.word(before)], before, index + 1)


def link_brought(reader: Reader, index: int) -> None:
    """As in "bringing to 23 the number of people killed", where the figure stands before its noun."""
    line = reader.line
    if line.word(index + 1) != "to" or index + 2 not in line.numerals:
        return
    after = line.numerals[index + 2][1]
    noun = next((one for one in range(after, after + 4) if line.word(one) in {"number", "toll", "count"}), None)
    fate = toll_fate(line, noun) if noun is not None else None
    if fate is not None and noun is not None:
        _tell_figure(reader, fate, index, index + 2, last=min(noun + 1, len(line.words)))


def link_counts(reader: Reader, index: int) -> None:
    """As in "counts climbed from 2,906 to 6,650 people" in a sentence about people who cross or leave."""
    line = reader.line
    if line.word(index + 1) not in _CLIMBED | {"has", "have", "had"}:
        return
    if not any(word.startswith(_ON_THE_MOVE) for word in line.words):
        return
    places = [place for place in range(index + 1, index + _CLIMB_REACH) if place in line.numerals]
    if not places:
        return
    numeral, after = line.numerals[places[-1]]
    counted = line.word(after)
    climbed = len(places) > 1 or numeral.text.lower().startswith("from ")
    if numeral.count.low >= MANY_LEAVE and counted not in THINGS and (counted in UPROOTED or climbed):
        _tell_figure(reader, Fate.DISPLACED, index, places[-1])


def _tell_figure(reader: Reader, fate: Fate, first: int, place: int, *, last: int = 0) -> None:
    """Note the number at word `place`, in the stead of what was read there before."""
    line: Line = reader.line
    numeral, after = line.numerals[place]
    if line.word(after) in THINGS:
        return
    count = numeral.count
    if numeral.text.lower().startswith("from ") and count.high is not None:
        count = type(count)(low=count.high, high=count.high)
    reader.found[:] = [
        told for told in reader.found if told.fate is not fate or told.last <= first or told.first > place
    ]
    reader.found.append(
        Told(first=first, last=max(after, last), fate=fate, count=count, kind=Kind.COUNTED, words=numeral.text)
    )
