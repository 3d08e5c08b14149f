"""What is around the article in a page's tree, taken out of it: boxes, teasers, appeals, the next articles."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from corpus.page_words import BOX_HEADING, NEVER_OF_AN_ARTICLE, SELDOM_OF_AN_ARTICLE

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

_GONE: Final = frozenset(
    {"script", "style", "noscript", "template", "svg", "iframe", "button", "select", "object"}
)
"""Elements without a word of the article, whatever they hold."""

_AROUND: Final = frozenset(
    {"nav", "aside", "footer", "form", "dialog", "menu", "figcaption", "amp-sidebar", "amp-ad", "label", "input"}
)
_ROLES: Final = frozenset(
    {"dialog", "alertdialog", "navigation", "complementary", "contentinfo", "banner", "search", "menu", "menubar"}
)


_INLINE: Final = frozenset({"a", "abbr", "b", "cite", "em", "font", "i", "mark", "span", "strong", "u"})
_OF_SENTENCES: Final = frozenset({"p", "li", "blockquote", "dd", "td"})
_GO_ON: Final = frozenset(",;:.'’)")
"""Marks with which a sentence goes on."""

_OF_A_BUILDER: Final = "elementor-widget"
"""Every piece of a page made with Elementor is called a widget."""

_PARTS: Final = re.compile(r"[a-z]+\d?|\d+")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TALK: Final = frozenset({"comment", "comments", "commentlist", "disqus", "respond"})
_LONGEST_NAMES: Final = 400
_FEW_WORDS: Final = 300
"""Characters beside the links of an element that may be what its name says; more of them are prose."""

_SPARED_PROSE: Final = 400
"""Characters that must be left on the page where a box is taken out that is a good part of it."""

_MOST_OF_PAGE: Final = 0.5
_MOST_JUDGED: Final = 300
"""Elements of a page that are measured; more of them with such names are no page that people made."""

_MOST_FIELDS: Final = 100
_LONGEST_REQUEST: Final = 700
_ASKING: Final = frozenset({"form", "label", "fieldset", "span"})
_LONGEST_CARD: Final = 500
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6", "strong", "b", "span", "dt")
_LONGEST_HEADING: Final = 60

_MOST_BREAKS: Final = 3_000
"""Broken lines of one element that are parted; what has more is no article, and extractors are slow on it."""


def prune(tree: HtmlElement, heading: HtmlElement | None) -> None:
    """Takes out of the tree what is around the article; `heading` is its title, which stays."""
    body = next(tree.iter("body"), None)
    if body is None:
        return
    _drop_requests(body, heading)
    _drop_named(body, heading)
    _drop_boxes(body, heading)
    if heading is not None:
        _drop_cards(body, heading)
        _drop_next_articles(body, heading)


# ---------------------------------------------------------------- boxes


def _drop_named(body: HtmlElement, heading: HtmlElement | None) -> None:
    """Drops what its tag, its role or its name tells to be no part of the article."""
    for element in [*body.iter(*_GONE)]:
        if element.getparent() is not None:
            element.drop_tree()
    left = _prose(body)
    above = set() if heading is None else {heading, *heading.iterancestors()}
    judged = 0
    waiting = [body]
    while waiting:
        for element in list(waiting.pop()):
            if _is_in_sentence(element):
                continue
            doubt = _NONE if element in above or judged > _MOST_JUDGED else _doubt_of(element)
            if doubt is _NONE:
                waiting.append(element)
                continue
            judged += 1
            prose = _prose(element)
            much = prose > _MOST_OF_PAGE * left
            if (prose >= _FEW_WORDS or much) and left - prose < _SPARED_PROSE:
                _unname(element)
                waiting.append(element)
            elif prose >= _FEW_WORDS and (doubt is _SOME or (much and not _is_talk(element))):
                waiting.append(element)
            else:
                left -= prose
                element.drop_tree()


def _is_talk(element: HtmlElement) -> bool:
    """Whether an element holds readers' comments, which may be longer than the article."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return not _TALK.isdisjoint(_parts_of(names[:_LONGEST_NAMES]))


def _unname(element: HtmlElement) -> None:
    """Takes off the names that speak against an element: by its words it is the page, whatever it is called."""
    for name in ("class", "id", "role", "aria-hidden"):
        element.attrib.pop(name, None)
    if element.tag in _AROUND:
        element.tag = "div"


def _is_in_sentence(element: HtmlElement) -> bool:
    """Whether a sentence goes on behind an element, which then is a part of it: a link, a place, a ticker."""
    if element.tag not in _INLINE:
        return False
    behind = (element.tail or "").lstrip()[:1]
    if not (behind.islower() or behind in _GO_ON or (behind and _before(element).rstrip()[-1:].islower())):
        return False
    around = element.getparent()
    while around is not None and around.tag in _INLINE:
        around = around.getparent()
    return around is not None and around.tag in _OF_SENTENCES


def _before(element: HtmlElement) -> str:
    """The words right before an element, in what holds it."""
    previous = element.getprevious()
    words = element.getparent().text if previous is None else previous.tail
    return words or ""


_NONE, _SOME, _SURE = range(3)


def _doubt_of(element: HtmlElement) -> int:
    """How sure it is that an element is no part of the article, by its tag, its role and its name alone."""
    if element.tag == "figcaption" or element.get("aria-modal") == "true":
        return _SURE
    # The id of a heading is made of its words.
    own_id = "" if element.tag in _HEADINGS else element.get("id") or ""
    names = f"{element.get('class') or ''} {own_id}"
    some = element.tag in _AROUND or element.get("role") in _ROLES or element.get("aria-hidden") == "true"
    if len(names) > 1:
        parts = _parts_of(names[:_LONGEST_NAMES])
        if not NEVER_OF_AN_ARTICLE.isdisjoint(parts):
            return _SURE
        some = some or not SELDOM_OF_AN_ARTICLE.isdisjoint(parts)
    return _SOME if some else _NONE


@lru_cache(maxsize=4_096)
def _parts_of(names: str) -> frozenset[str]:
    """The words that names of classes are made of, without those of builders of pages or of an article's file."""
    told = [
        name.removeprefix(_OF_A_BUILDER)
        for name in names.split()
        if not name.startswith(("tag-", "category-", "post-", "has-", "no-"))
    ]
    return frozenset(_PARTS.findall(_CAMEL.sub("-", " ".join(told)).lower()))


def _prose(element: HtmlElement) -> int:
    """Characters of an element's words beside its links."""
    return length_of(element, None) - sum(length_of(link, None) for link in element.iter("a"))


def length_of(element: HtmlElement, enough: float | None) -> int:
    """Characters of an element's words; no longer counted once they are enough."""
    total = 0
    for words in element.itertext():
        total += len(words.strip())
        if enough is not None and total >= enough:
            break
    return total


def _drop_boxes(body: HtmlElement, heading: HtmlElement | None) -> None:
    """Drops boxes that tell by their own first words what they are: "Read more", "Most viewed"."""
    above = set() if heading is None else {heading, *heading.iterancestors()}
    most = _MOST_OF_PAGE * _prose(body)
    for element in [*body.iter(*_HEADINGS)]:
        words = _short_words(element)
        if not words or not BOX_HEADING.fullmatch(words):
            continue
        box = _headed_by(element, above, most)
        if box is not None and box.getparent() is not None:
            _drop_with_list(box)


def _short_words(element: HtmlElement) -> str:
    """An element's words where they are few, "" where they are more."""
    words = " ".join("".join(element.itertext()).split()) if len(element) < 4 else ""
    return words if len(words) <= _LONGEST_HEADING else ""


def _headed_by(element: HtmlElement, above: set[HtmlElement], most: float) -> HtmlElement | None:
    """The largest element that begins with a heading and has no more than `most` characters of prose.

    None within the article's title.
    """
    box = element
    while (parent := box.getparent()) is not None and parent not in above and parent.tag != "body":
        if (parent.text and parent.text.strip()) or any(
            length_of(one, 1) for one in box.itersiblings(preceding=True)
        ):
            break
        if _prose(parent) > most:
            break
        box = parent
    return None if box in above else box


def _drop_with_list(box: HtmlElement) -> None:
    """Drops a box; where it is but a heading, with the list or the linked lines below it."""
    if box.tag in _HEADINGS:
        below = box.getnext()
        while below is not None and (below.tag in {"ul", "ol"} or _is_linked(below)):
            below.drop_tree()
            below = box.getnext()
    box.drop_tree()


def _drop_requests(body: HtmlElement, heading: HtmlElement | None) -> None:
    """Drops boxes in which the reader is to write something: letters to subscribe to, surveys, comments."""
    above = set() if heading is None else {heading, *heading.iterancestors()}
    for field in [*body.iter("input", "textarea")][:_MOST_FIELDS]:
        if (field.get("type") or "text").lower() not in {"text", "email", "textarea", "tel"}:
            continue
        box = field.getparent()
        while (
            box is not None
            and box not in above
            and box.tag != "body"
            and (box.tag in _ASKING or not length_of(box, 1))
        ):
            box = box.getparent()
        if box is None or box in above or box.tag == "body" or box.getparent() is None:
            continue
        if length_of(box, _LONGEST_REQUEST) < _LONGEST_REQUEST:
            box.drop_tree()


def _is_linked(element: HtmlElement) -> bool:
    """Whether all of an element's words lead elsewhere."""
    words = length_of(element, None)
    return words > 0 and sum(length_of(link, None) for link in element.iter("a")) >= 0.8 * words


def _drop_cards(body: HtmlElement, heading: HtmlElement) -> None:
    """Drops teasers: a heading that leads elsewhere, with the few words below it."""
    above = {heading, *heading.iterancestors()}
    for element in [*body.iter("h2", "h3", "h4", "h5")]:
        if element in above or not (_is_linked(element) or _is_in_link(element)):
            continue
        card = _headed_by(element, above, _LONGEST_CARD)
        if card is not None and card.getparent() is not None and length_of(card, _LONGEST_CARD) < _LONGEST_CARD:
            card.drop_tree()


def _is_in_link(element: HtmlElement) -> bool:
    return next(element.iterancestors("a"), None) is not None


def _drop_next_articles(body: HtmlElement, heading: HtmlElement) -> None:
    """Drops the articles that a page without an end shows below the first."""
    if heading.tag != "h1":
        return
    above = {heading, *heading.iterancestors()}
    headings = [*body.iter("h1")]
    after = headings[headings.index(heading) + 1 :] if heading in headings else []
    for element in after:
        parent = element.getparent()
        if parent is not None and parent not in above and len("".join(element.itertext()).split()) > 2:
            _drop_onwards(element, above)
            return


def _drop_onwards(element: HtmlElement, above: set[HtmlElement]) -> None:
    """Drops the unit that an element begins and all that follow it, where an article stands before it."""
    unit = element
    while (parent := unit.getparent()) is not None and parent not in above:
        unit = parent
    before = sum(_prose(one) for one in unit.itersiblings(preceding=True))
    if before < _SPARED_PROSE or _prose(unit) < _SPARED_PROSE:
        return
    for below in list(unit.itersiblings()):
        below.drop_tree()
    unit.drop_tree()
