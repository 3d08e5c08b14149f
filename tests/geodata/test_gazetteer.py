"""Looking up names and places, in a small gazetteer and in the whole one."""

import pickle
import threading
import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.gazetteer import MOST_CANDIDATES, Gazetteer
from geodata.names import even_out, fold, word_spans
from geodata.place import MatchQuality, PlaceKind


def keys_of(text):
    return [fold(text[start:end]) for start, end in word_spans(text)]


def ids(candidates):
    return [candidate.place.place_id for candidate in candidates]


@pytest.mark.parametrize(
    ("spelling", "place_ids"),
    [
        ("Ganja", ["dl:ganja"]),
        ("GANJA", ["dl:ganja"]),
        ("Ganja's", ["dl:ganja"]),
        ("Gandzak", ["dl:ganja"]),
        ("Գանձակ", ["dl:ganja"]),
        ("Kirovabad", ["dl:ganja"]),
        ("Gence", ["dl:ganja"]),
        ("Barda", ["gn:2", "gn:3"]),
        ("Berde", ["gn:2"]),
        ("Goris", ["gn:5"]),
        ("New-Barda Springs", ["gn:4"]),
        ("Azerbaijan", ["iso:AZ"]),
        ("Springs", []),
        ("", []),
        ("—", []),
    ],
)
def test_a_spelling_has_its_candidates_in_order_of_importance(valley, spelling, place_ids):
    candidates = valley.candidates(spelling)
    assert ids(candidates) == place_ids
    assert all(candidate.quality is MatchQuality.EXACT for candidate in candidates)


@pytest.mark.parametrize(
    ("spelling", "place_ids"),
    [
        ("Gandzha", ["dl:ganja"]),
        ("Гянджа", ["dl:ganja"]),
        ("Tarter", ["dl:tartar"]),
        ("Тертер", ["dl:tartar"]),
        ("Barrda", []),  # a place of the world has its own spellings only
        ("Gariss", []),
        ("Tartan", []),
    ],
)
def test_where_nothing_is_exact_the_theatre_answers_to_transliterations(valley, spelling, place_ids):
    candidates = valley.candidates(spelling)
    assert ids(candidates) == place_ids
    assert all(candidate.quality is MatchQuality.TRANSLITERATED for candidate in candidates)


@pytest.mark.parametrize(
    ("spelling", "matched", "lang"),
    [("Gəncə", "Gəncə", "az"), ("gəncə", "Gəncə", "az"), ("Terter", "Terter", "en"), ("Gandzha", "Ganja", "")],
)
def test_a_candidate_says_which_name_matched_and_in_which_language(valley, spelling, matched, lang):
    (candidate,) = valley.candidates(spelling)
    assert (candidate.matched_name, candidate.lang) == (matched, lang)


@pytest.mark.parametrize(
    ("keys", "start", "length"),
    [
        (["in", "ganja", "today"], 1, 1),
        (["in", "ganja", "today"], 0, 0),
        (["new", "barda", "springs"], 0, 3),
        (["new", "barda", "spring"], 0, 0),
        (["barda", "springs"], 0, 1),
        (["upper", "valley"], 0, 2),
        (["upper", "", "valley"], 0, 0),
        (["new", "barda", "", "springs"], 1, 1),
        (["bardas"], 0, 0),
        ([], 0, 0),
        (["ganja"], 5, 0),
        ([""], 0, 0),
    ],
)
def test_the_longest_name_from_a_word_on(valley, keys, start, length):
    assert valley.longest(keys, start) == length


@pytest.mark.parametrize(
    ("words", "length"), [(["Gandzha", "shelled"], 1), (["Verkhny", "Gandzha"], 0), (["Uper", "Valey"], 2)]
)
def test_the_longest_name_in_another_transliteration(valley, words, length):
    assert valley.longest_similar([even_out(word) for word in words], 0) == length


@given(words=st.lists(st.sampled_from(["new", "barda", "springs", "upper", "valley", "x", ""]), max_size=12))
def test_the_longest_name_is_one_that_has_candidates(world, words):
    for start in range(len(words)):
        length = world.longest(words, start)
        assert 0 <= length <= len(words) - start
        if length:
            assert world.candidates(" ".join(words[start : start + length]))


def test_a_place_has_all_that_was_put_in(valley):
    ganja = valley.place("dl:ganja")
    assert ganja.label == "Ganja / Gandzak"
    assert (ganja.kind, ganja.country, ganja.country_name) == (PlaceKind.SETTLEMENT, "AZ", "Azerbaijan")
    assert ganja.population == 330_000
    kirovabad = next(name for name in ganja.names if name.text == "Кировабад")
    assert (kirovabad.lang, str(kirovabad.first_day), str(kirovabad.last_day)) == (
        "ru",
        "1935-01-01",
        "1989-12-30",
    )


def test_an_id_that_was_replaced_leads_to_what_replaced_it_and_says_why(valley):
    assert valley.place("gn:1") == valley.place("dl:ganja")
    assert valley.replaced_because("gn:1") == "the overlay says that they are the same"
    assert valley.replaced_because("dl:ganja") == ""


def test_an_unknown_id_is_a_key_error(valley):
    with pytest.raises(KeyError, match="gn:404"):
        valley.place("gn:404")


def test_a_country_is_found_by_its_code(valley):
    assert valley.country("AM").name == "Armenia"
    assert valley.country("XX") is None


def test_sources_and_version_are_told(valley):
    assert valley.sources == ("invented",)
    assert valley.version.endswith("0123")


def test_threads_may_share_it(valley):
    found = []

    def look_up():
        found.extend(ids(valley.candidates(name)) for name in ("Ganja", "Barda", "Goris", "Terter") * 50)

    threads = [threading.Thread(target=look_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 800
    assert all(found)


def test_candidates_travel_to_other_processes(valley):
    candidates = valley.candidates("Barda")
    assert pickle.loads(pickle.dumps(candidates)) == candidates  # noqa: S301  our own bytes


@pytest.mark.parametrize(
    ("spelling", "first"),
    [
        ("London", "gn:2643743"),
        ("Paris", "gn:2988507"),
        ("Georgia", "iso:GE"),
        ("U.S.", "iso:US"),
        ("Britain", "iso:GB"),
        ("Türkiye", "iso:TR"),
        ("Հայաստան", "iso:AM"),
        ("Азербайджан", "iso:AZ"),
        ("Middle East", "dl:middle-east"),
        ("South Caucasus", "dl:south-caucasus"),
        ("Texas", "adm:US.TX"),
        ("Calif.", "adm:US.CA"),
        ("Sask.", "adm:CA.11"),
        ("Scotland", "adm:GB.SCT"),
        ("Los Angeles County", "fips:06037"),
        ("Saint Louis", "gn:4407066"),
        ("New York", "gn:5128581"),
        ("Aleppo", "gn:170063"),
        ("St. Petersburg", "gn:498817"),
        ("Kharkiv Oblast", "adm:UA.07"),
        ("Crimea", "dl:crimea"),
    ],
)
def test_the_worlds_names_lead_where_a_reader_expects(world, spelling, first):
    assert world.candidates(spelling)[0].place.place_id == first


@pytest.mark.parametrize("code", ["KVD", "LHR", "gaja", "gngh"])
def test_codes_and_bare_romanisations_are_no_names(world, code):
    assert not world.candidates(code)


def test_no_spelling_has_too_many_candidates_or_one_twice(world):
    candidates = world.candidates("San Antonio")
    assert len(candidates) == MOST_CANDIDATES
    assert len(set(ids(candidates))) == MOST_CANDIDATES


def test_a_settlement_lies_within_its_division_and_its_country(world):
    paris_in_texas = next(c.place for c in world.candidates("Paris") if c.place.admin1 == "Texas")
    assert paris_in_texas.within == ("adm:US.TX", "iso:US")
    assert paris_in_texas.country_name == "United States"
    assert world.place("adm:US.TX").kind is PlaceKind.REGION


def test_all_that_a_place_lies_within_exists(world):
    for name in ("Ganja", "Goris", "Tbilisi", "Donetsk", "Springfield", "Gaza", "Aleppo", "Crimea"):
        for candidate in world.candidates(name):
            assert all(world.place(area).is_area for area in candidate.place.within)


def test_opening_reads_no_names_into_memory(world):
    tracemalloc.start()
    again = Gazetteer.open(world.folder)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    again.close()
    assert most < 5_000_000


def test_a_text_is_scanned_at_a_megabyte_a_second(world):
    text = "The shelling of New York and San Francisco went on near Los Angeles, officials in Baku said. " * 2000
    begin = time.process_time()
    keys = keys_of(text)
    found = sum(1 for start in range(len(keys)) if world.longest(keys, start))
    took = time.process_time() - begin
    assert found >= 8000
    assert len(text) / took > 500_000  # a megabyte and more on a quiet machine; this one may be busy
