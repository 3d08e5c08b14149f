"""From what a file held to an article fit to read, or the reason why it is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from corpus.clean import CleanText, article_id_of, clean, one_line
from corpus.headline import lead_of
from corpus.language import foreign_language, language_name
from corpus.publication import Evidence, publication_of
from corpus.raw_article import LARGEST_ARTICLE_BYTES, RawArticle
from corpus.records import Article, Rejected
from corpus.refusals import Refusal, megabytes, refuse

_LONGEST_ADDRESS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a person says of all the files given: their day and their outlet; and which day it is `today`.

    None and "" where nothing was said; without `today` no day is too late to be believed.
    """

    published: date | None = None
    source: str = ""
    today: date | None = None


def take_in(found: RawArticle, told: Told) -> Article | Rejected:
    """The article that was found, cleaned and dated, or why it cannot be read."""
    if len(found.text) > LARGEST_ARTICLE_BYTES:
        size = megabytes(len(found.text))
        return refuse(found.origin, Refusal.TOO_LARGE, f"its text is {size}; an article may be 10 MB at most")
    cleaned = clean(found.text)
    if not any(map(str.isalpha, cleaned.text)):
        return refuse(found.origin, Refusal.EMPTY, "there are no words in it")
    if language := foreign_language(cleaned.text):
        reason = f"it is in {language_name(language)} ({language}); only English is read for now"
        return refuse(found.origin, Refusal.LANGUAGE, reason)
    return _article(found, cleaned, told)


def web_address(url: str) -> str:
    """The address where it is one of a web page, "" for every other scheme and for what is no address."""
    address = "".join(clean(url, keep_litter=True).text.split())
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    good = parts.scheme in {"http", "https"} and parts.netloc and len(address) <= _LONGEST_ADDRESS
    return address if good else ""


def _article(found: RawArticle, cleaned: CleanText, told: Told) -> Article:
    url = web_address(found.url)
    source = one_line(told.source or found.source) or (urlsplit(url).hostname or "").removeprefix("www.")
    evidence = Evidence(
        given=told.published,
        metadata=found.published,
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
