"""JSON Lines, and JSON documents, to the articles in them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from corpus.encoding import decode
from corpus.raw_article import FIELD_NAMES, LARGEST_ARTICLE_BYTES, RawArticle, plain_name
from corpus.records import Rejected
from corpus.refusals import Refusal, megabytes, refuse, shown

_SHOWN_FIELDS = 12


def read_json_lines(handle: BinaryIO, origin: str, file_name: str) -> Iterator[RawArticle | Rejected]:
    """The articles of a file with one JSON object a line; a faulty line is refused by its number."""
    for where, value in json_values(handle, origin):
        yield value if isinstance(value, Rejected) else article_in(value, where, file_name)


def json_values(handle: BinaryIO, origin: str) -> Iterator[tuple[str, object]]:
    """Where each line stands, and its JSON value or the Rejected that it is; blank lines are passed over."""
    for number, line in enumerate(bounded_lines(handle), start=1):
        where = f"{origin}:{number}"
        if isinstance(line, int):
            reason = f"the line is {megabytes(line)}; an article may be {megabytes(LARGEST_ARTICLE_BYTES)}"
            yield where, refuse(where, Refusal.TOO_LARGE, reason)
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield where, _value_of_line(line, where)


def read_json_document(content: bytes, origin: str, file_name: str) -> Iterator[RawArticle | Rejected]:
    """The articles of a JSON document: one object, a list of them, or a list under the only key of an object."""
    text = decode(content, origin)
    if isinstance(text, Rejected):
        yield text
        return
    document = parse_json(text)
    if isinstance(document, JsonFault) and _is_lines(text):
        yield from read_json_lines(BytesIO(text.encode("utf-8", "replace")), origin, file_name)
        return
    if isinstance(document, JsonFault):
        yield refuse(origin, Refusal.BAD_JSON, f"it is not JSON: {document.reason}")
        return
    items = _listed(document)
    for number, item in enumerate(items, start=1):
        yield article_in(item, origin if len(items) == 1 else f"{origin}:{number}", file_name)


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


def article_in(value: object, origin: str, file_name: str) -> RawArticle | Rejected:
    """The article that a JSON object or a table's row holds, or why it holds none."""
    if not isinstance(value, Mapping):
        return refuse(origin, Refusal.NO_TEXT, "it is not a JSON object with a text in it")
    named = {plain_name(str(key)): content for key, content in value.items()}
    fields = {field: _first(named, names, numbers=field == "published") for field, names in FIELD_NAMES.items()}
    if not fields["text"].strip():
        return _without_text(named, origin)
    return RawArticle(**fields, origin=origin, file_name=file_name)  # type: ignore[arg-type]  # its texts only


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
        return refuse(origin, Refusal.BAD_JSON, f"the line is not JSON: {value.reason}")
    return value


def _first(named: Mapping[str, object], names: tuple[str, ...], *, numbers: bool) -> str:
    """The first of `names` that holds words; `numbers` count where a day may be one (20201018)."""
    for name in names:
        value = named.get(name)
        if isinstance(value, Mapping):  # {"source": {"name": "The Paper"}}
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            return value
        if numbers and isinstance(value, int) and not isinstance(value, bool):
            return str(value) if abs(value) < 10**15 else ""
    return ""


def _without_text(named: Mapping[str, object], origin: str) -> Rejected:
    if any(isinstance(named.get(name), str) for name in FIELD_NAMES["text"]):
        return refuse(origin, Refusal.EMPTY, "its text is empty")
    return refuse(origin, Refusal.NO_TEXT, f"it has no text; its fields are {listed(list(named))}")


def listed(names: list[str]) -> str:
    """Names as a sentence may list them, untrusted as they are, cut where there are too many."""
    if not names:
        return "none"
    more = f" and {len(names) - _SHOWN_FIELDS} more" if len(names) > _SHOWN_FIELDS else ""
    return ", ".join(shown(name[:40]) or "(unnamed)" for name in names[:_SHOWN_FIELDS]) + more


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
