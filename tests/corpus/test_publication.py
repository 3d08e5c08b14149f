"""The day of publication is found where it stands, judged, and never invented."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.publication import (
    Evidence,
    day_in_address,
    day_in_file_name,
    day_of,
    day_of_dateline,
    publication_of,
)
from corpus.records import PublishedBasis

DAY = date(2020, 10, 18)
TODAY = date(2024, 1, 1)

FIELDS = [
    ("2020-10-18", DAY),
    ("2020-10-18T23:59:59+04:00", DAY),
    ("2020-10-18 09:30", DAY),
    ("2020/10/18", DAY),
    ("2020.10.18", DAY),
    ("20201018", DAY),
    ("Sun, 18 Oct 2020 12:00:00 GMT", DAY),
    ("Sunday, October 18, 2020", DAY),
    ("18 October 2020", DAY),
    ("18th of October 2020", DAY),
    ("18-Oct-2020", DAY),
    ("Oct. 18, 2020", DAY),
    ("18.10.2020 14:05", DAY),
    ("18/10/2020", DAY),
    ("10/18/2020", DAY),
    ("05/05/2020", date(2020, 5, 5)),
    ("05/06/2020", None),
    ("2020-13-01", None),
    ("31 June 2020", None),
    ("yesterday", None),
    ("", None),
    ("1602979200", None),
]


@pytest.mark.parametrize(("words", "day"), FIELDS)
def test_a_field_names_a_day(words, day):
    assert day_of(words) == day


FIRST_LINES = [
    ("BAKU, Azerbaijan, Oct. 18, 2020 /Agency/ Talks began.", DAY),
    ("TBILISI, 18 October 2020 (Agency) — Talks began.", DAY),
    ("GENEVA (Agency) Sunday, October 18, 2020 — Talks began.", DAY),
    ("   QUITO, 3 JAN 90 -- [TEXT] TALKS BEGAN.", date(1990, 1, 3)),
    ("Yerevan, 18 October 2020 – Talks began.", DAY),
    ("Talks begin in Geneva\nPublished: 18 October 2020, 14:05 GMT\nMinisters met.", DAY),
    ("2020-10-18\nMinisters met.", DAY),
    ("Updated on October 18, 2020 at 9:30 p.m.\nMinisters met.", DAY),
    ("BAKU, Azerbaijan, Oct. 18 /Agency/ Talks began.", None),
    ("Talks on 18 October 2020 led nowhere.", None),
    ("Baku, 18 October 2020, was a quiet city.", None),
    ("On Sunday, October 18, 2020, ministers met.", None),
    ("Talks began.\nOne.\nTwo.\nThree.\n18 October 2020", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "day"), FIRST_LINES)
def test_the_first_lines_give_a_day_only_as_a_dateline_or_a_stamp(text, day):
    assert day_of_dateline(text) == day


ADDRESSES = [
    ("https://news.example/2020/10/18/talks-begin", DAY),
    ("https://news.example/world/2020/oct/18/talks-begin", DAY),
    ("https://news.example/2020-10-18-talks.html", DAY),
    ("https://news.example/talks-20201018.html", DAY),
    ("https://news.example/2020/10/talks", None),
    ("https://news.example/article/120201018", None),
    ("https://news.example/2020/13/45/talks", None),
    ("", None),
]


@pytest.mark.parametrize(("url", "day"), ADDRESSES)
def test_an_address_may_hold_the_day(url, day):
    assert day_in_address(url) == day


FILE_NAMES = [
    ("2020-10-18_talks.txt", DAY),
    ("talks.2020.10.18.html", DAY),
    ("talks20201018.txt", DAY),
    ("000_0123456789abcdef.txt", None),
    ("talks-2020.txt", None),
    ("99999920201018.txt", None),
]


@pytest.mark.parametrize(("name", "day"), FILE_NAMES)
def test_a_files_name_may_hold_the_day(name, day):
    assert day_in_file_name(name) == day


ORDER = [
    ("given", PublishedBasis.GIVEN),
    ("metadata", PublishedBasis.METADATA),
    ("head", PublishedBasis.TEXT),
    ("text", PublishedBasis.TEXT),
    ("url", PublishedBasis.ADDRESS),
    ("file_name", PublishedBasis.FILE_NAME),
]


@pytest.mark.parametrize("first", range(len(ORDER)))
def test_what_is_surer_comes_first(first):
    days = [DAY + timedelta(days=i) for i in range(len(ORDER))]
    everything = {
        "given": days[0],
        "metadata": str(days[1]),
        "head": days[2],
        "text": f"BAKU, {days[3]:%d %B %Y} — Talks began.",
        "url": f"https://news.example/{days[4]:%Y/%m/%d}/",
        "file_name": f"{days[5]}.txt",
    }
    named = dict(list(everything.items())[first:])
    publication = publication_of(Evidence(**named), TODAY)
    assert publication.day == days[first]
    assert publication.basis is ORDER[first][1]


def test_with_nothing_that_names_it_the_day_stays_unknown():
    publication = publication_of(Evidence(text="Talks began on Sunday."), TODAY)
    assert publication.day is None
    assert publication.basis is PublishedBasis.UNKNOWN


IMPLAUSIBLE = ["1979-12-31", "2024-01-03", "2031-10-18"]


@pytest.mark.parametrize("day", IMPLAUSIBLE)
def test_an_implausible_day_gives_way_to_the_next(day):
    evidence = Evidence(metadata=day, file_name="2020-10-18.txt")
    assert publication_of(evidence, TODAY).basis is PublishedBasis.FILE_NAME


def test_what_a_person_gave_is_believed():
    assert publication_of(Evidence(given=date(1905, 2, 6)), TODAY).day == date(1905, 2, 6)


@given(st.dates(min_value=date(1980, 1, 1), max_value=date(2050, 12, 31)))
def test_every_day_is_read_in_every_plain_form(day):
    forms = ["%Y-%m-%d", "%Y%m%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%a, %d %b %Y"]
    assert {day_of(day.strftime(form)) for form in forms} == {day}
    assert day_in_address(day.strftime("https://news.example/%Y/%m/%d/a")) == day
    assert day_in_file_name(day.strftime("a_%Y-%m-%d.txt")) == day


@given(st.text(max_size=200))
def test_no_words_are_too_strange(text):
    for read in (day_of, day_of_dateline, day_in_address, day_in_file_name):
        assert read(text) is None or isinstance(read(text), date)
