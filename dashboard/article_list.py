"""The list of articles: found by words and by source, the newest first, fifty a page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from corpus.store_account import ArticleChoice
from dashboard.evidence import article_address
from dashboard.language import message
from dashboard.markup import Html, quoted, table, text
from dashboard.selection import LONGEST_WORDS
from dashboard.turning import choose_page
from dashboard.wording import NOT_GIVEN, beginning, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corpus.store import Store
    from corpus.store_account import ArticleLine
    from dashboard.language import Language

ARTICLES_A_PAGE: Final = 50
MOST_SOURCES: Final = 500
"""So many sources are offered, those of the most articles; more would slow the page down."""

LONGEST_TITLE: Final = 160
"""Characters of a title that a line of the list shows; the article's own page has more of it."""

LIST_COLUMNS: Final = (message("Published"), message("Title"), message("Source"), message("Reports"))

_SEARCH: Final = "search"
_OUTLET: Final = "outlet"


def show_list(store: Store, language: Language, query: Mapping[str, str], kept: str) -> dict[str, str]:
    """The list as its fields ask for it; gives what the address should say of them. `kept` goes into its links."""
    choice = _choice(store, language, query)
    number = store.account.count_articles(choice)
    st.text(language.count("{number} article found.", "{number} articles found.", number))
    page = choose_page(number, ARTICLES_A_PAGE, "articles", query.get("page", ""), language)
    lines = store.account.articles(choice, limit=ARTICLES_A_PAGE, offset=(page - 1) * ARTICLES_A_PAGE)
    if lines:
        st.html(articles_table(language.say("Articles, the newest first"), lines, language, kept))
    return {_SEARCH: choice.words, _OUTLET: choice.source, "page": str(page) if page > 1 else ""}


def articles_table(caption: str, lines: Iterable[ArticleLine], language: Language, kept: str) -> Html:
    """Articles by day, title and source, each with the address of its own page."""
    rows = [
        [
            text(language.day(each.published) if each.published else language.say("day unknown")),
            _title(each, kept),
            quoted(shortened(each.source)) if each.source else text(language.say(NOT_GIVEN)),
            text(language.number(each.reports)),
        ]
        for each in lines
    ]
    return table(caption, [language.say(each) for each in LIST_COLUMNS], rows)


def _choice(store: Store, language: Language, query: Mapping[str, str]) -> ArticleChoice:
    for name in (_SEARCH, _OUTLET):
        st.session_state.setdefault(name, _sane(query.get(name, "")))
    with st.container(horizontal=True):
        words = st.text_input(language.say("Words in title or text"), max_chars=LONGEST_WORDS, key=_SEARCH)
        counts = store.account.sources(limit=MOST_SOURCES)
        # One that the address asks for is offered too: the list then says that nothing is found.
        options = list(dict.fromkeys(["", *counts, st.session_state[_OUTLET]]))
        source = st.selectbox(
            language.say("Source"),
            options,
            format_func=lambda each: (
                f"{shortened(each)} ({language.number(counts.get(each, 0))})"
                if each
                else language.say("Every source")
            ),
            key=_OUTLET,
        )
    return ArticleChoice(words=words or "", source=source or "")


def _title(line: ArticleLine, kept: str) -> Html:
    """A link with the title, or with how an untitled article begins."""
    words = line.title or f"“{line.opening.strip()}…”"
    to = escape(article_address(line.article_id, query=kept))
    return Html(f'<a href="{to}" target="_self">{quoted(beginning(words, LONGEST_TITLE), line.language)}</a>')


def _sane(words: str) -> str:
    """What an address asks for, "" where it is too long or cannot be shown."""
    return words if len(words) <= LONGEST_WORDS and words.isprintable() else ""
