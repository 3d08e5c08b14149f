"""Text, day and author out of pages beside other tools: F1, days and authors right, pages a second, memory.

Run it with `python benchmarks/bench_pages.py --peers PYTHON`. PYTHON is an interpreter of a virtual environment
of your own that has the peers; docs/benchmarks.md says how to make one. Without it the table says that they were
not measured. `--pages FOLDER` adds saved pages of others with their gold, and may be given again.
Each tool works in a process of its own, on one core, on the same pages; passes are made in turns.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Mapping, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Final

from chromium_page import table
from made_pages import make_pages
from page_scores import GoldPage, PageScore, read_saved_pages, score_pages
from page_tools import FoundPage
from tool_worker import megabytes
from tools_at_work import NOT_MEASURED, Measured, Task, interpreters, measure

OURS: Final = {"dateline": "**Dateline**", "dateline-alone": "Dateline, `read_html` alone"}
PEERS: Final = {
    "trafilatura-fast": "trafilatura, fast, with metadata",
    "trafilatura": "trafilatura, with metadata",
    "newspaper4k": "newspaper4k",
    "resiliparse": "resiliparse, main content",
    "htmldate": "htmldate, extensive",
}
RIVAL: Final = "trafilatura-fast"
"""The tool whose speed the others' are divided by."""

TASK: Final = Task(module="page_tools", found=FoundPage)
MADE: Final = "made"
SEED: Final = 2020
EACH: Final = 25
PASSES: Final = 3
MEMORY_PAGES: Final = 10_000
STEPS: Final = 5


def made_gold(each: int, seed: int) -> list[GoldPage]:
    """So many pages of our own making in each layout."""
    return [
        GoldPage(
            kind=page.layout,
            html=page.html,
            text=page.text,
            day=page.day.isoformat() if page.day else "",
            author=page.author,
        )
        for page in make_pages(seed, each)
    ]


def report(
    gold: Sequence[GoldPage],
    made: int,
    measured: Mapping[str, Measured[FoundPage]],
    tools: Collection[str] = OURS.keys() | PEERS.keys(),
) -> str:
    """A row for each tool: speed and, for our own pages and each folder, F1, precision, recall, days, authors.

    Empty where a tool reads none, or nobody knows them.
    """
    sets = {MADE: range(made)} if made else {}
    for number in range(made, len(gold)):
        kind = gold[number].kind
        sets[kind] = range(sets[kind].start if kind in sets else number, number + 1)
    heads = ["tool", "pages/s", "× trafilatura fast", "RSS highest, MB"]
    rows: list[list[str]] = []
    for tool, name in (OURS | PEERS).items():
        if tool not in tools:
            continue
        if tool not in measured:
            rows.append([name, NOT_MEASURED, *[""] * (len(heads) - 2 + 3 * len(sets))])
            continue
        quality = (cell for rows_of in sets.values() for cell in _quality(gold, measured[tool], rows_of))
        rows.append([name, *_speed(len(gold), measured[tool], measured.get(RIVAL)), *quality])
    heads += [f"{kind}: {what}" for kind in sets for what in ("F1 (P, R)", "days", "authors")]
    return table(heads, rows)


def _speed(pages: int, measured: Measured[FoundPage], rival: Measured[FoundPage] | None) -> list[str]:
    ratio = f"{rival.warm_s / measured.warm_s:.2f}" if rival else ""
    return [f"{pages / measured.warm_s:,.0f}", ratio, f"{measured.highest_mb:.0f}"]


def _quality(gold: Sequence[GoldPage], measured: Measured[FoundPage], numbers: range) -> list[str]:
    score = _score(gold, measured, numbers)
    text = f"{score.f1:.3f} ({score.precision:.3f}, {score.recall:.3f})" if score.f1 else ""
    return [text, *(f"{share:.3f}" if share else "" for share in (score.days, score.authors))]


def _score(gold: Sequence[GoldPage], measured: Measured[FoundPage], numbers: Sequence[int]) -> PageScore:
    found = (measured.found[number][0] for number in numbers)
    told = [(page.text, page.day, page.author) for page in found]
    return score_pages([gold[number] for number in numbers], told)


def layout_report(gold: Sequence[GoldPage], made: int, measured: Mapping[str, Measured[FoundPage]]) -> str:
    """F1, days and authors of each tool layout by layout."""
    layouts = list(dict.fromkeys(page.kind for page in gold[:made]))
    rows: list[list[str]] = []
    for layout in layouts:
        numbers = [number for number in range(made) if gold[number].kind == layout]
        scores = [_score(gold, each, numbers) for each in measured.values()]
        rows.append([layout, *map(_shares, scores)])
    return table(["layout: F1, days, authors", *measured], rows)


def _shares(score: PageScore) -> str:
    return f"{score.f1 or 0:.3f}, {score.days or 0:.2f}, {score.authors or 0:.2f}"


def memory_report(gold: Sequence[GoldPage], pages: int) -> str:
    """Resident memory of this process while it reads so many pages."""
    from page_dateline import read  # noqa: PLC0415  who only compares needs it in no process but its own

    cells: list[str] = []
    endless = cycle(gold)
    for _ in range(STEPS):
        for page in islice(endless, pages // STEPS):
            read(page.html)
        cells.append(f"{megabytes('VmRSS'):.0f}")
    return table(
        [f"after {(step + 1) * pages // STEPS:,}" for step in range(STEPS)], [[f"{cell} MB" for cell in cells]]
    )


def main() -> int:
    """0; what could not be measured says so."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", help="a Python interpreter that has trafilatura, newspaper4k, resiliparse")
    parser.add_argument(
        "--pages", type=Path, action="append", default=[], help="a folder of saved pages with gold"
    )
    parser.add_argument("--tools", nargs="+", choices=[*OURS, *PEERS], default=[*OURS, *PEERS], help="only these")
    parser.add_argument("--each", type=int, default=EACH, help="pages of our own making of each layout")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--passes", type=int, default=PASSES)
    parser.add_argument("--memory", type=int, default=0, metavar="PAGES", help="read so many, and tell memory")
    told = parser.parse_args()
    gold = made_gold(told.each, told.seed)
    made = len(gold)
    for folder in told.pages:
        saved = list(read_saved_pages(folder))
        print(f"{folder}: {len(saved)} pages.\n" if saved else f"No pages with gold in {folder}: skipped.\n")
        gold += saved
    pythons = interpreters(OURS, PEERS, told.peers)
    chosen = {tool: python for tool, python in pythons.items() if tool in told.tools}
    measured = measure(TASK, [[page.html] for page in gold], chosen, told.passes)
    print(report(gold, made, measured, told.tools))
    print(f"\n{made} pages of our own making (seed {told.seed}), {len(gold) - made} saved ones.\n")
    print(layout_report(gold, made, measured))
    if told.memory:
        print(f"\n{memory_report(gold, told.memory)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
