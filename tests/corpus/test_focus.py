"""What an article is about: its region, its scene and its states, counted over what it names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.focus import LEAD_CHARACTERS, SMALL, WIDE_KM, focus_of, is_namesake_abroad
from geodata.place import Mention, Place, PlaceKind, Toponym, ToponymUse


def place(name, kind=PlaceKind.SETTLEMENT, *, radius_km=5.0, prefix="dl", country="AZ"):
    return Place(
        place_id=f"{prefix}:{name}", name=name, lat=40, lon=46, kind=kind, radius_km=radius_km, country=country
    )


TOWN, OTHER, THIRD = place("Northby"), place("Southby"), place("Westby")
REGION = place("Upland", PlaceKind.REGION, radius_km=80)
BORDER = place("Upland border", PlaceKind.BORDER, radius_km=80)
STATE = place("Statia", PlaceKind.COUNTRY, radius_km=300, country="ST")
OTHER_STATE = place("Otheria", PlaceKind.COUNTRY, radius_km=300, country="OT")


def mention(where, at=0, use=ToponymUse.LITERAL):
    toponym = Toponym(start=at, end=at + 5, text="words", use=use)
    return Mention(toponym=toponym, place=where, unresolved="" if where else "unknown")


def mentions(*places):
    return [mention(each, 10 * at) for at, each in enumerate(places)]


def about(found):
    """Names of the region, the scene and the state."""
    focus = focus_of(found)
    return tuple(m.place.name if m else "" for m in (focus.region, focus.settlement, focus.country))


COUNTED = [
    ([], ("", "", "")),
    ([TOWN], ("", "Northby", "")),
    ([TOWN, OTHER, TOWN], ("", "Northby", "")),
    ([TOWN, OTHER, THIRD], ("", "", "")),
    ([TOWN, OTHER], ("", "Northby", "")),
    ([OTHER, TOWN, TOWN, THIRD, OTHER], ("", "", "")),
    ([REGION, TOWN, STATE], ("Upland", "Northby", "Statia")),
    ([REGION, BORDER, BORDER], ("Upland border", "", "")),
    ([STATE, OTHER_STATE, OTHER_STATE], ("", "", "Otheria")),
]


@pytest.mark.parametrize(("places", "names"), COUNTED)
def test_what_is_named_most_is_what_the_article_is_about(places, names) -> None:
    assert about(mentions(*places)) == names


NO_REGION = [
    place("Upland", PlaceKind.REGION, radius_km=WIDE_KM + 1),
    place("Upland", PlaceKind.REGION, radius_km=80, prefix="gn"),
    place("Upland Province", PlaceKind.REGION, radius_km=80),
    place("Upland District", PlaceKind.REGION, radius_km=80),
    place("Upland", PlaceKind.DISTRICT, radius_km=20),
    place("Upland", PlaceKind.RIVER, radius_km=20),
    place("Upland", PlaceKind.CONTINENT, radius_km=5_000),
]


@pytest.mark.parametrize("where", NO_REGION, ids=lambda p: f"{p.place_id} {p.kind} {p.radius_km:.0f}")
def test_divisions_of_a_state_and_what_is_too_wide_are_no_region_of_a_conflict(where) -> None:
    assert about([mention(where)]) == ("", "", "")


USES = [
    (TOWN, ToponymUse.METONYM, ("", "", "")),
    (TOWN, ToponymUse.DEMONYM, ("", "", "")),
    (TOWN, ToponymUse.DATELINE, ("", "", "")),
    (STATE, ToponymUse.METONYM, ("", "", "Statia")),
    (STATE, ToponymUse.DATELINE, ("", "", "")),
    (REGION, ToponymUse.DEMONYM, ("Upland", "", "")),
]


@pytest.mark.parametrize(("where", "use", "names"), USES)
def test_a_scene_is_named_as_a_place_while_states_may_act(where, use, names) -> None:
    assert about([mention(where, use=use)]) == names


def test_a_town_named_once_is_the_scene_only_at_the_opening() -> None:
    assert about([mention(TOWN, LEAD_CHARACTERS)])[1] == "Northby"
    assert about([mention(TOWN, LEAD_CHARACTERS + 1)])[1] == ""
    assert about([mention(TOWN, LEAD_CHARACTERS + 1), mention(TOWN, LEAD_CHARACTERS + 90)])[1] == "Northby"


def test_a_literal_mention_stands_for_a_place_before_one_that_acts() -> None:
    acts, stands, again = mention(STATE, 0, ToponymUse.METONYM), mention(STATE, 50), mention(STATE, 90)
    focus = focus_of([acts, stands, again])
    assert focus.country == stands
    assert focus.states == {"ST": stands}


def test_names_that_mean_no_place_count_for_nothing() -> None:
    assert about([mention(None), mention(None, 10), mention(TOWN, 20)]) == ("", "Northby", "")


PLACES = st.sampled_from([TOWN, OTHER, THIRD, REGION, BORDER, STATE, OTHER_STATE])


@given(st.lists(PLACES, max_size=20))
def test_the_scene_has_at_least_half_of_the_towns_mentions(places) -> None:
    focus = focus_of(mentions(*places))
    towns = [p for p in places if p.kind is PlaceKind.SETTLEMENT]
    if focus.settlement:
        assert 2 * towns.count(focus.settlement.place) >= len(towns)
    assert set(focus.states) == {p.country for p in places if p.kind is PlaceKind.COUNTRY}


def gn(name, kind=PlaceKind.SETTLEMENT, *, country="ST", people=500):
    where = place(name, kind, prefix="gn", country=country)
    return replace(where, population=people)


HOME = gn("Statia", PlaceKind.COUNTRY, people=None)
ABROAD = gn("Otheria", PlaceKind.COUNTRY, country="OT", people=None)
NAMESAKE = gn("Rivertown", country="OT")

ABOUT = [
    ([HOME, gn("Rome"), gn("Ostia")], "Statia"),
    ([HOME, gn("Rome"), ABROAD], "Statia"),
    ([HOME, ABROAD], ""),
    ([gn("Rome"), gn("Ostia")], ""),  # the state itself is never named
    ([HOME, gn("Rome"), TOWN], ""),  # an overlay's theatre may lie on either side of a border
    ([], ""),
]


@pytest.mark.parametrize(("named", "state"), ABOUT)
def test_an_article_is_about_the_state_that_most_of_its_places_lie_in(named, state) -> None:
    found = focus_of(mentions(*named)).about
    assert (found.place.name if found else "") == state


SPOKEN_OF = [
    ([], True),
    ([ABROAD], False),
    ([gn("Oldport", country="OT")], False),
    ([gn("Oldport", country="TH")], True),
]


@pytest.mark.parametrize(("others", "expected"), SPOKEN_OF)
def test_a_small_place_in_a_state_that_nothing_else_speaks_of_is_a_namesake(others, expected) -> None:
    at_home = [HOME, gn("Rome"), gn("Ostia"), gn("Capua")]
    focus = focus_of(mentions(*at_home, NAMESAKE, *others))
    assert is_namesake_abroad(NAMESAKE, focus) is expected


def test_what_is_large_or_at_home_or_in_an_article_about_no_state_is_no_namesake() -> None:
    large = gn("Metropolis", country="OT", people=SMALL)
    focus = focus_of(mentions(HOME, gn("Rome"), gn("Ostia"), large, NAMESAKE))
    assert not any(is_namesake_abroad(each, focus) for each in (large, gn("Rome"), HOME, NAMESAKE))
    assert not is_namesake_abroad(NAMESAKE, focus_of(mentions(NAMESAKE)))


def test_an_event_without_a_place_is_in_the_state_that_its_report_was_filed_in(read) -> None:
    text = (
        "LIMA, 3 MAY 90 (EFE) -- [TEXT] THE PERUVIAN MINISTER SAID TODAY THAT A JUDGE HAD BEEN MURDERED. HE"
        " SPOKE OF CHILE, SPAIN, SPAIN AND ITALY, OF ITALY AND CHILE, AND OF BRAZIL."
    )
    (report,) = read(text)
    assert report.place.country == "PE"
