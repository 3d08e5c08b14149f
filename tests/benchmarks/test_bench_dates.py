"""The tables that set time expressions beside other tools: no peer is needed."""

import json
from datetime import datetime

import pytest

from corpus.scoring_times import DateScore


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on Monday", "Monday"),
        ("on October 5 and", "October 5"),
        ("In 1994 a", "1994"),
        ("  the 5th of May, ", "5th of May"),
        ("yesterday", "yesterday"),
        ("at 10:30 a", "10:30"),
        ("on", "on"),
        ("today", "today"),
        ("on " * 20_000, "on " * 20_000),
    ],
)
def test_what_timex3_leaves_out_is_taken_off(modules, words, expected):
    text = f"({words})"
    start, end = modules["date_tools"].trimmed(text, 1, 1 + len(words))
    assert text[start:end] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1992", "1992"),
        ("May 1992", "1992-05"),
        ("Sept.", "1992-05"),
        ("Monday", "1992-05-04"),
        ("May 4", "1992-05-04"),
        ("10:30 a.m.", "1992-05-04T10:30"),
        ("noon on Monday", "1992-05-04T10:30"),
    ],
)
def test_a_moment_is_told_as_finely_as_its_words(modules, words, expected):
    assert modules["date_tools"].value_of(words, datetime(1992, 5, 4, 10, 30)) == expected  # noqa: DTZ001  as peers tell it


def test_pieces_told_without_ranges_are_the_next_so_spelt(modules):
    pieces = [("May", 1), ("June", 2), ("May", 3)]
    assert list(modules["date_tools"].located("May, maybe, May", pieces)) == [(0, 3, 1), (12, 15, 3)]


def test_one_worker_reads_what_a_corpus_holds(modules, tmp_path):
    bench, work = modules["bench_dates"], modules["tools_at_work"]
    times = [{"start": 14, "end": 20, "value": "2020-10-26"}]
    row = {"id": "1", "published": "2020-10-29T10:00", "text": "Guns fired on Monday.", "timexes": times}
    (tmp_path / "made.jsonl").write_text(f"{json.dumps(row)}\n" * 3, "utf-8")
    articles = bench.read_corpora(tmp_path, 2)
    assert [(article.corpus, article.published) for article in articles] == [("made", "2020-10-29")] * 2
    measured = work.measure(
        bench.TASK, [(a.text, a.published) for a in articles], work.interpreters(bench.OURS, bench.PEERS, None), 2
    )
    assert list(measured) == ["dateline"]
    assert len(measured["dateline"].passes_s) == 2
    score = bench.scores_of(articles, measured["dateline"].found)["made"]
    assert (score.wanted, score.predicted, score.strict, score.valued) == (2, 2, 2, 2)


def test_the_demonstration_has_texts_to_time(modules):
    articles = modules["bench_dates"].demonstration()
    assert len(articles) > 50
    assert not any(article.corpus for article in articles)


def test_the_table_has_a_line_for_each_tool_and_says_which_was_not_measured(modules):
    bench, work = modules["bench_dates"], modules["tools_at_work"]
    took = {"load_s": 0.25, "rss_mb": 40.2, "highest_mb": 90.0, "found": ()}
    measured = {
        "dateline": work.Measured(first_s=2.0, passes_s=(1.0, 5.0, 0.5), **took),
        "dateparser": work.Measured(first_s=20.0, passes_s=(), **took),
    }
    score = DateScore(wanted=10, predicted=10, strict=9, valued=8)
    lines = bench.report(1000, ["made"], measured, {tool: {"made": score} for tool in measured}).split("\n")
    ours = next(line for line in lines if "Dateline" in line)
    assert [cell.strip() for cell in ours.split("|")[2:-1]] == [
        "1,000", "20.0", "500", "0.25", "40", "90", "80.0, 90.0",
    ]  # fmt: skip
    assert [line.split("|")[1].strip() for line in lines if work.NOT_MEASURED in line] == ["datefinder", "timexy"]
    assert bench.SLOW["heideltime"] in lines[-1]


def test_hostile_lines_are_told_in_a_table(modules):
    heads, _, *lines = modules["bench_dates"].hostile_report(["Monday ", "("], 2_000).split("\n")
    assert heads.count("|") == 4
    assert {line.split("|")[1].strip() for line in lines} == {"`'Monday '`", "`'('`"}
