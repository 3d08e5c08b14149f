"""The columns of ACLED and UCDP, in their order; what is known in them, and what stays empty."""

import csv
import io
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from corpus.export import FORMATS
from corpus.records import DayRange, Status, SubEventType
from geodata.place import PlaceKind

DOCUMENT = Path(__file__).parents[3] / "docs" / "exports.md"

ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,"
    "inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,"
    "location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)
UCDP = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
    "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,"
    "high,low,gwnoa,gwnob"
)


@pytest.fixture(scope="module")
def first(sample):
    """The first row of an incident in a format, the empty cells left out."""

    def read(form, incident=sample.incident):
        told = sample.written(form, sample.rows(incident)).decode()
        (row,) = csv.DictReader(io.StringIO(told, newline=""))
        return {name: value for name, value in row.items() if value}

    return read


@pytest.mark.parametrize(("form", "columns"), [("acled", ACLED), ("ucdp", UCDP)])
def test_the_columns_are_theirs_in_their_order(form, columns, sample):
    assert sample.written(form, []).decode() == columns + "\r\n"


def test_acleds_columns_hold_what_is_known_and_nothing_else(first, sample):
    assert first("acled") == {
        "event_id_cnty": "i1",
        "event_date": "11 October 2020",
        "year": "2020",
        "time_precision": "2",
        "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack",
        "actor1": "Armed forces of X",
        "actor2": "the garrison",
        "iso": "31",
        "country": "Azerbaijan",
        "location": "Stepanakert / Khankendi",
        "latitude": "39.8177",
        "longitude": "46.7528",
        "geo_precision": "1",
        "source": "The Paper",
        "notes": sample.sentence,
        "fatalities": "3",
        "tags": "status=happened; last day=2020-10-12; claimed by=the ombudsman; accused=Azerbaijan; "
        "weapons=artillery; targets=infrastructure: school, civilians; victims=children",
    }


def test_ucdps_columns_hold_what_is_known_and_nothing_else(first):
    assert first("ucdp") == {
        "id": "i1",
        "year": "2020",
        "code_status": "happened: Shelling/artillery/missile attack",
        "number_of_sources": "2",
        "source_article": "https://paper.example/a",
        "source_office": "The Paper",
        "source_date": "2020-10-12",
        "source_headline": "Shells fall on the town",
        "source_original": "the ombudsman",
        "where_prec": "1",
        "where_coordinates": "Stepanakert / Khankendi",
        "where_description": "up to 6 km from the point",
        "latitude": "39.8177",
        "longitude": "46.7528",
        "geom_wkt": "POINT (46.7528 39.8177)",
        "priogrid_gid": "186934",
        "country": "Azerbaijan",
        "date_prec": "2",
        "date_start": "2020-10-11",
        "date_end": "2020-10-12",
        "best": "3",
        "low": "2",
    }


def test_ucdps_sources_are_the_independent_texts_where_these_were_counted(first, sample):
    assert first("ucdp", replace(sample.incident, texts=1))["number_of_sources"] == "1"


def test_what_is_not_known_is_empty_and_never_zero(first, sample):
    assert set(first("acled", sample.bare)) == {
        "event_id_cnty",
        "disorder_type",
        "event_type",
        "sub_event_type",
        "tags",
    }
    assert first("ucdp", sample.bare) == {
        "id": "i1",
        "code_status": "happened: Shelling/artillery/missile attack",
        "number_of_sources": "0",
    }


DISORDERS = [
    (SubEventType.ARMED_CLASH, "Political violence", None),
    (SubEventType.ATTACK, "Political violence", "Civilian targeting"),
    (SubEventType.PEACEFUL_PROTEST, "Demonstrations", None),
    (SubEventType.EXCESSIVE_FORCE, "Political violence; Demonstrations", "Civilian targeting"),
    (SubEventType.VIOLENT_DEMONSTRATION, "Demonstrations", None),
    (SubEventType.MOB_VIOLENCE, "Political violence", None),
    (SubEventType.ARRESTS, "Strategic developments", None),
]


@pytest.mark.parametrize(("sub_event", "disorder", "targeting"), DISORDERS)
def test_the_type_of_disorder_follows_from_the_kind(sub_event, disorder, targeting, first, sample):
    row = first("acled", replace(sample.incident, sub_event=sub_event))
    assert (row["disorder_type"], row.get("civilian_targeting")) == (disorder, targeting)
    assert row["sub_event_type"] == sub_event.value


def test_a_kind_of_our_own_is_other_and_told_in_the_tags(first, sample):
    row = first("acled", replace(sample.incident, sub_event=SubEventType.TALKS))
    assert (row["event_type"], row["sub_event_type"]) == ("Strategic developments", "Other")
    assert "kind=Talks" in row["tags"]


@pytest.mark.parametrize("status", [Status.PLANNED, Status.DENIED, Status.RUNNING_TOTAL])
def test_what_did_not_happen_says_so_in_either_table(status, first, sample):
    incident = replace(sample.incident, status=status)
    assert first("acled", incident)["tags"].startswith(f"status={status.value};")
    assert first("ucdp", incident)["code_status"].startswith(f"{status.value}:")


DATE_PRECISIONS = [(1, "1"), (2, "2"), (6, "2"), (7, "3"), (8, "4"), (31, "4"), (32, "5"), (366, "5"), (367, None)]


@pytest.mark.parametrize(("days", "precision"), DATE_PRECISIONS)
def test_date_prec_is_that_of_the_days(days, precision, first, sample):
    start = date(2020, 1, 1)
    span = DayRange(first=start, last=start + timedelta(days=days - 1))
    assert first("ucdp", replace(sample.incident, days=span)).get("date_prec") == precision


PLACE_PRECISIONS = [
    ("settlement", 1, "1"),
    ("settlement", 2, "2"),
    ("settlement", 3, "5"),
    ("site", 1, "1"),
    ("district", 2, "3"),
    ("region", 3, "4"),
    ("country", 3, "6"),
    ("river", 1, "5"),
    ("lake", 2, "5"),
    ("mountain", 2, "5"),
    ("road", 2, "5"),
    ("border", 3, "5"),
    ("continent", 3, None),
]


@pytest.mark.parametrize(("kind", "geo_precision", "precision"), PLACE_PRECISIONS)
def test_where_prec_is_that_of_the_place(kind, geo_precision, precision, first, sample):
    place = replace(sample.place, kind=kind, geo_precision=geo_precision)
    assert first("ucdp", replace(sample.incident, place=place)).get("where_prec") == precision


def test_every_kind_of_place_has_been_thought_of():
    assert {kind for kind, _, _ in PLACE_PRECISIONS} == {kind.value for kind in PlaceKind}


GRID = [(-90, -180, "1"), (34.53, 69.17, "179779"), (90, 180, "259200"), (0, 0, "129961")]


@pytest.mark.parametrize(("lat", "lon", "cell"), GRID)
def test_grid_cells_are_counted_from_the_south_west(lat, lon, cell, first, sample):
    place = replace(sample.place, lat=lat, lon=lon)
    assert first("ucdp", replace(sample.incident, place=place))["priogrid_gid"] == cell


def test_a_country_without_a_number_has_none(first, sample):
    place = replace(sample.place, country="XK", country_name="Kosovo")
    row = first("acled", replace(sample.incident, place=place))
    assert ("iso" in row, row["country"]) == (False, "Kosovo")


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_and_every_column_stands_in_the_documentation(form):
    document = DOCUMENT.read_text(encoding="utf-8")
    assert f"`{form}`" in document
    for column in FORMATS[form].columns:
        assert f"| `{column.name}` | {column.type} | {column.about} |" in document
