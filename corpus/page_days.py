"""The days that a page shows for its publication: marked in its body, or written beside its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

from corpus.page_metadata import PageMetadata, distinct
from corpus.page_nearby import elements_after, elements_before
from corpus.raw_article import PageDay
from corpus.written_days import readings_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

_LONGEST_LINE: Final = 110
_MOST_WORDS_BESIDE: Final = 5
"""Words before a day on its line; more are a sentence that tells of that day."""

_LATER: Final = re.compile(r"updat|modif|last[ -]?(?:change|edit)|upd\b", re.IGNORECASE)
_PUBLISHED: Final = re.compile(
    r"publish|pub-?date|posted|entry-date|dateline|post-date|article-date", re.IGNORECASE
)
_LABEL: Final = re.compile(
    r"(?:(?:date )?(?:first )?(?:published|posted|issued)|(?:publication |issue |release )?date"
    r"|ver[öo]ffentlicht|publi[ée]e?|publicado|опубликовано|yay[ıi]nlanma(?: tarihi)?|dərc edilib)"
    r"(?: on| am| le| el| at)?\s*:?\s*",
    re.IGNORECASE,
)
_FEWEST_WORDS: Final = 3
_WITHOUT_WORDS: Final = frozenset({"script", "style", "noscript", "template", "select", "option", "title"})
_BEGINS: Final = re.compile(r"(?<![\w/:.-])(?=[0-3]?\d[ ./\-]|[12]\d{3}[./\-]|[A-Za-z]{3})")
_PARTED: Final = re.compile(r"[|·•,:;/–—()\[\]]")
_AROUND: Final = frozenset({"nav", "aside", "footer", "figure", "figcaption"})


def days_of_page(tree: HtmlElement, metadata: PageMetadata) -> tuple[PageDay, ...]:
    """The days of publication that the page gives, the surest first; () where it gives none.

    First its metadata, then what its body marks as the day of publication, then days written beside its title,
    then when it was made; without any of these, a day that stands anywhere behind a word such as "published".
    """
    heading = metadata.heading
    if heading is None:
        heading = _sole_heading(tree)
    days = [*metadata.days, *_marked(tree), *_beside(tree, heading), *metadata.made_days]
    return tuple(distinct(days or islice(_labelled(tree), 1)))


def _sole_heading(tree: HtmlElement) -> HtmlElement | None:
    """The one heading of a page whose metadata do not name it; None where there are several, or it is short."""
    headings = [*islice(tree.iter("h1"), 2)]
    if len(headings) != 1 or len("".join(headings[0].itertext()).split()) < _FEWEST_WORDS:
        return None
    return headings[0]


def _labelled(tree: HtmlElement) -> Iterator[PageDay]:
    """Days that stand behind a word which says that the page was published on them."""
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415  see corpus.reading_html; no types

    label = False
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start" and element.tag in _WITHOUT_WORDS:
            continue
        line = (element.text if event == "start" else element.tail) or ""
        words = " ".join(line[: 4 * _LONGEST_LINE].split())
        if not words:
            continue
        found = _LABEL.match(words)
        behind = words[found.end() :] if found else words if label else ""
        label = found is not None and not behind
        if behind and len(words) <= _LONGEST_LINE and readings_of(behind):
            yield PageDay(where="behind a label", words=behind)


def _marked(tree: HtmlElement) -> Iterator[PageDay]:
    """Days of elements that are marked as the day of publication."""
    for element in tree.iter("time", "abbr", "span", "div", "meta"):
        prop = element.get("itemprop") or ""
        if prop == "datePublished" or (element.tag == "time" and element.get("pubdate") is not None):
            yield from _told_by(element, "itemprop datePublished" if prop else "time pubdate")
        elif element.tag in {"time", "abbr"}:
            names = element.get("class") or ""
            if _PUBLISHED.search(names):
                yield from _told_by(element, f"{element.tag} {names}"[:60])
                return


def _told_by(element: HtmlElement, where: str) -> Iterator[PageDay]:
    for name in ("datetime", "content", "title"):
        words = (element.get(name) or "").strip()
        if words and readings_of(words):
            yield PageDay(where=where, words=words)
            return
    if words := day_in("".join(element.itertext())):
        yield PageDay(where=where, words=words)


def _beside(tree: HtmlElement, heading: HtmlElement | None) -> Iterator[PageDay]:
    """The day that stands nearest to the title, below it before above it."""
    body = next(tree.iter("body"), None)
    if heading is None or body is None:
        return
    for elements, where in (
        (elements_after(heading), "below the title"),
        (elements_before(heading), "above the title"),
    ):
        for element in elements:
            if found := _shown_day(element):
                yield PageDay(where=where, words=found)
                return


def _shown_day(element: HtmlElement) -> str:
    """The words of the day that an element shows, "" where it shows none or that of a change."""
    if element.tag in _AROUND or not isinstance(element.tag, str):
        return ""
    if _LATER.search(element.get("class") or ""):
        return ""
    stamp = (element.get("datetime") or "").strip() if element.tag == "time" else ""
    if stamp and readings_of(stamp):
        return stamp
    lines = (element.text or "", element.tail or "")
    return next((found for line in lines if (found := _line_day(line))), "")


def _line_day(line: str) -> str:
    words = " ".join(line[: 4 * _LONGEST_LINE].split())
    if not words or len(words) > _LONGEST_LINE or _LATER.match(words):
        return ""
    return day_in(words)


def day_in(line: str) -> str:
    """The words of a short line from the day on that it names, "" where it names none or says much else."""
    words = " ".join(line[: 4 * _LONGEST_LINE].split())
    if len(words) > _LONGEST_LINE:
        return ""
    for begin in _BEGINS.finditer(words):
        if readings_of(words[begin.start() :]):
            beside = _PARTED.split(words[: begin.start()])[-1]
            return words[begin.start() :] if len(beside.split()) <= _MOST_WORDS_BESIDE else ""
    return ""
