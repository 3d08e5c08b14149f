"""The page of what the map leaves out: reports without a day or a place, undated articles, what was not read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

import streamlit as st

from corpus.refusals import Refusal
from corpus.store import Selection as StoreSelection
from corpus.store_account import ArticleChoice, Lack, RejectedChoice
from dashboard import session
from dashboard.article_list import articles_table
from dashboard.evidence import report_html
from dashboard.language import message
from dashboard.markup import Html, english, text
from dashboard.selection import to_query
from dashboard.turning import choose_page
from dashboard.unread import LONGEST_CELL, LONGEST_TEXT, began_words, rejected_csv, rejected_html, runs_html
from dashboard.wording import beginning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.records import Article, Report
    from corpus.runs import Run
    from corpus.store import Store
    from dashboard.language import Language
    from dashboard.opened import Opened
    from dashboard.place_names import PlaceNames
    from dashboard.selection import Filters

LINES_A_PAGE: Final = 100

SHOWN_RUNS: Final = 10
MOST_RUNS: Final = 50
"""So many runs, the latest, may be chosen."""

MOST_IN_FILE: Final = 20_000
"""So much of what was not read goes into one file, which is made in memory."""

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
    Refusal.BROKEN: message("a broken archive"),
    Refusal.ENCRYPTED: message("encrypted"),
    Refusal.DAMAGED: message("damaged"),
    Refusal.TOO_SLOW: message("takes too long"),
    Refusal.TOO_HEAVY: message("takes too much memory"),
    Refusal.CRASHED: message("ended the program that read it"),
    Refusal.ADDRESS: message("address that is not asked"),
    Refusal.ROBOTS: message("robots.txt forbids it"),
    Refusal.NO_HOST: message("no host of that name"),
    Refusal.NETWORK: message("not reachable now"),
    Refusal.CERTIFICATE: message("no valid certificate"),
    Refusal.HTTP_STATUS: message("no page at the address"),
    Refusal.REDIRECTS: message("leads on without end"),
    Refusal.BAD_ANSWER: message("broken answer"),
    Refusal.FAILED: message("reading failed"),
}

_LIST: Final = "list"
_REASON: Final = "reason"
_RUN: Final = "run"


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
    """The account: what each run read, and what was not read, by reason and run."""
    account, language = asked.store.account, asked.language
    runs = account.runs(limit=MOST_RUNS)
    _show_runs(runs, account.count_runs(), language)
    if not account.rejected_by_code():
        st.text(language.say("Everything that was given has been read."))
        return 1
    choice, number = _choose_rejected(asked, runs)
    if not number:
        st.text(language.say("Nothing that this run could not read is still left out."))
        return 1
    page = choose_page(number, LINES_A_PAGE, f"rejected-{choice}", asked.query.get("page", ""), language)
    offset = (page - 1) * LINES_A_PAGE
    lines = account.rejected(choice, limit=LINES_A_PAGE, offset=offset, longest=LONGEST_TEXT + 1)
    st.html(rejected_html(lines, language, partial(refusal_words, language=language)))
    _offer_file(asked, choice, number)
    return page


def _show_runs(runs: tuple[Run, ...], number: int, language: Language) -> None:
    if not runs:
        return
    st.html(runs_html(runs[:SHOWN_RUNS], language, partial(refusal_words, language=language)))
    if number > SHOWN_RUNS:
        words = language.say("The latest {shown} of {number} runs are shown.", shown=SHOWN_RUNS, number=number)
        st.text(words)


def _choose_rejected(asked: _Asked, runs: tuple[Run, ...]) -> tuple[RejectedChoice, int]:
    """What of it is looked at, and how much that is."""
    account = asked.store.account
    with st.container(horizontal=True):
        run_number = _choose_run(runs, asked.language)
        numbers = account.rejected_by_code(run_number)
        code = _choose_reason(asked, numbers)
    number = numbers.get(code, 0) if code else sum(numbers.values())
    return RejectedChoice(code=code, run_number=run_number), number


def _choose_run(runs: tuple[Run, ...], language: Language) -> int | None:
    """The number of the run that is looked at, None for all of them."""
    told = {0: language.say("Every run"), **{run.run_number: began_words(run, language) for run in runs}}
    chosen = st.selectbox(
        language.say("Last met in the run of"),
        list(told),
        format_func=lambda number: told.get(number, ""),
        key=_RUN,
        width=320,
    )
    return int(chosen) if chosen else None


def _choose_reason(asked: _Asked, numbers: Mapping[str, int]) -> str:
    """The code of the reason that is looked at, "" for all of them; how often each occurs."""
    language = asked.language
    told = {"": language.say("Every reason"), **{code: refusal_words(code, language) for code in numbers}}
    total = {"": sum(numbers.values()), **numbers}
    chosen = st.selectbox(
        language.say("Reason"),
        list(told),
        format_func=lambda code: f"{told.get(code, code)} ({language.number(total.get(code, 0))})",
        key=_REASON,
        width=320,
    )
    return chosen or ""


def _offer_file(asked: _Asked, choice: RejectedChoice, number: int) -> None:
    """A button that gives the list as a table, with all the text that is kept."""
    language = asked.language
    label = language.say("Take this list as a CSV table")

    def made() -> bytes:
        return rejected_csv(asked.store.account.rejected(choice, limit=MOST_IN_FILE))

    st.download_button(label, made, "dateline-not-read.csv", "text/csv", on_click="ignore", key="take_rejected")
    if number > MOST_IN_FILE:
        st.text(language.say("The table holds the first {number} of the list.", number=MOST_IN_FILE))


def refusal_words(code: str, language: Language) -> str:
    """What a code of the store's rejections says; the code itself where it is none of ours."""
    return language.say(REFUSAL_WORDS[code]) if code in REFUSAL_WORDS else code
