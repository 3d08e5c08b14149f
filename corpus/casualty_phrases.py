"""Casualties told by more than one word: tolls, wounds suffered, lives lost, bodies found, prisoners taken."""

from __future__ import annotations

from collections.abc import Callable

from corpus.casualty_figures import link_amount, link_brought, link_counts, link_put
from corpus.casualty_line import Line
from corpus.casualty_people import Kind
from corpus.casualty_reader import Reader, Told, verb_before
from corpus.casualty_tolls import CLAIM, HANDED, LOSE, link_toll
from corpus.casualty_turns import link_other_side, link_refuge, link_ward, link_without
from corpus.casualty_words import AGE, BE, DAYS, PERSON, Fate, word_set
from corpus.records import Count
from geodata.light_records import altered

_SUFFER = word_set(
    "suffered sustained received suffering sustaining receiving suffers suffer sustain had have got gets getting"
)
_WOUNDS = word_set("injuries injury wounds wound burns concussion concussions contusions shrapnel fractures")
_LIMBS = word_set(
    "leg legs foot feet arm arms hand hands finger fingers eye eyes limb limbs sight eyesight vision"
)
_BEFORE_LIMB = word_set("his her their a an one both left right the lower")
_CARRIED = word_set(
    "taken rushed transported airlifted flown admitted brought treated sent transferred carried driven"
)
_CLINIC = word_set("hospital hospitals clinic clinics infirmary")
_HARMED = word_set("wound wounds injuries shooting attack blast explosion hospital")
_TO_HOSPITAL = 6  # words from "to" to the hospital that people are sent to
_TURNED = word_set("turning turned turns")
_TAKEN_LIFE = word_set("taking took takes take taken committing committed commits commit")
_HIT = frozenset({Fate.KILLED, Fate.SHOT, Fate.INJURED})
_TURNED_BEFORE = 6  # words from "turned" to "himself"
_OF_DEATHS = word_set(
    "accidental shooting stabbing fatal deadly violent tragic sudden untimely apparent domestic drug"
)
_FATE_OF_DEED = {
    "murder": Fate.KILLED, "homicide": Fate.KILLED, "killing": Fate.KILLED, "slaying": Fate.KILLED,
    "fatality": Fate.KILLED, "shooting": Fate.SHOT, "murder-suicide": Fate.KILLED, "homicide-suicide": Fate.KILLED,
}  # fmt: skip
_TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
_CONDITIONS = word_set("life-threatening critical serious stable grave fair good satisfactory guarded")
_QUALIFYING = word_set("in but and to listed reported still remained extremely very currently yet")
_HELD = word_set("prisoner prisoners captive captives hostage hostages")
_LEAVE = word_set("left leave leaving crossed crossing arrived arriving entered entering reached abandoned")
_AMONG = {
    "dead": Fate.KILLED, "killed": Fate.KILLED, "victims": Fate.KILLED, "wounded": Fate.INJURED,
    "injured": Fate.INJURED, "hurt": Fate.INJURED, "missing": Fate.MISSING,
}  # fmt: skip
_CARED_FOR_IN = _CLINIC | {"medical", "trauma"}
_TREATED_FOR_OR_AT = _WOUNDS | {"released", "hospital", "scene"}
_IS_OR_ALSO_IS = BE | {"also", "reportedly", "there"}
_NO_MORE = frozenset({"", ".", ",", ";", "and", "over", "during", "in", "that"})
_NOT_OWNERS = frozenset({"today", "yesterday", "it", "that", "what", "country", "nation", "people"})


def link_phrases(reader: Reader) -> None:
    """Tie the groups of a sentence to its turns of phrase, after its verbs."""
    for index, word in enumerate(reader.line.words):
        for link in _LINKS.get(word, ()):
            link(reader, index)


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
    if wound is None or {"losses", "damage", "no"} & set(reader.line.words[index:wound]):
        return
    chosen, first = _subject_of(reader, index)
    if chosen:
        fatal = "fatal" in reader.line.words[index:wound]
        fate = Fate.KILLED if fatal else Fate.SHOT if "gunshot" in reader.line.words[index:wound] else Fate.INJURED
        reader.tell(fate, chosen, first, wound + 1)


def _carried(reader: Reader, index: int) -> None:
    reach = _near(reader.line, index + 1, _CARED_FOR_IN, 14)
    treated = reader.line.words[index] == "treated" and (
        reach or _near(reader.line, index + 1, _TREATED_FOR_OR_AT, 7)
    )
    if not (reach or treated):
        return
    first, auxiliary, _ = verb_before(reader.line, index)
    chosen, first = _subject_of(reader, index)
    if chosen and auxiliary == "be":
        reader.tell(Fate.CARED, chosen, first, (reach or index) + 1)


def _sent(reader: Reader, index: int) -> None:
    """As in "the blast sent four people to hospital"."""
    line = reader.line
    chosen = reader.object(index + 1)
    if not chosen or verb_before(line, index)[1] == "be":
        return
    after = reader.groups[chosen[-1]].last
    ward = _near(line, after, _CLINIC, _TO_HOSPITAL)
    if line.word(after) == "to" and ward is not None and reader.usable(chosen, Fate.CARED):
        reader.tell(Fate.CARED, chosen, index, ward + 1)


def _on_himself(reader: Reader, index: int) -> None:
    """As in "before he turned the gun on himself": dead, beside others who were killed."""
    line = reader.line
    turned = line.word(index - 1) == "on" and _TURNED & set(line.words[max(index - _TURNED_BEFORE, 0) : index])
    fate = Fate.KILLED if any(told.fate is Fate.KILLED for told in reader.found) else Fate.SHOT
    if turned and any(told.fate in _HIT for told in reader.found):
        reader.tell_unnamed(fate, index - 1, index + 1, attacker=True)


def _by_own_hand(reader: Reader, index: int) -> None:
    """As in "before taking his own life", "then committed suicide": dead, beside others who were hit."""
    line = reader.line
    taken = line.words[index] == "suicide" or line.word(index + 1) in {"life", "lives"}
    verb = line.word(index - 1 - (line.words[index] == "own"))
    if taken and verb in _TAKEN_LIFE and any(told.fate in _HIT for told in reader.found):
        reader.tell_unnamed(Fate.KILLED, index - 1, index + 1, attacker=True)


def _recovering(reader: Reader, index: int) -> None:
    """As in "three men are recovering after a shooting", "another is fighting for her life"."""
    line = reader.line
    for_life = line.word(index + 1) == "for" and line.word(index + 3) in {"life", "lives"}
    if not for_life and (line.words[index] == "fighting" or _HARMED.isdisjoint(line.words)):
        return
    auxiliary = verb_before(line, index)[1]
    chosen, first = _subject_of(reader, index)
    if chosen and auxiliary == "be" and reader.usable(chosen, Fate.CARED):
        reader.tell(Fate.CARED, chosen, first, index + 4 if for_life else index + 1)


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
        reader.tell(Fate.KILLED, chosen, first, index + 3)
        return
    limb = _limb_after(line, index)
    if limb is not None:
        chosen, first = _subject_of(reader, index)
        reader.tell(Fate.INJURED, chosen, first, limb + 1)
        return
    chosen = reader.object(index + 1)
    passive = verb_before(line, index)[1] == "be"
    if not chosen or (passive and _subject_of(reader, index)[0]):
        return
    groups = [reader.groups[one] for one in chosen]
    if len(groups) == 1 and groups[0].kind is Kind.COUNTED and not groups[0].noun and not groups[0].subset:
        if passive:
            return
        if line.word(groups[0].last) in _NO_MORE and groups[0].sure:
            reader.tell(Fate.KILLED, chosen, index, index + 1)
            reader.found[-1] = altered(reader.found[-1], doubtful=True)
        return
    if all(
        group.sure and group.noun and group.kind is not Kind.KNOWN and not group.counted_by_outcome
        for group in groups
    ):
        reader.tell(Fate.KILLED, chosen, index, index + 1)


def _limb_after(line: Line, verb: int) -> int | None:
    """Where the leg of "lost his left leg" stands, None where no limb is the object."""
    limb = verb + 1
    while line.word(limb) in _BEFORE_LIMB:
        limb += 1
    return limb if line.word(limb) in _LIMBS else None


def _loss(reader: Reader, index: int) -> None:
    """As in "the loss of seven soldiers", "acknowledged the loss of 15"."""
    if reader.line.word(index + 1) == "of":
        _lost(reader, index + 1)


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
    following = line.words[index + 1 : index + 4]
    if following[:1] and (following[0] in _HELD or following[:2] == ("into", "custody")):
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
    """As in "the bodies of 13 people": dead, unless it is told that they were handed over or exchanged."""
    line = reader.line
    if line.word(index + 1) != "of" or HANDED & set(line.words):
        return
    chosen = reader.object(index + 2)
    if line.words[index] == "body" and chosen and reader.groups[chosen[0]].count.low > 1:
        return  # "a body of 12 judges"
    if chosen and reader.groups[chosen[0]].kind is not Kind.NOBODY:
        reader.objects.update(chosen)
        reader.tell(Fate.KILLED, chosen, index, index + 2)


def _with_wounds(reader: Reader, index: int) -> None:
    """As in "a man with a gunshot wound", "left a child with injuries", "caused injuries to two"."""
    line = reader.line
    for group_index, group in enumerate(reader.groups):
        if line.word(index - 1) == "gunshot":
            break  # told at "gunshot"
        if group.last >= index or group.counted_by_outcome or index - group.last > 8:
            continue
        between = line.words[group.last : index]
        if between[:1] in (("with",), ("suffering",)) and not {",", "and", "by", "was"} & set(between):
            fate = Fate.SHOT if line.words[index] == "gunshot" else Fate.INJURED
            reader.tell(fate, reader.together(group_index), index, index + 1)
    if line.word(index + 1) in {"to", "of"} and line.words[index] != "gunshot":
        chosen = reader.object(index + 2)
        if chosen and all(reader.groups[one].sure and reader.groups[one].noun for one in chosen):
            reader.tell(Fate.INJURED, chosen, index, index + 2)


def _death_of_one(reader: Reader, index: int) -> None:
    """As in "the man's death", "her son's accidental shooting death"."""
    for group_index, group in enumerate(reader.groups):
        if group.last > index or index - group.last > 3 or group.count.high != 1:
            continue
        named = reader.line.word(group.last - 1).endswith("'s")
        if named and not {",", "and", "of"} & set(reader.line.words[group.last : index]):
            reader.tell(Fate.KILLED, [group_index], index, index + 1)
            return
    first = index - 1
    while reader.line.word(first) in _OF_DEATHS:
        first -= 1
    owner = reader.line.word(first)
    named = first >= 0 and reader.line.printed[first][:1].isupper()
    person = owner[:-2] in PERSON or AGE.match(owner[:-2]) is not None
    if owner.endswith("'s") and (person or (named and owner[:-2] not in _NOT_OWNERS | DAYS)):
        reader.tell_unnamed(Fate.KILLED, first, index + 1)


def _so_many_times(reader: Reader, index: int) -> None:
    """As in "a double murder", "the triple homicide", "a quadruple shooting"."""
    line = reader.line
    place = index + 1
    while line.word(place) in _OF_DEATHS - _FATE_OF_DEED.keys():
        place += 1
    fatal = {"fatal", "deadly"} & set(line.words[max(index - 1, 0) : place])
    fate = Fate.KILLED if fatal and index < place - 1 else _FATE_OF_DEED.get(line.word(place))
    dead = sum(told.count.low for told in reader.found if told.fate is Fate.KILLED)
    if fate is Fate.SHOT and 0 < dead < _TIMES[line.words[index]]:
        _rest_of_them(reader, index, place, dead)
        return
    if fate is None or dead or any(told.fate is fate for told in reader.found):
        return
    number = _TIMES[line.words[index]] + _ends_with_a_suicide(line, place)
    count = Count(low=number, high=number)
    reader.found.append(
        Told(first=index, last=place + 1, fate=fate, count=count, kind=Kind.COUNTED, words=line.printed[index])
    )


def _rest_of_them(reader: Reader, index: int, place: int, dead: int) -> None:
    """Of "one man is dead in a triple shooting" two were hurt, where the sentence counts nobody else."""
    line = reader.line
    if any(told.fate is not Fate.KILLED for told in reader.found):
        return
    left = Count(low=_TIMES[line.words[index]] - dead, high=_TIMES[line.words[index]] - dead)
    reader.found.append(
        Told(
            first=index,
            last=place + 1,
            fate=Fate.INJURED,
            count=left,
            kind=Kind.COUNTED,
            words=line.printed[index],
        )
    )


def _ends_with_a_suicide(line: Line, deed: int) -> bool:
    """True for "a triple murder-suicide", "a triple murder and suicide": one more than the victims died."""
    return line.words[deed].endswith("-suicide") or line.words[deed + 1 : deed + 3] in (
        ("and", "suicide"),
        (",", "suicide"),
    )


def _survive(reader: Reader, index: int) -> None:
    """As in "four were shot and two did not survive"."""
    first, auxiliary, negated = verb_before(reader.line, index)
    chosen = reader.subject(first) if negated and auxiliary == "have" else []
    if chosen and reader.usable(chosen, Fate.KILLED):
        reader.tell(Fate.KILLED, chosen, first, index + 1)


def _fatally(reader: Reader, index: int) -> None:
    """As in "four were shot, one of them fatally"."""
    for group_index, group in enumerate(reader.groups):
        if group.last == index and group.kind is Kind.COUNTED and (group.subset or not group.noun):
            reader.tell(Fate.KILLED, [group_index], index, index + 1)


def _among(reader: Reader, index: int) -> None:
    """As in "two children are among the dead", "among the wounded were a woman and a child"."""
    line = reader.line
    if line.word(index + 1) not in {"the", "those"}:
        return
    named = index + 2 + (line.word(index + 2) in {"first", "last"})
    if named in line.numerals:
        named = line.numerals[named][1]
    fate = _AMONG.get(line.word(named))
    if fate is None:
        return
    after = named + 1
    while line.word(after) in _IS_OR_ALSO_IS:
        after += 1
    inner = [one for one, among in reader.inner.items() if among == index]
    chosen = reader.object(after) or ([] if after > named + 1 else inner or _before(reader, index))
    if chosen and not any(reader.groups[one].kind is Kind.KNOWN for one in chosen):
        reader.tell(fate, chosen, index, named + 1, part=True)


def _before(reader: Reader, index: int) -> list[int]:
    return _subject_of(reader, index)[0]


def _links() -> dict[str, tuple[Callable[[Reader, int], None], ...]]:
    """Which turns of phrase each word may begin or end."""
    table: dict[str, tuple[Callable[[Reader, int], None], ...]] = {}
    for link, words in (
        (_suffered, _SUFFER),
        (_carried, _CARRIED),
        (_condition, frozenset({"condition"})),
        (_lost, LOSE),
        (_loss, frozenset({"loss", "losses"})),
        (_claimed, CLAIM),
        (_held, frozenset({"taken", "took", "taking"})),
        (_left, _LEAVE | {"forced"}),
        (_bodies, frozenset({"bodies", "body", "corpses"})),
        (_with_wounds, frozenset({"gunshot", "injuries", "wounds"})),
        (link_toll, frozenset({"toll", "number", "count", "tally"})),
        (link_put, frozenset({"put", "puts", "putting"})),
        (link_other_side, frozenset({"and"})),
        (link_amount, frozenset({"number", "numbered", "numbers"})),
        (link_brought, word_set("bringing brought brings raising raised raises taking took takes pushing pushed")),
        (link_counts, frozenset({"count", "counts", "number", "numbers", "figure", "figures", "tally", "total"})),
        (link_without, frozenset({"without", "not", "didn't"})),
        (link_ward, frozenset({"hospital", "hospitals", "clinics"})),
        (
            link_refuge,
            word_set("brought taken took moved escorted led bused bussed flown carried driven transported"),
        ),
        (_sent, word_set("sent sending sends")),
        (_recovering, frozenset({"recovering", "fighting"})),
        (_on_himself, frozenset({"himself", "herself"})),
        (_by_own_hand, frozenset({"own", "suicide"})),
        (_so_many_times, frozenset(_TIMES)),
        (_fatally, frozenset({"fatally"})),
        (_survive, frozenset({"survive"})),
        (_among, frozenset({"among"})),
        (_death_of_one, frozenset({"death", "murder", "assassination", "killing"})),
    ):
        for word in words:
            table[word] = (*table.get(word, ()), link)
    return table


_LINKS = _links()
