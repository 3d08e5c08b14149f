"""Spellings of names made comparable: look-up keys, coarser ones across transliterations, and a text's words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from geodata.romanise import romanise

_APOSTROPHES = "'’‘ʼʻʹʽʾʿ`´′ˈ՚"
_DROPPED = frozenset(_APOSTROPHES + "_")
_SEPARATORS = frozenset('-‐‑‒–—―−./,;:()[]{}"“”„«»·•&+|')
_SPECIAL = {
    "ə": "a",  # Azerbaijani; its other habit, e, is a second key (see name_keys)
    "ǝ": "a",  # the same letter typed from another block
    "ı": "i",
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ħ": "h",
}


def _fold_character(character: str) -> str:
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return unicodedata.normalize("NFC", "".join(map(_fold_part, folded)))


def _fold_part(character: str) -> str:
    if character in _DROPPED or unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return ""
    return " " if character in _SEPARATORS else _SPECIAL.get(character, character)


class _FoldTable(dict[int, str]):
    """What each character folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


_FOLD = _FoldTable()


def fold(text: str) -> str:
    """The look-up key of a name: without case, marks and apostrophes, hyphens and dots as spaces, script kept."""
    if text.isascii() and text.isalpha():  # nearly every word of a text in English
        return text.lower()
    return " ".join(unicodedata.normalize("NFC", text).translate(_FOLD).split())


# Vowel signs and accents that stand as characters of their own: \w leaves them out, and words would break there.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0a81-\u0a83\u0abc-\u0acd"
    "\u0b3c-\u0b4d\u0bbe-\u0bcd\u0c3e-\u0c4d\u0cbc-\u0ccd\u0d3e-\u0d4d\u0dca-\u0ddf\u0e31-\u0e4e\u0eb1-\u0ecd"
    "\u102b-\u103e\u17b4-\u17d3\u200c\u200d"
)
_WORD = re.compile(rf"([^\W_][\w{_MARKS}]*+(?:['’‘`´][^\W_][\w{_MARKS}]*+)*+)")
_POSSESSIVE = tuple(apostrophe + letter for apostrophe in _APOSTROPHES for letter in "sS")


def words_and_gaps(text: str) -> list[str]:
    """The text cut into a gap, a word, a gap and so on, with a gap at each end: gaps stand at the even places.

    Words are what keys are made of: letters, digits and apostrophes inside a word. Hyphens and dots part words;
    a possessive 's is still there (see without_possessive).
    """
    return _WORD.split(text)


def without_possessive(word: str) -> str:
    """The word without the 's of a possessive."""
    return word[:-2] if len(word) > 2 and word.endswith(_POSSESSIVE) else word


def word_spans(text: str) -> list[tuple[int, int]]:
    """The ranges of the words that keys are made of, in order; a possessive 's belongs to no word."""
    return [(match.start(), match.start() + len(without_possessive(match[0]))) for match in _WORD.finditer(text)]


_OTHER_FORM = {"st": "saint", "saint": "st", "mt": "mount", "mount": "mt", "ft": "fort", "fort": "ft"}


def name_keys(name: str) -> tuple[str, ...]:
    """The keys under which a name is looked up, most usual first.

    They are those of its words as word_spans finds them in a text, of the name as a whole (where a possessive
    is part of it: "King's Lynn"), with Azerbaijani ə written e ("Gence", "Berde") beside a, and with "Saint",
    "Mount" and "Fort" both in full and short.
    """
    spellings = [name]
    if "ə" in name or "Ə" in name:
        spellings.append(name.replace("ə", "e").replace("Ə", "E"))
    keys: dict[str, None] = {}
    for spelling in spellings:
        words = [spelling] if spelling.isalpha() else [spelling[start:end] for start, end in word_spans(spelling)]
        in_words = " ".join(filter(None, map(fold, words)))
        keys[in_words] = None
        keys[fold(spelling)] = None
        first, space, rest = in_words.partition(" ")
        if rest and first in _OTHER_FORM:
            keys[_OTHER_FORM[first] + space + rest] = None
    keys.pop("", None)
    return tuple(keys)


# Letters and groups that stand for one sound in some habit of writing Armenian, Azerbaijani, Georgian and Russian
# names with Latin letters. Longest first; a marked letter is evened out before its mark is lost.
_HABITS = {
    "dzh": "c", "tch": "c", "dj": "c", "dž": "c", "zh": "c", "ch": "c", "ts": "c", "tz": "c",
    "ç": "c", "č": "c", "ć": "c", "ž": "c", "j": "c",
    "sch": "s", "sh": "s", "ş": "s", "š": "s", "ś": "s",
    "kh": "h", "x": "h", "ḥ": "h",
    "gh": "g", "gy": "g", "ğ": "g", "ǧ": "g", "ġ": "g", "q": "g", "k": "g",
    "ph": "f", "th": "t", "w": "v",
    "ou": "u", "oo": "u", "yu": "u",
    "iya": "ia", "ija": "ia", "ya": "a", "ye": "a", "ie": "a", "ai": "ai", "ay": "ai", "ei": "ai", "ey": "ai",
    "iy": "i", "ii": "i", "yi": "i", "y": "i", "ı": "i", "ï": "i",
    "ə": "a", "ǝ": "a", "e": "a", "ä": "a",
}  # fmt: skip
_HABIT = re.compile("|".join(map(re.escape, sorted(_HABITS, key=len, reverse=True))))
_DOUBLE = re.compile(r"([^\W\d_])\1+")
_ENDING = re.compile(r"lu\b")  # the Turkic ending, -lı, -li, -lu or -lü by the vowel before, as others hear it
_SHORTEST = 4
"""Letters that a transliteration key needs at least: shorter ones meet by accident."""


def transliteration_key(name: str) -> str:
    """A coarser key of a name, equal for its usual transliterations; "" where too little is left of it."""
    key = even_out(name)
    return key if len(key.replace(" ", "")) >= _SHORTEST else ""


@lru_cache(maxsize=65536)
def even_out(text: str) -> str:
    """A word or name with habits of transliteration evened out.

    kh/x/h, q/k/g/gh/ğ, c/j/dzh/dj/ch/ts, sh/ş/s, w/v, y/i, ou/u, e/a/ə and double letters become one; Cyrillic,
    Armenian and Georgian letters are romanised first.
    """
    lowered = unicodedata.normalize("NFC", text.replace("İ", "I")).casefold()
    lowered = "".join(character for character in romanise(lowered) if character not in _DROPPED)
    evened = fold(_HABIT.sub(lambda match: _HABITS[match[0]], lowered))
    return _ENDING.sub("li", _DOUBLE.sub(r"\1", evened))
