"""Twenty articles that mean harm, in every format that is taken away: text stays text for whoever opens it."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pyarrow import parquet

from corpus.export import FORMATS, ExportNote, rows_with_evidence, write_bundle
from corpus.store import Store
from dashboard.language import language_of
from dashboard.library import read_library
from dashboard.opened import Opened
from dashboard.place_names import PlaceNames
from dashboard.selection import Selection
from dashboard.selection_words import selection_words
from dashboard.standalone import write_standalone

WORKED_OUT = re.compile(rb"10[.,]?587[.,]?703")
FORMULA = re.compile(r"[\s\"\x00-\x20\u200b-\u200f\u2060\ufeff]*[=+\-@|%\uff1d]")
MARKUP = re.compile(r"<(?!br>)[a-zA-Z/!?]")
KML = "{http://www.opengis.net/kml/2.2}"


@pytest.fixture(scope="module")
def opened(hostile_store, tmp_path_factory):
    library = read_library(Store.open(hostile_store), tmp_path_factory.mktemp("published"))
    names = PlaceNames(None, library.timeline.dots.places)
    return Opened(library=library, names=names, gazetteer=None, stamp=(0, library.version))


@pytest.fixture(scope="module")
def note(opened, hostile_articles):
    said = selection_words(opened, Selection(place=hostile_articles[0].place_id), language_of("en"))
    words = "; ".join([said, *(each.words for each in hostile_articles)])
    return ExportNote(
        data_version=opened.library.version,
        day=date(2020, 11, 10),
        selection_words=words,
        sources=opened.library.store.gazetteer_sources(),
    )


@pytest.fixture(scope="module")
def file_of(opened, note):
    """A format's file, as it is or in its ZIP."""

    def written(name, *, bundled=False):
        library, out = opened.library, io.BytesIO()
        incidents = library.incidents(library.rows(Selection()))
        rows = rows_with_evidence(incidents, library.evidence_of)
        (write_bundle(FORMATS[name], rows, out, note) if bundled else FORMATS[name].write(rows, out, note))
        return out.getvalue()

    return written


def table_of(content):
    csv.field_size_limit(10_000_000)
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
    assert {len(row) for row in rows} == {len(header)}
    return [dict(zip(header, row, strict=True)) for row in rows]


def without_controls(words):
    return "".join(words.replace("\0", "").split())


@pytest.mark.parametrize("bundled", [False, True])
@pytest.mark.parametrize("name", FORMATS)
def test_nothing_is_worked_out(file_of, name, bundled):
    content = file_of(name, bundled=bundled)
    if bundled:
        with zipfile.ZipFile(io.BytesIO(content)) as bundle:
            assert bundle.testzip() is None
            content = b"".join(bundle.read(each) for each in bundle.namelist())
    assert not WORKED_OUT.search(content)


@pytest.mark.parametrize("name", FORMATS)
def test_names_in_a_zip_are_ours_whatever_the_words_are(file_of, name):
    with zipfile.ZipFile(io.BytesIO(file_of(name, bundled=True))) as bundle:
        names = bundle.namelist()
        assert len(names) == 3
        assert all(re.fullmatch(r"[A-Za-z0-9.-]+", each) for each in names)
        described = json.loads(bundle.read("datapackage.json"))
        assert [each["path"] for each in described["resources"]] == [names[0]]
        assert b"holds 20 incidents" in bundle.read("README.txt")


@pytest.mark.parametrize("name", ["csv", "acled", "ucdp"])
def test_no_cell_can_become_a_formula(file_of, hostile_articles, name):
    rows = table_of(file_of(name))
    assert len(rows) == len(hostile_articles)
    for row in rows:
        for column, cell in row.items():
            numeric = re.fullmatch(r"-?\d+(\.\d+)?", cell)
            assert numeric or not FORMULA.match(cell), column


@pytest.mark.parametrize("name", ["csv", "acled", "ucdp"])
def test_where_a_spreadsheet_cuts_at_other_marks_no_cell_can_become_a_formula_either(file_of, name):
    for row in table_of(file_of(name)):
        for cell in row.values():
            for part in re.split(r"[;\t\r\n]", cell)[1:]:
                assert not FORMULA.match(part), cell[:200]


def test_words_come_through_csv_as_they_were(file_of, hostile_articles):
    rows = table_of(file_of("csv"))
    for row, each in zip(rows, hostile_articles, strict=True):
        wanted, told = without_controls(each.title), without_controls(row["source_title"])
        assert told.replace("'", "").startswith(wanted.replace("'", "")[:5_000]), each.name


def test_geojson_is_json_with_the_words_in_it(file_of, hostile_articles):
    features = json.loads(file_of("geojson"))["features"]
    for feature, each in zip(features, hostile_articles, strict=True):
        assert feature["properties"]["source_title"] == each.title.replace("\0", ""), each.name
        lon, lat = feature["geometry"]["coordinates"]
        assert (lat, lon) == pytest.approx((39 + each.number * 0.3, 45 + each.number * 0.3))


def test_geoparquet_holds_the_words(file_of, hostile_articles):
    table = parquet.read_table(io.BytesIO(file_of("geoparquet")))
    titles = table.column("source_title").to_pylist()
    assert titles == [each.title.replace("\0", "") for each in hostile_articles]


class Elements(HTMLParser):
    """The elements that a viewer would make of a description."""

    def __init__(self):
        super().__init__()
        self.made = set()

    def handle_starttag(self, tag, attrs):
        self.made.add((tag, *dict(attrs)))


def test_kml_is_xml_whose_descriptions_make_nothing_but_lines(file_of, hostile_articles):
    content = file_of("kml").decode("utf-8")
    assert "<!DOCTYPE" not in content
    assert "<![CDATA[" not in content
    root = ET.fromstring(content)  # noqa: S314  it declares no entities, see above
    placemarks = list(root.iter(f"{KML}Placemark"))
    assert len(placemarks) == len(hostile_articles)
    descriptions = [each.text for each in root.iter(f"{KML}description")]
    elements = Elements()
    for each in descriptions:
        assert not MARKUP.search(each)
        elements.feed(each)
    assert elements.made == {("br",)}
    made = {element.tag.removeprefix(KML) for element in root.iter()}
    assert made & {"script", "img", "href", "Icon", "NetworkLink", "Link", "a", "iframe"} == set()


@pytest.mark.parametrize("code", ["en", "hy"])
def test_a_file_of_its_own_has_scripts_of_ours_alone(opened, note, code):
    out = io.BytesIO()
    write_standalone(opened, Selection(), language_of(code), note, out)
    page = out.getvalue().decode("utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert "'unsafe-inline'" not in policy[1].split("script-src")[1].split(";")[0]
    assert "connect-src 'none'" in policy[1]
    body = re.sub(r"<script[^>]*>.*?</script>", "", page, flags=re.DOTALL)
    body = re.sub(r"<style>.*?</style>", "", body, count=1, flags=re.DOTALL)
    assert not re.search(r"<(script|img|svg|iframe|object|embed|base|form|video|audio|animate)[\s>/]", body)
    assert not re.search(r"<[a-z][^>]*\son[a-z]+\s*=", body)
    assert not WORKED_OUT.search(body.encode())


def test_the_page_of_harm_is_read_where_it_lies():
    told = json.loads(Path(__file__).with_name("articles.json").read_text(encoding="ascii"))
    assert len(told) == 20
    assert len({each["name"] for each in told}) == 20
    assert max(len(each["words"]) * each["times"] for each in told) > 1_000_000
