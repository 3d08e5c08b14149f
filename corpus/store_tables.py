"""The store's tables as SQLAlchemy knows them; the migrations make them, and a test holds the two together."""

from __future__ import annotations

from sqlalchemy import Column, Date, Float, Integer, MetaData, String, Table

METADATA = MetaData()


def _text(*names: str) -> list[Column[str]]:
    return [Column(name, String) for name in names]


article = Table(
    "article",
    METADATA,
    Column("article_number", Integer, primary_key=True),
    *_text("article_id", "title", "source", "url", "origin"),
    Column("published", Date),
    *_text("published_basis", "language", "text", "sentences", "made_by", "digest", "published_signs", "author"),
)
article_copy = Table(
    "article_copy", METADATA, Column("article_number", Integer, primary_key=True), *_text("copy_id")
)
place = Table("place", METADATA, *_text("place_id", "record"))
mention = Table(
    "mention",
    METADATA,
    *_text("article_id"),
    Column("start", Integer),
    Column("end", Integer),
    *_text("place_id", "record"),
)
time_expression = Table(
    "time_expression",
    METADATA,
    *_text("article_id"),
    Column("start", Integer),
    Column("end", Integer),
    *_text("record"),
)
report = Table(
    "report",
    METADATA,
    *_text("report_id", "article_id"),
    Column("position", Integer),
    *_text("event_type", "sub_event", "status", "place_id"),
    Column("lat", Float),
    Column("lon", Float),
    Column("first_day", Date),
    Column("last_day", Date),
    Column("killed_low", Integer),
    *_text("record"),
)
incident = Table(
    "incident",
    METADATA,
    *_text("incident_id", "event_type", "sub_event", "status", "place_id"),
    Column("lat", Float),
    Column("lon", Float),
    Column("first_day", Date),
    Column("last_day", Date),
    Column("killed_low", Integer),
    Column("killed_best", Integer),
    Column("killed_high", Integer),
    *_text("record"),
    Column("confidence", Float),
    *_text("place_kind"),
    Column("geo_precision", Integer),
    Column("radius_km", Float),
)
incident_report = Table(
    "incident_report", METADATA, *_text("incident_id"), Column("position", Integer), *_text("report_id")
)
claim = Table(
    "claim",
    METADATA,
    *_text("incident_id"),
    Column("position", Integer),
    *_text("report_id", "claimed_by", "accused"),
    Column("published", Date),
    *_text("source", "record"),
)
ingest_run = Table(
    "ingest_run",
    METADATA,
    Column("run_number", Integer, primary_key=True),
    *_text("began_utc", "ended_utc", "made_by"),
    Column("new", Integer),
    Column("known", Integer),
    Column("replaced", Integer),
    Column("rejected", Integer),
    *_text("given"),
    Column("copies", Integer),
    Column("undated", Integer),
    Column("disputed", Integer),
    *_text("languages", "reasons", "coded"),
)
rejected = Table(
    "rejected", METADATA, *_text("origin", "code", "reason"), Column("run_number", Integer), *_text("language")
)
rejected_text = Table(
    "rejected_text",
    METADATA,
    *_text("origin", "title", "source", "url"),
    Column("published", Date),
    *_text("text", "author"),
)
address = Table(
    "address",
    METADATA,
    *_text("address"),
    Column("is_list", Integer),
    Column("is_followed", Integer),
    *_text("etag", "last_modified", "fetched_utc"),
)
coded_event = Table(
    "coded_event",
    METADATA,
    Column("event_number", Integer, primary_key=True),
    *_text("incident_id", "coded_by"),
    Column("edition", Integer),
    *_text("source", "text", "article", "report", "claim", "digest"),
)
meta = Table("meta", METADATA, *_text("key", "value"))
