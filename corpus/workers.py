"""Documents read in processes of their own, so that what takes too long or too much costs itself only."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain
from queue import SimpleQueue
from types import TracebackType
from typing import TYPE_CHECKING, Self

from corpus.documents import TEXT_KINDS, Document
from corpus.intake import Told, take_in
from corpus.parser_process import ParserProcess
from corpus.reading_here import read_here
from corpus.records import Noted, Rejected, Thing
from corpus.refusals import EXCERPT

if TYPE_CHECKING:
    from corpus.process_limits import Limits
    from corpus.readers import Found

MOST_IN_FLIGHT_BYTES = 64_000_000
"""Of documents handed out and not read yet, so that memory stays flat however large they are."""

_IN_FLIGHT_FOR_EACH = 8


class Workers:
    """Processes that read documents; use it as a context, so that none is left behind.

    Several threads may read at once.
    """

    def __init__(self, told: Told, number: int | None = None, limits: Limits | None = None) -> None:
        self._told = told
        self._number = number or os.cpu_count() or 1
        self._processes = [ParserProcess(read_here, limits) for _ in range(self._number)]
        self._idle: SimpleQueue[ParserProcess[[Document, Told], list[Thing]]] = SimpleQueue()
        for process in self._processes:
            self._idle.put(process)
        # A thread for each process waits for its answers; it begins with the first document.
        self._threads = ThreadPoolExecutor(self._number, thread_name_prefix="parsing")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in self._processes:
            process.end()
        self._threads.shutdown()

    def read(self, found: Iterable[Found]) -> Iterator[Thing]:
        """The articles and coded events of all that was found, in its order, and what was not read."""
        waiting: deque[_Waiting] = deque()
        in_flight = 0
        for one in found:
            waiting.append(self._begin(one))
            in_flight += waiting[-1].size
            while len(waiting) > self._number * _IN_FLIGHT_FOR_EACH or in_flight > MOST_IN_FLIGHT_BYTES:
                in_flight -= waiting[0].size
                yield from self._end(waiting.popleft())
            while waiting and waiting[0].is_done:
                in_flight -= waiting[0].size
                yield from self._end(waiting.popleft())
        yield from chain.from_iterable(self._end(one) for one in waiting)

    def _begin(self, found: Found) -> _Waiting:
        if isinstance(found, Rejected | Noted):
            return _Waiting(done=(found,))
        if not isinstance(found, Document):
            return _Waiting(done=(take_in(found, self._told),))
        if found.kind in TEXT_KINDS and not found.in_feed:
            return _Waiting(done=read_here(found, self._told))
        return _Waiting(
            size=len(found.content) + len(found.in_feed), future=self._threads.submit(self._read_apart, found)
        )

    def _end(self, one: _Waiting) -> Iterable[Thing]:
        return one.done if one.future is None else one.future.result()

    def _read_apart(self, document: Document) -> list[Thing]:
        process = self._idle.get()
        try:
            read = process.read(document.origin, document.content[:EXCERPT], document, self._told)
            if isinstance(read, Rejected) and document.in_feed and not document.refused:
                carried = replace(document, content=b"", refused=read)
                read = process.read(document.origin, document.in_feed[:EXCERPT], carried, self._told)
            return [document.refused or read] if isinstance(read, Rejected) else read
        finally:
            self._idle.put(process)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    """What was made of one thing already, or the promise of it."""

    done: Iterable[Thing] = ()
    size: int = 0
    future: Future[list[Thing]] | None = None

    @property
    def is_done(self) -> bool:
        return self.future is None or self.future.done()
