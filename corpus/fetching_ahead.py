"""Several addresses fetched at once, for whoever takes the answers in his own order."""

from __future__ import annotations

import time
from concurrent.futures import Future
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Final, Self

from corpus.fetching import Answer, Fetcher, Unchanged, Validators
from corpus.records import Rejected

Outcome = Answer | Unchanged | Rejected

AT_ONCE: Final = 8
"""Questions under way; a host is asked one at a time whatever their number."""

_GRACE_S: Final = 2.0


class Ahead:
    """Threads that ask a fetcher; use it as a context. They do not hold up an interruption or the end."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._threads: list[Thread] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the threads; what waits is not asked any more, what is under way has two seconds."""
        with suppress(Empty):
            while True:
                self._jobs.get_nowait()
        for _ in self._threads:
            self._jobs.put(None)
        until_s = time.monotonic() + _GRACE_S
        for thread in self._threads:
            thread.join(max(0.0, until_s - time.monotonic()))
        self._threads.clear()

    def fetch(self, address: str, validators: Validators | None, most_bytes: int) -> Future[Outcome]:
        """The promise of what the address holds."""
        promise: Future[Outcome] = Future()
        self._jobs.put((promise, address, validators, most_bytes))
        if len(self._threads) < AT_ONCE:
            self._threads.append(Thread(target=self._work, name=f"fetching {len(self._threads)}", daemon=True))
            self._threads[-1].start()
        return promise

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            promise, address, validators, most_bytes = job
            try:
                promise.set_result(self._fetcher.fetch(address, validators, most_bytes=most_bytes))
            finally:
                promise.cancel()  # has no effect on one that is kept: only where the fetcher itself failed


_Job = tuple[Future[Outcome], str, Validators | None, int]
