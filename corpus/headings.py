"""The day of the heading that a sentence stands under: chronologies and live blogs name their days once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from corpus.records import DayRange, Sentence, TimeExpression, TimexType

LONGEST_HEADING = 70
"""Characters of a paragraph that may be a heading."""

MOST_BESIDE_DAY = 40
"""Characters beside its day: "How we got here – Tuesday" is a heading, a sentence on Tuesday's dead is none."""

HEADING_DAYS = 2
"""A heading that names more days dates nothing."""

_OF_A_SPAN = re.compile(r"\d\s*(?:to|and|until|[–-])\s*$")
_ENDS_A_SENTENCE = (".", "!", "?", "”", '"', ",", ";")


def find_headings(
    text: str,
    sentences: Sequence[Sentence],
    times: Sequence[Sequence[TimeExpression]],
    published: date | None,
) -> list[TimeExpression | None]:
    """For each sentence the day that the last heading before it names, None where there is none.

    The day of publication alone only stamps the page.
    """
    current: TimeExpression | None = None
    found: list[TimeExpression | None] = []
    for row, sentence in enumerate(sentences):
        heads = _is_alone(sentences, row) and _heading_day(text, sentence, times[row])
        current = heads or current
        found.append(None if heads else current)
    days = {t.days for t in found if t is not None}
    stamped = published is not None and days == {DayRange(first=published, last=published)}
    return [None] * len(found) if stamped else found


def _is_alone(sentences: Sequence[Sentence], row: int) -> bool:
    """Whether a sentence is a paragraph of its own with others below it."""
    paragraph = sentences[row].paragraph
    before = row > 0 and sentences[row - 1].paragraph == paragraph
    return not before and row + 1 < len(sentences) and sentences[row + 1].paragraph != paragraph


def _heading_day(text: str, sentence: Sentence, times: Sequence[TimeExpression]) -> TimeExpression | None:
    words = text[sentence.start : sentence.end].strip()
    if len(words) > LONGEST_HEADING or words.endswith(_ENDS_A_SENTENCE):
        return None
    days = [t for t in times if t.type is TimexType.DATE and t.days is not None and t.days.days <= HEADING_DAYS]
    if len(days) != 1 or len(words) - len(days[0].text) > MOST_BESIDE_DAY:
        return None
    return None if _OF_A_SPAN.search(text, sentence.start, days[0].start) else days[0]
