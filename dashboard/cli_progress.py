"""What is seen of a run while it goes on: a bar on a terminal, else a line now and then; and what was refused."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any, Final

from dashboard.cli_options import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tqdm import tqdm

    from corpus.progress import Progress
    from corpus.records import Thing

SHOWN_REFUSALS: Final = 50
SHOWN_NOTES: Final = 50
LINE_EVERY_S: Final = 30.0
"""Between two lines where nobody sees a bar: a log of a night's run has a thousand of them."""


def watch(
    done: Iterable[Thing], progress: Progress | None = None, every_s: float = LINE_EVERY_S
) -> Iterator[Thing]:
    """The same things as they are done with, told of on standard error.

    The bar goes by bytes where `progress` knows how many there are, and else tells how many articles there were.
    """
    from corpus.records import Noted, Rejected  # noqa: PLC0415  commands import what they need when they run

    refused = noted = number = 0
    pace = _Pace(progress, every_s)
    with _bar(progress) as bar:
        for thing in done:
            if isinstance(thing, Noted):
                noted += 1
                if noted <= SHOWN_NOTES:
                    bar.write(f"{thing.origin}: {thing.words}", file=sys.stderr)
                yield thing
                continue
            number += 1
            refused += isinstance(thing, Rejected)
            if isinstance(thing, Rejected) and refused <= SHOWN_REFUSALS:
                bar.write(f"{thing.origin}: {thing.reason}", file=sys.stderr)
            if not bar.disable:
                _advance(bar, pace, number)
            elif line := pace.line(number):
                say(line)
            yield thing
    if noted > SHOWN_NOTES:
        say(f"… and {noted - SHOWN_NOTES} more notes.")
    if refused > SHOWN_REFUSALS:
        say(f"… and {refused - SHOWN_REFUSALS} more; the dashboard lists all of them.")


class _Pace:
    """How fast a run goes and how long it still takes."""

    def __init__(self, progress: Progress | None, every_s: float) -> None:
        self.progress = progress if progress and progress.total else None
        self._every_s = every_s
        self._began = self._told = time.monotonic()

    def rate(self, number: int) -> str:
        """Articles a second since the beginning."""
        seconds = max(time.monotonic() - self._began, 0.001)
        rate = number / seconds
        return f"{rate:,.0f} a second" if rate >= 10 else f"{rate:.1f} a second"

    def line(self, number: int) -> str:
        """What a log gets, "" where it has got one a moment ago."""
        now = time.monotonic()
        if now - self._told < self._every_s:
            return ""
        self._told = now
        return f"Reading: {number:,} articles, {self.rate(number)}{self._far(now)}"

    def _far(self, now: float) -> str:
        if self.progress is None or not self.progress.total:
            return ""
        share = min(self.progress.done / self.progress.total, 1.0)
        if not share:
            return ""
        return f", {share:.0%} of the bytes, about {_length((now - self._began) * (1 - share) / share)} left"


def _bar(progress: Progress | None) -> tqdm[Any]:
    from tqdm import tqdm  # noqa: PLC0415  see watch

    if progress is None or not progress.total:
        return tqdm(desc="Reading", unit=" articles", file=sys.stderr, disable=None)
    return tqdm(
        desc="Reading",
        total=progress.total,
        unit="B",
        unit_scale=True,
        smoothing=0.1,
        file=sys.stderr,
        disable=None,
    )


def _advance(bar: tqdm[Any], pace: _Pace, number: int) -> None:
    if pace.progress is None:
        bar.update()
        return
    bar.set_postfix_str(f"{number:,} articles, {pace.rate(number)}", refresh=False)
    bar.update(pace.progress.done - bar.n)


def _length(seconds: float) -> str:
    """A time as people say it."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return f"{max(round(seconds), 1)} s"
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02} min"
