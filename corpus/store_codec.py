"""Records to JSON and back, whole, so that a field more in a record asks nothing of the store."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from corpus.records import Span
from geodata.place import Mention, Reading

Record = TypeVar("Record")
Converter = Callable[[Any], Any]

# What records name in their annotations only.
_NAMES = {"date": date, "Mention": Mention, "Reading": Reading}
_PLAIN = frozenset({str, int, float, bool, NoneType})


def to_json(record: object, *, leave_out: frozenset[str] = frozenset()) -> str:
    """The record as compact JSON, without fields that hold their default and without `leave_out`."""
    plain = _plain(record)
    if isinstance(plain, dict):
        plain = {name: value for name, value in plain.items() if name not in leave_out}
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def from_json(kind: type[Record], text: str, **more: object) -> Record:
    """The record of that kind, with the fields `more` that the JSON leaves out; unknown fields are passed over."""
    return kind(**_converted(kind, json.loads(text)), **more)


def tuple_from_json(kind: type[Record], text: str) -> tuple[Record, ...]:
    """The records of that kind that a JSON array holds; unknown fields are passed over."""
    return tuple(kind(**_converted(kind, told)) for told in json.loads(text))


def _plain(value: object) -> object:
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if defaults := _defaults_of(kind):
        pairs = [(name, getattr(value, name), default) for name, default in defaults]
        return {name: _plain(held) for name, held, default in pairs if held != default}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


@cache
def _defaults_of(kind: Any) -> tuple[tuple[str, object], ...]:  # noqa: ANN401  any class there is
    """The fields of a kind of record with their defaults, () where it is no record."""
    return tuple((field.name, field.default) for field in fields(kind)) if is_dataclass(kind) else ()


def _converted(kind: type, told: Mapping[str, Any]) -> dict[str, Any]:
    converters = _fields_of(kind)
    return {name: converters[name](value) for name, value in told.items() if name in converters}


@cache
def _fields_of(kind: Hashable) -> Mapping[str, Converter]:
    hints = get_type_hints(kind, localns=_NAMES)
    return {field.name: _converter(hints[field.name]) for field in fields(kind)}  # type: ignore[arg-type]  # a record


@cache
def _converter(hint: Any) -> Converter:  # noqa: ANN401  an annotation may be anything
    """How a value of JSON becomes what the annotation says."""
    if hint in _PLAIN:
        return _same
    if hint is date:
        return date.fromisoformat
    if hint is Span:
        return Span._make
    if get_origin(hint) in (Union, UnionType):
        (inner,) = (_converter(arg) for arg in get_args(hint) if arg is not NoneType)
        return lambda value: None if value is None else inner(value)
    if get_origin(hint) is tuple:
        item = _converter(get_args(hint)[0])
        return lambda value: tuple(map(item, value))
    return hint if issubclass(hint, StrEnum) else lambda told: hint(**_converted(hint, told))


def _same(value: object) -> object:
    return value
