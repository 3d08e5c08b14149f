"""A sentence while casualties are read from it: which people stand before a verb, which after it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter

from corpus.casualty_groups import read_groups
from corpus.casualty_line import Line
from corpus.casualty_people import ONE, Group, Kind
from corpus.casualty_words import (
    ADVERBS,
    BE,
    CUES,
    HAVE,
    MODALS,
    NOT_SO,
    ONLY_CAPTIVES,
    PERSON,
    STRONG,
    UPROOTED,
    Fate,
    Voice,
    word_set,
)
from corpus.records import Count
from geodata.light_records import altered, light

_AND = frozenset({"and", "&", "plus"})
_CONNECTING = frozenset(
    {",", "and", "&", "plus", "as", "well", "along", "with", "age", "aged", "together", "also"}
    | {"his", "her", "their", "the", "another"}
)
EMBEDDING = word_set(
    """
    of in on at by with from to near against for into between under over among including include included
    includes inside outside around carrying behind about toward towards like than above below
    """
)
_FURTHER = frozenset({"a", "an", "another", "some", "further", "additional", "other", "his", "her", "their"})
HIMSELF = frozenset({"himself", "herself", "self"})
_IN_TURN = frozenset({"then", "later", "finally", "eventually"})
_SAYING = word_set("said says say told reported announced stated added confirmed declared claimed reports")
_RELATIVE = frozenset({"who", "which", "that", "whom", "where", "whose"})
_CLAUSES = frozenset({"but", "while", "when", "as", "after", "before", "because", "if", "although", "though"})
_SIZED = frozenset({"family", "crew", "group", "total", "team", "number", "party"})
FATALLY = frozenset({"fatally", "mortally", "fatal"})
_SINGULAR = frozenset({"was", "is", "has"})
_PLURAL = frozenset({"were", "are", "have"})
_DASHES = frozenset({"-", "–", "—", "("})
_SHORT_PHRASE = 6  # words
_NEAR = 8  # words between people and others joined to them
_LONGEST_GAP = 30  # words between people and the verb that tells of them
_STANDING = word_set("left right center centre middle")
_ASIDE = frozenset({","})
_LONGEST_CALLING = 3
_TELLING_APART = frozenset({"among", "including"})
_GENERAL = word_set("people persons civilians victims members residents others individuals adults family")
MANY_LEAVE = 20  # fewer people "fled" or "left" on foot from a scene, and were not driven out


@light
@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a sentence says of some people: a fate, how many, and the words [first, last) that say so.

    `doubtful` marks "lost 50", which is told of people only beside others who were killed, `attacker` the one
    who hit the others ("before killing himself").
    """

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
    doubtful: bool = False
    attacker: bool = False


@dataclass(kw_only=True)
class Reader:
    """One sentence while it is read: its groups, which are spoken for, and what was found.

    `inner` are the groups told of as part of others, each with the word "among" that says so, `object_of`
    the first object of each gerund by the word that it stands at.
    """

    line: Line
    found: list[Told] = field(default_factory=list)
    objects: set[int] = field(default_factory=set)
    subjects: dict[int, list[int]] = field(default_factory=dict)
    inner: dict[int, int] = field(default_factory=dict)
    object_of: dict[int, int] = field(default_factory=dict)

    @cached_property
    def groups(self) -> list[Group]:
        """The people of the sentence in order, looked for when one first asks for them."""
        return read_groups(self.line)

    def tell(self, fate: Fate, chosen: list[int], cue_first: int, cue_last: int, *, part: bool = False) -> None:
        """Note a fate of the chosen groups together."""
        groups = [self.groups[index] for index in chosen]
        if not groups or any(
            told.fate is fate and told.first <= groups[0].first < told.last for told in self.found
        ):
            return
        self.found.append(told_of(self.line, fate, groups, cue_first, cue_last, part=part))

    def tell_unnamed(self, fate: Fate, first: int, last: int, *, attacker: bool = False) -> None:
        """Note one person who is named there, unread."""
        group = Group(first=first, last=first, count=ONE, kind=Kind.KNOWN, words="", definite=True)
        told = told_of(self.line, fate, [group], first, last, part=False)
        self.found.append(altered(told, attacker=attacker))

    def tell_mixed(self, fates: tuple[Fate, ...], chosen: list[int], first: int, last: int) -> None:
        """Note what "20 killed and wounded" bounds: one of each at the least, of "killed or wounded" none."""
        for fate in fates:
            told = told_of(self.line, fate, [self.groups[one] for one in chosen], first, last, part=False)
            count = _of_two_fates(told.count, either=not {"or", "/"}.isdisjoint(self.line.words[first:last]))
            self.found.append(altered(told, count=count))

    # ------------------------------------------------------------ people before the verb

    def subject(self, before: int, *, adjacent: bool = False) -> list[int]:
        """The groups that a verb beginning at word `before` speaks of, [] if none."""
        end = before
        for index in range(self._ending_by(before) - 1, -1, -1):
            group = self.groups[index]
            if group.last > end:
                continue
            if index in self.inner:
                end = group.first
                continue
            if not self._bridges(group.last, end, before):
                return []
            several = self.line.word(before) in _PLURAL
            chosen = self._with_partners(self._counted_before(index, before), several=several)
            outer = self.groups[chosen[0]]
            near = (
                group.last == before
                if adjacent or group.subset
                else group.last == before - 1 and self.line.word(group.last) == "who"
            )
            if self._embedded(outer) and not near:
                end = outer.first
                continue
            if self.objects & set(chosen):
                if near or not self._is_aside(chosen[0]):
                    return []
                end = self._verb_of(chosen[0])
                continue
            return chosen
        return []

    def _verb_of(self, index: int) -> int:
        """Where the verb begins of which a group is the object."""
        return max(
            (cue for cue in self.object_of if self.object_of[cue] == index), default=self.groups[index].first
        )

    def _is_aside(self, index: int) -> bool:
        """True for the five of "a man suspected of killing five people was found dead"."""
        return self.line.word(self._verb_of(index) - 1) == "of"

    def _counted_before(self, index: int, verb: int) -> int:
        """The counted group that a plural without a number is joined to ("six clerks of the bank and guards")."""
        group = self.groups[index]
        if group.kind is not Kind.UNCOUNTED or index == 0 or self.groups[index - 1].kind is not Kind.COUNTED:
            return index
        counted = self.groups[index - 1]
        between = self.line.words[counted.last : group.first]
        joined = _AND & set(between) and "," not in between and len(between) <= _NEAR
        return index - 1 if joined and self._bridges(counted.last, group.first, verb) else index

    def _ending_by(self, word: int) -> int:
        """How many groups end at that word or before."""
        return bisect_right(self.groups, word, key=attrgetter("last"))

    def latest_actor(self, before: int) -> list[int]:
        """The last people before a word who are nobody's object: of "was taken to hospital but died"."""
        for index in range(self._ending_by(before) - 1, -1, -1):
            group = self.groups[index]
            if index not in self.objects and not self._embedded(group):
                return [index] if group.kind is not Kind.NOBODY and not group.counted_by_outcome else []
        return []

    def _embedded(self, group: Group) -> bool:
        """True for people inside another phrase ("including three children", "by two men")."""
        word = self.line.word(group.first - 1)
        if group.kind is Kind.KNOWN and not group.noun and self._inside_phrase(group):
            return True
        if word == "of" and self.line.word(group.first - 2) in _SIZED:
            return False
        if word in {",", "-", "("} and group.subset:
            return True
        if word in {"them", "whom"}:
            return self.line.word(group.first - 2) in {"among", "of"}
        return word in EMBEDDING

    def _inside_phrase(self, group: Group) -> bool:
        """True for a name after a preposition, an article and nouns: "from the daily Le Something"."""
        for index in range(group.first - 1, max(group.first - 5, 0), -1):
            word = self.line.words[index]
            if word == "the":
                return self.line.word(index - 1) in EMBEDDING
            if not word.isalpha():
                return False
        return False

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
            elif word in CUES and CUES[word][1] is not Voice.NOUN and not self._is_deed(index):
                if index != start or CUES[word][1] is not Voice.PARTICIPLE:
                    return False
                acted = True
            acted = acted or (word.endswith("ed") and word != "aged")
        return True

    def _is_deed(self, index: int) -> bool:
        """True for a gerund that takes nobody: "in a shooting last week", "a shooting victim"."""
        return CUES[self.line.words[index]][1] is Voice.GERUND and not self.object_past_particle(index + 1)

    def together(self, index: int) -> list[int]:
        """A counted group and those joined to it on its left: "one man and two women" with wounds."""
        counted = self.groups[index].kind is Kind.COUNTED
        return self._with_partners(index) if counted else [index]

    def _with_partners(self, index: int, *, several: bool = False) -> list[int]:
        """The group and those joined to it on its left ("two men and a woman"); of an apposition, its head.

        `several` where the verb tells of more than one: "the boy and his uncle, Teo Marl, were".
        """
        chosen, joined = [index], False
        while chosen[0] > 0:
            left, right = self.groups[chosen[0] - 1], self.groups[chosen[0]]
            between = _without_asides(self.line.words[left.last : right.first])
            if self._are_two(left, right, between):
                chosen.insert(0, chosen[0] - 1)
                break
            if _by_name(left) and _by_name(right) and between[:1] == ("and",) and _is_calling(between[1:]):
                between = between[:1]
            if not between or not all(
                word in _CONNECTING or word.isdigit() or word in _DASHES for word in between
            ):
                break
            if (
                {chosen[0] - 1, chosen[0]} & (self.objects | self.inner.keys())
                or left.kind is Kind.NOBODY
                or self._closed(left, between)
            ):
                break
            total = sum(self.groups[one].count.low for one in chosen)
            told_apart = _general(left) or left.subset or all(_particular(self.groups[one]) for one in chosen)
            if joined and left.count.low == total and not _AND & set(between) and told_apart:
                return self._with_partners(chosen[0] - 1)
            if not joined and not (_AND & set(between) or "with" in between or self._are_listed(left, right)):
                if left.kind is Kind.UNCOUNTED:
                    return chosen
                more = several or right.count.low > 1
                return self._with_partners(chosen[0] - 1) if more else [chosen[0] - 1]
            joined = True
            chosen.insert(0, chosen[0] - 1)
        return chosen

    def _are_two(self, left: Group, right: Group, between: tuple[str, ...]) -> bool:
        """True for "two nurses from Goris and a driver were hurt": one person alone would not be "were"."""
        if right.count.high != 1 or left.unknown or left.kind is Kind.NOBODY or len(between) > _SHORT_PHRASE:
            return False
        if between[:1] not in (("from",), ("of",), ("in",)) or between[-1] != "and" or self._embedded(left):
            return False
        if any(word in CUES or word in BE or not word.isalpha() for word in between):
            return False
        following = self.line.words[right.last : right.last + _SHORT_PHRASE]
        plural = [word for word in following if word in BE]
        return plural[:1] in (["were"], ["are"]) and not {",", "and", "who"} & set(
            following[: following.index(plural[0])]
        )

    def _are_listed(self, left: Group, right: Group) -> bool:
        """True where a headline's comma stands for "and": "Toddler, man killed", "2 boys, 2 girls shot"."""
        return self.line.headline and left.kind is right.kind and _is_bare(left) and _is_bare(right)

    def _closed(self, group: Group, between: tuple[str, ...]) -> bool:
        """True where ", and" begins a new clause: "the toll rose to 31, and 154 people were injured"."""
        if between[:2] != (",", "and"):
            return False
        before = self.line.word(group.first - 1)
        return before in EMBEDDING or before in CUES or before.endswith("ed") or self._is_told_apart(group)

    def _is_told_apart(self, group: Group) -> bool:
        """True for the last of "among them a girl and a nurse", "including a girl and a nurse"."""
        for index in range(group.first - 1, max(group.first - _LONGEST_GAP, -1), -1):
            word = self.line.words[index]
            if word in _TELLING_APART:
                return True
            if word in BE or word in HAVE or word in CUES:
                return False
        return False

    # ------------------------------------------------------------ people after the verb

    def object(self, start: int) -> list[int]:
        """The groups that begin at word `start` or after an adverb, with those joined to them; [] if none."""
        for skipped in range(4):
            index = self.group_at(start + skipped)
            if index is not None:
                return self.with_followers(index)
            word = self.line.word(start + skipped)
            counted = word == "the" and start + skipped + 1 in self.line.numerals
            if word not in ADVERBS and word not in _FURTHER and not counted:
                return []
        return []

    def object_past_particle(self, start: int) -> list[int]:
        """The same, also past the particle of "handed over" and "rounded up"."""
        particle = self.line.word(start) in {"over", "down", "up", "off", "back"}
        return self.object(start) or (self.object(start + 1) if particle else [])

    def group_at(self, first: int) -> int | None:
        """Which group begins at that word."""
        index = bisect_left(self.groups, first, key=attrgetter("first"))
        return index if index < len(self.groups) and self.groups[index].first == first else None

    def with_followers(self, index: int) -> list[int]:
        """The group and those joined to it on its right; of an apposition, its head."""
        run, ands = [index], [False]
        while run[-1] + 1 < len(self.groups):
            left, right = self.groups[run[-1]], self.groups[run[-1] + 1]
            between = self.line.words[left.last : right.first]
            himself = right.words in HIMSELF
            if not between or not all(
                word in _CONNECTING or word.isdigit() or (himself and word in _IN_TURN) for word in between
            ):
                break
            if (run[-1] + 1 in self.inner) and index not in self.inner:
                break
            run.append(run[-1] + 1)
            listed = self._are_listed(left, right)
            ands.append(bool(_AND & set(between)) or "with" in between or himself or listed)
        while len(run) > 1 and (self.acts(self.groups[run[-1]]) or self._is_called(run[-2], run[-1])):
            run.pop()
            ands.pop()
        if len(run) > 1 and (
            not ands[-1]
            or (
                _general(self.groups[run[0]])
                and not _by_name(self.groups[run[0]])
                and self.groups[run[0]].count.low == sum(self.groups[one].count.low for one in run[1:])
            )
        ):
            return run[:1]
        return run

    def _is_called(self, one: int, name: int) -> bool:
        """True where the second group only gives the name of the first: "and her daughter, Eve Marl"."""
        left, right = self.groups[one], self.groups[name]
        between = self.line.words[left.last : right.first]
        return _by_name(right) and bool(left.noun) and left.count.high == 1 and between == (",",)

    def acts(self, group: Group) -> bool:
        """True where a group has a verb of its own after it, so that it is nobody's object."""
        after = group.last
        while self.line.word(after) in ADVERBS:
            after += 1
        word = self.line.word(after)
        if word in _SINGULAR and group.count.high != 1:
            return False  # "killing his wife and four sons was …": the verb is the sentence's own
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
                groups[0].count.low >= MANY_LEAVE and groups[0].sure
            )
        return fate in STRONG or all(group.sure for group in groups)


def _without_asides(between: tuple[str, ...]) -> tuple[str, ...]:
    """The words between two groups without brackets and ", left ,", where a caption says who is who."""
    kept: list[str] = []
    for word in between:
        kept.append(word)
        if word == ")" and "(" in kept:
            del kept[kept.index("(") :]
        elif len(kept) > 2 and kept[-2] in _STANDING and kept[-3] in _ASIDE and word in _ASIDE:
            del kept[-3:]
    return tuple(kept)


def _is_bare(group: Group) -> bool:
    """True for people without an article, or counted."""
    return group.kind is Kind.COUNTED or (group.kind is Kind.SINGLE and not group.words)


def _by_name(group: Group) -> bool:
    return group.kind is Kind.KNOWN and not group.noun and not group.words


def _is_calling(words: tuple[str, ...]) -> bool:
    """True for what somebody is called before the name: "court officer"."""
    return 0 < len(words) <= _LONGEST_CALLING and words[-1] in PERSON and all(word.isalpha() for word in words)


def _particular(group: Group) -> bool:
    """True for people by name or age, who tell apart those counted before: "two clerks, a 23-year-old and …"."""
    return _by_name(group) or "-old" in group.noun


def _general(group: Group) -> bool:
    """True for people who may be told apart in what follows: "three people, two men and a woman"."""
    return not group.noun or group.head in _GENERAL


def told_of(line: Line, fate: Fate, groups: list[Group], cue_first: int, cue_last: int, *, part: bool) -> Told:
    """What is told of groups together: their numbers added, their nouns joined."""
    known = [group for group in groups if not group.unknown] or groups
    lows = sum(group.count.low for group in known)
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
        attacker=all(group.words in HIMSELF for group in groups),
    )


def _of_two_fates(count: Count, *, either: bool) -> Count:
    """How many of those who met one of two fates met the one: of "20 killed or injured" none to 20."""
    if either:
        return Count(low=0, high=count.high)
    low = min(1, count.low)
    return Count(low=low, high=None if count.high is None else max(count.high - 1, low))


def verb_before(line: Line, cue: int) -> tuple[int, str, bool]:
    """Where the verb of a participle begins, its helper ("be", "have", "to", "modal", "") and if negated."""
    first, auxiliary, negated = cue, "", False
    index = cue - 1
    while index >= 0 and cue - index < 8:
        word = line.words[index]
        if word in NOT_SO:
            negated = True
        if word in BE:
            # Of "is believed to have shot" the verb is "to have shot", of "to have been shot" the passive.
            auxiliary, first = "have" if auxiliary == "have" and line.word(first) == "to" else "be", index
        elif word in HAVE or word in {"did", "does", "do"}:
            auxiliary, first = auxiliary or "have", index
        elif word in MODALS or word == "to":
            auxiliary, first = auxiliary or ("to" if word == "to" else "modal"), index
        elif not (word in ADVERBS or word in NOT_SO or word in FATALLY or (word == "found" and index == cue - 1)):
            break
        index -= 1
    return first, auxiliary, negated
