"""Where place names stand: found in every way of writing, and not in people's names or common words."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.place import ToponymUse
from geodata.toponyms import find_toponyms

MARK = re.compile(r"\[([^\]]+)\]")


def unmark(marked):
    return MARK.sub(r"\1", marked), MARK.findall(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Shells fell near [Terter] on Monday.",
        "Both rode from [Mount Vernon], [New York], to [Boston].",
        "Firefighters came from [Lexington], [Ky.], and from [Regina], [Sask.].",
        "They met in [Washington], [D.C.], in May.",
        "[U.S.] envoys flew to [Baku].",
        "A man from the [Absheron district] was hurt.",
        "The mayor of [St. Paul] spoke in [Minneapolis].",
        "He left [New\u00a0York] for [Paris].",
        "[Nagorno-Karabakh] and [Nagorno Karabach] are one place.",
        "The [Armenia-Azerbaijan border] was quiet.",
        "The [Poland]-[Germany] match was on [U.K.] television.",
        "[Russian]-brokered talks began in [Moscow].",
        "[South Korean] sailors reached [Istanbul].",
        "The [Lachin corridor] was closed, and [Lachin] too.",
        "THE CENTRAL COMMITTEE OF THE LIBERAL UNION MET IN WESTERN [BAKU] YESTERDAY MORNING.",
        "SHELLS FELL ON [TERTER] AND ON [BARDA] YESTERDAY MORNING.",
        "shells fell on [terter] and in [ganja] yesterday morning, a doctor said",
        "[Şuşa] ilə [Laçın] arasında",
        "Обстрел города [Тертер] продолжался",
    ],
)
def test_names_are_found_whole_in_every_way_of_writing(marked, world):
    text, names = unmark(marked)
    assert [toponym.text for toponym in find_toponyms(text, world)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Paris said that he was tired.",
        "Jerome Faulkner and Judy Law were asked.",
        "President Lincoln signed it.",
        "George Washington crossed the river.",
        "In March the police made a deal.",
        "Reading is nice, and hope is of use to most.",
        "They ate turkey at the church.",
        "The coach, Kent Wells, and his aide, Florence Hill, left early.",
        "Police said the man was mobile.",
        "On Friday, May asked for more.",
    ],
)
def test_people_months_and_common_words_are_no_places(text, world):
    assert [toponym.text for toponym in find_toponyms(text, world)] == []


def test_a_surname_told_before_with_its_given_name_is_no_place(world):
    text = "Edward Campbell was in court. Campbell said nothing, and the judge asked Campbell again."
    assert find_toponyms(text, world) == ()


def test_a_spelling_that_no_list_has_is_found_where_the_text_speaks_of_the_theatre(world):
    known, unknown = "Fighting in Shusha went on.", "Shells fell near Mingatchevir."
    assert [t.text for t in find_toponyms(f"{known} {unknown}", world)] == ["Shusha", "Mingatchevir"]


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet=st.sampled_from("ABaku nShGjr.,-'’()\n ə"), max_size=120))
def test_toponyms_are_in_order_within_the_text_and_never_overlap(world, text):
    last = 0
    for toponym in find_toponyms(text, world):
        assert last <= toponym.start < toponym.end <= len(text)
        assert text[toponym.start : toponym.end] == toponym.text
        assert toponym.use in ToponymUse
        assert toponym.candidates
        last = toponym.end


@pytest.mark.parametrize("unit", ["Baku ", "Baku-", "a", "A. ", "(", "\n", "Baku, ", "Mr. ", "Ganja and "])
def test_a_line_of_a_hundred_thousand_characters_is_read(unit, world):
    text = unit * (100_000 // len(unit))
    assert all(toponym.end <= len(text) for toponym in find_toponyms(text, world))


def test_no_text_has_no_toponyms(world):
    assert find_toponyms("", world) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Duluth Police Department is looking for a car.", ["Duluth"]),
        ("Duluth Sheriff Jane Roe spoke.", ["Duluth"]),
        ("Military Police came.", []),
        ("Six people were hurt in Prince George's County on Sunday.", ["Prince George's County"]),
        ("Six people were hurt in Prince George’s County on Sunday.", ["Prince George’s County"]),
        ("Six people were hurt in Duluth's County Hall on Sunday.", ["Duluth"]),
    ],
)
def test_towns_before_their_police_and_counties_with_a_possessive_are_found(text, names, world):
    assert [toponym.text for toponym in find_toponyms(text, world)] == names
