"""The page of what the map leaves out: reports without a day or a place, undated articles, what was not read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

import streamlit as st

from corpus.refusals import Refusal
from corpus.store import Selection as StoreSelection
from corpus.store_account import ArticleChoice, Lack
from dashboard import session
from dashboard.article_list import articles_table
from dashboard.evidence import report_html
from dashboard.language import message
from dashboard.markup import Html, english, quoted, table, text
from dashboard.selection import to_query
from dashboard.turning import choose_page
from dashboard.wording import beginning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.records import Article, Rejected, Report
    from corpus.store import Store
    from dashboard.language import Language
    from dashboard.opened import Opened
    from dashboard.place_names import PlaceNames
    from dashboard.selection import Filters

LINES_A_PAGE: Final = 100

LONGEST_CELL: Final = 300
"""Characters of a path or a reason that are shown."""

LISTS: Final = {
    "day": message("Reports without a day"),
    "place": message("Reports without a place"),
    "articles": message("Articles without a day of publication"),
    "rejected": message("Not read"),
}
"""What is left out, as the page's address names it."""

LACK_WORDS: Final = {Lack.DAY: message("No day:"), Lack.PLACE: message("No place:")}

REFUSAL_WORDS: Final[Mapping[str, str]] = {
    Refusal.UNREADABLE: message("cannot be read"),
    Refusal.EMPTY: message("empty"),
    Refusal.TOO_LARGE: message("too large"),
    Refusal.BINARY: message("no text but something else"),
    Refusal.ENCODING: message("unknown encoding"),
    Refusal.LANGUAGE: message("another language"),
    Refusal.KIND: message("unknown kind of file"),
    Refusal.BAD_JSON: message("broken JSON"),
    Refusal.BAD_TABLE: message("broken table"),
    Refusal.NO_TEXT: message("no text of an article"),
    Refusal.CODED_ROW: message("a coded event that cannot be"),
    Refusal.HOSTILE_PAGE: message("a page made to do harm"),
    Refusal.TOO_SLOW: message("takes too long"),
    Refusal.TOO_HEAVY: message("takes too much memory"),
    Refusal.CRASHED: message("ended the program that read it"),
    Refusal.FAILED: message("reading failed"),
}

_LIST: Final = "list"
_REASON: Final = "reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What the page is asked for: `query` is its address, `kept` what of it goes into links."""

    store: Store
    names: PlaceNames
    language: Language
    query: Mapping[str, str]
    kept: str


def show_left_out(opened: Opened, language: Language) -> None:
    """What the address and the fields ask for, of the kinds and statuses that are chosen on the map."""
    choice = session.choice()
    asked = _Asked(
        store=opened.library.store,
        names=opened.names,
        language=language,
        query=st.query_params.to_dict(),
        kept=urlencode(to_query(choice), doseq=True),
    )
    st.title(language.say("What the map leaves out"), anchor=False)
    name = _choose_list(asked, choice.filters)
    st.html(f'<div class="dl-panel"><h2 class="dl-left-out-heading">{text(language.say(LISTS[name]))}</h2></div>')
    if name == "rejected":
        page = _show_rejected(asked)
    elif name == "articles":
        page = _show_undated(asked)
    else:
        page = _show_lacking(asked, Lack(name), choice.filters)
    session.say_address({_LIST: name, "page": str(page) if page > 1 else ""})


def _choose_list(asked: _Asked, filters: Filters) -> str:
    numbers = _numbers(asked.store, filters)
    language = asked.language
    told = asked.query.get(_LIST, "")
    st.session_state.setdefault(_LIST, told if told in LISTS else next(iter(LISTS)))
    chosen = st.radio(
        language.say("What is left out"),
        list(LISTS),
        format_func=lambda name: f"{language.say(LISTS[name])} ({language.number(numbers[name])})",
        key=_LIST,
        horizontal=True,
    )
    return str(chosen)


def _numbers(store: Store, filters: Filters) -> dict[str, int]:
    account = store.account
    return {
        "day": _count_lacking(store, Lack.DAY, filters),
        "place": _count_lacking(store, Lack.PLACE, filters),
        "articles": account.count_articles(ArticleChoice(undated=True)),
        "rejected": sum(account.rejected_by_code().values()),
    }


# ---------------------------------------------------------------- reports


def _show_lacking(asked: _Asked, lack: Lack, filters: Filters) -> int:
    language = asked.language
    number = _count_lacking(asked.store, lack, filters)
    st.text(
        language.count(
            "{number} report of the kinds and statuses that are chosen on the map.",
            "{number} reports of the kinds and statuses that are chosen on the map.",
            number,
        )
    )
    page = choose_page(number, LINES_A_PAGE, f"lacking-{lack}", asked.query.get("page", ""), language)
    if number:
        offset = (page - 1) * LINES_A_PAGE
        reports = asked.store.account.reports_without(lack, _for_store(filters), limit=LINES_A_PAGE, offset=offset)
        articles = asked.store.articles(sorted({each.article_id for each in reports}))
        st.html(lacking_html(lack, reports, articles, language, asked.names, query=asked.kept))
    return page


def lacking_html(
    lack: Lack,
    reports: tuple[Report, ...],
    articles: Mapping[str, Article],
    language: Language,
    names: PlaceNames,
    *,
    query: str = "",
) -> Html:
    """Reports that lack a day or a place, each with the reason, and its sentence as everywhere else."""
    bodies = "".join(
        f'<li><p class="dl-reason">{_reason_html(lack, each, language)}</p>'
        f"{report_html(each, articles.get(each.article_id), language, names, query=query)}</li>"
        for each in reports
    )
    return Html(f'<div class="dl-panel"><ol class="dl-left-out">{bodies}</ol></div>')


def _reason_html(lack: Lack, report: Report, language: Language) -> Html:
    reason = report.undated if lack is Lack.DAY else report.unplaced
    return Html(f"{text(language.say(LACK_WORDS[lack]))} {english(beginning(reason, LONGEST_CELL))}")


def _count_lacking(store: Store, lack: Lack, filters: Filters) -> int:
    """How many lack it; to the store, no kinds at all would mean every kind."""
    if not (filters.kinds and filters.statuses):
        return 0
    return store.account.count_reports_without(lack, _for_store(filters))


def _for_store(filters: Filters) -> StoreSelection:
    return StoreSelection(kinds=frozenset(filters.kinds), statuses=filters.statuses)


# ---------------------------------------------------------------- articles and what is none


def _show_undated(asked: _Asked) -> int:
    language, undated = asked.language, ArticleChoice(undated=True)
    number = asked.store.account.count_articles(undated)
    st.text(
        language.say(
            "Nobody gave these articles a day of publication, and none that can be believed was found in them; "
            "“on Sunday” has no day in such an article."
        )
        if number
        else language.say("Every article has a day of publication.")
    )
    page = choose_page(number, LINES_A_PAGE, "undated", asked.query.get("page", ""), language)
    lines = asked.store.account.articles(undated, limit=LINES_A_PAGE, offset=(page - 1) * LINES_A_PAGE)
    if lines:
        st.html(articles_table(language.say(LISTS["articles"]), lines, language, asked.kept))
    return page


def _show_rejected(asked: _Asked) -> int:
    account, language = asked.store.account, asked.language
    numbers = account.rejected_by_code()
    if not numbers:
        st.text(language.say("Everything that was given has been read."))
        return 1
    code = _choose_reason(asked, numbers)
    number = numbers[code] if code else sum(numbers.values())
    page = choose_page(number, LINES_A_PAGE, f"rejected-{code}", asked.query.get("page", ""), language)
    lines = account.rejected(code, limit=LINES_A_PAGE, offset=(page - 1) * LINES_A_PAGE)
    st.html(rejected_html(lines, language))
    return page


def _choose_reason(asked: _Asked, numbers: Mapping[str, int]) -> str:
    """The code of the reason that is looked at, "" for all of them; how often each occurs."""
    language = asked.language
    told = {"": language.say("Every reason"), **{code: refusal_words(code, language) for code in numbers}}
    total = {"": sum(numbers.values()), **numbers}
    chosen = st.selectbox(
        language.say("Reason"),
        list(told),
        format_func=lambda code: f"{told[code]} ({language.number(total[code])})",
        key=_REASON,
        width=320,
    )
    return chosen or ""


def rejected_html(lines: tuple[Rejected, ...], language: Language) -> Html:
    """What was not read, with the reason in a word and in a sentence."""
    names = [language.say("From"), language.say("Reason"), language.say("Why")]
    rows = [
        [
            quoted(beginning(each.origin, LONGEST_CELL)),
            text(refusal_words(each.code, language)),
            english(beginning(each.reason, LONGEST_CELL)),
        ]
        for each in lines
    ]
    return table(language.say("What was not read"), names, rows)


def refusal_words(code: str, language: Language) -> str:
    """What a code of the store's rejections says; the code itself where it is none of ours."""
    return language.say(REFUSAL_WORDS[code]) if code in REFUSAL_WORDS else code
