"""Which town local news is of, and that news of a war has none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.local_scene import MOST_WEIGHED, NEAR_KM, find_local_scene
from corpus.pipeline import find_mentions
from geodata.place import Mention, Place, PlaceKind, Toponym, ToponymUse


def scene(text, world):
    """The town or county of the local news, "" where there is none."""
    local = find_local_scene(text, find_mentions(text, world))
    return local.mention.place.name if local and local.mention.place else ""


LOCAL_NEWS = [
    ("A man was shot on Friday night. Wichita police are looking for a witness.", "Wichita"),
    ("A man was shot on Friday night, the Duluth Police Department said.", "Duluth"),
    ("A man was shot on Friday night. Police in Tulsa are looking for a witness.", "Tulsa"),
    ("A boy was shot in a barn. The Pulaski County Sheriff's Office was called.", "Pulaski County"),
    ("TULSA, Okla. (KXYZ) – A man was shot on Elm Street on Friday, police said.", "Tulsa"),
    ("TULSA, Okla. (June 4, 2016) – A man pleaded guilty to killing two others.", "Tulsa"),
    ("A man was shot in Reno on Friday. A second man was shot in Reno on Sunday, police said.", "Reno"),
]


@pytest.mark.parametrize(("text", "name"), LOCAL_NEWS)
def test_local_news_is_of_the_town_whose_police_act_or_that_it_was_filed_from(text, name, world) -> None:
    assert scene(text, world) == name


NOT_THE_SCENE = [
    # where the hurt are brought to, where they live, what a street and a quarter are called
    ("A man was shot. He was taken to a hospital in Tulsa, where he died, police said.", ""),
    ("John Roe, 31, of Tulsa, was shot on Friday, police said.", ""),
    ("A man was shot in the 600 block of Tulsa on Friday, police said.", ""),
    ("Wichita police say a man was shot in the Portland neighborhood, near Portland Avenue.", "Wichita"),
    ("A girl was shot in Springfield. She died at a hospital in Chicago. Springfield police called it murder.",
     "Springfield"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), NOT_THE_SCENE)
def test_hospitals_homes_streets_and_quarters_are_not_what_local_news_is_of(text, name, world) -> None:
    assert scene(text, world) == name


def test_of_a_county_the_town_in_it_is_the_scene_that_the_text_names(world) -> None:
    text = "The Tulsa County Sheriff's Office was called on Friday. Deputies found a boy shot in Sperry."
    assert scene(text, world) == "Sperry"


WAR = [
    "BAKU, Oct. 29 /Wire/ – Three soldiers were killed on Friday, the army said. Police closed a road.",
    "KYIV, Ukraine (Wire) – Missiles killed four people overnight. Drones followed, police said.",
    "GANJA, Oct. 12 – Ministers met and agreed on a road.",
]


@pytest.mark.parametrize("text", WAR)
def test_a_dateline_of_war_news_is_no_scene(text, world) -> None:
    assert scene(text, world) == ""


def town(number, lat, lon):
    return Place(place_id=f"t:{number}", name=f"Town {number}", lat=lat, lon=lon, kind=PlaceKind.SETTLEMENT)


def named_at(place, at):
    toponym = Toponym(start=at, end=at + len(place.name), text=place.name, use=ToponymUse.LITERAL)
    return Mention(toponym=toponym, place=place)


def test_towns_near_by_speak_for_a_town_and_far_ones_do_not() -> None:
    text = "Police. in Town 1. in Town 2. in Town 3."
    places = [town(1, 40.0, 45.0), town(2, 60.0, 45.0), town(3, 60.1, 45.0)]
    mentions = [named_at(place, text.index(place.name)) for place in places]
    local = find_local_scene(text, mentions)
    assert local is not None
    assert local.mention.place in places[1:]
    assert NEAR_KM < 2000  # the first lies some 2,200 km away


@given(st.lists(st.tuples(st.floats(-80, 80), st.floats(-170, 170)), max_size=MOST_WEIGHED + 10))
def test_the_scene_is_one_of_the_places_named(points) -> None:
    places = [town(number, lat, lon) for number, (lat, lon) in enumerate(points)]
    text = "Police said. " + " ".join(f"in {place.name}." for place in places)
    mentions = [named_at(place, text.index(f"{place.name}.")) for place in places]
    local = find_local_scene(text, mentions)
    assert local is None or local.mention in mentions
