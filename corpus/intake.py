"""From what a file held to an article fit to read, or the reason why it is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import overload
from urllib.parse import urlsplit

from corpus.bylines import names_told
from corpus.clean import CleanText, article_id_of, clean, one_line
from corpus.coded_events import coded_event
from corpus.headline import headline_of, lead_of
from corpus.language import foreign_language, language_name
from corpus.publication import Evidence, publication_of
from corpus.raw_article import LARGEST_ARTICLE_BYTES, PageDay, RawArticle
from corpus.raw_event import RawEvent
from corpus.records import Article, CodedEvent, Rejected, SignKind
from corpus.refusals import Refusal, megabytes, refuse

_LONGEST_ADDRESS = 2_000
_LONGEST_BYLINE = 1_000


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


def retold(article: Article, told: Told) -> Article:
    """The article as it would be had this been told of it when it was taken in; what is not told stays.

    So what a file held need not be parsed again for a day or an outlet that somebody gives it afterwards.
    """
    body = _body(article)
    source = one_line(told.source) or article.source
    publication = publication_of(_evidence_of(article, body, told.published), told.today)
    return replace(
        article,
        article_id=article_id_of(body, source),
        source=source,
        published=publication.day,
        published_basis=publication.basis,
        published_signs=publication.signs,
    )


def _body(article: Article) -> str:
    """The text of an article without the headline that was put before it."""
    lead, _, rest = article.text.partition("\n\n")
    is_lead = lead == headline_of(article.title) and article_id_of(rest, article.source) == article.article_id
    return rest if is_lead else article.text


def _evidence_of(article: Article, body: str, given: date | None) -> Evidence:
    """What names the article's day, out of the signs that were found of it."""
    signs = {sign.kind: sign for sign in reversed(article.published_signs)}
    of_person = signs.get(SignKind.GIVEN)
    of_fields = [sign.words for sign in article.published_signs if sign.kind is SignKind.METADATA]
    # A page's days say where they stand; what a file or a list told stands as it was.
    of_page = tuple(PageDay(where=where, words=day) for where, mark, day in map(_parted, of_fields) if mark)
    others = (words for words in of_fields if not _parted(words)[1])
    of_file = "" if of_page else next(others, "")
    of_head, of_name = signs.get(SignKind.HEAD), signs.get(SignKind.FILE_NAME)
    return Evidence(
        given=given or (of_person.day if of_person else None),
        metadata=of_file,
        listed=next(others, ""),
        page_days=of_page,
        head=of_head.day if of_head else None,
        text=body,
        url=article.url,
        file_name=str(of_name.day) if of_name and of_name.day else "",
    )


def _parted(words: str) -> tuple[str, str, str]:
    return words.partition(": ")


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
        author=article.author,
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
        author=names_told([one_line(found.author, _LONGEST_BYLINE)], source),
        url=url,
        origin=found.origin,
        published=publication.day,
        published_basis=publication.basis,
        published_signs=publication.signs,
    )
