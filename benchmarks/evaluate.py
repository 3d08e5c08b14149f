"""How well articles are read: the demonstration's gold and, where ../shared is, the five articles.

Usage: python benchmarks/evaluate.py [--show]
With --show every report that is missing, wrong or astray is printed.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from corpus.pipeline import read_article
from corpus.records import Report
from corpus.scoring import Score, digest, read_dispatches, read_gold, score_article
from geodata.gazetteer import Gazetteer
from geodata.home import default_gazetteer

ROOT = Path(__file__).resolve().parents[1]
DEMONSTRATION = ROOT / "corpus" / "demonstration"
SEEDS = ROOT.parent / "shared" / "seeds"


def read_demonstration(gazetteer: Gazetteer) -> dict[str, tuple[Report, ...]]:
    """The reports of every dispatch of the demonstration corpus, by the dispatch's id."""
    dispatches = read_dispatches(DEMONSTRATION / "dispatches.jsonl")
    return {article.article_id: read_article(article, gazetteer).reports for article in dispatches}


def evaluate_demonstration(*, show: bool) -> None:
    """Prints how much of the demonstration's gold is found."""
    with closing(Gazetteer.open(default_gazetteer())) as gazetteer:
        reports = read_demonstration(gazetteer)
    path = DEMONSTRATION / "expected.jsonl"
    whole, core = Score(), Score()
    for gold in read_gold(path):
        score, lines = score_article(gold, reports[gold.article_id])
        whole += score
        core += score_article(gold, reports[gold.article_id], core=True)[0]
        if show:
            print(*lines, sep="\n")
    print(f"demonstration corpus, gold {digest(path)}")
    print(
        f"  reports found without a fault in any field     {whole.found} of {whole.wanted} ({whole.recall:.1f} %)"
    )
    print(f"  happened: place, days, killed, injured right   {core.found} of {core.wanted} ({core.recall:.1f} %)")
    good = f"{whole.good_dots} of {whole.dots} ({whole.dot_precision:.1f} %)"
    print(f"  dots where and when something is expected      {good}")
    print(f"  dots at places where nothing happens           {whole.strays}")


def evaluate_seeds() -> None:
    """Prints what the scorer of the five articles says, or that they are not here."""
    if not SEEDS.is_dir():
        print("the five articles are not here: they are other people's texts and are not shipped")
        return
    start = "from dashboard.cli import main; main()"
    files = sorted(map(str, SEEDS.glob("*.txt")))
    read = subprocess.run([sys.executable, "-c", start, "extract", *files], capture_output=True, check=True)
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as out:
        out.write(read.stdout)
        out.flush()
        scorer = [sys.executable, str(SEEDS / "score.py"), out.name]
        scored = subprocess.run(scorer, capture_output=True, text=True, check=False)
    print(f"the five articles\n  {scored.stdout.strip()}")


if __name__ == "__main__":
    evaluate_demonstration(show="--show" in sys.argv)
    evaluate_seeds()
