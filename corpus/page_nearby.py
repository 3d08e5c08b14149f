"""What stands near a page's title: the elements below and above it, the nearest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

_ELEMENTS_BEFORE: Final = 25
_ELEMENTS_AFTER: Final = 60
"""How far from the title is looked: further down stands another article's."""


def elements_after(heading: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that follow the heading in the page's order."""
    number = 0
    element = heading
    while number < _ELEMENTS_AFTER:
        following = _next(element)
        if following is None:
            return
        element = following
        number += 1
        yield element


def _next(element: HtmlElement) -> HtmlElement | None:
    """The element after this one in the page's order."""
    if len(element):
        return element[0]
    while element is not None:
        sibling = element.getnext()
        if sibling is not None:
            return sibling
        element = element.getparent()
    return None


def elements_before(heading: HtmlElement) -> Iterator[HtmlElement]:
    """The elements before the heading, the nearest first."""
    number = 0
    element = heading
    while number < _ELEMENTS_BEFORE:
        sibling = element.getprevious()
        if sibling is not None:
            for inner in reversed([*sibling.iter()][-_ELEMENTS_BEFORE:]):
                number += 1
                yield inner
            element = sibling
            continue
        element = element.getparent()
        if element is None or element.tag == "body":
            return
