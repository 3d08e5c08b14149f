"""A reader's choice in words: what a file that is taken away says it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.choosing import PLACE_PRECISIONS, TIME_PRECISIONS
from dashboard.coded_words import ORIGIN_WORDS
from dashboard.place_search import name_of
from dashboard.selection import Filters
from dashboard.wording import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dashboard.language import Language
    from dashboard.opened import Opened
    from dashboard.selection import Selection


def selection_words(opened: Opened, selection: Selection, language: Language) -> str:
    """Days, place and every filter that leaves something out, as one line."""
    days = opened.library.days_of(selection)
    told = [language.days(days) if days else language.say("no days")]
    if selection.place:
        told.append(name_of(opened, selection.place, language))
    told += [f"{name}: {words}" for name, words in _filters(selection.filters, language)]
    return "; ".join(told)


def _filters(filters: Filters, language: Language) -> Iterator[tuple[str, str]]:
    plain = Filters()
    if filters.kinds != plain.kinds:
        yield language.say("Kinds of event"), _listed(language.say(str(kind)) for kind in filters.kinds)
    yield (
        language.say("Statuses"),
        _listed(language.say(STATUS_WORDS[status]) for status in filters.statuses),
    )
    for name, values in (
        (language.say("Sources"), filters.sources),
        (language.say("Who says so"), filters.claimants),
        (language.say("Accused"), filters.accused),
    ):
        if values:
            yield name, _listed(values)
    if filters.precisions != plain.precisions:
        words = _listed(language.say(PLACE_PRECISIONS[each]) for each in filters.precisions)
        yield language.say("Place known to be in"), words
    if filters.origins != plain.origins:
        words = _listed(language.say(ORIGIN_WORDS[each]) for each in filters.origins)
        yield language.say("Where it comes from"), words
    if filters.day_precisions != plain.day_precisions:
        words = _listed(language.say(TIME_PRECISIONS[each]) for each in filters.day_precisions)
        yield language.say("Day known to"), words
    if filters.least_confidence:
        yield language.say("Confidence at least, in per cent"), language.number(filters.least_confidence)
    if filters.least_killed is not None:
        yield language.say("Killed at least"), language.number(filters.least_killed)
    if filters.words:
        yield language.say("Words in the articles"), filters.words


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words)) or "–"
