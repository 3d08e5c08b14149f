"""Days are read as people and machines write them, and none is made up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.written_days import (
    country_of_address,
    day_in_address,
    day_in_file_name,
    day_of,
    day_of_dateline,
    day_of_stamp,
    month_in_name,
    readings_of,
)

DAY = date(2020, 10, 18)

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


TWO_WAYS = [
    ("05/06/2020", (date(2020, 5, 6), date(2020, 6, 5))),
    ("05-06-2020 09:30", (date(2020, 5, 6), date(2020, 6, 5))),
    ("05.06.2020", (date(2020, 6, 5),)),
    ("18/10/2020", (DAY,)),
    ("05/05/2020", (date(2020, 5, 5),)),
    ("31/31/2020", ()),
    ("yesterday", ()),
]


@pytest.mark.parametrize(("words", "days"), TWO_WAYS)
def test_a_field_that_may_be_read_two_ways_has_both_readings_month_first(words, days):
    assert readings_of(words) == days


DATELINES = [
    ("BAKU, Azerbaijan, Oct. 18, 2020 /Agency/ Talks began.", DAY, "Oct. 18, 2020"),
    ("TBILISI, 18 October 2020 (Agency) — Talks began.", DAY, "18 October 2020"),
    ("GENEVA (Agency) Sunday, October 18, 2020 — Talks began.", DAY, "Sunday, October 18, 2020"),
    ("   QUITO, 3 JAN 90 -- [TEXT] TALKS BEGAN.", date(1990, 1, 3), "3 JAN 90"),
    ("Yerevan, 18 October 2020 – Talks began.", DAY, "18 October 2020"),
    ("Baku/18.10.20/Courier: Talks began.", DAY, "18.10.20"),
    ("Baku / 18.10.2020 / The Courier: Talks began.", DAY, "18.10.2020"),
]


@pytest.mark.parametrize(("text", "day", "words"), DATELINES)
def test_a_dateline_gives_its_day_and_its_words(text, day, words):
    found = day_of_dateline(text)
    assert (found.day, found.words) == (day, words)


YEARLESS = [
    ("BAKU, Oct. 18 /Agency/ Talks began.", "Oct. 18"),
    ("Baku, Azerbaijan, 18 October — Talks began.", "18 October"),
    ("Talks begin in Geneva\nGENEVA (Agency), Oct. 18 - Ministers met.", "Oct. 18"),
]


@pytest.mark.parametrize(("text", "words"), YEARLESS)
def test_a_dateline_may_leave_out_the_year(text, words):
    found = day_of_dateline(text)
    assert (found.day, found.month, found.of_month, found.words) == (None, 10, 18, words)


NO_DATELINES = [
    "Talks on 18 October 2020 led nowhere.",
    "Baku, 18 October 2020, was a quiet city.",
    "Baku, 18 October, was a quiet city.",
    "On Sunday, October 18, 2020, ministers met.",
    "BAKU, Feb. 30 /Agency/ Talks began.",
    "2020-10-18\nMinisters met.",
    "",
]


@pytest.mark.parametrize("text", NO_DATELINES)
def test_a_sentence_with_a_day_is_no_dateline(text):
    assert day_of_dateline(text) is None


STAMPS = [
    ("Talks begin in Geneva\nPublished: 18 October 2020, 14:05 GMT\nMinisters met.", DAY),
    ("2020-10-18\nMinisters met.", DAY),
    ("Updated on October 18, 2020 at 9:30 p.m.\nMinisters met.", DAY),
    ("2020 October 18 (Sunday) 09:12:40\nMinisters met.", DAY),
    ("21:40, 18 October 2020 Mountain Courier\nMinisters met.", DAY),
    ("18/10/2020 - 07:45   Modified: 18/10/2020 - 11:02\nMinisters met.", DAY),
    ("Staff writer   |   18.10.2020 - Update : 18.10.2020\nMinisters met.", DAY),
    ("Issued on: 18/10/2020 - 06:02   Modified: 18/10/2020 - 16:48\nMinisters met.", DAY),
    ("Oct. 18, 2020   Updated 6:12 p.m. ET\nMinisters met.", DAY),
    ("18.10.2020 [14:42]\nMinisters met.", DAY),
    ("18 October, 2020 15:07\nMinisters met.", DAY),
    ("Talks on 18 October 2020 led nowhere.", None),
    ("At noon | it was 18 October 2020 when ministers met", None),
    ("18 October 2020 was a quiet day", None),
    ("Talks began.\nOne.\nTwo.\nThree.\n18 October 2020", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "day"), STAMPS)
def test_a_line_that_is_a_day_alone_gives_it(text, day):
    found = day_of_stamp(text)
    assert (found and found.day) == day


ADDRESSES = [
    ("https://news.example/2020/WORLD/10/18/road/index.html", DAY),
    ("https://news.example/2020/WORLD/europe/10/18/road.reopens/", DAY),
    ("https://news.example/2020/middle_east/10/18/road/", DAY),
    ("https://news.example/2020/one/two/three/10/18/road/", None),
    ("https://news.example/2020/parts/10/18", None),
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


MONTHS = [
    ("https://news.example/2020/10/talks", (2020, 10)),
    ("https://news.example/2020-10-talks", (2020, 10)),
    ("talks_2020-10.txt", (2020, 10)),
    ("https://news.example/2020/13/talks", None),
    ("talks-2020.txt", None),
]


@pytest.mark.parametrize(("name", "month"), MONTHS)
def test_an_address_or_a_name_may_hold_a_month(name, month):
    assert month_in_name(name) == month


@given(st.dates(min_value=date(1980, 1, 1), max_value=date(2050, 12, 31)))
def test_every_day_is_read_in_every_plain_form(day):
    forms = ["%Y-%m-%d", "%Y%m%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%a, %d %b %Y"]
    assert {day_of(day.strftime(form)) for form in forms} == {day}
    assert day_in_address(day.strftime("https://news.example/%Y/%m/%d/a")) == day
    assert day_in_file_name(day.strftime("a_%Y-%m-%d.txt")) == day


@given(st.text(max_size=200))
def test_no_words_are_too_strange(text):
    for read in (day_of, day_in_address, day_in_file_name):
        assert read(text) is None or isinstance(read(text), date)
    for written in (day_of_dateline(text), day_of_stamp(text)):
        assert written is None or written.words in text


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("https://news.example.us/2020", "US"),
        ("https://news.example.co.uk/a", "GB"),
        ("https://news.example.az", "AZ"),
        ("https://news.example.com/us", ""),
        ("https://news.example.tv/a", ""),
        ("https://[1::/a", ""),
        ("", ""),
    ],
)
def test_an_address_tells_its_country_only_by_its_ending(url, country):
    assert country_of_address(url) == country
