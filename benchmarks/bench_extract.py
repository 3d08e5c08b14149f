"""How fast articles are read: from a cold start, and once warm, as articles and words a second on one core.

The articles are the demonstration corpus. Ratios: each stage's share of the whole reading. Files of JSON Lines
that are named are read by `dateline extract` once, from its start to its end.
"""

from __future__ import annotations

import gc
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from corpus.actions import find_actions
from corpus.attribution import find_attributions
from corpus.casualties import find_casualties
from corpus.pipeline import read_article
from corpus.records import Article
from corpus.scoring import read_dispatches
from corpus.sentences import split_sentences
from corpus.timex import find_times
from dashboard.cli import COLLECT_AFTER
from geodata.gazetteer import Gazetteer
from geodata.home import default_gazetteer
from geodata.resolve import resolve
from geodata.toponyms import find_toponyms

ROOT = Path(__file__).resolve().parents[1]
DISPATCHES = ROOT / "corpus" / "demonstration" / "dispatches.jsonl"
ROUNDS = 5
WORDS = 400
"""Words of the article that the figure of a whole file is given in."""
_COMMAND = (sys.executable, "-c", "from dashboard.cli import main; main()", "extract")


def seconds(work: Callable[[Article], object], texts: list[Article]) -> float:
    """The least processor time of some rounds over all texts."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for article in texts:
            work(article)
        best = min(best, time.process_time() - start)
    return best


def of_the_command(file: Path) -> float:
    """Articles of WORDS words a second of the processor that the command reads of a file, its start included."""
    with file.open(encoding="utf-8") as lines:
        words = sum(len(json.loads(line)["text"].split()) for line in lines)
    start = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*_COMMAND, file], stdout=subprocess.DEVNULL, check=True)
    end = resource.getrusage(resource.RUSAGE_CHILDREN)
    return words / WORDS / (end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime)


def main() -> None:
    """Prints the figures."""
    for file in sys.argv[1:]:
        print(f"{file}: {of_the_command(Path(file)):.0f} articles of {WORDS} words a second, start included")
    gc.set_threshold(COLLECT_AFTER)  # as the command does
    texts = list(read_dispatches(DISPATCHES))
    words = sum(len(a.text.split()) for a in texts)
    start = time.perf_counter()
    subprocess.run([*_COMMAND, DISPATCHES], capture_output=True, check=True)
    print(
        f"cold: dateline extract of {len(texts)} dispatches in {time.perf_counter() - start:.2f} s of wall clock"
    )
    with closing(Gazetteer.open(default_gazetteer())) as gazetteer:
        whole = seconds(lambda a: read_article(a, gazetteer), texts)
        print(f"warm: {len(texts) / whole:.0f} articles a second, {words / whole:.0f} words a second, one core")
        stages: dict[str, Callable[[Article], object]] = {
            "sentences": lambda a: split_sentences(a.text),
            "toponyms": lambda a: find_toponyms(a.text, gazetteer),
            "toponyms and resolution": lambda a: resolve(a.text, find_toponyms(a.text, gazetteer), gazetteer),
            "time expressions": lambda a: find_times(a.text, a.published),
            "casualties": lambda a: find_casualties(a.text, split_sentences(a.text)),
            "actions": lambda a: find_actions(a.text, split_sentences(a.text)),
            "attribution": lambda a: find_attributions(a.text, split_sentences(a.text)),
        }
        for name, work in stages.items():
            print(f"  {name:24} {100 * seconds(work, texts) / whole:5.1f} % of the whole")


if __name__ == "__main__":
    main()
