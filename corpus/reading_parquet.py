"""Parquet files to the articles in their rows, a few rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from corpus.columns import SAMPLED_ROWS, ColumnFault, Row, Told, map_columns
from corpus.raw_article import FIELD_NAMES, LARGEST_ARTICLE_BYTES, RawArticle, plain_name
from corpus.reading_json import NOTHING_TOLD, Names, article_in
from corpus.records import Noted, Rejected
from corpus.refusals import Refusal, megabytes, refuse, shown

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

_ROWS_AT_ONCE: Final = SAMPLED_ROWS
_BUFFER_BYTES: Final = 1_000_000
_MOST_ROWS_FOR_CERTAIN: Final = 1_000_000
"""A file may have as many rows, or as many as it has bytes: more take no room only where all are alike."""
_MOST_UNPACKED_BYTES: Final = 200_000_000
_MOST_UNPACKED: Final = 200
"""So many times its size, or _MOST_UNPACKED_BYTES, may a file's text be; news shrink to a third or a tenth."""
_LONGEST_NAME_BYTES: Final = 10_000_000
_SECONDS_OF_A_DAY: Final = 86_400
_UNITS_OF_A_DAY: Final = {
    unit: _SECONDS_OF_A_DAY * parts for unit, parts in (("s", 1), ("ms", 10**3), ("us", 10**6), ("ns", 10**9))
}
_EPOCH: Final = date(1970, 1, 1).toordinal()


def read_parquet(
    source: Path | bytes, origin: str, file_name: str, told: Told = NOTHING_TOLD
) -> Iterator[RawArticle | Rejected | Noted]:
    """The articles of a Parquet file's rows; each is named by its number, counted from 1.

    The library's own code may be held or ended by a hostile file: it belongs into a process of its own.
    """
    # Imported here, and into this process only: half a second.
    import pyarrow as pa  # noqa: PLC0415  see above
    import pyarrow.parquet as pq  # noqa: PLC0415  see above

    # The others set addresses aside by the gigabyte, which count as memory where that is limited.
    pa.set_memory_pool(pa.system_memory_pool())
    # A page of a file may be called longer than it is, and a buffer made for that; memory is read where it lies.
    handle, buffer = (pa.BufferReader(source), 0) if isinstance(source, bytes) else (str(source), _BUFFER_BYTES)
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    try:
        with pq.ParquetFile(
            handle, buffer_size=buffer, pre_buffer=False, thrift_string_size_limit=_LONGEST_NAME_BYTES
        ) as file:
            yield from _articles(file, size, origin, file_name, told)
    except pa.ArrowMemoryError:
        raise
    except (pa.ArrowException, UnicodeDecodeError, OSError) as error:
        why = shown(str(error).split("\n", 1)[0][:200])
        yield refuse(origin, Refusal.BAD_TABLE, f"it cannot be read as Parquet ({why})")


def _articles(
    file: pq.ParquetFile, size: int, origin: str, file_name: str, told: Told
) -> Iterator[RawArticle | Rejected | Noted]:
    if file.metadata.num_rows > max(_MOST_ROWS_FOR_CERTAIN, size):
        reason = f"it has {file.metadata.num_rows:,} rows in {megabytes(size)}; no table of news is so dense"
        yield refuse(origin, Refusal.TOO_LARGE, reason)
        return
    authors = {*FIELD_NAMES["author"], plain_name(told.get("author", ""))}
    readable = [
        field.name
        for field in file.schema_arrow
        if _is_readable(field.type) or (plain_name(field.name) in authors and _is_list(field.type))
    ]
    sample = next(_rows(file, readable), [])
    mapped = map_columns(readable, [_looked_at(row) for row in sample], told)
    if isinstance(mapped, ColumnFault):
        yield refuse(origin, Refusal.BAD_TABLE if mapped.missing else Refusal.NO_TEXT, mapped.reason)
        return
    yield Noted(origin=origin, words=mapped.words)
    wanted = {name for names in mapped.names.values() for name in names}
    needed = [name for name in readable if plain_name(name) in wanted]
    yield from _read(
        _rows(file, needed), max(_MOST_UNPACKED_BYTES, _MOST_UNPACKED * size), origin, file_name, mapped.names
    )


def _read(
    batches: Iterator[list[Row]], most: int, origin: str, file_name: str, names: Names
) -> Iterator[RawArticle | Rejected]:
    unpacked = number = 0
    for batch in batches:
        for row in batch:
            number += 1
            unpacked += _size(row)
            yield _of_row(row, f"{origin}:{number}", file_name, names)
        if unpacked > most:
            yield refuse(
                origin, Refusal.TOO_LARGE, f"it unpacks to more than {megabytes(most)}; its rest was not read"
            )
            return


def _of_row(row: Row, where: str, file_name: str, names: Names) -> RawArticle | Rejected:
    longest = max(map(_length, row.values()), default=0)
    if longest > LARGEST_ARTICLE_BYTES:
        reason = f"one of its cells is {megabytes(longest)}; an article may be 10 MB at most"
        return refuse(where, Refusal.TOO_LARGE, reason)
    return article_in(row, where, file_name, names)


def _size(row: Row) -> int:
    return sum(map(_length, row.values()))


def _length(cell: object) -> int:
    if isinstance(cell, list):
        return sum(len(one) for one in cell if one)
    return len(cell) if isinstance(cell, str) else 0


def _looked_at(row: Row) -> dict[str, object]:
    return {plain_name(name): cell for name, cell in row.items()}


# ---------------------------------------------------------------- cells


def _rows(file: pq.ParquetFile, columns: list[str]) -> Iterator[list[Row]]:
    for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE, columns=columns, use_threads=False):
        cells: dict[str, list[Any]] = {}
        for name in columns:
            index = batch.schema.get_field_index(name)
            cells[name] = _cells(batch.column(index)) if index >= 0 else [None] * batch.num_rows
        yield [{name: column[row] for name, column in cells.items()} for row in range(batch.num_rows)]


def _is_readable(kind: pa.DataType) -> bool:
    """Whether a column may hold words or days."""
    from pyarrow import types  # noqa: PLC0415  see read_parquet

    if types.is_dictionary(kind):
        kind = kind.value_type
    return bool(_is_words(kind) or types.is_integer(kind) or types.is_floating(kind) or _is_days(kind))


def _is_list(kind: pa.DataType) -> bool:
    """Whether a column holds lists of words."""
    from pyarrow import types  # noqa: PLC0415  see read_parquet

    return bool((types.is_list(kind) or types.is_large_list(kind)) and _is_words(kind.value_type))


def _is_words(kind: pa.DataType) -> bool:
    from pyarrow import types  # noqa: PLC0415  see read_parquet

    named = (types.is_string, types.is_large_string, types.is_binary, types.is_large_binary)
    return any(is_kind(kind) for is_kind in named)


def _is_days(kind: pa.DataType) -> bool:
    from pyarrow import types  # noqa: PLC0415  see read_parquet

    return bool(types.is_timestamp(kind) or types.is_date(kind))


def _cells(column: pa.Array) -> list[Any]:
    """A column's cells: words as they are, days as ISO writes them, numbers; None where there is nothing."""
    import pyarrow as pa  # noqa: PLC0415  see read_parquet

    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if _is_days(column.type):
        unit = _units_of_a_day(column.type)
        numbers = column.cast(pa.int32() if unit == 1 else pa.int64()).to_pylist()
        return [None if number is None else _day(number // unit) for number in numbers]
    if _is_list(column.type):
        lists = column.cast(pa.large_list(pa.large_binary())).to_pylist()
        return [None if cells is None else [_decoded(cell) for cell in cells] for cells in lists]
    if _is_words(column.type):
        # As bytes: nobody has looked yet whether what is called words is UTF-8.
        cells = column.cast(pa.large_binary()).to_pylist()
        return [_decoded(cell) for cell in cells]
    return [_sound(cell) for cell in column.to_pylist()]


def _decoded(cell: bytes | None) -> str | None:
    return None if cell is None else cell.decode("utf-8", "replace")


def _units_of_a_day(kind: pa.DataType) -> int:
    from pyarrow import types  # noqa: PLC0415  see read_parquet

    if types.is_date32(kind):
        return 1
    return _UNITS_OF_A_DAY["ms" if types.is_date64(kind) else kind.unit]


def _day(number: int) -> str | None:
    """The day so many days after 1 January 1970 (UTC), None where the calendar has none."""
    ordinal = _EPOCH + number
    return date.fromordinal(ordinal).isoformat() if 1 <= ordinal <= date.max.toordinal() else None


def _sound(cell: object) -> object:
    return None if isinstance(cell, float) and cell != cell else cell  # noqa: PLR0124  only "not a number" differs
