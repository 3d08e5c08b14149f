"""A reader run in a process of its own, which hands over what it finds as it goes."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

from corpus.process_limits import GRACE_S, MEMORY_SPENT, Limits, begin, ended, hold_to, process_context, too_slow
from corpus.raw_article import RawArticle
from corpus.records import Noted, Rejected
from corpus.refusals import STUMBLES, stumbled

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Found = RawArticle | Rejected | Noted
Reader = Callable[[], Iterable[Found]]
"""A reader with all that it needs, fit to be sent to another process: functools.partial of a module's function."""

_AT_ONCE: Final = 16
_JOIN_S: Final = 5


def read_apart(reader: Reader, origin: str, limits: Limits | None = None) -> Iterator[Found]:
    """What the reader finds, as it finds it; where it stops being able to, what it did as the last.

    `limits.seconds` hold for each few things, not for all of them: a file may be as long as it likes. The
    process is gone when this ends or is closed.
    """
    limits = limits or Limits()
    context = process_context()
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_send_all, args=(reader, origin, theirs, limits), daemon=True)  # type: ignore[attr-defined]  # each context has one
    begin(process)
    theirs.close()
    try:
        while ours.poll(limits.seconds):
            things = ours.recv()
            if not things:
                return
            yield from things
        yield too_slow(origin, limits)
    except (EOFError, ConnectionResetError):
        process.join(_JOIN_S)
        yield ended(origin, process.exitcode, limits)
    finally:
        ours.close()
        process.kill()
        process.join()


# ---------------------------------------------------------------- in the other process


def _send_all(reader: Reader, origin: str, connection: Connection, limits: Limits) -> None:
    """Sends what is found in short lists, and an empty one at the end."""
    hold_to(limits)
    try:
        source = iter(_without_stumbling(reader, origin))
        while things := _next_of(source, limits):
            connection.send(things)
        connection.send([])
    except MemoryError:
        os._exit(MEMORY_SPENT)
    except BrokenPipeError:
        return  # nobody listens any more


def _without_stumbling(reader: Reader, origin: str) -> Iterator[Found]:
    try:
        yield from reader()
    except STUMBLES as error:
        yield stumbled(origin, error)


def _next_of(source: Iterator[Found], limits: Limits) -> list[Found]:
    # Who began us ends us in time; where he is gone himself, the system does.
    if hasattr(signal, "alarm"):
        signal.alarm(int(limits.seconds) + GRACE_S)
    try:
        return list(islice(source, _AT_ONCE))
    finally:
        if hasattr(signal, "alarm"):
            signal.alarm(0)
