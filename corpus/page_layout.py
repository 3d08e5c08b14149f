"""What stands for paragraphs in a page's tree, made paragraphs: layout tables, broken lines, divisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corpus.page_body import length_of
from corpus.page_words import BLOCKS

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

_HOLDERS: Final = frozenset({"div", "td", "font", "span", "section", "article", "center", "p", "body", "main"})
_STOPS: Final = (".", "!", "?", "”", '"', ":", "։", "。", "…", ")")
_SHORTEST_PROSE: Final = 30
_PROSE_OF_LAYOUT: Final = 300


def lay_out(tree: HtmlElement) -> None:
    """Makes paragraphs of what stands for them: tables of a layout, lines broken twice, divisions of words."""
    for table in [*tree.iter("table")]:
        if _is_layout(table):
            _flatten(table)
    for element in [*tree.iter(*_HOLDERS)]:
        if element.find("br") is not None:
            _part_at_breaks(element)
    for element in [*tree.iter("div", "section", "article", "td")]:
        _wrap_bare(element)
    for line_break in [*tree.iter("br")]:
        if _breaks_a_sentence(line_break):
            line_break.tail = f" {line_break.tail or ''}"
            line_break.drop_tag()
    for element in [*tree.iter("div")]:
        if _holds_words_only(element):
            element.tag = "p"


def _is_layout(table: HtmlElement) -> bool:
    """Whether a table lays out a page: another within it, or prose in one of its cells."""
    if next(table.iterdescendants("table"), None) is not None:
        return True
    cells = table.iter("td")
    return any(_has_prose(cell) for cell in cells)


def _has_prose(cell: HtmlElement) -> bool:
    parts = sum(1 for _ in cell.iter("p", "br"))
    return parts > 1 and length_of(cell, _PROSE_OF_LAYOUT) >= _PROSE_OF_LAYOUT


def _flatten(table: HtmlElement) -> None:
    table.tag = "div"
    for element in table.iterdescendants("tbody", "thead", "tr", "td", "th"):
        element.tag = "div"


def _part_at_breaks(element: HtmlElement) -> None:
    """Makes a paragraph of each stretch of words between two broken lines; nothing where lines are broken once."""
    breaks = [child for child in element if child.tag == "br"]
    if not any(_is_doubled(each) for each in breaks):
        return
    stretches: list[list[HtmlElement | str]] = [[element.text or ""]]
    for child in list(element):
        tail, child.tail = child.tail or "", None
        element.remove(child)
        if child.tag in BLOCKS or (child.tag == "br" and _ends_stretch(stretches[-1])):
            stretches.append([])
        if child.tag in BLOCKS:
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


def _wrap_bare(element: HtmlElement) -> None:
    """Makes paragraphs of words that stand bare between an element's blocks."""
    blocks = [child for child in element if child.tag in BLOCKS]
    if blocks and blocks[0] is element[0] and len((element.text or "").strip()) >= _SHORTEST_PROSE:
        first = element.makeelement("p", {})
        first.text, element.text = element.text, None
        element.insert(0, first)
    for block in blocks:
        following = block.getnext()
        if len((block.tail or "").strip()) >= _SHORTEST_PROSE and (following is None or following.tag in BLOCKS):
            paragraph = element.makeelement("p", {})
            paragraph.text, block.tail = block.tail, None
            block.addnext(paragraph)


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
    if len(parts) == 1 and parts[0].tag in BLOCKS:
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
    if any(child.tag in BLOCKS or len(child) > 20 for child in element):
        return False
    if any(inner.tag in BLOCKS for inner in element.iterdescendants()):
        return False
    return length_of(element, _SHORTEST_PROSE) >= _SHORTEST_PROSE
