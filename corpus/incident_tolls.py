"""What the claims on one incident come to: independent sources, and low, best and high by a stated rule."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from statistics import median_low

from corpus.records import Article, Claim, Count, Report, Toll

RULE = (
    "best is the figure of the latest article day; of several, the one that most independent texts give, then the "
    "one nearest to the median. Low and high span the latest claim of each claimant. Nothing takes the maximum."
)
"""How a toll is reckoned, in words."""

_UNPUBLISHED = date.min  # an article without a day is never the latest


def text_key(report: Report, articles: Mapping[str, Article]) -> str:
    """The same for the same words in several outlets: one agency's text in twenty papers is one source."""
    article = articles.get(report.article_id)
    text = article.text[report.start : report.end] if article is not None else ""
    words = "".join(character for character in text.casefold() if character.isalnum())
    return hashlib.sha256(words.encode()).hexdigest()[:16] if words else report.report_id


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

    `texts` gives the text key of each report id, so that a text printed twice counts once.
    """
    told = [(claim, count) for claim in claims if (count := _figure(claim, figure)) is not None]
    if not told:
        return None
    best = _best(told, texts)
    latest = _latest_of_each_claimant(told)
    low = min(best, *(count.low for count in latest)) if latest else best
    high = _highest(latest)
    return Toll(low=low, best=best, high=None if high is None else max(high, best))


def _figure(claim: Claim, figure: str) -> Count | None:
    return claim.killed if figure == "killed" else claim.injured


def _best(told: Sequence[tuple[Claim, Count]], texts: Mapping[str, str]) -> int:
    last = max(claim.published or _UNPUBLISHED for claim, _ in told)
    sources: dict[int, set[str]] = defaultdict(set)
    for claim, count in told:
        if (claim.published or _UNPUBLISHED) == last:
            sources[count.low].add(texts.get(claim.report_id, claim.report_id))
    middle = median_low(sorted(low for low, keys in sources.items() for _ in keys))
    return min(sources, key=lambda low: (-len(sources[low]), abs(low - middle), low))


def _latest_of_each_claimant(told: Sequence[tuple[Claim, Count]]) -> list[Count]:
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
