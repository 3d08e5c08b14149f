"""The dashboard: opens the store, takes over what the reader chose, and shows one of its pages."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import session
from dashboard.about_page import show_about
from dashboard.add_page import show_adding
from dashboard.article_page import show_article
from dashboard.choosing import choose_language
from dashboard.compare_page import show_comparison
from dashboard.left_out_page import show_left_out
from dashboard.map_page import show_map_page
from dashboard.opened import Opened
from dashboard.opening import open_library
from geodata.errors import DatelineError
from geodata.home import default_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.language import Language

# The environment variables that name the store that the page shows, and that take adding to it away. (No string
# stands alone in this file: Streamlit would show it on the page.)
STORE_VARIABLE: Final = "DATELINE_STORE"
READ_ONLY_VARIABLE: Final = "DATELINE_READ_ONLY"

# Streamlit makes each address of a page a step of the browser's history; whoever goes back then never leaves the
# page, which at once says its address again. Here a page is one step, whatever is chosen on it.
_ONE_STEP_A_PAGE: Final = """
if (!window.datelineSteps) {
  const push = history.pushState.bind(history);
  window.datelineSteps = true;
  history.pushState = (state, title, url) => {
    const samePage = url && new URL(url, location.href).pathname === location.pathname;
    return samePage ? history.replaceState(state, title, url) : push(state, title, url);
  };
}"""

STYLES: Final = tuple(Path(__file__).with_name("assets") / name for name in ("page.css", "article.css"))


def main() -> None:
    """Draws the page for the store that DATELINE_STORE names, or the usual one."""
    st.set_page_config(page_title="Dateline", page_icon="🗺️", layout="wide")
    for style in STYLES:
        st.html(style)
    try:
        opened = open_library(Path(os.environ.get(STORE_VARIABLE) or default_store()), session.language())
    except DatelineError as error:
        _say_fault(error, session.language())
        return
    session.begin(opened)
    choose_language(opened)
    opened = replace(opened, names=opened.names.with_first(session.choice().names_first))
    language = session.language()
    _say_language(language)
    pages = [
        _page(show_map_page, opened, language.say("Map"), ""),
        _page(show_comparison, opened, language.say("Compare"), "compare"),
        _page(show_article, opened, language.say("Articles"), "article"),
        _page(show_left_out, opened, language.say("Left out"), "left-out"),
        _page(show_about, opened, language.say("About"), "about"),
    ]
    # What was written for a demonstration stays as it was written, and apart from what happened.
    if not (os.environ.get(READ_ONLY_VARIABLE) or opened.library.demonstration):
        pages.insert(3, _page(show_adding, opened, language.say("Add articles"), "add"))
    page = st.navigation(pages, position="top")
    page.run()


def _page(show: Callable[[Opened, Language], None], opened: Opened, title: str, path: str) -> st.Page:
    return st.Page(partial(_run, show, opened), title=title, url_path=path, default=not path)


def _run(show: Callable[[Opened, Language], None], opened: Opened) -> None:
    """One page, after what is above all of them."""
    language = session.language()
    # In a block of its own: a line more or less in front of the map would load the map's frame again.
    with st.container():
        for notice in session.notices(opened.library, language):
            st.info(notice)
    try:
        show(opened, language)
    except DatelineError as error:
        _say_fault(error, language)


def _say_fault(error: DatelineError, language: Language) -> None:
    st.error(language.say("This cannot be shown just now."))
    st.text(str(error))


def _say_language(language: Language) -> None:
    """Tells the browser the page's language: a screen reader must not read Armenian as if it were English.

    The steps of its history are set in the same piece, since each piece of its own leaves a gap on the page.
    """
    st.html(
        f'<script>document.documentElement.lang="{language.code}";'
        f'document.documentElement.dir="{language.direction}";{_ONE_STEP_A_PAGE}</script>',
        unsafe_allow_javascript=True,
    )


if __name__ == "__main__":
    main()
