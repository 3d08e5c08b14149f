"""A sentence in words, with its numbers, for those who look for casualties in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from corpus.casualty_words import BE, CUES, HAVE, MONTH_NAMES, PEOPLE, WORD, WORD_OR_AGE
from corpus.numerals import NUMBER_WORDS, Numeral, find_numerals
from corpus.records import Count
from corpus.small_letters import small
from geodata.light_records import light

_OVER_IS_A_PARTICLE = frozenset({"hand", "hands", "handed", "handing", "turned", "turning", "gave", "giving"})
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_NUMBERED = frozenset({"road", "route", "highway", "avenue", "flight", "page", "pages", "article", "decree"})
_LONGEST_MONTH = 31
_YEAR_IN_SHORT = 2  # figures of "9 Jan 90"
_OF_A_YEAR = frozenset({"in", "since", "during", "until", "late", "early", "mid"})
_FIGURE_OR_HYPHEN = re.compile(r"[\d-]")
_LONGEST_HEADLINE = 25  # words
_SHORTEST_TELEGRAM = 8  # words
_ARTICLES = frozenset({"a", "an", "the"})
_AGED = frozenset({"aged", "ages", "age"})
_OLDEST = 119
_BEFORE_AGES = frozenset({",", "(", *_AGED})
_SHORTEST_LIST = 2
_DASH_OF_AGE = re.compile(r"[‐‑–—](?=(?:years?|months?|weeks?|days?|olds?)\b)")
_CLOSES = ((",",), (")",), (".",), (";",), ())
_GOES_ON = BE | HAVE | CUES.keys() | {"and", "or", "who", "respectively", "from", "in", "at"}
_SHOUTED = 0.7  # of the words are in capitals where a wire prints everything in them

_Numerals = dict[int, tuple[Numeral, int]]


@light
@dataclass(frozen=True, kw_only=True)
class Line:
    """A sentence in words: lower-cased, and where each starts and ends in it.

    What else may be asked of it is found out when it first is: most sentences are done with before.
    """

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @cached_property
    def printed(self) -> tuple[str, ...]:
        """The words as printed."""
        return tuple([self.text[start:end] for start, end in zip(self.starts, self.ends, strict=True)])

    @cached_property
    def shouting(self) -> bool:
        """True where everything is in capitals."""
        capitals = sum(map(str.isupper, self.printed))
        return capitals > _SHOUTED * sum(map(str.isalpha, self.printed))

    @cached_property
    def headline(self) -> bool:
        """True with neither articles nor a full stop: its people stand bare ("Sniper kills soldier")."""
        words = self.words
        return words[-1:] != (".",) and len(words) <= _LONGEST_HEADLINE and _ARTICLES.isdisjoint(words)

    @cached_property
    def telegram(self) -> bool:
        """True for a longer sentence without articles, as the entries of a chronology are."""
        return len(self.words) >= _SHORTEST_TELEGRAM and not self.headline and _ARTICLES.isdisjoint(self.words)

    @cached_property
    def numerals(self) -> _Numerals:
        """The numbers by the word that they begin at, each with the word after it."""
        return _numerals(self) if _may_count(self.text, self.words) else {}

    def word(self, index: int) -> str:
        """The word there, "" outside the sentence."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def stretch(self, first: int, last: int) -> str:
        """The text of words [first, last), spaces evened."""
        return " ".join(self.text[self.starts[first] : self.ends[last - 1]].split()) if last > first else ""


def line_of(text: str) -> Line:
    """A sentence cut into words."""
    low = small(text).replace("’", "'")
    if "old" in low:
        low = _DASH_OF_AGE.sub("-", low)
    pieces = (WORD_OR_AGE if "old" in low else WORD).split(low)  # what stands between, a word, and so on
    bounds = tuple(accumulate(map(len, pieces)))
    return Line(text=text, words=tuple(pieces[1::2]), starts=bounds[:-1:2], ends=bounds[1::2])


def _is_date(words: tuple[str, ...], printed: tuple[str, ...], first: int, last: int, count: Count) -> bool:
    """True for the days and years of "on 28 September", "Oct. 4", "in 2020", "Road 80": words [first, last)."""
    high = count.high or count.low
    if not printed[first][0].isdigit() or "," in printed[first]:
        return False
    if first > 0 and words[first - 1] in _NUMBERED:
        return True
    before = first - 1 - (first > 0 and words[first - 1] == ".")
    after_month = before >= 0 and words[before] in MONTH_NAMES and printed[before][0].isupper()
    if count.low >= _FIRST_YEAR and high <= _LAST_YEAR:
        return after_month or (first > 0 and words[first - 1] in _OF_A_YEAR)
    in_full = (
        after_month
        and before > 0
        and printed[before - 1].isdigit()
        and not "".join(words[last : last + 1]).isalpha()
    )
    if in_full and len(printed[first]) == _YEAR_IN_SHORT:
        return True
    if not 0 < count.low <= high <= _LONGEST_MONTH:
        return False
    if words[last : last + 1] in (("and",), ("to",), ("or",)) and words[last + 1 : last + 2] != ():
        last += 2 * words[last + 1].isdigit()  # "13 and 14 September"
    follows = last < len(words) and words[last] in MONTH_NAMES and printed[last][0].isupper()
    return after_month or (follows and words[last + 1 : last + 2] not in (("have",), ("be",)))


def _without_over(numeral: Numeral, start: int) -> Numeral:
    """The number of "handed over 15", where "over" belongs to the verb."""
    text = numeral.text[start - numeral.start :]
    return Numeral(
        start=start, end=numeral.end, text=text, count=Count(low=numeral.count.low, high=numeral.count.low)
    )


def _may_count(text: str, words: tuple[str, ...]) -> bool:
    """True where a number may stand among the words."""
    return not NUMBER_WORDS.isdisjoint(words) or _FIGURE_OR_HYPHEN.search(text) is not None


def _numerals(line: Line) -> _Numerals:
    words = line.words
    at_start = {start: index for index, start in enumerate(line.starts)}
    at_end = {end: index for index, end in enumerate(line.ends)}
    numerals = {}
    for numeral in find_numerals(line.text):
        first, last = at_start.get(numeral.start), at_end.get(numeral.end)
        if first is not None and last is not None:
            over = words[first] == "over" and first > 0 and words[first - 1] in _OVER_IS_A_PARTICLE
            number = _without_over(numeral, line.starts[first + 1]) if over else numeral
            if not _is_date(words, line.printed, first, last + 1, numeral.count):
                numerals[first + over] = (number, last + 1)
    return _without_ages(words, numerals)


def _without_ages(words: tuple[str, ...], numerals: _Numerals) -> _Numerals:
    """The numbers without those of "aged 12, 9 and 4" and of ", 23 and 25," behind people."""
    if len(numerals) < _SHORTEST_LIST or _BEFORE_AGES.isdisjoint(words):
        return numerals
    ages = {age for first in numerals if first and words[first - 1] in _BEFORE_AGES for age in _ages(words, first)}
    return {first: found for first, found in numerals.items() if first not in ages} if ages else numerals


def _ages(words: tuple[str, ...], first: int) -> Iterator[int]:
    """Where the numbers of a list of ages stand that begins at word `first`; nothing where it is none."""
    found, place = [first], first
    while True:
        comma = words[place + 1 : place + 2] == (",",)
        joined = words[place + 1 + comma : place + 2 + comma] in (("and",), ("or",), ("&",))
        following = place + 1 + comma + joined
        if not (comma or joined) or not _is_an_age(words, following):
            break
        if comma and joined and len(found) == 1 and words[following + 1 : following + 2] not in _CLOSES:
            break  # "a boy, aged 12, and 14 were wounded"
        found.append(following)
        place = following
        if joined:
            break
    named = words[first - 1] in _AGED
    closed = words[place + 1 : place + 2] in _CLOSES or named
    behind = words[first - 2 : first - 1] and words[first - 2] in PEOPLE
    if _is_an_age(words, first) and closed and (named or (behind and len(found) > 1)):
        yield from found


def _is_an_age(words: tuple[str, ...], index: int) -> bool:
    """True for a bare number of years that counts no noun behind it."""
    if not words[index : index + 1] or not words[index].isdigit() or int(words[index]) > _OLDEST:
        return False
    after = words[index + 1 : index + 2]
    return not after or not after[0].isalpha() or after[0] in _GOES_ON
