"""Numbers as newspapers print them, in words or digits, with the bounds that the words around them set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from corpus.records import Count
from geodata.light_records import light

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
CARDINALS = {word: number for word, number in {**_UNITS, **_TENS}.items() if number}
"""Number words from one to ninety, those of one word, → their values."""
_SCALES = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}

# What a plural without a number promises at the least: two of its unit ("dozens" is 24 or more).
_VAGUE = {
    "dozens": 24, "tens": 20, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2 * 10**6,
    "several": 3, "numerous": 3, "many": 3, "few": 2, "handful": 2, "number": 2,
}  # fmt: skip
_EXACT = {"couple": 2, "pair": 2, "both": 2}

_WORD = "|".join(sorted([*_UNITS, *_TENS], key=len, reverse=True))
_SCALE = "dozen|score|hundred|thousand|million|billion"
_AFTER_SCALE = f"(?:{'|'.join(f'(?<={scale})' for scale in _SCALES)})"  # "one and two" are two numbers
_IN_WORDS = (
    rf"(?:half\s+a\s+dozen|(?:(?:a|{_WORD})(?:[\s-](?:{_WORD}))?\s+|a\s+)(?:{_SCALE})"
    rf"|(?:{_WORD})(?:-(?:{_WORD}))?|(?:{_SCALE})(?=\s+(?:or|and)\b))"
    rf"(?:(?:{_AFTER_SCALE}\s+and)?[\s-](?:{_WORD}|{_SCALE})){{0,6}}"
)
_IN_DIGITS = (
    r"\d{1,3}(?:[,.'’\u00a0\u202f ]\d{3})+(?![\d]|[.,]\d)(?:\s+(?:million|billion))?"
    r"|\d{1,12}(?:\.\d{1,3})?(?:[\s-](?:hundred|thousand|million|billion|dozen))?"
)
_EXACT_NUMBER = rf"(?:{_IN_WORDS}|{_IN_DIGITS})"
_PLURALS = "dozens|scores|hundreds|thousands|millions|tens"
_VAGUE_NUMBER = (
    rf"(?:(?:{_PLURALS})(?:\s+of\s+(?:hundreds|thousands|millions))?"
    rf"|(?:several|many|a\s+few|a\s+couple|a\s+handful)(?:\s+of)?\s+(?:dozen|score|hundred|thousand|million)s?"
    r"|several|numerous|(?<!\bas\s)(?<!how\s)(?<!\bso\s)(?<!too\s)many|a\s+few|a\s+handful|a\s+number(?=\s+of)|a\s+couple|a\s+pair(?=\s+of)|both)"
)
_AT_LEAST = (
    r"at\s+least|(?:no|not)\s+(?:fewer|less)\s+than|(?:(?:many|far|well|slightly|just|a\s+little)\s+)?more\s+than"
    r"|(?:(?:well|just|slightly)\s+)?over|above|upwards?\s+of|in\s+excess\s+of|exceeding|a\s+minimum\s+of|minimum"
)
_AT_MOST = r"at\s+most|no\s+more\s+than|not\s+more\s+than|a\s+maximum\s+of"
_UP_TO = r"up\s+to|as\s+many\s+as"
_BELOW = r"fewer\s+than|less\s+than|under|below"
_ABOUT = (
    r"about|around|some|nearly|almost|approximately|roughly|an\s+estimated|estimated|circa|close\s+to|an?\s+total\s+of"
    r"|(?:just\s+)?short\s+of|~|≈"
)
_NUMERAL = re.compile(
    rf"(?<![\w$€£¥₽₼֏.,'’#№/:])(?<![-–/])"
    rf"(?:(?P<between>between|from)\s+(?P<low>{_EXACT_NUMBER})\s+(?:and|to)\s+(?P<high>{_EXACT_NUMBER})"
    rf"|(?:(?:(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST})|(?P<upto>{_UP_TO})|(?P<below>{_BELOW})"
    rf"|(?P<about>{_ABOUT}))\s*)?"
    rf"(?:(?P<first>{_EXACT_NUMBER})(?P<plus>\s*\+|-plus\b|\s+or\s+more\b)?"
    rf"(?:[-–](?P<dash>\d[\d,]{{0,9}})|\s+(?:or|to)\s+(?P<to>{_EXACT_NUMBER}))?"
    rf"|(?P<vague>{_VAGUE_NUMBER})))(?!\w|[.,]\d|[:/]\d|\s?[%°]|-\w)",
    re.IGNORECASE,
)

_BOUNDS = (
    "a an about above almost approximately around as at below between circa close estimated exceeding far fewer "
    "from half in just less many maximum minimum more nearly no not over roughly short slightly some someone "
    "under up upward upwards well"
)
_MAY_BEGIN = frozenset([*_UNITS, *_TENS, *_SCALES, *_VAGUE, *_EXACT, *_BOUNDS.split()])
"""The words that a number, or what bounds it, may begin with."""
_BOUND_BY = frozenset(_BOUNDS.split()) - {"half", "many"}
_LONGEST_BOUND = 6  # words from "a" in "a little more than 40" to the number's own first, both counted
_START = re.compile(r"(\w+|[~≈])")

_RISING = re.compile(
    r"\b(?:gone|went|goes|going|risen|rose|rises|rising|climbed|climbs|climbing|grown|grew|grows|moved|crept|shot"
    r"|jumped|edged|brought|brings|bringing|taken|takes|taking|pushed|pushes|pushing)\s+$",
    re.IGNORECASE,
)
_LONGEST_RISING = 12  # characters that the longest of these takes with the space after it

NUMBER_WORDS = frozenset([*_UNITS, *_TENS, *_SCALES, *_VAGUE, *_EXACT])
"""Words one of which is in every number that is not in digits."""


@light
@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number where it stands in a text: characters [start, end), its words as printed, and what it bounds."""

    start: int
    end: int
    text: str
    count: Count


@lru_cache(maxsize=4096)
def number_of(words: str) -> int | None:
    """The whole number that digits or English number words say ("1,049", "two hundred and six"); None if none."""
    text = " ".join(words.lower().replace("-", " ").split())
    head, _, scale = text.partition(" ")
    if head[:1].isdigit():
        return _of_digits(text) if text.replace(" ", "").isdigit() else _of_digits(head, _SCALES.get(scale, 1))
    if text == "half a dozen":
        return 6
    return _of_words(text.split())


def _of_digits(digits: str, scale: int = 1) -> int | None:
    """Digits with marks between the thousands; with a point and a scale, a decimal ("1.5 million")."""
    if scale > 1 and re.fullmatch(r"\d+\.\d{1,3}", digits):
        return round(float(digits) * scale)
    if re.fullmatch(r"\d+\.\d{1,2}", digits):
        return None
    return int(re.sub(r"\D", "", digits)) * scale


def _of_words(words: list[str]) -> int | None:
    total = current = 0
    for word in words:
        if word in {"a", "and"}:
            continue
        value = _UNITS.get(word, _TENS.get(word))
        if value is not None:
            current += value
        elif word in _SCALES:
            scaled = max(current, 1) * _SCALES[word]
            total, current = (total + scaled, 0) if scaled >= 1000 else (total, scaled)
        else:
            return None
    return total + current


def _vague(words: str) -> Count:
    parts = [word.rstrip("s") if word.rstrip("s") in _SCALES else word for word in words.lower().split()]
    names = [word for word in words.lower().split() if word not in {"a", "of"}]
    if len(names) == 1 and names[0] in _EXACT:
        return Count(low=_EXACT[names[0]], high=_EXACT[names[0]])
    if len(names) == 1:
        return Count(low=_VAGUE[names[0]], high=None)
    # "several hundred" promises no more than "hundreds"; "tens of thousands" twenty of them.
    outer = _VAGUE[names[0]] if names[0] in {"tens", "dozens", "scores", "hundreds", "thousands"} else 2
    return Count(low=outer * _SCALES[parts[-1]], high=None)


def _bounded(match: re.Match[str], number: int) -> Count:
    if match["least"] or match["plus"]:
        return Count(low=number, high=None)
    if match["most"]:
        return Count(low=0, high=number)
    if match["upto"]:
        # A ceiling on people of whom it is said that something befell them: there was one at least.
        return Count(low=min(1, number), high=number)
    if match["below"]:
        return Count(low=0, high=max(number - 1, 0))
    return Count(low=number, high=number)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The matches of _NUMERAL from left to right, tried only where one may begin."""
    pieces = _START.split(text)  # what stands between, a word, and so on
    words = [*map(str.lower, pieces[1::2])]
    starts = [*accumulate(map(len, pieces))][::2]
    end = 0
    for index, word in enumerate(words):
        if (word[0].isalpha() and word not in _MAY_BEGIN) or starts[index] < end:
            continue
        if word in _BOUND_BY and not any(map(_is_number, words[index + 1 : index + _LONGEST_BOUND])):
            continue
        match = _NUMERAL.match(text, starts[index])
        if match is not None:
            yield match
            end = match.end()


def _is_number(word: str) -> bool:
    return word in NUMBER_WORDS or not word[0].isalpha()


def _has_risen(text: str, match: re.Match[str]) -> bool:
    """True for "gone up to 19", where "up" belongs to the verb and 19 is the figure itself."""
    if not match["upto"] or not match["first"]:
        return False
    return _RISING.search(text, max(match.start() - _LONGEST_RISING, 0), match.start()) is not None


def _figure(match: re.Match[str]) -> Numeral | None:
    """The bare number of a match, the words before it left out."""
    number = number_of(match["first"])
    if number is None:
        return None
    start, end = match.span("first")
    return Numeral(start=start, end=end, text=match["first"], count=Count(low=number, high=number))


def _count_of(match: re.Match[str]) -> Count | None:
    if match["vague"]:
        return _vague(match["vague"])
    first = number_of(match["low"] or match["first"])
    last_words = match["high"] or match["dash"] or match["to"]
    if first is None:
        return None
    if not last_words:
        return _bounded(match, first)
    last = number_of(last_words)
    return Count(low=first, high=last) if last is not None and last >= first else None


def find_numerals(text: str) -> tuple[Numeral, ...]:
    """The numbers of `text` in order, not overlapping, with the words that bound them.

    "at least 13", "more than 50" and "over 2,000" are [n, None] as written, "up to 30" [1, 30] (but "has gone up
    to 30" is 30), "about 40"
    [40, 40], "20-30" and "between 20 and 30" [20, 30], "dozens" [24, None]. Numbers with a currency sign before
    them, parts of dates ("10/04", "8:30") and of hyphened words ("3-year-old") are left out.
    """
    found = []
    for match in _matches(text):
        if _has_risen(text, match):
            risen = _figure(match)
            found += [risen] if risen is not None else []
            continue
        count = _count_of(match)
        if count is not None:
            found.append(Numeral(start=match.start(), end=match.end(), text=match.group(), count=count))
    return tuple(found)
