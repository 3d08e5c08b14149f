"""What would be read out of an article, shown before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING, Final

from corpus.records import ArticleReading, Status
from corpus.refusals import STUMBLES, stumbled
from dashboard.article_tables import would_stand
from dashboard.article_view import CHARACTERS_SHOWN, article_html
from dashboard.evidence import report_html
from dashboard.markup import Html, facts, text
from dashboard.wording import kind_words, place_words

if TYPE_CHECKING:
    from corpus.ingestion import Reader
    from corpus.records import Article, Rejected, Report
    from dashboard.language import Language
    from dashboard.place_names import PlaceNames

MOST_REPORTS: Final = 60
"""So many reports are shown with their sentences; the table above them has more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What was read out of an article, or of the beginning of one; `characters` is how long the whole is."""

    reading: ArticleReading
    characters: int

    @property
    def is_whole(self) -> bool:
        """Whether all of the article was read for it."""
        return len(self.reading.article.text) == self.characters


def preview_of(article: Article, reader: Reader) -> Preview | Rejected:
    """What is read out of as much of the article as a page shows, or that a stage stumbled over it."""
    begun = replace(article, text=_beginning(article.text))
    try:
        return Preview(reading=reader.read(begun), characters=len(article.text))
    except STUMBLES as error:
        return stumbled(article.origin, error)


def preview_html(preview: Preview, language: Language, names: PlaceNames) -> Html:
    """How much was read, the article with its marks and tables, and every report with its sentence."""
    reading = preview.reading
    whole = article_html(reading, {}, language, names, stored=False)
    return Html(
        f'<div class="dl-panel dl-preview">{_summary(reading.reports, language)}{_cut(preview, language)}</div>'
        f"{whole}{_reports(reading, language, names)}"
    )


def _beginning(words: str) -> str:
    """As much of a text as a page shows, cut where a paragraph or a word ends."""
    if len(words) <= CHARACTERS_SHOWN:
        return words
    for end in ("\n\n", "\n", " "):
        if (cut := words.rfind(end, CHARACTERS_SHOWN // 2, CHARACTERS_SHOWN)) > 0:
            return words[:cut]
    return words[:CHARACTERS_SHOWN]


def _summary(reports: tuple[Report, ...], language: Language) -> Html:
    placed = [each for each in reports if each.place and each.days]
    there = sum(each.status is Status.HAPPENED for each in placed)
    figures = (
        (language.say("Reports"), len(reports)),
        (language.say("On the map once stored"), there),
        (language.say("Without a day"), sum(each.days is None for each in reports)),
        (language.say("Without a place"), sum(each.place is None for each in reports)),
        (language.say("On the map, but not said to have happened"), len(placed) - there),
    )
    return facts(
        (name, text(language.number(number))) for name, number in figures if number or name == figures[0][0]
    )


def _cut(preview: Preview, language: Language) -> str:
    if preview.is_whole:
        return ""
    told = language.say(
        "The article is long: its first {shown} of {all} characters were read for this look. Storing reads all.",
        shown=len(preview.reading.article.text),
        all=preview.characters,
    )
    return f'<p class="dl-cut">{text(told)}</p>'


def _reports(reading: ArticleReading, language: Language, names: PlaceNames) -> str:
    """Each report with its sentence in its paragraph, by where it stands in the text."""
    if not reading.reports:
        return ""
    in_order = sorted(reading.reports, key=lambda each: (each.start, each.end))
    bodies = "".join(
        _report(number, each, reading.article, language, names)
        for number, each in enumerate(in_order[:MOST_REPORTS], 1)
    )
    heading = text(language.say("Each report with its sentence"))
    return f'<div class="dl-panel dl-preview"><h3>{heading}</h3>{bodies}</div>'


def _report(number: int, report: Report, article: Article, language: Language, names: PlaceNames) -> Html:
    kind = kind_words(report.sub_event, language)
    named = f"[{number}] {kind}, {place_words(report.place, language, names)}, {language.days(report.days)}"
    on_map = facts([(language.say("On the map"), would_stand(report, language))])
    return Html(
        f'<section class="dl-incident"><h4>{escape(named)}</h4>{on_map}'
        f"{report_html(report, article, language, names, query=None)}</section>"
    )
