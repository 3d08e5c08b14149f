"""What a text tells of as past is told from what it announces."""

from datetime import date

import pytest

from corpus.told_days import days_told_as_past

DAY = date(2020, 11, 10)

PAST = [
    "The accord was signed on 10 November 2020.",
    "The accord was signed on Tuesday, November 10, 2020, in the capital.",
    "Guns fell silent. On 10 November 2020, the ministers shook hands.",
    "On November 10, 2020 the ministers met and agreed to meet again.",
    "“On the 10th of November 2020 we lost our home,” a teacher said.",
    "Shells struck on 10 Nov 2020.",
]


@pytest.mark.parametrize("text", PAST)
def test_what_happened_on_a_full_day_is_past(text):
    assert days_told_as_past(text) == (DAY,)


NOT_PAST = [
    "The accord will be signed on 10 November 2020.",
    "The accord is to be signed on 10 November 2020.",
    "Officials said the fair opens on 10 November 2020.",
    "A vote called on 10 November 2020 divides the town.",
    "The talks are scheduled on 10 November 2020.",
    "On 10 November 2020 the ministers will meet, a spokesman said.",
    "On 10 November 2020 the mandate expires, officials warned.",
    "The truce was extended until 10 November 2020.",
    "The law, if passed on 10 November 2020, would bring change.",
    "The accord was signed on 10 November.",
    "The accord was signed on 31 November 2020.",
    "The accord of 10 November 2020 holds.",
    "",
]


@pytest.mark.parametrize("text", NOT_PAST)
def test_what_may_be_to_come_or_has_no_full_day_is_not(text):
    assert days_told_as_past(text) == ()


def test_each_day_is_told_once_and_the_latest_first():
    text = (
        "It began on 27 September 2020. The accord was signed on 10 November 2020. "
        "Shelling ended on 10 November 2020."
    )
    assert days_told_as_past(text) == (DAY, date(2020, 9, 27))


def test_a_long_line_of_days_is_read_in_no_time():
    assert days_told_as_past("on 10 November " * 200_000) == ()
