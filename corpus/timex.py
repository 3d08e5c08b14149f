"""Time expressions of a text: where they stand, their TIMEX3 values, and the days that they mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from corpus.calendar_names import MONTHS
from corpus.records import TimeExpression, TimexType
from corpus.timex_clock import (
    at_clock,
    at_four_figures,
    at_hours,
    at_noon,
    at_overnight,
    at_part,
    at_tonight,
    with_part,
)
from corpus.timex_figures import at_figures, at_spaced_figures, is_month_first
from corpus.timex_frame import DATELINE_TOKENS, Found, Frame, Reading
from corpus.timex_months import at_bare_ordinal, at_linked_day, at_month
from corpus.timex_quarters import at_short_quarter
from corpus.timex_relative import at_day_word, at_weekend
from corpus.timex_tokens import Tokens, tokens_of
from corpus.timex_units import at_unit, at_units
from corpus.timex_weekdays import at_holiday, at_season, at_weekday
from corpus.timex_words import (
    ADVERBS,
    DAY_NAMES,
    DECADES,
    LENGTHS,
    PARTS,
    PLURALS,
    REPEATED,
    SEASONS,
    UNITS,
    words,
)
from corpus.timex_years import at_decade, at_first_year_bc, at_fiscal_year, at_second_year, at_year

NARRATIVE_DATES, NARRATIVE_YEARS = 6, 30
"""So many dates with month and year, or so many years, long before the publication make a text a narrative."""

CROWD, CROWDED_CHARACTERS = 1000, 32
"""A text is read for so many time expressions, and for one more with every so many characters: what says the time
more often than that, and so long, is a table or an attack, not prose."""

_SHORTEST_FIGURES = 6
_CLAUSES = words("and as but by has have he i it she that they to was we were when which who you")
"""Words that begin something new after "in the past", so that no noun follows."""

_Reader = Callable[[Tokens, int], Found | None]


def find_times(text: str, published: date | None, country: str = "") -> tuple[TimeExpression, ...]:
    """The time expressions of `text` in order, not overlapping.

    `published` is the day of publication, None where nobody knows it: then only what the text itself dates gets
    days. `country` is the ISO 3166 code of the paper's country, "" if unknown; it tells 10/11/2020 apart.
    """
    tokens = tokens_of(text)
    found = _find(tokens)
    full_dates = [(f.first, f.year, f.month) for f in found if f.year is not None and f.month is not None]
    frame = Frame(
        tokens=tokens,
        published=published,
        filed=None if published else _filed(tokens, found, full_dates),
        month_first=is_month_first(tokens, country.upper()),
        narrative=_is_narrative(found, published),
        full_dates=full_dates,
    )
    return tuple(time for each in found if (time := _read(frame, each)) is not None)


def _find(tokens: Tokens) -> list[Found]:
    found: list[Found] = []
    end = 0
    words = tokens.words[: len(tokens.starts)]
    for i in [i for i, word in enumerate(words) if word in _READERS or word[0].isdecimal()]:
        reader = _READERS.get(words[i], _at_number)
        if i < end or len(found) > CROWD + tokens.starts[i] // CROWDED_CHARACTERS:
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
    frame.note(reading, found)
    tokens = frame.tokens
    start, end = tokens.starts[found.first], tokens.ends[found.last - 1]
    return TimeExpression(
        start=start,
        end=end,
        text=tokens.text[start:end],
        type=reading.type,
        value=reading.value,
        days=reading.days,
        basis=reading.basis,
    )


def _filed(tokens: Tokens, found: Iterable[Found], full_dates: list[tuple[int, int, int]]) -> date | None:
    """The day of a dateline, whose year may stand in another date of the text."""
    frame = Frame(tokens=tokens, published=None, full_dates=full_dates)
    for each in found:
        frame.first, frame.last = each.first, each.last
        if each.first >= DATELINE_TOKENS:
            break
        reading = each.read(frame) if not each.deictic and frame.in_dateline() else None
        if reading is not None and reading.days is not None and reading.days.days == 1:
            return reading.days.first
    return None


def _is_narrative(found: Iterable[Found], published: date | None) -> bool:
    """True where a text dwells on years long past, hardly says "yesterday" and hardly names the years of late."""
    deictic = years = dates = late = 0
    for each in found:
        deictic += each.deictic
        if each.year is None:
            continue
        old = published is None or each.year < published.year - 1
        years, dates, late = years + old, dates + (old and each.month is not None), late + (not old)
    dwells = (dates >= NARRATIVE_DATES and dates > 2 * deictic) or (
        years >= NARRATIVE_YEARS and years > 3 * deictic
    )
    return dwells and years > 10 * late


# ---------------------------------------------------------------- which word begins what


def _at_number(tokens: Tokens, i: int) -> Found | None:
    word = tokens.words[i]
    if len(word) == 4 and word.isdecimal():
        return at_four_figures(tokens, i) or at_year(tokens, i)
    if len(word) <= 2:
        return (
            at_clock(tokens, i)
            or at_linked_day(tokens, i)
            or at_second_year(tokens, i)
            or (at_spaced_figures(tokens, i) if tokens.words[i + 1] == "." else None)
            or _with_era(tokens, i)
        )
    if word[-1] == "s":
        return at_decade(tokens, i) or (at_clock(tokens, i) if "." in word or ":" in word else None)
    if word[-1] in "thd" and word[:-2].isdecimal():
        return at_linked_day(tokens, i) or at_bare_ordinal(tokens, i)
    found = at_figures(tokens, i) if len(word) >= _SHORTEST_FIGURES else None
    return found or at_clock(tokens, i) or _with_era(tokens, i)


def _with_era(tokens: Tokens, i: int) -> Found | None:
    if tokens.words[i + 1] in {"b", "bc", "ad", "bce"}:
        return at_year(tokens, i)
    return at_first_year_bc(tokens, i) if tokens.words[i + 3] in {"b", "bc", "bce"} else None


def _with_part(reader: _Reader) -> _Reader:
    def read(tokens: Tokens, i: int) -> Found | None:
        found = reader(tokens, i)
        return with_part(found, tokens) if found else None

    return read


def _fixed(kind: TimexType, value: str) -> _Reader:
    reading = Reading(type=kind, value=value)

    def read(_tokens: Tokens, i: int) -> Found:
        return Found(first=i, last=i + 1, read=lambda _frame: reading)

    return read


def _at_repetition(value: str) -> _Reader:
    """Words like "daily", but not "the Daily Post"."""
    reading = Reading(type=TimexType.SET, value=value)

    def read(tokens: Tokens, i: int) -> Found | None:
        named = tokens.is_capitalised(i) and not tokens.capitals and not tokens.begins_sentence(i)
        return None if named else Found(first=i, last=i + 1, read=lambda _frame: reading)

    return read


def _at_adjective(value: str) -> _Reader:
    """Words like "current", "recent", "former" before a noun."""
    reading = Reading(type=TimexType.DATE, value=value)
    named = PLURALS.keys() | (UNITS.keys() if value == "PRESENT_REF" else ())

    def read(tokens: Tokens, i: int) -> Found | None:
        return (
            Found(first=i, last=i + 1, read=lambda _frame: reading) if tokens.words[i + 1] not in named else None
        )

    return read


def _at_future_or_past(tokens: Tokens, i: int) -> Found | None:
    """Words like "in the past", "the near future"."""
    text = tokens.words
    first = i - 1 if text[i - 1] in {"near", "foreseeable", "recent", "distant"} else i
    if text[first - 1] != "the" or (text[i] == "past" and text[i + 1] in UNITS.keys() | PLURALS.keys()):
        return None
    if text[i] == "past" and (text[first - 2] != "in" or (text[i + 1].isalnum() and text[i + 1] not in _CLAUSES)):
        return None
    reading = Reading(type=TimexType.DATE, value="PAST_REF" if text[i] == "past" else "FUTURE_REF")
    return Found(first=first - 1, last=i + 1, read=lambda _frame: reading)


def _at_former(_tokens: Tokens, i: int) -> Found:
    """The word "former", counted as a time where a history is told: in news it only names who held what."""
    past = Reading(type=TimexType.DATE, value="PAST_REF")
    return Found(first=i, last=i + 1, read=lambda frame: past if frame.narrative else None)


def _at_now(tokens: Tokens, i: int) -> Found | None:
    reading = Reading(type=TimexType.DATE, value="PRESENT_REF")
    first = i - 1 if tokens.words[i - 1] == "right" else i
    return Found(first=first, last=i + 1, read=lambda _frame: reading)


def _at_units(tokens: Tokens, i: int) -> Found | None:
    return (at_hours(tokens, i) if tokens.words[i] == "hours" else None) or at_units(tokens, i)


def _readers() -> dict[str, _Reader]:
    """The reader that each word sets off."""
    groups: tuple[tuple[Iterable[str], _Reader], ...] = (
        (MONTHS, _with_part(at_month)),
        (DAY_NAMES, _with_part(at_weekday)),
        (("today", "yesterday", "tomorrow"), _with_part(at_day_word)),
        (("christmas", "thanksgiving", "halloween", "boxing"), _with_part(at_holiday)),
        (UNITS, at_unit),
        (PLURALS, _at_units),
        (PARTS, at_part),
        (SEASONS, at_season),
        (DECADES, at_decade),
        (("noon", "midday", "midnight"), at_noon),
        (("weekend",), at_weekend),
        (("overnight",), at_overnight),
        (("tonight",), at_tonight),
        (("eighteen", "nineteen", "two"), at_year),
        (("recent",), _at_adjective("PAST_REF")),
        (("current",), _at_adjective("PRESENT_REF")),
        (("past", "future"), _at_future_or_past),
        (("now",), _at_now),
        (("former",), _at_former),
        (("q", "h"), at_short_quarter),
        (("fy",), at_fiscal_year),
    )
    readers = {word: reader for words, reader in groups for word in words}
    readers |= {word: _at_repetition(value) for word, value in REPEATED.items()}
    fixed = [(TimexType.DATE, ADVERBS), (TimexType.DURATION, LENGTHS)]
    return readers | {word: _fixed(kind, value) for kind, table in fixed for word, value in table.items()}


_READERS = _readers()
