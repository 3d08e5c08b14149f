"""Weekdays, seasons and holidays: "Friday, Oct. 2", "next Tuesday", "the summer of 2014", "Christmas 1963"."""

from __future__ import annotations

from functools import partial

from corpus.calendar_names import MONTHS
from corpus.records import DateBasis, TimexType
from corpus.timex_calendar import day_of, one_day, season_range, shift, year_value
from corpus.timex_frame import Found, Frame, Reading, dated
from corpus.timex_months import at_month, read_day
from corpus.timex_relative import DAYS_IN_WEEK
from corpus.timex_tokens import Tokens
from corpus.timex_words import DAY_NAMES, SEASONS, words
from corpus.timex_years import is_year, stage_before, year_at

_POINTERS = words("last next this coming past previous following")
_NAMES_BEFORE = words("black bloody super cyber")
_NAMES_BEHIND = words("times telegraph mirror express mail herald post independent tribune world mosque agreement")
_DATE_TOKENS = 6
"""How many tokens may lie between a weekday and the month of its date: "Friday, the 2nd of October"."""


def at_weekday(tokens: Tokens, i: int) -> Found | None:
    """The weekday at token `i`, with the date behind it and "last" or "next" before it."""
    text = tokens.words
    if not tokens.is_capitalised(i) and text[i - 1] not in {"on", "last", "next", "since", "until"}:
        return None
    if _is_named(tokens, i):
        return None
    found = _date_behind(tokens, i)
    if found:
        return found
    if not text[i].removesuffix("s").endswith("day") and text[i + 1] != ".":
        return None
    weekday, which, end = DAY_NAMES[text[i]], text[i - 1], i + 1
    if which in {"every", "each"} or text[i].endswith("days"):
        reading = Reading(type=TimexType.SET, value=f"XXXX-WXX-{weekday + 1}")
        return Found(first=i - (which in {"every", "each"}), last=end, read=lambda _frame: reading)
    first = _first_of_weekday(text, i)
    if which not in _POINTERS:
        which = ""
    at = end + 1 if text[end] == "of" else end
    if text[at + 1] == "week" and text[at] in {"last", "next", "this"}:
        which, end = f"{text[at]} week", at + 2
    return Found(first=first, last=end, read=partial(read_weekday, weekday=weekday, which=which), deictic=True)


def _is_named(tokens: Tokens, i: int) -> bool:
    """True for "Bloody Sunday", "the Good Friday Agreement", "the Sunday Times": names, whatever the week."""
    before = tokens.words[i - 1] in _NAMES_BEFORE and tokens.is_capitalised(i - 1)
    behind = tokens.words[i - 1] in {"the", "a", "s", "good"} and tokens.words[i + 1] in _NAMES_BEHIND
    return before or (behind and tokens.is_capitalised(i + 1))


def _first_of_weekday(text: list[str], i: int) -> int:
    if text[i - 1] in _POINTERS:
        return i - 2 if text[i - 2] in {"this", "the"} else i - 1
    return i - 1 if text[i - 1] in {"early", "late"} else i


def _date_behind(tokens: Tokens, i: int) -> Found | None:
    """Words like "Friday, Oct. 2" and "Friday 2 October 2020" as one expression."""
    text = tokens.words
    for at in range(i + 1, i + 1 + _DATE_TOKENS):
        if text[at] in MONTHS:
            found = at_month(tokens, at)
            return _joined(tokens, i, found) if found else None
        if text[at].isalpha() and text[at] not in {"the", "of"}:
            return None
    return None


def _joined(tokens: Tokens, i: int, found: Found) -> Found | None:
    between = tokens.words[i + 1 : found.first]
    read = found.read
    if not isinstance(read, partial) or read.func is not read_day or not {",", "."}.issuperset(between):
        return None
    return found._replace(first=i, read=partial(read, weekday=DAY_NAMES[tokens.words[i]]))


def read_weekday(frame: Frame, *, weekday: int, which: str) -> Reading:
    """The weekday up to the day of writing, that day included, or the one to come where words or tense say so."""
    here, basis = frame.here
    if which in {"previous", "following"} and frame.day is not None:
        here, basis = frame.day, DateBasis.CONTEXT
    if here is None:
        return dated(f"XXXX-WXX-{weekday + 1}", None, basis)
    tense = frame.tense() if which in {"", "this"} else 0
    day = shift(here, _to_weekday(here.weekday(), weekday, which, tense))
    return dated(day.isoformat() if day else "", one_day(day), basis)


def _to_weekday(today: int, weekday: int, which: str, tense: int) -> int:
    """Days from today to the weekday meant."""
    back = (today - weekday) % DAYS_IN_WEEK
    if which.endswith("week"):
        return weekday - today + {"last": -7, "next": 7}.get(which.removesuffix(" week"), 0)
    if which in {"last", "past", "previous"}:
        return -(back or DAYS_IN_WEEK)
    if which in {"next", "coming", "following"}:
        return DAYS_IN_WEEK - back
    ahead = tense > 0 or (which == "this" and tense == 0)
    return (weekday - today) % DAYS_IN_WEEK if ahead else -back


# ---------------------------------------------------------------- seasons

_SEASON_POINTERS = words("the last next this that past previous following each every")
_BEFORE_SEASONS = words("in by during since until of over through throughout and into spent passed")


def at_season(tokens: Tokens, i: int) -> Found | None:
    """Words like "the summer of 2014", "last winter", "1982 summer" around token `i`."""
    text = tokens.words
    season, before = SEASONS[text[i]], text[i - 1]
    year = year_at(tokens, i + 2 if text[i + 1] == "of" else i + 1)
    first, part = stage_before(tokens, i)
    if first == i and before in _SEASON_POINTERS:
        first = i - 2 if text[i - 2] in {"the", "this"} and before != "the" else i - 1
    if year:
        return Found(
            first=first, last=year[1], read=partial(_read_season_of, season=season, year=year[0]), year=year[0]
        )
    if is_year(before):
        read = partial(_read_season_of, season=season, year=int(before))
        return Found(first=i - 1, last=i + 1, read=read, year=int(before))
    bare = first == i or before == "the"
    if bare and not part and text[first - 1] not in _BEFORE_SEASONS:
        return None
    if season == "FA" and (text[i + 1] == "of" or (text[i] == "fall" and first == i and before != "in")):
        return None
    which = before if before in _SEASON_POINTERS else ""
    return Found(first=first, last=i + 1, read=partial(_read_season, season=season, which=which))


def _read_season_of(_frame: Frame, *, season: str, year: int) -> Reading:
    return dated(f"{year_value(year)}-{season}", season_range(year, season), DateBasis.EXPLICIT)


def _read_season(frame: Frame, *, season: str, which: str) -> Reading:
    here, basis = frame.here
    if which in {"each", "every"}:
        return Reading(type=TimexType.SET, value=f"XXXX-{season}")
    if frame.narrative and frame.year is not None:
        value = f"{year_value(frame.year)}-{season}"
        return dated(value, season_range(frame.year, season), DateBasis.CONTEXT)
    if here is None or frame.narrative:
        return dated(f"XXXX-{season}", None, DateBasis.UNRESOLVED)
    this = season_range(here.year, season)
    year = here.year
    if this is not None and which == "next":
        year += this.first <= here
    elif this is not None and which == "last":
        year -= this.last >= here
    elif this is not None and which != "this" and this.first > here and frame.tense() <= 0:
        year -= 1
    return dated(f"{year:04d}-{season}", season_range(year, season), basis)


# ---------------------------------------------------------------- holidays

_HOLIDAYS = {
    ("christmas", "eve"): (12, 24), ("christmas", "day"): (12, 25), ("boxing", "day"): (12, 26),
    ("year", "eve"): (12, 31), ("year", "day"): (1, 1), ("halloween", ""): (10, 31), ("christmas", ""): (12, 25),
}  # fmt: skip
_THURSDAY = 3


def at_holiday(tokens: Tokens, i: int) -> Found | None:
    """Words like "Christmas Eve", "Christmas 1963", "New Year's Day" at token `i` (the "year" of the last)."""
    text = tokens.words
    if not tokens.is_capitalised(i):
        return None
    first = i - 1 if text[i] == "year" else i
    at = i + 3 if text[i + 2] == "s" and text[i + 1] in {"'", "’"} else i + 1
    second = text[at] if (text[i], text[at]) in _HOLIDAYS else ""
    last = at + 1 if second else i + 1
    if text[i] == "thanksgiving":
        last = i + 2 if text[i + 1] == "day" else i + 1
    elif (text[i], second) not in _HOLIDAYS or (
        not second and tokens.words[last].isalpha() and tokens.is_capitalised(last)
    ):
        return None
    comma = last + 1 if text[last] == "," else last
    year = year_at(tokens, comma)
    last = year[1] if year else last
    if text[i] == "thanksgiving":
        return Found(first=first, last=last, read=partial(_read_thanksgiving, year=year[0] if year else None))
    month, day = _HOLIDAYS[text[i], second]
    read = partial(read_day, year=year[0] if year else None, month=month, day=day)
    return Found(first=first, last=last, read=read, year=year[0] if year else None)


def _read_thanksgiving(frame: Frame, *, year: int | None) -> Reading:
    """The fourth Thursday of November, as in the United States."""
    known = (year, DateBasis.EXPLICIT) if year else frame.year_of(11, 25)
    first = day_of(known[0], 11, 1) if known else None
    if known is None or first is None:
        return dated("XXXX-11-XX", None, DateBasis.UNRESOLVED)
    day = shift(first, (_THURSDAY - first.weekday()) % DAYS_IN_WEEK + 3 * DAYS_IN_WEEK)
    return dated(day.isoformat() if day else "", one_day(day), known[1])
