"""Pieces of HTML for the page; every text that goes in is escaped here."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final, NewType
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Html = NewType("Html", str)
"""Markup that is safe to hand to the browser: only this module and its callers' constants make it."""

LONGEST_ADDRESS: Final = 2000
LONGEST_SHOWN_ADDRESS: Final = 90

_TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of the text after them."""


def text(words: str) -> Html:
    """Somebody's words, escaped; a direction that they turn on ends with them."""
    escaped = escape(words)
    return Html(f"<bdi>{escaped}</bdi>" if any(sign in words for sign in _TURNING) else escaped)


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
    if not url:
        return Html("<span>no address</span>")
    shown = text(url if len(url) <= LONGEST_SHOWN_ADDRESS else url[: LONGEST_SHOWN_ADDRESS - 1] + "…")
    if not is_web_address(url):
        return Html(f"<span>{shown}</span>")
    return Html(f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer nofollow">{shown}</a>')


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
