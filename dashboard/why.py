"""Why a report stands where and when it does, and why several are held to be one incident."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.markup import Html, details, english, filled, quoted, text
from dashboard.publication_words import OTHER_SIGNS, other_signs_html
from dashboard.wording import BASIS_WORDS, PRECISION_UNKNOWN, PRECISION_WORDS, PUBLISHED_WORDS, place_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.grounds import Ground
    from corpus.records import Article, Incident, Report, ReportPlace
    from dashboard.language import Language
    from dashboard.place_names import PlaceNames
    from geodata.place import Reading


MOST_GROUNDS: Final = 4
"""Of what raises and of what lowers a confidence so many are told, the weightiest."""


def why_one_html(incident: Incident, language: Language) -> Html:
    """Why the reports of an incident are held to tell of one thing, "" where there is only one."""
    if not incident.merged_because:
        return Html("")
    return details(language.say("Why one incident"), Html(f"<p>{english(incident.merged_because)}</p>"))


def confidence_html(confidence: float, grounds: Sequence[Ground], language: Language) -> Html:
    """How sure something is, and below it what raises and what lowers that, the weightiest first."""
    raising = [language.say(ground) for ground in grounds if ground.raises][:MOST_GROUNDS]
    lowering = [language.say(ground) for ground in grounds if not ground.raises][:MOST_GROUNDS]
    told = [
        language.say("Raised: {grounds}", grounds="; ".join(raising)) if raising else "",
        language.say("Lowered: {grounds}", grounds="; ".join(lowering)) if lowering else "",
    ]
    lines = "".join(f"<br><small>{text(line)}</small>" for line in told if line)
    return Html(f"{text(language.score(confidence))}{lines}")


def why_html(report: Report, article: Article, language: Language, names: PlaceNames) -> Html:
    """How the place and the day of a report were worked out, with the candidates that were weighed."""
    here = _why_here(report, article, language, names)
    then = _why_then(report, article, language)
    return Html(
        f"<p><b>{text(language.say('Here:'))}</b> {here}</p>{_because(report.place_because, language)}"
        f"{_candidates(report.place, language, names)}"
        f"<p><b>{text(language.say('Then:'))}</b> {then}</p>{_because(report.days_because, language)}"
        f"{_other_signs(article, language)}"
    )


def reading_html(reading: Reading, language: Language, names: PlaceNames) -> Html:
    """A place that was weighed, with its score and why."""
    label = english(names.label_in_order(reading.label, reading.place_id))
    return Html(f"{label}: {text(language.score(reading.score))}, {english(reading.reason)}")


def _because(reason: str, language: Language) -> str:
    return f"<p>{text(language.say('How it was found:'))} {english(reason)}</p>" if reason else ""


def _why_here(report: Report, article: Article, language: Language, names: PlaceNames) -> Html:
    place = report.place
    if place is None:
        return Html(f"{text(language.say('no place.'))} {english(report.unplaced)}")
    country = language.country(place.country, place.country_name) or language.say("no country")
    precision = language.say(PRECISION_WORDS.get(place.geo_precision, PRECISION_UNKNOWN))
    return filled(
        language.say(
            "“{words}” was read as {place} ({kind}, {country}), score {score}; "
            "{precision}, within {radius} km of {point}."
        ),
        words=quoted(place.as_written, article.language),
        place=text(place_words(place, language, names)),
        kind=text(language.say(place.kind)),
        country=text(country),
        score=text(language.score(place.score)),
        precision=text(precision),
        radius=text(language.number(place.radius_km)),
        point=text(f"{place.lat:.3f}, {place.lon:.3f}"),
    )


def _other_signs(article: Article, language: Language) -> str:
    others = other_signs_html(article, language)
    return f"<p>{text(language.say(OTHER_SIGNS))}: {others}</p>" if others else ""


def _candidates(place: ReportPlace | None, language: Language, names: PlaceNames) -> str:
    if place is None or not place.readings:
        return ""
    rows = "".join(f"<li>{reading_html(each, language, names)}</li>" for each in place.readings)
    return f"<p>{text(language.say('What was weighed:'))}</p><ul>{rows}</ul>"


def _why_then(report: Report, article: Article, language: Language) -> Html:
    if report.days is None:
        return Html(f"{text(language.say('no day.'))} {english(report.undated)}")
    basis, days = language.say(BASIS_WORDS[report.date_basis]), language.days(report.days)
    if report.time_words:
        told = filled(
            language.say("“{words}”: {basis}, which gives {days}."),
            words=quoted(report.time_words, article.language),
            basis=text(basis),
            days=text(days),
        )
    else:
        told = text(language.say("no time expression: {basis}, which gives {days}.", basis=basis, days=days))
    published = language.say(
        "Published: {day} ({basis}).",
        day=language.day(article.published) if article.published else language.say("unknown"),
        basis=language.say(PUBLISHED_WORDS[article.published_basis]),
    )
    return Html(f"{told} {text(published)}")
