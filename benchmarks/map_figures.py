"""What was measured of the map's page, against the bounds of the project's plan, as lines of a table."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chromium_page import percentile, table

if TYPE_CHECKING:
    from pathlib import Path

    from chromium_page import Heap


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Seconds to the first markers: right after the server started, and the median of later times."""

    cold_s: float
    warm_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one store's page costs.

    `told` counts messages and requests while scrubbing and playing, `rested` messages once the slider has rested.
    """

    load: Load
    steps_ms: tuple[float, ...]
    told: int
    rested: int
    frames: float
    apart_s: float
    crowd_s: float
    rerun_s: float
    heap: Heap
    received_mb: float
    hosts: frozenset[str]
    own_host: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A store that is measured; a larger one scrubs within `scrub_ms` and loads within `times` of `beside`."""

    name: str
    path: Path
    scrub_ms: float = 16.0
    beside: str = ""
    times: float = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the table: the value with its unit, and whether it is within its bound, None without one."""

    name: str
    value: str
    bound: str = ""
    held: bool | None = None


def lines_of(subject: Subject, figures: Figures, loads: Mapping[str, Load]) -> list[Line]:
    """The lines of one store's column, against the bounds of issue 3."""
    load, beside = figures.load, loads[subject.beside]
    ratio = load.warm_s / beside.warm_s
    scrub = percentile(figures.steps_ms, 0.95)
    than = "of 100,000" if subject.beside else "of the empty page"
    strangers = figures.hosts - {figures.own_host}
    return [
        Line(name="first markers, cold", value=f"{load.cold_s:.2f} s"),
        Line(name="first markers, warm", value=f"{load.warm_s:.2f} s"),
        _at_most(f"warm, times that {than}", ratio, subject.times, "×"),
        Line(name="scrub step, median", value=f"{statistics.median(figures.steps_ms):.1f} ms"),
        _at_most("scrub step, 95th percentile", scrub, subject.scrub_ms, " ms"),
        _line("play", f"{figures.frames:.0f} frames a second", "≥ 50", held=figures.frames >= 50),
        _line("told to the server meanwhile", str(figures.told), "0", held=figures.told == 0),
        _line("told once the slider rests", str(figures.rested), "1", held=figures.rested == 1),
        _at_most("click on a symbol apart → reports", figures.apart_s, 0.4, " s"),
        _at_most("click in the crowd → reports", figures.crowd_s, 0.4, " s"),
        _at_most("rerun of the page, Python", figures.rerun_s, 0.15, " s"),
        _at_most("browser heap, with its arrays", figures.heap.total_mb, 60, " MB"),
        Line(name="of that the arrays", value=f"{figures.heap.arrays_mb:.1f} MB"),
        Line(name="received until it stands", value=f"{figures.received_mb:.2f} MB"),
        _line("other hosts asked", str(len(strangers)), "0", held=not strangers),
    ]


def _at_most(name: str, value: float, bound: float, unit: str) -> Line:
    return _line(name, f"{value:.2f}{unit}", f"≤ {bound:g}{unit}", held=value <= bound)


def _line(name: str, value: str, bound: str, *, held: bool) -> Line:
    return Line(name=name, value=value, bound=bound, held=held)


def side_by_side(lines: Mapping[str, Sequence[Line]]) -> str:
    """A table in Markdown with a column for each store; what is past its bound stands in bold."""
    return table(["", *lines], [_row(together) for together in zip(*lines.values(), strict=True)])


def _row(together: Sequence[Line]) -> list[str]:
    names = dict.fromkeys(line.name for line in together)
    return [" / ".join(names), *(_cell(line) for line in together)]


def _cell(line: Line) -> str:
    if line.held is None:
        return line.value
    value = line.value if line.held else f"**{line.value}**"
    return f"{value} ({line.bound})"
