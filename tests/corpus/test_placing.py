"""Where something happened: what a clause names, what only looks like a scene, and what is taken over."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.carrying_places import CARRIED_SENTENCES
from corpus.records import Status
from corpus.report_place import report_place
from geodata.place import Mention, Place, PlaceKind, Toponym, ToponymUse


def named(reports):
    """The names of the places where something happened."""
    return sorted({r.place.name for r in reports if r.place and r.status is Status.HAPPENED})


LISTS = [
    ("Shells fell on Terter and Barda on Monday.", ["Barda", "Terter"]),
    ("Shells fell on Terter as well as Barda on Monday.", ["Barda", "Terter"]),
    ("Shells fell on the towns of Terter, Barda and Goranboy on Monday.", ["Barda", "Goranboy", "Terter"]),
    ("Shells fell in Terter, in Barda and also in Goranboy on Monday.", ["Barda", "Goranboy", "Terter"]),
    ("Shells fell on Shushi (Shusha) on Monday.", ["Shusha"]),
    ("Terter was quiet on Sunday, but rockets hit Barda on Monday.", ["Barda"]),
    (
        "One rocket fell in Barda, another in Ganja and a third near Terter on Monday.",
        ["Barda", "Ganja", "Terter"],
    ),
    ("Two shells landed in Terter on Monday, three in Naftalan.", ["Naftalan", "Terter"]),
    ("Shells fell near Terter and on the outskirts of Barda on Monday.", ["Barda", "Terter"]),
    ("Clashes broke out near Sotk in Gegharkunik and near Goris on Monday.", ["Goris", "Sotk"]),
    ("Terter was shelled on Monday, as was Barda.", ["Barda", "Terter"]),
    ("On Monday Terter came under fire, and so did the town of Barda.", ["Barda", "Terter"]),
    ("Terter and, to a lesser degree, Barda were shelled on Monday.", ["Barda", "Terter"]),
    ("On Monday drones began hitting the areas of Goris and Sotk.", ["Goris", "Sotk"]),
]


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_every_place_of_a_list_is_a_scene_and_no_other(read, text, names) -> None:
    assert named(read(text)) == names


CONTAINED = [
    ("Shells fell on Hadrut in Nagorno-Karabakh on Monday.", ["Hadrut"]),
    ("Shells fell on Azerbaijan's Ganja on Monday.", ["Ganja"]),
    ("Shells fell on Ganja, Azerbaijan's second city, on Monday.", ["Ganja"]),
    ("Shelling shook the South Caucasus on Monday, mostly around Hadrut in Nagorno-Karabakh.", ["Hadrut"]),
    ("Shells fell on villages in Armenia on Monday.", ["Armenia"]),
    ("Shells fell in Terter's Gapanli village on Monday.", ["Gapanli"]),
    ("Shells fell in Terter, in the village of Gapanli, on Monday.", ["Gapanli"]),
    ("Shells fell in the village of Gapanli, Terter, on Monday.", ["Gapanli"]),
    ("Shells fell in the village of Yeni Nowhereli in Terter district on Monday.", ["Terter District"]),
]


@pytest.mark.parametrize(("text", "names"), CONTAINED)
def test_what_a_place_lies_in_is_no_scene_of_its_own(read, text, names) -> None:
    assert named(read(text)) == names


NO_SCENE = [
    # what lies across from the scene, and what a crowd demands
    ("A sniper killed a soldier at Yeraskh, opposite Nakhichevan, on Monday.", ["Yeraskh"]),
    ("Thousands filled a square in Yerevan on Monday to demand the opening of the road to Lachin.", ["Yerevan"]),
    # where somebody is on the way to
    ("Gunmen fired at a bus heading from Goris to Kapan near Sisian on Monday.", ["Sisian"]),
    # where fire comes from
    ("Rockets were fired from Goris at Barda on Monday.", ["Barda"]),
    ("Rockets were fired at Barda from the direction of Goris on Monday.", ["Barda"]),
    # where the hurt are brought
    ("The wounded were taken to hospitals in Ganja after shells fell on Terter on Monday.", ["Terter"]),
    ("Shells fell on Terter on Monday and two people were rushed to Barda.", ["Terter"]),
    # where somebody speaks or governs
    ("Officials in Baku told reporters that shells fell on Terter on Monday.", ["Terter"]),
    ("The embassy in Yerevan said that shells fell on Terter on Monday.", ["Terter"]),
    ("The foreign ministry of Armenia said that shells fell on Goris on Monday.", ["Goris"]),
    ("Armenia's army said that shells fell on Goris on Monday.", ["Goris"]),
    # whose clock it is
    ("At 10:00 Moscow time shells fell on Terter on Monday.", ["Terter"]),
    # what only helps to find the scene
    ("Shells fell on Terter, a town close to Barda, on Monday.", ["Terter"]),
    ("Terter, which was shelled on Monday, lies close to Barda.", ["Terter"]),
    # where a truce was made that broke elsewhere
    ("The truce agreed in Moscow was broken on Monday near Hadrut.", ["Hadrut"]),
    ("Both agreed on Monday on a truce along the line of contact, in talks in Moscow.", ["Moscow"]),
    # a dateline
    ("BAKU, 14 October - Shells fell on Terter on Monday.", ["Terter"]),
    # where the dead are buried
    ("Nine people died in Ganja on Sunday and the dead were buried in Baku on Monday.", ["Ganja"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), NO_SCENE)
def test_a_place_named_for_something_else_is_no_scene(read, text, names) -> None:
    assert named(read(text)) == names


TAKEN_UP = [
    ("Barda, where four people were killed on Monday, was quiet again.", ["Barda"]),
    ("Terter, which was shelled on Monday, was quiet again.", ["Terter"]),
    ("Terter, which had been heavily shelled on Monday, was quiet again.", ["Terter"]),
    ("People left Goris for Yerevan, where protesters marched on Monday.", ["Yerevan"]),
]


@pytest.mark.parametrize(("text", "names"), TAKEN_UP)
def test_where_and_which_take_up_the_place_just_before(read, text, names) -> None:
    assert "".join(names) in named(read(text))


IN_THE_REGION = "Shells fell on Martakert, Askeran and Hadrut on Monday. Nine people were killed."
ABROAD = "Shells fell on Szeged, Pécs and Győr on Monday. Nine people were killed."
TOGETHER = "Shells fell on Goris, Kapan and Sisian on Monday. Nine people were killed."
CARRIED = [
    ("GORIS, October 14 - Thousands filled the square to demand peace in Kapan.", "Goris", "filed from"),
    (
        "In Ganja rockets killed a man on Monday. In Terter most have left. Three were wounded there by a shell.",
        "Terter",
        "told again: “Terter” was named a little earlier",
    ),
    (
        "Crowds protest in Yerevan every day; police detained 14 demonstrators on Monday.",
        "Yerevan",
        "told again: “Yerevan” was named a little earlier",
    ),
    # text, name or "", a word of the reason
    ("GORIS, October 14 - Shells fell as residents of this city hid in cellars.", "Goris", "filed from"),
    ("Shells fell on Terter on Monday. A drone strike shook the town on Tuesday.", "Terter", "told again"),
    ("Fear grew in Goris on Monday. Shells fell on a school.", "Goris", "told again"),
    ("Karabakh was tense.\n\nShells fell across the region on Monday.", "Nagorno-Karabakh", "is about"),
    ("Peru mourned. A Peruvian judge was shot dead on Monday.", "Peru", "is about"),
    ("Peru mourned with Chile. A judge was shot dead on Monday.", "", "neither the sentence nor the article"),
    ("Peru mourned. A judge was shot near Kiskunhalas on Monday. Peruvians wept.", "Peru", "only in Hungary"),
    ("Shells fell on a school on Monday.", "", "neither the sentence nor the article"),
    ("Talks were held on Monday.", "", "where they met"),
    (TOGETHER, "", "several places together"),
    (f"{TOGETHER} Armenia called a meeting.", "", "several places together"),
    (f"{TOGETHER} Karabakh called a meeting.", "", "several places together"),
    (f"{IN_THE_REGION} Karabakh called a meeting.", "Nagorno-Karabakh", "is about"),
    (f"{ABROAD} Hungary called a meeting.", "Hungary", "is about"),
    (f"{ABROAD} Hungarian soldiers wept.", "", "several places together"),
    ("Shells fell on Terter on Monday. Armenia fired missiles at several towns on Tuesday.", "", "not named"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "because"), CARRIED)
def test_a_scene_taken_over_says_from_where_and_a_missing_one_why(read, text, name, because) -> None:
    told = [r for r in read(text) if r.place_because or r.unplaced]
    assert [(r.place.name if r.place else "") for r in told] == [name]
    assert because in (told[0].place_because or told[0].unplaced)


IN_CAPITALS = [
    "Shells fell on Barda and Terter in Azerbaijan on Monday.",
    "On Monday shells fell in Barda, and the mayor of Terter wept.",
    "The wounded were flown from Barda, and they were taken to a hospital in Ganja; two people died in Terter.",
]


@pytest.mark.parametrize("text", IN_CAPITALS)
def test_a_text_in_capitals_is_placed_like_one_in_small_letters(read, text) -> None:
    names = [r.place.name for r in read(text) if r.place]
    assert names
    assert [r.place.name for r in read(text.upper()) if r.place] == names


OF_A_STATE = [
    ("Gunmen attacked U.S. envoys near Goris on Monday.", ["Goris"]),
    ("Gunmen attacked two envoys in the U.S. on Monday.", ["United States"]),
    ("Gunmen attacked a bus in the U.S. last week.", ["United States"]),
]


@pytest.mark.parametrize(("text", "names"), OF_A_STATE)
def test_whose_envoys_they_are_is_not_where(read, text, names) -> None:
    assert [r.place.name for r in read(text) if r.place] == names


def test_local_news_of_another_state_than_it_was_filed_in_has_no_such_town(read) -> None:
    text = "LIMA, 9 May (Wire) - Police in Chile charged a man with the murder of a Chilean judge. Chile mourned."
    assert {r.place.name for r in read(text) if r.place} == {"Chile"}


def test_the_words_of_a_place_are_on_one_line(read) -> None:
    wrapped = (
        "   THE WARDENS SAID THAT ON MONDAY EVENING SHELLS HAD FALLEN IN NEW\n"
        "YORK, AND THAT NOBODY WAS HURT THERE.  THE MAYOR CALLED IT THE\n"
        "WORK OF FOOLS WHO DID NOT KNOW WHERE THE SEA WAS, AND WENT BACK\n"
        "TO BED.\n"
    )
    (report,) = read(wrapped)
    assert report.place.as_written == "NEW YORK"


def test_a_scene_is_forgotten_after_half_a_dozen_sentences(read) -> None:
    def drone_strike(between):
        text = "Goris mourned. Shells fell on Terter on Monday. " + "Snow lay deep. " * between
        (report,) = [r for r in read(text + "A drone strike killed two men in the town on Tuesday.") if r.killed]
        return report.place.name, report.place_because.split(":")[0]

    assert drone_strike(CARRIED_SENTENCES - 1) == ("Terter", "told again")
    assert drone_strike(CARRIED_SENTENCES) == ("Goris", "no place named here")


def test_figures_go_to_the_town_beside_them_and_a_joint_toll_to_the_first(read) -> None:
    joint = read("Rockets hit Barda and Terter on Monday, wounding five people.")
    assert [(r.place.name, r.injured is not None) for r in joint if r.place] == [
        ("Barda", True),
        ("Terter", False),
    ]


def test_where_territory_changed_hands_decides_whose_it_is_called(read) -> None:
    nobody = read("The town of Fuzuli was captured on Monday.")
    assert {r.sub_event.value for r in nobody} <= {
        "Government regains territory",
        "Non-state actor overtakes territory",
    }
    taken = read("Azerbaijani forces captured villages in Armenia on Monday.")
    assert {r.sub_event.value for r in taken} == {"Non-state actor overtakes territory"}


# ---------------------------------------------------------------- how exact a place is


def mention_in(text, word, *, kind=PlaceKind.SETTLEMENT):
    place = Place(place_id="t:1", name=word, lat=40.0, lon=46.0, kind=kind, country="AZ", radius_km=4)
    at = text.index(word)
    toponym = Toponym(start=at, end=at + len(word), text=word, use=ToponymUse.LITERAL)
    return Mention(toponym=toponym, place=place, score=0.7)


PRECISION = [
    (PlaceKind.SETTLEMENT, "Shells fell on {}.", 1),
    (PlaceKind.SITE, "Shells fell on {}.", 1),
    (PlaceKind.SETTLEMENT, "Shells fell near {}.", 2),
    (PlaceKind.SETTLEMENT, "Shells fell outside the {}.", 2),
    (PlaceKind.SETTLEMENT, "Shells fell 12 km from {}.", 2),
    (PlaceKind.SETTLEMENT, "Troops moved in the direction of {}.", 2),
    (PlaceKind.DISTRICT, "Shells fell in {}.", 2),
    (PlaceKind.RIVER, "Shells fell at {}.", 2),
    (PlaceKind.ROAD, "Shells fell on {}.", 2),
    (PlaceKind.REGION, "Shells fell in {}.", 3),
    (PlaceKind.COUNTRY, "Shells fell in {}.", 3),
    (PlaceKind.BORDER, "Shells fell near {}.", 3),
    (PlaceKind.CONTINENT, "Shells fell in {}.", 3),
]


@pytest.mark.parametrize(("kind", "words", "precision"), PRECISION)
def test_a_dot_is_as_exact_as_the_words_and_the_kind_of_place(kind, words, precision) -> None:
    text = words.format("Northby")
    place = report_place(mention_in(text, "Northby", kind=kind), text)
    assert place.geo_precision == precision
    assert text[place.start : place.end] == place.as_written == "Northby"


def test_a_mention_that_means_no_place_gives_none() -> None:
    toponym = Toponym(start=0, end=3, text="Xyz", use=ToponymUse.LITERAL)
    with pytest.raises(ValueError, match="resolved"):
        report_place(Mention(toponym=toponym, place=None, unresolved="unknown"), "Xyz")


@given(st.sampled_from(list(PlaceKind)), st.text(max_size=40), st.text(max_size=40))
def test_every_place_anywhere_in_any_text_has_one_of_acleds_three_precisions(kind, before, after) -> None:
    text = before + "Northby" + after
    toponym = Toponym(start=len(before), end=len(before) + 7, text="Northby", use=ToponymUse.LITERAL)
    place = Place(place_id="t:1", name="Northby", lat=40.0, lon=46.0, kind=kind)
    assert report_place(Mention(toponym=toponym, place=place), text).geo_precision in {1, 2, 3}


def test_the_day_of_publication_changes_no_place(read) -> None:
    text = "Shells fell on Terter, Barda and Goranboy on Monday."
    assert named(read(text)) == named(read(text, published=date(2021, 3, 4)))


LOCAL_NEWS = [
    # no place named in the sentence
    ("TULSA, Okla. (KXYZ) – A man was shot on Friday, police said.", "Tulsa", "filed from"),
    ("A man was shot on Friday. Wichita police are looking for a witness.", "Wichita", "the police of"),
    # a state that holds the town
    ("Two people were shot at an Ohio party on Friday. Akron police were called.", "Akron", "the police of"),
    # a county that holds the town
    ("A boy was shot in Tulsa County on Friday. Police found a gun in Sperry.", "Sperry", "the local news is of"),
    # where somebody lives
    ("A Tulsa man shot a clerk on Friday. Wichita police are looking for him.", "Wichita", "the police of"),
    # where the hurt are brought to
    ("A boy was shot on Friday and flown to a Tulsa hospital. Wichita police came.", "Wichita", "the police of"),
    # a quarter that is called like a city elsewhere
    ("A man was shot in the Portland neighborhood on Friday, Wichita police said.", "Wichita", "the police of"),
    # a person who is called like a town elsewhere
    ("Bullets struck Lonsdale in the leg on Friday, Wichita police said.", "Wichita", "the police of"),
]


@pytest.mark.parametrize(("text", "name", "because"), LOCAL_NEWS)
def test_local_news_that_names_no_nearer_place_happens_in_its_town(read, text, name, because) -> None:
    told = [r for r in read(text) if r.status is Status.HAPPENED]
    assert [(r.place.name, r.place.geo_precision) for r in told if r.place] == [(name, 2)]
    assert because in told[0].place_because


ELSEWHERE = [
    ("A man was shot in Milwaukee on Friday, Wichita police said.", ["Milwaukee"]),
    ("A man was shot in Lonsdale, Minn., on Friday, Wichita police said.", ["Lonsdale"]),
]


@pytest.mark.parametrize(("text", "names"), ELSEWHERE)
def test_local_news_tells_of_other_towns_that_it_names_plainly(read, text, names) -> None:
    assert named(read(text)) == names


def test_a_street_and_a_hospitals_town_are_no_scene(read) -> None:
    assert named(read("Shells fell on Barda Street in Terter on Monday.")) == ["Terter"]
    text = "Shells fell on Terter on Monday and killed a man, who died of burns at a medical center in Barda."
    assert named(read(text)) == ["Terter"]


RESPECTIVELY = [
    (
        "Shells fell on Terter, Barda and Goranboy on Monday, killing three, one and two civilians respectively.",
        {"Terter": 3, "Barda": 1, "Goranboy": 2},
    ),
    (
        "Three and two civilians were killed in Terter and Barda respectively on Monday.",
        {"Terter": 3, "Barda": 2},
    ),
]


@pytest.mark.parametrize(("text", "killed"), RESPECTIVELY)
def test_counts_go_with_the_places_in_their_order_respectively(read, text, killed) -> None:
    assert {r.place.name: r.killed and r.killed.low for r in read(text)} == killed
