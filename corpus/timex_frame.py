"""What time expressions are counted from: the day of publication, the passage's last day, and the tense."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from corpus.records import DateBasis, DayRange, TimexType
from corpus.timex_calendar import day_of
from corpus.timex_tokens import BREAK, Tokens
from corpus.timex_words import DAY_NAMES, FUTURE_WORDS, PAST_VERBS, PLAIN_VERBS, words

CLAUSE_TOKENS = 14
"""How far a verb is looked for on either side of an expression."""

PASSAGE_TOKENS = 30
"""How far back a full date lends its year to a date without one."""

AHEAD_TOKENS = 7
"""How far ahead one does: "from May 15 to August 16, 1988"."""

SOON_DAYS = 60
"""A day without a year lies ahead where that is nearer than this and no verb beside it is in the past: nobody
writes "on November 16" of last year in late October."""

DATELINE_TOKENS = 30
"""How far into a text its dateline may reach."""

_END, _TO = 9, 8
_DASHES = frozenset({"-", "–", "—"})
_SHORTEST_VERB = 5
_CLAUSE_ENDS = words(". ; ? ! ( ) ” “ \" who which because when while as but -- `` ''") | {BREAK, ""}
_LINKS = words(
    "on in by at for from until since early late of the this through before after during between to that held"
)
_BOUND = words("is are was were due set about plan expect expects agreed vowed promised ready want wants")
_PLANNED = words("plan plans expect expects set due ready intend intends hope")
_MODALS = words("to will would shall should may might must ll")
_PRESENT = words("meets begins opens arrives leaves resumes expires takes goes comes travels starts")
_TAKES = (["takes", "effect"], ["takes", "place"])
_COMES_INTO = [[comes, "into", what] for comes in ("comes", "goes", "enters") for what in ("effect", "force")]
_SHORTENED = words("mr mrs ms dr gen col lt maj sen rep gov rev jr sr st prof sgt capt") | frozenset(
    "abcdefghijklnopqrstuvwxyz"
)
"""Words that a full stop shortens and that go on; initials too, but not the m of "p.m.", where sentences end."""

_PUT_OFF = words("postponed extended delayed adjourned suspended deferred put given")
_AS_SOON_AS = (["as", "soon", "as"], ["as", "early", "as"], ["as", "late", "as"])
_SAID = words("said told says announced stated added declared wrote tweeted")
"""What follows them is the day of speaking, and not that of which the passage speaks."""
_AUXILIARIES = words("be been being")
_WAS = words("was were been")


class Reading(NamedTuple):
    """What an expression was found to mean (a tuple, since thousands are made a second)."""

    type: TimexType
    value: str
    days: DayRange | None = None
    basis: DateBasis = DateBasis.UNRESOLVED


class Found(NamedTuple):
    """Tokens [first, last) that are a time expression, and how to read them once a frame is known.

    `year` and `month` are what the words themselves give; `deictic` marks what is counted from the day of
    writing, or back from the passage, and so does not move a narrative on.
    """

    first: int
    last: int
    read: Callable[[Frame], Reading | None]
    year: int | None = None
    month: int | None = None
    deictic: bool = False


def is_past(word: str) -> bool:
    """True for a verb in the past, as far as its letters tell."""
    return word in PAST_VERBS or (word.endswith("ed") and len(word) >= _SHORTEST_VERB)


def dated(value: str, days: DayRange | None, basis: DateBasis) -> Reading:
    """A date; where it has no days it was counted from nothing."""
    return Reading(type=TimexType.DATE, value=value, days=days, basis=basis if days else DateBasis.UNRESOLVED)


@dataclass(slots=True, kw_only=True)
class Frame:
    """What is known at one point of a text; it moves along with the expressions read.

    `filed` is the day of a full dateline, for texts whose publication nobody told. `narrative` is True where
    the text tells of years long before its publication. `full_dates` are the (token, year, month) of the dates
    that come with both. `tenses` remembers what words say. `day`, `month` (year, month), `quarter` (year,
    quarter) and `year` are what the passage spoke of last, None at first; years before Christ are negative;
    `night` is True where the day was spoken of as a night.
    """

    tokens: Tokens
    published: date | None
    filed: date | None = None
    month_first: bool | None = None
    narrative: bool = False
    full_dates: list[tuple[int, int, int]] = field(default_factory=list)
    tenses: dict[str, int] = field(default_factory=dict)
    first: int = 0
    last: int = 0
    day: date | None = None
    night: bool = False
    month: tuple[int, int] | None = None
    quarter: tuple[int, int] | None = None
    year: int | None = None

    @property
    def here(self) -> tuple[date | None, DateBasis]:
        """The day of writing and its basis; a narrative is counted from the day it last spoke of."""
        if self.narrative and self.day is not None:
            return self.day, DateBasis.CONTEXT
        if self.published is None:
            return self.filed, DateBasis.CONTEXT if self.filed else DateBasis.UNRESOLVED
        return self.published, DateBasis.PUBLICATION

    def in_dateline(self) -> bool:
        """True where the expression stands in the line that says where and when the article was filed."""
        text = self.tokens.words
        return (
            self.first < DATELINE_TOKENS
            and not self._in_span()
            and not (text[self.first - 1] == "(" and text[self.first - 2] in DAY_NAMES)
            and text[self.first - 1] in {",", "(", "/", "-", "–", "—", "", BREAK}
            and text[self.last] in {BREAK, "/", "-", "–", "—", "(", ")", ":", ".", "["}
        )

    def _in_span(self) -> bool:
        """True where a dash ties the expression to another day."""
        text, tokens = self.tokens.words, self.tokens
        before, after = self.first - 1, self.last
        tied_before = text[before - 1].isdecimal() or tokens.touches(before)
        tied_after = text[after + 1].isdecimal() or (tokens.touches(after - 1) and tokens.touches(after))
        return (text[before] in _DASHES and tied_before) or (
            text[after] in _DASHES and text[after + 1] not in _DASHES and tied_after
        )

    # ---------------------------------------------------------------- tense

    def tense(self) -> int:
        """1 where the words around speak of what is to come, -1 of what is past, 0 where no verb tells."""
        text = self.tokens.words
        if text[self.last] in {"'", "’"} and text[self.last + 1] == "s":
            return 1 if self._side(range(self.last + 2, self.last + CLAUSE_TOKENS)) > 0 else -1
        near = self._near()
        told = self._told_near(near)
        if told:
            return told
        return self._side(range(near, self.first - 1 - CLAUSE_TOKENS, -1)) or self._side(
            range(self.last, self.last + CLAUSE_TOKENS)
        )

    def _near(self) -> int:
        """The token before the expression, prepositions and articles passed over."""
        near = self.first - 1
        while self.tokens.words[near] in _LINKS and near > self.first - 5:
            near -= 1
        return near

    def _told_near(self, near: int) -> int:
        """What the words right beside the expression say: "said on", "to meet on", "until", "... said"."""
        told = self._near_verb(near)
        between = self.tokens.words[near + 1 : self.first]
        if "until" in between:
            opens = self.tokens.words[near] in _CLAUSE_ENDS
            if opens and self._side(range(self.last, self.last + CLAUSE_TOKENS)) < 0:
                return -1  # "Until Thursday, they had not ..."
            return 1 if told >= 0 or self.tokens.words[near] in _PUT_OFF else -1
        if between[-1:] == ["as"] or self.tokens.words[self.first - 3 : self.first] in _AS_SOON_AS:
            return 1
        return told or (-1 if self._verb(self.last) < 0 else 0)

    def _near_verb(self, i: int) -> int:
        text = self.tokens.words
        if text[i] in _AUXILIARIES:
            return 1 if text[i] == "be" else -1
        if text[i - 1] == "be":
            return 1 if text[i - 2] in _MODALS else -1
        if text[i] in PLAIN_VERBS and (text[i - 1] == "to" or text[i] == "meet"):
            return 1
        if text[i] in _PRESENT or text[i - 1 : i + 1] in _TAKES or text[i - 2 : i + 1] in _COMES_INTO:
            return 1
        return self._verb(i) or (-1 if text[i - 1] in _WAS and text[i].isalpha() else 0)

    def _is_past(self) -> bool:
        """True where the verb beside the expression, or that of the clause it opens, is in the past."""
        text, near = self.tokens.words, self._near()
        if not {"to", "until", "by", "for"}.isdisjoint(text[near + 1 : self.first]):
            return False
        opens = text[near] in _CLAUSE_ENDS
        return self._told_near(near) < 0 or (opens and self._side(range(self.last, self.last + CLAUSE_TOKENS)) < 0)

    def _side(self, positions: range) -> int:
        """What the verbs of the clause on one side say; a word of the future outweighs the others."""
        text, tenses, told = self.tokens.words, self.tenses, 0
        for i in positions:
            tense = tenses.get(text[i])
            if tense is None:
                tense = self._learn(text[i])
            if not tense:
                continue
            if tense == _TO:
                tense = self._verb(i)
            if tense == _END:
                if text[i] == "." and text[i - 1] in _SHORTENED:
                    continue
                break
            if tense > 0 and text[i + 1] != "-":
                return 1
            told = told or tense
        return told

    def _verb(self, i: int) -> int:
        """The tense of the word at token `i`: "to" speaks of what is to come after "is", "plans" and the like."""
        word = self.tokens.words[i]
        if word == "to":
            before, after = self.tokens.words[i - 1], self.tokens.words[i + 1]
            supposed = before == "supposed" and self.tokens.words[i - 2] in {"is", "are"}
            bound = before in _BOUND and (after == "be" or after in PLAIN_VERBS)
            return 1 if bound or supposed or before in _PLANNED else 0
        return 0 if word in _CLAUSE_ENDS else self._learn(word)

    def _learn(self, word: str) -> int:
        """The tense of a word, kept for its next use; _END and _TO for the words that mean something else."""
        known = self.tenses.get(word)
        if known is None:
            known = 1 if word in FUTURE_WORDS else -1 if is_past(word) else 0
            self.tenses[word] = known = _END if word in _CLAUSE_ENDS else _TO if word == "to" else known
        return known

    # ---------------------------------------------------------------- years

    def year_of(self, month: int, day: int | None = None) -> tuple[int, DateBasis] | None:
        """The year of a date that comes without one, None where nothing tells it.

        In this order: the year of a full date just ahead in the same sentence; without a publication, that of
        the nearest full date; in a narrative, the year it has come to; in news, that of a full date just
        before, or else the last such day up to publication, unless the tense or its nearness says otherwise.
        """
        lent = self._year_ahead()
        if lent is None and self.published is None:
            lent = self._latest_year() if self.in_dateline() else self._nearest_year()
        if lent is not None:
            return lent, DateBasis.CONTEXT
        if self.published is None:
            return None
        if self.narrative and self.year is not None:
            return self._narrated(month, day), DateBasis.CONTEXT
        lent = self._year_behind(month)
        if lent is not None and lent < self.published.year and self.tense() <= 0:
            return lent, DateBasis.CONTEXT
        return self._by_publication(self.published, month, day), DateBasis.PUBLICATION

    def _narrated(self, month: int, day: int | None) -> int:
        """The year that a narrative has come to: that of the day before, where it goes on within weeks from it.

        From autumn to spring it moves on by one.
        """
        year = self.year or 0
        if self.day is not None and day is not None:
            then = day_of(self.day.year, month, day)
            if then is not None and 0 <= (then - self.day).days <= SOON_DAYS:
                return self.day.year
        moves_on = self.month is not None and self.month[0] == year and self.month[1] - month > 8
        return year + 1 if moves_on and year > 0 else year

    def _year_ahead(self) -> int | None:
        at = bisect_left(self.full_dates, (self.last, -10000, 0))
        if at == len(self.full_dates) or self.full_dates[at][0] - self.last > AHEAD_TOKENS:
            return None
        between = self.tokens.words[self.last : self.full_dates[at][0]]
        linked = {"to", "and", "until", "through", "-", "–", "/"}.intersection(between)
        return self.full_dates[at][1] if linked and not {".", BREAK, ";"}.intersection(between) else None

    def _latest_year(self) -> int | None:
        """The latest year of a full date: news tells of days long past more often than of years to come."""
        return max((year for _, year, _ in self.full_dates), default=None)

    def _nearest_year(self) -> int | None:
        at = bisect_left(self.full_dates, (self.first, -10000, 0))
        near = self.full_dates[max(0, at - 1) : at + 1]
        return min(near, key=lambda seen: abs(seen[0] - self.first))[1] if near else None

    def _year_behind(self, month: int) -> int | None:
        at = bisect_left(self.full_dates, (self.first, -10000, 0))
        if not at or self.first - self.full_dates[at - 1][0] > PASSAGE_TOKENS:
            return None
        _, year, earlier = self.full_dates[at - 1]
        return year if earlier <= month else None

    def _by_publication(self, published: date, month: int, day: int | None) -> int:
        year = published.year
        now = (published.month, published.day if day is not None else 0)
        then = (month, day or 0)
        if then == now:
            return year
        if then > now:
            soon = self._days_away(month, day or 1) <= SOON_DAYS and day is not None
            return year if (not self._is_past() if soon else self.tense() > 0) else year - 1
        if self._days_away(month, day or 28) > SOON_DAYS and self.tense() > 0:
            return year + 1
        return year

    def _days_away(self, month: int, day: int) -> int:
        then = day_of(self.published.year, month, day) if self.published else None
        return abs((then - self.published).days) if then and self.published else 0

    def _recalls(self, days: DayRange) -> bool:
        """True for an earlier day that the clause only looks back to: "they had mined the road on Monday"."""
        if self.day is None or days.first >= self.day:
            return False
        before = self.tokens.words[max(0, self.first - CLAUSE_TOKENS) : self.first]
        ends = [at for at, word in enumerate(before) if word in {".", ";", BREAK}]
        return "had" in before[ends[-1] + 1 if ends else 0 :]

    def note(self, reading: Reading, found: Found) -> None:
        """Let what was read lend its day, month, quarter and year to what follows."""
        days, value = reading.days, reading.value
        if found.year is not None:
            self.year, self.month = found.year, None
        if days is None or reading.type not in {TimexType.DATE, TimexType.TIME}:
            return
        if "-Q" in value and reading.basis is not DateBasis.CONTEXT:
            self.quarter = max(self.quarter or (0, 0), (days.first.year, (days.first.month + 2) // 3))
        if found.deictic and (self.narrative or self.tokens.words[self._near()] in _SAID):
            return
        if days.days <= 2 and not self._recalls(days):
            # After the midnight of two days comes the morning of the second.
            self.day, self.night = days.last if value.endswith("T24:00") else days.first, value.endswith("TNI")
        if days.days <= 31:
            self.month = (days.first.year, days.first.month)
        if days.days <= 366:
            self.year = days.first.year
