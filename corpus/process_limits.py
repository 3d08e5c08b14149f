"""What a process that reads hostile content may take, and how it is told that one took more."""

from __future__ import annotations

import logging
import multiprocessing
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Final

from corpus.records import Rejected
from corpus.refusals import Refusal, megabytes, refuse

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

GRACE_S: Final = 5
MEMORY_SPENT: Final = 77
"""The exit code of a process that found no more memory."""
_PRELOADED: Final = ("corpus.reading_here", "corpus.reading_html", "trafilatura", "htmldate", "py3langid.langid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What reading one document may take; memory is held to on Linux only."""

    seconds: float = 20.0
    memory_bytes: int = 1_500_000_000


def process_context() -> BaseContext:
    """How processes are begun: from one that has the parsers loaded already, where the system knows that."""
    ways = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")
    if "forkserver" in ways:
        context.set_forkserver_preload(list(_PRELOADED))
    return context


def begin(process: BaseProcess) -> None:
    """Starts a process that does not run the main module once more, as new processes do otherwise.

    None of ours needs it, and it may be anything: a script of Streamlit's, or a test.
    """
    main, blank = sys.modules["__main__"], ModuleType("__main__")
    sys.modules["__main__"] = blank
    try:
        process.start()
    finally:
        if sys.modules["__main__"] is blank:
            sys.modules["__main__"] = main


def hold_to(limits: Limits) -> None:
    """Holds this process to its memory, and parsers to their silence."""
    logging.disable(logging.CRITICAL)
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415  there is none on Windows

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + limits.memory_bytes
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def too_slow(origin: str, limits: Limits, text: bytes = b"") -> Rejected:
    """That reading something took too long."""
    return refuse(origin, Refusal.TOO_SLOW, f"reading it took more than {limits.seconds:g} seconds", text)


def ended(origin: str, exit_code: int | None, limits: Limits, text: bytes = b"") -> Rejected:
    """That reading something ended the process that tried."""
    if exit_code == MEMORY_SPENT:
        reason = f"reading it took more than {megabytes(limits.memory_bytes)} of memory"
        return refuse(origin, Refusal.TOO_HEAVY, reason, text)
    return refuse(origin, Refusal.CRASHED, "it ended the process that read it", text)
