"""Which people of a sentence were killed, injured, taken or freed: groups tied to verbs and adjectives."""

from __future__ import annotations

from corpus.casualty_line import Line
from corpus.casualty_people import Kind
from corpus.casualty_reader import EMBEDDING, FATALLY, MANY_LEAVE, Reader, verb_before
from corpus.casualty_words import (
    ADVERBS,
    BE,
    CUES,
    DAYS,
    INTO,
    MODALS,
    NOT_SO,
    STRONG,
    THINGS,
    Fate,
    Voice,
    word_set,
)

_FOUND = word_set(
    """
    pronounced declared considered found presumed confirmed reported lying left listed as gone went go going still
    remain remains remained believed feared ended turned dropped fell lay
    """
)
_AN_AGE = 3  # words of ", 3 ,"
_BY_A_HAIR = word_set("missed avoided avoiding avoid nearly almost barely narrowly")
_COULD = frozenset({"could", "might", "would"})
_FAR_AS_COULD = 9  # words from "could have" to the second verb
_WHOM = frozenset({"whom", "them"})
_UNDECIDED = (("or", "alive"), ("or", "missing"))
_CLINICALLY = frozenset({"clinically", "legally"})
_PRONOUNCED = frozenset({"pronounced", "declared"})
_SHOWN = word_set("footage video film photo picture movie series scene it this that")
_ONE_WAS = frozenset({"was", "is", "wasn't", "gets"})
_MIXED = frozenset({Fate.KILLED, Fate.INJURED})
_NO_SUBJECT = frozenset({"it", "which", "that", "there", "what", "nothing", "this", "", "and", "or", "else"})
_HIT = frozenset({Fate.KILLED, Fate.SHOT, Fate.INJURED})
_OF_ONE = frozenset({"murder", "assassination"})
_ARTICLES = word_set("the a an his her their its all innocent unarmed")
_NOT_NAMES = word_set("many some others most several few all both it they we i you those people one")
_NO_NAME_OF_THE_SHOT = _SHOWN | _NOT_NAMES | INTO
_NO_NAME_OF_THE_DEAD = _NOT_NAMES | INTO | THINGS
_PUTTING_ASIDE = EMBEDDING | {"aboard"}
_ADVERBS_BUT_THEN = ADVERBS - {"then"}


def fate_of(line: Line, cue: int) -> tuple[Fate, int] | None:
    """What a cue says in its surroundings, and the word after it all; None where it is not about people."""
    word = line.words[cue]
    fate, _ = CUES[word]
    last = cue + 1
    following = line.words[cue + 1 : cue + 4]
    if word in {"shot", "hit", "struck"} and following[:1] in (("down",), ("at",), ("back",)):
        return (fate, last) if _was_shot_somewhere(line, cue) else None
    if fate in {Fate.SHOT, Fate.INJURED}:
        before = set(line.words[max(cue - 2, 0) : cue])
        if before & FATALLY or following[:1] == ("fatally",):
            return Fate.KILLED, last
        if following[:1] == ("dead",) or following[:2] == ("to", "death"):
            return Fate.KILLED, last + (1 if following[0] == "dead" else 2)
    return fate, last


def _was_shot_somewhere(line: Line, cue: int) -> bool:
    """True for "was shot at a party", where "at" says where; "was shot at by", "shot at the guards" hit nobody."""
    named = line.printed[cue + 2][0] if cue + 2 < len(line.words) else ""
    somewhere = line.word(cue + 2) in {"a", "an", "the", "his", "her", "their", "about", "around"}
    somewhere = somewhere or named.isupper() or named.isdigit()
    return line.word(cue + 1) == "at" and somewhere and verb_before(line, cue)[1] == "be"


def link_verbs(reader: Reader) -> None:
    """Tie the groups of a sentence to its verbs and adjectives of outcome, from left to right."""
    for cue, word in enumerate(reader.line.words):
        if word not in CUES or _names_those_hurt(reader.line, cue):
            continue
        read = fate_of(reader.line, cue)
        if read is None:
            continue
        voice = CUES[word][1]
        if voice is Voice.PARTICIPLE:
            _participle(reader, cue, *read)
        elif voice is Voice.GERUND:
            _gerund(reader, cue, *read)
        elif voice is Voice.PRESENT:
            _present(reader, cue, *read)
        elif voice is Voice.NOUN:
            _noun(reader, cue, *read)
        else:
            _state(reader, cue, *read, adjective=voice is Voice.ADJECTIVE)


def _names_those_hurt(line: Line, cue: int) -> bool:
    """True for the noun of "among the injured two guards", whose guards are no object of it, and for "the die"."""
    if line.words[cue] == "die":
        return line.word(cue - 1) in {"the", "a", "to"} or (line.printed[cue][0].isupper() and not line.shouting)
    return line.words[max(cue - 2, 0) : cue] == ("among", "the")


def _twin(line: Line, cue: int) -> tuple[int, Fate, str] | None:
    """The participle joined to this one on its left ("shot and killed"), what it says and the joining word."""
    joint = cue - 1
    while line.word(joint) in ADVERBS:
        joint -= 1
    if line.word(joint) not in {"and", "or", "/", ","}:
        return None
    other = joint - 1 - (line.word(joint - 1) in {",", "dead", "down"})
    if line.word(other) in CUES and CUES[line.word(other)][1] in {Voice.PARTICIPLE, Voice.GERUND}:
        return other, CUES[line.word(other)][0], line.word(joint)
    return None


def _participle(reader: Reader, cue: int, fate: Fate, last: int) -> None:
    line, word = reader.line, reader.line.words[cue]
    if _next_twin(line, cue):
        return
    begin, fates = _twinned(line, cue, fate)
    first, auxiliary, negated = verb_before(line, begin)
    if auxiliary in {"modal", "to"} or (auxiliary == "" and _goes_on_with_could(line, first)):
        return
    if auxiliary == "be":
        _passive(reader, begin, first, fates, last, negated=negated)
        return
    if word == "hit" and auxiliary == "" and line.word(last) != "by":
        return
    chosen = [] if negated else reader.object_past_particle(last)
    if chosen and not _own_verb(reader, chosen) and reader.usable(chosen, fate, word):
        reader.objects.update(chosen)
        if fates == (Fate.SHOT,) and line.word(reader.groups[chosen[-1]].last) == "dead":
            fates, last = (Fate.KILLED,), reader.groups[chosen[-1]].last + 1  # "shot two guards dead"
        fates, last = _to_death(reader, chosen, fates, last)
        _tell_all(reader, fates, chosen, begin, last)
    elif auxiliary in {"", "have"} and not negated:
        _reduced(reader, begin, fates, last)


def _goes_on_with_could(line: Line, verb: int) -> bool:
    """True for the second verb of "could have hit her and killed her"."""
    before = line.words[max(verb - _FAR_AS_COULD, 0) : verb]
    return before[-1:] == ("and",) and not _COULD.isdisjoint(before)


def _to_death(
    reader: Reader, chosen: list[int], fates: tuple[Fate, ...], last: int
) -> tuple[tuple[Fate, ...], int]:
    """The fates of the chosen and the word after: killed in "shot two guards to death"."""
    after = reader.groups[chosen[-1]].last
    to_death = reader.line.words[after : after + 2] == ("to", "death")
    return ((Fate.KILLED,), after + 2) if to_death else (fates, last)


def _next_twin(line: Line, cue: int) -> bool:
    """True where the next participle takes this one along ("shot and killed")."""
    for later in range(cue + 2, min(cue + 6, len(line.words))):
        word = line.words[later]
        if word in CUES and CUES[word][1] in {Voice.PARTICIPLE, Voice.GERUND}:
            twin = _twin(line, later)
            return twin is not None and twin[0] == cue
    return False


def _twinned(line: Line, cue: int, fate: Fate) -> tuple[int, tuple[Fate, ...]]:
    """Where the joined participles begin and what they say: of "shot and killed" only the worse."""
    twin = _twin(line, cue)
    if twin is None:
        return cue, (fate,)
    other = fate_of(line, twin[0])
    before = other[0] if other is not None else fate
    fates = (fate,) if before is Fate.SHOT or before is fate else (before, fate)
    return twin[0], fates


def _own_verb(reader: Reader, chosen: list[int]) -> bool:
    """True where what looks like an object begins the next clause ("two killed, one injured")."""
    group = reader.groups[chosen[0]]
    return reader.acts(group) and not group.noun and group.kind is Kind.COUNTED


def _tell_all(reader: Reader, fates: tuple[Fate, ...], chosen: list[int], first: int, last: int) -> None:
    unknown = all(reader.groups[one].unknown for one in chosen)
    if set(fates) == _MIXED and not unknown and reader.groups[chosen[0]].kind is not Kind.NOBODY:
        reader.tell_mixed(fates, chosen, first, last)
        return
    for fate in dict.fromkeys(fates):
        reader.tell(fate, chosen, first, last)


def _passive(reader: Reader, cue: int, first: int, fates: tuple[Fate, ...], last: int, *, negated: bool) -> None:
    line, word = reader.line, reader.line.words[cue]
    if line.word(first - 1) in {"that", "which"} and not any(group.last == first - 1 for group in reader.groups):
        return  # "out of the villages that were hit"
    chosen = reader.subject(first, adjacent=line.word(first) in {"being", "getting"}) or _shared(
        reader, cue, first
    )
    if not chosen and line.word(first - 1) in {"", "also", "and"}:
        chosen = reader.object(last)
    if chosen and reader.usable(chosen, fates[-1], word):
        if negated and reader.groups[chosen[0]].kind is not Kind.NOBODY:
            return
        reader.subjects[cue] = chosen
        tell = _tell_of_whole if line.word(first - 1) == "who" else _tell_all
        tell(reader, fates, chosen + _companions(reader, last), first, last)
    elif not chosen and not negated and line.words[first - 1 : first + 1] == ("before", "being"):
        _killed_in_turn(reader, first, fates, last)
    elif not chosen and not negated:
        _unnamed(reader, first, fates, last)


def _killed_in_turn(reader: Reader, first: int, fates: tuple[Fate, ...], last: int) -> None:
    """As in "killed two guards before being killed": one more than those whom he hit."""
    if fates[-1] is Fate.KILLED and any(told.fate in _HIT for told in reader.found):
        reader.tell_unnamed(Fate.KILLED, first, last, attacker=True)


def _companions(reader: Reader, after: int) -> list[int]:
    """Those of "was killed along with six others"."""
    if reader.line.words[after : after + 2] not in (("along", "with"), ("together", "with")):
        return []
    return reader.object(after + 2)


def _shared(reader: Reader, cue: int, first: int) -> list[int]:
    """The subject of the verb before ("was shot in the leg and was killed")."""
    if reader.line.word(first - 1) not in {"and", ","}:
        return []
    earlier = [one for one in reader.subjects if one < cue]
    return reader.subjects[max(earlier)] if earlier else []


def _unnamed(reader: Reader, first: int, fates: tuple[Fate, ...], last: int) -> None:
    """Somebody in the singular whose phrase we do not know was killed or injured: one person."""
    line = reader.line
    before = line.word(first - 1)
    if line.word(first) not in _ONE_WAS or before in _NO_SUBJECT or before in CUES:
        return
    if fates[-1] not in STRONG and not _is_name_of_the_shot(reader, first, last):
        return
    if not before[0].isalnum() and before not in {",", ")", "]"}:
        return
    if before == "who" and line.word(first - 2).isalpha() and line.printed[first - 2].islower():
        return  # "accounts of who was hurt"
    reader.tell_unnamed(fates[-1], first, last)


def _is_name_of_the_shot(reader: Reader, first: int, last: int) -> bool:
    """True for a capitalised word before "was shot", which is said of people and of films."""
    line = reader.line
    name = first - 1
    while line.word(name) == "," or line.word(name).isdigit():
        name -= 1
    word = line.word(name)
    if line.word(last - 1) != "shot" or line.shouting or not word.isalpha() or word in _NO_NAME_OF_THE_SHOT:
        return False
    return line.printed[name][0].isupper() and word not in THINGS and word not in DAYS


def _unnamed_died(reader: Reader, first: int, last: int) -> None:
    """Somebody whose name we do not read died: a capitalised word before the verb, or before "who"."""
    line = reader.line
    name = first - 1
    while line.word(name) in {"who", ","} or line.word(name).isdigit():
        name -= 1
    if name < 0 or not line.printed[name][0].isupper() or line.word(name) in _NO_NAME_OF_THE_DEAD:
        return
    if line.shouting and line.word(name).endswith("s"):
        return
    reader.tell_unnamed(Fate.KILLED, first, last)


def _is_pronounced(line: Line, first: int, cue: int) -> bool:
    """True for "was pronounced dead", which is said of people only."""
    return not _PRONOUNCED.isdisjoint(line.words[first:cue])


def _reduced(reader: Reader, cue: int, fates: tuple[Fate, ...], last: int) -> None:
    """As in "19 civilians killed", "two people in the car wounded": a participle without "were"."""
    line, word = reader.line, reader.line.words[cue]
    before = cue
    while line.word(before - 1) in ADVERBS or line.word(before - 1) in FATALLY or line.word(before - 1) == "found":
        before -= 1
    chosen = reader.subject(before, adjacent=True)
    if not chosen or not reader.usable(chosen, fates[-1], word) or _has_unread_object(line, cue, last):
        return
    group = reader.groups[chosen[-1]]
    if line.word(group.first - 1) in {"first", "last", "next"}:
        return  # "among the first eleven hurt": some of those counted elsewhere
    gap = _without_what_is_set_in(line.words[group.last : before], by=line.word(last) == "by")
    if gap and (len(gap) > 6 or gap[0] not in _PUTTING_ASIDE or "," in gap or set(gap) & BE):
        return
    if group.kind is Kind.KNOWN and not gap and not line.word(last):
        return
    if gap and group.kind in {Kind.KNOWN, Kind.UNCOUNTED}:
        return
    if group.kind is Kind.UNCOUNTED or (group.kind is Kind.KNOWN and word not in {"killed", "wounded", "injured"}):
        return
    _tell_of_whole(reader, fates, chosen, cue, last)


def _without_what_is_set_in(gap: tuple[str, ...], *, by: bool) -> tuple[str, ...]:
    """The words between people and a participle, without what commas set between the two."""
    if gap[:2] == (",", "including") and gap[-1] == ",":
        return gap[1:-1]  # "ten people, including two children, killed"
    if _is_an_age(gap):
        return ()  # "boy, 3, wounded"
    return gap[:-1] if by and gap[-1:] == (",",) else gap  # "one resident, hit by shrapnel, is at home"


def _is_an_age(words: tuple[str, ...]) -> bool:
    """True for the words of ", 3 ,"."""
    return len(words) == _AN_AGE and words[0] == words[-1] == "," and words[1].isdigit()


def _tell_of_whole(reader: Reader, fates: tuple[Fate, ...], chosen: list[int], first: int, last: int) -> None:
    """Tell a fate of all of whom the chosen are some: "one of eight people killed", "one of two who died"."""
    groups = list(reader.groups)
    reader.groups[:] = [group.everybody if index in chosen else group for index, group in enumerate(groups)]
    _tell_all(reader, fates, chosen, first, last)
    reader.groups[:] = groups


def _has_unread_object(line: Line, cue: int, last: int) -> bool:
    """True where something that is nobody follows ("the officer shot the dog"), so that nobody was hit."""
    word = line.word(last)
    if word in {"the", "a", "an", "his", "her", "their", "its", "through", "into", "at", "himself", "itself"}:
        return True
    if last >= len(line.words) or line.printed[cue][0].isupper():
        return False
    return line.printed[last][0].isupper() and word not in DAYS and word not in INTO


def _gerund(reader: Reader, cue: int, fate: Fate, last: int) -> None:
    line, word = reader.line, reader.line.words[cue]
    if _next_twin(line, cue):
        return
    begin, fates = _twinned(line, cue, fate)
    if line.word(begin - 1) in _BY_A_HAIR:
        return
    chosen = reader.object(last + 1) if line.word(last) == "of" else reader.object_past_particle(last)
    if chosen and reader.usable(chosen, fate, word) and not _own_verb(reader, chosen):
        reader.objects.update(chosen)
        reader.object_of[begin] = chosen[0]
        fates, last = _to_death(reader, chosen, fates, last)
        _tell_all(reader, fates, chosen, begin, last)


def _present(reader: Reader, cue: int, fate: Fate, last: int) -> None:
    line, word = reader.line, reader.line.words[cue]
    before = line.word(cue - 1)
    managed = before == "to" and line.word(cue - 2) == "managed"
    if managed:
        before = ""
    if before in MODALS or before in {"to", "not", "did", "do", "does", "a", "the", "gunshot"} or before in NOT_SO:
        return
    chosen = reader.object_past_particle(last)
    if chosen and reader.usable(chosen, fate, word) and not _own_verb(reader, chosen):
        reader.objects.update(chosen)
        reader.tell(fate, chosen, cue, last)


def _noun(reader: Reader, cue: int, fate: Fate, last: int) -> None:
    line, word = reader.line, reader.line.words[cue]
    if line.word(last) not in {"of", "to"} or line.word(cue - 1) in {"no", "without"}:
        return
    if line.word(last) == "to" and fate is Fate.KILLED:
        return  # "death to all traitors"
    chosen = reader.object(last + 1)
    if chosen and reader.usable(chosen, fate, word) and reader.groups[chosen[0]].kind is not Kind.NOBODY:
        reader.objects.update(chosen)
        reader.tell(fate, chosen, cue, last)
    elif not chosen and fate is Fate.KILLED and _names_somebody(line, last + 1, murdered=word in _OF_ONE):
        reader.tell_unnamed(fate, cue, last)


def _names_somebody(line: Line, index: int, *, murdered: bool) -> bool:
    """True where a name seems to stand; in all capitals only what is murdered is surely a person."""
    word = line.word(index)
    if word == "[":
        return murdered
    if (
        not word
        or not word[0].isalpha()
        or word in INTO
        or word in THINGS
        or word in _NOT_NAMES
        or word in _ARTICLES
        or index in line.numerals
    ):
        return False
    if line.shouting and (not murdered or word.endswith("s")):
        return False
    return line.printed[index][0].isupper()


def _state(reader: Reader, cue: int, fate: Fate, last: int, *, adjective: bool) -> None:
    line, word = reader.line, reader.line.words[cue]
    first, _, negated = verb_before(line, cue)
    while adjective and first > 0 and line.word(_past_adverbs(line, first - 1)) in _FOUND:
        first = verb_before(line, _past_adverbs(line, first - 1))[0]
    helped = first < cue
    if negated or line.words[last : last + 2] in _UNDECIDED:
        return
    if adjective and not helped:
        chosen = reader.subject(cue, adjacent=True)
        after = reader.groups[chosen[-1]].last if chosen else -1
        chosen = chosen if after == cue or _is_an_age(line.words[after:cue]) else []
    else:
        chosen = reader.subject(first) or _shared(reader, cue, first)
    if line.word(first - 1) in ADVERBS and line.word(first - 2) in _WHOM and not chosen:
        chosen = reader.subject(first - 1)  # "two of whom later died"
    if not chosen and (not adjective or _is_pronounced(line, first, cue)) and _goes_on(line, first):
        chosen = reader.latest_actor(first)
    if not chosen and fate is Fate.KILLED and (not adjective or _is_pronounced(line, first, cue)):
        _unnamed_died(reader, first, last)
    if chosen and word.startswith("fle") and reader.groups[chosen[0]].count.low < MANY_LEAVE:
        return
    if chosen and reader.usable(chosen, fate, word):
        reader.subjects[cue] = chosen
        tell = _tell_of_whole if line.word(first - 1) == "who" else _tell_all
        tell(reader, (fate,), chosen, first, last)


def _past_adverbs(line: Line, index: int) -> int:
    """The last word by `index` that is no adverb: "pronounced" of "pronounced clinically"."""
    while line.word(index) in _CLINICALLY:
        index -= 1
    return index


def _goes_on(line: Line, first: int) -> bool:
    """True for a verb whose people stand before the last one: "was hurt but later died"."""
    before = first - 1
    while line.word(before) in _ADVERBS_BUT_THEN:
        before -= 1
    return line.word(before) in {"and", "but", "then"}
