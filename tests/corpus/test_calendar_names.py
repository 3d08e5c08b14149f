from datetime import date

import pytest

from corpus.calendar_names import MONTHS
from corpus.clauses import dateline_end
from corpus.told_days import days_told_as_past
from corpus.written_days import day_of


@pytest.mark.parametrize(("word", "number"), MONTHS.items())
def test_every_spelling_of_a_month_is_read_wherever_days_are_written(word, number):
    day = date(2020, number, 9)
    assert day_of(f"9 {word.title()} 2020") == day
    assert days_told_as_past(f"The talks began on 9 {word.title()} 2020 and ended.") == (day,)
    assert dateline_end(f"BARDA, 9 {word.upper()} 2020 - Shells fell.") == len(f"BARDA, 9 {word} 2020 - ")


@pytest.mark.parametrize("word", ["sepember", "mayor", "marching"])
def test_what_only_begins_like_a_month_is_no_day_of_a_field(word):
    assert day_of(f"9 {word.title()} 2020") is None
