"""The words by which two articles can be told to speak of one thing: those that few others have."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from math import log, sqrt
from sys import intern

from corpus.families import VIOLENT, family_of
from corpus.records import Article, Report, Status
from geodata.lexicon import word_list

_WORD = re.compile(r"\w{2,}")
_KEPT = 60  # the rarest of a telling's words; more cost memory and change no decision
_IMAGINED = 1000  # articles taken as read before the first, so that a small store knows a common word too
_COMMON_SHARE = 0.2  # of the imagined articles that have a common word


def words_of(text: str) -> frozenset[str]:
    """The words of a text, figures too, spelt alike whatever their case and marks."""
    return frozenset(map(_folded, _WORD.findall(text)))


@lru_cache(maxsize=1 << 17)
def _folded(word: str) -> str:
    """Without case and marks, as the store's search spells words (FTS5's unicode61, remove_diacritics 2)."""
    if word.isascii():
        return intern(word.lower())
    parts = unicodedata.normalize("NFKD", word.lower())
    return intern(unicodedata.normalize("NFC", "".join(one for one in parts if not unicodedata.combining(one))))


@dataclass(frozen=True, slots=True)
class WordCounts:
    """How many articles there are, and in how many of them each word stands."""

    articles: int
    having: Mapping[str, int]
    _rarities: dict[str, float] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, articles: Iterable[Article]) -> WordCounts:
        """Those of the articles."""
        counts: Counter[str] = Counter()
        number = 0
        for article in articles:
            counts.update(article_words(article))
            number += 1
        return cls(number, counts)

    def rarity(self, word: str) -> float:
        """The natural logarithm of one in so many articles that have the word: the inverse document frequency."""
        known = self._rarities.get(word)
        if known is None:
            common = _COMMON_SHARE * _IMAGINED if word in word_list("common_words") else 0.0
            known = log((self.articles + _IMAGINED) / (max(self.having.get(word, 0), 1) + common))
            self._rarities[word] = known
        return known


def article_words(article: Article) -> frozenset[str]:
    """The words of an article and its title."""
    return words_of(f"{article.title}\n{article.text}")


@dataclass(frozen=True, slots=True)
class Words:
    """The rarest words of a stretch of text, the rarest first, and the length of all of them as a vector."""

    rarest: tuple[str, ...]
    length: float

    @classmethod
    def of(cls, words: Iterable[str], counts: WordCounts) -> Words:
        """Those of a set of words."""
        rated = sorted((-counts.rarity(word), word) for word in words)
        length = sqrt(sum(rarity * rarity for rarity, _ in rated))
        return cls(tuple(word for _, word in rated[:_KEPT]), length)

    def shared(self, other: Words, counts: WordCounts) -> list[float]:
        """How rare each word is that both have, the rarest first."""
        return sorted(map(counts.rarity, set(self.rarest).intersection(other.rarest)), reverse=True)

    def likeness(self, shared: Sequence[float], other: Words) -> float:
        """The cosine of two stretches, 0 to 1, from the rarities that they share."""
        return sum(each * each for each in shared) / (self.length * other.length) if shared else 0.0


@dataclass(frozen=True, slots=True)
class Telling:
    """The words with which an article tells of one report: `around` it, and of its `passages` and the title."""

    around: Words
    passages: Words


@dataclass(slots=True)
class Tellings:
    """The tellings of reports, by report id; made when first asked for."""

    articles: Mapping[str, Article]
    counts: WordCounts
    mains: Mapping[str, str]
    made: dict[str, Telling] = field(default_factory=dict)

    @classmethod
    def of(cls, reports: Iterable[Report], articles: Mapping[str, Article], counts: WordCounts) -> Tellings:
        """Those of reports; what an article says outside all passages goes to its main report.

        All reports of each article are to be given, or another than its main one is taken for it.
        """
        mains: dict[str, Report] = {}
        for report in reports:
            held = mains.get(report.article_id)
            if held is None or _prominence(report) < _prominence(held):
                mains[report.article_id] = report
        return cls(articles, counts, {article_id: report.report_id for article_id, report in mains.items()})

    def is_main(self, report: Report) -> bool:
        """True for the report that its article is about."""
        return self.mains.get(report.article_id) == report.report_id

    def published(self, report: Report) -> date | None:
        """The day of its article, None where it is not known."""
        article = self.articles.get(report.article_id)
        return article.published if article is not None else None

    def telling(self, report: Report) -> Telling:
        """That of a report."""
        found = self.made.get(report.report_id)
        if found is None:
            found = self.made[report.report_id] = self._make(report)
        return found

    def names(self, report: Report, name: str) -> bool:
        """Whether all words of a name stand in the report's passages or the title."""
        return words_of(name) <= self._told(report)

    def _make(self, report: Report) -> Telling:
        passages = Words.of(self._told(report), self.counts)
        article = self.articles.get(report.article_id)
        if article is None or not self.is_main(report):
            return Telling(passages, passages)
        return Telling(Words.of(article_words(article), self.counts), passages)

    def _told(self, report: Report) -> frozenset[str]:
        article = self.articles.get(report.article_id)
        if article is None:
            return frozenset()
        passages = (article.text[span.start : span.end] for span in report.passages)
        return words_of("\n".join((article.title, *passages)))


def _prominence(report: Report) -> tuple[bool, bool, int, bool, int, str]:
    """Sorts the report first that its article is about: as corpus.reports does, the headline aside."""
    hurt = sum(count is not None and count.high != 0 for count in (report.killed, report.injured))
    return (
        report.status is not Status.HAPPENED,
        family_of(report.sub_event) not in VIOLENT,
        -hurt,
        report.days is None or report.days.days > 1,
        min((span.start for span in report.passages), default=report.start),
        report.report_id,
    )
