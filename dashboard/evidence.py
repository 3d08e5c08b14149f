"""From an incident to the sentences that tell of it: HTML in which every word of an article is escaped."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from dashboard.coded_words import coded_html
from dashboard.language import message
from dashboard.markup import Html, address, details, english, facts, filled, lang, link, quoted, table, text
from dashboard.parties import kinds_facts, parties_facts
from dashboard.why import confidence_html, why_html, why_one_html
from dashboard.wording import (
    LONGEST_TITLE,
    NOBODY_NAMED,
    NOT_GIVEN,
    PUBLISHED_WORDS,
    STATUS_WORDS,
    beginning,
    count_words,
    kind_words,
    place_words,
    shortened,
    toll_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.records import Article, Claim, Incident, Report
    from dashboard.language import Language
    from dashboard.place_names import PlaceNames

LONGEST_PARAGRAPH: Final = 3000
"""Characters that are shown around a sentence; what is cut is marked with an ellipsis."""

ARTICLE_PAGE: Final = "article"
"""The address of the page of a whole article, beside this one's."""

SOURCE_UNKNOWN: Final = message("source unknown")

CLAIM_COLUMNS: Final = (
    message("Published"),
    message("Says so"),
    message("Accused"),
    message("Killed"),
    message("Injured"),
)


def incident_html(
    incident: Incident,
    reports: Sequence[Report],
    articles: Mapping[str, Article],
    language: Language,
    names: PlaceNames,
    *,
    query: str | None = "",
    denials: Sequence[Report] = (),
) -> Html:
    """An incident: what, when, figures, its claims side by side, then every report in the order given.

    `denials` are reports that deny it, shown last under a heading of their own. `query` goes into the links to
    whole articles, urlencoded; None leaves these links out.
    """
    if incident.coded is not None:
        return coded_html(incident, reports, articles, language, names)
    named = f"{kind_words(incident.sub_event, language)}, {language.days(incident.days)}"
    claims = claims_html(incident.claims, articles, language) if len(incident.claims) > 1 else ""
    bodies = "".join(
        report_html(each, articles.get(each.article_id), language, names, query=query) for each in reports
    )
    against = "".join(
        report_html(each, articles.get(each.article_id), language, names, query=query) for each in denials
    )
    denied = f"<h4>{text(language.say('Denied in other reports'))}</h4>{against}" if denials else ""
    why = why_one_html(incident, language)
    return Html(
        f'<section class="dl-incident"><h3>{text(named)}</h3>'
        f'<p class="dl-told">{_told(incident, reports, language)}</p>{_figures(incident, language, names)}{claims}'
        f"{copies_html(incident, articles, language, query)}{why}{bodies}{denied}</section>"
    )


def _told(incident: Incident, reports: Sequence[Report], language: Language) -> Html:
    """How many reports and articles tell of it, and of several articles how many independent texts these are."""
    articles = len({each.article_id for each in reports})
    said = language.say(
        "{reports} {from_articles}",
        reports=language.count("{number} report", "{number} reports", len(reports)),
        from_articles=language.count("from {number} article", "from {number} articles", articles),
    )
    if articles > 1 and incident.texts is not None:
        texts = language.count("{number} independent text", "{number} independent texts", incident.texts)
        said = language.say("{told}, {texts}", told=said, texts=texts)
    return text(said)


def copies_html(
    incident: Incident, articles: Mapping[str, Article], language: Language, query: str | None = ""
) -> Html:
    """Which articles tell of an incident in the same words, a line for each text, "" where none do."""
    held = [[articles[name] for name in group if name in articles] for group in incident.copies]
    lines = [" = ".join(_print(each, language, query) for each in group) for group in held if len(group) > 1]
    if not lines:
        return Html("")
    rows = Html("".join(f"<li>{line}</li>" for line in lines))
    told = language.count("{number} text in several articles", "{number} texts in several articles", len(lines))
    return details(told, Html(f'<ul class="dl-copies">{rows}</ul>'))


def _print(article: Article, language: Language, query: str | None) -> Html:
    """Outlet and day of an article, which lead to its page where `query` is given."""
    named = outlet_and_day(article.source, article.published, language)
    if query is None:
        return named
    to = escape(article_address(article.article_id, query=query))
    return Html(f'<a href="{to}" target="_self">{named}</a>')


def outlet_and_day(source: str, published: date | None, language: Language) -> Html:
    """Who published an article, and when."""
    outlet = quoted(source) if source else text(language.say(SOURCE_UNKNOWN))
    day = language.day(published) if published else language.say("no day of publication")
    return filled(language.say("{source}, {day}"), source=outlet, day=text(day))


def _figures(incident: Incident, language: Language, names: PlaceNames) -> Html:
    together = [ground for ground in incident.confidence_because if ground.of_incident]
    return facts(
        [
            (language.say("Place"), text(place_words(incident.place, language, names))),
            (language.say("Status"), text(language.say(STATUS_WORDS[incident.status]))),
            (language.say("Killed"), text(toll_words(incident.killed, language))),
            (language.say("Injured"), text(toll_words(incident.injured, language))),
            (language.say("Confidence"), confidence_html(incident.confidence, together, language)),
        ]
    )


def report_html(
    report: Report, article: Article | None, language: Language, names: PlaceNames, *, query: str | None = ""
) -> Html:
    """One report: its sentence in its paragraph, who says so, figures, source, and why it stands here and then."""
    if article is None:
        return Html(f"<p>{text(language.say('The article of this report is no longer in the store.'))}</p>")
    said = [
        *_who(report, article, language),
        *parties_facts(report, article.language, language),
        (language.say("Status"), _status(report, language)),
    ]
    figures = facts([*said, *_counts(report, article, language)])
    why = details(language.say("Why here, why then"), why_html(report, article, language, names))
    return Html(
        f'<div class="dl-report">{passage_html(article, report)}{_other_passages(report, language)}'
        f"{source_html(article, language)}{_whole_article(report, language, query)}{figures}{why}</div>"
    )


def _who(report: Report, article: Article, language: Language) -> list[tuple[str, Html]]:
    """Who says so and who is accused, and who denies it where somebody does."""
    said = [
        (language.say("Says so"), _named(report.claimed_by, NOT_GIVEN, article.language, language)),
        (language.say("Accused"), _named(report.accused, NOBODY_NAMED, article.language, language)),
    ]
    if report.denied_by:
        said.append((language.say("Denied by"), quoted(report.denied_by, article.language)))
    return said


def _named(words: str, otherwise: str, written_in: str, language: Language) -> Html:
    return quoted(words, written_in) if words else text(language.say(otherwise))


def _status(report: Report, language: Language) -> Html:
    status = text(language.say(STATUS_WORDS[report.status]))
    return Html(f"{status} ({english(report.status_reason)})") if report.status_reason else status


def _counts(report: Report, article: Article, language: Language) -> list[tuple[str, Html]]:
    """Killed and injured always, since unknown is no zero; what else is known of people; and how sure it is."""
    counted = [
        (language.say("Killed"), text(count_words(report.killed, language))),
        (language.say("Injured"), text(count_words(report.injured, language))),
    ]
    others = (
        (language.say("Missing"), report.missing),
        (language.say("Displaced"), report.displaced),
        (language.say("Detained"), report.detained),
        (language.say("Released"), report.released),
    )
    counted += [(name, text(count_words(count, language))) for name, count in others if count is not None]
    if report.victims:
        counted.append((language.say("Victims"), quoted(report.victims, article.language)))
    counted += kinds_facts(report, article.language, language)
    sure = confidence_html(report.confidence, report.confidence_because, language)
    return [*counted, (language.say("Confidence"), sure)]


def _other_passages(report: Report, language: Language) -> str:
    number = len(report.passages)
    if number < 2:
        return ""
    told = language.count(
        "Told in {number} passage of this article.", "Told in {number} passages of this article.", number
    )
    return f'<p class="dl-passages">{text(told)}</p>'


def _whole_article(report: Report, language: Language, query: str | None) -> Html:
    if query is None:
        return Html("")
    url = article_address(report.article_id, report.report_id, query)
    return Html(f'<p class="dl-whole">{link(url, language.say("Whole article"))}</p>')


def article_address(article_id: str, report_id: str = "", query: str = "") -> str:
    """The address of an article's own page, at one of its reports; `query` goes along, urlencoded."""
    own = urlencode({"id": article_id, **({"report": report_id} if report_id else {})})
    return f"{ARTICLE_PAGE}?{own}&{query}" if query else f"{ARTICLE_PAGE}?{own}"


def passage_html(article: Article, report: Report) -> Html:
    """The paragraph of the report's sentence, the sentence in <mark>, the words for place and time underlined."""
    words = article.text
    start, end = _paragraph(words, report.start, report.end)
    lead = "… " if start and words[start - 1] != "\n" else ""
    tail = " …" if end < len(words) and words[end] != "\n" else ""
    return Html(
        f'<blockquote{lang(article.language)} dir="auto">{lead}{text(words[start : report.start])}'
        f"<mark>{_sentence(words, report)}</mark>{text(words[report.end : end])}{tail}</blockquote>"
    )


def source_html(article: Article, language: Language) -> Html:
    """Where an article comes from: title, outlet, day of publication and how it is known, address."""
    shown = quoted(beginning(article.title, LONGEST_TITLE), article.language)
    title = f"<strong>{shown}</strong><br>" if article.title else ""
    basis = language.say(PUBLISHED_WORDS[article.published_basis])
    if article.published_disputed:
        basis = language.say("{basis}; other signs disagree", basis=basis)
    place = address(article.url) if article.url else text(language.say("no address"))
    said = outlet_and_day(article.source, article.published, language)
    return Html(f'<p class="dl-source">{title}{said} <small>({text(basis)})</small><br>{place}</p>')


def claims_html(claims: Iterable[Claim], articles: Mapping[str, Article], language: Language) -> Html:
    """The claims of an incident side by side, by day of publication; none is held to be the true one."""
    in_order = sorted(claims, key=lambda claim: (claim.published or date.max, claim.report_id))
    rows = [_claim_row(each, articles.get(each.article_id), language) for each in in_order]
    return table(language.say("Claims side by side"), [language.say(each) for each in CLAIM_COLUMNS], rows)


def _claim_row(claim: Claim, article: Article | None, language: Language) -> list[Html]:
    written_in = article.language if article else ""
    return [
        text(language.day(claim.published) if claim.published else language.say("unknown")),
        _speaker(claim, written_in, language),
        _named(claim.accused, NOBODY_NAMED, written_in, language),
        text(count_words(claim.killed, language)),
        text(count_words(claim.injured, language)),
    ]


def _speaker(claim: Claim, written_in: str, language: Language) -> Html:
    """Who says so, and below it in which source."""
    source = _named(shortened(claim.source), SOURCE_UNKNOWN, "", language)
    return Html(f"{_named(claim.claimed_by, NOT_GIVEN, written_in, language)}<br><small>{source}</small>")


def _sentence(words: str, report: Report) -> Html:
    """The sentence, escaped, with its place and its time underlined where they stand in it."""
    marks = []
    if report.place is not None:
        marks.append((report.place.start, report.place.end, "where"))
    if report.time is not None:
        marks.append((report.time.start, report.time.end, "when"))
    pieces: list[str] = []
    position = report.start
    for start, end, name in sorted(marks):
        if position <= start < end <= report.end:
            pieces += [text(words[position:start]), f'<u class="dl-{name}">{text(words[start:end])}</u>']
            position = end
    return Html("".join([*pieces, text(words[position : report.end])]))


def _paragraph(words: str, start: int, end: int) -> tuple[int, int]:
    """The paragraph around a sentence, cut where it is very long; a paragraph ends at a blank line."""
    first = words.rfind("\n\n", 0, start)
    last = words.find("\n\n", end)
    room = max(LONGEST_PARAGRAPH - (end - start), 0) // 2
    return max(first + 2 if first >= 0 else 0, start - room), min(last if last >= 0 else len(words), end + room)
