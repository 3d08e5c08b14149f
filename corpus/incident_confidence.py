"""How likely it is that an incident was where and when it is said to be, from the reports that tell of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from corpus.grounds import Ground
from corpus.records import DayRange, Report, ReportPlace

# Fitted by logistic regression on the main incidents of the development half of the corpus of shootings; see
# benchmarks/fit_incident_confidence.py.
AGREEING = 1.7
"""What the logarithm of the number of independent texts that agree on place and days counts in log-odds."""

ALL = -0.5
"""The same for all independent texts: one that gives another place or day speaks against."""

NONE_AGREES = -1.0
"""Where the place comes from one text and the days from another."""

_CERTAIN = 0.999


def independent_texts(reports: Sequence[Report], texts: Mapping[str, str]) -> int:
    """How many independent texts tell it; `texts` has the key of each report's text, by report id."""
    return len({texts[report.report_id] for report in reports})


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How many independent texts tell of an incident, how many agree with it, and the surest report of these."""

    everybody: int
    agreed: int
    surest: Report


def agreement(
    reports: Sequence[Report], place: ReportPlace | None, days: DayRange | None, texts: Mapping[str, str]
) -> Agreement:
    """Who agrees with an incident's place and days; the surest report is one of all where none does."""
    agreeing = [report for report in reports if _agrees(report, place, days)]
    return Agreement(
        everybody=independent_texts(reports, texts),
        agreed=independent_texts(agreeing, texts),
        surest=max(agreeing or reports, key=lambda report: (report.confidence, report.report_id)),
    )


def incident_confidence(found: Agreement) -> tuple[float, tuple[Ground, ...]]:
    """The probability, in 0..1, that place and days are right, and what speaks for and against it.

    That of the surest report that has both, changed by how many independent texts agree with it.
    """
    odds = _log_odds(found.surest.confidence) + ALL * log(found.everybody)
    odds += AGREEING * log(found.agreed) if found.agreed else NONE_AGREES
    return 1 / (1 + exp(-odds)), (*_grounds(found), *found.surest.confidence_because)


def _grounds(found: Agreement) -> tuple[Ground, ...]:
    if not found.agreed:
        return (Ground.NONE_AGREES,)
    told = (
        (Ground.TEXTS_AGREE, found.agreed > 1),
        (Ground.TEXTS_DISAGREE, found.everybody > found.agreed),
    )
    return tuple(ground for ground, holds in told if holds)


def _agrees(report: Report, place: ReportPlace | None, days: DayRange | None) -> bool:
    """Whether a report gives this place, or one in or around it, and days among these."""
    here = place is None or (report.place is not None and report.place.overlaps(place))
    then = days is None or (
        report.days is not None and report.days.first <= days.last and days.first <= report.days.last
    )
    return here and then


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, 1 - _CERTAIN), _CERTAIN)
    return log(bounded / (1 - bounded))
