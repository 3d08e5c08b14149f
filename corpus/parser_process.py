"""A process that parses documents one by one, and is ended and begun anew where one of them harms it."""

from __future__ import annotations

import os
import signal
from threading import Lock
from typing import TYPE_CHECKING, Final

from corpus.intake import Told
from corpus.process_limits import GRACE_S, MEMORY_SPENT, Limits, begin, ended, hold_to, process_context, too_slow
from corpus.refusals import EXCERPT

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from corpus.documents import Document
    from corpus.records import Thing

NAME: Final = "dateline-parser"
"""What the system shows such a process as, where it can."""

_LONGEST_START_S: Final = 60.0
_DOCUMENTS: Final = 2_000
"""Then it makes way for a new one: parsers do not give all their memory back."""


class ParserProcess:
    """One such process, begun with the first document; threads wait for one another. To be ended by `end`."""

    def __init__(self, told: Told, limits: Limits) -> None:
        self._told = told
        self._limits = limits
        self._busy = Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._left = 0

    def read(self, document: Document) -> list[Thing]:
        """The articles of a document, or what it did to the process that tried."""
        start = document.content[:EXCERPT]
        with self._busy:
            try:
                pipe = self._begun()
                pipe.send(document)
                if not pipe.poll(self._limits.seconds):
                    self._close()
                    return [too_slow(document.origin, self._limits, start)]
                things: list[Thing] = pipe.recv()
            except (EOFError, OSError):
                return [ended(document.origin, self._close(), self._limits, start)]
            self._left -= 1
            if not self._left:
                self._close()
            return things

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
                target=_serve, args=(theirs, self._told, self._limits), name=NAME, daemon=True
            )
            begin(self._process)
            theirs.close()
            self._left = _DOCUMENTS
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


def _serve(pipe: Connection, told: Told, limits: Limits) -> None:
    """Reads what comes until nobody is there any more to send it."""
    from corpus.reading_here import read_here  # noqa: PLC0415  who only asks need not load the parsers

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who began us
    hold_to(limits)
    try:
        pipe.send("ready")
        while True:
            document = pipe.recv()
            # Who began us ends us in time; where he is gone himself, the system does.
            if hasattr(signal, "alarm"):
                signal.alarm(int(limits.seconds) + GRACE_S)
            things = read_here(document, told)
            pipe.send(things)
            if hasattr(signal, "alarm"):
                signal.alarm(0)
    except MemoryError:
        os._exit(MEMORY_SPENT)  # what is left of the process is of no use to the next document
    except (EOFError, OSError):
        return
