"""Tools that do one task side by side: each in a process of its own, on one core, on the same texts, in turns."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final, Generic, TypeVar

WORKER: Final = Path(__file__).with_name("tool_worker.py")
PASSES: Final = 5
PATIENCE_S: Final = 60
"""A tool whose first pass took longer makes no other."""

NOT_MEASURED: Final = "not measured: no interpreter with the peers was named (--peers), or it lacks this one"
THREADS: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
"""Variables that bound the threads of numpy and its like."""

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Generic[Found]):
    """What tools are set to: the module that has them in LOADERS, and what makes one finding of their answer."""

    module: str
    found: Callable[..., Found]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured(Generic[Found]):
    """What one tool took and found: seconds of a pass over all texts, findings text by text."""

    load_s: float
    rss_mb: float
    highest_mb: float
    first_s: float
    passes_s: tuple[float, ...]
    found: tuple[tuple[Found, ...], ...]

    @property
    def warm_s(self) -> float:
        """The median of the passes after the first, or the first where there was no other."""
        return statistics.median(self.passes_s or (self.first_s,))


class Worker(Generic[Found]):
    """A tool in its own process, loaded and waiting for texts; ConnectionError where it cannot be had."""

    def __init__(self, task: Task[Found], told: IO[str], heard: IO[str]) -> None:
        self._task = task
        self._told = told
        self._heard = heard
        self._loaded = self._hear()

    def read(self, texts: Sequence[object]) -> tuple[tuple[Found, ...], ...]:
        """What the tool finds in each text; the first pass."""
        for text in texts:
            self._say(json.dumps(text))
        self._say("")
        found = tuple(tuple(self._task.found(*each) for each in self._hear()) for _ in texts)
        self._loaded |= self._hear()
        return found

    @property
    def is_quick(self) -> bool:
        """True where the first pass was no longer than anybody's patience."""
        return bool(self._loaded["first_s"] <= PATIENCE_S)

    def again(self) -> float:
        """The seconds of another pass."""
        self._say("again")
        return float(self._hear())

    def measured(self, found: tuple[tuple[Found, ...], ...], passes: Sequence[float]) -> Measured[Found]:
        """All that is known of it."""
        return Measured(**self._loaded, passes_s=tuple(passes), found=found)

    def _say(self, line: str) -> None:
        self._told.write(f"{line}\n")
        self._told.flush()

    def _hear(self) -> Any:  # noqa: ANN401  each line is of its own kind
        line = self._heard.readline()
        if not line:
            raise ConnectionError("the tool is not there, or ended")
        return json.loads(line)


@contextmanager
def working(python: str, task: Task[Found], tool: str) -> Iterator[Worker[Found]]:
    """A tool's worker, ended afterwards."""
    environment = os.environ | dict.fromkeys(THREADS, "1")
    command, pipe = [python, str(WORKER), task.module, tool], subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment) as process:
        try:
            if process.stdin and process.stdout:
                yield Worker(task, process.stdin, process.stdout)
        finally:
            process.kill()


def interpreters(ours: Mapping[str, str], peers: Mapping[str, str], python: str | None) -> dict[str, str]:
    """The interpreter of each tool: this one for ours, `python` for the peers; without it, ours alone."""
    return dict.fromkeys(ours, sys.executable) | (dict.fromkeys(peers, python) if python else {})


def measure(
    task: Task[Found], texts: Sequence[object], pythons: Mapping[str, str], passes: int
) -> dict[str, Measured[Found]]:
    """What each tool that is here took and found; `pythons` are their interpreters."""
    workers: dict[str, Worker[Found]] = {}
    found: dict[str, tuple[tuple[Found, ...], ...]] = {}
    with ExitStack() as stack:
        for tool, python in pythons.items():
            print(f"{tool} …", file=sys.stderr)
            try:
                workers[tool] = stack.enter_context(working(python, task, tool))
            except (ConnectionError, OSError) as error:
                print(f"{tool}: {error}", file=sys.stderr)
                continue
            found[tool] = workers[tool].read(texts)
        quick = {tool: worker for tool, worker in workers.items() if worker.is_quick}
        rounds = [{tool: worker.again() for tool, worker in quick.items()} for _ in range(passes)]
    return {
        tool: worker.measured(found[tool], [seconds[tool] for seconds in rounds if tool in seconds])
        for tool, worker in workers.items()
    }


def speed_cells(words: int, measured: Measured[Found], rival: Measured[Found] | None) -> list[str]:
    """Words a second, warm and in the first pass, the ratio to the rival's, and what loading cost."""
    ratio = f"{rival.warm_s / measured.warm_s:,.1f}" if rival else ""
    rates = [f"{words / measured.warm_s:,.0f}", ratio, f"{words / measured.first_s:,.0f}"]
    return [*rates, f"{measured.load_s:.2f}", f"{measured.rss_mb:.0f}", f"{measured.highest_mb:.0f}"]
