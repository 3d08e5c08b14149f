"""How well the text and the day of pages were read: shingles, passages that must or must not be there."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any, Final

SHINGLE: Final = 4
"""Words of a shingle, as Scrapinghub's benchmark of article extraction counts."""

_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPage:
    """A page and what is to be read from it: all its text, or passages of it and of what is around it.

    `day` is as in ISO 8601, "" for a page that tells none, None where nobody noted it; so is `author`.
    """

    kind: str
    html: str
    text: str = ""
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    day: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageScore:
    """Means over pages, and the shares of right days and authors where noted; None where there is nothing."""

    precision: float | None
    recall: float | None
    days: float | None
    authors: float | None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall."""
        if self.precision is None or self.recall is None:
            return None
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score_pages(gold: Sequence[GoldPage], found: Iterable[tuple[str, str, str]]) -> PageScore:
    """How well the texts, days and authors that were found are those of the gold."""
    pairs = list(zip(gold, found, strict=True))
    judged = [_text_score(page, text) for page, (text, _, _) in pairs if page.text or page.present]
    days = [page.day == day[: len("2020-10-18")] for page, (_, day, _) in pairs if page.day is not None]
    authors = [
        page.author.casefold() == author.casefold() for page, (_, _, author) in pairs if page.author is not None
    ]
    return PageScore(
        precision=fmean(precision for precision, _ in judged) if judged else None,
        recall=fmean(recall for _, recall in judged) if judged else None,
        days=fmean(days) if days else None,
        authors=fmean(authors) if authors else None,
    )


def _text_score(page: GoldPage, text: str) -> tuple[float, float]:
    return text_score(page.text, text) if page.text else _passage_score(page, text)


def text_score(gold: str, text: str) -> tuple[float, float]:
    """Precision and recall of a text's shingles."""
    wanted, had = _shingles(gold), _shingles(text)
    right = (wanted & had).total()
    return (right / had.total() if had else 0.0, right / wanted.total() if wanted else 1.0)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)) if words)


def _passage_score(page: GoldPage, text: str) -> tuple[float, float]:
    words = " ".join(text.split())
    there = sum(" ".join(passage.split()) in words for passage in page.present)
    wrong = sum(" ".join(passage.split()) in words for passage in page.absent)
    return (there / (there + wrong) if there else 0.0, there / len(page.present))


# ---------------------------------------------------------------- saved pages of others


def read_saved_pages(folder: Path) -> Iterator[GoldPage]:
    """The pages of a folder: as Scrapinghub's benchmark has them, or those that gold.jsonl names.

    A line of gold.jsonl has `file`, and of `text`, `with` and `without` (lists of passages) and `day` those that
    are known.
    """
    truth = folder / "ground-truth.json"
    if truth.is_file():
        for name, told in json.loads(truth.read_text("utf-8")).items():
            content = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
            yield GoldPage(kind=folder.name, html=_decoded(content), text=told["articleBody"])
    gold = folder / "gold.jsonl"
    if gold.is_file():
        for line in gold.read_text("utf-8").splitlines():
            yield _told_page(folder, json.loads(line))


def _told_page(folder: Path, told: dict[str, Any]) -> GoldPage:
    return GoldPage(
        kind=folder.name,
        html=_decoded((folder / told["file"]).read_bytes()),
        text=told.get("text", ""),
        present=tuple(told.get("with", ())),
        absent=tuple(told.get("without", ())),
        day=told.get("day"),
    )


def _decoded(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
