"""Days as they are written: in a field of metadata, a text's first lines, an address or a file's name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from urllib.parse import urlsplit

from corpus.calendar_names import MONTH, MONTHS


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDay:
    """Words that name a day; `day` is None where they leave out the year, and then `month` and `of_month` tell."""

    words: str
    day: date | None
    month: int
    of_month: int


# ---------------------------------------------------------------- clocks beside a day

_CLOCK = re.compile(
    r"(?<!\d)(?P<hour>[0-2]\d):(?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d{1,9})?)? ?"
    r"(?:Z|UTC|GMT|(?P<sign>[+-])(?P<hours>[01]\d):?(?P<minutes>[0-5]\d))$"
)
_FARTHEST_EAST = timedelta(hours=14)
_FARTHEST_WEST = timedelta(hours=12)
"""How far the farthest clocks are before and behind UTC."""


def day_in_utc(words: str) -> date | None:
    """The day of a stamp in UTC ("2020-10-18T02:30:00+04:00": the 17th), None where it names no clock."""
    found = _told_moment(words)
    return found[0].date() if found else None


def may_be_told(words: str, day: date) -> bool:
    """Whether a moment told in UTC is on that day by some clock ("2020-10-18T21:30:00Z": on the 18th, the 19th).

    False where the words tell none.
    """
    found = _told_moment(words)
    if found is None or found[1]:
        return False
    return (found[0] - _FARTHEST_WEST).date() <= day <= (found[0] + _FARTHEST_EAST).date()


def _told_moment(words: str) -> tuple[datetime, timedelta] | None:
    """The moment of a stamp in UTC and how far its clock is before it, None where it names no clock."""
    day, clock = day_of(words), _CLOCK.search(words.strip())
    if day is None or clock is None or int(clock["hour"]) > 23:
        return None
    ahead = timedelta(hours=int(clock["hours"] or 0), minutes=int(clock["minutes"] or 0))
    ahead = -ahead if clock["sign"] == "-" else ahead
    return datetime.combine(day, time(int(clock["hour"]), int(clock["minute"]))) - ahead, ahead


# ---------------------------------------------------------------- fields of metadata

_MONTH = rf"(?P<month>{MONTH})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_DAY_MONTH_YEAR = rf"{_DAY}[ .\-]{{1,2}}(?:of )?{_MONTH}[ ,\-]{{1,2}}{_YEAR}"
_MONTH_DAY_YEAR = rf"{_MONTH} ?{_DAY},? ?{_YEAR}"
_ISO = r"(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>[01]?\d)(?P=mark)(?P<day>[0-3]?\d)"
_COMPACT = r"(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)"
_NUMBERS = r"(?P<first>[0-3]?\d)(?P<mark>[-/.])(?P<second>[0-3]?\d)(?P=mark)(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]{0,2} )?"

_WRITTEN = tuple(
    re.compile(rf"{_WEEKDAY}{form}(?!\d)", re.IGNORECASE)
    for form in (_ISO, _COMPACT, _DAY_MONTH_YEAR, _MONTH_DAY_YEAR, _NUMBERS)
)


def day_of(words: str) -> date | None:
    """The day that a field of metadata names at its beginning ("2020-10-18T09:30:00Z", "Sun, 18 Oct 2020").

    None where it names none, an impossible one, or one that may be read two ways ("05/06/2020").
    """
    return _first_day(form.match(words.strip()[:80]) for form in _WRITTEN)


def readings_of(words: str) -> tuple[date, ...]:
    """The days that a field may mean: one, none, or two where month and day cannot be told apart."""
    if day := day_of(words):
        return (day,)
    found = _WRITTEN[-1].match(words.strip()[:80])
    if found is None:
        return ()
    first, second = int(found["first"]), int(found["second"])
    readings = (_date(int(found["year"]), first, second), _date(int(found["year"]), second, first))
    return tuple(day for day in readings if day)


def _first_day(matches: Iterable[re.Match[str] | None]) -> date | None:
    return next((day for match in matches if match and (day := _day(match.groupdict()))), None)


def _day(parts: dict[str, str | None]) -> date | None:
    """The day of a match's named parts, None where there is no such day or no telling month from day."""
    month, day = parts.get("month"), parts.get("day")
    if parts.get("first"):
        day, month = _day_and_month(parts["first"] or "", parts["second"] or "", parts["mark"] or "")
    return _date(_year(parts["year"] or ""), _month(month or ""), int(day)) if day else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_and_month(first: str, second: str, mark: str) -> tuple[str, str]:
    """Which is which: dots are European, over twelve is a day, alike does not matter; else ("", "")."""
    if mark == "." or int(first) > 12 or first == second:
        return first, second
    return (second, first) if int(second) > 12 else ("", "")


def _month(words: str) -> int:
    return int(words) if words.isdecimal() else MONTHS.get(words[:3].lower(), 0)


def _year(digits: str) -> int:
    """The year; two digits are of the hundred years that end in 2050."""
    year = int(digits)
    return year if year > 99 else 1900 + year + 100 * (year <= 50)


# ---------------------------------------------------------------- the text's own first lines

_SHORT_YEAR = r"(?P<year>(?:19|20)\d\d|\d\d)"
_CAPITALS = r"[^\W\d_a-z][^\d\na-z,(/]{1,40}"
_TITLE_CASE = r"[^\W\d_a-z][\w'’.\-]{1,30}(?: [^\W\d_a-z][\w'’.\-]{1,30}){0,3}"
_AGENCY = r"(?: ?\([^()\n]{1,40}\)| ?/[^/\n]{1,40}/)?"
_MARK = r"(?: ?[/(\[–—|]| ?--| - )"
_DASH = rf"(?:{_MARK}|\n)"
_NUMBERED = rf"(?P<first>[0-3]?\d)(?P<mark>\.)(?P<second>[0-3]?\d)\.{_SHORT_YEAR}"
# A date after a place in capitals is a dateline; after one in title case only where a dash, a slash or the
# agency's bracket follows, for sentences too may begin with a place and a day.
_DATELINE = (
    *(
        re.compile(
            rf"{place}(?:, ?{_TITLE_CASE}){{0,2}}{_AGENCY}[,:. ]{{1,3}}"
            rf"(?P<words>(?i:{_WEEKDAY}{form}))\.?{closing}"
        )
        for place, closing in ((_CAPITALS, rf"(?:{_DASH}|[,:])"), (_TITLE_CASE, _DASH))
        for form in (rf"{_DAY} {_MONTH},? {_SHORT_YEAR}", _MONTH_DAY_YEAR, _ISO)
    ),
    re.compile(rf"{_TITLE_CASE} ?/ ?(?P<words>{_NUMBERED}) ?/ ?[^\W\d_][^/\n:]{{1,40}}:"),
)
_YEARLESS = tuple(
    re.compile(rf"{place}(?:, ?{_TITLE_CASE}){{0,2}}{_AGENCY}[,:. ]{{1,3}}(?P<words>(?i:{form}))\.?{_MARK}")
    for place in (_CAPITALS, _TITLE_CASE)
    for form in (rf"{_DAY} {_MONTH}", rf"{_MONTH} ?{_DAY}")
)
_STAMP_LABEL = (
    r"(?:(?:(?:first |last )?(?:published|posted|updated|modified)|issued|date|created)(?: on| at)?:? {0,3})?"
)
_ZONE = r"(?:Z|\(?[A-Z]{2,4}\)?|[+-]\d\d:?\d\d)"
_STAMP_CLOCK = rf"(?:[ ,T|/–-]{{1,4}}(?:at )?\d{{1,2}}[:.]\d\d(?::\d\d)?[ ]?(?:[ap]\.?m\.?)?[ ]?{_ZONE}?)?"
_STAMP_BEFORE = r"(?:[^|•·\n]{2,60}[|•·] {0,3}|\d{1,2}[:.]\d\d(?::\d\d)? ?(?:[ap]\.?m\.?)?(?: on|,| [|/–-])? ?)?"
_WEEKDAY_AFTER = r"(?:,? \(?(?:mon|tues|wednes|thurs|fri|satur|sun)day\)?)?"
_STAMP_AFTER = (
    r"(?: \[\d{1,2}[:.]\d\d\])?"
    r"(?:\s*\|[^|\n]{0,40}|,? {1,3}[-–/|(]? ?(?:updated?|modified|last )[^\n]{0,60}"
    r"| (?-i:[A-Z][\w.]+(?: [A-Z][\w.]+){0,2}))?"
)
"""What may stand beside the day: a byline or a clock before it, its weekday, an update or the outlet behind it."""
_YEAR_FIRST = rf"{_YEAR} {_MONTH} {_DAY}"
_STAMP = tuple(
    re.compile(
        rf"{_STAMP_BEFORE}{_STAMP_LABEL}(?P<words>{_WEEKDAY}{form}){_WEEKDAY_AFTER}{_STAMP_CLOCK}\.?{_STAMP_AFTER}$",
        re.IGNORECASE,
    )
    for form in (_ISO, _DAY_MONTH_YEAR, _MONTH_DAY_YEAR, _NUMBERS, _YEAR_FIRST)
)
_FIRST_LINES = 4
_FIRST_CHARACTERS = 1_000


def day_of_dateline(text: str) -> WrittenDay | None:
    """The day of a dateline in the text's first lines, with its year or without one."""
    lines = [line for line in _first_lines(text) if _stamp_of(line) is None]
    return _first_written(lines, _DATELINE) or _first_written(lines, _YEARLESS)


def day_of_stamp(text: str) -> WrittenDay | None:
    """The full day of that of the text's first lines which gives nothing else ("Published: 18 Oct 2020")."""
    return next((day for line in _first_lines(text) if (day := _stamp_of(line))), None)


@lru_cache(maxsize=64)
def _stamp_of(line: str) -> WrittenDay | None:
    """The day that a line gives and nothing else, worked out once for all who ask."""
    return _first_written([line.rstrip("\n")], _STAMP)


_FIGURE = re.compile(r"\d")


def _first_lines(text: str) -> list[str]:
    """The text's first lines, those without a figure left out: no day is written without one."""
    lines = [line.strip() for line in text[:_FIRST_CHARACTERS].split("\n") if line.strip()]
    return [line[:160] + "\n" for line in lines[:_FIRST_LINES] if _FIGURE.search(line)]


def _first_written(lines: Iterable[str], forms: Iterable[re.Pattern[str]]) -> WrittenDay | None:
    tried = (form.match(line) for line in lines for form in forms)
    return next((day for match in tried if match and (day := _written(match))), None)


def _written(match: re.Match[str]) -> WrittenDay | None:
    parts = match.groupdict()
    words = match["words"]
    if parts.get("year"):
        day = _day(parts)
        return WrittenDay(words=words, day=day, month=day.month, of_month=day.day) if day else None
    month, of_month = _month(parts["month"] or ""), int(parts["day"] or "")
    leap_year = 2000
    sound = _date(leap_year, month, of_month)
    return WrittenDay(words=words, day=None, month=month, of_month=of_month) if sound else None


# ---------------------------------------------------------------- addresses and names of files

_IN_ADDRESS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_ISO}(?!\d)",
        rf"(?<!\d){_COMPACT}(?!\d)",
        rf"/{_YEAR}[/-]{_MONTH}[/-]{_DAY}(?!\d)",
        r"/(?P<year>(?:19|20)\d\d)(?:/[A-Za-z][\w.\-]{0,40}){1,2}/(?P<month>[01]?\d)/(?P<day>[0-3]?\d)/",
    )
)
_IN_FILE_NAME = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[-_.])(?P<month>[01]\d)(?P=mark)(?P<day>[0-3]\d)(?!\d)",
        rf"(?<!\d){_COMPACT}(?!\d)",
    )
)


def day_in_address(url: str) -> date | None:
    """The day in an address's path ("…/2020/10/18/…", "…-20201018…", "…/2008/WORLD/08/10/…"), None without one."""
    return _first_day(match for form in _IN_ADDRESS for match in form.finditer(url[:2_000]))


def day_in_file_name(name: str) -> date | None:
    """The day in a file's name ("2020-10-18_talks.txt", "talks20201018.txt"), None where there is none."""
    return _first_day(match for form in _IN_FILE_NAME for match in form.finditer(name[:500]))


_MONTH_IN_NAME = re.compile(rf"(?<!\d){_YEAR}[-/._](?P<month>[01]\d)(?!\d)")


def month_in_name(name: str) -> tuple[int, int] | None:
    """Year and month in an address or a file's name ("…/2020/10/talks"), None where there are none."""
    found = (_date(int(match["year"]), int(match["month"]), 1) for match in _MONTH_IN_NAME.finditer(name[:2_000]))
    return next(((day.year, day.month) for day in found if day), None)


# Country codes that are sold to everybody say nothing of the outlet; Canada writes days both ways.
_OF_NO_COUNTRY = frozenset({"ai", "ca", "cc", "co", "fm", "gg", "io", "ly", "me", "pw", "sh", "to", "tv", "ws"})
_COUNTRY_CODE_LETTERS = 2


def country_of_address(url: str) -> str:
    """The ISO 3166 code of the country that an address ends with ("news.example.us" is of "US"), "" if of none."""
    try:
        ending = (urlsplit(url).hostname or "").rpartition(".")[2]
    except ValueError:
        return ""
    if len(ending) != _COUNTRY_CODE_LETTERS or not ending.isalpha() or ending in _OF_NO_COUNTRY:
        return ""
    return "GB" if ending == "uk" else ending.upper()
