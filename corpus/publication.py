"""The day on which an article was published, from whatever names it, and how it was known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.calendar_names import MONTHS
from corpus.records import PublishedBasis

EARLIEST = date(1980, 1, 1)
"""No page on the web, and few archives of news wires, are older."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A day of publication and how it was known; `day` None goes with UNKNOWN."""

    day: date | None = None
    basis: PublishedBasis = PublishedBasis.UNKNOWN


UNDATED = Publication()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What may name the day of publication; "" and None where there is nothing.

    `given` was told by a person, `metadata` stands in the file beside the text, `head` before the text
    (corpus.clean takes it off). `text` is the clean text, `file_name` the last part of a path.
    """

    given: date | None = None
    metadata: str = ""
    head: date | None = None
    text: str = ""
    url: str = ""
    file_name: str = ""


def publication_of(evidence: Evidence, today: date | None = None) -> Publication:
    """The first plausible day: as given, metadata, the text's head, its dateline, the address, the file's name.

    A day is plausible from EARLIEST to the day after `today`; without `today` nothing is too late. What a
    person gave is believed as it is.
    """
    if evidence.given:
        return Publication(day=evidence.given, basis=PublishedBasis.GIVEN)
    latest = today + timedelta(days=1) if today else date.max
    for day, basis in _candidates(evidence):
        if day and EARLIEST <= day <= latest:
            return Publication(day=day, basis=basis)
    return UNDATED


def _candidates(evidence: Evidence) -> Iterator[tuple[date | None, PublishedBasis]]:
    yield day_of(evidence.metadata), PublishedBasis.METADATA
    yield evidence.head, PublishedBasis.TEXT
    yield day_of_dateline(evidence.text), PublishedBasis.TEXT
    yield day_in_address(evidence.url), PublishedBasis.ADDRESS
    yield day_in_file_name(evidence.file_name), PublishedBasis.FILE_NAME


# ---------------------------------------------------------------- days as they are written

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
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


def _first_day(matches: Iterable[re.Match[str] | None]) -> date | None:
    return next((day for match in matches if match and (day := _day(match.groupdict()))), None)


def _day(parts: dict[str, str | None]) -> date | None:
    """The day of a match's named parts, None where there is no such day or no telling month from day."""
    month, day = parts.get("month"), parts.get("day")
    if parts.get("first"):
        day, month = _day_and_month(parts["first"] or "", parts["second"] or "", parts["mark"] or "")
    try:
        return date(_year(parts["year"] or ""), _month(month or ""), int(day or ""))
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
_DASH = r"(?: ?[/(\[–—|\n]| ?--| - )"
# A date after a place in capitals is a dateline; after one in title case only where a dash, a slash or the
# agency's bracket follows, for sentences too may begin with a place and a day.
_DATELINE = tuple(
    re.compile(rf"{place}(?:, ?{_TITLE_CASE}){{0,2}}{_AGENCY}[,:. ]{{1,3}}(?i:{_WEEKDAY}{form})\.?{closing}")
    for place, closing in ((_CAPITALS, rf"(?:{_DASH}|[,:])"), (_TITLE_CASE, _DASH))
    for form in (rf"{_DAY} {_MONTH},? {_SHORT_YEAR}", _MONTH_DAY_YEAR, _ISO)
)
_STAMP_LABEL = r"(?:(?:published|posted|updated|last updated|date|created)(?: on| at)?:? {0,3})?"
_ZONE = r"(?:Z|\(?[A-Z]{2,4}\)?|[+-]\d\d:?\d\d)"
_STAMP_CLOCK = rf"(?:[ ,T|/–-]{{1,4}}(?:at )?\d{{1,2}}[:.]\d\d(?::\d\d)?[ ]?(?:[ap]\.?m\.?)?[ ]?{_ZONE}?)?"
_STAMP = tuple(
    re.compile(rf"{_STAMP_LABEL}{_WEEKDAY}{form}{_STAMP_CLOCK}\.?(?:\s*\|[^|\n]{{0,40}})?$", re.IGNORECASE)
    for form in (_ISO, _DAY_MONTH_YEAR, _MONTH_DAY_YEAR, _NUMBERS)
)
_FIRST_LINES = 4
_FIRST_CHARACTERS = 1_000


def day_of_dateline(text: str) -> date | None:
    """The day that the text's first lines give with its year: a dateline, or a line that is a date alone."""
    lines = [line.strip() for line in text[:_FIRST_CHARACTERS].split("\n") if line.strip()][:_FIRST_LINES]
    for line in lines:
        day = _first_day(form.match(line[:120]) for form in _STAMP) or _first_day(
            form.match(line[:160] + "\n") for form in _DATELINE
        )
        if day:
            return day
    return None


# ---------------------------------------------------------------- addresses and names of files

_IN_ADDRESS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_ISO}(?!\d)",
        rf"(?<!\d){_COMPACT}(?!\d)",
        rf"/{_YEAR}[/-]{_MONTH}[/-]{_DAY}(?!\d)",
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
    """The day in an address's path ("…/2020/10/18/…", "…-20201018…"), None where there is none."""
    return _first_day(match for form in _IN_ADDRESS for match in form.finditer(url[:2_000]))


def day_in_file_name(name: str) -> date | None:
    """The day in a file's name ("2020-10-18_talks.txt", "talks20201018.txt"), None where there is none."""
    return _first_day(match for form in _IN_FILE_NAME for match in form.finditer(name[:500]))
