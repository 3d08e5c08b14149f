"""A whole article as HTML: every place name, time expression and report's sentence marked, and every mark told."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import urlencode

from corpus.records import Span
from corpus.store_account import NO_PRINTS
from dashboard.article_marks import Telling, Underline, marked_paragraphs
from dashboard.article_tables import places_table, reports_table, times_table
from dashboard.article_words import LEGEND_WORDS, language_name, mention_told, time_told
from dashboard.evidence import article_address, outlet_and_day
from dashboard.language import message
from dashboard.markup import Html, address, facts, lang, quoted, text
from dashboard.publication_words import OTHER_SIGNS, other_signs_html
from dashboard.selection import Selection, to_query
from dashboard.wording import LONGEST_TITLE, PUBLISHED_WORDS, beginning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus.records import Article, ArticleReading, Report, TimeExpression
    from corpus.store_account import Prints
    from dashboard.language import Language
    from dashboard.place_names import PlaceNames
    from geodata.place import Mention

CHARACTERS_SHOWN: Final = 60_000
"""Of a longer article, so many characters are shown around the chosen report, or from its beginning."""

MOST_ROWS: Final = 1_000
"""So many places, times and reports are marked and listed at most."""

NO_TITLE: Final = message("Article without a title")

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What of an article is shown: ranges of its text, and what is marked there by the ids of its rows.

    `reports` are listed by number, `here` are those whose sentence is shown. `left_out` counts the marks and
    reports that are one too many.
    """

    window: Span
    paragraphs: tuple[Span, ...]
    mentions: tuple[tuple[str, Mention], ...]
    times: tuple[tuple[str, TimeExpression], ...]
    reports: tuple[tuple[int, Report], ...]
    here: frozenset[int]
    left_out: int


def article_html(
    reading: ArticleReading,
    incidents_by_report: Mapping[str, tuple[str, ...]],
    language: Language,
    names: PlaceNames,
    *,
    chosen_report: str = "",
    prints: Prints = NO_PRINTS,
    stored: bool = True,
) -> Html:
    """The article with its marks, the legend above it, and below it the tables that its marks lead to.

    `incidents_by_report` gives the incidents that each report tells of; the sentence of `chosen_report` stands
    out and bears the id that the page can begin at. `prints` are other articles that print its text. Of an article
    that is not `stored` it is told which of its reports would stand on the map.
    """
    article = reading.article
    shown = _shown(reading, chosen_report)
    underlines = _underlines(shown, language, names)
    tellings = _tellings(shown, chosen_report)
    paragraphs = marked_paragraphs(article.text, shown.paragraphs, underlines, tellings)
    body = "".join(f'<p dir="auto">{words}</p>' for words in paragraphs)
    return Html(
        f'<div class="dl-panel dl-article">{_head(article, prints, language, names)}{_contents(shown, language)}'
        f"{_legend(underlines, tellings, language)}"
        f'<h3 id="dl-text">{text(language.say("Text"))}</h3>{_cut_told(article, shown, language)}'
        f'<article class="dl-words"{lang(article.language)}>{body}</article>'
        f"{_tables(shown, article, incidents_by_report, language, names, stored=stored)}</div>"
    )


# ---------------------------------------------------------------- what is shown


def _shown(reading: ArticleReading, chosen_report: str) -> _Shown:
    words = reading.article.text
    window = _window(words, next((each for each in reading.reports if each.report_id == chosen_report), None))
    mentions = [each for each in reading.mentions if _touches(window, each.toponym.start, each.toponym.end)]
    times = [each for each in reading.times if _touches(window, each.start, each.end)]
    reports = list(enumerate(sorted(reading.reports, key=lambda each: (each.start, each.end)), 1))
    here = frozenset(number for number, each in reports if _touches(window, each.start, each.end))
    # Those whose sentence is shown come first into the list, where it cannot hold them all.
    listed = sorted(reports, key=lambda pair: pair[0] not in here)[:MOST_ROWS]
    return _Shown(
        window=window,
        paragraphs=tuple(_paragraphs(words, window)),
        mentions=tuple(_numbered("dl-place", mentions[:MOST_ROWS])),
        times=tuple(_numbered("dl-time", times[:MOST_ROWS])),
        reports=tuple(sorted(listed, key=lambda pair: pair[0])),
        here=here,
        left_out=sum(max(0, len(each) - MOST_ROWS) for each in (mentions, times, reports)),
    )


def _window(words: str, chosen: Report | None) -> Span:
    """The characters that are shown: all of them, or so many around the chosen report."""
    if len(words) <= CHARACTERS_SHOWN:
        return Span(0, len(words))
    middle = (chosen.start + chosen.end) // 2 if chosen else 0
    start = min(max(middle - CHARACTERS_SHOWN // 2, 0), len(words) - CHARACTERS_SHOWN)
    return Span(start, start + CHARACTERS_SHOWN)


def _touches(window: Span, start: int, end: int) -> bool:
    return start < window.end and end > window.start


def _paragraphs(words: str, window: Span) -> Iterator[Span]:
    """The paragraphs of the window, without the blank lines between them."""
    start = window.start
    while start < window.end:
        found = words.find("\n\n", start, window.end)
        end = found if found >= 0 else window.end
        if words[start:end].strip():
            yield Span(start, end)
        start = end + 2


def _numbered(name: str, items: Iterable[Item]) -> Iterator[tuple[str, Item]]:
    return ((f"{name}-{number}", each) for number, each in enumerate(items, 1))


# ---------------------------------------------------------------- marks


def _underlines(shown: _Shown, language: Language, names: PlaceNames) -> list[Underline]:
    lines = []
    for row, mention in shown.mentions:
        toponym = mention.toponym
        look = f"dl-{toponym.use}" + ("" if mention.place else " dl-unresolved")
        span = _within(shown.paragraphs, toponym.start, toponym.end)
        lines += [_underline(span, look, row, mention_told(mention, language, names))] if span else []
    for row, time in shown.times:
        span = _within(shown.paragraphs, time.start, time.end)
        lines += [_underline(span, "dl-time", row, time_told(time, language))] if span else []
    return lines


def _underline(span: Span, look: str, row: str, told: str) -> Underline:
    return Underline(start=span.start, end=span.end, look=look, row=row, told=told)


def _tellings(shown: _Shown, chosen_report: str) -> list[Telling]:
    return [
        Telling(
            start=span.start,
            end=span.end,
            number=number,
            main=(start, end) == (report.start, report.end),
            chosen=report.report_id == chosen_report,
        )
        for number, report in shown.reports
        for start, end in dict.fromkeys([Span(report.start, report.end), *report.passages])
        if (span := _within(shown.paragraphs, start, end))
    ]


def _within(paragraphs: Sequence[Span], start: int, end: int) -> Span | None:
    """The range drawn in to where paragraphs are, None where there is none: a mark begins and ends on words."""
    first = bisect_right(paragraphs, start, key=lambda each: each.end)
    last = bisect_left(paragraphs, end, key=lambda each: each.start) - 1
    if first > last or first >= len(paragraphs):
        return None
    return Span(max(start, paragraphs[first].start), min(end, paragraphs[last].end))


# ---------------------------------------------------------------- what is around the text


def _head(article: Article, prints: Prints, language: Language, names: PlaceNames) -> Html:
    """Title, source, author, day of publication with what names one, address, language, copies."""
    title, source, author = (
        beginning(words, LONGEST_TITLE) for words in (article.title, article.source, article.author)
    )
    named = quoted(title, article.language) if title else text(language.say(NO_TITLE))
    known = language.say(PUBLISHED_WORDS[article.published_basis])
    day = f"{language.day(article.published)} ({known})" if article.published else known
    others = other_signs_html(article, language)
    figures = facts(
        [
            (language.say("Source"), quoted(source) if source else text(language.say("unknown"))),
            *([(language.say("Author"), quoted(author))] if author else []),
            (language.say("Published"), text(day)),
            *([(language.say(OTHER_SIGNS), others)] if others else []),
            (language.say("Language"), text(language_name(article.language, language))),
            (language.say("Address"), address(article.url) if article.url else text(language.say("none"))),
            *([(language.say("Same text"), _prints_html(prints, language, names))] if prints.lines else []),
        ]
    )
    return Html(f"<h2>{named}</h2>{figures}")


def _prints_html(prints: Prints, language: Language, names: PlaceNames) -> Html:
    """Links to the articles that print the same text, and how many more do."""
    kept = urlencode(to_query(Selection(language=language.code, names_first=names.first)), doseq=True)
    links = [
        Html(
            f'<a href="{escape(article_address(each.article_id, query=kept))}" target="_self">'
            f"{outlet_and_day(each.source, each.published, language)}</a>"
        )
        for each in prints.lines
    ]
    more = prints.number - len(links)
    if more > 0:
        links.append(text(language.count("{number} more", "{number} more", more)))
    return Html("; ".join(links))


def _contents(shown: _Shown, language: Language) -> Html:
    """Links to the text and the three tables, with how much each holds."""
    links = [
        ("text", language.say("Text")),
        ("places", language.count("{number} place", "{number} places", len(shown.mentions))),
        ("times", language.count("{number} time", "{number} times", len(shown.times))),
        ("reports", language.count("{number} report", "{number} reports", len(shown.reports))),
    ]
    rows = "".join(f'<li><a href="#dl-{name}">{text(words)}</a></li>' for name, words in links)
    label = text(language.say("In this article"))
    return Html(f'<nav class="dl-contents" aria-label="{label}"><ul>{rows}</ul></nav>')


def _legend(underlines: Sequence[Underline], tellings: Sequence[Telling], language: Language) -> Html:
    """What the marks that this article has mean."""
    sample = "Abc"
    looks = {part for line in underlines for part in line.look.split()}
    told = [
        (f'<u class="dl-{use}">{sample}</u>', words) for use, words in LEGEND_WORDS.items() if f"dl-{use}" in looks
    ]
    told += [(f'<u class="{look}">{sample}</u>', words) for look, words in _OTHER_LOOKS if look in looks]
    if tellings:
        told.append((f"<mark>{sample}</mark> [1]", SENTENCE_WORDS))
    if any(each.chosen for each in tellings):
        told.append((f'<mark class="dl-chosen">{sample}</mark> [1]', CHOSEN_WORDS))
    if not told:
        return Html("")
    rows = "".join(f"<li>{shown} {text(language.say(words))}</li>" for shown, words in told)
    heading = text(language.say("What the marks mean"))
    return Html(f'<h3>{heading}</h3><ul class="dl-legend">{rows}</ul>')


def _cut_told(article: Article, shown: _Shown, language: Language) -> Html:
    """Says that the article is cut, and that marks are left out, where they are."""
    told = []
    if shown.window != (0, len(article.text)):
        told.append(
            language.say(
                "This article is long: {shown} of its {all} characters are shown, from character {first} on. The "
                "table of reports leads to those whose sentence is elsewhere in it.",
                shown=shown.window.end - shown.window.start,
                all=len(article.text),
                first=shown.window.start + 1,
            )
        )
    if shown.left_out:
        told.append(
            language.say(
                "Of places, times and reports, {most} each are marked and listed at most; {number} are left out.",
                most=MOST_ROWS,
                number=shown.left_out,
            )
        )
    return Html("".join(f'<p class="dl-cut">{text(sentence)}</p>' for sentence in told))


def _tables(
    shown: _Shown,
    article: Article,
    incidents_by_report: Mapping[str, tuple[str, ...]],
    language: Language,
    names: PlaceNames,
    *,
    stored: bool,
) -> Html:
    places = places_table(shown.mentions, language, names, article.language) if shown.mentions else None
    times = times_table(shown.times, language, article.language) if shown.times else None
    reports = (
        reports_table(shown.reports, shown.here, incidents_by_report, language, names, stored=stored)
        if shown.reports
        else None
    )
    return Html(
        _section("dl-places", language.say("Places"), places, language.say("No place is named."))
        + _section("dl-times", language.say("Times"), times, language.say("No time is named."))
        + _section("dl-reports", language.say("Reports"), reports, language.say("No report was read from it."))
    )


def _section(name: str, heading: str, body: Html | None, none: str) -> Html:
    return Html(f'<h3 id="{name}">{text(heading)}</h3>{body or f"<p>{text(none)}</p>"}')


SENTENCE_WORDS: Final = message("a sentence that a report was read from; its number leads to the report")
CHOSEN_WORDS: Final = message("the report that you came from")

_OTHER_LOOKS: Final = (
    ("dl-unresolved", message("a question mark: no place was found for the name")),
    ("dl-time", message("words for a day, an hour or a span of time")),
)
