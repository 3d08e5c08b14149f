"""Which place a name means: by its kind, by what it lies in, by the text's other places; or none, and why."""

import pytest

from geodata.place import Toponym, ToponymUse
from geodata.resolve import resolve
from geodata.toponyms import find_toponyms


def places(text, world):
    """The place of each name, by the name; of a name that stands twice the last."""
    return {m.toponym.text: m.place for m in resolve(text, find_toponyms(text, world), world)}


@pytest.mark.parametrize(
    ("text", "name", "admin1"),
    [
        ("Two men from Paris, Texas, were hurt.", "Paris", "Texas"),
        ("Two men were hurt in Paris and in Lyon.", "Paris", "Île-de-France"),
        ("A school in Springfield, Ill., and one in Chicago closed.", "Springfield", "Illinois"),
        ("He went from Cambridge, England, to London.", "Cambridge", "England"),
        ("He went from Boston to Cambridge and Somerville, Mass.", "Cambridge", "Massachusetts"),
        ("They met in Washington, D.C., on Monday.", "Washington", "District of Columbia"),
        ("They met in Seattle and crossed the state of Washington.", "Seattle", "Washington"),
    ],
)
def test_a_name_means_what_lies_in_the_state_beside_it(text, name, admin1, world):
    assert places(text, world)[name].admin1 == admin1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A barn burned in Felton, Minn., on Monday.", "Felton"),
        ("Men came from Felton, Minn., to help. A barn burned in Felton on Monday.", "Felton"),
        ("Duluth, Oregon (KXYZ) - A barn burned in Duluth on Monday.", "Duluth"),
    ],
)
def test_a_town_that_is_said_to_lie_in_a_state_is_none_of_another(text, name, world):
    assert places(text, world)[name] is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells hit the villages of Seyidli, Sarov and Duyarli in Terter district.", "Sarov"),
        ("Shells hit the village of Sarov, Terter district.", "Sarov"),
        ("A shell hit the Sarov village of Terter.", "Sarov"),
    ],
)
def test_a_village_that_is_said_to_lie_in_a_district_is_no_town_elsewhere(text, name, world):
    assert places(text, world)[name] is None


def test_a_town_in_a_list_with_a_village_of_a_district_is_that_town(world):
    named = places("Shells hit the towns of Terter and Horadiz in Fuzuli district.", world)
    assert (named["Terter"].name, named["Horadiz"].name) == ("Terter", "Horadiz")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Shells fell on Barda, Terter and Ganja. The ministers met in Geneva. Our New York edition.", "CH"),
        ("He drove from Albany and Ithaca to Geneva, New York.", "US"),
    ],
)
def test_in_news_of_a_conflict_a_small_town_abroad_gives_way_to_a_well_known_one(text, country, world):
    assert places(text, world)["Geneva"].country == country


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit the villages of Seyidli and Gapanli in Terter district.",
        "Shells hit Terter's Gapanli village.",
        "Shells hit the village of Gapanli (Terter district).",
    ],
)
def test_a_village_is_that_of_its_district(text, world):
    assert places(text, world)["Gapanli"].place_id == "dl:gapanli-terter"


def test_a_list_says_of_no_town_that_it_lies_in_the_region_after_it(world):
    assert places("Roads to Kabul, Kandahar and Herat were closed.", world)["Kabul"].name == "Kabul"


def test_co_is_short_for_county(world):
    text = "Cherokee Co. deputies came from Centre, Ala. Cherokee County borders Alabama's Etowah County."
    found = places(text, world)
    assert found["Cherokee County"].admin1 == "Alabama"


@pytest.mark.parametrize(
    ("text", "name", "place_id"),
    [
        ("Shells fell in the Lachin district.", "Lachin district", "dl:lachin-district"),
        ("Shells fell in the town of Lachin.", "Lachin", "dl:lachin"),
        ("Houses burned in the Terter and Barda districts.", "Terter", "dl:terter-district"),
        ("Houses burned in Terter and Barda.", "Terter", "dl:terter"),
        ("Martuni, a town in Armenia's Gegharkunik province, was calm.", "Martuni", "dl:martuni-gegharkunik"),
        ("The Nagorno-Karabakh town of Martuni was calm.", "Martuni", "dl:martuni"),
        ("A cow died in the village of Aghdam in the Tovuz district.", "Aghdam", "dl:aghdam-tovuz"),
        ("Ruins stand in the city of Aghdam in Azerbaijan.", "Aghdam", "dl:aghdam"),
        ("Armenian forces left.", "Armenian", "iso:AM"),
        ("Georgia and Armenia share a border.", "Georgia", "iso:GE"),
        ("Atlanta and Savannah are in Georgia.", "Georgia", "adm:US.GA"),
    ],
)
def test_homonyms_come_out_by_their_context(text, name, place_id, world):
    assert places(text, world)[name].place_id == place_id


@pytest.mark.parametrize(
    ("text", "name", "ids"),
    [
        (
            "The village of Aghdam near Tovuz was hit. The city of Aghdam was not.",
            "Aghdam",
            ["dl:aghdam-tovuz", "dl:aghdam"],
        ),
        (
            "Snow fell on Martuni, in Gegharkunik. Shells fell on Martuni in Nagorno-Karabakh. Martuni was dark.",
            "Martuni",
            ["dl:martuni-gegharkunik", "dl:martuni", "dl:martuni"],
        ),
        ("The fair left Paris, Texas, for Paris, France.", "Paris", ["gn:4717560", "gn:2988507"]),
        ("Paris was dark. The fair left Paris, Texas.", "Paris", ["gn:4717560", "gn:4717560"]),
    ],
)
def test_places_of_one_name_may_stand_in_one_text(text, name, ids, world):
    found = [m.place.place_id for m in resolve(text, find_toponyms(text, world), world) if m.toponym.text == name]
    assert found == ids


@pytest.mark.parametrize(
    ("text", "name", "place_id"),
    [
        ("NEW YORK (AP) — A fire broke out.", "NEW YORK", "gn:5128581"),
        ("There is a waterfall at Shaki, north of Sisian.", "Shaki", "dl:shaki-syunik"),
        ("The village of Agarak near Kapan has a school.", "Agarak", "dl:agarak-kapan"),
    ],
)
def test_a_dateline_is_a_towns_and_the_nearer_namesake_is_meant_beside_a_name(text, name, place_id, world):
    assert places(text, world)[name].place_id == place_id


def test_readings_are_weighed_with_shares_that_fall_and_never_exceed_one(world):
    text = "Cambridge, Springfield and Paris were named."
    for mention in resolve(text, find_toponyms(text, world), world):
        shares = [reading.score for reading in mention.readings]
        assert shares == sorted(shares, reverse=True)
        assert 0 < sum(shares) <= 1.01
        assert len(shares) <= 5
        assert all(reading.reason for reading in mention.readings)


def test_a_name_that_stands_alone_in_its_country_is_surer_than_one_of_many(world):
    sure, unsure = (
        resolve(text, find_toponyms(text, world), world)[0].score
        for text in ("Shells fell on Mingachevir.", "A fire broke out in Greenville.")
    )
    assert sure > unsure


def test_a_name_without_readings_is_unresolved_with_the_reason(world):
    toponym = Toponym(start=0, end=3, text="Xyz", use=ToponymUse.LITERAL)
    (mention,) = resolve("Xyz", [toponym], world)
    assert mention.place is None
    assert "no place of this name" in mention.unresolved


def test_there_is_one_mention_for_each_toponym_in_their_order(world):
    text = "Baku, Ganja and Baku again; Armenians and Armenia."
    toponyms = find_toponyms(text, world)
    assert tuple(mention.toponym for mention in resolve(text, toponyms, world)) == toponyms
