"""Which column of a table, or field of JSON, holds what of an article: told, known by its name or guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import chain
from typing import Final, TypeVar

from corpus.raw_article import FIELD_NAMES, plain_name
from corpus.refusals import shown
from corpus.written_days import readings_of

Told = Mapping[str, str]
"""Which column a person says holds which field: names of columns by those of FIELD_NAMES."""
Row = Mapping[str, object]
"""A row's cells, or an object's values, by their plain names."""
One = TypeVar("One")

SAMPLED_ROWS: Final = 50
"""Rows that are looked at before the first is read: from these the columns are guessed."""
_SAMPLED_CHARACTERS: Final = 2_000_000
_LOOKED_AT_CHARACTERS: Final = 2_000
_FEWEST_WORDS: Final = 8
"""On average in the cells of a column that is taken for the text; headlines have fewer, mostly."""
_MOST_OF: Final = 0.8
"""Of a column's cells that are not empty, so many must be days or addresses for it to be a column of these."""
_LONGEST_COLUMN_NAME: Final = 100
_SHOWN_COLUMNS: Final = 12
_WORDS_OF_FIELD: Final = {
    "text": "text",
    "title": "title",
    "published": "day",
    "source": "source",
    "author": "author",
    "url": "address",
}
_WORD = re.compile(r"[^\W\d_]{2,}")
_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """For each field the plain names of its columns, the earlier first; and in `words` what a person should know.

    `by_name` where nothing was told and nothing guessed.
    """

    names: Mapping[str, tuple[str, ...]]
    words: str
    by_name: bool


@dataclass(frozen=True, slots=True)
class ColumnFault:
    """Why a table's columns make no articles, in one plain sentence; `missing` where a told one is not there."""

    reason: str
    missing: bool = False


def map_columns(
    columns: Sequence[str], rows: Sequence[Row], told: Told, *, varying: bool = False
) -> ColumnMap | ColumnFault:
    """Which of the columns holds what: as told, else by name, else (where no name says text) by what they hold.

    `columns` are named as in the file, `rows` are the first ones. With `varying` the rows are objects, of which
    later ones may have fields that the first lack.
    """
    known = {plain_name(name): name.strip().strip("\ufeff") for name in reversed(columns)}
    known = {name: known[name] for name in dict.fromkeys(map(plain_name, columns))}
    if lacking := [name for name in told.values() if plain_name(name) not in known]:
        return ColumnFault(f'it has no column "{shown(lacking[0])}"; {_its_columns(known)}', missing=True)
    names = {field: _named(field, known, told, varying=varying) for field in FIELD_NAMES}
    guessed: dict[str, str] = {}
    if not any(name in known for name in names["text"]):
        guessed = _guessed([name for name in known if not _used(name, names)], rows)
        if "text" not in guessed:
            return ColumnFault(_no_text(known))
        if any(_is_no_name(name) for name in known.values()):
            return ColumnFault("its first row does not name its columns; put a row with their names before it")
        names |= {field: (name,) for field, name in guessed.items() if field not in told}
    return ColumnMap(names=names, words=_words(known, names, told, guessed), by_name=not (told or guessed))


def sampled(rows: Iterable[One], size: Callable[[One], int]) -> tuple[list[One], Iterator[One]]:
    """The first rows, few enough to be held in memory, and an iterator over all of them."""
    source = iter(rows)
    first: list[One] = []
    characters = 0
    for row in source:
        first.append(row)
        characters += size(row)
        if len(first) >= SAMPLED_ROWS or characters > _SAMPLED_CHARACTERS:
            break
    return first, chain(first, source)


# ---------------------------------------------------------------- days that programs write

_SECOND: Final = 1
_UNITS: Final = (_SECOND, 1_000, 1_000_000, 1_000_000_000)
_FIRST_SECOND: Final = 315_532_800  # of 1980: before it a number is a day written without dashes, or no day
_MOST_DIGITS: Final = 19
_LAST_SECOND: Final = 4_102_444_800  # of 2100


def day_words(value: object) -> str:
    """A day as a program may have written it, as words: seconds or parts of them since 1970 as an ISO day (UTC).

    Other whole numbers (20201018) and words stay as they are; "" for everything else.
    """
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, str):
        digits = value.strip().removesuffix(".0")
        is_number = digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS
        return (_day_since_1970(int(digits)) if is_number else "") or value
    if isinstance(value, float):
        return _day_since_1970(int(value)) if abs(value) < _LAST_SECOND * _UNITS[-1] else ""
    if isinstance(value, int) and not isinstance(value, bool):
        return _day_since_1970(value) or (str(value) if abs(value) < _FIRST_SECOND else "")
    return ""


def _day_since_1970(number: int) -> str:
    for unit in _UNITS:
        if _FIRST_SECOND * unit <= number < _LAST_SECOND * unit:
            return datetime.fromtimestamp(number // unit, UTC).date().isoformat()
    return ""


# ---------------------------------------------------------------- by name


def _named(field: str, known: Mapping[str, str], told: Told, *, varying: bool) -> tuple[str, ...]:
    if field in told:
        return (plain_name(told[field]),)
    taken = set(map(plain_name, told.values()))
    return tuple(name for name in FIELD_NAMES[field] if name not in taken and (varying or name in known))


def _used(name: str, names: Mapping[str, tuple[str, ...]]) -> bool:
    return any(name in of_field for of_field in names.values())


# ---------------------------------------------------------------- by what they hold


def _guessed(free: Sequence[str], rows: Sequence[Row]) -> dict[str, str]:
    """For text, day and address the one column that can only be it; none where two columns can."""
    cells = {name: _cells(name, rows) for name in free}
    texts = {name: _length(of) for name, of in cells.items() if _words_of_a_cell(of) >= _FEWEST_WORDS}
    found = {"text": max(texts, key=lambda name: texts[name])} if texts else {}
    days = [name for name, of in cells.items() if _are(of, lambda cell: bool(readings_of(day_words(cell))))]
    addresses = [name for name, of in cells.items() if _are(of, lambda cell: bool(_ADDRESS.fullmatch(cell)))]
    for field, candidates in (("published", days), ("url", addresses)):
        if len(candidates) == 1:
            found[field] = candidates[0]
    return found


def _cells(name: str, rows: Sequence[Row]) -> list[str]:
    """The column's cells that are not empty, as words."""
    found = (row.get(name) for row in rows)
    cells = (cell if isinstance(cell, str) else day_words(cell) for cell in found)
    return [cell[:_LOOKED_AT_CHARACTERS].strip() for cell in cells if cell.strip()]


def _words_of_a_cell(cells: Sequence[str]) -> float:
    """How many words a cell has on average that stand apart: addresses and codes have none to speak of."""
    return sum(len(_WORD.findall(cell)) for cell in cells if " " in cell) / len(cells) if cells else 0


def _length(cells: Sequence[str]) -> float:
    return sum(map(len, cells)) / len(cells)


def _are(cells: Sequence[str], what: Callable[[str], bool]) -> bool:
    return bool(cells) and sum(map(what, cells)) >= _MOST_OF * len(cells)


def _is_no_name(name: str) -> bool:
    """Whether a table's first row has an article's words there, not a column's name."""
    return len(name) > _LONGEST_COLUMN_NAME or bool(_ADDRESS.fullmatch(name) or readings_of(name))


# ---------------------------------------------------------------- what a person is told


def listed(names: Sequence[str]) -> str:
    """Names as a sentence may list them, untrusted as they are, cut where there are too many."""
    if not names:
        return "none"
    more = f" and {len(names) - _SHOWN_COLUMNS} more" if len(names) > _SHOWN_COLUMNS else ""
    return ", ".join(shown(name[:40]) or "(unnamed)" for name in names[:_SHOWN_COLUMNS]) + more


def _words(
    known: Mapping[str, str], names: Mapping[str, tuple[str, ...]], told: Told, guessed: Mapping[str, str]
) -> str:
    """What is taken from where ('text from "body", day from "date"; not used: "id"')."""
    said = []
    for field, of_field in names.items():
        if from_ := [known[name] for name in of_field if name in known]:
            why = " (as told)" if field in told else " (guessed)" if field in guessed else ""
            said.append(f"{_WORDS_OF_FIELD[field]} from {' or '.join(_quoted(from_))}{why}")
    unused = _quoted([column for name, column in known.items() if not _used(name, names)])
    more = f" and {len(unused) - _SHOWN_COLUMNS} more" if len(unused) > _SHOWN_COLUMNS else ""
    return ", ".join(said) + (f"; not used: {', '.join(unused[:_SHOWN_COLUMNS])}{more}" if unused else "")


def _quoted(names: Sequence[str]) -> list[str]:
    return [f'"{shown(name[:40])}"' for name in names]


def _its_columns(known: Mapping[str, str]) -> str:
    return f"its columns are {listed(list(known.values()))}"


def _no_text(known: Mapping[str, str]) -> str:
    wanted = ", ".join(FIELD_NAMES["text"][:4])
    return (
        f"no column holds the text (looked for {wanted} and the like); {_its_columns(known)}; "
        "tell which with --column text=NAME"
    )
