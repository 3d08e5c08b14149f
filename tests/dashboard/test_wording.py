"""How the page says days, figures and statuses: plainly, and the same on every machine."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.records import (
    OWN_SUB_EVENTS,
    Count,
    DateBasis,
    DayRange,
    PublishedBasis,
    SignFault,
    SignKind,
    Status,
    SubEventType,
    Toll,
)
from dashboard.language import LANGUAGES, language_of
from dashboard.place_names import PlaceNames
from dashboard.publication_words import FAULT_WORDS, SIGN_WORDS
from dashboard.wording import (
    BASIS_WORDS,
    LONGEST_CELL,
    PUBLISHED_WORDS,
    STATUS_WORDS,
    count_words,
    kind_words,
    place_words,
    shortened,
    toll_words,
)

ENGLISH = language_of("en")

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
MONTHS = {ENGLISH.day(date(2020, month, 1)).split()[1]: month for month in range(1, 13)}


def read_back(words):
    day, month, year = words.split()
    return date(int(year), MONTHS[month], int(day))


@pytest.mark.parametrize(
    ("words", "members"),
    [
        (STATUS_WORDS, Status),
        (BASIS_WORDS, DateBasis),
        (PUBLISHED_WORDS, PublishedBasis),
        (SIGN_WORDS, SignKind),
        (FAULT_WORDS, SignFault),
    ],
)
def test_everything_that_a_record_may_say_has_words_of_its_own(words, members):
    assert set(words) == set(members)
    assert len(set(words.values())) == len(members)


@given(day=DAYS)
def test_a_day_can_be_read_back_from_its_words(day):
    assert read_back(ENGLISH.day(day)) == day


@given(first=DAYS, more=st.integers(1, 800))
def test_a_range_can_be_read_back_though_it_says_month_and_year_once(first, more):
    last = first + timedelta(days=more)
    began, ended = ENGLISH.days(DayRange(first=first, last=last)).split(" to ")
    assert read_back(ended) == last
    left_out = ended.split()[len(began.split()) :]
    assert read_back(" ".join([*began.split(), *left_out])) == first


@given(low=st.integers(0, 10**6), more=st.none() | st.integers(0, 10**6))
def test_a_count_can_be_read_back_from_its_words(low, more):
    high = None if more is None else low + more
    words = count_words(Count(low=low, high=high), ENGLISH)
    numbers = [int(each.replace(",", "")) for each in words.split() if each[0].isdigit()]
    assert numbers == ([low] if high in {None, low} else [low, high])
    assert words.startswith("at least") is (high is None)
    assert toll_words(Toll(low=low, best=low, high=high), ENGLISH) == words


@pytest.mark.parametrize("code", LANGUAGES)
def test_unknown_is_not_said_as_nobody(code):
    language = language_of(code)
    assert count_words(None, language) != count_words(Count(low=0, high=0), language)
    assert toll_words(None, language) == count_words(None, language)


@given(words=st.text(max_size=200))
def test_a_cell_is_never_longer_than_a_cell_and_says_where_it_was_cut(words):
    short = shortened(words)
    assert len(short) <= LONGEST_CELL + 1
    if len(words) <= LONGEST_CELL:
        assert short == words
    else:
        assert short.endswith("…")
        assert words.startswith(short[:-1])


def test_a_cell_is_cut_between_words():
    assert shortened("word " * 30) == f"{' '.join(['word'] * 12)}…"


@pytest.mark.parametrize("sub_event", SubEventType)
def test_a_kind_of_our_own_is_never_passed_off_as_acleds(sub_event):
    assert ("Dateline's own" in kind_words(sub_event, ENGLISH)) is (sub_event in OWN_SUB_EVENTS)
    assert kind_words(sub_event, ENGLISH).startswith(sub_event.value)


@pytest.mark.parametrize("code", LANGUAGES[1:])
@pytest.mark.parametrize("sub_event", sorted(OWN_SUB_EVENTS))
def test_a_kind_of_our_own_is_marked_in_every_language(code, sub_event):
    language = language_of(code)
    assert "Dateline" in kind_words(sub_event, language)
    assert kind_words(sub_event, language).startswith(language.say(sub_event))


def test_a_disputed_place_has_both_its_names(places):
    names = PlaceNames(None)
    assert place_words(places[1], ENGLISH, names) == "Khankendi / Stepanakert"
    assert place_words(places[0], ENGLISH, names) == "Ganja"
    assert place_words(None, ENGLISH, names) == "no place"
