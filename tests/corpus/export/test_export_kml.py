"""KML that globes can show: in its order, with days and columns, and nothing alive in it."""

import re
from dataclasses import replace
from html import unescape

import pytest
from lxml import etree, html

from corpus.records import Toll

NAMESPACE = "{http://www.opengis.net/kml/2.2}"
DOCUMENT_ORDER = ["name", "Snippet", "description", "styleUrl", "Style", "ExtendedData", "Schema", "Placemark"]
PLACEMARK_ORDER = ["name", "Snippet", "description", "TimeSpan", "styleUrl", "ExtendedData", "Point"]
ELEMENTS = {
    *DOCUMENT_ORDER,
    *PLACEMARK_ORDER,
    *("kml", "Document", "BalloonStyle", "text", "Data", "value", "SimpleField", "SchemaData", "SimpleData"),
    *("begin", "end", "coordinates"),
}


@pytest.fixture(scope="module")
def document(sample):
    def read(exported, note=sample.note):
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        root = etree.fromstring(sample.written("kml", exported, note), parser)
        assert root.tag == f"{NAMESPACE}kml"
        return root[0]

    return read


def names_of(element):
    return [each.tag.removeprefix(NAMESPACE) for each in element]


def data_of(placemark):
    return {each.get("name"): each.text for each in placemark.iter(f"{NAMESPACE}SimpleData")}


def find(element, path):
    return element.findtext("/".join(f"{NAMESPACE}{name}" for name in path.split("/")))


def test_a_placemark_has_its_point_its_days_and_its_columns(sample, document):
    (placemark,) = document(sample.rows()).iter(f"{NAMESPACE}Placemark")
    assert find(placemark, "name") == "Stepanakert / Khankendi: Shelling/artillery/missile attack"
    assert find(placemark, "Point/coordinates") == "46.7528,39.8177"
    assert find(placemark, "TimeSpan/begin") == "2020-10-11"
    assert find(placemark, "TimeSpan/end") == "2020-10-12"
    data = data_of(placemark)
    assert (data["fatalities_low"], data["fatalities_best"], data["status"]) == ("2", "3", "happened")
    assert data["notes"] == sample.sentence


def test_elements_come_in_the_order_of_the_schema(sample, document):
    told = document([*sample.rows(), *sample.rows(sample.bare)])
    for element, order in ((told, DOCUMENT_ORDER), *((each, PLACEMARK_ORDER) for each in told[7:])):
        places = [order.index(name) for name in names_of(element)]
        assert places == sorted(places)
    assert {each.tag.removeprefix(NAMESPACE) for each in told.iter()} <= ELEMENTS


def test_every_column_is_declared_with_its_type(sample, document):
    told = document(sample.rows())
    types = {each.get("name"): each.get("type") for each in told.iter(f"{NAMESPACE}SimpleField")}
    (placemark,) = told.iter(f"{NAMESPACE}Placemark")
    assert set(data_of(placemark)) <= set(types)
    assert set(types.values()) == {"string", "int", "double", "bool"}
    schema = told.find(f"{NAMESPACE}Schema").get("id")
    assert {each.get("schemaUrl") for each in told.iter(f"{NAMESPACE}SchemaData")} == {f"#{schema}"}
    style = told.find(f"{NAMESPACE}Style").get("id")
    assert {each.text for each in told.iter(f"{NAMESPACE}styleUrl")} == {f"#{style}"}


def test_what_is_not_known_is_left_out_and_never_zero(sample, document):
    (placemark,) = document(sample.rows(sample.bare)).iter(f"{NAMESPACE}Placemark")
    assert {"Point", "TimeSpan"}.isdisjoint(names_of(placemark))
    assert "fatalities_best" not in data_of(placemark)
    assert "Killed: unknown." in find(placemark, "description")
    assert "Day unknown" in find(placemark, "description")


@pytest.mark.parametrize(
    ("toll", "said"),
    [
        (Toll(low=0, best=0, high=0), "Killed: 0."),
        (Toll(low=2, best=3, high=None), "Killed: 3 (2 or more)."),
        (Toll(low=2, best=3, high=5), "Killed: 3 (2 to 5)."),
    ],
)
def test_the_dead_are_told_with_their_bounds(toll, said, sample, document):
    (placemark,) = document(sample.rows(replace(sample.incident, killed=toll))).iter(f"{NAMESPACE}Placemark")
    assert said in find(placemark, "description")


def test_the_document_tells_its_note(document):
    told = document([])
    description = find(told, "description")
    for words in (
        "0123456789abcdef",
        "4 March 2021",
        "battles near Ganja",
        "GeoNames, CC BY 4.0",
        "ACLED or UCDP",
    ):
        assert words in description
    data = {each.get("name"): each[0].text for each in told.iter(f"{NAMESPACE}Data")}
    assert data["data_version"] == "0123456789abcdef"
    assert data["taken_on"] == "2021-03-04"


def test_hostile_words_come_back_as_they_were(hostile, sample, document):
    (placemark,) = document(sample.rows_of_words(hostile)).iter(f"{NAMESPACE}Placemark")
    kept = re.sub("[\x01-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", hostile.replace("\0", ""))
    data = data_of(placemark)
    for name in ("source_title", "source", "source_url", "admin1", "merged_because", "claimed_by", "accused"):
        assert data[name] == kept
    assert kept in unescape(find(placemark, "description").replace("<br>", "\n"))


def test_hostile_words_leave_nothing_alive(hostile, sample, document):
    told = document(sample.rows_of_words(hostile), sample.note_of_words(hostile))
    assert {each.tag.removeprefix(NAMESPACE) for each in told.iter()} <= ELEMENTS
    for description in told.iter(f"{NAMESPACE}description"):
        shown = html.fragment_fromstring(description.text, create_parent="div")
        assert {each.tag for each in shown.iter()} <= {"div", "br"}
        assert not [each for each in shown.iter() if each.attrib]
    assert not [each for each in told.iter() if "href" in each.attrib]
