"""Documents read in processes of their own, so that what takes too long or too much costs itself only."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from itertools import chain
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from corpus.documents import TEXT_KINDS, Document
from corpus.intake import Told, take_in
from corpus.process_limits import GRACE_S, MEMORY_SPENT, Limits, ended, hold_to, process_context, too_slow
from corpus.reading_documents import latest_day, read_document
from corpus.records import Noted, Rejected, Thing
from corpus.refusals import EXCERPT, STUMBLES, stumbled

if TYPE_CHECKING:
    from pebble import ProcessPool

    from corpus.readers import Found

MOST_IN_FLIGHT_BYTES = 64_000_000
"""Of documents handed out and not read yet, so that memory stays flat however large they are."""

_IN_FLIGHT_FOR_EACH = 8
_DOCUMENTS_TO_A_PROCESS: Final = 2_000
"""Then it makes way for a new one: parsers do not give all their memory back."""


class Workers:
    """Processes that read documents; use it as a context, so that none is left behind.

    Several threads may read at once.
    """

    def __init__(self, told: Told, number: int | None = None, limits: Limits | None = None) -> None:
        self._told = told
        self._number = number or os.cpu_count() or 1
        self._limits = limits or Limits()
        self._pool: ProcessPool | None = None
        self._making = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]  # it has no types
            self._pool.join()

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
        if found.kind in TEXT_KINDS:
            return _Waiting(done=read_here(found, self._told))
        future = self._processes().schedule(
            _read_there, args=(found, self._told, self._limits), timeout=self._limits.seconds
        )
        return _Waiting(origin=found.origin, start=found.content[:EXCERPT], size=len(found.content), future=future)

    def _end(self, one: _Waiting) -> Iterable[Thing]:
        if one.future is None:
            return one.done
        error = one.future.exception()
        return one.future.result() if error is None else [_lost(one, error, self._limits)]

    def _processes(self) -> ProcessPool:
        with self._making:
            if self._pool is None:
                self._pool = self._made()
            return self._pool

    def _made(self) -> ProcessPool:
        # Imported here: who reads texts only need not wait for it.
        from pebble import ProcessPool  # noqa: PLC0415  see above

        return ProcessPool(
            max_workers=self._number,
            max_tasks=_DOCUMENTS_TO_A_PROCESS,
            initializer=hold_to,
            initargs=(self._limits,),
            context=process_context(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    """What was made of one thing already, or the promise of it."""

    done: Iterable[Thing] = ()
    origin: str = ""
    start: bytes = b""
    size: int = 0
    future: Future[list[Thing]] | None = None

    @property
    def is_done(self) -> bool:
        return self.future is None or self.future.done()


def read_here(document: Document, told: Told) -> list[Thing]:
    """The articles of a document, read in this process and without limits."""
    told = replace(told, today=latest_day(document, told.today))
    try:
        found = list(read_document(document, told.today, told.columns))
        return [one if isinstance(one, Rejected | Noted) else take_in(one, told) for one in found]
    except STUMBLES as error:
        return [stumbled(document.origin, error, document.content)]


# ---------------------------------------------------------------- in the other process


def _read_there(document: Document, told: Told, limits: Limits) -> list[Thing]:
    # Who began us ends us in time; where he is gone himself, the system does.
    if hasattr(signal, "alarm"):
        signal.alarm(int(limits.seconds) + GRACE_S)
    try:
        return read_here(document, told)
    except MemoryError:
        os._exit(MEMORY_SPENT)  # what is left of the process is of no use to the next document
    finally:
        if hasattr(signal, "alarm"):
            signal.alarm(0)


def _lost(one: _Waiting, error: BaseException, limits: Limits) -> Rejected:
    """That a document was not read, and what it did to the process that tried."""
    from pebble import ProcessExpired  # noqa: PLC0415  see above

    if isinstance(error, TimeoutError):
        return too_slow(one.origin, limits, one.start)
    if isinstance(error, ProcessExpired):
        return ended(one.origin, error.exitcode, limits, one.start)
    return stumbled(one.origin, error, one.start)
