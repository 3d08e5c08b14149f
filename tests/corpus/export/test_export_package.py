"""What goes with a file: its description, its note, and the ZIP that holds them all."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from corpus.export import FORMATS, citation, datapackage, file_name, licences, write_bundle

FORMS = list(FORMATS)


def bundled(form, exported, note):
    out = io.BytesIO()
    write_bundle(FORMATS[form], exported, out, note)
    return out.getvalue()


class Pipe(io.RawIOBase):
    """Something that can only be written to, from front to back."""

    def __init__(self):
        super().__init__()
        self.got = bytearray()

    def writable(self):
        return True

    def write(self, data):
        self.got += data
        return len(data)


@pytest.mark.parametrize("form", FORMS)
def test_a_bundle_holds_the_file_its_description_and_a_text_for_people(form, sample):
    data = bundled(form, sample.rows(), sample.note)
    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        assert bundle.testzip() is None
        name, package, readme = bundle.namelist()
        assert (package, readme) == ("datapackage.json", "README.txt")
        assert bundle.read(name) == sample.written(form, sample.rows())
        assert json.loads(bundle.read(package))["resources"][0]["path"] == name
        told = bundle.read(readme).decode("utf-8")
    assert name == file_name(FORMATS[form], sample.note)
    for words in (
        f"{name} holds 1 incident;",
        citation(sample.note),
        "Data version: 0123456789abcdef",
        "Selection: battles near Ganja",
        "belong to their publishers",
        "GeoNames, CC BY 4.0",
        "Nothing here comes from ACLED or UCDP",
    ):
        assert words in told


@pytest.mark.parametrize("form", FORMS)
def test_the_same_export_gives_the_same_bytes(form, sample):
    one, other = (bundled(form, sample.rows(), sample.note) for _ in range(2))
    assert one == other


@pytest.mark.parametrize("form", FORMS)
def test_a_bundle_can_be_written_to_a_pipe(form, sample):
    pipe = Pipe()
    write_bundle(FORMATS[form], sample.rows(), pipe, sample.note)
    with zipfile.ZipFile(io.BytesIO(bytes(pipe.got))) as bundle:
        assert bundle.testzip() is None
        assert len(bundle.namelist()) == 3


def test_hostile_words_stay_words_in_a_bundle(hostile, sample):
    note = sample.note_of_words(hostile)
    with zipfile.ZipFile(io.BytesIO(bundled("csv", sample.rows_of_words(hostile), note))) as bundle:
        assert bundle.namelist() == ["dateline-0123456789abcdef.csv", "datapackage.json", "README.txt"]
        json.loads(bundle.read("datapackage.json"))
        bundle.read("README.txt").decode("utf-8")


@pytest.mark.parametrize("version", ["../../etc/passwd", "a/b\\c:d", "", "\u202egpj.exe", "=1"])
def test_the_name_of_a_file_is_letters_and_figures_only(version, sample):
    name = file_name(FORMATS["csv"], replace(sample.note, data_version=version))
    assert name.removeprefix("dateline-").removesuffix(".csv").isalnum() or name == "dateline-.csv"
    assert name.isascii()


@pytest.mark.parametrize("form", FORMS)
def test_nothing_calls_itself_acleds_or_ucdps(form, sample):
    package = datapackage(FORMATS[form], "a", sample.note)
    assert not {"acled", "ucdp"} & set(f"{package['name']} {package['title']}".casefold().split())
    assert any("Nothing here comes from ACLED or UCDP" in line for line in package["notes"])


@pytest.mark.parametrize("form", FORMS)
def test_the_data_package_describes_every_column_and_names_the_sources(form, sample):
    package = datapackage(FORMATS[form], "war", sample.note)
    (resource,) = package["resources"]
    assert [one["name"] for one in resource["schema"]["fields"]] == [one.name for one in FORMATS[form].columns]
    assert all(len(one["description"]) > 5 for one in resource["schema"]["fields"])
    assert {one["type"] for one in resource["schema"]["fields"]} <= {
        *("string", "integer", "number", "date", "boolean")
    }
    assert package["sources"] == [{"title": source} for source in sample.note.sources]
    assert package["version"] == "0123456789abcdef"
    assert package["dateline"]["taken_on"] == "2021-03-04"
    json.dumps(package)


@pytest.mark.parametrize("form", FORMS)
def test_a_writer_leaves_its_file_open_whatever_happens(form, sample):
    def broken():
        yield from sample.rows()
        raise LookupError

    out = io.BytesIO()
    with pytest.raises(LookupError):
        FORMATS[form].write(broken(), out, sample.note)
    assert not out.closed
    FORMATS[form].write([], out, sample.note)
    assert not out.closed


def test_the_citation_is_one_line_that_says_version_day_and_selection(sample):
    assert citation(sample.note) == (
        "Dateline (2021): Incidents that news articles tell of, as read by Dateline. Data version "
        "0123456789abcdef, taken on 4 March 2021. Selection: battles near Ganja."
    )
    broken = replace(sample.note, selection_words="Ganja.\r\nForged: line\0\ud800", day=date(5, 1, 2))
    assert citation(broken).endswith("taken on 2 January 0005. Selection: Ganja. Forged: line\ufffd.")


def test_without_a_choice_or_sources_the_note_says_so(sample):
    note = replace(sample.note, selection_words="", sources=())
    assert "Selection: everything." in citation(note)
    assert "Places: see the gazetteer that was used." in licences(note)
    assert bundled("csv", [], replace(note, day=date(1970, 1, 1)))
