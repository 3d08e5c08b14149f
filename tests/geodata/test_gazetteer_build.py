"""Building: whole or not at all, the same from the same, and refused in words when broken."""

import json
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geodata.errors import GazetteerBrokenError, GazetteerMissingError, OverlayError
from geodata.gazetteer import Gazetteer
from geodata.gazetteer_build import build_gazetteer, is_current
from geodata.gazetteer_files import META, open_places, place_of, write_places
from geodata.gazetteer_merge import Atlas, Tier
from geodata.gazetteer_sources import is_usable, lang_of, settlement_radius_km
from geodata.gazetteer_write import write_gazetteer
from geodata.place import Place, PlaceKind, PlaceName

DAYS = st.none() | st.dates()
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20)
NAMES = st.builds(
    PlaceName, text=TEXTS, lang=st.sampled_from(["", "az", "hy-Latn"]), first_day=DAYS, last_day=DAYS
)
PLACES = st.builds(
    Place,
    place_id=TEXTS,
    name=TEXTS,
    second_name=TEXTS,
    lat=st.floats(-90, 90),
    lon=st.floats(-180, 180),
    kind=st.sampled_from(PlaceKind),
    country=st.sampled_from(["", "AZ"]),
    country_name=TEXTS,
    admin1=TEXTS,
    population=st.none() | st.integers(0, 10**10),
    radius_km=st.floats(0.1, 20_000),
    within=st.lists(st.sampled_from(["iso:AZ", "dl:valley"]), max_size=2).map(tuple),
    names=st.lists(NAMES, max_size=3).map(tuple),
    source=TEXTS,
)


@given(places=st.lists(PLACES, max_size=4, unique_by=lambda place: place.place_id))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_places_come_back_as_they_were_written(tmp_path_factory, places):
    path = tmp_path_factory.mktemp("places") / "places.sqlite"
    write_places(path, places, [])
    database = open_places(path)
    rows = database.execute("SELECT * FROM places ORDER BY row").fetchall()
    database.close()
    assert [place_of(row) for row in rows] == places


def build(folder, atlas, digest="01"):
    write_gazetteer(folder, atlas, digest=digest, sources=["invented"])


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_same_places_make_the_same_files(atlas, tmp_path):
    build(tmp_path / "one", atlas)
    build(tmp_path / "other", atlas)
    assert contents(tmp_path / "one") == contents(tmp_path / "other")


def test_a_new_gazetteer_takes_the_old_ones_place_and_nothing_is_left_over(atlas, tmp_path):
    build(tmp_path, atlas, "01")
    old = Gazetteer.open(tmp_path)
    build(tmp_path, atlas, "02")
    new = Gazetteer.open(tmp_path)
    assert (old.version[-2:], new.version[-2:]) == ("01", "02")
    assert old.candidates("Ganja") == new.candidates("Ganja")
    assert len(contents(tmp_path)) == 6
    old.close()
    new.close()


def test_a_build_that_fails_leaves_the_old_gazetteer(atlas, tmp_path):
    build(tmp_path, atlas)
    before = contents(tmp_path)
    bad = Atlas()
    bad.add(Place(place_id="dl:\ud800", name="x", lat=0, lon=0, kind=PlaceKind.SITE), Tier.OTHER)
    with pytest.raises(UnicodeEncodeError):
        build(tmp_path, bad)
    assert contents(tmp_path) == before


def test_faulty_overlays_stop_the_build_before_anything_is_written(write_overlay, tmp_path):
    one = write_overlay({"place_id": "x", "name": "A", "lat": "0", "lon": "0"}, name="one.csv")
    other = write_overlay(
        {"place_id": "dl:b", "name": "B", "lat": "0", "lon": "0", "within": "dl:no"}, name="other.csv"
    )
    with pytest.raises(OverlayError) as told:
        build_gazetteer(tmp_path / "gazetteer", [one, other], with_default_overlay=False)
    assert "one.csv: 1 fault" in str(told.value)
    assert "other.csv: 1 fault" in str(told.value)
    assert not (tmp_path / "gazetteer").exists()


def test_an_empty_atlas_makes_a_gazetteer_that_finds_nothing(tmp_path):
    build(tmp_path, Atlas())
    gazetteer = Gazetteer.open(tmp_path)
    assert gazetteer.candidates("Ganja") == ()
    assert gazetteer.longest(["ganja"], 0) == 0
    gazetteer.close()


def test_a_gazetteer_that_is_missing_or_made_from_other_inputs_is_not_current(atlas, tmp_path):
    assert not is_current(tmp_path)
    build(tmp_path, atlas)
    assert not is_current(tmp_path)


def test_the_whole_gazetteer_is_current_until_an_overlay_is_added(world, write_overlay):
    overlay = write_overlay({"place_id": "dl:x", "name": "X", "lat": "0", "lon": "0"})
    assert is_current(world.folder)
    assert not is_current(world.folder, [overlay])


def test_where_there_is_none_it_says_how_to_make_one(tmp_path):
    with pytest.raises(GazetteerMissingError, match="Make one with: dateline gazetteer build"):
        Gazetteer.open(tmp_path / "nowhere")


def cut_off(folder, pattern):
    (path,) = folder.glob(pattern)
    path.write_bytes(path.read_bytes()[:-1])


def remove(folder, pattern):
    (path,) = folder.glob(pattern)
    path.unlink()


def garble(folder, pattern):
    (path,) = folder.glob(pattern)
    path.write_bytes(b"\x07" * path.stat().st_size)


@pytest.mark.parametrize("damage", [cut_off, remove, garble])
@pytest.mark.parametrize("pattern", ["names-*.marisa", "places-*.sqlite", "similar-*.marisa"])
def test_a_damaged_file_is_told_with_what_to_do(atlas, tmp_path, damage, pattern):
    build(tmp_path, atlas)
    damage(tmp_path, pattern)
    with pytest.raises(GazetteerBrokenError, match="Make it anew with: dateline gazetteer build"):
        Gazetteer.open(tmp_path)


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("format", 99, "it has format 99"),
        ("keys", "other", "another version of the program"),
        ("files", None, "lacks what it should hold"),
        ("sizes", {}, "lacks what it should hold"),
        ("longest_name", "many", "lacks what it should hold"),
    ],
)
def test_meta_data_of_another_version_are_told(atlas, tmp_path, key, value, told):
    build(tmp_path, atlas)
    meta = json.loads((tmp_path / META).read_text(encoding="utf-8"))
    (tmp_path / META).write_text(json.dumps(meta | {key: value}), encoding="utf-8")
    with pytest.raises(GazetteerBrokenError, match=told):
        Gazetteer.open(tmp_path)


@pytest.mark.parametrize("content", ["", "[]", "{}", "null", "\x00"])
def test_meta_data_that_are_none_are_told(atlas, tmp_path, content):
    build(tmp_path, atlas)
    (tmp_path / META).write_text(content, encoding="utf-8")
    with pytest.raises(GazetteerBrokenError):
        Gazetteer.open(tmp_path)


def test_a_folder_may_be_moved(atlas, tmp_path):
    build(tmp_path / "here", atlas)
    shutil.move(tmp_path / "here", tmp_path / "an odd? place #1")
    gazetteer = Gazetteer.open(tmp_path / "an odd? place #1")
    assert gazetteer.candidates("Goris")
    gazetteer.close()


@pytest.mark.parametrize(
    ("name", "usable"),
    [
        ("Ganja", True),
        ("Gəncə", True),
        ("Bəy", True),
        ("Գորիս", True),
        ("გორი", True),
        ("서울", True),
        ("KVD", False),
        ("ganja", False),
        ("gngh", False),
        ("zhan gu", False),
        ("arڈynw", False),
        ("Aa", False),
        ("", False),
        ("Sector 7", False),
        ("https://example.org", False),
        ("London, City of", False),
        ("A very long name indeed that no newspaper would ever print in full", False),
    ],
)
def test_alternate_names_that_no_text_means_are_left_out(name, usable):
    assert is_usable(name) == usable


@pytest.mark.parametrize(
    ("name", "lang"),
    [("Գորիս", "hy"), ("გორი", "ka"), ("Αθήνα", "el"), ("서울", "ko"), ("Горис", ""), ("Goris", "")],
)
def test_letters_of_one_language_give_it_away(name, lang):
    assert lang_of(name) == lang


@given(st.none() | st.integers(0, 50_000_000))
def test_a_settlement_reaches_a_believable_way(population):
    assert 1.5 <= settlement_radius_km(population) <= 25
