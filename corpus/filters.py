"""Articles as the filters take them: JSON Lines or text files, each with its id and the way back to its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from corpus.clean import CleanText, article_id_of, clean, one_line
from corpus.documents import TEXT_KINDS, Document
from corpus.headline import lead_of
from corpus.named_files import STANDARD_INPUT, files_of, opened, unreadable
from corpus.publication import Evidence, Publication, publication_of
from corpus.raw_article import RawArticle
from corpus.readers import read_file
from corpus.reading_documents import read_document
from corpus.reading_json import json_values
from corpus.records import Article, Rejected
from corpus.refusals import Refusal, refuse, shown
from corpus.written_days import day_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One text to read: `key` is its id as it was given, `given` the text as it was given."""

    key: object
    given: str
    cleaned: CleanText
    article: Article

    def called(self, article_id: str) -> Input:
        """The same with another id of its article; what others know it by stays."""
        return replace(self, article=replace(self.article, article_id=article_id))


def read_inputs(paths: Iterable[str], stdin: BinaryIO, *, keep_litter: bool = False) -> Iterator[Input | Rejected]:
    """The texts of files, folders and standard input ("-", or no path at all), in order, and what is none.

    JSON Lines give `id`, `text`, and where known `title`, `published`, `source`, `url`; a text file's id is its
    name without the ending. With `keep_litter` every word of a text stays (see corpus.clean).
    """
    for path in list(paths) or [STANDARD_INPUT]:
        if path == STANDARD_INPUT:
            yield from _lines(stdin, "standard input", keep_litter=keep_litter)
            continue
        for file in files_of(Path(path)):
            yield from [file] if isinstance(file, Rejected) else _file(file, keep_litter=keep_litter)


def distinct(inputs: Iterable[Input | Rejected]) -> Iterator[Input | Rejected]:
    """The inputs with an article id of its own for each, even where several came under one id."""
    seen: Counter[str] = Counter()
    for one in inputs:
        if isinstance(one, Rejected):
            yield one
            continue
        article_id = one.article.article_id
        seen[article_id] += 1
        yield one if seen[article_id] == 1 else one.called(f"{article_id}#{seen[article_id]}")


def _file(path: Path, *, keep_litter: bool) -> Iterator[Input | Rejected]:
    if path.suffix.lower() in TEXT_KINDS:
        for found in read_file(path):
            for one in read_document(found) if isinstance(found, Document) else [found]:
                if isinstance(one, Rejected):
                    yield one
                elif isinstance(one, RawArticle):
                    yield _of_text(path, one.text, keep_litter=keep_litter)
        return
    origin = shown(str(path))
    try:
        with opened(path) as handle:
            yield from _lines(handle, origin, keep_litter=keep_litter)
    except OSError as error:
        yield unreadable(origin, error)


def _of_text(path: Path, text: str, *, keep_litter: bool) -> Input:
    return _input(path.stem, {"text": text}, shown(str(path)), path.name, keep_litter=keep_litter)


def _lines(handle: BinaryIO, origin: str, *, keep_litter: bool) -> Iterator[Input | Rejected]:
    for where, value in json_values(handle, origin):
        yield value if isinstance(value, Rejected) else _of_value(value, where, keep_litter=keep_litter)


def _of_value(value: object, origin: str, *, keep_litter: bool) -> Input | Rejected:
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        return refuse(origin, Refusal.NO_TEXT, 'the line is no object with a "text" in it')
    return _input(value.get("id"), value, origin, keep_litter=keep_litter)


def _input(
    key: object, fields: Mapping[str, object], origin: str, file_name: str = "", *, keep_litter: bool
) -> Input:
    given = str(fields["text"])
    cleaned = clean(given, keep_litter=keep_litter)
    source, title, url = (_words(fields, name) for name in ("source", "title", "url"))
    publication = _publication(fields, clean(given) if keep_litter else cleaned, url, file_name)
    title = one_line(title)
    if not keep_litter:
        cleaned = cleaned.led_by(lead_of(cleaned.text, title))
    article_id = article_id_of(given, source) if key is None else str(key)
    article = Article(
        article_id=article_id,
        origin=origin,
        text=cleaned.text,
        title=title,
        source=one_line(source),
        url=url,
        published=publication.day,
        published_basis=publication.basis,
        published_signs=publication.signs,
    )
    return Input(key=article_id if key is None else key, given=given, cleaned=cleaned, article=article)


def _words(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def _publication(fields: Mapping[str, object], cleaned: CleanText, url: str, file_name: str) -> Publication:
    """The day as given, else as the text itself, its address or the file's name tell it.

    A day that may be read two ways is given in so many words only, and judged as metadata are.
    """
    words = _words(fields, "published")
    told = day_of(words)
    return publication_of(
        Evidence(
            given=told,
            metadata="" if told else words,
            head=cleaned.head_day,
            text=cleaned.text,
            url=url,
            file_name=file_name,
        )
    )
