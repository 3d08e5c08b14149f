"""Confidence: each ground counts as it says, and reports that name more are surer."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.confidence import DAY, PLACE, confidence_of, telling_grounds
from corpus.confidence_weights import WEIGHTS
from corpus.grounds import Ground

OF_REPORTS = [ground for ground in Ground if not ground.of_incident]
GROUNDS = st.sets(st.sampled_from(OF_REPORTS))
ROUNDING = 1e-9
KNOWN = [(True, True), (True, False), (False, True), (False, False)]

HOW_PLACED = (Ground.LOCAL_NEWS, Ground.LOCAL_GUESS, Ground.PLACE_CARRIED, Ground.PLACE_OF_ARTICLE)
HOW_DATED = (Ground.DAY_ELSEWHERE, Ground.DAY_CARRIED, Ground.DAY_OF_SPEECH, Ground.DAY_OF_NEWS)


def test_every_ground_of_a_report_has_its_weights():
    assert set(WEIGHTS) == set(OF_REPORTS)


@pytest.mark.parametrize("ground", OF_REPORTS)
def test_no_weight_is_against_what_its_ground_says(ground):
    assert all(weight >= 0 if ground.raises else weight <= 0 for weight in WEIGHTS[ground])


@given(GROUNDS, st.sampled_from(OF_REPORTS), st.sampled_from(KNOWN))
def test_a_ground_moves_the_confidence_its_own_way_whatever_else_holds(grounds, one, known):
    placed, dated = known
    without = confidence_of(grounds - {one}, placed=placed, dated=dated)
    with_it = confidence_of(grounds | {one}, placed=placed, dated=dated)
    assert 0 < without < 1
    change = with_it - without if one.raises else without - with_it
    assert change >= -ROUNDING


@given(GROUNDS)
def test_a_place_that_the_sentence_names_is_never_less_sure_than_another(grounds):
    rest = grounds.difference(HOW_PLACED, HOW_DATED, {Ground.PLACE_NAMED})
    named = confidence_of(rest | {Ground.PLACE_NAMED}, placed=True, dated=True)
    for other in HOW_PLACED:
        assert WEIGHTS[other][PLACE] <= WEIGHTS[Ground.PLACE_NAMED][PLACE]
        assert confidence_of(rest | {other}, placed=True, dated=True) <= named + ROUNDING


@pytest.mark.parametrize("other", HOW_DATED)
def test_a_day_that_the_sentence_names_is_never_less_sure_than_another(other):
    assert WEIGHTS[other][DAY] < WEIGHTS[Ground.DAY_NAMED][DAY]


@given(GROUNDS)
def test_what_is_not_said_is_not_doubted(grounds):
    both = confidence_of(grounds, placed=True, dated=True)
    assert confidence_of(grounds, placed=False, dated=True) > both
    assert confidence_of(grounds, placed=True, dated=False) > both


@given(GROUNDS)
def test_grounds_are_told_by_how_much_changes_without_them(grounds):
    whole = confidence_of(grounds, placed=True, dated=True)
    told = telling_grounds(grounds, placed=True, dated=True)
    changes = [confidence_of(grounds - {one}, placed=True, dated=True) / whole for one in told]
    sizes = [max(change, 1 / change) for change in changes]
    assert all(earlier >= later - ROUNDING for earlier, later in pairwise(sizes))
    assert set(told) <= grounds


SURER = [
    # the first is surer than the second
    ("Rockets hit Barda on Wednesday.", "Rockets hit Barda."),
    ("Rockets hit Barda on Wednesday, killing two people.", "Rockets hit Barda on Wednesday."),
    ("Rockets hit Barda on Wednesday.", "The army could shell Barda."),
    ("Two people were killed in Barda on Wednesday.", "Two people were killed in Azerbaijan on Wednesday."),
    ("Rockets hit Barda on Wednesday.", "There was fighting in Barda on Wednesday."),
]


@pytest.mark.parametrize(("surer", "less"), SURER)
def test_a_report_that_names_more_is_surer(read, surer, less):
    (one,), (other,) = read(surer), read(less)
    assert one.confidence > other.confidence


def test_a_report_keeps_the_grounds_that_weigh(read):
    (report,) = read("Two people were killed in Azerbaijan on Wednesday.")
    assert {Ground.FIGURES, Ground.WIDE, Ground.ONE_DAY} <= set(report.confidence_because)
