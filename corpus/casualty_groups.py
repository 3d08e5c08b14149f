"""Counted people where they stand in a sentence: "at least 13 civilians", "a soldier", "two others", "no one"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.casualty_line import Line
from corpus.casualty_words import (
    ADJECTIVES,
    ADVERBS,
    AGE,
    CAPTIVES,
    CUES,
    DAYS,
    INTO,
    INVARIANT,
    MONTH_NAMES,
    OUTCOME_NOUNS,
    PEOPLE,
    PERSON,
    THINGS,
    Fate,
    Voice,
    word_set,
)
from corpus.records import Count

ONE = Count(low=1, high=1)
TWO = Count(low=2, high=2)
NONE = Count(low=0, high=0)
SOME = Count(low=2, high=None)

_LONGEST_NAME = 9  # words from a number to the noun that it counts; longer stretches are other phrases
_LIST_MARKS = 3  # words back from one of a list to the one before: a comma and an "and"
_LONGEST_PERSON = 4  # words of a name after an age
_HEADLINE = 5  # words in which a headline without articles names the one it is about
_MORE = frozenset({"more", "others", "other", "else", "additional", "further", "new", "such", "apiece"})
_THE = frozenset({"the", "his", "her", "their", "my", "our", "its", "these", "those", "all", "this", "whose"})
_OF_ONE = frozenset({"his", "her", "my"})
_THOSE = frozenset({"the", "these", "those"})
_WHOM = frozenset({"them", "whom", "these", "those", "which", "us"})
_NOT_KIN = word_set("victim victims body driver passenger leader commander president")
_SIZED = frozenset({"family", "families", "crew", "group", "total", "team", "list", "number", "toll", "party"})
_SPEAKING = word_set(
    "spoke spoken speak speaks speaking wrote written writes told tells talk talked report reports reported knew "
    "loss losses estimate estimates"
)
_PRONOUNS = frozenset({"he", "she", "him", "himself", "herself"})
_NUMBERED = word_set(
    "at aged age ages no number resolution article channel highway route block mi i us-59 interstate section room "
    "sept route page chapter since until grade unit bus flight"
)
_OF_AGE = frozenset({"younger", "older", "under", "over", "year-old", "years-old"})
_ABSTRACT = frozenset(
    {"members", "others", "lives", "souls", "officials", "leaders", "sides", "parties", "owners"}
)


_NOBODIES = frozenset({"no", "none", "nobody", "noone", "zero", "without"})
_NO_NAMES = (
    THINGS
    | INTO
    | DAYS
    | word_set(
        """
        ministry department army police university college court agency office council committee government bank
        street avenue road county republic forces guard guards service services union front command corporation
        party parliament assembly federation movement bureau commission authority association society institute
        academy station airport park square lake river mount mountain island state north south east west
        northern southern eastern western nations news times post television radio foundation center centre club
        army's
        """
    )
)
_LOST_WITHOUT = frozenset({"casualties", "deaths", "fatalities", "victims"})
_CAUSING = frozenset({"causing", "inflicting"})
_OF_THE = {
    "dead": Fate.KILLED, "killed": Fate.KILLED, "slain": Fate.KILLED, "wounded": Fate.INJURED,
    "injured": Fate.INJURED, "hurt": Fate.INJURED, "missing": Fate.MISSING, "displaced": Fate.DISPLACED,
}  # fmt: skip
_OF_A_DEED = word_set("victim victims suspect suspects survivor survivors")
_LYING = word_set("found left fatally mortally")
_HARM = frozenset({Fate.KILLED, Fate.INJURED, Fate.SHOT})
_ACTING = frozenset({Voice.GERUND, Voice.PRESENT})
_ORDINALS = frozenset({"second", "third", "fourth", "fifth"})
_ARTICLES = frozenset({"a", "an", "another"})
_PLURALS = PEOPLE - INVARIANT - _ABSTRACT
_TAKEN = frozenset({"prisoner", "captive", "hostage"})


class Kind(StrEnum):
    """How people are brought up."""

    COUNTED = "counted"  # two soldiers
    SINGLE = "single"  # a soldier
    KNOWN = "known"  # the soldier, he, somebody by name
    UNCOUNTED = "uncounted"  # soldiers
    NOBODY = "nobody"  # no one


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People in words [first, last) of a line. `words` are the number's own, `noun` who they are ("" if bare).

    `sure` is False where the noun is none that we know for people. `subset` marks "of them", `fates` what an
    adjective or a noun of outcome says of them already ("wounded soldiers", "deaths"). `whole` is how many
    they are of: 8 in "one of at least 8 people".
    """

    first: int
    last: int
    count: Count
    kind: Kind
    words: str
    noun: str = ""
    head: str = ""
    sure: bool = True
    subset: bool = False
    definite: bool = False
    fates: tuple[Fate, ...] = ()
    counted_by_outcome: bool = False
    whole: Count | None = None

    @property
    def unknown(self) -> bool:
        """True for people without any number ("civilians", "the soldiers")."""
        return self.count == SOME and self.kind is not Kind.COUNTED

    @property
    def everybody(self) -> Group:
        """All of whom they are some: the eight of "one of eight people"; themselves where nobody counted."""
        return self if self.whole is None else replace(self, count=self.whole, whole=None, subset=False)

    @property
    def captive(self) -> bool:
        """True for prisoners, hostages and the like."""
        return self.head in CAPTIVES


def read_groups(line: Line) -> list[Group]:
    """The people of a sentence in order, not overlapping."""
    groups = []
    index = 0
    while index < len(line.words):
        group = _group_at(line, index) if _may_begin(line, index) else None
        if group is not None:
            groups.append(group)
            index = max(group.last, index + 1)
        else:
            index += 1
    return groups


def _group_at(line: Line, index: int) -> Group | None:
    word = line.words[index]
    if index in line.numerals and word != "zero":
        return None if _is_age_of_name(line, index) else _counted(line, index)
    if word in _NOBODIES:
        return _nobody(line, index)
    if (
        word in _ARTICLES
        or (_is_age(word) and not _is_last_age(line, index))
        or _is_paired(line, index)
        or _is_headline(line, index)
        or _is_bare(line, index)
    ):
        return _single(line, index)
    if word in _PRONOUNS or (word == "self" and line.headline):
        return _known(index, index + 1, word)
    if word in _THE or word.endswith("'s"):
        return _definite(line, index)
    return _plural(line, index) if word in _PLURALS else _named(line, index)


_OLDEST = 110
_SINGULAR = frozenset({"was", "is", "has", "had"})


def _is_age_of_name(line: Line, index: int) -> bool:
    """True for the age behind a name that no second comma closes: "J. Doe, 21 of Reno was", "Doe 21, was"."""
    word, before = line.words[index], index - 1
    if not word.isdigit() or int(word) > _OLDEST:
        return False
    comma = line.word(before) == ","
    before -= comma
    before -= line.word(before) == "." and line.word(before - 1) in {"jr", "sr"}
    if before < 1 or not line.printed[before][0].isupper() or line.words[before] in DAYS:
        return False
    if not comma:
        return line.word(index + 1) == "," and line.word(index + 2) in _SINGULAR
    home = line.printed[index + 2][:1] if index + 2 < len(line.words) else ""
    return (
        line.word(index + 1) == "of"
        and home.isupper()
        and not _SINGULAR.isdisjoint(line.words[index + 3 : index + 6])
    )


def _may_begin(line: Line, index: int) -> bool:
    """False where the word there certainly begins no group: most words, and so they are passed over in no time."""
    word = line.words[index]
    if word in _BEGIN or word == "self" or line.printed[index][0].isupper() or index in line.numerals:
        return True
    return word.endswith(("old", "olds", "'s")) or index == 0 or line.words[index - 1] == ":"


_BEGIN = _NOBODIES | _ARTICLES | _PRONOUNS | _THE | _PLURALS | PERSON
"""Words in small letters that may begin a group anywhere in a sentence; ages and possessives may, too."""


def _is_age(word: str) -> bool:
    return word.endswith(("old", "olds")) and AGE.match(word) is not None


def _is_last_age(line: Line, index: int) -> bool:
    """True for the last of "two men, 23 and 25 years old"."""
    return line.word(index - 1) in {"and", "or"} and line.word(index - 2).isdigit()


def _is_headline(line: Line, index: int) -> bool:
    """True for "Border guard wounded by sniper" and "Police: Boy, 3, hurt in blast", where no article stands."""
    if index and line.words[index - 1] != ":":
        return False
    if index >= _HEADLINE or line.words[index] in _THE or line.words[index] in PEOPLE:
        return False
    head = _head(line, index, many=False)
    if head is None or head - index >= _HEADLINE:
        return False
    after = head + 1
    if line.words[after : after + 1] == (",",) and line.word(after + 1).isdigit() and line.word(after + 2) == ",":
        after += 3
    return line.headline or line.word(after) in CUES


def _is_bare(line: Line, index: int) -> bool:
    """True for the soldier of a headline: "Sniper kills soldier", "Police name man killed in blast"."""
    if not line.headline or line.words[index] not in PERSON or _attributive(line, index, many=False):
        return False
    return _is_hit(line, index + 1) or _is_object(line, index)


def _is_hit(line: Line, after: int) -> bool:
    """True where a verb of what befell people follows, perhaps after others: "Toddler, man killed"."""
    if line.word(after) == "," and line.word(after + 1) in PERSON:
        return _is_hit(line, after + 2)
    while line.word(after) in ADVERBS or line.word(after) in _LYING:
        after += 1
    return line.word(after) in CUES and not _stands_for_deed(line, after)


def _stands_for_deed(line: Line, index: int) -> bool:
    return CUES[line.words[index]][1] in {Voice.GERUND, Voice.NOUN}


def _is_object(line: Line, index: int) -> bool:
    """True after a verb of harm, perhaps after others: "kills wife, son"."""
    before = line.word(index - 1)
    if before == "," and line.word(index - 2) in PERSON:
        return _is_object(line, index - 2)
    return before in CUES and CUES[before][0] in _HARM and CUES[before][1] in _ACTING


def _is_paired(line: Line, index: int) -> bool:
    """True for the daughter in "a father and daughter", for either in "a mother, father and toddler"."""
    if line.words[index] not in PERSON:
        return False
    before = index - 1
    while line.word(before) in {"and", ","} and index - before < _LIST_MARKS:
        before -= 1
    if before == index - 1 or line.word(before) not in PERSON:
        return False
    return "and" in line.words[before:index] or line.words[index + 1 : index + 2] in (("and",), (",",))


def _known(first: int, last: int, words: str, noun: str = "", head: str = "", *, definite: bool = True) -> Group:
    return Group(
        first=first, last=last, count=ONE, kind=Kind.KNOWN, words=words, noun=noun, head=head, definite=definite
    )


def _stops(line: Line, index: int) -> bool:
    """True where a noun phrase cannot go on."""
    word = line.word(index)
    if not word or not (word[0].isalnum()) or word in INTO or word in _MORE - {"other"}:
        return True
    if word == "shooting" and line.word(index + 1) in _OF_A_DEED:
        return False
    return word in CUES and word not in ADJECTIVES


def _attributive(line: Line, index: int, *, many: bool) -> bool:
    """True where a word for people only describes what follows ("police station", "rebel commander")."""
    word, following = line.words[index], line.word(index + 1)
    if following in THINGS or following in OUTCOME_NOUNS:
        return True
    if many and word in _PLURALS and following in _TAKEN:
        return False  # "took six fighters prisoner"
    if following in PERSON or following in PEOPLE:
        return not line.word(index + 1).endswith("'s")
    if word in INVARIANT:
        another = following.endswith("s") or (not many and following not in CUES)  # "a police station"
        return another and not _stops(line, index + 1)
    return many and word not in PEOPLE


def _begins_another(line: Line, index: int) -> bool:
    """True where a new phrase or a verb begins: "the shell | killed soldiers", but "two badly wounded men"."""
    word, before = line.words[index], line.words[index - 1]
    if index in line.numerals or word in _ARTICLES or word in _THE:
        return True
    return word in ADJECTIVES and word in CUES and before not in ADJECTIVES and not before.endswith("ly")


_TELLING = frozenset().union(
    PEOPLE, PERSON, INVARIANT, OUTCOME_NOUNS, THINGS, _ARTICLES, _THE, ADJECTIVES, CUES, INTO, _MORE
)
"""Words that a noun phrase begins, ends or stops with; over all others it goes on."""


_OF_DEATH = word_set(
    """
    threat threats squad squads penalty penalties sentence sentences row certificate certificates camp camps notice
    notices
    """
)
"""What is of death or injury and yet nobody's: "three death threats"."""


def _head(line: Line, start: int, *, many: bool) -> int | None:
    """Where the noun stands that names the people or the outcome counted from `start` on; None if neither."""
    age = None
    for index in range(start, min(start + _LONGEST_NAME, len(line.words))):
        word = line.words[index]
        if word not in _TELLING and word[0].isalnum() and not _is_age(word) and index not in line.numerals:
            continue
        if index > start and _begins_another(line, index):
            break
        if _is_age(word):
            age = index
        elif (word in PEOPLE if many else word in PERSON or word in INVARIANT) or (many and word in PERSON):
            if not _attributive(line, index, many=many):
                return index
        elif word in OUTCOME_NOUNS and (many or word in {"death", "fatality", "injury", "casualty"}):
            return None if line.word(index + 1) in _OF_DEATH else index
        elif word in THINGS and line.word(index + 1) not in PEOPLE | PERSON:
            return None
        elif _stops(line, index):
            break
    return age


def _fates(line: Line, first: int, head: int) -> tuple[tuple[Fate, ...], bool]:
    """What the phrase says of the people already, and whether its very noun does."""
    if line.words[head] in OUTCOME_NOUNS:
        return OUTCOME_NOUNS[line.words[head]], True
    return tuple(ADJECTIVES[word] for word in line.words[first:head] if word in ADJECTIVES)[:1], False


def _noun(line: Line, first: int, head: int) -> str:
    """Who they are, in lower case where the whole sentence is in capitals."""
    if line.words[head] in OUTCOME_NOUNS:
        head -= 1
        while head >= first and line.words[head] in {"more", "other", "additional", "further", "new"}:
            head -= 1
    text = line.stretch(first, head + 1) if head >= first else ""
    return text.lower() if line.shouting else text


def _counted(line: Line, index: int) -> Group | None:
    numeral, after = line.numerals[index]
    while line.word(after) in _MORE:
        after += 1
    subset, known, whole = False, False, None
    start = after
    if line.word(start) == "of":
        start += 1
        subset = line.word(start) in _WHOM
        while line.word(start) in _THE:
            start += 1
        known = line.word(start - 1) in _THOSE
        if start in line.numerals:
            subset, whole, start = True, line.numerals[start][0].count, line.numerals[start][1]
    group = Group(
        first=index,
        last=after,
        count=numeral.count,
        kind=Kind.COUNTED,
        words=numeral.text,
        subset=subset,
        whole=whole,
        definite=line.word(index - 1) in _THE or line.word(index) == "both",
    )
    many = numeral.count.high != 1 or known or whole is not None
    if subset and line.word(start) in _WHOM:
        start += 1
        named = line.word(start) in PEOPLE
        return replace(group, last=start + named, noun=_noun(line, start, start) if named else "")
    fate = _OF_THE.get(line.word(start)) if start > after and line.word(start - 1) in _THE else None
    if fate is not None and (_stops(line, start + 1) or line.word(start + 1) in CUES):
        return replace(group, last=start + 1, subset=True, fates=(fate,))
    head = _head(line, start, many=many)
    if head is not None:
        headed = _headed(line, group, start, head)
        return replace(headed, subset=subset or known) if headed is not None else None
    if subset:
        return replace(group, last=max(after, start))
    shared = _shared_noun(line, start)
    if shared is not None:
        described, head = shared
        noun = f"{line.stretch(start, described)} {line.printed[head]}"
        return replace(group, last=described, noun=noun.lower() if line.shouting else noun, head=line.words[head])
    return _bare(line, group, after)


def _shared_noun(line: Line, start: int) -> tuple[int, int] | None:
    """Of "four Armenian and 12 Azerbaijani soldiers" the word after "Armenian" and where "soldiers" stands."""
    last = start
    while last - start < _LONGEST_PERSON and line.word(last).isalpha() and not _ends_sharing(line, last):
        last += 1
    if last == start or (line.word(last - 1).endswith("s") and not line.word(last - 1).endswith(("ss", "ous"))):
        return None  # a noun of its own
    comma = line.word(last) == ","
    following = last + comma + (line.word(last + comma) in {"and", "or"})
    if following == last or following not in line.numerals:
        return None
    after = line.numerals[following][1]
    head = _head(line, after, many=True)
    if head is not None and line.words[head] in PEOPLE:
        return last, head
    more = _shared_noun(line, after) if head is None else None
    return (last, more[1]) if more is not None else None


def _ends_sharing(line: Line, index: int) -> bool:
    """True where no word of nation or kind stands that shares the noun of the next number."""
    word = line.word(index)
    return word in PEOPLE or word in THINGS or word in CUES or _stops(line, index)


def _headed(line: Line, group: Group, start: int, head: int) -> Group | None:
    """The group with its noun; None where a year stands before a noun of outcome."""
    fates, by_outcome = _fates(line, start, head)
    if by_outcome and _is_year(group):
        return None  # "the 2016 killings"
    return replace(
        group,
        last=head + 1,
        noun=_noun(line, start, head),
        head=line.words[head],
        fates=fates,
        counted_by_outcome=by_outcome,
    )


def _bare(line: Line, group: Group, after: int) -> Group | None:
    """A number without a noun, or with one that is not known for people; None where it counts something else."""
    if _is_no_count(line, group, after):
        return None
    if _stops(line, after) or line.word(after) in CUES:
        return group
    end = after
    while end < min(after + 5, len(line.words)) and not _stops(line, end) and line.word(end) not in CUES:
        if line.words[end] in THINGS:
            return None
        end += 1
    if not line.words[end - 1].endswith("s") or group.count.high == 1:
        return replace(group, sure=False) if line.word(after).isalpha() else None
    return replace(group, last=end, sure=False, noun=_noun(line, after, end - 1), head=line.words[end - 1])


def _is_no_count(line: Line, group: Group, after: int) -> bool:
    """True for years, days of months, ages and numbers of things."""
    before, following = line.word(group.first - 1), line.word(after)
    if following in THINGS or following in MONTH_NAMES or following in {"%", "°", "$", "'"}:
        return True
    if line.word(after + 1) in _OF_AGE and following in {"or", "and", "-"}:
        return True
    if group.words.lower().startswith("from ") or before in _NUMBERED or after in line.numerals:
        return True
    if _is_year(group):
        return True
    if before in {",", "(", "both"} and following in {",", ")", "and", ";"}:
        return group.words.isdigit()
    return before == "of" and line.word(group.first - 2) not in _SIZED | _SPEAKING


def _is_year(group: Group) -> bool:
    return 1900 <= group.count.low <= 2100 and group.words.isdigit()


def _single(line: Line, index: int) -> Group | None:
    """One person with an article, or without before an age and in "a father and daughter"."""
    if index + 1 in line.numerals:
        return None
    article = line.words[index] in _ARTICLES
    start = index + article
    head = _head(line, start, many=False)
    if head is None:
        return _another(line, index)
    fates, by_outcome = _fates(line, start, head)
    return Group(
        first=index,
        last=_past_name(line, head + 1) if _is_age(line.words[head]) else head + 1,
        count=ONE,
        kind=Kind.SINGLE,
        words=line.printed[index] if article else "",
        noun=_noun(line, start, head),
        head=line.words[head],
        fates=fates,
        counted_by_outcome=by_outcome,
    )


def _past_name(line: Line, start: int) -> int:
    """The word after a name that follows an age ("10-year-old Teo Marl was hurt"), `start` where there is none."""
    last = start
    longest = min(start + _LONGEST_PERSON, len(line.words))
    while last < longest and (_capitalised(line, last) or (last > start and _initial(line, last))):
        last += 1
    named = not line.shouting and _NO_NAMES.isdisjoint(line.words[start:last])
    return last if named else start


def _another(line: Line, index: int) -> Group | None:
    """One person told apart from those before: "another was wounded", "injuring a third"."""
    ordinal = line.words[index] == "a" and line.word(index + 1) in _ORDINALS
    last = index + 1 + ordinal
    if line.words[index] != "another" and (not ordinal or line.word(last) == "of"):
        return None
    after = last
    while line.word(after) in ADVERBS:
        after += 1
    if not (_stops(line, last) or line.word(after) in CUES or line.word(last) in {"later", "subsequently"}):
        return None
    return Group(first=index, last=last, count=ONE, kind=Kind.SINGLE, words=line.stretch(index, last))


def _nobody(line: Line, index: int) -> Group | None:
    word = line.words[index]
    last = index + 1
    noun = ""
    fates: tuple[Fate, ...] = ()
    by_outcome = False
    if word in {"no", "zero", "without"}:
        reports = line.words[index + 1 : index + 3] in (("reports", "of"), ("report", "of"))
        start = index + 1 + 2 * reports
        start += line.word(start) in {"any", "causing", "inflicting", "suffering", "a"}
        if line.word(start) == "one":
            last = start + 1
        else:
            head = _head(line, start, many=True)
            if head is None or {"other", "further", "new", "additional", "more"} & set(line.words[start:head]):
                return None
            fates, by_outcome = _fates(line, start, head)
            last, noun = head + 1, _noun(line, start, head)
            if by_outcome and line.word(last) in {"or", "nor"} and line.word(last + 1) in OUTCOME_NOUNS:
                fates = tuple(dict.fromkeys(fates + OUTCOME_NOUNS[line.word(last + 1)]))  # "no deaths or injuries"
                last += 2
            if (
                word == "without"
                and line.words[head] not in _LOST_WITHOUT
                and not (fates and line.words[index + 1] in _CAUSING)
            ):
                return None
    if line.word(last) == "else" or (
        word == "none" and line.word(last) == "of" and line.word(last + 1) not in _THE
    ):
        return None
    return Group(
        first=index,
        last=last,
        count=NONE,
        kind=Kind.NOBODY,
        words=line.stretch(index, last) if not noun else line.printed[index],
        noun=noun,
        head=line.words[last - 1],
        fates=fates,
        counted_by_outcome=by_outcome,
    )


def _definite(line: Line, index: int) -> Group | None:
    if index + 1 in line.numerals:
        return None
    head = _head(line, index + 1, many=True)
    if head is None or line.words[head] not in PEOPLE or line.words[head] in INVARIANT:
        head = _head(line, index + 1, many=False)
    if head is None or line.words[head] in OUTCOME_NOUNS or line.words[head] in INVARIANT | _ABSTRACT:
        return None
    noun, word = _noun(line, index + 1, head), line.words[head]
    if word == "parents" and line.words[index] in _OF_ONE:
        return Group(
            first=index,
            last=head + 1,
            count=TWO,
            kind=Kind.COUNTED,
            words=line.printed[index],
            noun=noun,
            head=word,
        )
    if word in PEOPLE:
        return Group(
            first=index,
            last=head + 1,
            count=SOME,
            kind=Kind.KNOWN,
            words=line.printed[index],
            noun=noun,
            head=word,
            definite=True,
        )
    # "his wife" may be somebody new, "the woman" is somebody known.
    definite = line.words[index] == "the" or word in _NOT_KIN
    return _known(index, head + 1, line.printed[index], noun, word, definite=definite)


def _plural(line: Line, index: int) -> Group | None:
    if _attributive(line, index, many=True):
        return None
    noun = _noun(line, index, index)
    return Group(
        first=index, last=index + 1, count=SOME, kind=Kind.UNCOUNTED, words=noun, noun=noun, head=line.words[index]
    )


def _named(line: Line, index: int) -> Group | None:
    """Somebody by name: two capitalised words or more in a sentence that is not all capitals; never kept."""
    if line.shouting or not _capitalised(line, index) or _capitalised(line, index - 1):
        return None
    last = index + 1
    while last < len(line.words) and (_capitalised(line, last) or _initial(line, last)):
        last += 1
    if last - index < 2 or not _NO_NAMES.isdisjoint(line.words[index:last]):
        return None
    return _known(index, last, "")


def _capitalised(line: Line, index: int) -> bool:
    if not 0 <= index < len(line.words):
        return False
    printed = line.printed[index]
    return printed[0].isupper() and printed[1:2].islower() and not printed.endswith(("'s", "’s"))


def _initial(line: Line, index: int) -> bool:
    printed = line.printed[index]
    if len(printed) == 1 and printed.isupper():
        return True
    return printed == "." and len(line.printed[index - 1]) == 1 and line.printed[index - 1].isupper()
