"""Who denies in another report what an incident's reports tell: shown beside its claims, never one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Final

from corpus.families import combined_family
from corpus.records import Article, Incident, Report, Status

DAYS_APART: Final = timedelta(days=1)
"""By which the day of what is denied may differ: told and denied by different clocks."""

DENIED_WITHIN: Final = timedelta(days=3)
"""After what happened, in which the article of a denial that names no day may come out."""


def denials_of(
    incidents: Iterable[Incident], denied: Iterable[Report], articles: Mapping[str, Article]
) -> dict[str, tuple[Report, ...]]:
    """The reports of status DENIED that deny what each incident tells, by its id; an incident without is left out.

    They speak of the incident's place, of its kind or a kindred one, and of its days; one that names no day
    comes out within DENIED_WITHIN of it. `articles` are those of the denials.
    """
    at: dict[str, list[Report]] = defaultdict(list)
    for report in denied:
        if report.status is Status.DENIED and report.place is not None:
            at[report.place.place_id].append(report)
    found = {}
    for incident in incidents:
        if incident.status is Status.HAPPENED and incident.place is not None:
            here = at.get(incident.place.place_id, [])
            if told := tuple(report for report in here if _denies(report, incident, articles)):
                found[incident.incident_id] = told
    return found


def _denies(report: Report, incident: Incident, articles: Mapping[str, Article]) -> bool:
    if incident.days is None or combined_family(report.sub_event) is not combined_family(incident.sub_event):
        return False
    first, last = incident.days.first, incident.days.last
    if report.days is not None:
        return report.days.first <= last + DAYS_APART and first - DAYS_APART <= report.days.last
    article = articles.get(report.article_id)
    published = article.published if article else None
    return published is not None and first <= published <= last + DENIED_WITHIN
