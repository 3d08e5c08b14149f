"""The page around the map of a file of its own: what stands in it before a script has run."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from corpus.export_note import TITLE, note_lines, selection_words
from corpus.incident_tolls import RULE
from dashboard.incident_lines import TABLE_COLUMNS
from dashboard.markup import Html, english, table, text
from geodata.boundaries import POLICY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.export import ExportNote
    from dashboard.language import Language
    from dashboard.library import Library

GENERATOR: Final = "Dateline"
PAGE_END: Final = b"</body>\n</html>\n"


def page_html(library: Library, note: ExportNote, language: Language, *, policy: str, styles: str) -> str:
    """The page up to where its data and scripts stand."""
    title = escape(f"Dateline: {selection_words(note)}")
    return (
        f'<!DOCTYPE html>\n<html lang="{language.code}" dir="{language.direction}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<meta name="generator" content="{GENERATOR}">\n<title>{title}</title>\n<style>\n{styles}\n</style>\n'
        f'</head>\n<body>\n<div class="dl-first">{_head(library, note, language)}\n{_reports(language)}</div>\n'
        f"{_table(language)}\n{_about(note, language)}\n"
    )


def _head(library: Library, note: ExportNote, language: Language) -> Html:
    demonstration = f'<p class="dl-demonstration">{text(_demonstration(language))}</p>'
    return Html(
        f'<header class="dl-head"><h1>Dateline</h1><p class="dl-what">{english(selection_words(note))}</p>'
        f"{demonstration if library.demonstration else ''}</header>"
    )


def _demonstration(language: Language) -> str:
    return language.say(
        "This is a demonstration. Its dispatches were written for Dateline from published facts; they are "
        "not journalism and must not be quoted."
    )


def _reports(language: Language) -> Html:
    """The map, and beside it the reports of a place."""
    label = text(language.say("Reports"))
    return Html(
        '<div id="root"><div id="map"></div></div>\n'
        f'<section class="dl-side" aria-label="{label}">'
        f'<label class="dl-choose"><span>{text(language.say("Place"))}</span><select></select></label>'
        '<h2 class="dl-place-name" tabindex="-1" hidden></h2><p class="dl-count" role="status"></p>'
        '<p class="dl-sum"></p><div class="dl-pages"></div>'
        f'<div class="dl-panel" tabindex="0" role="group" aria-label="{label}" hidden></div>'
        "</section>"
    )


def _table(language: Language) -> Html:
    names = [language.say(each) for each in TABLE_COLUMNS]
    empty = table(language.say("Incidents that the map shows"), names, [])
    label = text(language.say("Table"))
    return Html(
        f'<section class="dl-list" aria-label="{label}"><h2>{label}</h2>'
        f'<p class="dl-count"></p><div class="dl-pages"></div>{empty}</section>'
    )


def _about(note: ExportNote, language: Language) -> Html:
    """What the file is, how to cite it, its policy on lines and names, and whose it is."""
    said = "".join(f"<p>{text(words)}</p>" for words in _ours(language))
    noted = "".join(f"<p>{english(words)}</p>" for words in (f"{TITLE}.", *note_lines(note)))
    heading = text(language.say("About this map"))
    return Html(f'<footer class="dl-about"><h2>{heading}</h2>{noted}{said}</footer>')


def _ours(language: Language) -> Iterator[str]:
    yield language.say(POLICY)
    yield language.say(
        "Several claims of one incident: {rule} Figures of several incidents are added up on the map; incidents "
        "may overlap, so that a sum is not a toll.",
        rule=language.say(RULE),
    )
    yield language.say(
        "Basemap: Natural Earth (public domain). Town labels: GeoNames (CC BY 4.0). Map: Leaflet (BSD-2-Clause)."
    )
