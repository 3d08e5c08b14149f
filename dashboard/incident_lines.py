"""An incident as a line of a table: on the page, and in the file that moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.coded_words import coder_words, what_words
from dashboard.language import message
from dashboard.markup import Html, quoted, text
from dashboard.wording import NOT_GIVEN, STATUS_WORDS, place_words, toll_words

if TYPE_CHECKING:
    from corpus.records import Incident
    from dashboard.language import Language
    from dashboard.place_names import PlaceNames

TABLE_COLUMNS: Final = (
    message("Days"),
    message("Place"),
    message("What"),
    message("Status"),
    message("Killed"),
    message("Injured"),
    message("Says so"),
    message("Reports"),
    message("Articles"),
    message("Independent texts"),
)
_SPEAKERS: Final = 6


def line_of(incident: Incident, language: Language, names: PlaceNames) -> list[str]:
    """The cells of an incident's line, as plain text."""
    return [
        language.days(incident.days),
        place_words(incident.place, language, names),
        what_words(incident, language),
        language.say(STATUS_WORDS[incident.status]),
        toll_words(incident.killed, language),
        toll_words(incident.injured, language),
        *_tellers(incident, language),
    ]


def _tellers(incident: Incident, language: Language) -> list[str]:
    """Who says so, and how much tells of it; of a coded event whose it is, since nothing of it was read."""
    if incident.coded is not None:
        return [coder_words(incident.coded, language), *["–"] * 3]
    return [
        _speakers(incident) or language.say(NOT_GIVEN),
        language.number(len(incident.report_ids)),
        language.number(len(incident.article_ids)),
        language.say("unknown") if incident.texts is None else language.number(incident.texts),
    ]


def line_html(incident: Incident, language: Language, names: PlaceNames) -> list[Html]:
    """The same, escaped; the speakers are quoted words of articles where there are any."""
    cells = [text(cell) for cell in line_of(incident, language, names)]
    if speakers := _speakers(incident):
        cells[_SPEAKERS] = quoted(speakers)
    return cells


def _speakers(incident: Incident) -> str:
    return "; ".join(sorted({each.claimed_by for each in incident.claims if each.claimed_by}))
