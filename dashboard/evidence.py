"""From an incident to the sentences that tell of it: HTML in which every word of an article is escaped."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from dashboard.markup import Html, address, facts, table, text
from dashboard.wording import (
    BASIS_WORDS,
    NOBODY_NAMED,
    NOT_GIVEN,
    PRECISION_WORDS,
    PUBLISHED_WORDS,
    STATUS_WORDS,
    count_words,
    day_words,
    kind_words,
    place_words,
    plural,
    range_words,
    shortened,
    toll_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.records import Article, Claim, Incident, Report, ReportPlace

LONGEST_PARAGRAPH: Final = 3000
"""Characters that are shown around a sentence; what is cut is marked with an ellipsis."""

CLAIM_COLUMNS: Final = ("Published", "Says so", "Accused", "Killed", "Injured")


def incident_html(incident: Incident, reports: Sequence[Report], articles: Mapping[str, Article]) -> Html:
    """An incident: what, when, figures, its claims side by side, then every report in the order given."""
    named = f"{kind_words(incident.sub_event)}, {range_words(incident.days)}"
    told = f"{plural(len(reports), 'report')} from {plural(len({each.article_id for each in reports}), 'article')}"
    figures = facts(
        [
            ("Place", text(place_words(incident.place))),
            ("Status", text(STATUS_WORDS[incident.status])),
            ("Killed", text(toll_words(incident.killed))),
            ("Injured", text(toll_words(incident.injured))),
        ]
    )
    claims = claims_html(incident.claims) if len(incident.claims) > 1 else ""
    why_one = (
        f"<p><small>Held to be one: {text(incident.merged_because)}</small></p>" if incident.merged_because else ""
    )
    bodies = "".join(report_html(each, articles.get(each.article_id)) for each in reports)
    return Html(
        f'<section class="dl-incident"><h3>{text(named)}</h3><p class="dl-told">{told}</p>'
        f"{figures}{claims}{why_one}{bodies}</section>"
    )


def report_html(report: Report, article: Article | None) -> Html:
    """One report: its sentence in its paragraph, who says so, figures, source, and why it stands here and then."""
    if article is None:
        return Html("<p>The article of this report is no longer in the store.</p>")
    status = STATUS_WORDS[report.status] + (f" ({report.status_reason})" if report.status_reason else "")
    figures = facts(
        [
            ("Says so", text(report.claimed_by or NOT_GIVEN)),
            ("Accused", text(report.accused or NOBODY_NAMED)),
            *([("Denied by", text(report.denied_by))] if report.denied_by else []),
            ("Status", text(status)),
            ("Killed", text(count_words(report.killed))),
            ("Injured", text(count_words(report.injured))),
        ]
    )
    return Html(
        f'<div class="dl-report">{passage_html(article, report)}{source_html(article)}{figures}'
        f"<details><summary>Why here, why then</summary>{why_html(report, article)}</details></div>"
    )


def passage_html(article: Article, report: Report) -> Html:
    """The paragraph of the report's sentence, the sentence in <mark>, the words for place and time underlined."""
    words = article.text
    start, end = _paragraph(words, report.start, report.end)
    lead = "… " if start and words[start - 1] != "\n" else ""
    tail = " …" if end < len(words) and words[end] != "\n" else ""
    return Html(
        f'<blockquote dir="auto">{lead}{text(words[start : report.start])}<mark>{_sentence(words, report)}</mark>'
        f"{text(words[report.end : end])}{tail}</blockquote>"
    )


def source_html(article: Article) -> Html:
    """Where an article comes from: title, outlet, day of publication and how it is known, address."""
    title = f"<strong>{text(article.title)}</strong><br>" if article.title else ""
    day = day_words(article.published) if article.published else "no day of publication"
    return Html(
        f'<p class="dl-source">{title}{text(article.source or "source unknown")}, {day} '
        f"<small>({PUBLISHED_WORDS[article.published_basis]})</small><br>{address(article.url)}</p>"
    )


def claims_html(claims: Iterable[Claim]) -> Html:
    """The claims of an incident side by side, by day of publication; none is held to be the true one."""
    in_order = sorted(claims, key=lambda claim: (claim.published or date.max, claim.report_id))
    return table(
        "Claims side by side",
        CLAIM_COLUMNS,
        [
            [
                text(day_words(each.published) if each.published else "unknown"),
                _speaker(each),
                text(each.accused or NOBODY_NAMED),
                text(count_words(each.killed)),
                text(count_words(each.injured)),
            ]
            for each in in_order
        ],
    )


def _speaker(claim: Claim) -> Html:
    """Who says so, and below it in which source."""
    source = text(shortened(claim.source or "source unknown"))
    return Html(f"{text(claim.claimed_by or NOT_GIVEN)}<br><small>{source}</small>")


def why_html(report: Report, article: Article) -> Html:
    """How the place and the day of a report were worked out, with the candidates that were weighed."""
    here = _why_here(report.place, report.unplaced)
    return Html(f"<p>{here}</p>{_candidates(report.place)}<p>{_why_then(report, article)}</p>")


def _why_here(place: ReportPlace | None, unplaced: str) -> Html:
    if place is None:
        return Html(f"<b>Here:</b> no place. {text(unplaced)}")
    lies = f"{place.kind}, {place.country_name or 'no country'}"
    precision = PRECISION_WORDS.get(place.geo_precision, "precision unknown")
    return Html(
        f"<b>Here:</b> “{text(place.as_written)}” was read as {text(place_words(place))} ({text(lies)}), "
        f"score {place.score:.2f}; {precision}, within {place.radius_km:g} km of {place.lat:.3f}, {place.lon:.3f}."
    )


def _candidates(place: ReportPlace | None) -> Html:
    if place is None or not place.readings:
        return Html("")
    rows = "".join(
        f"<li>{text(each.label)}: {each.score:.2f}, {text(each.reason)}</li>" for each in place.readings
    )
    return Html(f"<p>What was weighed:</p><ul>{rows}</ul>")


def _why_then(report: Report, article: Article) -> Html:
    if report.days is None:
        return Html(f"<b>Then:</b> no day. {text(report.undated)}")
    words = f"“{text(report.time_words)}”: " if report.time_words else "no time expression: "
    day = day_words(article.published) if article.published else "unknown"
    return Html(
        f"<b>Then:</b> {words}{BASIS_WORDS[report.date_basis]}, which gives {range_words(report.days)}. "
        f"Published: {day} ({PUBLISHED_WORDS[article.published_basis]})."
    )


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
