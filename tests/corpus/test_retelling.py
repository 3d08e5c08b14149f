"""Tellings of one incident within an article: what makes two of them one, what keeps them apart, and who leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_places import sample_place

from corpus.clauses import Clauses
from corpus.drafts import NO_PLACE, Draft, SentenceFacts
from corpus.records import (
    Casualties,
    Count,
    DateBasis,
    DayRange,
    Outcome,
    Sentence,
    Span,
    Status,
    TimeExpression,
    TimexType,
)
from corpus.records import SubEventType as Sub
from corpus.retelling import LOOK_BACK, joined_retellings
from corpus.retelling_joining import PASSAGES_KEPT
from corpus.retelling_places import SCENE_WITHIN

TEXT = "Guns shelled the hill."


def days(first, last=None):
    return DayRange(first=date(2020, 10, first), last=date(2020, 10, last or first))


def place(name, *, within=(), kind="settlement", radius_km=5.0):
    return sample_place(name, place_id=name, kind=kind, radius_km=radius_km, within=within)


TOWN, OTHER = place("Northby", within=("North",)), place("Southby", within=("South",))
DISTRICT = place("North", kind="district", radius_km=20)
FACTS = SentenceFacts(
    text=TEXT,
    index=0,
    sentence=Sentence(start=0, end=len(TEXT), paragraph=0),
    clauses=Clauses(TEXT, 0, len(TEXT)),
)
TUESDAY = TimeExpression(
    start=0, end=7, text="Tuesday", type=TimexType.DATE, value="", days=None, basis=DateBasis.UNRESOLVED
)


def draft(index=0, **fields):
    """The shelling of a town, told in the sentence of that number."""
    known = {
        "facts": replace(FACTS, index=index),
        "trigger": Span(5, 12),
        "part": FACTS.clauses.part_at(5),
        "sub_event": Sub.SHELLING,
        "status": Status.HAPPENED,
        "place": TOWN,
        "own_place": True,
        "days": days(12),
        "own_days": True,
        "passages": (Span(100 * index, 100 * index + 22),),
    }
    return Draft(**known | fields)


def killed(number, outcome=Outcome.KILLED):
    return (Casualties(start=0, end=4, outcome=outcome, count=Count(low=number, high=number), words=str(number)),)


def is_one(*drafts):
    return len(joined_retellings(drafts)) == 1


NEWS = {"own_days": False, "days": days(14, 15), "date_basis": DateBasis.PUBLICATION}
PAIRS = [
    # first, second, whether they are one
    ({}, {}, True),
    ({}, {"status": Status.DENIED}, False),
    ({}, {"sub_event": Sub.ARRESTS}, False),
    # kinds
    ({}, {"sub_event": Sub.AIR_STRIKE}, False),
    ({}, {"sub_event": Sub.ATTACK}, True),
    ({}, {"sub_event": Sub.CEASEFIRE_VIOLATION}, True),
    ({}, {"sub_event": None}, True),
    # places
    ({}, {"place": OTHER}, False),
    ({}, {"place": DISTRICT}, False),
    ({}, {"place": DISTRICT, "own_place": False}, False),
    ({}, {"place": DISTRICT, "own_place": False, "vague": True}, True),
    ({}, {"place": DISTRICT, "own_place": False, "definite": True}, True),
    ({}, {"place": DISTRICT, "vague": True}, False),
    ({"casualties": killed(3)}, {"place": DISTRICT, "casualties": killed(3)}, True),
    ({"casualties": killed(3)}, {"place": OTHER, "casualties": killed(3)}, False),
    ({"place": None, "unplaced": "?"}, {}, False),
    ({"place": None, "unplaced": "?"}, {"place": None, "unplaced": "?"}, False),
    ({"place": None, "unplaced": NO_PLACE}, {"place": None, "unplaced": NO_PLACE}, True),
    ({"place": None, "unplaced": NO_PLACE}, {"place": None, "unplaced": "?"}, False),
    # an opening without a place and its scene just after
    ({"place": OTHER, "own_place": False}, {}, True),
    ({"place": OTHER, "own_place": False}, {"casualties": killed(3)}, False),
    ({"place": OTHER, "own_place": False, "vague": True}, {}, False),
    # days
    ({}, {"days": days(13)}, False),
    ({}, {"days": days(11, 13)}, True),
    ({}, {"days": days(11, 13), "own_days": False}, True),
    ({}, {"days": days(14), "own_days": False}, False),
    ({}, {"days": None, "own_days": False, "undated": "?"}, True),
    ({"days": None, "undated": "?", "time": TUESDAY}, {"days": None, "undated": "?", "time": TUESDAY}, True),
    (
        {"days": None, "undated": "?", "time": TUESDAY},
        {"days": None, "undated": "?", "time": replace(TUESDAY, text="Friday")},
        False,
    ),
    (NEWS, {"own_place": False, "days": days(12)}, True),
    (NEWS, {"own_place": False, "days": days(10)}, False),
    (NEWS, {"own_place": True, "days": days(12)}, False),
    (
        {"status": Status.BACKGROUND, "days": days(1, 9)},
        {"status": Status.BACKGROUND, "days": days(1, 9)},
        True,
    ),
    (
        {"status": Status.BACKGROUND, "days": days(1, 9)},
        {"status": Status.BACKGROUND, "days": days(2, 9)},
        False,
    ),
    # figures
    ({"casualties": killed(3)}, {"casualties": killed(3)}, True),
    ({"casualties": killed(3)}, {"casualties": killed(4)}, False),
    ({"casualties": killed(3)}, {}, True),
    ({"casualties": killed(3)}, {"casualties": killed(4, Outcome.INJURED)}, True),
    # one of those counted before
    ({"casualties": killed(3)}, {"casualties": killed(1), "own_place": False}, True),
    ({"casualties": killed(3)}, {"casualties": killed(1), "own_place": True}, False),
    ({"casualties": killed(3)}, {"casualties": killed(2), "own_place": False}, False),
    ({"casualties": killed(1)}, {"casualties": killed(3), "own_place": False}, False),
    ({"casualties": killed(3)}, {"casualties": killed(1), "own_place": False, "claimed_by": "B"}, False),
    (
        {"casualties": killed(3), "claimed_by": "B"},
        {"casualties": killed(1), "own_place": False, "claimed_by": "B"},
        True,
    ),
]


@pytest.mark.parametrize(("first", "second", "one"), PAIRS)
def test_two_tellings_are_one_where_kind_place_days_and_figures_allow(first, second, one) -> None:
    assert is_one(draft(0, **first), draft(1, **second)) is one


def test_an_unplaced_sentence_tells_again_only_itself() -> None:
    nowhere = {"place": None, "unplaced": "?", "own_place": False}
    assert is_one(draft(4, **nowhere), draft(4, **nowhere, sub_event=Sub.ATTACK))


@pytest.mark.parametrize(("index", "one"), [(1, True), (SCENE_WITHIN, True), (SCENE_WITHIN + 1, False)])
def test_the_scene_of_an_opening_stands_within_two_sentences(index, one) -> None:
    assert is_one(draft(0, place=OTHER, own_place=False), draft(index)) is one


def test_the_telling_with_figures_leads_and_each_gives_what_it_knows_best() -> None:
    first = draft(0, sub_event=Sub.ATTACK, own_place=False, place=TOWN, days=days(11, 13), accused="Baku")
    second = draft(1, casualties=killed(3), days=days(12), claimed_by="the mayor")
    (joined,) = joined_retellings([first, second])
    assert joined.facts.index == 1
    assert (joined.sub_event, joined.days, joined.own_place) == (Sub.SHELLING, days(12), True)
    assert (joined.accused, joined.claimed_by) == ("Baku", "the mayor")
    assert joined.count(Outcome.KILLED) == Count(low=3, high=3)
    assert set(joined.passages) == {*first.passages, *second.passages}


def test_a_figure_told_twice_counts_once() -> None:
    (joined,) = joined_retellings([draft(0, casualties=killed(3)), draft(1, casualties=killed(3))])
    assert joined.count(Outcome.KILLED) == Count(low=3, high=3)


def test_a_smaller_place_is_kept_before_a_wider_one() -> None:
    wide = draft(0, place=DISTRICT, own_place=False, vague=True)
    (joined,) = joined_retellings([wide, draft(1)])
    assert joined.place == TOWN
    assert joined.vague is False


def test_a_retelling_is_held_only_against_the_last_reports() -> None:
    others = [draft(n, place=place(f"Place {n}")) for n in range(1, LOOK_BACK)]
    assert len(joined_retellings([draft(0), *others, draft(99)])) == LOOK_BACK
    further = [*others, draft(98, place=place("One more"))]
    assert len(joined_retellings([draft(0), *further, draft(99)])) == LOOK_BACK + 2


@given(st.integers(1, 2 * PASSAGES_KEPT))
def test_however_often_a_thing_is_told_it_is_one_with_so_many_passages(times) -> None:
    (joined,) = joined_retellings([draft(n) for n in range(times)])
    assert len(joined.passages) == min(times, PASSAGES_KEPT)
    assert joined.passages[0] == draft(0).passages[0]


@given(st.lists(st.tuples(st.sampled_from([TOWN, OTHER]), st.integers(1, 28)), max_size=12))
def test_plain_tellings_are_as_many_as_their_places_and_days(told) -> None:
    drafts = [draft(n, place=where, days=days(day)) for n, (where, day) in enumerate(told)]
    assert len(joined_retellings(drafts)) == len({(p.place_id, d) for p, d in told})


@given(st.permutations([1, 2, 3, 4]))
def test_in_any_order_figures_that_differ_stay_apart(numbers) -> None:
    drafts = [draft(n, casualties=killed(number)) for n, number in enumerate(numbers)]
    assert len(joined_retellings(drafts)) == len(numbers)


ZOOMED = [
    # the second sentence, whether it says where in the region it was
    ("The blast took place on Monday near Stepanakert as people queued.", True),
    ("The blast, near Stepanakert, shook houses on Monday.", True),
    ("A blast shook Stepanakert on Monday.", False),
    ("The blast near Stepanakert on Monday killed three.", False),
]


@pytest.mark.parametrize(("below", "one"), ZOOMED)
def test_the_same_event_just_below_says_in_which_town_of_the_region_it_was(read, below, one) -> None:
    text = f"Twenty people were killed in an explosion at a depot in Nagorno-Karabakh, officials said. {below}"
    (toll,) = [r for r in read(text) if r.killed and r.killed.low == 20]
    assert (toll.place is not None and toll.place.name == "Stepanakert") is one


def test_an_explosion_told_without_a_place_is_that_of_its_day_told_further_on(read) -> None:
    (report,) = read(
        "At least 17 people died in the explosion of a depot on 5 October. It rained. Help came.\n\n"
        "On 5 October a depot exploded near Barda. The number of dead was first put at nine. The mayor speaks of "
        "more than 29 injured."
    )
    assert (report.place.name, report.killed.low, report.injured.low) == ("Barda", 17, 29)


def test_explosions_of_two_days_or_places_are_two(read) -> None:
    told = read("A depot exploded in Terter on 5 October, killing one. A depot exploded near Barda on 6 October.")
    assert [r.place.name for r in told] == ["Terter", "Barda"]


def test_as_many_more_are_others_and_as_many_again_are_the_same(read) -> None:
    more = read("Two soldiers were killed near Talish on Monday. Two more soldiers died near Talish on Monday.")
    same = read("Two soldiers were killed near Talish on Monday. Two soldiers died near Talish on Monday.")
    assert [[r.killed.low for r in told] for told in (more, same)] == [[2, 2], [2]]


def test_the_incident_that_took_place_in_a_village_is_that_of_its_district(read) -> None:
    (report,) = read(
        "A lorry was blown up by a mine in the Fuzuli district, leaving three people dead. "
        "The incident took place on Monday when the lorry hit a mine near the town of Horadiz."
    )
    assert (report.place.name, report.killed.low) == ("Horadiz", 3)


def test_an_incident_of_another_district_is_another(read) -> None:
    reports = read(
        "A lorry was blown up by a mine in the Terter district, leaving three people dead. "
        "The incident took place on Monday when a lorry hit a mine near the town of Horadiz."
    )
    assert len(reports) == 2


def test_a_first_line_names_the_district_and_the_text_the_village(read) -> None:
    (report,) = read(
        "Mine explosion kills one, injures another in Fuzuli\n\nBaku, October 15, WIRE\n\n"
        "A shepherd was killed and a driver was injured as a tractor hit a mine in the village of Horadiz, "
        "Fuzuli district, on October 13."
    )
    assert (report.place.name, report.days.first.day, report.killed.low) == ("Horadiz", 13, 1)


def test_a_first_line_with_other_figures_is_another(read) -> None:
    reports = read(
        "Mine explosion kills two in Fuzuli\n\nA shepherd was killed as a tractor hit a mine in the village of "
        "Horadiz, Fuzuli district, on October 13."
    )
    assert {r.killed.low for r in reports} == {1, 2}


def test_at_least_so_many_and_so_many_and_others_hurt_are_of_one_blast(read) -> None:
    reports = read(
        "At least 20 people were killed in an explosion at a depot in Nagorno-Karabakh on Monday.\n\n"
        "Thirteen bodies were found and seven more people died of wounds. Another 290 were hospitalised.\n\n"
        "The blast happened near Stepanakert. Dozens remain in critical condition."
    )
    assert [(r.place.name, r.killed.low, r.injured.low) for r in reports] == [("Stepanakert", 20, 290)]
