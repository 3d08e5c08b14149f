"""All names of a place by language, with the days for which they held."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dashboard.all_names import all_names_html, days_words
from dashboard.language import language_of
from geodata.place import PlaceName

ENGLISH = language_of("en")


@pytest.mark.parametrize(
    ("first", "last", "code", "said"),
    [
        (date(1935, 1, 1), date(1988, 12, 31), "en", "1935 to 1988"),
        (date(1935, 1, 1), date(1989, 12, 30), "en", "1935 to 30 December 1989"),
        (date(1991, 11, 26), None, "en", "from 26 November 1991"),
        (None, date(1967, 12, 31), "en", "until 1967"),
        (None, None, "en", ""),
        (date(1935, 1, 1), date(1988, 12, 31), "ru", "1935 – 1988"),
    ],
)
def test_the_days_of_a_name_are_short_and_a_year_is_a_year(first, last, code, said):
    name = PlaceName(text="Kirovabad", first_day=first, last_day=last)
    assert days_words(name, language_of(code)) == said


def plain(html):
    return re.sub(r"<[^>]+>", " ", html).split()


def test_languages_that_know_days_come_first_and_spellings_without_a_language_last(world):
    html = all_names_html(world.place("dl:ganja").names, ENGLISH)
    heads = re.findall(r"<dt>([^<]+):</dt>", html)
    assert heads[:3] == ["Azerbaijani", "English", "Russian"]
    assert heads[3:-1] == sorted(heads[3:-1])
    assert heads[-1] == "Other spellings"
    assert '<bdi lang="az">Kirovabad</bdi> (1935 to 30 December 1989)' in html
    assert "In brackets: the days for which a name held" in html


def test_a_name_is_told_once_and_days_only_where_the_gazetteer_has_them():
    names = [PlaceName(text="Barda", lang="en"), PlaceName(text="Barda", lang="en")]
    words = plain(all_names_html(names, ENGLISH))
    assert words.count("Barda") == 1
    assert "brackets:" not in words
    assert all_names_html((), ENGLISH) == ""


def test_a_script_of_a_language_stands_under_it_and_names_are_escaped():
    html = all_names_html([PlaceName(text="<b>Shushi", lang="hy-Latn")], ENGLISH)
    assert "<dt>Armenian:</dt>" in html
    assert '<bdi lang="hy-Latn">&lt;b&gt;Shushi</bdi>' in html
