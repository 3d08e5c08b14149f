"""Time expressions of a text: where they stand, their TIMEX3 values, and the days that they mean."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from corpus.records import TimeExpression, TimexType
from corpus.timex_clock import at_clock, at_noon, at_overnight, at_part, at_tonight, with_part
from corpus.timex_dates import at_decade, at_figures, at_month, at_year
from corpus.timex_frame import Found, Frame, Reading
from corpus.timex_relative import at_day_word, at_season, at_weekday, at_weekend
from corpus.timex_tokens import Tokens, tokens_of
from corpus.timex_units import at_unit, at_units
from corpus.timex_words import ADVERBS, DECADES, LENGTHS, MONTHS, PARTS, PLURALS, SEASONS, UNITS, WEEKDAYS

NARRATIVE_YEARS = 8
"""So many years long before the publication, and few words like "yesterday", make a text a narrative."""

_Reader = Callable[[Tokens, int], Found | None]


def find_times(text: str, published: date | None, country: str = "") -> tuple[TimeExpression, ...]:
    """The time expressions of `text` in order, not overlapping.

    `published` is the day of publication, None where nobody knows it: then only what the text itself dates gets
    days. `country` is the ISO 3166 code of the paper's country; it tells 10/11/2020 apart.
    """
    tokens = tokens_of(text)
    found = _find(tokens)
    frame = Frame(
        tokens=tokens,
        published=published,
        country=country.upper(),
        narrative=_is_narrative(found, published),
        full_years=[(f.first, f.year) for f in found if f.full and f.year is not None],
    )
    return tuple(time for each in found if (time := _read(frame, each)) is not None)


def _find(tokens: Tokens) -> list[Found]:
    found: list[Found] = []
    end = 0
    readers, words = _READERS, tokens.words
    for i in range(len(tokens.starts)):
        word = words[i]
        reader = readers.get(word)
        if reader is None:
            if not word[0].isdecimal():
                continue
            reader = _at_number
        if i < end:
            continue
        each = reader(tokens, i)
        if each is not None and each.first >= end:
            found.append(each)
            end = each.last
    return found


def _read(frame: Frame, found: Found) -> TimeExpression | None:
    frame.first, frame.last = found.first, found.last
    reading = found.read(frame)
    if reading is None:
        return None
    frame.note(reading, found.year)
    tokens = frame.tokens
    start, end = tokens.starts[found.first], tokens.ends[found.last - 1]
    return TimeExpression(
        start=start, end=end, text=tokens.text[start:end], type=reading.type, value=reading.value,
        days=reading.days, basis=reading.basis,
    )  # fmt: skip


def _is_narrative(found: list[Found], published: date | None) -> bool:
    deictic = sum(f.deictic for f in found)
    old = sum(f.year is not None and (published is None or f.year < published.year - 1) for f in found)
    return old >= NARRATIVE_YEARS and old > 3 * deictic


# ---------------------------------------------------------------- which word begins what


def _at_number(tokens: Tokens, i: int) -> Found | None:
    word = tokens.words[i]
    if len(word) == 4 and word.isdecimal():
        return at_year(tokens, i)
    if word[-1] == "s":
        return at_decade(tokens, i)
    return at_clock(tokens, i) or (at_figures(tokens, i) if len(word) >= 6 else None) or _year_with_era(tokens, i)


def _year_with_era(tokens: Tokens, i: int) -> Found | None:
    return at_year(tokens, i) if tokens.words[i + 1] in {"bc", "ad", "bce"} else None


def _with_part(reader: _Reader) -> _Reader:
    def read(tokens: Tokens, i: int) -> Found | None:
        found = reader(tokens, i)
        return with_part(found, tokens) if found else None

    return read


def _fixed(type_: TimexType, value: str) -> _Reader:
    reading = Reading(type=type_, value=value)

    def read(_tokens: Tokens, i: int) -> Found:
        return Found(first=i, last=i + 1, read=partial(_same, reading=reading))

    return read


def _same(_frame: Frame, *, reading: Reading) -> Reading:
    return reading


def _readers() -> dict[str, _Reader]:
    readers: dict[str, _Reader] = {}
    readers |= dict.fromkeys(MONTHS, _with_part(at_month)) | dict.fromkeys(WEEKDAYS, _with_part(at_weekday))
    readers |= dict.fromkeys(("today", "yesterday", "tomorrow"), _with_part(at_day_word))
    readers |= dict.fromkeys(UNITS, at_unit) | dict.fromkeys(PLURALS, at_units) | dict.fromkeys(PARTS, at_part)
    readers |= dict.fromkeys(SEASONS, at_season) | dict.fromkeys(DECADES, at_decade)
    readers |= dict.fromkeys(("noon", "midday", "midnight"), at_noon) | dict.fromkeys(("weekend",), at_weekend)
    readers |= dict.fromkeys(("overnight",), at_overnight) | dict.fromkeys(("tonight",), at_tonight)
    readers |= dict.fromkeys(("eighteen", "nineteen"), at_year)
    readers |= {word: _fixed(TimexType.DATE, value) for word, value in ADVERBS.items()}
    readers |= {word: _fixed(TimexType.SET, value) for word, value in LENGTHS.items()}
    return readers


_READERS = _readers()
