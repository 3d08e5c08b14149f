"""Which people of a sentence were killed, injured, taken or freed: groups tied to the words that say so."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.casualty_groups import ONE, Group, Kind, Line
from corpus.casualty_words import (
    ADVERBS,
    BE,
    CUES,
    DAYS,
    HAVE,
    INTO,
    MODALS,
    NOT_SO,
    ONLY_CAPTIVES,
    STRONG,
    THINGS,
    UPROOTED,
    Fate,
    Voice,
    word_set,
)
from corpus.records import Count

_AND = frozenset({"and", "&", "plus"})
_CONNECTING = frozenset(
    {",", "and", "&", "plus", "as", "well", "along", "with", "age", "aged", "together", "also"}
)
_EMBEDDING = word_set("""of in on at by with from to near against for into between under over among including include included includes
    inside outside around carrying behind about toward towards like than above below""")
_INCLUDING = frozenset({"including", "include", "includes", "included", "among"})
_SAYING = word_set("said says say told reported announced stated added confirmed declared claimed reports")
_RELATIVE = frozenset({"who", "which", "that", "whom", "where", "whose"})
_CLAUSES = frozenset({"but", "while", "when", "as", "after", "before", "because", "if", "although", "though"})
_SIZED = frozenset({"family", "crew", "group", "total", "team", "number", "party"})
_FATALLY = frozenset({"fatally", "mortally", "fatal"})
_FOUND = word_set("""pronounced declared found presumed confirmed reported lying left listed as gone went go going still remain
    remains remained believed feared ended turned dropped fell lay""")
_LONGEST_GAP = 30  # words between people and the verb that tells of them
_ONE_WAS = frozenset({"was", "is", "wasn't", "gets"})
_MIXED = frozenset({Fate.KILLED, Fate.INJURED})
_NO_SUBJECT = frozenset({"it", "which", "that", "there", "what", "nothing", "this", "", "and", "or"})
_GENERAL = word_set("people persons civilians victims members residents others individuals adults family")
_OF_ONE = frozenset({"murder", "assassination"})
_ARTICLES = word_set("the a an his her their its all innocent unarmed")
NOT_NAMES = word_set("many some others most several few all both it they we i you those people one")
_MANY_LEAVE = 20  # fewer people "fled" or "left" on foot from a scene, and were not driven out


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a sentence says of some people: a fate, how many, and the words [first, last) that say so."""

    first: int
    last: int
    fate: Fate
    count: Count
    kind: Kind
    words: str
    noun: str = ""
    part: bool = False
    subset: bool = False
    definite: bool = False
    running: bool = False
    head: str = ""


@dataclass(slots=True, kw_only=True)
class Reader:
    """One sentence while it is read: its groups, which are spoken for, and what was found."""

    line: Line
    groups: list[Group]
    found: list[Told] = field(default_factory=list)
    objects: set[int] = field(default_factory=set)
    subjects: dict[int, list[int]] = field(default_factory=dict)

    def tell(self, fate: Fate, chosen: list[int], cue_first: int, cue_last: int, *, part: bool = False) -> None:
        """Note a fate of the chosen groups together."""
        groups = [self.groups[index] for index in chosen]
        if not groups or any(
            told.fate is fate and told.first <= groups[0].first < told.last for told in self.found
        ):
            return
        self.found.append(_told(self.line, fate, groups, cue_first, cue_last, part=part))

    # ------------------------------------------------------------ people before the verb

    def subject(self, before: int, *, adjacent: bool = False) -> list[int]:
        """The groups that a verb beginning at word `before` speaks of, [] if none."""
        end = before
        for index in range(len(self.groups) - 1, -1, -1):
            group = self.groups[index]
            if group.last > end:
                continue
            if not self._bridges(group.last, end, before):
                return []
            chosen = self._with_partners(index)
            outer = self.groups[chosen[0]]
            near = (
                group.last == before
                if adjacent
                else group.last == before - 1 and self.line.word(group.last) == "who"
            )
            if self._embedded(outer) and not near:
                end = outer.first
                continue
            return [] if self.objects & set(chosen) else chosen
        return []

    def latest_actor(self, before: int) -> list[int]:
        """The last people before a word who are nobody's object: of "was taken to hospital but died"."""
        for index in range(len(self.groups) - 1, -1, -1):
            group = self.groups[index]
            if group.last <= before and index not in self.objects and not self._embedded(group):
                return [index] if group.kind is not Kind.NOBODY and not group.counted_by_outcome else []
        return []

    def _embedded(self, group: Group) -> bool:
        """True for people inside another phrase ("including three children", "by two men")."""
        word = self.line.word(group.first - 1)
        if word == "of" and self.line.word(group.first - 2) in _SIZED:
            return False
        if word in {",", "-", "("} and group.subset:
            return True
        return word in _EMBEDDING

    def _bridges(self, start: int, end: int, verb: int) -> bool:
        """True where words [start, end) may stand between people and their verb."""
        if verb - start > _LONGEST_GAP:
            return False
        relative = acted = False
        for index in range(start, end):
            word = self.line.words[index]
            if word in _RELATIVE:
                relative = True
            elif word in {";", ":", "!", "?"} or word in _SAYING or word == "but":
                return False
            elif relative:
                continue
            elif word in BE or word in HAVE or word in MODALS or word in _CLAUSES or (word in _AND and acted):
                return False
            elif word in CUES and CUES[word][1] is not Voice.NOUN:
                if index != start or CUES[word][1] is not Voice.PARTICIPLE:
                    return False
                acted = True
            acted = acted or word.endswith("ed")
        return True

    def _with_partners(self, index: int) -> list[int]:
        """The group and those joined to it on its left ("two men and a woman"); of an apposition, its head."""
        chosen, joined = [index], False
        while chosen[0] > 0:
            left, right = self.groups[chosen[0] - 1], self.groups[chosen[0]]
            between = self.line.words[left.last : right.first]
            if not between or not all(word in _CONNECTING or word.isdigit() for word in between):
                break
            if chosen[0] - 1 in self.objects or left.kind is Kind.NOBODY or self._closed(left, between):
                break
            total = sum(self.groups[one].count.low for one in chosen)
            if joined and left.count.low == total and not _AND & set(between) and _general(left):
                return [chosen[0] - 1]
            if not joined and not (_AND & set(between) or "with" in between):
                return [chosen[0] - 1] if left.kind is not Kind.UNCOUNTED else chosen
            joined = True
            chosen.insert(0, chosen[0] - 1)
        return chosen

    def _closed(self, group: Group, between: tuple[str, ...]) -> bool:
        """True where ", and" begins a new clause: "the toll rose to 31, and 154 people were injured"."""
        if between[:2] != (",", "and"):
            return False
        before = self.line.word(group.first - 1)
        return before in _EMBEDDING or before in CUES or before.endswith("ed")

    # ------------------------------------------------------------ people after the verb

    def object(self, start: int) -> list[int]:
        """The groups that begin at word `start` or after an adverb there, with those joined to them; [] if none."""
        for skipped in range(3):
            index = self.group_at(start + skipped)
            if index is not None:
                return self._with_followers(index)
            if self.line.word(start + skipped) not in ADVERBS:
                return []
        return []

    def object_past_particle(self, start: int) -> list[int]:
        """The same, also past the particle of "handed over" and "rounded up"."""
        particle = self.line.word(start) in {"over", "down", "up", "off", "back"}
        return self.object(start) or (self.object(start + 1) if particle else [])

    def group_at(self, first: int) -> int | None:
        """Which group begins at that word."""
        for index, group in enumerate(self.groups):
            if group.first == first:
                return index
        return None

    def _with_followers(self, index: int) -> list[int]:
        run, ands = [index], [False]
        while run[-1] + 1 < len(self.groups):
            left, right = self.groups[run[-1]], self.groups[run[-1] + 1]
            between = self.line.words[left.last : right.first]
            if not between or not all(word in _CONNECTING or word.isdigit() for word in between):
                break
            run.append(run[-1] + 1)
            ands.append(bool(_AND & set(between)) or "with" in between)
        while len(run) > 1 and self._acts(self.groups[run[-1]]):
            run.pop()
            ands.pop()
        if len(run) > 1 and (
            not ands[-1]
            or (
                _general(self.groups[run[0]])
                and self.groups[run[0]].count.low == sum(self.groups[one].count.low for one in run[1:])
            )
        ):
            return run[:1]
        return run

    def _acts(self, group: Group) -> bool:
        """True where a group has a verb of its own after it, so that it is nobody's object."""
        after = group.last
        while self.line.word(after) in ADVERBS:
            after += 1
        word = self.line.word(after)
        if word in BE or word in HAVE or word in MODALS:
            return True
        return word in CUES and CUES[word][1] is not Voice.NOUN

    def usable(self, chosen: list[int], fate: Fate, word: str = "") -> bool:
        """True where these people may meet that fate by that word."""
        groups = [self.groups[index] for index in chosen]
        if not groups or any(group.counted_by_outcome for group in groups):
            return False
        if word in ONLY_CAPTIVES:
            return any(group.captive for group in groups)
        if fate is Fate.DISPLACED:
            return (groups[0].kind is not Kind.NOBODY and groups[0].head in UPROOTED | {"patients", "staff"}) or (
                groups[0].count.low >= _MANY_LEAVE and groups[0].sure
            )
        return fate in STRONG or all(group.sure for group in groups)


def _general(group: Group) -> bool:
    """True for people who may be told apart in what follows: "three people, two men and a woman"."""
    return not group.noun or group.head in _GENERAL


def _told(line: Line, fate: Fate, groups: list[Group], cue_first: int, cue_last: int, *, part: bool) -> Told:
    lows = sum(group.count.low for group in groups)
    highs = [group.count.high for group in groups]
    count = Count(low=lows, high=None if None in highs else sum(high for high in highs if high is not None))
    kinds = [group.kind for group in groups]
    kind = next((each for each in (Kind.COUNTED, Kind.SINGLE) if each in kinds), kinds[0])
    words = groups[0].words if len(groups) == 1 else line.stretch(groups[0].first, groups[-1].last)
    if any(group.kind is Kind.KNOWN and not group.noun for group in groups):
        words = groups[0].words
    return Told(
        first=min(groups[0].first, cue_first),
        last=max(groups[-1].last, cue_last),
        fate=fate,
        count=count,
        kind=kind,
        words=words,
        noun=" and ".join(group.noun for group in groups if group.noun),
        part=part,
        subset=groups[0].subset,
        definite=all(group.definite for group in groups),
        head=groups[0].head,
    )


# ---------------------------------------------------------------- verbs


def verb_before(line: Line, cue: int) -> tuple[int, str, bool]:
    """Where the verb of a participle begins, its auxiliary ("be", "have", "to", "modal" or ""), and if negated."""
    first, auxiliary, negated = cue, "", False
    index = cue - 1
    while index >= 0 and cue - index < 8:
        word = line.words[index]
        if word in NOT_SO:
            negated = True
        if word in BE:
            auxiliary, first = "be", index
        elif word in HAVE or word in {"did", "does", "do"}:
            auxiliary, first = auxiliary or "have", index
        elif word in MODALS or word == "to":
            auxiliary, first = auxiliary or ("to" if word == "to" else "modal"), index
        elif not (word in ADVERBS or word in NOT_SO or word in _FATALLY):
            break
        index -= 1
    return first, auxiliary, negated


def fate_of(line: Line, cue: int) -> tuple[Fate, int] | None:
    """What a cue says in its surroundings, and the word after it all; None where it is not about people."""
    word = line.words[cue]
    fate, _ = CUES[word]
    last = cue + 1
    following = line.words[cue + 1 : cue + 4]
    if word in {"shot", "hit", "struck"} and following[:1] in (("down",), ("at",), ("back",)):
        return None
    if fate in {Fate.SHOT, Fate.INJURED}:
        before = set(line.words[max(cue - 2, 0) : cue])
        if before & _FATALLY or following[:1] == ("fatally",):
            return Fate.KILLED, last
        if following[:1] == ("dead",) or following[:2] == ("to", "death"):
            return Fate.KILLED, last + (1 if following[0] == "dead" else 2)
    return fate, last


def link_verbs(reader: Reader) -> None:
    """Tie the groups of a sentence to its verbs and adjectives of outcome, from left to right."""
    for cue, word in enumerate(reader.line.words):
        if word not in CUES:
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
    if auxiliary in {"modal", "to"}:
        return
    if auxiliary == "be":
        _passive(reader, begin, first, fates, last, negated=negated)
        return
    if word == "hit" and auxiliary == "":
        return
    chosen = [] if negated else reader.object_past_particle(last)
    if chosen and not _own_verb(reader, chosen) and reader.usable(chosen, fate, word):
        reader.objects.update(chosen)
        _tell_all(reader, fates, chosen, begin, last)
    elif auxiliary in {"", "have"} and not negated:
        _reduced(reader, begin, fates, last)


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
    return reader._acts(group) and not group.noun and group.kind is Kind.COUNTED  # noqa: SLF001  same module


def _tell_all(reader: Reader, fates: tuple[Fate, ...], chosen: list[int], first: int, last: int) -> None:
    if set(fates) == _MIXED and reader.groups[chosen[0]].kind is not Kind.NOBODY:
        _tell_mixed(reader, fates, chosen, first, last)
        return
    for fate in dict.fromkeys(fates):
        reader.tell(fate, chosen, first, last)


def _tell_mixed(reader: Reader, fates: tuple[Fate, ...], chosen: list[int], first: int, last: int) -> None:
    """ "20 killed and wounded" bounds both from above: one of each at the least, nobody knows how many."""
    for fate in fates:
        told = _told(reader.line, fate, [reader.groups[one] for one in chosen], first, last, part=False)
        low, high = min(1, told.count.low), told.count.high
        count = Count(low=low, high=None if high is None else max(high - 1, low))
        reader.found.append(
            Told(
                first=told.first, last=told.last, fate=fate, count=count, kind=told.kind, words=told.words,
                noun=told.noun, definite=told.definite,
            )
        )  # fmt: skip


def _passive(reader: Reader, cue: int, first: int, fates: tuple[Fate, ...], last: int, *, negated: bool) -> None:
    line, word = reader.line, reader.line.words[cue]
    chosen = reader.subject(first, adjacent=line.word(first) in {"being", "getting"}) or _shared(
        reader, cue, first
    )
    if not chosen and line.word(first - 1) in {"", "also", "and"}:
        chosen = reader.object(last)
    if chosen and reader.usable(chosen, fates[-1], word):
        if negated and reader.groups[chosen[0]].kind is not Kind.NOBODY:
            return
        reader.subjects[cue] = chosen
        _tell_all(reader, fates, chosen + _companions(reader, last), first, last)
    elif not chosen and not negated:
        _unnamed(reader, first, fates, last)


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
    if line.word(first) not in _ONE_WAS or fates[-1] not in STRONG or before in _NO_SUBJECT or before in CUES:
        return
    if not before[0].isalnum() and before not in {",", ")", "]"}:
        return
    tell_unnamed(reader, fates[-1], first, last)


def _unnamed_died(reader: Reader, first: int, last: int) -> None:
    """Somebody whose name we do not read died: a capitalised word before the verb, or before "who"."""
    line = reader.line
    name = first - 1
    while line.word(name) in {"who", ","}:
        name -= 1
    if name < 0 or not line.printed[name][0].isupper() or line.word(name) in NOT_NAMES | INTO | THINGS:
        return
    if line.shouting and line.word(name).endswith("s"):
        return
    tell_unnamed(reader, Fate.KILLED, first, last)


def _reduced(reader: Reader, cue: int, fates: tuple[Fate, ...], last: int) -> None:
    """ "19 civilians killed", "two people in the car wounded": a participle without "were"."""
    line, word = reader.line, reader.line.words[cue]
    before = cue
    while line.word(before - 1) in ADVERBS or line.word(before - 1) in _FATALLY:
        before -= 1
    chosen = reader.subject(before, adjacent=True)
    if not chosen or not reader.usable(chosen, fates[-1], word) or _has_unread_object(line, cue, last):
        return
    group = reader.groups[chosen[-1]]
    gap = line.words[group.last : before]
    if gap and (len(gap) > 6 or gap[0] not in _EMBEDDING | {"aboard"} or "," in gap or set(gap) & BE):
        return
    if group.kind is Kind.KNOWN and not gap and not line.word(last):
        return
    if gap and group.kind in {Kind.KNOWN, Kind.UNCOUNTED}:
        return
    if group.kind is Kind.UNCOUNTED or (group.kind is Kind.KNOWN and word not in {"killed", "wounded", "injured"}):
        return
    _tell_all(reader, fates, chosen, cue, last)


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
    chosen = reader.object(last + 1) if line.word(last) == "of" else reader.object_past_particle(last)
    if chosen and reader.usable(chosen, fate, word) and not _own_verb(reader, chosen):
        reader.objects.update(chosen)
        _tell_all(reader, fates, chosen, begin, last)


def _present(reader: Reader, cue: int, fate: Fate, last: int) -> None:
    line, word = reader.line, reader.line.words[cue]
    before = line.word(cue - 1)
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
    chosen = reader.object(last + 1)
    if chosen and reader.usable(chosen, fate, word) and reader.groups[chosen[0]].kind is not Kind.NOBODY:
        reader.objects.update(chosen)
        reader.tell(fate, chosen, cue, last)
    elif not chosen and fate is Fate.KILLED and _names_somebody(line, last + 1, murdered=word in _OF_ONE):
        tell_unnamed(reader, fate, cue, last)


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
        or word in NOT_NAMES
        or word in _ARTICLES
    ):
        return False
    if line.shouting and (not murdered or word.endswith("s")):
        return False
    return line.printed[index][0].isupper()


def tell_unnamed(reader: Reader, fate: Fate, first: int, last: int) -> None:
    """Note one person whose name stands there unread."""
    group = Group(first=first, last=first, count=ONE, kind=Kind.KNOWN, words="", definite=True)
    reader.found.append(_told(reader.line, fate, [group], first, last, part=False))


def _state(reader: Reader, cue: int, fate: Fate, last: int, *, adjective: bool) -> None:
    line, word = reader.line, reader.line.words[cue]
    first, _, negated = verb_before(line, cue)
    while adjective and first > 0 and line.word(first - 1) in _FOUND:
        first = verb_before(line, first - 1)[0]
    helped = first < cue
    if negated:
        return
    if adjective and not helped:
        chosen = reader.subject(cue, adjacent=True)
        chosen = chosen if chosen and reader.groups[chosen[-1]].last == cue else []
    else:
        chosen = reader.subject(first) or _shared(reader, cue, first)
    if not chosen and not adjective and line.word(first - 1) in {"and", "but", "then"}:
        chosen = reader.latest_actor(first)
    if not chosen and not adjective and fate is Fate.KILLED:
        _unnamed_died(reader, first, last)
    if chosen and word.startswith("fle") and reader.groups[chosen[0]].count.low < _MANY_LEAVE:
        return
    if chosen and reader.usable(chosen, fate, word):
        reader.subjects[cue] = chosen
        reader.tell(fate, chosen, first, last)
