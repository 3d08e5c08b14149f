"""Documents read in processes of their own, so that what takes too long or too much costs itself only."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from corpus.documents import TEXT_KINDS, Document
from corpus.intake import Told, take_in
from corpus.reading_documents import read_document
from corpus.records import Article, Rejected
from corpus.refusals import STUMBLES, Refusal, megabytes, refuse, stumbled

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

    from pebble import ProcessPool

    from corpus.readers import Found

MOST_IN_FLIGHT_BYTES = 64_000_000
"""Of documents handed out and not read yet, so that memory stays flat however large they are."""

_IN_FLIGHT_FOR_EACH = 8
_DOCUMENTS_TO_A_PROCESS: Final = 2_000
"""Then it makes way for a new one: parsers do not give all their memory back."""
_GRACE_S: Final = 5
_MEMORY_SPENT: Final = 77
"""The exit code of a process that found no more memory."""
_PRELOADED: Final = ("corpus.reading_html", "trafilatura", "htmldate", "py3langid.langid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What reading one document may take; memory is held to on Linux only."""

    seconds: float = 20.0
    memory_bytes: int = 1_500_000_000


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

    def read(self, found: Iterable[Found]) -> Iterator[Article | Rejected]:
        """The articles of all that was found, in its order, and what was not read."""
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
        if isinstance(found, Rejected):
            return _Waiting(done=(found,))
        if not isinstance(found, Document):
            return _Waiting(done=(take_in(found, self._told),))
        if found.kind in TEXT_KINDS:
            return _Waiting(done=read_here(found, self._told))
        future = self._processes().schedule(
            _read_there, args=(found, self._told, self._limits), timeout=self._limits.seconds
        )
        return _Waiting(origin=found.origin, size=len(found.content), future=future)

    def _end(self, one: _Waiting) -> Iterable[Article | Rejected]:
        if one.future is None:
            return one.done
        error = one.future.exception()
        return one.future.result() if error is None else [_lost(one.origin, error, self._limits)]

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
            initializer=_prepare,
            initargs=(self._limits,),
            context=_context(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    """What was made of one thing already, or the promise of it."""

    done: Iterable[Article | Rejected] = ()
    origin: str = ""
    size: int = 0
    future: Future[list[Article | Rejected]] | None = None

    @property
    def is_done(self) -> bool:
        return self.future is None or self.future.done()


def read_here(document: Document, told: Told) -> list[Article | Rejected]:
    """The articles of a document, read in this process and without limits."""
    try:
        found = list(read_document(document, told.today))
        return [one if isinstance(one, Rejected) else take_in(one, told) for one in found]
    except STUMBLES as error:
        return [stumbled(document.origin, error)]


# ---------------------------------------------------------------- in the other process


def _context() -> BaseContext:
    """How processes are begun: from one that has the parsers loaded already, where the system knows that."""
    ways = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")
    if "forkserver" in ways:
        context.set_forkserver_preload(list(_PRELOADED))
    return context


def _prepare(limits: Limits) -> None:
    """Holds the process to its memory, and parsers to their silence."""
    logging.disable(logging.CRITICAL)
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415  there is none on Windows

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + limits.memory_bytes
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read_there(document: Document, told: Told, limits: Limits) -> list[Article | Rejected]:
    # Who began us ends us in time; where he is gone himself, the system does.
    if hasattr(signal, "alarm"):
        signal.alarm(int(limits.seconds) + _GRACE_S)
    try:
        return read_here(document, told)
    except MemoryError:
        os._exit(_MEMORY_SPENT)  # what is left of the process is of no use to the next document
    finally:
        if hasattr(signal, "alarm"):
            signal.alarm(0)


def _lost(origin: str, error: BaseException, limits: Limits) -> Rejected:
    """That a document was not read, and what it did to the process that tried."""
    from pebble import ProcessExpired  # noqa: PLC0415  see above

    if isinstance(error, TimeoutError):
        return refuse(origin, Refusal.TOO_SLOW, f"reading it took more than {limits.seconds:g} seconds")
    if isinstance(error, ProcessExpired) and error.exitcode == _MEMORY_SPENT:
        reason = f"reading it took more than {megabytes(limits.memory_bytes)} of memory"
        return refuse(origin, Refusal.TOO_HEAVY, reason)
    if isinstance(error, ProcessExpired):
        return refuse(origin, Refusal.CRASHED, "it ended the process that read it")
    return stumbled(origin, error)
