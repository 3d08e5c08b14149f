"""What the claims on one incident come to: independent sources, and low, best and high by a stated rule."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from statistics import median_low

from corpus.copy_groups import Groups
from corpus.records import Article, Claim, Count, Report, Toll

RULE = (
    "best is the figure of the latest article day; of several, the one that most independent texts give, then the "
    "one nearest to the median. Low and high span the latest claim of each claimant. A text printed several times "
    "counts once, on the first day of its prints. Nothing takes the maximum."
)
"""How a toll is reckoned, in words."""

_Told = tuple[Claim, Count]
_WORD = re.compile(r"\w+")
_LEAST_WORDS = 8  # of a sentence; "two people were killed in Ganja" is anybody's
_UNPUBLISHED = date.min  # an article without a day is never the latest


def text_key(report: Report, articles: Mapping[str, Article]) -> str:
    """The same for the same sentence in several articles, where it is too long to be written twice by chance."""
    article = articles.get(report.article_id)
    words = _WORD.findall(article.text[report.start : report.end].casefold()) if article is not None else []
    if len(words) < _LEAST_WORDS:
        return report.report_id
    return hashlib.sha256(" ".join(words).encode("utf-8", "replace")).hexdigest()[:16]


def text_keys(
    reports: Iterable[Report], articles: Mapping[str, Article], copies: Mapping[str, str]
) -> dict[str, str]:
    """The key of the text that each report of one incident comes from, by report id.

    Articles have one key where they are prints of one text (of one group in `copies`, by article id), or where
    the first sentences with which they tell of the incident are the same: one agency's text in twenty papers is
    one source. All reports of an article have its key.
    """
    ordered = sorted(reports, key=lambda report: (report.article_id, report.start, report.report_id))
    texts: Groups[str] = Groups()
    for report in {each.article_id: each for each in reversed(ordered)}.values():
        texts.join(f"sentence {text_key(report, articles)}", report.article_id)
        if report.article_id in copies:
            texts.join(f"print {copies[report.article_id]}", report.article_id)
    return {report.report_id: texts.lead(report.article_id) for report in ordered}


def copies_of(reports: Sequence[Report], texts: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """The ids of articles that tell in the same words, a group for each such text, in the order of the reports."""
    groups: dict[str, dict[str, None]] = defaultdict(dict)
    for report in reports:
        groups[texts[report.report_id]][report.article_id] = None
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def make_claims(reports: Sequence[Report], articles: Mapping[str, Article]) -> tuple[Claim, ...]:
    """One claim a report, by the day of its article; those without a day come last."""
    claims = []
    for report in reports:
        article = articles.get(report.article_id)
        claims.append(
            Claim(
                report_id=report.report_id,
                article_id=report.article_id,
                claimed_by=report.claimed_by,
                accused=report.accused,
                killed=report.killed,
                injured=report.injured,
                published=article.published if article is not None else None,
                source=article.source if article is not None else "",
            )
        )
    return tuple(sorted(claims, key=_claim_order))


def _claim_order(claim: Claim) -> tuple[date, str, str]:
    return (claim.published or date.max, claim.article_id, claim.report_id)


def toll(claims: Sequence[Claim], figure: str, texts: Mapping[str, str]) -> Toll | None:
    """The toll of "killed" or "injured" over claims by the RULE; None where nobody gives a figure.

    `texts` gives the key of the text of each report id (see text_keys).
    """
    told = _each_text_once(
        [(claim, count) for claim in claims if (count := _figure(claim, figure)) is not None], texts
    )
    if not told:
        return None
    told = [(claim, count) for claim, count in told if _is_numbered(count)] or told
    best = _best(told, texts)
    latest = _latest_of_each_claimant(told)
    low = min(best, *(count.low for count in latest)) if latest else best
    high = _highest(latest)
    return Toll(low=low, best=best, high=None if high is None else max(high, best))


_SOMEBODY = 2


def _is_numbered(count: Count) -> bool:
    """False for "one or more" and "two or more": "a deadly strike" and "villagers killed" count nobody."""
    return count.high is not None or count.low > _SOMEBODY


def _each_text_once(told: Sequence[_Told], texts: Mapping[str, str]) -> list[_Told]:
    """Of the claims that give one figure in one text the first: a later print says nothing new."""
    first: dict[tuple[str, Count], _Told] = {}
    for claim, count in sorted(told, key=lambda each: _claim_order(each[0])):
        first.setdefault((texts.get(claim.report_id, claim.report_id), count), (claim, count))
    return list(first.values())


def _figure(claim: Claim, figure: str) -> Count | None:
    return claim.killed if figure == "killed" else claim.injured


def _best(told: Sequence[_Told], texts: Mapping[str, str]) -> int:
    last = max(claim.published or _UNPUBLISHED for claim, _ in told)
    sources: dict[int, set[str]] = defaultdict(set)
    for claim, count in told:
        if (claim.published or _UNPUBLISHED) == last:
            sources[count.low].add(texts.get(claim.report_id, claim.report_id))
    middle = median_low(sorted(low for low, keys in sources.items() for _ in keys))
    return min(sources, key=lambda low: (-len(sources[low]), abs(low - middle), low))


def _latest_of_each_claimant(told: Sequence[_Told]) -> list[Count]:
    latest: dict[str, Count] = {}
    for claim, count in sorted(
        told, key=lambda each: (each[0].published or _UNPUBLISHED, *_claim_order(each[0])[1:])
    ):
        latest[claim.claimed_by.casefold() or claim.source.casefold() or claim.article_id] = count
    return list(latest.values())


def _highest(counts: Sequence[Count]) -> int | None:
    """The top of what is claimed; None where somebody's "at least" lies above every closed figure."""
    closed = [count.high for count in counts if count.high is not None]
    opened = [count.low for count in counts if count.high is None]
    if not closed or (opened and max(opened) > max(closed)):
        return None
    return max(closed)
