"""What would become, and what has become, of articles that somebody adds: lists as HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from corpus.records import Rejected
from dashboard.article_tables import map_address
from dashboard.coded_preview import map_of_coded
from dashboard.evidence import article_address
from dashboard.language import message
from dashboard.markup import Html, english, facts, link, quoted, table, text
from dashboard.uploads import FATE_WORDS, STORED_FATES, Fate
from dashboard.wording import NOT_GIVEN, beginning, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.records import Article
    from corpus.store import Store
    from dashboard.language import Language
    from dashboard.place_names import PlaceNames
    from dashboard.storing import Stored
    from dashboard.uploads import Outcome

MOST_LINES: Final = 50
"""So many things are listed; all are stored."""

LONGEST_TITLE: Final = 120

COLUMNS: Final = (
    message("From"),
    message("Title"),
    message("Published"),
    message("Source"),
    message("What it is"),
)
STORED_COLUMNS: Final = (message("Title"), message("Published"), message("Source"), message("On the map"))


def title_of(thing: Article | Rejected) -> str:
    """An article's title or how it begins, on one line; where a rejected thing came from."""
    if isinstance(thing, Rejected):
        return beginning(thing.origin, LONGEST_TITLE)
    opening = " ".join(thing.text[: 2 * LONGEST_TITLE].split())
    return beginning(thing.title or opening, LONGEST_TITLE)


def counts_html(numbers: Mapping[Fate, int], language: Language) -> Html:
    """How many things come to each fate."""
    pairs = [(language.say(FATE_WORDS[fate]), text(language.number(number))) for fate, number in numbers.items()]
    return Html(f'<div class="dl-panel">{facts(pairs)}</div>')


def outcomes_html(outcomes: Sequence[Outcome], language: Language, kept: str) -> Html:
    """The first things that were handed in, and what would become of each; `kept` goes into links."""
    rows = [_line(each, language, kept) for each in outcomes[:MOST_LINES]]
    shown = table(language.say("What was handed in"), [language.say(each) for each in COLUMNS], rows)
    return Html(f'<div class="dl-panel">{shown}{_left(len(outcomes), language)}</div>')


def stored_html(
    stored: tuple[Stored, Sequence[Article]], store: Store, language: Language, names: PlaceNames, kept: str
) -> Html:
    """What became of all, as `dateline ingest` tells it, with the ways to the articles and to the map."""
    done, articles = stored
    account = done.account
    read = [(language.say("New articles"), account.new), (language.say("Known before"), account.known)]
    figures = [
        *(read if account.read or not account.coded.total() else ()),
        (language.say("Incidents in the store"), done.incidents),
    ]
    others = [
        (language.say("New coded events"), account.coded["new"]),
        (language.say("Coded events known before"), account.coded["known"]),
        (language.say("Coded events in a newer edition"), account.coded["replaced"]),
        (language.say("Read again with their day"), account.replaced),
        (language.say("Without a day of publication"), account.undated),
        (language.say("Not read"), account.rejected),
    ]
    figures += [(name, number) for name, number in others if number]
    told = facts((name, text(language.number(number))) for name, number in figures)
    once = list({each.article_id: each for each in articles}.values())
    rows = [_stored_line(each, store, language, names, kept) for each in once[:MOST_LINES]]
    columns = [language.say(each) for each in STORED_COLUMNS]
    shown = table(language.say("Articles that are in the store now"), columns, rows) if rows else ""
    to_map = map_of_coded(done.coders, language, names) if done.coders else ""
    heading = text(language.say("Stored"))
    return Html(
        f'<div class="dl-panel dl-stored" role="status"><h2>{heading}</h2>{told}{to_map}{shown}'
        f"{_left(len(once), language)}</div>"
    )


def _left(number: int, language: Language) -> str:
    if number <= MOST_LINES:
        return ""
    told = language.say("The first {shown} of {all} are listed.", shown=MOST_LINES, all=number)
    return f'<p class="dl-cut">{text(told)}</p>'


def _line(outcome: Outcome, language: Language, kept: str) -> list[Html]:
    thing, fate = outcome.thing, text(language.say(FATE_WORDS[outcome.fate]))
    origin = quoted(beginning(thing.origin, LONGEST_TITLE))
    if isinstance(thing, Rejected):
        why = Html(f"{fate}<br><small>{english(beginning(thing.reason, 2 * LONGEST_TITLE))}</small>")
        return [origin, Html(""), Html(""), Html(""), why]
    is_there = outcome.fate not in STORED_FATES and outcome.fate is not Fate.AGAIN
    title = _to_article(thing, kept) if is_there else quoted(title_of(thing), thing.language)
    return [origin, title, *_when_and_who(thing, language), fate]


def _stored_line(article: Article, store: Store, language: Language, names: PlaceNames, kept: str) -> list[Html]:
    incidents = store.account.incidents_of_article(article.article_id)
    reports = store.reports_of_article(article.article_id)
    ways = (map_address(each, language, names) for each in reports if each.report_id in incidents)
    to = next(filter(None, ways), "")
    on_map = link(to, language.say("See it on the map")) if to else text(language.say("not on it"))
    return [_to_article(article, kept), *_when_and_who(article, language), on_map]


def _when_and_who(article: Article, language: Language) -> list[Html]:
    day = language.day(article.published) if article.published else language.say("day unknown")
    source = quoted(shortened(article.source)) if article.source else text(language.say(NOT_GIVEN))
    return [text(day), source]


def _to_article(article: Article, kept: str) -> Html:
    to = escape(article_address(article.article_id, query=kept))
    return Html(f'<a href="{to}" target="_self">{quoted(title_of(article), article.language)}</a>')
