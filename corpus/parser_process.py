"""A process that parses what it is handed, and is ended and begun anew where something harms it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Final, Generic, ParamSpec, TypeVar

from corpus.process_limits import GRACE_S, MEMORY_SPENT, Limits, begin, ended, hold_to, process_context, too_slow

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from corpus.records import Rejected

NAME: Final = "dateline-parser"
"""What the system shows such a process as, where it can."""
MOST_READ: Final = 2_000
"""Then it makes way for a new one: parsers do not give all their memory back."""

_LONGEST_START_S: Final = 60.0

Handed = ParamSpec("Handed")
Read = TypeVar("Read")


class ParserProcess(Generic[Handed, Read]):
    """One such process, begun with the first thing to read; threads wait for one another. To be ended by `end`.

    `reader` is a function of a module, or an object that stays as it is between calls for as long as the process
    lives; `most_read` calls, or without end where that is None.
    """

    def __init__(
        self, reader: Callable[Handed, Read], limits: Limits | None = None, most_read: int | None = MOST_READ
    ) -> None:
        self._reader = reader
        self._limits = limits or Limits()
        self._most_read = most_read
        self._busy = Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._read = 0

    def read(self, origin: str, start: bytes, *handed: Handed.args, **named: Handed.kwargs) -> Read | Rejected:
        """What the reader makes of it, or what that did to the process; `start` is how the content begins."""
        with self._busy:
            try:
                pipe = self._begun()
                pipe.send((handed, named))
                if not pipe.poll(self._limits.seconds):
                    self._close()
                    return too_slow(origin, self._limits, start)
                read: Read = pipe.recv()
            except (EOFError, OSError):
                return ended(origin, self._close(), self._limits, start)
            self._read += 1
            if self._read == self._most_read:
                self._close()
            return read

    def end(self) -> None:
        """Ends the process, whatever it is doing; who waits for it is told that it ended."""
        process = self._process
        if process is not None:
            process.kill()
        with self._busy:
            self._close()

    def _begun(self) -> Connection:
        """The pipe to the process, which is ready; raises OSError or EOFError where none can be begun."""
        if self._pipe is None:
            context = process_context()
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(  # type: ignore[attr-defined]  # each context has one
                target=_serve, args=(theirs, self._reader, self._limits), name=NAME, daemon=True
            )
            begin(self._process)
            theirs.close()
            self._read = 0
            if not self._pipe.poll(_LONGEST_START_S):
                raise EOFError
            self._pipe.recv()
        return self._pipe

    def _close(self) -> int | None:
        """Ends what is left of the process; its exit code, None where there was none."""
        process, self._process = self._process, None
        pipe, self._pipe = self._pipe, None
        if pipe is not None:
            pipe.close()
        if process is None or process.pid is None:
            return None
        process.join(0.1)  # it may be about to say how it ended
        process.kill()
        process.join()
        return process.exitcode


# ---------------------------------------------------------------- in the other process


def _serve(pipe: Connection, reader: Callable[..., object], limits: Limits) -> None:
    """Reads what comes until nobody is there any more to send it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who began us
    hold_to(limits)
    try:
        pipe.send("ready")
        while True:
            handed, named = pipe.recv()
            # Who began us ends us in time; where he is gone himself, the system does.
            if hasattr(signal, "alarm"):
                signal.alarm(int(limits.seconds) + GRACE_S)
            pipe.send(reader(*handed, **named))
            if hasattr(signal, "alarm"):
                signal.alarm(0)
    except MemoryError:
        os._exit(MEMORY_SPENT)  # what is left of the process is of no use to the next document
    except (EOFError, OSError):
        return
