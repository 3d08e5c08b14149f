"""People with a number: "at least 13 civilians", "two others", "one of 8 people"."""

from __future__ import annotations

from corpus.casualty_line import Line
from corpus.casualty_names import LONGEST_PERSON
from corpus.casualty_nouns import DETERMINERS, MORE, ends_phrase, fates_of, head_of, noun_of
from corpus.casualty_people import Group, Kind
from corpus.casualty_words import CUES, MONTH_NAMES, PEOPLE, THINGS, Fate, word_set
from geodata.light_records import altered

_THOSE = frozenset({"the", "these", "those"})
_WHOM = frozenset({"them", "whom", "these", "those", "which", "us"})
_SIZED = frozenset({"family", "families", "crew", "group", "total", "team", "list", "number", "toll", "party"})
_SPEAKING = word_set(
    "spoke spoken speak speaks speaking wrote written writes told tells talk talked report reports reported knew "
    "loss losses estimate estimates"
)
_BEFORE_A_COUNT = _SIZED | _SPEAKING
_NUMBERED = word_set(
    "at aged age ages no number resolution article channel highway route block mi i us-59 interstate section room "
    "sept route page chapter since until grade unit bus flight"
)
_OF_AGE = frozenset({"younger", "older", "under", "over", "year-old", "years-old"})
_OF_THE = {
    "dead": Fate.KILLED, "killed": Fate.KILLED, "slain": Fate.KILLED, "wounded": Fate.INJURED,
    "injured": Fate.INJURED, "hurt": Fate.INJURED, "missing": Fate.MISSING, "displaced": Fate.DISPLACED,
}  # fmt: skip


def counted_people(line: Line, index: int) -> Group | None:
    """The people of the number that stands there; None where it counts something else."""
    numeral, after = line.numerals[index]
    while line.word(after) in MORE:
        after += 1
    subset, known, whole = False, False, None
    start = after
    if line.word(start) == "of":
        start += 1
        subset = line.word(start) in _WHOM
        while line.word(start) in DETERMINERS:
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
        definite=line.word(index - 1) in DETERMINERS or line.word(index) == "both",
    )
    owned = line.word(after) == "of" != line.word(index - 1) and line.word(start - 1) in DETERMINERS
    many = numeral.count.high != 1 or known or owned or whole is not None
    if subset and line.word(start) in _WHOM:
        start += 1
        named = line.word(start) in PEOPLE
        return altered(group, last=start + named, noun=noun_of(line, start, start) if named else "")
    fate = _OF_THE.get(line.word(start)) if start > after and line.word(start - 1) in DETERMINERS else None
    if fate is not None and (ends_phrase(line, start + 1) or line.word(start + 1) in CUES):
        return altered(group, last=start + 1, subset=True, fates=(fate,))
    head = head_of(line, start, many=many)
    if head is not None:
        headed = _headed(line, group, start, head)
        return altered(headed, subset=subset or known) if headed is not None else None
    if subset:
        return altered(group, last=max(after, start))
    shared = _shared_noun(line, start)
    if shared is not None:
        described, head = shared
        noun = f"{line.stretch(start, described)} {line.printed[head]}"
        return altered(group, last=described, noun=noun.lower() if line.shouting else noun, head=line.words[head])
    return _bare(line, group, after)


def _shared_noun(line: Line, start: int) -> tuple[int, int] | None:
    """Of "four Armenian and 12 Azerbaijani soldiers" the word after "Armenian" and where "soldiers" stands."""
    last = start
    while last - start < LONGEST_PERSON and line.word(last).isalpha() and not _ends_sharing(line, last):
        last += 1
    if last == start or (line.word(last - 1).endswith("s") and not line.word(last - 1).endswith(("ss", "ous"))):
        return None  # a noun of its own
    comma = line.word(last) == ","
    following = last + comma + (line.word(last + comma) in {"and", "or"})
    if following == last or following not in line.numerals:
        return None
    after = line.numerals[following][1]
    head = head_of(line, after, many=True)
    if head is not None and line.words[head] in PEOPLE:
        return last, head
    more = _shared_noun(line, after) if head is None else None
    return (last, more[1]) if more is not None else None


def _ends_sharing(line: Line, index: int) -> bool:
    """True where no word of nation or kind stands that shares the noun of the next number."""
    word = line.word(index)
    return word in PEOPLE or word in THINGS or word in CUES or ends_phrase(line, index)


def _headed(line: Line, group: Group, start: int, head: int) -> Group | None:
    """The group with its noun; None where a year stands before a noun of outcome."""
    fates, by_outcome = fates_of(line, start, head)
    if by_outcome and _is_year(group):
        return None  # "the 2016 killings"
    return altered(
        group,
        last=head + 1,
        noun=noun_of(line, start, head),
        head=line.words[head],
        fates=fates,
        counted_by_outcome=by_outcome,
    )


def _bare(line: Line, group: Group, after: int) -> Group | None:
    """A number without a noun, or with one that is not known for people; None where it counts something else."""
    if _is_no_count(line, group, after):
        return None
    if ends_phrase(line, after) or line.word(after) in CUES:
        return group
    end = after
    while end < min(after + 5, len(line.words)) and not ends_phrase(line, end) and line.word(end) not in CUES:
        if line.words[end] in THINGS:
            return None
        end += 1
    if not line.words[end - 1].endswith("s") or group.count.high == 1:
        return altered(group, sure=False) if line.word(after).isalpha() else None
    return altered(group, last=end, sure=False, noun=noun_of(line, after, end - 1), head=line.words[end - 1])


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
    return before == "of" and line.word(group.first - 2) not in _BEFORE_A_COUNT


def _is_year(group: Group) -> bool:
    return 1900 <= group.count.low <= 2100 and group.words.isdigit()
