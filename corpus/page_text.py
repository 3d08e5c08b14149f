"""The text of a pruned page: what trafilatura takes for the article, without the lines that only frame it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from corpus.page_days import day_in
from corpus.page_metadata import PageMetadata
from corpus.page_words import APPEAL, CLOCK, CREDIT, LEADING

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

_FRAME_LINES: Final = 4
"""Lines at either end of a text that may be the page's title, byline and stamp once more."""

_LONGEST_FRAME: Final = 110

_BETWEEN_NAMES: Final = re.compile(r"[,;]| and | & ")
_MOST_NAMES: Final = 200
_FEWEST_LETTERS: Final = 3

_LONGEST_APPEAL: Final = 350
_STOPS: Final = (".", "!", "?", "”", "։", "。")
_SHORTEST_STATED: Final = 300
"""Characters of a text in the metadata that are worth comparing."""

_MOSTLY: Final = 0.7
_LONGEST_MENU: Final = 200


def article_text(tree: HtmlElement, metadata: PageMetadata) -> str:
    """The article's paragraphs, a blank line between them; "" where the page has no article."""
    # Imported here: half a second that readers of other files need not wait.
    from trafilatura import bare_extraction  # noqa: PLC0415  see above

    page = bare_extraction(tree, with_metadata=False, include_comments=False, include_tables=False, fast=False)
    found = [] if page is None or isinstance(page, dict) else list(_paragraphs(page.text or ""))
    framed = _without_frame(found, metadata)
    stated = _as_stated(framed, metadata.body)
    return "\n\n".join(stated) if _is_prose(stated) else ""


def _is_prose(paragraphs: Sequence[str]) -> bool:
    """Whether there is a sentence, or much: of a page that holds no article a menu's words may be found."""
    return sum(map(len, paragraphs)) > _LONGEST_MENU or any(one.endswith(_STOPS) for one in paragraphs)


def _paragraphs(text: str) -> Iterator[str]:
    return (line.strip() for line in text.split("\n") if line.strip())


def _without_frame(paragraphs: Sequence[str], metadata: PageMetadata) -> list[str]:
    """The paragraphs without the title, the byline, the stamp and the links to others that stand around them."""
    titles = {_letters(metadata.title), _letters(metadata.shown_title)} - {""}
    names = _names(metadata)
    last = len(paragraphs) - _FRAME_LINES
    kept: list[str] = []
    for number, paragraph in enumerate(paragraphs):
        if len(paragraph) <= _LONGEST_APPEAL and _is_of_page(paragraph, titles):
            continue
        if (len(kept) < _FRAME_LINES or number >= last) and _frames(
            paragraph, names, first=len(kept) < _FRAME_LINES
        ):
            continue
        kept.append(paragraph)
    return kept


def _names(metadata: PageMetadata) -> list[str]:
    """The letters of the outlet's name and of each author's, as told and by themselves, the longest first."""
    told = (metadata.source, metadata.author, *metadata.bylines)
    alone = (name for words in told[1:] for name in _BETWEEN_NAMES.split(words))
    letters = (_letters(name) for name in islice((*told, *alone), _MOST_NAMES))
    return sorted({one for one in letters if len(one) >= _FEWEST_LETTERS}, key=len, reverse=True)


def _is_of_page(paragraph: str, titles: set[str]) -> bool:
    """Whether a paragraph is a clock, a link to another article, an appeal, or the title once more."""
    if CLOCK.fullmatch(paragraph) or LEADING.fullmatch(paragraph) or APPEAL.search(paragraph):
        return True
    return not paragraph.endswith(_STOPS) and _letters(paragraph) in titles


def _frames(paragraph: str, names: Sequence[str], *, first: bool) -> bool:
    """Whether a short line is a byline, a stamp or a credit."""
    if len(paragraph) > _LONGEST_FRAME or (paragraph.endswith((*_STOPS, ":")) and " " in paragraph):
        return bool(len(paragraph) <= _LONGEST_FRAME and CREDIT.fullmatch(paragraph) and not first)
    if _is_byline(paragraph, names) or CREDIT.fullmatch(paragraph):
        return True
    return bool(day_in(paragraph)) and first


def _is_byline(paragraph: str, names: Sequence[str]) -> bool:
    """Whether a line is names and nothing else but what stands between them."""
    letters = _letters(paragraph)
    rest = letters.removeprefix("by")
    for name in names:
        rest = rest.replace(name, " ")
    return " " in rest and not set(rest.split()) - {"and"}


def _as_stated(found: Sequence[str], body: str) -> Sequence[str]:
    """The paragraphs that the metadata's text has too, where it has most; its own where they were missed."""
    stated = _letters(body) if len(body) >= _SHORTEST_STATED and "<" not in body else ""
    if not stated:
        return found
    shared = [paragraph for paragraph in found if _letters(paragraph) in stated]
    length = len(_letters("".join(shared)))
    if length >= _MOSTLY * len(stated):
        return shared
    return found if len(_letters("".join(found))) >= _MOSTLY * len(stated) else list(_paragraphs(body))


def _letters(text: str) -> str:
    """The text's letters and figures and nothing else, their size evened out."""
    return "".join(filter(str.isalnum, text.casefold()))
