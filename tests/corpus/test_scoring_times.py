"""Time expressions held against those that somebody marked."""

import json

import pytest

from corpus.scoring_times import DateScore, MarkedTime, score_corpus, score_times


def counts(score):
    return score.wanted, score.predicted, score.strict, score.valued


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ([(0, 6, "2020")], [(0, 6, "2020")], (1, 1, 1, 1)),
        ([(0, 6, "2020")], [(3, 6, "2020")], (1, 1, 0, 1)),
        ([(0, 6, "2020")], [(0, 6, "2021")], (1, 1, 1, 0)),
        ([(0, 6, "2020")], [(6, 9, "2020")], (1, 1, 0, 0)),
        ([(0, 6, "2020")], [(0, 3, "2021"), (0, 6, "2020")], (1, 2, 1, 1)),
        ([(0, 6, "2020")], [(0, 2, "2021"), (2, 6, "2020")], (1, 2, 0, 1)),
        ([(0, 3, "2020"), (4, 9, "2021")], [(0, 9, "2021")], (2, 1, 0, 1)),
        ([(0, 6, "2020")], [], (1, 0, 0, 0)),
        ([], [(0, 6, "2020")], (0, 1, 0, 0)),
    ],
    ids=[
        "right", "another end", "another value", "beside it", "the very ends go first", "then the most in common",
        "one guess for two", "missed", "invented",
    ],
)  # fmt: skip
def test_time_expressions_are_counted(gold, found, expected):
    assert counts(score_times([MarkedTime(*t) for t in gold], [MarkedTime(*t) for t in found])) == expected


def test_shares_follow_from_sums():
    both = DateScore(wanted=3, predicted=1, strict=1, valued=0) + DateScore(
        wanted=1, predicted=3, strict=1, valued=1
    )
    assert (both.strict_f1, both.value_f1) == (0.5, 0.25)
    assert (DateScore().strict_f1, DateScore().value_f1) == (0, 0)


def test_a_corpus_is_read_with_its_days_of_publication(tmp_path):
    dated = {"published": "2020-10-29T10:00", "text": "Guns fired on Monday.", "timexes": []}
    dated["timexes"] = [{"start": 14, "end": 20, "value": "2020-10-26"}]
    undated = dated | {"published": None}
    path = tmp_path / "made.jsonl"
    path.write_text(f"{json.dumps(dated)}\n{json.dumps(undated)}\n", "utf-8")
    assert counts(score_corpus(path)) == (2, 2, 2, 1)
