"""Who wrote a page's article: as its JSON-LD and its meta fields tell, or as its byline is marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any, Final

from corpus.bylines import names_told
from corpus.page_nearby import elements_after, elements_before
from corpus.page_words import AUTHOR_FIELDS, NEVER_OF_AN_ARTICLE

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

_MOST_VALUES: Final = 50
_MOST_MARKED: Final = 20
_MOST_PIECES: Final = 30
_MOST_WITHIN: Final = 200
_LONGEST_BYLINE: Final = 110
"""A longer one tells of the author's life."""

_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PARTS: Final = re.compile(r"[a-z]+")
_LONGEST_NAMES: Final = 400
_BYLINES: Final = frozenset({"author", "authors", "byline", "bylines"})
_BESIDE_BYLINES: Final = frozenset(
    {
        "comment", "comments", "bio", "biography", "box", "avatar", "image", "img", "photo", "picture", "icon",
        "about", "description", "desc", "role", "position", "title", "social", "share", "follow", "twitter",
        "email", "date", "time", "more", "card", "related",
    }
)  # fmt: skip
"""Parts of names that tell what stands beside an author's name, and not the name."""

_AROUND: Final = frozenset({"aside", "footer", "nav", "form"})
_BOXES: Final = NEVER_OF_AN_ARTICLE | frozenset(
    {
        "sidebar", "widget", "popular", "latest", "recent", "teaser", "recommended", "recommendations",
        "trending", "reply", "similar",
    }
)  # fmt: skip
_NEXT: Final = frozenset({"article", "h1"})
"""Where another article begins, or one that came before ends."""

_OF_AUTHORS: Final = re.compile(
    r"/(?:authors?|by|people|persons?|profiles?|staff|writers?|journalists?|reporters?|contributors?)(?:/|$|\?)",
    re.IGNORECASE,
)
_MARKS: Final = (
    ".//*[@rel='author' or @itemprop='author' or contains(@class, 'uthor') or contains(@class, 'yline')]"
)
_BY: Final = re.compile(r"\s*by:?(?:\s|$)", re.IGNORECASE)
_SMALL_WORDS: Final = frozenset(
    {
        "and", "de", "da", "di", "du", "der", "den", "van", "von", "al", "el", "la", "bin", "ibn", "y",
    }
)  # fmt: skip
_MOST_WORDS: Final = 8


def told_authors(
    article: Mapping[str, Any], nodes: Sequence[Mapping[str, Any]], fields: Mapping[str, Sequence[str]]
) -> list[list[str]]:
    """What the page's record and its meta fields tell of its authors as they tell it, the surest first."""
    told = [list(_of_record(article.get(name), nodes)) for name in ("author", "creator")]
    return [one for one in (*told, *(list(fields.get(name, ())) for name in AUTHOR_FIELDS)) if one]


def author_of_page(
    told: Iterable[Sequence[str]], tree: HtmlElement, heading: HtmlElement | None, source: str
) -> str:
    """The names of its authors, parted by ", ": the first that is told, else marked; "" where there is none."""
    for words in told:
        if names := names_told(words, source):
            return names
    return _near(heading, source) or _anywhere(tree, heading, source)


# ---------------------------------------------------------------- the record


def _of_record(told: Any, nodes: Sequence[Mapping[str, Any]]) -> Iterator[str]:  # noqa: ANN401  JSON
    """The names in a value of JSON-LD: words, objects, references to other records, or lists of these."""
    waiting = [told]
    for _ in range(_MOST_VALUES):
        if not waiting:
            return
        one = waiting.pop(0)
        if isinstance(one, str):
            yield one
        elif isinstance(one, list):
            waiting[:0] = one[:_MOST_VALUES]
        elif isinstance(one, dict):
            waiting[:0] = [one["name"] if one.get("name") else _named_by(one.get("@id"), nodes)]


def _named_by(reference: object, nodes: Sequence[Mapping[str, Any]]) -> str:
    if not isinstance(reference, str):
        return ""
    names = (node.get("name") for node in nodes if node.get("@id") == reference)
    return next((name for name in names if isinstance(name, str)), "")


# ---------------------------------------------------------------- the byline


def _near(heading: HtmlElement | None, source: str) -> str:
    """The names of the byline nearest to the title: marked as one, or a line of its own that begins with "By"."""
    if heading is None:
        return ""
    above = set(heading.iterancestors())
    for elements in (elements_after(heading), elements_before(heading)):
        unmarked = ""
        for element in takewhile(lambda one: one.tag not in _NEXT, elements):
            if (names := _marked(element, source)) and not _is_boxed(element, above):
                return names
            unmarked = unmarked or _line_by(element, source)
        if unmarked:
            return unmarked
    return ""


def _anywhere(tree: HtmlElement, heading: HtmlElement | None, source: str) -> str:
    """The only names that the page marks as authors' outside of boxes; "" where it marks several."""
    above = set() if heading is None else set(heading.iterancestors())
    elements = [one for one in tree.xpath(_MARKS)[:_MOST_MARKED] if not _is_boxed(one, above)]
    found = {names for element in elements if (names := _marked(element, source))}
    return found.pop() if len(found) == 1 else ""


def _marked(element: HtmlElement, source: str) -> str:
    """The names in an element that is marked as a byline, "" where it is none."""
    if element.tag in _AROUND or not _is_byline(element) or not _is_small(element):
        return ""
    inner = filter(_is_author, element.iterdescendants())
    return names_told(map(_short_line, inner), source) or names_told([_short_line(element)], source)


def _is_byline(element: HtmlElement) -> bool:
    if element.get("rel") == "author" or element.get("itemprop") == "author":
        return True
    parts = _parts_of(element)
    return not _BYLINES.isdisjoint(parts) and _BESIDE_BYLINES.isdisjoint(parts)


def _is_small(element: HtmlElement) -> bool:
    """Whether it is an element, and one that holds few others, as a byline does."""
    return isinstance(element.tag, str) and len(list(islice(element.iter(), _MOST_WITHIN))) < _MOST_WITHIN


def _is_author(element: HtmlElement) -> bool:
    """Whether an element of a byline holds an author's name alone."""
    if element.get("rel") == "author" or element.get("itemprop") == "name":
        return True
    return element.tag == "a" and bool(_OF_AUTHORS.search((element.get("href") or "")[:_LONGEST_NAMES]))


def _is_boxed(element: HtmlElement, above: set[HtmlElement]) -> bool:
    """Whether it lies in teasers, comments or a box at the side; what is `above` the title, too, is no box."""
    around = takewhile(lambda one: one not in above, element.iterancestors())
    return any(one.tag in _AROUND or not _BOXES.isdisjoint(_parts_of(one)) for one in around)


def _parts_of(element: HtmlElement) -> list[str]:
    names = (element.get("class") or "")[:_LONGEST_NAMES]
    return _PARTS.findall(_CAMEL.sub("-", names).lower())


def _line_by(element: HtmlElement, source: str) -> str:
    """The names of a line that says "By" and nothing but names."""
    if not _BY.match((element.text or "")[:_LONGEST_BYLINE]) or not _is_small(element):
        return ""
    names = names_told([_short_line(element)], source)
    words = names.replace(",", " ").split()
    return names if len(words) <= _MOST_WORDS and all(map(_is_of_a_name, words)) else ""


def _is_of_a_name(word: str) -> bool:
    return word[0].isupper() or word.casefold() in _SMALL_WORDS


def _short_line(element: HtmlElement) -> str:
    """An element's words, or the name that it holds in `content`; "" where they are more than a byline."""
    pieces = [element.get("content") or ""] if element.tag == "meta" else element.itertext()
    words = " ".join(" ".join(piece[: 2 * _LONGEST_BYLINE] for piece in islice(pieces, _MOST_PIECES)).split())
    return words if len(words) <= _LONGEST_BYLINE else ""
