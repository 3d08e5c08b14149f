"""Other scripts in Latin letters, keys across them, and what stands in for a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.demonyms import StandIn, abbreviations, capitals, demonym_first_words, demonyms
from geodata.names import even_out, fold, name_keys, transliteration_key, word_spans
from geodata.place import PlaceKind
from geodata.romanise import romanise

CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґәғҝјөүһҹқҳҷ"
ARMENIAN = "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև"
GEORGIAN = "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("баку", "baku"),
        ("шуша", "shusha"),
        ("ханкенди", "khankendi"),
        ("ҝәнҹә", "gənjə"),
        ("երևան", "erevan"),
        ("գորիս", "goris"),
        ("ոսկեվազ", "voskevaz"),
        ("ուրբաթ", "urbat"),
        ("შუშა", "shusha"),
        ("თბილისი", "tbilisi"),
        ("baku", "baku"),
        ("gəncə", "gəncə"),
        ("東京", "東京"),
        ("", ""),
    ],
)
def test_cyrillic_armenian_and_georgian_are_written_in_latin_letters(written, latin):
    assert romanise(written) == latin


@given(text=st.text(CYRILLIC + ARMENIAN + GEORGIAN + " -'abcxyz"))
def test_no_letter_of_the_three_scripts_is_left(text):
    assert not set(romanise(text)) & set((CYRILLIC + ARMENIAN + GEORGIAN).replace("ә", ""))


@given(text=st.text())
def test_what_is_in_latin_letters_stays_so(text):
    once = romanise(text)
    assert romanise(once) == once
    if text.isascii():
        assert once == text


@given(one=st.text(CYRILLIC + GEORGIAN), other=st.text(CYRILLIC + GEORGIAN))
def test_two_words_are_romanised_as_each_by_itself(one, other):
    assert romanise(f"{one} {other}") == f"{romanise(one)} {romanise(other)}"


@given(name=st.text(max_size=40))
def test_every_key_of_a_name_is_a_key_already(name):
    keys = name_keys(name)
    assert len(set(keys)) == len(keys)
    assert all(key and fold(key) == key for key in keys)


@given(name=st.text(st.characters(categories=["L", "M", "Zs", "Pd"]), max_size=40))
def test_case_changes_no_transliteration_key_of_a_plain_name(name):
    key = transliteration_key(name)
    assert key == "" or len(key.replace(" ", "")) >= 4
    assert key in {"", even_out(name)}


@given(text=st.text(max_size=80))
def test_words_are_within_the_text_and_never_empty(text):
    end_before = 0
    for start, end in word_spans(text):
        assert end_before <= start < end <= len(text)
        assert text[start].isalnum()
        end_before = end


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("St. Petersburg", "Saint Petersburg", True),
        ("Mt. Ararat", "Mount Ararat", True),
        ("Fort Worth", "Ft. Worth", True),
        ("Gəncə", "Gence", True),
        ("Gəncə", "Ganca", True),
        ("King's Lynn", "Kings Lynn", True),
        ("Saint", "St", False),
        ("West Mount", "West Mt", False),
    ],
)
def test_two_ways_of_writing_a_name_meet_in_a_key(one, other, alike):
    assert bool(set(name_keys(one)) & set(name_keys(other))) is alike


# ---------------------------------------------------------------- stand-ins


def test_a_stand_in_keeps_to_its_country_and_its_kind(world):
    state = StandIn(name="Georgia", country="US", kind=PlaceKind.REGION)
    country = StandIn(name="Georgia", country="GE", kind=PlaceKind.COUNTRY)
    assert [candidate.place.place_id for candidate in state.candidates(world)] == ["adm:US.GA"]
    assert [candidate.place.place_id for candidate in country.candidates(world)] == ["iso:GE"]


def test_a_stand_in_without_a_place_of_its_kind_takes_what_there_is_in_its_country(world):
    (found,) = StandIn(name="Ganja", country="AZ", kind=PlaceKind.CONTINENT).candidates(world)
    assert found.place.place_id == "dl:ganja"


@pytest.mark.parametrize(("name", "country"), [("Ganja", "FR"), ("Nosuchplaceatall", "")])
def test_a_stand_in_for_nothing_has_no_candidates(name, country, world):
    assert StandIn(name=name, country=country, kind=PlaceKind.SETTLEMENT).candidates(world) == ()


def test_every_demonym_and_capital_is_a_key():
    for key in (*demonyms(), *capitals()):
        assert fold(key) == key


def test_the_first_words_are_those_of_the_demonyms_of_several_words():
    assert {"south", "north"} <= demonym_first_words()
    assert all(any(key.startswith(f"{word} ") for key in demonyms()) for word in demonym_first_words())
    assert "armenian" not in demonym_first_words()


def test_the_longest_abbreviation_is_tried_first_and_begins_with_its_word():
    for first, forms in abbreviations().items():
        lengths = [len(printed) for printed, _ in forms]
        assert lengths == sorted(lengths, reverse=True)
        assert all(printed.startswith(first) for printed, _ in forms)
