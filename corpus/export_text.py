"""Words of strangers made fit for a file: never a formula in a spreadsheet, never a character it cannot hold."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_NOT_UTF8: Final = re.compile("[\0\ud800-\udfff]")
_NOT_XML: Final = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REPLACED: Final = "\ufffd"

# What programs pass over before they look whether a cell is a formula: spaces, controls, what is not seen, quotes.
_PASSED_OVER: Final = (
    '\x00-\x08\x0b\x0c\x0e-\x20"\x7f-\xa0\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2'
    "\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# What begins a formula or a call to another program (= + - @ | %), in every width and size there is.
_MARKS: Final = r"=＝﹦⁼₌⩵⩶+＋﹢⁺₊﬩\-－﹣⁻₋−@＠﹫|｜%％﹪"
# A cell may begin in the middle of ours: where the list separator is ";" (as in Azerbaijani, Armenian and
# Russian settings), spreadsheets cut our lines there, whatever is quoted.
_MIGHT_BEGIN: Final = re.compile(
    rf"\A(?=[{_PASSED_OVER}\t\r\n]*[{_MARKS}\t\r\n])|(?<=[;\t\r\n])(?=[{_PASSED_OVER}]*[{_MARKS}])"
)
_SEPARATOR: Final = re.compile("[;\t\r\n]")


def sound(text: str) -> str:
    """The text without NUL, and with a mark for each half of a character: what UTF-8 can say."""
    return _NOT_UTF8.sub(_mark, text) if _NOT_UTF8.search(text) else text


def sound_for_xml(text: str) -> str:
    """The text with a mark for each character that no XML file may hold."""
    return _NOT_XML.sub(_REPLACED, sound(text))


def cell(value: object) -> object:
    """The value as CSV writes it: nothing for None, and an apostrophe before what might be taken for a formula."""
    if isinstance(value, bool):
        return str(value).lower()
    return unformulated(sound(value)) if isinstance(value, str) else value


def unformulated(text: str) -> str:
    """The text with an apostrophe wherever a cell, as spreadsheets cut them, would begin like a formula."""
    first = text[:1]
    if first.isascii() and first.isalnum() and not _SEPARATOR.search(text):
        return text
    return _MIGHT_BEGIN.sub("'", text)


def one_line(text: str) -> str:
    """The text on one line, sound."""
    return " ".join(sound(text).split())


def day_words(day: date) -> str:
    """A day in English words: "4 October 2020"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year:04}"


def padded_day_words(day: date) -> str:
    """A day in English words of even length: "04 October 2020"."""
    return f"{day.day:02} {_MONTHS[day.month - 1]} {day.year:04}"


def _mark(found: re.Match[str]) -> str:
    return "" if found[0] == "\0" else _REPLACED
