"""What a page says of itself, read once: title, outlet, address, and the days it gives for its publication."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from corpus.headline import headline_of, outlet_of
from corpus.page_author import author_of_page, told_authors
from corpus.page_words import AUTHOR_FIELDS, DAY_FIELDS, LATER_FIELDS, MADE_FIELDS
from corpus.raw_article import PageDay
from corpus.written_days import readings_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

_MOST_JSON: Final = 2_000_000
"""Characters of one block of JSON-LD that are read; a long article is a tenth of it."""

_MOST_NODES: Final = 5_000
_LONGEST_FIELD: Final = 500
_LONGEST_OUTLET: Final = 60
_LONGEST_DAY: Final = 30
_FEWEST_WORDS: Final = 3
_MOST_DRAWN: Final = 5_000
_MOST_OF_TITLE: Final = 0.4
_MOST_AUTHORS: Final = 50

_ARTICLE: Final = re.compile(r"(?:Article|BlogPosting|LiveBlogPosting|Report|Posting)$")
_PARTS: Final = ("@graph", "mainEntity", "mainEntityOfPage", "mainEntityofPage", "item")
_RECORD_FIELDS: Final = ("datePublished", "uploadDate", "coverageStartTime")


_TITLE_NAMES: Final = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "sailthru.title")
_OUTLET_NAMES: Final = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
_NAMED_OUTLET: Final = re.compile(r"[^@/\\]{2,60}")
_NEVER_AN_OUTLET: Final = frozenset({"article", "news", "website", "admin", "home"})
_SPACE: Final = re.compile(r"\s+")
_SEPARATORS: Final = " ,|-–—:·•»«/\\"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """What a page says of itself; "" and () where it says nothing.

    `days` are those on which it says it was published, the surest first, `made_days` those on which it was made,
    which may be that of its delivery; `later_days` are those of its last change.
    `author` is the names of those who wrote, parted by ", "; `bylines` are all that its metadata tell of them.
    `body` is the text as its metadata hold it, `heading` the element of the body that is its title, and
    `shown_title` its words.
    """

    title: str = ""
    shown_title: str = ""
    source: str = ""
    url: str = ""
    author: str = ""
    bylines: tuple[str, ...] = ()
    body: str = ""
    days: tuple[PageDay, ...] = ()
    made_days: tuple[PageDay, ...] = ()
    later_days: tuple[PageDay, ...] = ()
    heading: HtmlElement | None = None


@dataclass(slots=True, kw_only=True)
class _Head:
    """What stands in a page's head, as it stands there."""

    fields: dict[str, str] = field(default_factory=dict)
    authors: dict[str, list[str]] = field(default_factory=dict)
    title: str = ""
    canonical: str = ""
    nodes: list[Mapping[str, Any]] = field(default_factory=list)


def metadata_of(tree: HtmlElement) -> PageMetadata:
    """What the page says of itself in JSON-LD, in its meta fields and in its title."""
    head = _head_of(tree)
    headings = [(element, _words(element)) for element in tree.iter("h1")]
    article = _main_article(head, [words for _, words in headings])
    told = _first([_text(article.get("headline")), *(head.fields.get(name, "") for name in _TITLE_NAMES)])
    heading = _heading_of(headings, told, head.title)
    if heading is None:
        heading = _drawn_heading(tree, told or head.title)
    shown = _words(heading) if heading is not None else ""
    source = _first([_name_of(article.get("publisher")), *_told_outlets(head), _outlet_beside(head.title, shown)])
    if not source:
        source = outlet_of(head.title)
    authors = told_authors(article, head.nodes, head.authors)
    return PageMetadata(
        title=_without_outlet(told or shown or head.title, shown, source),
        shown_title=shown,
        source=source,
        url=_first([head.canonical, head.fields.get("og:url", ""), _text(article.get("url"))]),
        author=author_of_page(authors, tree, heading, source),
        bylines=tuple(words for told in authors for words in told),
        body=_body_of(article),
        days=tuple(distinct([*_days_of(article, head, _RECORD_FIELDS, DAY_FIELDS), *_day_of_title(head.title)])),
        made_days=tuple(_days_of(article, head, ("dateCreated",), MADE_FIELDS)),
        later_days=tuple(_days_of(article, head, ("dateModified",), LATER_FIELDS)),
        heading=heading,
    )


# ---------------------------------------------------------------- the head


def _head_of(tree: HtmlElement) -> _Head:
    head = _Head()
    for element in tree.iter("meta", "title", "link", "script"):
        match element.tag:
            case "meta":
                _note_field(head, element)
            case "title" if not head.title and not _is_drawn(element):
                head.title = _words(element)
            case "link" if not head.canonical and (element.get("rel") or "").strip().lower() == "canonical":
                head.canonical = (element.get("href") or "").strip()
            case "script" if "ld+json" in (element.get("type") or "").lower():
                head.nodes.extend(_nodes_of(element.text or ""))
    return head


def _note_field(head: _Head, element: HtmlElement) -> None:
    name = (
        element.get("property")
        or element.get("name")
        or element.get("itemprop")
        or element.get("http-equiv")
        or ""
    )
    content = element.get("content")
    if name and content:
        told = name.strip().lower()
        head.fields.setdefault(told, _one_line(content))
        if told in AUTHOR_FIELDS and len(head.authors.setdefault(told, [])) < _MOST_AUTHORS:
            head.authors[told].append(_one_line(content))


def _is_drawn(element: HtmlElement) -> bool:
    """Whether a title is that of a drawing within the page."""
    parent = element.getparent()
    return parent is not None and parent.tag != "head" and next(element.iterancestors("svg"), None) is not None


def _nodes_of(script: str) -> Iterator[Mapping[str, Any]]:
    """The records of a block of JSON-LD that stand for themselves; none where it is no JSON."""
    text = script.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    if len(text) > _MOST_JSON:
        return
    try:
        waiting: list[Any] = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting[:0] = one[:_MOST_NODES]
        elif isinstance(one, dict):
            yield one
            waiting.extend(one[part] for part in _PARTS if isinstance(one.get(part), (dict, list)))


def _main_article(head: _Head, headings: Sequence[str]) -> Mapping[str, Any]:
    """The record of the page's own article, {} where it has none: that with its headline, else the first."""
    articles = [node for node in head.nodes if _is_article(node)]
    shown = {_letters(words) for words in (*headings, head.fields.get("og:title", ""))} - {""}
    own = (node for node in articles if _letters(_text(node.get("headline"))) in shown)
    dated = (node for node in head.nodes if node.get("datePublished"))
    return next(own, articles[0] if articles else next(dated, {}))


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _body_of(article: Mapping[str, Any]) -> str:
    body = article.get("articleBody")
    return unescape(body) if isinstance(body, str) else ""


# ---------------------------------------------------------------- title and outlet


def _heading_of(headings: Sequence[tuple[HtmlElement, str]], told: str, title: str) -> HtmlElement | None:
    """The heading that is the page's title: of those that the metadata have the longest, or None."""
    for words in (_letters(told), _letters(title)):
        own = [
            (len(letters), element)
            for element, shown in headings
            if (letters := _letters(shown)) and _same(letters, words)
        ]
        if own:
            return max(own, key=lambda each: each[0])[1]
    return None


def _same(shown: str, told: str) -> bool:
    """Whether one is the other or a good part of it."""
    return bool(told) and ((shown in told and len(shown) >= _MOST_OF_TITLE * len(told)) or told in shown)


def _drawn_heading(tree: HtmlElement, title: str) -> HtmlElement | None:
    """What stands for a heading where there is none: the first element whose words are the title's, or most."""
    wanted = _letters(title)
    if not wanted:
        return None
    for element in islice(
        tree.iter("h2", "h3", "h4", "b", "strong", "font", "span", "td", "div", "p"), _MOST_DRAWN
    ):
        if len(element) > 1 or not (element.text or "").strip():
            continue
        letters = _letters(_words(element))
        if letters and _same(letters, wanted):
            return element
    return None


def _without_outlet(title: str, shown: str, source: str) -> str:
    """A title as the page shows it above the article, without the outlet's name."""
    if shown and _letters(shown) in _letters(title):
        return shown
    bare = title.strip()
    for name in (source, f"The {source}"):
        if (
            source
            and bare.casefold().endswith(name.casefold())
            and bare[: -len(name)].rstrip() != bare[: -len(name)]
        ):
            cut = bare[: -len(name)].rstrip(_SEPARATORS)
            return cut or bare
    return headline_of(bare) or bare


def _told_outlets(head: _Head) -> Iterator[str]:
    for name in _OUTLET_NAMES:
        told = head.fields.get(name, "")
        if _NAMED_OUTLET.fullmatch(told) and told.casefold() not in _NEVER_AN_OUTLET:
            yield told


def _outlet_beside(title: str, shown: str) -> str:
    """What stands beside the article's title in the page's: "The River Post: Road reopens" names the outlet."""
    if not shown or shown not in title or len(shown.split()) < 3:
        return ""
    before, _, after = title.partition(shown)
    named = [part.strip(_SEPARATORS) for part in (after, before)]
    last = re.split(r"\s[|·•–—-]\s|\s?[|»]\s?", named[0])[-1] if named[0] else named[1]
    return last if 2 <= len(last) <= _LONGEST_OUTLET and not last.islower() else ""


def _name_of(told: Any) -> str:  # noqa: ANN401  JSON
    """The name of an outlet, however it is told; of several the first."""
    if isinstance(told, list):
        told = told[0] if told else None
    if isinstance(told, dict):
        told = told.get("name")
    name = _text(told)
    return "" if name.startswith(("http:", "https:")) else name


# ---------------------------------------------------------------- days


def _days_of(
    article: Mapping[str, Any], head: _Head, fields: Sequence[str], names: Sequence[str]
) -> Iterator[PageDay]:
    """The days of fields that name one, each day once."""
    told = [(f"JSON-LD {name}", _text(article.get(name))) for name in fields]
    told += [(name, head.fields.get(name, "")) for name in names]
    return distinct(PageDay(where=where, words=words) for where, words in told if words and readings_of(words))


def _day_of_title(title: str) -> Iterator[PageDay]:
    """The day that ends a page's title: "Road reopens | The River Post | 18.10.2020"."""
    words = title.rpartition("|")[2].strip()
    if words != title.strip() and len(words) <= _LONGEST_DAY and readings_of(words):
        yield PageDay(where="the page's title", words=words)


def distinct(days: Iterable[PageDay]) -> Iterator[PageDay]:
    """Each day once, where it stands first."""
    seen: set[object] = set()
    for day in days:
        if (readings := readings_of(day.words)) not in seen:
            seen.add(readings)
            yield day


# ---------------------------------------------------------------- words


def _words(element: HtmlElement) -> str:
    return _one_line("".join(element.itertext()))


def _text(told: Any) -> str:  # noqa: ANN401  JSON
    return _one_line(unescape(told)) if isinstance(told, str) else ""


def _one_line(words: str) -> str:
    return _SPACE.sub(" ", words[: 4 * _LONGEST_FIELD]).strip()[:_LONGEST_FIELD]


def _first(told: Iterable[str]) -> str:
    return next((one for one in told if one), "")


def _letters(words: str) -> str:
    """Letters and figures and nothing else, their size evened out."""
    return "".join(filter(str.isalnum, words.casefold()))
