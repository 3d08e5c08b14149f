"""The day on which an article was published: all that names it, judged, and what is believed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corpus.calendar_names import MONTH_FIRST
from corpus.raw_article import PageDay
from corpus.records import SAME_PUBLICATION_DAYS, PublicationSign, PublishedBasis, SignFault, SignKind
from corpus.told_days import days_told_as_past
from corpus.written_days import (
    WrittenDay,
    country_of_address,
    day_in_address,
    day_in_file_name,
    day_in_utc,
    day_of_dateline,
    day_of_stamp,
    may_be_told,
    month_in_name,
    readings_of,
)

EARLIEST = date(1980, 1, 1)
"""No page on the web, and few archives of news wires, are older."""

LONGEST_FROM_DATELINE = timedelta(days=31)
"""A dateline without a year is of the year of a day told as past so long before it, or of a sign so long after."""

_SAME = timedelta(days=SAME_PUBLICATION_DAYS)
_A_DAY = timedelta(days=1)
_LONGEST_WORDS = 80
_IN_TEXT = frozenset({SignKind.HEAD, SignKind.DATELINE, SignKind.STAMP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A day of publication and how it was known; `day` None goes with UNKNOWN.

    `signs` are all that name one: the believed first, then the others from the surest on.
    """

    day: date | None = None
    basis: PublishedBasis = PublishedBasis.UNKNOWN
    signs: tuple[PublicationSign, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What may name the day of publication; "" and None where there is nothing.

    `given` was told by a person, `metadata` stands in the file beside the text, `listed` in the feed or list that
    names its address, `head` before the text (corpus.clean takes it off). `text` is the clean text, `file_name`
    the last part of a path. `page_days` are those that a page gives, the surest first; where there are any,
    `metadata` is one of them and is not asked.
    """

    given: date | None = None
    metadata: str = ""
    listed: str = ""
    head: date | None = None
    text: str = ""
    url: str = ""
    file_name: str = ""
    page_days: tuple[PageDay, ...] = ()


def publication_of(evidence: Evidence, today: date | None = None) -> Publication:
    """The day that is believed, with everything that names one (docs/days.md states the rule).

    What a person gave is believed as it is. Of the other signs those go out that cannot be: before EARLIEST,
    later than the day after `today` (without `today` nothing is too late), before a day that the text tells of
    as past. The day that most of the rest agree on is believed; a file's name has a say only where nothing else
    has.
    """
    signs = _signs(evidence, today)
    if not signs:
        return Publication()
    sound = [sign for sign in signs if sign.fault is None]
    if not sound:
        return Publication(signs=tuple(signs))
    believed = _believed(sound)
    others = (sign for sign in signs if sign is not believed)
    return Publication(day=believed.day, basis=believed.kind.basis, signs=(believed, *others))


# ---------------------------------------------------------------- what names a day


def _signs(evidence: Evidence, today: date | None) -> list[PublicationSign]:
    """All that name a day, the surest kind first, each with what speaks against it."""
    dateline = day_of_dateline(evidence.text)
    signs = [_in_range(sign, today) for sign in _of_full_days(evidence, dateline)]
    told = days_told_as_past(evidence.text)
    known = [day for sign in signs if (day := _sound_day(sign))]
    if field := _of_two_ways(evidence, dateline, known, today):
        signs.append(_in_range(field, today))
        known += [field.day] if field.day else []
    if dateline and dateline.day is None:
        signs.append(_in_range(_of_yearless(dateline, known, evidence, told), today))
    return _not_before(told, sorted(signs, key=_sureness), today)


def _of_full_days(evidence: Evidence, dateline: WrittenDay | None) -> Iterator[PublicationSign]:
    if evidence.given:
        yield PublicationSign(kind=SignKind.GIVEN, day=evidence.given)
    yield from _of_fields(evidence)
    if evidence.head:
        yield PublicationSign(kind=SignKind.HEAD, day=evidence.head)
    for kind, written in ((SignKind.DATELINE, dateline), (SignKind.STAMP, day_of_stamp(evidence.text))):
        if written and written.day:
            yield PublicationSign(kind=kind, words=_short(written.words), day=written.day)
    if day := day_in_address(evidence.url):
        yield PublicationSign(kind=SignKind.ADDRESS, day=day)
    if day := day_in_file_name(evidence.file_name):
        yield PublicationSign(kind=SignKind.FILE_NAME, day=day)


def _of_fields(evidence: Evidence) -> list[PublicationSign]:
    """The signs of a file's metadata, or of a page, and of the list that names it; of those that agree the surest.

    One program writes most of what a page says of itself, and its feed from the same record: days that agree there
    are one voice. Where one is the day of UTC and the other that of the outlet's clock, the outlet's is taken.
    """
    told = [(f"{one.where}: {one.words}", one.words) for one in evidence.page_days]
    told = told or [(evidence.metadata, evidence.metadata)]
    signs: list[PublicationSign] = []
    for words, day in (*told, (evidence.listed, evidence.listed)):
        days = readings_of(day)
        if len(days) != 1:
            continue
        sign = PublicationSign(kind=SignKind.METADATA, words=_short(words), day=days[0])
        same = next((number for number, other in enumerate(signs) if _agree(days[0], _day(other))), len(signs))
        if same == len(signs):
            signs.append(sign)
        elif days[0] != signs[same].day == day_in_utc(day):
            signs[same] = sign  # the outlet's own day; the other is that of UTC
    return signs


def _of_two_ways(
    evidence: Evidence, dateline: WrittenDay | None, known: Sequence[date], today: date | None
) -> PublicationSign | None:
    """The sign of a field that has two readings, None where it has not.

    The reading is taken that alone is in range, or alone agrees with another sign, or else is that of the
    country that the address names.
    """
    readings = readings_of(evidence.metadata)
    if len(readings) != 2:
        return None
    words = _short(evidence.metadata)
    in_range = [day for day in readings if _fault_of(day, today) is None]
    others = [*known, *_of_all_years(dateline, readings)]
    agreeing = [day for day in in_range if any(_agree(day, other) for other in others)]
    for choice in (in_range, agreeing):
        if len(choice) == 1:
            return PublicationSign(kind=SignKind.METADATA, words=words, day=choice[0])
    country = country_of_address(evidence.url)
    if not country:
        return PublicationSign(kind=SignKind.METADATA, words=words, fault=SignFault.TWO_WAYS)
    return PublicationSign(kind=SignKind.METADATA, words=words, day=readings[country not in MONTH_FIRST])


def _of_yearless(
    dateline: WrittenDay, known: Sequence[date], evidence: Evidence, told: Sequence[date]
) -> PublicationSign:
    """The sign of a dateline that leaves out the year.

    It takes the year of a sign that it agrees with; else that of its month in the address or the file's name,
    of a sign up to LONGEST_FROM_DATELINE after it, or of a day that the text tells of as past as long before.
    """
    words = _short(dateline.words)
    days = _of_all_years(dateline, known)
    choices = (
        (day for day in days if any(_agree(day, one) for one in known)),
        _in_named_month(dateline, evidence),
        (day for day in days if any(_is_soon_after(one, day) for one in known)),
        _soon_after(dateline, told),
    )
    day = next((day for choice in choices for day in choice), None)
    if day is None:
        return PublicationSign(kind=SignKind.DATELINE, words=words, fault=SignFault.NO_YEAR)
    return PublicationSign(kind=SignKind.DATELINE, words=words, day=day)


def _of_all_years(dateline: WrittenDay | None, near: Sequence[date]) -> list[date]:
    """The days of a dateline without a year in the years of other days and in those beside them."""
    if dateline is None or dateline.day is not None:
        return []
    years = dict.fromkeys(day.year + more for day in near for more in (0, -1, 1))
    return [day for year in years if (day := _in_year(dateline, year))]


def _in_named_month(dateline: WrittenDay, evidence: Evidence) -> Iterator[date]:
    for name in (evidence.url, evidence.file_name):
        named = month_in_name(name)
        if named and named[1] == dateline.month and (day := _in_year(dateline, named[0])):
            yield day


def _soon_after(dateline: WrittenDay, told: Sequence[date]) -> Iterator[date]:
    for past in told:
        days = (_in_year(dateline, past.year + more) for more in (0, 1))
        yield from (day for day in days if day and _is_soon_after(day, past))


def _is_soon_after(day: date, before: date) -> bool:
    return timedelta(0) <= day - before <= LONGEST_FROM_DATELINE


def _in_year(dateline: WrittenDay, year: int) -> date | None:
    try:
        return date(year, dateline.month, dateline.of_month)
    except ValueError:  # 29 February, or a year out of the calendar
        return None


def _short(words: str) -> str:
    return " ".join(words[:_LONGEST_WORDS].split())


def _sureness(sign: PublicationSign) -> int:
    return list(SignKind).index(sign.kind)


# ---------------------------------------------------------------- what cannot be


def _in_range(sign: PublicationSign, today: date | None) -> PublicationSign:
    """The sign, at fault where its day is out of range; what a person gave is not judged."""
    if sign.day is None or sign.kind is SignKind.GIVEN:
        return sign
    return replace(sign, fault=_fault_of(sign.day, today))


def _fault_of(day: date, today: date | None) -> SignFault | None:
    if day < EARLIEST:
        return SignFault.TOO_EARLY
    return SignFault.FUTURE if today and day > today + _A_DAY else None


def _sound_day(sign: PublicationSign) -> date | None:
    return None if sign.fault else sign.day


def _not_before(
    told: Sequence[date], signs: Sequence[PublicationSign], today: date | None
) -> list[PublicationSign]:
    """The signs, at fault where their day lies more than a day before one that the text tells of as past.

    One such day may be a slip of the pen. It counts where another is as late, or where a sign's day is not
    before it.
    """
    days = [day for sign in signs if (day := _sound_day(sign))]
    past = [day for day in told if _fault_of(day, today) is None]
    sure = next((day for i, day in enumerate(past) if i or any(_not_earlier(one, day) for one in days)), None)
    return [_told_against(sign, sure) for sign in signs]


def _told_against(sign: PublicationSign, told: date | None) -> PublicationSign:
    day = None if sign.kind is SignKind.GIVEN else _sound_day(sign)
    if told is None or day is None or _not_earlier(day, told):
        return sign
    return replace(sign, fault=SignFault.BEFORE_TOLD, told=told)


def _not_earlier(day: date, told: date) -> bool:
    return day >= told - _A_DAY  # a day is another in another zone


# ---------------------------------------------------------------- what is believed


def _believed(sound: Sequence[PublicationSign]) -> PublicationSign:
    """The sign whose day most others agree with, of those that agree the surest; what a person gave outright.

    Where as many agree on either day the surest sign is believed, but the text's own rather than metadata: a
    page is updated and fetched again after it was written, and not published before it was filed.
    """
    if sound[0].kind is SignKind.GIVEN:
        return sound[0]
    voters = [sign for sign in sound if sign.kind is not SignKind.FILE_NAME] or list(sound)
    agreed = [[other for other in voters if _agree(_day(sign), _day(other))] for sign in voters]
    most = max(map(len, agreed))
    foremost = [group[0] for group in agreed if len(group) == most]
    first = foremost[0]
    if first.kind is SignKind.METADATA:
        first = next((sign for sign in foremost if _outweighs(sign, first)), first)
    return next((sign for sign in voters if _is_local_day(sign, first)), first)


def _is_local_day(sign: PublicationSign, first: PublicationSign) -> bool:
    """Whether an address tells on which day by the outlet's clock a moment of metadata in UTC was."""
    if first.kind is not SignKind.METADATA or sign.kind is not SignKind.ADDRESS:
        return False
    stamp = first.words.rpartition(": ")[2]  # behind where it stands
    return sign.day != first.day and may_be_told(stamp, _day(sign))


def _outweighs(sign: PublicationSign, metadata: PublicationSign) -> bool:
    """Whether the text's own sign is of another day than the metadata; a later stamp or head is an update's."""
    if sign.kind not in _IN_TEXT or _agree(_day(sign), _day(metadata)):
        return False
    return sign.kind is SignKind.DATELINE or _day(sign) < _day(metadata)


def _day(sign: PublicationSign) -> date:
    return sign.day or date.min


def _agree(one: date, other: date) -> bool:
    return abs(one - other) <= _SAME
