"""The full days that a text tells of as past: it cannot have been published before them."""

from __future__ import annotations

import re
from datetime import date

from corpus.calendar_names import MONTH_STEM, MONTHS
from corpus.small_letters import small
from corpus.timex_words import FUTURE_WORDS, words

_MONTH = rf"(?:{MONTH_STEM})[a-z]{{0,6}}"
_YEAR = r"(?:19|20)\d\d"
_ON_A_DAY = re.compile(
    rf"\bon (?:[a-z]{{3,6}}day,? )?(?:the )?(?:(?P<day>\d\d?)(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})\.?,? "
    rf"|(?P<month_first>{_MONTH})\.? (?P<day_last>\d\d?)(?:st|nd|rd|th)?,? )(?P<year>{_YEAR})\b"
)
"""Over text in small letters."""
_WORD = re.compile(r"[a-z]+")
_SENTENCE_END = re.compile(r"[.;!?]\s|\n")
_REACH = 120
"""Characters that are looked at before or after the day: a clause."""

_PAST = words(
    "was were had did said told came went took began broke fell rose met held left sent made got gave found "
    "struck hit shot led won lost saw became spoke flew wrote ran stood fought fled blew put brought built "
    "burnt shook drove threw swore chose drew grew knew sank sat slid spent swept taught thought wore withdrew "
    "undertook laid paid sold kept dealt dug forgave froze hung fed bought caught sought heard read rode "
    "sprang stole"
)
_SHORTEST_PAST = 5
_AGREED_FOR_LATER = words(
    "scheduled planned expected slated fixed needed based called timed booked postponed delayed moved hundred "
    "indeed exceed proceed succeed speed"
)
"""Words in "-ed" that say nothing of the past before a day: a vote called on it is still to come."""

_NOT_YET = FUTURE_WORDS | words("be being is are may might could should can if unless whether")
_NOT_YET_BEFORE = _NOT_YET | words("to by until when once before")
_LAST_WORDS = 4


def days_told_as_past(text: str) -> tuple[date, ...]:
    """The days, each once and the latest first, on which the text says that something happened.

    Only full days in plain words count ("was signed on 10 November 2020", "On 10 November 2020, guns fell
    silent"), and only where no word near them speaks of what may be or is to come.
    """
    found = {day for match in _ON_A_DAY.finditer(small(text)) if (day := _day(match)) and _is_past(text, match)}
    return tuple(sorted(found, reverse=True))


def _day(match: re.Match[str]) -> date | None:
    month = match["month"] or match["month_first"]
    try:
        return date(int(match["year"]), MONTHS.get(month[:3].lower(), 0), int(match["day"] or match["day_last"]))
    except ValueError:
        return None


def _is_past(text: str, match: re.Match[str]) -> bool:
    before = _SENTENCE_END.split(text[max(0, match.start() - _REACH) : match.start()])[-1]
    if before.strip(" \"'“‘«"):
        told = _WORD.findall(before.lower())[-_LAST_WORDS:]
        return bool(told) and _is_past_verb(told[-1]) and _NOT_YET_BEFORE.isdisjoint(told)
    after = _SENTENCE_END.split(text[match.end() : match.end() + _REACH])[0]
    told = _WORD.findall(after.lower())
    return any(map(_is_past_verb, told)) and _NOT_YET.isdisjoint(told)


def _is_past_verb(word: str) -> bool:
    ends_so = word.endswith("ed") and len(word) >= _SHORTEST_PAST
    return (word in _PAST or ends_so) and word not in _AGREED_FOR_LATER
