"""GeoNames' files as they come: packed or not, with marks and other line ends, faulty, hostile or cut off."""

import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from geodata import geonames_files
from geodata.errors import GazetteerError
from geodata.gazetteer_merge import Atlas
from geodata.geonames_features import Numbers, feature_of, number_of
from geodata.geonames_files import Reading, Table, find_files
from geodata.geonames_places import GeonamesPlaces
from geodata.sorted_lines import SortedLines

FILES = Path(__file__).parent / "geonames"
ROW = (FILES / "AM.txt").read_text(encoding="utf-8").splitlines()[3].split("\t")


def rows(path):
    (file,) = find_files([path])
    return list(Reading(file).rows())


def write(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def packed(path, content, member=None):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "not this one")
        archive.writestr(
            zipfile.ZipInfo(member or f"{path.stem}.txt", (2026, 1, 17, 0, 0, 0)), content, zipfile.ZIP_DEFLATED
        )
    return path


def test_a_packed_table_is_read_like_an_unpacked_one_and_is_of_the_day_that_it_says(tmp_path):
    path = packed(tmp_path / "AM.zip", (FILES / "AM.txt").read_bytes())
    assert rows(path) == rows(FILES / "AM.txt")
    assert str(find_files([path])[0].day()) == "2026-01-17"
    assert [each.name for each in tmp_path.iterdir()] == ["AM.zip"]


def test_marks_line_ends_blank_lines_and_remarks_change_nothing(tmp_path):
    content = b"\xef\xbb\xbfa\tb\r\n\r\n# a remark\r\nc\td"
    assert rows(write(tmp_path / "AM.txt", content)) == [["a", "b"], ["c", "d"]]


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("AM.zip", Table.FEATURES),
        ("allCountries.zip", Table.FEATURES),
        ("cities500.txt", Table.FEATURES),
        ("alternateNamesV2.txt", Table.NAMES),
        ("alternatenames/AM.txt", Table.NAMES),
        ("hierarchy.zip", Table.HIERARCHY),
        ("admin1CodesASCII.txt", Table.DIVISIONS),
        ("admin2Codes.txt", Table.DISTRICTS),
        ("countryInfo.txt", Table.COUNTRIES),
    ],
)
def test_a_files_name_tells_its_table(tmp_path, name, table):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    write(tmp_path / "XX.txt", "")
    write(tmp_path / name, "")
    assert [file.table for file in find_files([tmp_path / "XX.txt", tmp_path / name])][1:] == [table]


def test_a_folder_gives_each_table_once_and_leaves_other_files_alone(tmp_path):
    for name in ("AM.txt", "AM.zip", "readme.txt", "notes.csv", "iso-languagecodes.txt"):
        write(tmp_path / name, "")
    assert [file.path.name for file in find_files([tmp_path])] == ["AM.txt"]


@pytest.mark.parametrize(
    ("name", "told"), [("mine.csv", "is no file of GeoNames by its name"), ("hierarchy.txt", "no table of places")]
)
def test_what_is_no_table_of_places_is_told(tmp_path, name, told):
    with pytest.raises(GazetteerError, match=told):
        find_files([write(tmp_path / name, "")])


# ---------------------------------------------------------------- faults


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        (0, "x", "number 'x'"),
        (0, "²", "number '²'"),
        (0, "0", "number '0'"),
        (0, "999999999", "number '999999999'"),
        (1, " ", "has no name"),
        (1, "a\x00b", "has no name"),
        (4, "north", "coordinate 'north'"),
        (4, "90.1", "coordinate '90.1'"),
        (5, "nan", "coordinate 'nan'"),
        (8, "ARM", "has a code that is none"),
        (10, "0|8", "has a code that is none"),
        (14, "-5", "population '-5'"),
    ],
)
def test_what_is_wrong_with_a_line_is_told(column, value, told):
    row = [*ROW[:column], value, *ROW[column + 1 :]]
    with pytest.raises(ValueError, match=told):
        feature_of(row)


def test_a_sound_line_is_read():
    feature = feature_of(ROW)
    assert (feature.number, feature.name, feature.population) == (9000004, "Karahunj", 1335)


def test_a_short_line_is_told():
    with pytest.raises(ValueError, match="has 7 fields in place of 19"):
        feature_of(ROW[:7])


def places(path, folder):
    return GeonamesPlaces(find_files([path]), folder, Atlas(), {})


def test_faulty_lines_are_left_out_counted_and_the_first_told(tmp_path):
    lines = [b"cut\toff", b"\xff\xfe", *(b"short" for _ in range(5))]
    path = write(tmp_path / "AM.txt", (FILES / "AM.txt").read_bytes() + b"\n".join(lines))
    made = places(path, tmp_path)
    assert "Shinuhayr" in {place.name for place in made}
    (told,) = made.told()[1:]
    assert told.startswith(f"{path}: 7 of 33 lines faulty (line 27 has 2 fields in place of 19")
    assert "line 28 is not UTF-8" in told
    assert told.endswith("; …)")


def test_a_file_of_faults_is_not_what_its_name_says(tmp_path):
    path = write(tmp_path / "AM.txt", "a,b,c\n" * 100)
    with pytest.raises(GazetteerError, match=r"100 of 100 lines faulty.*not what its name says"):
        places(path, tmp_path)


def test_a_cut_off_zip_is_told(tmp_path):
    path = packed(tmp_path / "AM.zip", os.urandom(5000))
    write(path, path.read_bytes()[:3000])
    with pytest.raises(GazetteerError, match=r"AM.zip: cannot be read"):
        rows(path)


def test_a_damaged_zip_is_told(tmp_path):
    path = packed(tmp_path / "AM.zip", b"a\tb\n" * 9000)
    content = bytearray(path.read_bytes())
    content[130:150] = bytes(20)
    with pytest.raises(GazetteerError, match=r"AM.zip: cannot be read"):
        rows(write(path, bytes(content)))


def test_a_zip_without_its_table_is_told(tmp_path):
    with pytest.raises(GazetteerError, match=r"there is no AM.txt in it"):
        rows(packed(tmp_path / "AM.zip", b"", member="GE.txt"))


@pytest.mark.parametrize("say", ["the truth", "a lie"])
def test_a_zip_that_unpacks_to_too_much_is_refused(tmp_path, monkeypatch, say):
    monkeypatch.setattr(geonames_files, "MOST_UNPACKED", 2**20)
    path = packed(tmp_path / "AM.zip", b"a\tb\n" * 2**19)
    assert path.stat().st_size < 2**14
    if say == "a lie":
        true, lie = (2**21).to_bytes(4, "little"), (2**19).to_bytes(4, "little")
        write(path, path.read_bytes().replace(true, lie))
    with pytest.raises(GazetteerError, match=r"AM.zip: (cannot be read \()?(it unpacks to more|Bad CRC)"):
        rows(path)


def test_a_line_without_end_is_refused(tmp_path):
    with pytest.raises(GazetteerError, match="a line of it is longer than 1 MiB"):
        rows(write(tmp_path / "AM.txt", bytes(2**20 + 1)))


@pytest.mark.parametrize("text", ["", "1.5", "-1", "٣", "1000000000"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match="has the number"):
        number_of(text)


def test_numbers_know_what_was_added_and_nothing_else():
    numbers = Numbers()
    for number in (1, 8, 13_000_000):
        numbers.add(number)
    assert [number for number in range(20) if numbers.has(number)] == [1, 8]
    assert "gn:13000000" in numbers
    assert not {"gn:13000001", "gn:x", "dl:8", "8", "gn:999999999"} & {
        text for text in ("gn:13000001", "gn:x", "dl:8", "8", "gn:999999999") if text in numbers
    }


# ---------------------------------------------------------------- lines in order


@pytest.mark.parametrize("most_bytes", [1, 200, 2**20])
def test_lines_come_back_in_order_however_little_memory_there_is(tmp_path, most_bytes):
    lines = SortedLines(tmp_path, "some", most_bytes)
    given = [f"{word}\t{number}" for number in range(9) for word in ("ganja", "gan", "gən", "g")]
    for line in given:
        lines.add(line)
    wanted = sorted(given, key=str.encode)
    assert list(lines) == wanted
    assert list(lines) == wanted
    lines.clear()
    assert (list(lines), list(tmp_path.iterdir())) == ([], [])


# ---------------------------------------------------------------- interrupted


ENDLESS = """
import sys
from itertools import count
from pathlib import Path
from geodata.gazetteer_merge import Atlas
from geodata.gazetteer_write import write_gazetteer
from geodata.place import Place, PlaceKind
places = (Place(place_id=f"gn:{n:09d}", name="x", lat=0, lon=0, kind=PlaceKind.SITE) for n in count())
write_gazetteer(Path(sys.argv[1]), Atlas(), digest="02", sources=[], shelf=places)
"""


def test_a_build_that_is_killed_leaves_the_old_gazetteer(tmp_path, atlas, write_atlas):
    write_atlas(tmp_path, atlas)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    build = subprocess.Popen([sys.executable, "-c", ENDLESS, tmp_path], cwd=FILES.parents[2])
    while not any(path.stat().st_size > 2**20 for path in tmp_path.glob("building-*/places.sqlite")):
        assert build.poll() is None
        time.sleep(0.05)
    build.kill()
    assert build.wait() == -signal.SIGKILL
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before
