"""JSON Lines, and JSON documents, to the articles in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import BinaryIO

from corpus.columns import ColumnFault, Told, day_words, listed, map_columns, sampled
from corpus.encoding import decode
from corpus.raw_article import FIELD_NAMES, LARGEST_ARTICLE_BYTES, RawArticle, plain_name
from corpus.records import Noted, Rejected
from corpus.refusals import EXCERPT, Refusal, megabytes, refuse

_KEPT_FIELDS = 50
_MOST_AUTHORS = 50

Names = Mapping[str, tuple[str, ...]]
"""For each field of an article the plain names under which it may stand, the earlier first."""
NOTHING_TOLD: Told = {}
_VALUE_SIZE = 1_000
"""What a value that is no object counts for in a sample."""


def read_json_lines(
    handle: BinaryIO, origin: str, file_name: str, told: Told = NOTHING_TOLD
) -> Iterator[RawArticle | Rejected | Noted]:
    """The articles of a file with one JSON object a line; a faulty line is refused by its number.

    Before the first article is noted which field was taken for what.
    """
    yield from _articles(json_values(handle, origin), origin, file_name, told)


def json_values(handle: BinaryIO, origin: str) -> Iterator[tuple[str, object]]:
    """Where each line stands, and its JSON value or the Rejected that it is; blank lines are passed over."""
    for number, line in enumerate(bounded_lines(handle), start=1):
        where = f"{origin}:{number}"
        if isinstance(line, int):
            reason = f"the line is {megabytes(line)}; an article may be {megabytes(LARGEST_ARTICLE_BYTES)}"
            yield where, refuse(where, Refusal.TOO_LARGE, reason)
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield where, _value_of_line(line, where)


def read_json_document(
    content: bytes, origin: str, file_name: str, told: Told = NOTHING_TOLD
) -> Iterator[RawArticle | Rejected | Noted]:
    """The articles of a JSON document: one object, a list of them, or a list under the only key of an object."""
    text = decode(content, origin)
    if isinstance(text, Rejected):
        yield text
        return
    document = parse_json(text)
    if isinstance(document, JsonFault) and _is_lines(text):
        yield from read_json_lines(BytesIO(text.encode("utf-8", "replace")), origin, file_name, told)
        return
    if isinstance(document, JsonFault):
        yield refuse(origin, Refusal.BAD_JSON, f"it is not JSON: {document.reason}", text)
        return
    items = _listed(document)
    located = (
        (origin if len(items) == 1 else f"{origin}:{number}", item) for number, item in enumerate(items, start=1)
    )
    yield from _articles(located, origin, file_name, told)


@dataclass(frozen=True, slots=True)
class JsonFault:
    """Why some text is no JSON, in a few words."""

    reason: str


def parse_json(text: str) -> object:
    """What the JSON says, or the JsonFault that it has."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, " if error.lineno > 1 else ""
        return JsonFault(f"{error.msg} at {place}character {error.colno}")
    except RecursionError:
        return JsonFault("its values lie too deep in each other")
    except ValueError as error:  # a number of thousands of digits
        return JsonFault(str(error).split(";")[0])


def _articles(
    located: Iterable[tuple[str, object]], origin: str, file_name: str, told: Told
) -> Iterator[RawArticle | Rejected | Noted]:
    """The articles of values, after a note of what is taken from where; a refusal where a told field lacks."""
    first, values = sampled(located, _size)
    rows = [_plain(value) for _, value in first if isinstance(value, Mapping)]
    columns = list(dict.fromkeys(str(key) for _, value in first if isinstance(value, Mapping) for key in value))
    names: Names = FIELD_NAMES
    if columns:
        mapped = map_columns(columns, rows, told, varying=True)
        if isinstance(mapped, ColumnFault) and mapped.missing:
            yield refuse(origin, Refusal.BAD_TABLE, mapped.reason)
            return
        if not isinstance(mapped, ColumnFault):
            names = mapped.names
            if len(rows) > 1 or not mapped.by_name:
                yield Noted(origin=origin, words=mapped.words)
    for where, value in values:
        yield value if isinstance(value, Rejected) else article_in(value, where, file_name, names)


def article_in(value: object, origin: str, file_name: str, names: Names = FIELD_NAMES) -> RawArticle | Rejected:
    """The article that a JSON object or a table's row holds under these names, or why it holds none."""
    if not isinstance(value, Mapping):
        return refuse(origin, Refusal.NO_TEXT, "it is not a JSON object with a text in it", _words_of(value))
    named = _plain(value)
    fields = {field: _first(named, of_field, field) for field, of_field in names.items()}
    if not fields["text"].strip():
        return _without_text(named, origin, names)
    return RawArticle(**fields, origin=origin, file_name=file_name)  # type: ignore[arg-type]  # its texts only


def _plain(value: Mapping[object, object]) -> dict[str, object]:
    return {plain_name(str(key)): content for key, content in value.items()}


def _size(located: tuple[str, object]) -> int:
    value = located[1]
    if not isinstance(value, Mapping):
        return _VALUE_SIZE
    return sum(len(content) if isinstance(content, str) else _VALUE_SIZE for content in value.values())


def bounded_lines(handle: BinaryIO, longest: int = LARGEST_ARTICLE_BYTES) -> Iterator[bytes | int]:
    """A file's lines; for one that is longer than `longest` only its size, so that memory stays bounded."""
    while line := handle.readline(longest + 1):
        if len(line) <= longest:
            yield line
            continue
        size = len(line)
        while line and not line.endswith(b"\n"):
            line = handle.readline(longest)
            size += len(line)
        yield size


def _value_of_line(line: bytes, origin: str) -> object:
    text = decode(line, origin)
    if isinstance(text, Rejected):
        return text
    value = parse_json(text)
    if isinstance(value, JsonFault):
        return refuse(origin, Refusal.BAD_JSON, f"the line is not JSON: {value.reason}", text)
    return value


def _first(named: Mapping[str, object], names: tuple[str, ...], field: str) -> str:
    """The first of `names` that holds words; a day may also be a number (20201018, 1602979200), authors a list."""
    for name in names:
        value = named.get(name)
        if field == "author" and isinstance(value, list):
            value = ", ".join(one for one in map(_name_of, value[:_MOST_AUTHORS]) if isinstance(one, str))
        words = day_words(_name_of(value)) if field == "published" else _name_of(value)
        if isinstance(words, str) and words.strip():
            return words
    return ""


def _name_of(value: object) -> object:
    return value.get("name") if isinstance(value, Mapping) else value  # {"source": {"name": "The Paper"}}


def _without_text(named: Mapping[str, object], origin: str, names: Names) -> Rejected:
    if any(isinstance(named.get(name), str) for name in names["text"]):
        return refuse(origin, Refusal.EMPTY, "its text is empty", _fields_of(named))
    reason = f"it has no text; its fields are {listed(list(named))}"
    return refuse(origin, Refusal.NO_TEXT, reason, _fields_of(named))


def _fields_of(named: Mapping[str, object]) -> str:
    """The fields that hold words or numbers, a line each, as what was not read is shown."""
    told = ((name[:40], _words_of(value)) for name, value in islice(named.items(), _KEPT_FIELDS))
    return "\n".join(f"{name}: {words}" for name, words in told if words)


def _words_of(value: object) -> str:
    return str(value)[:EXCERPT] if isinstance(value, str | int | float) else ""


def _is_lines(text: str) -> bool:
    """Whether a file called .json holds one object a line, as many do."""
    first = text.lstrip("\ufeff \r\n").split("\n", 1)[0]
    return first.startswith("{") and isinstance(parse_json(first), dict)


def _listed(document: object) -> list[object]:
    if isinstance(document, list):
        return document
    if isinstance(document, dict) and len(document) == 1:
        (only,) = document.values()
        if isinstance(only, list):
            return only
    return [document]
