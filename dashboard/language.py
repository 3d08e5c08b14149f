"""The languages of the page: its sentences, plurals, numbers and days, by gettext catalogs and CLDR."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from babel import Locale
from babel.numbers import format_decimal

from dashboard.catalogs import english_of, faults, read_catalog, translations_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from babel.messages.catalog import Catalog, Message

    from corpus.records import DayRange

LANGUAGE_NAMES: Final = {"en": "English", "hy": "Հայերեն", "az": "Azərbaycanca", "ru": "Русский"}
"""Each language of the page by its ISO 639-1 code, as its own speakers call it."""

LANGUAGES: Final = tuple(LANGUAGE_NAMES)
"""English first: the sentences of the code are English and need no catalog."""

_RIGHT_TO_LEFT: Final = frozenset({"ar", "fa", "he", "ur"})


def message(words: str) -> str:
    """The same words, marked as a sentence of the catalogs: they are translated where they are shown."""
    return words


_SAID_IN_BROWSER: Final = (".js", "records.py", "wording.py")
"""Files whose sentences the map says: its own, and the vocabularies that it shares with the page."""

_CATEGORIES: Final = ("zero", "one", "two", "few", "many", "other")
_WHOLE_NUMBERS: Final = (*range(200), 1_000_000)
"""Every plural category that a language has for whole numbers is met among these."""

_DAY: Final = message("{day} {month} {year}")


@dataclass(frozen=True, slots=True)
class Language:
    """How one language says what the page says. What a catalog lacks is said in English.

    `messages` maps an English sentence to its translations: one, or one for each plural form in the order of
    `plural`. `in_browser` are those that the map says too. Two languages are equal when their codes are.
    """

    code: str
    messages: Mapping[str, tuple[str, ...]] = field(compare=False, repr=False)
    in_browser: frozenset[str] = field(default=frozenset(), compare=False, repr=False)

    @property
    def name(self) -> str:
        """What its own speakers call it."""
        return LANGUAGE_NAMES[self.code]

    @property
    def direction(self) -> str:
        """The direction that it is written in, as HTML's `dir` wants it."""
        return "rtl" if self.code in _RIGHT_TO_LEFT else "ltr"

    @property
    def locale(self) -> Locale:
        """CLDR's rules of the language; days in English are written as in Britain, "4 October 2020"."""
        return _locale(self.code)

    @property
    def plural(self) -> tuple[str, ...]:
        """CLDR's plural categories of whole numbers, in the order of a catalog's forms."""
        return plural_categories(self.code)

    def say(self, words: str, /, **parts: object) -> str:
        """A sentence, its {parts} filled in; whole numbers among them are written as the language does."""
        return self._filled(self.messages.get(words, (words,))[0], parts)

    def count(self, one: str, many: str, /, number: int, **parts: object) -> str:
        """A sentence about so many of something: `one` and `many` are its English forms, with {number} in them."""
        forms = self.messages.get(one)
        if forms is None or len(forms) != len(self.plural):
            words = one if number == 1 else many
        else:
            words = forms[self.plural.index(self.locale.plural_form(number))]
        return self._filled(words, {"number": number, **parts})

    def number(self, value: float) -> str:
        """A number with the language's marks, "12,345" or "0.87"."""
        return _decimal(self.code, value, None)

    def score(self, value: float) -> str:
        """A score or confidence in 0..1 with two decimals, "0.80"."""
        return _decimal(self.code, value, "0.00")

    def day(self, day: date) -> str:
        """A day in words, "4 October 2020"."""
        return self.say(_DAY, day=str(day.day), month=self._months("wide")[day.month - 1], year=str(day.year))

    def days(self, days: DayRange | None) -> str:
        """A range as "4 October 2020", "4 to 17 October 2020" or "28 September to 3 October 2020"."""
        if days is None:
            return self.say("day unknown")
        first, last = days.first, self.day(days.last)
        if days.days == 1:
            return last
        if first.year != days.last.year:
            return self.say("{first} to {last}", first=self.day(first), last=last)
        if first.month != days.last.month:
            month = self._months("wide")[first.month - 1]
            return self.say("{day} {month} to {last}", day=str(first.day), month=month, last=last)
        return self.say("{day} to {last}", day=str(first.day), last=last)

    def country(self, iso: str, otherwise: str) -> str:
        """The name of a country by its ISO 3166 code; `otherwise`, its English name, where CLDR has none."""
        return otherwise if self.code == "en" else self.locale.territories.get(iso, otherwise)

    def words(self, names: Sequence[str]) -> dict[str, object]:
        """What the map needs to speak the language; `names` are those of its places, in the order of its spots.

        Months and marks are there because a browser need not know every language.
        """
        said = {english: list(self.messages[english]) for english in sorted(self.in_browser)}
        return {
            "language": self.code,
            "direction": self.direction,
            "plural": list(self.plural),
            "months": self._months("wide"),
            "short_months": self._months("abbreviated"),
            "day": self.say(_DAY),
            "group": self.locale.number_symbols["latn"]["group"],
            "messages": said,
            "names": list(names),
        }

    def _months(self, width: str) -> list[str]:
        names = self.locale.months["format"][width]
        return [names[month] for month in range(1, 13)]

    def _filled(self, words: str, parts: Mapping[str, object]) -> str:
        said = {name: self.number(part) if type(part) is int else part for name, part in parts.items()}
        return words.format(**said) if said else words


@cache
def language_of(code: str) -> Language:
    """The language of that code, English where there is no such interface."""
    if code not in LANGUAGES or code == "en":
        return Language("en", {})
    return as_language(code, read_catalog(code))


def as_language(code: str, catalog: Catalog) -> Language:
    """The language of a catalog; an entry that is not translated, or not fit to be filled in, is left out."""
    forms = len(plural_categories(code))
    sound = [entry for entry in catalog if entry.id and not any(faults(entry, forms))]
    return Language(
        code,
        {english_of(entry)[0]: translations_of(entry) for entry in sound},
        frozenset(english_of(entry)[0] for entry in sound if _is_in_browser(entry)),
    )


def _is_in_browser(entry: Message) -> bool:
    return any(file.endswith(_SAID_IN_BROWSER) for file, _ in entry.locations)


@cache
def plural_categories(code: str) -> tuple[str, ...]:
    """The plural categories that a language has for whole numbers, in CLDR's order."""
    met = {_locale(code).plural_form(number) for number in _WHOLE_NUMBERS}
    return tuple(category for category in _CATEGORIES if category in met)


@lru_cache(maxsize=8192)
def _decimal(code: str, value: float, pattern: str | None) -> str:
    """A number as the language writes it; a page has the same few hundred times over."""
    return format_decimal(value, format=pattern, locale=_locale(code))


@cache
def _locale(code: str) -> Locale:
    return Locale.parse("en_GB" if code == "en" else code)
