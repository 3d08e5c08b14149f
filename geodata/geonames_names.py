"""The names of GeoNames' table alternateNamesV2: which are names, in which language, for which days."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from geodata.gazetteer_sources import is_usable, lang_of
from geodata.names import fold
from geodata.place import PlaceName

_ELSEWHERE = frozenset({"link", "post", "wkdt", "unlc", "tcid", "iata", "icao", "faac", "phon"})
"""What stands in the column of languages for addresses, postal codes and other registers' codes."""

_LANGUAGES = {"abbr": "", "piny": "zh-Latn", "fr_1793": "fr"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.?){3,6}")
_DAY = re.compile(r"(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Alternate:
    """A name of the table; one that is no name but a code has `lang` None, so that it can be told from names."""

    text: str
    lang: str | None
    preferred: bool
    first: str
    last: str

    def packed(self) -> str:
        """It as one line of text."""
        if self.lang is not None and not self.first and not self.last:
            return f"{'' if self.preferred else '-'}{self.lang}\t{self.text}"
        packed = (self.text, self.lang, self.preferred, self.first, self.last)
        return "[" + json.dumps(packed, ensure_ascii=False)

    @classmethod
    def unpacked(cls, line: str) -> Alternate:
        """It from that line."""
        if line.startswith("["):
            return cls(*json.loads(line[1:]))
        lang, _, text = line.partition("\t")
        return cls(text, lang.removeprefix("-"), not lang.startswith("-"), "", "")


def alternate_of(row: list[str]) -> Alternate | None:
    """What a line of the table says, None where it is an address or a code that no list of names repeats.

    The fields: its number, the place's, the language, the name, whether it is preferred, short, colloquial,
    historic, and from when to when. Older files end before the days.
    """
    language, text = row[2], " ".join(row[3].split())
    first, last = (row[8], row[9]) if len(row) > 9 else ("", "")
    lang = _LANGUAGES.get(language, language)
    if language in _ELSEWHERE or (lang and not _LANGUAGE.fullmatch(lang)):
        return None if language in {"link", "wkdt", "post"} else Alternate(text, None, False, "", "")  # noqa: FBT003
    if not (is_usable(text) or (language == "abbr" and _ABBREVIATION.fullmatch(text))):
        return None
    return Alternate(text, lang, row[4] == "1", first, last)


def place_names(
    names: Iterable[str], alternates: Iterable[Alternate], others: Iterable[str]
) -> tuple[PlaceName, ...]:
    """A place's names: its own, those of the table with the preferred first, then others that it has not.

    A name that several languages share stands once for each; a main name takes the language that the table has
    for it. `others` come without language.
    """
    given = sorted(alternates, key=lambda one: not one.preferred)
    codes = {one.text for one in given if one.lang is None}
    named = [one for one in given if one.lang is not None]
    texts = {one.text for one in named}
    found: dict[tuple[str, str], PlaceName] = {}
    for text in names:
        if text not in texts:
            found[text, ""] = PlaceName(text=text, lang=lang_of(text))
        for one in named:
            if one.text == text:
                found.setdefault((one.text, one.lang or ""), _place_name(one))
    for one in named:
        found.setdefault((one.text, one.lang or ""), _place_name(one))
    known = texts | {text for text, _ in found}
    for text in others:
        if text not in known and text not in codes and is_usable(text):
            found.setdefault((text, ""), PlaceName(text=text, lang=lang_of(text)))
    return tuple(name for name in found.values() if fold(name.text))


def _place_name(one: Alternate) -> PlaceName:
    first, last = day_of(one.first, end=False), day_of(one.last, end=True)
    if first and last and last < first:
        first = last = None
    return PlaceName(text=one.text, lang=one.lang or lang_of(one.text), first_day=first, last_day=last)


def day_of(written: str, *, end: bool) -> date | None:
    """The day that a field of the table means: of a year or a month its first day, or its last at an `end`.

    None where it is empty or written in words.
    """
    match = _DAY.fullmatch(written.strip())
    if not match:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        month = month or (12 if end else 1)
        return date(year, month, day or (monthrange(year, month)[1] if end else 1))
    except ValueError:
        return None
