"""What was read out of articles held against what a careful reader takes from them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from io import BytesIO
from pathlib import Path

from corpus.filters import Input, read_inputs
from corpus.records import Article, Count, Report, Status
from geodata.geometry import geodesic_km


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A report that a careful reader takes from an article; None and "" ask for nothing.

    `first`, `last` is the window that the report's days must lie in, `counts` the figures by outcome. An
    `optional` report is neither wanted nor stray; `or_unplaced` allows a report without a place.
    """

    sub_events: tuple[str, ...]
    status: str
    names: tuple[str, ...]
    lat: float | None
    lon: float | None
    within_km: float
    first: date | None
    last: date | None
    counts: Mapping[str, Count]
    claimed_by: str
    accused: str
    optional: bool
    or_unplaced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """What is expected of one article, and the places where nothing happens."""

    article_id: str
    reports: tuple[Expected, ...]
    never_dots: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How much was found: counts, from which the shares in per cent follow."""

    wanted: int = 0
    found: int = 0
    dots: int = 0
    good_dots: int = 0
    strays: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            wanted=self.wanted + other.wanted,
            found=self.found + other.found,
            dots=self.dots + other.dots,
            good_dots=self.good_dots + other.good_dots,
            strays=self.strays + other.strays,
        )

    @property
    def recall(self) -> float:
        """Per cent of the wanted reports that were found without a fault."""
        return 100 * self.found / max(1, self.wanted)

    @property
    def dot_precision(self) -> float:
        """Per cent of the dots that stand where and when an expected report of something that happened does."""
        return 100 * self.good_dots / max(1, self.dots)


def read_gold(path: Path) -> tuple[Gold, ...]:
    """The expectations in a file of JSON lines, as the demonstration corpus keeps them."""
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
    return tuple(
        Gold(
            article_id=row["id"],
            reports=tuple(_expected(r) for r in row["reports"]),
            never_dots=tuple(row.get("never_dots", ())),
        )
        for row in rows
    )


def read_dispatches(path: Path) -> tuple[Article, ...]:
    """The articles of a file of JSON lines as `dateline extract` reads them, with the ids of the file."""
    inputs = read_inputs([str(path)], BytesIO())
    return tuple(one.called(str(one.key)).article for one in inputs if isinstance(one, Input))


def digest(path: Path) -> str:
    """A short digest of a gold file, to pin a floor to the very data that it was measured on."""
    return blake2b(path.read_bytes(), digest_size=6).hexdigest()


def _expected(row: Mapping[str, object]) -> Expected:
    def words(key: str) -> tuple[str, ...]:
        found = row.get(key) or ()
        return tuple(str(w) for w in found) if isinstance(found, list) else ()

    def number(key: str) -> float | None:
        found = row.get(key)
        return float(found) if isinstance(found, int | float) else None

    def day(key: str) -> date | None:
        found = row.get(key)
        return date.fromisoformat(found) if isinstance(found, str) else None

    counts = {}
    for outcome in ("killed", "injured", "displaced", "detained"):
        if isinstance(found := row.get(outcome), list):
            counts[outcome] = Count(low=found[0], high=found[1])
    return Expected(
        sub_events=words("sub_event_type"),
        status=str(row["status"]),
        names=words("place_names"),
        lat=number("lat"),
        lon=number("lon"),
        within_km=number("within_km") or 10.0,
        first=day("first_day"),
        last=day("last_day"),
        counts=counts,
        claimed_by=str(row.get("claimed_by") or ""),
        accused=str(row.get("accused") or ""),
        optional=bool(row.get("optional")),
        or_unplaced=bool(row.get("or_unplaced")),
    )


def faults(wanted: Expected, report: Report, *, core: bool = False) -> tuple[str, ...]:
    """In what a report differs from what is wanted; with `core` speakers and kinds do not count."""
    found = []
    if report.status.value != wanted.status:
        found.append(f"status {report.status.value}")
    if not _place_fits(wanted, report):
        found.append(f"place {report.place.name if report.place else report.unplaced}")
    if not _days_fit(wanted, report):
        found.append(f"days {report.days}" if report.days else f"days {report.undated}")
    for outcome, count in wanted.counts.items():
        got = getattr(report, outcome)
        if got != count and (outcome in ("killed", "injured") or not core):
            found.append(f"{outcome} {got}")
    return tuple(found) if core else (*found, *_word_faults(wanted, report))


def _word_faults(wanted: Expected, report: Report) -> list[str]:
    """In what kind, speaker and accused differ."""
    kind = report.sub_event.value
    found = [f"kind {kind}"] if wanted.sub_events and kind not in wanted.sub_events else []
    said = {key: (getattr(wanted, key), getattr(report, key)) for key in ("claimed_by", "accused")}
    return found + [f"{key} {got!r}" for key, (want, got) in said.items() if want.casefold() not in got.casefold()]


def _place_fits(wanted: Expected, report: Report) -> bool:
    if wanted.lat is None or wanted.lon is None:
        return report.place is None or not wanted.names
    if report.place is None:
        return wanted.or_unplaced
    return geodesic_km(wanted.lat, wanted.lon, report.place.lat, report.place.lon) <= wanted.within_km


def _days_fit(wanted: Expected, report: Report) -> bool:
    if wanted.status == Status.RUNNING_TOTAL.value:
        return True
    if wanted.first is None or wanted.last is None:
        return report.days is None
    return report.days is not None and wanted.first <= report.days.first and report.days.last <= wanted.last


def score_article(gold: Gold, reports: Sequence[Report], *, core: bool = False) -> tuple[Score, tuple[str, ...]]:
    """How much of what is wanted was found in one article, and a line on everything missing or astray."""
    left = list(reports)
    lines = []
    wanted = [w for w in gold.reports if not w.optional and (not core or w.status == Status.HAPPENED.value)]
    found = 0
    for want in wanted:
        best = min(left, key=lambda r: len(faults(want, r, core=core)), default=None)
        wrong = faults(want, best, core=core) if best else ("nothing",)
        if best is not None and not wrong:
            found += 1
            left.remove(best)
        else:
            kind, place = "/".join(want.sub_events[:1]), "/".join(want.names[:1])
            lines.append(f"{gold.article_id}: wanted {kind} at {place} {want.first} {want.status}: off in {wrong}")
    dots = [r for r in reports if r.status is Status.HAPPENED and r.place is not None and r.days is not None]
    never = {n.casefold() for n in gold.never_dots}
    strays = [r for r in dots if r.place and r.place.name.casefold() in never]
    good = [r for r in dots if _is_good_dot(gold, r)]
    lines += [_stray_line(gold, r) for r in dots if r not in good]
    return Score(wanted=len(wanted), found=found, dots=len(dots), good_dots=len(good), strays=len(strays)), tuple(
        lines
    )


def _stray_line(gold: Gold, report: Report) -> str:
    place = report.place.name if report.place else ""
    days = f"{report.days.first}..{report.days.last}" if report.days else ""
    return f"{gold.article_id}: a dot that nobody expects: {report.sub_event.value} at {place} {days}"


def _is_good_dot(gold: Gold, report: Report) -> bool:
    """Whether something that happened is expected at the dot's place in a window that its days touch."""
    for want in gold.reports:
        if want.status != Status.HAPPENED.value or not _place_fits(want, report):
            continue
        if want.first is None or want.last is None or report.days is None:
            return True
        if report.days.first <= want.last and want.first <= report.days.last:
            return True
    return False


def score_all(gold: Iterable[Gold], reports: Mapping[str, Sequence[Report]], *, core: bool = False) -> Score:
    """The score over all articles."""
    total = Score()
    for one in gold:
        total += score_article(one, reports.get(one.article_id, ()), core=core)[0]
    return total
