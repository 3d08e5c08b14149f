"""The tables below an article: its places, its times, and the reports that were read from it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from corpus.records import Status
from dashboard.article_marks import place_in_text
from dashboard.article_words import TIMEX_WORDS, USE_WORDS
from dashboard.evidence import article_address
from dashboard.language import message
from dashboard.markup import Html, details, english, link, quoted, table, text
from dashboard.selection import Filters, Selection, to_query
from dashboard.why import reading_html
from dashboard.wording import BASIS_WORDS, STATUS_WORDS, beginning, count_words, kind_words, place_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.records import Report, TimeExpression
    from dashboard.language import Language
    from dashboard.place_names import PlaceNames
    from geodata.place import Mention, Place, Reading

LONGEST_CELL: Final = 120
LONGEST_REASON: Final = 300
"""Characters of an article's words, and of a reason, that a cell shows: only hostile ones are longer."""

PLACE_COLUMNS: Final = (
    message("No."),
    message("As written"),
    message("Use"),
    message("Read as"),
    message("Score"),
    message("What was weighed"),
)
TIME_COLUMNS: Final = (
    message("No."),
    message("As written"),
    message("Sort"),
    message("TIMEX3 value"),
    message("Days"),
    message("Counted from"),
)
REPORT_COLUMNS: Final = (
    message("No."),
    message("What"),
    message("Status"),
    message("Place"),
    message("Days"),
    message("Killed"),
    message("Injured"),
    message("On the map"),
)


def map_address(report: Report, language: Language, names: PlaceNames) -> str:
    """The address of the map at a report's place in its days, "" where it lacks one of them."""
    if report.place is None or report.days is None:
        return ""
    chosen = Selection(
        filters=Filters(statuses=frozenset({Status.HAPPENED, report.status})),
        first=report.days.first,
        last=report.days.last,
        place=report.place.place_id,
        language=language.code,
        names_first=names.first,
    )
    return f"./?{urlencode(to_query(chosen), doseq=True)}"


def places_table(
    mentions: Sequence[tuple[str, Mention]], language: Language, names: PlaceNames, written_in: str
) -> Html:
    """The place names of an article, each with the id of its row; `written_in` is the article's language."""
    rows = [
        [
            _back(row),
            quoted(beginning(each.toponym.text, LONGEST_CELL), written_in),
            text(language.say(USE_WORDS[each.toponym.use])),
            _read_as(each.place, language, names) if each.place else _nothing(each.unresolved, language),
            text(language.score(each.score)),
            _weighed(each.readings, language, names),
        ]
        for row, each in mentions
    ]
    return table(language.say("Places in this article"), [language.say(each) for each in PLACE_COLUMNS], rows)


def times_table(times: Sequence[tuple[str, TimeExpression]], language: Language, written_in: str) -> Html:
    """The time expressions of an article, each with the id of its row."""
    rows = [
        [
            _back(row),
            quoted(beginning(each.text, LONGEST_CELL), written_in),
            text(language.say(TIMEX_WORDS[each.type])),
            text(each.value or language.say("none")),
            text(language.days(each.days)),
            text(language.say(BASIS_WORDS[each.basis])),
        ]
        for row, each in times
    ]
    return table(language.say("Times in this article"), [language.say(each) for each in TIME_COLUMNS], rows)


def reports_table(
    reports: Sequence[tuple[int, Report]],
    shown: frozenset[int],
    incidents: Mapping[str, tuple[str, ...]],
    language: Language,
    names: PlaceNames,
    *,
    stored: bool = True,
) -> Html:
    """The reports of an article by number: those `shown` lead to their sentence, others to its part of it.

    Of an article that is not `stored` it is told whether its reports would stand on the map.
    """
    rows = [
        [
            _back(f"dl-report-{number}")
            if number in shown or not stored
            else _elsewhere(number, each, language, names),
            text(kind_words(each.sub_event, language)),
            text(language.say(STATUS_WORDS[each.status])),
            text(place_words(each.place, language, names)),
            text(language.days(each.days)),
            text(count_words(each.killed, language)),
            text(count_words(each.injured, language)),
            _on_the_map(each, incidents.get(each.report_id, ()), language, names)
            if stored
            else would_stand(each, language),
        ]
        for number, each in reports
    ]
    return table(language.say("Reports from this article"), [language.say(each) for each in REPORT_COLUMNS], rows)


def _back(row: str) -> Html:
    """The number of a row, which leads back to where it stands in the text."""
    number = row.rsplit("-", 1)[-1]
    return Html(f'<a class="dl-row" id="{row}" href="#{place_in_text(row)}">{number}</a>')


def _elsewhere(number: int, report: Report, language: Language, names: PlaceNames) -> Html:
    kept = to_query(Selection(language=language.code, names_first=names.first))
    to = article_address(report.article_id, report.report_id, urlencode(kept, doseq=True))
    return Html(f'<a class="dl-row" id="dl-report-{number}" href="{escape(to)}">{number}</a>')


def _read_as(place: Place, language: Language, names: PlaceNames) -> Html:
    country = language.country(place.country, place.country_name)
    lies = ", ".join(filter(None, (language.say(place.kind), country)))
    return Html(f"{text(names.in_language(place, language))}<br><small>{text(lies)}</small>")


def _nothing(reason: str, language: Language) -> Html:
    return Html(f"{text(language.say('no place'))}<br><small>{english(beginning(reason, LONGEST_REASON))}</small>")


def _weighed(readings: Sequence[Reading], language: Language, names: PlaceNames) -> Html:
    if not readings:
        return text(language.say("nothing"))
    rows = "".join(f"<li>{reading_html(each, language, names)}</li>" for each in readings)
    return details(language.count("{number} place", "{number} places", len(readings)), Html(f"<ul>{rows}</ul>"))


def _on_the_map(report: Report, incidents: Sequence[str], language: Language, names: PlaceNames) -> Html:
    """A link to the map where the report's incident stands there, else why it does not."""
    to = map_address(report, language, names)
    if to and incidents:
        told = language.count("its incident", "its {number} incidents", len(incidents))
        return link(to, told)
    return _not_there(report, language)


def would_stand(report: Report, language: Language) -> Html:
    """Whether a report would stand on the map once it is stored, and why not where it would not."""
    if report.place is None or report.days is None:
        return _not_there(report, language)
    if report.status is Status.HAPPENED:
        return text(language.say("it would stand there"))
    status = language.say(STATUS_WORDS[report.status])
    return text(language.say("it would, where reports of this status are shown: {status}", status=status))


def _not_there(report: Report, language: Language) -> Html:
    reasons = "; ".join(filter(None, (report.unplaced, report.undated)))
    why = Html(f"<br><small>{english(beginning(reasons, LONGEST_REASON))}</small>") if reasons else ""
    return Html(f"{text(language.say('not on it'))}{why}")
