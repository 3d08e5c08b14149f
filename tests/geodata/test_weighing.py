"""What speaks for and against each reading of a name, weighed piece by piece, with places of our own making."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.place import Candidate, MatchQuality, Place, PlaceKind, Toponym, ToponymUse
from geodata.surroundings import Surroundings
from geodata.weighing import (
    Group,
    base_score,
    base_scores,
    context_scores,
    count_votes,
    location_of,
)

PLACE = Place(
    place_id="gn:1",
    name="Elmford",
    lat=40.0,
    lon=46.0,
    kind=PlaceKind.SETTLEMENT,
    country="AZ",
    population=8_000,
    within=("adm:AZ.1", "iso:AZ"),
)
ELMFORD = Toponym(start=0, end=7, text="Elmford", use=ToponymUse.LITERAL)
NOTHING = Surroundings()


def reading(place=PLACE, quality=MatchQuality.EXACT, matched="Elmford", lang="", **changes):
    return Candidate(place=replace(place, **changes), quality=quality, matched_name=matched, lang=lang)


def group(*candidates, shares=None, **fields):
    locations = [location_of(each.place) for each in candidates]
    made = Group(positions=[0], candidates=candidates, base=[0.0] * len(candidates), locations=locations, **fields)
    made.shares = shares or [1.0 / len(candidates) for _ in candidates]
    return made


def said(word, *kinds):
    return Surroundings(kind_word=word, kinds=frozenset(kinds))


# ---------------------------------------------------------------- by itself


@given(people=st.tuples(st.integers(1, 10**7), st.integers(1, 10**7)))
def test_of_two_towns_the_larger_never_weighs_less(people):
    fewer, more = (base_score(reading(population=each), ELMFORD, NOTHING) for each in sorted(people))
    assert fewer <= more


HEAVIER = [
    (reading(), reading(quality=MatchQuality.TRANSLITERATED)),
    (reading(), reading(name="Oldham", matched="Elmford", lang="ru")),
    (reading(name="Oldham", matched="Elmford", lang="en"), reading(name="Oldham", matched="Elmford", lang="ru")),
    (reading(place_id="dl:elmford", lang="az"), reading()),
    (reading(kind=PlaceKind.COUNTRY, population=None), reading(population=None)),
    (reading(), reading(population=None)),
]


@pytest.mark.parametrize(("heavier", "lighter"), HEAVIER)
def test_by_itself_the_nearer_the_better_known_and_our_own_weigh_more(heavier, lighter):
    assert base_score(heavier, ELMFORD, NOTHING) > base_score(lighter, ELMFORD, NOTHING)


def test_a_seat_of_government_weighs_more_than_a_town_of_its_name_and_size_elsewhere():
    toponym = Toponym(start=0, end=4, text="Baku", use=ToponymUse.LITERAL)
    seat = reading(name="Baku", matched="Baku", population=90_000)
    other = reading(name="Baku", matched="Baku", population=90_000, country="CG")
    small = reading(name="Baku", matched="Baku", population=40_000)
    assert base_score(seat, toponym, NOTHING) - base_score(other, toponym, NOTHING) > 1
    assert base_score(seat, toponym, NOTHING) - base_score(small, toponym, NOTHING) > 1


@pytest.mark.parametrize(
    ("near", "people", "gains"),
    [
        (said("town", PlaceKind.SETTLEMENT), 8_000, True),
        (said("river", PlaceKind.RIVER), 8_000, False),
        (said("village", PlaceKind.SETTLEMENT), 8_000, True),
    ],
)
def test_the_word_for_a_kind_speaks_for_places_of_the_kind_and_against_others(near, people, gains):
    candidate = reading(population=people)
    assert (base_score(candidate, ELMFORD, near) > base_score(candidate, ELMFORD, NOTHING)) is gains


@pytest.mark.parametrize(
    ("word", "fitting", "unfitting"), [("village", 900, 90_000), ("city", 90_000, 900), ("hamlet", 19_000, 21_000)]
)
def test_a_village_is_small_and_a_city_large(word, fitting, unfitting):
    near, plain = said(word, PlaceKind.SETTLEMENT), said("town", PlaceKind.SETTLEMENT)
    fits, misfits = reading(population=fitting), reading(population=unfitting)
    assert base_score(fits, ELMFORD, near) == base_score(fits, ELMFORD, plain)
    assert base_score(misfits, ELMFORD, near) < base_score(misfits, ELMFORD, plain)


def region(people, name="Elmford"):
    return reading(place_id="adm:AZ.1", kind=PlaceKind.REGION, population=people, name=name)


def test_a_region_loses_to_the_town_it_is_named_after_and_more_where_it_is_little_but_the_town():
    alone = base_scores([region(9_000)], ELMFORD, NOTHING)[0]
    beside_town = base_scores([region(9_000), reading()], ELMFORD, NOTHING)[0]
    wide_alone = base_scores([region(90_000)], ELMFORD, NOTHING)[0]
    wide_beside_town = base_scores([region(90_000), reading()], ELMFORD, NOTHING)[0]
    assert alone - beside_town > wide_alone - wide_beside_town > 0


def test_where_the_kind_is_said_region_and_town_lose_nothing_to_each_other():
    near = said("province", PlaceKind.REGION)
    assert base_scores([region(9_000), reading()], ELMFORD, near)[0] == base_score(region(9_000), ELMFORD, near)


# ---------------------------------------------------------------- shares and votes


@given(scores=st.lists(st.floats(-500, 500), min_size=1, max_size=30))
def test_shares_of_belief_add_up_to_one_and_follow_the_scores(scores):
    made = group(*[reading()] * len(scores))
    made.share(scores)
    assert sum(made.shares) == pytest.approx(1.0)
    for (one, share), (other, other_share) in zip(
        zip(scores, made.shares, strict=True), zip(scores[1:], made.shares[1:], strict=False), strict=False
    ):
        assert (share >= other_share) if one >= other else (share <= other_share)


def test_no_readings_have_no_shares():
    made = group()
    made.share([])
    assert made.shares == []


def test_unlikely_readings_have_no_vote_and_likely_ones_as_much_as_their_share():
    votes = count_votes([group(reading(), reading(country="AM"), shares=[0.85, 0.15])])
    assert set(votes.countries) == {"AZ"}
    assert votes.total == pytest.approx(0.85 * 1.25)


def test_repeats_count_for_more_but_only_up_to_a_bound():
    totals = []
    for times in (1, 2, 4, 40):
        made = group(reading())
        made.positions = list(range(times))
        totals.append(count_votes([made]).total)
    assert totals[0] < totals[1] < totals[2] == totals[3]


def test_a_demonym_counts_for_less_than_a_name():
    assert count_votes([group(reading(), weight=0.6)]).total < count_votes([group(reading())]).total


def test_a_country_votes_for_itself_and_for_no_cell_of_the_map():
    votes = count_votes([group(reading(place_id="iso:AZ", kind=PlaceKind.COUNTRY, within=()))])
    assert votes.countries["AZ"] > 0
    assert not votes.cells


@given(lat=st.floats(-90, 90), lon=st.floats(-180, 180))
def test_a_place_votes_for_its_own_cell_and_the_eight_around_it(lat, lon):
    made = reading(lat=lat, lon=lon)
    row, column = location_of(made.place).cell
    assert 0 <= row <= 120
    assert 0 <= column <= 240
    cells = count_votes([group(made)]).cells
    assert set(cells) == {(row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1)}


# ---------------------------------------------------------------- in its text


def scores_beside(candidates, *others, nested=()):
    """The weights of readings that weigh nothing by themselves, in a text that has these other places."""
    own = group(*candidates)
    return context_scores(own, count_votes([own, *others, *nested]), nested)


FAR = {"place_id": "gn:2", "lat": -20.0, "lon": 30.0, "country": "ZW", "within": ("adm:ZW.1", "iso:ZW")}
NEIGHBOUR = {"place_id": "gn:3", "name": "Ashby", "lat": 40.1, "lon": 46.1}


def test_the_reading_in_the_country_of_the_texts_other_places_wins():
    here, there = scores_beside([reading(), reading(**FAR)], group(reading(**NEIGHBOUR)))
    assert here > there


def test_a_name_does_not_vote_for_itself():
    assert scores_beside([reading(), reading(**FAR)]) == [0.0, 0.0]


def test_an_only_reading_is_left_as_it_is():
    assert scores_beside([reading()], group(reading(**FAR))) == [0.0]


def test_a_reading_of_the_theatre_gains_from_the_theatre_and_from_nothing_else():
    candidates = [reading(place_id="dl:elmford"), reading(place_id="gn:9")]
    ours, other = scores_beside(candidates, group(reading(**{**NEIGHBOUR, "place_id": "dl:ashby"})))
    assert ours > other
    ours, other = scores_beside(candidates, group(reading(**NEIGHBOUR)))
    assert ours == other


NESTED = [
    ({"place_id": "adm:AZ.1", "name": "Shire", "kind": PlaceKind.REGION, "within": ("iso:AZ",)}, "its region"),
    ({"place_id": "iso:AZ", "name": "Azerbaijan", "kind": PlaceKind.COUNTRY, "within": ()}, "its country"),
    ({**NEIGHBOUR, "within": ()}, "a town close by"),
]


@pytest.mark.parametrize(("beside", "what"), NESTED, ids=[row[1] for row in NESTED])
def test_a_name_written_as_one_with_another_lies_in_it_or_close_by(beside, what):
    neighbour = group(reading(**beside))
    loose = scores_beside([reading(), reading(**FAR)], neighbour)
    tied = scores_beside([reading(), reading(**FAR)], nested=(neighbour,))
    assert tied[0] > loose[0], what
    assert tied[1] == loose[1]


def test_the_region_beside_a_name_says_more_than_the_country_and_a_sure_one_more_than_an_unsure():
    area = {"place_id": "adm:AZ.1", "kind": PlaceKind.REGION}
    country = {"place_id": "iso:AZ", "kind": PlaceKind.COUNTRY, "within": ()}
    candidates = [reading(), reading(**FAR)]

    def gain(*others, shares=None):
        return scores_beside(candidates, nested=(group(*others, shares=shares),))[0]

    own = group(*candidates)
    votes = count_votes([own])
    by_region, by_country = (context_scores(own, votes, (group(reading(**each)),))[0] for each in (area, country))
    assert by_region > by_country > 0
    sure, unsure = gain(reading(**area)), gain(reading(**area), reading(**FAR), shares=[0.5, 0.5])
    assert sure > unsure > 0
