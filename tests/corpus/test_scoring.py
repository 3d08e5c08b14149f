"""The scorer's own arithmetic: what counts as found, as a good dot and as a stray, and what it says."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_places import sample_place

from corpus.records import Count, DayRange, Report, Span, Status, SubEventType
from corpus.scoring import (
    Expected,
    Gold,
    Score,
    digest,
    faults,
    read_dispatches,
    read_gold,
    score_all,
    score_article,
)

DAY = date(2020, 10, 12)
PLACE = sample_place("Northby")
FAR = replace(PLACE, place_id="farby", name="Farby", lat=43.0)
REPORT = Report(
    report_id="r",
    article_id="a",
    start=0,
    end=9,
    passages=(Span(0, 9),),
    trigger=Span(0, 5),
    sub_event=SubEventType.SHELLING,
    status=Status.HAPPENED,
    place=PLACE,
    days=DayRange(first=DAY, last=DAY),
    killed=Count(low=7, high=7),
    claimed_by="The Mayor of Northby",
    accused="Armenian forces",
)
WANTED = Expected(
    sub_events=("Shelling/artillery/missile attack", "Attack"),
    status="happened",
    names=("Northby",),
    lat=40.0,
    lon=46.05,
    within_km=10,
    first=DAY,
    last=DAY,
    counts={"killed": Count(low=7, high=7)},
    claimed_by="mayor",
    accused="armenia",
    optional=False,
    or_unplaced=False,
)
GOLD = Gold(article_id="a", reports=(WANTED,), never_dots=("Farby",))
UNPLACED = replace(REPORT, place=None, unplaced="none is named")
UNDATED = replace(REPORT, days=None, undated="none is told")


def days(first, last):
    return DayRange(first=DAY + timedelta(days=first), last=DAY + timedelta(days=last))


def test_a_report_as_wanted_has_no_fault() -> None:
    assert faults(WANTED, REPORT) == ()


FAULTS = [
    # report, expected, the fault's first word
    (replace(REPORT, status=Status.DENIED), WANTED, "status"),
    (replace(REPORT, place=FAR), WANTED, "place"),
    (UNPLACED, WANTED, "place"),
    (UNDATED, WANTED, "days"),
    (replace(REPORT, days=days(-1, 0)), WANTED, "days"),
    (replace(REPORT, days=days(0, 1)), WANTED, "days"),
    (REPORT, replace(WANTED, first=None, last=None), "days"),
    (REPORT, replace(WANTED, lat=None, lon=None), "place"),
    (replace(REPORT, killed=Count(low=7, high=None)), WANTED, "killed"),
    (replace(REPORT, killed=None), WANTED, "killed"),
    (replace(REPORT, sub_event=SubEventType.TALKS), WANTED, "kind"),
    (replace(REPORT, claimed_by="Reuters"), WANTED, "claimed_by"),
    (replace(REPORT, accused=""), WANTED, "accused"),
]


@pytest.mark.parametrize(("report", "wanted", "word"), FAULTS)
def test_each_difference_is_one_fault_and_named(report, wanted, word) -> None:
    (fault,) = faults(wanted, report)
    assert fault.split()[0] == word


FORGIVEN = [
    (UNPLACED, replace(WANTED, or_unplaced=True)),
    (UNPLACED, replace(WANTED, lat=None, lon=None)),
    (REPORT, replace(WANTED, lat=None, lon=None, names=())),
    (UNDATED, replace(WANTED, first=None, last=None)),
    (replace(REPORT, place=FAR), replace(WANTED, within_km=400)),
    (
        replace(REPORT, days=days(-1, 1)),
        replace(WANTED, first=DAY - timedelta(days=2), last=DAY + timedelta(days=2)),
    ),
    (replace(REPORT, sub_event=SubEventType.TALKS), replace(WANTED, sub_events=())),
    (replace(REPORT, claimed_by="", accused=""), replace(WANTED, claimed_by="", accused="")),
    (replace(REPORT, killed=None), replace(WANTED, counts={})),
    (
        replace(REPORT, status=Status.RUNNING_TOTAL, days=days(-9, -9)),
        replace(WANTED, status="running_total"),
    ),
]


@pytest.mark.parametrize(("report", "wanted"), FORGIVEN)
def test_what_is_not_asked_for_is_no_fault(report, wanted) -> None:
    assert faults(wanted, report) == ()


def test_the_core_asks_for_place_days_and_tolls_and_not_for_words_or_other_counts() -> None:
    wanted = replace(WANTED, counts={"killed": Count(low=7, high=7), "displaced": Count(low=90, high=90)})
    wrong = replace(REPORT, sub_event=SubEventType.TALKS, claimed_by="", accused="")
    assert faults(wanted, wrong, core=True) == ()
    assert len(faults(wanted, wrong)) == 4
    assert [f.split()[0] for f in faults(wanted, replace(wrong, killed=None), core=True)] == ["killed"]


# ---------------------------------------------------------------- articles


def test_one_report_answers_one_expectation_only() -> None:
    twice = replace(GOLD, reports=(WANTED, WANTED))
    score, lines = score_article(twice, [REPORT])
    assert (score.wanted, score.found) == (2, 1)
    assert "off in ('nothing',)" in lines[0]
    assert score_article(twice, [REPORT, REPORT])[0].found == 2


def test_the_report_with_fewest_faults_answers_first() -> None:
    worse = replace(REPORT, killed=None)
    score, lines = score_article(GOLD, [worse, REPORT])
    assert (score.found, score.dots, lines) == (1, 2, ())
    (line,) = score_article(GOLD, [worse])[1]
    assert line.startswith("a: wanted Shelling/artillery/missile attack at Northby 2020-10-12 happened: off in")


def test_an_optional_report_is_not_wanted_and_its_dot_is_good() -> None:
    optional = replace(GOLD, reports=(replace(WANTED, optional=True),))
    assert score_article(optional, [])[0] == Score()
    assert score_article(optional, [REPORT])[0] == Score(dots=1, good_dots=1)


def test_the_core_wants_only_what_happened() -> None:
    denied = replace(GOLD, reports=(WANTED, replace(WANTED, status="denied")))
    assert score_article(denied, [REPORT])[0].wanted == 2
    assert score_article(denied, [REPORT], core=True)[0].wanted == 1


DOTS = [
    # report, dots, good, strays
    (REPORT, 1, 1, 0),
    (UNPLACED, 0, 0, 0),
    (UNDATED, 0, 0, 0),
    (replace(REPORT, status=Status.PLANNED), 0, 0, 0),
    (replace(REPORT, place=FAR), 1, 0, 1),
    (replace(REPORT, days=days(-3, 0)), 1, 1, 0),
    (replace(REPORT, days=days(-3, -1)), 1, 0, 0),
    (replace(REPORT, days=days(1, 2)), 1, 0, 0),
]


@pytest.mark.parametrize(("report", "dots", "good", "strays"), DOTS)
def test_a_dot_is_good_where_and_when_something_is_expected_and_a_stray_where_nothing_happens(
    report, dots, good, strays
) -> None:
    score, lines = score_article(GOLD, [report])
    assert (score.dots, score.good_dots, score.strays) == (dots, good, strays)
    assert sum("nobody expects" in line for line in lines) == dots - good


def test_a_dot_of_an_expectation_without_days_is_good_on_any_day() -> None:
    timeless = replace(GOLD, reports=(replace(WANTED, first=None, last=None),))
    assert score_article(timeless, [replace(REPORT, days=days(40, 40))])[0].good_dots == 1


def test_a_denied_expectation_makes_no_dot_good() -> None:
    denied = replace(GOLD, reports=(replace(WANTED, status="denied"),))
    assert score_article(denied, [REPORT])[0].good_dots == 0


def test_the_whole_is_the_sum_of_the_articles_and_an_unread_one_finds_nothing() -> None:
    other = replace(GOLD, article_id="b")
    assert score_all([GOLD, other], {"a": [REPORT]}) == Score(wanted=2, found=1, dots=1, good_dots=1)


SCORES = st.builds(
    Score,
    wanted=st.integers(0, 99),
    found=st.integers(0, 99),
    dots=st.integers(0, 99),
    good_dots=st.integers(0, 99),
    strays=st.integers(0, 99),
)


@given(SCORES, SCORES, SCORES)
def test_scores_add_up_in_any_order(one, two, three) -> None:
    assert one + two == two + one
    assert (one + two) + three == one + (two + three)
    assert one + Score() == one


@given(st.integers(0, 200), st.integers(0, 200))
def test_shares_are_per_cent_and_nothing_of_nothing_is_none(part, rest) -> None:
    score = Score(wanted=part + rest, found=part, dots=part + rest, good_dots=part)
    assert 0 <= score.recall == score.dot_precision <= 100
    assert (score.recall == 100) == (rest == 0 and part > 0)


@given(st.integers(-20, 20), st.integers(0, 10), st.integers(0, 10))
def test_days_fit_exactly_where_they_lie_inside_the_window(start, length, window) -> None:
    wanted = replace(WANTED, last=DAY + timedelta(days=window))
    report = replace(REPORT, days=days(start, start + length))
    assert (faults(wanted, report) == ()) == (start >= 0 and start + length <= window)


# ---------------------------------------------------------------- files


def test_expectations_are_read_from_lines_with_what_is_left_out_asking_for_nothing(tmp_path) -> None:
    full = {
        "status": "happened",
        "sub_event_type": ["Attack"],
        "place_names": ["Northby"],
        "lat": 40,
        "lon": 46.5,
        "within_km": 3,
        "first_day": "2020-10-12",
        "last_day": "2020-10-13",
        "killed": [7, None],
        "claimed_by": "mayor",
        "optional": True,
    }
    rows = [
        {"id": "x", "reports": [full], "never_dots": ["Baku"]},
        {"id": "y", "reports": [{"status": "denied"}]},
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("\n\n".join(map(json.dumps, rows)), "utf-8")
    one, other = read_gold(path)
    assert (one.article_id, one.never_dots, other.never_dots) == ("x", ("Baku",), ())
    (read,) = one.reports
    assert (read.within_km, read.lat, read.first, read.last) == (3, 40, DAY, DAY + timedelta(days=1))
    assert read.counts == {"killed": Count(low=7, high=None)}
    assert read.optional
    (bare,) = other.reports
    assert (bare.sub_events, bare.lat, bare.first, bare.counts, bare.claimed_by) == ((), None, None, {}, "")
    assert bare.within_km == 10


def test_a_digest_tells_one_gold_file_from_another(tmp_path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    first.write_bytes(b"a")
    second.write_bytes(b"b")
    assert digest(first) == digest(first) != digest(second)
    assert len(digest(first)) == 12


def test_dispatches_keep_the_ids_of_their_file(tmp_path) -> None:
    path = tmp_path / "dispatches.jsonl"
    path.write_text('{"id": 5, "text": "Snow fell."}\nno line\n{"id": "b", "text": "Rain fell."}\n', "utf-8")
    assert [(a.article_id, a.text) for a in read_dispatches(path)] == [("5", "Snow fell."), ("b", "Rain fell.")]
