"""From what a file held to an article fit to read, or the reason why it is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import overload
from urllib.parse import urlsplit

from corpus.clean import CleanText, article_id_of, clean, one_line
from corpus.coded_events import coded_event
from corpus.headline import lead_of
from corpus.language import foreign_language, language_name
from corpus.publication import Evidence, publication_of
from corpus.raw_article import LARGEST_ARTICLE_BYTES, RawArticle
from corpus.raw_event import RawEvent
from corpus.records import Article, CodedEvent, Rejected
from corpus.refusals import Refusal, megabytes, refuse

_LONGEST_ADDRESS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a person says of all the files given: their day and their outlet; and which day it is `today`.

    None and "" where nothing was said; without `today` no day is too late to be believed. `columns` names columns
    of tables and fields of JSON by what of an article they hold (see corpus.columns).
    """

    published: date | None = None
    source: str = ""
    today: date | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


@overload
def take_in(found: RawArticle, told: Told) -> Article | Rejected: ...
@overload
def take_in(found: RawEvent, told: Told) -> CodedEvent | Rejected: ...
@overload
def take_in(found: RawArticle | RawEvent, told: Told) -> Article | CodedEvent | Rejected: ...
def take_in(found: RawArticle | RawEvent, told: Told) -> Article | CodedEvent | Rejected:
    """The article that was found, cleaned and dated, or the coded event as its row tells it, or why neither."""
    if isinstance(found, RawEvent):
        return coded_event(found)
    if len(found.text) > LARGEST_ARTICLE_BYTES:
        size = megabytes(len(found.text))
        reason = f"its text is {size}; an article may be 10 MB at most"
        return refuse(found.origin, Refusal.TOO_LARGE, reason, found.text)
    cleaned = clean(found.text)
    if not any(map(str.isalpha, cleaned.text)):
        return refuse(found.origin, Refusal.EMPTY, "there are no words in it", found.text)
    article = _article(found, cleaned, told)
    if language := foreign_language(cleaned.text):
        return _in_other_language(article, cleaned.text, language)
    return article


def web_address(url: str) -> str:
    """The address where it is one of a web page, "" for every other scheme and for what is no address."""
    address = "".join(clean(url, keep_litter=True).text.split())
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    good = parts.scheme in {"http", "https"} and parts.netloc and len(address) <= _LONGEST_ADDRESS
    return address if good else ""


def _in_other_language(article: Article, text: str, language: str) -> Rejected:
    """That it is in a language that is not read for now, with all that reading it one day will take."""
    return Rejected(
        origin=article.origin,
        reason=f"it is in {language_name(language)} ({language}); only English is read for now",
        code=Refusal.LANGUAGE.value,
        text=text,
        title=article.title,
        source=article.source,
        url=article.url,
        published=article.published,
        language=language,
    )


def _article(found: RawArticle, cleaned: CleanText, told: Told) -> Article:
    url = web_address(found.url)
    source = one_line(told.source or found.source) or (urlsplit(url).hostname or "").removeprefix("www.")
    evidence = Evidence(
        given=told.published,
        metadata=found.published,
        listed=found.listed,
        head=cleaned.head_day,
        text=cleaned.text,
        url=url,
        file_name=found.file_name,
        page_days=found.page_days,
    )
    publication = publication_of(evidence, told.today)
    title = one_line(found.title)
    return Article(
        article_id=article_id_of(cleaned.text, source),
        text=lead_of(cleaned.text, title) + cleaned.text,
        title=title,
        source=source,
        url=url,
        origin=found.origin,
        published=publication.day,
        published_basis=publication.basis,
        published_signs=publication.signs,
    )
