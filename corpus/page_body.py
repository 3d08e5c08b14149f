"""The article in a page's tree: what is around it goes, what stands for paragraphs becomes paragraphs."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

_GONE: Final = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "button", "select", "object"})
"""Elements without a word of the article, whatever they hold."""

_AROUND: Final = frozenset(
    {"nav", "aside", "footer", "form", "dialog", "menu", "figcaption", "amp-sidebar", "amp-ad", "label", "input"}
)
_ROLES: Final = frozenset(
    {"dialog", "alertdialog", "navigation", "complementary", "contentinfo", "banner", "search", "menu", "menubar"}
)
_NEVER: Final = frozenset(
    """
    related relatedposts richlink promo promoted recirc outbrain taboola newsletter nl signup subscribe subscription
    paywall regwall piano cookie cookies consent gdpr cmp cmp2 onetrust didomi usercentrics qc modal overlay popup
    share sharing sharedaddy social socials addtoany addthis comments disqus respond commentlist comment
    advert advertisement advertising adspot dfp sponsored notifications survey feedback
    """.split()
)
"""Parts of classes and ids that name what is no part of an article."""

_SELDOM: Final = frozenset(
    """
    ad ads adv teaser similar recommended recommendations popular trending latest recent archive archives tags taglist
    topics keywords categories labels byline caption credit credits copyright app contact contacts views print toolbar
    tools rating login register search breadcrumb breadcrumbs pagination pager nav navigation navbar menu footer
    masthead ticker rates lang languages sidebar widget likes like follow also more most next feed counter banner
    offer donate membership about author authorbox privacy tips reply skip reader hidden
    """.split()
)
"""Parts of names that tell the same of an element in which there are few words."""

_PARTS: Final = re.compile(r"[a-z]+\d?|\d+")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
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
_BOX_HEADING: Final = re.compile(
    r"(?:read (?:more|next|also)|see also|also read|related\b.*|recommended.*|more (?:on this|from|in|stories|news)\b.*"
    r"|most (?:read|viewed|popular|shared)|popular|trending.*|up next|next (?:story|up)|latest (?:news|stories).*"
    r"|you (?:may|might) (?:also )?(?:like|be interested).*|don.t miss|what others read|similar (?:news|stories|articles)"
    r"|key events|topics|tags:?|comments?.*|\d+ comments:?|leave a (?:reply|comment).*|share (?:this|on)\b.*|recent posts"
    r"|sign up\b.*|subscribe\b.*|continue reading\b.*|this (?:article|story) is for subscribers.*"
    r"|you have (?:read|reached) your .*|already a subscriber.*|we value your privacy|cookies on\b.*"
    r"|(?:media|press) (?:enquiries|inquiries|contacts?)|is this page useful.*|other (?:news|stories)|about the author.*"
    r"|tell us what you think|advertisement|follow us\b.*)",
    re.IGNORECASE,
)
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6", "strong", "b", "span", "dt")
_LONGEST_HEADING: Final = 60

_BLOCKS: Final = frozenset(
    {
        "address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "figure", "footer", "form", "h1",
        "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody",
        "td", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
_HOLDERS: Final = frozenset({"div", "td", "font", "span", "section", "article", "center", "p", "body", "main"})
_MOST_BREAKS: Final = 3_000
"""Broken lines of one element that are parted; what has more is no article, and extractors are slow on it."""

_STOPS: Final = (".", "!", "?", "”", '"', ":", "։", "。", "…", ")")
_SHORTEST_PROSE: Final = 30
_PROSE_OF_LAYOUT: Final = 300


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


def lay_out(tree: HtmlElement) -> None:
    """Makes paragraphs of what stands for them: tables of a layout, lines broken twice, divisions of words."""
    for table in [*tree.iter("table")]:
        if _is_layout(table):
            _flatten(table)
    for element in [*tree.iter(*_HOLDERS)]:
        if element.find("br") is not None:
            _part_at_breaks(element)
    for line_break in [*tree.iter("br")]:
        if _breaks_a_sentence(line_break):
            line_break.tail = f" {line_break.tail or ''}"
            line_break.drop_tag()
    for element in [*tree.iter("div")]:
        if _holds_words_only(element):
            element.tag = "p"


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
            doubt = _NONE if element in above or judged > _MOST_JUDGED else _doubt_of(element)
            if doubt is _NONE:
                waiting.append(element)
                continue
            judged += 1
            prose = _prose(element)
            if prose > _MOST_OF_PAGE * left:
                _unname(element)
                waiting.append(element)
            elif prose >= _FEW_WORDS and (doubt is _SOME or left - prose < _SPARED_PROSE):
                waiting.append(element)
            else:
                left -= prose
                element.drop_tree()


def _unname(element: HtmlElement) -> None:
    """Takes off the names that speak against an element: by its words it is the page, whatever it is called."""
    for name in ("class", "id", "role", "aria-hidden"):
        element.attrib.pop(name, None)
    if element.tag in _AROUND:
        element.tag = "div"


_NONE, _SOME, _SURE = range(3)


def _doubt_of(element: HtmlElement) -> int:
    """How sure it is that an element is no part of the article, by its tag, its role and its name alone."""
    if element.tag == "figcaption" or element.get("aria-modal") == "true":
        return _SURE
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    some = element.tag in _AROUND or element.get("role") in _ROLES or element.get("aria-hidden") == "true"
    if len(names) > 1:
        parts = _parts_of(names[:_LONGEST_NAMES])
        if not _NEVER.isdisjoint(parts):
            return _SURE
        some = some or not _SELDOM.isdisjoint(parts)
    return _SOME if some else _NONE


@lru_cache(maxsize=4_096)
def _parts_of(names: str) -> frozenset[str]:
    """The words that names of classes are made of, without those that say what an article is filed under."""
    told = [name for name in names.split() if not name.startswith(("tag-", "category-", "post-", "has-", "no-"))]
    return frozenset(_PARTS.findall(_CAMEL.sub("-", " ".join(told)).lower()))


def _prose(element: HtmlElement) -> int:
    """Characters of an element's words beside its links."""
    return _length(element, None) - sum(_length(link, None) for link in element.iter("a"))


def _length(element: HtmlElement, enough: float | None) -> int:
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
    for element in [*body.iter(*_HEADINGS)]:
        words = _short_words(element)
        if not words or not _BOX_HEADING.fullmatch(words):
            continue
        box = _headed_by(element, above)
        if box is not None and box.getparent() is not None:
            _drop_with_list(box)


def _short_words(element: HtmlElement) -> str:
    """An element's words where they are few, "" where they are more."""
    words = " ".join("".join(element.itertext()).split()) if len(element) < 4 else ""
    return words if len(words) <= _LONGEST_HEADING else ""


def _headed_by(element: HtmlElement, above: set[HtmlElement]) -> HtmlElement | None:
    """The largest element that begins with a heading, without the article's own; None within the article's title."""
    box = element
    while (parent := box.getparent()) is not None and parent not in above and parent.tag != "body":
        if (parent.text and parent.text.strip()) or any(_length(one, 1) for one in box.itersiblings(preceding=True)):
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
        while box is not None and box not in above and box.tag != "body" and (box.tag in _ASKING or not _length(box, 1)):
            box = box.getparent()
        if box is None or box in above or box.tag == "body" or box.getparent() is None:
            continue
        if _length(box, _LONGEST_REQUEST) < _LONGEST_REQUEST:
            box.drop_tree()


def _is_linked(element: HtmlElement) -> bool:
    """Whether all of an element's words lead elsewhere."""
    words = _length(element, None)
    return words > 0 and sum(_length(link, None) for link in element.iter("a")) >= 0.8 * words


def _drop_cards(body: HtmlElement, heading: HtmlElement) -> None:
    """Drops teasers: a heading that leads elsewhere, with the few words below it."""
    above = {heading, *heading.iterancestors()}
    for element in [*body.iter("h2", "h3", "h4", "h5")]:
        if element in above or not (_is_linked(element) or _is_in_link(element)):
            continue
        card = _headed_by(element, above)
        if card is not None and card.getparent() is not None and _length(card, _LONGEST_CARD) < _LONGEST_CARD:
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


# ---------------------------------------------------------------- paragraphs


def _is_layout(table: HtmlElement) -> bool:
    """Whether a table lays out a page: another within it, or prose in one of its cells."""
    if next(table.iterdescendants("table"), None) is not None:
        return True
    cells = table.iter("td")
    return any(_has_prose(cell) for cell in cells)


def _has_prose(cell: HtmlElement) -> bool:
    parts = sum(1 for _ in cell.iter("p", "br"))
    return parts > 1 and _length(cell, _PROSE_OF_LAYOUT) >= _PROSE_OF_LAYOUT


def _flatten(table: HtmlElement) -> None:
    table.tag = "div"
    for element in table.iterdescendants("tbody", "thead", "tr", "td", "th"):
        element.tag = "div"


def _part_at_breaks(element: HtmlElement) -> None:
    """Makes a paragraph of each stretch of words between two broken lines; nothing where lines are broken once."""
    breaks = [child for child in element if child.tag == "br"]
    if len(breaks) > _MOST_BREAKS or not any(_is_doubled(each) for each in breaks):
        return
    stretches: list[list[HtmlElement | str]] = [[element.text or ""]]
    for child in list(element):
        tail, child.tail = child.tail or "", None
        element.remove(child)
        if child.tag in _BLOCKS or (child.tag == "br" and _ends_stretch(stretches[-1])):
            stretches.append([])
        if child.tag in _BLOCKS:
            stretches[-1].append(child)
            stretches.append([])
        elif child.tag != "br" or stretches[-1]:
            stretches[-1].append(child)
        stretches[-1].append(tail)
    element.text = None
    if element.tag in {"p", "font", "span"}:
        element.tag = "div"
    for stretch in stretches:
        _lay(element, stretch)


def _is_doubled(line_break: HtmlElement) -> bool:
    following = line_break.getnext()
    return following is not None and following.tag == "br" and not (line_break.tail or "").strip()


def _breaks_a_sentence(line_break: HtmlElement) -> bool:
    """Whether a line is broken in the middle of a sentence: what stands before it ends with none of its marks."""
    before = line_break.getprevious()
    parent = line_break.getparent()
    words = before.tail if before is not None else parent.text if parent is not None else None
    if before is not None and before.tag != "br" and not (words or "").strip():
        words = "".join(before.itertext()) if len(before) < 2 else None
    return bool(words and words.strip()) and not (words or "").rstrip().endswith(_STOPS)


def _ends_stretch(stretch: list[HtmlElement | str]) -> bool:
    """Whether a stretch ends with a broken line and nothing behind it."""
    for part in reversed(stretch):
        if isinstance(part, str):
            if part.strip():
                return False
        else:
            return bool(part.tag == "br")
    return False


def _lay(element: HtmlElement, stretch: list[HtmlElement | str]) -> None:
    """A stretch as a paragraph of the element, or as it is where it is a block or has no words."""
    parts = [part for part in stretch if not isinstance(part, str)]
    if len(parts) == 1 and parts[0].tag in _BLOCKS:
        element.append(parts[0])
        return
    paragraph = element.makeelement("p", {})
    for part in stretch:
        if not isinstance(part, str):
            paragraph.append(part)
        elif len(paragraph):
            paragraph[-1].tail = (paragraph[-1].tail or "") + part
        else:
            paragraph.text = (paragraph.text or "") + part
    if "".join(paragraph.itertext()).strip():
        element.append(paragraph)


def _holds_words_only(element: HtmlElement) -> bool:
    """Whether a division is a paragraph in all but its name: prose, and no block within it."""
    if any(child.tag in _BLOCKS or len(child) > 20 for child in element):
        return False
    if any(inner.tag in _BLOCKS for inner in element.iterdescendants()):
        return False
    return _length(element, _SHORTEST_PROSE) >= _SHORTEST_PROSE

