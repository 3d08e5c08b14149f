"""What an article's headline says of killed and injured, held against the reports of its text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from hashlib import blake2b

from corpus.carrying_days import NEWS_WITHIN_DAYS
from corpus.families import VIOLENT, family_of
from corpus.records import (
    Article,
    Casualties,
    Count,
    DateBasis,
    DayRange,
    Outcome,
    Report,
    Span,
    Status,
    SubEventType,
)

_SEVERAL_EVENTS = re.compile(
    r"\b(?:shootings|attacks|strikes|raids|clashes|killings|bombings|blasts|explosions|incidents|weekend)\b",
    re.IGNORECASE,
)
_VIOLENCE = re.compile(
    r"\b(?:shot|shoot\w*|gun\w*|kill\w*|murder\w*|slain|slay\w*|stab\w*|attack\w*|strikes?|shell\w*|bomb\w*|blast"
    r"|explo\w+|drones?|missiles?|rockets?|mines?|clash\w*|raid\w*|ambush\w*|snipers?|homicide|massacre\w*)\b",
    re.IGNORECASE,
)
_HEADLINE_ALONE = 0.3
"""How far a headline without its text is trusted, in 0..1: less than any sentence."""

_HURT = (Outcome.KILLED, Outcome.INJURED)

Figures = Mapping[Outcome, Count]


def headline_figures(title: str, casualties: Sequence[Casualties]) -> Figures:
    """The killed and injured that a headline counts; none where it sums up several events or a longer time."""
    told = [c for c in casualties if c.outcome in _HURT and not c.part]
    if any(c.running or c.count.high is None for c in told) or _SEVERAL_EVENTS.search(title):
        return {}
    figures: dict[Outcome, Count] = {}
    for each in told:
        before = figures.get(each.outcome, Count(low=0, high=0))
        low, high = before.low + each.count.low, (before.high or 0) + (each.count.high or 0)
        figures[each.outcome] = Count(low=low, high=high)
    return figures


def agreement(report: Report, headline: Figures) -> int:
    """How many of the headline's figures a report gives; 0 for one that did not happen or is no violence."""
    if not is_news_of_violence(report):
        return 0
    return sum(_figure(report, outcome) == count for outcome, count in headline.items())


def completed(report: Report, headline: Figures) -> Report:
    """The report with the headline's figures where it gives none, unless it gives others beside.

    Who was hurt by the headline may have died by the text: the injured of a headline go with its dead only.
    """
    killed, injured = headline.get(Outcome.KILLED), headline.get(Outcome.INJURED)
    given = {outcome: _figure(report, outcome) for outcome in headline}
    differs = any(count is not None and count != headline[outcome] for outcome, count in given.items())
    if differs or not is_news_of_violence(report):
        return report
    filled = replace(report, killed=report.killed or killed)
    return replace(filled, injured=filled.injured or injured) if filled.killed == killed else filled


def report_of_headline(article: Article, headline: Figures) -> Report | None:
    """What only the headline tells, of a text that is cut off; None where nobody in it met with violence.

    It stands at no place and, since the text does not say it, at no words of the text: its range is empty.
    """
    hurt = any(count.low > 0 for count in headline.values())
    if not hurt or _VIOLENCE.search(article.title) is None:
        return None
    nowhere = Span(0, 0)
    last = article.published
    days = DayRange(first=last - timedelta(days=NEWS_WITHIN_DAYS), last=last) if last else None
    return Report(
        report_id=blake2b(f"{article.article_id}\0{article.title}".encode(), digest_size=8).hexdigest(),
        article_id=article.article_id,
        start=0,
        end=0,
        passages=(nowhere,),
        trigger=nowhere,
        sub_event=SubEventType.ATTACK,
        status=Status.HAPPENED,
        place=None,
        unplaced="only the headline tells of it",
        days=days,
        undated="" if days else "the headline names no day, and the day of publication is unknown",
        days_because="a headline: news of the day of publication or the day before" if days else "",
        date_basis=DateBasis.PUBLICATION if days else DateBasis.UNRESOLVED,
        time_precision=1 if days else None,
        killed=headline.get(Outcome.KILLED),
        injured=headline.get(Outcome.INJURED),
        claimed_by=article.source,
        confidence=_HEADLINE_ALONE,
    )


def is_news_of_violence(report: Report) -> bool:
    """Whether a report tells of violence that happened."""
    return report.status is Status.HAPPENED and family_of(report.sub_event) in VIOLENT


def _figure(report: Report, outcome: Outcome) -> Count | None:
    return report.killed if outcome is Outcome.KILLED else report.injured
