"""Tolls ("the death toll rose to 10"), counts by a noun of outcome ("50 deaths"), and figures inside others."""

from __future__ import annotations

from corpus.casualty_line import Line
from corpus.casualty_people import Group, Kind
from corpus.casualty_reader import Reader, Told
from corpus.casualty_words import BE, SAY_A_FATE, THINGS, Fate, word_set
from corpus.records import Count
from geodata.light_records import altered

LOSE = word_set("lost loses losing lose")
CLAIM = word_set("claimed claims claiming took taking takes cost costing costs")
HANDED = word_set("handed returned exchanged transferred handover exchange return repatriated repatriation")
_TOLL_FATES = (
    ("wounded", Fate.INJURED), ("injured", Fate.INJURED), ("injuries", Fate.INJURED), ("hurt", Fate.INJURED),
    ("missing", Fate.MISSING), ("displaced", Fate.DISPLACED), ("refugees", Fate.DISPLACED),
    ("evacuated", Fate.DISPLACED), ("prisoners", Fate.DETAINED), ("captured", Fate.DETAINED),
    ("arrested", Fate.DETAINED), ("detained", Fate.DETAINED), ("dead", Fate.KILLED), ("killed", Fate.KILLED),
    ("deaths", Fate.KILLED), ("fatalities", Fate.KILLED), ("victims", Fate.KILLED), ("death", Fate.KILLED),
    ("martyrs", Fate.KILLED), ("died", Fate.KILLED), ("perished", Fate.KILLED), ("fled", Fate.DISPLACED),
    ("arrivals", Fate.DISPLACED), ("arrived", Fate.DISPLACED), ("crossed", Fate.DISPLACED),
)  # fmt: skip
_REACHES = word_set(
    "to at reached reaches hit hits tops is was stands stood of exceeded exceeds passed topped : - – totaled"
)
_CONTAINING = frozenset(
    {
        ("including",), ("includes",), ("among", "them"), ("of", "whom"), ("among", "whom"), ("of", "them"),
        ("them", ","), ("including", "the"),
    }
)  # fmt: skip
_LONGEST_TOLL = 18  # words from "toll" to its figure


def toll_fate(line: Line, index: int) -> Fate | None:
    """Whom a toll counts, from the words beside it; None where it counts no people."""
    word = line.words[index]
    if word == "toll":
        before = set(line.words[max(index - 3, 0) : index])
        return Fate.INJURED if before & {"injury", "injuries", "injured", "wounded"} else Fate.KILLED
    if word == "count" and line.word(index - 1) in {"death", "body"}:
        return Fate.KILLED
    if line.word(index + 1) != "of":
        return dict(_TOLL_FATES).get(line.word(index + 1)) if word == "number" else None
    near = line.words[index + 2 : index + 8]
    places = [(near.index(name), fate) for name, fate in _TOLL_FATES if name in near]
    return min(places)[1] if places else None


def _is_mixed(line: Line, index: int) -> bool:
    """True for "the number killed or missing": how many met which fate is not told."""
    fates = dict(_TOLL_FATES)
    return any(
        line.word(place) in {"or", "and"}
        and line.word(place - 1) in fates
        and line.word(place + 1) in fates
        and fates[line.word(place - 1)] is not fates[line.word(place + 1)]
        for place in range(index + 2, index + 9)
    )


def link_toll(reader: Reader, index: int) -> None:
    """Read the figure that a toll or a number of people has come to."""
    line = reader.line
    fate = toll_fate(line, index)
    if fate is None or _is_mixed(line, index) or (line.word(index - 1) == "a" and line.words[index] != "toll"):
        return
    reached = False
    for place in range(index + 1, min(index + _LONGEST_TOLL, len(line.words))):
        word = line.words[place]
        if place in line.numerals and line.word(line.numerals[place][1]) in THINGS:
            continue
        if place in line.numerals and (reached or word == "from"):
            _tell_toll(reader, fate, index, place)
            return
        if word in {";", "."} or (word in BE and reached and word not in _REACHES):
            return
        reached = reached or word in _REACHES or (line.words[index] == "number" and place > index + 2)


def _tell_toll(reader: Reader, fate: Fate, index: int, place: int) -> None:
    line = reader.line
    numeral, after = line.numerals[place]
    count = numeral.count
    if numeral.text.lower().startswith("from "):
        count = Count(low=count.high or count.low, high=count.high)
    elif line.word(place - 1) == "from":
        later = next((one for one in range(after, min(after + 4, len(line.words))) if one in line.numerals), None)
        if later is not None:
            numeral, after = line.numerals[later]
            count = numeral.count
    # "28 more died, raising the toll to 309": what is added is part of what it comes to.
    found = [
        altered(told, part=True) if told.fate is fate and told.count.low < count.low else told
        for told in reader.found
        if not (told.fate is fate and told.first <= place < told.last)
    ]
    reader.found[:] = [
        *found,
        Told(first=index, last=after, fate=fate, count=count, kind=Kind.COUNTED, words=numeral.text),
    ]


# ---------------------------------------------------------------- nouns and parts


def link_nouns(reader: Reader) -> None:
    """Tell of the groups whose own words say what became of them: "50 deaths", "12 wounded soldiers"."""
    if SAY_A_FATE.isdisjoint(reader.line.words):
        return
    for index, group in enumerate(reader.groups):
        if not group.fates or group.kind is Kind.KNOWN or (index in reader.inner and not group.counted_by_outcome):
            continue
        if group.counted_by_outcome:
            _outcome_noun(reader, index, group)
        elif group.kind is Kind.SINGLE and not group.words and group.fates == (Fate.MISSING,):
            continue  # "Missing teen found"
        elif group.kind in {Kind.COUNTED, Kind.SINGLE} and not _dies(reader, group):
            reader.tell(group.fates[0], [index], group.first, group.last, part=group.subset)


def _dies(reader: Reader, group: Group) -> bool:
    """True where the sentence says that the wounded of a group died."""
    return any(told.fate is Fate.KILLED and told.first <= group.first < told.last for told in reader.found)


def _outcome_noun(reader: Reader, index: int, group: Group) -> None:
    if group.head == "lives" and not (CLAIM | LOSE) & set(reader.line.words):
        return
    if group.head in {"bodies", "corpses"} and (HANDED & set(reader.line.words) or group.kind is Kind.NOBODY):
        return
    if len(group.fates) > 1 and group.kind is not Kind.NOBODY:
        return
    if group.kind is Kind.SINGLE and group.head in {"injury", "injuries"}:
        return
    for fate in group.fates:
        reader.tell(fate, [index], group.first, group.last)


def link_parts(reader: Reader) -> None:
    """Mark the figures contained in others: "13 civilians, including three children"."""
    line = reader.line
    for told in tuple(reader.found):
        inner = [one for one in _inner_groups(reader, told) if not _told_as_part(reader, told.fate, one)]
        for index in inner:
            reader.found.append(
                altered(
                    told,
                    first=reader.groups[index].first,
                    last=reader.groups[index].last,
                    count=reader.groups[index].count,
                    words=reader.groups[index].words,
                    noun=reader.groups[index].noun,
                    kind=reader.groups[index].kind,
                    part=True,
                )
            )
        if inner and told.noun:
            ending = line.stretch(reader.groups[inner[0]].first, reader.groups[inner[-1]].last)
            ending = ending.lower() if line.shouting else ending
            place = reader.found.index(told)
            reader.found[place] = altered(told, noun=f"{told.noun}, including {ending}")


def _told_as_part(reader: Reader, fate: Fate, index: int) -> bool:
    first = reader.groups[index].first
    return any(told.part and told.fate is fate and told.first <= first < told.last for told in reader.found)


def _inner_groups(reader: Reader, told: Told) -> list[int]:
    """The groups after or inside what was told that are named as part of it."""
    line = reader.line
    if told.kind is Kind.NOBODY or told.part:
        return []
    for index, group in enumerate(reader.groups):
        if group.first <= told.first or group.first > told.last + 4:
            continue
        before = line.words[max(group.first - 3, told.first) : group.first]
        named = (
            index in reader.inner
            or (group.subset and bool(group.noun))
            or before[-1:] in _CONTAINING
            or before[-2:] in _CONTAINING
        )
        if named and not _otherwise(reader, index, told):
            return [one for one in reader.with_followers(index) if not _otherwise(reader, one, told)]
    return []


def _otherwise(reader: Reader, index: int, told: Told) -> bool:
    """True where another fate is told of that group, or nothing is counted in it."""
    group = reader.groups[index]
    if group.kind in {Kind.KNOWN, Kind.NOBODY, Kind.UNCOUNTED}:
        return True
    return any(
        other is not told
        and other.fate is not told.fate
        and other.first <= group.first < other.last
        and other.words == group.words
        for other in reader.found
    )
