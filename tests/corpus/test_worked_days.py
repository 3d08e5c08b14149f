"""The worked examples of the documentation: each is read as it says there, and the page is as they are."""

import runpy
from pathlib import Path

import pytest

from corpus.timex import find_times

TOOL = runpy.run_path(str(Path(__file__).resolve().parents[2] / "tools" / "worked_days.py"))


def examples(part):
    return [
        pytest.param(each, id=f"{kind.name}: {each.text.removeprefix(kind.before)}")
        for kind in TOOL["read_kinds"](part)
        for each in kind.examples
    ]


def days(found):
    if found is None:
        return "none"
    return str(found.first) if found.days == 1 else f"{found.first}..{found.last}"


@pytest.mark.parametrize("example", examples("times"))
def test_the_words_are_a_time_expression_with_this_value_and_these_days(example):
    found = {(time.start, time.end): time for time in find_times(example.text, example.published)}
    if example.start is None:
        assert found == {}
        return
    time = found[example.start, example.end]
    assert (time.value, days(time.days), time.basis.value) == example.expected


@pytest.mark.parametrize("example", examples("events"))
def test_the_report_that_the_words_make_is_of_these_days(read, example):
    (report,) = [r for r in read(example.text, example.published) if r.trigger == (example.start, example.end)]
    told = (days(report.days), report.date_basis.value, report.time_precision or 0)
    assert (*told, report.days_because or report.undated) == example.expected


def test_the_page_is_as_the_examples_are():
    assert TOOL["PAGE"].read_text("utf-8") == TOOL["page"](), "run tools/worked_days.py"


def test_nothing_but_a_check_is_understood(capsys):
    assert TOOL["main"](["--chek"]) == 2
    assert TOOL["USAGE"] in capsys.readouterr().err


def test_a_check_says_nothing_where_all_is_well(capsys):
    assert TOOL["main"](["--check"]) == 0
    assert capsys.readouterr().out == ""
