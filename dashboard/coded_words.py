"""What the pages say of an event that somebody else coded: whose it is, its own words, and figures as coded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corpus.records import CodedBy
from dashboard.language import message
from dashboard.markup import Html, facts, filled, quoted, text
from dashboard.parties import parties_facts
from dashboard.timeline import ORIGIN_OF, Origin
from dashboard.wording import PRECISION_UNKNOWN, PRECISION_WORDS, kind_words, place_words, toll_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.records import Article, Coding, Incident, Report, Toll
    from dashboard.language import Language
    from dashboard.place_names import PlaceNames

ORIGIN_WORDS: Final = {
    Origin.ARTICLES: message("Read from articles"),
    Origin.ACLED: message("Coded by ACLED"),
    Origin.UCDP: message("Coded by UCDP"),
}

NEVER_ADDED: Final = message("They may tell of the same events and are never added up.")

TERMS: Final = {
    CodedBy.ACLED: message(
        "Events coded by ACLED (acleddata.com), from a file that whoever made this store brought; ACLED's terms "
        "of use hold for them."
    ),
    CodedBy.UCDP: message(
        "Events coded by UCDP, the Uppsala Conflict Data Program (ucdp.uu.se), from a file that whoever made this "
        "store brought; CC BY 4.0."
    ),
}
"""Whose the coded events are, and under what terms."""


def coder_words(coding: Coding, language: Language) -> str:
    """Whose an event is: "Coded by ACLED"."""
    return language.say(ORIGIN_WORDS[ORIGIN_OF[coding.by]])


def what_words(incident: Incident, language: Language) -> str:
    """What happened: the coder's own kind where no sub-event type says the same, else the sub-event type."""
    if incident.coded is None or not incident.coded.kind:
        return kind_words(incident.sub_event, language)
    return language.say(incident.coded.kind)


def coded_html(
    incident: Incident,
    reports: Sequence[Report],
    articles: Mapping[str, Article],
    language: Language,
    names: PlaceNames,
) -> Html:
    """A coded event: whose it is, the words and the source of its row, and what it was coded as."""
    coding = incident.coded
    if coding is None:
        return Html("")
    named = f"{what_words(incident, language)}, {language.days(incident.days)}"
    told = language.say("{coder}, event {event}", coder=coder_words(coding, language), event=coding.event_id)
    bodies = "".join(_row_html(each, articles.get(each.article_id), language) for each in reports)
    actors = [fact for each in reports for fact in parties_facts(each, "", language)]
    said = facts([*_figures(incident, language, names), *actors])
    return Html(
        f'<section class="dl-incident dl-coded"><h3>{text(named)}</h3><p class="dl-told">{text(told)}</p>'
        f'<div class="dl-report">{bodies}{said}</div></section>'
    )


def _row_html(report: Report, article: Article | None, language: Language) -> Html:
    """The words of the row, and the sources that it names; none of them was read by us."""
    if article is None:
        return Html("")
    words = article.text[report.start : report.end]
    passage = f'<blockquote dir="auto">{text(words)}</blockquote>' if words else ""
    source = quoted(article.source) if article.source else text(language.say("not given"))
    lines = [filled(language.say("Source, as coded: {source}"), source=source)]
    if article.published:
        lines.append(text(f"{language.say('Published')}: {language.day(article.published)}"))
    return Html(f'{passage}<p class="dl-source">{"<br>".join(lines)}</p>')


def _figures(incident: Incident, language: Language, names: PlaceNames) -> list[tuple[str, Html]]:
    place = incident.place
    precision = PRECISION_WORDS.get(place.geo_precision, PRECISION_UNKNOWN) if place else PRECISION_UNKNOWN
    return [
        (language.say("Place"), text(place_words(place, language, names))),
        (language.say("Place known to be in"), text(language.say(precision))),
        (language.say("Killed"), text(killed_words(incident.killed, language))),
        (language.say("Confidence"), text(language.say("not estimated: Dateline did not read this"))),
    ]


def killed_words(toll: Toll | None, language: Language) -> str:
    """The deaths of a coded event, with the best figure where low and high differ."""
    told = toll_words(toll, language)
    if toll is None or toll.low == toll.high:
        return told
    return language.say("{figures}; best figure {best}", figures=told, best=toll.best)


def terms_html(coders: Sequence[CodedBy], language: Language) -> Html:
    """Whose the coded events of a store are, a line for each coder."""
    return Html("".join(f"<div>{text(language.say(TERMS[coder]))}</div>" for coder in coders))
