"""What time expressions are counted from: the day of publication, the passage's last day, and the tense."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from corpus.records import DateBasis, DayRange, TimexType
from corpus.timex_calendar import day_of, months_later
from corpus.timex_tokens import BREAK, Tokens
from corpus.timex_words import FUTURE_WORDS, PAST_VERBS

CLAUSE_TOKENS = 14
"""How far a verb is looked for on either side of an expression."""

PASSAGE_TOKENS = 80
"""How far back a full date lends its year to a date without one."""

SOON_DAYS = 60
"""A date without a year and without a verb is held to lie ahead if that is nearer than this, and past far away."""

_CLAUSE_ENDS = {".", ";", "?", "!", BREAK, "", "(", ")", "”", "“", '"', "who", "which", "because", "after", "before",
                "when", "while", "as", "but", "--"}  # fmt: skip
_LINKS = {"on", "in", "by", "at", "for", "from", "until", "since", "early", "late", "of", "the", "this", "through",
          "before", "after", "during", "between", "to", "that", "held"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What an expression was found to mean; `year` and `month` are what it tells the expressions after it."""

    type: TimexType
    value: str
    days: DayRange | None = None
    basis: DateBasis = DateBasis.UNRESOLVED


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Tokens [first, last) that are a time expression, and how to read them once a frame is known.

    `year` is the year that the words themselves give, `full` whether a month stands with it; `deictic` marks
    what is counted from the day of writing.
    """

    first: int
    last: int
    read: Callable[[Frame], Reading | None]
    year: int | None = None
    full: bool = False
    deictic: bool = False


@dataclass(slots=True, kw_only=True)
class Frame:
    """What is known at one point of a text; it moves along with the expressions read.

    `narrative` is True where the text tells of years long before its publication. `full_years` are the (token,
    year) of the dates that come with month and year. `day`, `month` (year, month), `quarter` (year, quarter)
    and `year` are what the passage spoke of last, None at first.
    """

    tokens: Tokens
    published: date | None
    country: str = ""
    narrative: bool = False
    full_years: list[tuple[int, int]] = field(default_factory=list)
    first: int = 0
    last: int = 0
    day: date | None = None
    month: tuple[int, int] | None = None
    quarter: tuple[int, int] | None = None
    year: int | None = None

    @property
    def here(self) -> tuple[date | None, DateBasis]:
        """The day of writing and its basis; a narrative is counted from the day it last spoke of."""
        if self.narrative and self.day is not None:
            return self.day, DateBasis.CONTEXT
        if self.published is None:
            return None, DateBasis.UNRESOLVED
        return self.published, DateBasis.PUBLICATION

    # ---------------------------------------------------------------- tense

    def tense(self) -> int:
        """1 where the words around speak of what is to come, -1 of what is past, 0 where no verb tells."""
        words = self.tokens.words
        near = self.first - 1
        while words[near] in _LINKS and near > self.first - 5:
            near -= 1
        told = self._verb(near)
        if told:
            return told
        return self._side(range(self.first - 1, self.first - 1 - CLAUSE_TOKENS, -1)) or self._side(
            range(self.last, self.last + CLAUSE_TOKENS)
        )

    def _side(self, positions: range) -> int:
        """What the verbs of the clause on one side say; a word of the future outweighs the others."""
        told = 0
        for i in positions:
            if not 0 <= i < len(self.tokens.starts) or self.tokens.words[i] in _CLAUSE_ENDS:
                break
            verb = self._verb(i)
            if verb > 0:
                return 1
            told = told or verb
        return told

    def _verb(self, i: int) -> int:
        word, before = self.tokens.words[i], self.tokens.words[i - 1]
        if word in FUTURE_WORDS:
            return 1
        if before == "to" and word.isalpha() and word not in _LINKS:
            return 1
        if before == "be" and self.tokens.words[i - 2] in {"to", "will", "would"}:
            return 1
        return -1 if word in PAST_VERBS or (word.endswith("ed") and len(word) > 4) else 0

    # ---------------------------------------------------------------- years

    def year_of(self, month: int, day: int | None = None) -> tuple[int, DateBasis] | None:
        """The year of a date that comes without one, None where nothing tells it."""
        nearest = self._full_year()
        if self.published is None:
            return (nearest, DateBasis.CONTEXT) if nearest is not None else None
        if self.narrative and self.year is not None:
            return self._narrated(month), DateBasis.CONTEXT
        if nearest is not None and nearest < self.published.year and self.tense() <= 0:
            return nearest, DateBasis.CONTEXT
        return self._by_publication(self.published, month, day), DateBasis.PUBLICATION

    def _narrated(self, month: int) -> int:
        year = self.year or 0
        if self.month and self.month[0] == year and self.month[1] - month > 8:
            return year + 1
        return year

    def _full_year(self) -> int | None:
        """The year of the full date before, if near; without a publication, of the nearest one on either side."""
        at = bisect_left(self.full_years, (self.first, -10000))
        if self.published is None:
            near = self.full_years[max(0, at - 1) : at + 1]
            return min(near, key=lambda seen: abs(seen[0] - self.first))[1] if near else None
        if at and self.first - self.full_years[at - 1][0] <= PASSAGE_TOKENS:
            return self.full_years[at - 1][1]
        return None

    def _by_publication(self, published: date, month: int, day: int | None) -> int:
        year = published.year
        if day is None:
            ahead, behind = month > published.month, month < published.month
        else:
            ahead, behind = (
                (month, day) > (published.month, published.day),
                (month, day)
                < (
                    published.month,
                    published.day,
                ),
            )
        if not ahead and not behind:
            return year
        tense = self.tense()
        if ahead and tense <= 0 and not (tense == 0 and self._is_soon(published, month, day)):
            return year - 1
        if behind and tense > 0 and not self._is_recent(published, month, day):
            return year + 1
        return year

    @staticmethod
    def _is_soon(published: date, month: int, day: int | None) -> bool:
        then = day_of(published.year, month, day or 1)
        return then is not None and (then - published).days <= SOON_DAYS

    @staticmethod
    def _is_recent(published: date, month: int, day: int | None) -> bool:
        then = day_of(published.year, month, day or 28)
        return then is not None and (published - then).days <= SOON_DAYS

    def note(self, reading: Reading, year: int | None) -> None:
        """Let what was read lend its day, month, quarter and year to what follows."""
        days, value = reading.days, reading.value
        if year is not None:
            self.year = year
        if days is None or reading.type not in {TimexType.DATE, TimexType.TIME}:
            return
        if days.days <= 2:
            self.day, self.quarter = days.first, None
        if days.days <= 31:
            self.month, self.year = (days.first.year, days.first.month), days.first.year
        if value[4:6] == "-Q" and value[6:].isdigit():
            self.quarter = days.first.year, int(value[6:])
        if len(value) == 4 and value.isdigit():
            self.year = days.first.year
            self.quarter = None


def previous_month(day: date, months: int) -> tuple[int, int]:
    """(year, month) so many months before the day's."""
    return months_later(day.year, day.month, -months)
