"""What tables of coded events hold, shown before anything is stored, and what became of them: as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from dashboard.coded_words import ORIGIN_WORDS, coder_words, killed_words, terms_html, what_words
from dashboard.language import message
from dashboard.markup import Html, facts, link, quoted, table, text
from dashboard.selection import Filters, Selection, to_query
from dashboard.timeline import ORIGIN_OF
from dashboard.wording import (
    NO_PLACE,
    NOT_GIVEN,
    PRECISION_UNKNOWN,
    PRECISION_WORDS,
    beginning,
    place_words,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from corpus.records import CodedBy, CodedEvent, Incident
    from corpus.store_writing import Added
    from dashboard.coded_tables import CodedTables
    from dashboard.language import Language
    from dashboard.place_names import PlaceNames

LONGEST_NOTES: Final = 200
"""Characters of a row's words that are shown; all are stored."""

LONGEST_NAME: Final = 100

COLUMNS: Final = (
    message("Days"),
    message("What"),
    message("Place"),
    message("Killed"),
    message("Coder's id"),
    message("Words of the row"),
)


def tables_html(tables: CodedTables, fates: Added, language: Language, names: PlaceNames) -> Html:
    """Whose events there are, of which days, what would become of them, and the first of them in a table."""
    own = language.say(
        "They stay marked as their coder's and are never added up with what is read from articles. Their days and "
        "sources are their own, whatever is given here for articles."
    )
    rows = [_row(each, language, names) for each in tables.first]
    columns = [language.say(each) for each in COLUMNS]
    shown = table(language.say("The first coded events"), columns, rows)
    return Html(
        f'<div class="dl-panel dl-coded-tables"><h2>{text(language.say("Coded events"))}</h2>'
        f"{_figures(tables, fates, language)}<p>{text(own)}</p>"
        f"{terms_html(tuple(tables.numbers), language)}{shown}{_left(tables, language)}</div>"
    )


def map_of_coded(coders: Collection[CodedBy], language: Language, names: PlaceNames) -> Html:
    """The way to the map with events of these coders alone."""
    origins = frozenset(ORIGIN_OF[coder] for coder in coders)
    chosen = Selection(filters=Filters(origins=origins), language=language.code, names_first=names.first)
    to = f"./?{urlencode(to_query(chosen), doseq=True)}"
    return link(to, language.say("See the coded events on the map"))


def _figures(tables: CodedTables, fates: Added, language: Language) -> Html:
    told = [
        *((language.say(ORIGIN_WORDS[ORIGIN_OF[coder]]), number) for coder, number in tables.numbers.items()),
        (language.say("new"), fates.new),
        (language.say("in the store already"), fates.known),
        (language.say("in the store in an older edition"), fates.replaced),
    ]
    pairs = [(name, text(language.number(number))) for name, number in told if number]
    return facts([*pairs, (language.say("Days"), text(language.days(tables.days)))])


def _row(event: CodedEvent, language: Language, names: PlaceNames) -> list[Html]:
    incident = event.incident
    words = " ".join(event.article.text[: 2 * LONGEST_NOTES].split())
    return [
        text(language.days(incident.days)),
        text(what_words(incident, language)),
        _place(incident, language, names),
        text(killed_words(incident.killed, language)),
        _whose(incident, language),
        quoted(beginning(words, LONGEST_NOTES)) if words else text(language.say(NOT_GIVEN)),
    ]


def _whose(incident: Incident, language: Language) -> Html:
    if incident.coded is None:
        return Html("")
    by = text(coder_words(incident.coded, language))
    return Html(f"{quoted(beginning(incident.coded.event_id, LONGEST_NAME))}<br><small>{by}</small>")


def _place(incident: Incident, language: Language, names: PlaceNames) -> Html:
    """The place's name, and below it its coordinates and how near to them it is."""
    place = incident.place
    if place is None:
        return text(language.say(NO_PLACE))
    name = text(beginning(place_words(place, language, names), LONGEST_NAME))
    precision = text(language.say(PRECISION_WORDS.get(place.geo_precision, PRECISION_UNKNOWN)))
    return Html(f"{name}<br><small>{place.lat:.4f}, {place.lon:.4f}: {precision}</small>")


def _left(tables: CodedTables, language: Language) -> str:
    if tables.number <= len(tables.first):
        return ""
    told = language.say("The first {shown} of {all} are listed.", shown=len(tables.first), all=tables.number)
    return f'<p class="dl-cut">{text(told)}</p>'
