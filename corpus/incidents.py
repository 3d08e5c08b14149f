"""Incidents from reports: what several passages of several articles tell of one thing that happened."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from corpus.copy_groups import copies_among
from corpus.families import Family, combined_family
from corpus.incident_confidence import agreement, incident_confidence
from corpus.incident_linking import link_groups
from corpus.incident_links import told_at_other_hours
from corpus.incident_tolls import copies_of, make_claims, text_keys, toll
from corpus.incident_words import Tellings, WordCounts
from corpus.records import Article, Count, DayRange, Incident, Report, ReportPlace, Status, SubEventType
from geodata.place import AREAS, PlaceKind

_LONGEST_DAYS = 7  # a range longer than a week names a period; it is one with the same period only
_LEAST_OVERLAP = 0.3  # of the longer range: a weekend may be one of its days, "this week" may not
_LEAST_OVERLAP_AGREED = 0.1  # where the figures are the same
_TELLING = 3  # killed and injured together: fewer are the same in two incidents by chance

_SAME_WORDS = "articles that share rare words"
_UNNAMED_DAYS_BACK = 2  # days by which a report that names no day may come after what it tells of

_Key = tuple[Status, Family, date, str]
_Figures = tuple[int | None, int | None]


def _family(report: Report) -> Family:
    return combined_family(report.sub_event)


@dataclass(slots=True, kw_only=True, eq=False)
class _Cluster:
    """Reports held to be of one incident; `core` is the most precise of them and decides who joins."""

    core: Report
    place: ReportPlace
    days: DayRange
    members: list[Report] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)
    figures: set[_Figures] = field(default_factory=set)
    told_in: dict[str, Report] = field(default_factory=dict)

    def join(self, report: Report, reason: str) -> None:
        """Take in a report, and why."""
        if self.members:
            self.reasons[reason] += 1
        self.members.append(report)
        self.told_in.setdefault(report.article_id, report)
        self.figures.add(_figures(report))


@dataclass(slots=True)
class _Inside:
    """The clusters inside one area on one day: how many, and those of telling figures."""

    only: _Cluster | None = None
    several: bool = False
    by_figures: dict[_Figures, _Cluster] = field(default_factory=dict)

    def add(self, cluster: _Cluster, figures: _Figures) -> None:
        """Note a cluster, or the figures of one more of its reports."""
        self.several = self.several or (self.only is not None and self.only is not cluster)
        self.only = self.only or cluster
        if _telling(figures):
            self.by_figures.setdefault(figures, cluster)


@dataclass(slots=True)
class _Index:
    """Clusters by status, family, day and place, so that no report meets more than its neighbours."""

    at: dict[_Key, list[_Cluster]] = field(default_factory=lambda: defaultdict(list))
    inside: dict[_Key, _Inside] = field(default_factory=lambda: defaultdict(_Inside))
    periods: dict[tuple[Status, Family, str, date, date], _Cluster] = field(default_factory=dict)

    def add(self, cluster: _Cluster, report: Report) -> None:
        """Let a cluster be found by its core, and by the figures of one more report."""
        status, family, place = report.status, _family(report), cluster.place
        for day in _each_day(cluster.days):
            clusters = self.at[status, family, day, place.place_id]
            if cluster not in clusters:
                clusters.append(cluster)
            for area in place.within:
                self.inside[status, family, day, area].add(cluster, _figures(report))

    def find(self, report: Report, place: ReportPlace, days: DayRange) -> tuple[_Cluster, str] | None:
        """The cluster that a report belongs to, and why; None if it founds one."""
        status, family = report.status, _family(report)
        here = [
            cluster
            for day in _each_day(days)
            for cluster in self.at.get((status, family, day, place.place_id), ())
        ]
        found = _best(report, days, here)
        if found is not None:
            return found, "the same place"
        for area in place.within:
            around = [
                cluster for day in _each_day(days) for cluster in self.at.get((status, family, day, area), ())
            ]
            found = _best(report, days, [cluster for cluster in around if _agree(cluster, report)])
            if found is not None:
                return found, "a place inside the other and the same figures"
        if place.kind in AREAS:
            return self._find_inside(report, place, days)
        return self._find_next_day(report, place, days) or self._find_days_before(report, place, days)

    def _find_inside(self, report: Report, place: ReportPlace, days: DayRange) -> tuple[_Cluster, str] | None:
        """A cluster inside an area: of the same figures, or the only one there on those days."""
        status, family, figures = report.status, _family(report), _figures(report)
        held = [
            inside
            for day in _each_day(days)
            if (inside := self.inside.get((status, family, day, place.place_id))) is not None
        ]
        for inside in held:
            same = inside.by_figures.get(figures)
            if same is not None and _overlap(days, same.days) >= _LEAST_OVERLAP_AGREED:
                return same, "a place inside the other and the same figures"
        only = {id(inside.only): inside.only for inside in held}
        if len(only) != 1 or any(inside.several for inside in held) or place.kind == PlaceKind.COUNTRY:
            return None
        cluster = held[0].only
        if cluster is None or _overlap(days, cluster.days) < _LEAST_OVERLAP or not _compatible(cluster, report):
            return None
        return cluster, "a place inside the other, with no other report from there"

    def _find_next_day(self, report: Report, place: ReportPlace, days: DayRange) -> tuple[_Cluster, str] | None:
        """A strike in the night bears the day before in one paper and the day after in the other."""
        if days.days > 1 or not _telling(_figures(report)):
            return None
        status, family = report.status, _family(report)
        for step in (-1, 1):
            for cluster in self.at.get((status, family, days.first + timedelta(days=step), place.place_id), ()):
                if cluster.days.days == 1 and _figures(report) in cluster.figures:
                    return cluster, "the same place and figures, a day apart"
        return None

    def _find_days_before(self, report: Report, place: ReportPlace, days: DayRange) -> tuple[_Cluster, str] | None:
        """What happened a day or two before the day of a report that names none, if it tells the same deaths."""
        if not report.days_because or report.killed is None or report.killed.low == 0:
            return None
        status, family = report.status, _family(report)
        for back in range(1, _UNNAMED_DAYS_BACK + 1):
            for cluster in self.at.get((status, family, days.first - timedelta(days=back), place.place_id), ()):
                same = any(m.killed is not None and m.killed.low == report.killed.low for m in cluster.members[:8])
                if same and _compatible(cluster, report):
                    return cluster, "the same place and deaths, where the report names no day"
        return None


def merge_reports(
    reports: Iterable[Report],
    articles: Mapping[str, Article],
    tellings: Tellings | None = None,
    copies: Mapping[str, str] | None = None,
) -> tuple[Incident, ...]:
    """The incidents that reports tell of, in order of day and id; every report is in exactly one.

    The same whatever the order of the reports. First reports of one place, day and kind are put together, then
    groups of reports whose articles are told to speak of one thing by their words; `tellings` has
    these words, where None those of the articles given; `copies` has the group of prints of each article that is
    in one, where None those among the articles given. The id comes from the earliest report (by the day of its
    article), so that it stays when later articles join.
    """
    ordered = sorted({report.report_id: report for report in reports}.values(), key=_precision)
    groups = _by_place_and_day(ordered)
    told = tellings or Tellings.of(ordered, articles, WordCounts.of(articles.values()))
    prints = copies_among(articles.values()) if copies is None else copies
    incidents = []
    for numbers in link_groups([members for members, _ in groups], told):
        members = [report for number in numbers for report in groups[number][0]]
        reasons = sum((groups[number][1] for number in numbers), Counter[str]())
        if len(numbers) > 1:
            reasons[_SAME_WORDS] = len(members) - len(groups[numbers[0]][0])
        incidents.append(_incident(members, reasons, articles, prints))
    return tuple(sorted(incidents, key=_incident_order))


def keep_ids(incidents: Iterable[Incident], before: Mapping[str, str]) -> tuple[Incident, ...]:
    """The incidents under the ids that they had, by day; `before` gives the former id for each report.

    Where several were joined or one was parted, the id goes to where most of its reports went, so that an earlier
    article that comes late changes no id.
    """
    made = list(incidents)
    wishes = []
    for number, one in enumerate(made):
        held = Counter(before[report_id] for report_id in one.report_ids if report_id in before)
        wishes += [(-count, incident_id, number) for incident_id, count in held.items()]
    id_of: dict[int, str] = {}
    taken: set[str] = set(before.values())
    given: set[str] = set()
    for _, incident_id, number in sorted(wishes):
        if number not in id_of and incident_id not in given:
            id_of[number] = incident_id
            given.add(incident_id)
    for number, one in enumerate(made):
        if number not in id_of:
            id_of[number] = next(found for each in one.report_ids if (found := _incident_id(each)) not in taken)
            taken.add(id_of[number])
    return tuple(
        sorted(
            (replace(one, incident_id=id_of[number]) for number, one in enumerate(made)),
            key=_incident_order,
        )
    )


def _by_place_and_day(ordered: Iterable[Report]) -> list[tuple[list[Report], Counter[str]]]:
    """Reports put together by place, day, kind and figures, and why; without a place or a day each is alone."""
    index = _Index()
    backgrounds: dict[tuple[Family, str, int], _Cluster] = {}
    groups: list[tuple[list[Report], Counter[str]]] = []
    for report in ordered:
        if report.place is None or report.days is None:
            groups.append(([report], Counter()))
            continue
        cluster = _join(index, backgrounds, report, report.place, report.days)
        if len(cluster.members) == 1:
            groups.append((cluster.members, cluster.reasons))
    return groups


def _precision(report: Report) -> tuple[bool, int, int, float, str]:
    """Sorts those that name a precise day and place first: a vague report never bridges two incidents."""
    days = report.days.days if report.days else 10**6
    precision = (report.place.geo_precision, report.place.radius_km) if report.place else (9, 0.0)
    return (bool(report.days_because), days, *precision, report.report_id)


def _incident_order(incident: Incident) -> tuple[date, date, str]:
    days = incident.days
    return (days.first, days.last, incident.incident_id) if days else (date.max, date.max, incident.incident_id)


def _join(
    index: _Index,
    backgrounds: dict[tuple[Family, str, int], _Cluster],
    report: Report,
    place: ReportPlace,
    days: DayRange,
) -> _Cluster:
    """The cluster that the report is in from now on, a new one if need be."""
    family = _family(report)
    fresh = _Cluster(core=report, place=place, days=days)
    found: tuple[_Cluster, str] | None = None
    if report.status is Status.BACKGROUND:
        cluster = backgrounds.setdefault((family, place.place_id, days.first.year), fresh)
        found = (cluster, "background of the same place and year")
    elif days.days > _LONGEST_DAYS:
        period = (report.status, family, place.place_id, days.first, days.last)
        found = (index.periods.setdefault(period, fresh), "the same place and period")
    else:
        found = index.find(report, place, days)
    cluster, reason = found or (fresh, "")
    cluster.join(report, reason)
    if report.status is not Status.BACKGROUND and days.days <= _LONGEST_DAYS:
        index.add(cluster, report)
    return cluster


# ---------------------------------------------------------------- what belongs together


def _each_day(days: DayRange) -> Iterator[date]:
    return (days.first + timedelta(days=step) for step in range(days.days))


def _overlap(one: DayRange, other: DayRange) -> float:
    """Days in both as a share of the longer range."""
    shared = (min(one.last, other.last) - max(one.first, other.first)).days + 1
    return max(shared, 0) / max(one.days, other.days)


def _figures(report: Report) -> _Figures:
    return (
        report.killed.low if report.killed is not None else None,
        report.injured.low if report.injured is not None else None,
    )


def _telling(figures: _Figures) -> bool:
    return sum(figure or 0 for figure in figures) >= _TELLING


def _agree(cluster: _Cluster, report: Report) -> bool:
    """True where figures are large enough to tell incidents apart, and the same."""
    figures = _figures(report)
    return _telling(figures) and figures in cluster.figures


def _compatible(cluster: _Cluster, report: Report) -> bool:
    """False where both killed and injured are far from all that the cluster's reports say."""
    return any(
        _near(report.killed, other.killed) or _near(report.injured, other.injured) for other in cluster.members[:8]
    )


def _near(one: Count | None, other: Count | None) -> bool:
    """True where a toll may have grown from one to the other, or one of them is not known."""
    if one is None or other is None:
        return True
    less, more = sorted((one.low, other.low))
    return less == 0 or more - less <= 2 or 3 * less >= more


def _best(report: Report, days: DayRange, clusters: Sequence[_Cluster]) -> _Cluster | None:
    """Of clusters at one place the nearest in figures, then in days; None where none will do."""
    fitting = []
    for cluster in clusters:
        overlap, agreed = _overlap(days, cluster.days), _agree(cluster, report)
        enough = overlap >= (_LEAST_OVERLAP_AGREED if agreed else _LEAST_OVERLAP)
        told = cluster.told_in.get(report.article_id)
        apart = told is not None and told_at_other_hours(told, report)
        if enough and not apart and _compatible(cluster, report):
            fitting.append((not agreed, -overlap, cluster.core.report_id, cluster))
    return min(fitting, key=lambda each: each[:3])[3] if fitting else None


# ---------------------------------------------------------------- the record


def _incident(
    members: Sequence[Report],
    reasons: Counter[str],
    articles: Mapping[str, Article],
    prints: Mapping[str, str],
) -> Incident:
    claims = make_claims(members, articles)
    texts = text_keys(members, articles, prints)
    by_id = {report.report_id: report for report in members}
    in_order = [by_id[claim.report_id] for claim in claims]
    core = min(members, key=_precision)
    place = _place(members)
    agreed = agreement(members, place, core.days, texts)
    confidence, because = incident_confidence(agreed)
    return Incident(
        incident_id=_incident_id(in_order[0].report_id),
        report_ids=tuple(report.report_id for report in in_order),
        article_ids=tuple(dict.fromkeys(claim.article_id for claim in claims)),
        sub_event=_kind(in_order),
        status=core.status,
        place=place,
        days=core.days,
        killed=toll(claims, "killed", texts),
        injured=toll(claims, "injured", texts),
        claims=claims,
        confidence=confidence,
        confidence_because=because,
        merged_because=_because(len(members), reasons, agreed.everybody),
        texts=agreed.everybody,
        copies=copies_of(in_order, texts),
    )


def _incident_id(founder_id: str) -> str:
    return "incident-" + hashlib.sha256(founder_id.encode()).hexdigest()[:16]


def _kind(reports: Sequence[Report]) -> SubEventType:
    """The kind that most reports name, the earliest of equals."""
    counts = Counter(report.sub_event for report in reports)
    most = max(counts.values())
    return next(report.sub_event for report in reports if counts[report.sub_event] == most)


def _place(members: Sequence[Report]) -> ReportPlace | None:
    """The most precise and surest place of the reports."""
    places = [(report.place, report.report_id) for report in members if report.place is not None]
    if not places:
        return None
    return min(places, key=lambda each: (each[0].geo_precision, each[0].radius_km, -each[0].score, each[1]))[0]


def _because(members: int, reasons: Counter[str], independent: int) -> str:
    """Why the reports are one, "" where there is one only."""
    if members == 1:
        return ""
    why = "; ".join(
        f"{reason} (joined {count} report{'s' if count > 1 else ''})" for reason, count in sorted(reasons.items())
    )
    texts = "" if independent == members else f", {independent} of different text"
    return f"{members} reports of overlapping days and near kinds{texts}: {why}"
