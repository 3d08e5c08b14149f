"""GeoParquet 1.1 that geopandas reads, with its metadata as the specification wants them."""

import io
import json
from dataclasses import replace
from datetime import date

import geopandas
import pyarrow as pa
import pytest
from pyarrow import parquet
from shapely import from_wkb

from corpus.export_columns import OWN_COLUMNS
from corpus.export_geoparquet import ROWS_A_GROUP


@pytest.fixture(scope="module")
def file(sample):
    def read(exported, note=sample.note):
        return parquet.ParquetFile(io.BytesIO(sample.written("geoparquet", exported, note)))

    return read


@pytest.fixture(scope="module")
def two(sample):
    """One incident of which much is known and one of which nothing is."""
    return [*sample.rows(), *sample.rows(sample.bare)]


def test_the_metadata_hold_what_the_specification_requires(file, two):
    told = file(two)
    geo = json.loads(told.metadata.metadata[b"geo"])
    assert (geo["version"], geo["primary_column"]) == ("1.1.0", "geometry")
    column = geo["columns"]["geometry"]
    assert (column["encoding"], column["geometry_types"]) == ("WKB", ["Point"])
    assert column["bbox"] == [46.7528, 39.8177, 46.7528, 39.8177]
    assert column.get("crs", "absent: longitude and latitude") == "absent: longitude and latitude"
    schema = told.schema_arrow
    assert schema.field("geometry").type == pa.binary()
    for corner, (name, inside) in column["covering"]["bbox"].items():
        assert schema.field(name).type.field(inside).type == pa.float64()
        assert inside == corner


def test_geopandas_reads_it_back(sample, two):
    data = sample.written("geoparquet", two)
    frame = geopandas.read_parquet(io.BytesIO(data))
    assert frame.crs == "OGC:CRS84"
    assert (frame.geometry[0].x, frame.geometry[0].y) == (46.7528, 39.8177)
    assert frame.geometry[1] is None
    assert list(frame["sub_event_type"]) == ["Shelling/artillery/missile attack"] * 2
    near = geopandas.read_parquet(io.BytesIO(data), bbox=(46, 39, 47, 40))
    assert list(near["event_date"]) == [date(2020, 10, 11)]
    assert geopandas.read_parquet(io.BytesIO(data), bbox=(0, 0, 1, 1)).empty


def test_types_are_those_of_the_columns_and_unknown_is_null(file, two):
    table = file(two).read()
    assert table.schema.field("event_date").type == pa.date32()
    assert table.schema.field("fatalities_low").type == pa.int32()
    assert table.schema.field("own_sub_event_type").type == pa.bool_()
    assert table.column_names == [*(column.name for column in OWN_COLUMNS), "geometry", "bbox"]
    known, unknown = table.to_pylist()
    assert known["fatalities_high"] is None
    assert (known["fatalities_low"], known["event_date_last"]) == (2, date(2020, 10, 12))
    for name in ("event_date", "latitude", "fatalities_best", "notes", "claimed_by", "geometry", "bbox"):
        assert unknown[name] is None
    point = from_wkb(known["geometry"])
    assert (point.x, point.y) == (46.7528, 39.8177)


def test_nothing_is_still_a_table(sample, file):
    geo = json.loads(file([]).metadata.metadata[b"geo"])
    assert geo["columns"]["geometry"]["geometry_types"] == []
    assert "bbox" not in geo["columns"]["geometry"]
    assert geopandas.read_parquet(io.BytesIO(sample.written("geoparquet", []))).empty


def test_rows_come_in_groups_and_the_box_holds_them_all(sample, file):
    east = sample.rows(replace(sample.incident, place=replace(sample.place, lon=50.0)))
    told = file(iter([*sample.rows() * ROWS_A_GROUP, *east]))
    assert [told.metadata.row_group(i).num_rows for i in range(told.num_row_groups)] == [ROWS_A_GROUP, 1]
    geo = json.loads(told.metadata.metadata[b"geo"])
    assert geo["columns"]["geometry"]["bbox"] == [46.7528, 39.8177, 50.0, 39.8177]


def test_the_note_is_inside(file, two):
    note = json.loads(file(two).metadata.metadata[b"dateline"])
    assert (note["data_version"], note["taken_on"]) == ("0123456789abcdef", "2021-03-04")
    assert "Nothing here comes from ACLED or UCDP" in " ".join(note["licences"])


def test_hostile_words_come_back_as_they_were(hostile, sample, file):
    (row,) = file(sample.rows_of_words(hostile), sample.note_of_words(hostile)).read().to_pylist()
    kept = hostile.replace("\0", "").replace("\ud800", "\ufffd").replace("\udfff", "\ufffd")
    for name in ("source_title", "source", "source_url", "admin1", "merged_because", "claimed_by", "accused"):
        assert row[name] == kept
