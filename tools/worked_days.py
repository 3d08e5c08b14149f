"""Writes docs/worked-days.md, tables of time expressions and their days, from the examples of the tests."""
# ruff: noqa: INP001  a script that is run by its path, in no package

from __future__ import annotations

import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
EXAMPLES: Final = ROOT / "tests" / "corpus" / "worked_days.toml"
PAGE: Final = ROOT / "docs" / "worked-days.md"
USAGE: Final = "Usage: python tools/worked_days.py [--check]"

INTRODUCTION: Final = """# Days, by example
Each line is tested (`tests/corpus/worked_days.toml`) and shows what Dateline makes of the words in bold. The rules
behind them stand in [days.md](days.md). This page is written by `python tools/worked_days.py`."""

OF_TIMES: Final = """## Time expressions
What `dateline dates` gives: the TIMEX3 value, the days that the words mean, and what they were counted from."""

OF_EVENTS: Final = """## The event's day
What `dateline extract` gives for the report that the bold words make: its days, what they were counted from,
`time_precision`, and why it has these days where its own words do not give them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text, its day of publication (None where nobody knows it), and what is expected of [start, end) in it.

    `start` is None where the text names no time.
    """

    text: str
    published: date | None
    start: int | None
    end: int
    expected: tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """Examples of one kind, what they have in common, and the text `before` each of them."""

    name: str
    about: str
    before: str
    examples: tuple[Example, ...]


def read_kinds(part: str) -> tuple[Kind, ...]:
    """The kinds of "times" (expected: value, days, basis) or "events" (days, basis, time_precision, why)."""
    return tuple(_kind(row) for row in tomllib.loads(EXAMPLES.read_text("utf-8"))[part])


def _kind(row: dict[str, Any]) -> Kind:
    before, published = row.get("before", ""), row["published"]
    day = date.fromisoformat(published) if published else None
    examples = tuple(_example(before, day, marked, tuple(rest)) for marked, *rest in row["examples"])
    return Kind(name=row["kind"], about=row["about"], before=before, examples=examples)


def _example(before: str, published: date | None, marked: str, expected: tuple[str | int, ...]) -> Example:
    opening, bracket, rest = marked.partition("[")
    words, _, ending = rest.partition("]")
    start = len(before + opening) if bracket else None
    end = len(before + opening + words)
    text = before + opening + words + ending
    return Example(text=text, published=published, start=start, end=end, expected=expected)


# ---------------------------------------------------------------- the page


def page() -> str:
    """The whole page."""
    times = (_section(kind, ("value", "days", "basis")) for kind in read_kinds("times"))
    events = (_section(kind, ("days", "basis", "precision", "why")) for kind in read_kinds("events"))
    return "\n\n".join((INTRODUCTION, OF_TIMES, *times, OF_EVENTS, *events)) + "\n"


def _section(kind: Kind, heads: Sequence[str]) -> str:
    columns = ("words in their sentence", "published", *heads)
    lines = [f"### {kind.name}", kind.about, ""]
    if kind.before:
        lines[2:2] = ["", f"All of these follow upon: “{kind.before.strip()}”"]
    lines += [_row(columns), _row(["---"] * len(columns))]
    return "\n".join(lines + [_row(_cells(each, len(kind.before))) for each in kind.examples])


def _cells(example: Example, begin: int) -> list[str]:
    text, start = example.text, example.start
    words = (
        text[begin:]
        if start is None
        else f"{text[begin:start]}**{text[start : example.end]}**{text[example.end :]}"
    )
    published = f"{example.published:%a} {example.published}" if example.published else "nobody knows"
    return [words, published, *(str(cell) if cell not in ("", 0) else "–" for cell in example.expected)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main(arguments: Sequence[str]) -> int:
    """Writes the page, or with --check says whether it is behind; 0 where all is well."""
    if set(arguments) - {"--check"}:
        sys.stderr.write(f"{USAGE}\n")
        return 2
    if "--check" not in arguments:
        PAGE.write_text(page(), "utf-8")
    elif PAGE.read_text("utf-8") != page():
        sys.stdout.write("docs/worked-days.md is behind the examples: run tools/worked_days.py\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
