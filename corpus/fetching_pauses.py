"""When a host may be asked again: pauses between questions, waits that it asks for, waits after failures."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import Lock
from typing import Final

LONGEST_LEFT_ALONE_S: Final = 86_400.0
"""Nobody is left alone longer for his own word; the next run asks again in any case."""

MOST_FAILURES: Final = 10
"""After so many questions in a row without an answer a host is taken to be down."""

_LEFT_ALONE_S: Final = 600.0
_FIRST_BACKOFF_S: Final = 1.0
_MOST_DIGITS: Final = 9


class Turns:
    """Whose turn it is at one host: one question at a time, with a pause before the next."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._free_s = self._open_s = time.monotonic()
        self._because = ""
        self._failures = 0

    @contextmanager
    def turn(self, pause_s: float) -> Iterator[None]:
        """Waits until the host may be asked, and lets nobody else ask it meanwhile or in the pause after that."""
        with self._lock:
            if (wait_s := self._free_s - time.monotonic()) > 0:
                time.sleep(wait_s)
            try:
                yield
            finally:
                self._free_s = max(self._free_s, time.monotonic() + pause_s)

    def put_off(self, wait_s: float) -> None:
        """Has the next question wait so long."""
        self._free_s = max(self._free_s, time.monotonic() + wait_s)

    def leave_alone(self, wait_s: float, because: str) -> None:
        """Has all questions refused for so long: longer than anybody waits for."""
        self._open_s = time.monotonic() + min(wait_s, LONGEST_LEFT_ALONE_S)
        self._because = because

    @property
    def left_alone_because(self) -> str:
        """Why the host is not asked at all for now, "" where it may be."""
        return self._because if time.monotonic() < self._open_s else ""

    def note_failure(self) -> None:
        """Counts a question without an answer; after several in a row the host is left alone."""
        self._failures += 1
        if self._failures >= MOST_FAILURES:
            self._failures = 0
            self.leave_alone(_LEFT_ALONE_S, f"its host failed {MOST_FAILURES} times in a row and is left alone")

    def note_success(self) -> None:
        """Notes that the host answers."""
        self._failures = 0


def backoff_s(attempt: int, longest_s: float) -> float:
    """Seconds to wait after so many failures (from 1): twice as long each time, and never the same."""
    return random.uniform(0.5, 1.0) * min(longest_s, _FIRST_BACKOFF_S * 2.0 ** (attempt - 1))


def retry_after_s(told: str, now: datetime | None = None) -> float | None:
    """Seconds that a Retry-After header asks for, given as such or as a moment; None where it asks nothing."""
    told = told.strip()
    if told.isascii() and told.isdigit():
        return float(told[:_MOST_DIGITS])
    try:
        moment = parsedate_to_datetime(told)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - (now or datetime.now(UTC))).total_seconds())
