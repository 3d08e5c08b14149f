"""How long it takes to put reports together into incidents, by how many they are.

Run it with `python benchmarks/bench_incidents.py [10000 100000 1000000]`. The reports are invented: three papers
tell of each incident, in words of their own around the same few names or in those of the paper before; one report
in ten names no place. The same numbers give the same reports.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from corpus.incidents import merge_reports
from corpus.records import (
    Article,
    Count,
    DayRange,
    PublishedBasis,
    Report,
    ReportPlace,
    Span,
    Status,
    SubEventType,
)

SEED = 20201004
TOLD_BY = 3
DAYS = 3650
REPORTS_OF_A_TOWN = 50
COPIED = 1 / 3
UNPLACED = 0.1
COMMON_WORDS = 400
WORDS_OF_AN_ARTICLE = 120
NAMES_OF_AN_INCIDENT = 12
NAMES_TOLD = 8
KINDS = (SubEventType.SHELLING, SubEventType.AIR_STRIKE, SubEventType.ARMED_CLASH)
FIRST_DAY = date(2014, 1, 1)


def made_reports(number: int, seed: int = SEED) -> Iterator[tuple[Report, Article]]:
    """So many reports, each with the article that tells it."""
    random = Random(seed)
    words = [f"word{each}" for each in range(COMMON_WORDS)]
    places = [_place(each) for each in range(max(10, number // REPORTS_OF_A_TOWN))]
    for incident in range(number // TOLD_BY):
        day = FIRST_DAY + timedelta(days=random.randrange(DAYS))
        place, kind = random.choice(places), random.choice(KINDS)
        names = [f"name{incident}x{each}" for each in range(NAMES_OF_AN_INCIDENT)]
        text = ""
        for paper in range(TOLD_BY):
            if not text or random.random() > COPIED:
                told = random.choices(words, k=WORDS_OF_AN_ARTICLE) + random.sample(names, NAMES_TOLD)
                text = " ".join(told)
            where = None if random.random() < UNPLACED else place
            name = f"{incident}-{paper}"
            yield _report(name, len(text), kind, where, day), _article(name, text, day + timedelta(days=1 + paper))


def _report(name: str, length: int, kind: SubEventType, place: ReportPlace | None, day: date) -> Report:
    return Report(
        report_id=f"report-{name}",
        article_id=f"article-{name}",
        start=0,
        end=length,
        passages=(Span(0, length),),
        trigger=Span(0, 5),
        sub_event=kind,
        status=Status.HAPPENED,
        place=place,
        unplaced="" if place else "no place is named",
        days=DayRange(first=day, last=day),
        killed=Count(low=day.day % 12, high=day.day % 12),
    )


def _article(name: str, text: str, published: date) -> Article:
    return Article(
        article_id=f"article-{name}", text=text, published=published, published_basis=PublishedBasis.METADATA
    )


def _place(number: int) -> ReportPlace:
    name = f"Town {number}"
    return ReportPlace(
        place_id=f"town:{number}",
        name=name,
        as_written=name,
        start=0,
        end=len(name),
        lat=-60 + 120 * (number % 997) / 997,
        lon=-180 + 360 * (number % 1009) / 1009,
        country="XX",
        country_name="A country",
        admin1="",
        kind="settlement",
        radius_km=5.0,
        geo_precision=1,
        score=0.9,
        within=(f"district:{number // 10}", "country:xx"),
    )


def main() -> None:
    """Prints a row of a table for each size."""
    print("| reports | incidents | seconds | microseconds a report | memory, MB |")
    print("| --- | --- | --- | --- | --- |")
    for size in [int(each) for each in sys.argv[1:]] or [10_000, 100_000, 1_000_000]:
        made = list(made_reports(size))
        reports = [report for report, _ in made]
        articles = {article.article_id: article for _, article in made}
        del made
        began = time.perf_counter()
        incidents = merge_reports(reports, articles, copies={})
        seconds = time.perf_counter() - began
        memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        each = 1e6 * seconds / len(reports)
        print(
            f"| {len(reports):,} | {len(incidents):,} | {seconds:.1f} | {each:.0f} | {memory_mb:,.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
