"""Incidents as tables and maps for other programs: CSV, GeoJSON, and a data package that describes them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import TextIO

from corpus.records import OWN_SUB_EVENTS, Article, Claim, Count, Incident, Report, event_type_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRow:
    """An incident on one line. Columns that mean what ACLED's do bear ACLED's names; the table is not ACLED's."""

    event_id_dateline: str = field(metadata={"about": "the incident's id in this data version"})
    event_date: date | None = field(metadata={"about": "its first day; empty where no article tells it"})
    event_date_last: date | None = field(
        metadata={"about": "its last day, where it lasted or is not known exactly"}
    )
    time_precision: int | None = field(metadata={"about": "1 the day, 2 the week, 3 the month or longer"})
    event_type: str = field(metadata={"about": "ACLED's event type"})
    sub_event_type: str = field(metadata={"about": "ACLED's sub-event type, or one of Dateline's own"})
    own_sub_event_type: bool = field(metadata={"about": "true where the sub-event type is Dateline's own"})
    status: str = field(metadata={"about": "happened, planned, denied, hypothetical, background or running_total"})
    claimed_by: str = field(metadata={"about": "who says so, as the articles write it; several parted by ;"})
    accused: str = field(metadata={"about": "whom they accuse, as the articles write it; several parted by ;"})
    country: str = field(
        metadata={"about": "ISO 3166 code of the state that international law gives the place to"}
    )
    admin1: str = field(metadata={"about": "first-order division"})
    location: str = field(metadata={"about": "the place; both names of a disputed one, parted by /"})
    latitude: float | None = field(metadata={"about": "degrees north, WGS 84"})
    longitude: float | None = field(metadata={"about": "degrees east, WGS 84"})
    geo_precision: int | None = field(metadata={"about": "1 the town, 2 near it or its district, 3 a region"})
    radius_km: float | None = field(metadata={"about": "how far from the point it may have been, in km"})
    source: str = field(metadata={"about": "the outlets, parted by ;"})
    source_url: str = field(metadata={"about": "the articles' addresses, parted by a space"})
    published: date | None = field(metadata={"about": "the day of the earliest article that has one"})
    notes: str = field(
        metadata={"about": "the sentence that says so, from the first report; its publisher's words"}
    )
    fatalities_low: int | None = field(metadata={"about": "killed, the lowest claim; empty is unknown, not zero"})
    fatalities_best: int | None = field(metadata={"about": "killed, by Dateline's rule for several claims"})
    fatalities_high: int | None = field(metadata={"about": "killed, the highest claim; empty is open or unknown"})
    injured_low: int | None = field(metadata={"about": "injured, the lowest claim; empty is unknown, not zero"})
    injured_best: int | None = field(metadata={"about": "injured, by Dateline's rule for several claims"})
    injured_high: int | None = field(metadata={"about": "injured, the highest claim; empty is open or unknown"})
    claims: str = field(metadata={"about": "each claim with its claimant, outlet and day, parted by ;"})
    articles: int = field(metadata={"about": "how many articles tell of it"})
    reports: int = field(metadata={"about": "how many passages tell of it"})
    confidence: float = field(metadata={"about": "0 to 1"})
    merged_because: str = field(metadata={"about": "why its reports are held to be of one incident"})


def export_rows(
    incidents: Iterable[Incident], reports: Mapping[str, Report], articles: Mapping[str, Article]
) -> Iterator[ExportRow]:
    """The rows of incidents, from their reports and articles by id."""
    for incident in incidents:
        told = [reports[key] for key in incident.report_ids if key in reports]
        sources = [articles[key] for key in incident.article_ids if key in articles]
        yield _row(incident, told, sources, articles)


def write_csv(rows: Iterable[ExportRow], out: TextIO) -> None:
    """Writes the rows as CSV (RFC 4180) with a header; no cell can become a formula."""
    names = [one.name for one in fields(ExportRow)]
    writer = csv.writer(out)
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(getattr(row, name)) for name in names])


def write_geojson(rows: Iterable[ExportRow], out: TextIO, data_version: str) -> None:
    """Writes the rows as a GeoJSON FeatureCollection (RFC 7946), those without a place with null for geometry."""
    out.write(f'{{"type": "FeatureCollection", "dateline_data_version": {json.dumps(data_version)}, "features": [')
    for number, row in enumerate(rows):
        out.write(",\n" if number else "\n")
        json.dump(_feature(row), out, ensure_ascii=False, default=str)
    out.write("\n]}\n")


def datapackage(path: str, media_type: str, data_version: str, sources: Sequence[str]) -> dict[str, object]:
    """The description of an exported file (Frictionless Data Package): columns, version, origin, licences."""
    return {
        "name": "dateline-export",
        "title": "Incidents that news articles tell of, as read by Dateline",
        "version": data_version,
        "description": (
            "Read from news articles by a program. Not checked by hand, not ACLED's and not UCDP's data: columns "
            "that mean what ACLED's do bear the same names. Figures are claims; see claimed_by and claims."
        ),
        "notes": [
            "The sentences in 'notes' are their publishers'; quoting them is subject to the law on quotation.",
            "Places: " + "; ".join(sources) if sources else "Places: see the gazetteer that was used.",
        ],
        "resources": [
            {
                "name": "incidents",
                "path": path,
                "mediatype": media_type,
                "encoding": "utf-8",
                "schema": {"fields": [_described(one.name) for one in fields(ExportRow)], "missingValues": [""]},
            }
        ],
    }


# ---------------------------------------------------------------- rows

_WEEK, _DAY = 7, 1


def _row(
    incident: Incident, told: Sequence[Report], sources: Sequence[Article], articles: Mapping[str, Article]
) -> ExportRow:
    place, days, killed, injured = incident.place, incident.days, incident.killed, incident.injured
    return ExportRow(
        event_id_dateline=incident.incident_id,
        event_date=days.first if days else None,
        event_date_last=days.last if days else None,
        time_precision=_time_precision(days.days) if days else None,
        event_type=event_type_of(incident.sub_event).value,
        sub_event_type=incident.sub_event.value,
        own_sub_event_type=incident.sub_event in OWN_SUB_EVENTS,
        status=incident.status.value,
        claimed_by=_joined(report.claimed_by for report in told),
        accused=_joined(report.accused for report in told),
        country=place.country if place else "",
        admin1=place.admin1 if place else "",
        location=" / ".join(filter(None, (place.name, place.second_name))) if place else "",
        latitude=place.lat if place else None,
        longitude=place.lon if place else None,
        geo_precision=place.geo_precision if place else None,
        radius_km=place.radius_km if place else None,
        source=_joined(article.source for article in sources),
        source_url=_joined((article.url for article in sources), " "),
        published=min((a.published for a in sources if a.published), default=None),
        notes=_sentence(told, articles),
        fatalities_low=killed.low if killed else None,
        fatalities_best=killed.best if killed else None,
        fatalities_high=killed.high if killed else None,
        injured_low=injured.low if injured else None,
        injured_best=injured.best if injured else None,
        injured_high=injured.high if injured else None,
        claims=_joined(_claim(claim) for claim in incident.claims),
        articles=len(incident.article_ids),
        reports=len(incident.report_ids),
        confidence=round(incident.confidence, 3),
        merged_because=incident.merged_because,
    )


def _time_precision(days: int) -> int:
    """ACLED's time_precision of so many days."""
    return 1 if days == _DAY else 2 if days <= _WEEK else 3


def _joined(words: Iterable[str], mark: str = "; ") -> str:
    """Words, each once, in order."""
    return mark.join(dict.fromkeys(filter(None, words)))


def _sentence(told: Sequence[Report], articles: Mapping[str, Article]) -> str:
    """The sentence of the first report whose article is there."""
    for report in told:
        if article := articles.get(report.article_id):
            return " ".join(article.text[report.start : report.end].split())
    return ""


def _claim(claim: Claim) -> str:
    """A claim in words: "killed 7, injured 33 or more (the prosecutor; The Paper, 2020-10-11)"."""
    figures = [
        f"{what} {_count(count)}"
        for what, count in (("killed", claim.killed), ("injured", claim.injured))
        if count
    ]
    if not figures:
        return ""
    source = ", ".join(filter(None, (claim.source, claim.published.isoformat() if claim.published else "")))
    said = "; ".join(filter(None, (claim.claimed_by, source)))
    return ", ".join(figures) + (f" ({said})" if said else "")


def _count(count: Count) -> str:
    if count.high is None:
        return f"{count.low} or more"
    return str(count.low) if count.low == count.high else f"{count.low} to {count.high}"


# ---------------------------------------------------------------- cells and features

# What spreadsheets take for the beginning of a formula, wide forms included.
_FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def _cell(value: object) -> object:
    """The value as CSV writes it: nothing for None, and a text that might be a formula behind an apostrophe."""
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return value
    text = value.replace("\0", "")
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA_MARKS) else text


def _feature(row: ExportRow) -> dict[str, object]:
    properties = {name: value for name, value in asdict(row).items() if name not in {"latitude", "longitude"}}
    return {"type": "Feature", "id": row.event_id_dateline, "geometry": _point(row), "properties": properties}


def _point(row: ExportRow) -> dict[str, object] | None:
    """The only place where longitude comes first, as GeoJSON wants it."""
    if row.latitude is None or row.longitude is None:
        return None
    return {"type": "Point", "coordinates": [round(row.longitude, 5), round(row.latitude, 5)]}


_TYPES = {"str": "string", "int": "integer", "float": "number", "date": "date", "bool": "boolean"}


def _described(name: str) -> dict[str, str]:
    column = ExportRow.__dataclass_fields__[name]
    kind = str(column.type).split(" ")[0]
    return {"name": name, "type": _TYPES[kind], "description": str(column.metadata["about"])}
