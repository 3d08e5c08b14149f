"""Long lists a page at a time: a field to turn the pages with, and where the page begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from dashboard.language import Language


def choose_page(number: int, size: int, name: str, asked: str, language: Language) -> int:
    """The page, from 1, that the reader turned to in a list of so many lines; a field to turn.

    `asked` is the page that the address asked for when it was opened. Another number of lines is another list,
    which begins at its first page.
    """
    pages = pages_of(number, size)
    begun = f"{name}-begun"
    first = 1 if begun in st.session_state else _page_of(asked, pages)
    st.session_state[begun] = True
    return page_field(pages, first, f"{name}-{number}", language)


def pages_of(number: int, size: int) -> int:
    """How many pages so many lines need."""
    return max((number - 1) // size + 1, 1)


def page_field(pages: int, first: int, key: str, language: Language) -> int:
    """A field to turn pages, from 1, where there are several; at first it stands at `first`.

    `key` tells lists apart: page 7 of one is not page 7 of another.
    """
    if pages == 1:
        return 1
    label = language.say("Page (of {pages})", pages=pages)
    return int(st.number_input(label, 1, pages, first, key=key, width=180))


def _page_of(asked: str, pages: int) -> int:
    """The page that an address asks for, the first where it asks for none that there is."""
    page = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < len("1000000") else 1
    return page if 1 <= page <= pages else 1
