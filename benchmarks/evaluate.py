"""How well articles are read: our own two golds and, where ../shared is, public corpora and the five articles.

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
from corpus.scoring import Score, digest, read_dispatches, read_gold, score_article
from corpus.scoring_incidents import score_articles
from corpus.scoring_times import score_corpus
from geodata.gazetteer import Gazetteer
from geodata.home import default_gazetteer

ROOT = Path(__file__).resolve().parents[1]
CORPORA = {
    "demonstration corpus": ROOT / "corpus" / "demonstration",
    "pages to test with": ROOT / "tests" / "corpus" / "pages",
}
SEEDS = ROOT.parent / "shared" / "seeds"
MARKED = ROOT.parent / "shared" / "eval"


def evaluate_corpus(name: str, folder: Path, *, show: bool) -> None:
    """Prints how much of a corpus' gold is found."""
    articles = read_dispatches(folder / "dispatches.jsonl")
    with closing(Gazetteer.open(default_gazetteer())) as gazetteer:
        reports = {article.article_id: read_article(article, gazetteer).reports for article in articles}
    path = folder / "expected.jsonl"
    whole, core = Score(), Score()
    for gold in read_gold(path):
        score, lines = score_article(gold, reports[gold.article_id])
        whole += score
        core += score_article(gold, reports[gold.article_id], core=True)[0]
        if show:
            print(*lines, sep="\n")
    good = f"{whole.good_dots} of {whole.dots} ({whole.dot_precision:.1f} %)"
    print(f"{name}: {len(articles)} articles, gold {digest(path)}")
    print(
        f"  reports found without a fault in any field     {whole.found} of {whole.wanted} ({whole.recall:.1f} %)"
    )
    print(f"  happened: place, days, killed, injured right   {core.found} of {core.wanted} ({core.recall:.1f} %)")
    print(f"  dots where and when something is expected      {good}")
    print(f"  dots at places where nothing happens           {whole.strays}")


def evaluate_days() -> None:
    """Prints how well days are read in the development halves of public corpora, or that they are not here."""
    if not MARKED.is_dir():
        print(
            "the marked corpora are not here (../shared/eval): they are other people's texts and are not shipped"
        )
        return
    for path in sorted((MARKED / "dates").glob("*.jsonl")):
        times = score_corpus(path)
        print(f"time expressions of {path.stem}: {times.wanted} marked, {times.predicted} found")
        print(
            f"  F1 of values, of both ends                     {_share(times.value_f1)}, {_share(times.strict_f1)}"
        )
    with closing(Gazetteer.open(default_gazetteer())) as gazetteer:
        main = score_articles(MARKED / "incidents" / "gva.jsonl", gazetteer)
    right = ", ".join(f"{main.percent(count):.1f} %" for count in (main.dated, main.killed, main.injured))
    print(f"main incidents of gva: {main.articles} articles")
    print(f"  exact day, killed, injured                     {right}")


def _share(share: float) -> str:
    return f"{100 * share:.1f} %"


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
    for corpus, where in CORPORA.items():
        evaluate_corpus(corpus, where, show="--show" in sys.argv)
    evaluate_days()
    evaluate_seeds()
