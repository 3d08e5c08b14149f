"""The catalogs of translations: their entries, and what keeps an entry from being said."""

from __future__ import annotations

from importlib.resources import files
from string import Formatter
from typing import TYPE_CHECKING

from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Catalog, Message


def read_catalog(code: str) -> Catalog:
    """The translations into the language of that code."""
    with files("dashboard").joinpath("locales", f"{code}.po").open("rb") as lines:
        return read_po(lines, locale=code)


def english_of(entry: Message) -> tuple[str, ...]:
    """The sentence of the code, or its two forms; the first is what the entry is known by."""
    return tuple(entry.id) if isinstance(entry.id, (list, tuple)) else (entry.id,)


def translations_of(entry: Message) -> tuple[str, ...]:
    """The sentence in the catalog's language, or its plural forms in CLDR's order; "" where there is none yet."""
    return tuple(entry.string) if isinstance(entry.string, (list, tuple)) else (entry.string or "",)


def faults(entry: Message, forms: int) -> Iterator[str]:
    """What keeps a translation from being said, where the language has so many plural forms; nothing if sound."""
    english, told = english_of(entry), translations_of(entry)
    if not all(told) or entry.fuzzy:
        yield "is not translated"
    elif len(told) != (forms if len(english) > 1 else 1):
        yield f"has {len(told)} forms"
    elif any(parts_of(words) != parts_of(english[-1]) for words in told):
        yield "has other {parts} than the English sentence"


def parts_of(words: str) -> frozenset[str]:
    """The names of a sentence's {parts}; one name that no sentence has where its braces do not match."""
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(words) if name is not None)
    except ValueError:
        return frozenset({"}"})
