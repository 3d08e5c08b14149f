"""A reader run in a process of its own, which hands over what it finds as it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

from corpus.parser_process import ParserProcess
from corpus.raw_article import RawArticle
from corpus.records import Noted, Rejected
from corpus.refusals import STUMBLES, stumbled

if TYPE_CHECKING:
    from corpus.process_limits import Limits

Found = RawArticle | Rejected | Noted
Reader = Callable[[], Iterable[Found]]
"""A reader with all that it needs, fit to be sent to another process: functools.partial of a module's function."""

_AT_ONCE: Final = 16


def read_apart(reader: Reader, origin: str, limits: Limits | None = None) -> Iterator[Found]:
    """What the reader finds, as it finds it; where it stops being able to, what it did as the last.

    `limits.seconds` hold for each few things, not for all of them: a file may be as long as it likes. The
    process is gone when this ends or is closed.
    """
    process = ParserProcess(_InParts(reader, origin), limits, most_read=None)
    try:
        while things := process.read(origin, b""):
            if isinstance(things, Rejected):
                yield things
                return
            yield from things
    finally:
        process.end()


class _InParts:
    """What a reader finds, the next few things of it at each call; none at its end."""

    def __init__(self, reader: Reader, origin: str) -> None:
        self._reader = reader
        self._origin = origin
        self._found: Iterator[Found] | None = None

    def __call__(self) -> list[Found]:
        if self._found is None:
            self._found = self._without_stumbling()
        return list(islice(self._found, _AT_ONCE))

    def _without_stumbling(self) -> Iterator[Found]:
        try:
            yield from self._reader()
        except STUMBLES as error:
            yield stumbled(self._origin, error)
