"""Overlays laid over the world: what replaces what, and which comes first."""

import pytest

from geodata.gazetteer_merge import Atlas, Tier
from geodata.overlay import OverlayEntry
from geodata.place import Place, PlaceKind, PlaceName


def entry(
    place_id, name, lat, lon, *, kind=PlaceKind.SETTLEMENT, same_as=(), country="AZ", radius_km=5.0, within=()
):
    place = Place(
        place_id=place_id,
        name=name,
        lat=lat,
        lon=lon,
        kind=kind,
        country=country,
        radius_km=radius_km,
        within=within,
        names=(PlaceName(text=name),),
    )
    return OverlayEntry(place=place, same_as=same_as)


def ids(atlas):
    return {ranked.place.place_id for ranked in atlas.ranked()}


def place(atlas, place_id):
    return next(ranked.place for ranked in atlas.ranked() if ranked.place.place_id == place_id)


def reasons(atlas):
    return {(one.old_id, one.new_id): one.why for one in atlas.replacements()}


def test_an_entry_replaces_what_it_says_to_be_the_same_as(atlas):
    atlas.lay_over([entry("dl:g", "Gandzak", 40.7, 46.4, same_as=("gn:1",))], Tier.THEATRE)
    assert "gn:1" not in ids(atlas)
    assert reasons(atlas) == {("gn:1", "dl:g"): "the overlay says that they are the same"}


def test_the_names_and_the_population_of_what_was_replaced_are_kept(atlas):
    atlas.lay_over([entry("dl:g", "Gandzak", 40.7, 46.4, same_as=("gn:1",))], Tier.THEATRE)
    ganja = place(atlas, "dl:g")
    assert [name.text for name in ganja.names] == ["Gandzak", "Ganja", "Gəncə", "Kirovabad"]
    assert ganja.population == 330_000


def test_several_entries_may_be_replaced_by_one(atlas):
    atlas.lay_over([entry("dl:b", "Barda", 40.4, 47.1, same_as=("gn:2", "gn:3"))], Tier.THEATRE)
    assert set(reasons(atlas)) == {("gn:2", "dl:b"), ("gn:3", "dl:b")}


def test_an_id_that_was_never_an_entry_still_leads_to_the_place(atlas):
    atlas.lay_over([entry("dl:x", "Xocalı", 39.91, 46.79, same_as=("gn:99",))], Tier.THEATRE)
    assert ("gn:99", "dl:x") in reasons(atlas)


@pytest.mark.parametrize(
    ("new", "replaced"),
    [
        (entry("dl:b", "Barda", 40.39, 47.14), True),
        (entry("dl:b", "Bərdə", 40.39, 47.14), True),
        (entry("dl:b", "Barda", 40.39, 47.25), False),  # 10 km away
        (entry("dl:b", "Terter", 40.39, 47.14), False),
        (entry("dl:b", "Barda", 40.39, 47.14, country="AM"), False),
        (entry("dl:b", "Barda", 40.39, 47.14, country=""), True),
        (entry("dl:b", "Barda", 40.39, 47.14, kind=PlaceKind.DISTRICT), False),
        (entry("dl:b", "Barda", 40.39, 47.14, kind=PlaceKind.RIVER), False),
    ],
)
def test_a_namesake_of_the_same_kind_close_by_is_replaced_and_others_stay(atlas, new, replaced):
    atlas.lay_over([new], Tier.THEATRE)
    assert ("gn:2" not in ids(atlas)) == replaced


def test_why_a_namesake_was_replaced_is_recorded(atlas):
    atlas.lay_over([entry("dl:b", "Barda", 40.39, 47.14)], Tier.THEATRE)
    assert reasons(atlas) == {("gn:2", "dl:b"): "same name and kind, 1.4 km apart"}


def test_a_district_replaces_a_first_order_division_of_its_name(atlas):
    atlas.add(entry("adm:AZ.11", "Barda", 40.5, 47.2, kind=PlaceKind.REGION).place, Tier.OTHER)
    atlas.lay_over([entry("dl:bd", "Barda", 40.4, 47.1, kind=PlaceKind.DISTRICT)], Tier.THEATRE)
    assert set(reasons(atlas)) == {("adm:AZ.11", "dl:bd")}


@pytest.mark.parametrize(
    ("division", "district", "replaced"),
    [
        ("Göyçay", "Goychay District", True),
        ("Daşkəsən District", "Dashkasan District", True),
        ("Barda City", "Barda rayonu", True),
        ("Barda", "Terter District", False),
    ],
)
def test_areas_are_namesakes_by_their_bare_names_in_any_transliteration(atlas, division, district, replaced):
    atlas.add(entry("adm:AZ.99", division, 40.5, 47.2, kind=PlaceKind.REGION).place, Tier.OTHER)
    atlas.lay_over([entry("dl:d", district, 40.4, 47.1, kind=PlaceKind.DISTRICT)], Tier.THEATRE)
    assert (("adm:AZ.99", "dl:d") in reasons(atlas)) == replaced


def test_an_area_takes_no_names_over(atlas):
    atlas.add(entry("adm:AZ.11", "Barda", 40.5, 47.2, kind=PlaceKind.REGION).place, Tier.OTHER)
    atlas.lay_over([entry("dl:bd", "Barda District", 40.4, 47.1, kind=PlaceKind.DISTRICT)], Tier.THEATRE)
    assert [name.text for name in place(atlas, "dl:bd").names] == ["Barda District"]


def test_a_name_that_another_entry_has_for_its_own_is_not_taken_over(atlas):
    atlas.lay_over(
        [entry("dl:g", "Gandzak", 40.7, 46.4, same_as=("gn:1",)), entry("dl:k", "Kirovabad", 39.0, 47.0)],
        Tier.THEATRE,
    )
    assert [name.text for name in place(atlas, "dl:g").names] == ["Gandzak", "Ganja", "Gəncə"]


def test_a_settlement_lies_within_what_replaced_its_division(atlas):
    atlas.add(entry("adm:AZ.11", "Bardah", 40.5, 47.2, kind=PlaceKind.REGION).place, Tier.OTHER)
    atlas.add(entry("gn:9", "Lək", 40.5, 47.2, within=("adm:AZ.11", "iso:AZ")).place, Tier.OTHER)
    atlas.lay_over(
        [entry("dl:bd", "Barda district", 40.4, 47.1, kind=PlaceKind.DISTRICT, same_as=("adm:AZ.11",))],
        Tier.THEATRE,
    )
    village = place(atlas, "gn:9")
    assert village.within == ("dl:bd", "iso:AZ")
    assert village.admin1 == "Barda district"
    assert village.country_name == "Azerbaijan"


def test_a_place_lies_in_what_its_areas_lie_in_and_in_its_country_last(atlas):
    district, region = PlaceKind.DISTRICT, PlaceKind.REGION
    atlas.lay_over(
        [
            entry("dl:old", "Old Region", 40.0, 47.0, kind=region, within=("iso:AZ",)),
            entry("dl:d1", "One District", 40.4, 47.1, kind=district, within=("iso:AZ",)),
            entry("dl:d2", "Two District", 40.4, 47.0, kind=district, within=("dl:old", "iso:AZ")),
            entry("dl:v", "Village", 40.4, 47.0, within=("dl:d1", "dl:d2", "iso:AZ")),
        ],
        Tier.THEATRE,
    )
    assert place(atlas, "dl:v").within == ("dl:d1", "dl:d2", "dl:old", "iso:AZ")


def test_namesakes_of_one_overlay_do_not_replace_each_other(atlas):
    atlas.lay_over([entry("dl:m1", "Martuni", 39.8, 47.1), entry("dl:m2", "Martuni", 39.81, 47.1)], Tier.THEATRE)
    assert {"dl:m1", "dl:m2"} <= ids(atlas)


def test_a_later_entry_with_the_same_id_stands_for_the_earlier_one(atlas):
    atlas.lay_over([entry("dl:x", "First", 39.0, 47.0)], Tier.THEATRE)
    atlas.lay_over([entry("dl:x", "Second", 39.0, 47.0)], Tier.THEATRE)
    assert place(atlas, "dl:x").name == "Second"


def test_replaced_twice_leads_to_the_last(atlas):
    atlas.lay_over([entry("dl:one", "Ganja", 40.68, 46.36, same_as=("gn:1",))], Tier.THEATRE)
    atlas.lay_over([entry("my:two", "Ganja", 40.68, 46.36, same_as=("dl:one",))], Tier.THEATRE)
    assert set(reasons(atlas)) == {("gn:1", "my:two"), ("dl:one", "my:two")}


def test_entries_that_claim_to_replace_each_other_come_to_an_end(atlas):
    atlas.lay_over(
        [entry("dl:a", "A", 1, 1, same_as=("dl:b",)), entry("dl:b", "B", 1, 1, same_as=("dl:a",))], Tier.THEATRE
    )
    assert reasons(atlas) == {("dl:a", "dl:b"): "the overlay says that they are the same"}


def test_a_namesake_across_the_date_line_is_found():
    atlas = Atlas()
    atlas.add(entry("gn:1", "Taveuni", -16.9, 179.99, country="FJ").place, Tier.OTHER)
    atlas.lay_over([entry("dl:t", "Taveuni", -16.9, -179.99, country="FJ")], Tier.THEATRE)
    assert ids(atlas) == {"dl:t"}


def test_the_order_is_world_then_theatre_then_others_each_by_population(atlas):
    atlas.lay_over([entry("dl:x", "Hamlet", 39.0, 47.0)], Tier.THEATRE)
    order = [ranked.place.place_id for ranked in atlas.ranked()]
    assert order == ["iso:AM", "iso:AZ", "dl:x", "gn:1", "gn:2", "gn:5", "gn:3", "gn:4"]
