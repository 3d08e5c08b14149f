"""The languages of the page: its sentences, plurals, numbers and days, by gettext catalogs and CLDR."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from babel import Locale
from babel.dates import format_date
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from corpus.records import DayRange

LANGUAGES: Final = ("en", "hy", "az", "ru")
"""ISO 639-1 codes, English first: the sentences of the code are English and need no catalog."""

_RIGHT_TO_LEFT: Final = frozenset({"ar", "fa", "he", "ur"})


def message(words: str) -> str:
    """The same words, marked as a sentence of the catalogs: they are translated where they are shown."""
    return words


@dataclass(frozen=True, slots=True)
class Language:
    """How one language says what the page says. What a catalog lacks is said in English.

    `messages` maps an English sentence to its translations: one, or one for each plural form in the order of the
    catalog's Plural-Forms.
    """

    code: str
    messages: Mapping[str, tuple[str, ...]]

    @property
    def direction(self) -> str:
        """The direction that it is written in, as HTML's `dir` wants it."""
        return "rtl" if self.code in _RIGHT_TO_LEFT else "ltr"

    @property
    def locale(self) -> Locale:
        """CLDR's rules of the language; days in English are written as in Britain, "4 October 2020"."""
        return _locale(self.code)

    def say(self, words: str, /, **parts: object) -> str:
        """A sentence, its {parts} filled in; whole numbers among them are written as the language does."""
        return self._filled(self.messages.get(words, (words,))[0], parts)

    def count(self, one: str, many: str, /, number: int, **parts: object) -> str:
        """A sentence about so many of something: `one` and `many` are its English forms, with {number} in them."""
        forms = self.messages.get(one)
        if forms is None or len(forms) == 1:
            words = one if number == 1 else many
        else:
            words = forms[min(self._form(number), len(forms) - 1)]
        return self._filled(words, {"number": number, **parts})

    def number(self, value: float) -> str:
        """A number with the language's marks."""
        return str(format_decimal(value, locale=self.locale))

    def day(self, day: date) -> str:
        """A day in words, "4 October 2020"."""
        return str(format_date(day, "long", locale=self.locale))

    def days(self, days: DayRange | None) -> str:
        """A range of days in words."""
        if days is None:
            return self.say("day unknown")
        if days.days == 1:
            return self.day(days.first)
        return self.say("{first} to {last}", first=self.day(days.first), last=self.day(days.last))

    def _form(self, number: int) -> int:
        return _FORMS[self.code].index(self.locale.plural_form(number))

    def _filled(self, words: str, parts: Mapping[str, object]) -> str:
        said = {name: self.number(part) if type(part) is int else part for name, part in parts.items()}
        return words.format(**said) if said else words


_FORMS: Final[Mapping[str, tuple[str, ...]]] = {
    "en": ("one", "other"),
    "hy": ("one", "other"),
    "az": ("one", "other"),
    "ru": ("one", "few", "many"),
}
"""CLDR's plural categories of whole numbers, in the order of the catalogs' forms."""


@cache
def language_of(code: str) -> Language:
    """The language of that code, English where there is no such interface."""
    if code not in LANGUAGES or code == "en":
        return Language("en", {})
    with files("dashboard").joinpath("locales", f"{code}.po").open("rb") as lines:
        catalog = read_po(lines, locale=code)
    return Language(code, dict(_translated(catalog)))


def _translated(catalog):  # noqa: ANN001, ANN202
    for entry in catalog:
        ids = entry.id if isinstance(entry.id, tuple) else (entry.id,)
        told = entry.string if isinstance(entry.string, tuple) else (entry.string,)
        if ids[0] and all(told):
            yield ids[0], told


@cache
def _locale(code: str) -> Locale:
    return Locale.parse("en_GB" if code == "en" else code)
