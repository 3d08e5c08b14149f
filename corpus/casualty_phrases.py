"""Casualties told by more than one word: tolls, wounds suffered, lives lost, bodies found, prisoners taken."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.casualty_groups import Group, Kind, Line
from corpus.casualty_links import Reader, Told, tell_unnamed, verb_before
from corpus.casualty_words import BE, DAYS, Fate, word_set
from corpus.records import Count

_SUFFER = word_set("suffered sustained received suffering sustaining receiving suffers suffer sustain had have")
_WOUNDS = word_set("injuries injury wounds wound burns concussion concussions contusions shrapnel")
_CARRIED = word_set(
    "taken rushed transported airlifted flown admitted brought treated sent transferred carried driven"
)
_CLINIC = word_set("hospital hospitals clinic clinics infirmary")
_CONDITIONS = word_set("life-threatening critical serious stable grave fair good satisfactory guarded")
_QUALIFYING = word_set("in but and to listed reported still remained extremely very currently yet")
_LOSE = word_set("lost loses losing lose")
_CLAIM = word_set("claimed claims claiming took taking takes cost costing costs")
_HELD = word_set("prisoner prisoners captive captives hostage hostages")
_LEAVE = word_set("left leave leaving crossed crossing arrived arriving entered entering reached abandoned")
_HANDED = word_set("handed returned exchanged transferred handover exchange return repatriated repatriation")
_TOLL_FATES = (
    ("wounded", Fate.INJURED), ("injured", Fate.INJURED), ("injuries", Fate.INJURED), ("hurt", Fate.INJURED),
    ("missing", Fate.MISSING), ("displaced", Fate.DISPLACED), ("refugees", Fate.DISPLACED),
    ("evacuated", Fate.DISPLACED), ("prisoners", Fate.DETAINED), ("captured", Fate.DETAINED),
    ("arrested", Fate.DETAINED), ("detained", Fate.DETAINED), ("dead", Fate.KILLED), ("killed", Fate.KILLED),
    ("deaths", Fate.KILLED), ("fatalities", Fate.KILLED), ("victims", Fate.KILLED), ("death", Fate.KILLED),
    ("martyrs", Fate.KILLED),
)  # fmt: skip
_REACHES = word_set(
    "to at reached reaches hit is was stands stood of exceeded exceeds passed topped : - – totaled"
)
_AMONG = {
    "dead": Fate.KILLED, "killed": Fate.KILLED, "victims": Fate.KILLED, "wounded": Fate.INJURED,
    "injured": Fate.INJURED, "missing": Fate.MISSING,
}  # fmt: skip
NOT_OWNERS = frozenset({"today", "yesterday", "it", "that", "what", "country", "nation", "people"})
_LONGEST_TOLL = 18  # words from "toll" to its figure
_INCLUDES = re.compile(r",?\s*\(?\s*(?:including|among (?:them|whom|those)|of (?:them|whom)|which includes?)\b")


def link_phrases(reader: Reader) -> None:
    """Tie the groups of a sentence to its turns of phrase, after its verbs."""
    for index, word in enumerate(reader.line.words):
        if word in _SUFFER:
            _suffered(reader, index)
        elif word in _CARRIED:
            _carried(reader, index)
        elif word == "condition":
            _condition(reader, index)
        if word in _LOSE:
            _lost(reader, index)
        elif word in _CLAIM:
            _claimed(reader, index)
        if word in {"taken", "took", "taking"}:
            _held(reader, index)
        elif word in _LEAVE or word == "forced":
            _left(reader, index)
        elif word in {"bodies", "body", "remains", "corpses"}:
            _bodies(reader, index)
        elif word in {"gunshot", "injuries", "wounds"}:
            _with_wounds(reader, index)
        elif word in {"toll", "number", "count"}:
            _toll(reader, index)
        elif word == "fatally":
            _fatally(reader, index)
        elif word == "among":
            _among(reader, index)
        elif word in {"death", "murder", "assassination", "killing"}:
            _death_of_one(reader, index)


def _subject_of(reader: Reader, verb: int) -> tuple[list[int], int]:
    first, _, negated = verb_before(reader.line, verb)
    chosen = reader.subject(first)
    if negated or not chosen or any(reader.groups[one].counted_by_outcome for one in chosen):
        return [], first
    return chosen, first


def _near(line: Line, start: int, wanted: frozenset[str], reach: int) -> int | None:
    """The next of the wanted words within reach of `start`, the clause not yet over."""
    for index in range(start, min(start + reach, len(line.words))):
        word = line.words[index]
        if word in wanted:
            return index
        if word in {".", ";", ":", "who", "which", "that", "when", "after", "said"}:
            return None
    return None


def _suffered(reader: Reader, index: int) -> None:
    wound = _near(reader.line, index + 1, _WOUNDS, 9)
    if wound is None or {"losses", "damage"} & set(reader.line.words[index:wound]):
        return
    chosen, first = _subject_of(reader, index)
    if chosen:
        fatal = "fatal" in reader.line.words[index:wound]
        fate = Fate.KILLED if fatal else Fate.SHOT if "gunshot" in reader.line.words[index:wound] else Fate.INJURED
        reader.tell(fate, chosen, first, wound + 1)


def _carried(reader: Reader, index: int) -> None:
    reach = _near(reader.line, index + 1, _CLINIC | {"medical", "trauma"}, 14)
    treated = reader.line.words[index] == "treated" and (
        reach or _near(reader.line, index + 1, _WOUNDS | {"released", "hospital", "scene"}, 7)
    )
    if not (reach or treated):
        return
    first, auxiliary, _ = verb_before(reader.line, index)
    chosen, first = _subject_of(reader, index)
    if chosen and auxiliary == "be":
        reader.tell(Fate.CARED, chosen, first, (reach or index) + 1)


def _condition(reader: Reader, index: int) -> None:
    if reader.line.word(index - 1) not in _CONDITIONS:
        return
    start = index
    while start > 0 and (reader.line.word(start - 1) in _CONDITIONS | _QUALIFYING):
        start -= 1
    chosen, first = _subject_of(reader, start)
    if chosen:
        reader.tell(Fate.CARED, chosen, first, index + 1)


def _lost(reader: Reader, index: int) -> None:
    line = reader.line
    if line.word(index + 1) in {"their", "his", "her"} and line.word(index + 2) in {"lives", "life"}:
        chosen, first = _subject_of(reader, index)
        if chosen:
            reader.tell(Fate.KILLED, chosen, first, index + 3)
        return
    chosen = reader.object(index + 1)
    if not chosen or verb_before(line, index)[1] == "be":
        return
    groups = [reader.groups[one] for one in chosen]
    if all(
        group.sure and group.noun and group.kind is not Kind.KNOWN and not group.counted_by_outcome
        for group in groups
    ):
        reader.tell(Fate.KILLED, chosen, index, index + 1)


def _claimed(reader: Reader, index: int) -> None:
    line = reader.line
    start = index + 1
    if line.words[start : start + 3] in (("the", "lives", "of"), ("the", "life", "of")):
        chosen = reader.object(start + 3)
        if chosen:
            reader.tell(Fate.KILLED, chosen, index, start + 3)
        return
    chosen = reader.object(start)
    if chosen and reader.groups[chosen[0]].head == "lives":
        reader.tell(Fate.KILLED, chosen, index, start)


def _held(reader: Reader, index: int) -> None:
    line = reader.line
    first, auxiliary, negated = verb_before(line, index)
    if negated:
        return
    chosen = reader.object(index + 1)
    if chosen and auxiliary != "be":
        after = reader.groups[chosen[-1]].last
        if line.word(after) in _HELD or reader.groups[chosen[0]].head in _HELD:
            reader.tell(Fate.DETAINED, chosen, index, after + 1)
        return
    after = line.words[index + 1 : index + 4]
    if after[:1] and (after[0] in _HELD or after[:2] == ("into", "custody")):
        chosen, first = _subject_of(reader, index)
        if chosen:
            reader.tell(Fate.DETAINED, chosen, first, index + 2)


def _left(reader: Reader, index: int) -> None:
    """Many people who crossed, arrived or left for good."""
    chosen, first = _subject_of(reader, index)
    word = reader.line.words[index]
    if word == "forced" and not _near(
        reader.line, index + 1, frozenset({"leave", "flee", "abandon", "evacuate", "homes"}), 6
    ):
        return
    if chosen and reader.groups[chosen[0]].kind is Kind.COUNTED and reader.usable(chosen, Fate.DISPLACED):
        group = reader.groups[chosen[0]]
        if group.count.low >= 20 or {"homes", "houses"} & set(reader.line.words[index : index + 4]):
            reader.tell(Fate.DISPLACED, chosen, first, index + 1)


def _bodies(reader: Reader, index: int) -> None:
    """ "the bodies of 13 people": dead, unless it is told that they were handed over or exchanged."""
    line = reader.line
    if line.word(index + 1) != "of" or _HANDED & set(line.words):
        return
    chosen = reader.object(index + 2)
    if chosen and reader.groups[chosen[0]].kind is not Kind.NOBODY:
        reader.objects.update(chosen)
        reader.tell(Fate.KILLED, chosen, index, index + 2)


def _with_wounds(reader: Reader, index: int) -> None:
    """ "a man with a gunshot wound", "left a child with injuries", "caused injuries to two"."""
    line = reader.line
    for group_index, group in enumerate(reader.groups):
        if group.last >= index or group.counted_by_outcome or index - group.last > 8:
            continue
        between = line.words[group.last : index]
        if between[:1] in (("with",), ("suffering",)) and not {",", "and", "by", "was"} & set(between):
            reader.tell(
                Fate.SHOT if line.words[index] == "gunshot" else Fate.INJURED, [group_index], index, index + 1
            )
    if line.word(index + 1) in {"to", "of"} and line.words[index] != "gunshot":
        chosen = reader.object(index + 2)
        if chosen and all(reader.groups[one].sure and reader.groups[one].noun for one in chosen):
            reader.tell(Fate.INJURED, chosen, index, index + 2)


def _death_of_one(reader: Reader, index: int) -> None:
    """ "the man's death", "her son's accidental shooting death"."""
    for group_index, group in enumerate(reader.groups):
        if group.last > index or index - group.last > 3 or group.count.high != 1:
            continue
        named = reader.line.word(group.last - 1).endswith("'s")
        if named and not {",", "and", "of"} & set(reader.line.words[group.last : index]):
            reader.tell(Fate.KILLED, [group_index], index, index + 1)
            return
    owner = reader.line.word(index - 1)
    if (
        owner.endswith("'s")
        and reader.line.printed[index - 1][0].isupper()
        and owner[:-2] not in NOT_OWNERS | DAYS
    ):
        tell_unnamed(reader, Fate.KILLED, index - 1, index + 1)


def _fatally(reader: Reader, index: int) -> None:
    """ "four were shot, one of them fatally"."""
    for group_index, group in enumerate(reader.groups):
        if group.last == index and group.kind is Kind.COUNTED and (group.subset or not group.noun):
            reader.tell(Fate.KILLED, [group_index], index, index + 1)


def _among(reader: Reader, index: int) -> None:
    """ "two children are among the dead", "among the wounded were a woman and a child"."""
    line = reader.line
    fate = _AMONG.get(line.word(index + 2)) if line.word(index + 1) in {"the", "those"} else None
    if fate is None:
        return
    after = index + 3
    while line.word(after) in BE | {"also", "reportedly", "there"}:
        after += 1
    chosen = reader.object(after) if after > index + 3 else _subject_of(reader, index)[0]
    if chosen and not any(reader.groups[one].kind is Kind.KNOWN for one in chosen):
        reader.tell(fate, chosen, index, index + 3, part=True)


# ---------------------------------------------------------------- tolls


def _toll_fate(line: Line, index: int) -> Fate | None:
    """Whom a toll counts, from the words beside it; None where it counts no people."""
    word = line.words[index]
    if word == "toll":
        before = set(line.words[max(index - 3, 0) : index])
        return Fate.INJURED if before & {"injury", "injuries", "injured", "wounded"} else Fate.KILLED
    if word == "count":
        return Fate.KILLED if line.word(index - 1) in {"death", "body"} else None
    if line.word(index + 1) != "of":
        return None
    near = line.words[index + 2 : index + 8]
    places = [(near.index(name), fate) for name, fate in _TOLL_FATES if name in near]
    return min(places)[1] if places else None


def _toll(reader: Reader, index: int) -> None:
    line = reader.line
    fate = _toll_fate(line, index)
    if fate is None or (line.word(index - 1) == "a" and line.words[index] != "toll"):
        return
    reached = False
    for place in range(index + 1, min(index + _LONGEST_TOLL, len(line.words))):
        word = line.words[place]
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
    if line.word(after) in {"percent", "%", "km", "years", "days"}:
        return
    if numeral.text.lower().startswith("from "):
        count = Count(low=count.high or count.low, high=count.high)
    elif line.word(place - 1) == "from":
        later = next((one for one in range(after, min(after + 4, len(line.words))) if one in line.numerals), None)
        if later is not None:
            numeral, after = line.numerals[later]
            count = numeral.count
    found = [told for told in reader.found if not (told.fate is fate and told.first <= place < told.last)]
    reader.found[:] = [
        *found,
        Told(first=index, last=after, fate=fate, count=count, kind=Kind.COUNTED, words=numeral.text),
    ]


# ---------------------------------------------------------------- nouns and parts


def link_nouns(reader: Reader) -> None:
    """Tell of the groups whose own words say what became of them: "50 deaths", "12 wounded soldiers"."""
    for index, group in enumerate(reader.groups):
        if not group.fates or group.kind is Kind.KNOWN:
            continue
        if group.counted_by_outcome:
            _outcome_noun(reader, index, group)
        elif group.kind in {Kind.COUNTED, Kind.SINGLE} and not _dies(reader, group):
            reader.tell(group.fates[0], [index], group.first, group.last, part=group.subset)


def _dies(reader: Reader, group: Group) -> bool:
    """True where the sentence says that the wounded of a group died."""
    return any(told.fate is Fate.KILLED and told.first <= group.first < told.last for told in reader.found)


def _outcome_noun(reader: Reader, index: int, group: Group) -> None:
    if group.head == "lives" and not (_CLAIM | _LOSE) & set(reader.line.words):
        return
    if group.head in {"bodies", "corpses"} and (_HANDED & set(reader.line.words) or group.kind is Kind.NOBODY):
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
        inner = _inner_groups(reader, told)
        for index in inner:
            reader.found.append(
                replace(
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
            reader.found[place] = replace(told, noun=f"{told.noun}, including {ending}")


def _inner_groups(reader: Reader, told: Told) -> list[int]:
    """The groups after or inside what was told that are named as part of it."""
    line = reader.line
    if told.kind is Kind.NOBODY or told.part:
        return []
    for index, group in enumerate(reader.groups):
        if group.first <= told.first or group.first > told.last + 4:
            continue
        before = line.words[max(group.first - 3, told.first) : group.first]
        named = (group.subset and bool(group.noun)) or before[-1:] in (("including",), ("includes",)) or before[-2:] in (
            ("among", "them"), ("of", "whom"), ("among", "whom"), ("of", "them"), ("them", ","), ("including", "the"),
        )  # fmt: skip
        if named and not _otherwise(reader, index, told):
            return [one for one in reader._with_followers(index) if not _otherwise(reader, one, told)]  # noqa: SLF001  same reader
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
