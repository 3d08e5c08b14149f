"""Pieces of HTML for the page; every text that goes in is escaped here."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final, NewType
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Html = NewType("Html", str)
"""Markup that is safe to hand to the browser: only this module and its callers' constants make it."""

LONGEST_ADDRESS: Final = 2000
LONGEST_SHOWN_ADDRESS: Final = 90

_TURNING = re.compile("[\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069]")
"""Characters that turn the direction of the text after them."""

_LANGUAGE_CODE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def text(words: str) -> Html:
    """Somebody's words, escaped; a direction that they turn on ends with them."""
    escaped = escape(words)
    return Html(f"<bdi>{escaped}</bdi>" if _TURNING.search(words) else escaped)


def quoted(words: str, language: str = "") -> Html:
    """Somebody's words in the direction that they are written in; `language` is their ISO 639-1 code."""
    return Html(f"<bdi{lang(language)}>{text(words)}</bdi>")


def english(words: str) -> Html:
    """Words of the corpus that are English whatever the language of the page."""
    return Html(f'<span lang="en" dir="ltr">{text(words)}</span>')


def lang(code: str) -> Html:
    """The attribute that says which language an element is in, "" where the code is none."""
    return Html(f' lang="{code}"' if _LANGUAGE_CODE.fullmatch(code) else "")


def filled(words: str, /, **parts: Html) -> Html:
    """A sentence of ours, escaped, with markup in the place of its {parts}."""
    return Html(escape(words).format(**parts))


def is_web_address(url: str) -> bool:
    """Whether an address is http or https, printable and of sane length: no script, file or data address."""
    if len(url) > LONGEST_ADDRESS or not url.isprintable() or any(sign in url for sign in ' <>"\\^`{|}'):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc


def address(url: str) -> Html:
    """A link where the address is one that a browser may follow from here, else the address as text."""
    shown = quoted(url if len(url) <= LONGEST_SHOWN_ADDRESS else url[: LONGEST_SHOWN_ADDRESS - 1] + "…")
    if not is_web_address(url):
        return shown
    return Html(f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer nofollow">{shown}</a>')


def link(url: str, words: str) -> Html:
    """A link to another page of ours, in the same window; address and words are our own."""
    return Html(f'<a href="{escape(url)}" target="_self">{escape(words)}</a>')


def facts(pairs: Iterable[tuple[str, Html]]) -> Html:
    """A list of names and values; the names are our own words."""
    rows = "".join(f"<div><dt>{escape(name)}</dt><dd>{value}</dd></div>" for name, value in pairs)
    return Html(f'<dl class="dl-facts">{rows}</dl>')


def table(caption: str, names: Sequence[str], rows: Iterable[Sequence[Html]]) -> Html:
    """A table that can be scrolled by keyboard where it is wider than the page; caption and names are our own."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    label = escape(caption)
    return Html(
        f'<div class="dl-scroll" tabindex="0" role="group" aria-label="{label}"><table><caption>{label}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def details(summary: str, body: Html) -> Html:
    """Something that opens under its own heading, which is our own words."""
    return Html(f"<details><summary>{escape(summary)}</summary>{body}</details>")
