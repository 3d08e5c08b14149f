"""The day and the place of the heading that a sentence stands under: chronologies and surveys name them once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corpus.records import DayRange, Sentence, TimeExpression, TimexType
from geodata.place import Mention, PlaceKind, ToponymUse

LONGEST_HEADING = 70
"""Characters of a paragraph that may be a heading."""

MOST_BESIDE_DAY = 40
"""Characters beside its day: "How we got here – Tuesday" is a heading, a sentence on Tuesday's dead is none."""

HEADING_DAYS = 2
"""A heading that names more days dates nothing."""

MOST_BESIDE_SPAN = 16
"""Characters beside the days of a heading of several days."""

_SECTION = re.compile(
    r"(?:\d{1,2}\.? )?(?:casualt(?:ies|y figures)|losses|aftermath|background"
    r"|(?:international )?(?:reactions?|responses?)|analys[ie]s|references|see also|notes|sources"
    r"|consequences|impact|conclusions?|recommendations?|methodology"
    r"|human(?:itarian)? (?:situation|cost|rights)|needs and response|funding|highlights|(?:situation )?overview"
    r"|diplomacy|negotiations|prelude|legal (?:issues|framework))",
    re.IGNORECASE,
)
_AND = re.compile(r"\s(?:and|&)\s")
_OF_A_SPAN = re.compile(r"\d\s*(?:to|and|until|[–-])\s*$")
_ENDS_A_SENTENCE = (".", "!", "?", "”", '"', ",", ";")


def find_headings(
    text: str,
    sentences: Sequence[Sentence],
    times: Sequence[Sequence[TimeExpression]],
    published: date | None,
) -> list[TimeExpression | None]:
    """For each sentence the day that the last heading before it names, None where there is none.

    A heading of more days, or of what is no part of a chronology ("Casualties"), ends the day before it. The day
    of publication alone only stamps the page.
    """
    current: TimeExpression | None = None
    found: list[TimeExpression | None] = []
    for row, sentence in enumerate(sentences):
        heads = None
        if _is_alone(sentences, row) and _may_head(words := text[sentence.start : sentence.end].strip()):
            heads = _heading_day(text, sentence, times[row])
            ends = heads is None and (_SECTION.fullmatch(words) or _names_a_span(words, times[row]))
            current = None if ends else heads or current
        found.append(None if heads else current)
    days = {t.days for t in found if t is not None}
    stamped = published is not None and days == {DayRange(first=published, last=published)}
    return [None] * len(found) if stamped else found


def _may_head(words: str) -> bool:
    return len(words) <= LONGEST_HEADING and not words.endswith(_ENDS_A_SENTENCE)


def _is_alone(sentences: Sequence[Sentence], row: int) -> bool:
    """Whether a sentence is a paragraph of its own with others below it."""
    paragraph = sentences[row].paragraph
    before = row > 0 and sentences[row - 1].paragraph == paragraph
    return not before and row + 1 < len(sentences) and sentences[row + 1].paragraph != paragraph


def _heading_day(text: str, sentence: Sentence, times: Sequence[TimeExpression]) -> TimeExpression | None:
    words = text[sentence.start : sentence.end].strip()
    days = _joined(
        text, [t for t in times if t.type is TimexType.DATE and t.days is not None and t.days.days <= HEADING_DAYS]
    )
    if len(days) != 1 or len(words) - len(days[0].text) > MOST_BESIDE_DAY:
        return None
    return None if _OF_A_SPAN.search(text, sentence.start, days[0].start) else days[0]


def _joined(text: str, days: Sequence[TimeExpression]) -> Sequence[TimeExpression]:
    """The two days of "6 and 7 October" as one expression; the days as they are where they do not follow."""
    if len(days) != HEADING_DAYS or not _AND.fullmatch(text, days[0].end, days[1].start):
        return days
    first, last = days
    if first.days is None or last.days is None or (last.days.last - first.days.first).days >= HEADING_DAYS:
        return days
    whole = DayRange(first=first.days.first, last=last.days.last)
    return [replace(first, end=last.end, text=text[first.start : last.end], days=whole)]


def _names_a_span(words: str, times: Sequence[TimeExpression]) -> bool:
    """Whether a heading is little more than days: "15–23 September", "Since November"."""
    named = sum(len(t.text) for t in times if t.days is not None)
    return named > 0 and len(words) - named <= MOST_BESIDE_SPAN


MOST_WORDS_BESIDE_PLACE = 4
"""Words of a heading beside its place, day and number: "3. Attack on the market in Barda, October 5"."""

LEAST_PLACES = 2
"""A survey of incidents has a heading for each; one line that names a town stamps a page or is a dateline."""

_SCENES = frozenset({PlaceKind.SETTLEMENT, PlaceKind.DISTRICT, PlaceKind.SITE})
_NUMBER = re.compile(r"^\W{0,3}(?:\d{1,2}|[A-Z]|[IVX]{1,4})(?:\.\d{1,2})?[.)]\s")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_SMALL = frozenset(
    {"the", "a", "an", "of", "in", "on", "at", "near", "and", "or", "to", "city", "town", "village"}
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def find_place_headings(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    times: Sequence[Sequence[TimeExpression]],
) -> list[Mention | None]:
    """For each sentence the place that the heading before it names, None where it names none or there is none.

    Headings name places in a survey of several; any other heading ends what stands under the last.
    """
    current: Mention | None = None
    found: list[Mention | None] = []
    places: set[str] = set()
    for row, sentence in enumerate(sentences):
        if not (_is_alone(sentences, row) and _is_short_line(text, sentence)):
            found.append(current)
            continue
        current = _heading_place(text, sentence, mentions[row], times[row]) if mentions[row] else None
        found.append(None)
        if current is not None and current.place is not None:
            places.add(current.place.place_id)
    return found if len(places) >= LEAST_PLACES else [None] * len(found)


def _is_short_line(text: str, sentence: Sentence) -> bool:
    words = text[sentence.start : sentence.end].strip()
    return len(words) <= LONGEST_HEADING and not words.endswith(_ENDS_A_SENTENCE)


def _heading_place(
    text: str, sentence: Sentence, mentions: Sequence[Mention], times: Sequence[TimeExpression]
) -> Mention | None:
    """The one place that a heading names, if it says little more than that and when."""
    named = [m for m in mentions if m.place is not None and m.toponym.use is not ToponymUse.DEMONYM]
    scenes = [m for m in named if m.place is not None and m.place.kind in _SCENES]
    if not scenes or len({m.place.place_id for m in scenes if m.place is not None}) > 1:
        return None
    spans = [(m.toponym.start, m.toponym.end) for m in mentions] + [(t.start, t.end) for t in times]
    rest = text[sentence.start : sentence.end]
    for start, end in sorted(spans, reverse=True):
        rest = f"{rest[: start - sentence.start]} {rest[end - sentence.start :]}"
    said = _WORD.findall(_IN_BRACKETS.sub(" ", _NUMBER.sub("", rest)))
    beside = sum(word.lower() not in _SMALL for word in said)
    most = MOST_WORDS_BESIDE_PLACE if times or _NUMBER.match(text[sentence.start : sentence.end]) else 0
    return scenes[0] if beside <= most else None
