"""What is taken away says what it is, where it comes from, and cannot do harm."""

import csv
import io
import json
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.export import ExportRow, datapackage, export_rows, write_csv, write_geojson
from corpus.records import (
    Article,
    Claim,
    Count,
    DayRange,
    Incident,
    PublishedBasis,
    Report,
    ReportPlace,
    Span,
    Status,
    SubEventType,
    Toll,
)

SENTENCE = "Shells fell on Stepanakert on Sunday and Monday, the ombudsman said."
ARTICLE = Article(
    article_id="a1",
    text=f"{SENTENCE}\nNobody else\nspoke.",
    source="The Paper",
    url="https://paper.example/a",
    published=date(2020, 10, 12),
    published_basis=PublishedBasis.METADATA,
)
PLACE = ReportPlace(
    place_id="dl:stepanakert",
    name="Stepanakert",
    second_name="Khankendi",
    as_written="Stepanakert",
    start=15,
    end=26,
    lat=39.8177,
    lon=46.7528,
    country="AZ",
    country_name="Azerbaijan",
    admin1="",
    kind="settlement",
    radius_km=6,
    geo_precision=1,
    score=0.9,
)
REPORT = Report(
    report_id="r1",
    article_id="a1",
    start=0,
    end=len(SENTENCE),
    passages=(Span(0, len(SENTENCE)),),
    trigger=Span(0, 11),
    sub_event=SubEventType.SHELLING,
    status=Status.HAPPENED,
    place=PLACE,
    days=DayRange(first=date(2020, 10, 11), last=date(2020, 10, 12)),
    claimed_by="the ombudsman",
    accused="Azerbaijan",
)
INCIDENT = Incident(
    incident_id="i1",
    report_ids=("r1", "r2"),
    article_ids=("a1", "a2"),
    sub_event=SubEventType.SHELLING,
    status=Status.HAPPENED,
    place=PLACE,
    days=REPORT.days,
    killed=Toll(low=2, best=3, high=None),
    injured=None,
    claims=(
        Claim(
            report_id="r1",
            article_id="a1",
            claimed_by="the ombudsman",
            accused="Azerbaijan",
            killed=Count(low=3, high=3),
            injured=Count(low=24, high=48),
            published=date(2020, 10, 12),
            source="The Paper",
        ),
        Claim(
            report_id="r2",
            article_id="a2",
            claimed_by="",
            accused="",
            killed=Count(low=2, high=None),
            injured=None,
            published=None,
            source="",
        ),
    ),
    confidence=0.81234,
    merged_because="same place and day",
)


def rows(incident=INCIDENT, article=ARTICLE, report=REPORT):
    return list(export_rows([incident], {"r1": report}, {"a1": article}))


def as_csv(exported):
    out = io.StringIO()
    write_csv(exported, out)
    return list(csv.DictReader(io.StringIO(out.getvalue())))


def as_geojson(exported):
    out = io.StringIO()
    write_geojson(exported, out, "0123456789abcdef")
    return json.loads(out.getvalue())


COLUMNS = [
    ("event_id_dateline", "i1"),
    ("event_date", "2020-10-11"),
    ("event_date_last", "2020-10-12"),
    ("time_precision", "2"),
    ("event_type", "Explosions/Remote violence"),
    ("sub_event_type", "Shelling/artillery/missile attack"),
    ("own_sub_event_type", "false"),
    ("status", "happened"),
    ("claimed_by", "the ombudsman"),
    ("accused", "Azerbaijan"),
    ("location", "Stepanakert / Khankendi"),
    ("latitude", "39.8177"),
    ("longitude", "46.7528"),
    ("geo_precision", "1"),
    ("source", "The Paper"),
    ("source_url", "https://paper.example/a"),
    ("published", "2020-10-12"),
    ("notes", SENTENCE),
    ("fatalities_low", "2"),
    ("fatalities_best", "3"),
    ("fatalities_high", ""),
    ("injured_low", ""),
    ("articles", "2"),
    ("confidence", "0.812"),
    (
        "claims",
        "killed 3, injured 24 to 48 (the ombudsman; The Paper, 2020-10-12); killed 2 or more",
    ),
]


@pytest.mark.parametrize(("column", "value"), COLUMNS)
def test_a_row_holds_the_incident_with_its_source_and_sentence(column, value):
    assert as_csv(rows())[0][column] == value


def test_a_kind_of_our_own_is_marked_as_such():
    assert as_csv(rows(replace(INCIDENT, sub_event=SubEventType.TALKS)))[0]["own_sub_event_type"] == "true"


DAYS = [(0, "1"), (6, "2"), (7, "3"), (400, "3")]


@pytest.mark.parametrize(("more", "precision"), DAYS)
def test_time_precision_is_that_of_the_days(more, precision):
    first = date(2020, 1, 1)
    days = DayRange(first=first, last=date.fromordinal(first.toordinal() + more))
    assert as_csv(rows(replace(INCIDENT, days=days)))[0]["time_precision"] == precision


def test_what_is_not_known_is_empty_and_never_zero():
    bare = replace(INCIDENT, place=None, days=None, killed=None, claims=(), report_ids=(), article_ids=())
    row = as_csv(rows(bare))[0]
    for column in ("event_date", "time_precision", "latitude", "longitude", "fatalities_low", "notes", "claims"):
        assert row[column] == ""


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", '=HYPERLINK("x")']


@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_becomes_a_formula(words):
    out = io.StringIO()
    write_csv(rows(replace(INCIDENT, merged_because=words), replace(ARTICLE, source=words, title=words)), out)
    for cell in next(iter(list(csv.reader(io.StringIO(out.getvalue(), newline="")))[1:])):
        assert not cell.lstrip(" ").startswith(("=", "+", "@", "\t", "\r", "＝"))
        assert not (cell.lstrip(" ").startswith("-") and not cell.lstrip(" -")[:1].isdigit())


def test_a_point_in_the_west_or_south_stays_a_number():
    row = as_csv(rows(replace(INCIDENT, place=replace(PLACE, lat=-12.5, lon=-46.75))))[0]
    assert (row["latitude"], row["longitude"]) == ("-12.5", "-46.75")


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_words_come_through_a_table_as_one_row(source, claimant):
    exported = rows(INCIDENT, replace(ARTICLE, source=source), replace(REPORT, claimed_by=claimant))
    out = io.StringIO(newline="")
    write_csv(exported, out)
    header, row = csv.reader(io.StringIO(out.getvalue(), newline=""))
    assert len(header) == len(row) == len(fields(ExportRow))


def test_geojson_puts_longitude_first_and_null_where_there_is_no_place():
    placed, unplaced = as_geojson([*rows(), *rows(replace(INCIDENT, place=None))])["features"]
    assert placed["geometry"] == {"type": "Point", "coordinates": [46.7528, 39.8177]}
    assert placed["id"] == "i1"
    assert placed["properties"]["event_date"] == "2020-10-11"
    assert "latitude" not in placed["properties"]
    assert unplaced["geometry"] is None


def test_geojson_of_nothing_is_still_a_collection():
    assert as_geojson([])["features"] == []
    assert as_geojson([])["dateline_data_version"] == "0123456789abcdef"


def test_the_data_package_describes_every_column_and_names_the_sources():
    package = datapackage("war.csv", "text/csv", "0123", ["GeoNames, CC BY 4.0"])
    (resource,) = package["resources"]
    assert [one["name"] for one in resource["schema"]["fields"]] == [one.name for one in fields(ExportRow)]
    assert all(len(one["description"]) > 5 for one in resource["schema"]["fields"])
    kinds = {one["name"]: one["type"] for one in resource["schema"]["fields"]}
    assert (kinds["event_date"], kinds["latitude"], kinds["articles"]) == ("date", "number", "integer")
    assert "GeoNames, CC BY 4.0" in str(package["notes"])
    assert package["version"] == "0123"
