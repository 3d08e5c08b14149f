"""The page's languages: plurals, numbers and days as each has them, and catalogs in step with the code."""

from __future__ import annotations

import json
import re
import runpy
from datetime import date, timedelta
from gettext import c2py
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from hypothesis import given
from hypothesis import strategies as st

from corpus.records import DayRange, EventType, SubEventType
from dashboard.catalogs import english_of, faults, parts_of, read_catalog, translations_of
from dashboard.language import LANGUAGE_NAMES, LANGUAGES, Language, as_language, language_of, plural_categories
from dashboard.wording import STATUS_WORDS

TOOL = runpy.run_path(str(Path(__file__).resolve().parents[2] / "tools" / "catalogs.py"))
TRANSLATED = LANGUAGES[1:]
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
RANGES = (
    DayRange(first=date(2020, 10, 4), last=date(2020, 10, 4)),
    DayRange(first=date(2020, 10, 4), last=date(2020, 10, 17)),
    DayRange(first=date(2020, 9, 28), last=date(2020, 10, 3)),
    DayRange(first=date(2019, 12, 31), last=date(2020, 1, 1)),
)


# ---------------------------------------------------------------- sentences


@pytest.mark.parametrize("code", ["", "xx", "de", "../en", "hy/../ru"])
def test_a_language_that_the_page_does_not_speak_is_english(code):
    assert language_of(code) == language_of("en")
    assert language_of(code).say("day unknown") == "day unknown"


def test_each_language_has_a_name_of_its_own():
    assert LANGUAGES[0] == "en"
    assert len(set(LANGUAGE_NAMES.values())) == len(LANGUAGES)
    assert [language_of(code).name for code in LANGUAGES] == list(LANGUAGE_NAMES.values())


@given(value=st.text())
def test_a_value_in_a_sentence_is_never_filled_in_again(value):
    said = Language("en", {}).say("{one}, {two}", one=value, two="{one.__class__}")
    assert said == f"{value}, {{one.__class__}}"


def test_a_sentence_without_a_translation_is_said_in_english():
    language = Language("ru", {"known": ("известно",)})
    assert (language.say("known"), language.say("new")) == ("известно", "new")
    assert language.count("{number} x", "{number} xs", 5) == "5 xs"


@pytest.mark.parametrize(
    ("code", "number", "form"),
    [
        *(("ru", number, "one") for number in (1, 21, 101)),
        *(("ru", number, "few") for number in (2, 4, 22)),
        *(("ru", number, "many") for number in (0, 5, 11, 12, 14, 111, 1000)),
        ("en", 1, "one"),
        *(("en", number, "other") for number in (0, 2, 21)),
        *(("az", number, form) for number, form in ((1, "one"), (0, "other"), (2, "other"), (21, "other"))),
        *(("hy", number, form) for number, form in ((0, "one"), (1, "one"), (2, "other"), (21, "other"))),
    ],
)
def test_a_number_takes_the_form_that_its_language_gives_it(code, number, form):
    forms = plural_categories(code)
    language = Language(code, {"{number} x": forms})
    assert language.count("{number} x", "{number} xs", number) == form


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_catalogs_own_rule_of_plurals_is_that_of_cldr(code):
    language, form_of = language_of(code), c2py(read_catalog(code).plural_expr)
    for number in (*range(250), 1000, 1001, 10**6):
        assert language.plural[form_of(number)] == language.locale.plural_form(number)


# ---------------------------------------------------------------- numbers and days


@pytest.mark.parametrize(
    ("code", "number", "score"),
    [("en", "12,345", "0.80"), ("hy", "12 345", "0,80"), ("az", "12.345", "0,80"), ("ru", "12 345", "0,80")],
)
def test_numbers_have_the_languages_marks(code, number, score):
    language = language_of(code)
    assert language.number(12345).replace("\xa0", " ") == number
    assert language.say("{n}", n=12345) == language.number(12345)
    assert language.score(0.8) == score


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (
            "en",
            (
                "4 October 2020",
                "4 to 17 October 2020",
                "28 September to 3 October 2020",
                "31 December 2019 to 1 January 2020",
            ),
        ),
        (
            "hy",
            (
                "4 հոկտեմբերի, 2020 թ.",
                "4–17 հոկտեմբերի, 2020 թ.",
                "28 սեպտեմբերի – 3 հոկտեմբերի, 2020 թ.",
                "31 դեկտեմբերի, 2019 թ. – 1 հունվարի, 2020 թ.",
            ),
        ),
        (
            "az",
            (
                "4 oktyabr 2020",
                "4–17 oktyabr 2020",
                "28 sentyabr – 3 oktyabr 2020",
                "31 dekabr 2019 – 1 yanvar 2020",
            ),
        ),
        (
            "ru",
            (
                "4 октября 2020 г.",
                "4–17 октября 2020 г.",
                "28 сентября – 3 октября 2020 г.",
                "31 декабря 2019 г. – 1 января 2020 г.",
            ),
        ),
    ],
)
def test_days_are_said_as_the_language_says_them(code, words):
    assert tuple(language_of(code).days(each) for each in RANGES) == words


@given(first=DAYS, more=st.integers(0, 800))
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_range_names_its_last_day_whole(code, first, more):
    language = language_of(code)
    last = first + timedelta(days=more)
    assert language.days(DayRange(first=first, last=last)).endswith(language.day(last))


def test_a_country_has_the_languages_name_and_an_unknown_one_its_own():
    assert language_of("en").country("AZ", "Azerbaijan") == "Azerbaijan"
    assert language_of("ru").country("AZ", "Azerbaijan") == "Азербайджан"
    assert language_of("hy").country("", "Somewhere") == "Somewhere"


# ---------------------------------------------------------------- the browser's words


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_browser_gets_what_it_needs_to_speak_the_language(code):
    words = json.loads(json.dumps(language_of(code).words(["Ganja", "</script>"])))
    assert words["language"] == code
    assert words["direction"] == "ltr"
    assert words["names"] == ["Ganja", "</script>"]
    assert len(words["months"]) == len(words["short_months"]) == 12
    assert parts_of(words["day"]) == {"day", "month", "year"}
    assert all(len(forms) in {1, len(words["plural"])} for forms in words["messages"].values())


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_browser_gets_its_own_sentences_and_the_vocabularies_and_no_others(code):
    said = language_of(code).words([])["messages"]
    for sentence in ("Play", EventType.BATTLES, SubEventType.SHELLING, *STATUS_WORDS.values()):
        assert sentence in said
    assert "Why here, why then" not in said


# ---------------------------------------------------------------- catalogs


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_catalog_is_whole_and_in_step_with_the_code(code):
    catalog = TOOL["renewed"](code)
    assert TOOL["left"](code, catalog) == []
    assert (TOOL["LOCALES"] / f"{code}.po").read_bytes() == TOOL["written"](code, catalog), "run tools/catalogs.py"


@pytest.mark.parametrize(
    ("english", "told", "fault"),
    [
        ("a {b}", "x {b}", None),
        ("a {b}", "", "is not translated"),
        ("a {b}", "x", "{parts}"),
        ("a {b}", "x {c}", "{parts}"),
        ("a {b}", "x {b", "{parts}"),
        (("{number} a", "{number} as"), ("{number} x", "{number} y", "{number} z"), None),
        (("{number} a", "{number} as"), ("{number} x", "{number} y", ""), "is not translated"),
        (("{number} a", "{number} as"), ("{number} x", "{number} y"), "has 2 forms"),
        (("{number} a", "{number} as"), ("{number} x", "{number} y", "z"), "{parts}"),
    ],
)
def test_a_translation_that_cannot_be_said_is_told_and_not_used(english, told, fault):
    catalog = Catalog(locale="ru")
    entry = catalog.add(english, told)
    found = list(faults(entry, 3))
    assert (fault is None) == (found == [])
    assert all(fault in each for each in found)
    assert bool(as_language("ru", catalog).messages) is (fault is None)


def test_an_entry_is_read_with_one_form_or_all():
    catalog = Catalog(locale="ru")
    assert english_of(catalog.add("a", "б")) == ("a",)
    assert translations_of(catalog.get("a")) == ("б",)
    assert english_of(catalog.add(("{number} a", "{number} as"))) == ("{number} a", "{number} as")


PYTHON = """
KEPT = message("a constant")
language.say("plain {part}", part=1)
language.say("one way" if here else "the other")
language.count("{number} x", "{number} xs", 3)
"words".count("w", 0)
language.say(kind)
"""
SCRIPT = """
const a = D.say("plain"), b = D.say('it\\'s', { x: D.say("inside") });
D.count("{number} x", "{number} xs", n); D.say("in two " + "parts"); this.count(1, 2); D.say(kind);
D.count(
  "{number} y",
  "{number} ys",
  D.message("kept"),
);
"""


def test_every_sentence_of_a_module_is_found():
    assert set(TOOL["in_python"](PYTHON)) == {
        ("a constant",),
        ("plain {part}",),
        ("one way",),
        ("the other",),
        ("{number} x", "{number} xs"),
    }


def test_every_sentence_of_a_script_is_found():
    assert set(TOOL["in_script"](SCRIPT)) == {
        ("plain",),
        ("it's",),
        ("inside",),
        ("{number} x", "{number} xs"),
        ("in two parts",),
        ("{number} y", "{number} ys"),
        ("kept",),
    }


def test_no_script_says_a_sentence_that_is_put_together():
    """D.say takes one sentence or one name: what a condition gives would not be found."""
    for path in (TOOL["ROOT"] / "dashboard" / "assets").glob("*.js"):
        for argument in re.findall(r"\bD\.(?:say|count|message)\(\s*([^\"'\s][^,)]*)", path.read_text("utf-8")):
            assert re.fullmatch(r"[\w.\[\]]+", argument.strip()), f"{path.name}: {argument}"


def test_kinds_of_event_are_translated_too():
    assert {(str(each),) for each in (*EventType, *SubEventType)} <= set(TOOL["sentences"]().values())
